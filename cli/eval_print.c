/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <string.h>

#include "base/json.h"
#include "eval.h"

static const char *signal_name(const cli_evaluation *evaluation, size_t signal)
{
    return replylint_rules_signal_get(evaluation->session->rules, signal, "name");
}

/* A share with two digits, right-aligned; a dash where there is none. */
static void show_share(rly_buf *out, double value, bool defined)
{
    char digits[32];

    if (defined)
        (void)snprintf(digits, sizeof digits, "%10.2f", value);
    else
        (void)snprintf(digits, sizeof digits, "%10s", "-");
    rly_buf_str(out, digits);
}

static void show_number(rly_buf *out, size_t number)
{
    char digits[32];

    (void)snprintf(digits, sizeof digits, "%10zu", number);
    rly_buf_str(out, digits);
}

static void show_signals(rly_buf *out, const cli_evaluation *evaluation)
{
    const eval_group *all = &evaluation->all;
    cli_style style = evaluation->session->style;
    size_t counted;

    show_painted(out, style, PAINT_DIM, "signal               labelled     found precision    recall        F1");
    rly_buf_byte(out, '\n');
    for (size_t s = 0; s < evaluation->signal_count; s++) {
        eval_counts counts = all->signals[s];
        if (!evaluation->shown[s])
            continue;
        show_padded(out, style, PAINT_PLAIN, signal_name(evaluation, s), 19);
        show_number(out, counts.hits + counts.misses);
        if (!evaluation->detected[s]) {
            rly_buf_str(out, "  not detected\n");
            continue;
        }
        show_number(out, counts.hits + counts.alarms);
        show_share(out, precision_of(counts), precision_of(counts) >= 0);
        show_share(out, recall_of(counts), recall_of(counts) >= 0);
        show_share(out, f1_of(counts), f1_of(counts) >= 0);
        rly_buf_byte(out, '\n');
    }
    double mean = mean_f1(evaluation, all, &counted);
    rly_buf text = {0};
    rly_buf_str(&text, "mean F1 of ");
    rly_buf_number(&text, (int64_t)counted);
    show_padded(out, style, PAINT_BOLD, show_part(out, &text), 59);
    show_share(out, mean, mean >= 0);
    rly_buf_str(out, "\n");
    rly_buf_free(&text);
}

static void show_quality(rly_buf *out, const cli_evaluation *evaluation)
{
    eval_qualities rows = {0};
    double correlation;
    bool defined = stat_rank_correlation(evaluation->all.marks.items, evaluation->all.marks.count, &correlation);

    collect_qualities(&evaluation->all, &rows);
    rly_buf_byte(out, '\n');
    show_padded(out, evaluation->session->style, PAINT_BOLD, "rank correlation of score and quality", 59);
    show_share(out, correlation, defined);
    rly_buf_str(out, "\n\n");
    show_painted(out, evaluation->session->style, PAINT_DIM, "quality               replies mean score");
    rly_buf_byte(out, '\n');
    for (size_t i = 0; i < rows.count; i++) {
        char line[96];
        (void)snprintf(line, sizeof line, "%-19.1f%10zu%11.1f\n", rows.items[i].quality, rows.items[i].replies,
                       rows.items[i].score_sum / (double)rows.items[i].replies);
        rly_buf_str(out, line);
    }
    rly_vec_free(&rows);
}

static double mean_quality(const eval_group *group)
{
    double sum = 0;

    for (size_t i = 0; i < group->marks.count; i++)
        sum += group->marks.items[i].mark;
    return group->marks.count ? sum / (double)group->marks.count : -1;
}

static void show_groups(rly_buf *out, const cli_evaluation *evaluation)
{
    static const char *const titles[] = {"", "brand", "channel"};

    if (!evaluation->groups.count)
        return;
    rly_buf_byte(out, '\n');
    show_padded(out, evaluation->session->style, PAINT_DIM, titles[evaluation->session->options->group], 22);
    show_painted(out, evaluation->session->style, PAINT_DIM, "replies   mean F1 rank corr     score   quality");
    rly_buf_byte(out, '\n');
    for (size_t i = 0; i < evaluation->groups.count; i++) {
        const eval_group *group = &evaluation->groups.items[i];
        double f1 = mean_f1(evaluation, group, NULL), correlation, quality = mean_quality(group);
        bool defined = stat_rank_correlation(group->marks.items, group->marks.count, &correlation);
        show_padded(out, evaluation->session->style, PAINT_PLAIN, group->name, 19);
        show_number(out, group->replies);
        show_share(out, f1, f1 >= 0);
        show_share(out, correlation, defined);
        show_share(out, group->score_sum / (double)group->replies, true);
        show_share(out, quality, quality >= 0);
        rly_buf_byte(out, '\n');
    }
}

