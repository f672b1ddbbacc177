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
 * Written by word-compiler: open addressing, 0 is free. A slot holds the tag of a word and below it a number in
 * `rly_word_sets`, where the bits of its lists are: one cache line a look-up.
 */
extern const uint64_t rly_word_slots[1 << RLY_WORD_SLOT_BITS];
extern const uint32_t rly_word_sets[];

/*
 * A word of 1 to 15 bytes as a number, of which the first bits choose the slot and the others are the tag. Two words of
 * up to eight bytes never have the same one; longer ones would have to share 64 bits of hash. Sixteen bytes are read at
 * `word`: no branch, and so no wrong guess, depends on its size.
 */
static inline uint64_t rly_word_number(const char *word, size_t size)
{
    uint64_t head = (uint64_t)rly_hash_four(word + 4) << 32 | rly_hash_four(word);
    uint64_t tail = (uint64_t)rly_hash_four(word + 12) << 32 | rly_hash_four(word + 8);
    uint64_t within = UINT64_MAX >> (64 - size % 8 * 8) % 64;
    head = size >= 8 ? head : head & within;
    tail = size > 8 ? tail & within : 0;
    return (head ^ tail * UINT64_C(0xA24BAED4963EE407)) * UINT64_C(0x9E3779B97F4A7C15);
}

/* The lists that a word in small letters stands in. Sixteen bytes may be read at `word`. */
static inline uint32_t rly_word_facts_padded(const char *word, size_t size)
{
    const uint64_t numbers = (1 << RLY_WORD_SLOT_BITS) - 1;
    if (size == 0 || size > RLY_LONGEST_LISTED)
        return 0;
    uint64_t word_number = rly_word_number(word, size), tag = word_number << RLY_WORD_SLOT_BITS;
    for (uint64_t slot = word_number >> RLY_WORD_TAG_BITS, there; (there = rly_word_slots[slot]);
         slot = (slot + 1) & numbers)
        if ((there & ~numbers) == tag)
            return rly_word_sets[there & numbers];
    return 0;
}

/* The same for a word that stands anywhere. */
static inline uint32_t rly_word_facts(const char *word, size_t size)
{
    char padded[RLY_LONGEST_LISTED + 1] = {0};
    if (size > RLY_LONGEST_LISTED)
        return 0;
    memcpy(padded, word, size);
    return rly_word_facts_padded(padded, size);
}

#endif
