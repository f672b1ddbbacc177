/* SPDX-License-Identifier: Apache-2.0 */
/* What a linter is made of, through the header alone: rules of one's own, and settings. */
#include <stdio.h>

#include "support.h"

#define BAD_REPLY "Sorry you feel that way. Please ring us."
#define COMPLAINT "The parcel never came and nobody answers! This is unacceptable."

#define OWN_RULE                                                                           \
    "since: 0.1.0\nlevel: warning\npoints: 3\nfind: [\"reach out\"]\nreplace: \"write\"\n" \
    "message: \"Jargon.\"\nadvice: \"Say write.\"\nwhy: \"Plain words.\"\n"                \
    "examples:\n  fail: [\"Do [[reach out]] again.\"]\n  pass: [\"Do write again.\"]\n"

static replylint_status add_rule(kit *k, const char *path, const char *text)
{
    return replylint_rules_add(k->rules, path, NULL, text, strlen(text), k->error);
}

START_TEST(own_rules_are_used)
{
    kit k = {.error = replylint_error_new()};
    size_t start = 0, end = 0, passed = 0, failed = 0;
    const char *how = NULL;
    ck_assert_int_eq(replylint_rules_new(&k.rules, k.error), REPLYLINT_OK);
    ck_assert_int_eq(add_rule(&k, "en/wording/reach-out.yml", OWN_RULE), REPLYLINT_OK);
    ck_assert_int_eq(replylint_rules_test(k.rules, "en/wording/", &passed, &failed, k.error), REPLYLINT_OK);
    ck_assert_uint_eq(passed, 2);
    ck_assert_uint_eq(failed, 0);
    ck_assert_int_eq(replylint_linter_new(&k.linter, k.rules, NULL, 0, NULL, k.error), REPLYLINT_OK);
    ck_assert_int_eq(replylint_draft_new(&k.draft), REPLYLINT_OK);
    ck_assert_int_eq(replylint_report_new(&k.report), REPLYLINT_OK);
    lint_reply(&k, "Please reach out to me. Reach out!", NULL);
    size_t i = finding_of(&k, "wording/reach-out");
    ck_assert_uint_ne(i, SIZE_MAX);
    ck_assert_int_eq(replylint_report_finding_range(k.report, i, &start, &end), 1);
    ck_assert_uint_eq(start, 7);
    ck_assert_uint_eq(end, 16);
    ck_assert_uint_eq(replylint_report_fix_count(k.report, i), 1);
    ck_assert_str_eq(replylint_report_fix(k.report, i, 0, &start, &end, &how), "write");
    ck_assert_str_eq(how, "suggested");
    ck_assert_ptr_null(replylint_report_fix(k.report, i, 1, NULL, NULL, NULL));
    kit_free(&k);
}
END_TEST

START_TEST(sealed_rules_take_no_more)
{
    kit k = kit_new(NULL);
    size_t before = replylint_rules_count(k.rules);
    ck_assert_int_eq(add_rule(&k, "en/wording/reach-out.yml", OWN_RULE), REPLYLINT_ERROR_STATE);
    ck_assert_uint_eq(replylint_rules_count(k.rules), before);
    ck_assert_int_eq(replylint_rules_seal(k.rules, k.error), REPLYLINT_OK);
    kit_free(&k);
}
END_TEST

START_TEST(faulty_rules_name_their_place)
{
    static const struct {
        const char *text, *word;
        uint32_t line;
    } cases[] = {
        {"since: 0.1.0\nlevl: warning\n", "level", 2},
        {"since: 0.1.0\nlevel: waring\n", "warning", 2},
        {"since: [0.1.0\n", "", 0},
        {"level: warning\npoints: many\n", "many", 2},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        kit k = {.error = replylint_error_new()};
        ck_assert_int_eq(replylint_rules_new(&k.rules, k.error), REPLYLINT_OK);
        replylint_status status = add_rule(&k, "core/wording/own.yml", cases[i].text);
        if (status == REPLYLINT_OK) {
            status = replylint_rules_seal(k.rules, k.error);
        }
        ck_assert_msg(status == REPLYLINT_ERROR_SYNTAX || status == REPLYLINT_ERROR_UNKNOWN, "case %zu: %d", i,
                      (int)status);
        bool found = false;
        for (size_t e = 0; e < replylint_error_count(k.error); e++) {
            found = found || (strstr(replylint_error_text(k.error, e), cases[i].word) != NULL &&
                              (cases[i].line == 0 || replylint_error_line(k.error, e) == cases[i].line));
            ck_assert_ptr_nonnull(replylint_error_file(k.error, e));
            ck_assert_uint_ge(replylint_error_line(k.error, e), 1);
            ck_assert_uint_ge(replylint_error_column(k.error, e), 1);
        }
        ck_assert_msg(found, "case %zu: %s", i, replylint_error_text(k.error, 0));
        kit_free(&k);
    }
}
END_TEST

