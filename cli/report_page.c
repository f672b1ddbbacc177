/* SPDX-License-Identifier: Apache-2.0 */
/* The page: one file that needs nothing else, no script, and says the same on paper. Whatever is not ours is escaped.
 */
#include <stdlib.h>
#include <string.h>

#include "report.h"

enum {
    RULES_FIRST = 8,
    FAULTS_MAX = 50,
    WORST_MAX = 25,
    PLACES_MAX = 20,
    GROUPS_MAX = 30,
    GROUP_TEXTS_MAX = 20,
    OPEN_MAX = 3
};

static void text(rly_buf *out, const char *words)
{
    escape_xml(out, rly_str_of(words));
}

/* A rule, which may go over to the next line behind its category. */
static void write_rule(rly_buf *out, const char *rule)
{
    size_t category = strcspn(rule, "/");

    rly_buf_str(out, "<code>");
    escape_xml(out, (rly_str){rule, category});
    if (rule[category])
        rly_buf_str(out, "/<wbr>");
    text(out, rule + category + (rule[category] != 0));
    rly_buf_str(out, "</code>");
}

/* ---- sections */

static void write_scores(const cli_report *r, rly_buf *out)
{
    rly_buf_str(out, "<section aria-labelledby=\"scores\">\n<h2 id=\"scores\">Scores</h2>\n<figure>\n");
    report_scores_chart(r, out);
    rly_buf_str(out, "<figcaption>");
    for (int i = 0, shown = 0; i < REPORT_BUCKETS; i++) {
        if (!r->buckets[i])
            continue;
        show_format(out, "%s%d to %d: %zu", shown++ ? "; " : "", i * REPORT_BUCKETS,
                    i + 1 < REPORT_BUCKETS ? i * REPORT_BUCKETS + 9 : 100, r->buckets[i]);
    }
    rly_buf_str(out, ". The dashed line is the pass mark.</figcaption>\n</figure>\n</section>\n");
}

static void write_trend(const cli_report *r, rly_buf *out)
{
    if (!r->history.count)
        return;
    rly_buf_str(out, "<section aria-labelledby=\"trend\">\n<h2 id=\"trend\">Trend</h2>\n<figure>\n");
    report_trend_chart(r, out);
    rly_buf_str(out, "<figcaption>Mean score, the oldest report on the left.</figcaption>\n</figure>\n<table>\n<thead>"
                     "<tr><th scope=\"col\">Report</th><th scope=\"col\" class=\"n\">Replies</th><th scope=\"col\" "
                     "class=\"n\">Pass</th><th scope=\"col\" class=\"n\">Findings</th><th scope=\"col\" class=\"n\">"
                     "Mean</th></tr></thead>\n<tbody>\n");
    for (size_t i = 0; i <= r->history.count; i++) {
        const report_summary *s = i < r->history.count ? &r->history.items[i] : &r->now;
        rly_buf_str(out, "<tr><th scope=\"row\">");
        if (*s->at) /* the day will do */
            escape_xml(out, (rly_str){s->at, strcspn(s->at, "T")});
        else if (i < r->history.count)
            show_format(out, "%zu before", r->history.count - i);
        else
            rly_buf_str(out, "this one");
        show_format(out,
                    "</th><td class=\"n\">%zu</td><td class=\"n\">%.1f %%</td><td class=\"n\">%zu</td>"
                    "<td class=\"n\">%.1f</td></tr>\n",
                    s->drafts, report_share(s->passed, s->drafts), report_findings(s), s->mean);
    }
    rly_buf_str(out, "</tbody>\n</table>\n</section>\n");
}

static int by_percent(const void *a, const void *b)
{
    const report_category *x = a, *y = b;
    double p = x->rated ? x->sum / (double)x->rated : 1000, q = y->rated ? y->sum / (double)y->rated : 1000;

    return p != q ? (p < q ? -1 : 1) : strcmp(x->id, y->id);
}

