/* SPDX-License-Identifier: Apache-2.0 */
/* The reading text and the way back to the source, positions, graphemes, language. */
#include "check_text.h"

#include <stdlib.h>

#include "text/grapheme.h"
#include "text/internal.h"
#include "text/position.h"

static void expect_reading(const char *source, const char *expected)
{
    rly_text text = {0};
    read_text(&text, source, NULL);
    ck_assert_uint_eq(text.reading.size, strlen(expected));
    ck_assert_str_eq(text.reading.data, expected);
    rly_text_free(&text);
}

/* Where `word` of the reading text lies in the source. */
static void expect_source(const char *source, const char *word, const char *expected)
{
    rly_text text = {0};
    read_text(&text, source, NULL);
    const char *found = strstr(text.reading.data, word);
    ck_assert_ptr_nonnull(found);
    uint32_t start = (uint32_t)(found - text.reading.data);
    size_t from, to;
    rly_text_source(&text, start, start + (uint32_t)strlen(word), &from, &to);
    ck_assert_uint_eq(to - from, strlen(expected));
    ck_assert_mem_eq(source + from, expected, to - from);
    rly_text_free(&text);
}

START_TEST(ascii_reads_as_it_stands)
{
    rly_text text = {0};
    read_text(&text, "Hi there.\nAll is \"well\".", NULL);
    ck_assert(text.ascii);
    ck_assert(text.map.identity);
    ck_assert_str_eq(text.reading.data, "Hi there.\nAll is \"well\".");
    size_t from, to;
    rly_text_source(&text, 3, 8, &from, &to);
    ck_assert_uint_eq(from, 3);
    ck_assert_uint_eq(to, 8);
    rly_text_free(&text);
}
END_TEST

START_TEST(typography_reads_plain)
{
    expect_reading("We\u2019re \u201Chappy\u201D", "We're \"happy\"");
    expect_reading("9\u201317h \u2014 or so\u2026", "9-17h - or so...");
    expect_reading("5\u00A0pm\u202Ftoday\u3000x", "5 pm today x");
    expect_reading("so\u200Bft\u00ADly \u202Aleft\u202C", "softly left");
    expect_reading("don\u00B4t \u00ABsay\u00BB", "don't \"say\"");
    expect_reading("one\r\ntwo\rthree\nfour", "one\ntwo\nthree\nfour");
    expect_reading("\uFEFFHello", "Hello");
}
END_TEST

START_TEST(letters_are_composed)
{
    expect_reading("cafe\u0301", "caf\u00E9");
    expect_reading("\u212Bngstrom", "\u00C5ngstrom");
    expect_reading("\u1112\u1161\u11AB", "\uD55C");
    expect_reading("e\u0323\u0302 x", "\u1EC7 x");
    expect_reading("na\u00EFve \u00E9t\u00E9", "na\u00EFve \u00E9t\u00E9");
    expect_source("a cafe\u0301 here", "caf\u00E9", "cafe\u0301");
    expect_source("a cafe\u0301 here", "here", "here");
}
END_TEST

START_TEST(joiners_stay_within_emoji_only)
{
    expect_reading("\U0001F469\u200D\U0001F467 a\u200Db", "\U0001F469\u200D\U0001F467 ab");
    expect_reading("\u2764\uFE0F a\uFE0F", "\u2764\uFE0F a");
    expect_reading("1\uFE0F\u20E3 1\uFE0F", "1\uFE0F\u20E3 1");
}
END_TEST

START_TEST(offsets_lead_back)
{
    expect_source("We\u2019re sorry", "We're", "We\u2019re");
    expect_source("We\u2019re sorry", "sorry", "sorry");
    expect_source("\u201C\u2018Yes\u2019\u201D", "'Yes'", "\u2018Yes\u2019");
    expect_source("\u201C\u2018Yes\u2019\u201D", "\"'", "\u201C\u2018");
    expect_source("one\r\ntwo", "two", "two");
    expect_source("one\r\ntwo", "one", "one");
    expect_source("\uFEFFHello", "Hello", "Hello");
    expect_source("wait\u2026 what", "...", "\u2026");
    expect_source("so\u200Bft", "soft", "so\u200Bft");
}
END_TEST

