#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Files and mails in HTML and Markdown: what is judged, and where it stands in the file.
# shellcheck source=tests/cli/lib.sh
. "${top_srcdir:?run by make check}/tests/cli/lib.sh"

cat >reply.html <<'EOF'
---
signal.complaint: no
---
<html><head><title>Soon</title></head>
<body><p>Hi&nbsp;Diane,</p>
<p class="soon">We&rsquo;ll be back <b>so</b>on.<br>
Please call&#32;us; or <a href="soon.html">ring <i>us</i></a>.</p>
<div style="display: none">shortly</div>
<blockquote>Please reply soon.</blockquote>
EOF
lint reply.html --format line
is out 'HTML: lines and columns of the file, front matter too' <<'EOF'
reply.html:6:40: warning: No time is named: "soon". [demo/soon]
reply.html:7:8: error: The customer is sent to the telephone. [demo/ring]
reply.html:7:44: error: The customer is sent to the telephone. [demo/ring]
EOF
cat >reply.md <<'EOF'
---
signal.complaint: no
---
# Your *order*

We'll be back **so**on, or [ring us](http://soon.example "soon").

> Please reply soon.

<!-- soon -->
- shortly
EOF
lint reply.md --format line
is out 'Markdown likewise' <<'EOF'
reply.md:6:17: warning: No time is named: "soon". [demo/soon]
reply.md:6:29: error: The customer is sent to the telephone. [demo/ring]
reply.md:11:3: warning: No time is named: "shortly". [demo/soon]
EOF
printf '<p>We reach out to you, and <b>reach</b> out to Ann.</p>\n' >fix.html
lint fix.html --format json --signal complaint=no
has out '"start":6,"end":18,"line":1' 'a finding in an element'
grep -o '"fixes":\[[^]]*\]' out >fixes
is fixes 'has a fix, one over a tag has none' <<'EOF'
"fixes":[{"applicability":"suggested","start":6,"end":18,"text":"write to"}]
"fixes":[]
EOF
printf 'To: Ann <a@b.example>\r\nContent-Type: text/html; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>Caf=E9&nbsp;=\r\nso=\r\non</p>\r\n<p\r\n>soon</p><div class=3D"gmail_quote">soon</div>\r\n' >only.eml
lint only.eml --format line --signal complaint=no
is out 'a mail in HTML only' <<'EOF'
only.eml:6:1: warning: No time is named: "soon". [demo/soon]
only.eml:9:2: warning: No time is named: "soon". [demo/soon]
EOF
finish
