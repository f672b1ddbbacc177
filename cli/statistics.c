/* SPDX-License-Identifier: Apache-2.0 */
#include "statistics.h"

#include <math.h>
#include <stdlib.h>

static const double Z95 = 1.959963984540054; /* of the normal distribution, two-sided */

static double within(double value, double low, double high)
{
    return value < low ? low : value > high ? high : value;
}

stat_interval stat_share_interval(double share, double count)
{
    if (count <= 0)
        return (stat_interval){0, 1};
    double square = Z95 * Z95, scale = 1 + square / count;
    double middle = (share + square / (2 * count)) / scale;
    double half = Z95 * sqrt(share * (1 - share) / count + square / (4 * count * count)) / scale;
    return (stat_interval){share > 0 ? within(middle - half, 0, 1) : 0, share < 1 ? within(middle + half, 0, 1) : 1};
}

double stat_design_effect(const size_t *parts, const size_t *wholes, size_t groups)
{
    size_t part = 0, whole = 0, used = 0;
    double squares = 0;

    for (size_t g = 0; g < groups; g++) {
        part += parts[g];
        whole += wholes[g];
        used += wholes[g] > 0;
    }
    if (used < 2 || part == 0 || part == whole)
        return 1;
    double share = (double)part / (double)whole;
    for (size_t g = 0; g < groups; g++) {
        double off = (double)parts[g] - share * (double)wholes[g];
        squares += off * off;
    }
    double effect = squares * (double)used / (double)(used - 1) / ((double)whole * share * (1 - share));
    return effect > 1 ? effect : 1;
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

/* `room` holds twice `count` numbers. */
static bool correlate(const stat_mark *marks, size_t count, double *room, double *out)
{
    double *scores = room, *given = room + count;
    double mean = (double)(count ? count - 1 : 0) / 2, products = 0, of_scores = 0, of_marks = 0;

    for (size_t i = 0; i < count; i++) {
        scores[i] = marks[i].score;
        given[i] = marks[i].mark;
    }
    qsort(scores, count, sizeof *scores, compare_numbers);
    qsort(given, count, sizeof *given, compare_numbers);
    for (size_t i = 0; i < count; i++) {
        double x = rank_of(scores, count, marks[i].score) - mean, y = rank_of(given, count, marks[i].mark) - mean;
        products += x * y;
        of_scores += x * x;
        of_marks += y * y;
    }
    bool defined = of_scores > 0 && of_marks > 0;
    *out = defined ? products / sqrt(of_scores * of_marks) : 0;
    return defined;
}

bool stat_rank_correlation(const stat_mark *marks, size_t count, double *out)
{
    double *room = rly_allocate(2 * (count + 1) * sizeof *room);
    bool defined = room && correlate(marks, count, room, out);

    rly_release(room);
    return defined;
}

stat_interval stat_correlation_interval(double correlation, size_t count)
{
    if (count < 4)
        return (stat_interval){-1, 1};
    /* One that is complete would have no end in z: a little less is as good. */
    double z = atanh(within(correlation, -0.9999, 0.9999));
    double half = Z95 * sqrt((1 + correlation * correlation / 2) / (double)(count - 3));
    return (stat_interval){tanh(z - half), tanh(z + half)};
}

size_t stat_correlation_count(double correlation, double half)
{
    double square = correlation * correlation, reach = half / fmax(1 - square, half);

    return (size_t)ceil(3 + Z95 * Z95 * (1 + square / 2) / (reach * reach));
}

bool stat_kappa(stat_agreement agreement, double *out)
{
    bool defined = agreement.count > 0 && agreement.expected < 1;

    *out = defined ? (agreement.observed - agreement.expected) / (1 - agreement.expected) : 0;
    return defined;
}

stat_interval stat_kappa_interval(stat_agreement agreement)
{
    double kappa;

    if (!stat_kappa(agreement, &kappa))
        return (stat_interval){-1, 1};
    /* The share of agreement carries the doubt; Wilson's interval keeps it honest where all agree. */
    stat_interval observed = stat_share_interval(agreement.observed, (double)agreement.count);
    double scale = 1 - agreement.expected;
    return (stat_interval){(observed.low - agreement.expected) / scale, (observed.high - agreement.expected) / scale};
}

stat_agreement stat_agreement_of(size_t both, size_t first_only, size_t second_only, size_t neither)
{
    size_t all = both + first_only + second_only + neither;
    double count = all ? (double)all : 1;
    double first = (double)(both + first_only) / count, second = (double)(both + second_only) / count;

    return (stat_agreement){(double)(both + neither) / count, first * second + (1 - first) * (1 - second), all};
}

/* The rank correlation of all marks but those of a block. */
static bool correlate_without(const stat_mark *marks, size_t count, size_t block, size_t blocks, stat_mark *kept,
                              double *room, double *out)
{
    size_t n = 0;

    for (size_t i = 0; i < count; i++)
        if (i % blocks != block)
            kept[n++] = marks[i];
    return correlate(kept, n, room, out);
}

bool stat_difference_error(const stat_mark *first, const stat_mark *second, size_t count, size_t blocks, double *out)
{
    blocks = blocks < count ? blocks : count;
    stat_mark *kept = rly_allocate((count + 1) * sizeof *kept);
    double *room = rly_allocate(2 * (count + 1) * sizeof *room), sum = 0, squares = 0;
    bool defined = kept && room && blocks > 1;

    for (size_t b = 0; b < blocks && defined; b++) {
        double one = 0, other = 0;
        defined = correlate_without(first, count, b, blocks, kept, room, &one) &&
                  correlate_without(second, count, b, blocks, kept, room, &other);
        sum += other - one;
        squares += (other - one) * (other - one);
    }
    rly_release(kept);
    rly_release(room);
    if (defined) {
        double n = (double)blocks, spread = squares - sum * sum / n;
        *out = spread > 0 ? sqrt(spread * (n - 1) / n) : 0;
    }
    return defined;
}
