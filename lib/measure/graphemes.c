/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Graphemes, as UAX #29 has them in the Unicode version of libunistring. Its u8_grapheme_breaks() wants room for a mark
 * a byte; this walks from one to the next, so that a cut can be found on the way. tests/check_measure.c compares them.
 */
#include <unictype.h>
#include <unigbrk.h>

#include "measure/internal.h"

typedef struct state {
    int before;     /* property of the last code point */
    bool flag_open; /* it is the first half of a flag */
    bool picture;   /* the grapheme is a picture with marks, so that a joiner goes on to the next picture */
    bool joined;    /* the last code point is such a joiner */
} state;

static bool is_picture(uint32_t code)
{
    return code >= 0xA9 && uc_is_property_extended_pictographic(code);
}

static state start(uint32_t code)
{
    int property = uc_graphemeclusterbreak_property(code);
    return (state){property, property == GBP_RI, property == GBP_OTHER && is_picture(code), false};
}

static bool is_hangul_join(int before, int after)
{
    switch (before) {
    case GBP_L:
        return after == GBP_L || after == GBP_V || after == GBP_LV || after == GBP_LVT;
    case GBP_LV:
    case GBP_V:
        return after == GBP_V || after == GBP_T;
    case GBP_LVT:
    case GBP_T:
        return after == GBP_T;
    default:
        return false;
    }
}

static bool is_control(int property)
{
    return property == GBP_CR || property == GBP_LF || property == GBP_CONTROL;
}

/* Does a code point belong to the grapheme that the state is in? */
static bool joins(state *s, uint32_t code)
{
    int after = uc_graphemeclusterbreak_property(code);
    bool join;
    if (is_control(s->before) || is_control(after))
        join = s->before == GBP_CR && after == GBP_LF;
    else if (after == GBP_EXTEND || after == GBP_ZWJ || after == GBP_SPACINGMARK || s->before == GBP_PREPEND)
        join = true;
    else if (after == GBP_RI)
        join = s->flag_open;
    else
        join = is_hangul_join(s->before, after) || (s->joined && is_picture(code));
    s->joined = s->picture && after == GBP_ZWJ;
    s->picture = (s->picture && (after == GBP_EXTEND || after == GBP_ZWJ)) || (after == GBP_OTHER && is_picture(code));
    s->flag_open = after == GBP_RI && !(s->flag_open && s->before == GBP_RI);
    s->before = after;
    return join;
}

size_t rly_grapheme_end(const char *text, size_t size, size_t at)
{
    bool ascii = (signed char)text[at] >= 0;
    if (ascii && (at + 1 == size || ((signed char)text[at + 1] >= 0 && text[at] != '\r')))
        return at + 1;
    state s = start(rly_next_code(text, &at));
    while (at < size) {
        size_t next = at;
        if (!joins(&s, rly_next_code(text, &next)))
            break;
        at = next;
    }
    return at;
}

bool rly_measure_graphemes(rly_measuring *measuring, const rly_limit *limit, rly_str text, rly_length *out)
{
    (void)measuring, (void)limit;
    for (size_t at = 0; at < text.size;) {
        at = rly_grapheme_end(text.data, text.size, at);
        rly_count_piece(out, 1, at);
    }
    return true;
}
