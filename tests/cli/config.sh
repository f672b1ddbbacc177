#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# .replylint.yml: where it is looked for, what lies over what, sections, what is ignored, config show and init.
# shellcheck source=tests/cli/lib.sh
. "${top_srcdir:?run by make check}/tests/cli/lib.sh"

lines() { lint "$@" --format line; }
mkdir -p macros/sms/deep other
for file in top macros/a macros/b.old macros/sms/c macros/sms/deep/d other/e; do echo 'Soon.' >$file.txt; done

# ---- what lies over what
echo 'rules: {demo/soon: error}' >.replylint.yml
lines top.txt; has out 'top.txt:1:1: error: ' 'settings of the folder of a draft'
lines macros/sms/deep/d.txt; has out 'd.txt:1:1: error: ' 'and of those above it'
(cd macros/sms && "$REPLYLINT" deep/d.txt --rules "$work/rules" --format line >"$work/out" 2>"$work/err"); has out 'error: ' 'wherever the command runs'
"$REPLYLINT" "$work/macros/a.txt" --rules rules --format line >out 2>err; has out 'error: ' 'by a whole path, too'
echo 'rules: {demo: suggestion}' >macros/.replylint.yml
lines macros/a.txt; has out 'a.txt:1:1: suggestion: ' 'the nearer file wins, a category over a rule, too'
lines top.txt; has out 'top.txt:1:1: error: ' 'and holds below its folder only'
lines top.txt macros/a.txt other/e.txt
is out 'drafts of one run each have their own' <<'OUT'
top.txt:1:1: error: No time is named: "Soon". [demo/soon]
macros/a.txt:1:1: suggestion: No time is named: "Soon". [demo/soon]
other/e.txt:1:1: error: No time is named: "Soon". [demo/soon]
OUT
echo 'points: {demo/soon: 40}' >>.replylint.yml
lint macros/a.txt; has out 'Score 60/100' 'what the nearer file does not say, the farther does'
cp "$HOME/.config/replylint/config.yml" usual.yml
echo 'pass_mark: 55' >>"$HOME/.config/replylint/config.yml"
lint macros/a.txt; has out 'pass mark 55' "and below both lie the user's"
lint top.txt macros/a.txt; has out '2 drafts: 2 passed, 0 below the pass mark 55.' 'which the total tells'
echo 'pass_mark: 70' >>macros/.replylint.yml
lint top.txt macros/a.txt; has out '2 drafts: 1 passed, 1 below their pass marks.' 'pass marks that differ'
echo 'root: true' >>macros/.replylint.yml
cat usual.yml >>macros/.replylint.yml; sed -i '0,/^rules: {demo: suggestion}$/{//d}' macros/.replylint.yml
lint macros/a.txt; has out 'Score 85/100, pass mark 70' 'root: true: nothing above, nor the user, has a say'
lint top.txt --no-config; has out 'top.txt:1:1: warning' '--no-config: no file counts'
{ cat usual.yml; echo 'profile: email'; } >own.yml
lint macros/a.txt --config own.yml; has out 'Score 85/100, pass mark 80' '--config: that file alone counts'
lint top.txt --channel nowhere; expect 2 'options are still looked at'
echo 'agent: {name: Ann}' >.replylint.yml; echo 'agent.name: Bea' >other/.replylint.yml
plain config show other/e.txt --rules rules; has out 'agent.name: Bea' 'keys may be written in two ways'
rm other/.replylint.yml macros/.replylint.yml
mkdir macros/.git; echo 'rules: {demo/soon: error}' >.replylint.yml
lines macros/a.txt; has out 'warning: ' 'the search ends at the top of a repository'
rmdir macros/.git
mkdir -p "$HOME/drafts"; cp top.txt "$HOME/drafts"; lines "$HOME/drafts/top.txt"; has out 'warning: ' 'and at home'
ln -s macros link; lines link/a.txt; has out 'link/a.txt:1:1: error' 'a link to a folder'
ln -s loop loop; lines loop/a.txt; expect 2 'a loop of links'; has err 'loop/a.txt: ' 'is said at the draft'
echo 'Soon.' | lint --format line; has out '<stdin>:1:1: error' 'standard input: where the command runs'
echo 'rules: {demo/soon: suggestion}' >macros/.replylint.yml
echo 'Soon.' | lint --format line --stdin-filename macros/new.txt; has out 'macros/new.txt:1:1: suggestion' 'or where it is said to come from'
rm macros/.replylint.yml

