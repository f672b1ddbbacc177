#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# --fix, --suggestions and --diff: what is put in, what is left alone, and that a file is changed whole or not at all.
# shellcheck source=tests/cli/lib.sh
. "${top_srcdir:?run by make check}/tests/cli/lib.sh"

better() { # NAME WORDS REPLACEMENT [FOLDER]
  cat >"${4:-rules}/demo/$1.yml" <<RULE
since: 0.1.0
level: warning
points: 5
find: ["$2"]
replace: '$3'
safe: true
message: 'There are better words than "{match}".'
advice: "Advice on $1."
why: "A test."
examples: {fail: ["[[$2]]"], pass: ["Hello."]}
RULE
}
better kindly kindly please
better moment 'at this moment in time' now
better moments 'moment in time' moment
better order 'in order to' to
better able 'to be able to' to
better filler 'basically' ''
better quote 'best regards' 'say "hi" \o/'
better accent 'coffee shop' 'café'
better name 'iphone' 'iPhone'
better thanks 'thx' 'thank you'
check() { if "${@:2}"; then ok "$1"; else not_ok "$1"; fi; }

# ---------------------------------------------------------------- in place

printf 'Hi Ann,\n\nKindly wait. I will reach out to you.\n' >draft
cp draft a.txt
chmod 640 a.txt
lint a.txt --fix --quiet
expect 0 'a fix of a warning leaves nothing to fail for'
is a.txt 'safe fixes are put in, with the capital of what was there; suggested ones are not' <<'EOF'
Hi Ann,

Please wait. I will reach out to you.
EOF
is out 'what remains is printed, with its better wording' <<'EOF'
a.txt:3:21: suggestion: Office language. [demo/wording]
    Please wait. I will reach out to you.
                        ^~~~~~~~~~~~
    Advice on wording.
    Better: "write to"
EOF
is err '--quiet does not count' </dev/null
check 'the mode stays' [ "$(stat -c %a a.txt)" = 640 ]
check 'no other file is left' [ -z "$(find . -name '.replylint*')" ]
cp draft a.txt
lint a.txt --fix --suggestions
is a.txt '--suggestions: the suggested ones, too' <<'EOF'
Hi Ann,

