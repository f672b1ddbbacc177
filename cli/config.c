/* SPDX-License-Identifier: Apache-2.0 */
/* What the settings come to for a draft, and which drafts they leave out. */
#include "config.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "config_read.h"
#include "files.h"
#include "glob.h"

/* ---- what holds for a draft */

/* Is the path one of those of a pattern, or of a list in which the last that matches decides? */
static const rly_node *last_match(const config_file *file, const rly_node *patterns, const char *path)
{
    const rly_tree *tree = &file->store.tree;
    const rly_node *match = NULL;

    if (!patterns || !path)
        return NULL;
    if (patterns->kind == RLY_SCALAR)
        return glob_matches(rly_node_text(tree, patterns), path) ? patterns : NULL;
    for (const rly_node *node = rly_first(tree, patterns); node; node = rly_next(tree, node)) {
        rly_str text = rly_node_text(tree, node);
        bool back = text.size && text.data[0] == '!';
        if (glob_matches((rly_str){text.data + back, text.size - back}, path))
            match = node;
    }
    return match;
}

static bool takes_back(const rly_tree *tree, const rly_node *pattern)
{
    return rly_node_text(tree, pattern).data[0] == '!';
}

static bool add_layer(config_layers *layers, config_layer layer)
{
    config_layer *slot = rly_push(layers);

    if (!slot)
        return complain_memory() != EXIT_TROUBLE;
    *slot = layer;
    return true;
}

static bool collect_layers(const config_folder *folder, const char *real, config_layers *out)
{
    bool good = true;

    for (size_t i = 0; good && i < folder->files.count; i++) {
        const config_file *file = folder->files.items[i];
        const rly_tree *tree = &file->store.tree;
        const rly_node *root = rly_root(tree);
        if (file->allows || !root || root->kind != RLY_MAP_NODE)
            continue;
        good = add_layer(out, (config_layer){file, root, NULL});
        const rly_node *section = rly_first(tree, rly_member(tree, root, "paths"));
        for (; good && section; section = rly_next(tree, section)) {
            const rly_node *match = last_match(file, rly_member(tree, section, "files"), config_relative(file, real));
            if (match && !takes_back(tree, match))
                good = add_layer(out, (config_layer){file, rly_member(tree, section, "settings"), section});
        }
    }
    return good;
}

static bool same_layers(const config_layers *a, const config_layers *b)
{
    bool same = a->count == b->count;

    for (size_t i = 0; same && i < a->count; i++)
        same = a->items[i].map == b->items[i].map && a->items[i].file == b->items[i].file;
    return same;
}

static bool open_index(cli_session *session, config_settings *settings)
{
    const config_layer *layer;
    const rly_node *node = config_find(&settings->layers, "index", &layer);

    if (session->options->index || !node || !node->size)
        return true;
    const char *path = config_path(layer, node, &session->config->arena);
    if (!path)
        return complain_memory() != EXIT_TROUBLE;
    index_guard();
    if (!replylint_index_open(&settings->own_index, path, session->error))
        return true;
    complain_errors(session->error, path, 0);
    return false;
}

/* Make what the layers come to, and keep it. `layers` is taken over. */
static config_settings *make_settings(cli_session *session, config_layers *layers)
{
    cli_config *config = session->config;
    config_settings *settings = rly_arena_take(&config->arena, sizeof *settings),
                    **slot = settings ? rly_push(&config->settings) : NULL;

    if (!slot) {
        (void)complain_memory();
        return NULL;
    }
    *slot = settings;
    settings->layers = *layers;
    *layers = (config_layers){0};
    const config_layer *layer;
    const rly_node *unit = config_find(&settings->layers, "unit", &layer);
    settings->unit = unit_of_name(unit ? rly_node_text(&layer->file->store.tree, unit) : RLY_STR(""), RLY_UTF8);
    settings->good = open_index(session, settings);
    return settings;
}

/* Its linter, if there is none yet. A fault is said once. */
static bool make_linter(cli_session *session, config_settings *settings)
{
    if (settings->linter || !settings->good)
        return settings->good;
    settings->index = session->config->index ? session->config->index
                      : session->own_index   ? session->own_index
                                             : settings->own_index;
    return settings->good = config_linter(session, &settings->layers, settings->index, &settings->linter);
}

