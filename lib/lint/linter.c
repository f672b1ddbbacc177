/* SPDX-License-Identifier: Apache-2.0 */
#include "lint/linter.h"

#include <string.h>

#include "lint/rule_names.h"

enum { PASS_MARK = 80, DRAFT_BYTES = 1 << 20, LARGEST_DRAFT = 1 << 28, FINDINGS_A_RULE = 100, STEPS_A_WORD = 2000 };

static replylint_status no_such_rule(const replylint_linter *linter, const rly_tree *tree, const rly_node *node,
                                     replylint_error *error)
{
    rly_place place = rly_key_place(tree, node);
    rly_str name = rly_node_key(tree, node);
    if (memchr(name.data, '*', name.size))
        return rly_fail(error, REPLYLINT_ERROR_UNKNOWN, place, "no rule is named as \"%s\"; see replylint rules",
                        name.data);
    replylint_error *inner = replylint_error_new();
    if (!inner)
        return rly_fail_memory(error);
    replylint_rules_find(linter->rules, name.data, inner);
    rly_fail(error, REPLYLINT_ERROR_UNKNOWN, place, "%s", replylint_error_message(inner, 0));
    replylint_error_free(inner);
    return REPLYLINT_ERROR_UNKNOWN;
}

typedef void setter(replylint_linter *linter, size_t rule, uint32_t value);
typedef replylint_status value_reader(const rly_tree *tree, const rly_node *node, uint32_t *out,
                                      replylint_error *error);

/* Set what one name of a given width names; names of other widths are left alone. */
static replylint_status set_named(replylint_linter *linter, const rly_tree *tree, const rly_node *node,
                                  rly_name_width width, value_reader *read, setter *set, replylint_error *error)
{
    rly_str name = rly_node_key(tree, node);
    size_t rule = rly_rule_find(linter->rules, name), found = 0;
    uint32_t value;
    if (rly_rule_name_width(linter->rules, name, rule) != width)
        return REPLYLINT_OK;
    replylint_status status = read(tree, node, &value, error);
    if (status)
        return status;
    if (width == RLY_NAMES_RULE)
        return set(linter, rule, value), REPLYLINT_OK;
    for (size_t i = 0; i < linter->rules->rules.count; i++) {
        if (rly_rule_name_fits(linter->rules, name, width, i)) {
            set(linter, i, value);
            found++;
        }
    }
    return found ? REPLYLINT_OK : no_such_rule(linter, tree, node, error);
}

/* Beside the levels: as the rule itself has it. */
enum { OWN_LEVEL = RLY_ERROR + 1 };

static void set_level(replylint_linter *linter, size_t rule, uint32_t level)
{
    linter->levels.items[rule] = (uint8_t)(level == OWN_LEVEL ? linter->rules->rules.items[rule].level : level);
}

static void set_points(replylint_linter *linter, size_t rule, uint32_t points)
{
    linter->points.items[rule] = (uint8_t)points;
}

/* A map of names of rules: wide ones first, whatever the order in which they stand. */
static replylint_status set_rules(replylint_linter *linter, const rly_tree *tree, const rly_node *map,
                                  value_reader *read, setter *set, replylint_error *error)
{
    replylint_status result = REPLYLINT_OK;
    if (map->kind != RLY_MAP_NODE && map->size)
        return rly_fail(error, REPLYLINT_ERROR_SYNTAX, rly_node_place(tree, map),
                        "%s holds names of rules and what they get: {%s}", rly_node_key(tree, map).data,
                        set == set_level ? "apology: off" : "apology/missing: 5");
    for (rly_name_width width = RLY_NAMES_PATTERN; width < RLY_NAME_WIDTHS; width++) {
        for (const rly_node *node = rly_first(tree, map); node; node = rly_next(tree, node)) {
            replylint_status status = set_named(linter, tree, node, width, read, set, error);
            result = status ? status : result;
        }
    }
    return result;
}

/* Some tools make true and false of on and off. */
static replylint_status read_level(const rly_tree *tree, const rly_node *node, uint32_t *out, replylint_error *error)
{
    rly_str text = rly_node_text(tree, node);
    rly_level level = RLY_OFF;
    bool on = rly_str_is(text, "on") || rly_str_is(text, "true");
    if (!on && !rly_str_is(text, "false") && !rly_level_read(text, &level))
        return rly_fail(error, REPLYLINT_ERROR_ARGUMENT, rly_node_place(tree, node),
                        "\"%s\" is no level; use off, on, suggestion, warning or error", text.data);
    *out = on ? (uint32_t)OWN_LEVEL : (uint32_t)level;
    return REPLYLINT_OK;
}

static replylint_status read_points(const rly_tree *tree, const rly_node *node, uint32_t *out, replylint_error *error)
{
    return rly_node_count(tree, node, RLY_MOST_POINTS, out, error);
}

