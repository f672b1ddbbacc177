#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# The report over a library: its figures, its data and what it makes of an earlier one; whatever is in the library.
# shellcheck source=tests/cli/lib.sh
. "${top_srcdir:?run by make check}/tests/cli/lib.sh"

mkdir macros
printf 'We are sorry. Please ring us, we reply soon. Your number is 07700 900345.\n' >macros/a.txt
printf '{"id":"m-2","text":"I will reach out to you on Friday, and then tell you what came of it at the depot."}' >macros/b.json
printf 'I will reach out to you on Monday, and then tell you what came of it at the depot.\n' >macros/c.txt
printf '<script>alert(1)</script> "soon" &amp; ]]> \033[31m\342\200\256soon\n' >'macros/d<b>&".txt'

lint report macros --now 2026-03-01T09:00:00Z -o page.html --data data.json --signal complaint=no
expect 0 'a report'
is out 'nothing on standard output' </dev/null
has page.html '<code>macros</code>, 2026-03-01T09:00:00Z' 'it says what of, and when'
has page.html '<div><dt>Replies</dt><dd>4</dd></div>' 'how many'
has page.html '<div><dt>Mean score</dt><dd>85.0</dd></div>' 'the mean score: 55, 100, 100 and 85'
has page.html '<div><dt>Reach the pass mark</dt><dd>75.0 %</dd></div>' 'how many pass'
has page.html '1 error, 2 warnings, 2 suggestions. The pass mark is 80 of 100.' 'findings by level'
has page.html '50 to 59: 1; 80 to 89: 1; 90 to 100: 2.' 'scores in words, too'
has page.html '<tr><th scope="row"><code>demo/<wbr>soon</code><br><span class="warning">warning</span></th><td class="wide">Advice on soon.</td><td class="n">2</td><td class="n">2</td></tr>' 'a rule: findings, replies'
has page.html '<summary><b>55</b> macros/a.txt</summary>' 'the worst comes first'
has page.html '<blockquote>1:22: We are sorry. Please <mark>ring us</mark>, we reply soon. Your number' 'with the place'
has page.html '<p class="advice">Advice on ring.</p>' 'and advice'
has page.html 'm-2 <span class="soft">macros/b.json</span>' 'an item is called by its id'
has page.html 'up to ' 'replies that say the same are a group'
has page.html '<th scope="row">English</th>' 'languages'
lacks page.html '900345' 'private data is masked'
lacks page.html '<script' 'no script, neither ours nor theirs'
has page.html '&lt;script&gt;alert(1)&lt;/script&gt; &quot;<mark>soon</mark>&quot; &amp;amp; ]]&gt;' 'words of a draft are escaped'
has page.html 'macros/d&lt;b&gt;&amp;&quot;.txt' 'and names'
lacks page.html "$(printf '\033')" 'control characters are shown, not written'
lacks page.html 'http://' 'nothing is fetched'
lacks page.html 'https://' 'from anywhere'
has page.html "default-src 'none'" 'nor could it be'
lacks page.html 'id="trend"' 'no trend without an earlier report'

is data.json 'the data' <<'END'
{"schema":1,"kind":"replylint report","at":"2026-03-01T09:00:00Z","drafts":4,"passed":3,"mean":85,"errors":1,"warnings":2,"suggestions":2,"rules":{"demo/soon":2,"demo/wording":2,"demo/ring":1},"categories":{"demo":66.667},"history":[]}
END

printf 'We are sorry. We reply on Friday.\n' >macros/a.txt
lint report macros --since data.json --data next.json -o page.html --signal complaint=no
has page.html '<dd>96.3<small><span class="better">+11.3</span> since the last report</small></dd>' 'a better mean'
has page.html '<dd>4<small>as before</small></dd>' 'what stayed is said'
has page.html '<td class="n">1</td><td class="n">1</td><td class="n better">−1</td></tr>' 'findings of a rule, and one less'
has page.html '<tr><th scope="row">2026-03-01</th><td class="n">4</td><td class="n">75.0 %</td><td class="n">5</td><td class="n">85.0</td></tr>' 'the trend names the earlier one'
has page.html '<tr><th scope="row">this one</th>' 'and this one'
has next.json '"history":[{"at":"2026-03-01T09:00:00Z","drafts":4,"passed":3,"mean":85,' 'data keeps what was before'
lint report macros --since next.json --data third.json --signal complaint=no
has out '<th scope="row">1 before</th>' 'without a time they are counted'
lint macros --format json --signal complaint=no >/dev/null; cp out all.json
lint report macros --since all.json --signal complaint=no
has out '<dd>96.3<small>as before</small></dd>' 'reports of check --format json are compared with, too'

# ---- what goes wrong
lint report macros missing.txt -o page.html --signal complaint=no
expect 2 'a reply that cannot be read'
has page.html '<li>missing.txt: cannot be read: No such file or directory</li>' 'stands in the report'
mkdir empty
lint report empty -o none.html
expect 2 'no replies: no report'
if [ -e none.html ]; then not_ok 'a file was written'; else ok 'and no file'; fi
echo '{"kind": 5}' >bad.json
lint report macros --since bad.json
expect 2 'an earlier report that is none'
has err 'there is no report in it' 'is said'
echo '[{"score": 50, "findings": [' >bad.json
lint report macros --since bad.json
expect 2 'one that is cut off'
has err 'bad.json:' 'is said with its place'
echo '{"kind":"replylint report","drafts":"many","mean":-7,"rules":[1,{"a":2}],"history":[1,null,{"mean":1e999}]}' >bad.json
lint report macros --since bad.json --signal complaint=no
expect 0 'figures that are none count as nothing'
lacks out 'nan' 'and spoil no other'
lint report macros -o no/such/folder.html
expect 2 'a page that cannot be written'
lint report macros -o /dev/full
expect 2 'a full disk'
printf 'All is well on Friday, Ann.\n' | "$REPLYLINT" report --rules rules >out 2>err; status=$?
expect 0 'standard input'
has out 'No reply has a finding.' 'nothing found: nothing to begin with'
lint report macros --above 40
expect 2 'less than half alike is not found'
finish
