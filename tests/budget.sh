#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The budget of instructions: what each case of tests/bench/bench_cases may cost, counted by callgrind, within 3 %.
#   make check-budget       compare; a compiler for which nothing is recorded is skipped
#   make record-budget      write what it costs now into tests/bench/budget.txt, in the place of this compiler's lines
# Counts depend on compiler, C library and options, so that each line of the file names them.
set -eu
file=${top_srcdir:?run by make check-budget}/tests/bench/budget.txt
program=${top_builddir:?}/tests/bench/bench_cases
few=3 many=13 percent=3

skip() {
  echo "budget.sh: $*; skipped"
  exit 77
}
command -v valgrind >/dev/null || skip 'valgrind is not installed'
if grep -qa __asan_init "$program"; then skip 'built with sanitizers'; fi

# What the counts hold for, in one word.
id=$($CC -dumpmachine)/$($CC --version | sed -n '1s/[^0-9a-zA-Z.]\{1,\}/-/gp')/$(ldd --version 2>/dev/null |
  sed -n '1s/.* //p')/$(echo "${CFLAGS:-}" | tr ' ' '\n' | sed -n '/^-O/p' | tail -n 1)

# instructions CASE ROUNDS
instructions() {
  "$top_builddir/libtool" --mode=execute valgrind --tool=callgrind --callgrind-out-file=/dev/null \
    "$program" "$1" "$2" 2>&1 >/dev/null | sed -n 's/.*Collected : //p'
}

# Of one round: the start of the program and what is only done once go out with the difference.
count() {
  echo $((($(instructions "$1" $many) - $(instructions "$1" $few)) / (many - few)))
}

if [ "${1:-}" = --record ]; then
  grep -v "^$id " "$file" >"$file.new" || true
  for case in $("$program" --list); do
    echo "$id $case $(count "$case")" >>"$file.new"
  done
  mv "$file.new" "$file"
  grep "^$id " "$file"
  exit 0
fi

grep -q "^$id " "$file" || skip "nothing is recorded for $id (make record-budget does)"
faults=0
for case in $("$program" --list); do
  budget=$(sed -n "s|^$id $case ||p" "$file")
  [ -n "$budget" ] || { echo "$case: not recorded; make record-budget" >&2; faults=$((faults + 1)); continue; }
  cost=$(count "$case")
  echo "$case: $cost instructions, budget $budget"
  if [ $((cost * 100)) -gt $((budget * (100 + percent))) ]; then
    echo "$case: costs more than $percent % over its budget" >&2
    faults=$((faults + 1))
  elif [ $((cost * 100)) -lt $((budget * (100 - percent))) ]; then
    echo "$case: costs less than its budget; keep the gain: make record-budget" >&2
    faults=$((faults + 1))
  fi
done
[ "$faults" -eq 0 ]
