/* SPDX-License-Identifier: Apache-2.0 */
/* One file of settings: read, and looked over so that a fault in any part of it is said, whether the part is used or
 * not. */
#include "config_read.h"

#include "files.h"
#include "glob.h"

static bool refuse(const rly_tree *tree, const rly_node *node, const char *why)
{
    /* What holds nothing, such as [], has no place of its own. */
    rly_place place = node->line ? rly_node_place(tree, node) : rly_key_place(tree, node);

    complain_at("%s:%u:%u: %s", tree->file, place.line, place.column, why);
    return false;
}

static bool check_status(cli_session *session, replylint_status status)
{
    if (status)
        complain_errors(session->error, NULL, 0);
    return !status;
}

static bool check_pattern(const rly_tree *tree, const rly_node *node, const rly_node *list)
{
    if (node->kind != RLY_SCALAR || !node->size)
        return refuse(tree, node->line ? node : list, "expected a pattern of paths, such as \"macros/**\"");
    return node->size <= GLOB_BYTES_MAX || refuse(tree, node, "this pattern is too long");
}

/* One pattern, or a list of them. */
static bool check_patterns(const rly_tree *tree, const rly_node *node)
{
    bool good = true;

    if (node->kind != RLY_LIST)
        return check_pattern(tree, node, node);
    for (const rly_node *item = rly_first(tree, node); item; item = rly_next(tree, item))
        good = check_pattern(tree, item, node) && good;
    return good;
}

/* A section's settings are tried out, since drafts that they hold for may come only next month. */
static bool check_section(cli_session *session, const config_file *file, const rly_node *section)
{
    static const char *const keys[] = {"files", "settings", NULL};
    const rly_tree *tree = &file->store.tree;
    const rly_node *files = rly_member(tree, section, "files"), *settings = rly_member(tree, section, "settings");
    replylint_linter *linter = NULL;

    if (!check_status(session, rly_check_keys(tree, section, keys, "a section of paths", session->error)))
        return false;
    if (!files || !settings)
        return refuse(tree, section, "a section of paths needs files and settings");
    if (!check_patterns(tree, files) || !config_check_keys(session, tree, settings, true))
        return false;
    config_layer layer = {file, settings, section};
    config_layers layers = {&layer, 1, 1};
    bool good = config_linter(session, &layers, NULL, &linter);
    replylint_linter_free(linter);
    return good;
}

static bool check_sections(cli_session *session, const config_file *file, const rly_node *list)
{
    const rly_tree *tree = &file->store.tree;
    bool good = true;

    if (list->kind != RLY_LIST)
        return refuse(tree, list, "paths is a list; begin each section with \"- files: ...\"");
    for (const rly_node *section = rly_first(tree, list); section; section = rly_next(tree, section))
        good = check_section(session, file, section) && good;
    return good;
}

int config_fail_on(rly_str name)
{
    static const char *const words[] = {"error", "warning", "suggestion", "never"};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (rly_str_is(name, words[i]))
            return FAIL_ON_ERROR + (int)i;
    return NUMBER_UNSET;
}

/* What the command itself reads of a member; the library looks at the others. */
static bool check_member(cli_session *session, const config_file *file, const rly_node *member)
{
    static const struct {
        const char *key;
        uint32_t most;
    } counts[] = {{"jobs", 1000}, {"fail_under", 100}, {"max_warnings", 1000000}};
    const rly_tree *tree = &file->store.tree;
    rly_str key = rly_node_key(tree, member);
    bool flag;
    uint32_t count;

    if (rly_str_is(key, "paths"))
        return check_sections(session, file, member);
    if (rly_str_is(key, "ignore"))
        return check_patterns(tree, member);
    if (rly_str_is(key, "allow"))
        return allow_check(session, tree, member);
    if (rly_str_is(key, "fail_on"))
        return config_fail_on(rly_node_text(tree, member)) != NUMBER_UNSET ||
               refuse(tree, member, "expected error, warning, suggestion or never");
    if (rly_str_is(key, "root"))
        return check_status(session, rly_node_bool(tree, member, &flag, session->error));
    if (rly_str_is(key, "baseline") && (member->kind != RLY_SCALAR || !member->size))
        return refuse(tree, member, "expected the name of a file");
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        if (rly_str_is(key, counts[i].key))
            return check_status(session, rly_node_count(tree, member, counts[i].most, &count, session->error));
    return true;
}

static bool check_file(cli_session *session, const config_file *file)
{
    const rly_tree *tree = &file->store.tree;
    const rly_node *root = rly_root(tree);
    bool good = true;

    if (!root || (root->kind == RLY_SCALAR && !root->size))
        return true;
    if (file->allows)
        return allow_check(session, tree, root);
    if (!config_check_keys(session, tree, root, false))
        return false;
    for (const rly_node *member = rly_first(tree, root); member; member = rly_next(tree, member))
        good = check_member(session, file, member) && good;
    return good;
}

const config_file *config_read(cli_session *session, const char *path, const char *folder, bool allows)
{
    struct cli_config *config = session->config;
    config_file *file = rly_arena_take(&config->arena, sizeof *file), **slot = rly_push(&config->files);
    rly_buf text = {0};

    if (!file || !slot) {
        config->files.count -= slot != NULL;
        (void)complain_memory();
        return NULL;
    }
    *slot = file;
    *file = (config_file){.path = path, .folder = folder, .allows = allows};
    file->good = file_read(path, path, &text) &&
                 check_status(session, rly_tree_read(&file->store, RLY_YAML, path, rly_buf_text(&text), text.size,
                                                     session->error)) &&
                 check_file(session, file);
    rly_buf_free(&text);
    return file;
}
