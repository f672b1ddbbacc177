/* SPDX-License-Identifier: Apache-2.0 */
/* memcmp() four bytes at a time: that of wasi-libc goes by bytes, in code that a first lint runs before it is made quick.
 */
#include <stdint.h>
#include <string.h>

static uint32_t load(const unsigned char *bytes)
{
    uint32_t word;
    __builtin_memcpy(&word, bytes, sizeof word);
    return word;
}

int memcmp(const void *a, const void *b, size_t size)
{
    const unsigned char *x = a, *y = b;
    for (; size >= sizeof(uint32_t) && load(x) == load(y); size -= sizeof(uint32_t), x += sizeof(uint32_t))
        y += sizeof(uint32_t);
    for (; size > 0; size--, x++, y++)
        if (*x != *y)
            return *x - *y;
    return 0;
}
