#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# The formats for build services: what each says of the same drafts, and that no draft can say more than its own.
# shellcheck source=tests/cli/lib.sh
. "${top_srcdir:?run by make check}/tests/cli/lib.sh"

printf 'We are sorry.\nPlease ring us, we reply soon.\n' >reply.txt
printf 'I will reach out to you.\n' >'fix 1,2.txt'
drafts=(reply.txt 'fix 1,2.txt' missing.txt)

lint "${drafts[@]}" --format github
expect 2 'github: a draft that cannot be read makes the status 2'
is out 'github: a command a finding' <<'END'
::error file=reply.txt,line=2,endLine=2,col=8,endColumn=15,title=demo/ring::The customer is sent to the telephone.%0AAdvice on ring.
::warning file=reply.txt,line=2,endLine=2,col=26,endColumn=30,title=demo/soon::No time is named: "soon".%0AAdvice on soon.
::notice file=fix 1%2C2.txt,line=1,endLine=1,col=8,endColumn=20,title=demo/wording::Office language.%0AAdvice on wording.
::error file=missing.txt,line=1,title=not judged::missing.txt: cannot be read: No such file or directory
END

lint "${drafts[@]}" --format azure
is out 'azure: errors and warnings' <<'END'
##vso[task.logissue type=error;sourcepath=reply.txt;linenumber=2;columnnumber=8;code=demo/ring;]The customer is sent to the telephone. Advice on ring.
##vso[task.logissue type=warning;sourcepath=reply.txt;linenumber=2;columnnumber=26;code=demo/soon;]No time is named: "soon". Advice on soon.
##vso[task.logissue type=warning;sourcepath=fix 1,2.txt;linenumber=1;columnnumber=8;code=demo/wording;]Office language. Advice on wording.
##vso[task.logissue type=error;sourcepath=missing.txt;linenumber=1;]missing.txt: cannot be read: No such file or directory
END

lint "${drafts[@]}" --format checkstyle
is out 'checkstyle' <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<checkstyle version="4.3">
  <file name="reply.txt">
    <error line="2" column="8" severity="error" message="The customer is sent to the telephone. Advice on ring." source="replylint.demo/ring"/>
    <error line="2" column="26" severity="warning" message="No time is named: &quot;soon&quot;. Advice on soon." source="replylint.demo/soon"/>
  </file>
  <file name="fix 1,2.txt">
    <error line="1" column="8" severity="info" message="Office language. Advice on wording." source="replylint.demo/wording"/>
  </file>
  <file name="missing.txt">
    <error line="1" severity="error" message="missing.txt: cannot be read: No such file or directory" source="replylint.not-judged"/>
  </file>
</checkstyle>
END

lint "${drafts[@]}" --format junit
is out 'junit: what does not fail by --fail-on is output of a test that passed' <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="replylint">
  <testsuite name="reply.txt" tests="2" failures="2" errors="0" skipped="0" time="0">
    <testcase name="demo/ring" classname="reply.txt" file="reply.txt" line="2">
      <failure type="error" message="The customer is sent to the telephone.">2:8: error: The customer is sent to the telephone. Advice on ring.</failure>
    </testcase>
    <testcase name="demo/soon" classname="reply.txt" file="reply.txt" line="2">
      <failure type="warning" message="No time is named: &quot;soon&quot;.">2:26: warning: No time is named: &quot;soon&quot;. Advice on soon.</failure>
    </testcase>
  </testsuite>
  <testsuite name="fix 1,2.txt" tests="1" failures="0" errors="0" skipped="0" time="0">
    <testcase name="replylint" classname="fix 1,2.txt" file="fix 1,2.txt"/>
    <system-out>
1:8: suggestion: Office language. Advice on wording. [demo/wording]
    </system-out>
  </testsuite>
  <testsuite name="missing.txt" tests="1" failures="0" errors="1" skipped="0" time="0">
    <testcase name="replylint" classname="missing.txt" file="missing.txt">
      <error type="not judged" message="missing.txt: cannot be read: No such file or directory"/>
    </testcase>
  </testsuite>
