/* SPDX-License-Identifier: Apache-2.0 */
/* Small packs of rules, written in the test, and what they say of a draft. */
#ifndef TESTS_PACK_H
#define TESTS_PACK_H

#include <stdio.h>

#include "support.h"

#define TEXTS "message: m {match}\nadvice: a\nwhy: w\n"

/* A kit whose rules have `files`: path, text, path, text ... NULL. */
static inline kit pack(const char *const *files)
{
    kit k = {0};
    k.error = replylint_error_new();
    ck_assert_int_eq(replylint_rules_new(&k.rules, k.error), REPLYLINT_OK);
    for (; *files; files += 2)
        ck_assert_msg(replylint_rules_add(k.rules, files[0], NULL, files[1], strlen(files[1]), k.error) == REPLYLINT_OK,
                      "%s", replylint_error_text(k.error, 0));
    ck_assert_msg(replylint_linter_new(&k.linter, k.rules, NULL, 0, NULL, k.error) == REPLYLINT_OK, "%s",
                  replylint_error_text(k.error, 0));
    ck_assert_int_eq(replylint_draft_new(&k.draft), REPLYLINT_OK);
    ck_assert_int_eq(replylint_report_new(&k.report), REPLYLINT_OK);
    return k;
}

static inline kit rule(const char *text)
{
    return pack((const char *const[]){"own/rule.yml", text, NULL});
}

/* A field of the verdict of a rule in the last report. */
static inline const char *verdict_field(const kit *k, const char *id, const char *field)
{
    for (size_t i = 0; i < replylint_report_verdict_count(k->report); i++)
        if (strcmp(replylint_report_verdict_get(k->report, i, "rule"), id) == 0)
            return replylint_report_verdict_get(k->report, i, field);
    return "(none)";
}

/* The first finding of own/rule in the last report; the count of findings when there is none. */
static inline size_t first_finding(const kit *k)
{
    size_t i = 0, count = replylint_report_finding_count(k->report);
    while (i < count && strcmp(replylint_report_finding_get(k->report, i, "rule"), "own/rule") != 0)
        i++;
    return i;
}

static inline const char *first_fix(const kit *k)
{
    return replylint_report_fix(k->report, first_finding(k), 0, NULL, NULL, NULL);
}

/* The verdict of own/rule over a draft of "key=value" settings, NULL at the end. */
static inline const char *judge(kit *k, const char *text, const char *const *settings)
{
    replylint_draft_clear(k->draft);
    set_key(k, "text", text);
    for (; settings && *settings; settings++) {
        char key[64];
        const char *equals = strchr(*settings, '=');
        snprintf(key, sizeof key, "%.*s", (int)(equals - *settings), *settings);
        set_key(k, key, equals + 1);
    }
    lint(k);
    return verdict_field(k, "own/rule", "verdict");
}

#define SETTINGS(...) ((const char *const[]){__VA_ARGS__, NULL})

#endif
