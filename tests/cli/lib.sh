# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
# The prelude of the tests of the command: a folder of its own, a small pack of rules, and ways to look at what came out.
# Expectations are written by hand. The built-in rules are switched off, so that tuning them breaks nothing here.
set -u
: "${REPLYLINT:?the path of the command}" "${top_srcdir:?the top of the source tree}"
export LC_ALL=C.UTF-8 COLUMNS=100 TERM=dumb
unset NO_COLOR XDG_CONFIG_HOME
work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT
export HOME=$work/home
mkdir -p "$HOME/.config/replylint" "$work/rules/demo" "$work/.git" # settings above a repository are not looked for
cd "$work" || exit 99

rule() { # NAME LEVEL POINTS JUDGEMENT MESSAGE FAIL PASS
  cat >"rules/demo/$1.yml" <<RULE
since: 0.1.0
level: $2
points: $3
$4
message: '$5'
advice: "Advice on $1."
why: "The reason for $1."
examples:
  fail: $6
  pass: $7
RULE
}
rule ring error 30 'find: ["(call|ring) us"]' 'The customer is sent to the telephone.' '["Please [[ring us]]."]' '["I will ring you."]'
rule soon warning 15 'find: ["soon", "shortly"]' 'No time is named: "{match}".' '["We reply [[soon]]."]' '["We reply by Friday."]'
rule wording suggestion 0 'find: ["reach out to"]
replace: "write to"' 'Office language.' '["I will [[reach out to]] you."]' '["I will write to you."]'
rule unsorry warning 10 'requires: apology
when: complaint' 'No word of regret.' '[{text: "Restart it.", signal.complaint: yes}]' '[{text: "I am sorry.", signal.complaint: yes}]'
"$REPLYLINT" rules --format line >builtin || exit 99
{ echo 'rules:'; echo '  demo/none: off'; sed 's/.*/  &: off/' builtin; } | sed '/demo\/none/d' >"$HOME/.config/replylint/config.yml"
[ -s builtin ] || : >"$HOME/.config/replylint/config.yml"

number=0 faults=0 status=0

ok() { number=$((number + 1)); echo "ok $number - $1"; }
not_ok() {
  number=$((number + 1)) faults=$((faults + 1))
  echo "not ok $number - $1"
  { echo "status $status"; echo '--- output'; head -c 700 out; echo '--- errors'; head -c 700 err; } | sed 's/^/# /'
}

# Run replylint with the pack of this prelude; what it says goes to the files out and err.
lint() { "$REPLYLINT" "$@" --rules "$work/rules" >out 2>err; status=$?; }
# The same without the pack.
plain() { "$REPLYLINT" "$@" >out 2>err; status=$?; }

expect() { # STATUS DESCRIPTION: that was the exit status
  if [ "$status" -eq "$1" ]; then ok "$2"; else not_ok "$2: status $status instead of $1"; fi
}
has() { # FILE TEXT DESCRIPTION
  if grep -qF -e "$2" "$1"; then ok "$3"; else not_ok "$3: no \"$2\" in $1"; fi
}
lacks() {
  if grep -qF -e "$2" "$1"; then not_ok "$3: \"$2\" in $1"; else ok "$3"; fi
}
holds() { # DESCRIPTION COMMAND...: the command succeeds
  local what=$1
  shift
  if "$@" >/dev/null 2>&1; then ok "$what"; else not_ok "$what"; fi
}
is() { # FILE DESCRIPTION <expected
  cat >expected
  if cmp -s expected "$1"; then ok "$2"; else not_ok "$2"; diff expected "$1" | sed 's/^/# /'; fi
}
finish() {
  echo "1..$number"
  [ "$faults" -eq 0 ]
  exit
}