static void write_categories(cli_report *r, rly_buf *out)
{
    rly_buf_str(out, "<section aria-labelledby=\"categories\">\n<h2 id=\"categories\">Categories</h2>\n"
                     "<p class=\"soft\">What is kept of the points that could be lost, on average over the replies "
                     "where it could be judged.</p>\n<table>\n<thead><tr><th scope=\"col\">Category</th>"
                     "<th scope=\"col\" class=\"wide\" style=\"width:45%\"><span>Kept</span></th>"
                     "<th scope=\"col\" class=\"n\">Percent</th><th scope=\"col\" class=\"n\">Replies</th></tr></thead>"
                     "\n<tbody>\n");
    if (r->categories.count)
        qsort(r->categories.items, r->categories.count, sizeof *r->categories.items, by_percent);
    for (size_t i = 0; i < r->categories.count && r->categories.items[i].rated; i++) {
        const report_category *c = &r->categories.items[i];
        double percent = c->sum / (double)c->rated;
        rly_buf name = {0};
        category_name(&name, rly_str_of(c->id));
        rly_buf_str(out, "<tr><th scope=\"row\">");
        text(out, show_part(out, &name));
        show_format(out,
                    "</th><td class=\"wide\"><span class=\"track\"><span%s style=\"width:%.1f%%\"></span></span></td>"
                    "<td class=\"n\">%.1f</td><td class=\"n\">%zu</td></tr>\n",
                    percent < r->pass_mark ? " class=\"under\"" : "", percent, percent, c->rated);
        rly_buf_free(&name);
    }
    rly_buf_str(out, "</tbody>\n</table>\n</section>\n");
}

static size_t earlier_findings(const cli_report *r, const char *rule)
{
    for (size_t i = 0; i < r->earlier.count; i++)
        if (!strcmp(r->earlier.items[i].name, rule))
            return r->earlier.items[i].number;
    return 0;
}

static void write_change(rly_buf *out, size_t now, size_t before)
{
    if (now == before)
        rly_buf_str(out, "<td class=\"n\">0</td>");
    else
        show_format(out, "<td class=\"n %s\">%s%zu</td>", now < before ? "better" : "worse",
                    now < before ? "\xE2\x88\x92" : "+", now < before ? before - now : now - before);
}

static void write_rule_row(const cli_report *r, rly_buf *out, const cli_count *count)
{
    const char *rule = replylint_rules_get(r->session.rules, count->rule, "id");

    rly_buf_str(out, "<tr><th scope=\"row\">");
    write_rule(out, rule);
    show_format(out, "<br><span class=\"%s\">%s</span></th><td class=\"wide\">", count->level->name,
                count->level->name);
    text(out, replylint_rules_get(r->session.rules, count->rule, "advice"));
    show_format(out, "</td><td class=\"n\">%zu</td><td class=\"n\">%zu</td>", count->findings, count->drafts);
    if (r->history.count)
        write_change(out, count->findings, earlier_findings(r, rule));
    rly_buf_str(out, "</tr>\n");
}

