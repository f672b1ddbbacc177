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

/* Why a signal is not known. */
typedef enum rly_unknown {
    RLY_KNOWN,
    RLY_NO_DETECTOR, /* nothing can find it yet: only the caller can give it */
    RLY_NO_MESSAGE,  /* the customer's message is not given */
    RLY_NO_CHANNEL,
    RLY_NO_TIMES, /* "now" or the time of the customer's message is not given */
    RLY_NO_HOURS, /* the service hours are not given, or not to be read */
    RLY_OTHER_LANGUAGE,
    RLY_LIMIT_MET
} rly_unknown;

/* Without what a native detector has nothing to say, so that it is not run. */
typedef enum rly_asks {
    RLY_ASKS_NOTHING,
    RLY_ASKS_MESSAGE,  /* the customer's message, */
    RLY_ASKS_MESSAGES, /* any message, */
    RLY_ASKS_KIND,     /* keys, */
    RLY_ASKS_SECTOR,
    RLY_ASKS_CLOSING,
    RLY_ASKS_NOW,
    RLY_ASKS_SIGNATURE, /* and what may stand in the reply */
    RLY_ASKS_DIGIT,
    RLY_ASKS_PRIVATE,
    RLY_ASKS_KINDS
} rly_asks;

typedef struct rly_native_row {
    const char *name;
    rly_native *detect;
    rly_asks asks;
    rly_unknown without; /* what the signal is without that: at its weakest value where it is known */
} rly_native_row;

/* The native detector of that name; NULL when there is none. */
const rly_native_row *rly_native_find(rly_str name);

/* One file each. */
rly_native rly_detect_agent_named, rly_detect_takes_up, rly_detect_generic, rly_detect_public, rly_detect_helper,
    rly_detect_late, rly_detect_out_of_hours, rly_detect_promise_due, rly_detect_taken_private, rly_detect_template,
    rly_detect_post, rly_detect_closing, rly_detect_sector, rly_detect_inbound_pii, rly_detect_leaks, rly_detect_gives,
    rly_detect_asks_again, rly_detect_redirect_justified, rly_detect_part, rly_detect_bare, rly_detect_sorry_before;

#endif
