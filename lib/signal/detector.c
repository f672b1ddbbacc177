/* SPDX-License-Identifier: Apache-2.0 */
#include "signal/detector.h"

static replylint_status read_values(rly_detector *detector, const rly_signal *signal, rly_phrase_set *set,
                                    const rly_fragments *fragments, replylint_error *error)
{
    const rly_tree *tree = detector->tree;
    const rly_node *find = rly_member(tree, rly_root(tree), "find");
    replylint_status result = REPLYLINT_OK;
    for (const rly_node *list = rly_first(tree, find); list; list = rly_next(tree, list)) {
        uint32_t value = rly_value_find(signal, rly_node_key(tree, list), rly_key_place(tree, list), error);
        replylint_status status = value == RLY_MOST_VALUES
                                      ? REPLYLINT_ERROR_UNKNOWN
                                      : rly_finder_add(&detector->finder, set, tree, list, value, fragments, error);
        result = status ? status : result;
    }
    return result;
}

static void take_native(rly_detector *detector, const rly_native_row *native)
{
    detector->check = native->detect;
    detector->asks = (uint8_t)native->asks;
    detector->without = (uint8_t)native->without;
}

static replylint_status read_check(rly_detector *detector, replylint_error *error)
{
    const rly_node *check = rly_member(detector->tree, rly_root(detector->tree), "check");
    if (!check)
        return REPLYLINT_OK;
    const rly_native_row *native = rly_native_find(rly_node_text(detector->tree, check));
    if (native) {
        take_native(detector, native);
        return REPLYLINT_OK;
    }
    return rly_fail(error, REPLYLINT_ERROR_UNKNOWN, rly_node_place(detector->tree, check),
                    "there is no native detector \"%s\"", rly_node_text(detector->tree, check).data);
}

/* The conditions of single items. */
static replylint_status read_item_needs(rly_detector *detector, rly_catalog *catalog, replylint_error *error)
{
    size_t count = detector->finder.items.count, with = 0;
    for (size_t i = 0; i < count; i++)
        with += detector->finder.items.items[i].needs != NULL;
    replylint_status result = REPLYLINT_OK;
    for (size_t i = 0; i < count && with; i++) {
        rly_condition *condition = rly_push(&detector->item_needs);
        if (!condition)
            return rly_fail_memory(error);
        *condition = (rly_condition){0};
        const rly_node *node = detector->finder.items.items[i].needs;
        replylint_status status = rly_condition_read(condition, catalog, detector->tree, node, error);
        result = status ? status : result;
    }
    return result;
}

static replylint_status read_words(rly_detector *detector, replylint_error *error)
{
    const rly_tree *tree = detector->tree;
    const rly_node *list = rly_member(tree, rly_root(tree), "words");
    if (list && (list->kind != RLY_LIST || !detector->check))
        return rly_fail(error, REPLYLINT_ERROR_SYNTAX, rly_key_place(tree, list),
                        "words is a list, and goes with check");
    if (!list || list->count == 0)
        return REPLYLINT_OK;
    size_t size = 1;
    while (size < 2 * (size_t)list->count)
        size *= 2;
    if (!rly_reserve(&detector->words, size))
        return rly_fail_memory(error);
    memset(detector->words.items, 0, size * sizeof *detector->words.items);
    detector->words.count = size;
    for (const rly_node *word = rly_first(tree, list); word; word = rly_next(tree, word)) {
        uint32_t hash = rly_word_hash(rly_word_number(rly_node_text(tree, word)));
        detector->words.items[rly_word_slot(detector->words.items, size, hash)] = hash;
    }
    return REPLYLINT_OK;
}

static rly_fragments fragments_of(const rly_tree *tree, const rly_tree *shared)
{
    rly_fragments fragments = {tree, shared, rly_member(tree, rly_root(tree), "define"), NULL};
    if (shared)
        fragments.shared = rly_member(shared, rly_root(shared), "define");
    return fragments;
}

