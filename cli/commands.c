/* SPDX-License-Identifier: Apache-2.0 */
/* The tables: what commands there are, and what options each has. */
#include <string.h>

#include "base/error.h"
#include "config.h"
#include "options.h"

#define AT(field) offsetof(cli_options, field)
#define OPTION_END                                \
    {                                             \
        NULL, 0, OPTION_FLAG, NULL, NULL, 0, NULL \
    }

static const cli_option general_options[] = {
    {"help", 'h', OPTION_FLAG, NULL, NULL, AT(help), "Print this and exit."},
    {"version", 'V', OPTION_FLAG, NULL, NULL, AT(version), "Print the version and exit."},
    OPTION_END,
};

static const cli_option color_options[] = {
    {"color", 0, OPTION_CHOICE, "auto always never", NULL, AT(color),
     "Colours; auto: on a terminal, unless NO_COLOR is set."},
    OPTION_END,
};

static const cli_option rule_options[] = {
    {"rules", 0, OPTION_LIST, "DIR", NULL, AT(rules), "Add the rules of a folder; may be given again."},
    {"spelling", 0, OPTION_TEXT, "DIR", NULL, AT(spelling),
     "Where the dictionaries are; default: $REPLYLINT_SPELLING, else the folder spelling beside the command, else as "
     "installed."},
    {"words", 0, OPTION_LIST, "FILE", NULL, AT(words),
     "Words of your own that are spelt right, one a line; may be given again."},
    OPTION_END,
};

static const cli_option settings_options[] = {
    {"config", 0, OPTION_TEXT, "FILE", NULL, AT(config),
     "Settings, in the place of all others; default: ~/.config/replylint/config.yml, and over it the files\n"
     ".replylint.yml of the folders above a draft (replylint help settings)."},
    {"no-config", 0, OPTION_FLAG, NULL, NULL, AT(no_config), "Read no settings."},
    {"profile", 0, OPTION_TEXT, "NAME", NULL, AT(profile),
     "What kind of reply it is, for other levels and points; see replylint help profiles."},
    {"index", 0, OPTION_TEXT, "FILE", NULL, AT(index), "Canned texts to compare with, made by replylint index build."},
    OPTION_END,
};

static const cli_option input_options[] = {
    {"stdin-filename", 0, OPTION_TEXT, "NAME", NULL, AT(stdin_filename),
     "What to call standard input; its ending says how to read it."},
    OPTION_END,
};

static const cli_option check_options[] = {
    {"format", 'f', OPTION_CHOICE, "text" CLI_FORMATS(CLI_FORMAT_WORD), NULL, AT(format),
     "How to print the findings; line: file:line:col: level: message [rule]."},
    {"jsonl", 0, OPTION_FLAG, NULL, NULL, AT(jsonl),
     "Read JSON Lines, a record a line; write a report a line, or a --format that is a stream."},
    {"jobs", 'j', OPTION_COUNT, "N", NULL, AT(jobs), "Judge in N threads; 0: one a core. Default: 1."},
    {"fail-on", 0, OPTION_CHOICE, "error warning suggestion never", NULL, AT(fail_on),
     "The least level that makes the exit status 1; default: warning."},
    {"fail-under", 0, OPTION_PERCENT, "N", NULL, AT(fail_under), "Exit status 1 when a score is below N."},
    {"max-warnings", 0, OPTION_NUMBER, "N", NULL, AT(max_warnings),
     "Warnings make the exit status 1 only when there are more than N, in all drafts together."},
    {"exit-zero", 0, OPTION_FLAG, NULL, NULL, AT(exit_zero), "Exit status 0 whatever was found; 2 stays 2."},
    {"explain-score", 0, OPTION_FLAG, NULL, NULL, AT(explain_score), "Show how the score comes about."},
    {"verdicts", 0, OPTION_FLAG, NULL, NULL, AT(verdicts), "Show what became of every rule."},
    {"quiet", 'q', OPTION_FLAG, NULL, NULL, AT(quiet), "Findings only: no praise, no score."},
    {"statistics", 0, OPTION_FLAG, NULL, NULL, AT(statistics),
     "Instead of the findings: how often each rule was broken; --format text or json."},
    {"output-file", 'o', OPTION_TEXT, "FILE", NULL, AT(output),
     "Write what would be printed to FILE, all of it or nothing."},
    OPTION_END,
};

static const cli_option filter_options[] = {
    {"baseline", 0, OPTION_TEXT, "FILE", NULL, AT(baseline), "Old findings: they are neither shown nor counted."},
    {"write-baseline", 0, OPTION_FLAG, NULL, NULL, AT(write_baseline), "Write what is found to the baseline."},
    {"prune-baseline", 0, OPTION_FLAG, NULL, NULL, AT(prune_baseline), "Take out of it what is found no more."},
    {"new-from", 0, OPTION_TEXT, "REV", NULL, AT(new_from),
     "Only findings on lines that are new since HEAD left that revision of git."},
    {"strict", 0, OPTION_FLAG, NULL, NULL, AT(strict),
     "Exit status 1 when something is allowed that is not found, or the baseline knows what is found no more."},
    OPTION_END,
};

