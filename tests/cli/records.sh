#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# JSON records: one in a file, or a line each with --jsonl.
# shellcheck source=tests/cli/lib.sh
. "${top_srcdir:?run by make check}/tests/cli/lib.sh"

cat >record.json <<'EOF'
{
  "id": "r1", "channel": "email",
  "customer": {"name": "Diane"},
  "signal": {"complaint": "no"},
  "messages": [{"role": "customer", "text": "Hello?"}],
  "text": "Line one\n\u00e9\uD83D\uDCDE \"quoted\" we reply soon.\nMore"
}
EOF
lint record.json --quiet
is out 'a record in a file: the place is that of the file, the text is shown decoded' <<'EOF'
record.json:6:61: warning: No time is named: "soon". [demo/soon]
    é📞 "quoted" we reply soon.
                          ^~~~
    Advice on soon.
EOF
lint record.json --format json
has out '"id":"r1"' 'its id is echoed'
printf '{"text": "Soon.", "chanel": "x"}' >bad.json
lint bad.json
expect 2 'an unknown key'
has err 'there is no key "chanel"' 'is named with its place'
printf '{"text": "Soon."' >bad.json
lint bad.json
expect 2 'malformed JSON'
has err 'bad.json:' 'is named with its place'
printf '[1]' >bad.json; lint bad.json; expect 2 'no object'
printf '{}' >bad.json; lint bad.json; expect 2 'no text'
printf '{"text": ""}' >bad.json; lint bad.json; has err 'bad.json: the draft is empty' 'an empty text'
printf '\357\273\277{"text": "Soon."}' >bom.json
lint bom.json --format line
has out ': No time is named: "Soon".' 'a byte order mark'

cat >records.jsonl <<'EOF'
{"id": "1", "text": "We reply by Friday."}

{"id": "2", "text": "We reply soon."
{"id": "3", "text": "We reply soon."}
{"id": "4", "text": "Hello.", "kind": "letter"}
{"id": "5", "text": "Hello.", "channel": "nowhere"}
{"id": 6, "text": "Please ring us."}
EOF
lint --jsonl records.jsonl
expect 2 'malformed lines make the status 2'
if [ "$(wc -l <out)" -eq 6 ]; then ok 'every record gets its line, blank lines none'; else not_ok 'a line a record'; fi
has err 'records.jsonl:3:' 'a malformed line is named'
has err 'records.jsonl:5:' 'a wrong value is named with its place'
has err '"letter" is not a value of kind' 'and reason'
has err 'records.jsonl:6' 'an unknown channel is named'
if command -v python3 >/dev/null; then
  python3 - >result <<'EOF'
import json
for line in open("out"):
    report = json.loads(line)
    print(report.get("id"), report.get("score", report.get("error", {}).get("status")))
EOF
  is result 'order and ids are kept' <<'EOF'
1 100
None cannot be read
3 85
4 not a valid argument
5 unknown name
6 70
EOF
fi
sed -n '/"id": "[13]"/p' records.jsonl | sed '$d' >one.jsonl
lint --jsonl one.jsonl; expect 0 'a clean record'
sed -n '/"id": "3"/p' records.jsonl >three.jsonl
lint --jsonl three.jsonl; expect 1 'findings make the status 1'
lint --jsonl three.jsonl --fail-on error; expect 0 '--fail-on'
lint --jsonl three.jsonl --signal complaint=yes
has out '"score":75' 'options hold for every record'
lint --jsonl three.jsonl --channel nowhere
expect 2 'a wrong option is said once, before the records are read'
if [ "$(wc -l <err)" -eq 1 ] && [ ! -s out ]; then ok 'and nothing else'; else not_ok 'and nothing else'; fi
lint --jsonl three.jsonl --format json; expect 2 'another format does not go with it'
lint --jsonl one.jsonl missing.jsonl three.jsonl; expect 2 'a missing file'
if [ "$(wc -l <out)" -eq 2 ]; then ok 'does not keep the others from being read'; else not_ok 'the others are read'; fi
printf '\357\273\277{"text": "Hello."}\r\n{"text": "Hello."}' >crlf.jsonl
lint --jsonl crlf.jsonl; expect 0 'byte order mark, CRLF, no line end at the end'
lint --jsonl </dev/null; expect 0 'no records'
"$REPLYLINT" --jsonl --rules rules <three.jsonl >out 2>err; status=$?
expect 1 'standard input'

# Several threads say the same as one, in the same order.
for i in $(seq 3000); do
  printf '{"id": "%s", "text": "We reply soon, and this is reply %s of many."}\n' "$i" "$i"
  if [ $((i % 997)) -eq 0 ]; then echo '{"id": "broken"'; fi
done >many.jsonl
"$REPLYLINT" --jsonl many.jsonl missing.jsonl records.jsonl >one 2>one.err
for jobs in 2 5 0; do
  "$REPLYLINT" --jsonl -j "$jobs" many.jsonl missing.jsonl records.jsonl >out 2>err; status=$?
  expect 2 "--jobs $jobs"
  if cmp -s one out && cmp -s one.err err; then ok 'says the same as one'; else not_ok "--jobs $jobs differs"; fi
done
if [ "$(wc -l <one)" -eq 3009 ]; then ok 'every record has its line'; else not_ok "$(wc -l <one) lines"; fi
lint --jsonl --jobs many one.jsonl; expect 2 '--jobs wants a number'

# A program that waits for its answer gets it.
mkfifo ask
"$REPLYLINT" --jsonl --jobs 2 <ask >answers 2>err &
exec 3>ask
echo '{"id": "first", "text": "Hello."}' >&3
for _ in $(seq 50); do [ -s answers ] && break; sleep 0.1; done
if [ -s answers ]; then ok 'an answer comes before the next record is sent'; else not_ok 'no answer'; fi
exec 3>&-
wait

# Memory does not grow with the number of records (sanitizers need some themselves).
if ! grep -qa __asan "$REPLYLINT" && [ -r /proc/self/status ] && command -v python3 >/dev/null; then
  python3 - "$REPLYLINT" >result <<'EOF'
import resource, subprocess, sys
record = b'{"text": "We are sorry about the trouble, Diane. We reply by Friday. ' + b"x" * 500 + b'"}\n'
process = subprocess.Popen([sys.argv[1], "--jsonl"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
for _ in range(20000):
    process.stdin.write(record)
process.stdin.close()
process.wait()
print("flat" if resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < 64 * 1024 else "grown")
EOF
  is result '20,000 records in little memory' <<<flat
fi
finish
