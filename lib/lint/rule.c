/* SPDX-License-Identifier: Apache-2.0 */
#include "lint/rule.h"

#include <string.h>

enum { MOST_PLACES = 1000, MOST_ALLOWED = 1000000 };

static const char *const level_names[] = {"off", "suggestion", "warning", "error"};

const char *rly_points_text(uint32_t points)
{
#define TEN(d) d "0", d "1", d "2", d "3", d "4", d "5", d "6", d "7", d "8", d "9"
    static const char texts[RLY_MOST_POINTS + 1][4] = {TEN(""),  TEN("1"), TEN("2"), TEN("3"), TEN("4"), TEN("5"),
                                                       TEN("6"), TEN("7"), TEN("8"), TEN("9"), "100"};
#undef TEN
    return texts[points];
}

const char *rly_level_name(rly_level level)
{
    return level_names[level];
}

bool rly_level_read(rly_str text, rly_level *out)
{
    for (rly_level level = RLY_OFF; level <= RLY_ERROR; level++) {
        if (rly_str_is(text, level_names[level])) {
            *out = level;
            return true;
        }
    }
    return false;
}

const char *rly_rule_text(const rly_rule *rule, const char *field)
{
    return rly_node_text(rule->tree, rly_member(rule->tree, rly_root(rule->tree), field)).data;
}

const rly_node *rly_rule_examples(const rly_rule *rule, const char *kind)
{
    return rly_member(rule->tree, rly_member(rule->tree, rly_root(rule->tree), "examples"), kind);
}

typedef struct reader {
    rly_rule *rule;
    rly_knowledge *knowledge;
    const rly_tree *tree, *shared;
    const rly_node *root;
    replylint_error *error;
} reader;

static replylint_status refuse(const reader *r, const rly_node *node, const char *what)
{
    rly_place place = node ? rly_node_place(r->tree, node) : (rly_place){r->tree->file, 1, 1};
    return rly_fail(r->error, REPLYLINT_ERROR_SYNTAX, place, "%s", what);
}

static replylint_status read_level(const reader *r)
{
    const rly_node *level = rly_member(r->tree, r->root, "level");
    if (level && rly_level_read(rly_node_text(r->tree, level), &r->rule->level))
        return REPLYLINT_OK;
    return refuse(r, level, "a rule states its level: error, warning or suggestion");
}

static replylint_status read_flags(const reader *r)
{
    const rly_node *points = rly_member(r->tree, r->root, "points"),
                   *critical = rly_member(r->tree, r->root, "critical"), *safe = rly_member(r->tree, r->root, "safe"),
                   *stage = rly_member(r->tree, r->root, "stage");
    replylint_status status = REPLYLINT_OK;
    if (points)
        status = rly_node_count(r->tree, points, RLY_MOST_POINTS, &r->rule->points, r->error);
    if (critical && !status)
        status = rly_node_bool(r->tree, critical, &r->rule->critical, r->error);
    if (safe && !status)
        status = rly_node_bool(r->tree, safe, &r->rule->safe, r->error);
    if (stage && !status) {
        r->rule->final_only = rly_str_is(rly_node_text(r->tree, stage), "final");
        if (!r->rule->final_only)
            status = refuse(r, stage, "the only stage that a rule can state is final");
    }
    return status;
}

static replylint_status read_texts(const reader *r)
{
    static const char *const needed[] = {"message", "advice", "why"};
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++) {
        const rly_node *node = rly_member(r->tree, r->root, needed[i]);
        if (!node || node->kind != RLY_SCALAR || node->size == 0)
            return refuse(r, node,
                          i == 0   ? "a rule needs a message"
                          : i == 1 ? "a rule needs advice"
                                   : "a rule needs a why");
    }
    const rly_node *replace = rly_member(r->tree, r->root, "replace");
    r->rule->message = rly_rule_text(r->rule, "message");
    r->rule->advice = rly_rule_text(r->rule, "advice");
    r->rule->replace = replace ? rly_rule_text(r->rule, "replace") : NULL;
    if (replace && rly_member(r->tree, r->root, "requires"))
        return refuse(r, replace, "what is missing has no place, so replace does not go with requires");
    return REPLYLINT_OK;
}

