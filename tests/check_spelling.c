/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Spelling: are the verdicts Hunspell's own? Each word is asked of the dictionaries and of Hunspell itself, through the
 * module that the library loads. Over words of our own always; over every word of the corpora when they are there.
 */
#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <sys/stat.h>

#include "base/tree.h"
#include "spell/hunspell_module.h"
#include "spell/own_words.h"
#include "spell/snapshot_write.h"
#include "spell/suggest.h"
#include "spell/variant.h"
#include "support.h"

/* Hunspell itself, with the files that the snapshot was made from. */
typedef struct truth {
    rly_speller *speller;
    void *library;
    const rly_hunspell_module *module;
    void *hunspell[RLY_DICTIONARIES];
} truth;

static const char *folder_of_spelling(void)
{
    const char *folder = getenv("REPLYLINT_SPELLING");
    return folder ? folder : "spelling";
}

static truth truth_open(void)
{
    truth t = {0};
    char path[4096];
    const char *why = NULL;
    replylint_error *error = replylint_error_new();
    ck_assert_msg(rly_speller_open(&t.speller, folder_of_spelling(), error) == REPLYLINT_OK, "%s",
                  replylint_error_text(error, 0));
    snprintf(path, sizeof path, "%s/hunspell.so", folder_of_spelling());
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

/* ---- snapshots that are none */

/* A small snapshot of two dictionaries: "colour" is British, "color" American, the others are in both. */
static void make_snapshot(rly_buf *out)
{
    static const struct {
        const char *form;
        uint8_t cases;
    } forms[] = {{"colour", 7},
                 {"color", 7 << 3},
                 {"we", 63},
                 {"like", 63},
                 {"the", 63 | RLY_COMMON | RLY_LITTLE},
                 {"london", 6 | 6 << 3},
                 {"receive", 63 | RLY_COMMON},
                 {"don't", 63 | RLY_COMMON},
                 {"a", 63 | RLY_COMMON | RLY_LITTLE},
                 {"lot", 63 | RLY_COMMON | RLY_LITTLE},
                 {"address", 63 | RLY_COMMON}};
    rly_snapshot_maker maker = {.dictionaries = 2,
                                .dictionary = {{.name = "en_GB", .base = "/none/en_GB", .complete = 1},
                                               {.name = "en_US", .base = "/none/en_US", .complete = 1}}};
    bool added;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        *rly_snapshot_form(&maker, forms[i].form, strlen(forms[i].form), &added) = forms[i].cases;
    ck_assert(rly_snapshot_write(&maker, out));
    rly_snapshot_maker_free(&maker);
}

static void expect_refused(const char *bytes, size_t size, const char *word)
{
    rly_speller *speller;
    replylint_error *error = replylint_error_new();
    ck_assert_int_eq(rly_speller_of_bytes(&speller, bytes, size, "en.words", error), REPLYLINT_ERROR_FILE);
    ck_assert_ptr_null(speller);
    ck_assert_msg(strstr(replylint_error_text(error, 0), word) != NULL, "%s", replylint_error_text(error, 0));
    ck_assert_msg(strncmp(replylint_error_text(error, 0), "en.words: ", 10) == 0, "%s", replylint_error_text(error, 0));
    replylint_error_free(error);
}

START_TEST(what_is_no_snapshot_is_refused)
{
    rly_buf good = {0};
    make_snapshot(&good);
    rly_snapshot_header *header = (rly_snapshot_header *)(void *)good.data;
    expect_refused("", 0, "no snapshot");
    expect_refused("rlywords", 8, "cut short");
    expect_refused("PK\x03\x04 something else", 19, "no snapshot");
    expect_refused(good.data, good.size - 1, "cut short");
    expect_refused(good.data, sizeof *header + 4, "cut short");
    header->version++;
    expect_refused(good.data, good.size, "another version");
    header->version--;
    header->order = 0x04030201;
    expect_refused(good.data, good.size, "byte order");
    header->order = RLY_SNAPSHOT_ORDER;
    header->dictionary[0].complete = 0;
    expect_refused(good.data, good.size, "damaged");
    header->dictionary[0].complete = 1;
    header->blocks = UINT32_MAX;
    expect_refused(good.data, good.size, "damaged");
    rly_buf_free(&good);
}
END_TEST

START_TEST(every_cut_and_every_byte_of_the_header_is_noticed)
{
    rly_buf good = {0};
    make_snapshot(&good);
    for (size_t at = 0; at < sizeof(rly_snapshot_header); at++) {
        rly_speller *speller = NULL;
        good.data[at] ^= 0x40;
        ck_assert_int_eq(rly_speller_of_bytes(&speller, good.data, good.size, "en.words", NULL), REPLYLINT_ERROR_FILE);
        good.data[at] ^= 0x40;
    }
    for (size_t size = 0; size < good.size; size += 7) {
        rly_speller *speller = NULL;
        ck_assert_int_eq(rly_speller_of_bytes(&speller, good.data, size, "en.words", NULL), REPLYLINT_ERROR_FILE);
    }
    rly_buf_free(&good);
}
END_TEST

START_TEST(a_damaged_block_or_sum_is_noticed_when_it_is_looked_into)
{
    rly_buf good = {0};
    make_snapshot(&good);
    const size_t places[] = {sizeof(rly_snapshot_header), good.size - 1};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        rly_speller *speller;
        const char *fault = NULL;
        good.data[places[i]] ^= 1;
        ck_assert_int_eq(rly_speller_of_bytes(&speller, good.data, good.size, "en.words", NULL), REPLYLINT_OK);
        ck_assert_ptr_null(rly_speller_damage(speller));
        ck_assert_uint_eq(rly_speller_accepts(speller, RLY_STR("like"), 3, &fault), 0);
        ck_assert_ptr_nonnull(rly_speller_damage(speller));
        rly_speller_free(speller);
        good.data[places[i]] ^= 1;
    }
    rly_buf_free(&good);
}
END_TEST

