/* SPDX-License-Identifier: Apache-2.0 */
/* The public interface as its user relies on it, through the header alone: lifetimes, keys, messages, rendering. */
#include <stdio.h>

#include "support.h"

#define BAD_REPLY "Sorry you feel that way. Please ring us."
#define COMPLAINT "The parcel never came and nobody answers! This is unacceptable."

START_TEST(versions_agree)
{
    ck_assert_str_eq(replylint_version(), REPLYLINT_VERSION);
    ck_assert_uint_eq(replylint_version_number(), REPLYLINT_VERSION_NUMBER);
    ck_assert_uint_ge(replylint_schema_version(), 1);
    ck_assert_ptr_nonnull(strstr(replylint_build_info(), "pcre2 "));
    ck_assert_ptr_nonnull(strstr(replylint_build_info(), "libunistring "));
    ck_assert_ptr_nonnull(strstr(replylint_build_info(), "libfyaml "));
}
END_TEST

START_TEST(statuses_have_words)
{
    for (int i = REPLYLINT_OK; i <= REPLYLINT_ERROR_FILE; i++) {
        ck_assert_str_ne(replylint_status_text((replylint_status)i), "");
        ck_assert_str_ne(replylint_status_text((replylint_status)i), "unknown status");
    }
    ck_assert_str_eq(replylint_status_text((replylint_status)99), "unknown status");
}
END_TEST

START_TEST(nothing_can_be_freed)
{
    replylint_rules_free(NULL);
    replylint_linter_free(NULL);
    replylint_draft_free(NULL);
    replylint_report_free(NULL);
    replylint_error_free(NULL);
    replylint_error_clear(NULL);
    ck_assert_uint_eq(replylint_error_count(NULL), 0);
    ck_assert_int_eq(replylint_error_status(NULL, 0), REPLYLINT_OK);
    ck_assert_str_eq(replylint_error_text(NULL, 0), "");
}
END_TEST

START_TEST(handles_are_freed_in_any_order)
{
    kit k = kit_new(NULL);
    replylint_rules_free(k.rules);
    k.rules = NULL;
    lint_reply(&k, BAD_REPLY, COMPLAINT);
    int score = replylint_report_score(k.report);
    replylint_linter_free(k.linter);
    k.linter = NULL;
    replylint_draft_free(k.draft);
    k.draft = NULL;
    ck_assert_int_eq(replylint_report_score(k.report), score);
    ck_assert_uint_gt(replylint_report_finding_count(k.report), 0);
    ck_assert_str_ne(replylint_report_finding_get(k.report, 0, "message"), "");
    char *json = json_of(&k);
    ck_assert_ptr_nonnull(strstr(json, "\"findings\""));
    free(json);
    kit_free(&k);
}
END_TEST

START_TEST(null_is_an_argument_error)
{
    kit k = kit_new(NULL);
    ck_assert_int_eq(replylint_rules_new(NULL, k.error), REPLYLINT_ERROR_ARGUMENT);
    ck_assert_int_eq(replylint_linter_new(NULL, k.rules, NULL, 0, NULL, NULL), REPLYLINT_ERROR_ARGUMENT);
    replylint_linter *linter = k.linter;
    ck_assert_int_eq(replylint_linter_new(&linter, NULL, NULL, 0, NULL, k.error), REPLYLINT_ERROR_ARGUMENT);
    ck_assert_ptr_null(linter);
    ck_assert_int_eq(replylint_draft_new(NULL), REPLYLINT_ERROR_ARGUMENT);
    ck_assert_int_eq(replylint_report_new(NULL), REPLYLINT_ERROR_ARGUMENT);
    ck_assert_int_eq(replylint_draft_set(NULL, "text", "x", 1, k.error), REPLYLINT_ERROR_ARGUMENT);
    ck_assert_int_eq(replylint_draft_set(k.draft, NULL, "x", 1, k.error), REPLYLINT_ERROR_ARGUMENT);
    ck_assert_int_eq(replylint_draft_set(k.draft, "text", NULL, 1, k.error), REPLYLINT_ERROR_ARGUMENT);
    ck_assert_int_eq(replylint_draft_message(k.draft, NULL, "x", 1, k.error), REPLYLINT_ERROR_ARGUMENT);
    ck_assert_int_eq(replylint_lint(NULL, k.draft, k.report, k.error), REPLYLINT_ERROR_ARGUMENT);
    ck_assert_int_eq(replylint_lint(k.linter, NULL, k.report, k.error), REPLYLINT_ERROR_ARGUMENT);
    ck_assert_int_eq(replylint_lint(k.linter, k.draft, NULL, k.error), REPLYLINT_ERROR_ARGUMENT);
    ck_assert_int_eq(replylint_report_json(k.report, NULL, NULL), REPLYLINT_ERROR_ARGUMENT);
    ck_assert_int_eq(replylint_report_json_brief(k.report, NULL, NULL), REPLYLINT_ERROR_ARGUMENT);
    /* And each of them said so. */
    ck_assert_uint_gt(replylint_error_count(k.error), 0);
    for (size_t i = 0; i < replylint_error_count(k.error); i++) {
        ck_assert_int_eq(replylint_error_status(k.error, i), REPLYLINT_ERROR_ARGUMENT);
        ck_assert_str_ne(replylint_error_message(k.error, i), "");
    }
    kit_free(&k);
}
END_TEST

