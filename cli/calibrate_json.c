/* SPDX-License-Identifier: Apache-2.0 */
#include "base/json.h"
#include "calibrate_print.h"

static void write_real(rly_json *json, const char *key, double value, bool defined)
{
    if (defined)
        rly_json_share(json, key, value);
    else
        rly_json_null(json, key);
}

static void write_interval(rly_json *json, const char *key, stat_interval interval)
{
    rly_json_open(json, key, '[');
    rly_json_share(json, NULL, interval.low);
    rly_json_share(json, NULL, interval.high);
    rly_json_close(json, ']');
}

static void write_judge(rly_json *json, const char *key, const cal_judge *judge)
{
    rly_json_open(json, key, '{');
    write_real(json, "rank_correlation", judge->correlation, judge->correlated);
    write_interval(json, "rank_correlation_interval", judge->correlation_interval);
    write_real(json, "kappa", judge->kappa, judge->compared);
    write_interval(json, "kappa_interval", judge->kappa_interval);
    rly_json_number(json, "same", (int64_t)judge->same);
    rly_json_close(json, '}');
}

static void write_marks(rly_json *json, const cal_report *report)
{
    const cal_marks *marks = &report->marks;
    cal_band band;

    rly_json_number(json, "replies", (int64_t)report->data->count);
    rly_json_number(json, "marks", (int64_t)marks->count);
    rly_json_number(json, "readers", (int64_t)marks->readers);
    rly_json_number(json, "scale", marks->top);
    write_real(json, "pass_from", marks->pass_from, marks->pass_from >= 0);
    rly_json_open(json, "between_readers", '{');
    rly_json_number(json, "pairs", (int64_t)marks->pairs);
    write_real(json, "rank_correlation", marks->correlation, marks->correlated);
    write_real(json, "kappa", marks->kappa, marks->compared);
    rly_json_close(json, '}');
    rly_json_open(json, "bands", '[');
    for (size_t i = 0; cal_band_get(report, i, &band); i++) {
        rly_json_open(json, NULL, '{');
        rly_json_text(json, "mark", rly_str_of(band.title));
        rly_json_number(json, "replies", (int64_t)band.replies);
        write_real(json, "mean_score", band.mean_score, band.replies > 0);
        rly_json_close(json, '}');
    }
    rly_json_close(json, ']');
}

static void write_rule(rly_json *json, const cal_rule *rule)
{
    rly_json_open(json, NULL, '{');
    rly_json_text(json, "rule", rly_str_of(rule->name));
    rly_json_text(json, "marks", rly_str_of(cal_word_text(rule->word)));
    rly_json_number(json, "failed", (int64_t)rule->failed);
    rly_json_number(json, "passed", (int64_t)rule->passed);
    write_real(json, "failed_mark", rule->failed_mark, rule->failed > 0);
    write_real(json, "passed_mark", rule->passed_mark, rule->passed > 0);
    if (rule->word != CAL_FEW)
        write_interval(json, "difference", rule->difference);
    rly_json_number(json, "points", rule->points);
    write_real(json, "fitted", rule->fit, rule->fitted);
    rly_json_number(json, "suggested", rule->suggested);
    rly_json_close(json, '}');
}

void cal_print_json(rly_buf *out, const cal_report *report)
{
    static const char *const advice[] = {"too few", "one mark", "no better", "maybe", "better"};
    const cal_result *result = &report->result;
    rly_json json = {.out = out};

    rly_json_open(&json, NULL, '{');
    write_marks(&json, report);
    write_judge(&json, "now", &result->now);
    if (result->advice > CAL_ONE_MARK)
        write_judge(&json, "cross_validated", &result->fitted);
    rly_json_text(&json, "points", rly_str_of(advice[result->advice]));
    rly_json_number(&json, "pass_mark", report->data->pass_mark);
    rly_json_number(&json, "suggested_pass_mark", result->pass_mark);
    rly_json_open(&json, "would_do", '{');
    write_real(&json, "correlation", (double)result->precise_would_do, true);
    write_real(&json, "points", (double)result->would_do, result->would_do > 0);
    write_real(&json, "rules", (double)result->rules_would_do, result->rules_would_do > 0);
    rly_json_close(&json, '}');
    rly_json_open(&json, "rules", '[');
    for (size_t r = 0; r < report->data->rule_count; r++)
        write_rule(&json, &report->data->rules[r]);
    rly_json_close(&json, ']');
    rly_json_close(&json, '}');
    rly_buf_byte(out, '\n');
}
