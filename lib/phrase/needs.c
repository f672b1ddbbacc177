/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a program needs: a few words, one of which stands in every match. "we (are|were) so? sorry" needs "we", and one
 * of "are" and "were", and "sorry"; the rarest choice is the best, since a text without it need not be looked at. How
 * rare a word is, the phrases themselves tell: one that stands in many of them stands in many texts.
 */
#include "phrase/internal.h"

/* Call `visit` for each entry that an instruction takes. */
static void each_entry(const rly_phrase_set *set, rly_instruction in, uint32_t spans,
                       void (*visit)(void *context, uint32_t entry), void *context)
{
    if (in.op == RLY_OP_WORD || in.op == RLY_OP_PREFIX)
        visit(context, in.x);
    else if (in.op == RLY_OP_SPAN)
        visit(context, spans + in.x);
    for (uint32_t i = 0; in.op == RLY_OP_SET && i < in.n; i++)
        visit(context, set->sets.items[in.x + i]);
}

static void count_entry(void *counts, uint32_t entry)
{
    ((uint32_t *)counts)[entry]++;
}

/* Entries one of which is needed, and in how many phrases they stand, all told. Nothing is needed when `none`. */
typedef struct choice {
    rly_numbers entries;
    uint64_t weight;
    const uint32_t *counts;
    bool none, failed;
} choice;

static void add_entry(void *context, uint32_t entry)
{
    choice *c = context;
    uint32_t *slot = rly_push(&c->entries);
    if (slot)
        *slot = entry;
    else
        c->failed = true;
    c->weight += c->counts[entry];
}

/* Keep the better of two choices in `best`, and free the other. */
static void keep_better(choice *best, choice *other)
{
    bool better = !other->none && (best->none || other->weight < best->weight);
    choice worse = better ? *best : *other;
    bool failed = best->failed || other->failed;
    if (better)
        *best = *other;
    best->failed = failed;
    rly_vec_free(&worse.entries);
}

/* Add the entries of one alternative to those of the others; one that needs nothing leaves nothing needed. */
static void add_alternative(choice *all, choice *one)
{
    for (size_t i = 0; i < one->entries.count && !one->none; i++)
        add_entry(all, one->entries.items[i]);
    all->none |= one->none;
    all->failed |= one->failed;
    rly_vec_free(&one->entries);
}

static bool takes(rly_instruction in)
{
    return in.op == RLY_OP_WORD || in.op == RLY_OP_PREFIX || in.op == RLY_OP_SPAN || in.op == RLY_OP_SET;
}

static choice best_of(const rly_phrase_set *set, uint32_t from, uint32_t to, uint32_t spans, const uint32_t *counts);

/* Is there an alternative at `pc`: "SPLIT ... JUMP", and does it lead to `join`? Any join will do when it is 0. */
static bool is_alternative(const rly_instruction *code, uint32_t pc, uint32_t join)
{
    if (code[pc].op != RLY_OP_SPLIT)
        return false;
    uint32_t jump = pc + code[pc].x - 1;
    return code[jump].op == RLY_OP_JUMP && (join == 0 || jump + code[jump].x == join);
}

/* What the group or optional part at `*pc` needs; moves behind it. */
static choice needs_of_split(const rly_phrase_set *set, uint32_t *pc, uint32_t spans, const uint32_t *counts)
{
    const rly_instruction *code = set->code.items;
    choice all = {.counts = counts};
    uint32_t join = *pc + code[*pc].x;
    if (!is_alternative(code, *pc, 0)) {
        all.none = true;
        *pc = join;
        return all;
    }
    join += code[join - 1].x - 1;
    while (*pc < join && is_alternative(code, *pc, join)) {
        uint32_t next = *pc + code[*pc].x;
        choice one = best_of(set, *pc + 1, next - 1, spans, counts);
        add_alternative(&all, &one);
        *pc = next;
    }
    choice last = best_of(set, *pc, join, spans, counts);
    add_alternative(&all, &last);
    *pc = join;
    return all;
}

/* The best choice of a stretch of a program: what it passes in any case, a word or a group of which one part. */
static choice best_of(const rly_phrase_set *set, uint32_t from, uint32_t to, uint32_t spans, const uint32_t *counts)
{
    const rly_instruction *code = set->code.items;
    choice best = {.counts = counts, .none = true};
    for (uint32_t pc = from; pc < to;) {
        choice here = {.counts = counts};
        if (code[pc].op == RLY_OP_SPLIT) {
            here = needs_of_split(set, &pc, spans, counts);
        } else {
            here.none = !takes(code[pc]);
            each_entry(set, code[pc++], spans, add_entry, &here);
        }
        keep_better(&best, &here);
    }
    return best;
}

/* Where a program ends: at its MATCH. */
static uint32_t end_of(const rly_phrase_set *set, uint32_t start)
{
    while (set->code.items[start].op != RLY_OP_MATCH)
        start++;
    return start;
}

void rly_needs_find(rly_phrase_set *set, uint32_t spans, rly_pairs *out)
{
    uint32_t *counts = rly_allocate((spans + RLY_SPAN_KINDS) * sizeof *counts);
    out->failed = !counts || !rly_reserve(&set->always, set->programs.count);
    for (size_t i = 0; i < set->code.count && !out->failed; i++)
        each_entry(set, set->code.items[i], spans, count_entry, counts);
    for (uint32_t i = 0; i < set->programs.count && !out->failed; i++) {
        uint32_t start = set->programs.items[i].start;
        choice best = {.none = true};
        if (set->programs.items[i].use == RLY_ANYWHERE)
            best = best_of(set, start, end_of(set, start), spans, counts);
        for (size_t e = 0; e < best.entries.count && !best.none; e++)
            rly_pairs_add(out, best.entries.items[e], i);
        set->always.items[set->always.count++] = best.none;
        out->failed |= best.failed;
        rly_vec_free(&best.entries);
    }
    rly_release(counts);
}
