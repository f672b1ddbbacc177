/* SPDX-License-Identifier: Apache-2.0 */
/* The view of a text, one byte a character, and the questions that all families ask of it. */
#include <unictype.h>
#include <unistr.h>

#include "base/utf8.h"
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

/* Room for `size` bytes, whatever stood there. */
static bool make_room(rly_buf *buf, size_t size)
{
    rly_buf_clear(buf);
    return rly_buf_room(buf, size);
}

enum { BLOCK = 8 };
#define EACH(byte) ((byte)*UINT64_C(0x0101010101010101)) /* of a block */

static uint64_t block_at(const char *s)
{
    uint64_t block;
    memcpy(&block, s, sizeof block);
    return block;
}

/* Build the view of a text that is not all ASCII. Of such texts, too, most is. */
static bool build_apart(rly_seeker *seeker)
{
    const char *s = seeker->text->reading.data;
    size_t size = seeker->text->reading.size, count = 0, room = size + RLY_VIEW_MARGIN; /* never longer */
    seeker->at.count = 0;
    if (!make_room(&seeker->bytes, room) || !make_room(&seeker->lower, room) || !rly_reserve(&seeker->at, room))
        return false;
    char *bytes = seeker->bytes.data, *lower = seeker->lower.data;
    uint32_t *places = seeker->at.items;
    for (size_t at = 0; at < size;) {
        size_t past = rly_ascii_end(s, size, at);
        memcpy(bytes + count, s + at, past - at);
        memcpy(lower + count, seeker->text->folded.data + at,
               past - at); /* which begins with the text in small letters */
        for (; at < past; at++)
            places[count++] = (uint32_t)at;
        if (at == size)
            break;
        ucs4_t code;
        past = at + (size_t)u8_mbtouc_unsafe(&code, (const uint8_t *)s + at, size - at);
        int byte = byte_of(code);
        if (byte) {
            bytes[count] = (char)byte;
            lower[count] = (char)(byte >= 'A' && byte <= 'Z' ? byte + 32 : byte);
            places[count++] = (uint32_t)at;
        }
        at = past;
    }
    memset(bytes + count, 0, RLY_VIEW_MARGIN);
    memset(lower + count, 0, RLY_VIEW_MARGIN);
    for (size_t i = 0; i < RLY_VIEW_MARGIN; i++)
        places[count + i] = (uint32_t)size;
    seeker->view = (rly_view){bytes, lower, (uint32_t)count, 0, 0, places};
    return true;
}

/* Is there a digit in a block? Most have none. */
static bool has_digit(uint64_t block)
{
    uint64_t value = block ^ EACH(0x30); /* of digits below 10 */
    return (((value & EACH(0x7F)) + EACH(0x80 - 10)) | value | ~EACH(0x80)) != UINT64_MAX;
}

static bool find_digits(rly_seeker *seeker)
{
    const rly_view *view = &seeker->view;
    const char *s = view->bytes;
    seeker->digits.count = 0;
    if (!seeker->text->digits && !view->at)
        return true;
    for (uint32_t at = 0; at < view->size;) {
        if (!has_digit(block_at(s + at))) {
            at += BLOCK;
            continue;
        }
        rly_digits *run = rly_push(&seeker->digits);
        if (!run)
            return false;
        while (!rly_view_is_digit(s[at]))
            at++;
        run->start = at;
        while (rly_view_is_digit(s[at])) /* NULs stand behind the view */
            at++;
        run->end = at;
    }
    return true;
}

bool rly_view_build(rly_seeker *seeker)
{
    const rly_text *text = seeker->text;
    seeker->view = (rly_view){text->reading.data, text->folded.data, (uint32_t)text->reading.size, 0, 0, NULL};
    if (!text->plain && !build_apart(seeker))
        return false;
    rly_view *view = &seeker->view;
    view->past = view->size;
    while (view->first < view->size && !rly_view_is_alnum(view->bytes[view->first]))
        view->first++;
    while (view->past > view->first && !rly_view_is_alnum(view->bytes[view->past - 1]))
        view->past--;
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

bool rly_seek_is_opaque(const rly_seeker *seeker, uint32_t at)
{
    const rly_text *text = seeker->text;
    uint32_t token = rly_seek_token(seeker, at), place = seeker->view.at ? seeker->view.at[at] : at;
    if (token >= text->tokens.count || text->tokens.items[token].start > place)
        return false;
    uint8_t kind = text->tokens.items[token].kind;
    return kind == RLY_TOKEN_URL || kind == RLY_TOKEN_EMAIL || kind == RLY_TOKEN_HANDLE ||
           kind == RLY_TOKEN_PLACEHOLDER;
}

bool rly_seek_in_region(const rly_seeker *seeker, const char *code)
{
    for (uint32_t i = 0; i < seeker->regions->count; i++)
        if (strcmp(seeker->regions->codes[i], code) == 0)
            return true;
    return false;
}
