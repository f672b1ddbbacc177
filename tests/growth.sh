#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Time grows as the text does: instructions are counted (cachegrind) for texts of some sizes and kinds, and the exponent
# of their growth is at most 1.1, over all sizes and over the last step. By default a sample; scripts/test takes the rest.
#   REPLYLINT_GROWTH_SIZES   other sizes in bytes, the smallest first
#   REPLYLINT_GROWTH_KINDS   other kinds, or "all" that tests/growth knows
set -u
: "${top_builddir:?run by make check}"
growth=$top_builddir/tests/growth
sizes=${REPLYLINT_GROWTH_SIZES:-1024 8192 65536}
kinds=${REPLYLINT_GROWTH_KINDS:-prose brackets html emoji sign-offs}
[ "$kinds" != all ] || kinds=$("$growth")
if ! command -v valgrind >/dev/null; then
  echo 'no valgrind: skipped'
  exit 77
fi
if [ -n "${SANITIZE-}" ]; then
  echo 'valgrind does not go with sanitizers: skipped'
  exit 77
fi

# The instructions of one run.
count() {
  valgrind --tool=cachegrind --cache-sim=no --cachegrind-out-file=/dev/null "$growth" "$1" "$2" 2>&1 |
    sed -n 's/.*I *refs: *//p' | tr -d ,
}

faults=0
for kind in $kinds; do
  start=$(count "$kind" 0)
  figures=
  for size in $sizes; do
    figures+="$size $(count "$kind" "$size") "
  done
  # Least squares through the logarithms, and the slope between the last two.
  printf '%s %s %s\n' "$kind" "${start:-0}" "$figures" | awk '{
    for (i = 3; i < NF; i += 2) {
      if ($(i + 1) - $2 <= 0) { printf "not ok %s: no instructions counted\n", $1; exit 1 }
      x = log($i); y = log($(i + 1) - $2); n++
      sx += x; sy += y; sxx += x * x; sxy += x * y
      last = n > 1 ? (y - py) / (x - px) : 0
      px = x; py = y
    }
    slope = (n * sxy - sx * sy) / (n * sxx - sx * sx)
    bad = slope > 1.1 || last > 1.1
    printf "%s %s: exponent %.3f, last step %.3f, %.0f instructions a byte\n", bad ? "not ok" : "ok", $1, slope, last, exp(py - px)
    exit bad
  }' || faults=$((faults + 1))
done
[ "$faults" -eq 0 ]
