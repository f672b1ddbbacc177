/* SPDX-License-Identifier: Apache-2.0 */
/* The ground floor: documents as trees with places, JSON out, faults, memory that is used again. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/json.h"
#include "base/lookup.h"
#include "base/tree.h"
#include "base/utf8.h"
#include "draft/hours.h"
#include "draft/time.h"

static rly_tree_store store;
static replylint_error *faults;

static void set_up(void)
{
    faults = replylint_error_new();
}

static void tear_down(void)
{
    rly_tree_free(&store);
    replylint_error_free(faults);
}

static replylint_status read_text(rly_syntax syntax, const char *text)
{
    return rly_tree_read(&store, syntax, "file", text, strlen(text), faults);
}

static const rly_node *member(const char *key)
{
    return rly_member(&store.tree, rly_root(&store.tree), key);
}

START_TEST(a_tree_keeps_values_and_places)
{
    ck_assert_int_eq(read_text(RLY_YAML, "one: 1\nlist: [a, 'b c']\nmap:\n  inner: |\n    two\n    lines\nempty:\n"),
                     REPLYLINT_OK);
    ck_assert_str_eq(rly_node_text(&store.tree, member("one")).data, "1");
    const rly_node *second = rly_next(&store.tree, rly_first(&store.tree, member("list")));
    ck_assert_str_eq(rly_node_text(&store.tree, second).data, "b c");
    ck_assert_uint_eq(second->line, 2);
    ck_assert_uint_eq(second->column, 12); /* behind the quote */
    ck_assert(second->quoted && !member("one")->quoted);
    ck_assert_str_eq(rly_node_text(&store.tree, rly_member(&store.tree, member("map"), "inner")).data, "two\nlines\n");
    ck_assert_uint_eq(rly_key_place(&store.tree, member("map")).line, 3);
    ck_assert_uint_eq(rly_node_text(&store.tree, member("empty")).size, 0);
    ck_assert_ptr_null(member("nothing"));
}
END_TEST

START_TEST(comments_alone_are_an_empty_document)
{
    static const char *const texts[] = {"", "\n", "# a\n", " # a: 1\r\n\t\n#", "#"};

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        ck_assert_int_eq(read_text(RLY_YAML, texts[i]), REPLYLINT_OK);
        ck_assert_ptr_null(rly_root(&store.tree));
    }
    ck_assert_int_eq(read_text(RLY_YAML, "# a\nb: 1"), REPLYLINT_OK);
    ck_assert_uint_eq(member("b")->line, 2);
}
END_TEST

START_TEST(json_strings_may_hold_anything)
{
    ck_assert_int_eq(read_text(RLY_JSON, "{\"a\": \"\\u00e9\\ud83d\\ude00\\u0000x\\n\", \"b\": null}"), REPLYLINT_OK);
    rly_str text = rly_node_text(&store.tree, member("a"));
    ck_assert_uint_eq(text.size, 9);
    ck_assert_mem_eq(text.data, "\xc3\xa9\xf0\x9f\x98\x80\0x\n", 9);
    ck_assert(!member("b")->quoted);
}
END_TEST

static void expect_fault(rly_syntax syntax, const char *text, replylint_status status, const char *message)
{
    replylint_error_clear(faults);
    ck_assert_int_eq(read_text(syntax, text), status);
    ck_assert_uint_eq(store.tree.count, 0);
    ck_assert_msg(strstr(replylint_error_text(faults, 0), message) == replylint_error_text(faults, 0), "%s",
                  replylint_error_text(faults, 0));
}

START_TEST(broken_documents_are_told_with_their_place)
{
    expect_fault(RLY_JSON, "{\"a\": 1,}", REPLYLINT_ERROR_SYNTAX, "file:1:");
    expect_fault(RLY_JSON, "{\"a\": \"x", REPLYLINT_ERROR_SYNTAX, "file:1:");
    expect_fault(RLY_JSON, "{\"a\": \"\\ud800\"}", REPLYLINT_ERROR_SYNTAX, "file:1:");
    expect_fault(RLY_JSON, "{\"a\": 1, \"a\": 2}", REPLYLINT_ERROR_SYNTAX, "file:1:");
    expect_fault(RLY_JSON, "", REPLYLINT_ERROR_SYNTAX, "file:1:1: empty; expected a JSON value");
    expect_fault(RLY_YAML, "a: [", REPLYLINT_ERROR_SYNTAX, "file:");
    expect_fault(RLY_YAML, "a: &x 1\nb: *x\n", REPLYLINT_ERROR_SYNTAX, "file:2:");
    expect_fault(RLY_YAML, "a: !!str 1\n", REPLYLINT_ERROR_SYNTAX, "file:1:");
    expect_fault(RLY_YAML, "a: 1\nb: \xff\n", REPLYLINT_ERROR_ENCODING, "file:2:4: not valid UTF-8 (byte 8 is 0xFF)");
}
END_TEST