# ---- sections
cat >.replylint.yml <<'YAML'
rules: {demo/soon: suggestion}
paths:
  - files: ["macros/**", "!*.old.txt"]
    settings:
      rules: {demo/soon: warning}
  - files: macros/sms/
    settings: {rules: {demo/soon: error}, pass_mark: 99}
ignore: ["other/", "*.tmp"]
YAML
lines macros top.txt
is out 'a later section lies over an earlier one; ! takes back' <<'OUT'
macros/a.txt:1:1: warning: No time is named: "Soon". [demo/soon]
macros/b.old.txt:1:1: suggestion: No time is named: "Soon". [demo/soon]
macros/sms/c.txt:1:1: error: No time is named: "Soon". [demo/soon]
macros/sms/deep/d.txt:1:1: error: No time is named: "Soon". [demo/soon]
top.txt:1:1: suggestion: No time is named: "Soon". [demo/soon]
OUT
(cd macros && "$REPLYLINT" sms/c.txt --rules "$work/rules" --format line >"$work/out" 2>"$work/err"); has out 'error: ' 'patterns count from the folder of their file'
lint macros/sms/c.txt; has out 'pass mark 99' 'a section may hold any setting of drafts'

patterns() { # PATTERN < paths that match: among these
  printf 'rules: {demo/soon: off}\npaths: [{files: ["%s"], settings: {rules: {demo/soon: error}}}]\n' "$1" >.replylint.yml
  lint p --format line; sed -n 's/:1:1: error.*//p' out >matched
  is matched "pattern $1"
}
mkdir -p p/x/y p/xy 'p/[odd]'
for file in p/a.txt p/b.md p/x/a.txt p/x/y/a.txt p/xy/c.txt 'p/[odd]/a.txt'; do echo 'Soon.' >"$file"; done
patterns '*.md' <<<'p/b.md'
patterns '/*.md' </dev/null
patterns 'p/*.txt' <<<'p/a.txt'
patterns 'p/**/a.txt' <<'OUT'
p/[odd]/a.txt
p/a.txt
p/x/a.txt
p/x/y/a.txt
OUT
patterns 'x' <<'OUT'
p/x/a.txt
p/x/y/a.txt
OUT
patterns '**/y/**' <<<'p/x/y/a.txt'
patterns 'p/x?/*' <<<'p/xy/c.txt'
patterns 'p/[a-b].*' <<'OUT'
p/a.txt
p/b.md
OUT
patterns 'p/[!a].*' <<<'p/b.md'
patterns './p/b.md' <<<'p/b.md'
patterns 'p/\\[odd\\]/*' <<<'p/[odd]/a.txt'
patterns 'p/[odd/a.txt' </dev/null
stars=$(printf '*a%.0s' {1..400})
timeout 20 bash -c "printf 'paths: [{files: [\"%s\"], settings: {}}]\n' '$stars' >.replylint.yml; '$REPLYLINT' p -q --format line >out 2>err"; status=$?
expect 0 'a pattern of 400 stars comes to an end'

# ---- an index of its own for each folder
mkdir -p like/here; echo 'Thank you for writing to us about the parcel, which we have now found in the depot.' >like/here/a.txt
cp like/here/a.txt like/b.txt; : >.replylint.yml
plain index build like/b.txt -o like/here.index; echo 'index: ../here.index' >like/here/.replylint.yml
lint like/here/a.txt like/b.txt --format jsonl
holds 'index: as seen from the folder of its file, for what lies there' [ "$(grep -c '"similar":\[{' out)" -eq 1 ]
echo 'index: missing.index' >like/here/.replylint.yml; lint like/here/a.txt; expect 2 'one that is not there'
has err 'like/here/missing.index' 'is named'
echo '{a' >like/here/.replylint.yml; lint like/b.txt -q; expect 0 'settings beside the drafts are not read'

