/* SPDX-License-Identifier: Apache-2.0 */
/* What a lint gives, through the header alone: signals, places, units, score, reuse, JSON. */
#include <stdio.h>

#include "support.h"

#define BAD_REPLY "Sorry you feel that way. Please ring us."
#define COMPLAINT "The parcel never came and nobody answers! This is unacceptable."

START_TEST(given_signals_hold)
{
    kit k = kit_new(NULL);
    set_key(&k, "text", "Please restart the router.");
    set_key(&k, "signal.complaint", "yes");
    lint(&k);
    ck_assert_str_eq(replylint_report_signal(k.report, "complaint"), "yes");
    ck_assert_int_eq(replylint_report_signal_given(k.report, "complaint"), 1);
    ck_assert_int_eq(replylint_report_signal_given(k.report, "apology"), 0);
    ck_assert_int_eq(replylint_report_signal_given(k.report, "no_such"), 0);
    ck_assert_int_eq(replylint_report_signal_given(NULL, "complaint"), 0);
    ck_assert_str_eq(verdict_of(&k, "apology/missing"), "failed");
    set_key(&k, "signal.complaint", "no");
    lint(&k);
    ck_assert_str_eq(verdict_of(&k, "apology/missing"), "na");
    set_key(&k, "signal.complain", "yes");
    ck_assert_int_eq(replylint_lint(k.linter, k.draft, k.report, k.error), REPLYLINT_ERROR_UNKNOWN);
    assert_last_error(&k, REPLYLINT_ERROR_UNKNOWN, "complaint");
    kit_free(&k);
}
END_TEST

START_TEST(a_report_lists_its_signals)
{
    kit k = kit_new(NULL);
    size_t known = 0, given = 0, shown = 0;
    ck_assert_uint_eq(replylint_report_signal_count(k.report), 0);
    ck_assert_ptr_null(replylint_report_signal_get(k.report, 0, "name"));
    set_key(&k, "text", "Sorry that you had no internet, Diane. An engineer calls you by 5pm today.");
    set_key(&k, "signal.complaint", "yes");
    lint(&k);
    ck_assert_uint_eq(replylint_report_signal_count(k.report), replylint_rules_signal_count(k.rules));
    for (size_t i = 0; i < replylint_report_signal_count(k.report); i++) {
        const char *name = replylint_report_signal_get(k.report, i, "name");
        const char *value = replylint_report_signal_get(k.report, i, "value");
        const char *source = replylint_report_signal_get(k.report, i, "source");
        const char *by_name = replylint_report_signal(k.report, name);
        ck_assert_str_eq(value, by_name ? by_name : "");
        ck_assert_int_eq(*value != '\0', *source != '\0');
        ck_assert_int_eq(strcmp(source, "given") == 0, replylint_report_signal_given(k.report, name));
        known += *value != '\0';
        given += strcmp(source, "given") == 0;
        shown += replylint_report_signal_span_count(k.report, name);
    }
    ck_assert_uint_gt(known, 5);
    ck_assert_uint_eq(given, 1);
    ck_assert_uint_gt(shown, 2);
    ck_assert_ptr_null(replylint_report_signal_get(k.report, 0, "colour"));
    ck_assert_ptr_null(replylint_report_signal_get(k.report, 0, NULL));
    ck_assert_ptr_null(replylint_report_signal_get(k.report, SIZE_MAX, "name"));
    ck_assert_ptr_null(replylint_report_signal_get(NULL, 0, "name"));
    kit_free(&k);
}
END_TEST

START_TEST(places_name_their_message)
{
    kit k = kit_new(NULL);
    size_t message = 9, start = 9, end = 9;
    ck_assert_int_eq(replylint_draft_message(k.draft, "agent", "Hello, how can I help?", 22, k.error), REPLYLINT_OK);
    ck_assert_int_eq(replylint_draft_message(k.draft, "customer", COMPLAINT, strlen(COMPLAINT), k.error), REPLYLINT_OK);
    set_key(&k, "text", "I'm sorry about that, Ann.");
    lint(&k);
    ck_assert_str_eq(replylint_report_signal(k.report, "complaint"), "yes");
    ck_assert_uint_ge(replylint_report_signal_span_count(k.report, "complaint"), 1);
    ck_assert_str_eq(replylint_report_signal_span(k.report, "complaint", 0, &message, &start, &end), "yes");
    ck_assert_uint_eq(message, 2);
    ck_assert_uint_lt(start, end);
    ck_assert_uint_le(end, strlen(COMPLAINT));
    ck_assert_str_eq(replylint_report_signal_span(k.report, "apology", 0, &message, &start, &end), "yes");
    ck_assert_uint_eq(message, 0);
    ck_assert_ptr_nonnull(replylint_report_signal_span(k.report, "apology", 0, NULL, NULL, NULL));
    ck_assert_ptr_null(replylint_report_signal_span(k.report, "apology", 99, NULL, NULL, NULL));
    ck_assert_ptr_null(replylint_report_signal_span(k.report, "no_such", 0, NULL, NULL, NULL));
    kit_free(&k);
}
END_TEST

