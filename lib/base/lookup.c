/* SPDX-License-Identifier: Apache-2.0 */
#include "base/lookup.h"

#include "base/hash.h"

/* The slot of a name, or the free one where it would go. There is a free one. */
static size_t slot_of(const rly_lookup *lookup, rly_str name, uint32_t hash)
{
    const rly_lookup_slot *slots = lookup->slots.items;
    size_t mask = lookup->slots.count - 1, i = hash & mask;
    while (slots[i].name && (slots[i].hash != hash || !rly_str_equal((rly_str){slots[i].name, slots[i].size}, name)))
        i = (i + 1) & mask;
    return i;
}

/* Twice the slots. */
static bool grow(rly_lookup *lookup)
{
    enum { LEAST = 64 };
    size_t count = lookup->slots.count ? 2 * lookup->slots.count : LEAST;
    rly_lookup larger = {.names = lookup->names};
    if (!rly_reserve(&larger.slots, count))
        return false;
    memset(larger.slots.items, 0, count * sizeof *larger.slots.items);
    larger.slots.count = count;
    for (size_t i = 0; i < lookup->slots.count; i++) {
        rly_lookup_slot slot = lookup->slots.items[i];
        if (slot.name)
            larger.slots.items[slot_of(&larger, (rly_str){slot.name, slot.size}, slot.hash)] = slot;
    }
    rly_lookup_free(lookup);
    *lookup = larger;
    return true;
}

bool rly_lookup_add(rly_lookup *lookup, rly_str name, uint16_t number)
{
    if (lookup->slots.count < 2 * (lookup->names + 1) && !grow(lookup))
        return false;
    uint32_t hash = rly_hash(name);
    rly_lookup_slot *slot = &lookup->slots.items[slot_of(lookup, name, hash)];
    if (slot->name)
        return true;
    *slot = (rly_lookup_slot){name.data, hash, (uint16_t)name.size, number};
    lookup->names++;
    return true;
}

uint32_t rly_lookup_find(const rly_lookup *lookup, rly_str name)
{
    if (lookup->slots.count == 0)
        return RLY_NO_NAME;
    const rly_lookup_slot *slot = &lookup->slots.items[slot_of(lookup, name, rly_hash(name))];
    return slot->name ? slot->number : RLY_NO_NAME;
}

void rly_lookup_free(rly_lookup *lookup)
{
    rly_vec_free(&lookup->slots);
    lookup->names = 0;
}