static const cli_option redact_options[] = {
    {"jsonl", 0, OPTION_FLAG, NULL, NULL, AT(jsonl), "Read JSON Lines, a record a line."},
    {"field", 0, OPTION_LIST, "NAME", NULL, AT(fields),
     "A member of records that holds text, beside text, inbound and reply; may be given again."},
    OPTION_END,
};

static const cli_option text_options[] = {
    {"format", 'f', OPTION_CHOICE, "text json", NULL, AT(figures_format), "How to print it."},
    {"jsonl", 0, OPTION_FLAG, NULL, NULL, AT(jsonl), "Read every file as JSON Lines, a record a line."},
    OPTION_END,
};

static const cli_option library_options[] = {
    {"from", 0, OPTION_TEXT, "NAME", NULL, AT(from),
     "Whose export, or what kind of file it is, where that is not to be guessed; see replylint help readers."},
    {"field", 0, OPTION_LIST, "NAME", NULL, AT(fields),
     "The column or member that holds the text, or its place in JSON or YAML, as /items/*/text; may be given again."},
    {"id-field", 0, OPTION_TEXT, "NAME", NULL, AT(id_field), "The column or member that holds the id."},
    {"title-field", 0, OPTION_TEXT, "NAME", NULL, AT(title_field), "The column or member that holds the title."},
    OPTION_END,
};

static const cli_option render_options[] = {
    {"empty", 0, OPTION_FLAG, NULL, NULL, AT(empty), "Show what stands there when the values are missing."},
    {"longest", 0, OPTION_FLAG, NULL, NULL, AT(longest), "Show long values and the longest branches."},
    {"values", 0, OPTION_TEXT, "FILE", NULL, AT(values),
     "YAML or JSON with values of your own: ticket.requester.first_name: Maria."},
    OPTION_END,
};

static const cli_option build_options[] = {
    {"output", 'o', OPTION_TEXT, "FILE", NULL, AT(output), "The index to write; default: canned.index."},
    OPTION_END,
};

static const cli_option report_options[] = {
    {"output", 'o', OPTION_TEXT, "FILE", NULL, AT(output), "Write the page to FILE; default: standard output."},
    {"data", 0, OPTION_TEXT, "FILE", NULL, AT(data), "Write its figures in JSON, for --since of the next one."},
    {"since", 0, OPTION_TEXT, "FILE", NULL, AT(since),
     "Compare with figures of an earlier report, or with what check --format json wrote."},
    OPTION_END,
};

static const cli_option likeness_options[] = {
    {"above", 0, OPTION_PERCENT, "N", NULL, AT(likeness),
     "Only texts that share more than N percent of what they say; default: 60, at least 50."},
    OPTION_END,
};

static const cli_option fix_options[] = {
    {"fix", 0, OPTION_FLAG, NULL, NULL, AT(fix),
     "Put the better wordings that are safe into the drafts; standard input goes to standard output."},
    {"suggestions", 0, OPTION_FLAG, NULL, NULL, AT(suggestions),
     "With --fix or --diff: those that want a second look, too."},
    {"diff", 0, OPTION_FLAG, NULL, NULL, AT(diff), "Print what --fix would change, and change nothing."},
    OPTION_END,
};

static const cli_option list_options[] = {
    {"format", 'f', OPTION_CHOICE, "text line json", NULL, AT(format), "How to print it."},
    OPTION_END,
};

static const cli_option context_options[] = {
    {"customer", 0, OPTION_KEY, "NAME", "customer.name", 0, "The customer's name."},
    {"handle", 0, OPTION_KEY, "HANDLE", "customer.handle", 0, "The customer's handle, with or without @."},
    {"agent", 0, OPTION_KEY, "NAME", "agent.name", 0, "The writer's name."},
    {"initials", 0, OPTION_KEY, "XY", "agent.initials", 0, "The writer's initials, as in ^SG."},
    {"markup", 0, OPTION_KEY, "plain markdown html", "format", 0,
     "How the reply is written; default: html for *.html, else plain."},
    {"signal", 0, OPTION_SIGNAL, "NAME=VALUE", NULL, 0,
     "Say what is known of the conversation, such as complaint=yes."},
    {"message", 0, OPTION_MESSAGE, "ROLE:TEXT", NULL, 0,
     "An earlier message, oldest first; ROLE is customer, agent or other."},
    OPTION_END,
};

