/* SPDX-License-Identifier: Apache-2.0 */
#include "text/position.h"

#include <stdbool.h>

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

rly_position rly_cursor_at(rly_cursor *cursor, size_t byte)
{
    if (byte > cursor->size)
        byte = cursor->size;
    if (byte < cursor->byte)
        *cursor = rly_cursor_start(cursor->text, cursor->size, cursor->unit);
    rly_position at = cursor->at;
    for (size_t i = cursor->byte; i < byte; i++) {
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
