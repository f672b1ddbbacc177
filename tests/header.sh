#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The public header compiles alone, without warnings, as C11 and C17, and as C++ where a C++ compiler is there.
set -eu
: "${top_srcdir:?run by make check}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/use.c" <<'END'
#include <replylint.h>
#include <replylint.h>
int main(void)
{
    return replylint_version_number() == REPLYLINT_VERSION_NUMBER ? 0 : 1;
}
END
cp "$work/use.c" "$work/use.cc"
warnings='-Wall -Wextra -Wpedantic -pedantic -Wshadow -Wconversion -Werror'

# shellcheck disable=SC2086 # CC and the warnings are lists of words
for standard in c11 c17; do
  ${CC:-cc} -std=$standard $warnings -Wstrict-prototypes -Wmissing-prototypes -I"$top_srcdir/include" -c "$work/use.c" \
    -o "$work/use.o"
done
if command -v "${CXX:-c++}" >/dev/null; then
  # shellcheck disable=SC2086
  ${CXX:-c++} -std=c++11 $warnings -I"$top_srcdir/include" -c "$work/use.cc" -o "$work/use.o"
else
  echo 'no C++ compiler: only tried as C'
fi

# The three ways in which the version is written agree.
sed -n 's/^#define REPLYLINT_VERSION_\([A-Z]*\) \([0-9]*\)$/\1=\2/p' "$top_srcdir/include/replylint.h" >"$work/version"
MAJOR='' MINOR='' PATCH='' NUMBER=''
# shellcheck source=/dev/null
. "$work/version"
grep -q "^#define REPLYLINT_VERSION \"$MAJOR\.$MINOR\.$PATCH\"\$" "$top_srcdir/include/replylint.h"
[ "$NUMBER" -eq $((MAJOR * 10000 + MINOR * 100 + PATCH)) ]
