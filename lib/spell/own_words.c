/* SPDX-License-Identifier: Apache-2.0 */
#include "spell/own_words.h"

#include <unistr.h>

#include "spell/form.h"

enum { FIRST_TABLE = 64 };

static rly_str *slot_of(const rly_own_words *words, rly_str word)
{
    size_t mask = words->table.count - 1, at = (size_t)rly_form_hash(word.data, word.size) & mask;
    while (words->table.items[at].size && !rly_str_equal(words->table.items[at], word))
        at = (at + 1) & mask;
    return &words->table.items[at];
}

static bool make_room(rly_own_words *words)
{
    if (words->count * 2 < words->table.count)
        return true;
    rly_own_words larger = {.count = words->count};
    size_t count = words->table.count ? words->table.count * 2 : FIRST_TABLE;
    if (!rly_reserve(&larger.table, count))
        return false;
    memset(larger.table.items, 0, count * sizeof *larger.table.items);
    larger.table.count = count;
    for (size_t i = 0; i < words->table.count; i++)
        if (words->table.items[i].size)
            *slot_of(&larger, words->table.items[i]) = words->table.items[i];
    rly_release(words->table.items);
    words->table.items = larger.table.items;
    words->table.count = larger.table.count;
    words->table.capacity = larger.table.capacity;
    return true;
}

static bool put(rly_own_words *words, const rly_form *form)
{
    if (!make_room(words))
        return false;
    rly_str *slot = slot_of(words, (rly_str){form->letters, form->size});
    if (slot->size)
        return true;
    char *copy = rly_arena_copy(&words->letters, form->letters, form->size);
    if (!copy)
        return false;
    *slot = (rly_str){copy, form->size};
    words->count++;
    return true;
}

static rly_str trim(rly_str line)
{
    const char *mark = memchr(line.data, '#', line.size), *slash;
    line.size = mark ? (size_t)(mark - line.data) : line.size;
    slash = memchr(line.data, '/', line.size);
    line.size = slash ? (size_t)(slash - line.data) : line.size;
    while (line.size && strchr(" \t\r", line.data[line.size - 1]))
        line.size--;
    while (line.size && strchr(" \t", *line.data))
        line = (rly_str){line.data + 1, line.size - 1};
    return line;
}

static bool is_number(rly_str word)
{
    for (size_t i = 0; i < word.size; i++)
        if (word.data[i] < '0' || word.data[i] > '9')
            return false;
    return true;
}

static replylint_status add_line(rly_own_words *words, rly_str word, rly_place place, replylint_error *error)
{
    rly_form form;
    if (u8_check((const uint8_t *)word.data, word.size))
        return rly_fail(error, REPLYLINT_ERROR_ENCODING, place, "not valid UTF-8; save the list as UTF-8");
    for (size_t i = 0; i < word.size; i++)
        if ((unsigned char)word.data[i] <= ' ')
            return rly_fail(error, REPLYLINT_ERROR_SYNTAX, place, "\"%.*s\" is more than one word; put each on a line",
                            (int)(word.size < 80 ? word.size : 80), word.data);
    if (!rly_form_read(&form, word))
        return rly_fail(error, REPLYLINT_ERROR_SYNTAX, place, "longer than %d bytes; no word is", RLY_LONGEST_FORM);
    return put(words, &form) ? REPLYLINT_OK : rly_fail_memory(error);
}

replylint_status rly_own_words_add(rly_own_words *words, const char *name, const char *text, size_t size,
                                   replylint_error *error)
{
    replylint_status result = REPLYLINT_OK;
    rly_place place = {name, 0, 1};
    if (size >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0) {
        text += 3;
        size -= 3;
    }
    while (size > 0) {
        const char *end = memchr(text, '\n', size);
        size_t length = end ? (size_t)(end - text) : size;
        rly_str word = trim((rly_str){text, length});
        place.line++;
        if (word.size && !(place.line == 1 && is_number(word))) {
            replylint_status status = add_line(words, word, place, error);
            result = status ? status : result;
        }
        length += end != NULL;
        text += length;
        size -= length;
    }
    return result;
}

bool rly_own_words_have(const rly_own_words *words, rly_str folded)
{
    return words->count > 0 && folded.size > 0 && slot_of(words, folded)->size > 0;
}

void rly_own_words_free(rly_own_words *words)
{
    rly_vec_free(&words->table);
    rly_arena_free(&words->letters);
    words->count = 0;
}
