/* SPDX-License-Identifier: Apache-2.0 */
/* A set of phrases: what may be added to it, and its tables. */
#include "phrase/internal.h"

rly_phrase_set *rly_phrase_set_new(void)
{
    return rly_allocate(sizeof(rly_phrase_set));
}

static void free_part(rly_net_part *part)
{
    rly_net_free(&part->net);
    rly_grower_free(part->grower);
}

void rly_phrase_set_free(rly_phrase_set *set)
{
    if (!set)
        return;
    rly_vocabulary_free(&set->vocabulary);
    rly_vec_free(&set->code);
    rly_vec_free(&set->sets);
    rly_vec_free(&set->programs);
    rly_vec_free(&set->expansions);
    rly_vec_free(&set->expanded);
    rly_vec_free(&set->known_sets);
    free_part(&set->compiled);
    free_part(&set->grown);
    for (size_t i = 0; i < set->regexes.count; i++)
        rly_regex_free(set->regexes.items[i]);
    rly_vec_free(&set->regexes);
    rly_release(set);
}

replylint_status rly_phrase_set_regex(rly_phrase_set *set, rly_str pattern, bool checked, rly_place place,
                                      replylint_error *error)
{
    rly_regex **slot = rly_push(&set->regexes);
    return slot ? rly_regex_new(slot, pattern, checked, place, error) : rly_fail_memory(error);
}

uint32_t rly_phrase_set_regex_count(const rly_phrase_set *set)
{
    return (uint32_t)set->regexes.count;
}

rly_str rly_phrase_set_pattern(const rly_phrase_set *set, uint32_t i)
{
    return rly_regex_pattern(set->regexes.items[i]);
}

static uint32_t ready_made_count(const rly_phrase_set *set)
{
    return set->ready_made ? set->ready_made->program_count : 0;
}

uint32_t rly_phrase_count(const rly_phrase_set *set)
{
    return set->counting ? set->counted : ready_made_count(set) + (uint32_t)set->programs.count;
}

void rly_phrase_set_use(rly_phrase_set *set, const rly_phrase_tables *tables)
{
    set->ready_made = tables;
}

void rly_phrase_set_count(rly_phrase_set *set, uint32_t first)
{
    set->counting = true;
    set->counted = first;
}

void rly_phrase_set_compile(rly_phrase_set *set)
{
    set->counting = false;
}

void rly_phrase_set_grow(rly_phrase_set *set)
{
    set->growing = true;
}

bool rly_phrase_set_finish(rly_phrase_set *set)
{
    rly_net_part *part = &set->compiled;
    bool good = !part->grower || rly_grow_rest(part->grower);
    rly_grower_free(part->grower);
    part->grower = NULL;
    return good;
}

const rly_phrase_tables *rly_phrase_set_tables(const rly_phrase_set *set)
{
    return &set->compiled.tables;
}

replylint_status rly_phrase_add(rly_phrase_set *set, const rly_tree *tree, const rly_node *node,
                                const rly_fragments *fragments, rly_phrase_use use, replylint_error *error)
{
    if (set->counting) {
        set->counted++;
        return REPLYLINT_OK;
    }
    replylint_status status = rly_phrase_parse(set, tree, node, fragments, use, error);
    if (status)
        return status;
    rly_program *program = &set->programs.items[set->programs.count - 1];
    rly_program_ways ways = rly_program_check(set, program);
    program->reach = ways.reach;
    const char *text = rly_node_text(tree, node).data;
    if (ways.nothing)
        return rly_fail(error, REPLYLINT_ERROR_SYNTAX, rly_node_place(tree, node),
                        "the phrase \"%s\" can match without any word; leave one that is not optional", text);
    if (ways.dead)
        return rly_fail(error, REPLYLINT_ERROR_SYNTAX, rly_node_place(tree, node),
                        "the phrase \"%s\" can match nothing: a word stands behind the end, or before the start", text);
    if (ways.gap && rly_use_is_searched(use))
        return rly_fail(error, REPLYLINT_ERROR_SYNTAX, rly_node_place(tree, node),
                        "the phrase \"%s\" can begin with a gap; begin with a word", text);
    if (set->vocabulary.entries.count + RLY_SPAN_KINDS >= RLY_MOST_TARGETS)
        return rly_fail(error, REPLYLINT_ERROR_LIMIT, rly_node_place(tree, node),
                        "all phrases together have more than %d different words", RLY_MOST_TARGETS - RLY_SPAN_KINDS);
    return REPLYLINT_OK;
}

static void set_tables(rly_phrase_set *set)
{
    rly_phrase_tables *t = &set->compiled.tables;
    t->words = rly_vocabulary_words(&set->vocabulary);
    t->code = set->code.items;
    t->sets = set->sets.items;
    t->programs = set->programs.items;
    t->code_count = (uint32_t)set->code.count;
    t->set_count = (uint32_t)set->sets.count;
    t->program_count = (uint32_t)set->programs.count;
}

/* Make the net of a part, or what makes it when it is needed. */
static replylint_status make_net(rly_net_part *part, bool growing)
{
    if (growing && !rly_grower_new(&part->grower, &part->net, &part->tables))
        return REPLYLINT_ERROR_MEMORY;
    return part->grower ? REPLYLINT_OK : rly_net_make(&part->net, &part->tables);
}

static replylint_status make_nets(rly_phrase_set *set)
{
    replylint_status status = REPLYLINT_OK;
    if (set->ready_made && !set->ready_made->states) {
        set->grown.tables = *set->ready_made;
        set->ready_made = &set->grown.tables;
        status = make_net(&set->grown, set->growing);
    }
    if (status || (set->ready_made && set->programs.count == 0))
        return status;
    set_tables(set);
    if (!rly_bits_choose(set->vocabulary.entries.items, &set->compiled.tables))
        return REPLYLINT_ERROR_MEMORY;
    return make_net(&set->compiled, set->growing);
}

replylint_status rly_phrase_set_seal(rly_phrase_set *set, replylint_error *error)
{
    set->counting = false; /* from here on rly_phrase_count() is of all phrases, whatever file was read last */
    replylint_status status = make_nets(set);
    if (status == REPLYLINT_ERROR_LIMIT)
        return rly_fail(error, status, RLY_NOWHERE,
                        "the phrases lead to more than %d places; there are too many of them", RLY_MOST_TARGETS);
    if (status)
        return rly_fail_memory(error);
    rly_vec_free(&set->expansions);
    rly_vec_free(&set->expanded);
    rly_vec_free(&set->known_sets);
    return REPLYLINT_OK;
}
