#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Keys at the start of a text file; findings keep their places in the file.
# shellcheck source=tests/cli/lib.sh
. "${top_srcdir:?run by make check}/tests/cli/lib.sh"

cat >rules/demo/keys.yml <<'EOF'
since: 0.1.0
level: warning
points: 0
requires: channel.public and customer.name and agent.initials and own_contacts and inbound and host_signs
message: "Not all keys are there."
advice: "Give them."
why: "A test."
examples: {fail: ["Hello."], pass: [{text: "Hello.", channel: x, customer.name: A, agent.initials: B, own_contacts: C, inbound: D, host_signs: yes}]}
EOF
cat >nested.txt <<'EOF'
---
channel: x
customer: {name: Diane}
agent:
  initials: SG
own_contacts: [0161 496 0000, help@acme.example]
host_signs: yes
inbound: |
  Nothing works.
  Nothing at all.
signal: {complaint: yes}
messages:
  - {role: customer, text: "Hello?", at: "2026-01-31T17:00:00Z"}
---
We reply soon.
EOF
lint nested.txt --format line
is out 'nested keys, lists, flags, blocks, messages, given signals; lines count from the top of the file' <<'EOF'
nested.txt:15:1: warning: No word of regret. [demo/unsorry]
nested.txt:15:10: warning: No time is named: "soon". [demo/soon]
EOF
cat >dotted.txt <<'EOF'
---
channel: x
customer.name: Diane
agent.initials: SG
own_contacts: 0161 496 0000
host_signs: yes
inbound: Nothing works.
signal.complaint: no
---
Fine.
EOF
lint dotted.txt --format line
is out 'dotted keys' </dev/null
lint dotted.txt --format line --signal complaint=yes
has out demo/unsorry 'options win over front matter'

lint nested.txt --format json
if command -v python3 >/dev/null; then
  python3 - >result <<'EOF'
import json
report = json.load(open("out"))
found = [f for f in report["findings"] if f["rule"] == "demo/soon"][0]
print(open("nested.txt", "rb").read()[found["start"]:found["end"]].decode(), found["line"], found["column"])
EOF
  is result 'json: offsets are those of the file' <<<'soon 15 10'
fi

rm rules/demo/keys.yml

bad() { # DESCRIPTION EXPECTED-TEXT <file
  cat >bad.txt
  lint bad.txt
  expect 2 "$1"
  has err "$2" "$1: place and reason"
}
bad 'an unknown key' 'bad.txt:3:1: ' <<'EOF'
---
channel: x
chanel: x
---
Hello.
EOF
has err 'did you mean "channel"?' 'with a did-you-mean'
bad 'an unknown nested key' 'bad.txt:3:3: ' <<'EOF'
---
customer:
  nam: Diane
---
Hello.
EOF
has err 'did you mean "customer.name"?' 'with a did-you-mean'
bad 'a wrong value' 'bad.txt:2:7: "letter" is not a value of kind' <<'EOF'
---
kind: letter
---
Hello.
EOF
bad 'the text as a key' 'bad.txt:2:1: the text is what stands below' <<'EOF'
---
text: Hello
---
Hello.
EOF
bad 'no end' 'bad.txt:1:1: the front matter does not end' <<'EOF'
---
channel: x
Hello.
EOF
bad 'no YAML' 'bad.txt:' <<'EOF'
---
channel: [x
---
Hello.
EOF
bad 'no keys' 'the front matter holds no keys' <<'EOF'
---
just words
---
Hello.
EOF
bad 'a message without role' 'a message needs a role' <<'EOF'
---
messages:
  - {text: Hello}
---
Hello.
EOF
bad 'no text' 'the draft is empty' <<'EOF'
---
channel: x
---
EOF
printf -- '---\n---\nSoon.\n' >empty.txt
lint empty.txt --format line
has out 'empty.txt:3:1: warning' 'an empty front matter'
printf '\357\273\277---\r\nsignal.complaint: no\r\n---\r\nWell, soon.\r\n' >crlf.txt
lint crlf.txt --format line
is out 'byte order mark and CRLF' <<'EOF'
crlf.txt:4:7: warning: No time is named: "soon". [demo/soon]
EOF
printf 'Text --- with dashes, soon.\n---\nmore\n' >dashes.txt
lint dashes.txt --format line
has out 'dashes.txt:1:23' 'dashes elsewhere are text'
finish
