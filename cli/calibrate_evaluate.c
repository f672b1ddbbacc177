/* SPDX-License-Identifier: Apache-2.0 */
/* How well the scores agree with the marks, now and with fitted points; and what the marks say of each rule. */
#include <math.h>
#include <string.h>

#include "calibrate.h"

enum { FOLDS = 10, LEAST_BRANDS = 3, BLOCKS = 50 };
static const double Z99 = 2.5758293035489; /* of the normal distribution, two-sided */
static const double Z_BETTER = 1.64;       /* one-sided, 95 of 100 */

typedef struct mean {
    double sum, squares, count;
} mean;

static double mean_of(mean m)
{
    return m.count > 0 ? m.sum / m.count : 0;
}

/* The square of its standard error. */
static double error_of(mean m)
{
    double middle = mean_of(m);

    return m.count > 1 ? fmax(0, m.squares / m.count - middle * middle) / (m.count - 1) : 0;
}

static void add(mean *m, double value)
{
    m->sum += value;
    m->squares += value * value;
    m->count++;
}

/* On how many brands a rule failed. `seen` has room for all. */
static size_t brands_of(const cal_data *data, const cal_rule *rule, bool *seen)
{
    size_t count = 0;

    memset(seen, 0, data->brands * sizeof *seen);
    for (size_t h = 0; h < rule->failed; h++) {
        size_t brand = data->replies[rule->hits[h]].brand;
        count += !seen[brand];
        seen[brand] = true;
    }
    return count;
}

static bool judge_rule(const cal_data *data, size_t number, bool *seen)
{
    cal_rule *rule = &data->rules[number];
    mean failed = {0}, passed = {0};

    if (!(rule->hits = rly_allocate((data->count + 1) * sizeof *rule->hits)))
        return false;
    for (size_t i = 0; i < data->count; i++) {
        const cal_reply *reply = &data->replies[i];
        if (reply->judged[number] == CAL_FAILED) {
            rule->hits[rule->failed++] = (uint32_t)i;
            add(&failed, reply->mark);
        } else if (reply->judged[number] == CAL_PASSED) {
            rule->passed++;
            add(&passed, reply->mark);
        }
    }
    double half = Z99 * sqrt(error_of(failed) + error_of(passed)), middle = mean_of(failed) - mean_of(passed);
    rule->failed_mark = mean_of(failed);
    rule->passed_mark = mean_of(passed);
    rule->difference = (stat_interval){middle - half, middle + half};
    rule->suggested = rule->fit = rule->points;
    if (rule->failed < CAL_LEAST_FAILURES || rule->passed < CAL_LEAST_FAILURES)
        rule->word = CAL_FEW;
    else
        rule->word = middle + half < 0 ? CAL_SUPPORTED : middle - half > 0 ? CAL_CONTRADICTED : CAL_UNCLEAR;
    /* With many brands, a habit of one or two of them is no reason to judge them all by it. */
    rule->fitted = rule->failed >= CAL_LEAST_FAILURES && data->count - rule->failed >= CAL_LEAST_FAILURES &&
                   (data->brands < FOLDS || brands_of(data, rule, seen) >= LEAST_BRANDS);
    return true;
}

bool cal_judge_rules(cal_data *data)
{
    bool *seen = rly_allocate((data->brands + 1) * sizeof *seen), good = seen;

    for (size_t r = 0; good && r < data->rule_count; r++)
        good = judge_rule(data, r, seen);
    rly_release(seen);
    return good;
}

/* What an evaluation works on; all by reply. */
typedef struct room {
    bool *used;
    int *scores, *held; /* with points from one fold's others; each reply's own, when it was held out */
    bool *passes,
        *same_points; /* when held out: with fitted points; with the points as they are and another pass mark */
    stat_mark *now, *later;
    size_t *fold;
    int *points; /* by rule */
} room;

static bool make_room(const cal_data *data, room *r)
{
    size_t count = data->count + 1;

    *r = (room){
        .used = rly_allocate(count * sizeof *r->used),
        .scores = rly_allocate(count * sizeof *r->scores),
        .held = rly_allocate(count * sizeof *r->held),
        .passes = rly_allocate(count * sizeof *r->passes),
        .same_points = rly_allocate(count * sizeof *r->same_points),
        .now = rly_allocate(count * sizeof *r->now),
        .later = rly_allocate(count * sizeof *r->later),
        .fold = rly_allocate(count * sizeof *r->fold),
        .points = rly_allocate((data->rule_count + 1) * sizeof *r->points),
    };
    return r->used && r->scores && r->held && r->passes && r->same_points && r->now && r->later && r->fold && r->points;
}

