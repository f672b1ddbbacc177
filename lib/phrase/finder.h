/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A finder: the `find`, `unless` and `with` of a detector or a rule. Its phrases live in a phrase set that many finders
 * share, so that one search serves them all; the finder then says which of the hits count.
 */
#ifndef RLY_FINDER_H
#define RLY_FINDER_H

#include "phrase/phrase.h"
#include "phrase/regex.h"

/* Where a phrase must or must not stand, seen from a match. */
typedef enum rly_where {
    RLY_WHERE_BEFORE,
    RLY_WHERE_AFTER,
    RLY_WHERE_OVER,
    RLY_WHERE_SENTENCE,
    RLY_WHERE_TEXT,
    RLY_WHERES
} rly_where;

typedef struct rly_conditions {
    rly_phrases unless[RLY_WHERES], with[RLY_WHERES];
    uint32_t used; /* a bit for each of them that has phrases: 2 * where of `with`, and the next one of `unless` */
} rly_conditions;

typedef struct rly_item {
    uint32_t value;
    rly_phrases phrases;   /* what it finds; for a regex what it needs */
    uint32_t regex;        /* its number in the set, from 1; 0 for phrases */
    const char *chars;     /* one of them stands in every match of the regex; NULL for not known; lent by the tree */
    const rly_node *needs; /* a condition for whoever runs the finder; NULL for none */
    rly_conditions conditions;
    const char *replace; /* the better wording of a rule; NULL for none; lent by the tree */
    uint32_t line;       /* in the file, for replylint_rules_test() */
} rly_item;

typedef struct rly_finder {
    rly_phrases phrases; /* of all items, from the first to the last; those of conditions may stand between */
    RLY_VEC(rly_item) items;
    rly_conditions conditions; /* of all items */
} rly_finder;

/* What was found: a stretch of the reading text, and its tokens. */
typedef struct rly_match {
    uint32_t value, start, end, first, past;
    uint32_t item; /* that found it */
} rly_match;

typedef RLY_VEC(rly_match) rly_matches;

/* Add the items of a list (phrases, mappings of `any`, regexes), which find `value`. */
replylint_status rly_finder_add(rly_finder *finder, rly_phrase_set *set, const rly_tree *tree, const rly_node *list,
                                uint32_t value, const rly_fragments *fragments, replylint_error *error);

/* Read `unless` and `with` of a map into conditions. */
replylint_status rly_conditions_read(rly_conditions *conditions, rly_phrase_set *set, const rly_tree *tree,
                                     const rly_node *map, const rly_fragments *fragments, replylint_error *error);

void rly_finder_free(rly_finder *finder);

/* Says which items of a finder may find something in a text; it is asked of those whose phrases were found. */
typedef struct rly_gate {
    bool (*is_open)(const void *data, size_t item);
    const void *data;
} rly_gate;

/*
 * Append the matches to `out`, by place; of two that overlap with the same value the longer stays. `gate`: NULL when
 * all items are open. `scratch` is made when it is first needed. Returns OK, MEMORY, or LIMIT when a limit was met and
 * what was not found is not known.
 */
replylint_status rly_finder_search(const rly_finder *finder, rly_hits *hits, const rly_gate *gate,
                                   rly_regex_scratch **scratch, rly_matches *out);

/* The same; most finders have no phrase in a text, and are done here. */
static inline replylint_status rly_finder_run(const rly_finder *finder, rly_hits *hits, const rly_gate *gate,
                                              rly_regex_scratch **scratch, rly_matches *out)
{
    rly_phrases all = finder->phrases;
    if (rly_hits_next_phrase(hits, all.first, all.past) < all.past)
        return rly_finder_search(finder, hits, gate, scratch, out);
    return hits->spent ? REPLYLINT_ERROR_LIMIT : REPLYLINT_OK;
}

#endif