START_TEST(words_without_hunspell_are_told_apart_or_pass)
{
    rly_buf good = {0};
    rly_speller *speller;
    const char *fault = NULL;
    make_snapshot(&good);
    ck_assert_int_eq(rly_speller_of_bytes(&speller, good.data, good.size, "en.words", NULL), REPLYLINT_OK);
    ck_assert_uint_eq(rly_speller_accepts(speller, RLY_STR("colour"), 3, &fault), RLY_BRITISH);
    ck_assert_uint_eq(rly_speller_accepts(speller, RLY_STR("COLOR"), 3, &fault), RLY_AMERICAN);
    ck_assert_uint_eq(rly_speller_accepts(speller, RLY_STR("london"), 3, &fault), 0);
    ck_assert_uint_eq(rly_speller_accepts(speller, RLY_STR("London"), 3, &fault), 3);
    ck_assert_uint_eq(rly_speller_accepts(speller, RLY_STR("don\xe2\x80\x99t"), 3, &fault), 3);
    ck_assert_uint_eq(rly_speller_accepts(speller, RLY_STR("recieve"), 3, &fault), 0);
    ck_assert_ptr_null(fault);
    ck_assert_uint_eq(rly_speller_accepts(speller, RLY_STR("re-colour"), 3, &fault), 3); /* only Hunspell could tell */
    ck_assert_ptr_null(fault);
    ck_assert_uint_eq(rly_speller_dictionary(speller, RLY_STR("en-gb")), RLY_BRITISH);
    ck_assert_uint_eq(rly_speller_dictionary(speller, RLY_STR("en_US")), RLY_AMERICAN);
    ck_assert_uint_eq(rly_speller_dictionary(speller, RLY_STR("en")), 0);
    rly_speller_free(speller);
    rly_buf_free(&good);
}
END_TEST