void eval_print_text(rly_buf *out, const cli_evaluation *evaluation)
{
    show_signals(out, evaluation);
    show_quality(out, evaluation);
    show_groups(out, evaluation);
    rly_buf_byte(out, '\n');
    show_count(out, evaluation->all.replies, "reply.\n", "replies.\n");
}

/* A number with three decimals; null where it is not defined. */
static void write_real(rly_json *json, const char *key, double value, bool defined)
{
    if (defined)
        rly_json_share(json, key, value);
    else
        rly_json_null(json, key);
}

static void write_signals(rly_json *json, const cli_evaluation *evaluation)
{
    rly_json_open(json, "signals", '{');
    for (size_t s = 0; s < evaluation->signal_count; s++) {
        eval_counts counts = evaluation->all.signals[s];
        if (!evaluation->shown[s])
            continue;
        rly_json_open(json, signal_name(evaluation, s), '{');
        rly_json_flag(json, "detected", evaluation->detected[s]);
        rly_json_number(json, "support", (int64_t)(counts.hits + counts.misses));
        rly_json_number(json, "hits", (int64_t)counts.hits);
        rly_json_number(json, "misses", (int64_t)counts.misses);
        rly_json_number(json, "false_alarms", (int64_t)counts.alarms);
        write_real(json, "precision", precision_of(counts), precision_of(counts) >= 0);
        write_real(json, "recall", recall_of(counts), recall_of(counts) >= 0);
        write_real(json, "f1", f1_of(counts), f1_of(counts) >= 0);
        rly_json_close(json, '}');
    }
    rly_json_close(json, '}');
}

/* The figures of all replies or of a group. */
static void write_figures(rly_json *json, const cli_evaluation *evaluation, const eval_group *group)
{
    double f1 = mean_f1(evaluation, group, NULL), correlation, quality = mean_quality(group);
    bool defined = stat_rank_correlation(group->marks.items, group->marks.count, &correlation);

    rly_json_number(json, "replies", (int64_t)group->replies);
    write_real(json, "mean_f1", f1, f1 >= 0);
    write_real(json, "rank_correlation", correlation, defined);
    write_real(json, "mean_score", group->score_sum / (double)group->replies, group->replies > 0);
    write_real(json, "mean_quality", quality, quality >= 0);
}

void eval_print_json(rly_buf *out, const cli_evaluation *evaluation)
{
    rly_json json = {.out = out};
    eval_qualities rows = {0};

    collect_qualities(&evaluation->all, &rows);
    rly_json_open(&json, NULL, '{');
    write_figures(&json, evaluation, &evaluation->all);
    write_signals(&json, evaluation);
    rly_json_open(&json, "quality", '[');
    for (size_t i = 0; i < rows.count; i++) {
        rly_json_open(&json, NULL, '{');
        write_real(&json, "quality", rows.items[i].quality, true);
        rly_json_number(&json, "replies", (int64_t)rows.items[i].replies);
        write_real(&json, "mean_score", rows.items[i].score_sum / (double)rows.items[i].replies, true);
        rly_json_close(&json, '}');
    }
    rly_json_close(&json, ']');
    rly_json_open(&json, "groups", '[');
    for (size_t i = 0; i < evaluation->groups.count; i++) {
        rly_json_open(&json, NULL, '{');
        rly_json_text(&json, "name", rly_str_of(evaluation->groups.items[i].name));
        write_figures(&json, evaluation, &evaluation->groups.items[i]);
        rly_json_close(&json, '}');
    }
    rly_json_close(&json, ']');
    rly_json_close(&json, '}');
    rly_buf_byte(out, '\n');
    rly_vec_free(&rows);
}
