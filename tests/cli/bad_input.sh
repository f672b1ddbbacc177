#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Whatever comes in: a clear word, the right status, no crash.
# shellcheck source=tests/cli/lib.sh
. "${top_srcdir:?run by make check}/tests/cli/lib.sh"

: >empty.txt
lint empty.txt; expect 2 'an empty file'
has err 'empty.txt: the draft is empty; there is nothing to judge' 'is named'
printf ' \n\t\r\n' >blank.txt
lint blank.txt; expect 2 'nothing but spaces'
lint </dev/null; expect 2 'nothing on standard input'
has err '<stdin>: the draft is empty' 'is named'

printf '😀👍🏽👨‍👩‍👧' >emoji.txt
lint emoji.txt; expect 0 'only emoji'
printf 'Soon\0 and \0soon.\n' >nul.txt
lint nul.txt --format line
if [ "$(wc -l <out)" -eq 2 ]; then ok 'NUL bytes'; else not_ok 'NUL bytes'; fi
lint nul.txt --quiet; has out 'Soon␀ and' 'are shown as a symbol'
printf 'One.\nTwo: \xc3\xa9 caf\xe9, soon\n' >latin.txt
lint latin.txt; expect 2 'invalid UTF-8'
has err 'latin.txt:2:11: not valid UTF-8: byte 0xE9 at offset 16' 'is named with place and offset'
printf '\xff\xfeH\0i\0' >utf16.txt
lint utf16.txt; has err 'utf16.txt: is written in UTF-16; save it as UTF-8' 'UTF-16'
printf 'Cut \xe2\x82' >cut.txt
lint cut.txt; has err 'at offset 4' 'a character cut off'
printf '\xef\xbb\xbfSoon.\r\nWell,\rsoon.\r\n' >lines.txt
lint lines.txt --format line
is out 'byte order mark, CRLF and CR' <<'EOF'
lines.txt:1:4: warning: No time is named: "Soon". [demo/soon]
lines.txt:3:1: warning: No time is named: "soon". [demo/soon]
EOF
printf '\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d soon \xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d\n' >rtl.txt
lint rtl.txt --fail-on never; expect 0 "text from right to left"
printf 'Wir melden uns bald. Vielen Dank, dass Sie sich an uns gewandt haben, wir kümmern uns darum.\n' >german.txt
lint german.txt; expect 0 'German'

lint missing.txt; expect 2 'a missing file'
mkdir folder
lint folder; expect 2 'a folder without drafts'
has err 'folder: no drafts in this folder' 'is named'
mkdir -p folder/b folder/a folder/.hidden
echo 'Soon.' | tee folder/b/2.txt folder/b/1.md folder/a/3.txt folder/.hidden/x.txt folder/b/notes.log >/dev/null
ln -s .. folder/b/loop && ln -s 1.md folder/b/link.txt && ln -s nowhere folder/b/broken.txt
lint folder --format line
is out 'a folder: sorted, hidden files and loops left out' <<'EOF'
folder/a/3.txt:1:1: warning: No time is named: "Soon". [demo/soon]
folder/b/1.md:1:1: warning: No time is named: "Soon". [demo/soon]
folder/b/2.txt:1:1: warning: No time is named: "Soon". [demo/soon]
folder/b/link.txt:1:1: warning: No time is named: "Soon". [demo/soon]
EOF
has err 'folder/b/broken.txt: cannot be read' 'a broken link is said'
if [ "$(id -u)" -ne 0 ]; then
  echo hello >secret.txt; chmod 0 secret.txt
  lint secret.txt; has err 'secret.txt: cannot be read: Permission denied' 'an unreadable file'
fi

head -c 2000000 /dev/zero | tr '\0' 'a' >large.txt
lint large.txt; expect 2 'a draft of 2 MB'
has err 'large.txt: ' 'is refused by name'
truncate -s 100M huge.txt
lint huge.txt; expect 2 'a file of 100 MB'
has err 'huge.txt: larger than 64 MiB; that is no draft' 'is not even read'
head -c 200000000 /dev/zero | "$REPLYLINT" >out 2>err; status=$?
expect 2 'input without end'
{ echo '{"text": "We reply by Friday."}'; printf '{"text": "'; head -c 10000000 /dev/zero | tr '\0' 'a'; echo '"}'; echo '{"text": "We reply by Friday."}'; } >long.jsonl
lint --jsonl long.jsonl; expect 2 'a line of 10 MB'
has err 'long.jsonl:2' 'is named'
if [ "$(wc -l <out)" -eq 3 ]; then ok 'and the rest goes on'; else not_ok 'the rest goes on'; fi

if [ -e /dev/full ]; then
  echo 'We reach out to you soon.' >soon.txt
  "$REPLYLINT" soon.txt >/dev/full 2>err; status=$?
  expect 2 'a full disk'
  has err 'replylint: cannot write standard output: No space left on device' 'is said'
  "$REPLYLINT" --jsonl long.jsonl >/dev/full 2>err; status=$?
  expect 2 'a full disk, with --jsonl'
  echo '{"text": "Soon.", "labels": {"apology": "no"}}' >labels.jsonl
  echo '{"text": "Soon.", "quality": 3}' >ratings.jsonl
  for command in help 'help check' version rules 'explain demo/soon' 'test rules' 'checklist soon.txt' signals \
    'signals soon.txt' 'measure soon.txt' 'redact soon.txt' 'redact --jsonl labels.jsonl' 'eval labels.jsonl' \
    'calibrate ratings.jsonl' '--format json soon.txt' '--diff --suggestions soon.txt' '--fix -'; do
    # shellcheck disable=SC2086 # words
    "$REPLYLINT" $command --rules rules <soon.txt >/dev/full 2>err
    status=$?
    expect 2 "a full disk, with $command"
    has err 'cannot write standard output: No space left on device' "$command says so"
    # shellcheck disable=SC2086
    { (sleep 0.1; exec "$REPLYLINT" $command --rules rules <soon.txt 2>err); echo $? >code; } | :
    status=$(<code)
    expect 2 "nobody reads, with $command"
    lacks err 'standard output' "$command is silent about it"
  done
fi
for _ in $(seq 3000); do echo '{"text": "We reply soon."}'; done >many.jsonl
{ "$REPLYLINT" --jsonl many.jsonl 2>err; echo $? >code; } | head -n 1 >out
status=$(cat code)
expect 2 'a broken pipe'
is err 'is no news' </dev/null

HOME='' lint german.txt; expect 0 'no HOME'
(unset HOME; "$REPLYLINT" version >out 2>err); status=$?; expect 0 'HOME not set'
finish