static const config_settings *find_settings(cli_session *session, const config_folder *folder, const char *real)
{
    cli_config *config = session->config;
    config_layers layers = {0};
    config_settings *found = NULL;
    bool good = collect_layers(folder, real, &layers);

    for (size_t i = config->settings.count; good && !found && i-- > 0;)
        if (same_layers(&layers, &config->settings.items[i]->layers))
            found = config->settings.items[i];
    if (good && !found)
        found = make_settings(session, &layers);
    rly_vec_free(&layers);
    return found && make_linter(session, found) ? found : NULL;
}

void config_use_index(cli_config *config, replylint_index *index)
{
    config->index = index;
    for (size_t i = 0; i < config->settings.count; i++) {
        replylint_linter_free(config->settings.items[i]->linter);
        config->settings.items[i]->linter = NULL;
    }
}

const config_settings *config_for(cli_session *session, const char *path)
{
    char real[PATH_MAX];
    const config_settings *settings = NULL;

    (void)pthread_mutex_lock(&session->config->lock);
    const config_folder *folder = config_find_folder(session, path, real);
    if (folder && folder->good)
        settings = find_settings(session, folder, real);
    (void)pthread_mutex_unlock(&session->config->lock);
    if (!settings && path)
        complain_at("%s: not judged, since its settings are at fault", path);
    return settings;
}

bool config_turn_to(cli_session *session, const char *path)
{
    if (path && path == session->turned_to)
        return true;
    const config_settings *settings = config_for(session, path);

    session->turned_to = settings ? path : NULL;
    if (settings) {
        const config_layer *layer;
        session->kind_is_set = config_find(&settings->layers, "kind", &layer);
        session->linter = settings->linter;
        session->index = settings->index;
        session->unit = settings->unit;
    }
    return settings;
}

bool config_ignores(cli_session *session, const char *path, const rly_node **by, const config_file **of)
{
    char real[PATH_MAX];
    const config_folder *folder = config_folder_of(session, path, real);

    *by = NULL;
    for (size_t i = 0; folder && i < folder->files.count; i++) {
        const config_file *file = folder->files.items[i];
        const rly_tree *tree = &file->store.tree;
        const rly_node *patterns = file->allows ? NULL : rly_member(tree, rly_root(tree), "ignore");
        const rly_node *match = last_match(file, patterns, config_relative(file, real));
        if (match) {
            *by = takes_back(tree, match) ? NULL : match;
            *of = file;
        }
    }
    return *by;
}

void config_drop_ignored(cli_session *session, word_list *inputs)
{
    size_t kept = 0;

    for (size_t i = 0; i < inputs->count; i++) {
        const char *path = inputs->items[i];
        const rly_node *by;
        const config_file *of = NULL;
        if (!strcmp(path, "-") || !config_ignores(session, path, &by, &of)) {
            inputs->items[kept++] = path;
        } else if (input_is_named(session->options, path) && !session->options->quiet) {
            rly_place place = rly_node_place(&of->store.tree, by);
            complain_at("%s: not judged: %s:%u:%u says to ignore it", path, of->path, place.line, place.column);
        }
    }
    inputs->count = kept;
}

/* ---- the run */

/* A number of the settings, unless an option gave it. */
static void fill_number(const config_layers *layers, const char *key, int otherwise, int *slot)
{
    const config_layer *layer;
    const rly_node *node = *slot == NUMBER_UNSET ? config_find(layers, key, &layer) : NULL;
    uint32_t number;

    if (node && !rly_node_count(&layer->file->store.tree, node, INT32_MAX, &number, NULL))
        *slot = (int)number;
    else if (*slot == NUMBER_UNSET)
        *slot = otherwise;
}

