/* SPDX-License-Identifier: Apache-2.0 */
/* Packed dictionaries: what goes in comes out, what is none is refused, and rules take them as bytes. */
#include <stdio.h>

#include "spell/packed_write.h"
#include "spell/speller.h"
#include "support.h"

/* What a dictionary of that name, with forms and the cases they are accepted in, comes to when it is packed. */
static void make_packed(rly_buf *out, const char *name, const char *const *forms, const uint8_t *cases)
{
    rly_snapshot_maker maker = {.dictionaries = 1, .dictionary = {{.complete = 1}}};
    bool added;
    snprintf(maker.dictionary[0].name, sizeof maker.dictionary[0].name, "%s", name);
    for (size_t i = 0; forms[i]; i++)
        *rly_snapshot_form(&maker, forms[i], strlen(forms[i]), &added) = cases[i];
    ck_assert_ptr_null(rly_pack(&maker, out));
    rly_snapshot_maker_free(&maker);
}

static void make_british(rly_buf *out)
{
    static const char *const forms[] = {"colour",
                                        "colours",
                                        "colour's",
                                        "london",
                                        "london's",
                                        "caf\xc3\xa9",
                                        "i",
                                        "lot",
                                        "i'm",
                                        "address",
                                        "receive",
                                        "received",
                                        "pneumonoultramicroscopic",
                                        "pneumonoultramicroscopicsilicovolcanoconiosis",
                                        "zoo",
                                        "did",
                                        "you",
                                        "it",
                                        NULL};
    static const uint8_t cases[] = {7, 7, 7, 6, 6, 7, 6 | RLY_COMMON, 7 | RLY_COMMON | RLY_LITTLE, 6, 7, 7, 7,
                                    7, 7, 7, 7, 7, 7};
    make_packed(out, "en_GB", forms, cases);
}

static void make_american(rly_buf *out)
{
    static const char *const forms[] = {"color", "colors", "london", "london's", "i", "receive", NULL};
    static const uint8_t cases[] = {7, 7, 6, 4, 6 | RLY_COMMON, 7};
    make_packed(out, "en_US", forms, cases);
}

static void expect_refused(const char *bytes, size_t size, const char *word)
{
    rly_speller *speller;
    replylint_error *error = replylint_error_new();
    ck_assert_int_eq(rly_speller_of_bytes(&speller, bytes, size, "words", error), REPLYLINT_ERROR_FILE);
    ck_assert_ptr_null(speller);
    ck_assert_msg(strstr(replylint_error_text(error, 0), word) != NULL, "%s", replylint_error_text(error, 0));
    ck_assert_msg(strncmp(replylint_error_text(error, 0), "words: ", 7) == 0, "%s", replylint_error_text(error, 0));
    replylint_error_free(error);
}

START_TEST(packed_dictionaries_are_unpacked_as_they_were)
{
    static const struct {
        const char *word;
        unsigned accepting;
    } cases[] = {{"colour", 1},
                 {"colours", 1},
                 {"colour's", 1},
                 {"COLOUR'S", 1},
                 {"colours's", 0},
                 {"color", 2},
                 {"color's", 0},
                 {"london", 0},
                 {"London", 3},
                 {"London's", 1},
                 {"LONDON'S", 3},
                 {"lot", 1},
                 {"caf\xc3\xa9", 3},
                 {"receive", 3},
                 {"received", 1},
                 {"recieve", 0},
                 {"zoo", 1},
                 {"I", 3},
                 {"pneumonoultramicroscopicsilicovolcanoconiosis", 1}};
    rly_buf bytes = {0}, american = {0};
    rly_speller *speller;
    const char *fault = NULL;
    make_british(&bytes);
    make_american(&american);
    rly_buf_add(&bytes, american.data, american.size);
    ck_assert_int_eq(rly_speller_of_bytes(&speller, bytes.data, bytes.size, "words", NULL), REPLYLINT_OK);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        unsigned accepting = rly_speller_accepts(speller, rly_str_of(cases[i].word), 3, &fault);
        ck_assert_msg(accepting == cases[i].accepting, "%s: %u", cases[i].word, accepting);
    }
    ck_assert_uint_eq(rly_speller_dictionary(speller, RLY_STR("en_US")), RLY_AMERICAN);
    rly_snapshot *snapshot = rly_speller_snapshot(speller);
    ck_assert_uint_eq(rly_snapshot_find(snapshot, "lot", 3) & (RLY_COMMON | RLY_LITTLE), RLY_COMMON | RLY_LITTLE);
    ck_assert_uint_eq(rly_snapshot_find(snapshot, "i", 1) & (RLY_COMMON | RLY_LITTLE), RLY_COMMON);
    ck_assert_uint_eq(rly_snapshot_find(snapshot, "address", 7) & (RLY_COMMON | RLY_LITTLE), 0);
    rly_speller_free(speller);
    rly_buf_free(&bytes);
    rly_buf_free(&american);
}
END_TEST