# ---- what is ignored
printf 'ignore: ["other/", "*.old.txt", "!macros/b.old.txt"]\n' >.replylint.yml
lines macros other; has out 'macros/b.old.txt:1:1' '! takes one back'; lacks out 'other/' 'a folder that is ignored'
lacks err 'not judged' 'of drafts found in folders that is not said'
lint other/e.txt; expect 0 'a draft that is named is ignored, too'
is err 'which is said' <<<'other/e.txt: not judged: .replylint.yml:1:11 says to ignore it'
lint other/e.txt --format json; is out 'nothing to judge, as JSON' <<<'[]'
plain signals other/e.txt --rules rules; expect 0 'other commands leave it out, too'
echo 'Soon.' | lint --stdin-filename other/e.txt --format line; has out 'other/e.txt:1:1' 'standard input is never ignored'

# ---- the run
printf 'fail_on: error\njobs: 2\n' >.replylint.yml
lint top.txt; expect 0 'fail_on in the settings'
lint top.txt --fail-on warning; expect 1 'the option wins'
printf 'fail_under: 90\nfail_on: never\n' >.replylint.yml
lint top.txt; expect 1 'fail_under'
lint top.txt --exit-zero; expect 0 '--exit-zero'
lint missing.txt --exit-zero; expect 2 'what cannot be judged stays trouble'
printf 'max_warnings: 2\n' >.replylint.yml
lint top.txt other/e.txt; expect 0 'max_warnings: as many are fine'
lint top.txt other/e.txt macros/a.txt; expect 1 'one more is not'
lint top.txt other/e.txt macros/a.txt --max-warnings 3; expect 0 '--max-warnings'
lint top.txt --max-warnings 0; expect 1 '--max-warnings 0'
lint top.txt --max-warnings many; expect 2 '--max-warnings: no number'
echo 'Ring us.' >ring.txt; lint ring.txt --max-warnings 9; expect 1 'an error is none of them'
lint top.txt --max-warnings 0 --fail-on error; expect 1 '--max-warnings counts beside --fail-on error'
lint top.txt --max-warnings 0 --fail-on never; expect 0 'but not beside never'
printf '{"text": "Soon."}\n%.0s' 1 2 3 >records.jsonl
lint --jsonl records.jsonl; expect 1 'records are counted'
lint --jsonl records.jsonl --max-warnings 3; expect 0 'together'
echo 'fail_on: error' >macros/.replylint.yml; lint macros/a.txt --max-warnings 0
expect 1 'what is for the run counts where the command runs'; rm macros/.replylint.yml

# ---- faults
bad() { # PLACE WORDS DESCRIPTION < settings
  cat >.replylint.yml; lint top.txt
  expect 2 "$3"; has err ".replylint.yml:$1: " "$3: has its place"; has err "$2" "$3: is explained"
}
bad 1:1 'did you mean "ignore"?' 'a key with a slip' <<<'igonre: ["x"]'
bad 1:1 'did you mean "pass_mark"?' 'a key of the library with a slip' <<<'pas_mark: 3'
bad 2:15 'is no level' 'a level that is none' <<<$'rules:\n  demo/soon: "loud"'
bad 1:11 'no channel "twitr"' 'a channel that there is none of' <<<$'channel:  twitr'
bad 1:12 'expected' 'a pass mark that is no number' <<<'pass_mark: high'
bad 1:29 'did you mean "demo/soon"?' 'a rule with a slip, in a section' <<<'paths: [{settings: {rules: {demo/son: off}}, files: "nowhere/**"}]'
bad 1:10 'needs files and settings' 'a section without files' <<<'paths: [{settings: {}}]'
bad 1:31 'a section has no key "jobs"' 'a section with what is for the run' <<<'paths: [{files: x, settings: {jobs: 2}}]'
bad 1:10 'did you mean "files"?' 'a section with a slip' <<<'paths: [{flies: x, settings: {}}]'
bad 1:1 'is a list' 'sections that are no list' <<<'paths: {files: x}'
bad 1:1 'expected a pattern' 'a pattern that is none' <<<'ignore: [{}]'
bad 1:10 'error, warning' 'fail_on with a slip' <<<'fail_on: warnig'
bad 1:7 'true or false' 'root that is neither' <<<'root: perhaps'
bad 1:7 '1000' 'too many jobs' <<<'jobs: 100000'
bad 3:1 'bracket' 'no YAML' <<<$'rules: {a\nb: ['
bad 1:9 'alias' 'an alias' <<<'rules: *all'
bad 1:1 'key: value' 'no map' <<<'- rules'
: >.replylint.yml; lint top.txt; expect 1 'an empty file says nothing'
printf '# nothing\n' >.replylint.yml; lint top.txt; expect 1 'nor does a comment'
printf 'rules:\npaths:\n' >.replylint.yml; lint top.txt --format line; has err 'paths is a list' 'a key without value'
printf 'rules: \xff\n' >.replylint.yml; lint top.txt; expect 2 'no UTF-8'
rm .replylint.yml; mkdir .replylint.yml; lint top.txt; expect 2 'a folder of that name'; rmdir .replylint.yml
if [ "$(id -u)" -ne 0 ]; then
  echo 'root: true' >.replylint.yml; chmod 0 .replylint.yml; lint top.txt; expect 2 'one that may not be read'; rm -f .replylint.yml
