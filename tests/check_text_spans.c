/* SPDX-License-Identifier: Apache-2.0 */
/* What stretches of a text are: numbers, times, quotations, signatures, names. */
#include "check_text.h"

#include <stdlib.h>

START_TEST(emoji_are_one_grapheme_each)
{
    expect_spans(RLY_SPAN_EMOJI, "ok \U0001F469\u200D\U0001F467\U0001F44D\U0001F3FD \u2764\uFE0F \U0001F1EC\U0001F1E7!",
                 "\U0001F469\u200D\U0001F467; \U0001F44D\U0001F3FD; \u2764\uFE0F; \U0001F1EC\U0001F1E7");
    expect_spans(RLY_SPAN_EMOJI, "press 1\uFE0F\u20E3 \u00A9 2024 Brand\u2122", "1\uFE0F\u20E3");
}
END_TEST

START_TEST(numbers_and_money)
{
    expect_spans(RLY_SPAN_NUMBER, "3 of 1,200 at 3.5 in 5pm", "3; 1,200; 3.5");
    expect_spans(RLY_SPAN_MONEY, "\u00A35, $1,200.50, 20 EUR, USD 7, Rs. 199, 20\u20AC, 5 pounds",
                 "\u00A35; $1,200.50; 20 EUR; USD 7; Rs. 199; 20\u20AC");
}
END_TEST

START_TEST(phones)
{
    expect_spans(RLY_SPAN_PHONE, "call 0161 496 0000 or +44 20 7946 0000.", "0161 496 0000; +44 20 7946 0000");
    expect_spans(RLY_SPAN_PHONE, "(212)555-0123, 1-800-555-0199, 212.555.0123",
                 "(212)555-0123; 1-800-555-0199; 212.555.0123");
    expect_spans(RLY_SPAN_PHONE, "call 5550123456 or (+1) 212 555 0123", "5550123456; (+1) 212 555 0123");
    expect_spans(RLY_SPAN_PHONE, "on 12/05/2024, 2024-05-12, 17:30, $1,200,000 and 2023-2024", "");
    expect_spans(RLY_SPAN_PHONE, "10 000 000 from 192.168.100.200, order 12345678, 24/7", "");
}
END_TEST

START_TEST(times)
{
    expect_spans(RLY_SPAN_TIME, "5pm, 5 pm, 5:30pm, 17:30, 5.30 p.m.", "5pm; 5 pm; 5:30pm; 17:30; 5.30 p.m");
    expect_spans(RLY_SPAN_TIME, "noon, midday or midnight, 5 o'clock", "noon; midday; midnight; 5 o'clock");
    expect_spans(RLY_SPAN_TIME, "open 8am-11pm", "8am; 11pm");
    expect_spans(RLY_SPAN_TIME, "3.5 of 45:10, 99pm, 1:5 and 5 points", "");
}
END_TEST

START_TEST(dates)
{
    expect_spans(RLY_SPAN_DATE, "on 12 May, May 12th, 12th of May 2024", "12 May; May 12th; 12th of May 2024");
    expect_spans(RLY_SPAN_DATE, "on June 5, 2024 or 12/05/2024", "June 5, 2024; 12/05/2024");
    expect_spans(RLY_SPAN_DATE, "12.05.2024 2024-05-12 1-2-24", "12.05.2024; 2024-05-12; 1-2-24");
    expect_spans(RLY_SPAN_DATE, "on Monday you may 12 times, 24/7, 1/2, 45/45/2024", "");
}
END_TEST

START_TEST(sentences_and_words_that_raise_their_voice)
{
    expect_spans(RLY_SPAN_QUESTION, "Where is it? Here. \u00A35 gone?! \U0001F62D", "Where is it; 5 gone");
    expect_spans(RLY_SPAN_EXCLAIM, "No! \u00A35 gone?! Fine", "No; 5 gone");
    expect_spans(RLY_SPAN_SHOUTED, "I am VERY \u00C9T\u00C9 A4 USB-C C", "VERY; \u00C9T\u00C9; USB");
}
END_TEST

