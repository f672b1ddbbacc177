/* SPDX-License-Identifier: Apache-2.0 */
/* The rows of words.def by their first word. word-compiler writes it. */
#ifndef RLY_HINT_INDEX_H
#define RLY_HINT_INDEX_H

#include <stddef.h>
#include <stdint.h>

enum { RLY_HINT_BITS = 12, RLY_HINT_SLOTS = 1 << RLY_HINT_BITS, RLY_HINT_ROWS = RLY_HINT_SLOTS / 2 };

typedef struct rly_hint_row {
    uint16_t row;
    uint8_t size; /* of its first word */
    char second;  /* the first letter of its second word; NUL for none */
} rly_hint_row;

typedef struct rly_hint_index {
    uint16_t first[RLY_HINT_SLOTS + 1]; /* the rows of a slot end where those of the next begin */
    uint32_t seconds[RLY_HINT_SLOTS]; /* the letters that their second words begin with, a bit each; the first bit: one
                                         has no second word */
    rly_hint_row rows[RLY_HINT_ROWS];
} rly_hint_index;

extern const rly_hint_index rly_hints;

/* By the rly_word_number() of a first word. */
static inline uint32_t rly_hint_slot(uint64_t number)
{
    return (uint32_t)(number >> (64 - RLY_HINT_BITS));
}

/* "your" and "last" begin many rows, and stand in most texts without the words that go on there. */
static inline uint32_t rly_second_bit(char letter)
{
    return UINT32_C(1) << (letter & 31);
}

#endif
