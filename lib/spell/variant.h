/* SPDX-License-Identifier: Apache-2.0 */
/* One word in two spellings: British "colour", American "color". */
#ifndef RLY_VARIANT_H
#define RLY_VARIANT_H

#include "spell/speller.h"

/*
 * The spelling of a form, which only one dictionary accepts, that the dictionary `other` (a bit) has for it. False when
 * there is none: the word is then merely unknown to the other. Thread-safe.
 */
bool rly_variant_find(rly_speller *speller, rly_str form, unsigned other, rly_form *out);

#endif
