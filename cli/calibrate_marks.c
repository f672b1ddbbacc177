/* SPDX-License-Identifier: Apache-2.0 */
/* From marks to replies: what several readers say of one is put together, and compared. */
#include <math.h>
#include <stdlib.h>

#include "calibrate_read.h"

static int by_reply(const void *a, const void *b)
{
    const cal_line *x = a, *y = b;

    return x->reply != y->reply ? (x->reply > y->reply) - (x->reply < y->reply)
                                : (x->line > y->line) - (x->line < y->line);
}

/* The first line of each reply, which comes first in its group, decides the order. */
static int by_line(const void *a, const void *b)
{
    const cal_line *const *x = a, *const *y = b;

    return ((*x)->line > (*y)->line) - ((*x)->line < (*y)->line);
}

/* Where the marks of the same reply end. */
static const cal_line *end_of(const cal_reading *r, const cal_line *first)
{
    const cal_line *end = r->lines.items + r->lines.count, *next = first;

    while (next < end && next->reply == first->reply)
        next++;
    return next;
}

/* Whether a mark passes: as its reader says, or by the mark from which replies pass. */
static bool passes(const cal_marks *marks, const cal_line *mark)
{
    return marks->pass_from < 0 ? mark->passes : mark->quality >= marks->pass_from;
}

static void put_together(const cal_reading *r, const cal_marks *marks, const cal_line *first, cal_reply *reply)
{
    const cal_line *end = end_of(r, first);
    double sum = 0, passing = 0, count = (double)(end - first);

    for (const cal_line *mark = first; mark < end; mark++) {
        sum += mark->quality;
        passing += mark->passes;
    }
    reply->mark = sum / count;
    reply->passes = marks->pass_from < 0 ? 2 * passing > count : reply->mark >= marks->pass_from;
    reply->critical = first->critical;
    reply->score = first->score;
    reply->brand = first->brand;
    reply->judged = first->judged;
}

typedef RLY_VEC(stat_mark) pair_list;

/* Each two readers of a reply who are named, either of them first. */
static bool pair_readers(const cal_reading *r, const cal_marks *marks, pair_list *pairs, size_t counts[2][2])
{
    const cal_line *end = r->lines.items + r->lines.count;

    for (const cal_line *one = r->lines.items; one < end; one++) {
        for (const cal_line *other = one + 1; other < end && other->reply == one->reply; other++) {
            if (one->reader == other->reader || one->reader == CAL_NOBODY || other->reader == CAL_NOBODY)
                continue;
            if (!rly_reserve(pairs, 2))
                return false;
            pairs->items[pairs->count++] = (stat_mark){one->quality, other->quality};
            pairs->items[pairs->count++] = (stat_mark){other->quality, one->quality};
            counts[passes(marks, one)][passes(marks, other)]++;
            counts[passes(marks, other)][passes(marks, one)]++;
        }
    }
    return true;
}

static bool compare_readers(const cal_reading *r, cal_marks *marks)
{
    pair_list pairs = {0};
    size_t counts[2][2] = {{0}};
    bool good = pair_readers(r, marks, &pairs, counts);

    marks->pairs = pairs.count / 2;
    marks->correlated = stat_rank_correlation(pairs.items, pairs.count, &marks->correlation);
    marks->compared =
        stat_kappa(stat_agreement_of(counts[1][1], counts[1][0], counts[0][1], counts[0][0]), &marks->kappa);
    rly_vec_free(&pairs);
    return good || complain_memory() != EXIT_TROUBLE;
}

/* What the marks are: pass and fail, 1 to 5, or 0 to 100. False when replies could never pass. */
static bool find_scale(const cal_reading *r, double pass_from, cal_marks *marks)
{
    double least = 100, most = 0;

    for (size_t i = 0; i < r->lines.count; i++) {
        least = fmin(least, r->lines.items[i].quality);
        most = fmax(most, r->lines.items[i].quality);
    }
    marks->count = r->lines.count;
    marks->readers = r->readers.count;
    marks->qualities = r->with_quality > 0;
    marks->top = !marks->qualities ? 1 : most > 5 || least < 1 ? 100 : 5;
    marks->pass_from = r->with_pass ? -1 : pass_from >= 0 ? pass_from : marks->top == 5 ? 4 : 80;
    if (marks->count && r->with_pass && pass_from >= 0)
        complain("--pass: the records say themselves what passes");
    else if (marks->count && marks->pass_from > marks->top)
        complain("--pass: the marks go up to %d", marks->top);
    else
        return true;
    return false;
}

/* The first line of each reply, in the order of the file. How many there are. */
static size_t find_firsts(cal_reading *r, const cal_line **firsts)
{
    size_t count = 0;

    if (r->lines.count)
        qsort(r->lines.items, r->lines.count, sizeof *r->lines.items, by_reply);
    for (const cal_line *first = r->lines.items, *end = first + r->lines.count; first < end; first = end_of(r, first))
        firsts[count++] = first;
    qsort(firsts, count, sizeof *firsts, by_line);
    return count;
}

bool cal_collect(cal_reading *reading, double pass_from, cal_data *data, cal_marks *marks)
{
    const cal_line **firsts = rly_allocate((reading->lines.count + 1) * sizeof *firsts);

    data->replies = rly_allocate((reading->lines.count + 1) * sizeof *data->replies);
    bool good = firsts && data->replies;
    if (!good)
        (void)complain_memory();
    good = good && find_scale(reading, pass_from, marks);
    if (good) {
        data->count = find_firsts(reading, firsts);
        data->brands = reading->brands.count;
        for (size_t i = 0; i < data->count; i++)
            put_together(reading, marks, firsts[i], &data->replies[i]);
        good = compare_readers(reading, marks);
    }
    data->rules = reading->rules;
    data->rule_count = reading->rule_count;
    reading->rules = NULL;
    rly_release(firsts);
    return good;
}

void cal_reading_free(cal_reading *reading)
{
    rly_release(reading->rules);
    rly_vec_free(&reading->lines);
    rly_vec_free(&reading->readers);
    rly_vec_free(&reading->brands);
}
