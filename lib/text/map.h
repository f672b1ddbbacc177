/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A map from one text to the text that it was made from: sorted runs {to, from, size} in which bytes are the same.
 * What lies between two runs was replaced as a whole. Maps compose: text in HTML in JSON.
 */
#ifndef RLY_MAP_H
#define RLY_MAP_H

#include "base/memory.h"

typedef struct rly_run {
    uint32_t to, from, size; /* bytes [to, to+size) are bytes [from, from+size) of the source */
} rly_run;

typedef struct rly_map {
    RLY_VEC(rly_run) runs;
    uint32_t to_size, from_size; /* the whole texts */
    bool identity;               /* both texts are the same: no runs needed */
} rly_map;

void rly_map_clear(rly_map *map);
void rly_map_free(rly_map *map);

/* Append a run of equal bytes; joins the last run when it goes on there. False when memory runs out. */
bool rly_map_add(rly_map *map, uint32_t to, uint32_t from, uint32_t size);

/* Where an offset lies in the source: as the start of a range, as the end of one. */
uint32_t rly_map_start(const rly_map *map, uint32_t to);
uint32_t rly_map_end(const rly_map *map, uint32_t to);

/* The number of the first run that ends at an offset or behind it. */
size_t rly_map_first_run(const rly_map *map, uint32_t to);

/* outer: a -> b, inner: b -> c; out: a -> c. False when memory runs out. */
bool rly_map_compose(const rly_map *outer, const rly_map *inner, rly_map *out);

#endif
