#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# The baseline: written, used, paid off, pruned; files that are none.
# shellcheck source=tests/cli/lib.sh
. "${top_srcdir:?run by make check}/tests/cli/lib.sh"

mkdir macros
printf 'We answer soon.\nRing us.\n' >macros/a.txt
printf 'We answer shortly.\n' >macros/b.txt
base() { lint "$@" --baseline base.json; }

base macros; expect 2 'a baseline that is not there'; has err 'base.json: cannot be read' 'is said'
lint macros --write-baseline; expect 2 'which file is asked'; has err '--baseline FILE' 'and how to say it'
base macros --write-baseline --format line; expect 0 '--write-baseline'
is out 'shows nothing of what it keeps' </dev/null
is err 'and says what it did' <<<"base.json: written, with 3 of this run's findings"
sed -E 's/[0-9a-f]{16}/FINGERPRINT/' base.json >shape
is shape 'a finding a line, sorted' <<'JSON'
{"replylint_baseline": 1, "findings": [
{"file":"macros/a.txt","rule":"demo/ring","fingerprint":"FINGERPRINT"},
{"file":"macros/a.txt","rule":"demo/soon","fingerprint":"FINGERPRINT"},
{"file":"macros/b.txt","rule":"demo/soon","fingerprint":"FINGERPRINT"}
]}
JSON
cp base.json first.json
base macros --write-baseline -q; holds 'written again it is the same' cmp -s base.json first.json
is err '--quiet says nothing' </dev/null
base macros --format line; expect 0 'what it knows does not count'; is out 'and is not shown' </dev/null
base ./macros/a.txt macros//b.txt; expect 0 'however a path is typed'
lint macros --baseline "$work/base.json"; expect 0 'and that of the baseline'
base macros; has out 'macros/a.txt: Score 55/100, pass mark 80: no findings; not shown: 2 in the baseline.' 'the score is that of the text'
base macros --fail-under 80; expect 1 'as --fail-under sees it'
base macros --format jsonl; has out '"hidden":{"allowed":0,"baseline":2,"unchanged":0}' 'JSON counts them'; has out '"findings":[]' 'and holds none of them'
base macros --format json; holds 'and stays JSON' python3 -c 'import json; json.load(open("out"))'

printf '\n\nWe answer SOON.\nRing us.\nWe will call you shortly.\n' >macros/a.txt
base macros --format line; expect 1 'a new finding counts'
is out 'and is shown alone, wherever the old ones went' <<'OUT'
macros/a.txt:5:18: warning: No time is named: "shortly". [demo/soon]
OUT
base macros --format jsonl; has out '"findings":[{"rule":"demo/soon"' 'JSON has it, too'
base macros; has out ': 1 warning; not shown: 2 in the baseline.' 'and the last line'
base macros --diff; expect 0 'what is not shown is not fixed'
lint macros/a.txt macros/b.txt --baseline base.json --max-warnings 1; expect 0 '--max-warnings counts what is shown'

# ---- paid off
printf 'We answer at ten.\nRing us.\n' >macros/a.txt
base macros -q; expect 0 'a finding that is mended'
is err 'is no news with --quiet' </dev/null
base macros --format line
is err 'is else said to be paid off' <<<'base.json: 1 finding is paid off; --prune-baseline takes them out'
base macros --strict -q; expect 1 '--strict: and makes the exit status 1'
base macros/b.txt; lacks err 'paid off' 'nothing is said of drafts that were not judged'
base macros/b.txt --strict; expect 0 'with --strict, too'
base macros --prune-baseline; expect 0 '--prune-baseline'
has err 'base.json: 1 finding is paid off, and taken out' 'says so'
diff first.json base.json >changes
is changes 'takes out that line, and no other' <<OUT
3d2
< $(sed -n 3p first.json)
OUT
base macros --strict; expect 0 'nothing is paid off any more'
cp base.json pruned.json; touch -d 2001-01-01 base.json; base macros --prune-baseline
holds 'nothing to prune: the file is not written' [ base.json -ot pruned.json ]
rm macros/b.txt; base macros/a.txt --format line; has err '1 finding is paid off' 'so is what was found in a file that is gone'
printf 'We answer shortly.\n' >macros/b.txt

