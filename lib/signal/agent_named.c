/* SPDX-License-Identifier: Apache-2.0 */
/* The person in the sign-off: "^SG", "- Ann", "Kind regards, / Priya / Guest Relations". A team's name is no person. */
#include <strings.h>

#include "signal/detect.h"

static bool is_letter_at(rly_str text, size_t i)
{
    char c = i < text.size ? text.data[i] : ' ';
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80);
}

/* Is what reads as a name the company's, or some whole words of it? */
static bool is_brand(const rly_detection *d, const rly_span *name)
{
    rly_str brand = rly_context_get(&d->context, RLY_KEY_BRAND);
    size_t size = name->end - name->start;
    for (size_t i = 0; i + size <= brand.size; i++) {
        bool whole = (i == 0 || !is_letter_at(brand, i - 1)) && !is_letter_at(brand, i + size);
        if (whole && strncasecmp(brand.data + i, d->reply.reading.data + name->start, size) == 0)
            return true;
    }
    return false;
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
        if (signs && !is_brand(d, span) && !rly_occur(d, signal, (rly_occurrence){1, span->start, span->end, 0}))
            return false;
    }
    return true;
}
