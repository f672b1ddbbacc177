/* SPDX-License-Identifier: Apache-2.0 */
/* What the checks of templates share. */
#ifndef RLY_TEMPLATE_H
#define RLY_TEMPLATE_H

#include "lint/checks.h"

/* Words for a message, kept as long as the findings; NULL when memory runs out. */
__attribute__((format(printf, 2, 3))) const char *rly_say(const rly_check *check, const char *format, ...);

/* Report a token. `match` stands for {match}; NULL: memory ran out. `fix`: NULL for none. */
bool rly_report_placeholder(const rly_check *check, const rly_token *token, const char *match, const char *fix);

/* The bytes of a token in the reading text. */
rly_str rly_token_text(const rly_text *text, const rly_token *token);

#endif
