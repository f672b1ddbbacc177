/* SPDX-License-Identifier: Apache-2.0 */
/* Byte offsets of a UTF-8 text in other units, and as line and column: one forward pass for rising offsets. */
#ifndef RLY_POSITION_H
#define RLY_POSITION_H

#include <stddef.h>

typedef enum rly_unit { RLY_UTF8, RLY_UTF16, RLY_UTF32 } rly_unit;

typedef struct rly_position {
    size_t offset;       /* in the unit */
    size_t line, column; /* from 1; the column in the unit; lines end at LF, CRLF or CR */
} rly_position;

/* A cursor over valid UTF-8. Asked for rising offsets it reads each byte once; a falling one starts again. */
typedef struct rly_cursor {
    const char *text;
    size_t size, byte;
    rly_unit unit;
    rly_position at;
} rly_cursor;

rly_cursor rly_cursor_start(const char *text, size_t size, rly_unit unit);
rly_position rly_cursor_at(rly_cursor *cursor, size_t byte);

#endif