replylint_status rly_detector_read(rly_knowledge *knowledge, rly_str name, const char *language, const rly_tree *tree,
                                   const rly_tree *shared, replylint_error *error)
{
    static const char *const keys[] = {"since", "define", "find",  "unless",   "with",
                                       "check", "words",  "needs", "examples", NULL};
    const rly_node *root = rly_root(tree);
    replylint_status status = rly_check_keys(tree, root, keys, "a detector", error);
    uint32_t number = rly_signal_find(&knowledge->catalog, name, (rly_place){tree->file, 1, 1}, error);
    if (number == knowledge->catalog.signals.count || status)
        return status ? status : REPLYLINT_ERROR_UNKNOWN;
    rly_signal *signal = &knowledge->catalog.signals.items[number];
    if (!rly_member(tree, root, "find") && !rly_member(tree, root, "check"))
        return rly_fail(error, REPLYLINT_ERROR_SYNTAX, (rly_place){tree->file, 1, 1}, "a detector has find: or check:");
    rly_detector *detector = rly_push(&knowledge->detectors);
    if (!detector)
        return rly_fail_memory(error);
    *detector = (rly_detector){.signal = number, .of_customer = signal->of == RLY_OF_CUSTOMER, .tree = tree};
    memcpy(detector->language, language, strlen(language));
    signal->file = tree->file;
    rly_phrase_set *set = signal->of == RLY_OF_CUSTOMER ? knowledge->customer_phrases : knowledge->reply_phrases;
    rly_fragments fragments = fragments_of(tree, shared);
    replylint_status result = read_values(detector, signal, set, &fragments, error);
    status = rly_conditions_read(&detector->finder.conditions, set, tree, root, &fragments, error);
    result = status ? status : result;
    for (size_t i = 0; i < detector->finder.items.count && !result; i++)
        if (detector->finder.items.items[i].replace)
            result = rly_fail(error, REPLYLINT_ERROR_SYNTAX,
                              (rly_place){tree->file, detector->finder.items.items[i].line, 1},
                              "replace is for rules; a detector finds facts");
    status = read_check(detector, error);
    result = status ? status : result;
    status = read_words(detector, error);
    result = status ? status : result;
    status = read_item_needs(detector, &knowledge->catalog, error);
    result = status ? status : result;
    status = rly_condition_read(&detector->needs, &knowledge->catalog, tree, rly_member(tree, root, "needs"), error);
    return status ? status : result;
}

const rly_detector *rly_detector_of(const rly_knowledge *knowledge, uint32_t signal)
{
    for (size_t i = 0; i < knowledge->detectors.count; i++)
        if (knowledge->detectors.items[i].signal == signal)
            return &knowledge->detectors.items[i];
    return NULL;
}

static replylint_status add_natives(rly_knowledge *knowledge, replylint_error *error)
{
    for (uint32_t i = 0; i < knowledge->catalog.signals.count; i++) {
        rly_signal *signal = &knowledge->catalog.signals.items[i];
        if (!signal->check || rly_detector_of(knowledge, i))
            continue;
        const rly_native_row *native = rly_native_find(rly_str_of(signal->check));
        if (!native)
            return rly_fail(error, REPLYLINT_ERROR_UNKNOWN, RLY_NOWHERE,
                            "signal %s: there is no native detector \"%s\"", signal->name, signal->check);
        rly_detector *detector = rly_push(&knowledge->detectors);
        if (!detector)
            return rly_fail_memory(error);
        *detector = (rly_detector){.signal = i, .of_customer = signal->of == RLY_OF_CUSTOMER};
        take_native(detector, native);
        signal->file = "core/signals.yml";
    }
    return REPLYLINT_OK;
}

static bool put(rly_knowledge *knowledge, size_t number, rly_detectors *out);

static bool put_needed(rly_knowledge *knowledge, const rly_condition *needs, rly_detectors *out)
{
    for (size_t t = 0; t < needs->terms.count; t++) {
        const rly_term *term = &needs->terms.items[t];
        for (size_t i = 0; i < knowledge->detectors.count && term->op == RLY_TEST; i++)
            if (knowledge->detectors.items[i].signal == term->which && !put(knowledge, i, out))
                return false;
    }
    return true;
}

