/* SPDX-License-Identifier: Apache-2.0 */
/* Writing the program of a phrase. */
#include <stdlib.h>
#include <string.h>

#include "phrase/parser.h"

bool rly_parser_fail(rly_parser *p, const char *what)
{
    rly_place place = p->place;
    if (place.column)
        place.column += (uint32_t)p->at;
    if (!p->status)
        p->status = rly_fail(p->error, REPLYLINT_ERROR_SYNTAX, place, "in the phrase \"%.*s\": %s", (int)p->size,
                             p->text, what);
    return false;
}

bool rly_parser_too_long(rly_parser *p)
{
    return rly_parser_fail(p, "it is slow, more than 2048 steps with its fragments; split it into several");
}

bool rly_parser_out_of_memory(rly_parser *p)
{
    p->status = rly_fail_memory(p->error);
    return false;
}

bool rly_parser_emit(rly_parser *p, rly_op op, uint32_t x, uint16_t n)
{
    if (p->set->code.count - p->begin >= RLY_LONGEST_PROGRAM)
        return rly_parser_too_long(p);
    rly_instruction *slot = rly_push(&p->set->code);
    if (!slot)
        return rly_parser_out_of_memory(p);
    *slot = (rly_instruction){(uint16_t)op, n, x};
    return true;
}

bool rly_parser_insert_split(rly_parser *p, size_t from, uint32_t ahead)
{
    if (!rly_parser_emit(p, RLY_OP_SPLIT, 0, 0))
        return false;
    rly_instruction *code = p->set->code.items;
    memmove(&code[from + 1], &code[from], (p->set->code.count - 1 - from) * sizeof *code);
    code[from] = (rly_instruction){RLY_OP_SPLIT, 0, ahead};
    return true;
}

