/* SPDX-License-Identifier: Apache-2.0 */
/* Scalars of YAML, in all their styles. */
#ifndef CLI_CELL_YAML_H
#define CLI_CELL_YAML_H

#include "cell.h"

static inline bool cell_is_yaml(cli_writing writing)
{
    return writing >= WRITTEN_YAML_PLAIN && writing <= WRITTEN_YAML_BLOCK;
}

/* How the scalar whose bytes begin at `start` is written. */
cli_writing cell_yaml_style(rly_str file, size_t start, bool quoted);

/* The map of a scalar whose value is known; *writing becomes ENCODED where value and bytes do not agree. */
bool cell_align(const cli_cell *cell, rly_str file, rly_map *map, cli_writing *writing);

/* May these words stand in a plain scalar, at its start or end, even between brackets? */
bool cell_may_be_plain(const char *words, bool at_start, bool at_end);

#endif
