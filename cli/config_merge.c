/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Layers of settings as one document for the library. It is JSON, in which every key and every value stands on a line
 * of its own: the line of a fault that the library finds says in which file, line and column it really is.
 */
#include <fnmatch.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "config_read.h"

enum { DEPTH_MAX = 8 };

typedef struct merging {
    rly_buf *out;
    config_places *places;
    bool run, good;
} merging;

/* A node of each layer that has it, the weakest first. */
typedef struct merged_nodes {
    const config_layer *layers;
    const rly_node *const *nodes; /* NULL where a layer has none */
    size_t count;
    bool rules; /* their keys are rules, categories or patterns of them */
} merged_nodes;

static const rly_tree *tree_of(const config_layer *layer)
{
    return &layer->file->store.tree;
}

/* What comes next is from there, and begins a line. */
static void next_line(merging *m, rly_place place)
{
    rly_place *slot = rly_push(m->places);

    if (m->places->count > 1)
        rly_buf_byte(m->out, '\n');
    if (slot)
        *slot = place;
    m->good = m->good && slot;
}

static void write_text(merging *m, rly_str text)
{
    rly_json json = {.out = m->out};

    rly_json_text(&json, NULL, text);
}

/* A plain scalar is only plain as it stands: null is none, and a number no text. */
static void write_scalar(merging *m, const rly_tree *tree, const rly_node *node)
{
    static const char plain[] = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_.+-";
    rly_str text = rly_node_text(tree, node);

    if (!node->quoted && text.size && strspn(text.data, plain) == text.size)
        rly_buf_add(m->out, text.data, text.size);
    else
        write_text(m, text);
}

static void write_alone(merging *m, const rly_tree *tree, const rly_node *node, int depth);

static void write_list(merging *m, const rly_tree *tree, const rly_node *list, int depth)
{
    rly_buf_byte(m->out, '[');
    for (const rly_node *item = rly_first(tree, list); item; item = rly_next(tree, item)) {
        next_line(m, rly_node_place(tree, item));
        write_alone(m, tree, item, depth + 1);
        rly_buf_byte(m->out, ',');
    }
    rly_buf_byte(m->out, ']');
}

/* Is it a key of the document? The library does not know those that the command reads. */
static bool is_wanted(const merging *m, rly_str name)
{
    config_key key;

    for (size_t i = 0; config_key_get(i, &key) && key.reach != REACH_DRAFTS; i++)
        if (rly_str_is(name, key.name))
            return m->run && key.reach == REACH_RUN;
    return true;
}

/* Is the rule, category or pattern among those that a name of `rules:` or `points:` stands for? */
static bool stands_for(const char *name, const char *key)
{
    size_t size = strlen(name);

    return (!strncmp(name, key, size) && key[size] == '/') || (strchr(name, '*') && !fnmatch(name, key, 0));
}

/* Does a stronger layer have the key, too? A category there is nearer than a rule of it here. */
static bool is_covered(const merged_nodes *maps, size_t layer, const char *key)
{
    for (size_t i = layer + 1; i < maps->count; i++) {
        const rly_tree *tree = tree_of(&maps->layers[i]);
        if (rly_member(tree, maps->nodes[i], key))
            return true;
        for (const rly_node *node = rly_first(tree, maps->rules ? maps->nodes[i] : NULL); node;
             node = rly_next(tree, node))
            if (stands_for(rly_node_key(tree, node).data, key))
                return true;
    }
    return false;
}

static void write_merged(merging *m, const merged_nodes *maps, int depth);

/* One member, in the place of its strongest layer; where that is a map, with what the weaker ones have in theirs. */
static void write_member(merging *m, const merged_nodes *maps, size_t layer, const rly_node *member, int depth)
{
    const rly_tree *tree = tree_of(&maps->layers[layer]);
    rly_str key = rly_node_key(tree, member);

    next_line(m, rly_key_place(tree, member));
    write_text(m, key);
    rly_buf_byte(m->out, ':');
    next_line(m, rly_node_place(tree, member));
    const rly_node **nodes = member->kind == RLY_MAP_NODE ? rly_allocate((layer + 1) * sizeof(void *)) : NULL;
    if (nodes) {
        for (size_t i = 0; i <= layer; i++) {
            const rly_node *node = rly_member(tree_of(&maps->layers[i]), maps->nodes[i], key.data);
            nodes[i] = node && node->kind == RLY_MAP_NODE ? node : NULL;
        }
        bool rules = depth == 0 && (rly_str_is(key, "rules") || rly_str_is(key, "points"));
        write_merged(m, &(merged_nodes){maps->layers, nodes, layer + 1, rules}, depth + 1);
        rly_release(nodes);
    } else {
        m->good = m->good && member->kind != RLY_MAP_NODE;
        write_alone(m, tree, member, depth + 1);
    }
    rly_buf_byte(m->out, ',');
}

