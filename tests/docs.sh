#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The documents say what the program does: manual pages against help and header, links, and the README's examples,
# which are run.
# shellcheck disable=SC2013 # what is looped over are words without spaces
set -eu
: "${top_srcdir:?run by make check}" "${REPLYLINT:?}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
faults=0
fault() {
  echo "docs.sh: $*" >&2
  faults=$((faults + 1))
}
cd "$top_srcdir"

# replylint(3) is what the header says.
awk -f scripts/header-to-man include/replylint.h >"$work/replylint.3"
cmp -s "$work/replylint.3" man/replylint.3 ||
  fault 'man/replylint.3 is old: scripts/update-docs'
for name in $(sed -n '/^REPLYLINT_API/s/.*[ *]\(replylint_[a-z_]*\)(.*/\1/p' include/replylint.h); do
  grep -q "^\.Fo $name\$" man/replylint.3 || fault "replylint(3) lacks $name"
done

# The pages are good mdoc, and every option that help names stands in replylint(1).
if command -v mandoc >/dev/null; then
  for page in man/*.[0-9]; do
    mandoc -Tlint -W warning "$page" || fault "$page"
  done
  mandoc -Tascii man/replylint.1 | sed 's/.\x08//g' >"$work/replylint.1"
  "$REPLYLINT" help >"$work/help"
  commands=$(sed -n '/^Commands/,/^$/s/^  \([a-z]*\) .*/\1/p' "$work/help")
  [ -n "$commands" ] || fault 'replylint help names no command'
  for command in $commands; do
    "$REPLYLINT" help "$command" >>"$work/help" || fault "replylint help $command"
  done
  options=$(sed 's/--\[no-\]/--/g' "$work/help" | grep -oE -- '--[a-z][a-z.-]*[a-z]' | sort -u)
  [ -n "$options" ] || fault 'replylint help names no option'
  for option in $options; do
    grep -q -- "$option\([^a-z-]\|\$\)" "$work/replylint.1" || fault "replylint(1) lacks $option"
  done
else
  echo 'no mandoc: the manual pages were not read'
fi

# Every native check that a rule can name is explained.
checks=$(sed -n 's/^    {"\([a-z-]*\)", rly_check_.*/\1/p' lib/lint/checks.c)
[ -n "$checks" ] || fault 'lib/lint/checks.c names no check'
for check in $checks; do
  grep -q "^\.It Ic $check" man/replylint-rules.5 || fault "replylint-rules(5) lacks the check $check"
done

# Links to files lead somewhere.
for document in *.md bindings/*.md tests/bench/*.md; do
  folder=$(dirname "$document")
  for link in $(grep -oE '\]\([^)#:]+\)' "$document" | sed 's/^](//; s/)$//' | sort -u); do
    [ -e "$folder/$link" ] || fault "$document: no $link"
  done
done

# What the README shows after "$ build/replylint ..." is what replylint prints.
grep -q '^\$ build/replylint ' README.md || fault 'the README runs no replylint'
awk -f scripts/fill-readme README.md >"$work/README.md"
diff -u README.md "$work/README.md" || fault 'the README shows something else than replylint prints: scripts/update-docs'

# The rules that it shows are those in the tree.
awk '/^```yaml$/ { on = 1; next } /^```$/ { on = 0 } on' README.md >"$work/rule.yml"
cat examples/rules/wording/reach-out.yml examples/brand/brand/names.yml | diff -u - "$work/rule.yml" ||
  fault 'README: the rules are not those of examples'

# The scripts that the documents name are there.
for script in $(grep -ohE '(scripts|tests|examples)/[a-z/_.-]*[a-z]' README.md CONTRIBUTING.md ARCHITECTURE.md | sort -u); do
  [ -e "$script" ] || [ -e "$script.c" ] || fault "no $script"
done
[ "$faults" -eq 0 ]
