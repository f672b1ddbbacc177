/* SPDX-License-Identifier: Apache-2.0 */
/* How a rule comes out for a draft. */
#ifndef RLY_VERDICT_H
#define RLY_VERDICT_H

#include "signal/detect.h"

typedef enum rly_outcome { RLY_PASSED, RLY_FAILED, RLY_NOT_APPLICABLE, RLY_SKIPPED } rly_outcome;

/* "passed", "failed", "na", "skipped". */
const char *rly_outcome_name(rly_outcome outcome);

/* The reason of nearly all verdicts that are not applicable. */
extern const char rly_does_not_apply[];

typedef struct rly_verdict {
    const char *reason;  /* why it is not applicable or skipped; else "" */
    const char *missing; /* the key that would let it be judged; else "" */
    uint8_t outcome;     /* rly_outcome */
    bool judged;         /* false: what it needs is not known */
} rly_verdict;

typedef RLY_VEC(rly_verdict) rly_verdicts;

/* A signal that is not known, as verdicts tell it. */
typedef struct rly_gap {
    uint32_t signal;
    rly_unknown why;
    const char *reason, *missing;
} rly_gap;

typedef RLY_VEC(rly_gap) rly_gaps;

#endif
