/* SPDX-License-Identifier: Apache-2.0 */
#include "signal/catalog.h"

#include <string.h>

/* The texts of a list with a space between; "" for NULL. NULL when memory runs out. */
static const char *join(rly_catalog *catalog, const rly_tree *tree, const rly_node *list)
{
    rly_buf joined = {0};
    for (const rly_node *item = rly_first(tree, list); item; item = rly_next(tree, item)) {
        rly_str text = rly_node_text(tree, item);
        if (joined.size)
            rly_buf_byte(&joined, ' ');
        rly_buf_add(&joined, text.data, text.size);
    }
    const char *text = joined.failed ? NULL : rly_arena_copy(&catalog->strings, joined.data, joined.size);
    rly_buf_free(&joined);
    return text;
}

/* One of a few words; `count`, and an error, when it is none. */
static uint32_t read_word(const rly_tree *tree, const rly_node *node, const char *const *words, uint32_t count,
                          rly_place place, replylint_error *error)
{
    rly_str text = rly_node_text(tree, node);
    uint32_t i = 0;
    while (i < count && !rly_str_is(text, words[i]))
        i++;
    if (i == count)
        rly_fail(error, REPLYLINT_ERROR_SYNTAX, place, "\"%s\" is none of %s, %s ...", text.data, words[0], words[1]);
    return i;
}

static replylint_status read_signal(rly_catalog *catalog, const rly_tree *tree, const rly_node *node,
                                    replylint_error *error)
{
    static const char *const keys[] = {"of", "values", "source", "about", "check", NULL};
    static const char *const of[] = {"reply", "customer", "conversation"};
    static const char *const sources[] = {"inferred", "given"};
    rly_place place = rly_key_place(tree, node);
    replylint_status status = rly_check_keys(tree, node, keys, "a signal", error);
    if (status)
        return status;
    const rly_node *values = rly_member(tree, node, "values"), *check = rly_member(tree, node, "check");
    if (!values || values->count < 2 || values->count > RLY_MOST_VALUES)
        return rly_fail(error, REPLYLINT_ERROR_SYNTAX, place, "a signal has 2 to %d values", RLY_MOST_VALUES);
    rly_signal *signal = rly_push(&catalog->signals);
    if (!signal)
        return rly_fail_memory(error);
    *signal = (rly_signal){.name = rly_node_key(tree, node).data,
                           .about = rly_node_text(tree, rly_member(tree, node, "about")).data,
                           .check = check ? rly_node_text(tree, check).data : NULL,
                           .file = ""};
    uint32_t which = read_word(tree, rly_member(tree, node, "of"), of, 3, place, error);
    uint32_t source = read_word(tree, rly_member(tree, node, "source"), sources, 2, place, error);
    if (which == 3 || source == 2)
        return REPLYLINT_ERROR_SYNTAX;
    signal->of = (rly_of)which;
    signal->given_only = source == 1;
    const char **names = rly_arena_take(&catalog->strings, values->count * sizeof *names);
    signal->values = names;
    for (const rly_node *value = rly_first(tree, values); names && value; value = rly_next(tree, value))
        names[signal->value_count++] = rly_node_text(tree, value).data;
    signal->all_values = join(catalog, tree, values);
    uint16_t number = (uint16_t)(catalog->signals.count - 1);
    return names && signal->all_values && rly_lookup_add(&catalog->signals_by_name, rly_node_key(tree, node), number)
               ? REPLYLINT_OK
               : rly_fail_memory(error);
}

replylint_status rly_catalog_read_signals(rly_catalog *catalog, const rly_tree *tree, replylint_error *error)
{
    static const char *const keys[] = {"since", "signals", NULL};
    replylint_status status = rly_check_keys(tree, rly_root(tree), keys, "signals.yml", error);
    const rly_node *list = rly_member(tree, rly_root(tree), "signals");
    for (const rly_node *node = rly_first(tree, list); node && !status; node = rly_next(tree, node))
        status = read_signal(catalog, tree, node, error);
    return status;
}

/* Note the id and the aliases of the last channel. False when memory runs out. */
static bool name_channel(rly_catalog *catalog, const rly_tree *tree, const rly_node *node)
{
    const rly_node *alias = rly_first(tree, rly_member(tree, node, "aliases"));
    uint16_t number = (uint16_t)(catalog->channels.count - 1);
    for (const char *name = rly_node_key(tree, node).data; name; alias = alias ? rly_next(tree, alias) : NULL) {
        const char **slot = rly_push(&catalog->channel_names);
        if (!slot || !rly_lookup_add(&catalog->channels_by_name, rly_str_of(name), number))
            return false;
        *slot = name;
        name = alias ? rly_node_text(tree, alias).data : NULL;
    }
    return true;
}

