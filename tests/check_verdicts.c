/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Are the verdicts on words Hunspell's own? Each word is asked of the dictionaries and of Hunspell itself, through the
 * module that the library loads. Over words of our own always; over every word of the corpora when they are there.
 */
#include <dlfcn.h>
#include <stdio.h>
#include <sys/stat.h>

#include "base/tree.h"
#include "spell/hunspell_module.h"
#include "spell/own_words.h"
#include "spell/speller.h"
#include "support.h"

/* Hunspell itself, with the files that the snapshot was made from. */
typedef struct truth {
    rly_speller *speller;
    void *library;
    const rly_hunspell_module *module;
    void *hunspell[RLY_DICTIONARIES];
} truth;

static truth truth_open(void)
{
    truth t = {0};
    char path[4096];
    const char *why = NULL;
    replylint_error *error = replylint_error_new();
    ck_assert_msg(rly_speller_open(&t.speller, spelling_folder(), error) == REPLYLINT_OK, "%s",
                  replylint_error_text(error, 0));
    snprintf(path, sizeof path, "%s/hunspell.so", spelling_folder());
    ck_assert_msg((t.library = dlopen(path, RTLD_NOW)) != NULL, "%s", dlerror());
    t.module = dlsym(t.library, RLY_HUNSPELL_SYMBOL);
    ck_assert_ptr_nonnull(t.module);
    const rly_snapshot_header *header = rly_speller_snapshot(t.speller)->header;
    for (unsigned i = 0; i < header->dictionaries; i++) {
        char affixes[4096], words[4096];
        snprintf(affixes, sizeof affixes, "%s.aff", header->dictionary[i].base);
        snprintf(words, sizeof words, "%s.dic", header->dictionary[i].base);
        t.hunspell[i] = t.module->open(affixes, words, &why);
        ck_assert_msg(t.hunspell[i] != NULL, "%s", why);
    }
    replylint_error_free(error);
    return t;
}

static void truth_close(truth *t)
{
    for (unsigned i = 0; i < RLY_DICTIONARIES; i++)
        if (t->hunspell[i])
            t->module->close(t->hunspell[i]);
    dlclose(t->library);
    rly_speller_free(t->speller);
}

/* How many verdicts differ on one word, over all dictionaries. */
static size_t compare(truth *t, rly_str word)
{
    const rly_snapshot_header *header = rly_speller_snapshot(t->speller)->header;
    const char *fault = NULL;
    size_t differ = 0;
    unsigned accepted = rly_speller_accepts(t->speller, word, 3, &fault);
    ck_assert_msg(fault == NULL, "%s", fault);
    for (unsigned i = 0; i < header->dictionaries; i++) {
        int right = t->module->spell(t->hunspell[i], word.data, word.size);
        if ((right == RLY_HUNSPELL_RIGHT) != ((accepted >> i & 1) != 0)) {
            fprintf(stderr, "%s: \"%.*s\" is %s by Hunspell\n", header->dictionary[i].name, (int)word.size, word.data,
                    right ? "right" : "wrong");
            differ++;
        }
    }
    return differ;
}

static const char *const own_words[] = {
    "receive",
    "recieve",
    "colour",
    "color",
    "organise",
    "organize",
    "centre",
    "center",
    "London",
    "london",
    "LONDON",
    "Londn",
    "don't",
    "dont",
    "Don't",
    "DON'T",
    "customer's",
    "customers'",
    "I'm",
    "i'm",
    "I'M",
    "e-mail",
    "email",
    "re-book",
    "well-known",
    "wellknown",
    "co-op",
    "vis-a-vis",
    "café",
    "cafe",
    "CAFÉ",
    "naïve",
    "Zürich",
    "façade",
    "iPhone",
    "IPHONE",
    "iphone",
    "Iphone",
    "PayPal",
    "paypal",
    "NATO",
    "Nato",
    "nato",
    "O'Brien",
    "O'BRIEN",
    "o'brien",
    "1st",
    "21st",
    "11th",
    "11st",
    "3D",
    "mp3",
    "5pm",
    "1,000",
    "Mr",
    "Mr.",
    "etc",
    "etc.",
    "approx",
    "U.S.A.",
    "a",
    "x",
    "I",
    "i",
    "''",
    "'tis",
    "rock'n'roll",
    "unhappily",
    "disorganised",
    "reorganisation",
    "anti-theft",
    "multi-buy",
    "it’s",
    "its",
    "aren’t",
    "arent",
    "McDonald",
    "MCDONALD",
    "mcdonald",
    "hello--there",
    "-",
    "--",
    "foo_bar",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
};

