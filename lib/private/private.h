/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Private data in a text: what it is, where it stands, how it is proved. Whose it is and whether it may stand there
 * is for others to judge.
 */
#ifndef RLY_PRIVATE_H
#define RLY_PRIVATE_H

#include "text/text.h"

typedef enum rly_private_type {
#define RLY_PRIVATE(id, name, about) RLY_PRIVATE_##id,
#include "private/types.def"
#undef RLY_PRIVATE
    RLY_PRIVATE_TYPES
} rly_private_type;

/* "PHONE", "CARD" ... in the order of rly_private_type, and what they are in words. */
extern const char *const rly_private_names[RLY_PRIVATE_TYPES];
extern const char *const rly_private_about[RLY_PRIVATE_TYPES];

/* Weakest first. */
typedef enum rly_proof {
    RLY_BY_SHAPE,   /* nothing else looks like that */
    RLY_BY_CONTEXT, /* the words around say what it is */
    RLY_BY_CHECKSUM
} rly_proof;

typedef struct rly_private {
    uint32_t start, end; /* in the reading text */
    uint8_t type, proof;
    uint8_t owner; /* for who judges whose it is; 0 as found */
} rly_private;

/* The countries whose national formats count: "GB", "US" ... */
enum { RLY_MOST_REGIONS = 8 };
typedef struct rly_regions {
    char codes[RLY_MOST_REGIONS][3];
    uint32_t count;
} rly_regions;

extern const rly_regions rly_default_regions; /* GB and US */

/* Scratch memory of a search: used again and again, it allocates only while it grows. */
typedef struct rly_privates {
    RLY_VEC(rly_private) found; /* by start; none overlaps another */
    struct rly_seeker *seeker;
} rly_privates;

/* Find the private data of a text that was read. False when memory runs out. */
bool rly_private_find(rly_privates *privates, const rly_text *text, const rly_regions *regions);
/* Mask a value in place, byte for byte: "0161 496 0018" becomes "0161 ... ..18". */
void rly_private_mask(rly_private_type type, char *value, size_t size);

void rly_privates_free(rly_privates *privates); /* wipes what it held */

#endif
