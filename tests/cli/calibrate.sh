#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# calibrate: agreement and points worked out by hand, on replies whose scores are beyond doubt.
# shellcheck source=tests/cli/lib.sh
. "${top_srcdir:?run by make check}/tests/cli/lib.sh"

refused() { # DESCRIPTION TEXT ARGUMENT...
  local name=$1 text=$2
  shift 2
  lint calibrate "$@"
  expect 2 "$name"
  has err "$text" "$name: is explained"
}

# Scores 70, 85, 100 and 55, marked in the same order: a rank correlation of 1. Those from 80, and the marks from 4, pass.
four() { # KEY MARK MARK MARK MARK [MORE]
  local key=$1 more=${6:-}
  printf '{"text":"Please ring us.","%s":%s%s}\n' "$key" "$2" "$more"
  printf '{"%s" : %s , "text":"We reply soon."%s}\n' "$key" "$3" "$more"
  printf '{"channel":"email","%s":%s,"text":"It is on its way."%s}\n' "$key" "$4" "$more"
  printf '\n{"text":"Please ring us, we reply soon.","messages":[{"role":"customer","text":"Hi"}],"%s":%s%s}\n' "$key" "$5" "$more"
}
four quality 2 4 5 1 >four.jsonl
lint calibrate four.jsonl
expect 0 'four replies'
has out '4 replies, 4 marks from 1 to 5.' 'are counted'
has out 'score and mark                      1.00  (0.99 to 1.00)  rank correlation' 'rank correlation'
has out 'pass and fail                       1.00  (0.02 to 1.00)  kappa; the same on 4 of 4' 'kappa'
has out 'for your readers with a mark from 4 (--pass)' 'what passes'
has out '  2                  1        70.0' 'the score by mark'
has out 'About 247' 'and how many would tell more'
has out 'Too few to tell: points want 50 replies at least' 'too few for points'
has out 'About 20 replies' 'and for rules, with how many would do'
lacks out 'readers and another' 'readers who are not named are not compared'
lacks out 'Written by' 'nothing is suggested'
lint calibrate - <four.jsonl; expect 0 'standard input'
printf '\xEF\xBB\xBF' >mark.jsonl; cat four.jsonl >>mark.jsonl
lint calibrate mark.jsonl; expect 0 'a byte order mark'
lint calibrate four.jsonl --pass 5
has out 'kappa; the same on 3 of 4' '--pass'
four pass false true true false >passes.jsonl
lint calibrate passes.jsonl
has out '4 replies, 4 marks of pass or fail.' 'pass or fail'
has out '  pass               2        92.5' 'the score by it'
four quality 20 '"85"' 100 12.5 >hundred.jsonl
lint calibrate hundred.jsonl
has out '4 marks from 0 to 100' 'marks up to 100'
has out 'with a mark from 80' 'of which 80 passes'
four quality 2 4 5 1 ',"pass":true' >both.jsonl
lint calibrate both.jsonl
has out '     -  the same on 2 of 4; all pass, or all fail' 'pass beside quality wins'

# A second reader: pairs (2,3) (4,4) (5,5) (1,2) and the other way round, whose ranks are 1.5 3, 4.5 4.5, 6.5 6.5, 0 1.5:
# products about the mean 3.5 of 1, 1, 9 and 7, twice, 36; squares 40.5.
{ four quality 2 4 5 1 ',"reader":"ann"'; four quality 3 4 5 2 ',"reader":"bob"'; } >two.jsonl
lint calibrate two.jsonl
has out '4 replies, 8 marks from 1 to 5, by 2 readers.' 'marks of a reply are put together'
has out 'one of your readers and another     0.89  rank correlation, on 4 pairs of marks' 'readers are compared'
has out '                                      1.00  kappa' 'in what passes, too'
cat four.jsonl four.jsonl >twice.jsonl
lint calibrate twice.jsonl
has out '4 replies, 8 marks from 1 to 5.' 'without names only put together'
lacks out 'readers and another' 'and not compared'

