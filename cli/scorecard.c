/* SPDX-License-Identifier: Apache-2.0 */
#include "scorecard.h"

#include <stdlib.h>
#include <string.h>

rly_str category_of(const char *rule)
{
    return (rly_str){rule, strcspn(rule, "/")};
}

static cli_category *find_category(cli_scorecard *scorecard, rly_str id)
{
    size_t i = scorecard->categories.count;

    while (i > 0 && !rly_str_equal(scorecard->categories.items[i - 1].id, id))
        i--;
    cli_category *slot = i ? &scorecard->categories.items[i - 1] : rly_push(&scorecard->categories);
    if (slot && !i)
        *slot = (cli_category){.id = id};
    return slot;
}

static long number_of(const replylint_report *report, size_t i, const char *field)
{
    return strtol(replylint_report_verdict_get(report, i, field), NULL, 10);
}

static void add_verdict(cli_category *category, const replylint_report *report, size_t i)
{
    const char *verdict = replylint_report_verdict_get(report, i, "verdict");
    bool passed = !strcmp(verdict, "passed");
    long points = number_of(report, i, "points");

    if (!passed && strcmp(verdict, "failed") != 0)
        return;
    category->rules++;
    category->passed += passed;
    category->points += points;
    category->kept += passed ? points : points - number_of(report, i, "deduction");
}

bool scorecard_read(const replylint_report *report, cli_scorecard *out)
{
    double sum = 0;
    int weights = 0;
    long taken = 0;

    out->categories.count = 0;
    for (size_t i = 0; i < replylint_report_verdict_count(report); i++) {
        cli_category *category = find_category(out, category_of(replylint_report_verdict_get(report, i, "rule")));
        if (!category)
            return false;
        add_verdict(category, report, i);
        taken += number_of(report, i, "deduction");
    }
    for (size_t i = 0; i < out->categories.count; i++) {
        cli_category *c = &out->categories.items[i];
        if (c->points > 0)
            c->percent = 100.0 * (double)c->kept / (double)c->points;
        else if (c->rules)
            c->percent = 100.0 * (double)c->passed / (double)c->rules;
        c->weight = c->points > 0;
        weights += c->weight;
        sum += c->weight * c->percent;
    }
    out->rated = weights > 0;
    out->critical = replylint_report_score(report) == 0 && taken < 100;
    out->review = out->rated && !out->critical ? sum / weights : 0.0;
    return true;
}

void scorecard_free(cli_scorecard *scorecard)
{
    rly_vec_free(&scorecard->categories);
}

void category_name(rly_buf *out, rly_str id)
{
    for (size_t i = 0; i < id.size; i++) {
        char c = id.data[i];
        rly_buf_byte(out, i == 0 && c >= 'a' && c <= 'z' ? (char)(c - ('a' - 'A')) : c == '-' || c == '_' ? ' ' : c);
    }
}
