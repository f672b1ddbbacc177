/* SPDX-License-Identifier: Apache-2.0 */
/* Filters of what each instruction can begin with, and the entries that a prefix stands for. */
#include <string.h>

#include "phrase/net.h"

/* The filter of one instruction; those of what comes behind it are made already. */
static uint64_t begin_of(const rly_net_maker *m, size_t pc)
{
    rly_instruction in = m->tables->code[pc];
    const uint64_t *begins = m->begins.items;
    uint64_t bits = 0;
    switch ((rly_op)in.op) {
    case RLY_OP_WORD:
        return rly_entry_bit(&m->tables->words, in.x);
    case RLY_OP_SET:
        for (uint32_t i = 0; i < in.n; i++)
            bits |= rly_entry_bit(&m->tables->words, m->tables->sets[in.x + i]);
        return bits;
    case RLY_OP_PREFIX:
        for (uint32_t i = m->cover.items[in.x]; i < m->cover.items[in.x + 1]; i++)
            bits |= rly_entry_bit(&m->tables->words, m->covered.items[i]);
        return bits;
    case RLY_OP_SPAN:
        return rly_span_bit(in.x);
    case RLY_OP_SPLIT:
        return begins[pc + 1] | begins[pc + in.x];
    case RLY_OP_JUMP:
        return begins[pc + in.x];
    case RLY_OP_START:
    case RLY_OP_END:
    case RLY_OP_FIRST:
    case RLY_OP_LAST:
    case RLY_OP_COMMA:
        return begins[pc + 1];
    case RLY_OP_GAP:
    case RLY_OP_MATCH:
        break;
    }
    return RLY_ANYTHING;
}

static bool make_begins(rly_net_maker *m)
{
    size_t count = m->tables->code_count;
    if (!rly_reserve(&m->begins, count))
        return false;
    m->begins.count = count;
    for (size_t pc = count; pc-- > 0;)
        m->begins.items[pc] = begin_of(m, pc);
    return true;
}

/* Each prefix that an entry begins with, and the entry, to `next`; how many a prefix has, to `cover`. */
static void pair_prefixes(rly_net_maker *m, const rly_words *words)
{
    for (uint32_t entry = 1; entry < words->entry_count; entry++) {
        rly_str text = rly_words_text(words, entry);
        for (size_t size = 1; size <= text.size; size++) {
            uint32_t prefix = rly_words_find_prefix(words, (rly_str){text.data, size});
            if (!prefix)
                continue;
            rly_numbers_add(m, &m->next, prefix);
            rly_numbers_add(m, &m->next, entry);
            m->cover.items[prefix + 1]++;
        }
    }
}

/* A text's word is looked up once, as a word or else as the longest prefix: all of them that a prefix stands for. */
static bool make_cover(rly_net_maker *m)
{
    const rly_words *words = &m->tables->words;
    if (!rly_reserve(&m->cover, words->entry_count + 2))
        return false;
    uint32_t *cover = m->cover.items, total = 0;
    memset(cover, 0, (words->entry_count + 2) * sizeof *cover);
    m->next.count = 0;
    pair_prefixes(m, words);
    for (uint32_t i = 1; i <= words->entry_count + 1; i++) { /* each at the place of the one behind it, for now */
        uint32_t count = cover[i];
        cover[i] = total;
        total += count;
    }
    if (m->failed || !rly_reserve(&m->covered, total + 1))
        return false;
    for (size_t i = 0; i < m->next.count; i += 2)
        m->covered.items[cover[m->next.items[i] + 1]++] = m->next.items[i + 1];
    return true;
}

bool rly_filters_make(rly_net_maker *m)
{
    return make_cover(m) && make_begins(m);
}

uint64_t rly_knot_mask(const rly_net_maker *m, const rly_knot *k)
{
    uint64_t mask = 0;
    for (uint32_t i = 0; i < k->count; i++)
        mask |= m->begins.items[m->members.items[k->first + i]];
    return mask;
}
