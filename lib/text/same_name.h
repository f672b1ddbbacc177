/* SPDX-License-Identifier: Apache-2.0 */
/* Whether two words are one name: whatever their marks, as initial, as a short form, or but for a slip. */
#ifndef RLY_SAME_NAME_H
#define RLY_SAME_NAME_H

#include "base/memory.h"

/* The plain letters of a name: a to z, without marks; what is no letter is left out. */
enum { RLY_PLAIN_LETTERS = 48 };
typedef struct rly_plain_name {
    char letters[RLY_PLAIN_LETTERS];
    size_t size;
    bool foreign; /* it has letters that are not Latin, or too many: nothing can be said of it */
} rly_plain_name;

rly_plain_name rly_plain_name_of(rly_str word);

typedef enum rly_likeness {
    RLY_OTHER_NAME,
    RLY_LIKE_NAME, /* one slip away: "Dianne" for "Diane" */
    RLY_SAME_NAME  /* the same, an initial of it, or a short form that its letters show: "Liz", "Beth", "Debbie" */
} rly_likeness;

rly_likeness rly_name_likeness(const rly_plain_name *a, const rly_plain_name *b);

/* Whether `part` stands somewhere in `whole`: "ann" in "annlee". */
bool rly_name_contains(const rly_plain_name *whole, const rly_plain_name *part);

#endif
