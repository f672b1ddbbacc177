#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Is a library still what tests/abi/libreplylint.abi says of 1.0?
#   tests/abi/compare.sh LIBRARY HEADERS
#   tests/abi/compare.sh --write LIBRARY HEADERS    write that anew (scripts/update-abi)
# Exit status: 0 it is; 1 something went or changed; 2 something was only added; 3 it cannot be told, and why.
set -eu
baseline=$(dirname "$0")/libreplylint.abi
private="--drop-private-types"
write=
if [ "${1-}" = --write ]; then
  write=yes
  shift
fi
library=$1 headers=$2
if ! command -v abidiff >/dev/null; then
  echo 'no abidiff: Debian has it in abigail-tools'
  exit 3
fi
# What is compared is what the compiler says of the types: it says so with -g only.
if ! readelf -S "$library" | grep -q '\.debug_info'; then
  echo "$library was built without -g"
  exit 3
fi
if [ -n "$write" ]; then
  exec abidw --headers-dir "$headers" "$private" --exported-interfaces-only --drop-undefined-syms --no-elf-needed \
    --no-corpus-path --no-comp-dir-path --no-show-locs --type-id-style hash --out-file "$baseline" "$library"
fi
if ! sed -n "1s/.*architecture='elf-amd-x86_64'.*/&/p" "$baseline" | grep -q . || [ "$(uname -m)" != x86_64 ]; then
  echo 'the record is of x86-64, and this is another machine'
  exit 3
fi
status=0
abidiff --no-added-syms --headers-dir2 "$headers" "$private" "$baseline" "$library" || status=$?
[ "$status" -eq 0 ] || exit 1
abidiff --headers-dir2 "$headers" "$private" "$baseline" "$library" >/dev/null || exit 2