fi
echo 'pas_mark: 3' >macros/.replylint.yml
lint macros top.txt --format line; expect 2 'settings at fault in one folder'
has out 'top.txt:1:1: warning' 'do not keep other drafts from being judged'
has err 'macros/a.txt: not judged' 'and each draft of that folder is named'
holds 'the fault is said once' [ "$(grep -c 'pas_mark' err)" -eq 1 ]
lint macros --format json; has out '"error":{' 'as JSON, too'
rm macros/.replylint.yml

# ---- config show
cat >.replylint.yml <<'YAML'
channel: email
own_contacts: ["0161 496 0000", help@shop.example]
rules:
  demo/soon: error
max_warnings: 3
ignore: ["*.old.txt"]
paths:
  - files: ["macros/sms/**"]
    settings: {channel: sms, "pass_mark": 90}
YAML
echo 'rules: {demo: off}' >macros/.replylint.yml
: >"$HOME/.config/replylint/config.yml"
plain config show macros/sms/c.txt --rules rules
is out 'config show FILE' <<'OUT'
# What holds for macros/sms/c.txt, the later over the earlier:
#   .replylint.yml
#   .replylint.yml:8:5, for ["macros/sms/**"]
#   macros/.replylint.yml
own_contacts: ["0161 496 0000", "help@shop.example"] # .replylint.yml:2:17
max_warnings: 3                             # .replylint.yml:5:15
channel: sms                                # .replylint.yml:9:25
pass_mark: 90                               # .replylint.yml:9:43
rules:
  demo: off                                 # macros/.replylint.yml:1:15
OUT
cp out shown.yml; plain config show --config shown.yml --rules rules; expect 0 'what it prints are settings again'
has out 'channel: sms ' 'and the same ones'
plain config show --rules rules; has out 'channel: email ' 'config show: here'
plain config show macros/b.old.txt --rules rules
has out '# It is not judged: .replylint.yml:6:11 says to ignore it.' 'config show of a draft that is ignored'
plain config show macros/sms/c.txt --json --rules rules
has out '{"key":"channel","value":"sms","from":{"file":".replylint.yml","line":9,"column":25}}' 'config show --json'
has out '{"key":"rules.demo","value":"off","from":{"file":"macros/.replylint.yml","line":1,"column":15}}' 'with keys in full'
plain config show macros/b.old.txt --json --rules rules; has out '"ignored":true' 'and what is ignored'
holds 'it is JSON' python3 -c 'import json; json.load(open("out"))'
plain config show --no-config; has out 'no settings' 'config show without settings'
echo 'pas_mark: 3' >.replylint.yml; plain config show; expect 2 'config show of settings at fault'
has err '.replylint.yml:1:1: ' 'has their place'
plain config; expect 2 'config alone'; has err 'show [FILE], or init' 'says what there is'
plain config shwo; expect 2 'config with a slip'

