/* SPDX-License-Identifier: Apache-2.0 */
/* All files of a run, read: what a library is judged by is in all of them. */
#ifndef CLI_SHELF_H
#define CLI_SHELF_H

#include "check.h"

typedef struct cli_book {
    cli_library library;
    bool readable;
    const char *complaint; /* why it is not */
} cli_book;

/* One text on the shelf; `number` of what cannot be read is 0. */
typedef struct cli_place {
    cli_book *book;
    size_t number;
} cli_place;

typedef struct cli_shelf {
    RLY_VEC(cli_book) books;
    RLY_VEC(cli_place) texts; /* those to be judged, in the order of the inputs */
    bool trouble;             /* something could not be read */
    bool library;             /* some file holds items */
    rly_arena arena;
} cli_shelf;

/* Read all inputs. False when memory ran out; what could not be read was said, and is `trouble`. */
bool shelf_fill(const cli_session *session, const word_list *inputs, cli_shelf *shelf);

/* List the texts to be judged, after the books were changed. False when memory ran out. */
bool shelf_list(cli_shelf *shelf);
void shelf_free(cli_shelf *shelf);

/*
 * What only the whole shelf tells: texts that are nearly the same, titles that stand twice, twins that differ,
 * languages that are missing. The session's linter gets an index of the texts, unless it has one. False, and said why,
 * when that is not possible.
 */
bool library_judge(cli_session *session, cli_shelf *shelf);

/*
 * Put the better wordings into all libraries, or, with --diff, say into `out` how they would differ. False when nothing
 * more can be done; a file that could not be fixed is `tally->trouble`, and was said.
 */
bool shelf_fix(cli_session *session, cli_shelf *shelf, cli_tally *tally, rly_buf *out);

/*
 * For commands that go through their inputs once: what to do with each text that can be read. False: nothing more is
 * wanted. Returns false when something could not be read, which was said; then `fault`, which may be NULL, can ask for
 * complaint_last().
 */
typedef bool source_taker(void *context, cli_session *session, cli_source *source);
typedef bool source_fault(void *context);
bool sources_each(cli_session *session, const word_list *inputs, source_taker *take, source_fault *fault,
                  void *context);

#endif