</testsuites>
END

lint reply.txt --format junit --fail-on never --fail-under 80
has out '<failure type="score" message="Score 55/100, and 80 is asked for."/>' 'junit: a score that is too low fails, too'
has out 'tests="1" failures="1"' 'and is counted'

lint "${drafts[@]}" --format tap
is out 'tap: a test a draft' <<'END'
TAP version 13
not ok 1 - reply.txt
  ---
  score: 55
  findings:
    - rule: "demo/ring"
      level: "error"
      line: 2
      column: 8
      message: "The customer is sent to the telephone. Advice on ring."
    - rule: "demo/soon"
      level: "warning"
      line: 2
      column: 26
      message: "No time is named: \"soon\". Advice on soon."
  ...
ok 2 - fix 1,2.txt
  ---
  score: 100
  findings:
    - rule: "demo/wording"
      level: "suggestion"
      line: 1
      column: 8
      message: "Office language. Advice on wording."
  ...
not ok 3 - missing.txt
  ---
  message: "missing.txt: cannot be read: No such file or directory"
  ...
1..3
END
if command -v prove >/dev/null; then
  cp out result.tap
  prove -e cat result.tap >result 2>&1
  has result 'Failed 2/3 subtests' 'tap: a harness reads it'
  lacks result 'Parse errors' 'and all of it'
fi
lint 'fix 1,2.txt' --format tap --fail-on suggestion
has out 'not ok 1' 'tap: --fail-on says what is not ok'

lint "${drafts[@]}" --format rdjsonl
is out 'rdjsonl: a diagnostic a line, better wordings with it' <<'END'
{"message":"The customer is sent to the telephone. Advice on ring.","location":{"path":"reply.txt","range":{"start":{"line":2,"column":8},"end":{"line":2,"column":15}}},"severity":"ERROR","source":{"name":"replylint"},"code":{"value":"demo/ring"}}
{"message":"No time is named: \"soon\". Advice on soon.","location":{"path":"reply.txt","range":{"start":{"line":2,"column":26},"end":{"line":2,"column":30}}},"severity":"WARNING","source":{"name":"replylint"},"code":{"value":"demo/soon"}}
{"message":"Office language. Advice on wording.","location":{"path":"fix 1,2.txt","range":{"start":{"line":1,"column":8},"end":{"line":1,"column":20}}},"severity":"INFO","source":{"name":"replylint"},"code":{"value":"demo/wording"},"suggestions":[{"range":{"start":{"line":1,"column":8},"end":{"line":1,"column":20}},"text":"write to"}]}
{"message":"missing.txt: cannot be read: No such file or directory","location":{"path":"missing.txt"},"severity":"ERROR","source":{"name":"replylint"}}
END

lint "${drafts[@]}" --format csv
sed 's/[0-9a-f]\{16\}$/HASH/' out >rows
is rows 'csv: a finding a row' <<'END'
file,id,title,line,column,end_line,end_column,level,rule,message,advice,fix,fingerprint
reply.txt,,,2,8,2,15,error,demo/ring,The customer is sent to the telephone.,Advice on ring.,,HASH
reply.txt,,,2,26,2,30,warning,demo/soon,"No time is named: ""soon"".",Advice on soon.,,HASH
"fix 1,2.txt",,,1,8,1,20,suggestion,demo/wording,Office language.,Advice on wording.,write to,HASH
missing.txt,,,1,,,,error,not-judged,missing.txt: cannot be read: No such file or directory,,,
END

lint "${drafts[@]}" --format markdown
is out 'markdown: a table' <<'END'
## replylint

| Place | Level | Finding | Rule |
| --- | --- | --- | --- |
| reply.txt:2:8 | error | The customer is sent to the telephone. Advice on ring. | demo/ring |
| reply.txt:2:26 | warning | No time is named: "soon". Advice on soon. | demo/soon |
| fix 1,2.txt:1:8 | suggestion | Office language. Advice on wording. | demo/wording |
| missing.txt | error | missing.txt: cannot be read: No such file or directory | not judged |

