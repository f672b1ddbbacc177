/* SPDX-License-Identifier: Apache-2.0 */
/* Knots: one for each set of instructions that a word or a gap leads to. */
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
    rly_knot *slot = rly_reserve(&m->members, count) ? rly_push(&m->knots) : NULL;
    if (!slot) {
        m->failed = true;
        return 0;
    }
    *slot = (rly_knot){(uint32_t)m->members.count, (uint32_t)count, 0, root};
    memcpy(m->members.items + m->members.count, members, count * sizeof *members);
    m->members.count += count;
    m->slots.items[i] = (uint32_t)(m->knots.count - 1);
    return m->slots.items[i];
}

/* Leave each number once of those that stand side by side. Returns how many are left, and whether they rise. */
static size_t leave_once(uint32_t *numbers, size_t count, bool *rise)
{
    size_t kept = 0;
    *rise = true;
    for (size_t i = 0; i < count; i++) {
        if (kept > 0 && numbers[kept - 1] == numbers[i])
            continue;
        *rise = *rise && (kept == 0 || numbers[kept - 1] < numbers[i]);
        numbers[kept++] = numbers[i];
    }
    return kept;
}

uint32_t rly_knot_of(rly_net_maker *m, const uint32_t *members, size_t count, int root)
{
    size_t rising = 1;
    bool rise;
    while (rising < count && members[rising - 1] < members[rising])
        rising++;
    if (rising >= count)
        return knot_of(m, members, count, root);
    rly_numbers *sorted = &m->sorted;
    sorted->count = 0;
    if (!rly_reserve(sorted, count)) {
        m->failed = true;
        return 0;
    }
    memcpy(sorted->items, members, count * sizeof *members);
    count = leave_once(sorted->items, count, &rise);
    if (!rise) {
        rly_sort(sorted->items, count, sizeof *members, rly_by_number);
        count = leave_once(sorted->items, count, &rise);
    }
    return knot_of(m, sorted->items, count, root);
}

uint32_t rly_knot_of_word(rly_net_maker *m, uint32_t state, uint32_t first, uint32_t past)
{
    const uint32_t *members = m->next.items + first;
    uint32_t count = past - first;
    rly_word_knot *known = &m->word_knots[hash_of(members, count, -1) % RLY_WORD_KNOTS];
    if (known->state != state || known->count != count ||
        memcmp(m->next.items + known->first, members, count * sizeof *members) != 0)
        *known = (rly_word_knot){state, first, count, rly_knot_of(m, members, count, -1)};
    return known->knot;
}
