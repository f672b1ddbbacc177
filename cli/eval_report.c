/* SPDX-License-Identifier: Apache-2.0 */
/* The figures as a report in Markdown: with intervals, by channel, and beside the agreement of two readers. */
#include <stdlib.h>
#include <string.h>

#include "eval.h"

enum {
    FEW = 20,        /* positives that say little about a signal */
    FEW_REPLIES = 30 /* replies that say little about a channel */
};

typedef enum share_kind { PRECISION, RECALL, JOINT } share_kind;

typedef struct report {
    const cli_evaluation *evaluation;
    rly_buf *out;
    size_t *parts, *wholes; /* by group */
} report;

/* A share and its interval. */
typedef struct figure {
    bool defined;
    double value;
    stat_interval interval;
} figure;

static const char *signal_name(const report *r, size_t signal)
{
    return replylint_rules_signal_get(r->evaluation->session->rules, signal, "name");
}

static bool is_of(const eval_group *group, const char *channel)
{
    return !channel || !strcmp(group->channel, channel);
}

/* What was counted of a signal, on one channel or (NULL) on all. */
static eval_counts counts_of(const report *r, const char *channel, size_t signal)
{
    eval_counts sum = {0};

    for (size_t g = 0; g < r->evaluation->groups.count; g++) {
        const eval_group *group = &r->evaluation->groups.items[g];
        if (!is_of(group, channel))
            continue;
        sum.hits += group->signals[signal].hits;
        sum.misses += group->signals[signal].misses;
        sum.alarms += group->signals[signal].alarms;
    }
    return sum;
}

/* F1 is a share, too: of the hits in hits, misses and alarms together, J, it is 2 J / (1 + J). */
static double f1_of_joint(double joint)
{
    return 2 * joint / (1 + joint);
}

static figure figure_of(const report *r, const char *channel, size_t signal, share_kind kind)
{
    size_t part = 0, whole = 0;

    for (size_t g = 0; g < r->evaluation->groups.count; g++) {
        const eval_group *group = &r->evaluation->groups.items[g];
        eval_counts counts = is_of(group, channel) ? group->signals[signal] : (eval_counts){0};
        r->parts[g] = counts.hits;
        r->wholes[g] = counts.hits + (kind != PRECISION ? counts.misses : 0) + (kind != RECALL ? counts.alarms : 0);
        part += r->parts[g];
        whole += r->wholes[g];
    }
    if (!whole)
        return (figure){0};
    double value = (double)part / (double)whole;
    double effect = stat_design_effect(r->parts, r->wholes, r->evaluation->groups.count);
    stat_interval interval = stat_share_interval(value, (double)whole / effect);
    if (kind == JOINT)
        return (figure){true, f1_of_joint(value), {f1_of_joint(interval.low), f1_of_joint(interval.high)}};
    return (figure){true, value, interval};
}

static void show_figure(rly_buf *out, figure shown)
{
    if (shown.defined)
        show_format(out, " %.2f (%.2f-%.2f) |", shown.value, shown.interval.low, shown.interval.high);
    else
        rly_buf_str(out, " |");
}

static void show_known(rly_buf *out, double value)
{
    if (value >= 0)
        show_format(out, " %.2f |", value);
    else
        rly_buf_str(out, " |");
}

static stat_agreement agreement_of(const eval_values *values)
{
    stat_agreement agreement = {.count = values->replies};
    double count = values->replies ? (double)values->replies : 1;

    agreement.observed = (double)values->same / count;
    for (size_t v = 0; v < values->labelled.count; v++)
        agreement.expected += (double)values->labelled.items[v] / count * ((double)values->found.items[v] / count);
    return agreement;
}

/* How the F1 of the report compares with that of a second reader. */
static const char *standing(figure f1, double bar)
{
    if (!f1.defined || bar < 0)
        return "";
    return f1.interval.low > bar ? "above" : f1.interval.high < bar ? "below" : "level";
}

static void show_bar(const report *r, size_t signal, figure f1, size_t labelled)
{
    const eval_bar *bar = &r->evaluation->bars[signal];
    const char *word = standing(f1, bar->f1);

    show_known(r->out, bar->f1);
    show_known(r->out, bar->kappa);
    show_format(r->out, " %s%s |", word, *word && labelled < FEW ? ", few" : "");
}

static void show_signal(const report *r, size_t signal)
{
    eval_counts counts = r->evaluation->all.signals[signal];
    figure f1 = figure_of(r, NULL, signal, JOINT);
    double kappa;

    show_format(r->out, "| `%s` | %zu |", signal_name(r, signal), counts.hits + counts.misses);
    if (!r->evaluation->detected[signal]) {
        rly_buf_str(r->out, " not detected | | | | |");
        f1.defined = false;
    } else {
        show_format(r->out, " %zu |", counts.hits + counts.alarms);
        show_figure(r->out, figure_of(r, NULL, signal, PRECISION));
        show_figure(r->out, figure_of(r, NULL, signal, RECALL));
        show_figure(r->out, f1);
        show_known(r->out, stat_kappa(agreement_of(&r->evaluation->values[signal]), &kappa) ? kappa : -1);
    }
    if (r->evaluation->bars)
        show_bar(r, signal, f1, counts.hits + counts.misses);
    rly_buf_byte(r->out, '\n');
}

