/* SPDX-License-Identifier: Apache-2.0 */
#include "base/tree.h"

#include <string.h>

const rly_node *rly_root(const rly_tree *tree)
{
    return tree->count ? &tree->nodes[0] : NULL;
}

const rly_node *rly_member(const rly_tree *tree, const rly_node *node, const char *key)
{
    if (!node || node->kind != RLY_MAP_NODE)
        return NULL;
    size_t size = strlen(key);
    for (const rly_node *child = rly_first(tree, node); child; child = rly_next(tree, child))
        if (child->key_size == size && memcmp(tree->strings + child->key, key, size) == 0)
            return child;
    return NULL;
}

rly_place rly_key_place(const rly_tree *tree, const rly_node *node)
{
    if (!node->key_line)
        return rly_node_place(tree, node);
    return (rly_place){tree->file, node->key_line + tree->line_base, node->key_column};
}

rly_place rly_node_place(const rly_tree *tree, const rly_node *node)
{
    /* A list or map has no token of its own: its first child says where it is, else its key. */
    while (node && !node->line && node->first) {
        node = rly_first(tree, node);
        if (node->key_line)
            return (rly_place){tree->file, node->key_line + tree->line_base, node->key_column};
    }
    if (node && node->line)
        return (rly_place){tree->file, node->line + tree->line_base, node->column};
    if (node && node->key_line)
        return (rly_place){tree->file, node->key_line + tree->line_base, node->key_column};
    return (rly_place){tree->file, 0, 0};
}

replylint_status rly_node_bool(const rly_tree *tree, const rly_node *node, bool *out, replylint_error *error)
{
    rly_str text = rly_node_text(tree, node);
    if (rly_str_is(text, "true") || rly_str_is(text, "yes")) {
        *out = true;
        return REPLYLINT_OK;
    }
    if (rly_str_is(text, "false") || rly_str_is(text, "no")) {
        *out = false;
        return REPLYLINT_OK;
    }
    return rly_fail(error, REPLYLINT_ERROR_SYNTAX, rly_node_place(tree, node), "expected true or false, not \"%s\"",
                    text.data);
}

replylint_status rly_node_count(const rly_tree *tree, const rly_node *node, uint32_t max, uint32_t *out,
                                replylint_error *error)
{
    rly_str text = rly_node_text(tree, node);
    uint32_t number = 0;
    bool good = text.size > 0 && text.size < 10;
    for (size_t i = 0; good && i < text.size; i++) {
        good = text.data[i] >= '0' && text.data[i] <= '9';
        number = number * 10 + (uint32_t)(text.data[i] - '0');
    }
    if (!good || number > max)
        return rly_fail(error, REPLYLINT_ERROR_SYNTAX, rly_node_place(tree, node),
                        "expected a whole number from 0 to %u, not \"%s\"", (unsigned)max, text.data);
    *out = number;
    return REPLYLINT_OK;
}

static const char *listed_name(const void *names, size_t i)
{
    return ((const char *const *)names)[i];
}

replylint_status rly_check_keys(const rly_tree *tree, const rly_node *node, const char *const *keys, const char *what,
                                replylint_error *error)
{
    if (tree->checked)
        return REPLYLINT_OK;
    if (!node || node->kind != RLY_MAP_NODE)
        return rly_fail(error, REPLYLINT_ERROR_SYNTAX,
                        node ? rly_node_place(tree, node) : (rly_place){tree->file, 1, 1},
                        "%s is a list of \"key: value\" lines", what);
    replylint_status result = REPLYLINT_OK;
    size_t count = 0;
    while (keys[count])
        count++;
    for (const rly_node *child = rly_first(tree, node); child; child = rly_next(tree, child)) {
        rly_str key = rly_node_key(tree, child);
        size_t i = 0;
        while (i < count && !rly_str_is(key, keys[i]))
            i++;
        if (i < count)
            continue;
        const char *near = rly_nearest(key, listed_name, keys, count);
        result = rly_fail(error, REPLYLINT_ERROR_UNKNOWN, rly_key_place(tree, child), "%s has no key \"%s\"%s%s%s",
                          what, key.data, near ? "; did you mean \"" : "", near ? near : "", near ? "\"?" : "");
    }
    return result;
}
