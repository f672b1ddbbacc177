/* SPDX-License-Identifier: Apache-2.0 */
/* Lengths in every unit: what counts for how much, and where a limit cuts. */
#include "suite.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unigbrk.h>

#include "measure/measure.h"

static rly_measuring scratch;

static rly_length measure(rly_limit limit, const char *text)
{
    rly_length length;
    ck_assert(rly_measure(&scratch, &limit, rly_str_of(text), &length));
    return length;
}

static uint64_t length_in(rly_measure_unit unit, const char *text)
{
    return measure((rly_limit){.unit = (uint8_t)unit, .url = 23}, text).length;
}

static uint64_t weight(rly_emoji_weighing emoji, const char *text)
{
    return measure((rly_limit){.unit = RLY_IN_WEIGHTED, .url = 23, .emoji = (uint8_t)emoji}, text).length;
}

/* `count` times a text; to be freed. */
static char *repeat(const char *text, size_t count)
{
    size_t size = strlen(text);
    char *all = malloc(size * count + 1);
    ck_assert_ptr_nonnull(all);
    for (size_t i = 0; i < count; i++)
        memcpy(all + i * size, text, size);
    all[size * count] = '\0';
    return all;
}

START_TEST(plain_units)
{
    static const struct {
        const char *text;
        uint64_t bytes, utf16, code_points, graphemes, threads;
    } cases[] = {{"", 0, 0, 0, 0, 0},
                 {"Hello", 5, 5, 5, 5, 5},
                 {"a\r\nb", 4, 4, 4, 3, 4},
                 {"caf\u00e9", 5, 4, 4, 4, 4},
                 {"cafe\u0301", 6, 5, 5, 4, 5},
                 {"\U0001F60A", 4, 2, 1, 1, 4},
                 {"ok \U0001F44D\U0001F3FD!", 12, 8, 6, 5, 12},
                 {"\U0001F1EC\U0001F1E7\U0001F1EB\U0001F1F7", 16, 8, 4, 2, 16},
                 {"1\uFE0F\u20E3", 7, 3, 3, 1, 7},
                 {"\U0001F468\u200D\U0001F469\u200D\U0001F467", 18, 8, 5, 1, 18},
                 {"\uAC00\u1112\u1161\u11AB", 12, 4, 4, 2, 4}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ck_assert_uint_eq(length_in(RLY_IN_BYTES, cases[i].text), cases[i].bytes);
        ck_assert_uint_eq(length_in(RLY_IN_UTF16, cases[i].text), cases[i].utf16);
        ck_assert_uint_eq(length_in(RLY_IN_CODE_POINTS, cases[i].text), cases[i].code_points);
        ck_assert_uint_eq(length_in(RLY_IN_GRAPHEMES, cases[i].text), cases[i].graphemes);
        ck_assert_uint_eq(length_in(RLY_IN_THREADS, cases[i].text), cases[i].threads);
    }
}
END_TEST

/* Pieces of which texts are made at random: what the rules of graphemes, NFC, links and emoji speak of. */
static const char *const pieces[] = {
    "a",          "7",          " ",          "\n",     "\r",     "\u0301", "\u00e9", "\u0915",   "\u093F",
    "\u094D",     "\u200D",     "\uFE0F",     "\u20E3", "\u1112", "\u1161", "\u11AB", "\uAC00",   "\u0600",
    "\U0001F1EC", "\U0001F468", "\U0001F3FD", "\u2764", "\u00A9", "\u0E33", "\u3042", "https://", "x.com",
    ".",          "/",          "(b)",        "@",      "?q=1",   "\uFB2C", "\uFEFF", "co",       "\u2026"};

static void make_text(uint32_t *seed, char *out, size_t room)
{
    size_t used = 0;
    for (uint32_t count = 1 + (*seed >> 16) % 14; count > 0; count--) {
        *seed = *seed * 1664525u + 1013904223u;
        const char *piece = pieces[(*seed >> 12) % (sizeof pieces / sizeof *pieces)];
        if (used + strlen(piece) + 1 > room)
            break;
        memcpy(out + used, piece, strlen(piece));
        used += strlen(piece);
    }
    out[used] = '\0';
}

START_TEST(graphemes_are_those_of_libunistring)
{
    uint32_t seed = 20;
    for (int round = 0; round < 20000; round++) {
        char text[200], breaks[200] = {0};
        make_text(&seed, text, sizeof text);
        size_t size = strlen(text), count = 0;
        u8_grapheme_breaks((const uint8_t *)text, size, breaks);
        for (size_t i = 0; i < size; i++)
            count += breaks[i] != 0;
        ck_assert_msg(length_in(RLY_IN_GRAPHEMES, text) == count, "%s", text);
    }
}
END_TEST

