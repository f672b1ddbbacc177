/* SPDX-License-Identifier: Apache-2.0 */
/* YAML: libfyaml's documents, copied into our own node tables. */
#include <libfyaml.h>
#include <string.h>

#include "base/tree_read.h"
#include "base/utf8.h"

typedef struct reader {
    rly_tree_store *store;
    const char *file;
    replylint_error *error;
} reader;

static void set_place(rly_node *node, struct fy_token *token)
{
    const struct fy_mark *from = token ? fy_token_start_mark(token) : NULL;
    const struct fy_mark *to = token ? fy_token_end_mark(token) : NULL;
    if (!from || !to)
        return;
    node->line = (uint32_t)from->line + 1;
    node->column = (uint32_t)from->column + 1;
    node->start = (uint32_t)from->input_pos;
    node->end = (uint32_t)to->input_pos;
}

/* Append a string with a NUL behind it; its offset. */
static uint32_t add_string(reader *r, const char *text, size_t size)
{
    uint32_t offset = (uint32_t)r->store->strings.size;
    rly_buf_add(&r->store->strings, text, size);
    rly_buf_byte(&r->store->strings, '\0');
    return offset;
}

static replylint_status refuse(reader *r, const rly_node *node, const char *why)
{
    rly_place place = {r->file, node->line ? node->line : node->key_line, node->line ? node->column : node->key_column};
    return rly_fail(r->error, REPLYLINT_ERROR_SYNTAX, place, "%s", why);
}

static replylint_status read_node(reader *r, struct fy_node *from, uint32_t self, int depth);

uint32_t rly_tree_add(rly_tree_store *store, uint32_t self, uint32_t last)
{
    rly_node *slot = rly_push(&store->nodes);
    if (!slot)
        return 0;
    *slot = (rly_node){0};
    uint32_t child = (uint32_t)(store->nodes.count - 1);
    rly_node *nodes = store->nodes.items;
    *(last ? &nodes[last].next : &nodes[self].first) = child;
    nodes[self].count++;
    return child;
}

static replylint_status read_list(reader *r, struct fy_node *from, uint32_t self, int depth)
{
    void *state = NULL;
    uint32_t last = 0;
    for (struct fy_node *item; (item = fy_node_sequence_iterate(from, &state));) {
        last = rly_tree_add(r->store, self, last);
        if (!last)
            return rly_fail_memory(r->error);
        replylint_status status = read_node(r, item, last, depth + 1);
        if (status)
            return status;
    }
    return REPLYLINT_OK;
}

static replylint_status read_map(reader *r, struct fy_node *from, uint32_t self, int depth)
{
    void *state = NULL;
    uint32_t last = 0;
    for (struct fy_node_pair *pair; (pair = fy_node_mapping_iterate(from, &state));) {
        size_t size = 0;
        const char *key = fy_node_get_scalar(fy_node_pair_key(pair), &size);
        last = rly_tree_add(r->store, self, last);
        if (!last)
            return rly_fail_memory(r->error);
        rly_node *child = &r->store->nodes.items[last];
        if (!key)
            return refuse(r, &r->store->nodes.items[self], "a key must be a plain text");
        rly_node place = {0};
        set_place(&place, fy_node_get_scalar_token(fy_node_pair_key(pair)));
        child->key = add_string(r, key, size);
        child->key_size = (uint32_t)size;
        child->key_line = place.line;
        child->key_column = place.column;
        replylint_status status = read_node(r, fy_node_pair_value(pair), last, depth + 1);
        if (status)
            return status;
    }
    return REPLYLINT_OK;
}

static replylint_status read_scalar(reader *r, struct fy_node *from, uint32_t self)
{
    rly_node *node = &r->store->nodes.items[self];
    size_t size = 0;
    const char *text = fy_node_get_scalar(from, &size);
    set_place(node, fy_node_get_scalar_token(from));
    if (fy_node_is_alias(from))
        return refuse(r, node, "aliases are not supported; write the value out");
    enum fy_node_style style = fy_node_get_style(from);
    node->kind = RLY_SCALAR;
    node->quoted = style != FYNS_PLAIN && style != FYNS_ANY;
    node->text = add_string(r, text ? text : "", size);
    node->size = (uint32_t)size;
    return REPLYLINT_OK;
}

static replylint_status read_node(reader *r, struct fy_node *from, uint32_t self, int depth)
{
    rly_node *node = &r->store->nodes.items[self];
    if (depth > RLY_TREE_DEEPEST)
        return refuse(r, node, "nested too deeply");
    if (from && fy_node_get_tag(from, NULL))
        return refuse(r, node, "tags (!...) are not supported; write the value without one");
    if (!from || fy_node_get_type(from) == FYNT_SCALAR) {
        if (from)
            return read_scalar(r, from, self);
        node->text = add_string(r, "", 0);
        return REPLYLINT_OK;
    }
    bool list = fy_node_get_type(from) == FYNT_SEQUENCE;
    node->kind = list ? RLY_LIST : RLY_MAP_NODE;
    return list ? read_list(r, from, self, depth) : read_map(r, from, self, depth);
}

