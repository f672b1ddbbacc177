/* SPDX-License-Identifier: Apache-2.0 */
/* The handles of the library, made as far as a command needs them. */
#ifndef CLI_SESSION_H
#define CLI_SESSION_H

#include "show.h"
#include "text/position.h"

typedef struct cli_config cli_config;

typedef struct cli_session {
    const cli_options *options;
    cli_style style;
    replylint_error *error;
    replylint_rules *rules;
    replylint_index *own_index; /* of --index; NULL for none */
    cli_config *config;
    replylint_linter *linter; /* of what holds for the draft in hand; lent */
    replylint_index *index;   /* with which the linter was made, NULL for none; lent */
    replylint_draft *draft;
    replylint_report *report;
    struct cli_filter *filter;     /* which findings are shown; shared by threads, NULL for all */
    struct cli_filtered *filtered; /* what it said of the report in hand */
    const char *turned_to;         /* for which draft that linter is, by the name it was asked for; NULL for none */
    bool kind_is_set;              /* by the settings that hold for it */
    rly_unit unit;                 /* what positions count, when neither options nor draft say */
    word_list added;               /* pack paths of the files of --rules */
    size_t faults;                 /* texts of a library that could not be taken */
    rly_arena arena;
} cli_session;

/* Load the rules, those of --rules too, unsealed. False, and said why, when they are at fault. */
bool session_load(cli_session *session, const cli_options *options);

/* Add the rules of one more folder. */
bool session_add_rules(cli_session *session, const char *folder);

/* Load and seal. */
bool session_open_rules(cli_session *session, const cli_options *options);

/* Load, and read the settings: everything that a lint needs. */
bool session_open(cli_session *session, const cli_options *options);

/* From now on all linters have that index; they keep it. False, and said why, when that is not possible. */
bool session_use_index(cli_session *session, replylint_index *index);

/* From here on a mapped file that somebody shortens ends the command with a complaint, not with a signal. */
void index_guard(void);

void session_close(cli_session *session);

/* What a thread of its own needs: the rest is shared with `session`. False, and said why, when memory ran out. */
bool session_share(cli_session *own, const cli_session *session);
void session_unshare(cli_session *own);

/* The unit of that name ("utf-16"); `otherwise` for an unknown or empty one. */
rly_unit unit_of_name(rly_str name, rly_unit otherwise);
const char *unit_name(rly_unit unit);

#endif
