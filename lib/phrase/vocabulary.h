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
} rly_entry;

/* What a look-up reads; immutable. The built-in packs come as such tables. */
typedef struct rly_words {
    const rly_entry *entries; /* entry 0 is unused */
    const uint32_t *slots;    /* open addressing; a power of two; 0 is free */
    const char *strings;
    uint64_t prefix_sizes; /* bit n: there is a prefix of n bytes (63: or more) */
    uint32_t entry_count, slot_count, string_size;
} rly_words;

/* The number of a word of a text; RLY_NO_WORD when no phrase has it. Prefixes that it begins with go to `prefixes`. */
enum { RLY_MOST_PREFIXES = 8 };
uint32_t rly_words_find(const rly_words *words, rly_str word, uint32_t prefixes[RLY_MOST_PREFIXES],
                        size_t *prefix_count);
rly_str rly_words_text(const rly_words *words, uint32_t word);

/* A vocabulary that grows, while phrases are read. */
typedef struct rly_vocabulary {
    RLY_VEC(rly_entry) entries;
    RLY_VEC(uint32_t) slots;
    rly_buf strings;
    uint64_t prefix_sizes;
} rly_vocabulary;

/* The number of a word (or prefix), new or known; RLY_NO_WORD when memory runs out. */
uint32_t rly_vocabulary_add(rly_vocabulary *vocabulary, rly_str word, bool prefix);
rly_words rly_vocabulary_words(const rly_vocabulary *vocabulary);
void rly_vocabulary_free(rly_vocabulary *vocabulary);

#endif
