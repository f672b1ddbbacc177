/* SPDX-License-Identifier: Apache-2.0 */
/* Private data through the header alone: what is found, whose it is, how it is masked, what redaction leaves. */
#include <stdio.h>

#include "support.h"

static void judge_on(kit *k, const char *channel, const char *text, const char *inbound)
{
    replylint_draft_clear(k->draft);
    set_key(k, "text", text);
    set_key(k, "channel", channel);
    if (inbound) {
        set_key(k, "inbound", inbound);
    }
    lint(k);
}

static const char *redacted(kit *k)
{
    const char *text = NULL;
    size_t size = 0;
    ck_assert_msg(replylint_redact(k->linter, k->draft, k->report, &text, &size, k->error) == REPLYLINT_OK, "%s",
                  replylint_error_text(k->error, 0));
    ck_assert_uint_eq(size, strlen(text));
    return text;
}

/* A value that is framed as a person's, or looks like one's, leaks; the company's own does not. */
START_TEST(whose_it_is)
{
    static const struct {
        const char *text, *inbound, *leaks;
    } cases[] = {
        {"We rang your mobile, 07700 900345, twice.", NULL, "yes"},
        {"Please call us on 020 7946 0018.", NULL, "no"},
        {"Our helpline: 0808 157 0123", NULL, "no"},
        {"I have put fay.lee@gmail.com on the list.", NULL, "yes"},
        {"Write to help@shop.example.com with a photo.", NULL, "no"},
        {"Shall I ring 020 7946 0018 at noon?", "My number is +44 20 7946 0018", "yes"},
        {"Your order no. 204-9918237-6617120 has left.", NULL, "yes"},
        {"Your order has left.", "Order no. 204-9918237-6617120, where is it?", "no"},
    };
    kit k = kit_new(NULL);
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        judge_on(&k, "x", cases[i].text, cases[i].inbound);
        ck_assert_msg(strcmp(replylint_report_signal(k.report, "leaks"), cases[i].leaks) == 0, "%s", cases[i].text);
    }
    kit_free(&k);
}
END_TEST

START_TEST(settings_say_what_is_own)
{
    kit k = kit_new("own_contacts: [\"+44 (0)20 7946 0018\", \"*@lark.example\"]\nown_domains: [www.wren.example]\n");
    judge_on(&k, "x", "We rang you on 02079460018.", NULL);
    ck_assert_str_eq(replylint_report_signal(k.report, "leaks"), "no");
    judge_on(&k, "x", "It was sent to Ann.Lee@LARK.example.", NULL);
    ck_assert_str_eq(replylint_report_signal(k.report, "leaks"), "no");
    judge_on(&k, "x", "It was sent to ann.lee@mail.wren.example.", NULL);
    ck_assert_str_eq(replylint_report_signal(k.report, "leaks"), "no");
    judge_on(&k, "x", "It was sent to ann.lee@notwren.example.", NULL);
    ck_assert_str_eq(replylint_report_signal(k.report, "leaks"), "yes");
    kit_free(&k);
}
END_TEST

START_TEST(a_private_channel_is_for_the_customers_own_data)
{
    static const char text[] = "We rang your mobile, 07700 900345, twice.";
    kit k = kit_new(NULL);
    judge_on(&k, "x", text, NULL);
    ck_assert_str_eq(verdict_of(&k, "privacy/phone"), "failed");
    judge_on(&k, "email", text, NULL);
    ck_assert_str_eq(verdict_of(&k, "privacy/phone"), "na");
    judge_on(&k, "email", "Your card 5425-3113-8798-1134 was charged.", NULL);
    ck_assert_str_eq(verdict_of(&k, "privacy/card"), "failed");
    lint_reply(&k, text, NULL);
    ck_assert_str_eq(verdict_of(&k, "privacy/phone"), "na");
    kit_free(&k);
}
END_TEST