static replylint_status read_limits(replylint_linter *linter, const rly_tree *tree, const rly_node *map,
                                    replylint_error *error)
{
    static const char *const keys[] = {"draft_bytes", "findings_a_rule", "steps_a_word", "hunspell_suggestions", NULL};
    static const uint32_t most[] = {LARGEST_DRAFT, 100000, 1000000, 100};
    uint32_t *const limits[] = {&linter->draft_bytes, &linter->findings_a_rule, &linter->steps_a_word,
                                &linter->hunspell_suggestions};
    replylint_status status = rly_check_keys(tree, map, keys, "limits", error);
    for (size_t i = 0; keys[i] && !status; i++) {
        const rly_node *node = rly_member(tree, map, keys[i]);
        if (node)
            status = rly_node_count(tree, node, most[i], limits[i], error);
    }
    return status;
}

/* channels: {x: {limit: {count: 25000}}} */
static replylint_status read_channels(replylint_linter *linter, const rly_tree *tree, const rly_node *map,
                                      replylint_error *error)
{
    static const char *const keys[] = {"limit", NULL};
    const rly_catalog *catalog = &linter->rules->knowledge.catalog;
    replylint_status result = REPLYLINT_OK;
    if (map->kind != RLY_MAP_NODE)
        return rly_fail(error, REPLYLINT_ERROR_SYNTAX, rly_node_place(tree, map),
                        "channels holds channels: {sms: {limit: {count: 1}}}");
    for (const rly_node *node = rly_first(tree, map); node; node = rly_next(tree, node)) {
        const rly_channel *channel =
            rly_channel_find(catalog, rly_node_key(tree, node), rly_key_place(tree, node), error);
        replylint_status status =
            channel ? rly_check_keys(tree, node, keys, "a channel", error) : REPLYLINT_ERROR_UNKNOWN;
        const rly_node *limit = rly_member(tree, node, "limit");
        if (!status && limit)
            status = rly_limits_read(&linter->limits.items[channel - catalog->channels.items], tree, limit, error);
        result = status ? status : result;
    }
    return result;
}

/* What settings hold beside keys. */
static replylint_status read_other(void *context, const rly_tree *tree, const rly_node *member, bool *taken,
                                   replylint_error *error)
{
    replylint_linter *linter = context;
    rly_str name = rly_node_key(tree, member);
    *taken = true;
    if (rly_str_is(name, "profile") || rly_str_is(name, "index")) /* read before the rest; opened by the command */
        return REPLYLINT_OK;
    if (rly_str_is(name, "rules"))
        return set_rules(linter, tree, member, read_level, set_level, error);
    if (rly_str_is(name, "points"))
        return set_rules(linter, tree, member, read_points, set_points, error);
    if (rly_str_is(name, "pass_mark"))
        return rly_node_count(tree, member, 100, &linter->pass_mark, error);
    if (rly_str_is(name, "limits"))
        return read_limits(linter, tree, member, error);
    if (rly_str_is(name, "channels"))
        return read_channels(linter, tree, member, error);
    *taken = false;
    return REPLYLINT_OK;
}

/* What a profile sets beside keys. */
static replylint_status read_of_profile(void *context, const rly_tree *tree, const rly_node *member, bool *taken,
                                        replylint_error *error)
{
    if (!rly_str_is(rly_node_key(tree, member), "about"))
        return read_other(context, tree, member, taken, error);
    *taken = true;
    return REPLYLINT_OK;
}

static replylint_status lay_profile(replylint_linter *linter, rly_str name, rly_place place, replylint_error *error)
{
    const rly_profiles *profiles = &linter->rules->profiles;
    const rly_profile *profile = rly_profile_find(profiles, name, place, error);
    if (!profile)
        return REPLYLINT_ERROR_UNKNOWN;
    return rly_values_read(&linter->defaults, profiles->tree, profile->settings, RLY_OF_CONTEXT, read_of_profile,
                           linter, error);
}

static replylint_status check_placeholders(const replylint_linter *linter, const char *name, replylint_error *error)
{
    rly_str own = rly_values_get(&linter->defaults, RLY_KEY_PLACEHOLDERS);
    return rly_own_placeholders_check(own, (rly_place){name, 0, 0}, error);
}

static replylint_status check_channel(const replylint_linter *linter, const char *name, replylint_error *error)
{
    rly_str channel = rly_values_get(&linter->defaults, RLY_KEY_CHANNEL);
    if (!channel.size || rly_channel_find(&linter->rules->knowledge.catalog, channel, (rly_place){name, 0, 0}, error))
        return REPLYLINT_OK;
    return REPLYLINT_ERROR_UNKNOWN;
}

