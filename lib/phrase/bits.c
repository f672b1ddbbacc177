/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The bits of words in filters. A filter of many words lets a token pass whose word shares a bit with one of them. So
 * the words that stand in most phrases, and so in most texts, have a bit each; the others share by neighbourhood, since
 * words that were met one after the other stand in the same phrases, and fill few bits of their filters.
 */
#include <stdlib.h>

#include "phrase/internal.h"

/* Bit 0 is that of every token, bits 1 to 4 are those of spans. */
enum { FIRST_BIT = 5, OWN_BITS = 16, FIRST_SHARED = FIRST_BIT + OWN_BITS };

typedef struct standing {
    uint32_t entry, count;
} standing;

static int by_count(const void *a, const void *b)
{
    const standing *x = a, *y = b;
    if (x->count != y->count)
        return x->count > y->count ? -1 : 1;
    return (x->entry > y->entry) - (x->entry < y->entry);
}

bool rly_bits_choose(rly_phrase_set *set)
{
    size_t count = set->vocabulary.entries.count;
    standing *all = rly_allocate((count + 1) * sizeof *all);
    if (!all)
        return false;
    for (uint32_t i = 0; i < count; i++) {
        all[i].entry = i;
        set->vocabulary.entries.items[i].bit = (uint8_t)(FIRST_SHARED + (64 - FIRST_SHARED) * (size_t)i / count);
    }
    for (size_t i = 0; i < set->code.count; i++) {
        const rly_instruction *in = &set->code.items[i];
        for (uint32_t k = 0; in->op == RLY_OP_SET && k < in->n; k++)
            all[set->sets.items[in->x + k]].count++;
        if (in->op == RLY_OP_WORD)
            all[in->x].count++;
    }
    qsort(all, count, sizeof *all, by_count);
    for (uint8_t i = 0; i < OWN_BITS && i < count; i++)
        set->vocabulary.entries.items[all[i].entry].bit = FIRST_BIT + i;
    rly_release(all);
    return true;
}
