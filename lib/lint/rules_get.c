/* SPDX-License-Identifier: Apache-2.0 */
/* What rules, signals and channels say of themselves. */
#include <string.h>

#include "lint/rules.h"

static bool is_usable(const replylint_rules *rules)
{
    return rules && rules->sealed && rules->seal_status == REPLYLINT_OK;
}

size_t replylint_rules_count(const replylint_rules *rules)
{
    return is_usable(rules) ? rules->rules.count : 0;
}

const char *replylint_rules_get(const replylint_rules *rules, size_t i, const char *field)
{
    static const char *const written[] = {"why", "when", "stage", "since", "was"};
    if (i >= replylint_rules_count(rules) || !field)
        return NULL;
    const rly_rule *rule = &rules->rules.items[i];
    const struct {
        const char *field, *value;
    } known[] = {{"id", rule->id},
                 {"level", rly_level_name(rule->level)},
                 {"points", rly_points_text(rule->points)},
                 {"message", rule->message},
                 {"advice", rule->advice},
                 {"judges", rule->judges_text},
                 {"file", rule->tree->file}};
    for (size_t k = 0; k < sizeof known / sizeof *known; k++)
        if (strcmp(field, known[k].field) == 0)
            return known[k].value;
    for (size_t k = 0; k < sizeof written / sizeof *written; k++)
        if (strcmp(field, written[k]) == 0)
            return rly_rule_text(rule, field);
    return NULL;
}

/* The text of example `n` of a list; NULL when there is none. */
static const char *example_text(const rly_tree *tree, const rly_node *list, size_t n)
{
    const rly_node *example = rly_first(tree, list);
    while (example && n-- > 0)
        example = rly_next(tree, example);
    if (!example)
        return NULL;
    return rly_node_text(tree, example->kind == RLY_MAP_NODE ? rly_member(tree, example, "text") : example).data;
}

const char *replylint_rules_example(const replylint_rules *rules, size_t i, const char *kind, size_t n)
{
    if (i >= replylint_rules_count(rules) || !kind)
        return NULL;
    const rly_rule *rule = &rules->rules.items[i];
    return example_text(rule->tree, rly_rule_examples(rule, kind), n);
}

size_t replylint_rules_profile_count(const replylint_rules *rules)
{
    return is_usable(rules) ? rules->profiles.list.count : 0;
}

const char *replylint_rules_profile_get(const replylint_rules *rules, size_t i, const char *field)
{
    if (i >= replylint_rules_profile_count(rules) || !field)
        return NULL;
    const rly_profile *profile = &rules->profiles.list.items[i];
    if (strcmp(field, "name") == 0)
        return profile->name;
    return strcmp(field, "about") == 0 ? profile->about : NULL;
}

size_t replylint_rules_signal_count(const replylint_rules *rules)
{
    return is_usable(rules) ? rules->knowledge.catalog.signals.count : 0;
}

const char *replylint_rules_signal_get(const replylint_rules *rules, size_t i, const char *field)
{
    static const char *const of[] = {"reply", "customer", "conversation"};
    if (i >= replylint_rules_signal_count(rules) || !field)
        return NULL;
    const rly_signal *signal = &rules->knowledge.catalog.signals.items[i];
    bool detected = rly_detector_of(&rules->knowledge, (uint32_t)i) != NULL;
    if (strcmp(field, "name") == 0)
        return signal->name;
    if (strcmp(field, "about") == 0)
        return signal->about;
    if (strcmp(field, "of") == 0)
        return of[signal->of];
    if (strcmp(field, "values") == 0)
        return signal->all_values;
    if (strcmp(field, "source") == 0)
        return signal->given_only ? "given" : detected ? "inferred" : "none";
    return strcmp(field, "file") == 0 ? signal->file : NULL;
}

const char *replylint_rules_signal_example(const replylint_rules *rules, size_t i, const char *value, size_t n)
{
    if (i >= replylint_rules_signal_count(rules) || !value)
        return NULL;
    const rly_detector *detector = rly_detector_of(&rules->knowledge, (uint32_t)i);
    if (!detector || !detector->tree)
        return NULL;
    const rly_tree *tree = detector->tree;
    const rly_node *examples = rly_member(tree, rly_root(tree), "examples");
    const rly_node *list = rly_member(tree, examples, value);
    if (!list && strcmp(value, "none") == 0)
        list = rly_member(tree, examples, "no");
    return example_text(tree, list, n);
}

size_t replylint_rules_signal_find(const replylint_rules *rules, const char *name, replylint_error *error)
{
    if (!is_usable(rules) || !name)
        return 0;
    return rly_signal_find(&rules->knowledge.catalog, rly_str_of(name), RLY_NOWHERE, error);
}

size_t replylint_rules_channel_count(const replylint_rules *rules)
{
    return is_usable(rules) ? rules->knowledge.catalog.channels.count : 0;
}

const char *replylint_rules_channel_get(const replylint_rules *rules, size_t i, const char *field)
{
    if (i >= replylint_rules_channel_count(rules) || !field)
        return NULL;
    const rly_channel *channel = &rules->knowledge.catalog.channels.items[i];
    const struct {
        const char *field, *value;
    } known[] = {{"id", channel->id},
                 {"name", channel->name},
                 {"aliases", channel->aliases},
                 {"public", channel->is_public ? "yes" : "no"},
                 {"private_side", channel->private_side}};
    for (size_t k = 0; k < sizeof known / sizeof *known; k++)
        if (strcmp(field, known[k].field) == 0)
            return known[k].value;
    return NULL;
}