START_TEST(points_add_up)
{
    kit k = kit_new(NULL);
    int taken = 0;
    lint_reply(&k, BAD_REPLY, COMPLAINT);
    ck_assert_uint_eq(replylint_report_verdict_count(k.report), replylint_rules_count(k.rules));
    for (size_t i = 0; i < replylint_report_verdict_count(k.report); i++) {
        const char *rule = replylint_report_verdict_get(k.report, i, "rule");
        const char *verdict = replylint_report_verdict_get(k.report, i, "verdict");
        int deduction = atoi(replylint_report_verdict_get(k.report, i, "deduction"));
        ck_assert_str_eq(rule, replylint_rules_get(k.rules, i, "id"));
        ck_assert_msg(strcmp(verdict, "failed") == 0 || deduction == 0, "%s: %s takes off %d", rule, verdict,
                      deduction);
        ck_assert_msg((strcmp(verdict, "na") == 0) == (*replylint_report_verdict_get(k.report, i, "reason") != '\0'),
                      "%s: %s, reason \"%s\"", rule, verdict, replylint_report_verdict_get(k.report, i, "reason"));
        taken += deduction;
    }
    ck_assert_int_eq(replylint_report_score(k.report), taken < 100 ? 100 - taken : 0);
    ck_assert_int_lt(replylint_report_score(k.report), 100);
    ck_assert(replylint_report_judged(k.report) > 0 && replylint_report_judged(k.report) <= 1);
    kit_free(&k);
}
END_TEST

START_TEST(a_report_is_reused)
{
    kit k = kit_new(NULL);
    lint_reply(&k, BAD_REPLY, COMPLAINT);
    char *first = json_of(&k);
    ck_assert_str_eq(verdict_of(&k, "apology/non-apology"), "failed");
    lint_reply(&k, "I'm sorry, Ann. I'll ring you by 3pm today. Tom", NULL);
    ck_assert_str_eq(verdict_of(&k, "apology/non-apology"), "passed");
    ck_assert_uint_eq(finding_of(&k, "apology/non-apology"), SIZE_MAX);
    lint_reply(&k, BAD_REPLY, COMPLAINT);
    char *again = json_of(&k);
    ck_assert_str_eq(first, again);
    free(first);
    free(again);
    kit_free(&k);
}
END_TEST

START_TEST(a_failed_lint_leaves_an_empty_report)
{
    kit k = kit_new(NULL);
    lint_reply(&k, BAD_REPLY, COMPLAINT);
    ck_assert_int_eq(replylint_draft_set(k.draft, "text", "Sorry \xff.", 8, k.error), REPLYLINT_OK);
    ck_assert_int_eq(replylint_lint(k.linter, k.draft, k.report, k.error), REPLYLINT_ERROR_ENCODING);
    assert_last_error(&k, REPLYLINT_ERROR_ENCODING, "6");
    ck_assert_int_eq(replylint_report_score(k.report), 0);
    ck_assert(replylint_report_judged(k.report) == 0);
    ck_assert_uint_eq(replylint_report_finding_count(k.report), 0);
    ck_assert_ptr_null(replylint_report_finding_get(k.report, 0, "rule"));
    ck_assert_ptr_null(replylint_report_signal(k.report, "apology"));
    lint_reply(&k, BAD_REPLY, COMPLAINT);
    ck_assert_uint_gt(replylint_report_finding_count(k.report), 0);
    kit_free(&k);
}
END_TEST

START_TEST(odd_texts_are_judged)
{
    static const char *const texts[] = {"",
                                        " ",
                                        "\n\n",
                                        "\xF0\x9F\x98\x80\xF0\x9F\x98\x80",
                                        "\xEF\xBB\xBFSorry.",
                                        "Sorry.\r\nYou feel.\r\n",
                                        "\xD9\x85\xD8\xB1\xD8\xAD\xD8\xA8\xD8\xA7",
                                        ">>>",
                                        "@",
                                        "#",
                                        "{{",
                                        "[[",
                                        "`",
                                        "^",
                                        "e\xCC\x81\xCC\x81\xCC\x81"};
    kit k = kit_new(NULL);
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        replylint_draft_clear(k.draft);
        ck_assert_int_eq(replylint_draft_set(k.draft, "text", texts[i], strlen(texts[i]), k.error), REPLYLINT_OK);
        lint(&k);
        ck_assert_int_ge(replylint_report_score(k.report), 0);
    }
    /* NUL is a character like another, and hides nothing. */
    ck_assert_int_eq(replylint_draft_set(k.draft, "text", "Hello\0Sorry you feel that way.", 30, k.error),
                     REPLYLINT_OK);
    lint(&k);
    ck_assert_str_eq(replylint_report_signal(k.report, "non_apology"), "yes");
    kit_free(&k);
}
END_TEST

