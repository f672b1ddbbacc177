/* SPDX-License-Identifier: Apache-2.0 */
/* What the detectors of keys and tokens share. Places are offsets in the view. */
#ifndef RLY_PRIVATE_SECRET_H
#define RLY_PRIVATE_SECRET_H

#include "private/internal.h"

/* A run of characters of ASCII without a blank. */
typedef struct rly_unbroken {
    uint32_t start, end;
} rly_unbroken;

/* secret_value.c */
/* Are the characters of [s, s + size) as mixed as drawn ones are? */
bool rly_is_mixed(const char *s, size_t size);
/* Does it stand for a value that is to be filled in: "xxxx", "EXAMPLE", "your-key", "<...>"? */
bool rly_is_filler(const char *s, size_t size);
/* Is it a mask or a blank to fill in: "****", "xxxx", "[PASSWORD]"? */
bool rly_is_masked(const char *s, size_t size);
/* Is it what a machine made: mixed, with letters and digits, no name, path or number? */
bool rly_is_token(const char *s, size_t size, size_t least);

/* What a run of a text holds. False when memory runs out. */
bool rly_seek_prefixed(rly_seeker *seeker, rly_unbroken run); /* secret_prefix.c: by how it begins, or is built */
bool rly_seek_named(rly_seeker *seeker, rly_unbroken run); /* secret_named.c: after a name and a sign: api_key = ... */
bool rly_seek_webhook(rly_seeker *seeker, rly_unbroken run); /* secret_prefix.c: addresses of web hooks */

#endif