START_TEST(cuts_are_where_the_limit_is)
{
    uint32_t seed = 7;
    for (int round = 0; round < 20000; round++) {
        char text[200];
        make_text(&seed, text, sizeof text);
        for (uint8_t unit = 0; unit < RLY_MEASURE_UNITS; unit++) {
            rly_limit limit = {.unit = unit, .url = 23, .count = 1 + seed % 30};
            rly_length length = measure(limit, text);
            ck_assert_uint_le(length.cut, strlen(text));
            ck_assert_int_ne(text[length.cut] & 0xC0, 0x80);
            if (!length.over)
                ck_assert(length.invalid || length.cut == strlen(text));
            else if (unit != RLY_IN_SEGMENTS)
                ck_assert_uint_eq(length.length, length.limit + length.over);
            char kept[200] = "";
            memcpy(kept, text, length.cut);
            bool plain = unit < RLY_IN_WEIGHTED; /* a link that is cut elsewhere may be another one */
            if (plain)
                ck_assert_uint_le(length_in(unit, kept), limit.count);
        }
    }
}
END_TEST

START_TEST(weights_of_x)
{
    static const struct {
        const char *text;
        uint64_t platform, twitter_text, plain;
    } cases[] = {{"Hi Jo, sorry!", 13, 13, 13},
                 {"\u2019\u2013\u201C", 3, 3, 3},
                 {"\u2026", 2, 2, 2},
                 {"\u20AC5", 3, 3, 3},
                 {"\uAC00", 2, 2, 2},
                 {"\u1EA1", 2, 2, 2},
                 {"e\u0301", 1, 1, 1},
                 {"\u00A9", 1, 1, 1},
                 {"\u00A9\uFE0F", 2, 2, 3},
                 {"1\uFE0F\u20E3", 2, 2, 5},
                 {"n1\uFE0F\u20E3", 3, 3, 6},
                 {"\U0001F1EC\U0001F1E7", 2, 2, 4},
                 {"\U0001F44D\U0001F3FD", 2, 2, 4},
                 {"\U0001F468\u200D\U0001F469\u200D\U0001F467", 2, 2, 8},
                 {"\U0001F9D1\u200D\U0001F527", 2, 5, 5}, /* Emoji 12.1 */
                 {"\U0001F937\u200D\u2640", 2, 5, 5},     /* without its style */
                 {"\u260E\uFE0E", 4, 4, 4}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ck_assert_msg(weight(RLY_EMOJI_PLATFORM, cases[i].text) == cases[i].platform, "%s", cases[i].text);
        ck_assert_msg(weight(RLY_EMOJI_TWITTER_TEXT, cases[i].text) == cases[i].twitter_text, "%s", cases[i].text);
        ck_assert_msg(weight(RLY_EMOJI_PLAIN, cases[i].text) == cases[i].plain, "%s", cases[i].text);
    }
    rly_length flat =
        measure((rly_limit){.unit = RLY_IN_WEIGHTED, .flat = true, .url = 23}, "\u3042 https://a.com/long/path/to/it");
    ck_assert_uint_eq(flat.length, 25);
}
END_TEST

