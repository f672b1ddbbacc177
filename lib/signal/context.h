/* SPDX-License-Identifier: Apache-2.0 */
/* What a draft says of itself, with the defaults of its linter behind it. */
#ifndef RLY_CONTEXT_H
#define RLY_CONTEXT_H

#include "draft/draft.h"
#include "draft/hours.h"
#include "signal/catalog.h"

typedef struct rly_context {
    const replylint_draft *draft;
    const rly_values *defaults; /* of the linter */
    const rly_catalog *catalog;
    const rly_channel *channel; /* NULL when not known */
    const rly_limits *limits;   /* of the linter, one a channel; NULL: those of the channels themselves */
} rly_context;

/* The value of a key: the draft's, else the linter's, else the first of its choices, else "". */
rly_str rly_context_get(const rly_context *context, rly_key_id key);

/* The limits of the channel, which is known. */
const rly_limits *rly_context_limits(const rly_context *context);

/* The number of the customer's last message (of rly_draft_message()); the count when there is none. */
size_t rly_context_inbound(const rly_context *context);

/* The moment of the reply, and of message `i`, in seconds since 1970 by the clock of the service (`time_zone`, else the
 * zone that the time itself names). False when it is not given. */
bool rly_context_now(const rly_context *context, int64_t *seconds);
bool rly_context_at(const rly_context *context, size_t i, int64_t *seconds);

/* The service hours; false when they are not given, or not to be read. */
bool rly_context_hours(const rly_context *context, rly_hours *hours);

/* Is a text the company's name, or some whole words of it, in any case? "adobe" is a word of "AdobeCare". */
bool rly_context_is_brand(const rly_context *context, rly_str text);

#endif
