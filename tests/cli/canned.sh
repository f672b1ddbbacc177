#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# index and duplicates: canned texts, and replies that are no more than these.
# shellcheck source=tests/cli/lib.sh
. "${top_srcdir:?run by make check}/tests/cli/lib.sh"

cat >macros.csv <<'CSV'
id,title,text
1,Refund,"Thanks for sending the item back. We have, as ""promised"",
issued a refund of {{amount}}, which takes three to five working days to show on your statement."
2,Late,"Hi {{name}}, sorry that order {{id}} is running late, it should be with you by {{date}}."
3,Thanks,"Thank you!"
CSV
plain index build macros.csv -o macros.index
expect 0 'an index is made'
is out 'and says what it holds' <<'OUT'
macros.index
texts       2
read        3
too short   1
shingles    35
bytes       1216
version     1
OUT
plain index info macros.index --format json
has out '{"file":"macros.index","texts":2,"added":3,"left_out":1,' 'as JSON'
plain index check macros.index; expect 0 'all of it is good'

reply='Thanks for sending the item back. We have, as promised, issued a refund of £12, which takes three to five working days to show on your statement. Ama'
echo "$reply" >reply.txt
plain check --no-config --index macros.index reply.txt --format line
has out 'reply.txt:1:1: suggestion: Canned: 100 % of the words stand in "Refund" (macros.csv:2); none are your own. [personal/canned]' 'a reply that is no more than a macro'
plain check --no-config reply.txt --format line
lacks out personal/canned 'not without the index'
echo 'index: macros.index' >settings.yml
mkdir elsewhere && cd elsewhere || exit 99
plain check --config ../settings.yml ../reply.txt --format line
has out personal/canned 'the settings name it, as seen from their folder'
mv out err .. && cd .. || exit 99
plain check --no-config --index macros.index reply.txt --format json
has out '"similar":[{"id":"1","title":"Refund","place":"macros.csv:2","share":100,' 'reports name it'

# An index that is none, and one that was damaged.
plain check --index macros.csv reply.txt
expect 2 'a file that is no index'
has err 'macros.csv: this is no index of canned texts; make one with replylint index build' 'is said to be none'
plain check --index . reply.txt; has err '.: is a folder' 'a folder'
plain check --index missing reply.txt; has err 'missing: cannot be opened' 'a missing file'
: >empty; plain check --index empty reply.txt; has err 'empty: the file is empty' 'an empty file'
head -c 1000 macros.index >short; plain check --index short reply.txt; has err 'short: this index has 1000 bytes where' 'one that is cut off'
sed 's/Refund/Refind/' macros.index >damaged
plain check --no-config --index damaged reply.txt
expect 2 'a damaged index is no pass'
has err 'rule personal/canned was skipped: the index is damaged' 'and is said to be damaged'
plain index check damaged; expect 2 'check finds it'
plain index info damaged; expect 0 'info does not look so far'

# What cannot be read, with its line; nothing is then written.
bad() { # TEXT FILE MESSAGE
  printf '%b' "$1" >"$2"
  plain index build "$2" -o none
  expect 2 "$3"
  has err "$3" 'is said with its place'
  [ ! -e none ] || not_ok 'nothing is written'
}
bad 'a,b\n1,2\n' bad.csv 'bad.csv:1: no column "text"; there are: a, b'
bad 'text\n"abc\n' bad.csv 'bad.csv:2: a quote that opens in this row is not closed'
bad 'text\n"abc"x\n' bad.csv 'bad.csv:2: a field goes on behind the quote'
bad 'text,b\nabc\n' bad.csv 'bad.csv:2: this row has 1 fields, where the first has 2'
bad '' bad.csv 'bad.csv:1: an empty table'
bad '{"x":1}\n' bad.jsonl 'bad.jsonl:1: no member "text"'
bad '\n{"text":\n' bad.jsonl 'bad.jsonl:2:'
bad 'text\na \0377 b\n' bad.csv 'bad.csv:2:3: not valid UTF-8'
bad 'text\nYes.\n' bad.csv 'no text of six words or more'
plain index build; expect 2 'no inputs'
plain index; expect 2 'no action'
plain index info; expect 2 'no index'
plain index build macros.csv -o no/such/folder; expect 2 'a folder that is not there'
has err 'no/such/folder: cannot be written: No such file or directory' 'is said so'

# Other columns and separators, other members, a folder.
printf 'title;body\nA;Please send us your order number and we look into it today.\n' >semicolon.csv
printf 'NAME\tReply\nB\tWe are open from nine to five on every day but Sunday.\n' >tabs.tsv
printf '{"id":7,"answer":"Your new card comes by post within a week or two."}\n' >records.jsonl
mkdir library && mv semicolon.csv tabs.tsv library
printf -- '---\nid: late\nkind: template\n---\nHi {{name}}, sorry that order {{id}} is running late, it should be with you by Friday.\n' >library/late.md
plain index build library records.jsonl --field answer --field body --field reply -o library.index
expect 0 'a folder, tables and records'
has out 'texts       4' 'all are taken'

# Texts that say nearly the same.
printf '{"title":"Late, too","text":"Hi {{name}}, sorry that order {{id}} is running late, it should be with you on {{date}}."}\n' >second.jsonl
plain duplicates --above 50 macros.csv second.jsonl library/late.md
expect 1 'some are nearly the same'
is out 'with the words in which they differ' <<'OUT'
Group 1: 3 texts
  macros.csv:4 "Late"
  second.jsonl:1 "Late, too"
      83 % the same as macros.csv:4 "Late":
      ... it should be with you [-by-] {+on+} {{date}}.
  library/late.md
      91 % the same as macros.csv:4 "Late":
      ... should be with you by [-{{date}}.-] {+Friday.+}

3 of 5 texts in 1 group.
OUT
plain duplicates --above 50 --format json macros.csv second.jsonl
has out '{"texts":4,"groups":[[{"place":"macros.csv:4","title":"Late"},{"place":"second.jsonl:1","title":"Late, too","like":"macros.csv:4","likeness":' 'as JSON'
has out '"differences":[{"there":"by","here":"on"}]' 'with the differences'
plain duplicates macros.csv; expect 0 'none are'
plain duplicates --above 20 macros.csv; expect 2 'what is less alike is not found'
plain duplicates missing.csv; expect 2 'a missing file'
plain index build macros.csv second.jsonl -o both.index
printf -- '---\nkind: template\n---\nHi {{name}}, sorry that order {{id}} is running late, it should be with you, we hope, on {{date}}.\n' >third.txt
plain check --no-config --index both.index third.txt --format line
has out 'third.txt:4:1: suggestion: This template is 71 % the same as "Late" (macros.csv:4). [template/duplicate]' 'templates that are checked'
finish
