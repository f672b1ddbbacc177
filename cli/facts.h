/* SPDX-License-Identifier: Apache-2.0 */
/* What a text has to have in every language and every markup: placeholders, numbers, hours. */
#ifndef CLI_FACTS_H
#define CLI_FACTS_H

#include "cli.h"

typedef struct cli_fact {
    size_t start, size; /* in cli_facts.words */
    bool small;         /* a number that may as well be written as a word */
} cli_fact;

/* Sorted. Used again for the next text; free with facts_free(). */
typedef struct cli_facts {
    RLY_VEC(cli_fact) list;
    rly_buf words; /* as they compare: "{{ticket.id}}", "17" for 5pm */
} cli_facts;

/* Take the facts of a text; `html`: tags are left out. False when memory ran out. */
bool facts_take(cli_facts *facts, rly_str text, bool html);
rly_str facts_get(const cli_facts *facts, size_t i);

/*
 * Say in what `there` differs from `here`, as in: lacks {{ticket.id}}, says 5 for 3. Nothing when it does not.
 * `translated`: small numbers that only one of them has do not count. False when memory ran out.
 */
bool facts_compare(const cli_facts *here, const cli_facts *there, bool translated, rly_buf *out);
void facts_free(cli_facts *facts);

#endif
