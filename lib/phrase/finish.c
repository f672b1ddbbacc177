/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The end of a net that grew: what no text came to is made, too, and states are numbered in the order in which they
 * were made. So what ordinary texts come to lies together, in few pages of memory, and few lines of a cache.
 */
#include <stdlib.h>
#include <string.h>

#include "phrase/net.h"

/* A state, and where its edges lie: each was put behind those of all that were made before. */
typedef struct made_state {
    uint32_t edges, state;
} made_state;

static int by_making(const void *a, const void *b)
{
    const made_state *x = a, *y = b;
    return (x->edges > y->edges) - (x->edges < y->edges);
}

/* The states in the order in which they were made, but for the roots, which have fixed numbers. */
static void sort_by_making(const rly_net *net, made_state *order)
{
    for (uint32_t i = 0; i < net->states.count; i++)
        order[i] = (made_state){net->states.items[i].edges, i};
    qsort(order + RLY_ROOTS, net->states.count - RLY_ROOTS, sizeof *order, by_making);
}

/* What a step leads to, after states were numbered anew; lists come right behind the last state. */
static uint32_t renumbered(const rly_net_maker *m, const uint32_t *numbers, uint32_t to)
{
    uint32_t count = (uint32_t)m->net->states.count;
    return to < count ? numbers[to] : to - m->first_list + count;
}

static void renumber_steps(rly_net_maker *m, const uint32_t *numbers)
{
    for (size_t i = 0; i < m->net->edges.count; i++) {
        rly_net_edge *edge = &m->net->edges.items[i];
        if (edge->to != RLY_NO_TARGET)
            edge->to = (uint16_t)renumbered(m, numbers, edge->to);
    }
    for (size_t i = 0; i < m->net->gaps.count; i++) {
        rly_net_gap *gap = &m->net->gaps.items[i];
        if (gap->words)
            gap->to = renumbered(m, numbers, gap->to);
    }
}

static bool number_by_making(rly_net_maker *m)
{
    size_t count = m->net->states.count;
    made_state *order = rly_allocate(count * sizeof *order);
    rly_net_state *states = rly_allocate(count * sizeof *states);
    uint32_t *numbers = rly_allocate(count * sizeof *numbers);
    bool good = order && states && numbers;
    if (good) {
        sort_by_making(m->net, order);
        for (uint32_t i = 0; i < count; i++) {
            numbers[order[i].state] = i;
            states[i] = m->net->states.items[order[i].state];
        }
        memcpy(m->net->states.items, states, count * sizeof *states);
        renumber_steps(m, numbers);
    }
    rly_release(order);
    rly_release(states);
    rly_release(numbers);
    return good;
}

bool rly_grow_rest(rly_net_maker *m)
{
    for (uint32_t i = 0; i < m->net->states.count; i++)
        if (m->net->states.items[i].size == 0 && !rly_grow(m, i))
            return false;
    if (!number_by_making(m))
        return false;
    rly_net_publish(m->net, m->tables);
    return true;
}
