#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# A library at once: library.sh REPLYLINT FOLDER-OF-BENCH-PROGRAMS [MACROS]
# A Zendesk export of 10,000 macros, half of them in HTML, with duplicates looked for: two threads against one, in turns.
set -eu
replylint=$1 programs=$2 macros=${3:-10000}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 1' HUP INT TERM

awk -v macros="$macros" 'function one(list, parts) { return parts[int(rand() * split(list, parts, "|")) + 1] }
function say(n,   text) {
  text = one("The A was handed to our P this morning.|Open Settings, choose A, then V it there.|You can V the A under Orders.|" \
    "If nothing has come by D, write back and we will V the A.|A fee of £N was taken off the A.|I asked the P to V your A.|" \
    "It takes the P N minutes to V a A.|Your A has a guarantee of N months.|Our P found the A behind the B.|" \
    "Hold both buttons of the A for N seconds, then V it.|The A you chose is out of stock until D.|" \
    "Without the receipt the P can V the A, but not refund it.|Send a photo of the A next to the B.|" \
    "The new A costs £N less than the B.|Wash the A at N degrees, and never with a B.|The A and the B travel in two boxes.", p)
  gsub(/A/, one("order|parcel|refund|invoice|lamp|sofa|router|phone|jacket|bottle|filter|battery|charger|meter", p), text)
  gsub(/B/, one("card|voucher|heater|ticket|shoe|ring|tariff|account", p), text)
  gsub(/P/, one("team|courier|shop|warehouse|office|bank|driver|engineer", p), text)
  gsub(/V/, one("check|change|track|return|replace|review|repair|swap|print|move", p), text)
  gsub(/D/, one("Monday|Tuesday|Friday|noon|tomorrow", p), text)
  gsub(/N/, int(rand() * 900) + 1, text)
  return text
}
BEGIN {
  srand(4)
  printf "{\"macros\": ["
  for (m = 1; m <= macros; m++) {
    html = m % 2
    body = html ? "<p>Hi {{ticket.requester.first_name}},</p><p>" : "Hi {{ticket.requester.first_name}},\\n\\n"
    for (left = 2 + int(rand() * 5); left > 0; left--) body = body say() " "
    body = body (html ? "</p>" : "\\n\\nKind regards,\\n{{current_user.first_name}}")
    printf "%s\n {\"id\": %d, \"title\": \"Orders::%d\", \"active\": true, \"actions\": [\n  {\"field\": \"status\", \"value\": \"solved\"},\n" \
      "  {\"field\": \"comment_value%s\", \"value\": \"%s\"}]}", (m > 1 ? "," : ""), m, m, (html ? "_html" : ""), body
  }
  print "]}"
}' >"$folder/macros.json"

echo "$macros macros, --jobs 2 beside one ($("$replylint" --format line --fail-on never "$folder/macros.json" | wc -l) findings):"
"$programs/bench_start" -n 5 "$replylint" --format line --fail-on never --jobs 2 "$folder/macros.json" -- \
  "$replylint" --format line --fail-on never "$folder/macros.json"