# One rule: of 80 replies it fails on 40, with the marks 2 and 4, and passes on 40, with 3 and 5. Mean 3.5, deviation 1.118:
# where it fails, half a mark below the mean is 14.76 of 33 points a deviation. With a ridge of 3 towards its 30 points:
# (40 * 14.76 + 3 * 30) / (40 / 2 + 3) = 29.6; from nothing 25.7. The order of the scores stays what it is.
for n in $(seq 0 79); do
  if [ $((n % 2)) -eq 0 ]; then text="Please ring us about parcel $n." mark=$((2 + n / 2 % 2 * 2))
  else text="Parcel $n is on its way." mark=$((3 + n / 2 % 2 * 2)); fi
  printf '{"id":"%d","text":"%s","quality":%d}\n' "$n" "$text" "$mark"
done >one.jsonl
lint calibrate one.jsonl
has out 'demo/ring                             40    3.00     40    4.00   -1.00 (-1.58 to -0.42)  supported' 'a rule that is supported'
has out 'rank correlation 0.45 instead of 0.45' 'the same order'
has out 'That is no better: keep the points.' 'is no better'
lint calibrate one.jsonl --output new.yml
expect 1 'nothing to suggest: status 1'
has err 'nothing to suggest; new.yml is not written' 'is said'
if [ -e new.yml ]; then not_ok 'and nothing written'; else ok 'and nothing written'; fi
lint calibrate one.jsonl --format json
if command -v python3 >/dev/null; then
  fit() { python3 -c 'import json; print([(r["rule"], r["points"], r["fitted"], r["suggested"]) for r in json.load(open("out"))["rules"] if r["failed"]])' >result; }
  fit; is result 'points by hand' <<<"[('demo/ring', 30, 30, 30)]"
  lint calibrate one.jsonl --format json --from-zero
  fit; is result '--from-zero' <<<"[('demo/ring', 30, 26, 30)]"
fi

# Two rules: nobody minds being sent to the telephone (30 points), but everybody the office language (0 points): each on
# half of the replies, apart and together. So (3 * 30) / 23 = 3.9 and 20 points, the most; the scores are 100, 96, 80 and 76,
# 20 of each, as of each mark. In ranks less their mean (-30, -10, 10, 30) the products are 1600 of 4000.
for n in $(seq 0 79); do
  mark=$((3 + n / 4 % 2 * 2)) text="Parcel $n is on its way."
  case $((n % 4)) in
  1) text="Please ring us about parcel $n." ;;
  2) text="I will reach out to you about parcel $n." mark=$((mark - 1)) ;;
  3) text="Please ring us, or I will reach out to you about parcel $n." mark=$((mark - 1)) ;;
  esac
  printf '{"text":"%s","quality":%d}\n' "$text" "$mark"
done >two_rules.jsonl
{ cat two_rules.jsonl; echo '{"text":'; } >cut.jsonl
lint calibrate cut.jsonl --pass 3 --output new.yml
expect 2 'a record that cannot be read'
has err 'not all marks could be read; new.yml is not written' 'so that other points would come out'
lint calibrate two_rules.jsonl --pass 3 --output new.yml
expect 0 'better points'
has out 'score and mark                      0.00  (' 'the scores had nothing to do with the marks'
has out 'demo/ring                             40    3.50     40    3.50   +0.00 (-0.65 to +0.65)  unclear' 'a rule that is not supported'
has out 'rank correlation 0.40 instead of 0.00' 'with other points they have'
has out 'That is better by more than chance.' 'which is said'
is new.yml 'the settings' <<'EOF'
# Written by replylint calibrate: 80 replies. Put these lines into your settings.
pass_mark: 81
points:
  demo/ring: 4
  demo/wording: 20
EOF
has out '      demo/wording: 20' 'are shown, too'
lint calibrate two_rules.jsonl --pass 3 -o new.yml; expect 0 'what calibrate wrote may be written anew'
cat "$HOME/.config/replylint/config.yml" new.yml >config.yml
echo 'I will reach out to you.' >draft.txt
lint draft.txt --config config.yml
has out 'Score 80/100' 'the settings hold'
echo 'pass_mark: 90' >mine.yml
lint calibrate two_rules.jsonl --pass 3 -o mine.yml; expect 2 'other files are not'
has err 'mine.yml: is there already' 'is explained'
is mine.yml 'and stay' <<<'pass_mark: 90'
lint calibrate two_rules.jsonl --pass 3 -o nowhere/new.yml; expect 2 'a folder that is not there'
sed 's/"quality":\([0-9]\)/"quality":\1,"pass":false/; s/ring us\(.*\)false/ring us\1true/' two_rules.jsonl >loved.jsonl
lint calibrate loved.jsonl -f json
expect 0 'JSON'
if command -v python3 >/dev/null; then
  python3 - >result <<'EOF'
