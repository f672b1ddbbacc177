/* SPDX-License-Identifier: Apache-2.0 */
/* The view of a text, one byte a character, and the questions that all families ask of it. */
#include <unictype.h>
#include <unistr.h>

#include "private/internal.h"

bool rly_view_is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

bool rly_view_is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (unsigned char)byte == RLY_VIEW_LETTER;
}

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
    seeker->view = (rly_view){text->reading.data, text->folded.data, (uint32_t)text->reading.size, 0, 0, NULL};
    if (!text->ascii && !build_apart(seeker))
        return false;
    rly_view *view = &seeker->view;
    view->past = view->size;
    while (view->first < view->size && !rly_view_is_alnum(view->bytes[view->first]))
        view->first++;
    while (view->past > view->first && !rly_view_is_alnum(view->bytes[view->past - 1]))
        view->past--;
    return find_digits(seeker);
}

bool rly_seek_is_alone(const rly_seeker *seeker, uint32_t start, uint32_t end)
{
    return start <= seeker->view.first && end >= seeker->view.past;
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

/* Kinds that other spans may lie in: all others are found within a few spans before the place. */
static bool is_roomy(rly_span_kind kind)
{
    return kind == RLY_SPAN_QUOTE || kind == RLY_SPAN_SIGNATURE || kind == RLY_SPAN_LINK || kind == RLY_SPAN_QUESTION ||
           kind == RLY_SPAN_EXCLAIM;
}

const rly_span *rly_seek_span(const rly_seeker *seeker, rly_span_kind kind, uint32_t start, uint32_t end)
{
    enum { STEPS = 64 };
    const rly_span *spans = seeker->text->spans.items;
    size_t from = 0, past = seeker->text->spans.count;
    if (seeker->view.at) {
        start = seeker->view.at[start];
        end = seeker->view.at[end];
    }
    while (from < past) {
        size_t middle = from + (past - from) / 2;
        if (spans[middle].start < end)
            from = middle + 1;
        else
            past = middle;
    }
    size_t last = is_roomy(kind) || from < STEPS ? 0 : from - STEPS;
    for (size_t i = from; i-- > last;) /* spans of one kind do not overlap: the nearest one decides */
        if (spans[i].kind == (uint32_t)kind)
            return spans[i].end > start ? &spans[i] : NULL;
    return NULL;
}

bool rly_seek_in_region(const rly_seeker *seeker, const char *code)
{
    for (uint32_t i = 0; i < seeker->regions->count; i++)
        if (strcmp(seeker->regions->codes[i], code) == 0)
            return true;
    return false;
}
