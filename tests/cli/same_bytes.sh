#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# The command, the call from JSON to JSON and the handles of the library say the same of a record, byte by byte.
# shellcheck source=tests/cli/lib.sh
. "${top_srcdir:?run by make check}/tests/cli/lib.sh"
lint_records=${top_builddir:?}/tests/lint_records
corpus=$top_srcdir/../shared/corpora/replies-dev.jsonl

command -v python3 >/dev/null || { echo '1..0 # SKIP no python3'; exit 77; }
python3 - "$top_srcdir/tests/conformance" "$corpus" >records.jsonl <<'PYTHON'
import glob, json, os, sys
folder, corpus = sys.argv[1:]
for path in sorted(glob.glob(folder + "/*.json")):
    for case in json.load(open(path, encoding="utf-8")).get("cases", []):
        for unit in ("utf-8", "utf-16", "utf-32"):
            if "record" in case and "settings" not in case:
                print(json.dumps({**case["record"], "unit": unit}))
names = {"reply": "text", "inbound": "inbound", "channel": "channel", "customer_handle": "customer.handle"}
for line in open(corpus, encoding="utf-8") if os.path.exists(corpus) else []:
    record = json.loads(line)
    print(json.dumps({new: record[old] for old, new in names.items() if record.get(old)}, ensure_ascii=False))
PYTHON

echo '{"brand": "Larkwing", "rules": {"access/emoji": "off"}}' >settings.json
"$REPLYLINT" --jsonl --fail-on never --config settings.json <records.jsonl >command.jsonl 2>err
for way in call handles; do
  "$lint_records" "$way" settings.json <records.jsonl >"$way.jsonl" 2>err
  status=$?
  expect 0 "$way: every record is judged"
done

# What cannot be judged is an error in JSON to the first two, a status to the handles.
grep -n '"error":' call.jsonl | cut -d: -f1 | sed 's/$/d/' >faults.sed
cmp command.jsonl call.jsonl >out
status=$?
expect 0 "$(wc -l <command.jsonl) reports of the command are those of replylint_lint_json()"
sed -f faults.sed call.jsonl >good-call.jsonl
sed -f faults.sed handles.jsonl >good-handles.jsonl
cmp good-call.jsonl good-handles.jsonl >out
status=$?
expect 0 'and those of replylint_draft_json(), replylint_lint() and replylint_report_json()'
[ "$(wc -l <good-call.jsonl)" -gt 300 ]
status=$?
expect 0 'most records can be judged'
finish
