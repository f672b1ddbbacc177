/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A program that was built when 1.0 was new: it knows the replylint.h beside it, and nothing else. It calls every
 * function of that header, and has to run with each later library of the soname, unchanged. What it expects is what
 * docs/abi.md promises: no wording, and no finding but one that a pack of its own makes.
 */
#include <replylint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int failures;

#define EXPECT(condition)                                                   \
    do {                                                                    \
        if (!(condition)) {                                                 \
            fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition); \
            failures++;                                                     \
        }                                                                   \
    } while (0)

static int is(const char *text, const char *expected)
{
    return text && strcmp(text, expected) == 0;
}

static const char rule[] = "since: 1.0.0\n"
                           "level: warning\n"
                           "points: 10\n"
                           "find: [\"reaching out\"]\n"
                           "replace: \"writing\"\n"
                           "message: \"\\\"{match}\\\" is ours.\"\n"
                           "advice: \"Say writing.\"\n"
                           "why: \"Nobody reaches out at home.\"\n"
                           "examples:\n"
                           "  fail: [\"Thanks for [[reaching out]], Ben.\"]\n"
                           "  pass: [\"Thanks for writing, Ben.\"]\n";

static const char settings[] = "{\"rules\": {\"*\": \"off\", \"own/jargon\": \"on\", \"channel/too-long\": \"on\"}, "
                               "\"pass_mark\": 95}";

static void use_versions_and_keys(void)
{
    size_t named = 0;
    EXPECT(replylint_version_number() >= REPLYLINT_VERSION_NUMBER);
    EXPECT(replylint_version()[0] == '1' && strstr(replylint_build_info(), replylint_version()));
    EXPECT(replylint_schema_version() == 1);
    EXPECT(replylint_status_text(REPLYLINT_ERROR_ENCODING)[0] && replylint_status_text((replylint_status)99)[0]);
    for (size_t i = 0; i < replylint_key_count(); i++)
        named += is(replylint_key_get(i, "name"), "text") || is(replylint_key_get(i, "name"), "channel");
    EXPECT(named >= 2);
    EXPECT(!replylint_key_get(0, "colour"));
}

static void use_errors(void)
{
    replylint_error *error = replylint_error_new();
    replylint_rules *rules = NULL;
    EXPECT(replylint_rules_new(&rules, error) == REPLYLINT_OK);
    EXPECT(replylint_rules_add(rules, "en/own/jargon.yml", "mine.yml", "level: [\n", 9, error) ==
           REPLYLINT_ERROR_SYNTAX);
    EXPECT(replylint_error_count(error) > 0 && replylint_error_status(error, 0) == REPLYLINT_ERROR_SYNTAX);
    EXPECT(is(replylint_error_file(error, 0), "mine.yml") && replylint_error_line(error, 0) >= 1);
    EXPECT(replylint_error_column(error, 0) >= 1 && replylint_error_message(error, 0)[0]);
    EXPECT(strncmp(replylint_error_text(error, 0), "mine.yml:", 9) == 0);
    replylint_error_clear(error);
    EXPECT(replylint_error_count(error) == 0);
    EXPECT(replylint_rules_spelling(rules, "no/such/folder", NULL) == REPLYLINT_ERROR_FILE);
    EXPECT(replylint_rules_spelling_bytes(rules, "none", "", 0, NULL) == REPLYLINT_ERROR_FILE);
    replylint_rules_free(rules);
    replylint_error_free(error);
}

static replylint_rules *make_rules(void)
{
    replylint_rules *rules = NULL;
    size_t passed = 0, failed = 0, i;
    EXPECT(replylint_rules_new(&rules, NULL) == REPLYLINT_OK);
    EXPECT(replylint_rules_add(rules, "en/own/jargon.yml", NULL, rule, sizeof rule - 1, NULL) == REPLYLINT_OK);
    EXPECT(replylint_rules_words(rules, NULL, "HeatHub\n", 8, NULL) == REPLYLINT_OK);
    EXPECT(replylint_rules_seal(rules, NULL) == REPLYLINT_OK);
    EXPECT(replylint_rules_test(rules, "en/own/", &passed, &failed, NULL) == REPLYLINT_OK);
    EXPECT(passed == 2 && failed == 0);
    i = replylint_rules_find(rules, "own/jargon", NULL);
    EXPECT(i < replylint_rules_count(rules) && is(replylint_rules_get(rules, i, "points"), "10"));
    EXPECT(is(replylint_rules_example(rules, i, "pass", 0), "Thanks for writing, Ben."));
    EXPECT(replylint_rules_profile_count(rules) > 0 && replylint_rules_profile_get(rules, 0, "name"));
    i = replylint_rules_signal_find(rules, "apology", NULL);
    EXPECT(i < replylint_rules_signal_count(rules) && is(replylint_rules_signal_get(rules, i, "name"), "apology"));
    EXPECT(replylint_rules_signal_example(rules, i, "none", 0));
    EXPECT(replylint_rules_channel_count(rules) > 0 && replylint_rules_channel_get(rules, 0, "id"));
    return rules;
}