int rly_by_number(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

static bool is_words(const rly_parser *p, rly_alternative a)
{
    if (a.past - a.first != 1)
        return false;
    uint16_t op = p->set->code.items[a.first].op;
    return op == RLY_OP_WORD || op == RLY_OP_SET;
}

/* The words that a WORD or SET takes. */
static const uint32_t *words_of(const rly_parser *p, size_t pc, uint32_t *count)
{
    const rly_instruction *in = &p->set->code.items[pc];
    *count = in->op == RLY_OP_SET ? in->n : 1;
    return in->op == RLY_OP_SET ? p->set->sets.items + in->x : &in->x;
}

/* Can what stands from `pc` on take one of the words first? True also where it is not easily told. */
static bool may_take(const rly_parser *p, size_t pc, size_t past, const uint32_t *words, uint32_t count)
{
    const rly_instruction *code = p->set->code.items;
    while (pc < past && (code[pc].op == RLY_OP_SPLIT || code[pc].op == RLY_OP_JUMP)) {
        if (code[pc].op == RLY_OP_SPLIT && may_take(p, pc + 1, past, words, count))
            return true;
        pc += code[pc].x;
    }
    if (pc >= past || (code[pc].op != RLY_OP_WORD && code[pc].op != RLY_OP_SET))
        return true;
    uint32_t own_count;
    const uint32_t *own = words_of(p, pc, &own_count);
    for (uint32_t i = 0; i < own_count; i++)
        for (uint32_t k = 0; k < count; k++)
            if (own[i] == words[k])
                return true;
    return false;
}

/*
 * Can an alternative of words stand before the others, [first, past)? What comes first matters only where two of them
 * can take the same word.
 */
static bool can_pass(const rly_parser *p, const rly_alternative *first, const rly_alternative *past, size_t words_at)
{
    uint32_t count;
    const uint32_t *words = words_of(p, words_at, &count);
    for (; first < past; first++)
        if (may_take(p, first->first, first->past, words, count))
            return false;
    return true;
}

/* Append the words of an alternative to set->sets. */
static bool take_words(rly_parser *p, size_t pc)
{
    uint32_t count;
    words_of(p, pc, &count);
    if (!rly_reserve(&p->set->sets, count))
        return rly_parser_out_of_memory(p);
    const uint32_t *words = words_of(p, pc, &count);
    memcpy(p->set->sets.items + p->set->sets.count, words, count * sizeof *words);
    p->set->sets.count += count;
    return true;
}

static size_t slot_of_set(const rly_phrase_set *set, const uint32_t *words, size_t count)
{
    uint32_t hash = (uint32_t)count;
    for (size_t i = 0; i < count; i++)
        hash = (hash ^ words[i]) * UINT32_C(0x9e3779b1);
    size_t i = hash >> 7;
    for (;; i++) {
        const rly_instruction *known = &set->known_sets.items[i &= set->known_sets.count - 1];
        if (known->n == 0 ||
            (known->n == count && memcmp(set->sets.items + known->x, words, count * sizeof *words) == 0))
            return i;
    }
}

/* Keep the table of known sets at most half full. */
static bool grow_known_sets(rly_phrase_set *set)
{
    size_t old = set->known_sets.count, count = old ? old * 2 : 256;
    if (old > 2 * set->set_kinds)
        return true;
    rly_instruction *known = rly_allocate(count * sizeof *known), *before = set->known_sets.items;
    if (!known)
        return false;
    set->known_sets.items = known;
    set->known_sets.count = set->known_sets.capacity = count;
    for (size_t i = 0; i < old; i++)
        if (before[i].n)
            known[slot_of_set(set, set->sets.items + before[i].x, before[i].n)] = before[i];
    rly_release(before);
    return true;
}

/* Make a set of what was appended since `first`: risen, each word once, and each set once. */
static bool make_set(rly_parser *p, size_t first, rly_instruction *out)
{
    rly_phrase_set *set = p->set;
    uint32_t *words = set->sets.items + first;
    size_t count = set->sets.count - first, kept = 0, risen = 1;
    while (risen < count && words[risen - 1] < words[risen])
        risen++;
    if (risen < count)
        qsort(words, count, sizeof *words, rly_by_number);
    for (size_t i = 0; i < count; i++)
        if (kept == 0 || words[kept - 1] != words[i])
            words[kept++] = words[i];
    if (!grow_known_sets(set))
        return rly_parser_out_of_memory(p);
    rly_instruction *known = &set->known_sets.items[slot_of_set(set, words, kept)];
    if (known->n == 0) {
        *known = (rly_instruction){RLY_OP_SET, (uint16_t)kept, (uint32_t)first};
        set->set_kinds++;
    }
    set->sets.count = known->x == first ? first + kept : first;
    *out = *known;
    return true;
}

/* Write alternatives anew, as "SPLIT a JUMP SPLIT b JUMP c", now that there are fewer: all move towards the front. */
static void write_alternatives(rly_parser *p, const rly_alternative *all, size_t count)
{
    rly_instruction *code = p->set->code.items;
    size_t at = all[0].first - 1 /* its SPLIT */, end = at + 2 * (count - 1);
    for (size_t i = 0; i < count; i++)
        end += all[i].past - all[i].first;
    for (size_t i = 0; i < count; i++) {
        size_t size = all[i].past - all[i].first, split = i + 1 < count;
        memmove(&code[at + split], &code[all[i].first], size * sizeof *code);
        if (split) {
            code[at] = (rly_instruction){RLY_OP_SPLIT, 0, (uint32_t)size + 2};
            code[at + 1 + size] = (rly_instruction){RLY_OP_JUMP, 0, (uint32_t)(end - (at + 1 + size))};
        }
        at += size + 2 * split;
    }
    p->set->code.count = end;
}

bool rly_parser_join_words(rly_parser *p, rly_alternative *all, size_t count)
{
    size_t first = 0, begin = p->set->sets.count, kept;
    while (first < count && !is_words(p, all[first]))
        first++;
    kept = first + 1;
    for (size_t i = first + 1; i < count; i++) {
        if (!is_words(p, all[i]) || !can_pass(p, all + first + 1, all + kept, all[i].first)) {
            all[kept++] = all[i];
            continue;
        }
        if ((begin == p->set->sets.count && !take_words(p, all[first].first)) || !take_words(p, all[i].first))
            return false;
    }
    if (begin == p->set->sets.count)
        return true;
    if (!make_set(p, begin, &p->set->code.items[all[first].first]))
        return false;
    write_alternatives(p, all, kept);
    return true;
}
