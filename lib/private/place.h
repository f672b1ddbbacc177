/* SPDX-License-Identifier: Apache-2.0 */
/* What the files of the family "place" share: shapes of postcodes, and whose an address is. */
#ifndef RLY_PRIVATE_PLACE_H
#define RLY_PRIVATE_PLACE_H

#include "private/internal.h"

rly_family rly_seek_address, rly_seek_postcode, rly_seek_geo;

/* How sure the shape of a postcode is of itself. */
typedef enum rly_postcode_proof {
    RLY_POSTCODE_NONE,
    RLY_POSTCODE_MAYBE, /* only in an address or by a word for it: small letters, no space, an area that is none */
    RLY_POSTCODE_SURE
} rly_postcode_proof;

/* The British, Canadian or Irish postcode that begins at `start`; sets `end`. */
rly_postcode_proof rly_postcode_at(const rly_view *view, uint32_t start, uint32_t *end);

/* The US state and ZIP code ("TX 78701-4321") or Australian state and postcode that begins at `start`; its end, 0 for
 * none. Small letters count with `any_case`. */
uint32_t rly_state_code_at(const rly_view *view, uint32_t start, bool any_case);

/* An address whose street needs no word for one, since the postcode at [start, end) ends it: "2 The Paddocks, Ely". */
bool rly_seek_address_of_code(rly_seeker *seeker, uint32_t start, uint32_t end);

/* Is it two or three letters that name a state of the US or Australia or a province of Canada? */
bool rly_is_state(const char *lower, uint32_t size);

/*
 * Is the place at [start, end) the company's own? The nearest words say so: "our store at", "visit us", "head office"
 * against "deliver to", "your address", "live at".
 */
bool rly_is_own_place(const rly_seeker *seeker, uint32_t start, uint32_t end);
/* Add a place and whose it is. False when memory runs out. */
bool rly_add_place(rly_seeker *seeker, rly_private_type type, uint32_t start, uint32_t end, rly_proof proof);

#endif
