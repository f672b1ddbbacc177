/* SPDX-License-Identifier: Apache-2.0 */
/* Any bytes as settings. What is refused is refused with a place; what is taken can be linted with. */
#include "fuzz.h"

static replylint_rules *rules;
static replylint_draft *draft;
static replylint_report *report;
static replylint_error *error;

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    static const char text[] = "Hi Ann, sorry you feel that way. Please ring 0161 496 0000, we'll look into it. ^SG";
    (void)argc;
    (void)argv;
    error = replylint_error_new();
    REQUIRE(replylint_rules_new(&rules, error) == REPLYLINT_OK && replylint_rules_seal(rules, error) == REPLYLINT_OK);
    REQUIRE(replylint_draft_new(&draft) == REPLYLINT_OK && replylint_report_new(&report) == REPLYLINT_OK);
    REQUIRE(replylint_draft_set(draft, "text", text, strlen(text), error) == REPLYLINT_OK);
    REQUIRE(replylint_draft_set(draft, "inbound", "It is broken, I want money!", 27, error) == REPLYLINT_OK);
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    replylint_linter *linter = NULL;
    replylint_error_clear(error);
    if (replylint_linter_new(&linter, rules, (const char *)data, size, "settings.yml", error) != REPLYLINT_OK) {
        REQUIRE(!linter && replylint_error_count(error) > 0 && *replylint_error_text(error, 0) != '\0');
        return 0;
    }
    /* A channel, and how large a draft may be, are only told when a draft is judged. */
    if (replylint_lint(linter, draft, report, error) == REPLYLINT_OK) {
        check_report(report);
    } else {
        REQUIRE(replylint_error_count(error) > 0);
    }
    replylint_linter_free(linter);
    return 0;
}