START_TEST(rules_can_be_listed)
{
    kit k = kit_new(NULL);
    size_t count = replylint_rules_count(k.rules);
    ck_assert_uint_gt(count, 0);
    for (size_t i = 0; i < count; i++) {
        const char *id = replylint_rules_get(k.rules, i, "id");
        ck_assert_uint_eq(replylint_rules_find(k.rules, id, k.error), i);
        ck_assert_msg(i == 0 || strcmp(replylint_rules_get(k.rules, i - 1, "id"), id) < 0, "%s: not in order", id);
        ck_assert_str_ne(replylint_rules_get(k.rules, i, "message"), "");
        ck_assert_str_ne(replylint_rules_get(k.rules, i, "advice"), "");
        ck_assert_str_ne(replylint_rules_get(k.rules, i, "why"), "");
        ck_assert_ptr_nonnull(replylint_rules_example(k.rules, i, "fail", 0));
        ck_assert_ptr_nonnull(replylint_rules_example(k.rules, i, "pass", 0));
        ck_assert_ptr_null(replylint_rules_example(k.rules, i, "fail", 9999));
    }
    ck_assert_ptr_null(replylint_rules_get(k.rules, count, "id"));
    ck_assert_ptr_null(replylint_rules_get(k.rules, 0, "colour"));
    ck_assert_uint_eq(replylint_rules_find(k.rules, "apology/mising", k.error), count);
    assert_last_error(&k, REPLYLINT_ERROR_UNKNOWN, "apology/missing");
    ck_assert_uint_eq(replylint_rules_signal_find(k.rules, "apologie", k.error), replylint_rules_signal_count(k.rules));
    assert_last_error(&k, REPLYLINT_ERROR_UNKNOWN, "apology");
    kit_free(&k);
}
END_TEST

START_TEST(settings_switch_rules)
{
    kit k = kit_new("rules: {apology/non-apology: off, apology/missing: error}\nchannel: email\n");
    lint_reply(&k, BAD_REPLY, NULL);
    ck_assert_str_eq(verdict_of(&k, "apology/non-apology"), "");
    ck_assert_uint_eq(finding_of(&k, "apology/non-apology"), SIZE_MAX);
    lint_reply(&k, "Please restart the router.", COMPLAINT);
    size_t i = finding_of(&k, "apology/missing");
    ck_assert_uint_ne(i, SIZE_MAX);
    ck_assert_str_eq(replylint_report_finding_get(k.report, i, "level"), "error");
    kit_free(&k);
}
END_TEST

/* How many rules are on. */
static size_t count_on(const char *settings)
{
    kit k = kit_new(settings);
    lint_reply(&k, BAD_REPLY, COMPLAINT);
    size_t count = replylint_report_verdict_count(k.report);
    kit_free(&k);
    return count;
}

START_TEST(all_rules_can_be_off_but_a_few)
{
    static const struct {
        const char *settings;
        size_t on; /* 0: those of apology */
    } cases[] = {
        {"rules: {\"*\": off, apology/missing: on}\n", 1},
        {"rules: {apology/missing: on, \"*\": off}\n", 1},
        {"{\"rules\": {\"*\": false, \"apology/missing\": true}}", 1},
        {"rules: {\"*\": off, \"apology/*\": on}\n", 0},
        {"rules: {\"*\": off, apology: on}\n", 0},
        {"rules: {\"*\": off, \"apology/m*g\": on}\n", 1},
        {"rules: {apology: off, \"*\": off, apology/missing: error}\n", 1},
        {"profile: complaint\nrules: {\"*\": off, apology/missing: on}\n", 1},
    };
    size_t of_apology = count_on(NULL) - count_on("rules: {apology: off}\n");
    ck_assert_uint_gt(of_apology, 1);
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        size_t on = count_on(cases[i].settings);
        ck_assert_msg(on == (cases[i].on ? cases[i].on : of_apology), "%s: %zu", cases[i].settings, on);
    }
    ck_assert_uint_eq(count_on("rules: {\"*\": off}\n"), 0);
    ck_assert_uint_eq(count_on("rules: {\"*/*\": on}\n"), count_on(NULL));
}
END_TEST

