#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# The completions offer every option that the help names, and every command.
# shellcheck source=tests/cli/lib.sh
. "${top_srcdir:?run by make check}/tests/cli/lib.sh"

folder=$top_srcdir/completions
for command in check checklist config duplicates report index signals rules explain eval calibrate test version help; do "$REPLYLINT" help "$command"; done >help.txt
sed 's/--\[no-\]\([a-z-]*\)/--\1 --no-\1/g' help.txt | grep -oE '^ +(-.,)? *--.*' | grep -oE -- '--[a-z][a-z-]*' | sort -u >options
[ -s options ] || not_ok 'help names options'
while read -r option; do
  name=${option#--}
  grep -qE -- "$option([^a-z-]|\$)" "$folder/replylint.bash" || not_ok "bash: $option"
  grep -qE -- "$option([^a-z-]|\$)" "$folder/_replylint" || not_ok "zsh: $option"
  grep -qE -- "-l $name( |\$)" "$folder/replylint.fish" || not_ok "fish: $option"
done <options
ok 'every option of the help is offered'
for command in check config duplicates report explain index rules signals test eval calibrate version help; do
  for file in replylint.bash _replylint replylint.fish; do
    grep -qw -- "$command" "$folder/$file" || not_ok "$file: $command"
  done
done
ok 'every command is offered'
"$REPLYLINT" --format none 2>&1 | sed 's/.*none of: //' | tr ' ' '\n' >formats
[ "$(wc -l <formats)" -ge 18 ] || not_ok 'formats are named'
while read -r format; do
  for file in replylint.bash _replylint replylint.fish; do
    grep -qE -- "(^|[( \"])${format}([) \"]|\$)" "$folder/$file" || not_ok "$file: $format"
  done
done <formats
ok 'every format is offered'

# What bash offers, asked for real.
PATH=$(dirname "$REPLYLINT"):$PATH
# shellcheck source=/dev/null
. "$folder/replylint.bash"
offers() { # WORD... the last one is being typed
  COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMPREPLY=()
  _replylint 2>/dev/null
  printf '%s\n' "${COMPREPLY[@]}" >out
}
offers replylint --profile ma; has out macro 'bash: profiles'
offers replylint exp; has out explain 'bash: commands'
offers replylint --fail; has out --fail-under 'bash: options of check'
offers replylint rules --f; lacks out --fail-on 'bash: but not those of another command'
offers replylint --format js; has out jsonl 'bash: values'
offers replylint eval --format mark; is out 'bash: values of eval' <<<markdown
offers replylint calibrate --from; is out 'bash: options of calibrate' <<<--from-zero
offers replylint --format = te; has out text 'bash: values behind ='
offers replylint --channel tw; is out 'bash: aliases are no channels' <<<''
offers replylint --channel face; is out 'bash: channels' <<<facebook
offers replylint eval --errors hedged; is out 'bash: signals' <<<hedged_apology
offers replylint explain hedged; is out 'bash: what can be explained' <<<hedged_apology
for shell in zsh fish; do
  command -v $shell >/dev/null || continue
  file=$folder/_replylint; [ $shell = fish ] && file=$folder/replylint.fish
  if $shell -n "$file" 2>err; then ok "$shell: the syntax is right"; else not_ok "$shell: the syntax"; fi
done
if command -v fish >/dev/null; then
  fish --no-config -c "source '$folder/replylint.fish'; complete -C 'replylint --fail-o'" >out 2>err
  has out --fail-on 'fish: options'
  fish --no-config -c "source '$folder/replylint.fish'; complete -C 'replylint expl'" >out 2>err
  has out explain 'fish: commands'
fi
finish
