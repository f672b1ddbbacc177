/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Any bytes as a JSON record. The one call for bindings gives the same bytes as the three that it stands for; and what
 * can be judged can be redacted, rendered and measured.
 */
#include "fuzz.h"

static replylint_linter *linter;
static replylint_draft *draft;
static replylint_report *report;
static replylint_error *error;

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    make_handles(&linter, &draft, &report, &error);
    return 0;
}

static void redact_render_measure(void)
{
    const char *text = NULL;
    size_t size = 0;
    REQUIRE(replylint_redact(linter, draft, report, &text, &size, error) == REPLYLINT_OK);
    REQUIRE(text && strlen(text) <= size); /* it may hold NUL bytes */
    REQUIRE(replylint_render(linter, draft, "longest", "", 0, NULL, report, &text, &size, error) == REPLYLINT_OK);
    REQUIRE(text && strlen(text) <= size);
    REQUIRE(replylint_measure(linter, draft, NULL, report, error) == REPLYLINT_OK);
    REQUIRE(replylint_report_measure_count(report) > 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *json = NULL, *again = NULL;
    size_t json_size = 0, again_size = 0;
    replylint_error_clear(error);
    replylint_status status =
        replylint_lint_json(linter, draft, report, (const char *)data, size, &json, &json_size, error);
    REQUIRE(json && json_size > 2 && json[json_size - 1] == '}' && strlen(json) == json_size);
    if (status != REPLYLINT_OK) {
        REQUIRE(replylint_error_count(error) > 0 && replylint_report_finding_count(report) == 0);
        return 0;
    }
    char *first = strdup(json);
    REQUIRE(replylint_draft_json(draft, (const char *)data, size, error) == REPLYLINT_OK);
    REQUIRE(replylint_lint(linter, draft, report, error) == REPLYLINT_OK);
    check_report(report);
    REQUIRE(replylint_report_json(report, &again, &again_size) == REPLYLINT_OK);
    REQUIRE(again_size == json_size && memcmp(first, again, json_size) == 0);
    free(first);
    redact_render_measure();
    return 0;
}
