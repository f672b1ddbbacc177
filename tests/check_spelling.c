/* SPDX-License-Identifier: Apache-2.0 */
/* Spelling: snapshots that are none, what is suggested, and what a user of the library sees of it. */
#include <pthread.h>
#include <stdio.h>

#include "spell/snapshot_write.h"
#include "spell/suggest.h"
#include "spell/variant.h"
#include "support.h"

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
    memset(header->dictionary[1].name, 'n', sizeof header->dictionary[1].name);
    header->checksum = rly_snapshot_sum(header);
    expect_refused(good.data, good.size, "damaged");
    strcpy(header->dictionary[1].name, "en_US");
    memset(header->dictionary[1].base, 'b', sizeof header->dictionary[1].base);
    header->checksum = rly_snapshot_sum(header);
    expect_refused(good.data, good.size, "damaged");
    header->dictionary[1].base[0] = '\0';
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
    kit k = spelling_kit(spelling_folder(), "own_words: [snoozr]", REPLYLINT_OK);
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

/* Three words in no dictionary make a sentence foreign, two make it one with slips. */
START_TEST(a_foreign_sentence_is_left_alone)
{
    kit k = spelling_kit(spelling_folder(), NULL, REPLYLINT_OK);
    lint_reply(&k, "We have sent your new card, and it is on its way to you today. recieved uns freuen.", NULL);
    ck_assert_uint_eq(finding_of(&k, "language/spelling"), SIZE_MAX);
    lint_reply(&k, "We have sent your new card, and it is on its way to you today. recieved uns today.", NULL);
    ck_assert_uint_ne(finding_of(&k, "language/spelling"), SIZE_MAX);
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
    kit k = spelling_kit(spelling_folder(), NULL, REPLYLINT_OK);
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
    const TTest *const tests[] = {what_is_no_snapshot_is_refused,
                                  every_cut_and_every_byte_of_the_header_is_noticed,
                                  a_damaged_block_or_sum_is_noticed_when_it_is_looked_into,
                                  words_without_hunspell_are_told_apart_or_pass,
                                  suggestions_are_one_slip_away,
                                  a_slip_is_found_with_its_place_and_fix,
                                  a_foreign_sentence_is_left_alone,
                                  without_dictionaries_nothing_passes,
                                  lists_of_words_say_which_line_is_bad,
                                  threads_share_the_dictionaries};
    return run_suite("spelling", tests, sizeof tests / sizeof *tests);
}
