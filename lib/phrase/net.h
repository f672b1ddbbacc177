/* SPDX-License-Identifier: Apache-2.0 */
/* What the parts that make a net share: net.c makes states of knots.c's sets of instructions with filters.c's filters.
 */
#ifndef RLY_NET_H
#define RLY_NET_H

#include "phrase/internal.h"

/* A state in the making: a set of instructions, which rise. */
typedef struct rly_knot {
    uint32_t first, count; /* in `members` */
    uint32_t to;           /* the state or, with TAILS, the list that became of it */
    int root;              /* what is known of the place, -1 within a phrase */
} rly_knot;

/* What a word of a state leads to, [first, first + count) of `next`, and the knot of it. */
typedef struct rly_word_knot {
    uint32_t state, first, count, knot;
} rly_word_knot;

enum { RLY_WORD_KNOTS = 256 };

/* A net in the making. */
typedef struct rly_net_maker {
    const rly_phrase_set *set;
    rly_words words;
    uint32_t span_words[RLY_SPAN_KINDS];
    rly_net *net;
    RLY_VEC(rly_filter) begins; /* one an instruction: what it and those behind it can begin with */
    RLY_VEC(rly_knot) knots;
    rly_numbers members, slots; /* slots: knots by hash */
    RLY_VEC(rly_row) rows;
    RLY_VEC(rly_word_link) links; /* of states; they lead to knots until all are made */
    rly_numbers cover, covered;   /* the entries that prefix p stands for: covered[cover[p]] to covered[cover[p + 1]] */
    rly_numbers reached, used, ends, next, sorted; /* scratch */
    rly_word_knot word_knots[RLY_WORD_KNOTS];      /* by hash: most words of a state lead to the same as some other */
    bool failed;                                   /* memory ran out */
} rly_net_maker;

void rly_numbers_add(rly_net_maker *maker, rly_numbers *numbers, uint32_t number); /* or set maker->failed */

/* knots.c: the knot of instructions in any order, maybe some of them twice. */
uint32_t rly_knot_of(rly_net_maker *maker, const uint32_t *members, size_t count, int root);

/* The same for those that a word of a state leads to, [first, past) of `next`. */
uint32_t rly_knot_of_word(rly_net_maker *maker, uint32_t state, uint32_t first, uint32_t past);

/* filters.c: fill `cover`, `covered` and `begins`. False when memory runs out. */
bool rly_filters_make(rly_net_maker *maker);

/* What the instructions of a knot can begin with. */
rly_filter rly_knot_begins(const rly_net_maker *maker, const rly_knot *knot);

#endif
