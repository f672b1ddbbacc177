/* SPDX-License-Identifier: Apache-2.0 */
/* What a wrong word may have been meant as: the forms of the snapshot that are one slip away. */
#ifndef RLY_SUGGEST_H
#define RLY_SUGGEST_H

#include "spell/speller.h"

enum { RLY_MOST_SUGGESTIONS = 8 };

/* The slips, from the likeliest. */
typedef enum rly_slip {
    RLY_SLIP_APOSTROPHE, /* dont */
    RLY_SLIP_SWAP,       /* recieve */
    RLY_SLIP_DOUBLE,     /* adress, untill */
    RLY_SLIP_DOUBLES,    /* tommorow: the wrong letter doubled; only where no single slip leads to a word */
    RLY_SLIP_VOWEL,      /* seperate */
    RLY_SLIP_MISSING,    /* shoud */
    RLY_SLIP_EXTRA,      /* wassn */
    RLY_SLIP_KEY,        /* the key beside it */
    RLY_SLIP_SPLIT,      /* alot: only where a little word is run together with a common one */
    RLY_SLIP_OTHER,
    RLY_SLIP_FIRST = 16 /* added where the first letter changes */
} rly_slip;

typedef struct rly_suggestion {
    char word[RLY_LONGEST_FORM + 8]; /* ended by NUL */
    unsigned slip;
    bool common; /* one of the words that replies are made of; these come first */
} rly_suggestion;

typedef struct rly_suggestions {
    rly_suggestion items[RLY_MOST_SUGGESTIONS]; /* the likeliest first */
    size_t count, found;                        /* found: all there are */
} rly_suggestions;

/* Fill in what some of the dictionaries asked accept. Only plain forms have suggestions. Thread-safe. */
void rly_suggest(rly_suggestions *out, rly_speller *speller, const rly_form *form, unsigned asked);

#endif
