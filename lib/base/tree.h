/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A YAML or JSON document as a tree of nodes, with the place of each in the source. Nodes are plain tables without
 * pointers, so that a tree can be written out as C when the library is built and read back for nothing.
 */
#ifndef RLY_TREE_H
#define RLY_TREE_H

#include "base/error.h"
#include "base/memory.h"

typedef enum rly_node_kind { RLY_SCALAR, RLY_LIST, RLY_MAP_NODE } rly_node_kind;

typedef struct rly_node {
    uint32_t text, size;    /* a scalar's value, unescaped, in the tree's strings */
    uint32_t key, key_size; /* its key, for a member of a map */
    uint32_t first, next;   /* first child, next sibling; 0 for none (node 0 is the root) */
    uint32_t count;         /* children */
    uint32_t line, column;  /* where the value begins (behind a quote), from 1 */
    uint32_t key_line, key_column;
    uint32_t start, end;  /* its bytes in the source, without quotes */
    uint8_t kind, quoted; /* quoted: a scalar that is a string beyond doubt */
} rly_node;

typedef struct rly_tree {
    const rly_node *nodes;
    const char *strings;
    const char *file;   /* for messages; may be NULL */
    uint32_t count;     /* 0: an empty document */
    uint32_t line_base; /* added to lines: where in the file the document begins */
    bool checked;       /* its keys were looked at when the library was built */
} rly_tree;

typedef enum rly_syntax { RLY_YAML, RLY_JSON } rly_syntax;

/* What holds a tree that was read. Reused, it allocates only while it grows (YAML aside). */
typedef struct rly_tree_store {
    rly_tree tree;
    RLY_VEC(rly_node) nodes;
    rly_buf strings;
    RLY_VEC(uint32_t) slots; /* scratch */
    bool keeps_twice;        /* of JSON: a key that stands twice is said, and both members are read */
} rly_tree_store;

/*
 * Read a document into store->tree. `file` names it in messages and is lent (may be NULL).
 * Errors: REPLYLINT_ERROR_SYNTAX with the place, REPLYLINT_ERROR_ENCODING, REPLYLINT_ERROR_MEMORY. Depth is at most
 * 64; aliases and tags are refused.
 */
replylint_status rly_tree_read(rly_tree_store *store, rly_syntax syntax, const char *file, const char *text,
                               size_t size, replylint_error *error);
void rly_tree_free(rly_tree_store *store);

/* The root; NULL for an empty document. */
const rly_node *rly_root(const rly_tree *tree);
/* The member of a map with that key; NULL when there is none, or `node` is NULL or no map. */
const rly_node *rly_member(const rly_tree *tree, const rly_node *node, const char *key);

/* Children in order: for (n = rly_first(t, node); n; n = rly_next(t, n)). */
static inline const rly_node *rly_first(const rly_tree *tree, const rly_node *node)
{
    return node && node->first ? &tree->nodes[node->first] : NULL;
}

static inline const rly_node *rly_next(const rly_tree *tree, const rly_node *node)
{
    return node->next ? &tree->nodes[node->next] : NULL;
}

/* "" for NULL; NUL-terminated, as a key is. */
static inline rly_str rly_node_text(const rly_tree *tree, const rly_node *node)
{
    if (!node || node->kind != RLY_SCALAR)
        return (rly_str){"", 0};
    return (rly_str){tree->strings + node->text, node->size};
}

static inline rly_str rly_node_key(const rly_tree *tree, const rly_node *node)
{
    return (rly_str){tree->strings + node->key, node->key_size};
}

rly_place rly_node_place(const rly_tree *tree, const rly_node *node);
rly_place rly_key_place(const rly_tree *tree, const rly_node *node);

/* Typed values, with an error at the node's place when the value is of another kind. */
replylint_status rly_node_bool(const rly_tree *tree, const rly_node *node, bool *out, replylint_error *error);
replylint_status rly_node_count(const rly_tree *tree, const rly_node *node, uint32_t max, uint32_t *out,
                                replylint_error *error);

/*
 * Check that `node` is a map that has no key outside `keys` (NULL-terminated). Each unknown key is a fault with a
 * did-you-mean. `what` names the map: "a rule".
 */
replylint_status rly_check_keys(const rly_tree *tree, const rly_node *node, const char *const *keys, const char *what,
                                replylint_error *error);

#endif
