#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Many replies at once: bulk.sh REPLYLINT FOLDER-OF-BENCH-PROGRAMS
# 1,000 files against cat, and JSON Lines in two threads against one, in turns.
set -eu
replylint=$1 programs=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 1' HUP INT TERM

"$programs/bench_lint" --records >"$folder/own.jsonl"
mkdir "$folder/files"
awk -v to="$folder/files" '{ for (i = 0; i < 34; i++) { file = to "/" NR "-" i ".txt"; n++
  sub(/^.*"text":"/, ""); sub(/","inbound.*/, ""); if (n <= 1000) { print > file; close(file) } } }' "$folder/own.jsonl"
for _ in $(seq 500); do cat "$folder/own.jsonl"; done >"$folder/many.jsonl"

echo "1,000 files, beside cat ($("$replylint" --format line --fail-on never "$folder/files" | wc -l) findings):"
# shellcheck disable=SC2016 # the shell within expands it
"$programs/bench_start" -n 21 "$replylint" --format line --fail-on never "$folder/files" -- \
  sh -c 'exec cat "$1"/*' cat "$folder/files"
echo "15,000 records, --jobs 2 beside one:"
"$programs/bench_start" -n 5 "$replylint" --jsonl --jobs 2 "$folder/many.jsonl" -- "$replylint" --jsonl "$folder/many.jsonl"
