/* SPDX-License-Identifier: Apache-2.0 */
/* Mastodon: graphemes, but a link has a fixed length, and of @user@host only @user counts. */
#include <unictype.h>

#include "measure/internal.h"

enum { LONGEST_HOST = 253 };

static bool is_word(uint32_t code)
{
    return code < 0x80 ? rly_is_alnum(code) || code == '_' : uc_is_alnum(code) || uc_combining_class(code);
}

static bool is_name(char c)
{
    return rly_is_alnum((unsigned char)c) || c == '_';
}

/* The end of the characters that a name has, with dots and hyphens inside. */
static size_t name_end(rly_str text, size_t at)
{
    size_t end = at;
    for (; at < text.size && (is_name(text.data[at]) || text.data[at] == '.' || text.data[at] == '-'); at++)
        if (is_name(text.data[at]))
            end = at + 1;
    return end;
}

/* The end of a host behind "@user@"; its start when there is none. */
static size_t host_end(rly_str text, size_t at)
{
    size_t start = at, end = at, letters = 0;
    while (at < text.size) {
        size_t next = at;
        uint32_t code = rly_next_code(text.data, &next);
        if (!is_word(code) && code != '.' && code != '-')
            break;
        at = next;
        if (is_word(code))
            end = at;
        letters++;
    }
    return letters > 1 && end - start <= LONGEST_HOST ? end : start;
}

/* What of a mention of somebody elsewhere counts, and its end; false when there is none at the "@" at `at`. */
static bool remote_mention(rly_str text, size_t at, uint64_t *counted, size_t *end)
{
    if (at > 0) {
        size_t before = rly_code_start(text.data, at);
        uint32_t code = rly_next_code(text.data, &before);
        if (code == '=' || code == '/' || is_word(code))
            return false;
    }
    if (at + 1 >= text.size || !is_name(text.data[at + 1]))
        return false;
    size_t name = name_end(text, at + 1);
    if (name >= text.size || text.data[name] != '@')
        return false;
    *end = host_end(text, name + 1);
    *counted = name - at;
    size_t behind = *end;
    uint32_t next = behind < text.size ? rly_next_code(text.data, &behind) : 0;
    bool address = next == '@' || next == 0xFF20 || rly_is_latin_accent(next) ||
                   (text.size - *end >= 3 && memcmp(text.data + *end, "://", 3) == 0);
    return *end > name + 1 && !address;
}

bool rly_measure_mastodon(rly_measuring *measuring, const rly_limit *limit, rly_str text, rly_length *out)
{
    if (!rly_links_measured(measuring, RLY_LINKS_MASTODON, text))
        return false;
    size_t link = 0;
    for (size_t at = 0; at < text.size;) {
        uint64_t counted = 1;
        size_t end;
        while (link < measuring->links.count && measuring->links.items[link].start < at)
            link++; /* it is part of a mention */
        if (link < measuring->links.count && measuring->links.items[link].start == at) {
            counted = limit->url;
            end = measuring->links.items[link].end;
        } else if (text.data[at] != '@' || !remote_mention(text, at, &counted, &end)) {
            counted = 1;
            end = rly_grapheme_end(text.data, text.size, at);
        }
        at = end;
        rly_count_piece(out, counted, at);
    }
    return true;
}
