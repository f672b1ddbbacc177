/* SPDX-License-Identifier: Apache-2.0 */
/* Is it UTF-8, and where is it ASCII? */
#ifndef RLY_UTF8_H
#define RLY_UTF8_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Where the ASCII from `at` on ends, eight bytes at a time: that is most of most texts. */
static inline size_t rly_ascii_end(const char *text, size_t size, size_t at)
{
    for (uint64_t eight; size - at >= sizeof eight; at += sizeof eight) {
        memcpy(&eight, text + at, sizeof eight);
        if (eight & UINT64_C(0x8080808080808080))
            break;
    }
    while (at < size && (unsigned char)text[at] < 0x80)
        at++;
    return at;
}

/* The first byte with which no character of valid UTF-8 begins, or one that is cut off; NULL when there is none. */
const uint8_t *rly_utf8_fault(const char *text, size_t size);

#endif
