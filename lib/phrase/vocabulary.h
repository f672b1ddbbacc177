/* SPDX-License-Identifier: Apache-2.0 */
/* The words that phrases know, each with a number, so that a word of a text is looked up once for all phrases. */
#ifndef RLY_VOCABULARY_H
#define RLY_VOCABULARY_H

#include <string.h>

#include "base/hash.h"
#include "base/memory.h"

enum { RLY_NO_WORD = 0 }; /* numbers begin at 1 */

typedef struct rly_entry {
    uint64_t number;           /* rly_word_number() of it */
    uint32_t text;             /* in `strings` */
    uint16_t form;             /* rly_entry_form() */
    uint8_t chosen, scattered; /* bits of it in filters */
} rly_entry;

/* The size of an entry, and whether it stands for every word that begins so, which a word of the same letters does not.
 */
static inline uint16_t rly_entry_form(size_t size, bool prefix)
{
    return (uint16_t)(size * 2 + prefix);
}

/* Which bit of the scattered ones of a filter is a number's: any but the first. */
static inline uint8_t rly_scattered_bit(uint32_t number)
{
    return (uint8_t)(1 + ((uint64_t)(number * UINT32_C(0x9e3779b1)) * 63 >> 32));
}

enum { RLY_PREFIX_ROWS = 32 };

/* What prefixes begin with a letter; most words are told by it to begin with none. */
typedef struct rly_prefix_row {
    uint64_t sizes;   /* bit n: one has n bytes (63: or more) */
    uint32_t seconds; /* the letters that they go on with, a bit each; all where one is a single letter */
} rly_prefix_row;

/* What a look-up reads; immutable. The built-in packs come as such tables. */
typedef struct rly_words {
    const rly_entry *entries; /* entry 0 is that of words that are none */
    const uint32_t *slots;    /* open addressing; a power of two, of which half are free, which is 0; never none */
    const char *strings;
    const rly_prefix_row *prefixes; /* RLY_PREFIX_ROWS, by first letter */
    uint32_t entry_count, slot_count, string_size;
} rly_words;

/* The slot of a number where to begin to look: its upper bits, in which every letter has a say. */
static inline size_t rly_entry_slot(uint64_t number, size_t slot_count)
{
    return (size_t)((number >> 32) * slot_count >> 32);
}

/* Whether an entry is a word or prefix. Short ones are their numbers. */
static inline bool rly_entry_is(const rly_words *words, const rly_entry *entry, rly_str word, uint64_t number,
                                bool prefix)
{
    return entry->number == number && entry->form == rly_entry_form(word.size, prefix) &&
           (word.size <= 8 || memcmp(words->strings + entry->text, word.data, word.size) == 0);
}

/* rly_words_find() for words that do not stand in the slot where they are looked for first. */
uint32_t rly_words_find_on(const rly_words *words, rly_str word, uint64_t number);

/* The number of a word of a text, else of the longest prefix that it begins with; RLY_NO_WORD when there is neither.
 * `number` is its rly_word_number(); a byte behind it may be read. */
static inline uint32_t rly_words_find(const rly_words *words, rly_str word, uint64_t number)
{
    uint32_t there = words->slots[rly_entry_slot(number, words->slot_count)];
    return rly_entry_is(words, &words->entries[there], word, number, false) ? there
                                                                            : rly_words_find_on(words, word, number);
}

/* The number of the prefix that is spelt so; RLY_NO_WORD when there is none. */
uint32_t rly_words_find_prefix(const rly_words *words, rly_str prefix);
rly_str rly_words_text(const rly_words *words, uint32_t word);

/* A vocabulary that grows, while phrases are read. */
typedef struct rly_vocabulary {
    RLY_VEC(rly_entry) entries;
    RLY_VEC(uint32_t) slots;
    rly_buf strings;
    rly_prefix_row prefixes[RLY_PREFIX_ROWS];
} rly_vocabulary;

/* The number of a word (or prefix), new or known; RLY_NO_WORD when memory runs out. */
uint32_t rly_vocabulary_add(rly_vocabulary *vocabulary, rly_str word, bool prefix);
rly_words rly_vocabulary_words(const rly_vocabulary *vocabulary);
void rly_vocabulary_free(rly_vocabulary *vocabulary);

#endif
