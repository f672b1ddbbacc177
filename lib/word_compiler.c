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

enum { SLOTS = 1 << RLY_WORD_SLOT_BITS, MOST_WORDS = SLOTS / 2 };

static struct {
    uint64_t numbers[SLOTS]; /* of words: rly_word_number(); 0 is free */
    uint32_t facts[SLOTS];
    uint32_t count;
} words;

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
    uint64_t number = rly_word_number((rly_str){word, size});
    size_t slot = number >> RLY_WORD_TAG_BITS;
    while (words.numbers[slot] && words.numbers[slot] != number)
        slot = (slot + 1) % SLOTS;
    words.count += words.numbers[slot] == 0;
    words.numbers[slot] = number;
    words.facts[slot] |= UINT32_C(1) << list;
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
    static uint32_t sets[SLOTS]; /* the first is that of free slots */
    uint32_t count = 1;
    printf("const uint64_t rly_word_slots[1 << RLY_WORD_SLOT_BITS] = {");
    for (size_t i = 0; i < SLOTS; i++) {
        uint32_t set = 0;
        while (set < count && sets[set] != words.facts[i])
            set++;
        if (set == count)
            sets[count++] = words.facts[i];
        printf("%s0x%llxu,", i % 8 ? "" : "\n    ", (unsigned long long)(words.numbers[i] << RLY_WORD_SLOT_BITS | set));
    }
    printf("\n};\nconst uint32_t rly_word_sets[] = {");
    for (uint32_t i = 0; i < count; i++)
        printf("%s0x%xu,", i % 8 ? "" : "\n    ", (unsigned)sets[i]);
    printf("\n};\n");
}

static void write_hints(void)
{
    static const char *const rows[] = {
#define RLY_HINT(words, topics) words,
#include "private/words.def"
#undef RLY_HINT
    };
    enum { ROWS = sizeof rows / sizeof *rows };
    _Static_assert((int)ROWS <= (int)RLY_HINT_ROWS, "the index of words.def would be full");
    printf("const rly_hint_index rly_hints = {\n");
    uint16_t first[RLY_HINT_SLOTS + 1];
    static uint32_t seconds[RLY_HINT_SLOTS + 1];
    rly_hint_row sorted[ROWS] = {{0}};
    uint16_t count = 0;
    for (uint32_t slot = 0; slot <= RLY_HINT_SLOTS; slot++) {
        first[slot] = count;
        for (uint16_t row = 0; row < ROWS; row++) {
            size_t size = strcspn(rows[row], " ");
            if (rly_hint_slot(rly_word_number((rly_str){rows[row], size})) != slot)
                continue;
            char second = rows[row][size] ? rows[row][size + 1] : '\0';
            seconds[slot] |= rly_second_bit(second);
            sorted[count++] = (rly_hint_row){row, (uint8_t)size, second};
        }
    }
    write_numbers(".first = ", first, RLY_HINT_SLOTS + 1);
    printf(",\n.seconds = {");
    for (size_t i = 0; i < RLY_HINT_SLOTS; i++)
        printf("%s0x%xu,", i % 12 ? "" : "\n    ", (unsigned)seconds[i]);
    printf("\n},\n.rows = {");
    for (size_t i = 0; i < count; i++)
        printf("%s{%u, %u, %d},", i % 12 ? "" : "\n    ", sorted[i].row, sorted[i].size, sorted[i].second);
    printf("\n}};\n");
}

int main(void)
{
    printf("/* Written by word-compiler. */\n#include \"private/hint_index.h\"\n#include \"text/words.h\"\n\n");
    write_words();
    write_hints();
    return fflush(stdout) || ferror(stdout);
}
