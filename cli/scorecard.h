/* SPDX-License-Identifier: Apache-2.0 */
/* A report as support-QA suites keep it: a percentage a category, and one for the review. */
#ifndef CLI_SCORECARD_H
#define CLI_SCORECARD_H

#include "session.h"

/* The rules whose ids begin alike: apology/missing and apology/overdone are of the category "apology". */
typedef struct cli_category {
    rly_str id;     /* lent by the report */
    size_t rules;   /* that were judged; none: the category is not applicable */
    size_t passed;  /* of them */
    int64_t points; /* what the judged ones could take off */
    int64_t kept;   /* what of it they did not */
    int weight;     /* 1; 0 where there are no points, so that nothing hangs on it */
    double percent; /* kept of points; where there are none, the rules that passed */
} cli_category;

typedef struct cli_scorecard {
    RLY_VEC(cli_category) categories;
    bool rated;    /* something of weight was judged */
    bool critical; /* a critical rule failed, which makes the review 0 */
    double review; /* percent: the mean of the categories by their weights */
} cli_scorecard;

/* Fill in the scorecard of a report; one is used again for the next. False when memory ran out. */
bool scorecard_read(const replylint_report *report, cli_scorecard *out);
void scorecard_free(cli_scorecard *scorecard);

/* "empathy" as people read it: "Empathy". */
void category_name(rly_buf *out, rly_str id);

/* The category of a rule: what stands before the slash. */
rly_str category_of(const char *rule);

#endif