# ---- part of the drafts
cp first.json base.json; printf 'We answer soon.\nRing us.\n' >macros/a.txt; printf 'At ten.\n' >macros/b.txt
base macros/b.txt --write-baseline; expect 0 '--write-baseline of one draft'
holds 'keeps what the others have' [ "$(grep -o '[ab].txt' base.json | xargs)" = 'a.txt a.txt' ]

# ---- the file in the settings, and runs from another folder
printf 'baseline: base.json\n' >.replylint.yml
lint macros/a.txt; expect 0 'baseline: in the settings'
lint macros/a.txt --no-config; expect 1 'is one of them'
lint macros/a.txt --write-baseline -q; expect 0 'and is the one that is written'
lint macros/a.txt --baseline missing.json; expect 2 'the option wins'
rm .replylint.yml

# ---- what does not go together
base macros --write-baseline --prune-baseline; expect 2 '--write-baseline and --prune-baseline'
base macros --write-baseline --new-from HEAD; expect 2 '--write-baseline and --new-from'
echo '{"text": "Soon."}' >records.jsonl; base --jsonl records.jsonl --write-baseline; expect 2 '--jsonl and --write-baseline'
cp first.json base.json; base macros missing.txt --write-baseline; expect 2 'a draft that cannot be read'
has err 'base.json: not written' 'keeps the baseline from being written'; holds 'it stays' cmp -s first.json base.json

# ---- files that are no baselines
bad() { # PLACE WORDS DESCRIPTION < file
  cat >base.json; cp base.json before.json
  base macros; expect 2 "$3"; has err "base.json:$1: $2" "$3: is said"
  base macros --write-baseline; expect 2 "$3: is not written over"
  holds "$3: it stays" cmp -s base.json before.json
}
bad 1:24 'a baseline of version 2' 'another version' <<<'{"replylint_baseline": 2, "findings": []}'
bad 1:1 'this is no baseline' 'another file' <<<'{"findings": []}'
bad 1:1 'this is no baseline' 'a list' <<<'[]'
bad 1:2 '' 'no JSON' <<<'{oops'
bad 2:3 'expected a finding' 'an entry without fingerprint' <<<$'{"replylint_baseline": 1, "findings": [\n{"file": "a", "rule": "demo/soon"}]}'
bad 2:3 'expected a finding' 'a fingerprint that is none' <<<$'{"replylint_baseline": 1, "findings": [\n{"file": "a", "rule": "demo/soon", "fingerprint": "abc"}]}'
bad 1:1 'a baseline has a list' 'no findings' <<<'{"replylint_baseline": 1}'
bad 2:1 '' 'a conflict of a merge' <<<$'{"replylint_baseline": 1, "findings": [\n<<<<<<< HEAD\n]}'
: >base.json; base macros; expect 2 'an empty file'
printf '{"replylint_baseline": 1, "findings": []}' >base.json; base macros --format line; expect 1 'an empty baseline'
rm base.json; mkdir base.json; base macros; expect 2 'a folder'; base macros --write-baseline; expect 2 'is not written over'; rmdir base.json
lint macros --baseline nowhere/base.json --write-baseline; expect 2 'a folder that is not there'
has err 'nowhere/base.json: ' 'is named'
if [ "$(id -u)" -ne 0 ]; then
  mkdir shut; chmod 555 shut; lint macros --baseline shut/base.json --write-baseline; expect 2 'a folder that is read-only'
fi
cp first.json real.json; ln -s real.json base.json; base macros --write-baseline
holds 'a link stays a link' [ -L base.json ]
rm -f base.json
if (ulimit -f 1) 2>/dev/null; then
  for n in {1..60}; do echo 'We answer soon.' >"macros/m$n.txt"; done
  cp first.json base.json
  (ulimit -f 1; "$REPLYLINT" macros --rules rules --baseline base.json --write-baseline -q >/dev/null 2>err); status=$?
  expect 2 'a disk that is full'; has err 'base.json: cannot be written' 'is said'
  holds 'and the old baseline stays' cmp -s first.json base.json
  holds 'nothing is left behind' [ -z "$(find . -maxdepth 1 -name '.replylint-*')" ]
fi
finish
