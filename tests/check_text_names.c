/* SPDX-License-Identifier: Apache-2.0 */
/* Who signs, who is called, and whether two words are one name. */
#include "check_text.h"

#include <stdlib.h>

#include "text/same_name.h"

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
    expect_signature("We are on it. Have a good day Ruby ^AC", "^AC", "AC");
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
    expect_signature("We are on it.\n\nYours,\nMrs J. Whitcombe, Head of Claims",
                     "Yours,\nMrs J. Whitcombe, Head of Claims", "Mrs J. Whitcombe");
    expect_signature("We are on it.\n\nThanks,\nDana & the Quillby team", "Thanks,\nDana & the Quillby team", "Dana");
    expect_signature("We are on it.\n\nBest\n\ndana", "Best\n\ndana", "dana");
    expect_signature("We are on it.\n\nRegards,\nHANNAH BRIGGS\nwww.q.example",
                     "Regards,\nHANNAH BRIGGS\nwww.q.example", "HANNAH BRIGGS");
    expect_signature("We are on it. All the best, Theo xx", "All the best, Theo xx", "Theo");
}
END_TEST

START_TEST(signed_with_a_stop)
{
    expect_signature("Which colour was it? Thanks, Joe.", "Thanks, Joe.", "Joe");
    expect_signature("Hi Rhys, it is on its way. Thanks, Joe.", "Thanks, Joe.", "Joe");
    expect_signature("Hi Joe, it is on its way. Thanks, Joe.", "", "");
    expect_signature("It is on its way. Thanks, Joe.", "", "");
    expect_signature("It is on its way. Thanks, J.", "Thanks, J.", "J");
    rly_text text = {0};
    rly_text_context context = {.customer_name = rly_str_of("Joe Marsh")};
    read_text(&text, "Which colour was it? Thanks, Joe.", &context);
    ck_assert_str_eq(show_spans(&text, RLY_SPAN_SIGNATURE).text, "");
    rly_text_free(&text);
}
END_TEST

/* An address or the small print of a mail may follow. */
START_TEST(signed_far_above_the_end)
{
    const char *address = "We are on it.\n\nWarm regards,\nDana Miller, Claims\nQuillby House, Mill Lane 3, Elmham "
                          "(UK)\nTelephone +44 1632 960 001, fax +44 1632 960 002, dana@q.example";
    expect_signature(address, strstr(address, "Warm"), "Dana Miller");
    expect_signature("We are on it.\n\nDana Miller\n01632 960 001", "Dana Miller\n01632 960 001", "Dana Miller");
    expect_spans(
        RLY_SPAN_NAME,
        "We are on it.\n\nThanks,\nDana\n\nThis mail and what is attached to it are meant for the person to whom it "
        "is sent. If that is not you, please tell us and throw it away without a copy.",
        "Dana");
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
    expect_signature("The plan ends today. Cancelled", "", "");
    expect_signature("We open in Elmham on Monday. Elmham", "", "");
}
END_TEST

