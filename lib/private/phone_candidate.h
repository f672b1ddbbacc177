/* SPDX-License-Identifier: Apache-2.0 */
/* What could be a phone number in a text: blocks of digits with what may stand between, before and behind them. */
#ifndef RLY_PHONE_CANDIDATE_H
#define RLY_PHONE_CANDIDATE_H

#include "private/internal.h"
#include "private/phones.h"

enum { RLY_PHONE_BLOCKS = 20 };

typedef struct rly_phone_candidate {
    rly_digits blocks[RLY_PHONE_BLOCKS];
    uint32_t count;
    uint32_t start;     /* with "(" and "+" */
    uint32_t extension; /* where the extension ends; 0 for none */
    uint32_t past;      /* the run of digits behind it, that of the extension included */
} rly_phone_candidate;

/* Some of its blocks: what may be a number. */
typedef struct rly_phone_piece {
    const rly_digits *blocks;
    uint32_t count;
    uint32_t start, end;
    char digits[RLY_PHONE_DIGITS];
    uint32_t size;
    bool plus;
} rly_phone_piece;

/* The candidate that begins with a run of digits; `is_other` says which runs are known to be something else. */
void rly_phone_gather(const rly_seeker *seeker, uint32_t run, bool (*is_other)(void *data, const rly_digits *run),
                      void *data, rly_phone_candidate *candidate);

/* Blocks [first, past) of a candidate. False when brackets do not match or there are too few or many digits. */
bool rly_phone_piece_of(const rly_seeker *seeker, const rly_phone_candidate *candidate, uint32_t first, uint32_t past,
                        rly_phone_piece *piece);

/* How the digits are grouped. */
bool rly_phone_is_date(const rly_seeker *seeker, const rly_phone_piece *piece);
bool rly_phone_is_american(const rly_phone_piece *piece, const char *text); /* 415-555-0132, (415) 5550132, 1-415 ... */
bool rly_phone_is_grouped(const rly_phone_piece *piece);                    /* as people group phone numbers */

#endif
