#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Libraries of macros: whose export it is, what is in it, and where; made of the fields that the desks document.
# shellcheck source=tests/cli/lib.sh
. "${top_srcdir:?run by make check}/tests/cli/lib.sh"
places() { # where something was found, and the four bytes that stand there in the file
  "$REPLYLINT" check --format line --rules rules "$@" >found 2>err
  while IFS=: read -r file line column rest; do
    from=$file; [ -e "$from" ] || from=zendesk.json # under another name
    echo "$file:$line $(sed -n "${line}p" "$from" | tail -c +"$column" | head -c 4) ${rest##*[}"
  done <found | sed 's/\]$//' >out
}

# Each desk: its macros say "ring us" on a known line; drafts below "Not sent" fields hold the words, too.
cat >zendesk.json <<'JSON'
{"macros": [
 {"id": 1, "title": "Orders::Late", "actions": [{"field": "status", "value": "solved"},
  {"field": "comment_value", "value": ["channel:all", "Hi \u007b{x}},\n\nplease ring us."]},
  {"field": "subject", "value": "Call us"}]},
 {"id": 2, "title": "Refund", "actions": [{"field": "comment_value_html", "value": "<p>Say \"ring&nbsp;us\":</p><p>Please <b>call</b> us.</p>"}]},
 {"id": 3, "title": "Tags only", "actions": [{"field": "set_tags", "value": "call us"}]}], "next_page": null}
JSON
places zendesk.json
is out 'Zendesk macros, at their places through escapes' <<'OUT'
zendesk.json:3 ring demo/ring
zendesk.json:5 ring demo/ring
zendesk.json:5 call demo/ring
OUT
plain check --format json --rules rules zendesk.json
has out '"id":"1"' 'the report has the id'
has out '"title":"Orders::Late"' 'and the title'

cat >dynamic.json <<'JSON'
{"items": [{"id": 5, "name": "Closing", "placeholder": "{{dc.closing}}", "default_locale_id": 1, "variants": [
 {"id": 50, "content": "Please ring us, {{ticket.id}}.", "locale_id": 1, "default": true},
 {"id": 51, "content": "Bitte rufen Sie uns unter dieser Nummer an, wir sind da.", "locale_id": 8, "default": false}]},
 {"id": 6, "name": "Opening", "placeholder": "{{dc.opening}}", "default_locale_id": 1, "variants": [
 {"id": 60, "content": "Thanks for writing to us about this.", "locale_id": 1, "default": true}]}]}
JSON
places dynamic.json
has out 'dynamic.json:2 ring demo/ring' 'Zendesk dynamic content'

cat >freshdesk.json <<'JSON'
[{"id": 1, "title": "Late", "folder_id": 2, "content": "Please ring us.", "content_html": "<div>Please ring us.</div>"}]
JSON
places freshdesk.json; is out 'Freshdesk, the HTML, once' <<<'freshdesk.json:1 ring demo/ring'
cat >helpscout.json <<'JSON'
{"id": 3, "name": "Late", "text": "Please<br />ring us", "chatText": "call us"}
JSON
places helpscout.json
is out 'Help Scout: what goes by mail, and by chat' <<'OUT'
helpscout.json:1 ring demo/ring
helpscout.json:1 call demo/ring
OUT
cat >intercom.json <<'JSON'
{"type": "list", "data": [
 {"type": "macro", "id": "7", "name": "Late", "body": "<p>Please ring us</p>", "body_text": "Please ring us"},
 {"type": "macro", "id": "8", "name": "Long list", "body": null, "body_text": "Please call us"}]}
JSON
places intercom.json
is out 'Intercom: the text where there is no body' <<'OUT'
intercom.json:2 ring demo/ring
intercom.json:3 call demo/ring
OUT
cat >gorgias.json <<'JSON'
{"data": [{"id": 9, "name": "Late", "language": "en", "actions": [{"name": "addTags", "type": "user", "arguments": {"tags": "ring us"}},
 {"name": "setResponseText", "type": "user", "arguments": {"body_html": "<div>ring us</div>", "body_text": "ring us"}}]}]}
JSON
places gorgias.json; is out 'Gorgias' <<<'gorgias.json:2 ring demo/ring'
cat >front.json <<'JSON'
{"_results": [{"_links": {"self": "x"}, "id": "rsp_1", "name": "Late", "subject": "call us", "body": "<p>ring us</p>"}]}
JSON
places front.json; is out 'Front' <<<'front.json:1 ring demo/ring'
cat >zammad.json <<'JSON'
[{"id": 1, "name": "Late", "keywords": "late", "content": "<div>ring us</div>", "note": "call us", "active": true}]
JSON
places zammad.json; is out 'Zammad' <<<'zammad.json:1 ring demo/ring'
printf 'name,keywords,content,note\nLate,late,"<div>ring us, #{user.firstname}</div>",call us\n' >zammad.csv
places zammad.csv; is out 'Zammad, as a table' <<<'zammad.csv:2 ring demo/ring'
printf '[{"name": "Late", "text": "<p>ring us</p>"}]' >freescout.json
places --from freescout freescout.json; is out 'FreeScout, by name' <<<'freescout.json:1 ring demo/ring'
cat >premade.yaml <<'YAML'
---
- isenabled: 1
  title: Late
  response: |
    Hi %{ticket.name.first},
    <br>please ring
    us.
  notes: |
    call us
