/* SPDX-License-Identifier: Apache-2.0 */
/* The tables of commands and options, from which parsing, usage and help come. */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include "cli.h"

typedef enum cli_option_kind {
    OPTION_FLAG,    /* bool */
    OPTION_TEXT,    /* const char * */
    OPTION_CHOICE,  /* int: which of the words in `value` */
    OPTION_PERCENT, /* int, 0 to 100 */
    OPTION_COUNT,   /* int, 0 to 1000 */
    OPTION_NUMBER,  /* int, 0 to a million */
    OPTION_LIST,    /* word_list; may be given again */
    OPTION_KEY,     /* assignment to the key `key` of the draft */
    OPTION_SIGNAL,  /* assignment NAME=VALUE to a signal */
    OPTION_MESSAGE  /* assignment ROLE:TEXT, a message of the conversation */
} cli_option_kind;

typedef struct cli_option {
    const char *name;
    char letter; /* 0: none */
    cli_option_kind kind;
    const char *value; /* what the help calls it; the words of a choice */
    const char *key;
    size_t offset; /* in cli_options */
    const char *about;
} cli_option;

typedef struct cli_option_group {
    const char *title;
    const cli_option *options; /* ends with one without name */
} cli_option_group;

typedef struct cli_command {
    const char *name, *arguments, *about;
    const char *more; /* further lines of the help; may be NULL */
    int (*run)(const cli_options *options);
    const cli_option_group *const *groups; /* NULL at the end */
    bool takes_keys;                       /* every key of the draft is an option, too */
    size_t arguments_max;
} cli_command;

extern const cli_command commands[];
extern const size_t command_count;

/* The command of that name; NULL when there is none. */
const cli_command *command_find(const char *name);

/* The name of a command near to `word`, for a did-you-mean; NULL when there is none. */
const char *command_near(const char *word);

/* Fill `options` from the arguments after the command. False, and said why, when they are wrong. */
bool options_parse(const cli_command *command, char **arguments, cli_options *options);
void options_free(cli_options *options);

/* The help of one command; NULL: of the whole. */
int help_print(const cli_command *command);

int run_check(const cli_options *options);
int run_checklist(const cli_options *options);
int run_explain(const cli_options *options);
int run_rules(const cli_options *options);
int run_signals(const cli_options *options);
int run_index(const cli_options *options);
int run_duplicates(const cli_options *options);
int run_measure(const cli_options *options);
int run_redact(const cli_options *options);
int run_render(const cli_options *options);
int run_test(const cli_options *options);
int run_report(const cli_options *options);
int run_eval(const cli_options *options);
int run_calibrate(const cli_options *options);
int run_config(const cli_options *options);
int run_version(const cli_options *options);
int run_help(const cli_options *options);

#endif
