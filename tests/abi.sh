#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The functions and types of the library are those that 1.0 promised: see docs/abi.md.
set -u
: "${top_srcdir:?run by make check}" "${top_builddir:?}"
library=$top_builddir/.libs/libreplylint.so
[ -e "$library" ] || { echo 'no shared library was built'; exit 77; }
[ -z "${SANITIZE-}" ] || { echo 'sanitizers add symbols of their own'; exit 77; }
sh "$top_srcdir/tests/abi/compare.sh" "$library" "$top_srcdir/include"
case $? in
0) exit 0 ;;
1) echo 'abi.sh: something went or changed, which breaks programs that were built with 1.0; add a function instead' ;;
2) echo 'abi.sh: something was added: when it was reviewed, scripts/update-abi records it' ;;
*) exit 77 ;;
esac
exit 1
