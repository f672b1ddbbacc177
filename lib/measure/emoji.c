/* SPDX-License-Identifier: Apache-2.0 */
/* Emoji as a reader sees them, of any version of Unicode: what UTS #51 lets be written as one picture. */
#include <unictype.h>

#include "measure/internal.h"

enum { JOINER = 0x200D, TEXT_STYLE = 0xFE0E, PICTURE_STYLE = 0xFE0F, KEYCAP = 0x20E3 };

static uint32_t code_at(const char *text, size_t size, size_t at)
{
    return at < size ? rly_next_code(text, &at) : 0;
}

static bool is_flag_half(uint32_t code)
{
    return code >= 0x1F1E6 && code <= 0x1F1FF;
}

static bool is_skin(uint32_t code)
{
    return code >= 0x1F3FB && code <= 0x1F3FF;
}

static size_t keycap_at(const char *text, size_t size, size_t at)
{
    size_t end = at + 1;
    if (code_at(text, size, end) == PICTURE_STYLE)
        end += 3;
    return code_at(text, size, end) == KEYCAP ? end + 3 - at : 0;
}

/* One picture with its style, skin or tags; 0 when there is none. */
static size_t picture_at(const char *text, size_t size, size_t at)
{
    size_t end = at;
    uint32_t code = at < size ? rly_next_code(text, &end) : 0;
    if (code < 0xA9 || (!is_skin(code) && !uc_is_property_extended_pictographic(code)))
        return 0;
    uint32_t next = code_at(text, size, end);
    if (next == TEXT_STYLE)
        return 0;
    if (next == PICTURE_STYLE)
        end += 3;
    else if (code == 0xA9 || code == 0xAE)
        return 0; /* signs that are letters as long as nothing says otherwise */
    if (is_skin(code_at(text, size, end)))
        end += 4;
    for (next = code_at(text, size, end); next >= 0xE0020 && next <= 0xE007F; next = code_at(text, size, end))
        end += 4;
    return end - at;
}

size_t rly_emoji_at(const char *text, size_t size, size_t at)
{
    unsigned char first = (unsigned char)text[at];
    if (first < 0x80)
        return first == '#' || first == '*' || (first >= '0' && first <= '9') ? keycap_at(text, size, at) : 0;
    if (is_flag_half(code_at(text, size, at)))
        return is_flag_half(code_at(text, size, at + 4)) ? 8 : 4;
    size_t end = at + picture_at(text, size, at);
    while (end > at && code_at(text, size, end) == JOINER) {
        size_t more = picture_at(text, size, end + 3);
        if (!more)
            break;
        end += 3 + more;
    }
    return end - at;
}
