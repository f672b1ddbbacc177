#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Private data in what the command prints: masked, or taken out by "redact".
# shellcheck source=tests/cli/lib.sh
. "${top_srcdir:?run by make check}/tests/cli/lib.sh"

printf 'We rang you on 07700 900345, and wrote to ann.lee@gmail.com.\n' >reply.txt

# ---- redact
lint redact reply.txt
expect 0 'redact a text'
is out 'what is private is named, the rest stays' <<'EOF'
We rang you on [PHONE], and wrote to [EMAIL].
EOF
lint redact --own-contacts '0161 496 0000, *@gmail.com' reply.txt
is out 'what the settings list stays' <<'EOF'
We rang you on [PHONE], and wrote to ann.lee@gmail.com.
EOF
lint redact --own-contacts '+44 7700 900345' reply.txt
is out 'a listed number is known however it is written' <<'EOF'
We rang you on 07700 900345, and wrote to [EMAIL].
EOF
printf '<p>Ring <b>07700</b> 900345 or <a href="mailto:jo@gmail.com">write</a>.</p>\n' >page.html
lint redact page.html
expect 0 'redact HTML'
is out 'tags stay, targets of links go' <<'EOF'
<p>Ring <b>[PHONE]</b> or <a href="mailto:[EMAIL]">write</a>.</p>
EOF
cat >records.jsonl <<'EOF'
{"id": "07700900345", "text": "Thanks, J\u00f6rg!", "messages": [{"role": "customer", "text": "I am on \"07700 900345\""}], "n": 1.50}
{"note": "call 07700 900345", "text": "x", "inbound": "jo@gmail.com"}
EOF
lint redact --jsonl records.jsonl
expect 0 'redact JSON Lines'
is out 'texts of records, at any depth; all else byte for byte' <<'EOF'
{"id": "07700900345", "text": "Thanks, J\u00f6rg!", "messages": [{"role": "customer", "text": "I am on \"[PHONE]\""}], "n": 1.50}
{"note": "call 07700 900345", "text": "x", "inbound": "[EMAIL]"}
EOF
lint redact --jsonl --field note records.jsonl
has out '"note": "call [PHONE]"' 'more members'
printf '{"text": "07700 900345"\n{"text": "Hello."}\n' >broken.jsonl
lint redact --jsonl broken.jsonl
expect 2 'a record that cannot be read'
has err 'broken.jsonl:1:' 'is named with its place'
is out 'and left out' <<'EOF'

EOF
printf 'caf\xe9 07700 900345' >latin.txt
lint redact latin.txt
expect 2 'a text that is not UTF-8'
is out 'writes nothing' </dev/null
lint redact mail.eml
expect 2 'mail is refused'
printf 'A reply.\n' >plain.txt
lint redact plain.txt
is out 'a text without private data is as it was' <plain.txt

# ---- masked
sed '/^rules:/d; /privacy\//d' "$HOME/.config/replylint/config.yml" >rest
{ echo 'rules:'; cat rest; } >"$HOME/.config/replylint/config.yml"
lint --channel x reply.txt
expect 1 'private data in public'
has out '0770. ....45' 'is masked in the text'
lacks out 900345 'and nowhere whole'
lint --channel x --format json reply.txt
lacks out 900345 'nor in JSON'
lint --channel x --format line reply.txt
lacks out 900345 'nor in lines'
lint signals --channel x reply.txt
lacks out 900345 'nor among signals'
lint --channel x --show-private reply.txt
has out '07700 900345' 'but with --show-private'

# ---- settings that are wrong
lint --own-contacts 'help@' reply.txt
expect 2 'a contact that is none'
has err 'own_contacts' 'is named'
lint --region QQ reply.txt
expect 2 'a region that there is none of'
has err '"QQ"' 'is named, too'
printf 'regions: [GB, Utopia]\n' >regions.yml
lint --config regions.yml reply.txt
expect 2 'in settings'
has err 'regions.yml:1' 'with its place'
finish
