/* SPDX-License-Identifier: Apache-2.0 */
/* The table of native detectors: what no phrase can say. A `check: NAME` in YAML names one. */
#ifndef RLY_TABLE_H
#define RLY_TABLE_H

#include "base/memory.h"

struct rly_detection;

/*
 * Find one signal: add occurrences (rly_occur) or set the value (rly_settle); neither leaves the signal at its weakest
 * value. False when memory runs out.
 */
typedef bool rly_native(struct rly_detection *detection, uint32_t signal);

/* The native detector of that name; NULL when there is none. */
rly_native *rly_native_find(rly_str name);

/* One file each. */
rly_native rly_detect_agent_named, rly_detect_takes_up, rly_detect_generic, rly_detect_public, rly_detect_helper,
    rly_detect_late, rly_detect_out_of_hours, rly_detect_promise_due, rly_detect_taken_private, rly_detect_template,
    rly_detect_post, rly_detect_closing, rly_detect_sector, rly_detect_inbound_pii, rly_detect_leaks, rly_detect_gives,
    rly_detect_asks_again, rly_detect_redirect_justified, rly_detect_part, rly_detect_bare, rly_detect_sorry_before;

#endif