4 findings in 3 drafts; 1 of 2 reach the pass mark 80.
END

lint "${drafts[@]}" --format html
has out '<tr><td>reply.txt:2:8</td><td class="error">error</td><td>The customer is sent to the telephone.<br>Advice on ring.</td><td>demo/ring</td></tr>' 'html: a row a finding'

lint reply.txt 'fix 1,2.txt' --format scorecard-csv --signal complaint=no
sed -n '1p; /demo/p' out >rows
is rows 'scorecard-csv: kept of judged points, by category' <<'END'
externalTicketId,scorecardId,scorecardName,ratingCategoryId,ratingCategoryName,score,ratingScaleScore,ratingMax,weight,reviewCritical,evaluated,rootCauseCodes,rootCauses,reviewScore
reply.txt,replylint,replylint,demo,Demo,0.00,0,45,1,false,true,"demo/ring; demo/soon","The customer is sent to the telephone.; No time is named: ""soon"".",0.00
"fix 1,2.txt",replylint,replylint,demo,Demo,100.00,45,45,1,false,true,demo/wording,Office language.,100.00
END

mkdir empty
lint empty --format sarif
expect 2 'a folder without drafts'
has out '"executionSuccessful":false' 'is a run that did not succeed'
for format in sarif junit checkstyle gitlab rdjson html markdown tap csv scorecard-csv scorecard-json; do
  printf 'I am sorry, and call you at four. Bye, Ann\n' >clean.txt
  lint clean.txt --format "$format"
  expect 0 "$format: a clean draft"
done

# ---- hostile drafts: what they hold stays what it is
printf 'A soon\t]]> &amp; <b>"x"</b> \xf0\x9f\x93\x9e call us\n::error::mine\n##vso[task.complete]mine; soon\n' >'hostile
::error::name [x]<&"#1.txt'
for format in github azure checkstyle junit sarif gitlab rdjson rdjsonl tap csv html markdown scorecard-csv scorecard-json; do
  lint 'hostile
::error::name [x]<&"#1.txt' --format "$format" --fail-on never
  expect 0 "$format: a hostile name"
  cp out "out.$format"
done
if grep -v '^::\(error\|warning\|notice\) file=hostile %3A%3Aerror%3A%3Aname ' out.github; then not_ok 'github: a line is no command of ours'; else ok 'github: every line is a command of ours'; fi
if grep -v '^##vso\[task.logissue type=[a-z]*;sourcepath=hostile ::error::name \[x%5D' out.azure; then not_ok 'azure: a line is no command of ours'; else ok 'azure: every line is a command of ours'; fi
has out.tap 'ok 1 - hostile ::error::name [x]<&"\#1.txt' 'tap: no directive in a name'
has out.markdown 'hostile ::error::name &#91;x&#93;&lt;&amp;"&#35;1.txt:1:3' 'markdown: no markup in a name'

printf '=1+1,@SUM(A1) soon\n' >'=cmd.txt'
printf -- '---\nid: "-2+3"\n---\nWe reply soon.\n' >formula.txt
lint '=cmd.txt' formula.txt --format csv
has out "\"'=cmd.txt\"" 'csv: a formula is no formula'
has out "\"'-2+3\"" 'csv: nor in an id'

if command -v python3 >/dev/null; then
  cat >read.py <<'END'
import csv, json, sys, xml.dom.minidom
for name in "checkstyle", "junit":
    xml.dom.minidom.parse("out." + name)
for name in "sarif", "gitlab", "rdjson", "scorecard-json":
    json.load(open("out." + name))
for line in open("out.rdjsonl"):
    json.loads(line)
for name in "csv", "scorecard-csv":
    widths = {len(row) for row in csv.reader(open("out." + name, newline=""))}
    assert len(widths) == 1, widths
