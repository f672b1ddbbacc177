/* SPDX-License-Identifier: Apache-2.0 */
/* What the files of the family "reference" share. */
#ifndef RLY_PRIVATE_REFERENCE_H
#define RLY_PRIVATE_REFERENCE_H

#include "private/internal.h"

rly_family rly_seek_tracking;

/* How a value is tied to its word: "parcel H00AXA0123456789", "order 88120", "Order: 88120", "order number 88120". */
typedef enum rly_tie { RLY_TIE_LOOSE, RLY_TIE_BARE, RLY_TIE_COLON, RLY_TIE_NUMBER } rly_tie;

/* What the value may look like. */
typedef struct rly_reference_want {
    rly_tie tie;
    bool booking; /* six letters and digits will do */
    bool code;    /* "code" stands before it: a code of digits only is for another family */
    bool follows; /* one more of a list: like the one before */
} rly_reference_want;

/* The reference that begins at `start`; its end, 0 for none. */
uint32_t rly_reference_at(const rly_seeker *seeker, uint32_t start, rly_reference_want want);

#endif
