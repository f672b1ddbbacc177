/* SPDX-License-Identifier: Apache-2.0 */
/* A draft out of a map: a JSON record, or the example of a rule. */
#include <string.h>

#include "draft/draft.h"

/* A list as its items with commas between. */
static replylint_status join_list(const rly_tree *tree, const rly_node *list, rly_buf *out, replylint_error *error)
{
    for (const rly_node *item = rly_first(tree, list); item; item = rly_next(tree, item)) {
        if (item->kind != RLY_SCALAR)
            return rly_fail(error, REPLYLINT_ERROR_SYNTAX, rly_node_place(tree, item), "expected a text");
        if (out->size)
            rly_buf_byte(out, ',');
        rly_str text = rly_node_text(tree, item);
        rly_buf_add(out, text.data, text.size);
    }
    return out->failed ? rly_fail_memory(error) : REPLYLINT_OK;
}

static bool is_null(const rly_tree *tree, const rly_node *node)
{
    return node->kind == RLY_SCALAR && !node->quoted && rly_str_is(rly_node_text(tree, node), "null");
}

static replylint_status set_member(rly_values *values, const rly_tree *tree, const rly_node *member, rly_key_id key,
                                   replylint_error *error)
{
    rly_place place = rly_node_place(tree, member);
    if (is_null(tree, member))
        return REPLYLINT_OK;
    if (member->kind == RLY_SCALAR)
        return rly_values_set(values, key, rly_node_text(tree, member), place, error);
    if (member->kind != RLY_LIST || rly_keys[key].type != RLY_VALUES)
        return rly_fail(error, REPLYLINT_ERROR_SYNTAX, rly_key_place(tree, member), "expected a text for %s",
                        rly_keys[key].name);
    rly_buf joined = {0};
    replylint_status status = join_list(tree, member, &joined, error);
    if (!status)
        status = rly_values_set(values, key, (rly_str){joined.data, joined.size}, place, error);
    rly_buf_free(&joined);
    return status;
}

/* Is `name` the part before the dot of some key? */
static bool is_prefix(rly_str name)
{
    for (size_t i = 0; i < RLY_KEYS; i++)
        if (strncmp(rly_keys[i].name, name.data, name.size) == 0 && rly_keys[i].name[name.size] == '.')
            return true;
    return false;
}

/* The members of {"customer": {...}}, as customer.name and so on. */
static replylint_status read_nested(rly_values *values, const rly_tree *tree, const rly_node *outer,
                                    rly_key_scope scope, replylint_error *error)
{
    for (const rly_node *member = rly_first(tree, outer); member; member = rly_next(tree, member)) {
        char name[64];
        rly_str prefix = rly_node_key(tree, outer), last = rly_node_key(tree, member);
        size_t size = prefix.size + 1 + last.size;
        rly_key_id key = RLY_KEYS;
        if (size < sizeof name) {
            memcpy(name, prefix.data, prefix.size);
            name[prefix.size] = '.';
            memcpy(name + prefix.size + 1, last.data, last.size);
            key = rly_key_find((rly_str){name, size}, scope, rly_key_place(tree, member), error);
        }
        if (key == RLY_KEYS)
            return size < sizeof name ? REPLYLINT_ERROR_UNKNOWN
                                      : rly_fail(error, REPLYLINT_ERROR_UNKNOWN, rly_key_place(tree, member),
                                                 "there is no key so long");
        replylint_status status = set_member(values, tree, member, key, error);
        if (status)
            return status;
    }
    return REPLYLINT_OK;
}

