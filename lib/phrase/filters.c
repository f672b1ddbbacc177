/* SPDX-License-Identifier: Apache-2.0 */
/* Filters of what each instruction can begin with, and the entries that a prefix stands for. */
#include <string.h>

#include "phrase/net.h"

static rly_filter either(rly_filter a, rly_filter b)
{
    rly_filter_add(&a, b);
    return a;
}

static rly_filter entries_filter(const rly_words *words, const uint32_t *entries, uint32_t count)
{
    rly_filter filter = {0, 0};
    for (uint32_t i = 0; i < count; i++)
        rly_filter_add(&filter, rly_entry_filter(words, entries[i]));
    return filter;
}

/* The filter of one instruction; those of what comes behind it are made already. */
static rly_filter begin_of(const rly_net_maker *m, size_t pc)
{
    const rly_words *words = &m->tables->words;
    rly_instruction in = m->tables->code[pc];
    const rly_filter *begins = m->begins.items;
    const uint32_t *cover = m->cover.items;
    switch ((rly_op)in.op) {
    case RLY_OP_WORD:
        return rly_entry_filter(words, in.x);
    case RLY_OP_SET:
        return entries_filter(words, m->tables->sets + in.x, in.n);
    case RLY_OP_PREFIX:
        return entries_filter(words, m->covered.items + cover[in.x], cover[in.x + 1] - cover[in.x]);
    case RLY_OP_SPAN:
        return rly_span_filter(in.x);
    case RLY_OP_SPLIT:
        return either(begins[pc + 1], begins[pc + in.x]);
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

rly_filter rly_knot_begins(const rly_net_maker *m, const rly_knot *k)
{
    rly_filter filter = {0, 0};
    for (uint32_t i = 0; i < k->count; i++)
        rly_filter_add(&filter, m->begins.items[m->members.items[k->first + i]]);
    return filter;
}
