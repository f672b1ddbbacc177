/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Trees from bytes, in the place of lib/base/tree_read.c and of compiled packs. A page has a reader of JSON already, so
 * the library goes to it without one: src/encode.js writes settings and records as these bytes, pack-compiler --small
 * the packs.
 *
 *   node  s TEXT             a scalar             TEXT  SIZE and its bytes
 *         q TEXT             one that is a text   SIZE  seven bits a byte, the lowest first; the last is below 128
 *         l SIZE node...     a list
 *         m SIZE (TEXT node)...  a map
 */
#include <string.h>
#include <unistr.h>

#include "base/tree.h"
#include "packs.h"

enum { DEEPEST = 60 };

typedef struct reader {
    rly_tree_store *store;
    const unsigned char *at, *end;
    bool failed; /* memory ran out; or the bytes are none of ours */
} reader;

static uint32_t read_size(reader *r)
{
    uint32_t size = 0;
    for (unsigned shift = 0; r->at < r->end && shift < 32; shift += 7) {
        unsigned char byte = *r->at++;
        size |= (uint32_t)(byte & 127) << shift;
        if (byte < 128)
            return size;
    }
    r->failed = true;
    return 0;
}

/* A text to the strings of the store, a NUL behind it. */
static uint32_t read_text(reader *r, uint32_t *size)
{
    uint32_t offset = (uint32_t)r->store->strings.size;
    *size = read_size(r);
    if (*size > (size_t)(r->end - r->at)) {
        r->failed = true;
        return *size = 0;
    }
    rly_buf_add(&r->store->strings, (const char *)r->at, *size);
    rly_buf_byte(&r->store->strings, '\0');
    r->at += *size;
    return offset;
}

/* The next node, behind what its parent says of it. Returns its number. */
static uint32_t read_node(reader *r, rly_node start, int depth)
{
    uint32_t self = (uint32_t)r->store->nodes.count, last = 0;
    rly_node *node = rly_push(&r->store->nodes);
    unsigned char kind = r->at < r->end && depth < DEEPEST ? *r->at++ : 0;
    if (!node || !strchr("sqlm", kind) || !kind) {
        r->failed = true;
        return self;
    }
    *node = start;
    node->kind = kind == 'l' ? RLY_LIST : kind == 'm' ? RLY_MAP_NODE : RLY_SCALAR;
    node->quoted = kind == 'q';
    if (node->kind == RLY_SCALAR) {
        node->text = read_text(r, &node->size);
        return self;
    }
    for (uint32_t count = node->count = read_size(r); count > 0 && !r->failed; count--) {
        rly_node child = {0};
        if (kind == 'm')
            child.key = read_text(r, &child.key_size);
        uint32_t number = read_node(r, child, depth + 1);
        rly_node *nodes = r->store->nodes.items;
        *(last ? &nodes[last].next : &nodes[self].first) = number;
        last = number;
    }
    return self;
}

/* Returns what stands behind the tree; NULL when it cannot be read. */
static const unsigned char *read_tree(rly_tree_store *store, const unsigned char *bytes, size_t size)
{
    reader r = {store, bytes, bytes + size, false};
    read_node(&r, (rly_node){0}, 0);
    if (r.failed || store->strings.failed)
        return NULL;
    store->tree.nodes = store->nodes.items;
    store->tree.count = (uint32_t)store->nodes.count;
    store->tree.strings = store->strings.data;
    return r.at;
}

replylint_status rly_tree_read(rly_tree_store *store, rly_syntax syntax, const char *file, const char *text,
                               size_t size, replylint_error *error)
{
    (void)syntax;
    store->nodes.count = 0;
    rly_buf_clear(&store->strings);
    store->tree = (rly_tree){.file = file};
    if (!read_tree(store, (const unsigned char *)text, size))
        return rly_fail(error, REPLYLINT_ERROR_SYNTAX, (rly_place){file, 0, 0},
                        "cannot be read: too deep, or too large");
    return REPLYLINT_OK;
}

void rly_tree_free(rly_tree_store *store)
{
    rly_vec_free(&store->nodes);
    rly_buf_free(&store->strings);
    store->tree = (rly_tree){0};
}

/* ---- the built-in packs */

extern const unsigned char *const rly_pack_bytes;
extern const size_t rly_pack_size, rly_pack_count;

/* A module has one thread, and wants its packs at once; they stay for as long as it lives. */
const rly_packs *rly_built_in_packs(void)
{
    static rly_packs packs;
    const unsigned char *at = rly_pack_bytes, *end = at + rly_pack_size;
    if (packs.files)
        return &packs;
    rly_pack_file *files = rly_allocate(rly_pack_count * sizeof *files);
    for (size_t i = 0; files && at && i < rly_pack_count; i++) {
        rly_tree_store store = {.tree = {0}};
        reader r = {&store, at, end, false};
        uint32_t size;
        read_text(&r, &size);
        files[i].path = store.strings.data; /* its buffer is not written to again */
        store = (rly_tree_store){.tree = {.file = files[i].path}};
        at = files[i].path ? read_tree(&store, r.at, (size_t)(end - r.at)) : NULL;
        files[i].tree = store.tree;
    }
    if (at)
        packs = (rly_packs){.files = files, .count = rly_pack_count, .growing = true};
    return &packs;
}
