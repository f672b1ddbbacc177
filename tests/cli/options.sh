#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Options, and what the library gets of them. What is known of the conversation shows in the report.
# shellcheck source=tests/cli/lib.sh
. "${top_srcdir:?run by make check}/tests/cli/lib.sh"

echo 'Restart it, please.' >reply.txt
cat >rules/demo/keys.yml <<'EOF'
since: 0.1.0
level: warning
points: 0
requires: channel.public and customer.name and agent.initials and service_hours and inbound and closing
message: "Not all keys are there."
advice: "Give them."
why: "A test."
examples: {fail: ["Hello."], pass: [{text: "Hello.", channel: x, customer.name: A, agent.initials: B, service_hours: C, inbound: D, closing: yes}]}
EOF
lint reply.txt --channel x --customer Diane --initials=SG --service-hours 'Mo-Fr 09:00-17:00' --inbound Hello --closing
lacks out demo/keys 'every key is an option, with = or a space'
lint reply.txt --channel=twitter --customer-name Diane --agent.initials SG --service_hours 9-5 --inbound=Hello --closing=yes
lacks out demo/keys 'with dots, dashes or underscores; a channel by its alias'
lint reply.txt --channel email --customer Diane --initials SG --service-hours 9-5 --inbound Hello --closing
has out demo/keys 'a private channel is not public'
lint reply.txt --channel x --customer Diane --initials SG --service-hours 9-5 --inbound Hello --no-closing
has out demo/keys '--no-closing'
rm rules/demo/keys.yml

lint reply.txt --signal complaint=yes; has out demo/unsorry 'a signal that is given'
lint reply.txt --signal complaint=no; lacks out demo/unsorry 'a signal that is given as no'
lacks out 'Not judged' 'is known, too'
lint reply.txt --signal complaint; expect 2 'a signal without value'
has err '--signal: expected NAME=VALUE' 'is explained'
lint reply.txt --signal complant=yes; expect 2 'an unknown signal'
has err 'did you mean "complaint"' 'with a did-you-mean'
lint reply.txt --channel twiter; expect 2 'an unknown channel'
has err 'there is no channel "twiter"' 'is said'
lint reply.txt --chanel x; expect 2 'an unknown option'
has err 'unknown option --chanel; did you mean --channel?' 'with a did-you-mean'
lint reply.txt --kind letter; expect 2 'a value that is none'
has err 'replylint: --kind: "letter" is not a value of kind' 'is refused by name'
plain reply.txt --customer; expect 2 'no value'
lint reply.txt --quiet=yes; expect 2 'a flag takes no value'
lint reply.txt --no-channel; expect 2 'only flags can be negated'
lint reply.txt --message 'Hello'; expect 2 'a message without role'
lint reply.txt --message 'boss:Hello'; expect 2 'a message of an unknown role'
lint reply.txt --message 'customer: Hello' --message 'agent:Hi' --signal complaint=no; expect 0 'messages'

# --inbound: a text, @FILE, the name of a file.
echo 'thanks for nothing' >message.txt
inbound() { lint reply.txt --inbound "$1" --signal complaint=no; }
inbound message.txt
expect 0 '--inbound FILE'
inbound @message.txt; expect 0 '--inbound @FILE'
inbound @mesage.txt; expect 2 '--inbound @FILE that is not there'
has err 'mesage.txt: cannot be read' 'says so'
inbound '@Acme where is my order?'; expect 0 'a tweet begins with @'
inbound 'no such file'; expect 0 'a text'
lint reply.txt --inbound message.txt --signal complaint=yes --format line
has out demo/unsorry 'options of all kinds together'

"$REPLYLINT" check --rules rules -- reply.txt >out 2>err; status=$?
expect 0 '-- ends the options'
echo 'Soon.' >-x.txt
"$REPLYLINT" --rules rules -- -x.txt >out 2>err; status=$?
expect 1 'a file that begins with a dash'
echo 'Soon.' | lint - --format line
has out '<stdin>:1:1:' 'standard input'
echo 'Soon.' | lint --format line --stdin-filename mine.txt
has out 'mine.txt:1:1:' 'standard input by another name'
echo '{"text": "Soon."}' | lint --format line --stdin-filename mine.json
has out 'mine.json:1:11:' 'whose ending says how to read it'
lint -hq; expect 0 'letters can be joined'
lint -x; expect 2 'an unknown letter'
lint -qf line reply.txt --signal complaint=yes; has out 'reply.txt:1:1: ' 'a letter with a value'
lint -fline reply.txt --signal complaint=yes; has out 'reply.txt:1:1: ' 'or with the value behind it'
lint reply.txt -f; expect 2 'a letter whose value is missing'
lint chekc; expect 2 'a mistyped command'
has err 'did you mean "check"?' 'with a did-you-mean'
plain --no-config signals; expect 2 'a command behind an option'
has err 'signals: no such file; a command comes before its options: replylint signals' 'says where it belongs'
echo 'Thanks.' >signals; plain --no-config --rules rules signals
lacks err 'no such file' 'a file of that name is a file'; rm signals
plain rules extra; expect 2 'an argument too many'
lint reply.txt --markup plain --signal complaint=no; expect 0 '--markup sets the key format'
lint reply.txt --markup word; expect 2 'which has its choices'
has err 'is not a value of format' 'that are named'
lint reply.txt --text hello; expect 2 'the text is no option'
finish