static void free_room(room *r)
{
    void *all[] = {r->used, r->scores, r->held, r->passes, r->same_points, r->now, r->later, r->fold, r->points};

    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        rly_release(all[i]);
}

/*
 * Folds of whole brands where there are enough of them, the largest brands dealt out first, so that no brand is judged
 * by points learnt from it; else of every tenth reply.
 */
static bool deal(const cal_data *data, size_t *fold)
{
    size_t *size = rly_allocate((data->brands + 1) * sizeof *size), *of = rly_allocate((data->brands + 1) * sizeof *of);
    bool by_brand = data->brands >= FOLDS, good = size && of;

    for (size_t i = 0; good && i < data->count; i++)
        size[data->replies[i].brand]++;
    for (size_t dealt = 0; good && by_brand && dealt < data->brands; dealt++) {
        size_t largest = 0;
        for (size_t b = 0; b < data->brands; b++)
            largest = size[b] > size[largest] ? b : largest;
        of[largest] = dealt % FOLDS;
        size[largest] = 0;
    }
    for (size_t i = 0; good && i < data->count; i++)
        fold[i] = by_brand ? of[data->replies[i].brand] : i % FOLDS;
    rly_release(size);
    rly_release(of);
    return good;
}

static void set_scores(const cal_data *data, const int *points, int *scores)
{
    for (size_t i = 0; i < data->count; i++)
        scores[i] = points ? cal_score(data, &data->replies[i], points) : data->replies[i].score;
}

static bool cross_validate(const cal_data *data, room *r)
{
    for (size_t fold = 0; fold < FOLDS; fold++) {
        for (size_t i = 0; i < data->count; i++)
            r->used[i] = r->fold[i] != fold;
        set_scores(data, NULL, r->scores);
        int same = cal_best_pass_mark(data, r->used, r->scores, data->pass_mark);
        for (size_t i = 0; i < data->count; i++)
            if (!r->used[i])
                r->same_points[i] = r->scores[i] >= same;
        if (!cal_fit(data, r->used, r->points))
            return false;
        set_scores(data, r->points, r->scores);
        int mark = cal_best_pass_mark(data, r->used, r->scores, data->pass_mark);
        for (size_t i = 0; i < data->count; i++) {
            if (r->used[i])
                continue;
            r->held[i] = r->scores[i];
            r->passes[i] = r->scores[i] >= mark;
        }
    }
    return true;
}

static cal_judge compare(const cal_data *data, const stat_mark *marks, const bool *passes)
{
    size_t counts[2][2] = {{0}}; /* by what the team says, and what the score says */
    cal_judge judge = {0};

    for (size_t i = 0; i < data->count; i++)
        counts[data->replies[i].passes][passes[i]]++;
    stat_agreement agreement = stat_agreement_of(counts[1][1], counts[1][0], counts[0][1], counts[0][0]);
    judge.same = counts[1][1] + counts[0][0];
    bool both = counts[1][1] + counts[1][0] > 0 && counts[0][1] + counts[0][0] > 0;
    judge.compared = stat_kappa(agreement, &judge.kappa) && both;
    judge.kappa_interval = stat_kappa_interval(agreement);
    judge.correlated = stat_rank_correlation(marks, data->count, &judge.correlation);
    judge.correlation_interval = stat_correlation_interval(judge.correlation, data->count);
    return judge;
}

/*
 * Are the passes of `later` right more often than those of `now`, beyond chance (by the sign test of McNemar)? And not
 * only since most replies fail, or pass, anyway?
 */
static bool passes_better(const cal_data *data, const room *r, const bool *now, const cal_judge *judge)
{
    const bool *later = r->same_points;
    cal_judge with = compare(data, r->now, later);
    double won = 0, lost = 0;

    for (size_t i = 0; i < data->count; i++) {
        won += now[i] != later[i] && later[i] == data->replies[i].passes;
        lost += now[i] != later[i] && now[i] == data->replies[i].passes;
    }
    return won - lost > Z_BETTER * sqrt(won + lost) && with.compared && with.kappa > judge->kappa &&
           with.kappa_interval.low > 0;
}