YAML
places premade.yaml; is out 'osTicket, over a line end' <<<'premade.yaml:6 ring demo/ring'
printf 'notes: call us\nname: Late\nbody: >\n    <p>ring us</p>\n' >page.yaml
places page.yaml; is out 'osTicket, a page' <<<'page.yaml:4 ring demo/ring'
printf '[{"id": 1, "short_code": "late", "content": "Please **ring** us"}]' >chatwoot.json
places chatwoot.json; is out 'Chatwoot, in Markdown' <<<'chatwoot.json:1 ring demo/ring'
printf '{"replies": [{"id": "a", "title": "Late", "content": "ring us", "usages": 4}]}' >discourse.json
places discourse.json; is out 'Discourse' <<<'discourse.json:1 ring demo/ring'
printf '{"data": {"viewer": {"savedReplies": {"nodes": [{"title": "Late", "body": "ring us", "bodyHTML": "ring us", "databaseId": 4}]}}}}' >github.json
places github.json; is out 'GitHub' <<<'github.json:1 ring demo/ring'
printf 'replies:\n  - name: Late\n    body: "ring us"\n' >replies.yml
places replies.yml; is out 'GitHub, in a repository' <<<'replies.yml:3 ring demo/ring'
# GitHub itself fills nothing in; extensions that keep replies in such files do.
sed 's/ring us/Hi {{ author }}/g' github.json >author.json; sed 's/ring us/Hi {{ author }}/' replies.yml >author.yml
plain author.json author.yml --no-config --format line
has out 'author.json:1:79: warning: "{{ author }}" is no placeholder of GitHub. [template/wrong-dialect]' 'the desk is that of the export'
lacks out 'author.yml:3:15: warning' 'where it is open, nothing is said of it'
printf '{"data": {"currentUser": {"savedReplies": {"nodes": [{"id": "g", "name": "Late", "content": "ring us"}]}}}}' >gitlab.json
places gitlab.json; is out 'GitLab' <<<'gitlab.json:1 ring demo/ring'
printf '{"data": [{"name": "h", "title": "Late", "message": "<p>ring us</p>", "scope": "Global"}]}' >frappe.json
places frappe.json; is out 'Frappe' <<<'frappe.json:1 ring demo/ring'

# What is nobody's export: usual names, named fields, keys as ids.
printf '{"late": {"label": "Late", "content": "ring us"}, "x": {"label": "No text"}}' >keys.json
plain check --format json --rules rules keys.json
has out '"id":"late"' 'a key is an id'
printf '{"a": [{"deep": {"words": "ring us", "words2": "call us"}, "no": 4}]}' >deep.json
places --field '/a/*/deep/words' --id-field no deep.json; is out 'a pointer' <<<'deep.json:1 ring demo/ring'
places --field words2 deep.json; is out 'a member' <<<'deep.json:1 call demo/ring'
plain check --rules rules deep.json; expect 2 'nothing that is known'
has err 'deep.json: no texts in it that are known; name where they are with --field' 'is said'
plain check --rules rules --from zendsk zendesk.json; has err 'no reader "zendsk"; did you mean zendesk?' 'an unknown reader'
cp zendesk.json copy.json; places --from zendesk --stdin-filename export <copy.json; rm copy.json
has out 'export:3 ring demo/ring' 'an export from standard input'
printf 'old_title;old_text;new_title;new_text\nA;ring us;B;"call\nus"\n' >both.csv
places both.csv
is out 'two columns of texts' <<'OUT'
both.csv:2 ring demo/ring
both.csv:2 call demo/ring
OUT
printf '{"text": "ring us"}\n\n{"reply": "call us", "id": "b"}\n' >lines.jsonl
places lines.jsonl
is out 'JSON Lines' <<'OUT'
lines.jsonl:1 ring demo/ring
lines.jsonl:3 call demo/ring
OUT
printf -- '---\ntext: ring us\n---\n- body: call us\n...\n' >two.yml
places two.yml
is out 'two documents of YAML' <<'OUT'
two.yml:2 ring demo/ring
two.yml:4 call demo/ring
OUT
printf '# Page\n\n## A\n\nring us\n\n## B\n\nWell.\n\n## C\n\ncall us\n' >page.md
places page.md
is out 'a page of templates' <<'OUT'
page.md:5 ring demo/ring
page.md:13 call demo/ring
OUT
places --from draft page.md; has out 'page.md:5 ring' 'the same as one draft'