START_TEST(offsets_rise_and_split_nothing)
{
    const char *source = "\uFEFF\u201CHe\u0301y\u201D\u200B\r\n\u2026\U0001F469\u200D\U0001F467\u2019\u2019 z";
    size_t size = strlen(source), last_from = 0, last_to = 0;
    rly_text text = {0};
    read_text(&text, source, NULL);
    for (uint32_t at = 0; at < text.reading.size; at++) {
        size_t from, to;
        rly_text_source(&text, at, at + 1, &from, &to);
        ck_assert_uint_le(last_from, from);
        ck_assert_uint_le(last_to, to);
        ck_assert_uint_le(to, size);
        last_from = from;
        last_to = to;
        if (((unsigned char)text.reading.data[at] & 0xC0) != 0x80)
            ck_assert_int_ne((unsigned char)source[from] & 0xC0, 0x80);
    }
    rly_text_free(&text);
}
END_TEST

START_TEST(nothing_is_fine)
{
    rly_text text = {0};
    ck_assert_int_eq(rly_text_read(&text, NULL, 0, "the reply", NULL, NULL), REPLYLINT_OK);
    ck_assert_uint_eq(text.tokens.count, 0);
    ck_assert_uint_eq(text.sentences, 0);
    ck_assert_str_eq(rly_text_language(&text), "");
    read_text(&text, "\U0001F600\U0001F600", NULL);
    ck_assert_uint_eq(text.tokens.count, 0);
    ck_assert_uint_eq(text.spans.count, 2);
    rly_text_free(&text);
}
END_TEST

START_TEST(nul_is_data)
{
    rly_text text = {0};
    ck_assert_int_eq(rly_text_read(&text, "one\0two", 7, "the reply", NULL, NULL), REPLYLINT_OK);
    ck_assert_uint_eq(text.reading.size, 7);
    ck_assert_str_eq(show_tokens(&text).text, "one two");
    rly_text_free(&text);
}
END_TEST

static void expect_bad_utf8(const char *source, size_t size, const char *message)
{
    rly_text text = {0};
    replylint_error *error = replylint_error_new();
    ck_assert_int_eq(rly_text_read(&text, source, size, "the reply", NULL, error), REPLYLINT_ERROR_ENCODING);
    ck_assert_uint_eq(text.tokens.count, 0);
    ck_assert_str_eq(replylint_error_message(error, 0), message);
    replylint_error_free(error);
    rly_text_free(&text);
}

START_TEST(invalid_utf8_is_an_error)
{
    expect_bad_utf8("caf\xE9 ok", 7, "the reply is not valid UTF-8 at byte 3 (0xE9); convert it to UTF-8");
    expect_bad_utf8("\xC0\xAF", 2, "the reply is not valid UTF-8 at byte 0 (0xC0); convert it to UTF-8");
    expect_bad_utf8("a\xED\xA0\x80", 4, "the reply is not valid UTF-8 at byte 1 (0xED); convert it to UTF-8");
    expect_bad_utf8("\xF4\x90\x80\x80", 4, "the reply is not valid UTF-8 at byte 0 (0xF4); convert it to UTF-8");
    expect_bad_utf8("ab\xE2\x80", 4, "the reply is not valid UTF-8 at byte 2 (0xE2); convert it to UTF-8");
}
END_TEST

START_TEST(a_text_is_used_again)
{
    rly_text text = {0};
    read_text(&text, "A long text first, with \u201Cquotes\u201D and 3 numbers.", NULL);
    read_text(&text, "Short.", NULL);
    ck_assert(text.ascii);
    ck_assert_str_eq(show_tokens(&text).text, "short");
    ck_assert_uint_eq(text.spans.count, 0);
    rly_text_free(&text);
}
END_TEST

