#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Programs that were built with the header of a version run with today's library: tests/abi/X.Y has header and program.
set -eu
: "${top_srcdir:?run by make check}" "${top_builddir:?}"
library=$top_builddir/.libs/libreplylint.so
[ -e "$library" ] || { echo 'no shared library was built'; exit 77; }
[ -z "${SANITIZE-}" ] || { echo 'a program without sanitizers cannot load a library with them'; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
LC_ALL=C
export LC_ALL
# The version that is being made: its header still grows, and is recorded by scripts/update-abi.
part() { sed -n "s/^#define REPLYLINT_VERSION_$1 //p" "$top_srcdir/include/replylint.h"; }
making=
if grep -q "^## \[$(part MAJOR)\.$(part MINOR)\.0\] - Unreleased" "$top_srcdir/CHANGELOG.md"; then
  making=$(part MAJOR).$(part MINOR)
  diff -u "$top_srcdir/tests/abi/$making/replylint.h" "$top_srcdir/include/replylint.h" ||
    { echo 'abi_consumer.sh: the header has changed: scripts/update-abi records it'; exit 1; }
fi
valgrind='valgrind -q --leak-check=full --error-exitcode=99'
command -v valgrind >/dev/null || { valgrind=; echo 'no valgrind: run without it'; }
# Without what debuggers read, since valgrind does not understand that of every compiler.
mkdir "$work/lib"
${STRIP:-strip} --strip-debug -o "$work/lib/libreplylint.so.0" "$library"
ln -s libreplylint.so.0 "$work/lib/libreplylint.so"

for program in "$top_srcdir"/tests/abi/[0-9]*/consumer.c; do
  folder=$(dirname "$program")
  # shellcheck disable=SC2086 # CC is a list of words
  ${CC:-cc} -std=c11 -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror -I"$folder" -o "$work/consumer" \
    "$program" -L"$work/lib" -lreplylint
  # It is as good as the functions that it calls: all of its header, once that is released.
  nm -u "$work/consumer" | sed -n 's/.* \(replylint_[a-z_]*\).*/\1/p' | sort -u >"$work/called"
  sed -n '/^REPLYLINT_API/s/.*[ *]\(replylint_[a-z_]*\)(.*/\1/p' "$folder/replylint.h" | sort >"$work/declared"
  diff -u "$work/declared" "$work/called" || {
    echo "abi_consumer.sh: $program does not call all of its header"
    [ "$folder" = "$top_srcdir/tests/abi/$making" ] || exit 1
  }
  # shellcheck disable=SC2086 # words
  LD_LIBRARY_PATH=$work/lib $valgrind ${valgrind:+"--suppressions=$top_srcdir/tests/valgrind.supp"} \
    "$work/consumer" "$work/index" || { echo "abi_consumer.sh: $program does not run any more"; exit 1; }
done
