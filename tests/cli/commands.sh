#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# explain, rules, signals, test, version, help.
# shellcheck source=tests/cli/lib.sh
. "${top_srcdir:?run by make check}/tests/cli/lib.sh"

lint explain demo/soon
expect 0 'explain a rule'
is out 'its message, advice, reason, examples' <<EOF
demo/soon  warning, 15 points

No time is named: "{match}".

What to do      Advice on soon.
Why             The reason for soon.
Judges          its phrases
Fails           We reply [[soon]].
Passes          We reply by Friday.
Since           0.1.0
File            $work/rules/demo/soon.yml
EOF
lint explain demo/son; expect 2 'explain an unknown rule'
has err 'demo/soon' 'has a did-you-mean'
lint explain complaint
has out 'complaint  signal of the customer' 'explain a signal'
has out 'demo/unsorry' 'with the rules over it'
lint explain complant; expect 2 'explain an unknown signal'
has err 'complaint' 'has a did-you-mean'
lint explain; expect 2 'explain nothing'

lint rules
has out 'demo/soon' 'rules lists the rules'
lint rules --format line
has out 'demo/unsorry' 'rules --format line: their names'
lacks out 'No word of regret' 'and nothing else'
lint signals; has out 'complaint ' 'signals lists the signals'
lint signals --format line; has out 'hedged_apology' 'signals --format line: their names'
if command -v python3 >/dev/null; then
  lint rules --format json
  python3 -c 'import json; print([r["level"] for r in json.load(open("out")) if r["id"] == "demo/soon"])' >result
  is result 'rules --format json' <<<"['warning']"
  lint signals --format json
  python3 -c 'import json; print([s["values"] for s in json.load(open("out")) if s["name"] == "redirect"])' >result
  is result 'signals --format json' <<<"['none private away']"
fi

printf -- '---\nchannel: x\ninbound: Nothing works, this is terrible.\n---\nI am sorry.\n' >reply.txt
plain signals reply.txt
has out '  apology             yes       5:6         "sorry"' 'signals of a draft, with place and words'
has out '  public              yes' 'and those of the conversation'
plain signals reply.txt --format line
has out 'reply.txt:5:6: apology=yes: "sorry"' 'a place a line'
plain signals reply.txt --format line --signal apology=no
lacks out 'apology=yes' 'what is given is not inferred'
plain signals reply.txt --format json
has out '{"file":"reply.txt","unit":"utf-8","signals":{' 'as JSON'
plain signals missing.txt; expect 2 'of a missing file'

"$REPLYLINT" test rules >out 2>err; status=$?
expect 0 'test a folder: all examples are right'
is out 'the last line says how many' <<'EOF'
8 passed, 0 failed
EOF
sed -i 's/We reply \[\[soon\]\]/We reply when we can/' rules/demo/soon.yml
"$REPLYLINT" test rules >out 2>err; status=$?
expect 1 'an example that fails'
has err 'rules/demo/soon.yml:' 'has its place'
is out 'and is counted' <<'EOF'
7 passed, 1 failed
EOF
sed -i '/^  pass:/d' rules/demo/ring.yml
"$REPLYLINT" test rules >out 2>err; status=$?
expect 1 'a rule without examples of both kinds'
has err 'rules/demo/ring.yml' 'is a fault'
plain test core; [ "$status" -le 1 ]
plain test no/such/prefix; expect 2 'nothing below a prefix'
plain test en/signals/apology.yml
if tail -n 1 out | grep -qE '^[0-9]+ passed, [0-9]+ failed$'; then ok 'test a prefix'; else not_ok 'test a prefix'; fi

mkdir -p twice/demo
sed '/^find/c find: [{any: ["soon", "shortly", "soon"]}]' "$top_srcdir/examples/rules/wording/reach-out.yml" |
  sed 's/^  fail:.*/  fail: ["It comes soon."]/' >twice/demo/soon.yml
"$REPLYLINT" test twice >out 2>err; status=$?
expect 1 'a phrase that stands twice'
has err 'soon.yml:4:35: the phrase "soon" stands here twice' 'is told with its place'

for pack in rules brand; do
  "$REPLYLINT" test "$top_srcdir/examples/$pack" >out 2>err; status=$?
  expect 0 "the pack examples/$pack is right"
done
printf 'Your Paypal refund is here.\n' >names.txt
plain check --rules "$top_srcdir/examples/brand" --fix names.txt
is names.txt 'names get their capitals' <<'EOF'
Your PayPal refund is here.
EOF

plain --version; has out "replylint $(sed -n 's/^#define REPLYLINT_VERSION "\(.*\)"/\1/p' "$top_srcdir/include/replylint.h")" '--version'
if [ "$(wc -l <out)" -eq 1 ]; then ok 'one line'; else not_ok 'one line'; fi
plain version; has out 'pcre2' 'version names the libraries'
plain help
for command in check explain rules signals test eval version help; do has out "  $command" "help names $command"; done
plain help eval; has out '--errors SIGNAL' 'help of a command'
plain eval --help; has out '--errors SIGNAL' 'the same by --help'
plain help check; has out '--own-contacts A,B' 'keys are options'
has out '--[no-]closing' 'flags can be negated'
plain help keys; has out '--customer-name' 'help keys'
plain help channels
has out 'x                 public   X; also twitter, tweet; private side: x-dm' 'help channels'
plain help chek; has err 'did you mean "check"?' 'help on a mistyped command'
finish
