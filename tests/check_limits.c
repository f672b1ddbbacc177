/* SPDX-License-Identifier: Apache-2.0 */
/* Lengths through the header alone: what a channel holds, what does not fit, what settings change. */
#include <stdio.h>

#include "support.h"

static void measure(kit *k, const char *text, const char *channel)
{
    replylint_draft_clear(k->draft);
    set_key(k, "text", text);
    ck_assert_msg(replylint_measure(k->linter, k->draft, channel, k->report, k->error) == REPLYLINT_OK, "%s",
                  replylint_error_text(k->error, 0));
}

static uint64_t number(const kit *k, const char *field)
{
    return replylint_report_measure_number(k->report, 0, field);
}

/* A text of `size` letters x; to be freed. */
static char *letters(size_t size)
{
    char *text = malloc(size + 1);
    ck_assert_ptr_nonnull(text);
    memset(text, 'x', size);
    text[size] = '\0';
    return text;
}

START_TEST(a_channel_is_measured)
{
    kit k = kit_new(NULL);
    measure(&k, "caf\u00e9 \U0001F60A", "x");
    ck_assert_uint_eq(replylint_report_measure_count(k.report), 1);
    ck_assert_str_eq(replylint_report_measure_get(k.report, 0, "channel"), "x");
    ck_assert_str_eq(replylint_report_measure_get(k.report, 0, "name"), "X");
    ck_assert_str_eq(replylint_report_measure_get(k.report, 0, "unit"), "weighted");
    ck_assert_str_eq(replylint_report_measure_get(k.report, 0, "encoding"), "");
    ck_assert_uint_eq(number(&k, "length"), 7);
    ck_assert_uint_eq(number(&k, "limit"), 280);
    ck_assert_uint_eq(number(&k, "over"), 0);
    ck_assert_uint_eq(number(&k, "start"), number(&k, "end"));
    ck_assert_ptr_null(replylint_report_measure_get(k.report, 0, "length"));
    ck_assert_ptr_null(replylint_report_measure_get(k.report, 1, "channel"));
    ck_assert_uint_eq(replylint_report_measure_number(k.report, 1, "length"), 0);
    measure(&k, "caf\u00e9", "bluesky"); /* which has two limits */
    ck_assert_uint_eq(replylint_report_measure_count(k.report), 2);
    ck_assert_str_eq(replylint_report_measure_get(k.report, 1, "unit"), "bytes");
    measure(&k, "caf\u00e9", "email"); /* which has none */
    ck_assert_uint_eq(replylint_report_measure_count(k.report), 0);
    measure(&k, "\u2026", "text-message");
    ck_assert_str_eq(replylint_report_measure_get(k.report, 0, "encoding"), "UCS-2");
    ck_assert_uint_eq(number(&k, "segments"), 1);
    ck_assert_uint_eq(number(&k, "segment_left"), 69);
    ck_assert_uint_eq(replylint_report_finding_count(k.report), 0);
    kit_free(&k);
}
END_TEST

START_TEST(all_channels_are_measured)
{
    kit k = kit_new(NULL);
    measure(&k, "Hello", NULL);
    ck_assert_uint_gt(replylint_report_measure_count(k.report), 20);
    for (size_t i = 0; i < replylint_report_measure_count(k.report); i++) {
        ck_assert_uint_eq(replylint_report_measure_number(k.report, i, "length"), 5);
        ck_assert_uint_gt(replylint_report_measure_number(k.report, i, "limit"), 5);
    }
    kit_free(&k);
}
END_TEST

