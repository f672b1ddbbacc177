#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The program of the README builds against the shared library, without warnings, and says what it should.
set -eu
: "${top_srcdir:?run by make check}" "${top_builddir:?}"
[ -e "$top_builddir/.libs/libreplylint.so" ] || { echo 'no shared library was built'; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
awk '/^```c$/ { on = 1; next } /^```$/ { on = 0 } on' "$top_srcdir/README.md" >"$work/program.c"
[ -s "$work/program.c" ] || { echo 'the README holds no program' >&2; exit 1; }

# shellcheck disable=SC2086 # CC and SANITIZE are lists of words
${CC:-cc} ${SANITIZE-} -std=c11 -Wall -Wextra -Wpedantic -Wconversion -Werror -I"$top_srcdir/include" \
  "$work/program.c" -o "$work/program" -L"$top_builddir/.libs" -lreplylint -Wl,-rpath,"$top_builddir/.libs"
"$work/program" >"$work/output"
cat "$work/output"
grep -q '^[0-9]* of 100$' "$work/output"
grep -q '^apology/non-apology: ' "$work/output"