/* Settings lie over the profile; one that is given by name wins over that of the settings. */
static replylint_status read_settings(replylint_linter *linter, const char *profile, const char *settings, size_t size,
                                      const char *name, replylint_error *error)
{
    rly_tree_store store = {0};
    replylint_status status = size ? rly_tree_read(&store, RLY_YAML, name, settings, size, error) : REPLYLINT_OK;
    const rly_tree *tree = &store.tree;
    const rly_node *root = !status && tree->count ? rly_root(tree) : NULL;
    const rly_node *own = rly_member(tree, root, "profile");
    if (!status && profile)
        status = lay_profile(linter, rly_str_of(profile), RLY_NOWHERE, error);
    else if (!status && own)
        status = lay_profile(linter, rly_node_text(tree, own), rly_node_place(tree, own), error);
    if (!status && root && !(root->kind == RLY_SCALAR && root->size == 0))
        status = rly_values_read(&linter->defaults, tree, root, RLY_OF_CONTEXT, read_other, linter, error);
    if (!status)
        status = check_channel(linter, name, error);
    if (!status)
        status = check_placeholders(linter, name, error);
    rly_tree_free(&store);
    return status;
}

/* What the rules and channels say of themselves, before the settings change it. */
static bool copy_rules(replylint_linter *linter)
{
    const rly_catalog *catalog = &linter->rules->knowledge.catalog;
    if (!rly_reserve(&linter->limits, catalog->channels.count))
        return false;
    for (size_t i = 0; i < catalog->channels.count; i++)
        linter->limits.items[linter->limits.count++] = catalog->channels.items[i].limits;
    size_t count = linter->rules->rules.count;
    if (!rly_reserve(&linter->levels, count) || !rly_reserve(&linter->points, count))
        return false;
    linter->levels.count = linter->points.count = count;
    for (size_t i = 0; i < count; i++) {
        set_level(linter, i, linter->rules->rules.items[i].level);
        set_points(linter, i, linter->rules->rules.items[i].points);
    }
    return true;
}

/* Once the settings are read: which rules are on, and what follows from that. */
static bool list_rules(replylint_linter *linter)
{
    const replylint_rules *rules = linter->rules;
    size_t count = rules->rules.count, words = rules->grounds.words;
    if (!rly_reserve(&linter->on, words) || !rly_reserve(&linter->listed, count) ||
        !rly_reserve(&linter->scored, words))
        return false;
    memset(linter->on.items, 0xff, words * sizeof *linter->on.items);
    memset(linter->scored.items, 0, words * sizeof *linter->scored.items);
    for (size_t i = 0; i < count; i++) {
        if (linter->levels.items[i] == RLY_OFF) {
            rly_bit_clear(linter->on.items, i);
            continue;
        }
        linter->listed.items[linter->listed.count++] = (uint16_t)i;
        if (linter->points.items[i])
            rly_bit_set(linter->scored.items, i);
        linter->all_points += linter->points.items[i];
        linter->spells |= rly_check_spells(rules->rules.items[i].check);
    }
    return true;
}

replylint_status replylint_linter_new_with(replylint_linter **out, replylint_rules *rules, replylint_index *index,
                                           const char *profile, const char *settings, size_t size, const char *name,
                                           replylint_error *error)
{
    if (out)
        *out = NULL;
    if (!out || !rules || (!settings && size))
        return rly_fail(error, REPLYLINT_ERROR_ARGUMENT, RLY_NOWHERE, "out, rules or settings is NULL");
    replylint_status status = replylint_rules_seal(rules, error);
    if (!status && index)
        status = replylint_index_seal(index, error);
    if (status)
        return status;
    replylint_linter *linter = rly_allocate(sizeof *linter);
    if (!linter)
        return rly_fail_memory(error);
    linter->rules = rly_rules_keep(rules);
    linter->index = rly_index_keep(index);
    linter->pass_mark = PASS_MARK;
    linter->draft_bytes = DRAFT_BYTES;
    linter->findings_a_rule = FINDINGS_A_RULE;
    linter->steps_a_word = STEPS_A_WORD;
    status = copy_rules(linter) ? REPLYLINT_OK : rly_fail_memory(error);
    if (!status)
        status = read_settings(linter, profile, settings, size, name, error);
    if (!status && !list_rules(linter))
        status = rly_fail_memory(error);
    if (status)
        replylint_linter_free(linter);
    else
        *out = linter;
    return status;
}

replylint_status replylint_linter_new(replylint_linter **out, replylint_rules *rules, const char *settings, size_t size,
                                      const char *name, replylint_error *error)
{
    return replylint_linter_new_with(out, rules, NULL, NULL, settings, size, name, error);
}

void replylint_linter_free(replylint_linter *linter)
{
    if (!linter)
        return;
    rly_values_free(&linter->defaults);
    rly_vec_free(&linter->levels);
    rly_vec_free(&linter->points);
    rly_vec_free(&linter->on);
    rly_vec_free(&linter->listed);
    rly_vec_free(&linter->scored);
    rly_vec_free(&linter->limits);
    replylint_rules_free(linter->rules);
    replylint_index_free(linter->index);
    rly_release(linter);
}

int replylint_linter_pass_mark(const replylint_linter *linter)
{
    return linter ? (int)linter->pass_mark : 0;
}
