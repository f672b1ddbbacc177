/* SPDX-License-Identifier: Apache-2.0 */
#include "base/utf8.h"

#include <string.h>
#include <unistr.h>

size_t rly_ascii_end(const char *text, size_t size, size_t at)
{
    for (uint64_t eight; size - at >= sizeof eight; at += sizeof eight) {
        memcpy(&eight, text + at, sizeof eight);
        if (eight & 0x8080808080808080u)
            break;
    }
    while (at < size && (unsigned char)text[at] < 0x80)
        at++;
    return at;
}

const uint8_t *rly_utf8_fault(const char *text, size_t size)
{
    const uint8_t *bytes = (const uint8_t *)text, *fault = NULL;
    for (size_t at = 0, end; !fault && (at = rly_ascii_end(text, size, at)) < size; at = end) {
        for (end = at; end < size && bytes[end] >= 0x80;)
            end++;
        fault = u8_check(bytes + at, end - at);
    }
    return fault;
}
