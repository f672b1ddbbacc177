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
    rly_instruction in = m->set->code.items[pc];
    const rly_filter *begins = m->begins.items;
    const uint32_t *cover = m->cover.items;
    switch ((rly_op)in.op) {
    case RLY_OP_WORD:
        return rly_entry_filter(&m->words, in.x);
    case RLY_OP_SET:
        return entries_filter(&m->words, m->set->sets.items + in.x, in.n);
    case RLY_OP_PREFIX:
        return entries_filter(&m->words, m->covered.items + cover[in.x], cover[in.x + 1] - cover[in.x]);
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
    size_t count = m->set->code.count;
    if (!rly_reserve(&m->begins, count))
        return false;
    m->begins.count = count;
    for (size_t pc = count; pc-- > 0;)
        m->begins.items[pc] = begin_of(m, pc);
    return true;
}

/* Call `visit` for each prefix that an entry begins with, and the entry. */
static void each_prefix(rly_net_maker *m, const rly_words *words,
                        void (*visit)(rly_net_maker *m, uint32_t prefix, uint32_t entry))
{
    for (uint32_t entry = 1; entry < words->entry_count; entry++) {
        rly_str text = rly_words_text(words, entry);
        for (size_t size = 1; size <= text.size; size++) {
            uint32_t prefix = rly_words_find_prefix(words, (rly_str){text.data, size});
            if (prefix)
                visit(m, prefix, entry);
        }
    }
}

static void count_covered(rly_net_maker *m, uint32_t prefix, uint32_t entry)
{
    (void)entry;
    m->cover.items[prefix + 1]++;
}

static void put_covered(rly_net_maker *m, uint32_t prefix, uint32_t entry)
{
    m->covered.items[m->cover.items[prefix + 1]++] = entry;
}

/* A text's word is looked up once, as a word or else as the longest prefix: all of them that a prefix stands for. */
static bool make_cover(rly_net_maker *m)
{
    rly_words words = rly_vocabulary_words(&m->set->vocabulary);
    if (!rly_reserve(&m->cover, words.entry_count + 2))
        return false;
    memset(m->cover.items, 0, (words.entry_count + 2) * sizeof *m->cover.items);
    each_prefix(m, &words, count_covered);
    uint32_t total = 0;
    for (uint32_t i = 0; i <= words.entry_count; i++) { /* each at the place of the one behind it, while they are put */
        uint32_t count = m->cover.items[i + 1];
        m->cover.items[i + 1] = total;
        total += count;
    }
    if (!rly_reserve(&m->covered, total + 1))
        return false;
    each_prefix(m, &words, put_covered);
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
