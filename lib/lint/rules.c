/* SPDX-License-Identifier: Apache-2.0 */
/* Making rules: collect files, then seal them into detectors, rules and phrases. */
#include "lint/rules.h"

#include <stdlib.h>
#include <string.h>

#include "packs.h"

enum { MOST_FILES = 4096, MOST_BYTES = 1 << 20 };

static void free_file(rly_file *file)
{
    rly_release(file->path);
    rly_release(file->name);
    rly_tree_free(&file->store);
}

/* A file of the same kind, id and (but for rules) language says the same thing: the later one counts. */
static bool same_subject(const rly_file *a, const rly_file *b)
{
    return a->kind == b->kind && *a->id == *b->id && strncmp(a->id, b->id, sizeof a->id) == 0 &&
           (a->kind == RLY_FILE_RULE || strcmp(a->language, b->language) == 0);
}

static replylint_status push_file(replylint_rules *rules, const rly_file *file, replylint_error *error)
{
    if (rules->files.count == MOST_FILES)
        return rly_fail(error, REPLYLINT_ERROR_LIMIT, (rly_place){file->path, 0, 0}, "more than %d files", MOST_FILES);
    rly_file *slot = rly_push(&rules->files);
    if (!slot)
        return rly_fail_memory(error);
    *slot = *file;
    return REPLYLINT_OK;
}

/* Add a file, in the place of a built-in one that says the same thing, or of an earlier reading of itself. */
static replylint_status put_file(replylint_rules *rules, const rly_file *file, replylint_error *error)
{
    size_t i = 0;
    while (i < rules->files.count && !same_subject(&rules->files.items[i], file))
        i++;
    if (i == rules->files.count)
        return push_file(rules, file, error);
    rly_file *earlier = &rules->files.items[i];
    bool same_pack = (earlier->name != NULL) == (file->name != NULL);
    if (same_pack && strcmp(earlier->tree.file, file->tree.file) != 0)
        return rly_fail(error, REPLYLINT_ERROR_STATE, (rly_place){file->tree.file, 0, 0},
                        "%s says the same thing already; of two packs only one may: rename or remove one",
                        earlier->tree.file);
    free_file(earlier);
    *earlier = *file;
    return REPLYLINT_OK;
}

static replylint_status add_built_in(replylint_rules *rules, replylint_error *error)
{
    const rly_packs *packs = rly_built_in_packs();
    if (!rly_reserve(&rules->files, packs->count))
        return rly_fail_memory(error);
    for (size_t i = 0; i < packs->count; i++) {
        rly_file file = {.tree = packs->files[i].tree};
        replylint_status status = rly_file_classify(&file, packs->files[i].path, error);
        if (!status) /* that no two say the same thing was seen to when the library was built */
            status = file.tree.checked ? push_file(rules, &file, error) : put_file(rules, &file, error);
        if (status)
            return status;
    }
    return REPLYLINT_OK;
}

replylint_status replylint_rules_new(replylint_rules **out, replylint_error *error)
{
    if (!out)
        return rly_fail(error, REPLYLINT_ERROR_ARGUMENT, RLY_NOWHERE, "out is NULL");
    *out = NULL;
    replylint_rules *rules = rly_allocate(sizeof *rules);
    if (!rules)
        return rly_fail_memory(error);
    atomic_init(&rules->references, 1);
    if (!rly_knowledge_new(&rules->knowledge)) {
        replylint_rules_free(rules);
        return rly_fail_memory(error);
    }
    *out = rules;
    return REPLYLINT_OK;
}

replylint_rules *rly_rules_keep(replylint_rules *rules)
{
    atomic_fetch_add(&rules->references, 1);
    return rules;
}

/* What sealing made of the files, other than phrases. */
static void free_sealed(replylint_rules *rules)
{
    for (size_t i = 0; i < rules->rules.count; i++)
        rly_rule_free(&rules->rules.items[i]);
    rly_vec_free(&rules->rules);
    rly_checklist_free(&rules->checklist);
    rly_grounds_free(&rules->grounds);
    rly_profiles_free(&rules->profiles);
    rly_knowledge_free_signals(&rules->knowledge);
}

void replylint_rules_free(replylint_rules *rules)
{
    if (!rules || atomic_fetch_sub(&rules->references, 1) > 1)
        return;
    if (!rules->lent)
        free_sealed(rules);
    rly_knowledge_free_phrases(&rules->knowledge);
    for (size_t i = 0; i < rules->files.count; i++)
        free_file(&rules->files.items[i]);
    rly_vec_free(&rules->files);
    rly_spelling_free(&rules->spelling);
    rly_release(rules);
}

