/* SPDX-License-Identifier: Apache-2.0 */
/* One tenant's settings over rules: immutable once made, a few kilobytes. */
#ifndef RLY_LINTER_H
#define RLY_LINTER_H

#include "lint/rules.h"
#include "similar/index.h"

struct replylint_linter {
    replylint_rules *rules;
    replylint_index *index;     /* NULL for none */
    rly_values defaults;        /* of keys of scope context */
    RLY_VEC(uint8_t) levels;    /* one a rule: rly_level */
    RLY_VEC(uint8_t) points;    /* one a rule */
    rly_bits on;                /* the rules that are, and all items of the checklist */
    RLY_VEC(uint16_t) listed;   /* the same rules, by number */
    rly_bits scored;            /* those of them that take points */
    uint32_t all_points;        /* that these take together */
    RLY_VEC(rly_limits) limits; /* one a channel */
    uint32_t pass_mark;
    uint32_t draft_bytes, findings_a_rule, steps_a_word, hunspell_suggestions; /* limits */
    bool spells;                                                               /* a rule that is on looks words up */
};

#endif
