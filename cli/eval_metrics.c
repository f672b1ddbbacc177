/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

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

void collect_qualities(const eval_group *group, eval_qualities *rows)
{
    for (size_t i = 0; i < group->marks.count; i++) {
        stat_mark mark = group->marks.items[i];
        size_t n = 0;
        while (n < rows->count && rows->items[n].quality < mark.mark)
            n++;
        if (n == rows->count || rows->items[n].quality > mark.mark) {
            eval_quality *slot = rly_push(rows);
            if (!slot)
                return;
            memmove(rows->items + n + 1, rows->items + n, (rows->count - 1 - n) * sizeof *rows->items);
            rows->items[n] = (eval_quality){.quality = mark.mark};
        }
        rows->items[n].replies++;
        rows->items[n].score_sum += mark.score;
    }
}
