#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Findings that are allowed: by entries of .replylint-allow.yml and of the settings, and by comments in drafts.
# shellcheck source=tests/cli/lib.sh
. "${top_srcdir:?run by make check}/tests/cli/lib.sh"

lines() { lint "$@" --format line; }
mkdir -p macros/sms
echo 'We answer soon. Ring us.' >macros/a.txt
echo 'We answer soon. Ring us.' >macros/sms/b.txt
echo '{"id": "m-17", "text": "We answer soon. Ring us."}' >macros/c.json

# ---- entries
cat >.replylint-allow.yml <<'YAML'
- rule: demo/ring
  file: "macros/*.txt"
  reason: "The shop has a free line."
YAML
lines macros; expect 1 'an entry for files'
is out 'hides that rule there, and nothing else' <<'OUT'
macros/a.txt:1:11: warning: No time is named: "soon". [demo/soon]
macros/c.json:1:35: warning: No time is named: "soon". [demo/soon]
macros/c.json:1:41: error: The customer is sent to the telephone. [demo/ring]
macros/sms/b.txt:1:11: warning: No time is named: "soon". [demo/soon]
macros/sms/b.txt:1:17: error: The customer is sent to the telephone. [demo/ring]
OUT
lint macros/a.txt; has out ': 1 warning; not shown: 1 allowed.' 'which the last line tells'
lint macros/a.txt --format jsonl; has out '"hidden":{"allowed":1,"baseline":0,"unchanged":0}' 'and JSON'
lines macros/a.txt --no-config; has out demo/ring '--no-config: no entry counts'
cat >.replylint-allow.yml <<'YAML'
- {rule: demo, item: m-17, reason: "It is the one for the shop."}
YAML
lines macros/c.json; expect 0 'an entry for an item, and a category'; is out 'hides all of it' </dev/null
sed 's/m-17/m-18/' macros/c.json >macros/d.json; lines macros/d.json; expect 1 'another item is another'; rm macros/d.json
cat >.replylint.yml <<'YAML'
allow:
  - {rule: demo/ring, file: macros/, reason: "a"}
  - {rule: demo/soon, file: "**", item: m-17, reason: "b"}
YAML
rm .replylint-allow.yml
lines macros/a.txt macros/c.json; is out 'allow: in the settings' <<'OUT'
macros/a.txt:1:11: warning: No time is named: "soon". [demo/soon]
OUT
printf -- '- {rule: demo/soon, file: "*.txt", reason: c}\n' >macros/.replylint-allow.yml
lines macros/a.txt macros/sms/b.txt; expect 0 'entries of folders come together'
rm macros/.replylint-allow.yml .replylint.yml
lint macros/a.txt --baseline base.json --write-baseline -q
printf -- '- {rule: demo/ring, file: macros/a.txt, reason: c}\n' >.replylint-allow.yml
lint macros/a.txt --baseline base.json; has out 'not shown: 1 allowed, 1 in the baseline' 'what is allowed is not of the baseline'
has err '1 finding is paid off' 'where it is paid off'
sed 's/^level: suggestion/&\nsafe: true/' rules/demo/wording.yml >safe.yml && mv safe.yml rules/demo/wording.yml
echo 'I will reach out to you.' >fix.txt
printf -- '- {rule: demo/wording, file: fix.txt, reason: c}\n' >.replylint-allow.yml
lint --fix fix.txt; holds 'what is allowed is not fixed' [ "$(cat fix.txt)" = 'I will reach out to you.' ]
rm .replylint-allow.yml; lint --fix fix.txt; holds 'what is not, is' [ "$(cat fix.txt)" = 'I will write to you.' ]