static const cli_option config_options[] = {
    {"json", 0, OPTION_FLAG, NULL, NULL, AT(json), "Print what holds as JSON."},
    OPTION_END,
};

static const cli_option eval_options[] = {
    {"signals", 0, OPTION_TEXT, "A,B,C", NULL, AT(signals), "Only these signals count in the mean."},
    {"errors", 0, OPTION_TEXT, "SIGNAL", NULL, AT(errors), "Print the misses and false alarms of one signal."},
    {"by", 0, OPTION_CHOICE, "none brand channel", NULL, AT(group), "Break the figures down."},
    {"format", 'f', OPTION_CHOICE, "text json markdown", NULL, AT(figures_format),
     "How to print it; markdown: a report with intervals, channels and --agreement."},
    {"json", 0, OPTION_FLAG, NULL, NULL, AT(json), "The same as --format json."},
    {"agreement", 0, OPTION_TEXT, "FILE", NULL, AT(agreement), "How well two readers agree (JSON), for the report."},
    OPTION_END,
};

static const cli_option calibrate_options[] = {
    {"pass", 0, OPTION_TEXT, "MARK", NULL, AT(pass), "The mark from which a reply passes; default: 4 of 5, 80 of 100."},
    {"from-zero", 0, OPTION_FLAG, NULL, NULL, AT(from_zero),
     "Fit the points from nothing, instead of from those of the settings."},
    {"output", 'o', OPTION_TEXT, "FILE", NULL, AT(output), "Write the settings that are suggested to FILE."},
    {"format", 'f', OPTION_CHOICE, "text json", NULL, AT(figures_format), "How to print it."},
    OPTION_END,
};

static const cli_option_group general = {"General", general_options}, color = {"Looks", color_options},
                              rules = {"Rules", rule_options}, settings = {"Settings", settings_options},
                              input = {"Input", input_options}, check = {"Findings", check_options},
                              filter = {"Old findings", filter_options}, configuration = {"Output", config_options},
                              list = {"Output", list_options}, context = {"Conversation", context_options},
                              fix = {"Better wording", fix_options}, redact = {"Records", redact_options},
                              eval = {"Figures", eval_options}, calibrate = {"Marks", calibrate_options},
                              texts = {"Texts", text_options}, build = {"Index", build_options},
                              likeness = {"Likeness", likeness_options}, library = {"Libraries", library_options},
                              report = {"Report", report_options}, render = {"Values", render_options};

static const cli_option_group *const check_groups[] = {&check, &filter,   &fix,   &input,   &library, &context,
                                                       &rules, &settings, &color, &general, NULL};
static const cli_option_group *const signals_groups[] = {&list,     &input, &library, &context, &rules,
                                                         &settings, &color, &general, NULL};
static const cli_option_group *const redact_groups[] = {&redact, &input, &context, &rules, &settings, &general, NULL};
static const cli_option_group *const index_groups[] = {&build, &texts, &library, &context, &settings, &general, NULL};
static const cli_option_group *const duplicates_groups[] = {&likeness, &texts, &library, &context,
                                                            &settings, &color, &general, NULL};
static const cli_option_group *const report_groups[] = {&report, &likeness, &input, &library, &context,
                                                        &rules,  &settings, &color, &general, NULL};
static const cli_option_group *const render_groups[] = {&render, &input, &context, &rules, &settings, &general, NULL};
static const cli_option_group *const rules_groups[] = {&list, &rules, &color, &general, NULL};
static const cli_option_group *const explain_groups[] = {&rules, &color, &general, NULL};
static const cli_option_group *const eval_groups[] = {&eval, &rules, &settings, &color, &general, NULL};
static const cli_option_group *const calibrate_groups[] = {&calibrate, &rules, &settings, &color, &general, NULL};
static const cli_option_group *const config_groups[] = {&configuration, &rules, &settings, &color, &general, NULL};
static const cli_option_group *const test_groups[] = {&rules, &general, NULL};
static const cli_option_group *const general_groups[] = {&rules, &color, &general, NULL};

#define ANY_NUMBER ((size_t)-1)

