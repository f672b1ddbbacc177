/* SPDX-License-Identifier: Apache-2.0 */
/* "report": what a library of replies comes to, as one page. */
#ifndef CLI_REPORT_H
#define CLI_REPORT_H

#include "base/json.h"
#include "format.h"
#include "likeness.h"
#include "scorecard.h"

enum { REPORT_BUCKETS = 10, REPORT_LEVELS = 3 };

/* A finding. Words are masked; those of its place are empty when it is about the whole text. */
typedef struct report_place {
    const char *rule, *message, *advice;
    const cli_level *level;
    size_t line, column;
    rly_str before, match, after;
} report_place;

typedef struct report_item {
    const char *file, *id, *title;
    size_t line; /* where the text begins */
    int score;
    bool passed;
    size_t first, count; /* of its findings */
} report_item;

/* What is said of a library in one line: now, or earlier. */
typedef struct report_summary {
    const char *at; /* "" when nobody said */
    size_t drafts, passed, levels[REPORT_LEVELS];
    double mean;
} report_summary;

/* Something with a number: a language and its replies, a rule and its findings in an earlier report. */
typedef struct report_number {
    const char *name;
    size_t number;
} report_number;

typedef RLY_VEC(report_number) report_numbers;

typedef struct report_category {
    const char *id;
    double sum; /* of percentages, over the replies where it could be judged */
    size_t rated;
} report_category;

typedef struct cli_report {
    cli_session session;
    cli_tally tally;
    cli_printing counting;
    rly_buf unprinted;
    like_texts like;
    int pass_mark;
    report_summary now;
    size_t buckets[REPORT_BUCKETS]; /* replies by score: 0 to 9, ..., 90 to 100 */
    double sum;                     /* of scores */
    RLY_VEC(report_item) items;
    RLY_VEC(report_place) places;
    RLY_VEC(report_category) categories;
    report_numbers languages;
    word_list faults;                /* what could not be judged, and why */
    RLY_VEC(report_summary) history; /* earlier ones, the oldest first */
    report_numbers earlier;          /* findings by rule, in the last of them */
    cli_scorecard card;
    rly_arena arena;
} cli_report;

/* The entry of a name, made when it is new; NULL when memory ran out. */
report_number *number_named(report_numbers *numbers, rly_arena *arena, rly_str name);

/* Read what an earlier run left: data of --data, or reports of check --format json. False, and said why. */
bool report_read_earlier(cli_report *report, const char *path);

/* The same data of this run, with the history. */
void report_write_data(const cli_report *report, rly_buf *out);

/* The rules that were broken, the most frequent first: sorts report->counting.counts. */
size_t report_sort_rules(cli_report *report);

/* The page, and its parts: what stands above its sections, the style sheet (in pieces, NULL at the end), the charts. */
void report_write_page(cli_report *report, rly_buf *out);
void report_write_head(const cli_report *report, rly_buf *out);
extern const char *const report_style[];
void report_scores_chart(const cli_report *report, rly_buf *out);
void report_trend_chart(const cli_report *report, rly_buf *out);

size_t report_findings(const report_summary *summary);

/* A part of a whole in percent; 0 of nothing. */
double report_share(size_t part, size_t whole);

#endif