static replylint_status read_count(const reader *r, const rly_node *count)
{
    static const char *const keys[] = {"signal", "min", "max", NULL};
    replylint_status status = rly_check_keys(r->tree, count, keys, "count", r->error);
    if (status)
        return status;
    const rly_node *signal = rly_member(r->tree, count, "signal"), *least = rly_member(r->tree, count, "min"),
                   *most = rly_member(r->tree, count, "max");
    if (!signal || (!least && !most))
        return refuse(r, count, "count has a signal, and min or max");
    r->rule->judges_text = rly_node_text(r->tree, signal).data;
    r->rule->counted = rly_signal_find(&r->knowledge->catalog, rly_node_text(r->tree, signal),
                                       rly_node_place(r->tree, signal), r->error);
    if (r->rule->counted == r->knowledge->catalog.signals.count)
        return REPLYLINT_ERROR_UNKNOWN;
    r->rule->most = MOST_PLACES;
    if (least)
        status = rly_node_count(r->tree, least, MOST_PLACES, &r->rule->least, r->error);
    if (most && !status)
        status = rly_node_count(r->tree, most, MOST_PLACES, &r->rule->most, r->error);
    return status;
}

static rly_fragments fragments_of(const reader *r)
{
    rly_fragments fragments = {r->tree, r->shared, rly_member(r->tree, r->root, "define"), NULL};
    if (r->shared)
        fragments.shared = rly_member(r->shared, rly_root(r->shared), "define");
    return fragments;
}

/* Conditions on the draft are the rule's, not those of an item of its finder. */
static replylint_status refuse_needs(const reader *r, const rly_finder *finder)
{
    for (size_t i = 0; i < finder->items.count; i++)
        if (finder->items.items[i].needs)
            return refuse(r, finder->items.items[i].needs, "needs: is for detectors; a rule has when:");
    return REPLYLINT_OK;
}

static replylint_status read_find(const reader *r, const rly_node *find)
{
    rly_fragments fragments = fragments_of(r);
    r->rule->judges_text = "its phrases";
    replylint_status status =
        rly_finder_add(&r->rule->finder, r->knowledge->reply_phrases, r->tree, find, 0, &fragments, r->error);
    replylint_status conditions = rly_conditions_read(&r->rule->finder.conditions, r->knowledge->reply_phrases, r->tree,
                                                      r->root, &fragments, r->error);
    status = status ? status : refuse_needs(r, &r->rule->finder);
    return status ? status : conditions;
}

/* Better wordings of the words within a place: items of phrases, each with its replace. */
static replylint_status read_rewrites(const reader *r)
{
    const rly_node *rewrites = rly_member(r->tree, r->root, "rewrites");
    rly_finder *finder = &r->rule->rewrites;
    if (!rewrites)
        return REPLYLINT_OK;
    if (!rly_member(r->tree, r->root, "forbids") && !rly_member(r->tree, r->root, "count"))
        return refuse(r, rewrites, "rewrites go with forbids or count; an item of find has its own replace");
    rly_fragments fragments = fragments_of(r);
    replylint_status status =
        rly_finder_add(finder, r->knowledge->reply_phrases, r->tree, rewrites, 0, &fragments, r->error);
    for (size_t i = 0; i < finder->items.count && !status; i++)
        if (!finder->items.items[i].replace)
            return refuse(r, rewrites,
                          "an item of rewrites has phrases and a wording: {any: [phrases], replace: text}");
    return status ? status : refuse_needs(r, finder);
}