START_TEST(opaque_tokens_are_spans)
{
    expect_spans(RLY_SPAN_HANDLE, "@ann see #tips", "@ann");
    expect_spans(RLY_SPAN_HASHTAG, "@ann see #tips", "#tips");
    expect_spans(RLY_SPAN_PLACEHOLDER, "Hi {{name}}, [ORDER]", "{{name}}; [ORDER]");
    expect_spans(RLY_SPAN_CODE, "run `x y`", "`x y`");
    expect_spans(RLY_SPAN_EMAIL, "to a@example.org", "a@example.org");
}
END_TEST

START_TEST(spans_are_sorted_and_found)
{
    rly_text text = {0};
    read_text(&text, "\U0001F600 Hi Ann, +44 20 7946 0000 at 5 pm \U0001F600 on May 5.\n\n> \U0001F600 old\n\n- Bo",
              NULL);
    for (size_t i = 1; i < text.spans.count; i++) {
        ck_assert_uint_le(text.spans.items[i - 1].start, text.spans.items[i].start);
        ck_assert_uint_le(text.spans.items[i - 1].first, text.spans.items[i].first);
    }
    for (size_t i = 0; i < text.spans.count; i++) {
        const rly_span *span = &text.spans.items[i];
        const rly_span *found = rly_text_span_at(&text, span->first, (rly_span_kind)span->kind);
        ck_assert_ptr_nonnull(found);
        ck_assert_uint_eq(found->first, span->first);
    }
    ck_assert_ptr_null(rly_text_span_at(&text, 0, RLY_SPAN_NAME));
    rly_text_free(&text);
}
END_TEST

/* ---- quoted mail */

START_TEST(quoted_mail)
{
    expect_spans(RLY_SPAN_QUOTE, "Sure.\n> Can you?\n> Please\nBye", "> Can you?\n> Please");
    expect_spans(RLY_SPAN_QUOTE, "Sure.\n\nOn Mon, 3 May, Ann <ann@example.org> wrote:\n\n> Can you?",
                 "On Mon, 3 May, Ann <ann@example.org> wrote:\n\n> Can you?");
    expect_spans(RLY_SPAN_QUOTE, "Sure.\n-----Original Message-----\nFrom: Ann\n\nCan you?",
                 "-----Original Message-----\nFrom: Ann\n\nCan you?");
    expect_spans(RLY_SPAN_QUOTE, "Sure.\nFrom: Ann\nSent: Monday\nTo: Us\nSubject: Help\nCan you?",
                 "From: Ann\nSent: Monday\nTo: Us\nSubject: Help\nCan you?");
    expect_spans(RLY_SPAN_QUOTE, "Go to Edit > Preferences.\nOn Monday we call.\nFrom: Leeds", "");
}
END_TEST

START_TEST(quoted_words_are_marked)
{
    rly_text text = {0};
    read_text(&text, "Sure.\n> can you", NULL);
    ck_assert_uint_eq(text.tokens.count, 3);
    ck_assert(!(text.tokens.items[0].flags & RLY_TOKEN_QUOTED));
    ck_assert(text.tokens.items[1].flags & RLY_TOKEN_QUOTED);
    ck_assert(text.tokens.items[2].flags & RLY_TOKEN_QUOTED);
    ck_assert_uint_eq(text.tokens.items[1].sentence, 1);
    rly_text_free(&text);
}
END_TEST

/* ---- signatures */