START_TEST(messages_are_masked)
{
    kit k = kit_new(NULL);
    judge_on(&k, "x", "We rang your mobile, 07700 900345, twice.", NULL);
    size_t finding = finding_of(&k, "privacy/phone");
    ck_assert_uint_ne(finding, SIZE_MAX);
    ck_assert_ptr_nonnull(strstr(replylint_report_finding_get(k.report, finding, "message"), "0770. ....45"));
    char *json = json_of(&k);
    ck_assert_ptr_null(strstr(json, "900345"));
    free(json);
    set_key(&k, "show_private", "yes");
    lint(&k);
    finding = finding_of(&k, "privacy/phone");
    ck_assert_ptr_nonnull(strstr(replylint_report_finding_get(k.report, finding, "message"), "07700 900345"));
    kit_free(&k);
}
END_TEST

START_TEST(pieces_have_type_owner_and_place)
{
    kit k = kit_new(NULL);
    size_t message = 9, start = 9, end = 9;
    replylint_draft_clear(k.draft);
    set_key(&k, "text", "\xf0\x9f\x98\x80 Please call us on 020 7946 0018.");
    set_key(&k, "inbound", "I am fay.lee@gmail.com");
    set_key(&k, "unit", "utf-16");
    lint(&k);
    ck_assert_uint_eq(replylint_report_private_count(k.report), 2);
    ck_assert_str_eq(replylint_report_private_get(k.report, 0, "type"), "PHONE");
    ck_assert_str_eq(replylint_report_private_get(k.report, 0, "owner"), "company");
    ck_assert_int_eq(replylint_report_private_range(k.report, 0, &message, &start, &end), 1);
    ck_assert_uint_eq(message, 0);
    ck_assert_uint_eq(start, 21);
    ck_assert_uint_eq(end, 34);
    ck_assert_str_eq(replylint_report_private_get(k.report, 1, "type"), "EMAIL");
    ck_assert_str_eq(replylint_report_private_get(k.report, 1, "owner"), "person");
    ck_assert_str_eq(replylint_report_private_get(k.report, 1, "masked"), "f......@.........");
    ck_assert_str_eq(replylint_report_private_get(k.report, 1, "about"), "an e-mail address");
    ck_assert_int_eq(replylint_report_private_range(k.report, 1, &message, NULL, NULL), 1);
    ck_assert_uint_eq(message, 1);
    ck_assert_ptr_null(replylint_report_private_get(k.report, 1, "colour"));
    ck_assert_ptr_null(replylint_report_private_get(k.report, 2, "type"));
    ck_assert_int_eq(replylint_report_private_range(k.report, 2, &message, &start, &end), 0);
    ck_assert_uint_eq(replylint_report_private_count(NULL), 0);
    kit_free(&k);
}
END_TEST

START_TEST(redaction_leaves_all_else)
{
    static const struct {
        const char *format, *text, *result;
    } cases[] = {
        {"plain", "Ring 07700 900345, J\xc3\xb6rg.\r\nBye", "Ring [PHONE], J\xc3\xb6rg.\r\nBye"},
        {"plain", "", ""},
        {"plain", "Nothing here at 5pm.", "Nothing here at 5pm."},
        {"plain",
         "Ring 07\xe2\x80\x8b"
         "700 900345 now",
         "Ring [PHONE] now"},
        {"plain", "Ring \xd9\xa0\xd9\xa7\xd9\xa7\xd9\xa0\xd9\xa0 900345 now", "Ring [PHONE] now"},
        {"html", "<p>Ring <b>07700</b>&nbsp;900345</p>", "<p>Ring <b>[PHONE]</b></p>"},
        {"html", "<a href=\"mailto:fay@gmail.com\">me</a>", "<a href=\"mailto:[EMAIL]\">me</a>"},
        {"markdown", "[me](mailto:fay@gmail.com) **now**", "[me](mailto:[EMAIL]) **now**"},
    };
    kit k = kit_new(NULL);
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        replylint_draft_clear(k.draft);
        set_key(&k, "text", cases[i].text);
        set_key(&k, "format", cases[i].format);
        ck_assert_str_eq(redacted(&k), cases[i].result);
    }
    ck_assert_uint_eq(replylint_report_finding_count(k.report), 0);
    kit_free(&k);
}
END_TEST

