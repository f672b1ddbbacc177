/* SPDX-License-Identifier: Apache-2.0 */
/* The plain units: code points, UTF-16, bytes; and code points with emoji by their bytes. */
#include "measure/internal.h"

/* Count a run of bytes that are one unit each. */
static void count_run(rly_length *out, size_t at, size_t size)
{
    uint64_t left = out->limit > out->length ? out->limit - out->length : 0;
    out->length += size;
    if (!out->limit || left)
        out->cut = at + (!out->limit || size <= left ? size : (size_t)left);
}

bool rly_measure_bytes(rly_measuring *measuring, const rly_limit *limit, rly_str text, rly_length *out)
{
    (void)measuring, (void)limit;
    out->length = out->cut = text.size;
    if (out->limit && out->length > out->limit) {
        out->cut = (size_t)out->limit;
        while (out->cut > 0 && ((unsigned char)text.data[out->cut] & 0xC0) == 0x80)
            out->cut--;
    }
    return true;
}

typedef enum counting { CODE_POINTS, UTF16, EMOJI_BYTES } counting;

static void count(rly_str text, counting how, rly_length *out)
{
    for (size_t at = 0; at < text.size;) {
        size_t run = rly_ascii_end(text.data, text.size, at) - at, emoji = 0;
        /* The digit of a keycap is part of its emoji. */
        if (how == EMOJI_BYTES && run && at + run < text.size && rly_emoji_at(text.data, text.size, at + run - 1))
            run--;
        count_run(out, at, run);
        at += run;
        if (at < text.size && how == EMOJI_BYTES)
            emoji = rly_emoji_at(text.data, text.size, at);
        if (emoji) {
            at += emoji;
            rly_count_piece(out, emoji, at);
        } else if (at < text.size) {
            bool pair = rly_next_code(text.data, &at) > 0xFFFF;
            rly_count_piece(out, how == UTF16 && pair ? 2 : 1, at);
        }
    }
}

bool rly_measure_code_points(rly_measuring *measuring, const rly_limit *limit, rly_str text, rly_length *out)
{
    (void)measuring, (void)limit;
    count(text, CODE_POINTS, out);
    return true;
}

bool rly_measure_utf16(rly_measuring *measuring, const rly_limit *limit, rly_str text, rly_length *out)
{
    (void)measuring, (void)limit;
    count(text, UTF16, out);
    return true;
}

bool rly_measure_threads(rly_measuring *measuring, const rly_limit *limit, rly_str text, rly_length *out)
{
    (void)measuring, (void)limit;
    count(text, EMOJI_BYTES, out);
    return true;
}
