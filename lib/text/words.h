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

enum { RLY_LONGEST_LISTED = 15, RLY_WORD_SLOT_BITS = 13 };

/* The bytes of a word, and NULs behind it, as two numbers. */
typedef struct rly_word_key {
    uint64_t head, tail;
} rly_word_key;

typedef struct rly_word_entry {
    rly_word_key key;
    uint32_t facts;
} rly_word_entry;

/* Written by word-compiler: entry 0 is unused; slots are open addressing, 0 is free. */
extern const rly_word_entry rly_word_entries[];
extern const uint16_t rly_word_slots[1 << RLY_WORD_SLOT_BITS];

/* Sixteen bytes are read at `word`, which has 1 to 15: no branch, and so no wrong guess, depends on its size. */
static inline rly_word_key rly_word_key_of(const char *word, size_t size)
{
    uint64_t head = (uint64_t)rly_hash_four(word + 4) << 32 | rly_hash_four(word);
    uint64_t tail = (uint64_t)rly_hash_four(word + 12) << 32 | rly_hash_four(word + 8);
    uint64_t within = UINT64_MAX >> (64 - size % 8 * 8) % 64;
    return size > 8 ? (rly_word_key){head, tail & within} : (rly_word_key){size == 8 ? head : head & within, 0};
}

static inline uint32_t rly_word_slot(rly_word_key key)
{
    uint64_t mixed = (key.head ^ key.tail * UINT64_C(0xA24BAED4963EE407)) * UINT64_C(0x9E3779B97F4A7C15);
    return (uint32_t)(mixed >> (64 - RLY_WORD_SLOT_BITS));
}

/* The lists that a word in small letters stands in. Sixteen bytes may be read at `word`. */
static inline uint32_t rly_word_facts_padded(const char *word, size_t size)
{
    if (size == 0 || size > RLY_LONGEST_LISTED)
        return 0;
    rly_word_key key = rly_word_key_of(word, size);
    uint32_t slot = rly_word_slot(key);
    for (; rly_word_slots[slot]; slot = (slot + 1) & ((1 << RLY_WORD_SLOT_BITS) - 1)) {
        const rly_word_entry *entry = &rly_word_entries[rly_word_slots[slot]];
        if (entry->key.head == key.head && entry->key.tail == key.tail)
            return entry->facts;
    }
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
