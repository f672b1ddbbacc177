/* SPDX-License-Identifier: Apache-2.0 */
/* What all parts of the command share: exit codes, the options, complaints and the way out to standard output. */
#ifndef CLI_H
#define CLI_H

#include "base/memory.h"
#include "replylint.h"

enum exit_code { EXIT_CLEAN = 0, EXIT_FINDINGS = 1, EXIT_TROUBLE = 2 };

/* The formats behind "text": constant, name, word with a space before it. The first ones other commands have, too. */
#define CLI_FORMATS(X)                                \
    X(LINE, line, " line")                            \
    X(JSON, json, " json")                            \
    X(JSONL, jsonl, " jsonl")                         \
    X(SARIF, sarif, " sarif")                         \
    X(JUNIT, junit, " junit")                         \
    X(CHECKSTYLE, checkstyle, " checkstyle")          \
    X(GITHUB, github, " github")                      \
    X(GITLAB, gitlab, " gitlab")                      \
    X(AZURE, azure, " azure")                         \
    X(RDJSON, rdjson, " rdjson")                      \
    X(RDJSONL, rdjsonl, " rdjsonl")                   \
    X(TAP, tap, " tap")                               \
    X(CSV, csv, " csv")                               \
    X(HTML, html, " html")                            \
    X(MARKDOWN, markdown, " markdown")                \
    X(SCORECARD_CSV, scorecard_csv, " scorecard-csv") \
    X(SCORECARD_JSON, scorecard_json, " scorecard-json")
#define CLI_FORMAT_CONSTANT(NAME, name, word) FORMAT_##NAME,
#define CLI_FORMAT_WORD(NAME, name, word) word
enum format { FORMAT_TEXT, CLI_FORMATS(CLI_FORMAT_CONSTANT) FORMAT_COUNT };
enum color { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };
enum fail_on { FAIL_ON_ERROR, FAIL_ON_WARNING, FAIL_ON_SUGGESTION, FAIL_ON_NEVER };
enum figures_format { FIGURES_TEXT, FIGURES_JSON, FIGURES_MARKDOWN };
enum grouping { GROUP_NONE, GROUP_BRAND, GROUP_CHANNEL };

/* What a number or a choice is that no option gave. */
enum { NUMBER_UNSET = -1 };

typedef RLY_VEC(const char *) word_list;

/* A key of the draft, or a message of the conversation, that an option gives. */
typedef struct cli_assignment {
    const char *option; /* as it was typed, for messages */
    const char *key;    /* NULL: a message */
    const char *role;   /* of a message */
    rly_str value;
} cli_assignment;

/* Everything that the command line says; each command uses the part that its tables offer. */
typedef struct cli_options {
    bool help, version;
    word_list arguments;
    RLY_VEC(cli_assignment) assignments;

    word_list rules;      /* folders */
    const char *spelling; /* folder */
    word_list words;      /* files */
    const char *config, *profile;
    bool no_config;

    int format, color, fail_on, fail_under, jobs;
    int max_warnings; /* NUMBER_UNSET: those that count do so from the first */
    bool exit_zero, strict;
    const char *baseline, *new_from;
    bool write_baseline, prune_baseline;
    bool jsonl, quiet, explain_score, verdicts, json, statistics;
    bool fix, suggestions, diff;
    const char *stdin_filename;
    word_list fields;                          /* check, redact, index, duplicates */
    const char *from, *id_field, *title_field; /* of libraries */
    bool empty, longest;                       /* render */
    const char *values;
    const char *index;
    int likeness; /* duplicates */

    const char *errors, *signals, *agreement; /* eval */
    int group, figures_format;                /* eval; calibrate has formats, too */
    const char *pass;                         /* calibrate */
    const char *output;                       /* the file to write: check, index, calibrate, report */
    const char *data, *since;                 /* report */
    bool from_zero;

    rly_arena arena; /* what had to be made while parsing */
} cli_options;

/* Say what went wrong, on standard error. Control characters are made harmless. */
__attribute__((format(printf, 2, 3))) void complain_line(const char *prefix, const char *format, ...);
#define complain(...) complain_line("replylint: ", __VA_ARGS__)
/* For what begins with a place: "file:line:column: ...". */
#define complain_at(...) complain_line("", __VA_ARGS__)

/*
 * Every fault of a list; one without a file is said to be in `file` (NULL: in none). `line`: where the whole document
 * stands, for JSON Lines; 0: it is a file of its own. Empties the list.
 */
void complain_errors(replylint_error *error, const char *file, size_t line);

/* From now on this thread's complaints go to a buffer; NULL: to standard error again. */
void complaints_to(rly_buf *buf);

/* The last line that this thread said. */
const char *complaint_last(void);

/* "replylint: out of memory"; returns EXIT_TROUBLE. */
int complain_memory(void);

/* Write to standard output and empty the buffer; false once a write failed or memory ran out. */
bool out_write(rly_buf *buf);

/* From now on out_write() adds to a buffer, which takes part in no complaint; NULL: it writes again. */
void out_collect(rly_buf *buf);

/* The same for a text that somebody keeps; this is never collected. */
bool out_write_text(rly_str text);

/* The same to standard error, where the findings go when standard output carries the fixed text. */
bool err_write(rly_buf *buf);

/* Hand on what is buffered. False once a write failed. */
bool out_flush(void);

/* Close standard output. Returns `code`, or EXIT_TROUBLE when something could not be written. */
int out_finish(int code);

#endif