static replylint_status read_file(rly_file *file, const char *path, const char *name, const char *text, size_t size,
                                  replylint_error *error)
{
    const char *shown = name ? name : path;
    if (size > MOST_BYTES)
        return rly_fail(error, REPLYLINT_ERROR_LIMIT, (rly_place){shown, 0, 0}, "larger than %d bytes; split it",
                        MOST_BYTES);
    file->path = rly_copy(path, strlen(path));
    file->name = rly_copy(shown, strlen(shown));
    if (!file->path || !file->name)
        return rly_fail_memory(error);
    replylint_status status = rly_file_classify(file, path, error);
    if (!status)
        status = rly_tree_read(&file->store, RLY_YAML, file->name, text, size, error);
    file->tree = file->store.tree;
    if (!status && (file->kind == RLY_FILE_SIGNALS || file->kind == RLY_FILE_CHANNELS))
        status = rly_fail(error, REPLYLINT_ERROR_STATE, (rly_place){file->name, 0, 0},
                          "the core list of signals and channels cannot be replaced");
    return status;
}

replylint_status replylint_rules_add(replylint_rules *rules, const char *path, const char *file, const char *text,
                                     size_t size, replylint_error *error)
{
    if (!rules || !path || (!text && size))
        return rly_fail(error, REPLYLINT_ERROR_ARGUMENT, RLY_NOWHERE, "rules, path or text is NULL");
    if (rules->sealed)
        return rly_fail(error, REPLYLINT_ERROR_STATE, RLY_NOWHERE,
                        "the rules are in use by a linter; add files before making the first one");
    rly_file added = {0};
    replylint_status status = read_file(&added, path, file, text, size, error);
    if (!status && rules->files.count == 0)
        status = add_built_in(rules, error);
    if (!status)
        status = put_file(rules, &added, error);
    if (status)
        free_file(&added);
    return status;
}

static const rly_file *find_file(const replylint_rules *rules, rly_file_kind kind, const char *language)
{
    for (size_t i = 0; i < rules->files.count; i++)
        if (rules->files.items[i].kind == kind && strcmp(rules->files.items[i].language, language) == 0)
            return &rules->files.items[i];
    return NULL;
}

static replylint_status read_catalog(replylint_rules *rules, replylint_error *error)
{
    rly_catalog *catalog = &rules->knowledge.catalog;
    const rly_file *signals = find_file(rules, RLY_FILE_SIGNALS, ""),
                   *channels = find_file(rules, RLY_FILE_CHANNELS, "");
    replylint_status status = rly_catalog_read_signals(catalog, &signals->tree, error);
    if (!status)
        status = rly_catalog_read_channels(catalog, &channels->tree, error);
    const rly_file *checklist = find_file(rules, RLY_FILE_CHECKLIST, "");
    if (!status)
        status = rly_checklist_read(&rules->checklist, catalog, &checklist->tree, error);
    const rly_file *profiles = find_file(rules, RLY_FILE_PROFILES, "");
    return status ? status : rly_profiles_read(&rules->profiles, &profiles->tree, error);
}

/* Say whether the phrases of a file are ready-made: those of a built-in file whose fragments are, too. */
static void place_phrases(rly_knowledge *knowledge, rly_file *file, const rly_file *shared, size_t number)
{
    const rly_packs *packs = rly_built_in_packs();
    bool ready_made = packs->reply && !file->name && !(shared && shared->name);
    if (ready_made) { /* a file that is replaced leaves its place to the one that was added */
        rly_phrase_set_count(knowledge->reply_phrases, packs->files[number].reply_phrases);
        rly_phrase_set_count(knowledge->customer_phrases, packs->files[number].customer_phrases);
    } else {
        rly_phrase_set_compile(knowledge->reply_phrases);
        rly_phrase_set_compile(knowledge->customer_phrases);
    }
    file->reply_phrases = rly_phrase_count(knowledge->reply_phrases);
    file->customer_phrases = rly_phrase_count(knowledge->customer_phrases);
}

static replylint_status read_knowledge(replylint_rules *rules, replylint_error *error)
{
    replylint_status result = REPLYLINT_OK;
    for (size_t i = 0; i < rules->files.count; i++) {
        rly_file *file = &rules->files.items[i];
        const rly_file *shared = *file->language ? find_file(rules, RLY_FILE_SHARED, file->language) : NULL;
        const rly_tree *fragments = shared ? &shared->tree : NULL;
        place_phrases(&rules->knowledge, file, shared, i);
        replylint_status status = REPLYLINT_OK;
        if (file->kind == RLY_FILE_DETECTOR) {
            status = rly_detector_read(&rules->knowledge, rly_str_of(file->id), file->language, &file->tree, fragments,
                                       error);
        } else if (file->kind == RLY_FILE_RULE) {
            rly_rule *rule = rly_push(&rules->rules);
            status =
                rule ? rly_rule_read(rule, &rules->knowledge, file->id, file->language, &file->tree, fragments, error)
                     : rly_fail_memory(error);
        }
        result = status ? status : result;
    }
    return result;
}

static int by_id(const void *a, const void *b)
{
    return strcmp(((const rly_rule *)a)->id, ((const rly_rule *)b)->id);
}

static const char *rule_id(const void *rules, size_t i)
{
    return ((const replylint_rules *)rules)->rules.items[i].id;
}

