/* SPDX-License-Identifier: Apache-2.0 */
/* The person in the sign-off: "^SG", "- Ann", "Kind regards, / Priya / Guest Relations". A team's name is no person. */
#include "signal/detect.h"

static rly_str span_text(const rly_detection *d, const rly_span *span)
{
    return (rly_str){d->reply.reading.data + span->start, span->end - span->start};
}

bool rly_detect_agent_named(rly_detection *d, uint32_t signal)
{
    const rly_span *signature = NULL;
    for (size_t i = 0; i < d->reply.spans.count; i++) {
        const rly_span *span = &d->reply.spans.items[i];
        if (span->kind == RLY_SPAN_SIGNATURE)
            signature = span;
        bool signs =
            signature && span->kind == RLY_SPAN_NAME && span->start >= signature->start && span->end <= signature->end;
        if (signs && !rly_context_is_brand(&d->context, span_text(d, span)) &&
            !rly_occur(d, signal, (rly_occurrence){1, span->start, span->end, 0}))
            return false;
    }
    return true;
}
