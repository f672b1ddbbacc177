/* SPDX-License-Identifier: Apache-2.0 */
/* A draft as it came: a file, the reply within it, the conversation around it, and the way back to the file. */
#ifndef CLI_SOURCE_H
#define CLI_SOURCE_H

#include "library.h"

typedef struct cli_source {
    const char *name;          /* what to call it in messages */
    rly_str file;              /* its bytes, lent by the library or by `bytes` */
    rly_buf bytes;             /* those of a file that is being fixed */
    const cli_item *item;      /* of the library; NULL for a draft that is a file */
    const char *reader;        /* that of the library */
    bool in_cell;              /* the file is the item's cell alone */
    rly_str value;             /* what such a cell says */
    rly_str whole;             /* the file as it was read, when `file` is a cell or was fixed, too */
    size_t begin;              /* where a file begins, behind a byte order mark */
    rly_str id, title, locale; /* of the item; empty when there is none */
    rly_str text;              /* the reply, as the library gets it */
    rly_map map;               /* text -> file */
    cli_writing writing;       /* of the text in the file */
    bool raw;                  /* the file need not be UTF-8: a mail */
    size_t line;               /* of JSON Lines, on which the record stands; 0: the file is the draft's own */
    bool ascii_only;           /* the file may hold nothing else: a mail that says so */
    rly_buf decoded;           /* holds the text where it is no stretch of the file */
    rly_unit unit;             /* what positions are to count; the library is always asked for bytes */
    RLY_VEC(rly_str) messages; /* the conversation, oldest first, without the inbound message */
    rly_str inbound;
    rly_buf shown; /* a text with its private data masked */
    rly_arena arena;
    rly_cursor cursor; /* over the file */
    rly_cursor anchor; /* the same, where the text begins: texts of a library come one behind the other */
} cli_source;

/*
 * Take text `number` of a library and fill the session's draft with it: the text itself, what stands with it in its
 * file, then the options. False, and said why, when that is not possible. A source is used again for the next text; the
 * library lends it its bytes.
 */
bool source_take(cli_session *session, const cli_library *library, size_t number, cli_source *source);
void source_free(cli_source *source);

/* The same for an item as if its cell were a file of its own, in which it can be fixed. */
bool source_take_cell(cli_session *session, const cli_library *library, size_t number, cli_source *source);

/* The same source with other bytes in the place of its file; `text` is what an item then says. Takes the bytes over. */
bool source_read_again(cli_session *session, cli_source *source, rly_buf *bytes, rly_str text);

/* The same for a record that stands on a line of JSON Lines. Positions are those of the whole file, but offsets. */
bool source_read_record(cli_session *session, const char *name, size_t line, rly_str record, cli_source *source);

/* Where a stretch of the text lies in the file, in bytes. */
size_t source_start(const cli_source *source, size_t start);
size_t source_end(const cli_source *source, size_t end);

/* Is a stretch of the text the same bytes in the file, in one piece? Then *at is where. */
bool source_same(const cli_source *source, size_t start, size_t end, size_t *at);

/* Offset, line and column, in the unit, of a byte of the file. */
rly_position source_position(cli_source *source, size_t byte);

/* Both ends of a stretch of the file; asked for rising starts the file is read once. */
void source_range(cli_source *source, size_t start, size_t end, rly_position *from, rly_position *to);

/* From now on count in another unit than was asked for. */
void source_count_in(cli_source *source, rly_unit unit);

/* Message `number` of a span: 0 is the reply, the last one the inbound message. An empty text when there is none. */
rly_str source_message(const cli_source *source, size_t number);

/* The same as it may be shown: private data masked as the report has it. Lent until the next call. */
rly_str source_shown(const cli_session *session, cli_source *source, size_t number);

/* The readers of the kinds of files: what lies before `begin` (a byte order mark) is not theirs. */
bool source_from_text(cli_session *session, cli_source *source, size_t begin);
bool source_from_record(cli_session *session, cli_source *source, size_t begin);
bool source_from_mail(cli_session *session, cli_source *source);

/* Set a key of the session's draft. False, and said why with the place, when it is refused. */
bool source_set(cli_session *session, const cli_source *source, const char *key, rly_str value);

/* A copy that lives as long as the draft; its data is NULL when memory ran out. */
rly_str source_keep(cli_source *source, rly_str text);

/* Remember a message, so that its words can be shown. */
bool source_add_message(cli_source *source, rly_str text);

#endif
