#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# What `make install` installs is what tests/installed.txt lists; --write writes that.
# A line that begins with "spelling:" is installed where there are dictionaries.
set -eu
: "${top_srcdir:?run by make check}" "${top_builddir:?}"
[ -e "$top_builddir/.libs/libreplylint.so" ] || { echo 'no shared library was built'; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
LC_ALL=C
export LC_ALL
MAKEFLAGS='' ${MAKE:-make} -s -C "$top_builddir" install DESTDIR="$work/root" >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }

# The names as if they had been configured for /usr.
value() { sed -n "s/^$1 = //p" "$top_builddir/Makefile"; }
eval "prefix=$(value prefix)" && eval "exec_prefix=$(value exec_prefix)" && eval "libdir=$(value libdir)"
# shellcheck disable=SC2154 # eval sets them
(cd "$work/root" && find . -mindepth 1 ! -type d | sed "s,^\.,,; s,^$libdir/,/usr/lib/,; s,^$prefix/,/usr/,") | sort >"$work/installed"
list=$top_srcdir/tests/installed.txt
if [ "${1-}" = --write ]; then
  sed 's,^/usr/lib/replylint/spelling/,spelling:&,' "$work/installed" | sort >"$list"
  exit 0
fi
if [ -e "$top_builddir/spelling/en.words" ]; then
  sed 's/^spelling://' "$list" | sort >"$work/listed"
else
  grep -v '^spelling:' "$list" >"$work/listed"
fi
# libtool makes no static library where it was told not to.
[ -e "$top_builddir/.libs/libreplylint.a" ] || sed -i '/\.a$/d' "$work/listed"
diff -u "$work/listed" "$work/installed" || {
  echo 'installed.sh: what went may be missed by a package; what came belongs in tests/installed.txt (scripts/update-abi)'
  exit 1
}
