/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A file and the texts in it: one draft, or the items of a library - an export of a helpdesk, a table, a list in JSON
 * or YAML, a page of templates. Each item keeps its place in the file.
 */
#ifndef CLI_LIBRARY_H
#define CLI_LIBRARY_H

#include "base/tree.h"
#include "cell.h"
#include "session.h"

/* One text. What is one to the readers of the desk may be several here: its HTML and its plain text, its languages. */
typedef struct cli_item {
    rly_str id, title, locale; /* empty when there is none */
    const char *format;        /* "html", "markdown", "plain" */
    cli_cell cell;
    size_t group; /* the same for texts of one item */
    size_t rank;  /* among these: what the reader names first comes first */
    bool derived; /* the desk makes this one of another: it is compared, not judged */
    /* What only the whole library tells; see told.h. Empty when there is nothing. */
    rly_str namesake, differs, missing;
} cli_item;

/* A file that was read. Free with library_close(). */
typedef struct cli_library {
    const char *name;   /* what to call it in messages */
    const char *path;   /* "-": standard input */
    const char *reader; /* NULL: the file is one draft, and has no items */
    rly_buf bytes;
    size_t begin;            /* behind a byte order mark */
    bool named;              /* by an argument; not a find in a folder */
    RLY_VEC(cli_item) items; /* in the order in which they stand in the file */
    size_t groups;
    bool faults;     /* something in it was wrong, and said, and did not keep its items from being read */
    rly_arena arena; /* what items lend */
} cli_library;

/* A library whose file was not recognised is left out where it stood in a folder, and complained about where not. */
typedef enum cli_opened { LIBRARY_FAILED, LIBRARY_OPEN, LIBRARY_NONE } cli_opened;

/*
 * Read a file and find its texts. FAILED: said why. NONE: it is of a kind that holds many texts, and nothing in it
 * looks like one; said only when `named`, and then FAILED.
 */
cli_opened library_open(const cli_session *session, const char *path, bool named, cli_library *library);

/* The same of bytes that take the place of those of the file; they are then the library's. */
cli_opened library_open_bytes(const cli_session *session, const char *path, rly_buf *bytes, bool named,
                              cli_library *library);

/* One line of a stream, the `number`th. False, and said why, when nothing can be read in it. */
bool library_open_line(const cli_session *session, const char *name, rly_str line, size_t number, cli_library *library);
void library_close(cli_library *library);

/* How many texts there are to be judged, or compared: 1 for a draft. */
size_t library_count(const cli_library *library);

/* The endings of files that hold drafts or libraries, and of drafts alone. */
extern const char *const library_endings[], *const draft_endings[];

/* Are the bytes UTF-8? False, and said where not. `line`: on which of its file they stand; 0: they are all of it. */
bool encoding_check(const char *name, size_t line, rly_str bytes);

/* Is the file called as JSON Lines are? */
bool library_is_stream(const cli_session *session, const char *name);

/* Is `name` a reader, as --from takes it? False, and said so, when not. NULL is fine. */
bool library_knows_reader(const char *name);

/* ---- what readers do */

/* Add an item whose text is no more than white space: nothing. False when memory ran out. */
bool library_add(cli_library *library, const cli_item *item);
rly_str library_keep(cli_library *library, rly_str text);

/* The names that members, columns with a text, a title, an id usually have. Ended by NULL. */
extern const char *const usual_texts[], *const usual_titles[], *const usual_ids[];

/* "html" for a text with tags in it; else "plain". */
const char *library_format(rly_str text);

/* Find the items of a document that begins at byte `base` of the file. False when memory ran out. */
bool library_from_tree(const cli_session *session, cli_library *library, const rly_tree *tree, rly_syntax syntax,
                       size_t base);

/* The readers of whole files. False, and said why, when the file cannot be read so. */
bool library_from_table(const cli_session *session, cli_library *library);
bool library_from_markdown(const cli_session *session, cli_library *library);

#endif
