/* SPDX-License-Identifier: Apache-2.0 */
/* Findings that somebody allows: by an entry of the settings or of .replylint-allow.yml, or by a comment in the draft.
 */
#ifndef CLI_ALLOW_H
#define CLI_ALLOW_H

#include "config.h"
#include "source.h"

/* What is allowed, why, and until when. */
typedef struct allow_entry {
    rly_place place;
    rly_str rule; /* or a category */
    rly_str reason;
    rly_str item;             /* an id; empty: any */
    const config_file *of;    /* where it stands; NULL for a comment */
    const rly_node *patterns; /* of files; NULL: any below the folder of `of` */
    rly_str expires;          /* "2026-01-31", the last day; empty: never */
    bool expired;
    bool judged; /* it was asked about a draft whose rule was judged */
    bool used;
} allow_entry;

typedef RLY_VEC(allow_entry) allow_entries;

/* The entries of a file of settings. False when memory ran out, which was said. */
bool allow_read(const config_file *file, allow_entries *out);

/* May the file hold comments that allow something? Reads all of it: ask once a file. */
bool allow_has_comments(const cli_source *source);

/*
 * The comments of a draft that allow something: <!-- replylint allow RULE: REASON --> in its text, and
 * # replylint allow RULE: REASON in the front matter, or beside it in a file of YAML. Their texts are lent by the
 * source. False, and said why, when one is no good.
 */
bool allow_read_comments(const cli_session *session, cli_source *source, allow_entries *out);

/* Is the entry about this draft? `real` is its real path. */
bool allow_is_about(const allow_entry *entry, const cli_source *source, const char *real);

/* Is it about this rule? */
bool allow_names(const allow_entry *entry, const char *rule);

#endif
