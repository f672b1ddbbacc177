/* SPDX-License-Identifier: Apache-2.0 */
/* The parts of "check": what to read, how to print, what it comes to. */
#ifndef CLI_CHECK_H
#define CLI_CHECK_H

#include "filter.h"

/* What all drafts come to. */
typedef struct cli_tally {
    size_t drafts, passed;
    size_t errors, warnings, suggestions; /* that are shown */
    bool below;                           /* a score under --fail-under */
    bool trouble;
    int pass_mark;    /* of the drafts, where they have the same */
    bool marks_vary;  /* they have not */
    bool differences; /* what it says with --diff */
    size_t foreign;   /* drafts in another language than the rules are for */
} cli_tally;

/*
 * The files that the arguments mean: those named, those below folders whose names end so, standard input. False when
 * one could not be read.
 */
bool inputs_collect(const cli_options *options, const char *const *endings, rly_arena *arena, word_list *out);

/* The same of names that need not be all arguments. */
bool inputs_named(const word_list *named, const char *const *endings, rly_arena *arena, word_list *out);

/* Was this input named, and not found in a folder? */
bool input_is_named(const cli_options *options, const char *path);

/* Lint the draft of the session. False, and said why, when that failed; `name` is what the draft is called. */
bool lint(cli_session *session, const char *name);

/* The same for a draft of which only some findings may be shown. */
bool lint_source(cli_session *session, cli_source *source);

/* Do the findings make the exit status 1? */
bool tally_fails(const cli_options *options, const cli_tally *tally);

/* Put what two came to together. */
void tally_add(cli_tally *tally, const cli_tally *other);

/* Take the report into account: --fail-on, --fail-under, rules that were skipped (said on standard error). */
void tally_report(const cli_session *session, const char *name, cli_tally *tally);

/* Does a finding of that level make the exit status 1? Does something in the session's report, or its score? */
bool level_fails(const cli_options *options, const char *level);
bool report_fails(const cli_session *session);

/* What stands below the findings. `name` is NULL where it needs none. */
void format_summary(rly_buf *out, const cli_session *session, const char *name);

/* One line of JSON; positions are those of the file. `member`: only that member of the report; NULL: all of it. */
bool format_json(rly_buf *out, const cli_session *session, cli_source *source, const char *member);

/* Lint each draft that the arguments mean, and print it; with --format json print that member of its report. */
typedef void draft_printer(rly_buf *out, const cli_session *session, cli_source *source);
int run_over_drafts(const cli_options *options, draft_printer *print, const char *member);

/* --jsonl: records in, reports out. */
int run_jsonl(cli_session *session);

#endif