# ---- days
allow() { printf -- '- {rule: demo/soon, file: macros/a.txt, reason: "It is short.", expires: %s}\n- {rule: demo/ring, file: macros/a.txt, reason: b}\n' "$1" >.replylint-allow.yml; }
allow 9999-12-31; lines macros/a.txt; expect 0 'a day that is to come'; is err 'of which nothing is said' </dev/null
allow "$(date +%F)"; lines macros/a.txt; expect 0 'the last day counts'
allow 2001-01-31; lines macros/a.txt; expect 1 'a day that is over'; has out demo/soon 'hides nothing'
is err 'and is said to be over' <<<'.replylint-allow.yml:1:10: warning: demo/soon was allowed until 2001-01-31, which is over'
allow 2001-13-31; lines macros/a.txt; expect 2 'a day that is none'; has err '.replylint-allow.yml:1:74: expected a day' 'has its place'
allow '"soon"'; lines macros/a.txt; expect 2 'a word'

# ---- of no use
printf -- '- {rule: demo/wording, file: macros/a.txt, reason: b}\n' >.replylint-allow.yml
lines macros/a.txt; is err 'an entry that hides nothing' <<<'.replylint-allow.yml:1:10: warning: demo/wording is allowed, and found nowhere; take this out'
expect 1 'does not change the exit status'
echo 'At ten.' >ten.txt; printf -- '- {rule: demo/soon, file: ten.txt, reason: b}\n' >.replylint-allow.yml
lines ten.txt; expect 0 'nothing is found'
lines ten.txt --strict; expect 1 '--strict: what is of no use makes the exit status 1'
lines macros; lacks err 'found nowhere' 'of drafts that were not judged nothing is said'
printf -- '- {rule: demo/unsorry, file: ten.txt, reason: b}\n' >.replylint-allow.yml
lines ten.txt --strict; expect 0 'nor of a rule that could not be judged'
lines ten.txt --strict --signal complaint=no; expect 0 'or did not apply'
lines ten.txt macros/a.txt --strict --signal complaint=yes; is err 'an entry of use' </dev/null
printf -- '- {rule: demo/soon, file: macros/, reason: b}\n' >.replylint-allow.yml
echo 'At ten.' >macros/ten.txt; lines macros --strict; lacks err 'nowhere' 'once is enough'; rm macros/ten.txt

# ---- faults of entries
bad() { # PLACE WORDS DESCRIPTION < entries
  cat >.replylint-allow.yml; lines ten.txt
  expect 2 "$3"; has err ".replylint-allow.yml:$1: $2" "$3: has its place, and is explained"
}
bad 1:4 'which rule is allowed?' 'no rule' <<<'- {file: a, reason: b}'
bad 1:4 'where is it allowed?' 'no place' <<<'- {rule: demo/soon, reason: b}'
bad 1:4 'why is it allowed?' 'no reason' <<<'- {rule: demo/soon, file: a}'
bad 1:10 'there is no rule "demo/son"; did you mean "demo/soon"?' 'a rule with a slip' <<<'- {rule: demo/son, file: a, reason: b}'
bad 1:4 'what is allowed has no key "flie"; did you mean "file"?' 'a key with a slip' <<<'- {flie: a, rule: demo/soon, reason: b}'
bad 1:1 'what is allowed is a list' 'a map' <<<'rule: demo/soon'
bad 1:3 'what is allowed is a list' 'a text' <<<'- demo/soon'
bad 2:1 '' 'no YAML' <<<'- {rule: demo/soon'
: >.replylint-allow.yml; lines ten.txt; expect 0 'an empty file'
printf '# later\n' >.replylint-allow.yml; lines ten.txt; expect 0 'a comment'
rm .replylint-allow.yml
printf 'allow: [{rule: demo/soon, file: a}]\n' >.replylint.yml; lines ten.txt; expect 2 'the same in the settings'
has err '.replylint.yml:1:10: why is it allowed?' 'has its place'
rm .replylint.yml

# ---- comments
note() { cat >"$1"; lines "$1"; }
note a.md <<'MD'
We answer soon. <!-- replylint allow demo/soon: it is short --> Ring us.
MD
is out 'a comment in Markdown' <<<'a.md:1:65: error: The customer is sent to the telephone. [demo/ring]'
note a.html <<'HTML'
<!-- replylint allow demo/soon: it is short -->
<!--
  replylint allow demo/ring until 9999-01-01: there is a free line: ours
