/* SPDX-License-Identifier: Apache-2.0 */
/* What settings name rules by: an id (or a former one), a category, or a pattern with "*". */
#ifndef RLY_RULE_NAMES_H
#define RLY_RULE_NAMES_H

#include "lint/rules.h"

/* The wider a name, the earlier it counts: {"*": off, apology: warning, apology/missing: error} in any order. */
typedef enum rly_name_width {
    RLY_NAMES_PATTERN,  /* "*", "*-deadline" */
    RLY_NAMES_CATEGORY, /* "apology", or "apology/" with "*" behind it */
    RLY_NAMES_RULE,
    RLY_NAME_WIDTHS
} rly_name_width;

/* `rule`: what rly_rule_find() made of the name. */
rly_name_width rly_rule_name_width(const replylint_rules *rules, rly_str name, size_t rule);

/* Is rule `i` one of those that a pattern or a category stands for? */
bool rly_rule_name_fits(const replylint_rules *rules, rly_str name, rly_name_width width, size_t i);

#endif
