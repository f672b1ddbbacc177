/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What two texts are compared by: every three words in a row, without what changes from one customer to the next
 * (names, handles, numbers, dates, placeholders, addresses) and without the signature.
 */
#ifndef RLY_SHINGLE_H
#define RLY_SHINGLE_H

#include "text/text.h"

enum {
    RLY_SHINGLE_WORDS = 3,
    RLY_LEAST_WORDS = 6, /* "Thank you for your message" is nobody's own, and nobody's template */

    /* Grows when the same text comes to other shingles: an index of before is then of no use. */
    RLY_SHINGLE_VERSION = 1
};

/* The shingles of one text; scratch memory, used again and again. */
typedef struct rly_shingles {
    RLY_VEC(uint32_t) words; /* numbers of the tokens that count */
    RLY_VEC(uint32_t) at;    /* the shingle that begins with word i; never 0 */
    RLY_VEC(uint32_t) set;   /* the same, sorted, each once; none for a text of fewer than RLY_LEAST_WORDS */
    RLY_VEC(uint32_t) ends;  /* scratch */
} rly_shingles;

/* Make the shingles of a text. False when memory runs out. */
bool rly_shingles_make(rly_shingles *shingles, const rly_text *text);
void rly_shingles_free(rly_shingles *shingles);

/* Is a shingle in a sorted set? */
bool rly_shingle_in(const uint32_t *set, size_t count, uint32_t shingle);

#endif
