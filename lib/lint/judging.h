/* SPDX-License-Identifier: Apache-2.0 */
/* What the files of judging share: a lint's way through its rules. */
#ifndef RLY_JUDGING_H
#define RLY_JUDGING_H

#include "lint/lint.h"

typedef struct rly_judging {
    const replylint_linter *linter;
    rly_result *result;
    rly_facts facts;
    rly_arena *strings;     /* for reasons */
    const rly_gaps *gaps;   /* those that the precedent tells */
    rly_gaps *gaps_to_note; /* of the precedent while it is made; else NULL */
    bool typing;
    bool out_of_memory;
    /* The rule in question: */
    const rly_rule *rule;
    uint32_t number;
    rly_verdict *verdict;
    uint32_t findings;
    bool verbatim; /* the better wording is to be written just so */
} rly_judging;

/* Take up a rule, with the verdict that it passed. */
void rly_rule_begin(rly_judging *j, uint32_t number, rly_verdict *verdict);

/* Is the rule to be judged? Else the verdict says why not. */
bool rly_rule_applies(rly_judging *j);

/* What its demand comes to; where that is not known, the verdict says why. */
rly_truth rly_rule_demand(rly_judging *j);

/* Run its check. False when memory runs out; so below. */
bool rly_rule_check(rly_judging *j);

/* Fail at a stretch of the reading text; [0, 0) stands for the whole text. `match` stands for {match}; NULL: the words
 * that stand there. `fix`: the better wording, or NULL. */
bool rly_fail_with(rly_judging *j, uint32_t start, uint32_t end, const char *match, const char *fix);

/* Fail at a stretch of the source. */
bool rly_fail_in_source(rly_judging *j, const rly_spotted *place);

/* Give a finding the better wording of [start, end); but never over a tag or a character reference. */
bool rly_add_fix(rly_judging *j, rly_finding *finding, uint32_t start, uint32_t end, const char *wording);

#endif