START_TEST(redaction_of_what_is_no_text)
{
    kit k = kit_new(NULL);
    const char *text = "x";
    size_t size = 1;
    set_key(&k, "text", "caf\xe9 07700 900345");
    ck_assert_int_eq(replylint_redact(k.linter, k.draft, k.report, &text, &size, k.error), REPLYLINT_ERROR_ENCODING);
    ck_assert_ptr_null(text);
    ck_assert_uint_eq(size, 0);
    ck_assert_uint_eq(replylint_report_private_count(k.report), 0);
    ck_assert_int_eq(replylint_redact(k.linter, k.draft, k.report, NULL, &size, k.error), REPLYLINT_ERROR_ARGUMENT);
    ck_assert_int_eq(replylint_redact(NULL, k.draft, k.report, &text, &size, NULL), REPLYLINT_ERROR_ARGUMENT);
    replylint_draft_clear(k.draft);
    set_key(&k, "format", "html");
    ck_assert_str_eq(redacted(&k), "");
    ck_assert_int_eq(replylint_measure(k.linter, k.draft, NULL, k.report, k.error), REPLYLINT_OK);
    kit_free(&k);
}
END_TEST

/* A megabyte of digits, or of what numbers are made of, takes no longer than its length. */
START_TEST(long_runs_are_linear)
{
    static const char *const pieces[] = {"7",    "07700 900345 ", "1.", "1:",  "+",   "a@",     "@a.",
                                         "GB29", "4111 ",         "ey", "0-0", "a.b", "no. 1 ", "1 High St "};
    enum { SIZE = 1 << 20 };
    kit k = kit_new(NULL);
    char *text = malloc(SIZE + 1);
    ck_assert_ptr_nonnull(text);
    for (size_t i = 0; i < sizeof(pieces) / sizeof(pieces[0]); i++) {
        size_t size = strlen(pieces[i]), at = 0;
        for (; at + size <= SIZE; at += size) {
            memcpy(text + at, pieces[i], size);
        }
        text[at] = '\0';
        replylint_draft_clear(k.draft);
        set_key(&k, "text", text);
        (void)redacted(&k); /* the time limit of the test would stop what is quadratic */
    }
    free(text);
    kit_free(&k);
}
END_TEST

START_TEST(bad_settings_are_named)
{
    static const struct {
        const char *settings, *word;
    } cases[] = {
        {"own_contacts: [help@]\n", "help@"},   {"own_contacts: ['*']\n", "\"*\""},
        {"own_contacts: ['x@y']\n", "x@y"},     {"region: QQ\n", "QQ"},
        {"regions: [GB, Utopia]\n", "Utopia"},  {"own_contacts: ['a@b@c.example']\n", "a@b@c.example"},
        {"show_private: perhaps\n", "perhaps"},
    };
    kit k = kit_new(NULL);
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        replylint_linter *linter = NULL;
        ck_assert_int_eq(
            replylint_linter_new(&linter, k.rules, cases[i].settings, strlen(cases[i].settings), "s.yml", k.error),
            REPLYLINT_ERROR_ARGUMENT);
        ck_assert_ptr_null(linter);
        assert_last_error(&k, REPLYLINT_ERROR_ARGUMENT, cases[i].word);
        assert_last_error(&k, REPLYLINT_ERROR_ARGUMENT, "s.yml:1");
    }
    kit_free(&k);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {
        whose_it_is,
        settings_say_what_is_own,
        a_private_channel_is_for_the_customers_own_data,
        messages_are_masked,
        pieces_have_type_owner_and_place,
        redaction_leaves_all_else,
        redaction_of_what_is_no_text,
        long_runs_are_linear,
        bad_settings_are_named,
    };
    return run_suite("privacy", tests, sizeof(tests) / sizeof(tests[0]));
}
