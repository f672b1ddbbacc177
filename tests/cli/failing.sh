#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# What the system refuses: each call of each command into it fails in turn. Either the command does as well without, and
# then says and writes the same; or it says so, exits with 2, and every file is as it was or as it was to become.
# REPLYLINT_FAILING_TRIES: of so many allocations a command at most each fails once.
# shellcheck source=tests/cli/lib.sh
. "${top_srcdir:?run by make check}/tests/cli/lib.sh"
failing=${top_builddir:?}/tests/replylint_failing
tries=${REPLYLINT_FAILING_TRIES:-8}
EIO=5 EINTR=4 ENOSPC=28

mkdir -p folder/within page
printf 'Hi Ann,\n\nWe reply soon. I will reach out to you. Please ring us, 07700 900345.\n' >draft.txt
printf '<p>We reply <b>soon</b> &amp; well.</p>\n' >page/a.html
cp draft.txt folder/a.txt
cp draft.txt folder/within/b.md
echo 'It is broken!' >inbound.txt
printf '{"items": [{"id": 1, "title": "A", "body": "We reply soon."}, {"id": 2, "title": "A", "body": "<p>Please ring us.</p>"}]}' >macros.json
printf -- '- {name: B, text: We reply soon}\n- text: |\n    Please ring us\n    on Monday.\n' >list.yml
printf 'id,text\n1,"We reply ""soon""."\n' >table.csv
echo '[{"score": 70, "passed": false, "findings": [{"rule": "demo/soon", "level": "warning"}]}]' >earlier.json
printf 'To: Ann <ann@shop.example>\nSubject: x\nContent-Type: text/plain; charset=iso-8859-1\n\nWe reply soon. Caf\xe9\n' >mail.eml
printf 'rules: {demo/soon: error}\nprofile: email\n' >settings.yml
printf 'paths: [{files: "*.txt", settings: {rules: {demo/soon: error}}}]\n' >.replylint.yml
printf -- '- {rule: demo/ring, file: draft.txt, reason: "It is free."}\n' >.replylint-allow.yml
for n in 1 2 3; do
  echo '{"id": "'$n'", "text": "We reply soon, or ring us. I am sorry.", "labels": {"apology": "yes"}, "quality": '$n'}'
done >records.jsonl
texts=('It is on its way.' 'Please ring us.' 'I will reach out to you.' 'Please ring us, or I will reach out to you.')
for n in {0..79}; do # readers do not mind to be sent to the telephone, but the office language
  echo '{"text": "'"Parcel $n: ${texts[n % 4]}"'", "quality": '$((3 + n / 4 % 2 * 2 - n % 4 / 2))'}'
done >ratings.jsonl
sed 's/^level: suggestion/&\nsafe: true/' rules/demo/wording.yml >safe.yml && mv safe.yml rules/demo/wording.yml

# run NAME AT ERRNO ARGUMENT...: with one call failing; what may be written is in a folder `place`, made new where it is used.
run() {
  local name=$1 at=$2 errno=$3 file
  shift 3
  if [[ "$*" == *place/* ]]; then
    rm -rf place
    mkdir place
    cp draft.txt place/fixed.txt
  fi
  FAIL_CALL=$name FAIL_AT=$at FAIL_ERRNO=$errno "$failing" "$@" --rules "$work/rules" >out 2>err <draft.txt
  status=$? files='' written=''
  for file in place/* place/.[!.]*; do
    [ -e "$file" ] || continue
    files+="$file " written+=$(<"$file")
  done
}

# Is what came out as good as when nothing failed, or a clear word of failure that left nothing behind?
holds_up() {
  local said
  said=$(<out)
  if [ "$status" -eq "$wanted_status" ] && [ "$said" = "$wanted_out" ] && [ "$written" = "$wanted_written" ]; then
    [ "$files" = "$wanted_files" ]
  else
    [ "$status" -eq 2 ] && [ -s err ] &&
      { [ "$written" = "$wanted_written" ] || [ "$written" = "$unwritten" ]; } &&
      { [ "$files" = "$wanted_files" ] || [ "$files" = 'place/fixed.txt ' ]; }
  fi
}

# survives ARGUMENT...: the command with each of its calls failing in turn.
survives() {
  local call count at errno errnos stride faults_before=$faults runs=0
  rm -f counts
  FAIL_COUNTS=counts run none 0 0 "$@"
  wanted_status=$status wanted_out=$(<out) wanted_files=$files wanted_written=$written
  if [ ! -s counts ] || [ "$status" -gt 2 ]; then
    not_ok "$*: with nothing failing"
    return
  fi
  while read -r call count; do
    stride=1 errnos=$EIO
    case $call in
    memory) stride=$((count / tries + 1)) errnos=12 ;;
    read) errnos="$EIO $EINTR 0" ;;
    write) errnos="$ENOSPC $EINTR 0" ;;
    esac
    for ((at = 1; at <= count; at += stride)); do
      for errno in $errnos; do
        run "$call" "$at" "$errno" "$@"
        runs=$((runs + 1))
        holds_up || not_ok "$*: $call number $at fails with errno $errno"
      done
    done
  done <counts
  [ "$faults" -gt "$faults_before" ] || ok "$*: $runs calls failed"
}

unwritten=$(<draft.txt)
survives draft.txt
survives draft.txt --format json --inbound @inbound.txt --config settings.yml
survives folder page/a.html mail.eml --verdicts
survives --jsonl records.jsonl
survives --jsonl records.jsonl --format csv
for format in sarif junit gitlab rdjson scorecard-json; do survives draft.txt --format "$format"; done
survives draft.txt --output-file place/report.txt
survives --statistics folder
survives report draft.txt --output place/page.html
survives report draft.txt --since earlier.json --data place/data.json
survives --fix place/fixed.txt
survives --fix --quiet
survives --diff draft.txt
survives macros.json list.yml table.csv --jobs 1
survives --fix place/fixed.txt macros.json
survives redact draft.txt mail.eml
survives redact --jsonl records.jsonl
survives signals draft.txt
survives measure folder
survives checklist draft.txt
survives rules
survives explain demo/soon
survives draft.txt --baseline place/base.json --write-baseline
[[ "$wanted_files" == *base.json* ]] || not_ok 'a baseline is written'
survives config show draft.txt --json
survives test "$work/rules"
survives eval records.jsonl
survives calibrate ratings.jsonl --pass 3 --output place/points.yml
[[ "$wanted_files" == *points.yml* ]] || not_ok 'calibrate writes points'
survives version
survives help check
finish