/* The end of the text: libfyaml tells of what is missing there a line too late. */
static rly_place end_of(const char *file, const char *text, size_t size)
{
    rly_place place = {file, 1, 1};
    for (size_t i = 0; i < size; i++) {
        place.column = text[i] == '\n' ? 1 : place.column + ((text[i] & 0xc0) != 0x80);
        place.line += text[i] == '\n';
    }
    return place;
}

static replylint_status report_syntax(struct fy_diag *diag, const char *file, const char *text, size_t size,
                                      replylint_error *error)
{
    void *state = NULL;
    struct fy_diag_error *fault = fy_diag_errors_iterate(diag, &state);
    if (!fault)
        return rly_fail_memory(error);
    rly_place place = {file, fault->line > 0 ? (uint32_t)fault->line : 1,
                       fault->column > 0 ? (uint32_t)fault->column : 1};
    rly_place end = end_of(file, text, size);
    return rly_fail(error, REPLYLINT_ERROR_SYNTAX, place.line > end.line ? end : place, "%s", fault->msg);
}

static replylint_status check_encoding(const char *file, const char *text, size_t size, replylint_error *error)
{
    const uint8_t *bytes = (const uint8_t *)text, *bad = rly_utf8_fault(text, size);
    if (!bad)
        return REPLYLINT_OK;
    rly_place place = {file, 1, 1};
    for (const uint8_t *p = bytes; p < bad; p++) {
        place.column += (*p & 0xc0) != 0x80;
        if (*p == '\n') {
            place.line++;
            place.column = 1;
        }
    }
    return rly_fail(error, REPLYLINT_ERROR_ENCODING, place, "not valid UTF-8 (byte %zu is 0x%02X); save it as UTF-8",
                    (size_t)(bad - bytes), *bad);
}

static replylint_status copy_document(rly_tree_store *store, struct fy_document *document, const char *file,
                                      replylint_error *error)
{
    reader r = {store, file, error};
    struct fy_node *root = fy_document_root(document);
    if (!root)
        return REPLYLINT_OK;
    rly_node *node = rly_push(&store->nodes);
    if (!node)
        return rly_fail_memory(error);
    *node = (rly_node){.line = 1, .column = 1};
    replylint_status status = read_node(&r, root, 0, 0);
    if (status)
        return status;
    return store->strings.failed ? rly_fail_memory(error) : REPLYLINT_OK;
}

static void clear_store(rly_tree_store *store, const char *file)
{
    store->nodes.count = 0;
    rly_buf_clear(&store->strings);
    store->tree = (rly_tree){.file = file};
}

/* Is there nothing but comments and empty lines? libfyaml makes no document of them, and takes it for a fault. */
static bool holds_nothing(const char *text, size_t size)
{
    bool comment = false;
    for (size_t i = 0; i < size; i++) {
        if (text[i] == '#')
            comment = true;
        else if (text[i] == '\n' || text[i] == '\r')
            comment = false;
        else if (!comment && text[i] != ' ' && text[i] != '\t')
            return false;
    }
    return true;
}

static replylint_status read_yaml(rly_tree_store *store, const char *file, const char *text, size_t size,
                                  replylint_error *error)
{
    if (holds_nothing(text, size))
        return REPLYLINT_OK;
    struct fy_diag_cfg diag_settings;
    fy_diag_cfg_default(&diag_settings);
    struct fy_diag *diag = fy_diag_create(&diag_settings);
    if (!diag)
        return rly_fail_memory(error);
    fy_diag_set_collect_errors(diag, true);
    struct fy_parse_cfg settings = {.flags = FYPCF_QUIET | FYPCF_COLLECT_DIAG, .diag = diag};
    struct fy_document *document = fy_document_build_from_string(&settings, text, size);
    replylint_status status =
        document ? copy_document(store, document, file, error) : report_syntax(diag, file, text, size, error);
    fy_document_destroy(document);
    fy_diag_destroy(diag);
    return status;
}

replylint_status rly_tree_read(rly_tree_store *store, rly_syntax syntax, const char *file, const char *text,
                               size_t size, replylint_error *error)
{
    clear_store(store, file);
    if (size > UINT32_MAX / 2)
        return rly_fail(error, REPLYLINT_ERROR_LIMIT, (rly_place){file, 0, 0}, "larger than 2 GiB; split it");
    replylint_status status = check_encoding(file, text, size, error);
    if (!status)
        status = (syntax == RLY_JSON ? rly_tree_read_json : read_yaml)(store, file, text, size, error);
    if (status) {
        clear_store(store, file);
        return status;
    }
    store->tree.nodes = store->nodes.items;
    store->tree.count = (uint32_t)store->nodes.count;
    store->tree.strings = store->strings.data;
    return REPLYLINT_OK;
}

void rly_tree_free(rly_tree_store *store)
{
    rly_vec_free(&store->nodes);
    rly_vec_free(&store->slots);
    rly_buf_free(&store->strings);
    store->tree = (rly_tree){0};
}
