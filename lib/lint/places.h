/* SPDX-License-Identifier: Apache-2.0 */
/* The last step of a lint: every place in the caller's text and unit. */
#ifndef RLY_PLACES_H
#define RLY_PLACES_H

#include "lint/lint.h"

/* Place the findings, in order, the signals and the private data. False when memory runs out. */
bool rly_place_results(rly_result *result);

/* A byte of the reply's source in the draft's unit. */
size_t rly_place_byte(const rly_result *result, size_t byte);

/* Place the private data alone. */
bool rly_place_privates(rly_result *result);

#endif
