/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A net that grows as it is searched. Texts come to a few hundred of its states, all of which would take a hundred
 * times as long to make as a text to search: too long where they cannot be made beforehand, since a page would have to
 * fetch them. What is found is the same, and so are the steps that it takes.
 */
#include <string.h>

#include "phrase/net.h"

/* Edges have room for so many states, and lists behind them. Where all states are taken, a knot is left to tails. */
enum { MOST_STATES = RLY_MOST_TARGETS / 8 * 7, MOST_LISTS = RLY_MOST_TARGETS - MOST_STATES };

/* How many knots a state can lead to. */
static size_t most_knots(const rly_net_maker *m)
{
    return m->tables->words.entry_count + RLY_SPAN_KINDS + RLY_LONGEST_GAP;
}

/* Room is kept for the edges of the roots, which cannot be left to tails. */
static bool has_room(const rly_net_maker *m)
{
    return m->net->states.count + (m->roots_left + 1) * most_knots(m) <= MOST_STATES &&
           m->net->edges.count < RLY_ENOUGH_LINKS;
}

/* A state that is to be made, for a knot. Until then it takes all that the knot can begin with. */
static void add_state(rly_net_maker *m, uint32_t knot)
{
    if (!rly_reserve(&m->net->states, 1) || !rly_reserve(&m->knot_of_state, 1)) {
        m->failed = true;
        return;
    }
    m->knots.items[knot].to = (uint32_t)m->net->states.count;
    m->knot_of_state.items[m->knot_of_state.count++] = knot;
    m->net->states.items[m->net->states.count++] = (rly_net_state){.takes = rly_knot_begins(m, &m->knots.items[knot])};
}

/* A state or a list for each new knot. */
static void number_knots(rly_net_maker *m)
{
    while (m->numbered < m->knots.count && !m->failed) {
        rly_knot *k = &m->knots.items[m->numbered];
        if (rly_knot_ends_at_once(m, k) && m->net->lists.count < MOST_LISTS)
            rly_knot_list(m, k);
        else
            add_state(m, m->numbered);
        m->numbered += !m->failed;
    }
}

/* Lists are numbered from where the last state may lie. */
static void publish(rly_net_maker *m)
{
    rly_net_publish(m->net, m->tables);
    m->tables->state_count = m->first_list;
}

/* A state begun when memory ran out leaves counts behind. */
static void clean_up(rly_net_maker *m)
{
    if (m->failed)
        memset(m->ends.items, 0, (m->tables->words.entry_count + 1 + RLY_SPAN_KINDS) * sizeof *m->ends.items);
    m->failed = false;
    m->rows.count = m->links.count = 0;
}

bool rly_grow(rly_net_maker *m, uint32_t state)
{
    const rly_knot *k = &m->knots.items[m->knot_of_state.items[state]];
    bool is_root = k->root >= 0;
    size_t gap = m->net->gaps.count;
    rly_row row = {.state = state};
    rly_net_state made = {0};
    clean_up(m);
    if (is_root || has_room(m)) {
        made = rly_knot_state(m, k, state);
        row = m->failed ? row : m->rows.items[0];
    } else {
        made = (rly_net_state){.tails = rly_knot_tails(m, k)};
    }
    number_knots(m);
    rly_net_link(m, 0, gap);
    if (!m->failed && rly_edges_lay(m->net, row, m->links.items)) {
        made.edges = m->net->states.items[state].edges;
        made.size = m->net->states.items[state].size;
        m->net->states.items[state] = made;
        m->roots_left -= is_root;
    } else {
        m->failed = true;
    }
    publish(m);
    return !m->failed;
}

bool rly_grower_new(rly_net_maker **grower, rly_net *net, rly_phrase_tables *tables)
{
    rly_net_maker *m = rly_allocate(sizeof *m);
    *grower = m;
    if (!m)
        return false;
    m->net = net;
    m->tables = tables;
    m->first_list = MOST_STATES;
    m->roots_left = RLY_ROOTS;
    if (!has_room(m)) {
        rly_grower_free(m);
        *grower = NULL;
        return true;
    }
    if (!rly_net_begin(m))
        return false;
    number_knots(m);
    publish(m);
    return !m->failed;
}

void rly_grower_free(rly_net_maker *m)
{
    if (m)
        rly_net_maker_free(m);
    rly_release(m);
}
