/* SPDX-License-Identifier: Apache-2.0 */
/* Hashes of short words, for tables of names and of words: eight bytes a step. */
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

/*
 * A word as a number, of which the top bits choose a slot of a table. Words of up to eight bytes never have the same
 * one, and longer ones only when somebody sets out to find two. This is that of a word of fifteen bytes at most, with
 * zeros behind it; how many bytes it has they tell.
 */
static inline uint64_t rly_word_number_of(uint64_t head, uint64_t tail)
{
    return (head ^ tail * UINT64_C(0xA24BAED4963EE407)) * UINT64_C(0x9E3779B97F4A7C15);
}

/* The number of a word that ends with these fifteen bytes at most, before which `number` stands. */
static inline uint64_t rly_word_number_end(uint64_t number, const char *last, size_t size)
{
    uint64_t head = rly_hash_load(last, 8), tail = rly_hash_load(last + 8, 8);
    uint64_t within = (UINT64_C(1) << size % 8 * 8) - 1;
    return rly_word_number_of(number ^ (size >= 8 ? head : head & within), size >= 8 ? tail & within : 0);
}

/* The number of what stands before the last fifteen bytes or less of a word, which moves to them. */
static inline uint64_t rly_word_number_begin(rly_str *word)
{
    uint64_t number = 0;
    for (; word->size > 15; word->data += 8, word->size -= 8) {
        number = (number ^ rly_hash_load(word->data, 8)) * UINT64_C(0x9E3779B97F4A7C15);
        number ^= number >> 32;
    }
    return number;
}

/* Sixteen bytes can be read at `word`, and behind it: no branch, and so no wrong guess of the processor, depends on the
 * size of a usual word. */
static inline uint64_t rly_word_number_padded(rly_str word)
{
    uint64_t number = rly_word_number_begin(&word);
    return rly_word_number_end(number, word.data, word.size);
}

/* The same for a word that stands anywhere. */
static inline uint64_t rly_word_number(rly_str word)
{
    char padded[16] = {0};
    uint64_t number = rly_word_number_begin(&word);
    memcpy(padded, word.data, word.size);
    return rly_word_number_end(number, padded, word.size);
}

#endif
