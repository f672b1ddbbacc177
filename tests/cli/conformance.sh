#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# The conformance cases through the command: replylint --jsonl and replylint redact --jsonl.
# shellcheck source=tests/cli/lib.sh
. "${top_srcdir:?run by make check}/tests/cli/lib.sh"

command -v python3 >/dev/null || { echo '1..0 # SKIP no python3'; exit 77; }
export PYTHONPATH=$top_srcdir/tests/conformance PYTHONDONTWRITEBYTECODE=1
cat >run.py <<'PYTHON'
import json, os, subprocess, sys
from conformance import UNITS, differences, error_differences, load

def line_of(case, unit):
    """The record of a case as one line of bytes."""
    if "json" in case:
        return case["json"].encode()
    if "bytes" in case:
        return b'{"text": "' + bytes.fromhex(case["bytes"]) + b'"}'
    return json.dumps({**case["record"], "unit": unit}).encode()

def run(settings, *arguments, lines):
    with open("settings.json", "w") as file:
        json.dump(settings, file)
    return subprocess.run([os.environ["REPLYLINT"], *arguments, "--config", "settings.json"],
                          input=b"\n".join(lines) + b"\n", capture_output=True)

def faults_of(settings, cases):
    """Each unlike report of the cases that share their settings, as (case, fault)."""
    for unit in UNITS:
        done = run(settings, "--jsonl", lines=[line_of(case, unit) for case in cases])
        reports = [json.loads(line) for line in done.stdout.splitlines()]
        if len(reports) != len(cases):
            yield cases[0], f"{len(cases)} records gave {len(reports)} reports: {done.stderr.decode()}"
            continue
        for case, report in zip(cases, reports):
            yield from ((case, f"{unit}: {fault}") for fault in differences(case, report, unit))

def redaction_faults(case):
    done = run(case.get("settings", {}), "redact", "--jsonl", lines=[json.dumps(case["record"]).encode()])
    got = json.loads(done.stdout or b'{"text": null}')["text"]
    return [] if got == case["expect"]["redacted"] else [f"redacted: {got!r} {done.stderr.decode()}"]

def settings_faults(case):
    done = run(case["settings"], "--jsonl", lines=[json.dumps(case["record"]).encode()])
    expected = case["expect"]["settings_error"]
    if done.returncode != 2 or done.stdout:
        return [f"status {done.returncode}, {done.stdout!r}"]
    # The command prints no statuses: what it says has to do.
    return error_differences(expected, {"status": expected["status"], "messages": [done.stderr.decode()]})

cases = load(sys.argv[1])
faults = {case["name"]: [] for case in cases}
tenants = {}
for case in cases:
    if "settings_error" in case["expect"]:
        faults[case["name"]] += settings_faults(case)
        continue
    if "redacted" in case["expect"]:
        faults[case["name"]] += redaction_faults(case)
    tenants.setdefault(json.dumps(case.get("settings", {})), []).append(case)
for settings, group in tenants.items():
    for case, fault in faults_of(json.loads(settings), group):
        faults[case["name"]].append(fault)
for name, found in faults.items():
    print("not ok" if found else "ok", name)
    for fault in found:
        print("#", fault)
sys.exit(len(cases) < 80 or any(faults.values()))
PYTHON
python3 run.py "$top_srcdir/tests/conformance" >result 2>err
status=$?
cp result out
grep -A9 '^not ok' result | sed 's/^not ok/#/'
expect 0 "$(grep -c '^ok' result) conformance cases"

if python3 -c 'import jsonschema' 2>/dev/null; then
  python3 - "$top_srcdir/tests/conformance" >out 2>err <<'PYTHON'
import glob, json, sys
from jsonschema import Draft202012Validator
schema = json.load(open(sys.argv[1] + "/cases.schema.json"))
Draft202012Validator.check_schema(schema)
faults = 0
for path in glob.glob(sys.argv[1] + "/*.json"):
    cases = json.load(open(path, encoding="utf-8"))
    if path.endswith(".schema.json"):
        continue
    names = [case["name"] for case in cases["cases"]]
    found = [fault.message[:300] for fault in Draft202012Validator(schema).iter_errors(cases)]
    found += ["a name stands twice"] if len(set(names)) < len(names) else []
    faults += len(found)
    print("\n".join(f"{path}: {fault}" for fault in found))
sys.exit(bool(faults))
PYTHON
  status=$?
  expect 0 'the cases have the form that their schema says'
fi
finish
