/* SPDX-License-Identifier: Apache-2.0 */
/* The catalogue: every signal and every channel, as core/signals.yml and core/channels.yml name them. */
#ifndef RLY_CATALOG_H
#define RLY_CATALOG_H

#include "base/lookup.h"
#include "base/tree.h"
#include "measure/measure.h"

enum { RLY_MOST_VALUES = 32 };

typedef enum rly_of { RLY_OF_REPLY, RLY_OF_CUSTOMER, RLY_OF_CONVERSATION } rly_of;

typedef struct rly_signal {
    const char *name, *about;
    const char *const *values; /* weakest first */
    uint32_t value_count;
    rly_of of;
    bool given_only;        /* known only when the caller gives it */
    const char *check;      /* a native detector; NULL for none */
    const char *file;       /* of its detector; "" for none */
    const char *all_values; /* with a space between, for people */
} rly_signal;

typedef struct rly_channel {
    const char *id, *name, *aliases; /* aliases with a space between */
    const char *private_side;        /* "" for none */
    bool is_public;
    rly_limits limits;
    uint32_t slow_hours, late_hours; /* 0: not late; a reply after that many hours is slow, late */
} rly_channel;

typedef struct rly_catalog {
    RLY_VEC(rly_signal) signals;
    RLY_VEC(rly_channel) channels;
    RLY_VEC(const char *) channel_names; /* ids and aliases, for a did-you-mean */
    rly_lookup signals_by_name, channels_by_name;
    rly_arena strings; /* what is not lent by the trees */
} rly_catalog;

/* Read the two files; their trees lend their strings and must stay. */
replylint_status rly_catalog_read_signals(rly_catalog *catalog, const rly_tree *tree, replylint_error *error);
replylint_status rly_catalog_read_channels(rly_catalog *catalog, const rly_tree *tree, replylint_error *error);
void rly_catalog_free(rly_catalog *catalog);

/* The number of the signal of that name; the count, and a did-you-mean, when there is none. */
uint32_t rly_signal_find(const rly_catalog *catalog, rly_str name, rly_place place, replylint_error *error);

/* The number of a signal's value; RLY_MOST_VALUES, and an error that lists them, when it is none. */
uint32_t rly_value_find(const rly_signal *signal, rly_str value, rly_place place, replylint_error *error);

/* The channel of that id or alias; NULL and a did-you-mean when there is none. */
const rly_channel *rly_channel_find(const rly_catalog *catalog, rly_str name, rly_place place, replylint_error *error);

#endif
