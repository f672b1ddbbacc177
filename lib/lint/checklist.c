/* SPDX-License-Identifier: Apache-2.0 */
#include "lint/checklist.h"

static replylint_status read_item(rly_checklist *list, rly_catalog *catalog, const rly_tree *tree, const rly_node *node,
                                  replylint_error *error)
{
    static const char *const keys[] = {"when", "done", "has", "lacks", NULL};
    replylint_status status = rly_check_keys(tree, node, keys, "an item of the checklist", error);
    if (status)
        return status;
    rly_checklist_item *item = rly_push(list);
    if (!item)
        return rly_fail_memory(error);
    *item = (rly_checklist_item){.id = rly_node_key(tree, node).data,
                                 .has = rly_node_text(tree, rly_member(tree, node, "has")).data,
                                 .lacks = rly_node_text(tree, rly_member(tree, node, "lacks")).data};
    const rly_node *done = rly_member(tree, node, "done");
    if (!done || !*item->has || !*item->lacks)
        return rly_fail(error, REPLYLINT_ERROR_SYNTAX, rly_key_place(tree, node),
                        "an item of the checklist has done:, has: and lacks:");
    status = rly_condition_read(&item->when, catalog, tree, rly_member(tree, node, "when"), error);
    return status ? status : rly_condition_read(&item->done, catalog, tree, done, error);
}

replylint_status rly_checklist_read(rly_checklist *list, rly_catalog *catalog, const rly_tree *tree,
                                    replylint_error *error)
{
    static const char *const keys[] = {"since", "checklist", NULL};
    replylint_status status = rly_check_keys(tree, rly_root(tree), keys, "checklist.yml", error);
    const rly_node *items = rly_member(tree, rly_root(tree), "checklist");
    for (const rly_node *node = rly_first(tree, items); node && !status; node = rly_next(tree, node))
        status = read_item(list, catalog, tree, node, error);
    return status;
}

void rly_checklist_free(rly_checklist *list)
{
    for (size_t i = 0; i < list->count; i++) {
        rly_condition_free(&list->items[i].when);
        rly_condition_free(&list->items[i].done);
    }
    rly_vec_free(list);
}

uint8_t rly_checklist_progress(const rly_checklist_item *item, const rly_facts *facts)
{
    rly_truth when = rly_condition_is(&item->when, facts, NULL);
    if (when == RLY_FALSE)
        return RLY_NO_PROGRESS;
    rly_truth done = rly_condition_is(&item->done, facts, NULL);
    /* What is there may be praised even where nobody knows whether it was needed. */
    return done == RLY_TRUE                        ? RLY_ITEM_DONE
           : when == RLY_TRUE && done == RLY_FALSE ? RLY_ITEM_MISSING
                                                   : RLY_ITEM_UNKNOWN;
}

const char *rly_progress_name(rly_progress progress)
{
    static const char *const names[] = {"done", "missing", "unknown"};
    return names[progress];
}