size_t rly_rule_find(const replylint_rules *rules, rly_str id)
{
    for (size_t i = 0; i < rules->rules.count; i++)
        if (rly_str_is(id, rules->rules.items[i].id))
            return i;
    for (size_t i = 0; i < rules->rules.count && id.size; i++)
        if (rly_str_is(id, rly_rule_text(&rules->rules.items[i], "was")))
            return i;
    return rules->rules.count;
}

static replylint_status no_rule(const replylint_rules *rules, rly_str id, rly_place place, replylint_error *error)
{
    const char *near = rly_nearest(id, rule_id, rules, rules->rules.count);
    return rly_fail(error, REPLYLINT_ERROR_UNKNOWN, place, "there is no rule \"%.*s\"%s%s%s", (int)id.size, id.data,
                    near ? "; did you mean \"" : "", near ? near : "", near ? "\"?" : "");
}

/* Names of graver rules into numbers, once all rules have theirs. */
static replylint_status link_yields(replylint_rules *rules, rly_rule *rule, replylint_error *error)
{
    const rly_node *list = rly_member(rule->tree, rly_root(rule->tree), "yields");
    for (const rly_node *node = rly_first(rule->tree, list); node; node = rly_next(rule->tree, node)) {
        rly_str id = rly_node_text(rule->tree, node);
        size_t number = rly_rule_find(rules, id);
        if (number == rules->rules.count)
            return no_rule(rules, id, rly_node_place(rule->tree, node), error);
        uint32_t *slot = rly_push(&rule->yields);
        if (!slot)
            return rly_fail_memory(error);
        *slot = (uint32_t)number;
    }
    return REPLYLINT_OK;
}

static replylint_status add_regexes(rly_phrase_set *set, const char *const *patterns, replylint_error *error)
{
    replylint_status status = REPLYLINT_OK;
    for (; *patterns && !status; patterns++)
        status = rly_phrase_set_regex(set, rly_str_of(*patterns), true, RLY_NOWHERE, error);
    return status;
}

/* Nothing was added: what would be made of the files was made when the library was built. */
static replylint_status take_sealed(replylint_rules *rules, const rly_packs *packs, replylint_error *error)
{
    rly_knowledge *knowledge = &rules->knowledge;
    rules->lent = true;
    knowledge->catalog = packs->sealed->knowledge.catalog;
    knowledge->detectors = packs->sealed->knowledge.detectors;
    knowledge->reply_owners = packs->sealed->knowledge.reply_owners;
    knowledge->customer_owners = packs->sealed->knowledge.customer_owners;
    rules->rules = packs->sealed->rules;
    rules->checklist = packs->sealed->checklist;
    rules->grounds = packs->sealed->grounds;
    rules->profiles = packs->sealed->profiles;
    replylint_status status = add_regexes(knowledge->reply_phrases, packs->reply_regexes, error);
    return status ? status : add_regexes(knowledge->customer_phrases, packs->customer_regexes, error);
}

static replylint_status seal(replylint_rules *rules, replylint_error *error)
{
    const rly_packs *packs = rly_built_in_packs();
    if (packs->reply) {
        rly_phrase_set_use(rules->knowledge.reply_phrases, packs->reply);
        rly_phrase_set_use(rules->knowledge.customer_phrases, packs->customer);
    }
    if (packs->growing) {
        rly_phrase_set_grow(rules->knowledge.reply_phrases);
        rly_phrase_set_grow(rules->knowledge.customer_phrases);
    }
    if (rules->files.count == 0 && packs->sealed)
        return take_sealed(rules, packs, error);
    replylint_status status = rules->files.count == 0 ? add_built_in(rules, error) : REPLYLINT_OK;
    if (!status)
        status = read_catalog(rules, error);
    if (!status)
        status = read_knowledge(rules, error);
    if (status)
        return status;
    if (rules->rules.count)
        qsort(rules->rules.items, rules->rules.count, sizeof *rules->rules.items, by_id);
    for (size_t i = 0; i < rules->rules.count && !status; i++)
        status = link_yields(rules, &rules->rules.items[i], error);
    if (!status)
        status = rly_knowledge_seal(&rules->knowledge, error);
    if (!status &&
        !rly_grounds_find(&rules->grounds, rules->knowledge.catalog.signals.count, &rules->rules, &rules->checklist))
        status = rly_fail_memory(error);
    return status;
}

replylint_status replylint_rules_seal(replylint_rules *rules, replylint_error *error)
{
    if (!rules)
        return rly_fail(error, REPLYLINT_ERROR_ARGUMENT, RLY_NOWHERE, "rules is NULL");
    if (rules->sealed) {
        if (rules->seal_status)
            rly_fail(error, rules->seal_status, RLY_NOWHERE,
                     "the rules have faults; they were told when they were sealed");
        return rules->seal_status;
    }
    rules->sealed = true;
    rules->seal_status = seal(rules, error);
    return rules->seal_status;
}

size_t replylint_rules_find(const replylint_rules *rules, const char *id, replylint_error *error)
{
    if (!rules || !id)
        return 0;
    size_t number = rly_rule_find(rules, rly_str_of(id));
    if (number == rules->rules.count)
        no_rule(rules, rly_str_of(id), RLY_NOWHERE, error);
    return number;
}
