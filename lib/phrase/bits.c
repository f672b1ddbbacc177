/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The bits of words in filters. A filter of many words lets a token pass whose word shares a bit with one of them. So
 * the words that stand in most phrases, and so in most texts, have a bit each; the others share by neighbourhood, since
 * words that were met one after the other stand in the same phrases, and fill few bits of their filters.
 */
#include "phrase/internal.h"

/* Bit 0 is that of every token, bits 1 to 4 are those of spans. */
enum { FIRST_BIT = 5, OWN_BITS = 40, FIRST_SHARED = FIRST_BIT + OWN_BITS };

/* The entries that stand in most programs, by how often; of those with as many the first. */
typedef struct standing {
    uint32_t entry, count;
} standing;

static void insert(standing *most, size_t *kept, standing entry)
{
    size_t i = *kept;
    if (i == OWN_BITS && most[i - 1].count >= entry.count)
        return;
    *kept += i < OWN_BITS;
    i -= i == OWN_BITS;
    for (; i > 0 && most[i - 1].count < entry.count; i--)
        most[i] = most[i - 1];
    most[i] = entry;
}

bool rly_bits_choose(rly_entry *entries, const rly_phrase_tables *tables)
{
    size_t count = tables->words.entry_count, kept = 0;
    standing most[OWN_BITS] = {{0}};
    uint32_t *counts = rly_allocate((count + 1) * sizeof *counts);
    if (!counts)
        return false;
    for (size_t i = 0; i < tables->code_count; i++) {
        const rly_instruction *in = &tables->code[i];
        for (uint32_t k = 0; in->op == RLY_OP_SET && k < in->n; k++)
            counts[tables->sets[in->x + k]]++;
        if (in->op == RLY_OP_WORD)
            counts[in->x]++;
    }
    for (uint32_t i = 1; i < count; i++) {
        entries[i].chosen = (uint8_t)(FIRST_SHARED + (64 - FIRST_SHARED) * (size_t)i / count);
        insert(most, &kept, (standing){i, counts[i]});
    }
    for (uint8_t i = 0; i < kept; i++)
        entries[most[i].entry].chosen = FIRST_BIT + i;
    rly_release(counts);
    return true;
}