START_TEST(faults_are_told)
{
    kit k = kit_new(NULL);
    measure(&k, "Hello", "x");
    ck_assert_int_eq(replylint_measure(k.linter, k.draft, "twiter", k.report, k.error), REPLYLINT_ERROR_UNKNOWN);
    assert_last_error(&k, REPLYLINT_ERROR_UNKNOWN, "did you mean \"twitter\"");
    ck_assert_uint_eq(replylint_report_measure_count(k.report), 0);
    ck_assert_int_eq(replylint_measure(NULL, k.draft, NULL, k.report, k.error), REPLYLINT_ERROR_ARGUMENT);
    ck_assert_int_eq(replylint_draft_set(k.draft, "text", "a\xff", 2, k.error), REPLYLINT_OK);
    ck_assert_int_eq(replylint_measure(k.linter, k.draft, NULL, k.report, k.error), REPLYLINT_ERROR_ENCODING);
    ck_assert_uint_eq(replylint_report_measure_count(NULL), 0);
    kit_free(&k);
}
END_TEST

START_TEST(what_is_sent_counts)
{
    kit k = kit_new("format: markdown");
    measure(&k, "**Hi** [there](https://shop.example/a/b)\n\n", "whatsapp");
    ck_assert_uint_eq(number(&k, "length"), 8);
    measure(&k, "**Hi** [there](https://shop.example/a/b)\n\n", "reddit"); /* which takes Markdown */
    ck_assert_uint_eq(number(&k, "length"), 40);
    kit_free(&k);
    k = kit_new("format: html");
    measure(&k, "<p>Fish &amp; <b>chips</b></p>", "whatsapp");
    ck_assert_uint_eq(number(&k, "length"), 12);
    kit_free(&k);
    k = kit_new(NULL);
    measure(&k, "@jo @ann Hello\n", "x"); /* mentions before a reply are the platform's */
    ck_assert_uint_eq(number(&k, "length"), 5);
    replylint_draft_clear(k.draft);
    set_key(&k, "kind", "post");
    set_key(&k, "text", "@jo @ann Hello\r\n");
    ck_assert_int_eq(replylint_measure(k.linter, k.draft, "x", k.report, k.error), REPLYLINT_OK);
    ck_assert_uint_eq(number(&k, "length"), 14);
    kit_free(&k);
}
END_TEST

START_TEST(what_does_not_fit_has_its_place)
{
    kit k = kit_new("{channel: tiktok, unit: utf-16}");
    char text[600] = "\U0001F60A ", *more = letters(200);
    strcat(text, more);
    lint_reply(&k, text, NULL);
    size_t i = finding_of(&k, "channel/too-long"), start, end;
    ck_assert_uint_ne(i, SIZE_MAX);
    ck_assert(replylint_report_finding_range(k.report, i, &start, &end));
    ck_assert_uint_eq(start, 151); /* 150 code points, of which one has two units */
    ck_assert_uint_eq(end, 203);
    ck_assert_str_eq(replylint_report_finding_get(k.report, i, "message"),
                     "Too long for TikTok comment: 202 of 150 characters, 52 over.");
    ck_assert_uint_eq(number(&k, "start"), 151);
    ck_assert_uint_eq(number(&k, "end"), 203);
    char *json = json_of(&k);
    ck_assert_ptr_nonnull(strstr(json, "\"measures\":[{\"channel\":\"tiktok\",\"unit\":\"code-points\",\"length\":202,"
                                       "\"limit\":150,\"over\":52,\"start\":151,\"end\":203}]"));
    free(json);
    free(more);
    /* An emoji is not cut in two. */
    more = letters(149);
    snprintf(text, sizeof text, "%s\U0001F44D\U0001F3FDyes", more);
    free(more);
    lint_reply(&k, text, NULL);
    i = finding_of(&k, "channel/too-long");
    ck_assert(replylint_report_finding_range(k.report, i, &start, &end));
    ck_assert_uint_eq(start, 149);
    kit_free(&k);
}
END_TEST

