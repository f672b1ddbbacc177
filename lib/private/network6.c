/* SPDX-License-Identifier: Apache-2.0 */
/* IPv6 addresses in all forms of RFC 4291, with zone and length of prefix. */
#include "private/internal.h"

enum { LONGEST = 48 };

static bool is_hex(char byte)
{
    return rly_view_is_digit(byte) || (byte >= 'a' && byte <= 'f') || (byte >= 'A' && byte <= 'F');
}

static bool in_address(char byte)
{
    return is_hex(byte) || byte == ':' || byte == '.';
}

/* Is [at, end) four numbers up to 255 with points between? */
static bool is_four(const char *s, uint32_t at, uint32_t end)
{
    for (int i = 0; i < 4; i++) {
        uint32_t number = 0, from = at;
        while (at < end && at - from < 4 && rly_view_is_digit(s[at]))
            number = number * 10 + (uint32_t)(s[at++] - '0');
        if (at == from || number > 255 || (i < 3 && (at >= end || s[at++] != '.')))
            return false;
    }
    return at == end;
}

typedef struct shape {
    unsigned groups;
    bool gap, letter, digit, four;
} shape;

/* Is the whole of [at, end) an address? */
static bool read_address(const char *s, uint32_t at, uint32_t end, shape *out)
{
    shape read = {0};
    while (at < end) {
        uint32_t from = at;
        while (at < end && is_hex(s[at])) {
            read.letter |= !rly_view_is_digit(s[at]);
            read.digit |= rly_view_is_digit(s[at]);
            at++;
        }
        if (at < end && s[at] == '.') {
            read.four = is_four(s, from, end);
            read.groups += 2;
            if (!read.four)
                return false;
            break;
        }
        if (at - from > 4 || (at == from && from > 0 && !(s[at] == ':' && s[at + 1] == ':')))
            return false;
        read.groups += at > from;
        if (at == end)
            break;
        at++; /* the colon */
        if (at < end && s[at] == ':') {
            if (read.gap)
                return false;
            read.gap = true;
            at++;
        } else if (at == end || (at - 1 == from && !read.gap)) {
            return false; /* one colon alone at either end */
        }
    }
    *out = read;
    return read.gap ? read.groups < 8 : read.groups == 8;
}

/* "10::30", "add::face": only what has more of an address than that is one without words that say so. */
static bool is_meant(const rly_seeker *seeker, uint32_t start, uint32_t end, const shape *is)
{
    if (!is->gap || is->four || (is->digit && (is->groups >= 3 || (is->letter && is->groups >= 2))))
        return true;
    if (rly_seek_is_alone(seeker, start, end))
        return is->digit;
    bool prefix = rly_prefix_end(seeker->view.bytes, end, 128) > end;
    return is->digit && (prefix || rly_word_near(seeker, start, end, 6, 3, "ip ipv6 loopback prefix server address"));
}

bool rly_seek_ipv6(rly_seeker *seeker)
{
    const char *s = seeker->view.bytes, *past = s + seeker->view.size;
    uint32_t done = 0;
    for (const char *found = s; (found = memchr(found, ':', (size_t)(past - found))); found = s + done) {
        uint32_t at = (uint32_t)(found - s), start = at, end = at;
        while (start > done && in_address(s[start - 1]))
            start--;
        while (in_address(s[end]))
            end++;
        done = end;
        bool label = s[start] == ':' && s[start + 1] != ':'; /* "Address:2001:db8::1" */
        start += label;
        while (end > start && (s[end - 1] == '.' || (s[end - 1] == ':' && s[end - 2] != ':')))
            end--;
        shape is;
        if (end - start < 3 || end - start > LONGEST || !read_address(s, start, end, &is))
            continue;
        if (!rly_seek_is_whole(seeker, start, end) || (s[end] == ':' && s[end - 1] == ':'))
            continue;
        uint32_t close = end;
        if (s[end] == '%') /* fe80::1%eth0 */
            for (close++; close < end + 16 && rly_view_is_alnum(s[close]);)
                close++;
        close = rly_prefix_end(s, close, 128);
        if (is_meant(seeker, start, end, &is) && !rly_seek_add(seeker, RLY_PRIVATE_IP, start, close, RLY_BY_SHAPE))
            return false;
    }
    return true;
}
