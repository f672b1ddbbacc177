/* SPDX-License-Identifier: Apache-2.0 */
/* Conditions over signals and keys, in three-valued logic: what is not known is neither true nor false. */
#ifndef RLY_CONDITION_H
#define RLY_CONDITION_H

#include "signal/catalog.h"
#include "signal/context.h"

typedef enum rly_truth { RLY_FALSE, RLY_UNKNOWN, RLY_TRUE } rly_truth;

/*
 * What else conditions ask for, by numbers behind those of the signals: keys, and facts of the channel. What the text
 * of a key is, is no number: it counts as not known, and so is looked at by itself.
 */
enum { RLY_SUBJECT_PUBLIC = RLY_KEYS, RLY_SUBJECT_PRIVATE_SIDE, RLY_SUBJECT_LIMIT, RLY_SUBJECT_TEXT, RLY_SUBJECTS };

typedef enum rly_term_op {
    RLY_AND,
    RLY_OR,
    RLY_NOT,
    RLY_TEST,     /* of a value: of a signal or a subject */
    RLY_TEST_TEXT /* of the text of a key */
} rly_term_op;

typedef struct rly_term {
    uint8_t op;           /* rly_term_op */
    uint16_t left, right; /* terms; NOT has only left */
    uint16_t which;       /* signal, or the count of signals and a subject */
    uint32_t mask;        /* values that make the test true, a bit each */
    /* Of a test of text: */
    bool negated;
    uint8_t key;
    uint32_t values_size;
    const char *values; /* "reply, post" */
} rly_term;

/* The tests of a condition once more, each with where to go on. Kept small: all are looked at for each draft. What
 * stands under a "not" is a test of the other values. */
typedef struct rly_step {
    uint32_t mask; /* of a test of text: the number of its term */
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

/* Values of signals and, behind them, of RLY_SUBJECTS; -1 when not known. */
typedef struct rly_facts {
    const int8_t *values;
    const rly_context *context;
} rly_facts;

/* Fill in the values of the RLY_SUBJECTS, once the channel is looked up. */
void rly_subjects_fill(int8_t *values, const rly_context *context);

/* For rly_condition_is(), at a step whose value is not known. */
rly_truth rly_condition_go_on(const rly_condition *condition, const rly_facts *facts, const rly_step *step,
                              uint32_t *unknown);

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
            return rly_condition_go_on(condition, facts, step, unknown);
        unsigned next = step->mask >> value & 1 ? step->yes : step->no;
        if (next >= RLY_STEP_FALSE)
            return next == RLY_STEP_TRUE ? RLY_TRUE : RLY_FALSE;
        step = condition->steps + next;
    }
}

#endif