static void fill_fail_on(const config_layers *layers, int *slot)
{
    const config_layer *layer;
    const rly_node *node = *slot == NUMBER_UNSET ? config_find(layers, "fail_on", &layer) : NULL;

    if (node)
        *slot = config_fail_on(rly_node_text(&layer->file->store.tree, node));
    else if (*slot == NUMBER_UNSET)
        *slot = FAIL_ON_WARNING;
}

bool config_fill_options(cli_session *session, cli_options *options)
{
    const config_settings *settings = config_for(session, NULL);
    const config_layer *layer;

    if (!settings)
        return false;
    const config_layers *layers = &settings->layers;
    fill_fail_on(layers, &options->fail_on);
    fill_number(layers, "fail_under", 0, &options->fail_under);
    fill_number(layers, "max_warnings", NUMBER_UNSET, &options->max_warnings);
    fill_number(layers, "jobs", 1, &options->jobs);
    const rly_node *baseline = options->baseline || options->jsonl ? NULL : config_find(layers, "baseline", &layer);
    if (baseline && !(options->baseline = config_path(layer, baseline, &session->config->arena)))
        return complain_memory() != EXIT_TROUBLE;
    if (!options->baseline && (options->write_baseline || options->prune_baseline)) {
        complain("which file? --baseline FILE, or baseline: FILE in " CONFIG_NAME);
        return false;
    }
    return true;
}

/* ---- the whole */

/* The user's file, or that of --config; NULL for none. */
static const char *usual_path(cli_session *session)
{
    static const char tail[] = "replylint/config.yml";
    const char *home = getenv("HOME"), *folder = getenv("XDG_CONFIG_HOME"), *between = "/";

    if (session->options->config || session->options->no_config)
        return session->options->no_config ? NULL : session->options->config;
    if (!folder || folder[0] != '/') { /* a relative one is to be ignored, says the XDG specification */
        folder = home;
        between = "/.config/";
    }
    if (!folder || !*folder)
        return NULL;
    size_t size = strlen(folder) + strlen(between) + sizeof tail;
    char *path = rly_arena_take(&session->config->arena, size);
    if (path)
        (void)snprintf(path, size, "%s%s%s", folder, between, tail);
    return path && file_exists(path) ? path : NULL;
}

/* The user's patterns count from the top, since drafts lie anywhere; those of --config from its folder. */
static bool read_usual(cli_session *session)
{
    cli_config *config = session->config;
    const char *path = usual_path(session), *folder = "/";
    char real[PATH_MAX];

    if (!path)
        return true;
    if (session->options->config && config_real_path(config, path, real)) {
        *strrchr(real, '/') = '\0';
        folder = rly_arena_copy(&config->arena, *real ? real : "/", *real ? strlen(real) : 1);
    }
    config->usual = folder ? config_read(session, path, folder, false) : NULL;
    return config->usual && config->usual->good;
}

bool config_open(cli_session *session)
{
    char here[PATH_MAX];
    cli_config *config = rly_allocate(sizeof *config);

    session->config = config;
    if (!config)
        return complain_memory() != EXIT_TROUBLE;
    config->lock = (pthread_mutex_t)PTHREAD_MUTEX_INITIALIZER;
    if (!realpath(".", here)) {
        complain("the current folder cannot be found: %s", strerror(errno));
        return false;
    }
    config->here = rly_arena_copy(&config->arena, here, strlen(here));
    if (!config->here)
        return complain_memory() != EXIT_TROUBLE;
    return read_usual(session) && config_turn_to(session, NULL);
}

void config_free(cli_config *config)
{
    if (!config)
        return;
    for (size_t i = 0; i < config->settings.count; i++) {
        replylint_linter_free(config->settings.items[i]->linter);
        replylint_index_free(config->settings.items[i]->own_index);
        rly_vec_free(&config->settings.items[i]->layers);
    }
    for (size_t i = 0; i < config->folders.count; i++)
        rly_vec_free(&config->folders.items[i]->files);
    for (size_t i = 0; i < config->files.count; i++)
        rly_tree_free(&config->files.items[i]->store);
    rly_vec_free(&config->settings);
    rly_vec_free(&config->folders);
    rly_vec_free(&config->files);
    rly_arena_free(&config->arena);
    rly_release(config);
}
