/* SPDX-License-Identifier: Apache-2.0 */
/* Words, opaque tokens, sentences. */
#include "check_text.h"

#include <stdlib.h>

#include "text/words.h"

START_TEST(words)
{
    expect_tokens("We're sorry, WE'RE late", "we're sorry, we're late");
    expect_tokens("o'clock the customers' rock'n'roll 'quoted'", "o'clock the customers rock'n'roll quoted");
    expect_tokens("an e-mail 24/7 or so", "an e mail 24 7 or so");
    expect_tokens("snake_case _this_ x__y", "snake_case this x__y");
    expect_tokens("T&C and you & me &amp; us", "t and c and you and me and us");
    expect_tokens("\u2018We\u2019ll\u2019 see", "we'll see");
    expect_tokens("", "");
    expect_tokens(" ... !? --", "");
}
END_TEST

START_TEST(numbers_are_one_word)
{
    expect_tokens("3.5 or 1,200 at 17:30 and 5pm", "3.5 or 1,200 at 17:30 and 5pm");
    expect_tokens("version 2.0.1, part 3. Next", "version 2.0.1, part 3 | next");
    expect_tokens("#4 and #123", "4 and 123");
}
END_TEST

START_TEST(words_outside_ascii)
{
    expect_tokens("\u00C9t\u00E9 \u00DCBER stra\u00DFe cafe\u0301", "\u00E9t\u00E9 \u00FCber strasse caf\u00E9");
    expect_tokens("\U0001D407\U0001D422 \uFF34\uFF4F\uFF4D", "hi tom");
    expect_tokens("\u05E9\u05DC\u05D5\u05DD \u0645\u0631\u062D\u0628\u0627",
                  "\u05E9\u05DC\u05D5\u05DD \u0645\u0631\u062D\u0628\u0627");
    expect_tokens("it\u2019s \U0001F600 fine", "it's fine");
}
END_TEST

START_TEST(long_words_are_cut)
{
    char word[301];
    memset(word, 'A', 300);
    word[300] = '\0';
    rly_text text = {0};
    read_text(&text, word, NULL);
    ck_assert_uint_eq(text.tokens.count, 1);
    ck_assert_uint_eq(text.tokens.items[0].end, 300);
    ck_assert_uint_eq(text.tokens.items[0].fold_size, 64);
    rly_text_free(&text);
}
END_TEST

START_TEST(urls)
{
    expect_tokens("see https://t.co/Ab1.", "see <url>");
    expect_tokens("(https://x.com/a_(b)) ok", "<url> ok");
    expect_tokens("visit www.example.com, please", "visit <url>, please");
    expect_tokens("visit example.com or shop.example.co.uk/x?y=1!", "visit <url> or <url>");
    expect_tokens("t.co/abc and youtu.be/x and bit.ly/3", "<url> and <url> and <url>");
    expect_tokens("HTTP://EXAMPLE.ORG/A", "<url>");
    expect_tokens("so sorry.Please wait", "so sorry | please wait");
    expect_tokens("it's done.is it?", "it's done is it");
    expect_tokens("node.js and e.g. this", "node js and e g this");
    expect_tokens("here.https://x.org/y", "here <url>");
    expect_spans(RLY_SPAN_URL, "[a](https://x.org/y). \"http://z.net/?q='1'\",", "https://x.org/y; http://z.net/?q='1");
}
END_TEST

START_TEST(addresses_handles_hashtags)
{
    expect_tokens("mail first.last+x@mail.example.com.", "mail <email>");
    expect_tokens("mail support@shop.example, now", "mail <email>, now");
    expect_tokens("support@localhost", "support localhost");
    expect_tokens("@ann_b hi @115712", "<handle> hi <handle>");
    expect_tokens("@ home", "home");
    expect_tokens("#GoTeam #\u00E9t\u00E9 C# #", "<hashtag> <hashtag> c");
}
END_TEST

