/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A small linear model, for what no phrase has foreseen: words and pairs of neighbours, each with a weight for or
 * against. A text shows what the model finds when the weights of what it holds, each once, add up to `least`.
 */
#ifndef RLY_MODEL_H
#define RLY_MODEL_H

#include "base/tree.h"
#include "text/text.h"

enum { RLY_MODEL_PLACES = 3 };

typedef struct rly_weight {
    uint32_t hash; /* of the word or the pair; 0: a free slot */
    int16_t weight;
    uint16_t number; /* from 0, so that a text counts it once */
} rly_weight;

typedef struct rly_model {
    const rly_weight *slots; /* open addressing, at most half full */
    uint32_t slot_count;     /* a power of two */
    int32_t least;
    const char *finds; /* the value of the signal */
} rly_model;

/* What holds a model that was read. */
typedef struct rly_model_store {
    rly_model model;
    rly_weight *slots;
} rly_model_store;

/* Read models/NAME.yml. The tree lends its strings and must stay. Errors: SYNTAX with the place, MEMORY. */
replylint_status rly_model_read(rly_model_store *store, const rly_tree *tree, replylint_error *error);
void rly_model_free(rly_model_store *store);

/* A place that speaks for what the model finds: a word, or a pair of them. */
typedef struct rly_model_place {
    uint32_t start, end; /* in the reading text */
    int32_t weight;
} rly_model_place;

/*
 * Does the text show it? Then `places` holds those that weigh most, by place, and `count` says how many. Words of
 * others (quoted mail, code) do not count. Allocates nothing.
 */
bool rly_model_finds(const rly_model *model, const rly_text *text, rly_model_place places[RLY_MODEL_PLACES],
                     uint32_t *count);

#endif
