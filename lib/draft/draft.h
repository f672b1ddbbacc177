/* SPDX-License-Identifier: Apache-2.0 */
/* A draft as the caller gave it: values by key, messages, given signals. Memory is kept from one draft to the next. */
#ifndef RLY_DRAFT_H
#define RLY_DRAFT_H

#include "base/tree.h"
#include "draft/keys.h"

/* One value a key; an empty one is not set. Most are not, and are not looked at. */
typedef struct rly_values {
    uint64_t set; /* a bit a key */
    rly_buf of[RLY_KEYS];
} rly_values;
_Static_assert((int)RLY_KEYS < 64, "a key is a bit");

typedef struct rly_given_signal {
    rly_buf name, value;
} rly_given_signal;

struct replylint_draft {
    rly_values values;
    RLY_VEC(rly_values) messages; /* the first `message_count` are in use */
    size_t message_count;
    RLY_VEC(rly_given_signal) given; /* likewise */
    size_t given_count;
    rly_tree_store record; /* scratch of replylint_draft_json() */
};

/* Check and set a value; flags become yes or no. `place` is where it stands, for messages. */
replylint_status rly_values_set(rly_values *values, rly_key_id key, rly_str value, rly_place place,
                                replylint_error *error);
void rly_values_clear(rly_values *values); /* keeps the memory */
void rly_values_free(rly_values *values);
rly_str rly_values_get(const rly_values *values, rly_key_id key);

/* Set the members of a map, nested or dotted, as keys of `scope`; what is no key goes to `other`, if given. */
typedef replylint_status rly_other_member(void *context, const rly_tree *tree, const rly_node *member, bool *taken,
                                          replylint_error *error);
replylint_status rly_values_read(rly_values *values, const rly_tree *tree, const rly_node *map, rly_key_scope scope,
                                 rly_other_member *other, void *context, replylint_error *error);

replylint_status rly_draft_give(replylint_draft *draft, rly_str signal, rly_str value, replylint_error *error);

/* Fill an empty draft from a map: a JSON record, or an example of a rule. */
replylint_status rly_draft_read(replylint_draft *draft, const rly_tree *tree, const rly_node *map,
                                replylint_error *error);

/* The messages with `inbound` as the last one. */
size_t rly_draft_message_count(const replylint_draft *draft);
rly_str rly_draft_message(const replylint_draft *draft, size_t i, rly_key_id key);

#endif
