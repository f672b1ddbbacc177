/* SPDX-License-Identifier: Apache-2.0 */
/* Character references: &amp; &eacute; &#233; &#xE9;, as browsers read them. */
#include <unistr.h>

#include "text/unwrap.h"

enum {
    NAME_MAX_SIZE = 31, /* CounterClockwiseContourIntegral */
    LOOSE_MAX_SIZE = 6, /* the longest name that stands without a semicolon */
    CODE_LIMIT = 0x110000
};

/* A list: ",rest=hex+hex,rest:hex,": a comma at both ends, so that any place in it leads to an entry. */
static const struct entity_list {
    const char *entries;
    size_t size;
} lists[] = {
#define RLY_ENTITIES(letter, list) \
    [(letter) >= 'a' ? (letter) - 'a' + 26 : (letter) - 'A'] = {(list), sizeof(list) - 1},
#include "text/entities.def"
#undef RLY_ENTITIES
};

/* What stands behind the name of an entry ("=" or ":" and the code points), NULL when the list does not have it. */
static const char *find_name(const char *name, size_t size)
{
    unsigned class = rly_class_at(name, 0);
    if (!(class & RLY_LETTER))
        return NULL;
    const struct entity_list *list = &lists[class & RLY_LOWER ? name[0] - 'a' + 26 : name[0] - 'A'];
    const char *s = list->entries;
    size_t low = 0, high = list->size - 1; /* commas, with an entry between them */
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        while (s[middle] != ',')
            middle--;
        size_t start = middle + 1, end = start;
        while (s[end] != '=' && s[end] != ':')
            end++;
        size_t common = end - start < size - 1 ? end - start : size - 1;
        int order = memcmp(s + start, name + 1, common);
        if (order == 0 && end - start == size - 1)
            return s + end;
        if (order < 0 || (order == 0 && end - start < size - 1)) {
            while (s[end] != ',')
                end++;
            low = end;
        } else {
            high = middle;
        }
    }
    return NULL;
}

static size_t put_code(char *out, uint32_t code)
{
    int size = u8_uctomb((uint8_t *)out, code, 4);
    return size > 0 ? (size_t)size : 0;
}

static unsigned digit_value(char c, unsigned base)
{
    unsigned value = c >= '0' && c <= '9'   ? (unsigned)(c - '0')
                     : c >= 'a' && c <= 'f' ? (unsigned)(c - 'a' + 10)
                     : c >= 'A' && c <= 'F' ? (unsigned)(c - 'A' + 10)
                                            : 16;
    return value < base ? value : 16;
}

static size_t put_named(char *out, const char *codes)
{
    size_t size = 0;
    uint32_t code = 0;
    for (; *codes != ','; codes++) {
        if (*codes != '+') {
            code = code * 16 + digit_value(*codes, 16);
            continue;
        }
        size += put_code(out + size, code);
        code = 0;
    }
    return size + put_code(out + size, code);
}

/* What a numeric reference stands for: Windows-1252 lives on in 0x80 to 0x9F; what is no character is U+FFFD. */
static uint32_t meant_code(uint32_t code)
{
    static const uint16_t windows[32] = {0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021,
                                         0x2C6,  0x2030, 0x160,  0x2039, 0x152,  0x8D,   0x17D,  0x8F,
                                         0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                         0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178};
    if (code >= 0x80 && code < 0xA0)
        return windows[code - 0x80];
    bool none = code == 0 || code >= CODE_LIMIT || (code >= 0xD800 && code <= 0xDFFF);
    return none ? 0xFFFD : code;
}

static size_t read_number(const char *s, size_t size, char *out, size_t *out_size)
{
    bool hexadecimal = size > 2 && (s[2] == 'x' || s[2] == 'X');
    unsigned base = hexadecimal ? 16 : 10;
    size_t begin = hexadecimal ? 3 : 2, at = begin;
    uint32_t code = 0;
    for (; at < size && digit_value(s[at], base) < base; at++)
        code = code < CODE_LIMIT ? code * base + digit_value(s[at], base) : code;
    if (at == begin)
        return 0;
    *out_size = put_code(out, meant_code(code));
    return at < size && s[at] == ';' ? at + 1 : at;
}

size_t rly_entity_read(const char *s, size_t size, rly_entity_place place, char out[RLY_ENTITY_MAX], size_t *out_size)
{
    if (size > 1 && s[1] == '#')
        return read_number(s, size, out, out_size);
    size_t length = 0;
    while (1 + length < size && length <= NAME_MAX_SIZE && rly_class_at(s, 1 + length) & RLY_ALNUM)
        length++;
    bool closed = 1 + length < size && s[1 + length] == ';';
    const char *codes = closed && length && length <= NAME_MAX_SIZE ? find_name(s + 1, length) : NULL;
    if (codes) {
        *out_size = put_named(out, codes + 1);
        return length + 2;
    }
    if (place == RLY_IN_MARKDOWN)
        return 0;
    for (size_t loose = length < LOOSE_MAX_SIZE ? length : LOOSE_MAX_SIZE; loose >= 2; loose--) {
        codes = find_name(s + 1, loose);
        if (!codes || *codes != ':')
            continue;
        /* "?a=1&copy=2" in a link is no copyright sign. */
        bool more = 1 + loose < size && (s[1 + loose] == '=' || rly_class_at(s, 1 + loose) & RLY_ALNUM);
        if (place == RLY_IN_ATTRIBUTE && more)
            return 0;
        *out_size = put_named(out, codes + 1);
        return 1 + loose;
    }
    return 0;
}
