#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# What comes out, and what goes in, is what the JSON Schemas say.
# shellcheck source=tests/cli/lib.sh
. "${top_srcdir:?run by make check}/tests/cli/lib.sh"

python3 -c 'import jsonschema' 2>/dev/null || { echo '1..0 # SKIP no python3-jsonschema'; exit 77; }
cat >validate.py <<'EOF'
import json, sys
from jsonschema import Draft202012Validator
schema = json.load(open(sys.argv[1]))
Draft202012Validator.check_schema(schema)
faults = 0
for line in open(sys.argv[2]):
    for fault in Draft202012Validator(schema).iter_errors(json.loads(line)):
        print(list(fault.path), fault.message[:300])
        faults += 1
sys.exit(bool(faults))
EOF
valid() { # SCHEMA FILE DESCRIPTION
  if python3 validate.py "$top_srcdir/schema/$1.schema.json" "$2" >result 2>&1; then ok "$3"
  else not_ok "$3"; sed 's/^/# /' result; fi
}
invalid() {
  if python3 validate.py "$top_srcdir/schema/$1.schema.json" "$2" >result 2>&1; then not_ok "$3"; else ok "$3"; fi
}

cat >records.jsonl <<'EOF'
{"text": "We are sorry, we reply soon.", "id": "1", "channel": "x", "customer": {"name": "Diane"}, "agent.name": "Sue", "own_contacts": ["0161 496 0000", "help@acme.example"], "closing": true}
{"text": "I will reach out to you.", "messages": [{"role": "customer", "text": "Hi", "at": "2026-01-31T17:00:00Z"}], "signal": {"complaint": "yes"}, "signal.upset": "no", "unit": "utf-16", "now": null}
EOF
valid record records.jsonl 'records that are read are valid'
lint --jsonl records.jsonl
expect 1 'and are read'
valid report out 'reports'
echo '{"text": "x", "chanel": "y"}' >bad.jsonl; invalid record bad.jsonl 'an unknown key is not valid'
echo '{"channel": "x"}' >bad.jsonl; invalid record bad.jsonl 'a record without text is not valid'
{ echo '{"text": "x", "chanel": "y"}'; echo '{'; } >bad.jsonl
lint --jsonl bad.jsonl
valid report out 'what stands for a report that there is none of'
printf -- '---\nchannel: x\n---\nReply soon, reach out to us. Ring us.\n' >reply.txt
lint reply.txt --format jsonl
valid report out 'reports of files'
lint missing.txt --format jsonl
valid report out 'and of files that cannot be read'
# The keys of the record are those of the library.
"$REPLYLINT" help keys | grep -oE -- '--(\[no-\])?[a-z-]+' | sed 's/--//; s/\[no-\]//' | sort >key_options
python3 - "$top_srcdir/schema/record.schema.json" >schema_keys <<'EOF'
import json, sys
names = json.load(open(sys.argv[1]))["properties"]
print("\n".join(sorted(n.replace(".", "-").replace("_", "-") for n in names if n not in ("text", "messages", "signal", "customer", "agent"))))
EOF
is key_options 'the schema of records has the keys of the library' <schema_keys

if python3 -c 'import yaml' 2>/dev/null; then
  python3 - "$top_srcdir" rules >packs 2>result <<'EOF'
import glob, json, os, sys, yaml
top, own = sys.argv[1:]
with open("rules.jsonl", "w") as rules, open("detectors.jsonl", "w") as detectors:
    for path in sorted(glob.glob(top + "/rules/**/*.yml", recursive=True) + glob.glob(own + "/**/*.yml", recursive=True)):
        name = os.path.basename(path)
        if name in ("signals.yml", "channels.yml", "checklist.yml", "profiles.yml", "shared.yml", "words.yml"):
            continue
        document = yaml.safe_load(open(path))
        detector = os.path.basename(os.path.dirname(path)) == "signals"
        # YAML 1.1 of this reader takes yes and no for true and false; ours does not.
        document = json.loads(json.dumps(document).replace('"true":', '"yes":').replace('"false":', '"no":'))
        json.dump(document, detectors if detector else rules)
        (detectors if detector else rules).write("\n")
EOF
  valid rule rules.jsonl 'every rule file'
  valid detector detectors.jsonl 'every detector file'
  echo '{"level": "error", "message": "m", "advice": "a", "why": "w", "examples": {"fail": [], "pass": []}}' >bad.jsonl
  invalid rule bad.jsonl 'a rule that judges nothing is not valid'
fi
finish
