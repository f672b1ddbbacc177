/* SPDX-License-Identifier: Apache-2.0 */
#include "lint/precedent.h"

#include <string.h>

#include "lint/judging.h"

/* How many drafts of contexts without a precedent there have to be until one takes the place of another. */
enum { MOST_STRANGE = 8 };

static bool is_keyed(const rly_judging *j)
{
    const rly_context *context = j->facts.context;
    return ((context->draft->values.set | context->defaults->set) & j->linter->rules->grounds.keys) != 0;
}

/* ---- making one */

/* Room for all that one may hold, whatever the context is. */
static bool make_room(rly_precedent *p, const replylint_rules *rules)
{
    const rly_grounds *grounds = &rules->grounds;
    p->made = false;
    p->values.count = p->verdicts.count = p->progress.count = p->gaps.count = 0;
    p->applies.count = p->always.count = p->unjudged.count = 0;
    rly_arena_reset(&p->strings);
    return rly_reserve(&p->values, grounds->values) && rly_reserve(&p->verdicts, grounds->rules) &&
           rly_reserve(&p->progress, rules->checklist.count) && rly_reserve(&p->gaps, grounds->values) &&
           rly_reserve(&p->applies, grounds->words) && rly_reserve(&p->always, grounds->words) &&
           rly_reserve(&p->unjudged, grounds->words) && rly_arena_take(&p->strings, 1);
}

/* Begin with other rules. Room is made for all, so that contexts that come later allocate nothing. */
static bool begin(rly_precedents *all, const replylint_rules *rules)
{
    all->rules = NULL;
    for (size_t i = 0; i < RLY_PRECEDENTS; i++)
        if (!make_room(&all->of[i], rules))
            return false;
    all->last = all->next = all->strange = 0;
    all->rules = rules;
    return true;
}

static void take_context(rly_precedent *p, const rly_judging *j)
{
    size_t signals = j->result->detection.states.count;
    p->typing = j->typing;
    p->keyed = is_keyed(j);
    p->language = j->result->detection.reply_language;
    p->channel = j->facts.context->channel;
    memcpy(p->values.items, j->facts.values, j->linter->rules->grounds.values);
    for (size_t i = 0; i < signals; i++)
        if (p->values.items[i] > 0 && j->result->detection.states.items[i].count)
            p->values.items[i] = 0;
}

/* A check that finds nothing. */
static bool check_blank(rly_judging *j, uint64_t needs, uint64_t found, bool *always)
{
    *always = !needs || (needs & RLY_ELSE_UNJUDGED && needs & found);
    return *always || !(needs & RLY_ELSE_UNJUDGED) || rly_rule_check(j);
}

/* Judge a rule by its conditions, as if nothing was found. */
static bool judge_blank(rly_precedent *p, rly_judging *j, uint32_t number, uint64_t found)
{
    const rly_rule *rule = j->rule;
    bool always = false, good = true;
    if (!rly_rule_applies(j))
        return !j->out_of_memory;
    if (rule->judges == RLY_REQUIRES || rule->judges == RLY_FORBIDS) /* the findings of what fails belong to a draft */
        always = rly_rule_demand(j) == (rule->judges == RLY_FORBIDS ? RLY_TRUE : RLY_FALSE);
    else if (rule->judges == RLY_CHECKS)
        good = check_blank(j, rly_check_needs(rule->check), found, &always);
    rly_bit_set(p->applies.items, number);
    if (always)
        rly_bit_set(p->always.items, number);
    return good && !j->out_of_memory;
}

static bool make(rly_precedent *p, const rly_judging *of_draft)
{
    const replylint_rules *rules = of_draft->linter->rules;
    const rly_grounds *grounds = &rules->grounds;
    rly_judging j = *of_draft;
    uint64_t found = rly_check_finds(j.result);
    if (!make_room(p, rules))
        return false;
    take_context(p, of_draft);
    memset(p->applies.items, 0, grounds->words * sizeof *p->applies.items);
    memset(p->always.items, 0, grounds->words * sizeof *p->always.items);
    memset(p->unjudged.items, 0, grounds->words * sizeof *p->unjudged.items);
    j.facts.values = p->values.items;
    j.strings = &p->strings;
    j.gaps = j.gaps_to_note = &p->gaps;
    for (uint32_t i = 0; i < grounds->rules; i++) {
        rly_rule_begin(&j, i, &p->verdicts.items[i]);
        if (!judge_blank(p, &j, i, found))
            return false;
        if (!j.verdict->judged)
            rly_bit_set(p->unjudged.items, i);
    }
    p->verdicts.count = grounds->rules;
    for (size_t i = 0; i < rules->checklist.count; i++)
        p->progress.items[i] = rly_checklist_progress(&rules->checklist.items[i], &j.facts);
    p->progress.count = rules->checklist.count;
    p->made = true;
    return true;
}

/* ---- comparing */

/* Eight values as one number, the first of them in its lowest bits. */
static uint64_t eight(const int8_t *values)
{
    uint64_t all;
    memcpy(&all, values, sizeof all);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    all = __builtin_bswap64(all);
#endif
    return all;
}

/* What of eight values, from number `at` on, differs so that a condition may notice; 0 when nothing does. */
static uint64_t difference(const int8_t *one, const int8_t *other, const int8_t *asked, size_t at)
{
    return (eight(one + at) ^ eight(other + at)) & eight(asked + at);
}

/* The next number of eight values; the last eight may have been looked at in part. */
static size_t next_eight(size_t at, size_t past)
{
    return at + 8 < past && at + 16 > past ? past - 8 : at + 8;
}

