/* SPDX-License-Identifier: Apache-2.0 */
/* Which words two texts differ in. */
#ifndef CLI_WORDS_DIFF_H
#define CLI_WORDS_DIFF_H

#include "base/memory.h"

/* Words of the first text that the second has others for; either may be empty. */
typedef struct words_change {
    rly_str before, after; /* stretches of the two texts */
    rly_str same;          /* what both have in front of it, in the second */
} words_change;

typedef RLY_VEC(words_change) words_changes;

/* The changes from one text to the other, in order; the last one holds what both end with. False: out of memory. */
bool words_compare(rly_str before, rly_str after, words_changes *out);

#endif
