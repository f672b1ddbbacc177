#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# What findings look like in each format, and that the place is underlined where it is.
# shellcheck source=tests/cli/lib.sh
. "${top_srcdir:?run by make check}/tests/cli/lib.sh"

printf 'We are sorry.\nPlease ring us, we reply soon.\n' >reply.txt
lint reply.txt
expect 1 'findings make the status 1'
is out 'text: places underlined, advice, praise, score' <<'EOF'
reply.txt:2:8: error: The customer is sent to the telephone. [demo/ring]
    Please ring us, we reply soon.
           ^~~~~~~
    Advice on ring.

reply.txt:2:26: warning: No time is named: "soon". [demo/soon]
    Please ring us, we reply soon.
                             ^~~~
    Advice on soon.

Done well: says sorry; says what for.
Still lacks: name the next step, and when; use the customer's name; sign with your name.
Not judged: 1 rule needs the customer's message (--inbound).
Score 55/100, pass mark 80: 1 error, 1 warning.
EOF
is err 'nothing on standard error' </dev/null

lint reply.txt --format line
is out 'line: file:line:col: level: message [rule]' <<'EOF'
reply.txt:2:8: error: The customer is sent to the telephone. [demo/ring]
reply.txt:2:26: warning: No time is named: "soon". [demo/soon]
EOF

lint reply.txt --explain-score --signal complaint=no
is out 'the arithmetic of the score' <<'EOF'
reply.txt:2:8: error: The customer is sent to the telephone. [demo/ring]
    Please ring us, we reply soon.
           ^~~~~~~
    Advice on ring.

reply.txt:2:26: warning: No time is named: "soon". [demo/soon]
    Please ring us, we reply soon.
                             ^~~~
    Advice on soon.

Still lacks: name the next step, and when; use the customer's name; sign with your name.
   100
   -30  demo/ring
   -15  demo/soon
  = 55
Score 55/100, pass mark 80: 1 error, 1 warning.
EOF

printf 'Restart it, please.\n' >whole.txt
lint whole.txt --signal complaint=yes
is out 'a finding about the whole text stands under its name' <<'EOF'
whole.txt: warning: No word of regret. [demo/unsorry]
    Advice on unsorry.

Done well: answers or offers help.
Still lacks: say sorry; use the customer's name; sign with your name.
Score 90/100, pass mark 80: 1 warning.
EOF
lint whole.txt --signal complaint=yes --format line
is out 'line: the whole text is at 1:1' <<'EOF'
whole.txt:1:1: warning: No word of regret. [demo/unsorry]
EOF

printf 'I will reach out to you.\n' >fix.txt
lint fix.txt --quiet
is out 'a better wording; --quiet prints findings only' <<'EOF'
fix.txt:1:8: suggestion: Office language. [demo/wording]
    I will reach out to you.
           ^~~~~~~~~~~~
    Advice on wording.
    Better: "write to"
EOF
expect 0 'suggestions do not fail'

# Tabs are four columns, Chinese and emoji two, combining marks none; bytes count in line and column.
printf '\t日本 📞 cafe\xcc\x81: soon\n' >wide.txt
lint wide.txt --quiet
is out 'the underline stands under wide characters' < <(
  echo 'wide.txt:1:22: warning: No time is named: "soon". [demo/soon]'
  printf '        日本 📞 cafe\xcc\x81: soon\n'
  printf '                      ^~~~\n    Advice on soon.\n'
)
lint wide.txt --format line --unit utf-32
has out 'wide.txt:1:14:' 'columns in code points'
lint wide.txt --format line --unit utf-16
has out 'wide.txt:1:15:' 'columns in UTF-16'

printf 'Hi, %s soon %s.\n' "$(printf 'a%.0s' $(seq 200))" "$(printf 'b%.0s' $(seq 200))" >long.txt
lint long.txt --quiet
has out '…aaa' 'a long line is cut before the place'
has out 'bbb…' 'and behind it'
if [ "$(awk '{ if (length($0) > 110) n++ } END { print n + 0 }' out)" = 0 ]; then ok 'no line is longer than the terminal'
else not_ok 'lines are too long'; fi

printf 'Soon.\033]0;evil\007 \342\200\256soon\n' >control.txt
lint control.txt --quiet
lacks out "$(printf '\033')" 'escape sequences do not reach the terminal'
lacks out "$(printf '\342\200\256')" 'nor do changes of direction'

lint reply.txt --format json
if command -v python3 >/dev/null; then
  python3 - out >result 2>&1 <<'EOF'
import json, sys
report = json.load(open(sys.argv[1]))
print(report["file"], report["score"], report["passed"], report["findings"][0]["start"], report["findings"][0]["end"])
EOF
  is result 'json: one file is one object' <<<'reply.txt 55 False 21 28'
  lint reply.txt fix.txt --format json
  python3 -c 'import json,sys; print([r["file"] for r in json.load(open("out"))])' >result
  is result 'json: several files are an array' <<<"['reply.txt', 'fix.txt']"
  mkdir folder && cp fix.txt folder
  lint folder --format json
  python3 -c 'import json,sys; print([r["file"] for r in json.load(open("out"))])' >result
  is result 'json: a folder is an array, even of one' <<<"['folder/fix.txt']"
  lint reply.txt missing.txt --format json
  python3 -c 'import json,sys; print([r.get("error", {}).get("messages") for r in json.load(open("out"))])' >result
  is result 'json: a file that cannot be read is an error among reports' <<<"[None, ['missing.txt: cannot be read: No such file or directory']]"
fi
lint reply.txt fix.txt --format jsonl
if [ "$(wc -l <out)" -eq 2 ]; then ok 'jsonl: a report a line'; else not_ok 'jsonl: a report a line'; fi

lint reply.txt fix.txt
has out 'reply.txt: Score 55/100' 'with several drafts each score names its draft'
has out '2 drafts: 1 passed, 1 below the pass mark 80.' 'and a line sums up'
lint reply.txt --verdicts
has out '  failed      demo/ring' 'verdicts: what failed'
has out '  not judged  demo/unsorry' 'verdicts: what was not judged'
lint reply.txt --format lines
expect 2 'an unknown format is refused'
has err '--format: "lines" is none of: text line json jsonl' 'and the formats are named'
finish
