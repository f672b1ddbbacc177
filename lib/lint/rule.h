/* SPDX-License-Identifier: Apache-2.0 */
/* A rule: policy over signals, or phrases of its own. */
#ifndef RLY_RULE_H
#define RLY_RULE_H

#include "lint/checks.h"
#include "signal/detector.h"

typedef enum rly_level { RLY_OFF, RLY_SUGGESTION, RLY_WARNING, RLY_ERROR } rly_level;

typedef enum rly_judges { RLY_REQUIRES, RLY_FORBIDS, RLY_COUNTS, RLY_FINDS, RLY_CHECKS } rly_judges;

/* What a draft asks of all of them comes first: it is to be in few cache lines. */
typedef struct rly_rule {
    char language[3]; /* of its words; "" when it has none */
    bool final_only, critical, safe;
    rly_check_function *check;  /* of check */
    rly_condition when, demand; /* `demand` of requires and forbids */
    rly_judges judges;
    rly_finder finder;    /* of find, which may stand beside check */
    const char *id;       /* "apology/missing" ... */
    size_t category_size; /* ... of which so much is the category */
    const rly_tree *tree;
    rly_level level;
    uint32_t points;
    const char *judges_text;                /* as written, for people */
    uint32_t counted, least, most;          /* of count: signal and bounds */
    rly_finder rewrites;                    /* better wordings of words within a place that forbids or count reports */
    const rly_node *words;                  /* the list that the check uses; NULL for none */
    uint32_t max;                           /* what the check allows; 0 when the rule states none */
    const char *message, *advice, *replace; /* replace: NULL for none */
    RLY_VEC(uint32_t) yields;               /* numbers of graver rules */
} rly_rule;

/* "0" to "100". */
enum { RLY_MOST_POINTS = 100 };
const char *rly_points_text(uint32_t points);

const char *rly_level_name(rly_level level);
bool rly_level_read(rly_str text, rly_level *out);

/*
 * Read a rule. `id` is lent; `tree` and `shared` must stay. Its phrases go into the reply's set. Every fault of the
 * file is added to `error`.
 */
replylint_status rly_rule_read(rly_rule *rule, rly_knowledge *knowledge, const char *id, const char *language,
                               const rly_tree *tree, const rly_tree *shared, replylint_error *error);
void rly_rule_free(rly_rule *rule);

/* The examples of a kind ("fail", "pass", "na"): a list; NULL when there is none. */
const rly_node *rly_rule_examples(const rly_rule *rule, const char *kind);

/* A text field of the rule's file: "why", "when", "since", "was", "stage"; "" when it is not there. */
const char *rly_rule_text(const rly_rule *rule, const char *field);

#endif
