/* SPDX-License-Identifier: Apache-2.0 */
/* The dictionaries of the rules, and which words of a reply they do not all accept. */
#ifndef RLY_SPELLING_H
#define RLY_SPELLING_H

#include "spell/own_words.h"
#include "spell/speller.h"
#include "text/text.h"

/* What the rules hold for spelling. */
typedef struct rly_spelling {
    rly_speller *speller; /* NULL: there is no dictionary */
    char *fault;          /* why there is none although one was asked for; else NULL */
    rly_own_words words;  /* the user's own */
} rly_spelling;

/* A word of the reply that some dictionary does not accept. */
typedef struct rly_doubt {
    uint32_t token;
    unsigned accepting; /* the dictionaries that do */
} rly_doubt;

typedef RLY_VEC(rly_doubt) rly_doubts;

/* Look every word of the writer's up. Those with a capital inside pass for what their letters make. False when memory
 * runs out. */
bool rly_spelling_scan(const rly_spelling *spelling, const rly_text *text, rly_doubts *doubts);

void rly_spelling_free(rly_spelling *spelling);

#endif