# ---- config init
rm .replylint.yml macros/.replylint.yml
plain config init; expect 0 'config init'
holds 'writes the file' [ -s .replylint.yml ]
cp .replylint.yml first.yml; echo '# mine' >>.replylint.yml; cp .replylint.yml mine.yml
plain config init; expect 2 'config init where there is one'; has err 'is there already' 'is refused'
holds 'and leaves it alone' cmp -s .replylint.yml mine.yml
plain config show; expect 0 'what it writes is read'; has out '.replylint.yml' 'where it lies'
# Every setting of it, without the comment signs, is a good one.
sed -E 's/^# (channel|kind|own_|rules|  |paths|ignore|baseline|allow)/\1/' first.yml >.replylint.yml
plain config show; expect 0 'its examples are settings'; has out 'own_domains: [shop.example]' 'and are read as such'
mkdir fixed; chmod 555 fixed
if [ "$(id -u)" -ne 0 ]; then
  (cd fixed && "$REPLYLINT" config init >../out 2>../err); status=$?; expect 2 'a folder that cannot be written to'
fi
rm .replylint.yml; ln -s nowhere/at/all .replylint.yml; plain config init; expect 2 'a link that leads nowhere is not followed'
rm .replylint.yml

# ---- help settings, and the schema
plain help settings; expect 0 'help settings'; has out 'ignore' 'lists the keys'
if python3 -c 'import jsonschema, yaml' 2>/dev/null; then
  "$REPLYLINT" help settings | grep -oE '^[a-z][a-z_.]*' | sort >keys
  cat >check.py <<'PY'
import json, sys, yaml
from jsonschema import Draft202012Validator
schema = json.load(open(sys.argv[1]))
Draft202012Validator.check_schema(schema)
if sys.argv[2] == "keys":
    names = set(schema["$defs"]["settings"]["properties"]) | set(schema["$defs"]["file"]["properties"])
    print("\n".join(sorted(names - {"agent"})))
else:
    sys.exit(not Draft202012Validator(schema).is_valid(yaml.load(open(sys.argv[2]), yaml.BaseLoader if len(sys.argv) > 3 else yaml.SafeLoader)))
PY
  python3 check.py "$top_srcdir/schema/config.schema.json" keys >schema_keys
  holds 'the schema has the keys of help settings' diff keys schema_keys
  agree() { # DESCRIPTION < settings: the schema and the command say the same
    cat >.replylint.yml; plain config show --rules rules
    python3 check.py "$top_srcdir/schema/config.schema.json" .replylint.yml; said=$?
    holds "schema: $1" [ $((status == 0)) -eq $((said == 0)) ]
  }
  agree 'what config init writes' <first.yml
  agree 'its examples' < <(sed -E 's/^# (channel|kind|own_|rules|  |paths|ignore|baseline|allow)/\1/; s/2030-12-31/"2030-12-31"/' first.yml)
  agree 'levels, points, limits' <<<$'rules: {demo: "off", demo/soon: error}\npoints: {demo: 3}\nlimits: {draft_bytes: 9}\nchannels: {sms: {limit: {count: 1}}}\npass_mark: 3'
  agree 'keys of drafts' <<<$'agent: {name: Ann}\nagent.initials: A\nkind: template\nown_words: [a, b]\nhost_signs: true\nunit: utf-16'
  agree 'keys of the run' <<<$'fail_on: never\nfail_under: 3\nmax_warnings: 9\njobs: 0\nroot: false'
  agree 'an unknown key' <<<'igonre: []'
  agree 'a level that is none' <<<'rules: {demo: loud}'
  agree 'points that are none' <<<'points: {demo: 1000}'
  agree 'fail_on that is none' <<<'fail_on: sometimes'
  agree 'a section' <<<'paths: [{files: a, settings: {kind: note}}]'
  agree 'a section without files' <<<'paths: [{settings: {kind: note}}]'
  agree 'a section with what is for the run' <<<'paths: [{files: a, settings: {jobs: 3}}]'
  agree 'what is allowed' <<<'allow: [{rule: demo/soon, item: 7, reason: x, expires: "2030-01-01"}]'
  agree 'what is allowed without reason' <<<'allow: [{rule: demo/soon, item: 7}]'
  agree 'what is allowed nowhere' <<<'allow: [{rule: demo/soon, reason: x}]'
  agree 'an empty file' </dev/null
fi
finish