static void write_merged(merging *m, const merged_nodes *maps, int depth)
{
    rly_buf_byte(m->out, '{');
    for (size_t i = 0; i < maps->count && depth < DEPTH_MAX; i++) {
        const rly_tree *tree = tree_of(&maps->layers[i]);
        for (const rly_node *node = rly_first(tree, maps->nodes[i]); node; node = rly_next(tree, node)) {
            rly_str key = rly_node_key(tree, node);
            if ((depth > 0 || is_wanted(m, key)) && !is_covered(maps, i, key.data))
                write_member(m, maps, i, node, depth);
        }
    }
    rly_buf_byte(m->out, '}');
}

static void write_alone(merging *m, const rly_tree *tree, const rly_node *node, int depth)
{
    if (depth >= DEPTH_MAX)
        rly_buf_str(m->out, "null"); /* nothing of ours is nested so deeply: the library has said so above */
    else if (node->kind == RLY_SCALAR)
        write_scalar(m, tree, node);
    else if (node->kind == RLY_LIST)
        write_list(m, tree, node, depth);
    else
        rly_buf_str(m->out, "{}");
}

bool config_merge(const config_layers *layers, bool run, rly_buf *out, config_places *places)
{
    merging m = {.out = out, .places = places, .run = run, .good = true};
    const rly_node **maps = rly_allocate((layers->count + 1) * sizeof *maps);

    next_line(&m, RLY_NOWHERE);
    if (maps) {
        for (size_t i = 0; i < layers->count; i++)
            maps[i] = layers->items[i].map;
        write_merged(&m, &(merged_nodes){layers->items, maps, layers->count, false}, 0);
    }
    rly_release(maps);
    return (maps && m.good && rly_buf_text(out)) || complain_memory() != EXIT_TROUBLE;
}

const rly_node *config_find(const config_layers *layers, const char *key, const config_layer **of)
{
    for (size_t i = layers->count; i-- > 0;) {
        const config_layer *layer = &layers->items[i];
        const rly_node *node = rly_member(tree_of(layer), layer->map, key);
        if (node) {
            if (of)
                *of = layer;
            return node;
        }
    }
    return NULL;
}

const char *config_path(const config_layer *layer, const rly_node *node, rly_arena *arena)
{
    const char *name = rly_node_text(tree_of(layer), node).data, *path = layer->file->path;
    const char *slash = strrchr(path, '/');
    size_t folder = slash ? (size_t)(slash - path) + 1 : 0, size = folder + strlen(name) + 1;

    if (name[0] == '/' || !folder)
        return rly_arena_copy(arena, name, strlen(name));
    char *full = rly_arena_take(arena, size);
    if (full)
        (void)snprintf(full, size, "%.*s%s", (int)folder, path, name);
    return full;
}

/* ---- the linter */

/* What the library calls the document that the layers come to. */
static const char merged_name[] = "settings";

/* Where in the files the fault is. A channel that there is none of, and a placeholder that
 * stands for nothing, have no line of their own. */
static rly_place place_of(const config_layers *layers, const config_places *places, const replylint_error *error,
                          size_t i)
{
    size_t line = replylint_error_line(error, i);
    const config_layer *layer;

    if (line && line <= places->count)
        return places->items[line - 1];
    const char *key = replylint_error_status(error, i) == REPLYLINT_ERROR_ARGUMENT ? "placeholders" : "channel";
    const rly_node *node = replylint_error_file(error, i) ? config_find(layers, key, &layer) : NULL;
    return node ? rly_node_place(tree_of(layer), node) : RLY_NOWHERE;
}

static void complain_mapped(cli_session *session, const config_layers *layers, const config_places *places)
{
    const replylint_error *error = session->error;

    for (size_t i = 0; i < replylint_error_count(error); i++) {
        const char *file = replylint_error_file(error, i);
        bool elsewhere = file && strcmp(file, merged_name) != 0; /* in profiles */
        rly_place place = elsewhere ? RLY_NOWHERE : place_of(layers, places, error, i);
        if (elsewhere)
            complain_at("%s", replylint_error_text(error, i));
        else if (place.file)
            complain_at("%s:%u:%u: %s", place.file, place.line, place.column, replylint_error_message(error, i));
        else
            complain("%s", replylint_error_message(error, i));
    }
    replylint_error_clear(session->error);
}

bool config_linter(cli_session *session, const config_layers *layers, replylint_index *index, replylint_linter **out)
{
    config_places places = {0};
    rly_buf text = {0};
    replylint_status status = REPLYLINT_ERROR_MEMORY;

    *out = NULL;
    if (!layers->count || config_merge(layers, false, &text, &places)) {
        status = replylint_linter_new_with(out, session->rules, index, session->options->profile, text.data, text.size,
                                           merged_name, session->error);
        if (status)
            complain_mapped(session, layers, &places);
    }
    rly_vec_free(&places);
    rly_buf_free(&text);
    return !status;
}