/* An index of one text, through a file. */
static replylint_index *make_index(const char *path)
{
    static const char macro[] = "Thanks for reaching out, we have sent the new filter to the address on your account.";
    replylint_index *index = NULL;
    replylint_draft *draft = NULL;
    EXPECT(replylint_index_new(&index, NULL) == REPLYLINT_OK && replylint_draft_new(&draft) == REPLYLINT_OK);
    EXPECT(replylint_draft_set(draft, "text", macro, sizeof macro - 1, NULL) == REPLYLINT_OK);
    EXPECT(replylint_index_add(index, draft, "Filter", "macros.csv:2", NULL) == REPLYLINT_OK);
    replylint_index *part = NULL;
    EXPECT(replylint_index_new(&part, NULL) == REPLYLINT_OK);
    EXPECT(replylint_index_append(index, part, NULL) == REPLYLINT_OK);
    replylint_index_free(part);
    EXPECT(replylint_index_seal(index, NULL) == REPLYLINT_OK);
    EXPECT(replylint_index_save(index, path, NULL) == REPLYLINT_OK);
    replylint_index_free(index);
    EXPECT(replylint_index_open(&index, path, NULL) == REPLYLINT_OK);
    EXPECT(replylint_index_check(index, NULL) == REPLYLINT_OK && replylint_index_number(index, "texts") == 1);
    replylint_draft_free(draft);
    return index;
}

static void fill(replylint_draft *draft)
{
    static const char text[] =
        "\xf0\x9f\x91\x8b Thanks for reaching out, we have sent the new filter to ann@mail.example.";
    replylint_draft_clear(draft);
    EXPECT(replylint_draft_message(draft, "customer", "No filter yet!", 14, NULL) == REPLYLINT_OK);
    EXPECT(replylint_draft_message_set(draft, "name", "Ann", 3, NULL) == REPLYLINT_OK);
    EXPECT(replylint_draft_set(draft, "text", text, sizeof text - 1, NULL) == REPLYLINT_OK);
    EXPECT(replylint_draft_set(draft, "channel", "x", 1, NULL) == REPLYLINT_OK);
    EXPECT(replylint_draft_set(draft, "unit", "utf-16", 6, NULL) == REPLYLINT_OK);
    EXPECT(replylint_draft_set(draft, "signal.complaint", "yes", 3, NULL) == REPLYLINT_OK);
    EXPECT(replylint_draft_set(draft, "chanel", "x", 1, NULL) == REPLYLINT_ERROR_UNKNOWN);
}

static void read_findings(const replylint_report *report)
{
    size_t start = 0, end = 0, line = 0, column = 0;
    const char *applicability = NULL;
    EXPECT(replylint_report_score(report) == 90 && !replylint_report_passed(report));
    EXPECT(replylint_report_judged(report) > 0.99 && is(replylint_report_language(report), "en"));
    EXPECT(replylint_report_finding_count(report) == 1);
    EXPECT(is(replylint_report_finding_get(report, 0, "rule"), "own/jargon"));
    EXPECT(is(replylint_report_finding_get(report, 0, "level"), "warning"));
    EXPECT(replylint_report_finding_range(report, 0, &start, &end) == 1 && start == 14 && end == 26);
    EXPECT(replylint_report_finding_place(report, 0, &line, &column) == 1 && line == 1 && column == 15);
    EXPECT(replylint_report_fix_count(report, 0) == 1);
    EXPECT(is(replylint_report_fix(report, 0, 0, &start, &end, &applicability), "writing") && start == 14 && end == 26);
    EXPECT(is(applicability, "suggested"));
}