START_TEST(suggestions_are_one_slip_away)
{
    static const struct {
        const char *wrong, *right;
        unsigned slip;
    } slips[] = {{"recieve", "receive", RLY_SLIP_SWAP},
                 {"dont", "don't", RLY_SLIP_APOSTROPHE},
                 {"adress", "address", RLY_SLIP_DOUBLE},
                 {"raceive", "receive", RLY_SLIP_VOWEL},
                 {"eceive", "receive", RLY_SLIP_MISSING + RLY_SLIP_FIRST},
                 {"receixve", "receive", RLY_SLIP_EXTRA},
                 {"receivr", "receive", RLY_SLIP_KEY},
                 {"alot", "a lot", RLY_SLIP_SPLIT}};
    rly_buf good = {0};
    rly_speller *speller;
    make_snapshot(&good);
    ck_assert_int_eq(rly_speller_of_bytes(&speller, good.data, good.size, "en.words", NULL), REPLYLINT_OK);
    for (size_t i = 0; i < sizeof slips / sizeof *slips; i++) {
        rly_suggestions found;
        rly_form form;
        ck_assert(rly_form_read(&form, rly_str_of(slips[i].wrong)));
        rly_suggest(&found, speller, &form, 3);
        ck_assert_msg(found.count > 0, "%s", slips[i].wrong);
        ck_assert_str_eq(found.items[0].word, slips[i].right);
        ck_assert_uint_eq(found.items[0].slip, slips[i].slip);
    }
    rly_speller_free(speller);
    rly_buf_free(&good);
}
END_TEST

/* ---- the public side */

/* `rules` are given away; NULL: new ones, without dictionaries. */
static kit rules_kit(replylint_rules *rules, const char *settings)
{
    kit k = {.error = replylint_error_new(), .rules = rules};
    if (!rules)
        ck_assert_int_eq(replylint_rules_new(&k.rules, k.error), REPLYLINT_OK);
    ck_assert_msg(replylint_linter_new(&k.linter, k.rules, settings, settings ? strlen(settings) : 0, "settings.yml",
                                       k.error) == REPLYLINT_OK,
                  "%s", replylint_error_text(k.error, 0));
    ck_assert_int_eq(replylint_draft_new(&k.draft), REPLYLINT_OK);
    ck_assert_int_eq(replylint_report_new(&k.report), REPLYLINT_OK);
    return k;
}

static kit spelling_kit(const char *folder, const char *settings, replylint_status expected)
{
    replylint_rules *rules;
    ck_assert_int_eq(replylint_rules_new(&rules, NULL), REPLYLINT_OK);
    ck_assert_int_eq(replylint_rules_spelling(rules, folder, NULL), expected);
    ck_assert_int_eq(replylint_rules_words(rules, "mine", "# ours\nheathubb\n", 16, NULL), REPLYLINT_OK);
    return rules_kit(rules, settings);
}

static const char *reason_of(const kit *k, const char *rule)
{
    for (size_t i = 0; i < replylint_report_verdict_count(k->report); i++)
        if (strcmp(replylint_report_verdict_get(k->report, i, "rule"), rule) == 0)
            return replylint_report_verdict_get(k->report, i, "reason");
    return "";
}

START_TEST(a_slip_is_found_with_its_place_and_fix)
{
    kit k = spelling_kit(folder_of_spelling(), "own_words: [snoozr]", REPLYLINT_OK);
    size_t start, end;
    lint_reply(&k, "We have recieved the Snoozr and the heathubb.", NULL);
    size_t i = finding_of(&k, "language/spelling");
    ck_assert_uint_ne(i, SIZE_MAX);
    ck_assert_str_eq(replylint_report_finding_get(k.report, i, "message"), "\"recieved\" is not in the dictionary.");
    ck_assert_str_eq(replylint_report_fix(k.report, i, 0, &start, &end, NULL), "received");
    ck_assert_uint_eq(start, 8);
    ck_assert_uint_eq(end, 16);
    lint_reply(&k, "Our center has the colour that you like.", NULL);
    i = finding_of(&k, "language/mixed-spelling");
    ck_assert_uint_ne(i, SIZE_MAX);
    ck_assert_str_eq(replylint_report_finding_get(k.report, i, "message"),
                     "\"center\" and \"colour\" are British and American spelling in one reply.");
    ck_assert_int_eq(replylint_rules_spelling(k.rules, NULL, k.error), REPLYLINT_ERROR_STATE);
    ck_assert_int_eq(replylint_rules_words(k.rules, NULL, "a", 1, k.error), REPLYLINT_ERROR_STATE);
    kit_free(&k);
}
END_TEST