START_TEST(maps_compose)
{
    /* "xB" <- "aXB" <- "..aXB": the outer map drops "a" and replaces X, the inner one drops the dots. */
    rly_map outer = {0}, inner = {0}, both = {0};
    outer.to_size = 2, outer.from_size = 3;
    ck_assert(rly_map_add(&outer, 0, 1, 0) && rly_map_add(&outer, 1, 2, 1));
    inner.to_size = 3, inner.from_size = 5;
    ck_assert(rly_map_add(&inner, 0, 2, 3));
    ck_assert(rly_map_compose(&outer, &inner, &both));
    ck_assert_uint_eq(rly_map_start(&both, 0), 3);
    ck_assert_uint_eq(rly_map_end(&both, 1), 4);
    ck_assert_uint_eq(rly_map_start(&both, 1), 4);
    ck_assert_uint_eq(rly_map_end(&both, 2), 5);
    ck_assert_uint_eq(both.to_size, 2);
    ck_assert_uint_eq(both.from_size, 5);
    rly_map_clear(&outer);
    outer.identity = true;
    outer.to_size = outer.from_size = 3;
    ck_assert(rly_map_compose(&outer, &inner, &both));
    ck_assert_uint_eq(rly_map_start(&both, 1), 3);
    ck_assert(rly_map_compose(&inner, &outer, &both));
    ck_assert_uint_eq(rly_map_end(&both, 3), 5);
    rly_map_free(&outer);
    rly_map_free(&inner);
    rly_map_free(&both);
}
END_TEST

START_TEST(runs_join)
{
    rly_map map = {0};
    ck_assert(rly_map_add(&map, 0, 0, 3) && rly_map_add(&map, 3, 3, 2) && rly_map_add(&map, 5, 6, 1));
    ck_assert_uint_eq(map.runs.count, 2);
    rly_map_free(&map);
}
END_TEST

START_TEST(positions_in_three_units)
{
    const char *source = "a\u00E9\U0001F600b";
    static const struct {
        rly_unit unit;
        size_t offset;
    } rows[] = {{RLY_UTF8, 7}, {RLY_UTF16, 4}, {RLY_UTF32, 3}};
    for (size_t i = 0; i < 3; i++) {
        rly_cursor cursor = rly_cursor_start(source, strlen(source), rows[i].unit);
        rly_position at = rly_cursor_at(&cursor, 7); /* before "b" */
        ck_assert_uint_eq(at.offset, rows[i].offset);
        ck_assert_uint_eq(at.column, rows[i].offset + 1);
        ck_assert_uint_eq(at.line, 1);
    }
}
END_TEST

START_TEST(lines_end_in_three_ways)
{
    const char *source = "a\r\nb\rc\nd";
    rly_cursor cursor = rly_cursor_start(source, strlen(source), RLY_UTF8);
    static const size_t rows[][3] = {{0, 1, 1}, {2, 1, 3}, {3, 2, 1}, {5, 3, 1}, {7, 4, 1}, {8, 4, 2}};
    for (size_t i = 0; i < 6; i++) {
        rly_position at = rly_cursor_at(&cursor, rows[i][0]);
        ck_assert_uint_eq(at.line, rows[i][1]);
        ck_assert_uint_eq(at.column, rows[i][2]);
    }
    ck_assert_uint_eq(rly_cursor_at(&cursor, 3).line, 2); /* back again */
    ck_assert_uint_eq(rly_cursor_at(&cursor, 99).offset, 8);
}
END_TEST

START_TEST(graphemes_are_not_cut)
{
    const char *source = "ab\U0001F469\u200D\U0001F467e\u0301\r\nz";
    size_t size = strlen(source); /* family at 2 to 13, e and accent to 16, CRLF to 18 */
    ck_assert_uint_eq(rly_grapheme_floor(source, size, 1), 1);
    ck_assert_uint_eq(rly_grapheme_floor(source, size, 9), 2);
    ck_assert_uint_eq(rly_grapheme_ceiling(source, size, 6), 13);
    ck_assert_uint_eq(rly_grapheme_floor(source, size, 14), 13);
    ck_assert_uint_eq(rly_grapheme_ceiling(source, size, 14), 16);
    ck_assert_uint_eq(rly_grapheme_ceiling(source, size, 17), 18);
    ck_assert_uint_eq(rly_grapheme_floor(source, size, 17), 16);
    ck_assert_uint_eq(rly_grapheme_ceiling(source, size, size), size);
    ck_assert_uint_eq(rly_grapheme_floor(source, size, size + 5), size);
}
END_TEST

