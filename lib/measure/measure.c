/* SPDX-License-Identifier: Apache-2.0 */
/* The table of units, and what they have in common. */
#include "measure/internal.h"

const char *const rly_measure_unit_names[RLY_MEASURE_UNITS] = {"code-points", "utf-16",   "bytes",    "graphemes",
                                                               "weighted",    "segments", "mastodon", "threads"};

static rly_measure_function *const units[RLY_MEASURE_UNITS] = {
    rly_measure_code_points, rly_measure_utf16,    rly_measure_bytes,    rly_measure_graphemes,
    rly_measure_weighted,    rly_measure_segments, rly_measure_mastodon, rly_measure_threads};

bool rly_measure(rly_measuring *measuring, const rly_limit *limit, rly_str text, rly_length *out)
{
    *out = (rly_length){.limit = limit->count};
    if (!units[limit->unit](measuring, limit, text, out))
        return false;
    if (limit->unit != RLY_IN_SEGMENTS && out->limit && out->length > out->limit)
        out->over = out->length - out->limit;
    if (!out->limit && !out->invalid)
        out->cut = text.size;
    return true;
}

void rly_measuring_free(rly_measuring *measuring)
{
    rly_buf_free(&measuring->composed);
    rly_map_free(&measuring->map);
    rly_vec_free(&measuring->links);
}

uint32_t rly_code_at(const char *text, size_t at)
{
    return rly_next_code(text, &at);
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

size_t rly_leading_mentions(rly_str text)
{
    enum { LONGEST_NAME = 20 };
    size_t end = 0;
    for (size_t at = 0; at < text.size; at++) {
        if (is_space(text.data[at]))
            continue;
        size_t name = at + 1;
        while (name < text.size && (rly_is_alnum((unsigned char)text.data[name]) || text.data[name] == '_'))
            name++;
        bool mention = text.data[at] == '@' && name > at + 1 && name - at - 1 <= LONGEST_NAME &&
                       (name == text.size || is_space(text.data[name]));
        if (!mention)
            break;
        while (name < text.size && is_space(text.data[name]))
            name++;
        end = name;
        at = name - 1;
    }
    return end;
}