import json
c = json.load(open("out"))
print(c["replies"], c["marks"], c["readers"], c["scale"], c["pass_from"], c["points"], c["now"]["kappa"], c["now"]["same"])
print([(b["mark"], b["replies"]) for b in c["bands"]], c["between_readers"], c["would_do"]["rules"])
print([(r["rule"], r["marks"], r["failed"], r["passed"]) for r in c["rules"] if r["rule"] == "demo/ring"])
EOF
  is result 'holds all of it' <<'EOF'
80 80 0 5 None better -1 0
[('1', 0), ('2', 20), ('3', 20), ('4', 20), ('5', 20)] {'pairs': 0, 'rank_correlation': None, 'kappa': None} None
[('demo/ring', 'unclear', 40, 40)]
EOF
fi
# Praise for what a rule blames: the marks of 40 replies on which it fails are one higher.
sed '/ring us/!s/"quality":\([0-9]\)/"quality":1/' one.jsonl >praised.jsonl
lint calibrate praised.jsonl
has out '  contradicted' 'a rule that is contradicted'

sed 's/"quality":[0-9]/"quality":3/' two_rules.jsonl >same.jsonl
lint calibrate same.jsonl
expect 0 'one mark for all'
has out 'Every reply got the same mark, so that the marks say nothing' 'is said'
has out 'score and mark                         -' 'nothing to compare'
sed 's/"text":"/&Well. /; /ring us/d; /reach out/d' two_rules.jsonl | sed 'p;s/Well/Good/;p;s/Good/Right/' >clean.jsonl
lint calibrate clean.jsonl
has out 'Too few to tell: no rule failed on 10 replies or more' 'no rule to learn about'

refused 'no file' 'which file'
refused 'a missing file' 'missing.jsonl: cannot be read' missing.jsonl
: >none.jsonl
refused 'an empty file' 'none.jsonl: no marked replies in it' none.jsonl
refused '--pass without a number' 'is no mark from 0 to 100' four.jsonl --pass high
refused '--pass above the marks' 'the marks go up to 5' four.jsonl --pass 6
refused '--pass where records say it' 'the records say themselves' passes.jsonl --pass 4
bad() { # DESCRIPTION TEXT LINE
  { cat four.jsonl; echo "$3"; } >bad.jsonl
  refused "$1" "$2" bad.jsonl
  has err 'bad.jsonl:6' "$1: is named"
  has out '4 replies, 4 marks' "$1: the rest is compared"
}
bad 'no mark' 'no mark; a record needs "quality"' '{"text": "Hello."}'
bad 'a mark that is null' 'no mark' '{"text": "Hello.", "quality": null}'
bad 'a mark that is none' 'quality is a number' '{"text": "Hello.", "quality": "good"}'
bad 'a mark too high' 'quality is a number' '{"text": "Hello.", "quality": 101}'
bad 'a mark below' 'quality is a number' '{"text": "Hello.", "quality": -1}'
bad 'no number' 'quality is a number' '{"text": "Hello.", "quality": "nan"}'
bad 'a list of marks' 'single values' '{"text": "Hello.", "quality": [3, 4]}'
bad 'another kind of mark' '"quality" has to stand in all records, or in none' '{"text": "Hello.", "pass": true}'
bad 'a further mark' '"pass" has to stand in all records, or in none' '{"text": "Hello.", "quality": 3, "pass": true}'
bad 'no reply' 'a record is an object with a "text"' '{"quality": 3}'
bad 'a list' 'a record is an object' '[]'
bad 'a broken line' 'bad.jsonl:6' '{"text": "Hello.'
bad 'an unknown key' 'bad.jsonl:6:33: there is no key "chanel"' '{"text":"Hello.", "quality":3, "chanel":"x"}'
has err 'did you mean "channel"' 'has a did-you-mean'
bad 'an unknown channel' 'nowhere' '{"quality":3,"text":"Hello.","channel":"nowhere"}'
bad 'an escaped key' 'quality' '{"qualit\u0079":3,"text":"Hello."}'
bad 'bytes that are no text' 'UTF-8' "$(printf '{"quality":3,"text":"\xff"}')"
printf '{"text":"Hello.","pass":"maybe"}' >bad.jsonl
refused 'a pass that is none' 'bad.jsonl:1: pass is true or false' bad.jsonl
finish
