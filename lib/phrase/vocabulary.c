/* SPDX-License-Identifier: Apache-2.0 */
#include "phrase/vocabulary.h"

#include <string.h>

/* FNV-1a: a byte at a time, so that the hashes of all beginnings of a word come for free. */
#define HASH_START 0x811c9dc5u

static uint32_t hash_byte(uint32_t hash, char byte)
{
    return (hash ^ (unsigned char)byte) * 0x01000193u;
}

/* A word and a prefix of the same letters are two entries. */
static uint32_t hash_end(uint32_t hash, bool prefix)
{
    hash ^= prefix ? 0x9e3779b9u : 0;
    return hash ^ hash >> 15;
}

static uint32_t lookup(const rly_words *w, rly_str word, uint32_t hash, bool prefix)
{
    if (w->slot_count == 0)
        return RLY_NO_WORD;
    size_t mask = w->slot_count - 1;
    for (size_t i = hash & mask; w->slots[i]; i = (i + 1) & mask) {
        const rly_entry *e = &w->entries[w->slots[i]];
        if (e->hash == hash && e->size == word.size && e->prefix == prefix &&
            memcmp(w->strings + e->text, word.data, word.size) == 0)
            return w->slots[i];
    }
    return RLY_NO_WORD;
}

rly_words rly_vocabulary_words(const rly_vocabulary *v)
{
    return (rly_words){.entries = v->entries.items,
                       .slots = v->slots.items,
                       .strings = v->strings.data,
                       .prefix_sizes = v->prefix_sizes,
                       .entry_count = (uint32_t)v->entries.count,
                       .slot_count = (uint32_t)v->slots.count,
                       .string_size = (uint32_t)v->strings.size};
}

static void insert(rly_vocabulary *v, uint32_t number)
{
    size_t mask = v->slots.count - 1, i = v->entries.items[number].hash & mask;
    while (v->slots.items[i])
        i = (i + 1) & mask;
    v->slots.items[i] = number;
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
    uint32_t hash = HASH_START;
    for (size_t i = 0; i < word.size; i++)
        hash = hash_byte(hash, word.data[i]);
    hash = hash_end(hash, prefix);
    rly_words words = rly_vocabulary_words(v);
    uint32_t known = lookup(&words, word, hash, prefix);
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
    *entry = (rly_entry){(uint32_t)text, hash, (uint16_t)word.size, prefix};
    if (prefix)
        v->prefix_sizes |= UINT64_C(1) << (word.size < 63 ? word.size : 63);
    insert(v, (uint32_t)(v->entries.count - 1));
    return (uint32_t)(v->entries.count - 1);
}

uint32_t rly_words_find(const rly_words *w, rly_str word, uint32_t prefixes[RLY_MOST_PREFIXES], size_t *prefix_count)
{
    uint32_t hash = HASH_START;
    *prefix_count = 0;
    for (size_t i = 0; i < word.size; i++) {
        hash = hash_byte(hash, word.data[i]);
        size_t size = i + 1;
        if (w->prefix_sizes & UINT64_C(1) << (size < 63 ? size : 63)) {
            uint32_t prefix = lookup(w, (rly_str){word.data, size}, hash_end(hash, true), true);
            if (prefix && *prefix_count < RLY_MOST_PREFIXES)
                prefixes[(*prefix_count)++] = prefix;
        }
    }
    return lookup(w, word, hash_end(hash, false), false);
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
