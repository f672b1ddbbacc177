#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# measure: how long a reply is for each channel; and the rules over it.
# shellcheck source=tests/cli/lib.sh
. "${top_srcdir:?run by make check}/tests/cli/lib.sh"

printf -- '---\nchannel: sms\n---\nWe\342\200\231ll ring you on Friday.\n' >reply.txt
plain measure reply.txt
expect 0 'measure a draft'
has out '  x                     25 of   280  weighted      255 left' 'a channel a line'
has out '  instagram-dm          27 of  1000  bytes         973 left' 'each in its unit'
has out '  sms                   25 of   134  UCS-2         109 left; 1 part, 45 left in the last' 'the parts of an SMS'
lacks out email 'channels without a limit are left out'

for _ in $(seq 40); do printf '0123456789'; done >long.txt
plain measure long.txt
has out '  x                    400 of   280  weighted      120 over, from 1:281' 'what is too long, and from where'
plain measure long.txt --format line
has out 'long.txt:1:281: x:    400 of   280' 'a place a line'
plain measure long.txt --format json
has out '{"file":"long.txt","unit":"utf-8","measures":[{"channel":"x","unit":"weighted","length":400,"limit":280,"over":120,"start":280,"end":400}' 'as JSON'
plain measure missing.txt; expect 2 'a missing file'
printf 'a\377' >bad.txt
plain measure bad.txt; expect 2 'what is not UTF-8'
echo 'channels: {x: {limit: {count: 25000}}}' >own.yml
plain measure --config own.yml long.txt
has out '  x                    400 of 25000' 'limits of the settings'
echo 'channels: {y: {limit: {count: 25000}}}' >own.yml
plain measure --config own.yml long.txt
expect 2 'a channel that is none'
has err 'own.yml:1:12: there is no channel "y"' 'has its place'

plain check --no-config --channel x long.txt --format line
expect 1 'a reply that does not fit is a warning'
has out 'long.txt:1:281: warning: Too long for X: 400 of 280 characters, 120 over. [channel/too-long]' 'with its place'
plain check --no-config reply.txt --format line
has out 'reply.txt:4:3: suggestion: The typographic quote (U+2019) makes an SMS hold 70 characters instead of 160.' 'what makes an SMS short'
plain check --no-config --fix reply.txt
has reply.txt "We'll ring you on Friday." 'is written plainly by --fix'
plain check --no-config --channel x long.txt --format jsonl
has out '"measures":[{"channel":"x"' 'reports tell the length'
finish