/* The native check with its words and its bound. */
static replylint_status read_check(const reader *r, const rly_node *check)
{
    const rly_node *words = rly_member(r->tree, r->root, "words"), *max = rly_member(r->tree, r->root, "max");
    rly_str name = rly_node_text(r->tree, check);
    r->rule->judges_text = name.data;
    r->rule->words = words;
    r->rule->check = rly_check_find(name, rly_node_place(r->tree, check), r->error);
    replylint_status status = r->rule->check ? REPLYLINT_OK : REPLYLINT_ERROR_UNKNOWN;
    if (words && (words->kind != RLY_LIST || words->count == 0))
        status = refuse(r, words, "words is a list of words");
    for (const rly_node *word = rly_first(r->tree, words); word && !status; word = rly_next(r->tree, word))
        if (word->kind != RLY_SCALAR || word->size == 0)
            status = refuse(r, word, "expected a word");
    if (max && !status)
        status = rly_node_count(r->tree, max, MOST_ALLOWED, &r->rule->max, r->error);
    return status;
}

/* Exactly one of requires, forbids, count, find and check; but find may stand beside check. */
static replylint_status read_judgement(const reader *r)
{
    static const char *const kinds[] = {"requires", "forbids", "count", "find", "check"};
    const rly_node *nodes[5] = {NULL}, *found = NULL;
    for (uint32_t i = 0; i < 5; i++) {
        nodes[i] = rly_member(r->tree, r->root, kinds[i]);
        if (nodes[i] && found && !(i == RLY_CHECKS && found == nodes[RLY_FINDS]))
            return refuse(r, nodes[i], "a rule has only one of requires, forbids, count, and find or check");
        if (nodes[i]) {
            found = nodes[i];
            r->rule->judges = (rly_judges)i;
        }
    }
    const rly_node *setting = rly_member(r->tree, r->root, "words");
    setting = setting ? setting : rly_member(r->tree, r->root, "max");
    if (!found)
        return refuse(r, NULL, "a rule has one of requires, forbids, count, find and check");
    if (setting && !nodes[RLY_CHECKS])
        return refuse(r, setting, "words and max go with check");
    if (r->rule->judges == RLY_COUNTS)
        return read_count(r, found);
    if (r->rule->judges == RLY_FINDS || r->rule->judges == RLY_CHECKS) {
        replylint_status status = nodes[RLY_FINDS] ? read_find(r, nodes[RLY_FINDS]) : REPLYLINT_OK;
        replylint_status check = nodes[RLY_CHECKS] ? read_check(r, nodes[RLY_CHECKS]) : REPLYLINT_OK;
        return status ? status : check;
    }
    r->rule->judges_text = rly_node_text(r->tree, found).data;
    return rly_condition_read(&r->rule->demand, &r->knowledge->catalog, r->tree, found, r->error);
}

replylint_status rly_rule_read(rly_rule *rule, rly_knowledge *knowledge, const char *id, const char *language,
                               const rly_tree *tree, const rly_tree *shared, replylint_error *error)
{
    static const char *const keys[] = {"since", "level", "points",  "critical", "requires", "forbids", "count",
                                       "find",  "check", "words",   "max",      "define",   "unless",  "with",
                                       "when",  "stage", "message", "advice",   "why",      "replace", "rewrites",
                                       "safe",  "was",   "yields",  "examples", NULL};
    *rule = (rly_rule){.id = id, .category_size = strcspn(id, "/"), .tree = tree, .judges_text = ""};
    memcpy(rule->language, language, strlen(language));
    reader r = {rule, knowledge, tree, shared, rly_root(tree), error};
    replylint_status result = rly_check_keys(tree, r.root, keys, "a rule", error);
    if (!r.root || r.root->kind != RLY_MAP_NODE)
        return result;
    replylint_status (*const steps[])(const reader *) = {read_level, read_flags, read_texts, read_judgement,
                                                         read_rewrites};
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        replylint_status status = steps[i](&r);
        result = status ? status : result;
    }
    replylint_status when =
        rly_condition_read(&rule->when, &knowledge->catalog, tree, rly_member(tree, r.root, "when"), error);
    return when ? when : result;
}

void rly_rule_free(rly_rule *rule)
{
    rly_condition_free(&rule->when);
    rly_condition_free(&rule->demand);
    rly_finder_free(&rule->finder);
    rly_finder_free(&rule->rewrites);
    rly_vec_free(&rule->yields);
}