START_TEST(a_draft_has_a_limit)
{
    kit k = kit_new(NULL);
    size_t size = (1 << 20) + 1;
    char *text = malloc(size);
    ck_assert_ptr_nonnull(text);
    memset(text, 'a', size);
    ck_assert_int_eq(replylint_draft_set(k.draft, "text", text, size, k.error), REPLYLINT_OK);
    ck_assert_int_eq(replylint_lint(k.linter, k.draft, k.report, k.error), REPLYLINT_ERROR_LIMIT);
    replylint_linter_free(k.linter);
    const char *settings = "limits: {draft_bytes: 10}";
    ck_assert_int_eq(replylint_linter_new(&k.linter, k.rules, settings, strlen(settings), NULL, k.error), REPLYLINT_OK);
    ck_assert_int_eq(replylint_draft_set(k.draft, "text", text, 11, k.error), REPLYLINT_OK);
    ck_assert_int_eq(replylint_lint(k.linter, k.draft, k.report, k.error), REPLYLINT_ERROR_LIMIT);
    ck_assert_int_eq(replylint_draft_set(k.draft, "text", text, 10, k.error), REPLYLINT_OK);
    lint(&k);
    free(text);
    kit_free(&k);
}
END_TEST

START_TEST(places_count_in_the_unit)
{
    /* "é" is 2, 1, 1 and the emoji 4, 2, 1 units of UTF-8, UTF-16, UTF-32; the match has 21 letters. */
    static const char text[] = "Caf\xC3\xA9 \xF0\x9F\x98\x80\nHm, sorry you feel that way, Ann.";
    static const struct {
        const char *unit;
        size_t start;
    } cases[] = {{"utf-8", 15}, {"utf-16", 12}, {"utf-32", 11}};
    kit k = kit_new(NULL);
    for (size_t i = 0; i < 3; i++) {
        size_t start = 0, end = 0, line = 0, column = 0;
        replylint_draft_clear(k.draft);
        set_key(&k, "text", text);
        set_key(&k, "unit", cases[i].unit);
        lint(&k);
        size_t f = finding_of(&k, "apology/non-apology");
        ck_assert_uint_ne(f, SIZE_MAX);
        ck_assert_int_eq(replylint_report_finding_range(k.report, f, &start, &end), 1);
        ck_assert_msg(start == cases[i].start, "%s: %zu", cases[i].unit, start);
        ck_assert_uint_gt(end, start);
        ck_assert_int_eq(replylint_report_finding_place(k.report, f, &line, &column), 1);
        ck_assert_uint_eq(line, 2);
        ck_assert_uint_eq(column, 5);
    }
    kit_free(&k);
}
END_TEST

START_TEST(what_is_missing_has_no_place)
{
    kit k = kit_new(NULL);
    size_t start = 9, end = 9, line = 9, column = 9;
    lint_reply(&k, "Please restart the router.", COMPLAINT);
    size_t i = finding_of(&k, "apology/missing");
    ck_assert_uint_ne(i, SIZE_MAX);
    ck_assert_int_eq(replylint_report_finding_range(k.report, i, &start, &end), 0);
    ck_assert_uint_eq(start + end, 0);
    ck_assert_int_eq(replylint_report_finding_place(k.report, i, &line, &column), 0);
    ck_assert_uint_eq(line, 1);
    ck_assert_uint_eq(column, 1);
    ck_assert_int_eq(replylint_report_finding_range(k.report, i, NULL, NULL), 0);
    ck_assert_int_eq(replylint_report_finding_place(k.report, i, NULL, NULL), 0);
    kit_free(&k);
}
END_TEST

START_TEST(keys_of_findings_are_stable)
{
    kit k = kit_new(NULL);
    char first[256];
    lint_reply(&k, "Sorry you feel that way.", NULL);
    size_t i = finding_of(&k, "apology/non-apology");
    ck_assert_uint_ne(i, SIZE_MAX);
    snprintf(first, sizeof(first), "%s", replylint_report_finding_get(k.report, i, "key"));
    ck_assert_str_ne(first, "");
    lint_reply(&k, "Hello Ann, thank you for writing. Sorry you feel that way.", NULL);
    i = finding_of(&k, "apology/non-apology");
    ck_assert_uint_ne(i, SIZE_MAX);
    ck_assert_str_eq(first, replylint_report_finding_get(k.report, i, "key"));
    kit_free(&k);
}
END_TEST