START_TEST(signed_by_a_company)
{
    expect_signature("Done.\n\nRegards,\nNorthgate Mutual", "Regards,\nNorthgate Mutual", "");
    expect_signature("Done.\n\nRegards,\nCity of Elmham", "Regards,\nCity of Elmham", "");
    expect_signature("Done.\n\nRegards,\nPetal & Stem", "Regards,\nPetal & Stem", "");
    expect_signature("Thanks for ordering from Quillby.\n\nCheers,\nQuillby", "Cheers,\nQuillby", "");
    expect_signature("It is done.\n\nDana\nBlue Moon", "Dana\nBlue Moon", "Dana");
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
    expect_names("hi diane, we see. hello there, we see", "diane");
    expect_names("Hi JD, hello", "JD");
    expect_names("Dear D. Lowe, we see", "D. Lowe");
    expect_names("Hi RUBY, we see", "RUBY");
    expect_names("Hi Skater99, we see", "Skater99");
    expect_names("Hi ruby_k, we see", "ruby_k");
    expect_names("Dear Mr. and Mrs. Lowe, we see", "Mr. and Mrs. Lowe");
    expect_names("Dear Mr M. A. de Souza, we see", "");
    expect_names("Dear Mr de Souza, we see", "Mr de Souza");
    expect_names("Dear Mrs Price, we see", "Mrs Price");
    expect_names("Morning Ruby! We see", "Ruby");
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
    expect_names("Thanks for your patience Ruby. Sorry about this Jake, we see", "Ruby; Jake");
    expect_names("Oh Ruby, that is not right", "Ruby");
    expect_names("Ann here from the ticket office", "Ann");
    expect_names("You're speaking with Olu today", "Olu");
    expect_names("It's Megan again", "Megan");
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
    expect_names("Dear Passenger, dear Policyholder, hello Commuters, hi Neighbour,", "");
    expect_names("Honestly, technically, we see. Eventually, we see", "");
    expect_names("Dear Dream56490651874, we see", ""); /* a platform's number */
    expect_names("Hi UK, hi PDF,", "");
    expect_names("We love this Marmite!", "");
    expect_names("It's Friday again", "");
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

START_TEST(names_of_the_company)
{
    rly_text text = {0};
    rly_text_context context = {.brand = rly_str_of("QuillbyCare")};
    read_text(&text, "Thanks for this review Quillby! Hi Quillby, we see. Glad you like Quillby, Rob!", &context);
    ck_assert_str_eq(show_spans(&text, RLY_SPAN_NAME).text, "Quillby; Rob");
    ck_assert(rly_name_holds(rly_str_of("QuillbyCare"), rly_str_of("quillby")));
    ck_assert(!rly_name_holds(rly_str_of("QuillbyCare"), rly_str_of("quill")));
    ck_assert(!rly_name_holds(rly_str_of("QuillbyCare"), rly_str_of("")));
    ck_assert(rly_names_nobody(rly_str_of("customer")));
    ck_assert(!rly_names_nobody(rly_str_of("may")));
    rly_text_free(&text);
}
END_TEST

/* ---- one name in two forms */

static rly_likeness likeness(const char *a, const char *b)
{
    rly_plain_name x = rly_plain_name_of(rly_str_of(a)), y = rly_plain_name_of(rly_str_of(b));
    rly_likeness there = rly_name_likeness(&x, &y);
    ck_assert_int_eq(there, rly_name_likeness(&y, &x));
    return there;
}

START_TEST(same_names)
{
    static const char *const same[][2] = {
        {"Diane", "diane"},      {"Jos\u00E9", "Jose"},  {"J\u00FCrgen", "Juergen"}, {"J\u00FCrgen", "Jurgen"},
        {"S\u00F8ren", "Soren"}, {"Gro\u00DF", "Gross"}, {"O'Neil", "ONeil"},        {"D", "Diane"},
        {"Liz", "Lizbeth"},      {"Beth", "Elizabeth"},  {"Debbie", "Deborah"},      {"Tommy", "Tom"},
        {"Andy", "Andrew"},      {"Chris", "Christine"},
    };
    for (size_t i = 0; i < sizeof same / sizeof *same; i++)
        ck_assert_msg(likeness(same[i][0], same[i][1]) == RLY_SAME_NAME, "%s, %s", same[i][0], same[i][1]);
    static const char *const like[][2] = {
        {"Dianne", "Diane"}, {"Jon", "John"}, {"Ritseh", "Ritesh"}, {"Matthew", "Mathew"}, {"Fernandes", "Fernandez"},
    };
    for (size_t i = 0; i < sizeof like / sizeof *like; i++)
        ck_assert_msg(likeness(like[i][0], like[i][1]) == RLY_LIKE_NAME, "%s, %s", like[i][0], like[i][1]);
    static const char *const other[][2] = {
        {"Tom", "Diane"},
        {"Tim", "Tom"},
        {"D", "Ted"},
        {"Gary", "Priya"},
    };
    for (size_t i = 0; i < sizeof other / sizeof *other; i++)
        ck_assert_msg(likeness(other[i][0], other[i][1]) == RLY_OTHER_NAME, "%s, %s", other[i][0], other[i][1]);
    ck_assert_int_eq(likeness("", "Ann"), RLY_OTHER_NAME);
    ck_assert(rly_plain_name_of(rly_str_of("\u0414\u043C\u0438")).foreign);
    ck_assert(rly_plain_name_of((rly_str){"a\xFF", 2}).foreign);
    char long_name[100];
    memset(long_name, 'a', sizeof long_name);
    ck_assert(rly_plain_name_of((rly_str){long_name, sizeof long_name}).foreign);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {
        signed_with_a_mark,
        signed_with_a_closing,
        signed_with_a_stop,
        signed_far_above_the_end,
        signed_with_a_name_alone,
        signed_before_quoted_mail,
        not_signed,
        signed_by_a_company,
        names_after_greetings,
        names_called_out,
        no_names,
        known_names,
        names_of_the_company,
        same_names,
    };
    return run_suite("names", tests, sizeof tests / sizeof *tests);
}
