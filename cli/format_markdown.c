/* SPDX-License-Identifier: Apache-2.0 */
/* A table in GitHub's Markdown, for the summary of a job or a comment. */
#include "format.h"

static void write_row(cli_printing *p, const char *file, const rly_position *at, const char *level, const char *rule,
                      rly_str words)
{
    if (!p->entries++)
        rly_buf_str(p->out, "| Place | Level | Finding | Rule |\n| --- | --- | --- | --- |\n");
    rly_buf_str(p->out, "| ");
    escape_markdown(p->out, printing_path(p, file));
    if (at)
        show_format(p->out, ":%zu:%zu", at->line, at->column);
    show_format(p->out, " | %s | ", level);
    escape_markdown(p->out, words);
    rly_buf_str(p->out, " | ");
    escape_markdown(p->out, rly_str_of(rule));
    rly_buf_str(p->out, " |\n");
}

static void begin(cli_printing *p)
{
    rly_buf_str(p->out, "## replylint\n\n");
}

static void draft(cli_printing *p, cli_source *source)
{
    for (size_t i = 0; i < replylint_report_finding_count(p->session->report); i++) {
        if (!finding_is_shown(p->session, i))
            continue;
        cli_finding f = finding_read(p, source, i);
        write_row(p, source->name, &f.start, f.level->name, f.rule, finding_words(p, &f));
    }
}

static void fault(cli_printing *p, const char *file, size_t line, const char *words)
{
    (void)line;
    write_row(p, file, NULL, "error", "not judged", rly_str_of(words));
}

static void end(cli_printing *p)
{
    rly_buf_str(p->out, p->entries ? "\n" : "");
    show_count(p->out, p->entries, "finding", "findings");
    rly_buf_str(p->out, " in ");
    show_count(p->out, p->drafts, "draft", "drafts");
    show_format(p->out, "; %zu of %zu reach the pass mark %d.\n", p->tally->passed, p->tally->drafts,
                replylint_linter_pass_mark(p->session->linter));
}

const cli_format as_markdown = {"markdown", false, UNIT_ASKED, begin, draft, fault, end, NULL};
