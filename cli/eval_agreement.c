/* SPDX-License-Identifier: Apache-2.0 */
/* The file of --agreement: {"apology": {"f1_of_one_against_the_other": 0.99, "kappa": 0.98}, "quality": {"spearman":
 * 0.8}}. */
#include <stdlib.h>
#include <string.h>

#include "base/tree.h"
#include "eval.h"
#include "files.h"

/* A number from -1 to 1; `otherwise` where it is not given. False when it is anything else. */
static bool read_number(const rly_tree *tree, const rly_node *object, const char *key, double *out)
{
    const rly_node *node = rly_member(tree, object, key);
    rly_str text = rly_node_text(tree, node);
    char *end = NULL;

    *out = -1;
    if (!node)
        return true;
    *out = strtod(text.data, &end);
    if (text.size && !*end && *out >= -1 && *out <= 1)
        return true;
    rly_place place = rly_node_place(tree, node);
    complain_at("%s:%u:%u: %s is a number up to 1", tree->file, place.line, place.column, key);
    return false;
}

static bool read_signal(cli_evaluation *evaluation, const rly_tree *tree, const rly_node *member)
{
    cli_session *session = evaluation->session;
    size_t signal = replylint_rules_signal_find(session->rules, rly_node_key(tree, member).data, session->error);

    if (signal < evaluation->signal_count)
        return read_number(tree, member, "f1_of_one_against_the_other", &evaluation->bars[signal].f1) &&
               read_number(tree, member, "kappa", &evaluation->bars[signal].kappa);
    rly_place place = rly_key_place(tree, member);
    complain_at("%s:%u:%u: %s", tree->file, place.line, place.column, replylint_error_message(session->error, 0));
    replylint_error_clear(session->error);
    return false;
}

static bool read_members(cli_evaluation *evaluation, const rly_tree *tree)
{
    const rly_node *root = rly_root(tree);

    if (!root || root->kind != RLY_MAP_NODE) {
        complain_at("%s: expected an object: a signal to its figures", tree->file);
        return false;
    }
    for (const rly_node *member = rly_first(tree, root); member; member = rly_next(tree, member)) {
        rly_str name = rly_node_key(tree, member);
        if (name.size && name.data[0] == '_') /* what the file says of itself */
            continue;
        if (rly_str_is(name, "quality") ? !read_number(tree, member, "spearman", &evaluation->bar_quality)
                                        : !read_signal(evaluation, tree, member))
            return false;
    }
    return true;
}

bool eval_read_agreement(cli_evaluation *evaluation, const char *path)
{
    cli_session *session = evaluation->session;
    rly_buf text = {0};
    rly_tree_store store = {0};
    bool good = file_read(path, path, &text);

    evaluation->bars = rly_arena_take(&session->arena, evaluation->signal_count * sizeof(eval_bar));
    if (!evaluation->bars)
        good = complain_memory() != EXIT_TROUBLE;
    for (size_t s = 0; good && s < evaluation->signal_count; s++)
        evaluation->bars[s] = (eval_bar){-1, -1};
    evaluation->bar_quality = -1;
    if (good && rly_tree_read(&store, RLY_JSON, path, text.data, text.size, session->error)) {
        complain_errors(session->error, path, 0);
        good = false;
    }
    good = good && read_members(evaluation, &store.tree);
    rly_tree_free(&store);
    rly_buf_free(&text);
    return good;
}
