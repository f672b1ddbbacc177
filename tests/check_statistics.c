/* SPDX-License-Identifier: Apache-2.0 */
/* The figures of eval and calibrate, against values worked out by hand or known from books. */
#include "suite.h"
#include <math.h>
#include <stdlib.h>

#include "../cli/calibrate.h"

#define near(value, wanted) ck_assert_double_eq_tol(value, wanted, 0.0005)

START_TEST(wilson_gives_the_interval_of_a_share)
{
    stat_interval half = stat_share_interval(0.5, 10), all = stat_share_interval(1, 10),
                  none = stat_share_interval(0, 3);
    near(half.low, 0.2366);
    near(half.high, 0.7634);
    near(all.low, 0.7225);
    ck_assert_double_eq(all.high, 1);
    ck_assert_double_eq(none.low, 0);
    near(none.high, 0.5615);
    none = stat_share_interval(0, 0);
    ck_assert(none.low <= 0 && none.high >= 1);
}
END_TEST

START_TEST(groups_that_go_wrong_together_count_less)
{
    static const size_t parts[] = {1, 1, 0, 0}, ones[] = {1, 1, 1, 0}, halves[] = {5, 5}, tens[] = {10, 10};
    near(stat_design_effect(parts, ones, 4), 1.5);
    near(stat_design_effect(halves, tens, 2), 1); /* less varied than chance: no more sure for that */
    near(stat_design_effect(tens, tens, 2), 1);   /* nothing went wrong: it cannot be told */
    near(stat_design_effect(ones, ones, 1), 1);
    near(stat_design_effect(NULL, NULL, 0), 1);
}
END_TEST

START_TEST(spearman_averages_ties)
{
    static const stat_mark rising[] = {{10, 1}, {20, 2}, {21, 3}}, tied[] = {{70, 3}, {85, 4}, {100, 4}, {85, 1}},
                           same[] = {{1, 1}, {2, 1}};
    double r;
    ck_assert(stat_rank_correlation(rising, 3, &r));
    near(r, 1);
    ck_assert(stat_rank_correlation(tied, 4, &r));
    near(r, 0.5);
    ck_assert(!stat_rank_correlation(same, 2, &r));
    ck_assert(!stat_rank_correlation(NULL, 0, &r));
}
END_TEST

START_TEST(a_correlation_has_an_interval)
{
    stat_interval interval = stat_correlation_interval(0.5, 100), few = stat_correlation_interval(0.5, 3);
    near(interval.low, 0.3259);
    near(interval.high, 0.6414);
    ck_assert(few.low <= -1 && few.high >= 1);
    interval = stat_correlation_interval(1, 10);
    ck_assert(interval.low > 0.9 && interval.high <= 1);
    ck_assert_uint_eq(stat_correlation_count(0.5, 0.1), 247); /* 3 + 3.8415 * 1.125 / (0.1 / 0.75)^2 */
    ck_assert_uint_eq(stat_correlation_count(0, 0.1), 388);
    ck_assert_uint_lt(stat_correlation_count(1, 0.1), 10);
}
END_TEST

START_TEST(kappa_is_agreement_beyond_chance)
{
    double kappa;
    stat_agreement known = stat_agreement_of(20, 5, 10, 15), whole = stat_agreement_of(30, 0, 0, 30);
    ck_assert(stat_kappa(known, &kappa));
    near(kappa, 0.4);
    stat_interval interval = stat_kappa_interval(known); /* Wilson of 0.7 in 50: 0.5625 to 0.8090 */
    near(interval.low, 0.1250);
    near(interval.high, 0.6179);
    ck_assert(stat_kappa(whole, &kappa));
    near(kappa, 1);
    interval = stat_kappa_interval(whole);
    ck_assert(interval.low > 0.8 && interval.high >= 1);
    ck_assert(!stat_kappa(stat_agreement_of(9, 0, 0, 0), &kappa)); /* both always say yes */
    ck_assert(!stat_kappa(stat_agreement_of(0, 0, 0, 0), &kappa));
}
END_TEST

START_TEST(a_difference_of_correlations_has_an_error)
{
    stat_mark one[40], other[40];
    double error;
    for (int i = 0; i < 40; i++) {
        one[i] = (stat_mark){(i * 7) % 40, i};
        other[i] = (stat_mark){i + (i * 11) % 9, i};
    }
    ck_assert(stat_difference_error(one, one, 40, 50, &error));
    near(error, 0);
    ck_assert(stat_difference_error(one, other, 40, 50, &error));
    ck_assert(error > 0.05 && error < 0.4); /* about 1 / sqrt(40), the error of a correlation of none */
    ck_assert(!stat_difference_error(one, other, 1, 50, &error));
}
END_TEST

