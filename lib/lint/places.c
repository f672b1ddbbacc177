/* SPDX-License-Identifier: Apache-2.0 */
/* From places in the reading text to places in the caller's, in the unit that was asked for. */
#include "lint/places.h"

#include "signal/ownership.h"
#include "text/position.h"

static int by_place(const void *a, const void *b)
{
    const rly_finding *x = a, *y = b;
    if (x->placed != y->placed)
        return x->placed ? 1 : -1;
    if (x->source_start != y->source_start)
        return x->source_start < y->source_start ? -1 : 1;
    if (x->rule != y->rule)
        return x->rule < y->rule ? -1 : 1;
    return (x->source_end > y->source_end) - (x->source_end < y->source_end);
}

static rly_unit read_unit(rly_str name)
{
    return rly_str_is(name, "utf-16") ? RLY_UTF16 : rly_str_is(name, "utf-32") ? RLY_UTF32 : RLY_UTF8;
}

/* Where the fix of a finding goes, in the draft's unit; `cursor` stands where the finding begins. */
static void place_fix(rly_finding *finding, rly_cursor cursor, const rly_text *text)
{
    finding->fix_start = finding->fixed_start;
    finding->fix_end = finding->fixed_end;
    if (cursor.unit == RLY_UTF8) /* offsets are bytes */
        return;
    if (finding->fixed_start < finding->source_start)
        cursor = rly_cursor_start(text->source, text->source_size, cursor.unit);
    finding->fix_start = rly_cursor_at(&cursor, finding->fixed_start).offset;
    finding->fix_end = rly_cursor_at(&cursor, finding->fixed_end).offset;
}

static void place_findings(rly_result *result, rly_unit unit)
{
    const rly_text *text = &result->detection.reply;
    rly_cursor cursor = rly_cursor_start(text->source, text->source_size, unit);
    if (result->findings.count > 1)
        rly_sort(result->findings.items, result->findings.count, sizeof *result->findings.items, by_place);
    for (size_t i = 0; i < result->findings.count; i++) {
        rly_finding *finding = &result->findings.items[i];
        if (!finding->placed)
            continue;
        rly_position start = rly_cursor_at(&cursor, finding->source_start);
        rly_cursor to_end = cursor;
        finding->start = start.offset;
        finding->line = start.line;
        finding->column = start.column;
        finding->end = unit == RLY_UTF8 ? finding->source_end : rly_cursor_at(&to_end, finding->source_end).offset;
        if (finding->fix)
            place_fix(finding, cursor, text);
    }
}

static bool place_signals(rly_result *result, rly_unit unit)
{
    const rly_detection *d = &result->detection;
    if (!rly_reserve(&result->spots, d->occurrences.count))
        return false;
    result->spots.count = d->occurrences.count;
    rly_cursor reply = rly_cursor_start(d->reply.source, d->reply.source_size, unit);
    rly_cursor customer = rly_cursor_start(d->customer.source, d->customer.source_size, unit);
    for (size_t i = 0; i < d->occurrences.count; i++) {
        const rly_occurrence *o = &d->occurrences.items[i];
        rly_spot *spot = &result->spots.items[i];
        *spot = (rly_spot){.value = o->value, .message = o->message};
        rly_text_source(o->message ? &d->customer : &d->reply, o->start, o->end, &spot->start, &spot->end);
        if (unit == RLY_UTF8)
            continue;
        rly_cursor *cursor = o->message ? &customer : &reply;
        spot->start = rly_cursor_at(cursor, spot->start).offset;
        rly_cursor to_end = *cursor;
        spot->end = rly_cursor_at(&to_end, spot->end).offset;
    }
    return true;
}

/* The private data of `text`, which is of `message`. */
static bool place_private(rly_result *result, const rly_privates *privates, const rly_text *text, uint32_t message,
                          rly_unit unit)
{
    rly_cursor cursor = rly_cursor_start(text->source, text->source_size, unit);
    for (size_t i = 0; i < privates->found.count; i++) {
        const rly_private *item = &privates->found.items[i];
        rly_private_spot *spot = rly_push(&result->privates);
        if (!spot)
            return false;
        *spot = (rly_private_spot){.message = message, .type = item->type, .owner = item->owner};
        rly_text_source(text, item->start, item->end, &spot->start, &spot->end);
        char *masked = rly_arena_copy(&result->strings, text->source + spot->start, spot->end - spot->start);
        if (!masked)
            return false;
        if (!rly_shows_private(&result->detection.context))
            rly_private_mask((rly_private_type)item->type, masked, spot->end - spot->start);
        spot->masked = masked;
        if (unit == RLY_UTF8)
            continue;
        spot->start = rly_cursor_at(&cursor, spot->start).offset;
        rly_cursor to_end = cursor;
        spot->end = rly_cursor_at(&to_end, spot->end).offset;
    }
    return true;
}

size_t rly_place_byte(const rly_result *result, size_t byte)
{
    const rly_text *text = &result->detection.reply;
    rly_unit unit = read_unit(rly_context_get(&result->detection.context, RLY_KEY_UNIT));
    if (unit == RLY_UTF8)
        return byte;
    rly_cursor cursor = rly_cursor_start(text->source, text->source_size, unit);
    return rly_cursor_at(&cursor, byte).offset;
}

bool rly_place_privates(rly_result *result)
{
    const rly_detection *d = &result->detection;
    rly_unit unit = read_unit(rly_context_get(&d->context, RLY_KEY_UNIT));
    return place_private(result, &d->reply_private, &d->reply, 0, unit) &&
           place_private(result, &d->customer_private, &d->customer, (uint32_t)d->inbound + 1, unit);
}

bool rly_place_results(rly_result *result)
{
    rly_unit unit = read_unit(rly_context_get(&result->detection.context, RLY_KEY_UNIT));
    place_findings(result, unit);
    return place_signals(result, unit) && rly_place_privates(result);
}