static void read_the_rest(const replylint_report *report)
{
    size_t signals = replylint_report_signal_count(report), message = 9, start = 0, end = 0;
    EXPECT(signals > 0 && replylint_report_signal_get(report, signals - 1, "name"));
    EXPECT(is(replylint_report_signal(report, "complaint"), "yes"));
    EXPECT(replylint_report_signal_given(report, "complaint") == 1);
    EXPECT(replylint_report_signal_span_count(report, "complaint") == 0);
    EXPECT(!replylint_report_signal_span(report, "complaint", 0, &message, &start, &end));
    EXPECT(replylint_report_private_count(report) == 1 && is(replylint_report_private_get(report, 0, "type"), "EMAIL"));
    EXPECT(replylint_report_private_range(report, 0, &message, &start, &end) == 1 && message == 0 && end - start == 16);
    EXPECT(replylint_report_measure_count(report) == 1 && is(replylint_report_measure_get(report, 0, "channel"), "x"));
    EXPECT(replylint_report_measure_number(report, 0, "limit") == 280);
    EXPECT(replylint_report_verdict_count(report) == 2);
    EXPECT(is(replylint_report_verdict_get(report, 1, "verdict"), "failed"));
    EXPECT(is(replylint_report_verdict_get(report, 1, "deduction"), "10"));
    EXPECT(replylint_report_checklist_count(report) > 0 && replylint_report_checklist_get(report, 0, "state"));
}

static void use_json(const replylint_linter *linter, replylint_draft *draft, replylint_report *report)
{
    static const char record[] = "{\"id\": \"7\", \"text\": \"Thanks for reaching out.\"}";
    const char *json = NULL, *text = NULL;
    size_t size = 0;
    EXPECT(replylint_report_json(report, &json, &size) == REPLYLINT_OK && strstr(json, "\"verdicts\""));
    EXPECT(replylint_report_json_brief(report, &json, &size) == REPLYLINT_OK && !strstr(json, "\"verdicts\""));
    EXPECT(replylint_redact(linter, draft, report, &text, &size, NULL) == REPLYLINT_OK && strstr(text, "[EMAIL]"));
    EXPECT(replylint_draft_set(draft, "text", "Hi {{ticket.requester.first_name}}!", 35, NULL) == REPLYLINT_OK);
    EXPECT(replylint_render(linter, draft, "sample", "{customer-first-name: Ann}", 26, NULL, report, &text, &size,
                            NULL) == REPLYLINT_OK &&
           is(text, "Hi Ann!") && size == 7);
    EXPECT(replylint_draft_json(draft, record, sizeof record - 1, NULL) == REPLYLINT_OK);
    EXPECT(replylint_lint_json(linter, draft, report, record, sizeof record - 1, &json, &size, NULL) == REPLYLINT_OK);
    EXPECT(strstr(json, "\"schema\":1") && strstr(json, "\"own/jargon\""));
    EXPECT(replylint_lint_json(linter, draft, report, "{", 1, &json, &size, NULL) == REPLYLINT_ERROR_SYNTAX);
    EXPECT(strstr(json, "\"error\""));
}

int main(int count, char **arguments)
{
    const char *path = count > 1 ? arguments[1] : "consumer.index";
    replylint_linter *linter = NULL, *plain = NULL;
    replylint_draft *draft = NULL;
    replylint_report *report = NULL;
    use_versions_and_keys();
    use_errors();
    replylint_rules *rules = make_rules();
    replylint_index *index = make_index(path);
    EXPECT(replylint_linter_new(&plain, rules, NULL, 0, NULL, NULL) == REPLYLINT_OK);
    EXPECT(replylint_linter_pass_mark(plain) > 0);
    EXPECT(replylint_linter_new_with(&linter, rules, index, NULL, settings, sizeof settings - 1, "mine", NULL) ==
           REPLYLINT_OK);
    EXPECT(replylint_linter_pass_mark(linter) == 95);
    EXPECT(replylint_draft_new(&draft) == REPLYLINT_OK && replylint_report_new(&report) == REPLYLINT_OK);
    if (failures)
        return 1;
    fill(draft);
    EXPECT(replylint_lint(linter, draft, report, NULL) == REPLYLINT_OK);
    read_findings(report);
    read_the_rest(report);
    EXPECT(replylint_measure(linter, draft, "sms", report, NULL) == REPLYLINT_OK);
    EXPECT(replylint_report_measure_number(report, 0, "segments") == 2);
    EXPECT(replylint_similar(linter, draft, report, NULL) == REPLYLINT_OK &&
           replylint_report_similar_count(report) == 1);
    EXPECT(is(replylint_report_similar_get(report, 0, "title"), "Filter"));
    EXPECT(replylint_report_similar_number(report, 0, "share") >= 50);
    EXPECT(replylint_lint(linter, draft, report, NULL) == REPLYLINT_OK);
    use_json(linter, draft, report);
    replylint_rules_free(rules); /* in any order */
    replylint_index_free(index);
    replylint_linter_free(plain);
    replylint_linter_free(linter);
    replylint_report_free(report);
    replylint_draft_free(draft);
    remove(path);
    if (!failures)
        puts("consumer: all is as it was");
    return failures != 0;
}
