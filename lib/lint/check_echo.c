/* SPDX-License-Identifier: Apache-2.0 */
/* A number, an amount or a date that is nearly what the customer wrote: a slip of the finger. */
#include <string.h>

#include "lint/checks.h"

enum { FEWEST_DIGITS = 6 };

static rly_str text_of(const rly_text *text, uint32_t start, uint32_t end)
{
    return (rly_str){text->reading.data + start, end - start};
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static size_t count_digits(rly_str text)
{
    size_t count = 0;
    for (size_t i = 0; i < text.size; i++)
        count += is_digit(text.data[i]);
    return count;
}

/* Two neighbouring digits the other way round, and nothing else. */
static bool is_swapped(rly_str a, rly_str b)
{
    size_t i = 0;
    while (i < a.size && a.data[i] == b.data[i])
        i++;
    return a.size == b.size && i + 1 < a.size && is_digit(a.data[i]) && is_digit(a.data[i + 1]) &&
           a.data[i] == b.data[i + 1] && a.data[i + 1] == b.data[i] &&
           memcmp(a.data + i + 2, b.data + i + 2, a.size - i - 2) == 0;
}

/* One digit is another one, and nothing else. */
static bool is_one_off(rly_str a, rly_str b)
{
    size_t different = 0;
    for (size_t i = 0; i < a.size && a.size == b.size; i++) {
        different += a.data[i] != b.data[i];
        if (a.data[i] != b.data[i] && !(is_digit(a.data[i]) && is_digit(b.data[i])))
            return false;
    }
    return a.size == b.size && different == 1;
}

/* What is compared: numbers of their own with numbers, amounts with amounts, dates with dates. */
static bool is_compared(const rly_text *text, const rly_span *span)
{
    if (span->kind == RLY_SPAN_MONEY || span->kind == RLY_SPAN_DATE)
        return true;
    return span->kind == RLY_SPAN_NUMBER && count_digits(text_of(text, span->start, span->end)) >= FEWEST_DIGITS;
}

/* The customer's span that one of the reply nearly is; NULL when there is none, or when one is just the same. */
static const rly_span *nearly(const rly_text *customer, uint32_t kind, rly_str written)
{
    const rly_span *near = NULL;
    for (size_t i = 0; i < customer->spans.count; i++) {
        const rly_span *span = &customer->spans.items[i];
        rly_str theirs = text_of(customer, span->start, span->end);
        if (span->kind != kind || !is_compared(customer, span))
            continue;
        if (rly_str_equal(theirs, written))
            return NULL;
        /* Prices and days often differ in a digit for good reasons; they are seldom mirrored. */
        if (is_swapped(theirs, written) || (kind == RLY_SPAN_NUMBER && is_one_off(theirs, written)))
            near = span;
    }
    return near;
}

/* Numbers of the company's own (phone numbers, addresses) are not compared. */
static bool is_contact(const rly_text *text, const rly_span *span)
{
    const rly_span *phone = rly_text_span_at(text, span->first, RLY_SPAN_PHONE);
    return phone && phone->past > span->first + 1;
}

bool rly_check_echo(const rly_check *check)
{
    const rly_detection *d = check->detection;
    if (d->inbound == rly_draft_message_count(d->context.draft))
        return true;
    for (size_t i = 0; i < d->reply.spans.count; i++) {
        const rly_span *span = &d->reply.spans.items[i];
        if (!is_compared(&d->reply, span) || is_contact(&d->reply, span) ||
            d->reply.tokens.items[span->first].flags & RLY_TOKEN_QUOTED)
            continue;
        const rly_span *near = nearly(&d->customer, span->kind, text_of(&d->reply, span->start, span->end));
        if (!near)
            continue;
        const char *fix =
            rly_arena_copy(check->strings, d->customer.reading.data + near->start, near->end - near->start);
        if (!fix || !rly_check_at(check, span->start, span->end, fix))
            return false;
    }
    return true;
}
