/* SPDX-License-Identifier: Apache-2.0 */
/* What the fuzz targets share. */
#ifndef TESTS_FUZZ_H
#define TESTS_FUZZ_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "replylint.h"

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* End the run with the place of a broken promise. */
#define REQUIRE(condition)                                                          \
    do {                                                                            \
        if (!(condition)) {                                                         \
            fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__, #condition); \
            abort();                                                                \
        }                                                                           \
    } while (0)

/* What a run needs, made once, with the built-in rules. */
static inline void make_handles(replylint_linter **linter, replylint_draft **draft, replylint_report **report,
                                replylint_error **error)
{
    replylint_rules *rules = NULL;
    *error = replylint_error_new();
    REQUIRE(replylint_rules_new(&rules, *error) == REPLYLINT_OK);
    REQUIRE(replylint_linter_new(linter, rules, NULL, 0, NULL, *error) == REPLYLINT_OK);
    REQUIRE(replylint_draft_new(draft) == REPLYLINT_OK && replylint_report_new(report) == REPLYLINT_OK);
    replylint_rules_free(rules);
}

/* Takes the next field of the input off `data`: up to a US (0x1f), or to the end. */
static inline const uint8_t *next_field(const uint8_t **data, size_t *size, size_t *field_size)
{
    const uint8_t *field = *data, *end = *size ? memchr(field, 0x1f, *size) : NULL;
    *field_size = end ? (size_t)(end - field) : *size;
    *data += *field_size + (end ? 1 : 0);
    *size -= *field_size + (end ? 1 : 0);
    return field;
}

/* What holds of every report that a lint filled: its score adds up, and its JSON is one line. */
static inline void check_report(replylint_report *report)
{
    const char *json = NULL;
    size_t size = 0;
    int score = replylint_report_score(report), taken = 0;
    double judged = replylint_report_judged(report);
    REQUIRE(score >= 0 && score <= 100 && judged >= 0 && judged <= 1);
    for (size_t i = 0; i < replylint_report_verdict_count(report); i++) {
        taken += atoi(replylint_report_verdict_get(report, i, "deduction"));
    }
    REQUIRE(score == 0 || score == 100 - taken);
    REQUIRE(replylint_report_json(report, &json, &size) == REPLYLINT_OK && size > 2 && strlen(json) == size);
    REQUIRE(json[0] == '{' && json[size - 1] == '}' && !memchr(json, '\n', size));
}

#endif
