#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# What libreplylint.so exports is what tests/symbols.txt lists and what the header declares, no less and no more.
set -eu
: "${top_srcdir:?run by make check}" "${top_builddir:?}"
library=$top_builddir/.libs/libreplylint.so
[ -e "$library" ] || { echo "no shared library was built"; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
LC_ALL=C
export LC_ALL

nm -D --defined-only "$library" | awk '{ print $3 }' | sort >"$work/exported"
# The sanitizers add symbols of their own.
grep -vE '^(__asan|__ubsan|__odr_asan|_init|_fini)' "$work/exported" >"$work/ours" || true
diff -u "$top_srcdir/tests/symbols.txt" "$work/ours" || {
  echo "symbols.sh: a symbol that went is a break; one that came belongs in tests/symbols.txt and the CHANGELOG" >&2
  exit 1
}

sed -n 's/.*@@REPLYLINT_.*/&/; s/@@.*//p' "$work/ours" >"$work/functions"
sed -n '/^REPLYLINT_API/s/.*[ *]\(replylint_[a-z_]*\)(.*/\1/p' "$top_srcdir/include/replylint.h" | sort >"$work/declared"
diff -u "$work/declared" "$work/functions"
