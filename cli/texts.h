/* SPDX-License-Identifier: Apache-2.0 */
/* Texts for an index: folders and files of drafts and libraries, one text after the other. */
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

#endif