START_TEST(own_words_have_the_verdict_of_hunspell)
{
    truth t = truth_open();
    size_t differ = 0;
    for (size_t i = 0; i < sizeof own_words / sizeof *own_words; i++)
        differ += compare(&t, rly_str_of(own_words[i]));
    ck_assert_uint_eq(differ, 0);
    truth_close(&t);
}
END_TEST

static uint32_t next_random(uint32_t *state)
{
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

/* One or two slips in a word of ours: that is how words look which a dictionary does not have. */
START_TEST(slips_have_the_verdict_of_hunspell)
{
    truth t = truth_open();
    uint32_t state = 20260722;
    size_t differ = 0, tries = getenv("REPLYLINT_TEXT_STRIDE") ? 2000 : 40000;
    for (size_t n = 0; n < tries; n++) {
        char word[128];
        const char *from = own_words[next_random(&state) % (sizeof own_words / sizeof *own_words - 1)];
        snprintf(word, sizeof word, "%s", from);
        for (unsigned slips = 1 + next_random(&state) % 2; slips > 0; slips--) {
            char *at = word + next_random(&state) % strlen(word);
            if ((unsigned char)*at < 0x80)
                *at = "abcdefghijklmnopqrstuvwxyz'-ABCDEFG."[next_random(&state) % 36];
        }
        differ += compare(&t, rly_str_of(word));
    }
    ck_assert_uint_eq(differ, 0);
    truth_close(&t);
}
END_TEST

static bool is_word_byte(unsigned char byte)
{
    return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
           (byte >= 'A' && byte <= 'Z') || byte == '\'' || byte == '-';
}

/* Each word once, split at what is no letter, figure, apostrophe or hyphen. */
static size_t compare_text(truth *t, rly_own_words *seen, rly_str text, size_t *words)
{
    size_t differ = 0;
    for (size_t at = 0; at < text.size;) {
        size_t start = at;
        while (at < text.size && is_word_byte((unsigned char)text.data[at]))
            at++;
        rly_str word = {text.data + start, at - start};
        at += at == start;
        if (word.size == 0)
            continue;
        rly_form form;
        char key[256];
        bool fits = rly_form_read(&form, word);
        int size = snprintf(key, sizeof key, "%.*s%u\n", (int)(word.size < 200 ? word.size : 200), word.data,
                            fits ? form.cases : 9);
        (void)size;
        rly_form key_form;
        if (fits && rly_form_read(&key_form, (rly_str){key, strlen(key) - 1}) &&
            rly_own_words_have(seen, (rly_str){key_form.letters, key_form.size}))
            continue;
        if (fits)
            ck_assert_int_eq(rly_own_words_add(seen, NULL, key, strlen(key), NULL), REPLYLINT_OK);
        ++*words;
        differ += compare(t, word);
    }
    return differ;
}

START_TEST(words_of_the_corpora_have_the_verdict_of_hunspell)
{
    static const char *const members[] = {"reply", "inbound"};
    char path[4096];
    const char *top = getenv("top_srcdir");
    snprintf(path, sizeof path, "%s/../shared/corpora/replies-dev.jsonl", top ? top : ".");
    FILE *file = fopen(path, "r");
    if (!file || getenv("REPLYLINT_TEXT_STRIDE")) {
        if (file)
            fclose(file);
        return;
    }
    truth t = truth_open();
    rly_own_words seen = {.count = 0};
    rly_tree_store store = {0};
    char *line = NULL;
    size_t room = 0, words = 0, differ = 0;
    ssize_t size;
    while ((size = getline(&line, &room, file)) > 0) {
        ck_assert_int_eq(rly_tree_read(&store, RLY_JSON, path, line, (size_t)size, NULL), REPLYLINT_OK);
        for (size_t i = 0; i < 2; i++)
            differ += compare_text(
                &t, &seen, rly_node_text(&store.tree, rly_member(&store.tree, rly_root(&store.tree), members[i])),
                &words);
    }
    fprintf(stderr, "%zu different words of the corpora, in two dictionaries: %zu verdicts differ\n", words, differ);
    ck_assert_uint_gt(words, 1000);
    ck_assert_uint_eq(differ, 0);
    free(line);
    fclose(file);
    rly_tree_free(&store);
    rly_own_words_free(&seen);
    truth_close(&t);
}
END_TEST
int main(void)
{
    const TTest *const tests[] = {own_words_have_the_verdict_of_hunspell, slips_have_the_verdict_of_hunspell,
                                  words_of_the_corpora_have_the_verdict_of_hunspell};
    return run_suite("verdicts", tests, sizeof tests / sizeof *tests);
}
