/* SPDX-License-Identifier: Apache-2.0 */
#include "spell/suggest.h"

enum { SHORTEST = 3, LONGEST = 32 };

typedef struct search {
    rly_suggestions *out;
    rly_snapshot *snapshot;
    const rly_form *form;
    unsigned asked;
    char word[LONGEST + 4]; /* what is tried */
} search;

/* Is a suggestion to stand before another? */
static bool is_likelier(unsigned slip, bool common, const rly_suggestion *other)
{
    return common != other->common ? common : slip < other->slip;
}

static void keep(search *s, const char *word, size_t size, unsigned slip, bool common)
{
    rly_suggestions *out = s->out;
    size_t at = out->count;
    for (size_t i = 0; i < out->count; i++) /* two slips may lead to one word */
        if (strlen(out->items[i].word) == size && memcmp(out->items[i].word, word, size) == 0)
            return;
    out->found++;
    while (at > 0 && is_likelier(slip, common, &out->items[at - 1]))
        at--;
    if (at == RLY_MOST_SUGGESTIONS)
        return;
    out->count += out->count < RLY_MOST_SUGGESTIONS;
    memmove(&out->items[at + 1], &out->items[at], (out->count - at - 1) * sizeof *out->items);
    memcpy(out->items[at].word, word, size);
    out->items[at].word[size] = '\0';
    out->items[at].slip = slip;
    out->items[at].common = common;
}

/* Keep what is in s->word when it is a word that may stand in small letters. */
static void try_word(search *s, size_t size, unsigned slip, size_t place)
{
    unsigned found = rly_snapshot_find(s->snapshot, s->word, size);
    if (rly_accepting(found, RLY_IN_SMALL) & s->asked)
        keep(s, s->word, size, slip + (place == 0 && slip != RLY_SLIP_SWAP ? (unsigned)RLY_SLIP_FIRST : 0u),
             (found & RLY_COMMON) != 0);
}

static bool is_vowel(char c)
{
    return c && strchr("aeiouy", c) != NULL;
}

static bool are_neighbours(char a, char b)
{
    static const char *const rows[] = {"qwertyuiop", "asdfghjkl", "zxcvbnm"};
    for (size_t i = 0; i < 3; i++) {
        const char *x = strchr(rows[i], a), *y = strchr(rows[i], b);
        if (x && y)
            return x - y == 1 || y - x == 1;
    }
    return false;
}

static void swap_letters(search *s)
{
    const char *from = s->form->letters;
    size_t size = s->form->size;
    for (size_t i = 0; i + 1 < size; i++) {
        if (from[i] == from[i + 1])
            continue;
        memcpy(s->word, from, size);
        s->word[i] = from[i + 1];
        s->word[i + 1] = from[i];
        try_word(s, size, RLY_SLIP_SWAP, i);
    }
}

static void leave_out(search *s)
{
    const char *from = s->form->letters;
    size_t size = s->form->size;
    for (size_t i = 0; i < size; i++) {
        if (i > 0 && from[i] == from[i - 1])
            continue;
        bool twice = i + 1 < size && from[i] == from[i + 1];
        memcpy(s->word, from, i);
        memcpy(s->word + i, from + i + 1, size - i - 1);
        try_word(s, size - 1, twice ? RLY_SLIP_DOUBLE : from[i] == '\'' ? RLY_SLIP_APOSTROPHE : RLY_SLIP_EXTRA, i);
    }
}

static void change_letters(search *s)
{
    const char *from = s->form->letters;
    size_t size = s->form->size;
    memcpy(s->word, from, size);
    for (size_t i = 0; i < size; i++) {
        for (char c = 'a'; c <= 'z'; c++) {
            rly_slip slip = is_vowel(c) && is_vowel(from[i]) ? RLY_SLIP_VOWEL
                            : are_neighbours(c, from[i])     ? RLY_SLIP_KEY
                                                             : RLY_SLIP_OTHER;
            s->word[i] = c;
            if (c != from[i])
                try_word(s, size, slip, i);
        }
        s->word[i] = from[i];
    }
}

static void add_letters(search *s)
{
    const char *from = s->form->letters;
    size_t size = s->form->size;
    for (size_t i = 0; i <= size; i++) {
        memcpy(s->word, from, i);
        memcpy(s->word + i + 1, from + i, size - i);
        for (char c = 'a'; c <= 'z'; c++) {
            bool twice = (i > 0 && from[i - 1] == c) || (i < size && from[i] == c);
            s->word[i] = c;
            try_word(s, size + 1, twice ? RLY_SLIP_DOUBLE : RLY_SLIP_MISSING, i);
        }
        s->word[i] = '\'';
        if (i > 0 && i < size)
            try_word(s, size + 1, RLY_SLIP_APOSTROPHE, i);
    }
}

/* Copy a word with two of its letters doubled, or no longer so: those at `i` and `j`, each the first of its kind there. */
static size_t double_two(char *out, const char *from, size_t size, size_t i, size_t j)
{
    size_t count = 0;
    for (size_t at = 0; at < size; at++) {
        bool second = at > 0 && (at - 1 == i || at - 1 == j) && from[at] == from[at - 1];
        bool twice = at + 1 < size && from[at + 1] == from[at];
        if (!second)
            out[count++] = from[at];
        if ((at == i || at == j) && !twice)
            out[count++] = from[at];
    }
    return count;
}

static void double_letters(search *s)
{
    const char *from = s->form->letters;
    size_t size = s->form->size;
    for (size_t i = 0; i < size; i++)
        for (size_t j = i + 1; j < size; j++)
            if (from[j] != from[j - 1] && (i == 0 || from[i] != from[i - 1]))
                try_word(s, double_two(s->word, from, size, i, j), RLY_SLIP_DOUBLES, i);
}

/* "alot": other words that are run together may be the name of a thing, such as "gamertag". */
static void split_word(search *s)
{
    const char *from = s->form->letters;
    size_t size = s->form->size;
    for (size_t i = 1; i < size; i++) {
        unsigned head = rly_snapshot_find(s->snapshot, from, i),
                 tail = rly_snapshot_find(s->snapshot, from + i, size - i);
        if (!(head & tail & RLY_COMMON) || !((head | tail) & RLY_LITTLE))
            continue;
        memcpy(s->word, from, i);
        s->word[i] = ' ';
        memcpy(s->word + i + 1, from + i, size - i);
        keep(s, s->word, size + 1, RLY_SLIP_SPLIT, true);
    }
}

void rly_suggest(rly_suggestions *out, rly_speller *speller, const rly_form *form, unsigned asked)
{
    search s = {.out = out, .snapshot = rly_speller_snapshot(speller), .form = form, .asked = asked};
    out->count = out->found = 0;
    if (!form->plain || form->size < SHORTEST || form->size > LONGEST)
        return;
    swap_letters(&s);
    leave_out(&s);
    change_letters(&s);
    add_letters(&s);
    split_word(&s);
    if (out->count == 0)
        double_letters(&s);
}
