/* SPDX-License-Identifier: Apache-2.0 */
/* The words that phrases know, each with a number, so that a word of a text is looked up once for all phrases. */
#ifndef RLY_VOCABULARY_H
#define RLY_VOCABULARY_H

#include "base/memory.h"

enum { RLY_NO_WORD = 0 }; /* numbers begin at 1 */

typedef struct rly_entry {
    uint32_t text; /* in `strings` */
    uint32_t hash;
    uint16_t size;
    bool prefix; /* stands for every word that begins so */
    uint8_t bit; /* of it in filters */
} rly_entry;

enum { RLY_PREFIX_ROWS = 32 };

/* What a look-up reads; immutable. The built-in packs come as such tables. */
typedef struct rly_words {
    const rly_entry *entries; /* entry 0 is unused */
    const uint32_t *slots;    /* open addressing; a power of two; 0 is free */
    const char *strings;
    uint64_t prefix_sizes[RLY_PREFIX_ROWS]; /* by first letter; bit n: a prefix of n bytes begins so (63: or more) */
    uint32_t entry_count, slot_count, string_size;
} rly_words;

/* The number of a word of a text, else of the longest prefix that it begins with; RLY_NO_WORD when there is neither. */
uint32_t rly_words_find(const rly_words *words, rly_str word);

/* The number of the prefix that is spelt so; RLY_NO_WORD when there is none. */
uint32_t rly_words_find_prefix(const rly_words *words, rly_str prefix);
rly_str rly_words_text(const rly_words *words, uint32_t word);

/* A vocabulary that grows, while phrases are read. */
typedef struct rly_vocabulary {
    RLY_VEC(rly_entry) entries;
    RLY_VEC(uint32_t) slots;
    rly_buf strings;
    uint64_t prefix_sizes[RLY_PREFIX_ROWS];
} rly_vocabulary;

/* The number of a word (or prefix), new or known; RLY_NO_WORD when memory runs out. */
uint32_t rly_vocabulary_add(rly_vocabulary *vocabulary, rly_str word, bool prefix);
rly_words rly_vocabulary_words(const rly_vocabulary *vocabulary);
void rly_vocabulary_free(rly_vocabulary *vocabulary);

#endif