START_TEST(placeholders)
{
    expect_tokens("Hi {{customer.name}}, {name} {first name} {0}",
                  "hi <placeholder>, <placeholder> <placeholder> <placeholder>");
    expect_tokens("{% if x %} %{ticket.id} #{order} ${amount} {{{raw}}}",
                  "<placeholder> <placeholder> <placeholder> <placeholder> <placeholder>");
    expect_tokens("[NAME] [INSERT ORDER NUMBER] [customer name] <NAME> <insert date> __email__",
                  "<placeholder> <placeholder> <placeholder> <placeholder> <placeholder> <placeholder>");
    expect_tokens("[ customer name ] < INSERT DATE >", "<placeholder> <placeholder>");
    expect_tokens("[sic] [1] {not, this} {} [see below] a < b > c", "sic 1 not, this see below a b c");
    expect_tokens("[ ] [ sic ] [x ] ( VAT )", "sic x vat");
    expect_tokens("[name](https://x.org/)", "name <url>");
}
END_TEST

START_TEST(code)
{
    expect_tokens("run `rm -rf x` now", "run <code> now");
    expect_tokens("a\n```\nb c\n```\nd", "a | <code> | d");
    expect_tokens("don`t and won`t", "don t and won t");
    rly_text text = {0};
    read_text(&text, "run `x` now", NULL);
    ck_assert(text.tokens.items[1].kind == RLY_TOKEN_CODE);
    ck_assert(text.tokens.items[1].flags & RLY_TOKEN_QUOTED);
    ck_assert_uint_eq(text.sentences, 1);
    rly_text_free(&text);
}
END_TEST

START_TEST(flags)
{
    rly_text text = {0};
    read_text(&text, "Hi JOHN, iPhone I A1 5PM\n3rd", NULL);
    static const unsigned rows[] = {
        RLY_TOKEN_CAPITAL | RLY_TOKEN_STARTS | RLY_TOKEN_LINE,
        RLY_TOKEN_CAPITAL | RLY_TOKEN_SHOUTED | RLY_TOKEN_COMMA,
        0,
        RLY_TOKEN_CAPITAL,
        RLY_TOKEN_CAPITAL,
        RLY_TOKEN_DIGIT | RLY_TOKEN_SHOUTED | RLY_TOKEN_ENDS,
        RLY_TOKEN_DIGIT | RLY_TOKEN_STARTS | RLY_TOKEN_LINE | RLY_TOKEN_ENDS,
    };
    ck_assert_uint_eq(text.tokens.count, 7);
    for (size_t i = 0; i < 7; i++)
        ck_assert_uint_eq(text.tokens.items[i].flags, rows[i]);
    rly_text_free(&text);
}
END_TEST

START_TEST(commas)
{
    expect_tokens("one, two; three: four - five -- six", "one, two, three, four, five, six");
    expect_tokens("one \u2013 two well-known \u2014 three", "one, two well known, three");
    expect_tokens("a:b 10:30 (x) y", "a, b 10:30 x y");
}
END_TEST

START_TEST(sentences_end)
{
    expect_tokens("One. Two! Three? Four", "one | two | three | four");
    expect_tokens("He said \"no.\" Then (yes.) Fine", "he said no | then yes | fine");
    expect_tokens("What?! Really... Yes... no", "what | really | yes no");
    expect_tokens("sorry.Please wait!Now", "sorry | please wait | now");
    expect_tokens("thanks. we will", "thanks | we will");
    expect_tokens("Thanks \U0001F600 We will \U0001F600 see", "thanks | we will see");
    expect_tokens("More: https://x.org/y Let us know", "more, <url> | let us know");
}
END_TEST

START_TEST(sentences_go_on)
{
    expect_tokens("Dear Mr. Rao, Dr. Who, e.g. this, i.e. that", "dear mr rao, dr who, e g this, i e that");
    expect_tokens("pens etc. are here etc. We", "pens etc are here etc | we");
    expect_tokens("at 5 p.m. today. At 5 p.m. We", "at 5 p m today | at 5 p m | we");
    expect_tokens("order no. 5. Oh no. Then", "order no 5 | oh no | then");
    expect_tokens("by J. Smith, 3.5 of them", "by j smith, 3.5 of them");
    expect_tokens("So am I. Then", "so am i | then");
}
END_TEST

START_TEST(lines)
{
    expect_tokens("Hi Ann\n\nthanks", "hi ann | thanks");
    expect_tokens("Hi Ann,\nThanks for\nwaiting", "hi ann, | thanks for waiting");
    expect_tokens("Do this:\n- open it\n- close it\n1. Go\n2. Stop", "do this, | open it | close it | 1 go | 2 stop");
    expect_tokens("one\r\n\r\ntwo", "one | two");
}
END_TEST

