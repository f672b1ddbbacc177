/* SPDX-License-Identifier: Apache-2.0 */
/* An address as it is put together: from its street both ways. Shared by address.c and address_parts.c. */
#ifndef RLY_PRIVATE_ADDRESS_H
#define RLY_PRIVATE_ADDRESS_H

#include "private/place.h"

/* Tokens [first, past), and what speaks for it. */
typedef struct rly_address {
    uint32_t first, past;
    uint32_t end;  /* in the view, when it ends within a token or behind the last one; else 0 */
    bool has_code; /* a postcode, or a state and its code */
    bool has_unit; /* a flat, an apartment, a house's name */
    bool has_town; /* words behind a comma that may be a town */
    bool small;    /* the street's name has small letters */
    bool loose;    /* its last word often means something else */
} rly_address;

/* Tokens by number, in offsets of the view. */
uint32_t rly_token_start(const rly_seeker *seeker, uint32_t token);
uint32_t rly_token_end(const rly_seeker *seeker, uint32_t token);

/* Is it a house's number: 12, 221B, 5th is not. `most` digits at most. */
bool rly_is_house_number(const rly_seeker *seeker, uint32_t token, uint32_t most);

/* Is the word in a list in the order of memcmp()? */
bool rly_is_listed(rly_str word, const char *const *sorted, size_t count);

/* What stands between a token and the next. */
typedef enum rly_gap {
    RLY_GAP_FAR,   /* the end of a sentence, a paragraph, brackets ... */
    RLY_GAP_SPACE, /* a space, or a hyphen */
    RLY_GAP_COMMA, /* a comma, an end of line */
} rly_gap;
rly_gap rly_gap_behind(const rly_seeker *seeker, uint32_t token);

/* Make an address longer: flats and houses before it; town, state, postcode behind it. */
void rly_address_lead(const rly_seeker *seeker, rly_address *address);
void rly_address_tail(const rly_seeker *seeker, rly_address *address);

#endif