START_TEST(what_is_no_json_is_refused)
{
    static const struct {
        const char *text, *message;
    } cases[] = {
        {"{\"a\": 01}", "file:1:7: expected a value"},
        {"{\"a\": 1.}", "file:1:7: expected a value"},
        {"{\"a\": 1e}", "file:1:7: expected a value"},
        {"{\"a\": +1}", "file:1:7: expected a value"},
        {"{\"a\": NaN}", "file:1:7: expected a value"},
        {"{\n \"\xc3\xa9\": tru}", "file:2:7: expected a value"},
        {"{\"a\" 1}", "file:1:6: expected a colon"},
        {"{a: 1}", "file:1:2: expected a key in quotes"},
        {"[1 2]", "file:1:4: expected a comma or ]"},
        {"{\"a\": 1 \"b\": 2}", "file:1:9: expected a comma or }"},
        {"{} x", "file:1:4: something stands behind"},
        {"{\"a\": \"x\ty\"}", "file:1:9: a line end or control character"},
        {"{\"a\": \"\\x\"}", "file:1:8: no such escape"},
        {"{\"a\": \"\\u12g4\"}", "file:1:8: \\u is followed by"},
        {"{\"a\": \"\\udc00\"}", "file:1:8: half a character"},
        {"{\"a\": {\"b\": 1, \"b\": 2}}", "file:1:17: the key \"b\" stands twice"},
        {"[1", "file:1:3: the JSON ends too early"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        expect_fault(RLY_JSON, cases[i].text, REPLYLINT_ERROR_SYNTAX, cases[i].message);
}
END_TEST

START_TEST(values_of_json_have_their_places)
{
    ck_assert_int_eq(read_text(RLY_JSON, "{\"\xc3\xa9\": \"x\",\n  \"n\": [-0.5e+3, true]}"), REPLYLINT_OK);
    const rly_node *text = member("\xc3\xa9"), *first = rly_first(&store.tree, member("n"));
    ck_assert_uint_eq(text->column, 8);
    ck_assert_uint_eq(text->start, 8);
    ck_assert_uint_eq(text->end, 9);
    ck_assert_uint_eq(text->key_column, 3);
    ck_assert(rly_str_is(rly_node_text(&store.tree, first), "-0.5e+3") && !first->quoted);
    ck_assert_uint_eq(first->line, 2);
    ck_assert_uint_eq(first->column, 9);
    ck_assert_uint_eq(rly_node_place(&store.tree, member("n")).line, 2);
    ck_assert_uint_eq(member("n")->count, 2);
}
END_TEST

START_TEST(deep_nesting_is_refused_not_followed)
{
    char text[4001];
    memset(text, '[', 4000);
    text[4000] = '\0';
    ck_assert_int_eq(read_text(RLY_YAML, text), REPLYLINT_ERROR_SYNTAX);
    ck_assert_int_eq(read_text(RLY_JSON, text), REPLYLINT_ERROR_SYNTAX);
    for (int i = 0; i < 100; i++) {
        text[i] = '[';
        text[199 - i] = ']';
    }
    text[200] = '\0';
    ck_assert_int_eq(read_text(RLY_JSON, text), REPLYLINT_ERROR_SYNTAX);
}
END_TEST

START_TEST(unknown_keys_get_a_did_you_mean)
{
    static const char *const keys[] = {"message", "advice", NULL};
    ck_assert_int_eq(read_text(RLY_YAML, "mesage: x\nadvice: y\nzzzzzzzz: z\n"), REPLYLINT_OK);
    ck_assert_int_eq(rly_check_keys(&store.tree, rly_root(&store.tree), keys, "a rule", faults),
                     REPLYLINT_ERROR_UNKNOWN);
    ck_assert_uint_eq(replylint_error_count(faults), 2);
    ck_assert_str_eq(replylint_error_text(faults, 0),
                     "file:1:1: a rule has no key \"mesage\"; did you mean \"message\"?");
    ck_assert_str_eq(replylint_error_text(faults, 1), "file:3:1: a rule has no key \"zzzzzzzz\"");
}
END_TEST

START_TEST(typed_values_say_what_they_expect)
{
    bool flag;
    uint32_t number;
    ck_assert_int_eq(read_text(RLY_YAML, "a: yes\nb: maybe\nc: 12\nd: -1\ne: 99999999999\n"), REPLYLINT_OK);
    ck_assert_int_eq(rly_node_bool(&store.tree, member("a"), &flag, faults), REPLYLINT_OK);
    ck_assert(flag);
    ck_assert_int_eq(rly_node_bool(&store.tree, member("b"), &flag, faults), REPLYLINT_ERROR_SYNTAX);
    ck_assert_str_eq(replylint_error_text(faults, 0), "file:2:4: expected true or false, not \"maybe\"");
    ck_assert_int_eq(rly_node_count(&store.tree, member("c"), 100, &number, faults), REPLYLINT_OK);
    ck_assert_uint_eq(number, 12);
    ck_assert_int_eq(rly_node_count(&store.tree, member("c"), 11, &number, NULL), REPLYLINT_ERROR_SYNTAX);
    ck_assert_int_eq(rly_node_count(&store.tree, member("d"), 100, &number, NULL), REPLYLINT_ERROR_SYNTAX);
    ck_assert_int_eq(rly_node_count(&store.tree, member("e"), 100, &number, NULL), REPLYLINT_ERROR_SYNTAX);
}
END_TEST

START_TEST(json_is_written_escaped)
{
    rly_buf out = {0};
    rly_json json = {&out, false};
    rly_json_open(&json, NULL, '{');
    rly_json_text(&json, "t", (rly_str){"a\"\\\n\x01\0\xc3\xa9\xff", 9});
    rly_json_number(&json, "n", -5);
    rly_json_share(&json, "s", 0.25);
    rly_json_share(&json, "w", 1);
    rly_json_share(&json, "m", -1.5);
    rly_json_share(&json, "z", -0.0001);
    rly_json_open(&json, "l", '[');
    rly_json_flag(&json, NULL, true);
    rly_json_null(&json, NULL);
    rly_json_close(&json, ']');
    rly_json_close(&json, '}');
    ck_assert_str_eq(rly_buf_text(&out),
                     "{\"t\":\"a\\\"\\\\\\n\\u0001\\u0000\xc3\xa9\xef\xbf\xbd\",\"n\":-5,\"s\":0.25,"
                     "\"w\":1,\"m\":-1.5,\"z\":0,\"l\":[true,null]}");
    rly_buf_free(&out);
}
END_TEST

START_TEST(an_arena_gives_its_memory_again)
{
    rly_arena arena = {0};
    char *first = rly_arena_copy(&arena, "secret", 6), *large = rly_arena_take(&arena, 100000);
    ck_assert_str_eq(first, "secret");
    ck_assert_ptr_nonnull(large);
    rly_arena_reset(&arena);
    ck_assert_int_eq(first[0], '\0'); /* wiped */
    for (int round = 0; round < 3; round++) {
        ck_assert_ptr_nonnull(rly_arena_take(&arena, 100000));
        ck_assert_ptr_nonnull(rly_arena_take(&arena, 100));
        rly_arena_reset(&arena);
    }
    ck_assert_ptr_null(rly_arena_take(&arena, SIZE_MAX));
    rly_arena_free(&arena);
}
END_TEST

START_TEST(names_are_looked_up)
{
    enum { NAMES = 500 };
    static char names[NAMES][8];
    rly_lookup lookup = {0};
    ck_assert_uint_eq(rly_lookup_find(&lookup, RLY_STR("n0")), RLY_NO_NAME);
    for (uint16_t i = 0; i < NAMES; i++) {
        snprintf(names[i], sizeof names[i], "n%d", i);
        ck_assert(rly_lookup_add(&lookup, rly_str_of(names[i]), i));
    }
    for (uint16_t i = 0; i < NAMES; i++)
        ck_assert_uint_eq(rly_lookup_find(&lookup, rly_str_of(names[i])), i);
    ck_assert(rly_lookup_add(&lookup, RLY_STR("n7"), 8)); /* the first one stays */
    ck_assert_uint_eq(rly_lookup_find(&lookup, RLY_STR("n7")), 7);
    ck_assert_uint_eq(rly_lookup_find(&lookup, RLY_STR("n")), RLY_NO_NAME);
    ck_assert_uint_eq(rly_lookup_find(&lookup, RLY_STR("")), RLY_NO_NAME);
    rly_lookup_free(&lookup);
}
END_TEST

/* Where the fault is; -1: nowhere. */
static int fault_at(const char *text)
{
    const uint8_t *fault = rly_utf8_fault(text, strlen(text));
    return fault ? (int)((const char *)fault - text) : -1;
}

START_TEST(what_is_no_utf8_is_found)
{
    ck_assert_int_eq(fault_at(""), -1);
    ck_assert_int_eq(fault_at("plain, and longer than eight bytes"), -1);
    ck_assert_int_eq(fault_at("caf\xC3\xA9 \xE2\x82\xAC\xF0\x9F\x98\x80 and so on, and so on"), -1);
    ck_assert_int_eq(fault_at("caf\xC3"), 3);             /* cut off */
    ck_assert_int_eq(fault_at("caf\xC3 noir, grand"), 3); /* and so before what is not */
    ck_assert_int_eq(fault_at("\xA9"), 0);
    ck_assert_int_eq(fault_at("\xC3\xA9\xC3\xA9\xA9"), 4);
    ck_assert_int_eq(fault_at("12345678\xED\xA0\x80"), 8); /* half a pair of UTF-16 */
    ck_assert_int_eq(fault_at("12345678123\xF8\x88\x80\x80\x80"), 11);
}
END_TEST

START_TEST(where_ascii_ends_is_found)
{
    static const char text[] = "12345678 and 12\xC3\xA9 34";
    for (size_t at = 0; at < 15; at++)
        ck_assert_uint_eq(rly_ascii_end(text, sizeof text - 1, at), 15);
    ck_assert_uint_eq(rly_ascii_end(text, 11, 2), 11);
    ck_assert_uint_eq(rly_ascii_end(text, sizeof text - 1, 15), 15);
    ck_assert_uint_eq(rly_ascii_end(text, sizeof text - 1, 17), sizeof text - 1);
    ck_assert_uint_eq(rly_ascii_end("", 0, 0), 0);
}
END_TEST

/* What stands behind a word does not count, and every byte of it does. */
START_TEST(words_are_numbers)
{
    enum { MOST = 64 };
    char word[MOST + 16], other[MOST + 16];
    for (size_t i = 0; i < MOST; i++)
        word[i] = (char)('a' + i * 7 % 26);
    for (size_t size = 0; size <= MOST; size++) {
        memcpy(other, word, size);
        memset(other + size, 'x', sizeof other - size);
        uint64_t number = rly_word_number((rly_str){word, size});
        ck_assert_uint_eq(rly_word_number_padded((rly_str){other, size}), number);
        for (size_t i = 0; i < size; i++) {
            other[i] ^= 1;
            ck_assert_uint_ne(rly_word_number((rly_str){other, size}), number);
            other[i] ^= 1;
        }
        if (size < MOST)
            ck_assert_uint_ne(rly_word_number((rly_str){word, size + 1}), number);
    }
    ck_assert_uint_eq(rly_word_number(RLY_STR("")), 0);
}
END_TEST

typedef struct sorted {
    uint32_t key, number;
} sorted;

static int by_key(const void *a, const void *b)
{
    const sorted *x = a, *y = b;
    return (x->key > y->key) - (x->key < y->key);
}

START_TEST(few_and_many_items_are_sorted)
{
    enum { MOST = 200 };
    static const size_t counts[] = {0, 1, 2, 3, 24, 25, MOST};
    for (size_t c = 0; c < sizeof counts / sizeof *counts; c++) {
        sorted items[MOST];
        for (uint32_t i = 0; i < counts[c]; i++)
            items[i] = (sorted){i * 7919 % 13, i};
        rly_sort(items, counts[c], sizeof *items, by_key);
        uint64_t seen = 0;
        for (size_t i = 0; i < counts[c]; i++) {
            ck_assert_uint_eq(items[i].key, items[i].number * 7919 % 13);
            seen += items[i].number;
            bool in_order = i == 0 || items[i - 1].key < items[i].key;
            bool stable = i > 0 && items[i - 1].key == items[i].key && items[i - 1].number < items[i].number;
            ck_assert(in_order || stable || counts[c] > 24);
            ck_assert(i == 0 || items[i - 1].key <= items[i].key);
        }
        ck_assert_uint_eq(seen, counts[c] ? counts[c] * (counts[c] - 1) / 2 : 0);
    }
}
END_TEST

START_TEST(times_are_read_strictly)
{
    static const struct {
        const char *text;
        int64_t seconds; /* -1: none */
    } cases[] = {{"1970-01-01T00:00:00Z", 0},
                 {"1970-01-02", 86400},
                 {"2000-02-29T12:00:00Z", 951825600},
                 {"2026-01-31 17:00:30+01:00", 1769875230},
                 {"2026-01-31T17:00:30.123-0530", 1769898630},
                 {"2025-02-29", -1},
                 {"2026-13-01", -1},
                 {"2026-01-31T24:00", -1},
                 {"2026-01-31T17:00:00Zz", -1},
                 {"31/01/2026", -1},
                 {"", -1}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int64_t seconds = -1;
        bool good = rly_time_parse(rly_str_of(cases[i].text), &seconds);
        ck_assert_msg(good == (cases[i].seconds != -1) && (!good || seconds == cases[i].seconds), "%s: %lld",
                      cases[i].text, (long long)seconds);
    }
}
END_TEST

START_TEST(the_calendar_counts_days)
{
    int64_t days;
    ck_assert(rly_days_of(1970, 1, 1, &days));
    ck_assert_int_eq(days, 0);
    ck_assert_int_eq(rly_weekday_of(days), 3);
    ck_assert(rly_days_of(2026, 5, 4, &days));
    ck_assert_int_eq(rly_weekday_of(days), 0);
    ck_assert_int_eq(rly_year_of(days), 2026);
    ck_assert(!rly_days_of(2026, 2, 29, &days));
    ck_assert_int_eq(rly_day_of(86399), 0);
    ck_assert_int_eq(rly_day_of(-1), -1);
    ck_assert_int_eq(rly_weekday_of(-1), 2);
    ck_assert_int_eq(rly_year_of(-1), 1969);
    int east = 7;
    ck_assert(!rly_zone_parse(RLY_STR("noon"), &east));
    ck_assert_int_eq(east, 7);
    ck_assert(rly_zone_parse(RLY_STR("-05:30"), &east));
    ck_assert_int_eq(east, -19800);
}
END_TEST

START_TEST(service_hours_are_read)
{
    static const struct {
        const char *text;
        int weekday, minute, open; /* -1: it is none */
    } cases[] = {{"Mo-Fr 09:00-17:00", 0, 540, 1},
                 {"Mo-Fr 09:00-17:00", 0, 1020, 0},
                 {"Mo-Fr 09:00-17:00", 5, 600, 0},
                 {"Monday-Friday 9-17; Sat 10.30-14", 5, 640, 1},
                 {"Mo-Fr 9-17, Sa 10-14", 5, 700, 1},
                 {"Mo,We 9-12,13-17", 2, 730, 0},
                 {"Mo,We 9-12,13-17", 2, 790, 1},
                 {"Mo,We 9-12,13-17", 1, 790, 0},
                 {"Fr-Mo 20:00-02:00", 1, 60, 1},
                 {"Fr-Mo 20:00-02:00", 2, 60, 0},
                 {"8-18", 6, 500, 1},
                 {"24/7", 6, 0, 1},
                 {"", 0, 0, -1},
                 {"Mo-Fr", 0, 0, -1},
                 {"Mo-Fr 9-25", 0, 0, -1},
                 {"Mo- 9-17", 0, 0, -1},
                 {"nine to five", 0, 0, -1},
                 {"Mo 9-9", 0, 0, -1},
                 {"Mo 9-17 or so", 0, 0, -1}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        rly_hours hours;
        bool good = rly_hours_parse(rly_str_of(cases[i].text), &hours);
        int open = good ? rly_hours_hold(&hours, cases[i].weekday, cases[i].minute) : -1;
        ck_assert_msg(open == cases[i].open, "%s: %d", cases[i].text, open);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("base");
    TCase *all = tcase_create("all");
    tcase_add_checked_fixture(all, set_up, tear_down);
    tcase_add_test(all, a_tree_keeps_values_and_places);
    tcase_add_test(all, comments_alone_are_an_empty_document);
    tcase_add_test(all, json_strings_may_hold_anything);
    tcase_add_test(all, broken_documents_are_told_with_their_place);
    tcase_add_test(all, what_is_no_json_is_refused);
    tcase_add_test(all, values_of_json_have_their_places);
    tcase_add_test(all, deep_nesting_is_refused_not_followed);
    tcase_add_test(all, unknown_keys_get_a_did_you_mean);
    tcase_add_test(all, typed_values_say_what_they_expect);
    tcase_add_test(all, json_is_written_escaped);
    tcase_add_test(all, an_arena_gives_its_memory_again);
    tcase_add_test(all, names_are_looked_up);
    tcase_add_test(all, what_is_no_utf8_is_found);
    tcase_add_test(all, few_and_many_items_are_sorted);
    tcase_add_test(all, times_are_read_strictly);
    tcase_add_test(all, the_calendar_counts_days);
    tcase_add_test(all, service_hours_are_read);
    tcase_add_test(all, where_ascii_ends_is_found);
    tcase_add_test(all, words_are_numbers);
    suite_add_tcase(suite, all);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
