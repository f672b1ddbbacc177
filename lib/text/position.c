/* SPDX-License-Identifier: Apache-2.0 */
#include "text/position.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

rly_cursor rly_cursor_start(const char *text, size_t size, rly_unit unit)
{
    return (rly_cursor){.text = text, .size = size, .unit = unit, .at = {.offset = 0, .line = 1, .column = 1}};
}

/* How many units a byte adds: a code point counts with its first byte; in UTF-16 a long one counts twice. */
static size_t units_of(unsigned char byte, rly_unit unit)
{
    if (unit == RLY_UTF8)
        return 1;
    if ((byte & 0xC0) == 0x80)
        return 0;
    return unit == RLY_UTF16 && byte >= 0xF0 ? 2 : 1;
}

/* How many bytes end no line. */
static size_t bytes_of_line(const char *text, size_t size)
{
    const char *lf = memchr(text, '\n', size);
    size = lf ? (size_t)(lf - text) : size;
    const char *cr = memchr(text, '\r', size);
    return cr ? (size_t)(cr - text) : size;
}

/* How many bytes are ASCII and end no line: one unit and one column each. Eight at a time. */
static size_t plain_bytes(const char *text, size_t size)
{
    const uint64_t ones = 0x0101010101010101u, high = 0x80 * ones;
    size_t at = 0;
    for (uint64_t eight; size - at >= sizeof eight; at += sizeof eight) {
        memcpy(&eight, text + at, sizeof eight);
        uint64_t lf = eight ^ ('\n' * ones), cr = eight ^ ('\r' * ones);
        if ((eight | ((lf - ones) & ~lf) | ((cr - ones) & ~cr)) & high)
            break;
    }
    while (at < size && (unsigned char)text[at] < 0x80 && text[at] != '\n' && text[at] != '\r')
        at++;
    return at;
}

rly_position rly_cursor_at(rly_cursor *cursor, size_t byte)
{
    if (byte > cursor->size)
        byte = cursor->size;
    if (byte < cursor->byte)
        *cursor = rly_cursor_start(cursor->text, cursor->size, cursor->unit);
    rly_position at = cursor->at;
    for (size_t i = cursor->byte; i < byte; i++) {
        size_t plain = cursor->unit == RLY_UTF8 ? bytes_of_line(cursor->text + i, byte - i)
                                                : plain_bytes(cursor->text + i, byte - i);
        at.offset += plain;
        at.column += plain;
        i += plain;
        if (i == byte)
            break;
        unsigned char c = (unsigned char)cursor->text[i];
        size_t units = units_of(c, cursor->unit);
        at.offset += units;
        at.column += units;
        bool crlf = c == '\r' && i + 1 < cursor->size && cursor->text[i + 1] == '\n';
        if (c == '\n' || (c == '\r' && !crlf)) {
            at.line++;
            at.column = 1;
        }
    }
    cursor->byte = byte;
    cursor->at = at;
    return at;
}
