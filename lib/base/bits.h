/* SPDX-License-Identifier: Apache-2.0 */
/* Sets of small numbers, a bit each. */
#ifndef RLY_BITS_H
#define RLY_BITS_H

#include "base/memory.h"

typedef RLY_VEC(uint64_t) rly_bits;

static inline void rly_bit_set(uint64_t *bits, size_t number)
{
    bits[number / 64] |= UINT64_C(1) << number % 64;
}

static inline void rly_bit_clear(uint64_t *bits, size_t number)
{
    bits[number / 64] &= ~(UINT64_C(1) << number % 64);
}

static inline void rly_bit_flip(uint64_t *bits, size_t number)
{
    bits[number / 64] ^= UINT64_C(1) << number % 64;
}

static inline bool rly_bit_is_set(const uint64_t *bits, size_t number)
{
    return bits[number / 64] >> number % 64 & 1;
}

/* The first number of the set in [from, past); `past` when there is none. */
static inline size_t rly_bit_next(const uint64_t *bits, size_t from, size_t past)
{
    for (size_t i = from; i < past; i = (i / 64 + 1) * 64) {
        uint64_t rest = bits[i / 64] >> i % 64;
        if (!rest)
            continue;
        i += (size_t)__builtin_ctzll(rest);
        return i < past ? i : past;
    }
    return past;
}

#endif
