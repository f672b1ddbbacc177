/* SPDX-License-Identifier: Apache-2.0 */
/* The one table of keys: what a draft, a message and the settings may hold, for C, JSON, options and front matter. */
#ifndef RLY_KEYS_H
#define RLY_KEYS_H

#include "base/error.h"

typedef enum rly_key_type {
    RLY_TEXT,   /* UTF-8 of any kind: the reply, a message */
    RLY_WORD,   /* a short text: a name, an id */
    RLY_FLAG,   /* yes or no */
    RLY_TIME,   /* RFC 3339, or with a space for the T */
    RLY_VALUES, /* a list of short texts */
    RLY_CHOICE  /* one of `choices` */
} rly_key_type;

typedef enum rly_key_scope { RLY_OF_DRAFT, RLY_OF_MESSAGE, RLY_OF_CONTEXT } rly_key_scope;

typedef enum rly_key_id {
#define RLY_KEY(id, name, type, choices, scope, about) RLY_KEY_##id,
#include "draft/keys.def"
#undef RLY_KEY
    RLY_KEYS
} rly_key_id;

typedef struct rly_key {
    const char *name, *choices, *about;
    rly_key_type type;
    rly_key_scope scope;
} rly_key;

extern const rly_key rly_keys[RLY_KEYS];

/* The key of that name in a scope (a draft takes those of context, too); RLY_KEYS and a did-you-mean when there is
 * none. */
rly_key_id rly_key_find(rly_str name, rly_key_scope scope, rly_place place, replylint_error *error);

/* The number of a value among the choices of a key; RLY_NO_CHOICE when it is none. */
enum { RLY_NO_CHOICE = 31 };
uint32_t rly_choice_number(rly_key_id key, rly_str value);

/* Check a value against the key's type. */
replylint_status rly_key_check(rly_key_id key, rly_str value, rly_place place, replylint_error *error);

#endif
