#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# eval: figures worked out by hand, on replies whose signals are beyond doubt.
# shellcheck source=tests/cli/lib.sh
. "${top_srcdir:?run by make check}/tests/cli/lib.sh"

# apology: found in 1, 2, 4; labelled in 1, 2, 3: 2 hits, 1 miss, 1 false alarm, precision = recall = F1 = 0.67.
# redirect: 1 away as labelled (hit); 2 private, labelled away (miss and false alarm); 3, 4 none.
# Scores, of the pack of these tests alone: 70 (ring), 85 (soon), 100, 85 (soon); qualities 3, 4, 4, 1.
# Ranks less their mean: -1.5 0 1.5 0 and -0.5 1 1 -1.5; products 0.75 + 1.5, squares 4.5 and 4.5: correlation 0.5.
cat >labels.jsonl <<'EOF'
{"id":"1","channel":"twitter","brand":"A","customer_handle":"c","inbound":"","history":[],"reply":"We are sorry about this. Please ring us.","labels":{"apology":"yes","redirect":"away","asks_secret":"no","quality":3.0}}
{"id":"2","channel":"twitter","brand":"B","customer_handle":"c","inbound":"","history":[{"role":"customer","text":"Hello?"}],"reply":"We are sorry about this. DM us, we reply soon.","labels":{"apology":"yes","redirect":"away","asks_secret":"no","quality":4}}

{"id":"3","channel":"other","brand":"A","customer_handle":"","inbound":"","history":[],"reply":"It is on its way.","labels":{"apology":"yes","redirect":"none","asks_secret":"yes","quality":4}}
{"id":"4","channel":"review","brand":"A","customer_handle":"","inbound":"","history":[],"reply":"We are sorry about this. It ends soon.","labels":{"apology":"no","redirect":"none","quality":1}}
EOF
lint eval labels.jsonl --json
expect 0 'eval'
if command -v python3 >/dev/null; then
  python3 - >result <<'EOF'
import json
e = json.load(open("out"))
for name in ("apology", "redirect", "asks_secret"):
    s = e["signals"].get(name)
    print(name, s["support"], s["hits"], s["misses"], s["false_alarms"], s["precision"], s["recall"], s["f1"], s["detected"])
print(e["replies"], e["mean_f1"], e["rank_correlation"], e["mean_score"])
print([(q["quality"], q["replies"], q["mean_score"]) for q in e["quality"]])
EOF
  is result 'hits, misses, false alarms, valued labels, means, ranks' <<'EOF'
apology 3 2 1 1 0.667 0.667 0.667 True
redirect 2 1 1 1 0.5 0.5 0.5 True
asks_secret 1 0 1 0 None 0 0 True
4 0.389 0.5 85
[(1, 1, 85), (3, 1, 70), (4, 2, 92.5)]
EOF
fi
lint eval labels.jsonl
has out 'apology                     3         3      0.67      0.67      0.67' 'the row of a signal'
has out 'mean F1 of 3' 'the mean over all labels'
has out '4 replies.' 'the number of replies'
lint eval labels.jsonl --signals redirect
has out 'mean F1 of 1' '--signals'
lacks out 'apology' 'shows only them'
lint eval labels.jsonl --by brand
has out 'A                           3' '--by brand'
lint eval labels.jsonl --by channel
has out 'twitter                     2' '--by channel'
lint eval labels.jsonl --errors apology
has out 'miss         3  labelled yes, found no' '--errors: a miss'
has out 'false alarm  4  labelled no, found yes' 'a false alarm'
has out '  reply    We are [[sorry]] about this.' 'with the words that were found'
lacks out 'miss         1' 'and not what is right'
lint eval labels.jsonl --errors redirect
has out 'false alarm  2  labelled away, found private' 'a wrong value'

echo '{"brand":null,"channel":null,"customer_handle":null,"inbound":null,"reply":"Hello.","labels":{"apology":"no"}}' >null.jsonl
lint eval null.jsonl --by brand
expect 0 'members that are null'
lacks out 'null' 'are not given'

lint eval; expect 2 'no file'
lint eval missing.jsonl; expect 2 'a missing file'
lint eval labels.jsonl --errors apolgy; expect 2 'an unknown signal'
has err 'apology' 'has a did-you-mean'
lint eval labels.jsonl --by colour; expect 2 'an unknown grouping'
bad() { # DESCRIPTION TEXT LINE
  { head -n 1 labels.jsonl; echo "$3"; } >bad.jsonl
  lint eval bad.jsonl
  expect 2 "$1"
  has err "bad.jsonl:2" "$1: is named"
  has err "$2" "$1: is explained"
}
bad 'a malformed line' 'bad.jsonl:2' '{"reply": '
bad 'no labels' 'a record needs the members "reply" and "labels"' '{"reply": "Hello."}'
bad 'an unknown label' 'there is no signal for the label "apolgy"' '{"reply": "Hello.", "labels": {"apolgy": "yes"}}'
bad 'an unknown value' 'redirect: "elsewhere" is none of: none private away' '{"reply": "Hello.", "labels": {"redirect": "elsewhere"}}'
bad 'an unknown role' 'boss' '{"reply": "Hello.", "labels": {}, "history": [{"role": "boss", "text": "x"}]}'
bad 'an unknown channel' 'nowhere' '{"reply": "Hello.", "labels": {}, "channel": "nowhere"}'
has out '1 reply.' 'and the rest is counted'
: >none.jsonl; lint eval none.jsonl; expect 0 'no replies'
has out '0 replies.' 'are none'
finish
