/* SPDX-License-Identifier: Apache-2.0 */
/* The library's report, with the name of the file, and with positions in the file instead of in the reply. */
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/tree.h"
#include "check.h"

typedef struct rewriting {
    rly_json json;
    const rly_tree *tree;
    cli_source *source;
} rewriting;

static size_t number_of(const rewriting *r, const rly_node *node)
{
    return strtoull(rly_node_text(r->tree, node).data, NULL, 10);
}

/* Does an object hold a place in the reply, and not in a message of the conversation? */
static bool is_place_in_reply(const rewriting *r, const rly_node *object)
{
    const rly_node *start = rly_member(r->tree, object, "start"), *within = rly_member(r->tree, object, "in");
    bool numbers = start && start->size && strchr("0123456789", rly_node_text(r->tree, start).data[0]);

    return numbers && rly_member(r->tree, object, "end") &&
           (!within || rly_str_is(rly_node_text(r->tree, within), "text"));
}

static void copy_scalar(rewriting *r, const char *key, const rly_node *node)
{
    rly_str text = rly_node_text(r->tree, node);
    char *end;

    if (node->quoted)
        rly_json_text(&r->json, key, text);
    else if (rly_str_is(text, "true") || rly_str_is(text, "false"))
        rly_json_flag(&r->json, key, text.data[0] == 't');
    else if (strchr(text.data, '.'))
        rly_json_share(&r->json, key, strtod(text.data, &end));
    else if (text.size && (text.data[0] == '-' || (text.data[0] >= '0' && text.data[0] <= '9')))
        rly_json_number(&r->json, key, strtoll(text.data, &end, 10));
    else
        rly_json_null(&r->json, key);
}

/* One of start, end, line and column of a place. False for any other member. */
static bool write_place(rewriting *r, const rly_node *object, const rly_node *member)
{
    rly_str key = rly_node_key(r->tree, member);
    bool end = rly_str_is(key, "end"), start = rly_str_is(key, "start"), line = rly_str_is(key, "line");

    if (!end && !start && !line && !rly_str_is(key, "column"))
        return false;
    size_t from = number_of(r, rly_member(r->tree, object, "start"));
    size_t to = number_of(r, rly_member(r->tree, object, "end"));
    rly_position at = source_position(r->source, end ? source_end(r->source, to) : source_start(r->source, from));
    rly_json_number(&r->json, key.data, (int64_t)(end || start ? at.offset : line ? at.line : at.column));
    return true;
}

static void copy(rewriting *r, const char *key, const rly_node *node)
{
    char bracket = node->kind == RLY_LIST ? '[' : '{';
    bool place = node->kind == RLY_MAP_NODE && is_place_in_reply(r, node);

    if (node->kind == RLY_SCALAR) {
        copy_scalar(r, key, node);
        return;
    }
    rly_json_open(&r->json, key, bracket);
    for (const rly_node *child = rly_first(r->tree, node); child; child = rly_next(r->tree, child)) {
        const char *name = bracket == '{' ? rly_node_key(r->tree, child).data : NULL;
        if (!place || !write_place(r, node, child))
            copy(r, name, child);
    }
    rly_json_close(&r->json, bracket == '{' ? '}' : ']');
}

static void copy_report(rewriting *r, const char *only)
{
    const rly_node *root = rly_root(r->tree);

    rly_json_open(&r->json, NULL, '{');
    rly_json_text(&r->json, "file", rly_str_of(r->source->name));
    for (const rly_node *member = rly_first(r->tree, root); member; member = rly_next(r->tree, member)) {
        rly_str key = rly_node_key(r->tree, member);
        if (rly_str_is(key, "unit"))
            rly_json_text(&r->json, "unit", rly_str_of(unit_name(r->source->cursor.unit)));
        else if (!only || rly_str_is(key, only))
            copy(r, key.data, member);
    }
    rly_json_close(&r->json, '}');
}

bool format_json(rly_buf *out, const cli_session *session, cli_source *source, const char *member)
{
    const char *report;
    size_t size;
    rly_tree_store store = {0};

    if (replylint_report_json(session->report, &report, &size))
        return false;
    bool good = !rly_tree_read(&store, RLY_JSON, NULL, report, size, session->error);
    if (good)
        copy_report(&(rewriting){.json = {.out = out}, .tree = &store.tree, .source = source}, member);
    rly_tree_free(&store);
    return good;
}

void format_json_error(rly_buf *out, const char *file)
{
    rly_json json = {.out = out};

    rly_json_open(&json, NULL, '{');
    rly_json_number(&json, "schema", replylint_schema_version());
    rly_json_text(&json, "file", rly_str_of(file));
    rly_json_open(&json, "error", '{');
    rly_json_text(&json, "status", RLY_STR("not judged"));
    rly_json_open(&json, "messages", '[');
    rly_json_text(&json, NULL, rly_str_of(complaint_last()));
    rly_json_close(&json, ']');
    rly_json_close(&json, '}');
    rly_json_close(&json, '}');
}
