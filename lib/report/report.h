/* SPDX-License-Identifier: Apache-2.0 */
/* The report handle: the result of a lint, and the JSON or the redacted text that was made of it. */
#ifndef RLY_REPORT_H
#define RLY_REPORT_H

#include "lint/lint.h"

struct replylint_report {
    rly_result result;
    rly_buf json;
    rly_buf redacted;
};

/* The number of the signal of that name in a report that is done; -1 when there is none. */
int32_t rly_report_signal(const replylint_report *report, const char *name);

/* Write {"schema": ..., "id": ..., "error": ...} into report->json: what a record that could not be linted comes to. */
void rly_report_error_json(replylint_report *report, rly_str id, replylint_status status, const replylint_error *error);

#endif
