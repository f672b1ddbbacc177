#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# --new-from REV: only what stands on lines that are new.
# shellcheck source=tests/cli/lib.sh
. "${top_srcdir:?run by make check}/tests/cli/lib.sh"

command -v git >/dev/null || { echo '1..0 # SKIP no git'; exit 77; }
export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@shop.example GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@shop.example
export GIT_CONFIG_NOSYSTEM=1
mkdir repo && cd repo || exit 99
git init -q -b main . && mkdir macros 'odd "names'
# Whatever the user has set for git, what it says is understood.
git config diff.noprefix true; git config diff.mnemonicPrefix true; git config color.ui always
git config core.quotePath true; git config diff.external false; git config diff.renames copies; git config diff.context 9
lines() { "$REPLYLINT" "$@" --rules "$work/rules" --format line >"$work/out" 2>"$work/err"; status=$?; cd "$work/repo" || exit; }
result() { cd "$work" || exit; "$@"; cd "$work/repo" || exit; }

printf 'We answer soon.\nThanks.\nRing us.\n' >macros/a.txt
printf 'We answer soon.\n' >macros/b.txt
printf 'We answer soon.\n' | tee $'odd "names/\ttab \xc3\xa9.txt' >'odd "names/a b.txt'
git add -A && git commit -qm one
lines . --new-from HEAD; result expect 0 'nothing is new'
printf 'We answer soon.\nThanks, and we reply shortly.\nRing us.\n' >macros/a.txt
lines . --new-from HEAD; result expect 1 'a line that changed'
result is out 'shows what it holds, and nothing else' <<<'./macros/a.txt:2:22: warning: No time is named: "shortly". [demo/soon]'
git commit -qam two
lines macros --new-from HEAD; result expect 0 'committed, it is old'
lines macros --new-from HEAD~1; result expect 1 'but new since the commit before'
lines macros --new-from main~1; result expect 1 'by name'
(cd macros && "$REPLYLINT" a.txt --new-from HEAD~1 --rules "$work/rules" --format line) >"$work/out" 2>"$work/err"
result has out 'a.txt:2:22' 'from a folder below'
"$REPLYLINT" "$PWD/macros/a.txt" --new-from HEAD~1 --rules "$work/rules" --format line >"$work/out" 2>"$work/err"
result has out 'macros/a.txt:2:22' 'by a whole path'
printf 'Soon.\nWe answer soon.\nSoon.\n' >'odd "names/a b.txt'
sed -i '1s/^/Shortly.\n/' $'odd "names/\ttab \xc3\xa9.txt'
lines 'odd "names' --new-from HEAD
result is out 'paths that git has to quote' < <(printf '%s\n' \
  $'odd "names/    tab \xc3\xa9.txt:1:1: warning: No time is named: "Shortly". [demo/soon]' \
  'odd "names/a b.txt:1:1: warning: No time is named: "Soon". [demo/soon]' \
  'odd "names/a b.txt:3:1: warning: No time is named: "Soon". [demo/soon]')
git checkout -q .
printf -- '--- a/macros/b.txt\n+++ b/macros/b.txt\n@@ -1 +1 @@\nSoon.\n' >macros/diff.txt; git add -A; git commit -qm three
printf -- '++ b/macros/b.txt\n@@ -0,0 +1,9 @@\nSoon.\n' >macros/diff.txt
lines macros --new-from HEAD
result is out 'a text that looks like a diff' </dev/null
git checkout -q .
echo 'Soon.' >macros/new.txt
lines macros --new-from HEAD; result is out 'a file that git does not know is new' <<<'macros/new.txt:1:1: warning: No time is named: "Soon". [demo/soon]'
git add -A; lines macros --new-from HEAD; result has out 'macros/new.txt:1:1' 'and so is one that was added'
git commit -qm four; git mv macros/new.txt macros/moved.txt
lines macros --new-from HEAD; result has out 'macros/moved.txt:1:1' 'one that was renamed is new'
git commit -qm five
rm macros/moved.txt; lines macros --new-from HEAD; result expect 0 'one that is gone is no trouble'; git checkout -q .

