/* SPDX-License-Identifier: Apache-2.0 */
/* A set of phrases, and the tables of where each can begin. */
#include <string.h>

#include "phrase/internal.h"

rly_phrase_set *rly_phrase_set_new(void)
{
    return rly_allocate(sizeof(rly_phrase_set));
}

void rly_phrase_set_free(rly_phrase_set *set)
{
    if (!set)
        return;
    rly_vocabulary_free(&set->vocabulary);
    rly_vec_free(&set->code);
    rly_vec_free(&set->sets);
    rly_vec_free(&set->programs);
    rly_vec_free(&set->by_word);
    rly_vec_free(&set->starters);
    rly_vec_free(&set->needed_by_word);
    rly_vec_free(&set->needy);
    rly_vec_free(&set->always);
    rly_vec_free(&set->begins);
    rly_release(set);
}

uint32_t rly_phrase_count(const rly_phrase_set *set)
{
    return set->ready_made ? set->counted : (uint32_t)set->programs.count;
}

void rly_phrase_set_use(rly_phrase_set *set, const rly_phrase_tables *tables)
{
    set->tables = *tables;
    set->ready_made = true;
}

const rly_phrase_tables *rly_phrase_set_tables(const rly_phrase_set *set)
{
    return &set->tables;
}

void rly_pairs_add(rly_pairs *pairs, uint32_t entry, uint32_t program)
{
    rly_pair *slot = rly_push(&pairs->items);
    if (slot)
        *slot = (rly_pair){entry, program};
    else
        pairs->failed = true;
}

/* The ways in which programs can begin, and what cannot be searched for. */
typedef struct beginnings {
    rly_pairs found;
    bool gap, nothing; /* a program can begin with a gap; it can match without taking a word */
} beginnings;

/* Follow the program from `pc` to the first instructions that take a word. `spans` is the number of the first span. */
static void follow(const rly_phrase_set *set, uint32_t pc, uint32_t program, uint32_t spans, beginnings *out)
{
    for (;;) {
        rly_instruction in = set->code.items[pc];
        switch ((rly_op)in.op) {
        case RLY_OP_WORD:
        case RLY_OP_PREFIX:
            rly_pairs_add(&out->found, in.x, program);
            return;
        case RLY_OP_SET:
            for (uint32_t i = 0; i < in.n; i++)
                rly_pairs_add(&out->found, set->sets.items[in.x + i], program);
            return;
        case RLY_OP_SPAN:
            rly_pairs_add(&out->found, spans + in.x, program);
            return;
        case RLY_OP_GAP:
            out->gap = true;
            pc++;
            break;
        case RLY_OP_SPLIT:
            follow(set, pc + 1, program, spans, out);
            pc += in.x;
            break;
        case RLY_OP_JUMP:
            pc += in.x;
            break;
        case RLY_OP_START:
        case RLY_OP_END:
        case RLY_OP_FIRST:
        case RLY_OP_LAST:
        case RLY_OP_COMMA:
            pc++;
            break;
        case RLY_OP_MATCH:
            out->nothing = true;
            return;
        }
    }
}

replylint_status rly_phrase_add(rly_phrase_set *set, const rly_tree *tree, const rly_node *node,
                                const rly_fragments *fragments, rly_phrase_use use, replylint_error *error)
{
    if (set->ready_made) {
        set->counted++;
        return REPLYLINT_OK;
    }
    replylint_status status = rly_phrase_parse(set, tree, node, fragments, use, error);
    if (status)
        return status;
    const rly_program *program = &set->programs.items[set->programs.count - 1];
    beginnings b = {0};
    follow(set, program->start, 0, 0, &b);
    rly_vec_free(&b.found.items);
    if (b.found.failed)
        return rly_fail_memory(error);
    const char *text = rly_node_text(tree, node).data;
    if (b.nothing)
        return rly_fail(error, REPLYLINT_ERROR_SYNTAX, rly_node_place(tree, node),
                        "the phrase \"%s\" can match without any word; leave one that is not optional", text);
    if (rly_program_is_dead(set, program))
        return rly_fail(error, REPLYLINT_ERROR_SYNTAX, rly_node_place(tree, node),
                        "the phrase \"%s\" can match nothing: a word stands behind the end, or before the start", text);
    if (b.gap && use == RLY_ANYWHERE)
        return rly_fail(error, REPLYLINT_ERROR_SYNTAX, rly_node_place(tree, node),
                        "the phrase \"%s\" can begin with a gap; begin with a word", text);
    return REPLYLINT_OK;
}

