/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the customer gave, now or in an earlier message, and whether the reply asks for it again. `gives` and `asks`
 * have the same values, so that what was given and what is asked for can be compared.
 */
#include "signal/detect.h"

enum { SHORTEST_REFERENCE = 7 };

static uint32_t value_named(const rly_signal *signal, const char *name)
{
    uint32_t value = rly_value_find(signal, rly_str_of(name), RLY_NOWHERE, NULL);
    return value == RLY_MOST_VALUES ? 0 : value;
}

/* The value of `gives` that a stretch of private data is; 0 for none. */
static uint32_t kind_of_private(const rly_signal *gives, const rly_private *item)
{
    switch (item->type) {
    case RLY_PRIVATE_PHONE:
        return value_named(gives, "phone");
    case RLY_PRIVATE_EMAIL:
        return value_named(gives, "email");
    case RLY_PRIVATE_ADDRESS:
    case RLY_PRIVATE_POSTCODE:
        return value_named(gives, "address");
    case RLY_PRIVATE_REF:
        return value_named(gives, "order");
    default:
        return 0;
    }
}

/* The value of `gives` that a span is; 0 for none. A long run of digits is no phone number. */
static uint32_t kind_of_span(const rly_signal *gives, const rly_text *text, const rly_span *span)
{
    enum { LONGEST_RUN = 11 };
    if (span->kind == RLY_SPAN_EMAIL)
        return value_named(gives, "email");
    if (span->kind != RLY_SPAN_PHONE)
        return 0;
    bool run = span->past == span->first + 1 && span->end - span->start > LONGEST_RUN &&
               text->tokens.items[span->first].start == span->start;
    return value_named(gives, run ? "order" : "phone");
}

/* A word of seven digits or more, with few letters among them: a number that stands for something. */
static bool is_reference(const rly_text *text, const rly_token *token)
{
    uint32_t digits = 0;
    for (uint32_t i = token->start; i < token->end; i++)
        digits += text->reading.data[i] >= '0' && text->reading.data[i] <= '9';
    return token->kind == RLY_TOKEN_WORD && digits >= SHORTEST_REFERENCE && (token->end - token->start) <= digits + 4;
}

static bool add(rly_detection *d, uint32_t signal, uint32_t kind, uint32_t start, uint32_t end)
{
    uint32_t message = (uint32_t)d->inbound + 1;
    return kind == 0 || rly_occur(d, signal, (rly_occurrence){kind, start, end, message});
}

/* The token past the phone number or date that begins at token `i`; `i` when none does. */
static uint32_t past_figures(const rly_text *text, uint32_t i)
{
    const rly_span *phone = rly_text_span_at(text, i, RLY_SPAN_PHONE), *date = rly_text_span_at(text, i, RLY_SPAN_DATE);
    return phone ? phone->past : date ? date->past : i;
}

/* Does any word of a text stand for something, phone numbers and dates aside? Few texts have one. */
static bool has_reference(const rly_text *text)
{
    for (size_t i = 0; text->digits && i < text->tokens.count; i++)
        if (text->tokens.items[i].end - text->tokens.items[i].start >= SHORTEST_REFERENCE &&
            is_reference(text, &text->tokens.items[i]))
            return true;
    return false;
}

/* What the phrases of the file cannot say: numbers and addresses. */
bool rly_detect_gives(rly_detection *d, uint32_t signal)
{
    const rly_signal *gives = &d->knowledge->catalog.signals.items[signal];
    const rly_text *text = &d->customer;
    for (size_t i = 0; i < d->customer_private.found.count; i++) {
        const rly_private *item = &d->customer_private.found.items[i];
        if (!add(d, signal, kind_of_private(gives, item), item->start, item->end))
            return false;
    }
    for (size_t i = 0; i < text->spans.count; i++)
        if (!add(d, signal, kind_of_span(gives, text, &text->spans.items[i]), text->spans.items[i].start,
                 text->spans.items[i].end))
            return false;
    uint32_t count = has_reference(text) ? (uint32_t)text->tokens.count : 0, past;
    for (uint32_t i = 0; i<count; i = past> i ? past : i + 1) {
        const rly_token *token = &text->tokens.items[i];
        past = past_figures(text, i);
        if (past == i && is_reference(text, token) &&
            !add(d, signal, value_named(gives, "order"), token->start, token->end))
            return false;
    }
    return true;
}

/* The values of `gives` in an earlier message of the customer, a bit each. False when memory runs out. */
static bool given_in(rly_detection *d, uint32_t gives, size_t message, uint32_t *given)
{
    const rly_signal *signal = &d->knowledge->catalog.signals.items[gives];
    const rly_text *text = &d->earlier;
    if (!rly_detect_in_message(d, rly_detector_of(d->knowledge, gives), message))
        return false;
    for (size_t i = 0; i < d->matches.count; i++)
        *given |= 1u << d->matches.items[i].value;
    for (size_t i = 0; i < text->spans.count; i++)
        *given |= 1u << kind_of_span(signal, text, &text->spans.items[i]);
    uint32_t count = has_reference(text) ? (uint32_t)text->tokens.count : 0, past;
    for (uint32_t i = 0; i<count; i = past> i ? past : i + 1) {
        past = past_figures(text, i);
        if (past == i && is_reference(text, &text->tokens.items[i]))
            *given |= 1u << value_named(signal, "order");
    }
    return true;
}

bool rly_detect_asks_again(rly_detection *d, uint32_t signal)
{
    const rly_catalog *catalog = &d->knowledge->catalog;
    uint32_t gives = rly_signal_find(catalog, RLY_STR("gives"), RLY_NOWHERE, NULL), given = 0;
    const rly_state *asks = &d->states.items[rly_signal_find(catalog, RLY_STR("asks"), RLY_NOWHERE, NULL)];
    const rly_state *now = &d->states.items[gives];
    for (uint32_t i = 0; i < now->count; i++)
        given |= 1u << d->occurrences.items[now->first + i].value;
    for (size_t i = 0; i < d->inbound; i++)
        if (rly_str_is(rly_draft_message(d->context.draft, i, RLY_KEY_ROLE), "customer") &&
            !given_in(d, gives, i, &given))
            return false;
    for (uint32_t i = 0; i < asks->count; i++) {
        rly_occurrence o = d->occurrences.items[asks->first + i];
        if (o.value && given >> o.value & 1 && !rly_occur(d, signal, (rly_occurrence){1, o.start, o.end, 0}))
            return false;
    }
    return true;
}
