/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What lib/text knows of single words: in which of the lists of words.def each stands, a bit a list. One look-up a
 * token answers for all lists. word-compiler writes the table when the library is built.
 */
#ifndef RLY_WORDS_H
#define RLY_WORDS_H

#include "base/hash.h"

typedef enum rly_word_list_id {
#define RLY_WORDS(id, ...) RLY_WORD_##id,
#include "text/words.def"
#undef RLY_WORDS
    RLY_WORD_HINT, /* begins a row of lib/private/words.def */
    RLY_WORD_LISTS
} rly_word_list_id;
_Static_assert((int)RLY_WORD_LISTS <= 32, "a list is a bit");

#define RLY_FACT(id) (UINT32_C(1) << RLY_WORD_##id)

enum { RLY_LONGEST_LISTED = 15, RLY_WORD_SLOT_BITS = 13, RLY_WORD_TAG_BITS = 64 - RLY_WORD_SLOT_BITS };

/*
 * Written by word-compiler: open addressing, 0 is free. A slot holds the tag of a word, the lower bits of its number,
 * and below it a number in `rly_word_sets`, where the bits of its lists are: one cache line a look-up.
 */
extern const uint64_t rly_word_slots[1 << RLY_WORD_SLOT_BITS];
extern const uint32_t rly_word_sets[];

/* The lists that a word of a number (see rly_word_number()) and size stands in. */
static inline uint32_t rly_word_facts_of(uint64_t number, size_t size)
{
    const uint64_t numbers = (1 << RLY_WORD_SLOT_BITS) - 1, tag = number << RLY_WORD_SLOT_BITS;
    if (size > RLY_LONGEST_LISTED)
        return 0;
    for (uint64_t slot = number >> RLY_WORD_TAG_BITS, there; (there = rly_word_slots[slot]);
         slot = (slot + 1) & numbers)
        if ((there & ~numbers) == tag)
            return rly_word_sets[there & numbers];
    return 0;
}

/* The lists that a word in small letters stands in. */
static inline uint32_t rly_word_facts(const char *word, size_t size)
{
    return rly_word_facts_of(rly_word_number((rly_str){word, size}), size);
}

#endif
