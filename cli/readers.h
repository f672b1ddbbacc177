/* SPDX-License-Identifier: Apache-2.0 */
/* The table of readers: where each help desk keeps what in its export. To read another one is to add a row. */
#ifndef CLI_READERS_H
#define CLI_READERS_H

#include "base/tree.h"

/*
 * Where a text stands, seen from the item. A path is a JSON Pointer with two additions: * is every child, and
 * NAME=VALUE is every child whose member NAME has that value. "" is where one is already.
 */
typedef struct reader_text {
    const char *path;   /* NULL behind the last */
    const char *format; /* "html", "markdown", "plain" */
    const char *locale; /* the member beside the text that says its language; may be NULL */
    bool derived;       /* made by the desk of the text before it, which is the one that is sent */
} reader_text;

typedef struct library_reader {
    const char *name, *about;
    const char *desk; /* whose placeholders the texts have, as the key "helpdesk" calls it; NULL when that is open */
    const char *items[6]; /* the paths at which items may stand, from the root; NULL behind the last */
    const char *marks[4]; /* what every item has, and by which an export is recognised; none: by --from alone */
    const char *id, *title, *locale; /* members of the item; with a space between, the first that is there */
    reader_text texts[6];
} library_reader;

extern const library_reader readers[];
extern const size_t reader_count;

/* The readers of containers, which know no desk: "json", "csv" ... Ended by NULL. */
extern const char *const container_names[];

/* The reader of that name; NULL when there is none. */
const library_reader *reader_named(const char *name);

/* The reader that recognises a document, or a table whose header has these columns; NULL when none does. */
const library_reader *reader_of_tree(const rly_tree *tree);
const library_reader *reader_of_columns(const char *const *columns, size_t count);

/*
 * Walk to every node that a path leads to, from the last one of the stack, on which its parents come to stand.
 * False when the visitor said so, or the path leads too deep.
 */
enum { PATH_DEEPEST = 64 };
typedef struct path_stack {
    const rly_node *nodes[PATH_DEEPEST];
    size_t count;
} path_stack;
typedef bool path_visitor(void *context, const path_stack *stack);
bool path_walk(const rly_tree *tree, path_stack *stack, const char *path, path_visitor *visit, void *context);

/* The first node that a path leads to; NULL when there is none. */
const rly_node *path_first(const rly_tree *tree, const rly_node *from, const char *path);

#endif
