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

# So do the packages, and the newest section of the CHANGELOG.
version=$MAJOR.$MINOR.$PATCH
said() {
  [ "$2" = "$version" ] || { echo "header.sh: $1 says version $2, the header $version"; exit 1; }
}
said CHANGELOG.md "$(sed -n 's/^## \[\(.*\)\].*/\1/p' "$top_srcdir/CHANGELOG.md" | head -n 1)"
said bindings/npm/package.json "$(sed -n 's/^  "version": "\(.*\)",$/\1/p' "$top_srcdir/bindings/npm/package.json")"
said bindings/python/pyproject.toml "$(sed -n 's/^version = "\(.*\)"$/\1/p' "$top_srcdir/bindings/python/pyproject.toml")"

# Every function says since when it is there, which is not later than now.
header=$top_srcdir/include/replylint.h
functions=$(grep -c '^REPLYLINT_API' "$header")
sinces=$(grep -c 'Since [0-9.]*[0-9]\.' "$header")
[ "$functions" -eq "$sinces" ] || { echo "header.sh: $functions functions, but $sinces times Since"; exit 1; }
# shellcheck disable=SC2013 # words without spaces
for since in $(grep -o 'Since [0-9.]*[0-9]' "$header" | sed 's/Since //' | sort -u); do
  printf '%s\n' "$since" "$version" | sort -CV || { echo "header.sh: Since $since, but this is $version"; exit 1; }
done

# What cannot grow is not in it: structs with members, arguments without types, callbacks, files.
sed 's,/\*.*\*/,,; /^ *\/\*\*/,/\*\//d' "$header" >"$work/bare"
if grep -nE '(struct|union)[^;]*[{]|\.\.\.|\(\*|\b(FILE|errno|va_list)\b' "$work/bare"; then
  echo 'header.sh: these lines would make it hard to add to the interface without breaking it: see docs/abi.md'
  exit 1
fi

# A function with a better successor warns, and works.
printf '#include <replylint.h>\nREPLYLINT_DEPRECATED("say so") int old(void);\nint old(void) { return 1; }\nint main(void) { return old() - 1; }\n' \
  >"$work/old.c"
# shellcheck disable=SC2086
${CC:-cc} -std=c11 -Wall -I"$top_srcdir/include" -c "$work/old.c" -o "$work/old.o" 2>"$work/warning"
grep -q 'say so' "$work/warning" || { echo 'header.sh: REPLYLINT_DEPRECATED does not warn'; exit 1; }
# shellcheck disable=SC2086
${CC:-cc} -std=c11 -Wall -Werror -DREPLYLINT_NO_DEPRECATION -I"$top_srcdir/include" -c "$work/old.c" -o "$work/old.o"
