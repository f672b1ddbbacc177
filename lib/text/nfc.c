/* SPDX-License-Identifier: Apache-2.0 */
#include "text/nfc.h"

#include <string.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>

#include "base/utf8.h"

bool rly_write_kept(rly_writer *writer, size_t from, size_t size)
{
    bool mapped = rly_map_add(writer->map, (uint32_t)writer->out->size, (uint32_t)from, (uint32_t)size);
    rly_buf_add(writer->out, writer->source + from, size);
    return mapped && !writer->out->failed;
}

bool rly_write_for(rly_writer *writer, size_t from, size_t end, const char *with, size_t size)
{
    if (!rly_map_add(writer->map, (uint32_t)writer->out->size, (uint32_t)from, 0))
        return false;
    rly_buf_add(writer->out, with, size);
    return !writer->out->failed && rly_map_add(writer->map, (uint32_t)writer->out->size, (uint32_t)end, 0);
}

/* Second halves of canonical compositions that are no combining marks: vowel signs of Indic scripts, Hangul jamo. */
static bool is_second_half(ucs4_t code)
{
    static const uint16_t codes[] = {0x09BE, 0x09D7, 0x0B3E, 0x0B56, 0x0B57, 0x0BBE, 0x0BD7, 0x0CC2,
                                     0x0CD5, 0x0CD6, 0x0D3E, 0x0D57, 0x0DCF, 0x0DDF, 0x102E, 0x1B35};
    if ((code >= 0x1161 && code <= 0x1175) || (code >= 0x11A8 && code <= 0x11C2))
        return true;
    for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++) {
        if (codes[i] == code)
            return true;
    }
    return code == 0x11127 || code == 0x1133E || code == 0x11357 || code == 0x114B0 || code == 0x114BA ||
           code == 0x114BD || code == 0x115AF || code == 0x11930;
}

static bool joins_before(ucs4_t code)
{
    return code >= 0x300 && (uc_combining_class(code) != 0 || is_second_half(code));
}

/* The big blocks that NFC never touches go first. */
bool rly_may_compose(uint32_t code)
{
    if (code < 0x300 || (code >= 0x1F000 && code <= 0x1FAFF) || (code >= 0x30A1 && code <= 0xA4CF) ||
        (code >= 0xAC00 && code <= 0xD7A3))
        return false;
    ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];
    return joins_before(code) || uc_canonical_decomposition(code, parts) > 0;
}

/* Nobody stacks so many marks on a letter; longer ones are composed in pieces, which keeps the work linear. */
enum { SEGMENT = 96 };

bool rly_write_composed(rly_writer *writer, size_t *at, uint32_t code)
{
    const uint8_t *source = (const uint8_t *)writer->source;
    size_t start = *at, end = *at;
    rly_run *last = writer->map->runs.count ? &writer->map->runs.items[writer->map->runs.count - 1] : NULL;
    if (joins_before(code) && last && last->size > 0 && last->from + last->size == start) {
        do
            start--;
        while ((source[start] & 0xC0) == 0x80);
        last->size -= (uint32_t)(*at - start);
        writer->out->size -= *at - start;
    }
    do {
        end += (size_t)u8_mbtouc_unsafe(&code, source + end, writer->size - end);
        if (end < writer->size)
            u8_mbtouc_unsafe(&code, source + end, writer->size - end);
    } while (end < writer->size && end - start < SEGMENT && joins_before(code));
    *at = end;
    uint8_t space[8 * SEGMENT];
    size_t size = sizeof space;
    uint8_t *composed = u8_normalize(UNINORM_NFC, source + start, end - start, space, &size);
    if (!composed)
        return false;
    bool same = size == end - start && memcmp(composed, source + start, size) == 0;
    bool done =
        same ? rly_write_kept(writer, start, size) : rly_write_for(writer, start, end, (const char *)composed, size);
    if (composed != space)
        rly_release(composed);
    return done;
}

/* Where the first character stands that NFC may change, from `at` on. */
static size_t next_composing(rly_str text, size_t at)
{
    while ((at = rly_ascii_end(text.data, text.size, at)) < text.size) {
        ucs4_t code;
        size_t size = (size_t)u8_mbtouc_unsafe(&code, (const uint8_t *)text.data + at, text.size - at);
        if (code >= 0x300 && rly_may_compose(code))
            break;
        at += size;
    }
    return at;
}

bool rly_compose_text(rly_str text, rly_buf *out, rly_map *map, bool *composed)
{
    size_t next = next_composing(text, 0);
    rly_buf_clear(out);
    rly_map_clear(map);
    *composed = next < text.size;
    if (!*composed)
        return true;
    rly_writer writer = {text.data, text.size, out, map};
    for (size_t at = 0; at < text.size; next = next_composing(text, at)) {
        if (next > at && !rly_write_kept(&writer, at, next - at))
            return false;
        at = next;
        ucs4_t code;
        if (at == text.size)
            break;
        u8_mbtouc_unsafe(&code, (const uint8_t *)text.data + at, text.size - at);
        if (!rly_write_composed(&writer, &at, code))
            return false;
    }
    map->to_size = (uint32_t)out->size;
    map->from_size = (uint32_t)text.size;
    return true;
}
