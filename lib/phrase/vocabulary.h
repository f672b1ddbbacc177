/* SPDX-License-Identifier: Apache-2.0 */
/* The words that phrases know, each with a number, so that a word of a text is looked up once for all phrases. */
#ifndef RLY_VOCABULARY_H
#define RLY_VOCABULARY_H

#include <string.h>

#include "base/hash.h"
#include "base/memory.h"

enum { RLY_NO_WORD = 0 }; /* numbers begin at 1 */

typedef struct rly_entry {
    uint64_t number; /* rly_word_number() of it */
    uint32_t text;   /* in `strings` */
    uint16_t size;
    bool prefix; /* stands for every word that begins so; a word of the same letters is another entry */
    uint8_t bit; /* of it in filters */
} rly_entry;

enum { RLY_PREFIX_ROWS = 32 };

/* What a look-up reads; immutable. The built-in packs come as such tables. */
typedef struct rly_words {
    const rly_entry *entries; /* entry 0 is unused */
    const uint32_t *slots;    /* open addressing; a power of two, of which half are free, which is 0 */
    const char *strings;
    uint64_t prefix_sizes[RLY_PREFIX_ROWS]; /* by first letter; bit n: a prefix of n bytes begins so (63: or more) */
    uint32_t entry_count, slot_count, string_size;
} rly_words;

/* The longest prefix that a word begins with; RLY_NO_WORD when there is none. */
uint32_t rly_words_find_begin(const rly_words *words, rly_str word);

/* The slot of a number where to begin to look: its upper bits, in which every letter has a say. */
static inline size_t rly_entry_slot(uint64_t number, size_t slot_count)
{
    return (size_t)((number >> 32) * slot_count >> 32);
}

/* The entry of a word or prefix that is spelt so; `number` is its rly_word_number(). RLY_NO_WORD when there is none. */
static inline uint32_t rly_words_look_up(const rly_words *words, rly_str word, uint64_t number, bool prefix)
{
    if (words->slot_count == 0)
        return RLY_NO_WORD;
    for (size_t mask = words->slot_count - 1, i = rly_entry_slot(number, words->slot_count);; i++) {
        uint32_t there = words->slots[i & mask];
        const rly_entry *entry = &words->entries[there];
        if (!there || (entry->number == number && entry->size == word.size && entry->prefix == prefix &&
                       (word.size <= 8 || memcmp(words->strings + entry->text, word.data, word.size) == 0)))
            return there;
    }
}

/* The number of a word of a text, else of the longest prefix that it begins with; RLY_NO_WORD when there is neither.
 * `number` is its rly_word_number(). */
static inline uint32_t rly_words_find(const rly_words *words, rly_str word, uint64_t number)
{
    uint32_t found = rly_words_look_up(words, word, number, false);
    return found ? found : rly_words_find_begin(words, word);
}

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
