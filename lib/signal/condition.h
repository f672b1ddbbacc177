/* SPDX-License-Identifier: Apache-2.0 */
/* Conditions over signals and keys, in three-valued logic: what is not known is neither true nor false. */
#ifndef RLY_CONDITION_H
#define RLY_CONDITION_H

#include "signal/catalog.h"
#include "signal/context.h"

typedef enum rly_truth { RLY_FALSE, RLY_UNKNOWN, RLY_TRUE } rly_truth;

/* What else conditions ask for, by numbers behind those of the signals: keys, and facts of the channel. */
enum { RLY_SUBJECT_PUBLIC = RLY_KEYS, RLY_SUBJECT_PRIVATE_SIDE, RLY_SUBJECT_LIMIT, RLY_SUBJECTS };

typedef enum rly_term_op {
    RLY_AND,
    RLY_OR,
    RLY_NOT,
    RLY_TEST,    /* of the value of a signal, of a key that has choices, or of a fact of the channel */
    RLY_TEST_KEY /* of the text of a key */
} rly_term_op;

typedef struct rly_term {
    uint8_t op;           /* rly_term_op */
    bool negated;         /* of a key's values */
    uint16_t left, right; /* terms; NOT has only left */
    uint16_t which;       /* signal; the count of signals and a key or RLY_SUBJECT_... */
    uint32_t mask;        /* values that make the test true, a bit each */
    uint32_t values_size;
    const char *values; /* of a key: "reply, post"; empty: it is true when set */
} rly_term;

/* The tests of a condition once more, each with where to go on. Kept small: all are looked at for each draft. */
typedef struct rly_step {
    uint32_t mask;
    uint16_t which;
    uint8_t yes, no; /* a step further on, or one of: */
} rly_step;

enum { RLY_STEP_FALSE = 254, RLY_STEP_TRUE };

typedef struct rly_condition {
    const rly_step *steps;   /* NULL: always true */
    RLY_VEC(rly_term) terms; /* the last one is the whole */
} rly_condition;

/* Read a condition; `node` may be NULL, for none. Strings are lent by the tree, steps lie in the catalogue. */
replylint_status rly_condition_read(rly_condition *condition, rly_catalog *catalog, const rly_tree *tree,
                                    const rly_node *node, replylint_error *error);
void rly_condition_free(rly_condition *condition);

/* Values of signals and, behind them, of RLY_SUBJECTS others; -1 when not known, and for keys without choices. */
typedef struct rly_facts {
    const int8_t *values;
    const rly_context *context;
} rly_facts;

/* Fill in the values of the RLY_SUBJECTS, once the channel is looked up. */
void rly_subjects_fill(int8_t *values, const rly_context *context);

/* Of a condition that is not empty, whatever is known: see rly_condition_is(). */
rly_truth rly_condition_evaluate(const rly_condition *condition, const rly_facts *facts, uint32_t *unknown);

/*
 * Evaluate. `unknown`: where the number of the first signal that is missing goes when the result is RLY_UNKNOWN (the
 * count of signals or more when it is the channel that is missing); may be NULL. Nearly always all is known.
 */
static inline rly_truth rly_condition_is(const rly_condition *condition, const rly_facts *facts, uint32_t *unknown)
{
    if (!condition->steps)
        return RLY_TRUE;
    for (const rly_step *step = condition->steps;;) {
        int value = facts->values[step->which];
        if (value < 0)
            return rly_condition_evaluate(condition, facts, unknown);
        unsigned next = step->mask >> value & 1 ? step->yes : step->no;
        if (next >= RLY_STEP_FALSE)
            return next == RLY_STEP_TRUE ? RLY_TRUE : RLY_FALSE;
        step = condition->steps + next;
    }
}

#endif
