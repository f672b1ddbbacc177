/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The figures of eval and calibrate, with how sure they are. Everything is computed by formula, not by drawing numbers, so
 * that the same input gives the same bytes. Intervals hold what is likely to lie within them in 95 of 100 cases.
 */
#ifndef CLI_STATISTICS_H
#define CLI_STATISTICS_H

#include "base/memory.h"

typedef struct stat_interval {
    double low, high;
} stat_interval;

/* One reply's score and the mark that a person gave. */
typedef struct stat_mark {
    double score, mark;
} stat_mark;

/* What two judges say of the same things: how often it is the same, and how often it would be by chance. */
typedef struct stat_agreement {
    double observed, expected;
    size_t count;
} stat_agreement;

/* Wilson's interval of a share (0 to 1) out of `count`, which need not be whole. 0 to 1 when there are none. */
stat_interval stat_share_interval(double share, double count);

/*
 * By how much the variance of a share is larger than that of as many independent things, since those of one group (brand)
 * go right or wrong together; at least 1, which is also the answer where that cannot be told.
 */
double stat_design_effect(const size_t *parts, const size_t *wholes, size_t groups);

/* Spearman's rank correlation, ties averaged. False when it is not defined (all equal) or memory ran out. */
bool stat_rank_correlation(const stat_mark *marks, size_t count, double *out);

/* The interval of a rank correlation, by Fisher's z with the variance of Bonett and Wright. -1 to 1 for less than 4. */
stat_interval stat_correlation_interval(double correlation, size_t count);

/* How many pairs it takes until that interval is about as far as `half` from the correlation, to either side. */
size_t stat_correlation_count(double correlation, double half);

/* Cohen's kappa. False when it is not defined: none, or both always say the same one thing. */
bool stat_kappa(stat_agreement agreement, double *out);
stat_interval stat_kappa_interval(stat_agreement agreement);

/* The agreement of two yes-or-no judges from the four counts. */
stat_agreement stat_agreement_of(size_t both, size_t first_only, size_t second_only, size_t neither);

/*
 * How sure the difference of two rank correlations over the same marks is: the standard error, by leaving out one of at most
 * `blocks` blocks of replies in turn. False when it is not defined or memory ran out.
 */
bool stat_difference_error(const stat_mark *first, const stat_mark *second, size_t count, size_t blocks, double *out);

#endif
