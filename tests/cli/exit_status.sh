#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# 0 clean, 1 findings, 2 could not do the job.
# shellcheck source=tests/cli/lib.sh
. "${top_srcdir:?run by make check}/tests/cli/lib.sh"

echo 'We reply by Friday.' >clean.txt
echo 'We reply soon.' >warning.txt
echo 'Please ring us.' >error.txt
echo 'I will reach out to you.' >suggestion.txt

lint clean.txt; expect 0 'clean'
lint suggestion.txt; expect 0 'a suggestion'
lint warning.txt; expect 1 'a warning'
lint error.txt; expect 1 'an error'
lint warning.txt --fail-on error; expect 0 'a warning with --fail-on error'
lint error.txt --fail-on=error; expect 1 'an error with --fail-on error'
lint suggestion.txt --fail-on suggestion; expect 1 'a suggestion with --fail-on suggestion'
lint error.txt --fail-on never; expect 0 'an error with --fail-on never'
lint warning.txt --fail-on never --fail-under 85; expect 0 'a score of 85 is not under 85'
lint warning.txt --fail-on never --fail-under 86; expect 1 'a score of 85 is under 86'
lint clean.txt --fail-under 101; expect 2 'no such score'
lint clean.txt error.txt clean.txt; expect 1 'one of several'
lint clean.txt missing.txt error.txt; expect 2 'a missing file is worse than findings'
has out 'error.txt:1:8' 'and the rest is judged all the same'
has err 'missing.txt: cannot be read: No such file or directory' 'and it is named'
lint --fail-on error --no-such-option clean.txt; expect 2 'an unknown option'
plain explain no/such-rule; expect 2 'an unknown rule'
plain version; expect 0 'version'
plain --version; expect 0 '--version'
plain --help; expect 0 '--help'
plain help nothing; expect 2 'help on nothing'
# A rule that meets a limit is skipped, never passed.
cat >rules/demo/catastrophic.yml <<'EOF'
since: 0.1.0
level: warning
points: 5
find: [{regex: '(a+)+z', needs: [aa]}]
message: "Never found."
advice: "None."
why: "It shows what becomes of a regular expression that does not end."
examples: {fail: ["aaz"], pass: ["Hello."]}
EOF
{ printf 'A reply: '; printf 'a%.0s' $(seq 3000); echo ' z'; } >limit.txt
lint limit.txt
expect 2 'a skipped rule'
has err 'limit.txt: rule demo/catastrophic was skipped: ' 'is named'
echo "{\"text\": \"$(cat limit.txt)\"}" >limit.jsonl
lint --jsonl limit.jsonl
expect 2 'a skipped rule with --jsonl'
has err 'limit.jsonl:1: rule demo/catastrophic was skipped: ' 'is named'
finish
