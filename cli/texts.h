/* SPDX-License-Identifier: Apache-2.0 */
/* Libraries of texts: folders and files of drafts, CSV and JSON Lines, one text after the other. */
#ifndef CLI_TEXTS_H
#define CLI_TEXTS_H

#include "session.h"

/* A text that was read; the session's draft holds it. Lent until the next. */
typedef struct cli_text {
    rly_str text;
    const char *title, *place; /* "" for none; "macros.csv:12" */
} cli_text;

/* What to do with each text. False, and said why, when that is not possible; the next is read all the same. */
typedef bool text_taker(void *context, cli_session *session, const cli_text *text);

/* Read the inputs that the arguments from `first` on name. False, and said why, when something was wrong. */
bool texts_read(cli_session *session, size_t first, text_taker *take, void *context);

/* The readers of single files. */
bool texts_from_lines(cli_session *session, const char *path, text_taker *take, void *context);
bool texts_from_table(cli_session *session, const char *path, text_taker *take, void *context);

/* The members or columns that hold the text: those of --field, else what they are usually called. NULL at the end. */
const char *const *text_fields(const cli_session *session);
extern const char *const text_titles[]; /* and the title */

/* Fill the session's draft, and take it. */
bool text_take(cli_session *session, rly_str text, rly_str id, rly_str format, const cli_text *about, text_taker *take,
               void *context);

#endif
