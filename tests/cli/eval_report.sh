#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# eval --format markdown, and scripts/accuracy around it: figures and intervals worked out by hand.
# shellcheck source=tests/cli/lib.sh disable=SC2016 # the backquotes are those of Markdown
. "${top_srcdir:?run by make check}/tests/cli/lib.sh"

# apology: hits in 1 and 2, a miss in 3, a false alarm in 4.
# Precision 2 of 3. Of the brands on channels that were found to apologise, 1 and 2 are right altogether and 4 is wrong: they
# are off the mean by 1/3, 1/3 and -2/3, whose squares (2/3) times 3/2 are 1.5 times the variance of three replies (2/3). So
# three count as two: Wilson's interval of 2/3 out of 2, 0.159 to 0.955.
# F1: of 4 replies with a hit, miss or false alarm 2 are hits; F1 = 2 * 0.5 / 1.5. Off by 1/2 each: squares 1, times 4/3, over
# a variance of 1: four count as three. Wilson of 1/2 out of 3 is 0.125 to 0.875, as F1 0.223 to 0.933.
# Kappa: said the same of 2 in 4; by chance (3/4)(3/4) + (1/4)(1/4) = 0.625; (0.5 - 0.625) / 0.375 = -0.33, which is not shown.
# redirect: "away" twice; one found right, one as private; precision 1 of 2, each a brand of its own: two count
# as one, 0.05 to 0.95. The labels agree in 3 of 4, by chance
# (2/4)(1/4) + 0 (1/4) + (2/4)(2/4) = 0.375; kappa 0.6.
cat >labels.jsonl <<'EOF'
{"channel":"twitter","brand":"A","reply":"We are sorry about this. Please ring us.","labels":{"apology":"yes","redirect":"away","asks_again":"no","quality":3.0}}
{"channel":"twitter","brand":"B","reply":"We are sorry about this. DM us, we reply soon.","labels":{"apology":"yes","redirect":"away","asks_again":"no","quality":4}}
{"channel":"other","brand":"A","reply":"It is on its way.","labels":{"apology":"yes","redirect":"none","asks_again":"yes","quality":4}}
{"channel":"review","brand":"A","reply":"We are sorry about this. It ends soon.","labels":{"apology":"no","redirect":"none","quality":1}}
EOF
cat >agreement.json <<'EOF'
{"apology": {"agreement": 0.99, "kappa": 0.98, "f1_of_one_against_the_other": 0.99},
 "redirect": {"f1_of_one_against_the_other": 0.5}, "quality": {"spearman": 0.8}, "_about": {"items": 9}}
EOF
lint eval labels.jsonl --format markdown
expect 0 'a report'
has out '4 replies of 2 brands on 3 channels, judged by replylint ' 'says of what'
has out '| `apology` | 3 | 3 | 0.67 (0.16-0.95) | 0.67 (0.16-0.95) | 0.67 (0.22-0.93) | |' 'shares with intervals'
has out '| `redirect` | 2 | 2 | 0.50 (0.05-0.95) | 0.50 (0.05-0.95) | 0.50 (' 'of a signal with several values'
has out ') | 0.60 |' 'and its kappa'
has out '| `asks_again` | 1 |' 'a signal that is not found'
has out 'Rank correlation of score and quality: 0.50 (' 'the score'
has out 'Good replies (4 and better) score 7.5 points more than poor ones' 'good and poor'
has out '| 4.0 | 2 | 92.5 |' 'the score by quality'
has out '### twitter' 'channels'
has out '2 replies of 2 brands: too few for figures.' 'with too few replies'
lacks out 'second reader' 'no bar without agreement'
cp out first
lint eval labels.jsonl -f markdown
if cmp -s first out; then ok 'the same input gives the same bytes'; else not_ok 'the same bytes'; fi

lint eval labels.jsonl --format markdown --agreement agreement.json
expect 0 'with the readers'
has out '0.22-0.93) | | 0.99 | 0.98 | below, few |' 'below a second reader'
has out '| 0.60 | 0.50 | | level, few |' 'level with one, whose kappa is not known'
has out 'Beside a second reader: 0 above, 1 level, 1 below; 2 of these have few labels.' 'counts'
has out 'Of the 2 that two readers judged as well: 0.58, a second reader 0.74.' 'means'
has out 'Two readers of the same replies: 0.80.' 'and of the marks'
for i in $(seq 16); do sed "s/\"brand\":\"./&$i/" labels.jsonl; done >many.jsonl
lint eval many.jsonl --format markdown
has out '32 replies of 32 brands. Rank correlation' 'a channel with more replies'
has out '| `apology` | 32 | 32 | 1.00 (0.89-1.00) | 1.00 (0.89-1.00) | 1.00 (0.94-1.00) |' 'has figures of its own'
: >none.jsonl; lint eval none.jsonl --format markdown
expect 0 'no replies'
has out '0 replies of 0 brands on 0 channels' 'are none'

refused() { # DESCRIPTION TEXT ARGUMENT...
  local name=$1 text=$2
  shift 2
  lint eval labels.jsonl "$@"
  expect 2 "$name"
  has err "$text" "$name: is explained"
}
refused '--by' 'without --by' --format markdown --by brand
refused '--errors' 'does not go with another format' --format markdown --errors apology
refused '--agreement without a report' '--agreement is for --format markdown' --agreement agreement.json
refused 'no such file' 'nowhere.json: cannot be read' --format markdown --agreement nowhere.json
echo '{"apolgy": {}}' >bad.json
refused 'an unknown signal' 'bad.json:1:3: ' --format markdown --agreement bad.json
has err 'apology' 'has a did-you-mean'
printf '{"apology":\n {"kappa": "much"}}' >bad.json
refused 'a figure that is none' 'bad.json:2:13: kappa is a number up to 1' --format markdown --agreement bad.json
echo '[]' >bad.json
refused 'no object' 'bad.json: expected an object' --format markdown --agreement bad.json
echo '{' >bad.json
refused 'no JSON' 'bad.json:' --format markdown --agreement bad.json

# The page in the tree: its hits are those of docs/hits-read.csv, whose rules exist with the level that it names.
"$top_srcdir/scripts/accuracy" labels.jsonl agreement.json >page 2>err; status=$?
expect 0 'scripts/accuracy'
has page '| `apology` | 3 |' 'holds the figures'
sed -n '/^## Hits read/,$p' page >expected
sed -n '/^## Hits read/,$p' "$top_srcdir/docs/accuracy.md" >out
if [ -s expected ] && cmp -s expected out; then ok 'docs/accuracy.md is up to date in what needs no labels'
else not_ok 'docs/accuracy.md: write it anew with scripts/accuracy'; fi
"$REPLYLINT" rules >rules.txt
sed 1d "$top_srcdir/docs/hits-read.csv" | while IFS=, read -r rule level rest; do
  grep -qE "^$rule +$level " rules.txt || echo "$rule is no $level ($rest)"
done >wrong
is wrong 'the rules that were read are there, with that level' </dev/null
"$top_srcdir/scripts/accuracy" >page 2>err; status=$?
expect 2 'scripts/accuracy without a file'
finish
