/* SPDX-License-Identifier: Apache-2.0 */
/*
 * word-compiler: write the words of lib/text and lib/private as hash tables in C to standard output, so that neither is
 * made when a program starts, nor a list searched when it runs. Runs while the library is built; it is not installed.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "private/hint_index.h"
#include "text/words.h"

enum { MOST_WORDS = 1 << (RLY_WORD_SLOT_BITS - 1) };

static struct {
    rly_word_entry entries[MOST_WORDS];
    uint16_t slots[1 << RLY_WORD_SLOT_BITS];
    uint32_t count;
} words = {.count = 1};

static void stop(const char *word, const char *what)
{
    fprintf(stderr, "word-compiler: \"%s\": %s\n", word, what);
    exit(1);
}

static void add_word(const char *word, rly_word_list_id list)
{
    size_t size = strlen(word);
    if (size == 0 || size > RLY_LONGEST_LISTED)
        stop(word, "a listed word has 1 to 15 bytes");
    if (words.count == MOST_WORDS)
        stop(word, "too many words; raise RLY_WORD_SLOT_BITS");
    char padded[RLY_LONGEST_LISTED + 1] = {0};
    memcpy(padded, word, size);
    rly_word_key key = rly_word_key_of(padded, size);
    uint32_t slot = rly_word_slot(key);
    for (; words.slots[slot]; slot = (slot + 1) % (1 << RLY_WORD_SLOT_BITS)) {
        rly_word_entry *entry = &words.entries[words.slots[slot]];
        if (entry->key.head == key.head && entry->key.tail == key.tail) {
            entry->facts |= UINT32_C(1) << list;
            return;
        }
    }
    words.slots[slot] = (uint16_t)words.count;
    words.entries[words.count++] = (rly_word_entry){key, UINT32_C(1) << list};
}

static void add_list(rly_word_list_id list, const char *const *all)
{
    for (; *all; all++)
        add_word(*all, list);
}

/* The first words of hints; longer ones than the table holds are looked up as they come. */
static void add_hint(const char *row)
{
    char word[RLY_LONGEST_LISTED + 1] = {0};
    size_t size = strcspn(row, " ");
    if (size > RLY_LONGEST_LISTED)
        return;
    memcpy(word, row, size);
    add_word(word, RLY_WORD_HINT);
}

static void write_numbers(const char *name, const uint16_t *numbers, size_t count)
{
    printf("%s{", name);
    for (size_t i = 0; i < count; i++)
        printf("%s%u,", i % 24 ? "" : "\n    ", (unsigned)numbers[i]);
    printf("\n}");
}

static void write_words(void)
{
#define RLY_WORDS(id, ...) add_list(RLY_WORD_##id, (const char *const[]){__VA_ARGS__, NULL});
#include "text/words.def"
#undef RLY_WORDS
#define RLY_HINT(words, topics) add_hint(words);
#include "private/words.def"
#undef RLY_HINT
    printf("const rly_word_entry rly_word_entries[] = {\n    {{0, 0}, 0},\n");
    for (uint32_t i = 1; i < words.count; i++) {
        const rly_word_entry *e = &words.entries[i];
        printf("    {{0x%llxu, 0x%llxu}, 0x%xu},\n", (unsigned long long)e->key.head, (unsigned long long)e->key.tail,
               (unsigned)e->facts);
    }
    printf("};\n");
    write_numbers("const uint16_t rly_word_slots[1 << RLY_WORD_SLOT_BITS] = ", words.slots,
                  sizeof words.slots / sizeof *words.slots);
    printf(";\n");
}

static void write_hints(void)
{
    static const char *const rows[] = {
#define RLY_HINT(words, topics) words,
#include "private/words.def"
#undef RLY_HINT
    };
    static rly_hint_index index;
    enum { ROWS = sizeof rows / sizeof *rows };
    _Static_assert((int)ROWS <= (int)RLY_HINT_ROWS, "the index of words.def would be full");
    for (uint16_t row = 0; row < ROWS; row++) {
        size_t size = strcspn(rows[row], " ");
        uint16_t *first = &index.first[rly_hint_slot(rows[row], size)];
        index.sizes[row] = (uint8_t)size;
        index.seconds[row] = rows[row][size] ? rows[row][size + 1] : '\0';
        index.next[row] = *first;
        *first = (uint16_t)(row + 1);
    }
    printf("const rly_hint_index rly_hints = {\n");
    write_numbers(".first = ", index.first, RLY_HINT_SLOTS);
    write_numbers(",\n.next = ", index.next, ROWS);
    printf(",\n.sizes = {");
    for (size_t i = 0; i < ROWS; i++)
        printf("%s%u,", i % 24 ? "" : "\n    ", index.sizes[i]);
    printf("\n},\n.seconds = {");
    for (size_t i = 0; i < ROWS; i++)
        printf("%s%d,", i % 24 ? "" : "\n    ", index.seconds[i]);
    printf("\n}};\n");
}

int main(void)
{
    printf("/* Written by word-compiler. */\n#include \"private/hint_index.h\"\n#include \"text/words.h\"\n\n");
    write_words();
    write_hints();
    return fflush(stdout) || ferror(stdout);
}
