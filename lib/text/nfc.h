/* SPDX-License-Identifier: Apache-2.0 */
/* Canonical composition (NFC) of a text, a piece at a time, with the map that leads back. */
#ifndef RLY_NFC_H
#define RLY_NFC_H

#include "text/map.h"

/* Where a text is written that is made from another one. */
typedef struct rly_writer {
    const char *source;
    size_t size;
    rly_buf *out;
    rly_map *map;
} rly_writer;

/* Write source bytes [from, from + size) as they are. False when memory runs out. */
bool rly_write_kept(rly_writer *writer, size_t from, size_t size);

/* Write `with` for source bytes [from, end). Empty runs on both sides make it a stretch of its own in the map. */
bool rly_write_for(rly_writer *writer, size_t from, size_t end, const char *with, size_t size);

/* Whether NFC may change a code point or what stands before it. */
bool rly_may_compose(uint32_t code);

/* Compose the code point at *at with what it joins: the one before, if that was kept, and the marks behind. */
bool rly_write_composed(rly_writer *writer, size_t *at, uint32_t code);

/*
 * The whole of a text in NFC. *composed: whether it went to `out`; else nothing in it needs a look, and it is in NFC as
 * it stands. `out` and `map` are emptied. False when memory runs out.
 */
bool rly_compose_text(rly_str text, rly_buf *out, rly_map *map, bool *composed);

#endif
