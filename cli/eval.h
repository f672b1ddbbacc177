/* SPDX-License-Identifier: Apache-2.0 */
/* Comparing reports with labels. */
#ifndef CLI_EVAL_H
#define CLI_EVAL_H

#include "session.h"
#include "statistics.h"

/* What was found of one signal, against what was labelled. */
typedef struct eval_counts {
    size_t hits, misses, alarms;
} eval_counts;

/* All replies, or those of one brand or channel; for the report, of one brand on one channel. */
typedef struct eval_group {
    const char *name, *channel; /* the channel is NULL but for the report */
    size_t replies;
    double score_sum;
    eval_counts *signals; /* one a signal of the catalogue */
    RLY_VEC(stat_mark) marks;
} eval_group;

/* What two readers agree on, of a signal: how well one does when the other is taken to be right. */
typedef struct eval_bar {
    double f1, kappa; /* negative: not known */
} eval_bar;

/* How often each value of a signal was labelled, and found; and how often both were the same. */
typedef struct eval_values {
    RLY_VEC(size_t) labelled;
    RLY_VEC(size_t) found;
    size_t replies, same;
} eval_values;

typedef struct cli_evaluation {
    cli_session *session;
    int format; /* enum figures_format */
    size_t signal_count;
    bool *shown;    /* by signal: it is asked for, and some label names it */
    bool *detected; /* by signal: something finds it */
    eval_group all;
    eval_values *values; /* by signal */
    eval_bar *bars;      /* by signal; NULL without --agreement */
    double bar_quality;  /* the readers' rank correlation in quality; negative: not known */
    RLY_VEC(eval_group) groups;
    size_t errors_of; /* the signal whose misses and false alarms are printed; signal_count for none */
} cli_evaluation;

/* Shares from 0 to 1; negative where there is nothing to divide by. */
double precision_of(eval_counts counts);
double recall_of(eval_counts counts);
double f1_of(eval_counts counts);

/* The mean F1 of the signals that count: shown, detected, and labelled or found at least once. */
double mean_f1(const cli_evaluation *evaluation, const eval_group *group, size_t *counted);

/* The marks that were given, each once, in order; with the replies that got it and the sum of their scores. */
typedef struct eval_quality {
    double quality, score_sum;
    size_t replies;
} eval_quality;

typedef RLY_VEC(eval_quality) eval_qualities;

void collect_qualities(const eval_group *group, eval_qualities *rows);

/* Read the file of --agreement. False, and said why, when it is of no use. */
bool eval_read_agreement(cli_evaluation *evaluation, const char *path);

void eval_print_text(rly_buf *out, const cli_evaluation *evaluation);
void eval_print_json(rly_buf *out, const cli_evaluation *evaluation);
/* A report in Markdown, with intervals, channels and the readers' agreement. Its groups are brands on channels. */
void eval_print_markdown(rly_buf *out, const cli_evaluation *evaluation);

#endif
