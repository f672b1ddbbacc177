/* SPDX-License-Identifier: Apache-2.0 */
/* A cell: the stretch of a file in which one text is written, as the container writes it. */
#ifndef CLI_CELL_H
#define CLI_CELL_H

#include "cli.h"
#include "text/map.h"

/* How a text stands in its file: what has to become of words that are put into it. */
typedef enum cli_writing {
    WRITTEN_PLAIN,
    WRITTEN_JSON,        /* within a string */
    WRITTEN_QUOTED,      /* quoted-printable */
    WRITTEN_CSV,         /* a field in quotes */
    WRITTEN_CSV_BARE,    /* a field without */
    WRITTEN_YAML_PLAIN,  /* a scalar without quotes */
    WRITTEN_YAML_SINGLE, /* in single quotes */
    WRITTEN_YAML_DOUBLE, /* in double quotes */
    WRITTEN_YAML_BLOCK,  /* behind | or > */
    WRITTEN_ENCODED      /* in a way that lets no words be put into it */
} cli_writing;

typedef struct cli_cell {
    size_t start, end; /* bytes of the file, without quotes */
    cli_writing writing;
    rly_str value; /* of YAML: what it means, as its reader says */
} cli_cell;

/*
 * The text of a cell: *text is a stretch of the file, or lies in `decoded`; `map` leads from it to the file. False when
 * memory ran out. A scalar of YAML that is not written as its value says gets an empty map, and *writing ENCODED.
 */
bool cell_read(const cli_cell *cell, rly_str file, rly_buf *decoded, rly_map *map, rly_str *text, cli_writing *writing);

/* Add the words as such a cell holds them. False when it cannot hold them, at least not between these neighbours. */
bool cell_write(cli_writing writing, const char *words, bool at_start, bool at_end, rly_buf *out);

#endif
