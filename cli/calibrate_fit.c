/* SPDX-License-Identifier: Apache-2.0 */
/* Points and pass mark that explain a team's marks best. */
#include <math.h>
#include <stdlib.h>

#include "calibrate.h"

static const double SPREAD = 33; /* points that the marks are spread over, a standard deviation of them */
static const double SHRINK = 3;  /* a rule needs about that many failures before it is half believed */
enum { MOST_POINTS = 20, ROUNDS = 300 };

typedef struct fitting {
    const cal_data *data;
    const bool *used;
    double *target; /* what the sum of points ought to be, up to a constant; by reply */
    double *sum;    /* of the points that the reply loses now */
    double *points; /* by rule */
    double level;   /* that constant */
} fitting;

static bool is_used(const fitting *f, size_t reply)
{
    return !f->used || f->used[reply];
}

/* Marks as points lost: the higher the mark, the fewer. */
static void set_targets(fitting *f)
{
    double sum = 0, squares = 0, count = 0;

    for (size_t i = 0; i < f->data->count; i++) {
        if (!is_used(f, i))
            continue;
        double mark = f->data->replies[i].mark;
        sum += mark;
        squares += mark * mark;
        count++;
    }
    double mean = count > 0 ? sum / count : 0, variance = count > 0 ? squares / count - mean * mean : 0;
    double scale = variance > 1e-9 ? SPREAD / sqrt(variance) : 0;
    for (size_t i = 0; i < f->data->count; i++)
        f->target[i] = scale * (mean - f->data->replies[i].mark);
}

static void start(fitting *f)
{
    const cal_data *data = f->data;

    set_targets(f);
    for (size_t r = 0; r < data->rule_count; r++) {
        f->points[r] = data->rules[r].fitted && data->from_zero ? 0 : data->rules[r].points;
        for (size_t h = 0; h < data->rules[r].failed; h++)
            f->sum[data->rules[r].hits[h]] += f->points[r];
    }
}

static void set_level(fitting *f)
{
    double sum = 0, count = 0;

    for (size_t i = 0; i < f->data->count; i++) {
        if (!is_used(f, i))
            continue;
        sum += f->sum[i] - f->target[i];
        count++;
    }
    f->level = count > 0 ? sum / count : 0;
}

/* Put one rule where it explains best what the others leave; by how much it moved. */
static double move(fitting *f, size_t number)
{
    const cal_rule *rule = &f->data->rules[number];
    double old = f->points[number], wanted = 0, count = 0, start_points = f->data->from_zero ? 0 : rule->points;

    for (size_t h = 0; h < rule->failed; h++) {
        size_t i = rule->hits[h];
        if (!is_used(f, i))
            continue;
        wanted += f->target[i] + f->level - f->sum[i] + old;
        count++;
    }
    double points = fmax(0, (wanted + SHRINK * start_points) / (count + SHRINK));
    for (size_t h = 0; h < rule->failed; h++)
        f->sum[rule->hits[h]] += points - old;
    f->points[number] = points;
    return fabs(points - old);
}

bool cal_fit(const cal_data *data, const bool *used, int *points)
{
    fitting f = {.data = data, .used = used};
    double moved = 1;

    f.target = rly_allocate((data->count + 1) * sizeof *f.target);
    f.sum = rly_allocate((data->count + 1) * sizeof *f.sum);
    f.points = rly_allocate((data->rule_count + 1) * sizeof *f.points);
    bool good = f.target && f.sum && f.points;
    if (good)
        start(&f);
    for (int round = 0; good && round < ROUNDS && moved > 1e-3; round++) {
        set_level(&f);
        moved = 0;
        for (size_t r = 0; r < data->rule_count; r++)
            if (data->rules[r].fitted)
                moved = fmax(moved, move(&f, r));
    }
    for (size_t r = 0; good && r < data->rule_count; r++) {
        double most = data->rules[r].points > MOST_POINTS ? data->rules[r].points : MOST_POINTS;
        points[r] = data->rules[r].fitted ? (int)lround(fmin(f.points[r], most)) : data->rules[r].points;
    }
    rly_release(f.target);
    rly_release(f.sum);
    rly_release(f.points);
    return good;
}

int cal_score(const cal_data *data, const cal_reply *reply, const int *points)
{
    int score = reply->critical ? 0 : 100;

    for (size_t r = 0; r < data->rule_count && score > 0; r++)
        if (reply->judged[r] == CAL_FAILED)
            score -= points[r];
    return score > 0 ? score : 0;
}

int cal_best_pass_mark(const cal_data *data, const bool *used, const int *scores, int now)
{
    size_t passes[102] = {0}, fails[102] = {0}; /* by score; then from that score on */
    double best = -2;
    int mark = now;

    for (size_t i = 0; i < data->count; i++)
        if (!used || used[i])
            (data->replies[i].passes ? passes : fails)[scores[i]]++;
    for (int score = 100; score >= 0; score--) {
        passes[score] += passes[score + 1];
        fails[score] += fails[score + 1];
    }
    for (int score = 1; score <= 100; score++) {
        double kappa;
        stat_agreement agreement =
            stat_agreement_of(passes[score], fails[score], passes[0] - passes[score], fails[0] - fails[score]);
        if (!stat_kappa(agreement, &kappa) || kappa < best - 1e-9)
            continue;
        if (kappa > best + 1e-9 || abs(score - now) < abs(mark - now))
            mark = score;
        best = kappa > best ? kappa : best;
    }
    return mark;
}
