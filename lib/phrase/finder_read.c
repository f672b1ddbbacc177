/* SPDX-License-Identifier: Apache-2.0 */
/* Finders out of the YAML of detectors and rules. */
#include "phrase/finder.h"

static const char *const where_names[RLY_WHERES] = {"before", "after", "over", "sentence", "text"};

static rly_phrase_use use_of(rly_where where)
{
    static const rly_phrase_use uses[RLY_WHERES] = {[RLY_WHERE_BEFORE] = RLY_BEFORE,
                                                    [RLY_WHERE_AFTER] = RLY_AFTER,
                                                    [RLY_WHERE_OVER] = RLY_ANYWHERE,
                                                    [RLY_WHERE_SENTENCE] = RLY_ANYWHERE,
                                                    [RLY_WHERE_TEXT] = RLY_ONCE};
    return uses[where];
}

/* Add a list of phrases; a single phrase may stand for a list of one. */
static replylint_status add_phrases(rly_phrases *out, rly_phrase_set *set, const rly_tree *tree, const rly_node *list,
                                    const rly_fragments *fragments, rly_phrase_use use, replylint_error *error)
{
    replylint_status result = REPLYLINT_OK;
    out->first = rly_phrase_count(set);
    if (list->kind == RLY_MAP_NODE)
        return rly_fail(error, REPLYLINT_ERROR_SYNTAX, rly_node_place(tree, list), "expected a list of phrases");
    const rly_node *phrase = list->kind == RLY_LIST ? rly_first(tree, list) : list;
    while (phrase) {
        replylint_status status = rly_phrase_add(set, tree, phrase, fragments, use, error);
        result = status ? status : result; /* all bad phrases of a file are told at once */
        phrase = list->kind == RLY_LIST ? rly_next(tree, phrase) : NULL;
    }
    out->past = rly_phrase_count(set);
    return result;
}

static replylint_status read_places(rly_phrases places[RLY_WHERES], rly_phrase_set *set, const rly_tree *tree,
                                    const rly_node *map, const rly_fragments *fragments, replylint_error *error)
{
    static const char *const keys[] = {"before", "after", "over", "sentence", "text", NULL};
    replylint_status status = rly_check_keys(tree, map, keys, "a condition on places", error);
    for (rly_where where = 0; where < RLY_WHERES && !status; where++) {
        const rly_node *list = rly_member(tree, map, where_names[where]);
        if (list)
            status = add_phrases(&places[where], set, tree, list, fragments, use_of(where), error);
    }
    return status;
}

replylint_status rly_conditions_read(rly_conditions *conditions, rly_phrase_set *set, const rly_tree *tree,
                                     const rly_node *map, const rly_fragments *fragments, replylint_error *error)
{
    const rly_node *unless = rly_member(tree, map, "unless"), *with = rly_member(tree, map, "with");
    replylint_status status = REPLYLINT_OK;
    if (unless)
        status = read_places(conditions->unless, set, tree, unless, fragments, error);
    if (with && !status)
        status = read_places(conditions->with, set, tree, with, fragments, error);
    conditions->used = 0;
    for (unsigned where = 0; where < RLY_WHERES; where++) {
        rly_phrases with_there = conditions->with[where], unless_there = conditions->unless[where];
        conditions->used |= (uint32_t)(with_there.first < with_there.past) << 2 * where;
        conditions->used |= (uint32_t)(unless_there.first < unless_there.past) << (2 * where + 1);
    }
    return status;
}

static replylint_status read_chars(rly_item *item, const rly_tree *tree, const rly_node *node, replylint_error *error)
{
    rly_str chars = rly_node_text(tree, node);
    item->chars = node ? chars.data : NULL;
    if (!node || (node->kind == RLY_SCALAR && chars.size > 0))
        return REPLYLINT_OK;
    return rly_fail(error, REPLYLINT_ERROR_SYNTAX, rly_node_place(tree, node),
                    "chars is a text of characters, one of which stands in every match");
}