-->
<p>We answer soon. Ring us.</p>
HTML
expect 0 'comments in HTML, with a day and over lines'
lint a.html --no-config; has out 'not shown: 2 allowed' '--no-config is not about them'
note a.txt <<'TXT'
---
# replylint allow demo/soon: it is short
kind: reply
# replylint allow demo/ring: a free line
---
We answer soon. Ring us.
TXT
expect 0 'comments in front matter'
note b.txt <<'TXT'
We answer soon.
# replylint allow demo/soon: this is what the customer reads
TXT
expect 1 'a line of the text is no comment'
printf '{"text": "<p>Soon. <!-- replylint allow demo/soon: short --></p>", "format": "html"}\n' >a.json
lines a.json; expect 0 'a comment in the HTML of a record'
note a.md <<'MD'
We answer at ten. <!-- replylint allow demo/soon: it is short -->
MD
is err 'a comment of no use' <<<'a.md:1:19: warning: demo/soon is allowed, and found nowhere; take this out'
expect 0 'is no fault'
lines a.md --strict; expect 1 'but for --strict'
note a.md <<'MD'
We answer soon. <!-- replylint allow demo/soon until 2001-01-01: it is short -->
MD
expect 1 'a comment whose day is over'; has err 'a.md:1:17: warning: demo/soon was allowed until 2001-01-01, which is over' 'is said to be'
bad_note() { # PLACE WORDS DESCRIPTION < draft
  note bad.md; expect 2 "$3"; has err "bad.md:$1: $2" "$3: has its place, and is explained"
}
bad_note 2:1 'which rule is allowed, and why?' 'a comment without reason' <<<$'Soon.\n<!-- replylint allow demo/soon -->'
bad_note 1:1 'which rule is allowed, and why?' 'an empty reason' <<<$'<!-- replylint allow demo/soon: -->Soon.'
bad_note 1:1 'which rule is allowed, and why?' 'a comment without rule' <<<$'<!-- replylint allow -->Soon.'
bad_note 1:1 'there is no rule "demo/son"; did you mean "demo/soon"?' 'a comment with a slip' <<<$'<!-- replylint allow demo/son: short -->Soon.'
bad_note 1:1 'expected a day' 'a day that is none' <<<$'<!-- replylint allow demo/soon until May: short -->Soon.'
note a.md <<'MD'
<!-- replylint allows demo/soon: no such word --><!-- about replylint allow --> Soon. <!-- replylint allow demo/soon
MD
expect 1 'other comments, and one that does not end, are no comments of ours'
rm -f ./*.md ./*.html ./*.json

# In a library of YAML a comment stands beside the macro.
cat >library.yml <<'YAML'
- title: First
  # replylint allow demo/soon: it is short
  body: |
    We answer soon.
    # replylint allow demo/ring: this is what the customer reads
- title: Second
  body: We answer soon.
# replylint allow demo/soon: above the map
- title: Third
  body: We answer soon.
- {title: Fourth, body: We answer soon.}
YAML
lines library.yml
is out 'comments in a library of YAML' <<'OUT'
library.yml:7:19: warning: No time is named: "soon". [demo/soon]
library.yml:11:35: warning: No time is named: "soon". [demo/soon]
OUT
cat >library.yml <<'YAML'
- title: First
  # replylint allow demo/wording: ours
  body: I will reach out to you.
- title: Second
  body: I will reach out to you.
- title: Third
  body: "<p>I will reach out to you. <!-- replylint allow demo/wording: ours --></p>"
YAML
lint --fix library.yml -q
holds 'only what is not allowed is fixed' [ "$(grep -n 'write to' library.yml)" = '5:  body: I will write to you.' ]
rm library.yml
note many.html < <(for n in {1..2000}; do echo "<!-- replylint allow demo/soon: $n --><!--"; done; echo 'Soon.')
expect 0 'two thousand comments come to an end'
finish