# --from says whose exports a folder holds, and leaves drafts what they are.
mkdir mixed && cp zendesk.json mixed && echo 'Please ring us.' >mixed/draft.txt
places --from zendesk mixed
has out 'mixed/draft.txt:1 ring' 'a draft beside an export'
has out 'mixed/zendesk.json:3 ring' 'and the export'
rm -r mixed

# A folder: libraries and drafts, and what is neither; the same output whatever the number of threads.
mkdir -p all && cp ./*.json ./*.yml ./*.csv ./*.md all && rm all/deep.json
echo 'Please ring us.' >all/draft.txt
printf 'on: push\njobs: {a: {steps: []}}\n' >all/workflow.yml
for format in text line json jsonl; do
  "$REPLYLINT" check --format $format --rules rules all >one 2>one.err; first=$?
  "$REPLYLINT" check --format $format --rules rules --jobs 2 all >two 2>two.err; second=$?
  if cmp -s one two && cmp -s one.err two.err && [ $first -eq 1 ] && [ $second -eq 1 ]; then
    ok "two threads print the same: $format"
  else not_ok "two threads print the same: $format"; fi
done
if grep -q workflow one.err; then not_ok 'what holds no texts is left out'; else ok 'what holds no texts is left out'; fi
mkdir none && printf 'a: 1\n' >none/a.yml
plain check --rules rules none; expect 2 'a folder of nothing'; has err 'none: no drafts in this folder' 'is said'

# A page of its own is a template where its folder is called so, or the one around that; and not where it is told.
mkdir -p mail_Templates/late drafts templates/a/b told/macros
for folder in mail_Templates mail_Templates/late drafts templates/a/b told/macros; do echo 'Hi [NAME], it is late.' >$folder/one.txt; done
printf 'kind: reply\nrules: {template/unfilled: error}\n' >told/.replylint.yml
printf -- '---\nkind: reply\n---\nHi [NAME], it is late.\n' >mail_Templates/late/two.md
unfilled() { "$REPLYLINT" check --no-config --format line "$@" 2>/dev/null | sed -n 's/:[^ ]* .*\[template\/unfilled\]//p'; }
unfilled mail_Templates drafts templates >out
is out 'pages of a folder of templates are templates' <<'END'
mail_Templates/late/two.md
drafts/one.txt
templates/a/b/one.txt
END
"$REPLYLINT" check --format line told >out 2>err; has out 'template/unfilled' 'unless the settings say what they are'
unfilled --kind reply mail_Templates/one.txt >out; is out 'or the options do' <<<'mail_Templates/one.txt'

# Other languages, and the measures that other commands take.
printf 'text\n"Vielen Dank für Ihre Nachricht. Wir haben das Paket gefunden und schicken es Ihnen heute."\n"Thanks for your message. We found the parcel."\n' >german.csv
plain check --rules rules german.csv
has out '2 drafts: 2 passed, 0 below the pass mark 80; 1 is not in English, and was judged only in part.' 'another language is said'
plain measure --channel sms german.csv --format line
expect 0 'measure reads libraries'
plain signals --rules rules zendesk.json --format line; expect 0 'so do signals'

# Bad input: its place, its reason, and exit status 2.
bad() { # FILE PLACE-AND-REASON
  plain check --rules rules "$1"; expect 2 "$1"; has err "$2" 'is said with its place'
}
printf '{"macros": [{"id": 1, "title": "x", "actions": [' >cut.json; bad cut.json 'cut.json:1:49: the JSON ends too early'
printf '[{"body": "a b", "body": "ring us"}]' >twice.json; bad twice.json 'twice.json:1:19: the key "body" stands twice'
has out 'twice.json' 'and both are judged'
printf 'text\ncaf\351\n' >latin.csv; bad latin.csv 'latin.csv:2:4: not valid UTF-8: byte 0xE9 at offset 8; save it as UTF-8'
printf '\377\376[\0]\0' >wide.json; bad wide.json 'wide.json: is written in UTF-16; save it as UTF-8'
printf 'a: &a {text: x}\nb: *a\n' >alias.yml; bad alias.yml 'alias.yml:2:5: aliases are not supported; write the value out'
printf 'a: &a [*a]\n' >cycle.yml; bad cycle.yml 'aliases are not supported'
{ echo 'a0: &a0 [x,x]'; for n in 1 2 3 4 5 6 7 8 9; do m=$((n - 1)); echo "a$n: &a$n [*a$m,*a$m,*a$m,*a$m]"; done; } >bomb.yml
bad bomb.yml 'bomb.yml:2:11: aliases are not supported'
printf 'text,b\n"ring us,2\n' >open.csv; bad open.csv 'open.csv:2: a quote that opens in this row is not closed'
printf 'text,b\nring us\ncall us,1\n' >rows.csv; bad rows.csv 'rows.csv:2: this row has 1 fields, where the first has 2'
mkdir loop && ln -s ../loop loop/loop && cp replies.yml loop
places loop; is out 'links to folders are not followed' <<<'loop/replies.yml:3 ring demo/ring'
finish