static replylint_status read_regex(rly_item *item, rly_phrase_set *set, const rly_tree *tree, const rly_node *map,
                                   replylint_error *error)
{
    const rly_node *pattern = rly_member(tree, map, "regex"), *needs = rly_member(tree, map, "needs");
    if (!needs || needs->kind != RLY_LIST || needs->count == 0)
        return rly_fail(error, REPLYLINT_ERROR_SYNTAX, rly_node_place(tree, map),
                        "a regex states what it needs: needs: [words, one of which stands in every match]");
    item->phrases.first = rly_phrase_count(set);
    for (const rly_node *word = rly_first(tree, needs); word; word = rly_next(tree, word)) {
        rly_str text = rly_node_text(tree, word);
        if (text.size == 0)
            return rly_fail(error, REPLYLINT_ERROR_SYNTAX, rly_node_place(tree, word), "expected a word");
        if (!rly_phrase_add_prefix(set, text))
            return rly_fail_memory(error);
    }
    item->phrases.past = rly_phrase_count(set);
    replylint_status status = read_chars(item, tree, rly_member(tree, map, "chars"), error);
    if (status)
        return status;
    status =
        rly_phrase_set_regex(set, rly_node_text(tree, pattern), tree->checked, rly_node_place(tree, pattern), error);
    item->regex = rly_phrase_set_regex_count(set);
    return status;
}

/* What has to hold for the phrases of an item; a condition is no matter of phrases, so that it is only kept. */
static replylint_status read_needs(rly_item *item, const rly_tree *tree, const rly_node *map, replylint_error *error)
{
    item->needs = rly_member(tree, map, "needs");
    if (!item->needs || item->needs->kind == RLY_SCALAR)
        return REPLYLINT_OK;
    return rly_fail(error, REPLYLINT_ERROR_SYNTAX, rly_node_place(tree, item->needs),
                    "phrases need a condition: needs: channel.public; a list of words goes with regex:");
}

/* An item that is a map: {any: [...], needs: ..., unless: ..., with: ...} or {regex: ..., needs: [...], ...}. */
static replylint_status read_mapped(rly_item *item, rly_phrase_set *set, const rly_tree *tree, const rly_node *map,
                                    const rly_fragments *fragments, replylint_error *error)
{
    static const char *const keys[] = {"any", "unless", "with", "regex", "needs", "chars", "replace", NULL};
    replylint_status status = rly_check_keys(tree, map, keys, "an item of find", error);
    if (status)
        return status;
    const rly_node *any = rly_member(tree, map, "any"), *regex = rly_member(tree, map, "regex"),
                   *replace = rly_member(tree, map, "replace");
    if (replace && replace->kind != RLY_SCALAR)
        return rly_fail(error, REPLYLINT_ERROR_SYNTAX, rly_node_place(tree, replace), "expected the better wording");
    item->replace = replace ? rly_node_text(tree, replace).data : NULL;
    if (!any == !regex)
        return rly_fail(error, REPLYLINT_ERROR_SYNTAX, rly_node_place(tree, map),
                        "an item is a phrase, or has either any: [phrases] or regex: with needs:");
    status = any ? add_phrases(&item->phrases, set, tree, any, fragments, RLY_ANYWHERE, error)
                 : read_regex(item, set, tree, map, error);
    replylint_status needs = any ? read_needs(item, tree, map, error) : REPLYLINT_OK;
    status = status ? status : needs;
    return status ? status : rly_conditions_read(&item->conditions, set, tree, map, fragments, error);
}

replylint_status rly_finder_add(rly_finder *finder, rly_phrase_set *set, const rly_tree *tree, const rly_node *list,
                                uint32_t value, const rly_fragments *fragments, replylint_error *error)
{
    if (list->kind != RLY_LIST || list->count == 0)
        return rly_fail(error, REPLYLINT_ERROR_SYNTAX, rly_key_place(tree, list), "expected a list of phrases");
    replylint_status result = REPLYLINT_OK;
    rly_item *plain = NULL; /* neighbouring phrases without conditions share an item */
    for (const rly_node *node = rly_first(tree, list); node; node = rly_next(tree, node)) {
        replylint_status status;
        if (!plain || node->kind != RLY_SCALAR) {
            rly_item *item = rly_push(&finder->items);
            if (!item)
                return rly_fail_memory(error);
            uint32_t count = rly_phrase_count(set);
            *item = (rly_item){.value = value, .phrases = {count, count}, .line = rly_node_place(tree, node).line};
            plain = node->kind == RLY_SCALAR ? item : NULL;
        }
        if (plain) {
            status = rly_phrase_add(set, tree, node, fragments, RLY_ANYWHERE, error);
            plain->phrases.past = rly_phrase_count(set);
        } else {
            status = read_mapped(&finder->items.items[finder->items.count - 1], set, tree, node, fragments, error);
        }
        result = status ? status : result;
    }
    const rly_item *items = finder->items.items;
    finder->phrases = (rly_phrases){items[0].phrases.first, items[finder->items.count - 1].phrases.past};
    return result;
}

void rly_finder_free(rly_finder *finder)
{
    rly_vec_free(&finder->items);
}