# What is missing from the whole text has no line of its own.
complaint=(--signal complaint=yes)
printf 'I am sorry.\nRestart it.\n' >macros/s.txt; git add -A; git commit -qm six
lines macros/s.txt --new-from HEAD "${complaint[@]}"; result expect 0 'nothing is missing'
printf 'Restart it.\n' >macros/s.txt
lines macros/s.txt --new-from HEAD "${complaint[@]}"; result expect 1 'a line that was taken out makes it new'
git commit -qam seven; lines macros/s.txt --new-from HEAD "${complaint[@]}"; result expect 0 'else it is old'
printf 'Restart it, please.\n' >macros/s.txt
lines macros/s.txt --new-from HEAD "${complaint[@]}"; result expect 1 'and new when any line is'
git checkout -q .

# Where the branch left: what others did since is not ours.
git checkout -q -b ours; printf 'We answer soon.\nOurs shortly.\n' >macros/b.txt; git commit -qam ours
git checkout -q main; printf 'Theirs soon.\nThanks.\nRing us.\n' >macros/a.txt; git commit -qam theirs
git checkout -q ours
lines macros --new-from main; result is out 'lines that are new since the branch began' <<<'macros/b.txt:2:6: warning: No time is named: "shortly". [demo/soon]'

# Formats, counts, fixes.
"$REPLYLINT" macros/b.txt --new-from main --rules "$work/rules" >"$work/out" 2>"$work/err"
result has out 'not shown: 1 on old lines.' 'the last line tells'
"$REPLYLINT" macros/b.txt --new-from main --rules "$work/rules" --format jsonl >"$work/out" 2>"$work/err"
result has out '"hidden":{"allowed":0,"baseline":0,"unchanged":1}' 'and JSON'
lines macros/b.txt --new-from main --max-warnings 1; result expect 0 'old ones do not count'

printf -- '- title: A\n  body: We answer soon.\n- title: B\n  body: We answer soon.\n' >macros/all.yml; git add -A; git commit -qm library
printf -- '- title: New\n  body: We reply shortly.\n' | cat - macros/all.yml >all && mv all macros/all.yml
lines macros/all.yml --new-from HEAD
result is out 'items of a library by their lines' <<<'macros/all.yml:2:18: warning: No time is named: "shortly". [demo/soon]'
git checkout -q .

# Faults.
lines macros --new-from nowhere; result expect 2 'a revision that there is none of'; result has err 'git knows no revision "nowhere"' 'is said'
lines macros --new-from --output=x; result expect 2 'an option is no revision'; result has err 'is no revision' 'is said'
lines macros --new-from ''; result expect 2 'nothing'
lines macros --new-from 'HEAD:macros'; result expect 2 'a folder is no commit'
git checkout -q --orphan alone; git commit -qm alone; lines macros --new-from main; result expect 2 'no commit in common'
result has err 'no commit in common; fetch more of the history' 'says what to do'
PATH=$work/empty "$REPLYLINT" macros --new-from HEAD >"$work/out" 2>"$work/err"; status=$?
result expect 2 'no git'; result has err 'git cannot be run: ' 'is said'
cd "$work" || exit 99
rm -rf .git; GIT_CEILING_DIRECTORIES=$(dirname "$work") lint ./rules --new-from HEAD; expect 2 'no repository'; has err 'no working tree' 'is said'
mkdir bin; printf '#!/bin/sh\necho nonsense\nexit 3\n' >bin/git; chmod +x bin/git
PATH=$work/bin:$PATH lint repo/macros --new-from HEAD; expect 2 'a git that fails'
printf '#!/bin/sh\nkill -9 $$\n' >bin/git; PATH=$work/bin:$PATH lint repo/macros --new-from HEAD; expect 2 'or is killed'
finish
