/* SPDX-License-Identifier: Apache-2.0 */
#include "text/grapheme.h"

#include <stdint.h>
#include <unigbrk.h>

/*
 * Boundaries are looked for in a window around the offset, so that a long text costs nothing. It begins at an ASCII
 * character when there is one: a cluster always ends before one (but for LF after CR). A cluster longer than the
 * window is no character that anybody writes; it is then cut at a code point.
 */
enum { WINDOW = 256 };

typedef struct window {
    size_t start, size;
    char breaks[2 * WINDOW];
} window;

static bool continues(char byte)
{
    return ((unsigned char)byte & 0xC0) == 0x80;
}

static void look_around(const char *text, size_t size, size_t offset, window *around)
{
    size_t start = offset;
    size_t limit = offset > WINDOW ? offset - WINDOW : 0;
    while (start > limit) {
        start--;
        if ((unsigned char)text[start] < 0x80 && text[start] != '\n' && start < offset)
            break;
    }
    while (start < offset && continues(text[start]))
        start++;
    size_t end = size - offset > WINDOW ? offset + WINDOW : size;
    while (end > offset && end < size && continues(text[end]))
        end--;
    around->start = start;
    around->size = end - start;
    u8_grapheme_breaks((const uint8_t *)text + start, around->size, around->breaks);
}

/* What needs no look at the tables: the ends of the text, and the place between two ASCII characters. */
static bool plainly_a_boundary(const char *text, size_t size, size_t offset)
{
    if (offset == 0 || offset >= size)
        return true;
    unsigned char before = (unsigned char)text[offset - 1], after = (unsigned char)text[offset];
    return before < 0x80 && after < 0x80 && !(before == '\r' && after == '\n');
}

size_t rly_grapheme_floor(const char *text, size_t size, size_t offset)
{
    if (offset > size)
        offset = size;
    if (plainly_a_boundary(text, size, offset))
        return offset;
    window around;
    look_around(text, size, offset, &around);
    size_t at = offset - around.start;
    while (at > 0 && !around.breaks[at])
        at--;
    return around.start + at;
}

size_t rly_grapheme_ceiling(const char *text, size_t size, size_t offset)
{
    if (offset > size)
        offset = size;
    if (plainly_a_boundary(text, size, offset))
        return offset;
    window around;
    look_around(text, size, offset, &around);
    size_t at = offset - around.start;
    while (at < around.size && !around.breaks[at])
        at++;
    return around.start + at;
}
