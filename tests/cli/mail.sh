#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# E-mails that are about to be sent: who the customer is, what is quoted, how it is encoded, and where findings are.
# shellcheck source=tests/cli/lib.sh
. "${top_srcdir:?run by make check}/tests/cli/lib.sh"

cat >rules/demo/known.yml <<'EOF'
since: 0.1.0
level: suggestion
points: 0
requires: customer.name and inbound and not channel.public
message: "Something is not known."
advice: "A test."
why: "A test."
examples: {fail: ["Hello."], pass: [{text: "Hello.", customer.name: A, inbound: B, channel: email}]}
EOF

cat >plain.eml <<'EOF'
From: Priya Nair <help@acme.example>
To: "Smith, Diane" <diane@example.org>,
 Tom <tom@example.org>
Subject: Ring us soon
MIME-Version: 1.0

Hi Diane,

We reply soon.

Priya

On Tue, 3 Feb 2026 at 10:00, Diane Smith <diane@example.org>
wrote:
> Please reply soon.
> > We will reply shortly.
> Thank you
EOF
lint plain.eml --format line --signal complaint=no
is out 'a plain mail: the quoted mail is the inbound message and is not judged' <<'EOF'
plain.eml:9:10: warning: No time is named: "soon". [demo/soon]
EOF
plain signals plain.eml --format line --signal complaint=no
lacks out 'wrote' 'the line above the quoted mail is not part of the reply'

sed 's/^To:.*/To: diane@example.org/; /^ Tom/d' plain.eml >address.eml
lint address.eml --format line --signal complaint=no
has out 'demo/known' 'an address is no name'

cat >qp.eml <<'EOF'
To: =?utf-8?Q?Zo=C3=AB?= =?ISO-8859-1?B?TfxsbGVy?= <zoe@example.org>
Content-Type: text/plain; charset="utf-8"
Content-Transfer-Encoding: quoted-printable

Hello Zo=C3=AB, we are very=
 sorry and we reply =
soon.
> Where is it?
EOF
lint qp.eml --format line --signal complaint=no
is out 'quoted-printable: lines and columns are those of the file' <<'EOF'
qp.eml:7:1: warning: No time is named: "soon". [demo/soon]
EOF
lint qp.eml --quiet --signal complaint=no
has out '    Hello Zoë, we are very sorry and we reply soon.' 'but the text is shown decoded'
printf 'Hello Zo=EB, soon.\n> Why?\n' | cat <(sed -n '1,/^$/p' qp.eml | sed 's/utf-8"/iso-8859-1"/') - >latin.eml
lint latin.eml --quiet --signal complaint=no
has out 'Hello Zoë, soon.' 'other charsets become UTF-8'
has out 'latin.eml:5:14:' 'columns are bytes of the file'
sed 's/charset="utf-8"/charset=x-nonsense/' qp.eml >nonsense.eml
lint nonsense.eml
expect 2 'an unknown charset'
has err 'nonsense.eml: the charset "x-nonsense" is not known' 'is named'

{ sed -n '1,2p' qp.eml; printf 'Content-Transfer-Encoding: base64\n\n'; printf 'First line.\nWe reply soon.\n> Why?\n' | base64 -w 20; } >base64.eml
lint base64.eml --quiet --signal complaint=no
has out '    We reply soon.' 'base64: the text is shown decoded'
has out 'base64.eml:6:' 'and placed in the line where it is encoded'

cat >multipart.eml <<'EOF'
To: Diane <diane@example.org>
Content-Type: multipart/mixed; boundary="b;1"

preamble: soon
--b;1
Content-Type: multipart/alternative; boundary=inner

--inner
Content-Type: text/html

<p>We reply soon.</p>
--inner
Content-Type: text/plain; charset=us-ascii

Please find it attached, we reply shortly.

-----Original Message-----
From: Diane
Subject: Soon

Please reply soon.
--inner--
--b;1
Content-Type: application/pdf
Content-Disposition: attachment; filename="a,b.pdf"

soon
--b;1--
EOF
lint multipart.eml --format line --signal complaint=no
is out 'multipart: the plain text is the reply, Outlook quotes the inbound message' <<'EOF'
multipart.eml:15:35: warning: No time is named: "shortly". [demo/soon]
EOF
printf 'To: a@b.example\nContent-Type: application/pdf\n\nsoon\n' >pdf.eml
lint pdf.eml
expect 2 'a mail without text'
has err 'pdf.eml: there is no text in this mail' 'says so'
printf 'To: Diane <d@example.org>\r\nContent-Type: text/plain\r\n\r\nHi,\r\nsoon.\r\n\r\n> Why?\r\n' >crlf.eml
lint crlf.eml --format line --signal complaint=no
is out 'CRLF' <<'EOF'
crlf.eml:5:1: warning: No time is named: "soon". [demo/soon]
EOF
printf 'To: a@b.example\n\nbad \377 byte, soon\n' >invalid.eml
lint invalid.eml
expect 2 'bytes that are no UTF-8'
has err 'invalid.eml: not valid UTF-8: byte 0xFF at offset 21' 'are named by their offset in the file'
printf 'To: a@b.example\n\n> only what was quoted\n' >quoted.eml
lint quoted.eml
has err 'the draft is empty' 'a mail with nothing but quotes'
for junk in '' 'To' ':' $'\n' $'Content-Type: multipart/mixed; boundary=x\n\n--x' $'Content-Type: multipart/mixed; boundary=\n\n--' $'To: =?x?Q?=\n\n=\n' $'To: "\\\n\n='; do
  printf '%s' "$junk" >junk.eml
  lint junk.eml
  [ "$status" -le 2 ] || not_ok "junk: $junk"
done
ok 'malformed mails do not crash it'
finish
