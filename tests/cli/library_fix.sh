#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# --fix and --diff over libraries: into the same strings, scalars and fields, and not another byte.
# shellcheck source=tests/cli/lib.sh
. "${top_srcdir:?run by make check}/tests/cli/lib.sh"
rule wait warning 0 'find: ["please wait"]
replace: "stay \"here\""
safe: true' 'Waiting.' '["[[Please wait]]."]' '["Come in."]'
rule kindly warning 0 'find: ["kindly"]
replace: "so: it is"
safe: true' 'Office language.' '["[[Kindly]] wait."]' '["Come in."]'
rule utilise warning 0 'find: ["utilise"]
replace: "use"
safe: true' 'A long word.' '["We [[utilise]] it."]' '["We use it."]'

cat >macros.json <<'JSON'
{"macros":[ {"id":1,  "title":"A", "actions":[{"field":"comment_value","value":"We utilise \u00e9\u0021 \"now\", please wait.\n"}],
 "unknown" : [1,2.50, null] },
	{"id":2,"title":"B","actions":[{"field":"comment_value_html","value":["channel:all","<p>Please wait,<br>we utilise it</p>"]}]},
 {"id":3,"title":"Please wait","actions":[{"field":"subject","value":"utilise"}]}]}
JSON
cp macros.json before.json
lint macros.json --diff
expect 1 'a diff'
has out '+{"macros":[ {"id":1,  "title":"A", "actions":[{"field":"comment_value","value":"We use \u00e9\u0021 \"now\", stay \"here\".\n"}],' 'of the string as it stands in the file'
has err 'macros.json: would fix 4' 'says how many'
if cmp -s macros.json before.json; then ok 'and changes nothing'; else not_ok 'and changes nothing'; fi
chmod 640 macros.json
lint macros.json --fix --format line
expect 0 'what is left is judged'
is macros.json 'JSON: only the words are others' <<'JSON'
{"macros":[ {"id":1,  "title":"A", "actions":[{"field":"comment_value","value":"We use \u00e9\u0021 \"now\", stay \"here\".\n"}],
 "unknown" : [1,2.50, null] },
	{"id":2,"title":"B","actions":[{"field":"comment_value_html","value":["channel:all","<p>Stay \"here\",<br>we use it</p>"]}]},
 {"id":3,"title":"Please wait","actions":[{"field":"subject","value":"utilise"}]}]}
JSON
if [ "$(stat -c %a macros.json)" = 640 ]; then ok 'the mode is kept'; else not_ok 'the mode is kept'; fi
lint macros.json --fix; lacks err fixed 'a second time there is nothing to do'

cat >list.yml <<'YAML'
# comment, please wait
- {title: one, text: we utilise it} # utilise
- text: 'it''s here, please wait'
- text: "please wait \u00e9"
- text: |
    please wait

      and utilise it
- text: >-
    We utilise
    folded, please
    wait
- text: We kindly
    utilise it
YAML
lint list.yml --fix --format line
is list.yml 'YAML: every style as it is written' <<'YAML'
# comment, please wait
- {title: one, text: we use it} # utilise
- text: 'it''s here, stay "here"'
- text: "stay \"here\" \u00e9"
- text: |
    stay "here"

      and use it
- text: >-
    We use
    folded, please
    wait
- text: We kindly
    use it
YAML
has err 'list.yml: fixed 7' 'counts'
has err 'could not be applied to encoded text' 'and says what could not be written there'

printf 'id,text\r\n1,"say ""utilise"", please wait"\r\n2,we utilise it\r\n3,please wait\r\n' >table.csv
lint table.csv --fix
is table.csv 'a table: quotes doubled, bare fields bare' < <(printf 'id,text\r\n1,"say ""use"", stay ""here"""\r\n2,we use it\r\n3,please wait\r\n')
has err 'table.csv: 1 fix could not be applied' 'a quote cannot stand in a bare field'
printf '{"text":"utilise"}\n{"id": "b", "text": "please wait"}\n' >lines.jsonl
lint lines.jsonl --fix
is lines.jsonl 'JSON Lines' < <(printf '{"text":"use"}\n{"id": "b", "text": "stay \\"here\\""}\n')
printf '# T\n\n## A\n\nWe utilise it.\n\n## Please wait\n\nPlease wait.\n\n## C\n\nGone.\n' >page.md
lint page.md --fix
is page.md 'Markdown: not the headings' < <(printf '# T\n\n## A\n\nWe use it.\n\n## Please wait\n\nStay "here".\n\n## C\n\nGone.\n')

# Standard input to standard output, findings elsewhere.
lint --from zendesk --fix - <before.json
has out '"We use \u00e9' 'standard input goes to standard output'

# A file that cannot be replaced is as it was.
mkdir locked && cp before.json locked/macros.json && chmod 555 locked
if [ -w locked ]; then chmod 755 locked && rm -rf locked; ok 'nothing is read-only for root'; else
  lint locked/macros.json --fix
  expect 2 'a folder that is read-only'
  has err 'locked/macros.json: cannot be fixed: ' 'is said'
  if cmp -s locked/macros.json before.json; then ok 'and nothing is written'; else not_ok 'and nothing is written'; fi
  chmod 755 locked
fi
cp before.json twice.json && sed -i 's/"unknown"/"id":9,"unknown"/' twice.json && cp twice.json kept.json
lint twice.json --fix; expect 2 'a key that stands twice'
lint kept.json --from json --fix; expect 2 'no texts'; has err 'no texts in it that --from json reads' 'is said'
if cmp -s twice.json kept.json; then not_ok 'the rest is fixed'; else ok 'the rest is fixed'; fi
lint cut.json --fix; expect 2 'a file that is not there'
finish