static replylint_status read_channel(rly_catalog *catalog, const rly_tree *tree, const rly_node *node,
                                     replylint_error *error)
{
    static const char *const keys[] = {"name", "aliases", "public", "private_side", "limit", "expected", NULL};
    static const char *const hours[] = {"slow", "late", NULL};
    replylint_status status = rly_check_keys(tree, node, keys, "a channel", error);
    if (status)
        return status;
    rly_channel *channel = rly_push(&catalog->channels);
    if (!channel)
        return rly_fail_memory(error);
    const rly_node *is_public = rly_member(tree, node, "public"), *expected = rly_member(tree, node, "expected"),
                   *limit = rly_member(tree, node, "limit");
    *channel = (rly_channel){.id = rly_node_key(tree, node).data,
                             .name = rly_node_text(tree, rly_member(tree, node, "name")).data,
                             .private_side = rly_node_text(tree, rly_member(tree, node, "private_side")).data,
                             .aliases = join(catalog, tree, rly_member(tree, node, "aliases"))};
    if (!channel->aliases || !name_channel(catalog, tree, node))
        return rly_fail_memory(error);
    if (!is_public)
        return rly_fail(error, REPLYLINT_ERROR_SYNTAX, rly_key_place(tree, node),
                        "a channel says whether it is public");
    status = rly_node_bool(tree, is_public, &channel->is_public, error);
    if (!status && limit)
        status = rly_limits_read(&channel->limits, tree, limit, error);
    if (!status && expected)
        status = rly_check_keys(tree, expected, hours, "expected", error);
    const rly_node *slow = rly_member(tree, expected, "slow"), *late = rly_member(tree, expected, "late");
    if (!status && slow)
        status = rly_node_count(tree, slow, 8760, &channel->slow_hours, error);
    if (!status && late)
        status = rly_node_count(tree, late, 8760, &channel->late_hours, error);
    return status;
}

replylint_status rly_catalog_read_channels(rly_catalog *catalog, const rly_tree *tree, replylint_error *error)
{
    static const char *const keys[] = {"since", "channels", NULL};
    replylint_status status = rly_check_keys(tree, rly_root(tree), keys, "channels.yml", error);
    const rly_node *list = rly_member(tree, rly_root(tree), "channels");
    for (const rly_node *node = rly_first(tree, list); node && !status; node = rly_next(tree, node))
        status = read_channel(catalog, tree, node, error);
    return status;
}

void rly_catalog_free(rly_catalog *catalog)
{
    rly_vec_free(&catalog->signals);
    rly_vec_free(&catalog->channels);
    rly_vec_free(&catalog->channel_names);
    rly_lookup_free(&catalog->signals_by_name);
    rly_lookup_free(&catalog->channels_by_name);
    rly_arena_free(&catalog->strings);
}

static const char *signal_name(const void *catalog, size_t i)
{
    return ((const rly_catalog *)catalog)->signals.items[i].name;
}

uint32_t rly_signal_find(const rly_catalog *catalog, rly_str name, rly_place place, replylint_error *error)
{
    size_t count = catalog->signals.count;
    uint32_t number = rly_lookup_find(&catalog->signals_by_name, name);
    if (number != RLY_NO_NAME)
        return number;
    const char *near = rly_nearest(name, signal_name, catalog, count);
    rly_fail(error, REPLYLINT_ERROR_UNKNOWN, place, "there is no signal \"%.*s\"%s%s%s", (int)name.size, name.data,
             near ? "; did you mean \"" : "", near ? near : "", near ? "\"?" : "");
    return (uint32_t)count;
}

uint32_t rly_value_find(const rly_signal *signal, rly_str value, rly_place place, replylint_error *error)
{
    /* What YAML and JSON call true is yes to everybody else. */
    if (rly_str_is(value, "true"))
        value = RLY_STR("yes");
    else if (rly_str_is(value, "false"))
        value = RLY_STR("no");
    for (uint32_t i = 0; i < signal->value_count; i++)
        if (rly_str_is(value, signal->values[i]))
            return i;
    rly_fail(error, REPLYLINT_ERROR_ARGUMENT, place, "\"%.*s\" is not a value of the signal %s; use one of: %s",
             (int)value.size, value.data, signal->name, signal->all_values);
    return RLY_MOST_VALUES;
}

static const char *channel_name(const void *catalog, size_t i)
{
    return ((const rly_catalog *)catalog)->channel_names.items[i];
}

const rly_channel *rly_channel_find(const rly_catalog *catalog, rly_str name, rly_place place, replylint_error *error)
{
    uint32_t number = rly_lookup_find(&catalog->channels_by_name, name);
    if (number != RLY_NO_NAME)
        return &catalog->channels.items[number];
    const char *near = rly_nearest(name, channel_name, catalog, catalog->channel_names.count);
    rly_fail(error, REPLYLINT_ERROR_UNKNOWN, place, "there is no channel \"%.*s\"%s%s%s", (int)name.size, name.data,
             near ? "; did you mean \"" : "; for a private channel of another kind give \"other", near ? near : "",
             near ? "\"?" : "\"");
    return NULL;
}
