/* SPDX-License-Identifier: Apache-2.0 */
#include "text/map.h"

void rly_map_clear(rly_map *map)
{
    map->runs.count = 0;
    map->to_size = map->from_size = 0;
    map->identity = false;
}

void rly_map_free(rly_map *map)
{
    rly_vec_free(&map->runs);
    rly_map_clear(map);
}

bool rly_map_add(rly_map *map, uint32_t to, uint32_t from, uint32_t size)
{
    if (map->runs.count) {
        rly_run *last = &map->runs.items[map->runs.count - 1];
        if (last->to + last->size == to && last->from + last->size == from) {
            last->size += size;
            return true;
        }
    }
    rly_run *run = rly_push(&map->runs);
    if (!run)
        return false;
    *run = (rly_run){to, from, size};
    return true;
}

/* How many runs begin at or before `to`. */
static size_t runs_up_to(const rly_map *map, uint32_t to)
{
    size_t low = 0, high = map->runs.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (map->runs.items[middle].to <= to)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

size_t rly_map_first_run(const rly_map *map, uint32_t to)
{
    size_t low = 0, high = map->runs.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const rly_run *run = &map->runs.items[middle];
        if (run->to + run->size < to)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

uint32_t rly_map_start(const rly_map *map, uint32_t to)
{
    if (map->identity)
        return to < map->from_size ? to : map->from_size;
    size_t count = runs_up_to(map, to);
    if (count == 0)
        return 0;
    const rly_run *run = &map->runs.items[count - 1];
    uint32_t inside = to - run->to;
    /* Past the run's end: within what was replaced, which begins where the run ends. */
    return run->from + (inside < run->size ? inside : run->size);
}

uint32_t rly_map_end(const rly_map *map, uint32_t to)
{
    if (map->identity)
        return to < map->from_size ? to : map->from_size;
    size_t i = rly_map_first_run(map, to);
    if (i == map->runs.count)
        return map->from_size;
    const rly_run *run = &map->runs.items[i];
    return to > run->to ? run->from + (to - run->to) : run->from;
}

static bool copy_map(const rly_map *map, rly_map *out)
{
    out->to_size = map->to_size;
    out->from_size = map->from_size;
    out->identity = map->identity;
    for (size_t i = 0; i < map->runs.count; i++) {
        rly_run *run = rly_push(&out->runs);
        if (!run)
            return false;
        *run = map->runs.items[i];
    }
    return true;
}

/* A run of a -> b, as runs of a -> c. `next` is the first run of b -> c that may reach it. */
static bool compose_run(const rly_run *run, const rly_map *inner, size_t *next, rly_map *out)
{
    uint32_t run_end = run->from + run->size;
    const rly_run *runs = inner->runs.items;
    while (*next < inner->runs.count && runs[*next].to + runs[*next].size < run->from)
        ++*next;
    for (size_t i = *next; i < inner->runs.count && runs[i].to <= run_end; i++) {
        uint32_t start = runs[i].to > run->from ? runs[i].to : run->from;
        uint32_t end = runs[i].to + runs[i].size < run_end ? runs[i].to + runs[i].size : run_end;
        if (!rly_map_add(out, run->to + (start - run->from), runs[i].from + (start - runs[i].to), end - start))
            return false;
        *next = i;
    }
    return true;
}

bool rly_map_compose(const rly_map *outer, const rly_map *inner, rly_map *out)
{
    rly_map_clear(out);
    if (outer->identity)
        return copy_map(inner, out);
    if (inner->identity)
        return copy_map(outer, out);
    out->to_size = outer->to_size;
    out->from_size = inner->from_size;
    size_t next = 0;
    for (size_t i = 0; i < outer->runs.count; i++) {
        if (!compose_run(&outer->runs.items[i], inner, &next, out))
            return false;
    }
    return true;
}
