/* SPDX-License-Identifier: Apache-2.0 */
/* Times as RFC 3339 writes them. */
#ifndef RLY_TIME_H
#define RLY_TIME_H

#include "base/memory.h"

/*
 * "2026-01-31T17:00:00Z", with a space for the T, seconds, fraction and zone left out at will (then UTC): seconds since
 * 1970. False when `text` is none.
 */
bool rly_time_parse(rly_str text, int64_t *seconds);

#endif