/* Sort pairs by entry (counting sort) into ranges of `programs`: those of words, and those of spans. */
static bool make_ranges(const rly_pairs *pairs, uint32_t spans, rly_start_ranges *by_word,
                        rly_start_range by_span[RLY_SPAN_KINDS], rly_numbers *programs)
{
    uint32_t entries = spans + RLY_SPAN_KINDS;
    if (pairs->failed || !rly_reserve(by_word, entries) || !rly_reserve(programs, pairs->items.count + 1))
        return false;
    rly_start_range *ranges = by_word->items;
    memset(ranges, 0, entries * sizeof *ranges);
    for (size_t i = 0; i < pairs->items.count; i++)
        ranges[pairs->items.items[i].entry].count++;
    for (uint32_t i = 0, first = 0; i < entries; i++) {
        ranges[i].first = first;
        first += ranges[i].count;
        ranges[i].count = 0;
    }
    for (size_t i = 0; i < pairs->items.count; i++) {
        rly_start_range *range = &ranges[pairs->items.items[i].entry];
        uint32_t program = pairs->items.items[i].program;
        /* A program can have the same word in two ways; once is enough. */
        if (range->count == 0 || programs->items[range->first + range->count - 1] != program)
            programs->items[range->first + range->count++] = program;
    }
    by_word->count = spans;
    programs->count = pairs->items.count;
    memcpy(by_span, ranges + spans, RLY_SPAN_KINDS * sizeof *by_span);
    return true;
}

/* The filter of one instruction; those of what comes behind it are made already. */
static uint64_t begin_of(const rly_phrase_set *set, size_t pc)
{
    rly_instruction in = set->code.items[pc];
    const uint64_t *begins = set->begins.items;
    uint64_t bits = 0;
    switch ((rly_op)in.op) {
    case RLY_OP_WORD:
    case RLY_OP_PREFIX:
        return rly_entry_bit(in.x);
    case RLY_OP_SET:
        for (uint32_t i = 0; i < in.n; i++)
            bits |= rly_entry_bit(set->sets.items[in.x + i]);
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
    return RLY_ANY_ENTRY;
}

static bool make_begins(rly_phrase_set *set)
{
    if (!rly_reserve(&set->begins, set->code.count))
        return false;
    set->begins.count = set->code.count;
    for (size_t pc = set->code.count; pc-- > 0;)
        set->begins.items[pc] = begin_of(set, pc);
    return true;
}

static void set_tables(rly_phrase_set *set)
{
    rly_phrase_tables *t = &set->tables;
    t->words = rly_vocabulary_words(&set->vocabulary);
    t->code = set->code.items;
    t->begins = set->begins.items;
    t->sets = set->sets.items;
    t->programs = set->programs.items;
    t->by_word = set->by_word.items;
    t->starters = set->starters.items;
    t->needed_by_word = set->needed_by_word.items;
    t->needy = set->needy.items;
    t->always = set->always.items;
    t->code_count = (uint32_t)set->code.count;
    t->set_count = (uint32_t)set->sets.count;
    t->program_count = (uint32_t)set->programs.count;
    t->starter_count = (uint32_t)set->starters.count;
    t->needy_count = (uint32_t)set->needy.count;
}

bool rly_phrase_set_seal(rly_phrase_set *set)
{
    if (set->ready_made)
        return set->counted == set->tables.program_count;
    beginnings b = {.gap = false};
    rly_pairs needs = {.failed = false};
    uint32_t spans = (uint32_t)set->vocabulary.entries.count + 1;
    for (uint32_t i = 0; i < set->programs.count; i++)
        if (set->programs.items[i].use == RLY_ANYWHERE)
            follow(set, set->programs.items[i].start, i, spans, &b);
    rly_needs_find(set, spans, &needs);
    bool good = make_begins(set) && make_ranges(&b.found, spans, &set->by_word, set->tables.by_span, &set->starters) &&
                make_ranges(&needs, spans, &set->needed_by_word, set->tables.needed_by_span, &set->needy);
    rly_vec_free(&b.found.items);
    rly_vec_free(&needs.items);
    set_tables(set);
    return good;
}
