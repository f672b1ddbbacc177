/* SPDX-License-Identifier: Apache-2.0 */
/* The view of a text, one byte a character, and the questions that all families ask of it. */
#include <unictype.h>
#include <unistr.h>

#include "private/internal.h"

/* What a character outside ASCII is in the view; 0 for nothing. */
static int byte_of(ucs4_t code)
{
    int digit = uc_decimal_value(code);
    if (digit >= 0)
        return '0' + digit;
    if (code >= 0xFF01 && code <= 0xFF5E)
        return (int)(code - 0xFF01 + '!');
    if (uc_is_general_category_withtable(code, UC_CATEGORY_MASK_L))
        return RLY_VIEW_LETTER;
    if (uc_is_general_category_withtable(code, UC_CATEGORY_MASK_M | UC_CATEGORY_MASK_Cf))
        return 0;
    return uc_is_general_category_withtable(code, UC_CATEGORY_MASK_Sc) ? RLY_VIEW_CURRENCY : RLY_VIEW_OTHER;
}

static bool add(rly_seeker *seeker, int byte, size_t at)
{
    uint32_t *slot = rly_push(&seeker->at);
    if (slot)
        *slot = (uint32_t)at;
    rly_buf_byte(&seeker->bytes, (char)byte);
    rly_buf_byte(&seeker->lower, (char)(byte >= 'A' && byte <= 'Z' ? byte + 32 : byte));
    return slot != NULL;
}

static bool build_apart(rly_seeker *seeker)
{
    const char *s = seeker->text->reading.data;
    size_t size = seeker->text->reading.size;
    rly_buf_clear(&seeker->bytes);
    rly_buf_clear(&seeker->lower);
    seeker->at.count = 0;
    for (size_t at = 0, next; at < size; at = next) {
        ucs4_t code;
        next = at + (size_t)u8_mbtouc_unsafe(&code, (const uint8_t *)s + at, size - at);
        int byte = code < 0x80 ? (int)code : byte_of(code);
        if (byte && !add(seeker, byte, at))
            return false;
    }
    seeker->view.size = (uint32_t)seeker->bytes.size;
    for (size_t i = 0; i < RLY_VIEW_MARGIN; i++)
        if (!add(seeker, 0, size))
            return false;
    seeker->view.bytes = seeker->bytes.data;
    seeker->view.lower = seeker->lower.data;
    seeker->view.at = seeker->at.items;
    return !seeker->bytes.failed && !seeker->lower.failed;
}

static bool find_digits(rly_seeker *seeker)
{
    const rly_view *view = &seeker->view;
    seeker->digits.count = 0;
    for (uint32_t at = 0; at < view->size; at++) {
        if (!rly_view_is_digit(view->bytes[at]))
            continue;
        rly_digits *run = rly_push(&seeker->digits);
        if (!run)
            return false;
        run->start = at;
        while (at < view->size && rly_view_is_digit(view->bytes[at]))
            at++;
        run->end = at;
    }
    return true;
}

bool rly_view_build(rly_seeker *seeker)
{
    const rly_text *text = seeker->text;
    seeker->view = (rly_view){text->reading.data, text->folded.data, (uint32_t)text->reading.size, NULL};
    if (!text->ascii && !build_apart(seeker))
        return false;
    return find_digits(seeker);
}

uint32_t rly_view_from(const rly_seeker *seeker, uint32_t reading)
{
    const rly_view *view = &seeker->view;
    if (!view->at)
        return reading;
    uint32_t from = 0, past = view->size;
    while (from < past) {
        uint32_t middle = from + (past - from) / 2;
        if (view->at[middle] >= reading)
            past = middle;
        else
            from = middle + 1;
    }
    return from;
}

bool rly_seek_is_alone(const rly_seeker *seeker, uint32_t start, uint32_t end)
{
    const rly_view *view = &seeker->view;
    for (uint32_t at = 0; at < view->size; at++) {
        if (at == start)
            at = end;
        if (at < view->size && rly_view_is_alnum(view->bytes[at]))
            return false;
    }
    return true;
}

static bool joins(char byte)
{
    return rly_view_is_alnum(byte) || byte == '*' || byte == '#' || byte == '_';
}

bool rly_seek_is_whole(const rly_seeker *seeker, uint32_t start, uint32_t end)
{
    const char *s = seeker->view.bytes;
    return !(start > 0 && joins(s[start - 1])) && !joins(s[end]);
}

/* How many spans may begin within one of those that values are compared with: an address, a date, a price ... */
enum { SPANS_WITHIN = 64 };

const rly_span *rly_seek_span(const rly_seeker *seeker, rly_span_kind kind, uint32_t start, uint32_t end)
{
    const rly_text *text = seeker->text;
    if (seeker->view.at) {
        start = seeker->view.at[start];
        end = seeker->view.at[end];
    }
    size_t from = 0, past = text->spans.count;
    while (from < past) {
        size_t middle = from + (past - from) / 2;
        if (text->spans.items[middle].start >= end)
            past = middle;
        else
            from = middle + 1;
    }
    const rly_span *found = NULL;
    bool is_long =
        kind == RLY_SPAN_QUOTE || kind == RLY_SPAN_SIGNATURE || kind == RLY_SPAN_QUESTION || kind == RLY_SPAN_EXCLAIM;
    for (size_t i = past; i-- > 0 && (is_long || past - i <= SPANS_WITHIN);) {
        const rly_span *span = &text->spans.items[i];
        if (span->kind == (uint32_t)kind && span->end > start)
            found = span;
    }
    return found;
}

bool rly_seek_in_region(const rly_seeker *seeker, const char *code)
{
    for (uint32_t i = 0; i < seeker->regions->count; i++)
        if (strcmp(seeker->regions->codes[i], code) == 0)
            return true;
    return false;
}
