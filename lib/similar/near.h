/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The texts of an index that are near to a text: those that share at least half of all shingles of the two (Jaccard).
 * Exact, not by chance. Each text stands under the rarer half of its shingles, rare in the order of the index. Two sets
 * that share half have some of these in common, the more the more alike their sizes are, so that to count is to know
 * which few texts have to be compared.
 */
#ifndef RLY_NEAR_H
#define RLY_NEAR_H

#include "base/memory.h"
#include "similar/format.h"

typedef struct rly_near {
    uint32_t text;        /* its number in the index */
    uint32_t shared, all; /* shingles in both, and in either */
} rly_near;

/* Which percentage of all shingles both have; rounded down, so that 100 is all of them. */
static inline uint32_t rly_near_percent(const rly_near *near)
{
    return near->all ? (uint32_t)((uint64_t)near->shared * 100 / near->all) : 0;
}

/* A shingle of the text that is looked for, and what the index says of it. */
typedef struct rly_probe {
    uint32_t shingle;
    uint32_t rank;          /* the higher the more common */
    uint32_t count;         /* of its postings */
    const uint32_t *posted; /* where they are */
} rly_probe;

/* A text that came up, and how often. */
typedef struct rly_tally {
    uint32_t posting;
    uint16_t count;
    uint16_t search; /* in which search: so that nothing has to be cleared before the next */
} rly_tally;

/* Scratch memory of one thread, and what was found. */
typedef struct rly_search {
    RLY_VEC(rly_probe) probes;  /* one a shingle */
    RLY_VEC(uint32_t) order;    /* numbers of probes, the rarest first */
    RLY_VEC(rly_tally) tallies; /* hash table */
    RLY_VEC(uint32_t) came_up;  /* places in it, in the order in which they were filled */
    RLY_VEC(rly_near) found;    /* the nearest first */
    uint16_t number;            /* of the search */
    uint32_t tried;             /* texts that were compared */
} rly_search;

typedef enum rly_search_end {
    RLY_SEARCHED,
    RLY_SEARCH_LIMIT, /* nothing was found among all the texts that may be compared, and there are more */
    RLY_SEARCH_DAMAGED,
    RLY_SEARCH_NO_MEMORY
} rly_search_end;

enum { RLY_LEAST_NEAR = 50, RLY_MOST_NEAR = 100 };

/*
 * Find up to `most` texts that share at least `least` percent (RLY_LEAST_NEAR to 100) with a sorted set, the nearest
 * first; of equally near ones those that were added first. Work is bounded: where thousands of texts are nearly the
 * same, those count that come up first.
 */
rly_search_end rly_near_find(rly_search *search, const rly_index_view *view, const uint32_t *set, size_t count,
                             uint32_t least, size_t most);
void rly_search_free(rly_search *search);

/* Under how many of its shingles, the rarest, a text of so many stands. */
static inline size_t rly_posted_count(size_t count)
{
    return count / 2 + (count > 0);
}

/* The rank of a shingle that stands in `texts` texts; 0 for those in one, and in none. */
static inline uint32_t rly_rank_of(uint32_t texts)
{
    uint32_t rank = 0;
    for (uint32_t rest = texts ? texts - 1 : 0; rest; rest >>= 1)
        rank++;
    return rank < 31 ? rank : 31;
}

/* A posting: the number of a text, and how many shingles it has, roughly: four classes from one power of two to the
 * next. */
static inline uint32_t rly_size_class(size_t count)
{
    uint32_t power = 2;
    while (power < 9 && count >> (power + 1))
        power++;
    if (count < 4)
        return 0;
    return count >> 10 ? 31 : (power - 2) * 4 + (uint32_t)(count >> (power - 2) & 3);
}

#endif
