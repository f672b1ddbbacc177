/* SPDX-License-Identifier: Apache-2.0 */
/* What calibrate found, for people. */
#include <stdlib.h>
#include <string.h>

#include "calibrate_print.h"

/* A line of a table: where each figure begins. */
enum { NAME_COLUMNS = 34 };

static void show_title(rly_buf *out, const cal_report *report, const char *title)
{
    rly_buf_byte(out, '\n');
    show_painted(out, report->session->style, PAINT_BOLD, title);
    rly_buf_byte(out, '\n');
}

/* A paragraph as wide as the terminal. */
static void show_paragraph(rly_buf *out, const cal_report *report, rly_buf *text)
{
    show_wrapped(out, report->session->style, 0, show_part(out, text));
    rly_buf_clear(text);
}

static void show_marks(rly_buf *out, const cal_report *report)
{
    const cal_marks *marks = &report->marks;

    show_count(out, report->data->count, "reply, ", "replies, ");
    show_count(out, marks->count, "mark", "marks");
    if (marks->qualities)
        show_format(out, " from %d to %d", marks->top == 5 ? 1 : 0, marks->top);
    else
        rly_buf_str(out, " of pass or fail");
    if (marks->readers) {
        rly_buf_str(out, ", by ");
        show_count(out, marks->readers, "reader", "readers");
    }
    rly_buf_str(out, ".\n");
}

static void show_correlation(rly_buf *out, const char *name, const cal_judge *judge)
{
    if (judge->correlated)
        show_format(out, "  %-*s %5.2f  (%.2f to %.2f)  rank correlation\n", NAME_COLUMNS, name, judge->correlation,
                    judge->correlation_interval.low, judge->correlation_interval.high);
    else
        show_format(out, "  %-*s     -  all marks, or all scores, are the same\n", NAME_COLUMNS, name);
}

static void show_kappa(rly_buf *out, const char *name, const cal_judge *judge, size_t count)
{
    if (judge->compared)
        show_format(out, "  %-*s %5.2f  (%.2f to %.2f)  kappa; the same on %zu of %zu\n", NAME_COLUMNS, name,
                    judge->kappa, judge->kappa_interval.low, judge->kappa_interval.high, judge->same, count);
    else
        show_format(out, "  %-*s     -  the same on %zu of %zu; all pass, or all fail\n", NAME_COLUMNS, name,
                    judge->same, count);
}

static void show_readers(rly_buf *out, const cal_marks *marks)
{
    if (!marks->pairs)
        return;
    if (marks->correlated)
        show_format(out, "  %-*s %5.2f  rank correlation, on %zu pairs of marks\n", NAME_COLUMNS,
                    "one of your readers and another", marks->correlation, marks->pairs);
    if (marks->compared)
        show_format(out, "  %-*s %5.2f  kappa\n", NAME_COLUMNS,
                    marks->correlated ? "" : "one of your readers and another", marks->kappa);
}

static void show_agreement(rly_buf *out, const cal_report *report)
{
    const cal_marks *marks = &report->marks;
    const cal_judge *now = &report->result.now;
    rly_buf text = {0};
    cal_band band;

    show_title(out, report, "Agreement");
    show_correlation(out, "score and mark", now);
    show_kappa(out, "pass and fail", now, report->data->count);
    show_readers(out, marks);
    if (marks->pass_from >= 0)
        show_format(&text, "A reply passes here with a score from %d, for your readers with a mark from %g (--pass). ",
                    report->data->pass_mark, marks->pass_from);
    else
        show_format(&text, "A reply passes here with a score from %d. ", report->data->pass_mark);
    if (now->correlated && report->result.precise_would_do > report->data->count)
        show_format(&text, "About %zu replies would tell the rank correlation to within 0.1.",
                    report->result.precise_would_do);
    show_paragraph(out, report, &text);
    rly_buf_byte(out, '\n');
    show_painted(out, report->session->style, PAINT_DIM, "  mark         replies  mean score");
    rly_buf_byte(out, '\n');
    for (size_t i = 0; cal_band_get(report, i, &band); i++) {
        if (band.replies)
            show_format(out, "  %-12s %7zu  %10.1f\n", band.title, band.replies, band.mean_score);
        else
            show_format(out, "  %-12s %7d           -\n", band.title, 0);
    }
    rly_buf_free(&text);
}

/* Those that the marks support most come first. */
static int by_difference(const void *a, const void *b)
{
    const cal_rule *const *x = a, *const *y = b;
    double one = (*x)->failed_mark - (*x)->passed_mark, other = (*y)->failed_mark - (*y)->passed_mark;

    return one < other ? -1 : one > other ? 1 : strcmp((*x)->name, (*y)->name);
}

static void show_rule(rly_buf *out, const cal_report *report, const cal_rule *rule)
{
    static const cli_paint paints[] = {PAINT_PLAIN, PAINT_PLAIN, PAINT_GREEN, PAINT_RED};
    double difference = rule->failed_mark - rule->passed_mark;

    show_format(out, "  %-*s %5zu %7.2f %6zu %7.2f  %+6.2f (%+.2f to %+.2f)  ", NAME_COLUMNS, rule->name, rule->failed,
                rule->failed_mark, rule->passed, rule->passed_mark, difference, rule->difference.low,
                rule->difference.high);
    show_painted(out, report->session->style, paints[rule->word], cal_word_text(rule->word));
    rly_buf_byte(out, '\n');
}

