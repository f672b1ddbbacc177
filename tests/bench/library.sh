#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# A library at once: library.sh REPLYLINT FOLDER-OF-BENCH-PROGRAMS [MACROS]
# A Zendesk export of 10,000 macros of about 1 kB, half of them in HTML, with duplicates looked for: two threads against
# one, in turns.
set -eu
replylint=$1 programs=$2 macros=${3:-10000}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 1' HUP INT TERM

# Sentences of words that follow each other freely: of a few sentences again and again all macros would be near to all.
awk -v macros="$macros" 'function one(list, parts) { return parts[int(rand() * split(list, parts, " ")) + 1] }
function say(text) {
  split("Your G N V M with the G N.|The G N of a G N V M.|If the G N V M, the G N V, too.|Each N V M beside a G G N.|" \
    "A N and a N cost £D more than the G N.|Please put the G N on the N, where it V M.|There is no N that V M without a G N for D days.", parts, "|")
  text = parts[int(rand() * 7) + 1]
  while (sub(/G/, one("new old small large blue green black white spare second third last next first broken heavy light short long " \
    "early late open closed local winter summer steel paper cotton digital"), text));
  while (sub(/N/, one("order parcel refund invoice lamp sofa router phone jacket bottle filter battery charger meter card voucher " \
    "heater ticket shoe ring tariff account kettle carpet window printer folder basket blanket camera"), text));
  while (sub(/V/, one("arrives leaves changes opens closes works stops starts moves waits returns fits lasts helps counts comes goes " \
    "stays turns runs"), text));
  while (sub(/M/, one("today tomorrow tonight twice again daily weekly monthly slowly quickly quietly safely directly separately " \
    "together upstairs outside inside nearby elsewhere"), text));
  while (sub(/D/, int(rand() * 900) + 1, text));
  return text
}
BEGIN {
  srand(4)
  printf "{\"macros\": ["
  for (m = 1; m <= macros; m++) {
    html = m % 2
    body = html ? "<p>Hi {{ticket.requester.first_name}},</p><p>" : "Hi {{ticket.requester.first_name}},\\n\\n"
    for (left = 10 + int(rand() * 14); left > 0; left--) body = body say() " "
    body = body (html ? "</p>" : "\\n\\nKind regards,\\n{{current_user.first_name}}")
    printf "%s\n {\"id\": %d, \"title\": \"Orders::%d\", \"active\": true, \"actions\": [\n  {\"field\": \"status\", \"value\": \"solved\"},\n" \
      "  {\"field\": \"comment_value%s\", \"value\": \"%s\"}]}", (m > 1 ? "," : ""), m, m, (html ? "_html" : ""), body
  }
  print "]}"
}' >"$folder/macros.json"

echo "$macros macros, --jobs 2 beside one ($("$replylint" --format line --fail-on never "$folder/macros.json" | wc -l) findings):"
"$programs/bench_start" -n 5 "$replylint" --format line --fail-on never --jobs 2 "$folder/macros.json" -- \
  "$replylint" --format line --fail-on never "$folder/macros.json"