/* How many signals are above, level with and below a second reader, and the means. */
static void show_standings(const report *r)
{
    const cli_evaluation *evaluation = r->evaluation;
    static const char *const words[] = {"above", "level", "below"};
    size_t found[3] = {0}, few = 0, compared = 0, counted;
    double bars = 0, own = 0, mean = mean_f1(evaluation, &evaluation->all, &counted);

    show_format(r->out, "Mean F1 of the %zu signals that are detected and occur: %.2f.", counted, mean < 0 ? 0 : mean);
    for (size_t s = 0; evaluation->bars && s < evaluation->signal_count; s++) {
        figure f1 = figure_of(r, NULL, s, JOINT);
        const char *word = standing(f1, evaluation->bars[s].f1);
        eval_counts counts = evaluation->all.signals[s];
        if (!*word || !evaluation->shown[s] || !evaluation->detected[s])
            continue;
        for (size_t w = 0; w < 3; w++)
            found[w] += !strcmp(word, words[w]);
        few += counts.hits + counts.misses < FEW;
        bars += evaluation->bars[s].f1;
        own += f1.value;
        compared++;
    }
    if (compared) {
        double count = (double)compared;
        show_format(r->out, " Of the %zu that two readers judged as well: %.2f, a second reader %.2f.\n", compared,
                    own / count, bars / count);
        show_format(r->out, "Beside a second reader: %zu above, %zu level, %zu below; %zu of these have few labels.",
                    found[0], found[1], found[2], few);
    }
    rly_buf_str(r->out, "\n");
}

static const char signals_text[] = "*Labelled* are the replies where the label says that the signal is there, *found* "
                                   "those where replylint says so; where a\n"
                                   "signal has several values, a wrong one is both a miss and a false alarm. In "
                                   "brackets: what the figure may be in 95 of 100\n"
                                   "cases, by Wilson's interval, widened where the replies of one brand go right or "
                                   "wrong together. Kappa is the agreement\n"
                                   "beyond chance.\n\n";

static const char bars_text[] = "A *second reader* is one of two people or programs that read the same replies, judged "
                                "by the other. replylint is *above*\n"
                                "or *below* where that figure lies outside the interval of its own F1, and *level* "
                                "within; *few*: fewer than 20 labels,\n"
                                "which say little.\n\n";

static void show_signals(const report *r)
{
    bool bars = r->evaluation->bars;

    rly_buf_str(r->out, "## Signals\n\n");
    rly_buf_str(r->out, signals_text);
    rly_buf_str(r->out, bars ? bars_text : "");
    rly_buf_str(r->out, "| signal | labelled | found | precision | recall | F1 | kappa |");
    rly_buf_str(r->out, bars ? " second reader: F1 | kappa | replylint is |\n" : "\n");
    rly_buf_str(r->out, "| --- | --: | --: | --: | --: | --: | --: |");
    rly_buf_str(r->out, bars ? " --: | --: | --- |\n" : "\n");
    for (size_t s = 0; s < r->evaluation->signal_count; s++)
        if (r->evaluation->shown[s])
            show_signal(r, s);
    rly_buf_byte(r->out, '\n');
    show_standings(r);
}

/* The marks of a channel; of all (NULL). Owned by the caller. */
typedef RLY_VEC(stat_mark) stat_marks;

static void collect_marks(const report *r, const char *channel, stat_marks *marks)
{
    for (size_t g = 0; g < r->evaluation->groups.count; g++) {
        const eval_group *group = &r->evaluation->groups.items[g];
        for (size_t i = 0; is_of(group, channel) && i < group->marks.count; i++) {
            stat_mark *slot = rly_push(marks);
            if (slot)
                *slot = group->marks.items[i];
            else
                r->out->failed = true;
        }
    }
}

/* "rank correlation of score and quality 0.55 (0.48-0.62)", when there is one. */
static void show_correlation(const report *r, const char *channel)
{
    stat_marks marks = {0};
    double correlation;

    collect_marks(r, channel, &marks);
    if (stat_rank_correlation(marks.items, marks.count, &correlation)) {
        stat_interval interval = stat_correlation_interval(correlation, marks.count);
        show_format(r->out, "Rank correlation of score and quality: %.2f (%.2f to %.2f), on %zu replies.", correlation,
                    interval.low, interval.high, marks.count);
    } else {
        rly_buf_str(r->out, "There are too few different marks for a rank correlation.");
    }
    rly_vec_free(&marks);
}

