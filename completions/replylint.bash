# SPDX-License-Identifier: Apache-2.0
# bash completion for replylint(1)

_replylint_options() {
    local library="--from --field --id-field --title-field" common="--rules --spelling --words --color --help" context="--inbound --channel --customer --customer-name --handle
        --customer-handle --agent --agent-name --initials --agent-initials --markup --kind --stage --signal --message --id
        --language --brand --sector --store --region --regions --service-hours --time-zone --now --own-contacts --own-domains --own-words
        --helpdesk --placeholders
        --show-private --no-show-private --host-signs --no-host-signs --host-addresses --no-host-addresses --attachments --closing --no-closing --same-title --twin-differs --missing-languages --unit
        --stdin-filename --config --no-config --profile --index"
    case $1 in
    check) echo "--format --jsonl --jobs --fail-on --fail-under --explain-score --verdicts --quiet --statistics --output-file
        --fix --suggestions --diff
        --max-warnings --exit-zero --baseline --write-baseline --prune-baseline --new-from --strict
        --version $library $context $common" ;;
    signals | checklist | measure) echo "--format --version $library $context $common" ;;
    render) echo "--empty --longest --values --version $context $common" ;;
    redact) echo "--jsonl --field --version $context $common" ;;
    index) echo "--output --format --jsonl --version $library $context $common" ;;
    duplicates) echo "--above --format --jsonl --version $library $context $common" ;;
    report) echo "--output --data --since --above --version $library $context $common" ;;
    rules) echo "--format --version $common" ;;
    eval) echo "--signals --errors --by --format --json --agreement --config --no-config --profile --index --version $common" ;;
    calibrate) echo "--pass --from-zero --output --format --config --no-config --profile --index --version $common" ;;
    config) echo "--json --config --no-config --profile --index --version $common" ;;
    test) echo "--rules --spelling --words --help --version" ;;
    *) echo "--version $common" ;;
    esac
}

_replylint_values() {
    case $1 in
    --format)
        case $2 in check) echo "text line json jsonl sarif junit checkstyle github gitlab azure rdjson rdjsonl tap csv
            html markdown scorecard-csv scorecard-json" ;; eval) echo "text json markdown" ;;
        calibrate | index | duplicates) echo "text json" ;; *) echo "text line json" ;; esac ;;
    --fail-on) echo "error warning suggestion never" ;;
    --color) echo "auto always never" ;;
    --from) replylint help readers 2>/dev/null | sed -n 's/^\([a-z][a-z-]*\) .*/\1/p' ;;
    --by) echo "none brand channel" ;;
    --markup) echo "plain markdown html" ;;
    --helpdesk) echo "any zendesk zendesk-engage freshdesk helpscout intercom gorgias front zammad freescout osticket chatwoot discourse frappe github gitlab" ;;
    --kind) echo "reply template fragment auto-reply note post" ;;
    --stage) echo "final typing" ;;
    --unit) echo "utf-8 utf-16 utf-32" ;;
    --channel) replylint help channels 2>/dev/null | while read -r id _; do echo "$id"; done ;;
    --profile) replylint help profiles 2>/dev/null | sed -n 's/^\([a-z][a-z_-]*\) .*/\1/p' ;;
    --errors | --signals) replylint signals --format line 2>/dev/null ;;
    *) return 1 ;;
    esac
}

_replylint() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} command=${COMP_WORDS[1]} values
    local commands="check checklist config duplicates explain index measure redact render report rules signals test eval calibrate version help"
    COMPREPLY=()

    # bash splits --name=value into three words.
    [ "$word" = "=" ] && word=""
    [ "$before" = "=" ] && before=${COMP_WORDS[COMP_CWORD - 2]}
    case " $commands " in
    *" $command "*) ;;
    *) command=check ;;
    esac

    if values=$(_replylint_values "$before" "$command"); then
        mapfile -t COMPREPLY < <(compgen -W "$values" -- "$word")
        return
    fi
    case $before in
    --rules | --spelling | --words | --config | --baseline | --index | --inbound | --agreement | --output | -o)
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
        compopt -o filenames 2>/dev/null
        return
        ;;
    esac
    if [[ $word == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$(_replylint_options "$command")" -- "$word")
        return
    fi
    case $command in
    explain) mapfile -t COMPREPLY < <(compgen -W "$(replylint rules --format line 2>/dev/null)
        $(replylint signals --format line 2>/dev/null)" -- "$word") ;;
    help) mapfile -t COMPREPLY < <(compgen -W "$commands channels keys profiles settings" -- "$word") ;;
    config | index)
        case $COMP_CWORD$command in 2config) commands="show init" ;; 2index) commands="build info check" ;; *) commands= ;; esac
        mapfile -t COMPREPLY < <(compgen -f -- "$word"; compgen -W "$commands" -- "$word")
        compopt -o filenames 2>/dev/null
        ;;
    version | rules) ;;
    *)
        [ "$COMP_CWORD" -eq 1 ] || commands=
        mapfile -t COMPREPLY < <(compgen -f -- "$word"; compgen -W "$commands" -- "$word")
        compopt -o filenames 2>/dev/null
        ;;
    esac
}

complete -F _replylint replylint