/* Is the context the same, apart from what signals say? */
static bool fits(const rly_precedent *p, const rly_judging *j)
{
    const rly_grounds *grounds = &j->linter->rules->grounds;
    size_t past = grounds->values;
    bool same = p->made && p->typing == j->typing && p->language == j->result->detection.reply_language;
    for (size_t i = past - RLY_SUBJECTS; i < past && same; i = next_eight(i, past))
        same = difference(p->values.items, j->facts.values, grounds->asked.items, i) == 0;
    return same;
}

const rly_precedent *rly_precedent_find(rly_precedents *all, rly_judging *j)
{
    if (all->rules != j->linter->rules && !begin(all, j->linter->rules))
        return NULL;
    for (size_t i = 0; i < RLY_PRECEDENTS; i++) {
        size_t number = (all->last + i) % RLY_PRECEDENTS;
        if (fits(&all->of[number], j)) {
            all->last = number;
            return &all->of[number];
        }
    }
    rly_precedent *p = &all->of[all->next];
    if (p->made && ++all->strange < MOST_STRANGE)
        return &all->of[all->last];
    if (!make(p, j))
        return NULL;
    all->strange = 0;
    all->last = all->next;
    all->next = (all->next + 1) % RLY_PRECEDENTS;
    return p;
}

/* ---- what differs */

static void add_set(uint64_t *due, const uint64_t *set, size_t words)
{
    for (size_t i = 0; i < words; i++)
        due[i] |= set[i];
}

static void add_value(uint64_t *due, const rly_precedent *p, const rly_grounds *grounds, size_t value)
{
    const uint64_t *when = rly_grounds_of_value(grounds, value), *demand = when + grounds->words;
    for (size_t i = 0; i < grounds->words; i++)
        due[i] |= when[i] | (demand[i] & p->applies.items[i]);
}

static void compare_values(uint64_t *due, const rly_precedent *p, const rly_judging *j)
{
    const rly_grounds *grounds = &j->linter->rules->grounds;
    const rly_detection *d = &j->result->detection;
    const int8_t *one = p->values.items, *other = j->facts.values, *asked = grounds->asked.items;
    size_t past = grounds->values;
    for (size_t i = 0; i < past; i = next_eight(i, past)) {
        for (uint64_t rest = difference(one, other, asked, i); rest;) {
            unsigned first = (unsigned)__builtin_ctzll(rest) / 8;
            add_value(due, p, grounds, i + first);
            rest &= ~(UINT64_C(0xff) << 8 * first);
        }
    }
    for (size_t i = 0; i < p->gaps.count; i++) {
        const rly_gap *gap = &p->gaps.items[i];
        if (gap->signal < d->states.count && d->states.items[gap->signal].unknown != gap->why)
            add_value(due, p, grounds, gap->signal);
    }
}

/* Rules that find something by their phrases. */
static void look_for_hits(uint64_t *due, const rly_grounds *grounds, const rly_hits *hits)
{
    const rly_hit *all = hits->hits.items;
    const uint16_t *finders = grounds->finders.items;
    size_t count = hits->hits.count, phrases = grounds->finders.count;
    for (size_t i = 0; i < count; i++)
        if (all[i].phrase < phrases && finders[all[i].phrase] != RLY_NO_RULE)
            rly_bit_set(due, finders[all[i].phrase]);
}

/* Rules whose check has something to look at. */
static void look_for_needs(uint64_t *due, const rly_grounds *grounds, uint64_t found)
{
    for (; found; found &= found - 1)
        add_set(due, rly_grounds_set(grounds, RLY_ON_NEEDS + (size_t)__builtin_ctzll(found)), grounds->words);
}

/* Rules that count the places of a signal. */
static void look_for_places(uint64_t *due, const rly_judging *j)
{
    const replylint_rules *rules = j->linter->rules;
    const rly_detection *d = &j->result->detection;
    const uint64_t *set = rly_grounds_set(&rules->grounds, RLY_ON_PLACES);
    for (size_t i = 0; (i = rly_bit_next(set, i, rules->rules.count)) < rules->rules.count; i++) {
        const rly_rule *rule = &rules->rules.items[i];
        uint32_t count = d->states.items[rule->counted].count;
        if (count < rule->least || count > rule->most || d->values.items[rule->counted] < 0)
            rly_bit_set(due, i);
    }
}

void rly_precedent_distinguish(const rly_precedent *p, const rly_judging *j, uint64_t *due)
{
    const rly_grounds *grounds = &j->linter->rules->grounds;
    size_t words = grounds->words;
    memset(due, 0, words * sizeof *due);
    look_for_hits(due, grounds, &j->result->detection.reply_hits);
    look_for_needs(due, grounds, rly_check_finds(j->result));
    look_for_places(due, j);
    for (size_t i = 0; i < words; i++)
        due[i] = p->always.items[i] | (due[i] & p->applies.items[i]);
    if (p->keyed || p->channel != j->facts.context->channel || is_keyed(j))
        add_set(due, rly_grounds_set(grounds, RLY_ON_TEXT), words);
    if (p->typing != j->typing)
        add_set(due, rly_grounds_set(grounds, RLY_ON_STAGE), words);
    if (p->language != j->result->detection.reply_language)
        add_set(due, rly_grounds_set(grounds, RLY_ON_WORDS), words);
    compare_values(due, p, j);
    for (size_t i = 0; i < words; i++)
        due[i] &= j->linter->on.items[i];
}

void rly_precedents_free(rly_precedents *all)
{
    for (size_t i = 0; i < RLY_PRECEDENTS; i++) {
        rly_precedent *p = &all->of[i];
        rly_vec_free(&p->values);
        rly_vec_free(&p->verdicts);
        rly_vec_free(&p->progress);
        rly_vec_free(&p->gaps);
        rly_arena_free(&p->strings);
        rly_vec_free(&p->applies);
        rly_vec_free(&p->always);
        rly_vec_free(&p->unjudged);
    }
}
