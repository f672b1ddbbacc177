/* SPDX-License-Identifier: Apache-2.0 */
/* Names to numbers: a hash table that is filled once, and then read by any thread. */
#ifndef RLY_LOOKUP_H
#define RLY_LOOKUP_H

#include "base/memory.h"

typedef struct rly_lookup_slot {
    const char *name; /* NULL: free */
    uint32_t hash;
    uint16_t size, number;
} rly_lookup_slot;

typedef struct rly_lookup {
    RLY_VEC(rly_lookup_slot) slots; /* a power of two, at most half of it full */
    size_t names;
} rly_lookup;

/* Add a name, which is lent; one that is known keeps its number. False when memory runs out. */
bool rly_lookup_add(rly_lookup *lookup, rly_str name, uint16_t number);

/* The number of a name; RLY_NO_NAME when there is none. */
#define RLY_NO_NAME UINT32_MAX
uint32_t rly_lookup_find(const rly_lookup *lookup, rly_str name);

void rly_lookup_free(rly_lookup *lookup);

#endif