/* The rules about which the marks say too little. */
static void show_rare(rly_buf *out, const cal_report *report)
{
    const cal_data *data = report->data;
    rly_buf text = {0};
    size_t count = 0;

    for (size_t r = 0; r < data->rule_count; r++) {
        if (data->rules[r].word != CAL_FEW || !data->rules[r].failed)
            continue;
        rly_buf_str(&text, count++ ? ", " : "");
        rly_buf_str(&text, data->rules[r].name);
    }
    if (count) {
        rly_buf line = {0};
        show_format(&line, "Too few to tell, failed or passed on fewer than %d replies: ", CAL_LEAST_FAILURES);
        rly_buf_str(&line, show_part(&line, &text));
        rly_buf_byte(&line, '.');
        if (report->result.rules_would_do)
            show_format(&line, " About %zu replies would do for half of those that failed.",
                        report->result.rules_would_do);
        show_paragraph(out, report, &line);
        rly_buf_free(&line);
    }
    rly_buf_free(&text);
}

static void show_rules(rly_buf *out, const cal_report *report)
{
    const cal_data *data = report->data;
    const cal_rule **shown = rly_allocate((data->rule_count + 1) * sizeof *shown);
    rly_buf text = {0};
    size_t count = 0;

    for (size_t r = 0; shown && r < data->rule_count; r++)
        if (data->rules[r].word != CAL_FEW)
            shown[count++] = &data->rules[r];
    out->failed |= !shown;
    show_title(out, report, "Rules");
    if (count) {
        qsort(shown, count, sizeof *shown, by_difference);
        show_padded(out, report->session->style, PAINT_PLAIN, "", NAME_COLUMNS);
        show_painted(out, report->session->style, PAINT_DIM, "  failed    mark passed    mark  difference");
        rly_buf_byte(out, '\n');
        for (size_t i = 0; i < count; i++)
            show_rule(out, report, shown[i]);
        rly_buf_str(&text,
                    "Supported: marks are lower where the rule fails than where it passes, beyond chance (99 in 100); "
                    "contradicted: they are higher.");
        show_paragraph(out, report, &text);
    }
    show_rare(out, report);
    rly_buf_free(&text);
    rly_release(shown);
}

/* Whether other points would do better, in words. */
static void say_advice(rly_buf *text, const cal_report *report)
{
    const cal_data *data = report->data;
    const cal_result *result = &report->result;

    if (result->advice == CAL_ONE_MARK)
        rly_buf_str(text,
                    "Every reply got the same mark, so that the marks say nothing about the points. Mark good and poor "
                    "replies.");
    else if (result->advice == CAL_TOO_FEW && data->count < CAL_LEAST_REPLIES)
        show_format(text, "Too few to tell: points want %d replies at least, and steady ones some hundreds.",
                    CAL_LEAST_REPLIES);
    else if (result->advice == CAL_TOO_FEW)
        show_format(text, "Too few to tell: no rule failed on %d replies or more, and passed on as many.",
                    CAL_LEAST_FAILURES);
    else
        show_format(text,
                    "Fitted points, on replies that they were not fitted to: rank correlation %.2f instead of %.2f",
                    result->fitted.correlation, result->now.correlation);
    if (result->advice > CAL_ONE_MARK && result->now.compared && result->fitted.compared)
        show_format(text, ", kappa %.2f instead of %.2f", result->fitted.kappa, result->now.kappa);
    rly_buf_str(text, result->advice > CAL_ONE_MARK ? ". " : "");
    if (result->advice == CAL_NO_BETTER)
        rly_buf_str(text, result->fitted.correlation > result->now.correlation
                              ? "That is not beyond chance: keep the points."
                              : "That is no better: keep the points.");
    else if (result->advice == CAL_BETTER)
        rly_buf_str(text, "That is better by more than chance.");
    else if (result->advice == CAL_MAYBE)
        rly_buf_str(text, "That may be chance: these are too few marks to tell.");
    if (result->advice == CAL_MAYBE && result->would_do)
        show_format(text, " About %zu replies would, if it stays so.", result->would_do);
}

static void show_suggestion(rly_buf *out, const cal_report *report)
{
    rly_buf text = {0};

    show_title(out, report, "Points");
    say_advice(&text, report);
    if (report->result.advice == CAL_NO_BETTER && cal_suggests(report))
        rly_buf_str(&text, " Another pass mark agrees better.");
    show_paragraph(out, report, &text);
    if (cal_suggests(report)) {
        rly_buf_byte(out, '\n');
        cal_print_settings(out, report, "    ");
    }
    rly_buf_free(&text);
}

void cal_print_text(rly_buf *out, const cal_report *report)
{
    show_marks(out, report);
    show_agreement(out, report);
    show_rules(out, report);
    show_suggestion(out, report);
}
