#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# What the pack compiler refuses when the library is built: of two files that say the same thing one would be dead.
set -eu
compiler=${top_builddir:?run by make check}/pack-compiler
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/core/tone" "$work/en/tone"
for language in core en; do
  echo 'level: error' >"$work/$language/tone/rude.yml"
done
if "$compiler" "$work" >"$work/out" 2>"$work/err"; then
  echo 'packs.sh: two files with one id were taken' >&2
  exit 1
fi
grep -q "^$work/en/tone/rude.yml: $work/core/tone/rude.yml says the same thing already;" "$work/err" || {
  cat "$work/err" >&2
  exit 1
}
[ ! -s "$work/out" ]