static void expect_signature(const char *source, const char *signature, const char *name)
{
    expect_spans(RLY_SPAN_SIGNATURE, source, signature);
    rly_text text = {0};
    read_text(&text, source, NULL);
    const char *last = "";
    static char held[64];
    for (size_t i = 0; i < text.spans.count; i++) {
        const rly_span *span = &text.spans.items[i];
        if (span->kind == RLY_SPAN_NAME && signature[0] && span->end > text.reading.size - strlen(signature)) {
            size_t size = span->end - span->start;
            ck_assert_uint_lt(size, sizeof held);
            memcpy(held, text.reading.data + span->start, size);
            held[size] = '\0';
            last = held;
        }
    }
    ck_assert_msg(strcmp(last, name) == 0, "%s: the person is \"%s\", not \"%s\"", source, last, name);
    rly_text_free(&text);
}

START_TEST(signed_with_a_mark)
{
    expect_signature("We are on it. ^SG", "^SG", "SG");
    expect_signature("We are on it. ^Oliver 2/2", "^Oliver 2/2", "Oliver");
    expect_signature("We are on it. #^SG", "#^SG", "SG");
    expect_signature("We are on it. *AB", "*AB", "AB");
    expect_signature("We are on it. /AB", "/AB", "AB");
    expect_signature("We are on it. -Ann", "-Ann", "Ann");
    expect_signature("We are on it.- AS.", "- AS.", "AS");
    expect_signature("We are on it! \u2013 Anna", "- Anna", "Anna");
    expect_signature("We are on it \u2014 Ann", "- Ann", "Ann");
    expect_signature("We are on it. Thanks - Vera", "Thanks - Vera", "Vera");
    expect_signature("We are on it. Kind regards - Ingrid 2/2", "Kind regards - Ingrid 2/2", "Ingrid");
    expect_signature("We are on it. Thanks! ^JP https://x.org/y #tips", "Thanks! ^JP https://x.org/y #tips", "JP");
    expect_signature("We are on it. \U0001F600- WB.", "- WB.", "WB");
}
END_TEST

START_TEST(signed_with_a_closing)
{
    expect_signature("We are on it.\n\nKind regards,\nPriya\nGuest Relations", "Kind regards,\nPriya\nGuest Relations",
                     "Priya");
    expect_signature("We are on it. Thanks, Tom", "Thanks, Tom", "Tom");
    expect_signature("We are on it. Cheers Sam", "Cheers Sam", "Sam");
    expect_signature("We are on it.\n\nBest Wishes,\nTomas B\nInn Hotels", "Best Wishes,\nTomas B\nInn Hotels",
                     "Tomas B");
    expect_signature("We are on it.\n\nWarm Regards,\nGeneral Manager\nHotel Sunset",
                     "Warm Regards,\nGeneral Manager\nHotel Sunset", "");
    expect_signature("We are on it.\n\nThanks and regards\nK Novak\nManager", "Thanks and regards\nK Novak\nManager",
                     "K Novak");
    expect_signature("We are on it.\n\nRegards,", "Regards,", "");
    expect_signature("We are on it.\n\nThank you,\nDana\nThe Help Team", "Thank you,\nDana\nThe Help Team", "Dana");
}
END_TEST

START_TEST(signed_with_a_name_alone)
{
    expect_signature("It will be there by 4pm today. Ann", "Ann", "Ann");
    expect_signature("Stay tuned! LK", "LK", "LK");
    expect_signature("All is well again.\n\nDana Miller, General Manager", "Dana Miller, General Manager",
                     "Dana Miller");
}
END_TEST

START_TEST(signed_before_quoted_mail)
{
    expect_spans(RLY_SPAN_SIGNATURE, "Done.\n\nKind regards,\nAnn\n\n> Can you?\n> Thanks, Bo", "Kind regards,\nAnn");
}
END_TEST

START_TEST(not_signed)
{
    expect_signature("We are on it.", "", "");
    expect_signature("Thanks, Odette!", "", "");
    expect_signature("That is kind. Thank you, Odette.", "", "");
    expect_signature("We are on it. Thank you!", "", "");
    expect_signature("With regards to your order, we are on it.", "", "");
    expect_signature("We are open Monday - Friday", "", "");
    expect_signature("Is all well now? Sorry", "", "");
    expect_signature("This *matters*", "", "");
    expect_signature("The price is low in the UK. OK", "", "");
    expect_signature("Thank you for choosing our family of apps", "", "");
}
END_TEST

