#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Spelling: the dictionaries, words of one's own, and what is said when they are missing or damaged.
# shellcheck source=tests/cli/lib.sh
. "${top_srcdir:?run by make check}/tests/cli/lib.sh"

if [ ! -e "${REPLYLINT_SPELLING:-none}/en.words" ]; then
  echo '1..0 # skipped: built without dictionaries'
  exit 77
fi
folder=$REPLYLINT_SPELLING
mkdir empty damaged cut foreign
lone() { plain --no-config --format line "$@"; }

echo 'We have recieved the parcel.' >draft.txt
lone draft.txt
expect 0 'a suggestion fails nothing'
has out 'draft.txt:1:9: suggestion: "recieved" is not in the dictionary. [language/spelling]' 'a wrong word, and where'
plain --no-config --diff --suggestions draft.txt
has out '+We have received the parcel.' 'the likeliest word is offered'
plain --no-config --fix draft.txt
has draft.txt recieved 'but not put in unasked'

echo 'The maintanence is over.' >far.txt
lone far.txt --format json
has out '"language/spelling"' 'a word that is far from all others'
lacks out maintenance 'has no better wording'
echo 'limits: {hunspell_suggestions: 1}' >ask.yml
plain --config ask.yml --format json far.txt
has out maintenance 'unless Hunspell may be asked'

echo 'Our shoowroom is open.' >own.txt
lone own.txt; has out shoowroom 'a word of the trade is wrong'
lone own.txt --own-words shoowroom; lacks out language/spelling 'unless it is one of own_words'
printf '# ours\nShoowroom\n' >words.txt
lone own.txt --words words.txt; lacks out language/spelling 'or stands in a list'
printf 'good\ntwo words\n' >words.txt
lone own.txt --words words.txt
expect 2 'a bad list'
has err 'words.txt:2:1: "two words" is more than one word' 'and its line'
lone own.txt --words missing.txt; expect 2 'a list that is not there'

echo 'The color is new.' >color.txt
lone color.txt; lacks out language/spelling 'both spellings are right'
lone color.txt --language en-GB; has out '"color" is not in the dictionary' 'unless one is asked for'
lone color.txt --language en-US; lacks out language/spelling 'and this is the other'
echo 'The color of the centre is new.' >mixed.txt
lone mixed.txt
has out 'mixed.txt:1:18: suggestion: "color" and "centre" are British and American spelling' 'both in one reply'

lone draft.txt --spelling empty
expect 2 'no dictionary where it is said to be'
has err 'empty/en.words: there is no dictionary' 'and which file is missing'
has err 'language/spelling was skipped' 'and what is not judged for it'
has out 'personal/unsigned' 'the other rules go on'
head -c 5000 "$folder/en.words" >cut/en.words
lone draft.txt --spelling cut; expect 2 'a cut snapshot'; has err 'is cut short' 'is called so'
echo 'This is a text file.' >foreign/en.words
lone draft.txt --spelling foreign; expect 2 'another file'; has err 'is no snapshot' 'is called so'
{ head -c 20000 "$folder/en.words"; head -c 3000000 /dev/zero | tr '\0' x; } | head -c "$(wc -c <"$folder/en.words")" >damaged/en.words
lone draft.txt --spelling damaged
expect 2 'a damaged snapshot'
has err 'the snapshot of the dictionary is damaged' 'is called so'
cp "$folder/en.words" empty/
lone draft.txt --spelling empty; expect 0 'without Hunspell the snapshot goes on'
echo 'We are glad, and the preetie-ness is fine.' >hyphen.txt
lone hyphen.txt --spelling empty; expect 2 'but for what it cannot judge'
has err 'Hunspell cannot be loaded' 'which is said'


# Dictionaries in other encodings: what is in the file, what the snapshot holds, and Hunspell behind it.
compiler=${top_builddir:?}/dictionary-compiler common=$top_srcdir/lib/spell/common.txt
mkdir latin
ln -s "$folder/hunspell.so" latin/hunspell.so
printf 'SET ISO8859-1\nSFX S Y 1\nSFX S 0 s .\n' >latin/own.aff
printf '2\nm\351langerie/S\nwonderment\n' >latin/own.dic
"$compiler" latin/en.words "$common" "en_GB=$PWD/latin/own" >out 2>err; status=$?
expect 0 'a dictionary in ISO8859-1'
echo 'The mélangeries, wondermant, a mélangery-wonderment.' >latin.txt
lone latin.txt --spelling latin
expect 0 'is asked in its own encoding'
has out '"wondermant" is not' 'and knows what is wrong'
lacks out langerie 'and what is not'
sed -i 's/ISO8859-1/KOI8-R/' latin/own.aff
"$compiler" latin/en.words "$common" "en_GB=$PWD/latin/own" >out 2>err; status=$?
expect 1 'another encoding'
has err 'neither in UTF-8 nor in ISO8859-1' 'is refused'
lone latin.txt --spelling latin
expect 2 'a dictionary that was changed since'
has err 'language/spelling was skipped: the dictionary is neither in UTF-8 nor in ISO8859-1' 'is said to be'
rm latin/own.aff
lone latin.txt --spelling latin
expect 2 'a dictionary that went'
has err 'the dictionary is not there any more' 'is missed'
finish
