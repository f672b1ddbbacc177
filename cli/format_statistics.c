/* SPDX-License-Identifier: Apache-2.0 */
/* --statistics: how often each rule was broken, in the place of the findings; as a table or in JSON. */
#include <stdlib.h>

#include "format.h"

static cli_count *counts_of(cli_printing *p)
{
    if (!p->counts)
        p->counts = rly_allocate((replylint_rules_count(p->session->rules) + 1) * sizeof *p->counts);
    p->out->failed = p->out->failed || !p->counts;
    return p->counts;
}

static void draft(cli_printing *p, cli_source *source)
{
    const replylint_report *report = p->session->report;
    cli_count *counts = counts_of(p);

    (void)source;
    for (size_t i = 0, before = 0; counts && i < replylint_report_finding_count(report); i++) {
        if (!finding_is_shown(p->session, i))
            continue;
        size_t rule = rule_number(p->session->rules, replylint_report_finding_get(report, i, "rule"));
        for (before = 0; before < i; before++)
            if (finding_is_shown(p->session, before) &&
                rule_number(p->session->rules, replylint_report_finding_get(report, before, "rule")) == rule)
                break;
        counts[rule].findings++;
        counts[rule].drafts += before == i;
        counts[rule].rule = rule;
        counts[rule].level = level_named(replylint_report_finding_get(report, i, "level"));
    }
}

void printing_merge(cli_printing *into, cli_printing *from)
{
    cli_count *counts = from->counts ? counts_of(into) : NULL;

    for (size_t i = 0; counts && i < replylint_rules_count(into->session->rules); i++) {
        cli_count *count = &from->counts[i];
        if (!count->findings)
            continue;
        counts[i] =
            (cli_count){count->level, i, counts[i].findings + count->findings, counts[i].drafts + count->drafts};
        *count = (cli_count){0};
    }
}

/* The most frequent first. */
static int by_findings(const void *a, const void *b)
{
    const cli_count *x = a, *y = b;

    if (x->findings != y->findings)
        return x->findings < y->findings ? 1 : -1;
    return (x->rule > y->rule) - (x->rule < y->rule);
}

size_t counts_sort(cli_count *counts, size_t count)
{
    size_t broken = 0;

    if (count)
        qsort(counts, count, sizeof *counts, by_findings);
    while (broken < count && counts[broken].findings)
        broken++;
    return broken;
}

static void write_table(cli_printing *p, const cli_count *counts, size_t count)
{
    cli_style style = p->session->style;

    for (size_t i = 0; i < count; i++) {
        show_format(p->out, "%7zu  ", counts[i].findings);
        show_padded(p->out, style, paint_of_level(counts[i].level->name), counts[i].level->name, 12);
        show_padded(p->out, style, PAINT_BOLD, replylint_rules_get(p->session->rules, counts[i].rule, "id"), 32);
        rly_buf_str(p->out, "in ");
        show_count(p->out, counts[i].drafts, "draft\n", "drafts\n");
    }
    show_count(p->out, p->tally->drafts, "draft", "drafts");
    show_format(p->out, ": %zu passed, %zu below the pass mark %d.\n", p->tally->passed,
                p->tally->drafts - p->tally->passed, replylint_linter_pass_mark(p->session->linter));
}

static void write_json(cli_printing *p, const cli_count *counts, size_t count)
{
    rly_json json = {.out = p->out};

    rly_json_open(&json, NULL, '{');
    rly_json_number(&json, "drafts", (int64_t)p->tally->drafts);
    rly_json_number(&json, "passed", (int64_t)p->tally->passed);
    rly_json_open(&json, "rules", '[');
    for (size_t i = 0; i < count; i++) {
        rly_json_open(&json, NULL, '{');
        rly_json_text(&json, "rule", rly_str_of(replylint_rules_get(p->session->rules, counts[i].rule, "id")));
        rly_json_name(&json, "level", counts[i].level->name);
        rly_json_number(&json, "findings", (int64_t)counts[i].findings);
        rly_json_number(&json, "drafts", (int64_t)counts[i].drafts);
        rly_json_close(&json, '}');
    }
    rly_json_close(&json, ']');
    rly_json_close(&json, '}');
    rly_buf_byte(p->out, '\n');
}

static void end(cli_printing *p)
{
    cli_count *counts = counts_of(p);

    if (!counts)
        return;
    size_t count = counts_sort(counts, replylint_rules_count(p->session->rules));
    if (p->session->options->format == FORMAT_JSON)
        write_json(p, counts, count);
    else
        write_table(p, counts, count);
}

const cli_format as_statistics = {"statistics", true, UNIT_ASKED, NULL, draft, NULL, end, NULL};
