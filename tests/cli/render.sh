#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# render: what a template comes to; and the rules over placeholders.
# shellcheck source=tests/cli/lib.sh
. "${top_srcdir:?run by make check}/tests/cli/lib.sh"

cat >macro.txt <<'TEXT'
---
kind: template
helpdesk: zendesk
---
Hi {{ticket.requester.first_name}},

{% if ticket.requester.phone %}we ring {{ticket.requester.phone}}.{% else %}which number shall we ring, in the morning?{% endif %}
{{current_user.name}}, {{loyalty.points}}
TEXT
plain render macro.txt
expect 0 'a template with samples'
is out 'is what the customer reads' <<'TEXT'
Hi Maria,

we ring +44 1632 960002.
Priya Shah, points
TEXT
plain render --empty macro.txt
is out 'with nothing, the other branch' <<'TEXT'
Hi ,

which number shall we ring, in the morning?
, 
TEXT
plain render --longest macro.txt
has out 'Hi Maximiliana,' 'with long values'
has out 'which number shall we ring' 'the longest branch'

printf 'ticket.requester: {first_name: Zoe, phone: ""}\nagent-name: Ann\nloyalty: {points: 12}\n' >values.yml
plain render --values values.yml macro.txt
is out 'with values of your own' <<'TEXT'
Hi Zoe,

which number shall we ring, in the morning?
Ann, 12
TEXT
echo '{"ticket.requester.first_name": "Zoe"}' >values.json
plain render --values values.json --empty macro.txt
has out 'Hi Zoe,' 'a value of your own is never empty'
printf '<p>Hi {{ticket.requester.first_name}} &amp; all</p>\n' >macro.html
echo 'ticket.requester.first_name: A & <b>' >markup.yml
plain render --values markup.yml macro.html
has out '<p>Hi A &amp; &lt;b&gt; &amp; all</p>' 'a value is text in HTML'
plain render macro.txt macro.html
has out '==> macro.html <==' 'several templates have their names'
printf 'Hi {{ticket.id}}' | plain render -
has out 'Hi 48213' 'standard input'

echo '[1, 2]' >list.yml
plain render --values list.yml macro.txt
expect 2 'values that are no map'
has err 'list.yml:1:1: values are a map' 'with the place'
printf 'a: [\n' >broken.yml
plain render --values broken.yml macro.txt
expect 2 'values that are no YAML'
has err 'broken.yml:' 'with the place'
plain render --values none.yml macro.txt; expect 2 'values that are not there'
plain render none.txt; expect 2 'a template that is not there'
printf 'a\377' >bad.txt
plain render bad.txt; expect 2 'what is not UTF-8'
plain render --placeholders a=dates macro.txt; expect 2 'a kind of value that is none'
has err 'did you mean "date"?' 'with a proposal'
echo 'placeholders: [a=dates]' >own.yml
plain render --config own.yml macro.txt; expect 2 'the same in settings'
has err 'own.yml:1:16: no placeholder stands for "dates"' 'names the place'
plain check --helpdesk zendeks macro.txt; expect 2 'a help desk that is none'

plain check --no-config --format line macro.txt
has out 'macro.txt:8:24: warning: "{{loyalty.points}}" is no placeholder of Zendesk. [template/unknown]' 'what the help desk does not know'
has out 'macro.txt:5:4: suggestion: "{{ticket.requester.first_name}}" leaves "Hi ," when the name is missing. [template/no-fallback]' 'what is left of the greeting'
plain check --no-config --format line --placeholders 'loyalty.*' macro.txt
lacks out 'template/unknown' 'the settings know more'
printf 'Hi {{ticket.requester.firstname}}, your number is {{ticket.id}} and we have it.\n' >moved.txt
plain check --no-config --format line --kind template --helpdesk zendesk moved.txt
has out 'is no placeholder of Zendesk, but of Freshdesk; did you mean "ticket.requester.first_name"?' 'a proposal'
plain check --no-config --kind template --helpdesk zendesk --fix --suggestions moved.txt
has moved.txt 'Hi {{ticket.requester.first_name' 'is put in'
printf 'Hi {{ticket.requester.first_name}, we have it.\n' >half.txt
plain check --no-config --format line --kind template half.txt
expect 1 'half of the braces'
has out 'half.txt:1:4: error: "{{ticket.requester.first_name}" does not close, and prints as it stands. [template/malformed]' 'are an error'

{ printf 'Hi {{ticket.requester.first_name}}'; for _ in $(seq 26); do printf ' 12345678 '; done; } >long.txt
plain check --no-config --channel x --format line --kind template long.txt
lacks out 'channel/too-long' 'the name of a placeholder has no length'
printf 'and 12345678\n' >>long.txt
plain check --no-config --channel x --format line --kind template long.txt
has out 'Too long for X: 286 of 280 characters, 6 over with long values. [channel/too-long]' 'a long value has'
finish
