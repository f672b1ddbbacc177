/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What spelling costs: bench_spelling FOLDER [FILE.jsonl]
 * FOLDER holds the dictionaries; the records have a reply (or text). Without a file: thirty replies of our own.
 *   look-up     all words of all replies, in running text, as a lint does it; beside Hunspell's own spell()
 *   suggestions for seeded slips in words of the replies; beside Hunspell's, and how often its first choice is ours
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/tree.h"
#include "lint/spelling.h"
#include "replies.h"
#include "spell/suggest.h"
#include "times.h"

enum { ROUNDS = 9, SLIPS = 300, HUNSPELL_SLIPS = 60 };

typedef struct bench {
    rly_spelling spelling;
    RLY_VEC(rly_text) texts;
    rly_doubts doubts;
    size_t words;
} bench;

static _Noreturn void give_up(const char *what)
{
    fprintf(stderr, "bench_spelling: %s\n", what);
    exit(2);
}

static void add_text(bench *b, rly_str text)
{
    rly_text *slot = rly_push(&b->texts);
    const char *copy = rly_copy(text.data, text.size);
    if (!slot || !copy) {
        give_up("out of memory");
    }
    *slot = (rly_text){.source = NULL};
    if (rly_text_read(slot, copy, text.size, "a reply", NULL, NULL) != REPLYLINT_OK) {
        b->texts.count--;
        return;
    }
    for (size_t i = 0; i < slot->tokens.count; i++) {
        b->words += slot->tokens.items[i].kind == RLY_TOKEN_WORD;
    }
}

static void read_texts(bench *b, const char *name)
{
    FILE *file = fopen(name, "r");
    rly_tree_store store = {0};
    char *line = NULL;
    size_t room = 0;
    ssize_t size;
    if (!file) {
        give_up("the file of records cannot be opened");
    }
    while ((size = getline(&line, &room, file)) > 0) {
        if (rly_tree_read(&store, RLY_JSON, name, line, (size_t)size, NULL) != REPLYLINT_OK) {
            give_up("a record cannot be read");
        }
        const rly_node *root = rly_root(&store.tree), *reply = rly_member(&store.tree, root, "reply");
        add_text(b, rly_node_text(&store.tree, reply ? reply : rly_member(&store.tree, root, "text")));
    }
    rly_tree_free(&store);
    free(line);
    fclose(file);
}

static void look_up(bench *b)
{
    double rounds[ROUNDS];
    size_t doubtful = 0;
    for (size_t round = 0; round < ROUNDS; round++) {
        double start = bench_now(CLOCK_THREAD_CPUTIME_ID);
        doubtful = 0;
        for (size_t i = 0; i < b->texts.count; i++) {
            rly_spelling_scan(&b->spelling, &b->texts.items[i], &b->doubts);
            doubtful += b->doubts.count;
        }
        rounds[round] = bench_now(CLOCK_THREAD_CPUTIME_ID) - start;
    }
    qsort(rounds, ROUNDS, sizeof *rounds, bench_by_value);
    printf("look-up         %.1f ns a word, both dictionaries (median of %d rounds; %zu words, %zu doubtful)\n",
           rounds[ROUNDS / 2] * 1000 / (double)b->words, ROUNDS, b->words, doubtful);
}

