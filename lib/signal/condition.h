/* SPDX-License-Identifier: Apache-2.0 */
/* Conditions over signals and keys, in three-valued logic: what is not known is neither true nor false. */
#ifndef RLY_CONDITION_H
#define RLY_CONDITION_H

#include "signal/catalog.h"
#include "signal/context.h"

typedef enum rly_truth { RLY_FALSE, RLY_UNKNOWN, RLY_TRUE } rly_truth;

typedef enum rly_subject {
    RLY_SUBJECT_SIGNAL,
    RLY_SUBJECT_CHOICE, /* a key that has choices */
    RLY_SUBJECT_KEY,
    RLY_SUBJECT_PUBLIC,
    RLY_SUBJECT_PRIVATE_SIDE,
    RLY_SUBJECT_LIMIT
} rly_subject;

typedef enum rly_term_op { RLY_AND, RLY_OR, RLY_NOT, RLY_TEST } rly_term_op;

/* Kept small: all conditions are looked at for each draft. */
typedef struct rly_term {
    uint8_t op;           /* rly_term_op */
    uint8_t subject;      /* rly_subject */
    bool negated;         /* of a key's values */
    uint16_t left, right; /* terms; NOT has only left */
    uint16_t which;       /* signal or key */
    uint32_t mask;        /* values of a signal, or choices of a key, that make the test true, a bit each */
    uint32_t values_size;
    const char *values; /* of a key: "reply, post"; empty: it is true when set */
} rly_term;

typedef struct rly_condition {
    RLY_VEC(rly_term) terms; /* the last one is the whole; empty: always true */
} rly_condition;

/* Read a condition; `node` may be NULL, for none. Strings are lent by the tree. */
replylint_status rly_condition_read(rly_condition *condition, const rly_catalog *catalog, const rly_tree *tree,
                                    const rly_node *node, replylint_error *error);
void rly_condition_free(rly_condition *condition);

/* Values of signals, by number: the value, or -1 when not known. */
typedef struct rly_facts {
    const int32_t *values;
    const rly_context *context;
} rly_facts;

/* Of a condition that is not empty: see rly_condition_is(). */
rly_truth rly_condition_evaluate(const rly_condition *condition, const rly_facts *facts, uint32_t *unknown);

/*
 * Evaluate. `unknown`: where the number of the first signal that is missing goes when the result is RLY_UNKNOWN (the
 * count of signals when it is the channel that is missing); may be NULL.
 */
static inline rly_truth rly_condition_is(const rly_condition *condition, const rly_facts *facts, uint32_t *unknown)
{
    return condition->terms.count ? rly_condition_evaluate(condition, facts, unknown) : RLY_TRUE;
}

#endif
