/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Trees from bytes, in the place of lib/base/tree_read.c. A page has a reader of JSON already, so the library goes to
 * it without one: src/encode.js writes settings and records as these bytes, lib/pack_small.c the packs.
 *
 *   node  s TEXT             a scalar             TEXT  SIZE and its bytes
 *         q TEXT             one that is a text   SIZE  seven bits a byte, the lowest first; the last is below 128
 *         l SIZE node...     a list
 *         m SIZE (TEXT node)...  a map
 */
#include "tree_bytes.h"

#include <string.h>
#include <unistr.h>

enum { DEEPEST = 60 };

uint32_t rly_bytes_size(rly_byte_reader *r)
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

const unsigned char *rly_bytes_take(rly_byte_reader *r, size_t size)
{
    const unsigned char *bytes = r->at;
    if (r->failed || size > (size_t)(r->end - r->at)) {
        r->failed = true;
        return NULL;
    }
    r->at += size;
    return bytes;
}

rly_str rly_bytes_text(rly_byte_reader *r)
{
    uint32_t size = rly_bytes_size(r);
    const unsigned char *bytes = rly_bytes_take(r, size);
    return (rly_str){(const char *)bytes, bytes ? size : 0};
}

/* A text to the strings of the store, a NUL behind it. */
static uint32_t read_text(rly_byte_reader *r, rly_tree_store *store, uint32_t *size)
{
    uint32_t offset = (uint32_t)store->strings.size;
    rly_str text = rly_bytes_text(r);
    rly_buf_add(&store->strings, text.data, text.size);
    rly_buf_byte(&store->strings, '\0');
    *size = (uint32_t)text.size;
    return offset;
}

/* The next node, behind what its parent says of it. Returns its number. */
static uint32_t read_node(rly_byte_reader *r, rly_tree_store *store, rly_node start, int depth)
{
    uint32_t self = (uint32_t)store->nodes.count, last = 0;
    rly_node *node = rly_push(&store->nodes);
    unsigned char kind = r->at < r->end && depth < DEEPEST ? *r->at++ : 0;
    if (!node || !strchr("sqlm", kind) || !kind) {
        r->failed = true;
        return self;
    }
    *node = start;
    node->kind = kind == 'l' ? RLY_LIST : kind == 'm' ? RLY_MAP_NODE : RLY_SCALAR;
    node->quoted = kind == 'q';
    if (node->kind == RLY_SCALAR) {
        node->text = read_text(r, store, &node->size);
        return self;
    }
    for (uint32_t count = node->count = rly_bytes_size(r); count > 0 && !r->failed; count--) {
        rly_node child = {0};
        if (kind == 'm')
            child.key = read_text(r, store, &child.key_size);
        uint32_t number = read_node(r, store, child, depth + 1);
        rly_node *nodes = store->nodes.items;
        *(last ? &nodes[last].next : &nodes[self].first) = number;
        last = number;
    }
    return self;
}

void rly_bytes_tree(rly_byte_reader *r, rly_tree_store *store)
{
    read_node(r, store, (rly_node){0}, 0);
    r->failed |= store->strings.failed;
    store->tree.nodes = store->nodes.items;
    store->tree.count = (uint32_t)store->nodes.count;
    store->tree.strings = store->strings.data;
}

replylint_status rly_tree_read(rly_tree_store *store, rly_syntax syntax, const char *file, const char *text,
                               size_t size, replylint_error *error)
{
    rly_byte_reader r = {(const unsigned char *)text, (const unsigned char *)text + size, false};
    (void)syntax;
    store->nodes.count = 0;
    rly_buf_clear(&store->strings);
    store->tree = (rly_tree){.file = file};
    rly_bytes_tree(&r, store);
    if (!r.failed)
        return REPLYLINT_OK;
    store->tree = (rly_tree){.file = file};
    return rly_fail(error, REPLYLINT_ERROR_SYNTAX, (rly_place){file, 0, 0}, "cannot be read: too deep, or too large");
}

void rly_tree_free(rly_tree_store *store)
{
    rly_vec_free(&store->nodes);
    rly_buf_free(&store->strings);
    store->tree = (rly_tree){0};
}
