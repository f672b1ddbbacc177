/* SPDX-License-Identifier: Apache-2.0 */
/* What a template comes to: with samples, with nothing, with the longest values, or with given ones. */
#include <string.h>

#include "lint/lint.h"

enum { DEEPEST = 8 };

/* The member of that name, dotted or nested, below a map; NULL when there is none. */
static const rly_node *member_named(const rly_tree *tree, const rly_node *map, rly_str name, int depth)
{
    const rly_node *found = NULL;
    for (const rly_node *node = rly_first(tree, map); node && !found && depth < DEEPEST; node = rly_next(tree, node)) {
        rly_str key = rly_node_key(tree, node);
        bool begins = key.size < name.size && memcmp(key.data, name.data, key.size) == 0 && name.data[key.size] == '.';
        if (rly_str_equal(key, name) && node->kind == RLY_SCALAR)
            found = node;
        else if (begins && node->kind == RLY_MAP_NODE)
            found = member_named(tree, node, (rly_str){name.data + key.size + 1, name.size - key.size - 1}, depth + 1);
    }
    return found;
}

static bool value_of(const void *values, rly_str name, rly_str *value)
{
    const rly_tree *tree = values;
    const rly_node *node = member_named(tree, rly_root(tree), name, 0);
    if (node)
        *value = rly_node_text(tree, node);
    return node != NULL;
}

static replylint_status read_how(const char *how, rly_values_shown *shown, replylint_error *error)
{
    static const char *const names[] = {"sample", "empty", "longest"};
    for (unsigned i = 0; i < sizeof names / sizeof *names; i++)
        if (how && strcmp(how, names[i]) == 0) {
            *shown = (rly_values_shown)i;
            return REPLYLINT_OK;
        }
    return rly_fail(error, REPLYLINT_ERROR_ARGUMENT, RLY_NOWHERE,
                    "\"%s\" is no way to render; use sample, empty or longest", how ? how : "");
}

static replylint_status read_values(rly_tree_store *store, rly_str values, const char *name, replylint_error *error)
{
    replylint_status status =
        values.size ? rly_tree_read(store, RLY_YAML, name, values.data, values.size, error) : REPLYLINT_OK;
    const rly_node *root = !status && store->tree.count ? rly_root(&store->tree) : NULL;
    if (root && root->kind != RLY_MAP_NODE && root->size + root->count)
        status = rly_fail(error, REPLYLINT_ERROR_SYNTAX, rly_node_place(&store->tree, root),
                          "values are a map of placeholders: ticket.requester.first_name: Maria");
    return status;
}

replylint_status rly_render_draft(const replylint_linter *linter, const replylint_draft *draft, const char *how,
                                  rly_str values, const char *name, rly_result *result, replylint_error *error)
{
    rly_values_shown shown = RLY_SHOW_SAMPLE;
    rly_tree_store store = {0};
    rly_result_clear(result);
    rly_keep_rules(result, linter->rules);
    replylint_status status = read_how(how, &shown, error);
    if (!status)
        status = read_values(&store, values, name, error);
    if (!status)
        status = rly_check_size(linter, draft, error);
    if (!status)
        status = rly_detect_text(&result->detection, &linter->rules->knowledge, draft, &linter->defaults,
                                 linter->limits.items, error);
    if (!status && !rly_render(&result->detection.reply, shown, store.tree.count ? value_of : NULL, &store.tree,
                               &result->rendering))
        status = rly_fail_memory(error);
    rly_tree_free(&store);
    return status;
}
