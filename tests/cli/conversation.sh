#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# What the times, the channels and the earlier messages of a conversation say, end to end.
# shellcheck source=tests/cli/lib.sh
. "${top_srcdir:?run by make check}/tests/cli/lib.sh"
printf 'rules: {conversation: warning, accuracy: warning, channel/no-hours: warning}\n' >"$HOME/.config/replylint/config.yml"

cat >promise.json <<'EOF'
{"text": "We are still looking into it.", "now": "2026-05-07T12:00:00Z", "messages": [
  {"role": "agent", "text": "I'll get back to you by tomorrow.", "at": "2026-05-04T10:00:00Z"},
  {"role": "customer", "text": "Well?", "at": "2026-05-07T11:00:00Z"}]}
EOF
lint promise.json --format line
has out '[conversation/broken-promise]' 'a promise that is due'
sed 's/"2026-05-07T12/"2026-05-05T12/' promise.json >early.json
lint early.json --format line
lacks out 'broken-promise' 'is not due the day before its end'
sed 's/, "at": "2026-05-04T10:00:00Z"//' promise.json >untimed.json
lint untimed.json --format json
has out '"promise_due":{"value":null' 'without its time nobody knows'

cat >asked.json <<'EOF'
{"text": "Could you confirm your order number?", "messages": [
  {"role": "customer", "text": "Order 77120934 never came"},
  {"role": "agent", "text": "Let me look."},
  {"role": "customer", "text": "Any news?"}]}
EOF
lint asked.json --format line
has out '[conversation/asks-again]' 'what an earlier message gave is asked for'
sed 's/Order 77120934/My parcel/' asked.json >first.json
lint first.json --format line
lacks out 'asks-again' 'and is not when it gave nothing'

printf "I've found order 77120943." >echo.txt
lint echo.txt --inbound 'Order 77120934 never came' --diff --suggestions
has out '+I'"'"'ve found order 77120934.' 'a slip of the finger is mended by the customer'"'"'s own number'

printf "I'll ring you.\n" >hours.txt
lint hours.txt --inbound 'The lift is stuck' --now 2026-05-04T16:30:00Z --service-hours 'Mo-Fr 09:00-17:00' --format line
lacks out 'no-hours' 'within service hours'
lint hours.txt --inbound 'The lift is stuck' --now 2026-05-04T16:30:00Z --service-hours 'Mo-Fr 09:00-17:00' --time-zone +01:00 --format line
has out '[channel/no-hours]' 'the zone of the service counts'
lint hours.txt --inbound 'The lift is stuck' --now 2026-05-04T16:30:00Z --service-hours 'nine to five' --format json
has out '"out_of_hours":{"value":null' 'hours that cannot be read are not known'
lint hours.txt --inbound 'The lift is stuck' --now 2026-05-04T16:30:00Z
has out 'service_hours (--service-hours)' 'and what is missing is named'
finish
