/* SPDX-License-Identifier: Apache-2.0 */
/* What is suggested, as settings; and what text and JSON share. */
#include <math.h>

#include "calibrate_print.h"

const char cal_settings_begin[] = "# Written by replylint calibrate";

static bool suggests_points(const cal_report *report)
{
    for (size_t r = 0; r < report->data->rule_count; r++)
        if (report->data->rules[r].suggested != report->data->rules[r].points)
            return true;
    return false;
}

bool cal_suggests(const cal_report *report)
{
    return report->result.pass_mark != report->data->pass_mark || suggests_points(report);
}

void cal_print_settings(rly_buf *out, const cal_report *report, const char *indent)
{
    const cal_data *data = report->data;
    const char *profile = report->session->options->profile;

    show_format(out, "%s%s: %zu replies. Put these lines into your settings.\n", indent, cal_settings_begin,
                data->count);
    if (profile)
        show_format(out, "%sprofile: %s\n", indent, profile);
    if (report->result.pass_mark != data->pass_mark)
        show_format(out, "%spass_mark: %d\n", indent, report->result.pass_mark);
    if (suggests_points(report))
        show_format(out, "%spoints:\n", indent);
    for (size_t r = 0; r < data->rule_count; r++)
        if (data->rules[r].suggested != data->rules[r].points)
            show_format(out, "%s  %s: %d\n", indent, data->rules[r].name, data->rules[r].suggested);
}

bool cal_band_get(const cal_report *report, size_t i, cal_band *band)
{
    static const char *const titles[][5] = {
        {"fail", "pass"}, {"1", "2", "3", "4", "5"}, {"0 to 19", "20 to 39", "40 to 59", "60 to 79", "80 to 100"}};
    int top = report->marks.top;
    size_t bands = top == 1 ? 2 : 5;

    if (i >= bands)
        return false;
    *band = (cal_band){.title = titles[top == 1 ? 0 : top == 5 ? 1 : 2][i]};
    for (size_t n = 0; n < report->data->count; n++) {
        const cal_reply *reply = &report->data->replies[n];
        double place = top == 1 ? reply->passes : top == 5 ? round(reply->mark) - 1 : fmin(floor(reply->mark / 20), 4);
        if ((size_t)place != i)
            continue;
        band->replies++;
        band->mean_score += reply->score;
    }
    if (band->replies)
        band->mean_score /= (double)band->replies;
    return true;
}

const char *cal_word_text(cal_word word)
{
    static const char *const words[] = {"too few", "unclear", "supported", "contradicted"};

    return words[word];
}
