/* SPDX-License-Identifier: Apache-2.0 */
/* Charts as SVG within the page. What they show stands beside them in words, or in a table. */
#include "report.h"

enum { WIDTH = 640, HEIGHT = 230, LEFT = 8, BOTTOM = 34, TOP = 34 };

static void open_chart(rly_buf *out, const char *label)
{
    show_format(out, "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">\n", WIDTH, HEIGHT, label);
}

/* The bucket in which the pass mark lies, and those below, have the colour of what does not reach it. */
void report_scores_chart(const cli_report *r, rly_buf *out)
{
    const double step = (double)(WIDTH - 2 * LEFT) / REPORT_BUCKETS, room = HEIGHT - BOTTOM - TOP;
    size_t most = 1;

    for (int i = 0; i < REPORT_BUCKETS; i++)
        most = r->buckets[i] > most ? r->buckets[i] : most;
    open_chart(out, "How many replies have which score; the figures stand below.");
    for (int i = 0; i < REPORT_BUCKETS; i++) {
        double height = room * (double)r->buckets[i] / (double)most, x = LEFT + step * i;
        show_format(out, "<rect class=\"bar%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"3\"/>",
                    (i + 1) * REPORT_BUCKETS <= r->pass_mark ? " under" : "", x + 4, HEIGHT - BOTTOM - height, step - 8,
                    height);
        if (r->buckets[i])
            show_format(out, "<text class=\"value\" text-anchor=\"middle\" x=\"%.1f\" y=\"%.1f\">%zu</text>",
                        x + step / 2, HEIGHT - BOTTOM - height - 6, r->buckets[i]);
        show_format(out, "<text text-anchor=\"middle\" x=\"%.1f\" y=\"%d\">%d</text>\n", x + step / 2, HEIGHT - 10,
                    i * REPORT_BUCKETS);
    }
    show_format(out, "<line class=\"axis\" x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\"/>", LEFT, WIDTH - LEFT,
                HEIGHT - BOTTOM, HEIGHT - BOTTOM);
    /* The pass mark as a line: bars stand for ten points each. */
    double mark = LEFT + step * r->pass_mark / REPORT_BUCKETS;
    show_format(out, "<line class=\"pass\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/></svg>\n", mark, mark, 2,
                HEIGHT - BOTTOM);
}

/* The chart of the trend: from which score it goes up to 100, and where its lines begin. */
typedef struct trend {
    const cli_report *report;
    size_t count;
    int floor;
    double left, step;
} trend;

static const report_summary *summary_at(const trend *t, size_t i)
{
    return i < t->report->history.count ? &t->report->history.items[i] : &t->report->now;
}

static double x_of(const trend *t, size_t i)
{
    return t->left + 30 + t->step * (double)i;
}

static double y_of(const trend *t, double score)
{
    return TOP + (HEIGHT - BOTTOM - TOP) * (100 - score) / (100 - t->floor);
}

/* It begins at the tens below all that is shown. */
static trend trend_of(const cli_report *r)
{
    trend t = {.report = r, .count = r->history.count + 1, .left = 50};
    double least = r->pass_mark;

    for (size_t i = 0; i < t.count; i++)
        least = summary_at(&t, i)->mean < least ? summary_at(&t, i)->mean : least;
    t.floor = least >= 100 ? 90 : (int)(least / 10) * 10;
    t.floor -= t.floor >= 10 ? 10 : 0;
    t.step = (WIDTH - t.left - 80) / (double)(t.count - 1);
    return t;
}

static void draw_level(const trend *t, rly_buf *out, int score, const char *kind)
{
    show_format(out, "<line class=\"%s\" x1=\"%.0f\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>", kind, t->left, WIDTH - LEFT,
                y_of(t, score), y_of(t, score));
}

static void draw_score(const trend *t, rly_buf *out, int score)
{
    draw_level(t, out, score, "axis");
    show_format(out, "<text text-anchor=\"end\" x=\"%.0f\" y=\"%.1f\">%d</text>\n", t->left - 6, y_of(t, score) + 5,
                score);
}

/* The mean score of each report, the oldest on the left. */
void report_trend_chart(const cli_report *r, rly_buf *out)
{
    enum { ALL_LABELLED = 5 };
    trend t = trend_of(r);

    open_chart(out, "The mean score from report to report; the figures stand below.");
    draw_score(&t, out, t.floor);
    draw_score(&t, out, 100);
    draw_level(&t, out, r->pass_mark, "pass");
    rly_buf_str(out, "<polyline class=\"trend\" points=\"");
    for (size_t i = 0; i < t.count; i++)
        show_format(out, "%s%.1f,%.1f", i ? " " : "", x_of(&t, i), y_of(&t, summary_at(&t, i)->mean));
    rly_buf_str(out, "\"/>");
    for (size_t i = 0; i < t.count; i++) {
        double mean = summary_at(&t, i)->mean;
        show_format(out, "<circle class=\"bar\" r=\"4\" cx=\"%.1f\" cy=\"%.1f\"/>", x_of(&t, i), y_of(&t, mean));
        if (i == 0 || i + 1 == t.count || t.count <= ALL_LABELLED)
            show_format(out, "<text class=\"value\" text-anchor=\"middle\" x=\"%.1f\" y=\"%.1f\">%.1f</text>",
                        x_of(&t, i), y_of(&t, mean) - 10, mean);
    }
    rly_buf_str(out, "</svg>\n");
}