static void write_rule_table(const cli_report *r, rly_buf *out, const cli_count *counts, size_t count)
{
    rly_buf_str(out, "<table>\n<thead><tr><th scope=\"col\">Rule</th><th scope=\"col\" class=\"wide\">What to do</th>"
                     "<th scope=\"col\" class=\"n\">Findings</th><th scope=\"col\" class=\"n\">Replies</th>");
    if (r->history.count)
        rly_buf_str(out, "<th scope=\"col\" class=\"n\">Change</th>");
    rly_buf_str(out, "</tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < count; i++)
        write_rule_row(r, out, &counts[i]);
    rly_buf_str(out, "</tbody>\n</table>\n");
}

/* The first few are what to work on; the rest can be looked at. */
static void write_rules(cli_report *r, rly_buf *out)
{
    size_t broken = report_sort_rules(r), first = broken <= RULES_FIRST + 3 ? broken : RULES_FIRST;

    rly_buf_str(out, "<section aria-labelledby=\"rules\">\n<h2 id=\"rules\">What is found most</h2>\n");
    if (broken)
        write_rule_table(r, out, r->counting.counts, first);
    else
        rly_buf_str(out, "<p>Nothing was found.</p>\n");
    if (broken > first) {
        show_format(out, "<details><summary>%zu more rules</summary>\n<div class=\"inside\">", broken - first);
        write_rule_table(r, out, r->counting.counts + first, broken - first);
        rly_buf_str(out, "</div></details>\n");
    }
    rly_buf_str(out, "</section>\n");
}

/* ---- the worst */

static int by_score(const void *a, const void *b)
{
    const report_item *x = *(const report_item *const *)a, *y = *(const report_item *const *)b;

    if (x->score != y->score)
        return x->score < y->score ? -1 : 1;
    if (x->count != y->count)
        return x->count < y->count ? 1 : -1;
    return (x > y) - (x < y);
}

static void write_place(rly_buf *out, const report_place *place)
{
    show_format(out, "<li><span class=\"%s\">%s</span> ", place->level->name, place->level->name);
    text(out, place->message);
    rly_buf_byte(out, ' ');
    write_rule(out, place->rule);
    if (place->match.size) {
        show_format(out, "<blockquote>%zu:%zu: ", place->line, place->column);
        escape_xml(out, place->before);
        rly_buf_str(out, "<mark>");
        escape_xml(out, place->match);
        rly_buf_str(out, "</mark>");
        escape_xml(out, place->after);
        rly_buf_str(out, "</blockquote>");
    }
    if (*place->advice) {
        rly_buf_str(out, "<p class=\"advice\">");
        text(out, place->advice);
        rly_buf_str(out, "</p>");
    }
    rly_buf_str(out, "</li>\n");
}

static void write_item(const cli_report *r, rly_buf *out, const report_item *item, bool open)
{
    show_format(out, "<details%s><summary><b>%d</b> ", open ? " open" : "", item->score);
    if (*item->title || *item->id) {
        text(out, *item->title ? item->title : item->id);
        rly_buf_str(out, " <span class=\"soft\">");
        text(out, item->file);
        if (item->line > 1)
            show_format(out, ":%zu", item->line);
        rly_buf_str(out, "</span>");
    } else {
        text(out, item->file);
    }
    rly_buf_str(out, "</summary>\n<ul>\n");
    for (size_t i = 0; i < item->count && i < PLACES_MAX; i++)
        write_place(out, &r->places.items[item->first + i]);
    if (item->count > PLACES_MAX)
        show_format(out, "<li>and %zu more.</li>\n", item->count - PLACES_MAX);
    rly_buf_str(out, "</ul>\n</details>\n");
}

static void write_worst(const cli_report *r, rly_buf *out)
{
    const report_item **sorted = rly_allocate(r->items.count * sizeof *sorted);
    size_t shown = 0;

    if (!sorted) {
        out->failed = true;
        return;
    }
    for (size_t i = 0; i < r->items.count; i++)
        sorted[i] = &r->items.items[i];
    qsort(sorted, r->items.count, sizeof *sorted, by_score);
    rly_buf_str(out, "<section aria-labelledby=\"worst\">\n<h2 id=\"worst\">Where to begin</h2>\n");
    for (; shown < r->items.count && shown < WORST_MAX && sorted[shown]->count; shown++) {
        if (!shown)
            rly_buf_str(out, "<p class=\"soft\">The replies with the lowest scores, and what to do about each.</p>\n");
        write_item(r, out, sorted[shown], shown < OPEN_MAX);
    }
    if (!shown)
        rly_buf_str(out, "<p>No reply has a finding.</p>\n");
    rly_buf_str(out, "</section>\n");
    rly_release(sorted);
}

/* ---- the rest */

static void write_group(const cli_report *r, rly_buf *out, const like_group *group)
{
    size_t shown = 0;

    show_format(out, "<li>%zu replies, up to %u&nbsp;%% alike\n<ul>\n", group->count, group->likeness);
    for (size_t i = group->first; i < r->like.items.count && shown < GROUP_TEXTS_MAX; i++) {
        const like_text *like = &r->like.items.items[i];
        if (like->group != group->first)
            continue;
        rly_buf_str(out, "<li>");
        if (*like->title) {
            text(out, like->title);
            rly_buf_str(out, " <span class=\"soft\">");
        }
        text(out, like->place);
        rly_buf_str(out, *like->title ? "</span>" : "");
        if (like->likeness)
            show_format(out, ": %u&nbsp;%%", like->likeness);
        rly_buf_str(out, "</li>\n");
        shown++;
    }
    if (group->count > shown)
        show_format(out, "<li>and %zu more.</li>\n", group->count - shown);
    rly_buf_str(out, "</ul></li>\n");
}

static void write_groups(const cli_report *r, rly_buf *out)
{
    size_t count = r->like.groups.count;

    rly_buf_str(out, "<section aria-labelledby=\"alike\">\n<h2 id=\"alike\">Said twice</h2>\n");
    if (!count) {
        show_format(out, "<p>No two replies share more than %u&nbsp;%% of what they say.</p>\n</section>\n",
                    r->like.least);
        return;
    }
    show_format(out,
                "<p class=\"soft\">Replies that share more than %u&nbsp;%% of what they say. One of each group may do "
                "for all; <code>replylint duplicates</code> shows in which words they differ.</p>\n"
                "<ol class=\"groups\">\n",
                r->like.least);
    for (size_t i = 0; i < count && i < GROUPS_MAX; i++)
        write_group(r, out, &r->like.groups.items[i]);
    rly_buf_str(out, "</ol>\n");
    if (count > GROUPS_MAX)
        show_format(out, "<p>And %zu more groups.</p>\n", count - GROUPS_MAX);
    rly_buf_str(out, "</section>\n");
}

static void write_languages(const cli_report *r, rly_buf *out)
{
    rly_buf_str(out, "<section aria-labelledby=\"languages\">\n<h2 id=\"languages\">Languages</h2>\n<table>\n<thead>"
                     "<tr><th scope=\"col\">Language</th><th scope=\"col\" class=\"n\">Replies</th></tr></thead>\n"
                     "<tbody>\n");
    for (size_t i = 0; i < r->languages.count; i++) {
        const char *name = r->languages.items[i].name;
        rly_buf_str(out, "<tr><th scope=\"row\">");
        text(out, !*name                   ? "too short to tell"
                  : !strcmp(name, "en")    ? "English"
                  : !strcmp(name, "other") ? "another one: judged only in part"
                                           : name);
        show_format(out, "</th><td class=\"n\">%zu</td></tr>\n", r->languages.items[i].number);
    }
    rly_buf_str(out, "</tbody>\n</table>\n</section>\n");
}

static void write_faults(const cli_report *r, rly_buf *out)
{
    if (!r->faults.count)
        return;
    rly_buf_str(out, "<section aria-labelledby=\"faults\">\n<h2 id=\"faults\">Could not be judged</h2>\n<ul>\n");
    for (size_t i = 0; i < r->faults.count && i < FAULTS_MAX; i++) {
        rly_buf_str(out, "<li>");
        text(out, r->faults.items[i]);
        rly_buf_str(out, "</li>\n");
    }
    if (r->faults.count > FAULTS_MAX)
        show_format(out, "<li>and %zu more.</li>\n", r->faults.count - FAULTS_MAX);
    rly_buf_str(out, "</ul>\n</section>\n");
}

void report_write_page(cli_report *r, rly_buf *out)
{
    report_write_head(r, out);
    write_scores(r, out);
    write_trend(r, out);
    write_categories(r, out);
    write_rules(r, out);
    write_worst(r, out);
    write_groups(r, out);
    write_languages(r, out);
    write_faults(r, out);
    show_format(out, "</main>\n<footer>Made by replylint %s.</footer>\n</body>\n</html>\n", replylint_version());
}
