/* SPDX-License-Identifier: Apache-2.0 */
/* A text file: the reply, behind keys in YAML between two lines --- (front matter), if there are any. */
#include <string.h>
#include <strings.h>

#include "base/tree.h"
#include "files.h"
#include "source.h"

typedef struct front_matter {
    cli_session *session;
    cli_source *source;
    const rly_tree *tree;
} front_matter;

static size_t line_end(rly_str text, size_t at)
{
    while (at < text.size && text.data[at] != '\n')
        at++;
    return at;
}

/* Is [at, end) a line of nothing but `mark`? */
static bool is_mark(rly_str text, size_t at, size_t end, const char *mark)
{
    while (end > at && is_space(text.data[end - 1]))
        end--;
    return rly_str_is((rly_str){text.data + at, end - at}, mark);
}

/* Say a refusal at the key it does not know or at the value it does not like. */
static bool refuse(const front_matter *front, const rly_node *node, replylint_status status)
{
    rly_place place =
        status == REPLYLINT_ERROR_UNKNOWN ? rly_key_place(front->tree, node) : rly_node_place(front->tree, node);
    replylint_error *error = front->session->error;

    complain_at("%s:%u:%u: %s", front->source->name, place.line, place.column, replylint_error_message(error, 0));
    replylint_error_clear(error);
    return false;
}

static bool refuse_text(const front_matter *front, rly_place place, const char *why)
{
    complain_at("%s:%u:%u: %s", front->source->name, place.line, place.column, why);
    return false;
}

/* A list as the library takes it: with commas between. */
static bool join_list(const front_matter *front, const rly_node *list, rly_buf *out)
{
    for (const rly_node *item = rly_first(front->tree, list); item; item = rly_next(front->tree, item)) {
        rly_str text = rly_node_text(front->tree, item);
        if (item->kind != RLY_SCALAR)
            return refuse_text(front, rly_node_place(front->tree, item), "expected a text");
        if (out->size)
            rly_buf_byte(out, ',');
        rly_buf_add(out, text.data, text.size);
    }
    return !out->failed || complain_memory() != EXIT_TROUBLE;
}

static bool set_key(const front_matter *front, const char *key, const rly_node *node)
{
    rly_buf joined = {0};
    rly_str value = rly_node_text(front->tree, node);

    if (!strcmp(key, "text"))
        return refuse_text(front, rly_key_place(front->tree, node),
                           "the text is what stands below the front matter; take this key out");
    if (node->kind == RLY_MAP_NODE)
        return refuse_text(front, rly_node_place(front->tree, node), "nested too deeply; keys have one dot at most");
    bool good = node->kind != RLY_LIST || join_list(front, node, &joined);
    if (good && node->kind == RLY_LIST)
        value = (rly_str){joined.data, joined.size};
    replylint_status status =
        good ? replylint_draft_set(front->session->draft, key, value.data, value.size, front->session->error)
             : REPLYLINT_OK;
    if (status)
        good = refuse(front, node, status);
    else if (good && !strcmp(key, "inbound"))
        front->source->inbound = source_keep(front->source, value);
    else if (good && !strcmp(key, "id"))
        good = (front->source->id = source_keep(front->source, value)).data || complain_memory() != EXIT_TROUBLE;
    else if (good && !strcmp(key, "unit"))
        front->source->unit = unit_of_name(value, front->source->unit);
    rly_buf_free(&joined);
    return good;
}

/* customer: {name: Diane} is customer.name. */
static bool set_nested(const front_matter *front, const rly_node *outer)
{
    for (const rly_node *node = rly_first(front->tree, outer); node; node = rly_next(front->tree, node)) {
        rly_buf key = {0};
        rly_buf_str(&key, rly_node_key(front->tree, outer).data);
        rly_buf_byte(&key, '.');
        rly_buf_str(&key, rly_node_key(front->tree, node).data);
        const char *name = rly_buf_text(&key);
        bool good = name ? set_key(front, name, node) : complain_memory() != EXIT_TROUBLE;
        rly_buf_free(&key);
        if (!good)
            return false;
    }
    return true;
}

static bool add_message(const front_matter *front, const rly_node *message)
{
    const rly_tree *tree = front->tree;
    cli_session *session = front->session;
    const rly_node *role = rly_member(tree, message, "role");
    rly_str text = rly_node_text(tree, rly_member(tree, message, "text"));

    if (!role)
        return refuse_text(front, rly_node_place(tree, message),
                           "a message needs a role: customer, agent or other; write - {role: ..., text: ...}");
    replylint_status status =
        replylint_draft_message(session->draft, rly_node_text(tree, role).data, text.data, text.size, session->error);
    if (status)
        return refuse(front, role, status);
    for (const rly_node *node = rly_first(tree, message); node; node = rly_next(tree, node)) {
        rly_str key = rly_node_key(tree, node), value = rly_node_text(tree, node);
        if (rly_str_is(key, "role") || rly_str_is(key, "text"))
            continue;
        status = replylint_draft_message_set(session->draft, key.data, value.data, value.size, session->error);
        if (status)
            return refuse(front, node, status);
    }
    return source_add_message(front->source, source_keep(front->source, text));
}

