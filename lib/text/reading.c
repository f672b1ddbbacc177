/* SPDX-License-Identifier: Apache-2.0 */
/* From the caller's bytes, less their markup, to the reading text, with the map that leads back. */
#include <unictype.h>
#include <unistr.h>

#include "text/internal.h"
#include "text/nfc.h"

static bool keep(rly_text *text, size_t from, size_t size)
{
    rly_writer writer = {text->unwrapped, text->unwrapped_size, &text->reading, &text->map};
    return rly_write_kept(&writer, from, size);
}

/* Source bytes [from, end) read as `with`. */
static bool replace(rly_text *text, size_t from, size_t end, const char *with, size_t size)
{
    rly_writer writer = {text->unwrapped, text->unwrapped_size, &text->reading, &text->map};
    return rly_write_for(&writer, from, end, with, size);
}

static const char *plain_punctuation(ucs4_t code)
{
    if (code <= 0x200A || code == 0x202F || code == 0x205F)
        return " ";
    if ((code >= 0x2010 && code <= 0x2015) || code == 0x2043)
        return "-";
    if ((code >= 0x2018 && code <= 0x201B && code != 0x201A) || code == 0x2032)
        return "'";
    if ((code >= 0x201C && code <= 0x201F && code != 0x201E) || code == 0x201E || code == 0x2033)
        return "\"";
    if (code == 0x2026)
        return "...";
    if (code == 0x2028 || code == 0x2029)
        return "\n";
    bool invisible = (code >= 0x200B && code <= 0x200F) || (code >= 0x202A && code <= 0x202E) || code >= 0x2060;
    return invisible ? "" : NULL;
}

/* What a code point reads as: NULL as itself, "" as nothing. */
static const char *plain_form(ucs4_t code)
{
    if (code >= 0x2000 && code <= 0x206F)
        return plain_punctuation(code);
    switch (code) {
    case 0x0085:
        return "\n";
    case 0x00A0:
    case 0x1680:
    case 0x3000:
        return " ";
    case 0x00AB:
    case 0x00BB:
    case 0xFF02:
        return "\"";
    case 0x00B4: /* acute accent: what "don't" is often typed with */
    case 0x02BC:
    case 0xFF07:
        return "'";
    case 0x2212:
        return "-";
    case 0x00AD:
    case 0x061C:
    case 0x180E:
    case 0xFEFF:
        return "";
    default:
        return code >= 0xFE00 && code <= 0xFE0F ? "" : NULL;
    }
}

bool rly_is_pictograph(uint32_t code, uint32_t next)
{
    if (code < 0xA9)
        return false;
    if (code >= 0x1F000)
        return code <= 0x1FAFF && (uc_is_property_extended_pictographic(code) || (code >= 0x1F1E6 && code <= 0x1F1FF) ||
                                   (code >= 0x1F3FB && code <= 0x1F3FF));
    /* Signs such as (c) and arrows are pictures only when a variation selector says so. */
    if (code < 0x2300 && next != 0xFE0F)
        return false;
    return code < 0x3300 && uc_is_property_extended_pictographic(code);
}

/* Joiners and variation selectors stay where they hold an emoji together. `before` is the code point that stands
 * before, `after` the source behind. */
static bool holds_emoji_together(ucs4_t code, ucs4_t before, const char *after, size_t left)
{
    if (code != 0x200D && code != 0x200C && code != 0xFE0E && code != 0xFE0F)
        return false;
    if (before == '#' || before == '*' || (before >= '0' && before <= '9'))
        return left >= 3 && memcmp(after, "\xE2\x83\xA3", 3) == 0; /* a keycap */
    return before == 0xFE0F || rly_is_pictograph(before, 0xFE0F);
}

/* One code point outside ASCII. `before` is the code point before it, and becomes it. */
static bool read_high(rly_text *text, size_t *at, ucs4_t *before)
{
    size_t from = *at, left = text->unwrapped_size - from;
    ucs4_t code;
    size_t size = (size_t)u8_mbtouc_unsafe(&code, (const uint8_t *)text->unwrapped + from, left);
    const char *plain = plain_form(code);
    *at = from + size;
    if (plain && !holds_emoji_together(code, *before, text->unwrapped + *at, left - size)) {
        if (*plain == '\0')
            return true;
        *before = ' ';
        return replace(text, from, *at, plain, strlen(plain));
    }
    *before = code;
    if (!rly_may_compose(code))
        return keep(text, from, size);
    *at = from;
    rly_writer writer = {text->unwrapped, text->unwrapped_size, &text->reading, &text->map};
    return rly_write_composed(&writer, at, code);
}

/* The end of the ASCII characters but CR from `at` on, eight at a time. */
static size_t plain_run(const char *source, size_t at, size_t size)
{
    const uint64_t ones = 0x0101010101010101u;
    for (uint64_t eight; at + sizeof eight <= size; at += sizeof eight) {
        memcpy(&eight, source + at, sizeof eight);
        uint64_t other = eight ^ '\r' * ones; /* 0 where there is one */
        if ((eight | (other - ones)) & 0x80 * ones)
            break;
    }
    while (at < size && (signed char)source[at] >= 0 && source[at] != '\r')
        at++;
    return at;
}

static bool read_mixed(rly_text *text)
{
    const char *source = text->unwrapped;
    size_t size = text->unwrapped_size, at = 0;
    ucs4_t before = ' ';
    if (size >= 3 && memcmp(source, "\xEF\xBB\xBF", 3) == 0)
        at = 3;
    while (at < size) {
        size_t end = plain_run(source, at, size);
        if (end > at) {
            if (!keep(text, at, end - at))
                return false;
            before = (unsigned char)source[end - 1];
            at = end;
        } else if (source[at] != '\r') {
            if (!read_high(text, &at, &before))
                return false;
        } else {
            bool pair = at + 1 < size && source[at + 1] == '\n';
            if (!pair && !replace(text, at, at + 1, "\n", 1))
                return false;
            at++; /* of CRLF the LF stays */
            before = '\n';
        }
    }
    return true;
}

bool rly_is_plain_ascii(const char *source, size_t size)
{
    enum { BLOCK = 16 }; /* compilers do one in one step */
    unsigned char block[BLOCK] = {0}, seen = 0;
    size_t at = 0;
    for (; at + BLOCK <= size; at += BLOCK)
        for (size_t i = 0; i < BLOCK; i++)
            block[i] |= (unsigned char)source[at + i];
    for (; at < size; at++)
        seen |= (unsigned char)source[at];
    for (size_t i = 0; i < BLOCK; i++)
        seen |= block[i];
    return seen < 0x80 && (size == 0 || !memchr(source, '\r', size));
}

bool rly_reading_build(rly_text *text)
{
    if (text->ascii) {
        text->map.identity = true;
        rly_buf_add(&text->reading, text->unwrapped, text->unwrapped_size);
    } else if (!read_mixed(text)) {
        return false;
    }
    text->plain = text->ascii || rly_is_plain_ascii(text->reading.data, text->reading.size);
    text->map.to_size = (uint32_t)text->reading.size;
    text->map.from_size = (uint32_t)text->unwrapped_size;
    /* What lies behind is read too: a NUL ends every look ahead, and words are read eight bytes at a time. */
    static const char behind[16];
    rly_buf_add(&text->reading, behind, sizeof behind);
    if (text->reading.failed)
        return false;
    text->reading.size -= sizeof behind;
    return true;
}
