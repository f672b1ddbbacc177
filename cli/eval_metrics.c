/* SPDX-License-Identifier: Apache-2.0 */
#include <math.h>
#include <stdlib.h>

#include "eval.h"

static double share(size_t part, size_t other)
{
    return part + other ? (double)part / (double)(part + other) : -1;
}

double precision_of(eval_counts counts)
{
    return share(counts.hits, counts.alarms);
}

double recall_of(eval_counts counts)
{
    return share(counts.hits, counts.misses);
}

double f1_of(eval_counts counts)
{
    return share(2 * counts.hits, counts.misses + counts.alarms);
}

double mean_f1(const cli_evaluation *evaluation, const eval_group *group, size_t *counted)
{
    double sum = 0;
    size_t count = 0;

    for (size_t s = 0; s < evaluation->signal_count; s++) {
        double f1 = f1_of(group->signals[s]);
        if (!evaluation->shown[s] || !evaluation->detected[s] || f1 < 0)
            continue;
        sum += f1;
        count++;
    }
    if (counted)
        *counted = count;
    return count ? sum / (double)count : -1;
}

static int compare_numbers(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

/* The rank of a value among sorted ones; equal values share the mean of their ranks. */
static double rank_of(const double *sorted, size_t count, double value)
{
    size_t low = 0, high = count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (sorted[middle] < value)
            low = middle + 1;
        else
            high = middle;
    }
    size_t first = low;
    for (high = count; low < high;) {
        size_t middle = low + (high - low) / 2;
        if (sorted[middle] <= value)
            low = middle + 1;
        else
            high = middle;
    }
    return (double)(first + low - 1) / 2;
}

bool rank_correlation(const eval_group *group, double *out)
{
    size_t count = group->marks.count;
    double *scores = rly_allocate(2 * (count + 1) * sizeof *scores), *qualities = scores + count;
    double mean = (double)(count ? count - 1 : 0) / 2, products = 0, of_scores = 0, of_qualities = 0;

    if (!scores)
        return false;
    for (size_t i = 0; i < count; i++) {
        scores[i] = group->marks.items[i].score;
        qualities[i] = group->marks.items[i].quality;
    }
    qsort(scores, count, sizeof *scores, compare_numbers);
    qsort(qualities, count, sizeof *qualities, compare_numbers);
    for (size_t i = 0; i < count; i++) {
        double x = rank_of(scores, count, group->marks.items[i].score) - mean;
        double y = rank_of(qualities, count, group->marks.items[i].quality) - mean;
        products += x * y;
        of_scores += x * x;
        of_qualities += y * y;
    }
    rly_release(scores);
    *out = of_scores > 0 && of_qualities > 0 ? products / sqrt(of_scores * of_qualities) : 0;
    return of_scores > 0 && of_qualities > 0;
}