static bool set_all(const front_matter *front)
{
    const rly_node *root = rly_root(front->tree);

    if (root && root->kind == RLY_SCALAR && !root->size)
        return true;
    if (root && root->kind != RLY_MAP_NODE)
        return refuse_text(front, rly_node_place(front->tree, root),
                           "the front matter holds no keys; write key: value");
    for (const rly_node *node = rly_first(front->tree, root); node; node = rly_next(front->tree, node)) {
        bool good;
        if (rly_str_is(rly_node_key(front->tree, node), "messages")) {
            good = true;
            for (const rly_node *item = rly_first(front->tree, node); item && good; item = rly_next(front->tree, item))
                good = add_message(front, item);
        } else if (node->kind == RLY_MAP_NODE) {
            good = set_nested(front, node);
        } else {
            good = set_key(front, rly_node_key(front->tree, node).data, node);
        }
        if (!good)
            return false;
    }
    return true;
}

/* Read the keys before the reply, if the text begins so, and move *body behind them. */
static bool read_front_matter(cli_session *session, cli_source *source, size_t *body)
{
    rly_str file = {source->file.data, source->file.size};
    size_t begin = *body, end = line_end(file, begin);

    if (!is_mark(file, begin, end, "---"))
        return true;
    for (size_t at = end + 1; at < file.size; at = end + 1) {
        end = line_end(file, at);
        if (!is_mark(file, at, end, "---"))
            continue;
        rly_tree_store store = {0};
        /* The first --- is part of the document, so that lines count from the top of the file. */
        bool good = !rly_tree_read(&store, RLY_YAML, source->name, file.data + begin, at - begin, session->error);
        if (good)
            good = set_all(&(front_matter){session, source, &store.tree});
        else
            complain_errors(session->error, source->name, 0);
        rly_tree_free(&store);
        *body = end < file.size ? end + 1 : end;
        return good;
    }
    complain_at("%s:1:1: the front matter does not end; put a line --- below its keys", source->name);
    return false;
}

/* Does one of the words of a folder's name say that templates are in it, as in "email_templates"? */
static bool names_templates(const char *name, size_t size)
{
    static const char *const words[] = {"template", "templates", "macro",       "macros",       "canned",
                                        "snippet",  "snippets",  "boilerplate", "boilerplates", NULL};

    for (size_t at = 0, end; at < size; at = end + 1) {
        for (end = at; end < size && (name[end] | 0x20) >= 'a' && (name[end] | 0x20) <= 'z';)
            end++;
        for (const char *const *word = words; *word; word++)
            if (strlen(*word) == end - at && !strncasecmp(*word, name + at, end - at))
                return true;
    }
    return false;
}

/* Does the file lie in such a folder, or in one that does, as in "templates/moved/1.md"? Farther up a name says less.
 */
static bool lies_among_templates(const char *path)
{
    enum { LEVELS = 2 };
    const char *end = strrchr(path, '/'), *start;

    for (int level = 0; level < LEVELS && end; level++, end = start > path ? start - 1 : NULL) {
        for (start = end; start > path && start[-1] != '/';)
            start--;
        if (names_templates(start, (size_t)(end - start)))
            return true;
    }
    return false;
}

bool source_from_text(cli_session *session, cli_source *source, size_t begin)
{
    static const char *const markdown[] = {".md", ".markdown", NULL}, *const html[] = {".html", ".htm", NULL};

    if (file_name_ends(source->name, markdown) && !source_set(session, source, "format", RLY_STR("markdown")))
        return false;
    if (file_name_ends(source->name, html) && !source_set(session, source, "format", RLY_STR("html")))
        return false;
    bool template = !session->kind_is_set && lies_among_templates(source->name);
    if (template && !source_set(session, source, "kind", RLY_STR("template")))
        return false;
    if (!read_front_matter(session, source, &begin))
        return false;
    source->text = (rly_str){source->file.size ? source->file.data + begin : "", source->file.size - begin};
    source->map.to_size = (uint32_t)source->text.size;
    source->map.from_size = (uint32_t)source->file.size;
    return rly_map_add(&source->map, 0, (uint32_t)begin, (uint32_t)source->text.size) ||
           complain_memory() != EXIT_TROUBLE;
}
