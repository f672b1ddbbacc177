/* SPDX-License-Identifier: Apache-2.0 */
/* What the parts that make a net share: net.c makes states of knots.c's sets of instructions with filters.c's filters;
 * grow.c makes them when they are needed. */
#ifndef RLY_NET_H
#define RLY_NET_H

#include "phrase/internal.h"

/* A state in the making: a set of instructions, which rise. */
typedef struct rly_knot {
    uint32_t first, count; /* in `members` */
    uint32_t to;           /* the state or, with RLY_TAILS, the list that became of it */
    int root;              /* what is known of the place, -1 within a phrase */
} rly_knot;

/* What a word of a state leads to, [first, first + count) of `next`, and the knot of it. */
typedef struct rly_word_knot {
    uint32_t state, first, count, knot;
} rly_word_knot;

enum { RLY_WORD_KNOTS = 256 };

/* An instruction of a state that stands behind gaps of up to so many words. */
typedef struct rly_far {
    uint32_t pc, words;
} rly_far;

/* Marks the number of a list, while it is not known how many states come before. */
#define RLY_TAILS (UINT32_C(1) << 31)

/* A net in the making. */
struct rly_net_maker {
    rly_phrase_tables *tables; /* what is merged; of a net that grows these are kept up to date, too */
    uint32_t span_words[RLY_SPAN_KINDS];
    rly_net *net;
    RLY_VEC(rly_filter) begins; /* one an instruction: what it and those behind it can begin with */
    RLY_VEC(rly_knot) knots;
    rly_numbers members, slots; /* slots: knots by hash */
    RLY_VEC(rly_row) rows;
    RLY_VEC(rly_word_link) links; /* of states; they lead to knots until all are made */
    rly_numbers cover, covered;   /* the entries that prefix p stands for: covered[cover[p]] to covered[cover[p + 1]] */
    rly_numbers reached, used, ends, next, sorted; /* scratch */
    RLY_VEC(rly_far) far;                          /* of the state in the making */
    rly_word_knot word_knots[RLY_WORD_KNOTS];      /* by hash: most words of a state lead to the same as some other */
    bool failed;                                   /* memory ran out */
    uint32_t first_list;                           /* what lists are numbered from */
    /* Of one that grows: how many knots have a state or a list, the knot of each state, and the roots without edges. */
    uint32_t numbered, roots_left;
    rly_numbers knot_of_state;
};

void rly_numbers_add(rly_net_maker *maker, rly_numbers *numbers, uint32_t number); /* or set maker->failed */

/* knots.c: the knot of instructions in any order, maybe some of them twice. */
uint32_t rly_knot_of(rly_net_maker *maker, const uint32_t *members, size_t count, int root);

/* The same for those that a word of a state leads to, [first, past) of `next`. */
uint32_t rly_knot_of_word(rly_net_maker *maker, uint32_t state, uint32_t first, uint32_t past);

/* filters.c: fill `cover`, `covered` and `begins`. False when memory runs out. */
bool rly_filters_make(rly_net_maker *maker);

/* What the instructions of a knot can begin with. */
rly_filter rly_knot_begins(const rly_net_maker *maker, const rly_knot *knot);

/* net.c: begin with knots for the roots. False when memory runs out. */
bool rly_net_begin(rly_net_maker *maker);
void rly_net_maker_free(rly_net_maker *maker);

/* Let the tables hold what is made. */
void rly_net_publish(const rly_net *net, rly_phrase_tables *tables);

/* What the knot comes to as state `state`; its row and links, and its gaps, which lead to knots, are added. */
rly_net_state rly_knot_state(rly_net_maker *maker, const rly_knot *knot, uint32_t state);

/* Is nothing left but the match of one phrase? Such knots are many, and need no state. */
bool rly_knot_ends_at_once(const rly_net_maker *maker, const rly_knot *knot);

/* Leave all that the knot holds to tails. Returns the first. */
uint32_t rly_knot_tails(rly_net_maker *maker, const rly_knot *knot);
void rly_knot_list(rly_net_maker *maker, rly_knot *knot); /* a list of them is what becomes of it */

/* Let the links and gaps from these on lead to what became of their knots. */
void rly_net_link(rly_net_maker *maker, size_t link, size_t gap);

/* When there are so many links, what is not merged yet is left to tails. */
enum { RLY_ENOUGH_LINKS = 4000000 };

#endif