replylint_status rly_values_read(rly_values *values, const rly_tree *tree, const rly_node *map, rly_key_scope scope,
                                 rly_other_member *other, void *context, replylint_error *error)
{
    if (!map || map->kind != RLY_MAP_NODE)
        return rly_fail(error, REPLYLINT_ERROR_SYNTAX, map ? rly_node_place(tree, map) : (rly_place){tree->file, 1, 1},
                        "expected an object of keys and values");
    for (const rly_node *member = rly_first(tree, map); member; member = rly_next(tree, member)) {
        rly_str name = rly_node_key(tree, member);
        bool taken = false;
        replylint_status status = other ? other(context, tree, member, &taken, error) : REPLYLINT_OK;
        if (!status && !taken && member->kind == RLY_MAP_NODE && is_prefix(name)) {
            status = read_nested(values, tree, member, scope, error);
        } else if (!status && !taken) {
            rly_key_id key = rly_key_find(name, scope, rly_key_place(tree, member), error);
            status = key == RLY_KEYS ? REPLYLINT_ERROR_UNKNOWN : set_member(values, tree, member, key, error);
        }
        if (status)
            return status;
    }
    return REPLYLINT_OK;
}

static replylint_status read_messages(replylint_draft *draft, const rly_tree *tree, const rly_node *list,
                                      replylint_error *error)
{
    if (list->kind != RLY_LIST)
        return rly_fail(error, REPLYLINT_ERROR_SYNTAX, rly_key_place(tree, list), "messages is a list of objects");
    for (const rly_node *item = rly_first(tree, list); item; item = rly_next(tree, item)) {
        rly_str role = rly_node_text(tree, rly_member(tree, item, "role"));
        if (role.size == 0)
            return rly_fail(error, REPLYLINT_ERROR_SYNTAX, rly_node_place(tree, item),
                            "a message needs a role: customer, agent or other");
        replylint_status status = replylint_draft_message(draft, role.data, "", 0, error);
        if (!status)
            status = rly_values_read(&draft->messages.items[draft->message_count - 1], tree, item, RLY_OF_MESSAGE, NULL,
                                     NULL, error);
        if (status)
            return status;
    }
    return REPLYLINT_OK;
}

static replylint_status read_signals(replylint_draft *draft, const rly_tree *tree, const rly_node *map,
                                     replylint_error *error)
{
    if (map->kind != RLY_MAP_NODE)
        return rly_fail(error, REPLYLINT_ERROR_SYNTAX, rly_key_place(tree, map), "signal is an object: name to value");
    for (const rly_node *member = rly_first(tree, map); member; member = rly_next(tree, member)) {
        replylint_status status = rly_draft_give(draft, rly_node_key(tree, member), rly_node_text(tree, member), error);
        if (status)
            return status;
    }
    return REPLYLINT_OK;
}

/* What a record holds beside keys: messages and given signals, nested or dotted. */
static replylint_status read_other(void *context, const rly_tree *tree, const rly_node *member, bool *taken,
                                   replylint_error *error)
{
    rly_str name = rly_node_key(tree, member), prefix = RLY_STR("signal.");
    *taken = true;
    if (rly_str_is(name, "messages"))
        return read_messages(context, tree, member, error);
    if (rly_str_is(name, "signal"))
        return read_signals(context, tree, member, error);
    if (name.size > prefix.size && memcmp(name.data, prefix.data, prefix.size) == 0)
        return rly_draft_give(context, (rly_str){name.data + prefix.size, name.size - prefix.size},
                              rly_node_text(tree, member), error);
    *taken = false;
    return REPLYLINT_OK;
}

replylint_status rly_draft_read(replylint_draft *draft, const rly_tree *tree, const rly_node *map,
                                replylint_error *error)
{
    replylint_status status = rly_values_read(&draft->values, tree, map, RLY_OF_DRAFT, read_other, draft, error);
    if (status)
        replylint_draft_clear(draft);
    return status;
}

replylint_status replylint_draft_json(replylint_draft *draft, const char *json, size_t size, replylint_error *error)
{
    if (!draft || (!json && size))
        return rly_fail(error, REPLYLINT_ERROR_ARGUMENT, RLY_NOWHERE, "draft or json is NULL");
    replylint_draft_clear(draft);
    replylint_status status = rly_tree_read(&draft->record, RLY_JSON, NULL, json, size, error);
    if (!status)
        status = rly_draft_read(draft, &draft->record.tree, rly_root(&draft->record.tree), error);
    return status;
}
