/* SPDX-License-Identifier: Apache-2.0 */
/* Knots: one for each set of instructions that a word or a gap leads to. */
#include <stdlib.h>
#include <string.h>

#include "phrase/net.h"

static uint32_t hash_of(const uint32_t *members, size_t count, int root)
{
    uint32_t hash = (uint32_t)root + (uint32_t)count;
    for (size_t i = 0; i < count; i++) {
        hash = (hash ^ members[i]) * UINT32_C(0x9e3779b1);
        hash ^= hash >> 15;
    }
    return hash;
}

static bool is_knot(const rly_net_maker *m, const rly_knot *k, const uint32_t *members, size_t count, int root)
{
    return k->count == count && k->root == root &&
           memcmp(m->members.items + k->first, members, count * sizeof *members) == 0;
}

static bool grow_slots(rly_net_maker *m)
{
    if (m->slots.count >= 2 * (m->knots.count + 1))
        return true;
    size_t old = m->slots.count, count = old ? old * 2 : 1024;
    m->slots.count = 0;
    if (!rly_reserve(&m->slots, count)) {
        m->slots.count = old;
        return false;
    }
    m->slots.count = count;
    memset(m->slots.items, 0xff, count * sizeof *m->slots.items);
    for (uint32_t n = 0; n < m->knots.count; n++) {
        const rly_knot *k = &m->knots.items[n];
        size_t i = hash_of(m->members.items + k->first, k->count, k->root);
        while (m->slots.items[i &= count - 1] != UINT32_MAX)
            i++;
        m->slots.items[i] = n;
    }
    return true;
}

/* The number of the knot of these instructions, which rise. */
static uint32_t knot_of(rly_net_maker *m, const uint32_t *members, size_t count, int root)
{
    if (!grow_slots(m)) {
        m->failed = true;
        return 0;
    }
    size_t i = hash_of(members, count, root), mask = m->slots.count - 1;
    for (; m->slots.items[i &= mask] != UINT32_MAX; i++)
        if (is_knot(m, &m->knots.items[m->slots.items[i]], members, count, root))
            return m->slots.items[i];
    rly_knot *slot = rly_push(&m->knots);
    if (!slot || !rly_reserve(&m->members, count)) {
        m->failed = true;
        return 0;
    }
    *slot = (rly_knot){(uint32_t)m->members.count, (uint32_t)count, 0, root};
    memcpy(m->members.items + m->members.count, members, count * sizeof *members);
    m->members.count += count;
    m->slots.items[i] = (uint32_t)(m->knots.count - 1);
    return m->slots.items[i];
}

uint32_t rly_knot_of(rly_net_maker *m, rly_numbers *numbers, int root)
{
    size_t kept = 0;
    if (numbers->count > 1)
        qsort(numbers->items, numbers->count, sizeof *numbers->items, rly_by_number);
    for (size_t i = 0; i < numbers->count; i++)
        if (kept == 0 || numbers->items[kept - 1] != numbers->items[i])
            numbers->items[kept++] = numbers->items[i];
    return knot_of(m, numbers->items, kept, root);
}
