/* SPDX-License-Identifier: Apache-2.0 */
/* Which words of a text another one has, too: those of the shingles that both have. */
#ifndef RLY_COVER_H
#define RLY_COVER_H

#include "similar/shingle.h"

/* Scratch memory, used again and again. */
typedef struct rly_cover {
    RLY_VEC(uint8_t) of; /* one a word that counts: does the other text have it, too? */
    size_t shared;       /* how many do */
} rly_cover;

/* Words of a text in a row, as bytes of its reading text. */
typedef struct rly_passage {
    uint32_t start, end;
    size_t words;
} rly_passage;

/* Hold the words of a text against the sorted shingles of another. False when memory runs out. */
bool rly_cover_make(rly_cover *cover, const rly_shingles *shingles, const uint32_t *set, size_t count);
void rly_cover_free(rly_cover *cover);

/* Which percentage of the words the other text has; rounded down, so that 100 is all of them. */
uint32_t rly_cover_share(const rly_cover *cover);

/* The next stretch from word `*at` on whose words the other text has (or has not); false when there is none. */
bool rly_cover_next(const rly_cover *cover, const rly_shingles *shingles, const rly_text *text, bool shared, size_t *at,
                    rly_passage *out);

#endif
