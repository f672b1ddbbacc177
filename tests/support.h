/* SPDX-License-Identifier: Apache-2.0 */
/* What the tests of the public interface share: handles that are there or end the test, and drafts in one line. */
#ifndef TESTS_SUPPORT_H
#define TESTS_SUPPORT_H

#include <check.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "replylint.h"
#include "suite.h"

/* One of each handle. */
typedef struct kit {
    replylint_rules *rules;
    replylint_linter *linter;
    replylint_draft *draft;
    replylint_report *report;
    replylint_error *error;
} kit;

/* The dictionaries that were built, where there are any. */
static inline replylint_status open_spelling(replylint_rules *rules, replylint_error *error)
{
    const char *folder = getenv("REPLYLINT_SPELLING");
    return folder ? replylint_rules_spelling(rules, folder, error) : REPLYLINT_OK;
}

static inline const char *spelling_folder(void)
{
    const char *folder = getenv("REPLYLINT_SPELLING");
    return folder ? folder : "spelling";
}

static inline kit kit_new(const char *settings)
{
    kit k = {0};
    k.error = replylint_error_new();
    ck_assert_ptr_nonnull(k.error);
    ck_assert_msg(replylint_rules_new(&k.rules, k.error) == REPLYLINT_OK, "%s", replylint_error_text(k.error, 0));
    ck_assert_int_eq(open_spelling(k.rules, k.error), REPLYLINT_OK);
    ck_assert_msg(replylint_linter_new(&k.linter, k.rules, settings, settings ? strlen(settings) : 0, "settings.yml",
                                       k.error) == REPLYLINT_OK,
                  "%s", replylint_error_text(k.error, 0));
    ck_assert_int_eq(replylint_draft_new(&k.draft), REPLYLINT_OK);
    ck_assert_int_eq(replylint_report_new(&k.report), REPLYLINT_OK);
    return k;
}

static inline void kit_free(kit *k)
{
    replylint_report_free(k->report);
    replylint_draft_free(k->draft);
    replylint_linter_free(k->linter);
    replylint_rules_free(k->rules);
    replylint_error_free(k->error);
}

static inline void set_key(kit *k, const char *key, const char *value)
{
    ck_assert_msg(replylint_draft_set(k->draft, key, value, strlen(value), k->error) == REPLYLINT_OK, "%s=%s: %s", key,
                  value, replylint_error_text(k->error, 0));
}

static inline void lint(kit *k)
{
    ck_assert_msg(replylint_lint(k->linter, k->draft, k->report, k->error) == REPLYLINT_OK, "%s",
                  replylint_error_text(k->error, 0));
}

/* Clear the draft, put a reply and the customer's message (NULL: none) into it, and judge it. */
static inline void lint_reply(kit *k, const char *text, const char *inbound)
{
    replylint_draft_clear(k->draft);
    set_key(k, "text", text);
    if (inbound) {
        set_key(k, "inbound", inbound);
    }
    lint(k);
}

/* The first finding of a rule; SIZE_MAX when there is none. */
static inline size_t finding_of(const kit *k, const char *rule)
{
    for (size_t i = 0; i < replylint_report_finding_count(k->report); i++) {
        if (strcmp(replylint_report_finding_get(k->report, i, "rule"), rule) == 0) {
            return i;
        }
    }
    return SIZE_MAX;
}

/* What was decided about a rule; "" when it is switched off. */
static inline const char *verdict_of(const kit *k, const char *rule)
{
    for (size_t i = 0; i < replylint_report_verdict_count(k->report); i++) {
        if (strcmp(replylint_report_verdict_get(k->report, i, "rule"), rule) == 0) {
            return replylint_report_verdict_get(k->report, i, "verdict");
        }
    }
    return "";
}

/* A copy of the report as JSON, to be freed. */
static inline char *json_of(const kit *k)
{
    const char *json = NULL;
    size_t size = 0;
    ck_assert_int_eq(replylint_report_json(k->report, &json, &size), REPLYLINT_OK);
    char *copy = malloc(size + 1);
    ck_assert_ptr_nonnull(copy);
    memcpy(copy, json, size);
    copy[size] = '\0';
    return copy;
}

/* The last fault of the list speaks of `word`. */
static inline void assert_last_error(const kit *k, replylint_status status, const char *word)
{
    size_t count = replylint_error_count(k->error);
    ck_assert_uint_gt(count, 0);
    ck_assert_int_eq(replylint_error_status(k->error, count - 1), status);
    ck_assert_msg(strstr(replylint_error_text(k->error, count - 1), word) != NULL, "\"%s\" does not speak of %s",
                  replylint_error_text(k->error, count - 1), word);
}

#endif
