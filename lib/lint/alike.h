/* SPDX-License-Identifier: Apache-2.0 */
/* What the reply is like: texts of the index, and what the company has already said in this conversation. */
#ifndef RLY_ALIKE_H
#define RLY_ALIKE_H

#include "signal/detect.h"
#include "similar/cover.h"
#include "similar/index.h"

/* A text of the index that the reply is near to. */
typedef struct rly_similar {
    rly_near near;
    uint32_t share;                 /* percent of the reply's words that it has, too */
    uint32_t copies;                /* how many texts are just so */
    const char *id, *title, *place; /* lent by the index */
} rly_similar;

/* Scratch memory, too: used again, it allocates only to grow. */
typedef struct rly_alike {
    replylint_index *index; /* kept: names are lent from it; NULL for none */
    rly_shingles shingles;  /* of the reply */
    rly_search search;
    rly_search_end end;         /* how the search came out */
    RLY_VEC(rly_similar) found; /* the nearest first */
    rly_cover cover;            /* of the reply, by the first of them */
    uint32_t agent_messages;    /* that could be compared */
    uint32_t message;           /* the one that has most of the reply; from 1 */
    uint32_t message_share;     /* how much of it, in percent */
    rly_cover message_cover;
    rly_cover other_cover; /* scratch */
    rly_shingles other;    /* of an earlier message */
} rly_alike;

/*
 * Find up to `most` texts of the index (NULL for none) to which the reply, which is read, is near. False when memory
 * runs out. What else went wrong stands in `end`.
 */
bool rly_alike_search(rly_alike *alike, const rly_detection *detection, replylint_index *index, size_t most);

/* Hold the reply against what the company said before, if anything. False when memory runs out. */
bool rly_alike_repeats(rly_alike *alike, rly_detection *detection);

void rly_alike_clear(rly_alike *alike);
void rly_alike_free(rly_alike *alike);

#endif
