/* SPDX-License-Identifier: Apache-2.0 */
#include "base/utf8.h"

#include <unistr.h>

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