Please wait. I will write to you.
EOF
is err 'what was done is counted' <<<'a.txt: fixed 2'
inode=$(stat -c %i a.txt)
lint a.txt --fix --suggestions
expect 0 'nothing to fix'
is err 'nothing is said of it' </dev/null
check 'and nothing written' [ "$(stat -c %i a.txt)" = "$inode" ]
echo 'Kindly ring us.' >b.txt
lint b.txt --fix --format line
expect 1 'findings that remain decide the exit status'
is out 'and are those of the fixed text' <<'EOF'
b.txt:1:8: error: The customer is sent to the telephone. [demo/ring]
EOF
mkdir folder
echo 'Kindly wait.' | tee folder/1.txt >folder/2.md
echo 'Wait.' >folder/3.txt
lint folder --fix --quiet
cat folder/* >result
is result 'a folder: every draft in it' <<<$'Please wait.\nPlease wait.\nWait.'
echo 'Kindly wait.' >a.txt
lint missing.txt a.txt --fix --quiet
expect 2 'a draft that cannot be read'
is a.txt 'does not keep the next from being fixed' <<<'Please wait.'
echo 'Kindly wait.' >a.txt
lint a.txt --fix --format json
has out '"file":"a.txt"' 'json goes with it'
lacks out 'There are better words' 'and is about the fixed text'
echo 'Basically' >a.txt
lint a.txt --fix
expect 2 'a fix that would leave no text'
is a.txt 'is not put in' <<<'Basically'

# ---------------------------------------------------------------- standard input

lint - --fix --quiet <draft
is out 'standard input goes fixed to standard output' <<'EOF'
Hi Ann,

Please wait. I will reach out to you.
EOF
has err '<stdin>:3:21: suggestion: Office language.' 'findings go to standard error'
lint --fix --suggestions --stdin-filename x.txt <draft
has err 'x.txt: fixed 2' 'so does the count'
has err 'Score 100/100, pass mark 80: no findings.' 'and the summary'
passes() { # BYTES STATUS DESCRIPTION
  lint --fix --quiet < <(printf '%b' "$1")
  expect "$2" "$3"
  is out "$3: comes through as it is" < <(printf '%b' "$1")
}
passes 'No line end' 0 'nothing to fix'
passes ' \n' 2 'no draft'
passes 'Kindly \0377' 2 'no UTF-8'
passes 'Basically\n' 2 'nothing left'
if [ -c /dev/full ]; then
  "$REPLYLINT" --fix --quiet --rules rules <draft >/dev/full 2>err
  status=$?
  expect 2 'standard output that is full'
  has err 'cannot write standard output: No space left on device' 'is said'
fi

# ---------------------------------------------------------------- diff

seq 20 | sed 's/^2$/kindly 2/; s/^6$/kindly reach out to 6/; s/^16$/kindly 16/' >d.txt
cp d.txt d.orig
lint d.txt --diff
expect 1 'a difference'
is out 'a unified diff: near changes share a hunk' <<'EOF'
--- d.txt
+++ d.txt
@@ -1,9 +1,9 @@
 1
-kindly 2
+please 2
 3
 4
 5
-kindly reach out to 6
+please reach out to 6
 7
 8
 9
@@ -13,7 +13,7 @@
 13
 14
 15
-kindly 16
+please 16
 17
 18
 19
EOF
is err 'and a count' <<<'d.txt: would fix 3'
check 'nothing is written' cmp -s d.txt d.orig
lint d.txt --diff --fix --suggestions --quiet
has out '+please write to 6' '--diff with --suggestions'
check '--diff wins over --fix' cmp -s d.txt d.orig
if command -v patch >/dev/null; then
  cp out d.diff
  lint d.txt --fix --suggestions --quiet
  patch -s -p0 d.orig <d.diff
  check 'patch makes of it what --fix does' cmp -s d.txt d.orig
fi
printf 'Please ring us.' >e.txt
lint e.txt --diff
expect 0 'no difference, whatever is found'
is out 'no diff' </dev/null
lint --diff --quiet < <(printf 'At this\r\nmoment in time, kindly\r\nwait')
is out 'lines that are joined, CRLF, no line end at the end' < <(
  printf -- '--- <stdin>\n+++ <stdin>\n@@ -1,3 +1,2 @@\n-At this\r\n-moment in time, kindly\r\n+Now, please\r\n'
  printf ' wait\n\\ No newline at end of file\n'
)
lint missing.txt e.txt --diff
expect 2 'a draft that cannot be read'
lint e.txt --suggestions
expect 2 '--suggestions alone is refused'
has err '--fix or --diff' 'with what it goes with'
lint e.txt --diff --format json
expect 2 '--diff with another format is refused'
lint --jsonl --fix <<<'{"text": "kindly"}'
expect 2 '--fix with --jsonl is refused'

# ---------------------------------------------------------------- overlapping fixes, and rounds

fixed() { # DESCRIPTION BEFORE AFTER COUNT
  printf '%b' "$2" >f.txt
  lint f.txt --fix
  is f.txt "$1" < <(printf '%b' "$3")
  if [ "$4" = 0 ]; then lacks err ': fixed' "$1: count"; else has err "f.txt: fixed $4" "$1: count"; fi
}
fixed 'of two that overlap the first is put in' 'Wait at this moment in time.' 'Wait now.' 1
fixed 'one makes room for another' 'We do it in order to be able to help.' 'We do it to help.' 2
fixed 'a name in its right form is no fix' 'Your iphone and iPhone.' 'Your iPhone and iPhone.' 1
fixed 'what is left out takes a space along' 'It is basically done. Basically it is.' 'It is done. it is.' 2
fixed 'at the end of a line, too' 'Wait, basically\nI am basically.' 'Wait,\nI am.' 2
mkdir -p endless/demo
better big big large endless
better large large big endless
echo 'A big delay.' >f.txt
lint f.txt --fix --rules endless
is f.txt 'rules that undo each other come to an end' <<<'A big delay.'
has err 'f.txt: the fixes come to no end' 'and are said to'
has out 'demo/big' 'and the finding stays'

# ---------------------------------------------------------------- bytes that are not to change

printf '\357\273\277---\r\nbrand: Kindly  # kindly\r\nsignal.complaint: no\r\n---\r\nKindly wait.\r\n\tkindly \r\n' >front.txt
lint front.txt --fix --quiet
is front.txt 'byte order mark, front matter and CRLF stay' < <(
  printf '\357\273\277---\r\nbrand: Kindly  # kindly\r\nsignal.complaint: no\r\n---\r\nPlease wait.\r\n\tplease \r\n'
)
acute='\0314\0201' smile='\0360\0237\0231\0202' skin='\0360\0237\0217\0275' joiner='\0342\0200\0215'
fixed 'emoji and combining marks beside the place stay' "e$acute kindly e$acute ${smile}kindly$smile kindly$smile$skin" \
  "e$acute please e$acute ${smile}please$smile please$smile$skin" 3
fixed 'no character is split' "Wait kindly$skin." "Wait kindly$skin." 0
has err 'f.txt: 1 fix could not be applied without breaking a character or markup' 'and it is said'
fixed 'a zero-width joiner hangs on, too' "Wait kindly$joiner$smile." "Wait kindly$joiner$smile." 0
fixed 'an accent on a line of its own gets no other letter' "Wait, a basically\n$acute now." "Wait, a\n$acute now." 1
fixed 'no tag is lost' 'Wait at <b>this</b> moment in time.' 'Wait at <b>this</b> moment.' 1
fixed 'no place to be filled in' 'Ask in {{order}} to help, kindly.' 'Ask in {{order}} to help, please.' 1
fixed 'no emphasis loses its half' 'Do it *in order* to help.' 'Do it *in order* to help.' 0

# ---------------------------------------------------------------- mail

mail() { # ENCODING CHARSET BODY
  printf 'To: Kindly Ann <ann@example.org>\r\nSubject: kindly\r\nContent-Type: text/plain; charset=%s\r\n' "$2"
  printf 'Content-Transfer-Encoding: %s\r\n\r\n%b' "$1" "$3"
}
sent() { # DESCRIPTION ENCODING CHARSET BODY AFTER
  mail "$2" "$3" "$4" >m.eml
  lint m.eml --fix --format line --signal complaint=no
  is m.eml "$1" < <(mail "$2" "$3" "$5")
}
not_applied='could not be applied to encoded text'
sent '8bit: all but what is quoted' 8bit utf-8 \
  'Kindly wait, Zo\0303\0253.\r\nThe coffee shop.\r\n\r\n> kindly\r\nSo kindly\r\n' \
  'Please wait, Zo\0303\0253.\r\nThe caf\0303\0251.\r\n\r\n> kindly\r\nSo please\r\n'
sent '7bit: what ASCII can say' 7bit us-ascii 'Kindly go to the coffee shop.\r\n' 'Please go to the coffee shop.\r\n'
is err '7bit: and the rest is counted' <<<$'m.eml: fixed 1\nm.eml: 1 fix '"$not_applied"
sent 'quoted-printable: what is written as it is' quoted-printable utf-8 \
  'Zo=C3=AB, kindly wait. Kindly, kin=\r\ndly. Coffee shop.\r\n' \
  'Zo=C3=AB, please wait. Please, kin=\r\ndly. Coffee shop.\r\n'
has err "m.eml: 2 fixes $not_applied" 'quoted-printable: and the rest is counted'
long=$(printf 'a%.0s' {1..60})
sent 'quoted-printable: no line becomes longer than 76' quoted-printable utf-8 \
  "$long, thx and Zo=C3=AB\r\n" "$long, =\r\nthank you and Zo=C3=AB\r\n"
sent 'quoted-printable: two places in a line' quoted-printable utf-8 \
  "thx, thx $long 12\r\n" "thank you, =\r\nthank you $long 12\r\n"
sent 'quoted-printable: no room' quoted-printable utf-8 "thx $long 1234567890\r\n" "thx $long 1234567890\r\n"
has err "m.eml: 1 fix $not_applied" 'quoted-printable: no room: counted'
sent 'another charset: left alone' 8bit iso-8859-1 'Kindly wait, Zo\0353.\r\n' 'Kindly wait, Zo\0353.\r\n'
has err "m.eml: 1 fix $not_applied" 'another charset: counted'
body=$(printf 'Kindly wait.' | base64)
sent 'base64: left alone' base64 utf-8 "$body\r\n" "$body\r\n"
has err "m.eml: 1 fix $not_applied" 'base64: counted'
cat >two.eml <<'EOF'
To: Ann <ann@example.org>
Content-Type: multipart/alternative; boundary=x

--x
Content-Type: text/plain

Kindly wait.
--x
Content-Type: text/html

<p>Kindly wait.</p>
--x--
EOF
cp two.eml two.orig
lint two.eml --fix --quiet
is two.eml 'a text that the mail has in HTML as well: left alone' <two.orig

# ---------------------------------------------------------------- records

cat >r.json <<'EOF'
{ "text": "Zo\u00eb, kindly\twait.\nBest regards, in\u0020order to help.\n",
  "inbound": "kindly" }
EOF
lint r.json --fix
is r.json 'a record: within the string, escaped; the rest of the file stays' <<'EOF'
{ "text": "Zo\u00eb, please\twait.\nSay \"hi\" \\o/, in\u0020order to help.\n",
  "inbound": "kindly" }
EOF
is err 'what stands in escapes is counted' <<<$'r.json: fixed 2\nr.json: 1 fix '"$not_applied"
lint r.json --diff
expect 0 'and once more there is nothing to do'

# ---------------------------------------------------------------- all or nothing

echo 'Kindly wait.' >real.txt
mkdir links
ln -s ../real.txt links/link.txt
ln -s link.txt links/again.txt
lint links/again.txt --fix --quiet
is real.txt 'the file behind a link is fixed' <<<'Please wait.'
check 'and the link stays' [ -L links/again.txt ]
check 'and the one behind it' [ -L links/link.txt ]
lint <(echo 'Kindly wait.') --fix
expect 2 'what is no regular file'
has err 'cannot be fixed: it is no regular file; it is as it was' 'is refused'

kept() { # DESCRIPTION REASON: the draft is as it was, and nothing stands beside it
  expect 2 "$1"
  has err "kept/k.txt: cannot be fixed: $2; it is as it was" "$1: is said"
  check "$1: the file is as it was" cmp -s kept/k.txt kept.orig
  check "$1: nothing is left beside it" [ "$(ls -A kept)" = k.txt ]
}
mkdir kept
{ echo 'Kindly wait.' && seq 2000; } | tee kept.orig >kept/k.txt
(ulimit -f 4 && "$REPLYLINT" kept/k.txt --fix --quiet --rules rules >out 2>err)
status=$?
kept 'a file that cannot be written to its end' 'File too large'
if [ "$(id -u)" -ne 0 ]; then
  chmod 555 kept
  lint kept/k.txt --fix
  chmod 755 kept
  kept 'a read-only folder' 'Permission denied'
  chmod 444 kept/k.txt
  lint kept/k.txt --fix
  kept 'a read-only file' 'Permission denied'
fi
finish