static uint32_t next_random(uint32_t *state)
{
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

/* A slip in a word of the replies that the dictionaries know: two letters swapped, one left out, changed or added. */
static bool make_slip(const bench *b, uint32_t *state, rly_form *slip)
{
    const rly_text *text = &b->texts.items[next_random(state) % b->texts.count];
    if (text->tokens.count == 0) {
        return false;
    }
    const rly_token *token = &text->tokens.items[next_random(state) % text->tokens.count];
    rly_form form;
    const char *fault = NULL;
    if (token->kind != RLY_TOKEN_WORD || token->fold_size < 5 || token->flags ||
        !rly_form_read(&form, rly_token_fold(text, token)) || !form.plain ||
        !rly_speller_accepts(b->spelling.speller, rly_token_fold(text, token), 3, &fault)) {
        return false;
    }
    size_t at = 1 + next_random(state) % (form.size - 2);
    char letter = (char)('a' + next_random(state) % 26);
    *slip = form;
    switch (next_random(state) % 4) {
    case 0:
        slip->letters[at] = form.letters[at + 1];
        slip->letters[at + 1] = form.letters[at];
        break;
    case 1:
        memmove(slip->letters + at, form.letters + at + 1, form.size - at - 1);
        slip->size--;
        break;
    case 2:
        slip->letters[at] = letter;
        break;
    default:
        memmove(slip->letters + at + 1, form.letters + at, form.size - at);
        slip->letters[at] = letter;
        slip->size++;
    }
    return !rly_speller_accepts(b->spelling.speller, (rly_str){slip->letters, slip->size}, 3, &fault);
}

static bool is_among(const rly_suggestions *found, const char *word)
{
    for (size_t i = 0; i < found->count; i++) {
        if (strcmp(found->items[i].word, word) == 0) {
            return true;
        }
    }
    return false;
}

static void suggest(bench *b)
{
    double ours[SLIPS], theirs[HUNSPELL_SLIPS];
    size_t asked = 0, first = 0, same = 0;
    uint32_t state = 20260722;
    for (size_t n = 0; n < SLIPS;) {
        rly_form slip;
        rly_suggestions found;
        char words[1024] = "";
        if (!make_slip(b, &state, &slip)) {
            continue;
        }
        double start = bench_now(CLOCK_THREAD_CPUTIME_ID);
        rly_suggest(&found, b->spelling.speller, &slip, RLY_AMERICAN);
        ours[n++] = bench_now(CLOCK_THREAD_CPUTIME_ID) - start;
        if (asked == HUNSPELL_SLIPS) {
            continue;
        }
        start = bench_now(CLOCK_THREAD_CPUTIME_ID);
        size_t count = rly_speller_ask(b->spelling.speller, (rly_str){slip.letters, slip.size}, RLY_AMERICAN, words,
                                       sizeof words, 8);
        if (n > 1) { /* the first one opened Hunspell */
            theirs[asked++] = bench_now(CLOCK_THREAD_CPUTIME_ID) - start;
            first += count > 0 && is_among(&found, words);
            same += count > 0 && found.count > 0 && strcmp(found.items[0].word, words) == 0;
        }
    }
    qsort(ours, SLIPS, sizeof *ours, bench_by_value);
    qsort(theirs, asked, sizeof *theirs, bench_by_value);
    printf("suggestions     %.1f us a word (median of %d slips; p95 %.1f)\n", ours[SLIPS / 2], SLIPS,
           ours[SLIPS * 95 / 100]);
    printf("of Hunspell's   %.1f ms a word (median of %zu); its first choice is ours for %zu, and our first for %zu\n",
           theirs[asked / 2] / 1000, asked, first, same);
}

int main(int count, char **arguments)
{
    bench b = {.words = 0};
    if (count < 2 || rly_speller_open(&b.spelling.speller, arguments[1], NULL) != REPLYLINT_OK) {
        give_up("usage: bench_spelling FOLDER [FILE.jsonl]");
    }
    if (count > 2) {
        read_texts(&b, arguments[2]);
    }
    for (size_t i = 0; count == 2 && i < sizeof bench_replies / sizeof *bench_replies; i++) {
        add_text(&b, rly_str_of(bench_replies[i].text));
    }
    look_up(&b);
    suggest(&b);
    for (size_t i = 0; i < b.texts.count; i++) {
        rly_release((void *)(uintptr_t)b.texts.items[i].source);
        rly_text_free(&b.texts.items[i]);
    }
    rly_vec_free(&b.texts);
    rly_vec_free(&b.doubts);
    rly_spelling_free(&b.spelling);
    return 0;
}