START_TEST(bad_packed_dictionaries_are_refused)
{
    rly_buf good = {0}, three = {0};
    make_british(&good);
    for (int i = 0; i < 3; i++)
        rly_buf_add(&three, good.data, good.size);
    expect_refused(three.data, three.size, "more than two");
    expect_refused(three.data, good.size + 1, "is none");
    for (size_t size = 8; size < good.size; size++)
        expect_refused(good.data, size, "cut short");
    for (size_t at = 0; at < good.size; at++) {
        rly_speller *speller = NULL;
        bool counts = at < RLY_PACKED_AT_NAME || at >= RLY_PACKED_AT_FORMS; /* a name may be any */
        good.data[at] ^= 0x40;
        replylint_status status = rly_speller_of_bytes(&speller, good.data, good.size, "words", NULL);
        ck_assert_msg(status == REPLYLINT_ERROR_FILE || !counts, "byte %zu", at);
        rly_speller_free(speller);
        good.data[at] ^= 0x40;
    }
    rly_buf_free(&good);
    rly_buf_free(&three);
}
END_TEST

/* Behind the checksum, too: whatever the forms hold, it is read as forms or refused. */
START_TEST(forms_that_are_none_are_refused)
{
    rly_buf good = {0};
    make_british(&good);
    for (size_t at = RLY_PACKED_HEADER; at < good.size; at++) {
        for (unsigned byte = 0; byte < 256; byte += 5) {
            char was = good.data[at];
            rly_speller *speller = NULL;
            good.data[at] = (char)byte;
            uint32_t sum = rly_packed_sum(good.data + RLY_PACKED_HEADER, good.size - RLY_PACKED_HEADER);
            for (unsigned i = 0; i < 4; i++)
                good.data[RLY_PACKED_AT_SUM + i] = (char)(sum >> 8 * i & 0xFF);
            replylint_status status = rly_speller_of_bytes(&speller, good.data, good.size, "words", NULL);
            ck_assert(status == REPLYLINT_OK || status == REPLYLINT_ERROR_FILE);
            rly_speller_free(speller);
            good.data[at] = was;
        }
    }
    rly_buf_free(&good);
}
END_TEST

START_TEST(rules_take_dictionaries_as_bytes)
{
    kit k = {.error = replylint_error_new()};
    rly_buf bytes = {0}, american = {0};
    make_british(&bytes);
    make_american(&american);
    rly_buf_add(&bytes, american.data, american.size);
    ck_assert_int_eq(replylint_rules_new(&k.rules, k.error), REPLYLINT_OK);
    ck_assert_int_eq(replylint_rules_spelling_bytes(NULL, "words", bytes.data, bytes.size, NULL),
                     REPLYLINT_ERROR_ARGUMENT);
    ck_assert_int_eq(replylint_rules_spelling_bytes(k.rules, "words", NULL, 1, NULL), REPLYLINT_ERROR_ARGUMENT);
    ck_assert_int_eq(replylint_rules_spelling_bytes(k.rules, NULL, bytes.data, bytes.size, k.error), REPLYLINT_OK);
    memset(bytes.data, 0, bytes.size); /* it has a copy */
    ck_assert_int_eq(replylint_linter_new(&k.linter, k.rules, NULL, 0, NULL, k.error), REPLYLINT_OK);
    ck_assert_int_eq(replylint_rules_spelling_bytes(k.rules, "words", "", 0, k.error), REPLYLINT_ERROR_STATE);
    ck_assert_int_eq(replylint_draft_new(&k.draft), REPLYLINT_OK);
    ck_assert_int_eq(replylint_report_new(&k.report), REPLYLINT_OK);
    lint_reply(&k, "Hi Diane, did you recieve it?", NULL);
    size_t i = finding_of(&k, "language/spelling");
    ck_assert_uint_ne(i, SIZE_MAX);
    ck_assert_str_eq(replylint_report_fix(k.report, i, 0, NULL, NULL, NULL), "receive");
    rly_buf_free(&bytes);
    rly_buf_free(&american);
    kit_free(&k);
}
END_TEST

START_TEST(a_dictionary_that_does_not_load_is_named_in_the_verdict)
{
    kit k = {.error = replylint_error_new()};
    ck_assert_int_eq(replylint_rules_new(&k.rules, k.error), REPLYLINT_OK);
    ck_assert_int_eq(replylint_rules_spelling_bytes(k.rules, "en_GB", "", 0, k.error), REPLYLINT_ERROR_FILE);
    ck_assert_int_eq(strncmp(replylint_error_text(k.error, 0), "en_GB: ", 7), 0);
    ck_assert_int_eq(replylint_linter_new(&k.linter, k.rules, NULL, 0, NULL, k.error), REPLYLINT_OK);
    ck_assert_int_eq(replylint_draft_new(&k.draft), REPLYLINT_OK);
    ck_assert_int_eq(replylint_report_new(&k.report), REPLYLINT_OK);
    lint_reply(&k, "Hi Diane, did you recieve it?", NULL);
    ck_assert_str_eq(verdict_of(&k, "language/spelling"), "skipped");
    kit_free(&k);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {
        packed_dictionaries_are_unpacked_as_they_were,
        bad_packed_dictionaries_are_refused,
        forms_that_are_none_are_refused,
        rules_take_dictionaries_as_bytes,
        a_dictionary_that_does_not_load_is_named_in_the_verdict,
    };
    return run_suite("packed", tests, sizeof tests / sizeof *tests);
}