START_TEST(one_call_serves_bindings)
{
    static const char record[] = "{\"id\": \"a-1\", \"channel\": \"x\", \"text\": \"Sorry you feel that way.\"}";
    static const char broken[] = "{\"id\": \"a-2\",\n \"txt\": \"Hello\"}";
    kit k = kit_new(NULL);
    const char *json = NULL;
    size_t size = 0;
    ck_assert_int_eq(replylint_lint_json(k.linter, k.draft, k.report, record, strlen(record), &json, &size, k.error),
                     REPLYLINT_OK);
    ck_assert_uint_eq(strlen(json), size);
    ck_assert_ptr_nonnull(strstr(json, "\"a-1\""));
    ck_assert_ptr_nonnull(strstr(json, "apology/non-apology"));
    ck_assert_ptr_null(strchr(json, '\n'));
    ck_assert_int_eq(replylint_lint_json(k.linter, k.draft, k.report, broken, strlen(broken), &json, &size, k.error),
                     REPLYLINT_ERROR_UNKNOWN);
    ck_assert_ptr_nonnull(json);
    ck_assert_uint_eq(strlen(json), size);
    ck_assert_ptr_nonnull(strstr(json, "\"error\""));
    assert_last_error(&k, REPLYLINT_ERROR_UNKNOWN, "text");
    ck_assert_uint_eq(replylint_error_line(k.error, replylint_error_count(k.error) - 1), 2);
    ck_assert_int_eq(replylint_lint_json(k.linter, k.draft, k.report, "{", 1, &json, &size, k.error),
                     REPLYLINT_ERROR_SYNTAX);
    kit_free(&k);
}
END_TEST

START_TEST(a_brief_report_leaves_out_signals_and_verdicts)
{
    kit k = kit_new(NULL);
    const char *json = NULL;
    size_t size = 0;
    lint_reply(&k, "Sorry for the the wait.", COMPLAINT);
    ck_assert_int_eq(replylint_report_json_brief(k.report, &json, &size), REPLYLINT_OK);
    ck_assert_uint_eq(strlen(json), size);
    ck_assert_ptr_nonnull(strstr(json, "\"language/repeated-word\""));
    ck_assert_ptr_nonnull(strstr(json, "\"checklist\""));
    ck_assert_ptr_null(strstr(json, "\"signals\""));
    ck_assert_ptr_null(strstr(json, "\"verdicts\""));
    kit_free(&k);
}
END_TEST

START_TEST(every_profile_makes_a_linter)
{
    kit k = kit_new(NULL);
    size_t count = replylint_rules_profile_count(k.rules);
    ck_assert_uint_ge(count, 5);
    for (size_t i = 0; i < count; i++) {
        replylint_linter *linter;
        const char *name = replylint_rules_profile_get(k.rules, i, "name");
        ck_assert_int_eq(replylint_linter_new_with(&linter, k.rules, NULL, name, NULL, 0, NULL, k.error), REPLYLINT_OK);
        replylint_linter_free(linter);
        ck_assert_str_ne(replylint_rules_profile_get(k.rules, i, "about"), "");
    }
    ck_assert_ptr_null(replylint_rules_profile_get(k.rules, count, "name"));
    ck_assert_ptr_null(replylint_rules_profile_get(k.rules, 0, "nothing"));
    ck_assert_uint_eq(replylint_rules_profile_count(NULL), 0);
    kit_free(&k);
}
END_TEST

START_TEST(settings_lie_over_the_profile)
{
    kit k = kit_new("profile: macro\n");
    lint_reply(&k, "Hello {{first_name}}, please restart the router.", COMPLAINT);
    ck_assert_str_eq(verdict_of(&k, "template/unfilled"), "na"); /* the kind is template */
    kit_free(&k);
    k = kit_new("{\"kind\": \"reply\", \"profile\": \"macro\"}");
    lint_reply(&k, "Hello {{first_name}}, please restart the router.", COMPLAINT);
    ck_assert_str_eq(verdict_of(&k, "template/unfilled"), "failed");
    ck_assert_str_eq(verdict_of(&k, "personal/unsigned"), "");
    kit_free(&k);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {
        given_signals_hold,
        a_report_lists_its_signals,
        places_name_their_message,
        points_add_up,
        a_report_is_reused,
        a_failed_lint_leaves_an_empty_report,
        odd_texts_are_judged,
        a_draft_has_a_limit,
        places_count_in_the_unit,
        what_is_missing_has_no_place,
        keys_of_findings_are_stable,
        one_call_serves_bindings,
        a_brief_report_leaves_out_signals_and_verdicts,
        every_profile_makes_a_linter,
        settings_lie_over_the_profile,
    };
    return run_suite("results", tests, sizeof(tests) / sizeof(tests[0]));
}