static void expect_language(const char *source, const char *expected)
{
    rly_text text = {0};
    read_text(&text, source, NULL);
    ck_assert_msg(strcmp(rly_text_language(&text), expected) == 0, "%s: %s", source, rly_text_language(&text));
    rly_text_free(&text);
}

START_TEST(languages)
{
    expect_language("We are sorry about the delay and will call you.", "en");
    expect_language("@ann lol gr8 news thanks fam https://t.co/x", "en");
    expect_language("Thanks!", "");
    expect_language("Das tut uns leid, wir melden uns bei Ihnen und klären das.", "other");
    expect_language("Nous sommes désolés pour le retard de votre commande.", "other");
    expect_language("Lo sentimos mucho, por favor envíe su número de pedido para que lo revisemos.", "other");
    expect_language("Ci dispiace per il ritardo, non è quello che vogliamo per te.", "other");
    expect_language("Obrigado pela mensagem, não se preocupe com o seu pedido.", "other");
    expect_language("Het spijt ons dat je bestelling nog niet is aangekomen, wij kijken er naar.", "other");
    expect_language("\u041F\u0440\u0438\u0432\u0435\u0442, \u043C\u044B \u0432\u0430\u043C "
                    "\u043F\u043E\u043C\u043E\u0436\u0435\u043C",
                    "other");
    expect_language(
        "\u05E9\u05DC\u05D5\u05DD, \u05D0\u05E0\u05D7\u05E0\u05D5 \u05DE\u05E6\u05D8\u05E2\u05E8\u05D9\u05DD", "other");
}
END_TEST

static void expect_listed(rly_word_list_id list, const char *const *words)
{
    for (; *words; words++)
        ck_assert_msg(rly_word_facts(*words, strlen(*words)) >> list & 1, "%s", *words);
}

START_TEST(words_stand_in_their_lists)
{
#define RLY_WORDS(id, ...) expect_listed(RLY_WORD_##id, (const char *const[]){__VA_ARGS__, NULL});
#include "text/words.def"
#undef RLY_WORDS
    ck_assert_uint_eq(rly_word_facts("zebedee", 7), 0);
    ck_assert_uint_eq(rly_word_facts("unimaginably-long-word", 22), 0);
    ck_assert_uint_eq(rly_word_facts("", 0), 0);
    ck_assert_uint_eq(rly_word_facts("dear", 4) & (RLY_FACT(HAIL) | RLY_FACT(TITLE)), RLY_FACT(HAIL));
}
END_TEST

/* Each must take about as long a byte as any text does; a quadratic reader would take hours. */
START_TEST(hostile_texts_are_read_in_no_time)
{
    static const char *const parts[] = {
        "@",           "{{",    "(",     "[A",       "`",      "1",       "_",
        "a.",          "a-",    "\n> ",  "\xCC\x81", "\u2019", "Hi Ann ", "\U0001F469\u200D",
        "On wrote:\n", "```\n", "there "};
    enum { SIZE = 1 << 20 };
    char *source = malloc(SIZE);
    rly_text text = {0};
    ck_assert_ptr_nonnull(source);
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        size_t part = strlen(parts[i]), size = 0;
        for (; size + part <= SIZE; size += part)
            memcpy(source + size, parts[i], part);
        ck_assert_int_eq(rly_text_read(&text, source, size, "the reply", NULL, NULL), REPLYLINT_OK);
    }
    free(source);
    rly_text_free(&text);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {
        ascii_reads_as_it_stands,
        typography_reads_plain,
        letters_are_composed,
        joiners_stay_within_emoji_only,
        offsets_lead_back,
        offsets_rise_and_split_nothing,
        nothing_is_fine,
        nul_is_data,
        invalid_utf8_is_an_error,
        a_text_is_used_again,
        maps_compose,
        runs_join,
        positions_in_three_units,
        lines_end_in_three_ways,
        graphemes_are_not_cut,
        languages,
        words_stand_in_their_lists,
        hostile_texts_are_read_in_no_time,
    };
    return run_suite("text", tests, sizeof tests / sizeof *tests);
}