/* The mean score of good replies (4 and better) less that of poor ones (2 and worse). */
static void show_gap(const report *r)
{
    const eval_group *all = &r->evaluation->all;
    double good = 0, poor = 0;
    size_t goods = 0, poors = 0;

    for (size_t i = 0; i < all->marks.count; i++) {
        stat_mark given = all->marks.items[i];
        goods += given.mark >= 4;
        poors += given.mark <= 2;
        good += given.mark >= 4 ? given.score : 0;
        poor += given.mark <= 2 ? given.score : 0;
    }
    if (goods && poors)
        show_format(r->out,
                    "\nGood replies (4 and better) score %.1f points more than poor ones (2 and worse) on average.",
                    good / (double)goods - poor / (double)poors);
}

static void show_score(const report *r)
{
    eval_qualities rows = {0};

    rly_buf_str(r->out, "\n## Score\n\n");
    show_correlation(r, NULL);
    if (r->evaluation->bar_quality >= 0)
        show_format(r->out, " Two readers of the same replies: %.2f.", r->evaluation->bar_quality);
    show_gap(r);
    rly_buf_str(r->out, "\n\n| quality | replies | mean score |\n| --: | --: | --: |\n");
    collect_qualities(&r->evaluation->all, &rows);
    for (size_t i = 0; i < rows.count; i++)
        show_format(r->out, "| %.1f | %zu | %.1f |\n", rows.items[i].quality, rows.items[i].replies,
                    rows.items[i].score_sum / (double)rows.items[i].replies);
    rly_vec_free(&rows);
}

/* Replies and brands of a channel; of all (NULL), where a brand on two channels counts once. */
static size_t count_replies(const report *r, const char *channel, size_t *brands)
{
    size_t replies = 0;

    *brands = 0;
    for (size_t g = 0; g < r->evaluation->groups.count; g++) {
        const eval_group *groups = r->evaluation->groups.items;
        size_t before = 0;
        if (!is_of(&groups[g], channel))
            continue;
        while (before < g && !(is_of(&groups[before], channel) && !strcmp(groups[before].name, groups[g].name)))
            before++;
        *brands += before == g;
        replies += groups[g].replies;
    }
    return replies;
}

static void show_counts(const report *r, size_t replies, size_t brands)
{
    show_count(r->out, replies, "reply", "replies");
    rly_buf_str(r->out, " of ");
    show_count(r->out, brands, "brand", "brands");
}

static void show_channel(const report *r, const char *channel)
{
    size_t brands, replies = count_replies(r, channel, &brands);

    rly_buf_str(r->out, "\n### ");
    show_clean(r->out, *channel ? rly_str_of(channel) : RLY_STR("no channel"));
    rly_buf_str(r->out, "\n\n");
    show_counts(r, replies, brands);
    if (replies < FEW_REPLIES) {
        rly_buf_str(r->out, ": too few for figures.\n");
        return;
    }
    rly_buf_str(r->out, ". ");
    show_correlation(r, channel);
    rly_buf_str(r->out, "\n\n| signal | labelled | found | precision | recall | F1 |\n"
                        "| --- | --: | --: | --: | --: | --: |\n");
    for (size_t s = 0; s < r->evaluation->signal_count; s++) {
        eval_counts counts = counts_of(r, channel, s);
        if (!r->evaluation->shown[s] || !r->evaluation->detected[s] || !(counts.hits + counts.misses + counts.alarms))
            continue;
        show_format(r->out, "| `%s` | %zu | %zu |", signal_name(r, s), counts.hits + counts.misses,
                    counts.hits + counts.alarms);
        show_figure(r->out, figure_of(r, channel, s, PRECISION));
        show_figure(r->out, figure_of(r, channel, s, RECALL));
        show_figure(r->out, figure_of(r, channel, s, JOINT));
        rly_buf_byte(r->out, '\n');
    }
}

/* Channels in the order of the file; what `show` does with the first group of each. */
static size_t each_channel(const report *r, bool show)
{
    const eval_group *groups = r->evaluation->groups.items;
    size_t count = 0;

    for (size_t g = 0; g < r->evaluation->groups.count; g++) {
        size_t before = 0;
        while (strcmp(groups[before].channel, groups[g].channel) != 0)
            before++;
        if (before != g)
            continue;
        count++;
        if (show)
            show_channel(r, groups[g].channel);
    }
    return count;
}

void eval_print_markdown(rly_buf *out, const cli_evaluation *evaluation)
{
    size_t groups = evaluation->groups.count, brands;
    report r = {.evaluation = evaluation, .out = out};

    r.parts = rly_allocate((groups + 1) * sizeof *r.parts);
    r.wholes = rly_allocate((groups + 1) * sizeof *r.wholes);
    if (r.parts && r.wholes) {
        size_t replies = count_replies(&r, NULL, &brands);
        show_counts(&r, replies, brands);
        show_format(out, " on %zu %s, judged by replylint %s.\n\n", each_channel(&r, false),
                    each_channel(&r, false) == 1 ? "channel" : "channels", replylint_version());
        show_signals(&r);
        show_score(&r);
        rly_buf_str(out, "\n## Channels\n");
        (void)each_channel(&r, true);
    } else {
        out->failed = true;
    }
    rly_release(r.parts);
    rly_release(r.wholes);
}