START_TEST(links_on_x)
{
    static const struct {
        const char *text;
        uint64_t length;
    } cases[] = {{"https://shop.example.com/a/very/long/path?with=a&query=too#too", 23},
                 {"shop.com", 23},
                 {"Shop.COM/path", 23},
                 {"see shop.com.", 28},
                 {"shop.example", 12}, /* no top-level domain */
                 {"e.g.this", 8},
                 {"mail@shop.com", 13}, /* an address */
                 {"$shop.com #shop.com", 19},
                 {"_shop.com -shop.com", 19}, /* behind a joiner, without http:// */
                 {"https://-shop.com", 17},
                 {"http://a_b.com", 14},
                 {"http://a_b.shop.com", 23},
                 {"https://t.co/abc-def", 27}, /* t.co has one word */
                 {"shop.com:8080", 28},        /* a port without a path */
                 {"shop.com:8080/x", 23},
                 {"shop.com?x=1", 27},
                 {"shop.com/x?y=1", 23},
                 {"https://shop.com/a_(b)", 23},
                 {"https://shop.com/a.", 24},
                 {"(https://shop.com/a)", 25},
                 {"\u65E5\u672Cshop.com\u3067\u3059", 4 + 23 + 4},
                 {"https://\u4F8B\u3048.jp/", 23},
                 {"https://xn--p1ai.xn--p1ai/", 23},
                 {"@shop.com shop.co.uk", 10 + 23},
                 {"foo..shop.com", 13},
                 {"www.shop.com,www.shop.com", 47}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        ck_assert_msg(weight(RLY_EMOJI_PLATFORM, cases[i].text) == cases[i].length, "%s: %u", cases[i].text,
                      (unsigned)weight(RLY_EMOJI_PLATFORM, cases[i].text));
    char *label = repeat("x", 64);
    char text[100];
    snprintf(text, sizeof text, "%s.com", label + 1);
    ck_assert_uint_eq(weight(RLY_EMOJI_PLATFORM, text), 23);
    snprintf(text, sizeof text, "%s.com", label); /* longer than a label may be */
    ck_assert_uint_eq(weight(RLY_EMOJI_PLATFORM, text), 68);
    free(label);
}
END_TEST

START_TEST(mastodon)
{
    static const struct {
        const char *text;
        uint64_t length;
    } cases[] = {{"Hello \U0001F468\u200D\U0001F469\u200D\U0001F467", 7},
                 {"https://shop.com/a/very/long/path?with=a&query=too", 23},
                 {"shop.com", 8}, /* a link begins with http:// */
                 {"xhttps://shop.com/long/path/to/it", 33},
                 {"@jo@social.example hi", 6},
                 {"@jo hi", 6},
                 {"=@jo@social.example", 19},
                 {"mail jo@social.example", 22},
                 {"@jo@a", 5},
                 {"https://shop.com/@jo@social.example", 23}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        ck_assert_msg(length_in(RLY_IN_MASTODON, cases[i].text) == cases[i].length, "%s: %u", cases[i].text,
                      (unsigned)length_in(RLY_IN_MASTODON, cases[i].text));
}
END_TEST

static void assert_sms(const char *piece, size_t count, rly_sms_encoding encoding, uint64_t units, uint64_t segments,
                       uint64_t left)
{
    char *text = repeat(piece, count);
    rly_length sms = measure((rly_limit){.unit = RLY_IN_SEGMENTS}, text);
    ck_assert_msg(sms.encoding == encoding && sms.length == units && sms.segments == segments &&
                      sms.segment_left == left,
                  "%zu times %s: %u units, %u parts, %u left", count, piece, (unsigned)sms.length,
                  (unsigned)sms.segments, (unsigned)sms.segment_left);
    free(text);
}

START_TEST(sms_parts)
{
    assert_sms("", 0, RLY_GSM7, 0, 1, 160);
    assert_sms("a", 160, RLY_GSM7, 160, 1, 0);
    assert_sms("a", 161, RLY_GSM7, 161, 2, 145);
    assert_sms("\u20AC", 80, RLY_GSM7, 160, 1, 0);
    assert_sms("\u20AC", 153, RLY_GSM7, 306, 3, 151); /* an escape pair is not divided */
    assert_sms("[", 81, RLY_GSM7, 162, 2, 143);
    assert_sms("\u00E9", 160, RLY_GSM7, 160, 1, 0);
    assert_sms("\u00ED", 70, RLY_UCS2, 70, 1, 0);
    assert_sms("`", 71, RLY_UCS2, 71, 2, 63);
    assert_sms("\U0001F60A", 35, RLY_UCS2, 70, 1, 0);
    assert_sms("\U0001F60A", 67, RLY_UCS2, 134, 3, 65); /* nor is a surrogate pair */
    assert_sms("\f", 2, RLY_GSM7, 4, 1, 156);
    assert_sms("\u039E\u0393\u00C7\u00BF\n\r", 1, RLY_GSM7, 6, 1, 154);
    assert_sms("\u00E7", 1, RLY_UCS2, 1, 1, 69);
}
END_TEST

START_TEST(sms_cuts)
{
    char *text = repeat("a", 400);
    rly_length one = measure((rly_limit){.unit = RLY_IN_SEGMENTS, .count = 1}, text);
    ck_assert_uint_eq(one.cut, 160);
    ck_assert_uint_eq(one.over, 240);
    rly_length two = measure((rly_limit){.unit = RLY_IN_SEGMENTS, .count = 2}, text);
    ck_assert_uint_eq(two.cut, 306);
    ck_assert_uint_eq(two.over, 94);
    ck_assert_uint_eq(two.limit, 306);
    rly_length three = measure((rly_limit){.unit = RLY_IN_SEGMENTS, .count = 3}, text);
    ck_assert_uint_eq(three.over, 0);
    ck_assert_uint_eq(three.cut, 400);
    free(text);
}
END_TEST

START_TEST(cuts_in_a_text_that_nfc_changes)
{
    rly_length length = measure((rly_limit){.unit = RLY_IN_WEIGHTED, .count = 4, .url = 23}, "e\u0301e\u0301 abc");
    ck_assert_uint_eq(length.length, 6);
    ck_assert_uint_eq(length.cut, 8); /* e and its mark twice, space, a */
    length = measure((rly_limit){.unit = RLY_IN_WEIGHTED, .count = 280, .url = 23}, "ab\uFEFFcd");
    ck_assert(length.invalid);
    ck_assert_uint_eq(length.cut, 2);
}
END_TEST

START_TEST(leading_mentions)
{
    ck_assert_uint_eq(rly_leading_mentions(RLY_STR("@jo @ann_b Hi @sam")), 11);
    ck_assert_uint_eq(rly_leading_mentions(RLY_STR("Hi @jo")), 0);
    ck_assert_uint_eq(rly_leading_mentions(RLY_STR("@jo, hi")), 0);
    ck_assert_uint_eq(rly_leading_mentions(RLY_STR("@ hi")), 0);
    ck_assert_uint_eq(rly_leading_mentions(RLY_STR("@jo")), 3);
    ck_assert_uint_eq(rly_leading_mentions(RLY_STR("@a_name_that_is_much_too_long hi")), 0);
}
END_TEST

static replylint_status read_limits(const char *yaml, rly_limits *limits, replylint_error *error)
{
    rly_tree_store store = {0};
    replylint_status status = rly_tree_read(&store, RLY_YAML, "limits.yml", yaml, strlen(yaml), error);
    if (!status)
        status = rly_limits_read(limits, &store.tree, rly_root(&store.tree), error);
    rly_tree_free(&store);
    return status;
}

START_TEST(limits_are_read)
{
    rly_limits limits = {0};
    replylint_error *error = replylint_error_new();
    ck_assert_int_eq(read_limits("{count: 300, unit: graphemes, also: {count: 3000, unit: bytes}}", &limits, error), 0);
    ck_assert_uint_eq(limits.of[0].count, 300);
    ck_assert_uint_eq(limits.of[0].url, 23);
    ck_assert_uint_eq(limits.of[1].unit, RLY_IN_BYTES);
    ck_assert_int_eq(read_limits("{count: 25000}", &limits, error), 0); /* what is not named stays */
    ck_assert_uint_eq(limits.of[0].count, 25000);
    ck_assert_uint_eq(limits.of[0].unit, RLY_IN_GRAPHEMES);
    static const struct {
        const char *yaml, *says;
    } bad[] = {{"{unit: grapheme}", "did you mean \"graphemes\""},
               {"{count: many}", "limits.yml:1"},
               {"{counts: 3}", "did you mean \"count\""},
               {"{emoji: none}", "emoji"},
               {"{also: {also: {count: 1}}}", "third"}};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        replylint_error_clear(error);
        ck_assert_int_ne(read_limits(bad[i].yaml, &limits, error), 0);
        ck_assert_msg(strstr(replylint_error_text(error, 0), bad[i].says) != NULL, "%s",
                      replylint_error_text(error, 0));
        ck_assert_uint_eq(limits.of[0].count, 25000);
    }
    replylint_error_free(error);
}
END_TEST

/* What would take a regular expression, or a look back at every step, for ever: a test that hangs is a test that fails.
 */
START_TEST(hostile_texts_take_linear_time)
{
    static const char *const hostile[] = {
        "a.",   "a_",      ".com",  "a.com/(",          "(",          "\u3042.", "a.com(", "e\u0301", "\u0301",
        "@a@b", "http://", "t.co/", "\U0001F468\u200D", "\U0001F1EC", "a.-",     "\u3042", "?.com",   "a.com?"};
    for (size_t i = 0; i < sizeof hostile / sizeof *hostile; i++) {
        char *text = repeat(hostile[i], 400000 / strlen(hostile[i]));
        for (uint8_t unit = 0; unit < RLY_MEASURE_UNITS; unit++)
            measure((rly_limit){.unit = unit, .url = 23, .count = 280}, text);
        free(text);
    }
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {
        plain_units,
        graphemes_are_those_of_libunistring,
        cuts_are_where_the_limit_is,
        weights_of_x,
        links_on_x,
        mastodon,
        sms_parts,
        sms_cuts,
        cuts_in_a_text_that_nfc_changes,
        leading_mentions,
        limits_are_read,
        hostile_texts_take_linear_time,
    };
    return run_suite("measure", tests, sizeof tests / sizeof *tests);
}
