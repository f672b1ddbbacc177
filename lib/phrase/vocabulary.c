/* SPDX-License-Identifier: Apache-2.0 */
#include "phrase/vocabulary.h"

rly_words rly_vocabulary_words(const rly_vocabulary *v)
{
    static const uint32_t no_slots[1];
    static const rly_entry no_word;
    return (rly_words){.entries = v->entries.count ? v->entries.items : &no_word,
                       .slots = v->slots.count ? v->slots.items : no_slots,
                       .strings = v->strings.data,
                       .entry_count = (uint32_t)v->entries.count,
                       .slot_count = v->slots.count ? (uint32_t)v->slots.count : 1,
                       .prefixes = v->prefixes,
                       .string_size = (uint32_t)v->strings.size};
}

/* The entry of a word or prefix that is spelt so; `number` is its rly_word_number(). RLY_NO_WORD when there is none. */
static uint32_t look_up(const rly_words *w, rly_str word, uint64_t number, bool prefix)
{
    size_t mask = w->slot_count - 1, i = rly_entry_slot(number, w->slot_count);
    while (w->slots[i] && !rly_entry_is(w, &w->entries[w->slots[i]], word, number, prefix))
        i = (i + 1) & mask;
    return w->slots[i];
}

static uint32_t letter_bit(char letter)
{
    return UINT32_C(1) << (letter & 31);
}

static size_t row_of(rly_str word)
{
    return (unsigned char)word.data[0] % RLY_PREFIX_ROWS;
}

static uint64_t size_bit(size_t size)
{
    return UINT64_C(1) << (size < 63 ? size : 63);
}

static void add_prefix(rly_vocabulary *v, rly_str prefix)
{
    rly_prefix_row *row = &v->prefixes[row_of(prefix)];
    row->sizes |= size_bit(prefix.size);
    row->seconds |= prefix.size == 1 ? UINT32_MAX : letter_bit(prefix.data[1]);
}

static void insert(rly_vocabulary *v, uint32_t number)
{
    const rly_entry *entry = &v->entries.items[number];
    size_t mask = v->slots.count - 1, i = rly_entry_slot(entry->number, v->slots.count);
    while (v->slots.items[i])
        i = (i + 1) & mask;
    v->slots.items[i] = number;
}

/* Keep the table at most half full. */
static bool make_slots(rly_vocabulary *v)
{
    size_t old = v->slots.count, count = old ? old * 2 : 64;
    if (old >= 2 * (v->entries.count + 1))
        return true;
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
    rly_words words = rly_vocabulary_words(v);
    uint64_t number = rly_word_number(word);
    uint32_t known = look_up(&words, word, number, prefix);
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
    *entry = (rly_entry){.number = number,
                         .text = (uint32_t)text,
                         .form = rly_entry_form(word.size, prefix),
                         .scattered = rly_scattered_bit((uint32_t)(v->entries.count - 1))};
    if (prefix && word.size)
        add_prefix(v, word);
    insert(v, (uint32_t)(v->entries.count - 1));
    return (uint32_t)(v->entries.count - 1);
}

static uint32_t find_prefix(const rly_words *w, rly_str prefix)
{
    return look_up(w, prefix, rly_word_number(prefix), true);
}

uint32_t rly_words_find_prefix(const rly_words *w, rly_str prefix)
{
    bool maybe = prefix.size && w->prefixes[row_of(prefix)].sizes & size_bit(prefix.size);
    return maybe ? find_prefix(w, prefix) : RLY_NO_WORD;
}

uint32_t rly_words_find_on(const rly_words *w, rly_str word, uint64_t number)
{
    uint32_t found = look_up(w, word, number, false);
    if (found || word.size == 0)
        return found;
    const rly_prefix_row *row = &w->prefixes[row_of(word)];
    uint64_t sizes = row->seconds & letter_bit(word.data[1]) ? row->sizes : 0;
    for (size_t size = word.size; size > 0 && sizes && !found; size--)
        if (sizes & size_bit(size))
            found = find_prefix(w, (rly_str){word.data, size});
    return found;
}

rly_str rly_words_text(const rly_words *w, uint32_t word)
{
    const rly_entry *e = &w->entries[word];
    return (rly_str){w->strings + e->text, e->form / 2};
}

void rly_vocabulary_free(rly_vocabulary *v)
{
    rly_vec_free(&v->entries);
    rly_vec_free(&v->slots);
    rly_buf_free(&v->strings);
}
