/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Any bytes as a file of a pack. The first byte chooses where in the pack it stands; the rest is the file. What is
 * refused is refused with a place; what is taken can be linted with.
 */
#include "fuzz.h"

static const char *const paths[] = {
    "en/signals/apology.yml", "en/wording/own.yml", "core/apology/missing.yml", "wording/own.yml",
    "en/shared.yml",          "en/words.yml",       "core/channels.yml",        "core/signals.yml",
};

static void lint_with(replylint_linter *linter, replylint_error *error)
{
    static const char text[] = "Hi Ann, sorry you feel that way. Please reach out to us soon, we'll look into it. ^SG";
    replylint_draft *draft = NULL;
    replylint_report *report = NULL;
    REQUIRE(replylint_draft_new(&draft) == REPLYLINT_OK && replylint_report_new(&report) == REPLYLINT_OK);
    REQUIRE(replylint_draft_set(draft, "text", text, strlen(text), error) == REPLYLINT_OK);
    REQUIRE(replylint_draft_set(draft, "inbound", "It is broken!", 13, error) == REPLYLINT_OK);
    REQUIRE(replylint_lint(linter, draft, report, error) == REPLYLINT_OK);
    REQUIRE(replylint_report_score(report) >= 0 && replylint_report_score(report) <= 100);
    replylint_report_free(report);
    replylint_draft_free(draft);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0) {
        return 0;
    }
    const char *path = paths[data[0] % (sizeof(paths) / sizeof(paths[0]))];
    replylint_rules *rules = NULL;
    replylint_linter *linter = NULL;
    replylint_error *error = replylint_error_new();
    REQUIRE(error && replylint_rules_new(&rules, error) == REPLYLINT_OK);
    replylint_status status = replylint_rules_add(rules, path, NULL, (const char *)data + 1, size - 1, error);
    if (status == REPLYLINT_OK) {
        status = replylint_linter_new(&linter, rules, NULL, 0, NULL, error);
    }
    if (status == REPLYLINT_OK) {
        lint_with(linter, error);
    } else {
        REQUIRE(replylint_error_count(error) > 0 && *replylint_error_text(error, 0) != '\0');
    }
    replylint_linter_free(linter);
    replylint_rules_free(rules);
    replylint_error_free(error);
    return 0;
}