START_TEST(sentences_are_counted)
{
    rly_text text = {0};
    read_text(&text, "One two. Three.\n\nFour", NULL);
    ck_assert_uint_eq(text.sentences, 3);
    static const uint32_t rows[] = {0, 0, 1, 2};
    for (size_t i = 0; i < 4; i++)
        ck_assert_uint_eq(text.tokens.items[i].sentence, rows[i]);
    rly_text_free(&text);
}
END_TEST

/* Whether token i is a word in ASCII that begins with a small letter, says no time, and stands behind a word and a
 * blank. */
static bool is_dull(const rly_text *text, size_t i)
{
    const rly_token *token = &text->tokens.items[i];
    const char *s = text->reading.data;
    if (i == 0 || token->kind != RLY_TOKEN_WORD || token->facts & RLY_FACT(TIME))
        return false;
    for (uint32_t at = token->start; at < token->end; at++)
        if (s[at] & 0x80)
            return false;
    return s[token->start] >= 'a' && s[token->start] <= 'z' && token[-1].kind == RLY_TOKEN_WORD &&
           token->start == token[-1].end + 1 && s[token[-1].end] == ' ';
}

/* Texts whose words are of all sizes, and stand in all kinds of gaps. */
static const char *const gaps[] = {
    "",
    "a",
    "please send us the number of your extraordinarily disproportionate misunderstanding today",
    "We will, as agreed, call (you) at noon. Thanks - the crew",
    "two  blanks and\ta tab and\na line and 5 pm A1 iPhone a1",
    "don't t&c well-known snake_case x_ y. z",
    "caf\u00E9 au lait \U0001F600 here \u2019tis \u201Cso\u201D \u00A0wide",
    "see https://x.org/1 now #tag me @you `code here` then {{name}} again",
    "internationalisations unimaginabilities counterrevolutionaries and so on",
};

START_TEST(what_is_more_than_a_word_is_notable)
{
    rly_text text = {0};
    for (size_t t = 0; t < sizeof gaps / sizeof *gaps; t++) {
        read_text(&text, gaps[t], NULL);
        size_t next = 0;
        for (size_t i = 0; i < text.tokens.count; i++) {
            bool notable = next < text.notable.count && text.notable.items[next] == i;
            ck_assert_msg(notable == !is_dull(&text, i), "token %zu of \"%s\"", i, gaps[t]);
            next += notable;
        }
        ck_assert_uint_eq(next, text.notable.count);
    }
    rly_text_free(&text);
}
END_TEST

START_TEST(tokens_carry_numbers_and_lists)
{
    rly_text text = {0};
    for (size_t t = 0; t < sizeof gaps / sizeof *gaps; t++) {
        read_text(&text, gaps[t], NULL);
        uint32_t facts = 0;
        bool digits = false;
        for (size_t i = 0; i < text.tokens.count; i++) {
            const rly_token *token = &text.tokens.items[i];
            rly_str fold = rly_token_fold(&text, token);
            ck_assert_uint_eq(token->number, rly_word_number(fold));
            ck_assert_uint_eq(token->facts, rly_word_facts(fold.data, fold.size));
            ck_assert_uint_eq(text.facts & token->facts, token->facts);
            facts |= token->facts;
        }
        for (const char *at = gaps[t]; *at; at++)
            digits = digits || (*at >= '0' && *at <= '9');
        ck_assert_uint_eq(text.digits, digits);
        if (text.ascii && !strchr(gaps[t], '&'))
            ck_assert_uint_eq(text.facts, facts);
    }
    rly_text_free(&text);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {
        words,
        numbers_are_one_word,
        words_outside_ascii,
        long_words_are_cut,
        urls,
        addresses_handles_hashtags,
        placeholders,
        code,
        flags,
        commas,
        sentences_end,
        sentences_go_on,
        lines,
        sentences_are_counted,
        what_is_more_than_a_word_is_notable,
        tokens_carry_numbers_and_lists,
    };
    return run_suite("text tokens", tests, sizeof tests / sizeof *tests);
}
