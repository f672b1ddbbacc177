/* SPDX-License-Identifier: Apache-2.0 */
/* A hash of short words, for tables that live as long as the process: eight bytes a step. */
#ifndef RLY_HASH_H
#define RLY_HASH_H

#include "base/memory.h"

/* A number up to eight bytes long, whatever their order on this machine. */
static inline uint64_t rly_hash_load(const char *at, size_t size)
{
    uint64_t eight = 0;
    uint32_t first, last;
    if (size >= sizeof eight) {
        memcpy(&eight, at, sizeof eight);
        return eight;
    }
    if (size >= sizeof first) { /* two loads that overlap */
        memcpy(&first, at, sizeof first);
        memcpy(&last, at + size - sizeof last, sizeof last);
        return (uint64_t)first << 32 | last;
    }
    const unsigned char *s = (const unsigned char *)at;
    return size ? (uint64_t)s[0] << 16 | (uint64_t)s[size / 2] << 8 | s[size - 1] : 0;
}

static inline uint32_t rly_hash(rly_str word)
{
    const uint64_t odd = UINT64_C(0x9E3779B97F4A7C15);
    uint64_t hash = word.size;
    for (; word.size > 8; word.data += 8, word.size -= 8)
        hash = (hash ^ rly_hash_load(word.data, 8)) * odd, hash ^= hash >> 32;
    hash = (hash ^ rly_hash_load(word.data, word.size)) * odd;
    return (uint32_t)(hash >> 32);
}

#endif