/* Move a detector behind those whose signals it needs. Which it has met before is marked, so that a ring ends. */
static bool put(rly_knowledge *knowledge, size_t number, rly_detectors *out)
{
    rly_detector *detector = &knowledge->detectors.items[number];
    detector->awaited |= detector->visited && !detector->placed;
    if (detector->visited)
        return true;
    detector->visited = true;
    if (!put_needed(knowledge, &detector->needs, out))
        return false;
    for (size_t i = 0; i < detector->item_needs.count; i++)
        if (!put_needed(knowledge, &detector->item_needs.items[i], out))
            return false;
    rly_detector *slot = rly_push(out);
    if (slot)
        *slot = *detector;
    detector->placed = true;
    return slot != NULL;
}

/* Note which detector each phrase belongs to. */
static bool own_phrases(rly_knowledge *knowledge)
{
    const rly_phrase_set *sets[] = {knowledge->reply_phrases, knowledge->customer_phrases};
    rly_phrase_owners *owners[] = {&knowledge->reply_owners, &knowledge->customer_owners};
    for (size_t i = 0; i < 2; i++) {
        size_t count = rly_phrase_count(sets[i]);
        if (!rly_reserve(owners[i], count))
            return false;
        memset(owners[i]->items, 0xff, count * sizeof *owners[i]->items); /* RLY_NO_OWNER */
        owners[i]->count = count;
    }
    for (size_t i = 0; i < knowledge->detectors.count; i++) {
        const rly_detector *detector = &knowledge->detectors.items[i];
        uint16_t *of = owners[detector->of_customer]->items;
        for (size_t n = 0; n < detector->finder.items.count; n++) {
            rly_phrases phrases = detector->finder.items.items[n].phrases;
            for (uint32_t phrase = phrases.first; phrase < phrases.past; phrase++)
                of[phrase] = (uint16_t)i;
        }
    }
    return true;
}

replylint_status rly_knowledge_seal(rly_knowledge *knowledge, replylint_error *error)
{
    replylint_status status = add_natives(knowledge, error);
    if (status)
        return status;
    rly_detectors ordered = {0};
    bool good = rly_reserve(&ordered, knowledge->detectors.count); /* so that a failure leaves no half of a list */
    for (size_t i = 0; good && i < knowledge->detectors.count; i++)
        good = put(knowledge, i, &ordered);
    if (!good) {
        rly_vec_free(&ordered);
        return rly_fail_memory(error);
    }
    rly_vec_free(&knowledge->detectors);
    knowledge->detectors = ordered;
    status = rly_phrase_set_seal(knowledge->reply_phrases, error);
    status = status ? status : rly_phrase_set_seal(knowledge->customer_phrases, error);
    return status || own_phrases(knowledge) ? status : rly_fail_memory(error);
}

bool rly_knowledge_new(rly_knowledge *knowledge)
{
    *knowledge = (rly_knowledge){0};
    knowledge->reply_phrases = rly_phrase_set_new();
    knowledge->customer_phrases = rly_phrase_set_new();
    return knowledge->reply_phrases && knowledge->customer_phrases;
}

void rly_knowledge_free_signals(rly_knowledge *knowledge)
{
    for (size_t i = 0; i < knowledge->detectors.count; i++) {
        rly_finder_free(&knowledge->detectors.items[i].finder);
        rly_condition_free(&knowledge->detectors.items[i].needs);
        rly_vec_free(&knowledge->detectors.items[i].words);
        for (size_t n = 0; n < knowledge->detectors.items[i].item_needs.count; n++)
            rly_condition_free(&knowledge->detectors.items[i].item_needs.items[n]);
        rly_vec_free(&knowledge->detectors.items[i].item_needs);
    }
    rly_vec_free(&knowledge->detectors);
    rly_vec_free(&knowledge->reply_owners);
    rly_vec_free(&knowledge->customer_owners);
    rly_catalog_free(&knowledge->catalog);
}

void rly_knowledge_free_phrases(rly_knowledge *knowledge)
{
    rly_phrase_set_free(knowledge->reply_phrases);
    rly_phrase_set_free(knowledge->customer_phrases);
}