START_TEST(unknown_keys_get_a_suggestion)
{
    kit k = kit_new(NULL);
    ck_assert_int_eq(replylint_draft_set(k.draft, "custmer.name", "Ann", 3, k.error), REPLYLINT_ERROR_UNKNOWN);
    assert_last_error(&k, REPLYLINT_ERROR_UNKNOWN, "customer.name");
    ck_assert_int_eq(replylint_draft_set(k.draft, "role", "agent", 5, k.error), REPLYLINT_ERROR_UNKNOWN);
    ck_assert_int_eq(replylint_draft_set(k.draft, "kind", "replay", 6, k.error), REPLYLINT_ERROR_ARGUMENT);
    assert_last_error(&k, REPLYLINT_ERROR_ARGUMENT, "reply");
    ck_assert_int_eq(replylint_draft_set(k.draft, "closing", "perhaps", 7, k.error), REPLYLINT_ERROR_ARGUMENT);
    ck_assert_int_eq(replylint_draft_set(k.draft, "now", "yesterday", 9, k.error), REPLYLINT_ERROR_ARGUMENT);
    ck_assert_uint_eq(replylint_error_count(k.error), 5);
    replylint_error_clear(k.error);
    ck_assert_uint_eq(replylint_error_count(k.error), 0);
    /* The list is optional. */
    ck_assert_int_eq(replylint_draft_set(k.draft, "custmer.name", "Ann", 3, NULL), REPLYLINT_ERROR_UNKNOWN);
    kit_free(&k);
}
END_TEST

START_TEST(every_key_can_be_read_and_set)
{
    static const char *const fields[] = {"name", "type", "choices", "scope", "about"};
    kit k = kit_new(NULL);
    size_t count = replylint_key_count();
    ck_assert_uint_gt(count, 20);
    for (size_t i = 0; i < count; i++) {
        for (size_t f = 0; f < sizeof(fields) / sizeof(fields[0]); f++) {
            ck_assert_ptr_nonnull(replylint_key_get(i, fields[f]));
        }
        const char *name = replylint_key_get(i, "name"), *type = replylint_key_get(i, "type");
        if (strcmp(replylint_key_get(i, "scope"), "message") == 0) {
            continue;
        }
        char value[64] = "GB"; /* of all words one that may be a country */
        if (strcmp(name, "own_contacts") == 0) {
            strcpy(value, "0161 496 0000");
        } else if (strcmp(type, "flag") == 0) {
            strcpy(value, "yes");
        } else if (strcmp(type, "time") == 0) {
            strcpy(value, "2026-05-12T10:14:00Z");
        } else if (strcmp(type, "choice") == 0) {
            const char *choices = replylint_key_get(i, "choices");
            snprintf(value, sizeof(value), "%.*s", (int)strcspn(choices, " "), choices);
        }
        set_key(&k, name, value);
    }
    ck_assert_ptr_null(replylint_key_get(count, "name"));
    ck_assert_ptr_null(replylint_key_get(0, "colour"));
    kit_free(&k);
}
END_TEST

START_TEST(a_key_of_size_0_is_taken_back)
{
    kit k = kit_new(NULL);
    lint_reply(&k, "Please restart the router.", NULL);
    ck_assert_ptr_null(replylint_report_signal(k.report, "complaint"));
    lint_reply(&k, "Please restart the router.", COMPLAINT);
    ck_assert_str_eq(replylint_report_signal(k.report, "complaint"), "yes");
    ck_assert_int_eq(replylint_draft_set(k.draft, "inbound", NULL, 0, k.error), REPLYLINT_OK);
    lint(&k);
    ck_assert_ptr_null(replylint_report_signal(k.report, "complaint"));
    kit_free(&k);
}
END_TEST

