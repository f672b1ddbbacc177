/* SPDX-License-Identifier: Apache-2.0 */
/* What the files of lib/measure share among themselves: a file a unit, links and emoji. */
#ifndef RLY_MEASURE_INTERNAL_H
#define RLY_MEASURE_INTERNAL_H

#include <string.h>

#include "base/utf8.h"
#include "measure/measure.h"

/* A unit: fills length, cut and over of *out, whose limit stands. False when memory runs out. */
typedef bool rly_measure_function(rly_measuring *measuring, const rly_limit *limit, rly_str text, rly_length *out);
rly_measure_function rly_measure_code_points, rly_measure_utf16, rly_measure_bytes, rly_measure_graphemes,
    rly_measure_weighted, rly_measure_segments, rly_measure_mastodon, rly_measure_threads;

/* Count a piece of the text that ends at byte `end`: it fits or it does not. */
static inline void rly_count_piece(rly_length *out, uint64_t size, size_t end)
{
    out->length += size;
    if (!out->limit || out->length <= out->limit)
        out->cut = end;
}

/* The code point at `at` of valid UTF-8; its size is added to *at. */
static inline uint32_t rly_next_code(const char *text, size_t *at)
{
    const unsigned char *s = (const unsigned char *)text + *at;
    if (s[0] < 0x80) {
        *at += 1;
        return s[0];
    }
    if (s[0] < 0xE0) {
        *at += 2;
        return (s[0] & 0x1Fu) << 6 | (s[1] & 0x3Fu);
    }
    if (s[0] < 0xF0) {
        *at += 3;
        return (s[0] & 0x0Fu) << 12 | (s[1] & 0x3Fu) << 6 | (s[2] & 0x3Fu);
    }
    *at += 4;
    return (s[0] & 0x07u) << 18 | (s[1] & 0x3Fu) << 12 | (s[2] & 0x3Fu) << 6 | (s[3] & 0x3Fu);
}

static inline size_t rly_code_start(const char *text, size_t before)
{
    do
        before--;
    while (((unsigned char)text[before] & 0xC0) == 0x80);
    return before;
}

/* Is an ASCII character in a set, of which each is a bit? */
typedef uint64_t rly_ascii_set[2];
static inline bool rly_in_set(const rly_ascii_set set, uint32_t code)
{
    return set[code >> 6 & 1] >> (code & 63) & 1;
}

static inline bool rly_is_alnum(uint32_t c)
{
    return (c - '0') < 10u || ((c | 32u) - 'a') < 26u;
}

/* emoji.c, emoji_11.c: the size of the emoji at `at` in bytes; 0 when there is none. */
size_t rly_emoji_at(const char *text, size_t size, size_t at);
size_t rly_emoji_11_at(const char *text, size_t size, size_t at);

/* links.c: put the links of a text into measuring->links. */
typedef enum rly_link_style {
    RLY_LINKS_X,       /* "shop.com" is one */
    RLY_LINKS_MASTODON /* one begins with http:// or https:// */
} rly_link_style;
bool rly_links_measured(rly_measuring *measuring, rly_link_style style, rly_str text);

/* domains.c. Characters of host names: any but spaces, punctuation and direction marks. */
bool rly_is_domain_code(uint32_t code);
bool rly_is_latin_accent(uint32_t code);
/* The size of the top-level domain that [at, end) begins with; 0 when it begins with none. */
size_t rly_top_domain_at(const char *text, size_t at, size_t end);
/* The next host from *start on that X links without http://: of Latin letters. *start and *past: where it stands. */
bool rly_latin_host(const char *text, size_t *start, size_t end, size_t *past);
/* Could the labels of a host be looked up? Each has 1 to 63 characters once it is punycode. */
bool rly_is_host(const char *text, size_t start, size_t end);

/* link_path.c: where port, path and query of a link end that follow its host at `at`; *path: there is a path. */
size_t rly_link_tail_end(rly_link_style style, const char *text, size_t size, size_t at, bool *path);

#endif