START_TEST(on_is_the_level_of_the_rule_itself)
{
    kit k = kit_new("rules: {\"*\": error, apology/missing: on}\npoints: {\"*\": 0, apology/missing: 7}\n");
    lint_reply(&k, "Please restart the router.", COMPLAINT);
    size_t rule = replylint_rules_find(k.rules, "apology/missing", k.error), i = finding_of(&k, "apology/missing");
    ck_assert_uint_ne(i, SIZE_MAX);
    ck_assert_str_eq(replylint_report_finding_get(k.report, i, "level"), replylint_rules_get(k.rules, rule, "level"));
    ck_assert_int_eq(replylint_report_score(k.report), 93);
    kit_free(&k);
}
END_TEST

START_TEST(settings_may_be_json)
{
    kit k = kit_new("{\"rules\": {\"apology\": \"off\"}, \"pass_mark\": 1}");
    lint_reply(&k, BAD_REPLY, COMPLAINT);
    ck_assert_str_eq(verdict_of(&k, "apology/non-apology"), "");
    ck_assert_str_eq(verdict_of(&k, "apology/missing"), "");
    kit_free(&k);
}
END_TEST

START_TEST(faulty_settings_name_their_place)
{
    static const struct {
        const char *text, *word;
        replylint_status status;
    } cases[] = {
        {"rules: {apology/mising: off}\n", "apology/missing", REPLYLINT_ERROR_UNKNOWN},
        {"chanel: email\n", "channel", REPLYLINT_ERROR_UNKNOWN},
        {"text: hello\n", "text", REPLYLINT_ERROR_UNKNOWN},
        {"profile: sozial\n", "social", REPLYLINT_ERROR_UNKNOWN},
        {"kind: replay\n", "reply", REPLYLINT_ERROR_ARGUMENT},
        {"rules: {apology/missing: of}\n", "off", REPLYLINT_ERROR_ARGUMENT},
        {"rules: {\"apologies/*\": off}\n", "apologies/*", REPLYLINT_ERROR_UNKNOWN},
        {"rules: {\"*\": of}\n", "off", REPLYLINT_ERROR_ARGUMENT},
        {"rules: none\n", "apology: off", REPLYLINT_ERROR_SYNTAX},
        {"points: {\"*\": many}\n", "many", REPLYLINT_ERROR_SYNTAX},
        {"ruels: {apology: off}\n", "rules", REPLYLINT_ERROR_UNKNOWN},
        {"pass_marks: 3\n", "pass_mark", REPLYLINT_ERROR_UNKNOWN},
        {"limit: {}\n", "limits", REPLYLINT_ERROR_UNKNOWN},
        {"profil: social\n", "profile", REPLYLINT_ERROR_UNKNOWN},
        {"rules: [\n", "", REPLYLINT_ERROR_SYNTAX},
    };
    kit k = kit_new(NULL);
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        replylint_linter *linter = k.linter;
        replylint_status status =
            replylint_linter_new(&linter, k.rules, cases[i].text, strlen(cases[i].text), "my.yml", k.error);
        ck_assert_ptr_null(linter);
        ck_assert_msg(status == cases[i].status, "case %zu: %d, %s", i, (int)status, replylint_error_text(k.error, 0));
        assert_last_error(&k, cases[i].status, cases[i].word);
        ck_assert_str_eq(replylint_error_file(k.error, 0), "my.yml");
        ck_assert_uint_ge(replylint_error_line(k.error, 0), 1);
        ck_assert_int_eq(strncmp(replylint_error_text(k.error, 0), "my.yml:", 7), 0);
        replylint_error_clear(k.error);
    }
    kit_free(&k);
}
END_TEST
int main(void)
{
    const TTest *const tests[] = {
        own_rules_are_used,
        sealed_rules_take_no_more,
        faulty_rules_name_their_place,
        rules_can_be_listed,
        settings_switch_rules,
        all_rules_can_be_off_but_a_few,
        on_is_the_level_of_the_rule_itself,
        settings_may_be_json,
        faulty_settings_name_their_place,
    };
    return run_suite("linter", tests, sizeof(tests) / sizeof(tests[0]));
}
