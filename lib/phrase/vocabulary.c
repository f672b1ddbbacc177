/* SPDX-License-Identifier: Apache-2.0 */
#include "phrase/vocabulary.h"

#include <string.h>

static uint64_t load_four(const char *bytes)
{
    const unsigned char *b = (const unsigned char *)bytes;
    return b[0] | (uint64_t)b[1] << 8 | (uint64_t)b[2] << 16 | (uint64_t)b[3] << 24;
}

static uint64_t load_eight(const char *bytes)
{
    return load_four(bytes) | load_four(bytes + 4) << 32;
}

/* One to three bytes, without a branch. */
static uint64_t load_few(const char *bytes, size_t size)
{
    const unsigned char *b = (const unsigned char *)bytes;
    return b[0] | (uint64_t)b[size / 2] << 8 | (uint64_t)b[size - 1] << 16;
}

/*
 * Eight bytes at a time, since nearly all words are done with one or two; the last eight may overlap those before. The
 * bytes are put together by shifts, so that tables made on one machine hold on every other.
 */
static inline uint32_t hash_of(rly_str word, bool prefix)
{
    uint64_t hash = word.size * 2 + prefix;
    for (size_t i = 0; i + 8 < word.size; i += 8) {
        hash = (hash ^ load_eight(word.data + i)) * UINT64_C(0x9e3779b97f4a7c15);
        hash ^= hash >> 32;
    }
    if (word.size >= 8)
        hash ^= load_eight(word.data + word.size - 8);
    else if (word.size >= 4)
        hash ^= load_four(word.data) << 32 ^ load_four(word.data + word.size - 4);
    else if (word.size > 0)
        hash ^= load_few(word.data, word.size) << 8;
    hash *= UINT64_C(0x9e3779b97f4a7c15);
    return (uint32_t)(hash >> 32 ^ hash >> 15);
}

/* A word and a prefix of the same letters are two entries. */
static inline bool is_entry(const rly_entry *e, const char *strings, rly_str word, uint32_t hash, bool prefix)
{
    return e->hash == hash && e->size == word.size && e->prefix == prefix &&
           memcmp(strings + e->text, word.data, word.size) == 0;
}

static inline uint32_t lookup(const rly_words *w, rly_str word, uint32_t hash, bool prefix)
{
    if (w->slot_count == 0)
        return RLY_NO_WORD;
    size_t mask = w->slot_count - 1;
    for (size_t i = hash & mask; w->slots[i]; i = (i + 1) & mask)
        if (is_entry(&w->entries[w->slots[i]], w->strings, word, hash, prefix))
            return w->slots[i];
    return RLY_NO_WORD;
}

rly_words rly_vocabulary_words(const rly_vocabulary *v)
{
    rly_words words = {.entries = v->entries.items,
                       .slots = v->slots.items,
                       .strings = v->strings.data,
                       .entry_count = (uint32_t)v->entries.count,
                       .slot_count = (uint32_t)v->slots.count,
                       .string_size = (uint32_t)v->strings.size};
    memcpy(words.prefix_sizes, v->prefix_sizes, sizeof words.prefix_sizes);
    return words;
}

static size_t row_of(rly_str word)
{
    return (unsigned char)word.data[0] % RLY_PREFIX_ROWS;
}

static uint64_t size_bit(size_t size)
{
    return UINT64_C(1) << (size < 63 ? size : 63);
}

static void insert(rly_vocabulary *v, uint32_t number)
{
    size_t mask = v->slots.count - 1, i = v->entries.items[number].hash & mask;
    while (v->slots.items[i])
        i = (i + 1) & mask;
    v->slots.items[i] = number;
}

static uint32_t find(const rly_vocabulary *v, rly_str word, uint32_t hash, bool prefix)
{
    size_t mask = v->slots.count - 1;
    for (size_t i = hash & mask; v->slots.count && v->slots.items[i]; i = (i + 1) & mask)
        if (is_entry(&v->entries.items[v->slots.items[i]], v->strings.data, word, hash, prefix))
            return v->slots.items[i];
    return RLY_NO_WORD;
}

/* Keep the table at most half full. */
static bool make_slots(rly_vocabulary *v)
{
    if (v->slots.count >= 2 * (v->entries.count + 1))
        return true;
    size_t old = v->slots.count, count = old ? old * 2 : 64;
    v->slots.count = 0;
    if (!rly_reserve(&v->slots, count)) {
        v->slots.count = old; /* the table is as it was, for whoever goes on */
        return false;
    }
    memset(v->slots.items, 0, count * sizeof *v->slots.items);
    v->slots.count = count;
    for (uint32_t i = 1; i < v->entries.count; i++)
        insert(v, i);
    return true;
}

uint32_t rly_vocabulary_add(rly_vocabulary *v, rly_str word, bool prefix)
{
    uint32_t hash = hash_of(word, prefix);
    uint32_t known = find(v, word, hash, prefix);
    if (known)
        return known;
    if (v->entries.count == 0) {
        rly_entry *unused = rly_push(&v->entries);
        if (!unused)
            return RLY_NO_WORD;
        *unused = (rly_entry){0};
    }
    size_t text = v->strings.size;
    rly_buf_add(&v->strings, word.data, word.size);
    if (v->strings.failed || !make_slots(v))
        return RLY_NO_WORD;
    rly_entry *entry = rly_push(&v->entries);
    if (!entry)
        return RLY_NO_WORD;
    *entry = (rly_entry){(uint32_t)text, hash, (uint16_t)word.size, prefix, 0};
    if (prefix && word.size)
        v->prefix_sizes[row_of(word)] |= size_bit(word.size);
    insert(v, (uint32_t)(v->entries.count - 1));
    return (uint32_t)(v->entries.count - 1);
}

static uint32_t find_prefix(const rly_words *w, rly_str prefix)
{
    return lookup(w, prefix, hash_of(prefix, true), true);
}

uint32_t rly_words_find_prefix(const rly_words *w, rly_str prefix)
{
    bool maybe = prefix.size && w->prefix_sizes[row_of(prefix)] & size_bit(prefix.size);
    return maybe ? find_prefix(w, prefix) : RLY_NO_WORD;
}

uint32_t rly_words_find(const rly_words *w, rly_str word)
{
    uint32_t found = lookup(w, word, hash_of(word, false), false);
    if (found || word.size == 0)
        return found;
    uint64_t sizes = w->prefix_sizes[row_of(word)];
    for (size_t size = word.size; size > 0 && sizes; size--)
        if (sizes & size_bit(size) && (found = find_prefix(w, (rly_str){word.data, size})))
            return found;
    return RLY_NO_WORD;
}

rly_str rly_words_text(const rly_words *w, uint32_t word)
{
    const rly_entry *e = &w->entries[word];
    return (rly_str){w->strings + e->text, e->size};
}

void rly_vocabulary_free(rly_vocabulary *v)
{
    rly_vec_free(&v->entries);
    rly_vec_free(&v->slots);
    rly_buf_free(&v->strings);
}
