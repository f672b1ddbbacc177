/* SPDX-License-Identifier: Apache-2.0 */
/* What stretches of a text are: numbers, times, quotations. */
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
    expect_spans(RLY_SPAN_PHONE, "\U0001F4DE0161 496 0000\U0001F44D, 0161 496 0001\u201D but 0161 496 0002\u00E9",
                 "0161 496 0000; 0161 496 0001");
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

int main(void)
{
    const TTest *const tests[] = {
        emoji_are_one_grapheme_each,
        numbers_and_money,
        phones,
        times,
        dates,
        opaque_tokens_are_spans,
        sentences_and_words_that_raise_their_voice,
        spans_are_sorted_and_found,
        quoted_mail,
        quoted_words_are_marked,
    };
    return run_suite("text spans", tests, sizeof tests / sizeof *tests);
}