name = xml.dom.minidom.parse("out.checkstyle").getElementsByTagName("file")[0].getAttribute("name")
print(name)
result = json.load(open("out.sarif"))["runs"][0]["results"][0]
print(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"])
END
  python3 read.py >result 2>&1
  is result 'XML, JSON and CSV can be read, and hold the name' <<'END'
hostile ::error::name [x]<&"#1.txt
hostile%0A%3A%3Aerror%3A%3Aname%20%5Bx%5D%3C%26%22%231.txt
END
fi

# Each counts columns as it demands: bytes, units of UTF-16, characters. A call, an emoji of four bytes, two, one.
printf '\xf0\x9f\x93\x9e soon\n' >emoji.txt
lint emoji.txt --format rdjsonl; has out '"start":{"line":1,"column":6}' 'rdjson counts bytes'
lint emoji.txt --format sarif; has out '"startColumn":4' 'sarif counts units of UTF-16'
lint emoji.txt --format github; has out 'col=3,endColumn=7' 'github counts characters'

# ---- SARIF by the standard
if python3 -c 'import jsonschema' 2>/dev/null; then
  lint "${drafts[@]}" out.sarif 'hostile
::error::name [x]<&"#1.txt' "$PWD/reply.txt" /dev/null --format sarif
  python3 - "$top_srcdir/tests/cli/sarif.schema.json" out >result 2>&1 <<'END'
import json, sys
from jsonschema import Draft202012Validator
schema = json.load(open(sys.argv[1]))
Draft202012Validator.check_schema(schema)
log = json.load(open(sys.argv[2]))
for fault in Draft202012Validator(schema).iter_errors(log):
    print(list(fault.path), fault.message[:300])
run = log["runs"][0]
rules = run["tool"]["driver"]["rules"]
assert all(rules[r["ruleIndex"]]["id"] == r["ruleId"] for r in run["results"])
prints = [r["fingerprints"]["replylint/v1"] for r in run["results"]]
assert len(set(prints)) == len(prints)
fix = next(r for r in run["results"] if r["ruleId"] == "demo/wording")["fixes"][0]["artifactChanges"][0]["replacements"][0]
print(fix["deletedRegion"], fix["insertedContent"])
print(run["invocations"][0]["executionSuccessful"], len(run["invocations"][0]["toolExecutionNotifications"]))
END
  is result 'sarif: members, rules, fixes and faults' <<'END'
{'startLine': 1, 'startColumn': 8, 'endLine': 1, 'endColumn': 20} {'text': 'write to'}
False 2
END
fi

# ---- fingerprints
prints() { lint "$@" --format gitlab --fail-on never; grep -o '"fingerprint":"[^"]*"' out | sort; }
prints reply.txt >before
printf 'A new line.\n\nWe are sorry.\nAnd so on. Please\n  RING us, we reply soon.\n' >reply.txt
prints ./reply.txt >after
is after 'fingerprints stay when lines move, words are wrapped anew, and the path is typed otherwise' <before
prints "$PWD/reply.txt" >after
is after 'or is an absolute one' <before
printf 'Please ring us. Please ring us.\n' >twice.txt
prints twice.txt >two
if [ "$(sort -u two | wc -l)" -eq 2 ]; then ok 'the same words twice are two findings'; else not_ok 'the same words twice are two findings'; fi
printf 'Ann, we rang you on 07700 900345.\n' >private.txt
"$REPLYLINT" private.txt --channel x --no-config --format gitlab | grep -o '"fingerprint":"[^"]*"' | sort >before
printf 'Ann, we rang you on 07700 900872.\n' >private.txt
"$REPLYLINT" private.txt --channel x --no-config --format gitlab --show-private | grep -o '"fingerprint":"[^"]*"' | sort >after
grep -q '"check_name":"privacy/phone"' <("$REPLYLINT" private.txt --channel x --no-config --format gitlab) || not_ok 'there is private data'
is after 'of private data only the length counts, shown or not' <before
printf '{"id": "m1", "text": "We reply soon."}' >one.json
printf '{"id": "m1", "text": "Hello, we reply soon."}' >other.json
prints one.json >before; prints other.json >after
is after 'an item with an id keeps its fingerprints in another file' <before
mkdir -p a b; cp twice.txt a; cp twice.txt b
prints a b >four
if [ "$(sort -u four | wc -l)" -eq 4 ]; then ok 'each file has its own'; else not_ok 'each file has its own'; fi
printf '{"id": "m1", "text": "We reply soon."}' >a/one.json; printf '{"id": "m1", "text": "We reply soon."}' >b/two.json
prints a/one.json b/two.json >before; prints b/two.json a/one.json >after
if [ "$(sort -u before | wc -l)" -eq 2 ]; then ok 'gitlab: two of the same are told apart'; else not_ok 'gitlab: two of the same are told apart'; fi
is after 'whatever their order' <before

# ---- JSON Lines
printf '{"id":"7","text":"A \\"call us\\" soon"}\n{"text":"x\n\n{"text":"We reply soon."}\n' >records.jsonl
lint --jsonl records.jsonl --format line
is out 'jsonl: places in the lines of the file' <<'END'
records.jsonl:1:23: error: The customer is sent to the telephone. [demo/ring]
records.jsonl:1:33: warning: No time is named: "soon". [demo/soon]
records.jsonl:4:19: warning: No time is named: "soon". [demo/soon]
END
has err 'records.jsonl:2:11: the JSON ends too early' 'a line that is no record is said with its number'
lint --jsonl records.jsonl --format scorecard-csv --signal complaint=no
has out '7,replylint,replylint,demo,Demo,0.00' 'jsonl: the ticket is the id'
has out 'records.jsonl:4,replylint' 'or the line'
lint --jsonl records.jsonl --format csv; cp out one
lint --jsonl records.jsonl --format csv --jobs 3
is out 'jsonl: one header, whatever the jobs' <one
lint --jsonl records.jsonl --format sarif
expect 2 'jsonl: a format that is one whole is refused'
has err 'These do: line jsonl github azure rdjsonl csv scorecard-csv' 'and those that are not are named'

# ---- statistics
lint --statistics twice.txt reply.txt emoji.txt
is out 'statistics: how often, in how many drafts' <<'END'
      3  error       demo/ring                       in 2 drafts
      2  warning     demo/soon                       in 2 drafts
3 drafts: 1 passed, 2 below the pass mark 80.
END
expect 1 'statistics: the exit status is that of the findings'
lint --statistics --format json twice.txt
is out 'statistics in JSON' <<'END'
{"drafts":1,"passed":0,"rules":[{"rule":"demo/ring","level":"error","findings":2,"drafts":1}]}
END
lint --statistics --jsonl records.jsonl --jobs 2
has out '2  warning     demo/soon                       in 2 drafts' 'statistics over JSON Lines'
lint --statistics --format csv twice.txt
expect 2 'statistics in another format are refused'

# ---- into a file
lint twice.txt --format csv; cp out wanted
lint twice.txt --format csv --output-file report.csv
expect 1 'into a file: the exit status is that of the findings'
is out 'nothing on standard output' </dev/null
is report.csv 'all of it in the file' <wanted
lint twice.txt --color auto -o report.txt; lacks report.txt "$(printf '\033')" 'no colours in a file'
printf 'We reach out to you.\n' | lint --fix --suggestions --format csv -o report.csv -
has out 'We write to you.' '--fix keeps standard output for the text'
lint twice.txt --format csv -o no/such/folder.csv
expect 2 'a file that cannot be written'
has err 'no/such/folder.csv: cannot be written' 'is said'
lint twice.txt --format csv -o /dev/full
expect 2 'a full disk'
lint twice.txt --format csv -o /dev/null
expect 1 'a device is written to'
if [ -c /dev/null ]; then ok 'and stays one'; else not_ok 'and stays one'; fi
"$REPLYLINT" twice.txt --rules rules --format sarif >/dev/full 2>err; status=$?
expect 2 'a full disk behind standard output'
finish
