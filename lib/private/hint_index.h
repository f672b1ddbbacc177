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
    rly_hint_row rows[RLY_HINT_ROWS];
} rly_hint_index;

extern const rly_hint_index rly_hints;

/* Of four letters and the size, whatever the size: nearly all words of a text are looked up and are not there. */
static inline uint32_t rly_hint_slot(const char *word, size_t size)
{
    const unsigned char *w = (const unsigned char *)word;
    uint32_t letters =
        w[0] | (uint32_t)w[size / 3] << 8 | (uint32_t)w[size * 2 / 3] << 16 | (uint32_t)w[size - 1] << 24;
    return ((letters + (uint32_t)size * 0x9E3779u) * 2654435761u) >> (32 - RLY_HINT_BITS);
}

#endif
