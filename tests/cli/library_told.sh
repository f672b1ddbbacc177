#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# What only a whole library tells: texts that are nearly the same, titles that stand twice, twins and languages that differ.
# shellcheck source=tests/cli/lib.sh
. "${top_srcdir:?run by make check}/tests/cli/lib.sh"
told() { # FILE... without rules but those of libraries
  "$REPLYLINT" check --no-config --format line "$@" 2>err | grep -E 'template/(duplicate|same|twin|missing)' >out
}

cat >macros.json <<'JSON'
{"macros": [
{"id": 1, "title": "Late", "actions": [{"field": "comment_value", "value": "Hi {{name}}, we're sorry that order {{id}} is running late. Our courier had a problem with its sorting machines, and the parcel should be with you by {{date}}."}]},
{"id": 2, "title": "Refund", "actions": [{"field": "comment_value", "value": "Thanks for sending the item back. We've issued a refund, which takes three days to show on your statement."}]},
{"id": 3, "title": "late", "actions": [{"field": "comment_value", "value": "Hi {{name}}, so sorry! We're sorry that order {{id}} is running late. Our courier had a problem with its sorting machines, and the parcel should be with you by {{date}}."}]}]}
JSON
told macros.json
has out 'macros.json:2:77: suggestion: This template is 84 % the same as "late" (macros.json:4). [template/duplicate]' 'nearly the same'
has out 'macros.json:4:77: suggestion: Another template is called the same: macros.json:2. [template/same-title]' 'the same title, in any case'
lacks out 'macros.json:3:' 'not the third'
plain check --no-config --format line macros.json --jobs 2; cp out two; plain check --no-config --format line macros.json
if cmp -s out two; then ok 'in two threads'; else not_ok 'in two threads'; fi

sed 's/"id": 2/"id": 8/' macros.json >again.json # of the same id it would be an earlier state of the same text
told again.json macros.json
has out 'macros.json:3:79: suggestion: This template is one of 2 that say the same; the first is "Refund" (again.json:3). [template/duplicate]' 'just the same'

# One library over two files.
printf 'id,title,text\n9,Other,"Thanks for sending the item back. We have issued a refund, which takes three days to show on your statement."\n' >more.csv
told macros.json more.csv
has out 'more.csv:2:10: suggestion: This template is' 'files of one run are one library'
told more.csv; if [ -s out ]; then not_ok 'by itself it is alone'; else ok 'by itself it is alone'; fi
plain index build macros.json -o macros.index; expect 0 'an index reads the same files'
told --index macros.index more.csv
has out '"Refund" (macros.json:3). [template/duplicate]' 'an index that is given is used'

# HTML and plain text.
cat >twins.json <<'JSON'
[{"id": 1, "title": "Hours", "content": "Hi {{ticket.requester.name}}, we are open from 9am to 6 p.m. and charge 12,50.",
  "content_html": "<p style=\"margin: 40px\">Hi&#160;{{ ticket.requester.name }}, we are open from 09:00 to 18:00 and charge 12.50.</p>"},
 {"id": 2, "title": "Old", "content": "Call us until 5pm about {{ticket.id}}.", "content_html": "<p>Call us until 6pm about your order.</p>"}]
JSON
told twins.json
is out 'twins that differ, and twins that are only written in other ways' <<'OUT'
twins.json:3:98: suggestion: The same template is not the same everywhere: the plain text lacks 18, has 17, {{ticket.id}}. [template/twin-differs]
OUT

# Languages: variants of dynamic content, and files of a folder.
cat >dynamic.json <<'JSON'
{"items": [{"id": 5, "name": "Closing", "placeholder": "{{dc.closing}}", "variants": [
 {"content": "We close ticket {{ticket.id}} in 14 days, or in two weeks.", "locale_id": 1},
 {"content": "Wir schließen Ihre Anfrage in 2 Wochen.", "locale_id": 8}]},
 {"id": 6, "name": "Opening", "placeholder": "{{dc.opening}}", "variants": [
 {"content": "Thanks for writing to us about this.", "locale_id": 1}]}]}
JSON
told dynamic.json
is out 'variants' <<'OUT'
dynamic.json:2:15: suggestion: The same template is not the same everywhere: language 8 lacks 14, {{ticket.id}}. [template/twin-differs]
dynamic.json:5:15: suggestion: This template is missing in languages that others have: 8. [template/missing-language]
OUT
mkdir replies
printf '{"hello": {"content": "Hello {{name}}."}, "bye": {"content": "Bye for now."}}' >replies/en.json
printf '{"hello": {"content": "Hola {{nombre}}."}}' >replies/es.json
told replies
is out 'files of languages' <<'OUT'
replies/en.json:1:24: suggestion: The same template is not the same everywhere: language es lacks {{name}}, has {{nombre}}. [template/twin-differs]
replies/en.json:1:63: suggestion: This template is missing in languages that others have: es. [template/missing-language]
OUT
plain check --no-config --format json replies; has out '"locale":"es"' 'reports have the language'

# Each told by a key, too.
plain check --no-config --kind template --same-title 'x.json:4' --format line twins.json
has out 'called the same: x.json:4.' 'a title by a key'
plain duplicates macros.json; expect 1 'duplicates reads the same files'
has out 'macros.json:2 "Late"' 'and names them'
finish
