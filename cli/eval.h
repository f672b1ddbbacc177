/* SPDX-License-Identifier: Apache-2.0 */
/* Comparing reports with labels. */
#ifndef CLI_EVAL_H
#define CLI_EVAL_H

#include "session.h"

/* What was found of one signal, against what was labelled. */
typedef struct eval_counts {
    size_t hits, misses, alarms;
} eval_counts;

/* One reply's score and the mark that a coach gave. */
typedef struct eval_mark {
    double score, quality;
} eval_mark;

/* All replies, or those of one brand or channel. */
typedef struct eval_group {
    const char *name;
    size_t replies;
    double score_sum;
    eval_counts *signals; /* one a signal of the catalogue */
    RLY_VEC(eval_mark) marks;
} eval_group;

typedef struct cli_evaluation {
    cli_session *session;
    size_t signal_count;
    bool *shown;    /* by signal: it is asked for, and some label names it */
    bool *detected; /* by signal: something finds it */
    eval_group all;
    RLY_VEC(eval_group) groups;
    size_t errors_of; /* the signal whose misses and false alarms are printed; signal_count for none */
} cli_evaluation;

/* Shares from 0 to 1; negative where there is nothing to divide by. */
double precision_of(eval_counts counts);
double recall_of(eval_counts counts);
double f1_of(eval_counts counts);

/* The mean F1 of the signals that count: shown, detected, and labelled or found at least once. */
double mean_f1(const cli_evaluation *evaluation, const eval_group *group, size_t *counted);

/* Spearman's rank correlation of score and quality, ties averaged. False when it is not defined or memory ran out. */
bool rank_correlation(const eval_group *group, double *out);

void eval_print_text(rly_buf *out, const cli_evaluation *evaluation);
void eval_print_json(rly_buf *out, const cli_evaluation *evaluation);

#endif
