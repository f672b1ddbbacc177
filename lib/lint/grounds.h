/* SPDX-License-Identifier: Apache-2.0 */
/* Grounds: what verdicts hang on, so that where a draft differs from another it is known which of them may differ. */
#ifndef RLY_GROUNDS_H
#define RLY_GROUNDS_H

#include "base/bits.h"
#include "lint/checklist.h"
#include "lint/rule.h"

typedef RLY_VEC(rly_rule) rly_rule_list;

/* Sets of rules, and behind them of items of the checklist. */
typedef enum rly_ground {
    RLY_ON_TEXT,   /* a condition asks for the text of a key */
    RLY_ON_STAGE,  /* they wait for the final draft */
    RLY_ON_WORDS,  /* they are for one language */
    RLY_ON_PLACES, /* they count the places of a signal, whatever its value is */
    RLY_ON_NEEDS,  /* 64 sets: they have a native check that needs something, see rly_check_needs() */
    RLY_ON_VALUES = RLY_ON_NEEDS + 64 /* two sets a value: their condition asks for it; their demand does */
} rly_ground;

enum { RLY_NO_RULE = UINT16_MAX };

typedef struct rly_grounds {
    size_t rules, values; /* counts; values are of signals and subjects */
    size_t words;         /* of a set */
    rly_bits sets;
    uint64_t keys;             /* whose texts conditions ask for; the channel is not among them */
    RLY_VEC(int8_t) asked;     /* -1 for each value that a condition asks for */
    RLY_VEC(uint16_t) finders; /* one a phrase, up to the last one of a rule: whose it is, or RLY_NO_RULE */
} rly_grounds;

/* Find out what the verdicts of rules hang on. False when memory runs out. */
bool rly_grounds_find(rly_grounds *grounds, size_t signals, const rly_rule_list *rules, const rly_checklist *checklist);
void rly_grounds_free(rly_grounds *grounds);

static inline const uint64_t *rly_grounds_set(const rly_grounds *grounds, size_t ground)
{
    return grounds->sets.items + grounds->words * ground;
}

/* The rules that hang on a value by their condition; the next `words` words: by their demand, if they apply. */
static inline const uint64_t *rly_grounds_of_value(const rly_grounds *grounds, size_t value)
{
    return grounds->sets.items + grounds->words * (RLY_ON_VALUES + 2 * value);
}

#endif