/* ---- names */

static void expect_names(const char *source, const char *expected)
{
    expect_spans(RLY_SPAN_NAME, source, expected);
}

START_TEST(names_after_greetings)
{
    expect_names("Hi Diane, sorry to hear that", "Diane");
    expect_names("Hello, Ann. We see", "Ann");
    expect_names("@ann Hi there Ann, we see", "Ann");
    expect_names("Good afternoon Olga Marsh,", "Olga Marsh");
    expect_names("Dear Mr. Rao, and Dr Jones", "Mr. Rao; Dr Jones");
    expect_names("Thank you so much, Bruno", "Bruno");
    expect_names("Thanks Bruno! Sorry Jake, we see", "Bruno; Jake");
    expect_names("hey Anne-Marie O'Neil how", "Anne-Marie O'Neil");
    expect_names("Hi Zo\u00EB, hi \u00C9mile", "Zo\u00EB; \u00C9mile");
    expect_names("Hi Mark, we see", "Mark");
    expect_names("HI JOHN, WE ARE ON IT", "JOHN");
}
END_TEST

START_TEST(names_called_out)
{
    expect_names("Diane, we are on it", "Diane");
    expect_names("That was a long wait, Juliet.", "Juliet");
    expect_names("@ann Ann, we are on it", "Ann");
    expect_names("my name is Priya and I'm Tom", "Priya; Tom");
    expect_names("this is Sam from support", "Sam");
    expect_names("We told Mrs Jones", "Mrs Jones");
}
END_TEST

START_TEST(no_names)
{
    expect_names("Hi there, hello all, dear customer, hi Team, Hello Valued Guest", "");
    expect_names("Hi We are here. Hello Thanks for waiting", "");
    expect_names("Dear Sir / Madam, Hey There! Hi, Thanks", "");
    expect_names("Please reply. However, we use Android on Windows in London, England today", "");
    expect_names("@ann Captions should stay on", "");
    expect_names("Sorry, Android is slow. Thanks for Monday", "");
    expect_names("Noted. We will see", "");
    expect_names("Hi again, Snapseed is an app", "");
}
END_TEST

START_TEST(known_names)
{
    rly_text text = {0};
    rly_text_context context = {.customer_name = rly_str_of("Will O'Neil"), .agent_name = rly_str_of("Zo\u00EB Priya")};
    read_text(&text, "we will ask o'neil and zo\u00EB, Will", &context);
    ck_assert_str_eq(show_spans(&text, RLY_SPAN_NAME).text, "o'neil; zo\u00EB; Will");
    rly_text_free(&text);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("text spans");
    TCase *tests = tcase_create("spans");
    tcase_add_test(tests, emoji_are_one_grapheme_each);
    tcase_add_test(tests, numbers_and_money);
    tcase_add_test(tests, phones);
    tcase_add_test(tests, times);
    tcase_add_test(tests, dates);
    tcase_add_test(tests, opaque_tokens_are_spans);
    tcase_add_test(tests, sentences_and_words_that_raise_their_voice);
    tcase_add_test(tests, spans_are_sorted_and_found);
    tcase_add_test(tests, quoted_mail);
    tcase_add_test(tests, quoted_words_are_marked);
    tcase_add_test(tests, signed_with_a_mark);
    tcase_add_test(tests, signed_with_a_closing);
    tcase_add_test(tests, signed_with_a_name_alone);
    tcase_add_test(tests, signed_before_quoted_mail);
    tcase_add_test(tests, not_signed);
    tcase_add_test(tests, names_after_greetings);
    tcase_add_test(tests, names_called_out);
    tcase_add_test(tests, no_names);
    tcase_add_test(tests, known_names);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? 1 : 0;
}
