#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Settings, colours, the width of the output.
# shellcheck source=tests/cli/lib.sh
. "${top_srcdir:?run by make check}/tests/cli/lib.sh"

echo 'Soon.' >soon.txt
usual=$HOME/.config/replylint/config.yml
cp "$usual" off.yml
settings() { # the rules of the prelude stay off
  if [ -s off.yml ]; then cat off.yml; else echo 'rules:'; fi
}
{ settings; echo '  demo/soon: error'; echo 'pass_mark: 90'; echo 'unit: utf-32'; } >"$usual"
lint soon.txt
has out 'soon.txt:1:1: error' 'the usual settings change a level'
has out 'Score 85/100, pass mark 90' 'and the pass mark'
lint soon.txt --no-config
has out 'soon.txt:1:1: warning' '--no-config'
{ settings; echo '  demo/soon: off'; } >other.yml
lint soon.txt --config other.yml; expect 0 '--config FILE'
mkdir -p xdg/replylint && cp other.yml xdg/replylint/config.yml
XDG_CONFIG_HOME=$work/xdg lint soon.txt; expect 0 'XDG_CONFIG_HOME'
XDG_CONFIG_HOME=xdg lint soon.txt; expect 1 'a relative XDG_CONFIG_HOME does not count'
lint soon.txt --config missing.yml; expect 2 '--config of a missing file'
has err 'missing.yml: cannot be read' 'is said'
rm "$usual"; plain version; expect 0 'no settings'
echo 'chanel: x' >bad.yml
lint soon.txt --config bad.yml; expect 2 'an unknown key in the settings'
has err 'bad.yml:1:1: ' 'has its place'
has err 'channel' 'and a did-you-mean'
echo 'rules: {demo/son: off}' >bad.yml
lint soon.txt --config bad.yml; expect 2 'an unknown rule in the settings'
has err 'demo/soon' 'has a did-you-mean'

# Profiles: data under the settings; a pack may bring its own.
mkdir own && cat >own/profiles.yml <<'PROFILES'
since: 0.1.0
profiles:
  calm: {about: "Calm.", rules: {demo: off}}
  strict: {about: "Strict.", rules: {demo/soon: error}, points: {demo/soon: 40}}
  odd: {about: "Odd.", rules: {demo/son: off}}
PROFILES
calm() { lint soon.txt --rules own "$@"; }
cp off.yml mine.yml
calm --config mine.yml --profile calm; expect 0 '--profile'
calm --config mine.yml --profile strict
has out 'soon.txt:1:1: error' 'a profile sets levels'
has out 'Score 60/100' 'and points'
{ settings; echo 'profile: calm'; } >mine.yml
calm --config mine.yml; expect 0 'profile: in the settings'
calm --config mine.yml --profile strict; has out 'soon.txt:1:1: error' '--profile wins over it'
{ settings; echo '  demo/soon: suggestion'; echo 'points: {demo/soon: 7}'; echo 'profile: strict'; } >mine.yml
calm --config mine.yml
has out 'soon.txt:1:1: suggestion' 'rules of the settings win over the profile'
has out 'Score 93/100' 'and so do their points'
calm --no-config --profile calmm; expect 2 'an unknown profile'
has err 'there is no profile "calmm"; did you mean "calm"?' 'has a did-you-mean'
{ settings; echo 'profile: strickt'; } >mine.yml
calm --config mine.yml; expect 2 'an unknown profile in the settings'
has err "mine.yml:$(wc -l <mine.yml):10: " 'has its place'
has err 'did you mean "strict"?' 'and a did-you-mean'
calm --no-config --profile odd; expect 2 'a profile that names no rule'
has err 'own/profiles.yml:5:' 'has its place'
printf 'profiles: {calm: {abot: "Calm."}}\n' >own/profiles.yml
calm; expect 2 'a faulty file of profiles'
has err 'own/profiles.yml:1:19: ' 'has its place'
plain help profiles; expect 0 'help profiles'
grep -oE '^[a-z]+' out >names
for name in complaint social email chat macro; do
  grep -qx "$name" names || not_ok "help profiles: $name"
  for command in check checklist signals; do
    plain "$command" soon.txt --no-config --profile "$name"
    [ "$status" -lt 2 ] || not_ok "$command --profile $name"
  done
done
ok 'the built-in profiles'
cp off.yml "$usual"

escape=$(printf '\033')
lint soon.txt; lacks out "$escape" 'no colours into a file'
lint soon.txt --color always; has out "${escape}[1;33mwarning" '--color always'
NO_COLOR=1 lint soon.txt --color always; has out "$escape" 'wins over NO_COLOR'
lint soon.txt --color sometimes; expect 2 'no such colour'
if command -v script >/dev/null && script -qc true /dev/null >/dev/null 2>&1; then
  terminal() { TERM=xterm script -qc "$1 '$REPLYLINT' soon.txt --rules rules $2" /dev/null </dev/null >out 2>err; status=$?; }
  terminal '' ''; has out "$escape" 'colours on a terminal'
  terminal 'NO_COLOR=1' ''; lacks out "$escape" 'not with NO_COLOR'
  terminal 'NO_COLOR=' ''; has out "$escape" 'an empty NO_COLOR does not count'
  terminal 'TERM=dumb' ''; lacks out "$escape" 'not on a dumb terminal'
  terminal '' '--color never'; lacks out "$escape" 'not with --color never'
  terminal '' '--format line'; lacks out "$escape" 'lines have no colours'
  script -qec "'$REPLYLINT'" /dev/null </dev/null >out 2>&1; status=$?
  has out 'no draft: name a file, or send one in' 'nothing to read on a terminal'
fi
COLUMNS=40 lint soon.txt --quiet; expect 1 'a narrow terminal'

# Rules that are at fault: all faults of a pack, each with its place.
mkdir -p faulty/demo
printf 'since: 0.1.0\nlevl: error\n' >faulty/demo/one.yml
printf 'since: 0.1.0\nlevel: fatal\n' >faulty/demo/two.yml
"$REPLYLINT" soon.txt --rules faulty >out 2>err; status=$?
expect 2 'faulty rules'
has err 'faulty/demo/one.yml:2:1: ' 'an unknown key has its place'
has err 'faulty/demo/two.yml:2:8: ' 'and so has every other fault'
printf 'level: [\n' >faulty/demo/two.yml
"$REPLYLINT" soon.txt --rules faulty >out 2>err; status=$?
expect 2 'a rule file that is no YAML'
has err 'faulty/demo/two.yml:' 'is named'
"$REPLYLINT" soon.txt --rules missing >out 2>err; status=$?
expect 2 'a missing folder of rules'
mkdir none && "$REPLYLINT" soon.txt --rules none >out 2>err; status=$?
expect 2 'a folder without rules'
has err 'none: no rules in it' 'is named'
finish
