/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The edges of all states in one table. Each state has a stretch of it, in which its edges lie where their keys are in
 * proportion, and rise by them, so that a look-up of a word that is not there soon meets a greater one. Four bytes an
 * edge and an eighth of free places make a table that the cache of a processor can hold.
 */
#include "phrase/internal.h"

/* Put an edge at its place, and those with greater keys that lie there one place on. */
static void put(rly_net_edge *edges, uint32_t size, rly_net_edge edge)
{
    uint32_t i = rly_edge_place(edge.key, size);
    while (edges[i].key < edge.key)
        i++;
    while (edge.to != RLY_NO_TARGET) {
        rly_net_edge next = edges[i];
        edges[i++] = edge;
        edge = next;
    }
}

bool rly_edges_lay(rly_net *net, rly_row row, const rly_word_link *links)
{
    uint32_t size = row.count + row.count / 8 + 1, room = size + row.count + 1;
    if (net->edges.count + room > UINT32_MAX || !rly_reserve(&net->edges, room + RLY_EDGES_BEHIND))
        return false;
    rly_net_edge *edges = net->edges.items + net->edges.count;
    for (uint32_t i = 0; i < room + RLY_EDGES_BEHIND; i++)
        edges[i] = (rly_net_edge){rly_edge_key(RLY_NO_WORD), RLY_NO_TARGET};
    for (uint32_t i = 0; i < row.count; i++) {
        const rly_word_link *link = &links[row.first + i];
        put(edges, size, (rly_net_edge){rly_edge_key(link->word), (uint16_t)link->to});
    }
    /* Edges may lie behind the stretch; a free place is kept behind them, which ends every look-up. */
    while (room > size + 1 && edges[room - 2].to == RLY_NO_TARGET)
        room--;
    net->states.items[row.state].edges = (uint32_t)net->edges.count;
    net->states.items[row.state].size = size;
    net->edges.count += room;
    return true;
}