/* 80 replies: rule 0 fails on every other one, rule 1 on every other two. */
typedef struct example {
    cal_reply replies[80];
    cal_rule rules[2];
    uint8_t judged[80][2];
    uint32_t hits[2][80];
    cal_data data;
} example;

static void make_example(example *e, double (*mark)(int), int points)
{
    *e = (example){.data = {.rules = e->rules, .rule_count = 2, .replies = e->replies, .count = 80, .pass_mark = 80}};
    for (int r = 0; r < 2; r++)
        e->rules[r] = (cal_rule){.name = "demo/rule", .points = points, .fitted = true, .hits = e->hits[r]};
    for (int i = 0; i < 80; i++) {
        e->replies[i] = (cal_reply){.mark = mark(i), .passes = mark(i) > 3, .judged = e->judged[i]};
        for (int r = 0; r < 2; r++) {
            bool failed = i >> r & 1;
            e->judged[i][r] = failed ? CAL_FAILED : CAL_PASSED;
            if (failed)
                e->hits[r][e->rules[r].failed++] = (uint32_t)i;
        }
    }
}

/* Half a mark lower than the mean of 3.5 where rule 0 fails, half a mark higher where it does not; deviation 1.118. */
static double blames_first(int i)
{
    return 3 + !(i & 1) + (i & 4 ? 1 : -1);
}

static double praises_first(int i)
{
    return 8 - blames_first(i);
}

START_TEST(points_are_those_of_least_squares)
{
    example e;
    int points[2];
    make_example(&e, blames_first, 30);
    ck_assert(cal_fit(&e.data, NULL, points));
    ck_assert_int_eq(points[0], 30); /* (40 * 14.76 + 3 * 30) / (20 + 3) */
    ck_assert_int_eq(points[1], 4);  /* 3 * 30 / 23: it goes with nothing */
    e.data.from_zero = true;
    ck_assert(cal_fit(&e.data, NULL, points));
    ck_assert_int_eq(points[0], 26);
    ck_assert_int_eq(points[1], 0);
    e.rules[0].fitted = false;
    ck_assert(cal_fit(&e.data, NULL, points));
    ck_assert_int_eq(points[0], 30); /* keeps what it has */
}
END_TEST

START_TEST(points_are_never_negative)
{
    example e;
    int points[2];
    make_example(&e, praises_first, 2);
    ck_assert(cal_fit(&e.data, NULL, points));
    ck_assert_int_eq(points[0], 0);
    bool used[80] = {true, true}; /* too few to learn from: the ridge holds the points */
    ck_assert(cal_fit(&e.data, used, points));
    ck_assert_int_eq(points[1], 2);
    bool none[80] = {false};
    ck_assert(cal_fit(&e.data, none, points));
    ck_assert_int_eq(points[0], 2);
}
END_TEST

START_TEST(a_pass_mark_is_where_both_agree)
{
    example e;
    int scores[80];
    make_example(&e, blames_first, 30);
    for (int i = 0; i < 80; i++)
        scores[i] = e.replies[i].passes ? 60 : 50;
    ck_assert_int_eq(cal_best_pass_mark(&e.data, NULL, scores, 80), 60); /* of 51 to 60 the nearest */
    ck_assert_int_eq(cal_best_pass_mark(&e.data, NULL, scores, 55), 55);
    ck_assert_int_eq(cal_best_pass_mark(&e.data, NULL, scores, 10), 51);
    for (int i = 0; i < 80; i++)
        e.replies[i].passes = true;
    ck_assert_int_eq(cal_best_pass_mark(&e.data, NULL, scores, 80), 80);
}
END_TEST

START_TEST(scores_lose_the_points_of_what_failed)
{
    example e;
    static const int points[] = {30, 90};
    make_example(&e, blames_first, 30);
    ck_assert_int_eq(cal_score(&e.data, &e.replies[0], points), 100);
    ck_assert_int_eq(cal_score(&e.data, &e.replies[1], points), 70);
    ck_assert_int_eq(cal_score(&e.data, &e.replies[3], points), 0);
    e.replies[0].critical = true;
    ck_assert_int_eq(cal_score(&e.data, &e.replies[0], points), 0);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {
        wilson_gives_the_interval_of_a_share,
        groups_that_go_wrong_together_count_less,
        spearman_averages_ties,
        a_correlation_has_an_interval,
        kappa_is_agreement_beyond_chance,
        a_difference_of_correlations_has_an_error,
        points_are_those_of_least_squares,
        points_are_never_negative,
        a_pass_mark_is_where_both_agree,
        scores_lose_the_points_of_what_failed,
    };
    return run_suite("statistics", tests, sizeof tests / sizeof *tests);
}
