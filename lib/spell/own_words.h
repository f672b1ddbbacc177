/* SPDX-License-Identifier: Apache-2.0 */
/* The user's own words: those of plain lists, one word a line. */
#ifndef RLY_OWN_WORDS_H
#define RLY_OWN_WORDS_H

#include "base/error.h"

typedef struct rly_own_words {
    RLY_VEC(rly_str) table; /* by hash; half of it is free */
    size_t count;
    rly_arena letters;
} rly_own_words;

/*
 * Add the words of a list: one a line; # begins a comment; a first line that is a number, and what stands behind a /,
 * are Hunspell's and not looked at. `name` is for messages. Errors: REPLYLINT_ERROR_ENCODING, REPLYLINT_ERROR_SYNTAX
 * (each bad line; the others are added), REPLYLINT_ERROR_MEMORY.
 */
replylint_status rly_own_words_add(rly_own_words *words, const char *name, const char *text, size_t size,
                                   replylint_error *error);

/* Is a word, in small letters, among them? */
bool rly_own_words_have(const rly_own_words *words, rly_str folded);

void rly_own_words_free(rly_own_words *words);

#endif