START_TEST(unknown_channels_get_a_suggestion)
{
    kit k = kit_new(NULL);
    set_key(&k, "text", "Hello.");
    set_key(&k, "channel", "facebok");
    ck_assert_int_eq(replylint_lint(k.linter, k.draft, k.report, k.error), REPLYLINT_ERROR_UNKNOWN);
    assert_last_error(&k, REPLYLINT_ERROR_UNKNOWN, "facebook");
    set_key(&k, "channel", "twitter");
    lint(&k);
    kit_free(&k);
}
END_TEST

START_TEST(messages_have_roles)
{
    kit k = kit_new(NULL);
    ck_assert_int_eq(replylint_draft_message_set(k.draft, "at", "2026-05-12T10:14:00Z", 20, k.error),
                     REPLYLINT_ERROR_STATE);
    ck_assert_int_eq(replylint_draft_message(k.draft, "bot", "Hello", 5, k.error), REPLYLINT_ERROR_ARGUMENT);
    ck_assert_int_eq(replylint_draft_message(k.draft, "customer", "Hello", 5, k.error), REPLYLINT_OK);
    ck_assert_int_eq(replylint_draft_message_set(k.draft, "at", "noon", 4, k.error), REPLYLINT_ERROR_ARGUMENT);
    ck_assert_int_eq(replylint_draft_message_set(k.draft, "at", "2026-05-12T10:14:00Z", 20, k.error), REPLYLINT_OK);
    ck_assert_int_eq(replylint_draft_message_set(k.draft, "handel", "ann", 3, k.error), REPLYLINT_ERROR_UNKNOWN);
    assert_last_error(&k, REPLYLINT_ERROR_UNKNOWN, "handle");
    kit_free(&k);
}
END_TEST

START_TEST(templates_are_rendered)
{
    static const char values[] = "user: {name: Zoe}", list[] = "[1]";
    kit k = kit_new("helpdesk: intercom\n");
    const char *text = "";
    size_t size = 1;
    set_key(&k, "text", "Hi {{user.name | fallback: 'there'}}, {{user.email}}");
    ck_assert_int_eq(replylint_render(k.linter, k.draft, "sample", values, strlen(values), "values.yml", k.report,
                                      &text, &size, k.error),
                     REPLYLINT_OK);
    ck_assert_str_eq(text, "Hi Zoe, maria@mail.example");
    ck_assert_uint_eq(size, strlen(text));
    ck_assert_int_eq(replylint_render(k.linter, k.draft, "empty", NULL, 0, NULL, k.report, &text, &size, k.error),
                     REPLYLINT_OK);
    ck_assert_str_eq(text, "Hi there, ");
    ck_assert_int_eq(replylint_render(k.linter, k.draft, "full", NULL, 0, NULL, k.report, &text, &size, k.error),
                     REPLYLINT_ERROR_ARGUMENT);
    ck_assert_ptr_null(text);
    ck_assert_int_eq(
        replylint_render(k.linter, k.draft, "empty", list, strlen(list), "v.yml", k.report, &text, &size, k.error),
        REPLYLINT_ERROR_SYNTAX);
    ck_assert_int_eq(replylint_render(k.linter, k.draft, "empty", NULL, 1, NULL, k.report, &text, &size, k.error),
                     REPLYLINT_ERROR_ARGUMENT);
    ck_assert_int_eq(replylint_render(NULL, k.draft, "empty", NULL, 0, NULL, k.report, &text, &size, NULL),
                     REPLYLINT_ERROR_ARGUMENT);
    ck_assert_int_eq(replylint_render(k.linter, k.draft, "empty", NULL, 0, NULL, k.report, NULL, &size, NULL),
                     REPLYLINT_ERROR_ARGUMENT);
    set_key(&k, "text", "a");
    ck_assert_int_eq(replylint_draft_set(k.draft, "placeholders", "a=dates", 7, k.error), REPLYLINT_OK);
    ck_assert_int_eq(replylint_render(k.linter, k.draft, "empty", NULL, 0, NULL, k.report, &text, &size, k.error),
                     REPLYLINT_ERROR_ARGUMENT);
    kit_free(&k);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {
        templates_are_rendered,
        versions_agree,
        statuses_have_words,
        nothing_can_be_freed,
        handles_are_freed_in_any_order,
        null_is_an_argument_error,
        unknown_keys_get_a_suggestion,
        every_key_can_be_read_and_set,
        a_key_of_size_0_is_taken_back,
        unknown_channels_get_a_suggestion,
        messages_have_roles,
    };
    return run_suite("api", tests, sizeof(tests) / sizeof(tests[0]));
}