START_TEST(settings_change_limits)
{
    kit k =
        kit_new("channels: {twitter: {limit: {count: 25000}}, sms: {limit: {count: 1}}, bluesky: {limit: {count: 0}},\n"
                "  email: {limit: {count: 10, unit: bytes}}}");
    char *text = letters(300);
    measure(&k, text, "x");
    ck_assert_uint_eq(number(&k, "limit"), 25000);
    ck_assert_str_eq(replylint_report_measure_get(k.report, 0, "unit"), "weighted");
    measure(&k, text, "sms");
    ck_assert_uint_eq(number(&k, "limit"), 160);
    ck_assert_uint_eq(number(&k, "over"), 140);
    set_key(&k, "channel", "email");
    lint(&k);
    ck_assert_str_eq(verdict_of(&k, "channel/too-long"), "failed");
    set_key(&k, "channel", "bluesky");
    lint(&k);
    ck_assert_str_eq(verdict_of(&k, "channel/too-long"), "na");
    free(text);
    kit_free(&k);
    k = kit_new(NULL);
    static const struct {
        const char *settings, *says;
    } bad[] = {{"channels: {twiter: {limit: {count: 1}}}", "settings.yml:1:12: "},
               {"channels: {x: {limits: {count: 1}}}", "did you mean \"limit\""},
               {"channels: {x: {limit: 5}}", "settings.yml:1"},
               {"channels: 5", "settings.yml:1:11: "},
               {"channels: {x: {limit: {unit: weights}}}", "did you mean \"weighted\""}};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        replylint_linter *linter = NULL;
        replylint_status status =
            replylint_linter_new(&linter, k.rules, bad[i].settings, strlen(bad[i].settings), "settings.yml", k.error);
        ck_assert_int_ne(status, REPLYLINT_OK);
        assert_last_error(&k, status, bad[i].says);
    }
    kit_free(&k);
}
END_TEST

/* The reply with all safe wordings of a rule put in; to be freed. */
static char *fixed(kit *k, const char *text, const char *rule)
{
    char *out = calloc(1, 2 * strlen(text) + 1);
    size_t done = 0, start, end;
    ck_assert_ptr_nonnull(out);
    for (size_t i = 0; i < replylint_report_finding_count(k->report); i++) {
        const char *wording = replylint_report_fix(k->report, i, 0, &start, &end, NULL);
        if (!wording || strcmp(replylint_report_finding_get(k->report, i, "rule"), rule) != 0)
            continue;
        strncat(out, text + done, start - done);
        strcat(out, wording);
        done = end;
    }
    strcat(out, text + done);
    return out;
}

START_TEST(characters_outside_gsm_have_plain_forms)
{
    static const struct {
        const char *text, *plain;
    } cases[] = {{"We\u2019ll ring \u201Csoon\u201D\u2026", "We'll ring \"soon\"..."},
                 {"Out\u2014it comes\u00A0today \u2014 or so", "Out - it comes today - or so"},
                 {"in\u200Bvisible\u00AD\uFEFF", "invisible"},
                 {"cafe\u0301 1`2", "caf\u00e9 1'2"},
                 {"\u2022 one\t\u00D72", "- one x2"},
                 {"ok \U0001F44D\U0001F3FD\u2019", "ok \U0001F44D\U0001F3FD'"},
                 {"\u0417\u0430\u043A\u0430\u0437 \u2013 \u0432\u0441\u0451",
                  "\u0417\u0430\u043A\u0430\u0437 \u2013 \u0432\u0441\u0451"}};
    kit k = kit_new("channel: sms");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        lint_reply(&k, cases[i].text, NULL);
        char *plain = fixed(&k, cases[i].text, "channel/sms-unicode");
        ck_assert_str_eq(plain, cases[i].plain);
        free(plain);
    }
    kit_free(&k);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {
        a_channel_is_measured,
        all_channels_are_measured,
        faults_are_told,
        what_is_sent_counts,
        settings_change_limits,
        what_does_not_fit_has_its_place,
        characters_outside_gsm_have_plain_forms,
    };
    return run_suite("limits", tests, sizeof(tests) / sizeof(tests[0]));
}
