/* SPDX-License-Identifier: Apache-2.0 */
/* A hash of short words, for tables that live as long as the process: eight bytes a step. */
#ifndef RLY_HASH_H
#define RLY_HASH_H

#include "base/memory.h"

/* Written out, so that tables made on one machine hold on another; compilers make one load of it. */
static inline uint32_t rly_hash_four(const char *at)
{
    const unsigned char *s = (const unsigned char *)at;
    return s[0] | (uint32_t)s[1] << 8 | (uint32_t)s[2] << 16 | (uint32_t)s[3] << 24;
}

/* The first eight bytes of a word, or all of a shorter one, as a number. With the size it says which they are. */
static inline uint64_t rly_hash_load(const char *at, size_t size)
{
    if (size >= 8)
        return (uint64_t)rly_hash_four(at + 4) << 32 | rly_hash_four(at);
    if (size >= 4) /* two loads that overlap */
        return (uint64_t)rly_hash_four(at) << 32 | rly_hash_four(at + size - 4);
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
