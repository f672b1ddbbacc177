/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The edges of all states in one table: each state has a stretch of it, a quarter larger than its edges, in which they
 * lie by a hash of their word. Four bytes an edge make a table that a processor's cache can hold.
 */
#include <string.h>

#include "phrase/internal.h"

static void put(rly_net_edge *edges, uint32_t size, rly_net_edge edge)
{
    uint32_t i = rly_edge_place(edge.word, size);
    while (edges[i].word != RLY_NO_WORD)
        i = i + 1 < size ? i + 1 : 0;
    edges[i] = edge;
}

bool rly_edges_lay(rly_net *net, rly_row row, const rly_word_link *links)
{
    uint32_t size = row.count + row.count / 4 + 1; /* one at least is free, which ends a look-up */
    if (net->edges.count + size > UINT32_MAX || !rly_reserve(&net->edges, size))
        return false;
    rly_net_edge *edges = net->edges.items + net->edges.count;
    memset(edges, 0, size * sizeof *edges);
    for (uint32_t i = 0; i < row.count; i++) {
        const rly_word_link *link = &links[row.first + i];
        put(edges, size, (rly_net_edge){(uint16_t)link->word, (uint16_t)link->to});
    }
    net->states.items[row.state].edges = (uint32_t)net->edges.count;
    net->states.items[row.state].size = size;
    net->edges.count += size;
    return true;
}