const cli_command commands[] = {
    {"check", "[FILE|FOLDER|-]...", "Judge drafts; what happens when no command is named.",
     "A draft is a text file (*.txt, *.md, *.html), maybe with YAML keys between two lines --- at its start, an "
     "e-mail\n"
     "(*.eml) or a record (*.json). Without a file, standard input is read. --inbound takes a text, @FILE, or the "
     "name\n"
     "of a file.\n\n"
     "Exit status: 0 clean, 1 findings at or above --fail-on or a score under --fail-under (with --diff: something "
     "would\n"
     "change), 2 could not do the job.\n",
     run_check, check_groups, true, ANY_NUMBER},
    {"checklist", "[FILE|FOLDER|-]...", "Show what a good reply to this message has, and what it still lacks.",
     "[x] is there, [ ] is missing, [?] cannot be told: give the customer's message, or the signal, to know.\n",
     run_checklist, signals_groups, true, ANY_NUMBER},
    {"explain", "RULE|SIGNAL", "Say what a rule or a signal means, and why.", NULL, run_explain, explain_groups, false,
     1},
    {"rules", "", "List the rules.", NULL, run_rules, rules_groups, false, 0},
    {"signals", "[FILE|FOLDER|-]...", "List the signals; with drafts: which of them are there, and where.", NULL,
     run_signals, signals_groups, true, ANY_NUMBER},
    {"measure", "[FILE|FOLDER|-]...", "Show how long a reply is for each channel, and what is left.",
     "What counts is what is sent, counted as the channel counts. Behind \"from\" stands where it would be cut.\n",
     run_measure, signals_groups, true, ANY_NUMBER},
    {"redact", "[FILE|FOLDER|-]...", "Print texts or records without their private data: [PHONE], [CARD] ...",
     "*.json and --jsonl are records, *.html and *.md are read as such, all else is plain text. What own_contacts and\n"
     "own_domains list stays.\n",
     run_redact, redact_groups, true, ANY_NUMBER},
    {"render", "[FILE|FOLDER|-]...", "Show templates with values in the place of their placeholders.",
     "The first branch of {% if %} is shown with samples, the last one with --empty, and the longest with --longest.\n"
     "A condition on a name that --values has goes by its value.\n",
     run_render, render_groups, true, ANY_NUMBER},
    {"index", "build|info|check [FILE|FOLDER]...", "Make an index of canned texts, or show what one holds.",
     "build reads folders, drafts, tables (*.csv, *.tsv) and JSON Lines (*.jsonl) of macros or earlier replies, and "
     "writes one\n"
     "file for --index; it keeps hashes of words, not the words. info shows what an index holds, check reads all of "
     "it.\n",
     run_index, index_groups, true, ANY_NUMBER},
    {"duplicates", "[FILE|FOLDER]...", "Find texts that say nearly the same, and show in which words they differ.",
     "It reads what index build reads.\n\n"
     "Exit status: 0 none, 1 some, 2 could not do the job.\n",
     run_duplicates, duplicates_groups, true, ANY_NUMBER},
    {"report", "[FILE|FOLDER|-]...", "Show what a library of replies comes to, as one page in HTML.",
     "Scores, categories, what is found most, where to begin, replies that say the same, languages and trend. The page "
     "needs\n"
     "nothing else, and no network.\n\n"
     "Exit status: 0 done, 2 could not do the job, or not with every reply.\n",
     run_report, report_groups, true, ANY_NUMBER},
    {"test", "[DIR|PREFIX]", "Run the examples of the rules: all, those of a folder, or those below a prefix.",
     "Exit status: 0 all passed, 1 something failed, 2 could not do the job.\n", run_test, test_groups, false, 1},
    {"eval", "LABELS.jsonl", "Compare with labelled replies: precision, recall, F1, score against quality.", NULL,
     run_eval, eval_groups, false, 1},
    {"calibrate", "RATINGS.jsonl",
     "Compare with your team's own marks, and suggest points that agree better with them.",
     "A record a line, as check --jsonl reads them, with the mark of one reader: \"quality\", a number from 1 to 5 or "
     "from 0\n"
     "to 100, or \"pass\", true or false, or both; and maybe \"reader\", a name. Marks of the same reply are put "
     "together.\n\n"
     "Exit status: 0 done, 1 --output has nothing to write, 2 could not do the job, or not with every record.\n",
     run_calibrate, calibrate_groups, false, 1},
    {"config", "show [FILE]|init",
     "Show which settings hold for a draft, and where each is said; write a file of them.",
     "show prints them as YAML, with the place of each. init writes " CONFIG_NAME " here, with comments, unless it is "
     "there.\n"
     "replylint help settings lists what settings may hold.\n",
     run_config, config_groups, false, 2},
    {"version", "", "Print the version, and those of the libraries in use.", NULL, run_version, general_groups, false,
     0},
    {"help", "[COMMAND|channels|keys|profiles|readers|settings]",
     "Print the help of a command, or what channels, keys, profiles, readers or settings there are.", NULL, run_help,
     general_groups, false, 1},
};
const size_t command_count = sizeof commands / sizeof *commands;

const cli_command *command_find(const char *name)
{
    for (size_t i = 0; i < command_count; i++)
        if (!strcmp(commands[i].name, name))
            return &commands[i];
    return NULL;
}

static const char *command_name(const void *names, size_t i)
{
    return ((const cli_command *)names)[i].name;
}

const char *command_near(const char *word)
{
    return rly_nearest(rly_str_of(word), command_name, commands, command_count);
}