START_TEST(without_dictionaries_nothing_passes)
{
    kit k = rules_kit(NULL, NULL);
    lint_reply(&k, "We have recieved it.", NULL);
    ck_assert_str_eq(verdict_of(&k, "language/spelling"), "na");
    ck_assert_str_eq(reason_of(&k, "language/spelling"), "there is no dictionary");
    kit_free(&k);
    k = spelling_kit("no/such/folder", NULL, REPLYLINT_ERROR_FILE);
    lint_reply(&k, "We have recieved it.", NULL);
    ck_assert_str_eq(verdict_of(&k, "language/spelling"), "skipped");
    ck_assert_ptr_nonnull(strstr(reason_of(&k, "language/spelling"), "no/such/folder/en.words"));
    kit_free(&k);
    k = spelling_kit("no/such/folder", "rules: {language/spelling: off}", REPLYLINT_ERROR_FILE);
    lint_reply(&k, "We have recieved it.", NULL);
    ck_assert_str_eq(verdict_of(&k, "language/spelling"), "");
    kit_free(&k);
}
END_TEST

START_TEST(lists_of_words_say_which_line_is_bad)
{
    kit k = {.error = replylint_error_new()};
    static const char list[] = "3\nbrand\ntwo words\n\xff\xfe\n  ok/MS  # comment\n";
    ck_assert_int_eq(replylint_rules_new(&k.rules, k.error), REPLYLINT_OK);
    ck_assert_int_eq(replylint_rules_words(k.rules, "my.dic", list, sizeof list - 1, k.error),
                     REPLYLINT_ERROR_ENCODING);
    ck_assert_uint_eq(replylint_error_count(k.error), 2);
    ck_assert_str_eq(replylint_error_text(k.error, 0),
                     "my.dic:3:1: \"two words\" is more than one word; put each on a line");
    ck_assert_str_eq(replylint_error_text(k.error, 1), "my.dic:4:1: not valid UTF-8; save the list as UTF-8");
    kit_free(&k);
}
END_TEST

enum { THREADS = 4, ROUNDS = 50 };

static void *lint_in_thread(void *linter)
{
    static const char *const texts[] = {"We have recieved you co-opertion request and the crème-brulee.",
                                        "Our center has the colour, a naïve-looking iPhonne and a vis-a-viss."};
    replylint_draft *draft;
    replylint_report *report;
    size_t found = 0;
    if (replylint_draft_new(&draft) != REPLYLINT_OK || replylint_report_new(&report) != REPLYLINT_OK)
        return NULL;
    for (size_t i = 0; i < ROUNDS; i++) {
        replylint_draft_set(draft, "text", texts[i % 2], strlen(texts[i % 2]), NULL);
        if (replylint_lint(linter, draft, report, NULL) == REPLYLINT_OK)
            for (size_t f = 0; f < replylint_report_finding_count(report); f++)
                found += strncmp(replylint_report_finding_get(report, f, "rule"), "language/", 9) == 0;
    }
    replylint_draft_free(draft);
    replylint_report_free(report);
    return (void *)(uintptr_t)found;
}

START_TEST(threads_share_the_dictionaries)
{
    kit k = spelling_kit(folder_of_spelling(), NULL, REPLYLINT_OK);
    pthread_t threads[THREADS];
    void *found[THREADS];
    for (size_t i = 0; i < THREADS; i++)
        ck_assert_int_eq(pthread_create(&threads[i], NULL, lint_in_thread, k.linter), 0);
    for (size_t i = 0; i < THREADS; i++)
        pthread_join(threads[i], &found[i]);
    ck_assert_ptr_nonnull(found[0]);
    for (size_t i = 1; i < THREADS; i++)
        ck_assert_ptr_eq(found[i], found[0]);
    kit_free(&k);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {own_words_have_the_verdict_of_hunspell,
                                  slips_have_the_verdict_of_hunspell,
                                  words_of_the_corpora_have_the_verdict_of_hunspell,
                                  what_is_no_snapshot_is_refused,
                                  every_cut_and_every_byte_of_the_header_is_noticed,
                                  a_damaged_block_or_sum_is_noticed_when_it_is_looked_into,
                                  words_without_hunspell_are_told_apart_or_pass,
                                  suggestions_are_one_slip_away,
                                  a_slip_is_found_with_its_place_and_fix,
                                  without_dictionaries_nothing_passes,
                                  lists_of_words_say_which_line_is_bad,
                                  threads_share_the_dictionaries};
    return run_suite("spelling", tests, sizeof tests / sizeof *tests);
}