/* With how many replies half of the rules that fail now and then would have failed often enough. */
static size_t rules_would_do(const cal_data *data)
{
    size_t counts[CAL_LEAST_FAILURES] = {0}, rare = 0, passed = 0;

    for (size_t r = 0; r < data->rule_count; r++) {
        if (!data->rules[r].failed || data->rules[r].failed >= CAL_LEAST_FAILURES)
            continue;
        counts[data->rules[r].failed]++;
        rare++;
    }
    for (size_t failures = CAL_LEAST_FAILURES - 1; rare && failures > 0; failures--) {
        passed += counts[failures];
        if (2 * passed >= rare)
            return (data->count * CAL_LEAST_FAILURES + failures - 1) / failures;
    }
    return 0;
}

static bool one_mark(const cal_data *data)
{
    for (size_t i = 1; i < data->count; i++)
        if (data->replies[i].mark < data->replies[0].mark || data->replies[i].mark > data->replies[0].mark)
            return false;
    return true;
}

static bool any_fitted(const cal_data *data)
{
    for (size_t r = 0; r < data->rule_count; r++)
        if (data->rules[r].fitted)
            return true;
    return false;
}

/* Are the fitted points better on replies not seen? */
static void advise(const cal_data *data, const room *r, cal_result *result)
{
    double gain = result->fitted.correlation - result->now.correlation, error = 0;

    result->advice = CAL_NO_BETTER;
    /* What does not go with the marks at all is no better than anything. */
    if (!result->fitted.correlated || gain <= 0 || result->fitted.correlation_interval.low <= 0)
        return;
    bool known = stat_difference_error(r->now, r->later, data->count, BLOCKS, &error);
    result->advice = known && gain > Z_BETTER * error ? CAL_BETTER : CAL_MAYBE;
    double needed = (double)data->count * (Z_BETTER * error / gain) * (Z_BETTER * error / gain);
    if (result->advice == CAL_MAYBE && known && needed < 1e6)
        result->would_do = (size_t)ceil(needed);
}

/* The points and the pass mark that all replies together speak for. */
static bool suggest(cal_data *data, room *r, const bool *now, cal_result *result)
{
    bool points = result->advice == CAL_MAYBE || result->advice == CAL_BETTER;

    if (!cal_fit(data, NULL, r->points))
        return false;
    for (size_t rule = 0; rule < data->rule_count; rule++) {
        data->rules[rule].fit = r->points[rule];
        data->rules[rule].suggested = points ? r->points[rule] : data->rules[rule].points;
    }
    set_scores(data, points ? r->points : NULL, r->scores);
    if (points || passes_better(data, r, now, &result->now))
        result->pass_mark = cal_best_pass_mark(data, NULL, r->scores, data->pass_mark);
    return true;
}

bool cal_evaluate(cal_data *data, cal_result *result)
{
    room r;
    bool *now = rly_allocate((data->count + 1) * sizeof *now), good = make_room(data, &r) && now;

    *result = (cal_result){.pass_mark = data->pass_mark, .rules_would_do = rules_would_do(data)};
    for (size_t i = 0; good && i < data->count; i++) {
        r.now[i] = (stat_mark){data->replies[i].score, data->replies[i].mark};
        now[i] = data->replies[i].score >= data->pass_mark;
    }
    if (good)
        result->now = compare(data, r.now, now);
    /* A high one on few replies is luck, and no ground to plan on. */
    result->precise_would_do = stat_correlation_count(fmin(fabs(result->now.correlation), 0.5), 0.1);
    result->advice = one_mark(data) ? CAL_ONE_MARK : CAL_TOO_FEW;
    if (good && !one_mark(data) && data->count >= CAL_LEAST_REPLIES && any_fitted(data)) {
        good = deal(data, r.fold) && cross_validate(data, &r);
        for (size_t i = 0; good && i < data->count; i++)
            r.later[i] = (stat_mark){r.held[i], data->replies[i].mark};
        if (good) {
            result->fitted = compare(data, r.later, r.passes);
            advise(data, &r, result);
            good = suggest(data, &r, now, result);
        }
    }
    free_room(&r);
    rly_release(now);
    return good;
}

void cal_free(cal_data *data)
{
    for (size_t r = 0; data->rules && r < data->rule_count; r++)
        rly_release(data->rules[r].hits);
    rly_release(data->rules);
    rly_release(data->replies);
}
