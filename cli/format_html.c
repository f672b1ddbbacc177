/* SPDX-License-Identifier: Apache-2.0 */
/* A page with one table, complete in itself: for an artifact that somebody opens. `replylint report` makes the large
 * one. */
#include "format.h"

static const char head[] =
    "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>replylint</title>\n<style>\n"
    ":root{color-scheme:light dark;--ink:#1c2330;--paper:#fff;--error:#a81b12;--warning:#7a4b00}\n"
    "@media(prefers-color-scheme:dark){:root{--ink:#e8ebf1;--paper:#14181f;--error:#ff9a92;--warning:#ffc675}}\n"
    "body{background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,sans-serif;margin:1.5rem;max-width:70rem}\n"
    "table{border-collapse:collapse;width:100%}\n"
    "th,td{text-align:left;vertical-align:top;padding:.4rem .6rem;border-bottom:1px solid "
    "#8888;overflow-wrap:anywhere}\n"
    ".error{color:var(--error);font-weight:bold}\n"
    ".warning{color:var(--warning);font-weight:bold}\n"
    "</style>\n</head>\n<body>\n<main>\n<h1>replylint</h1>\n<table>\n"
    "<thead><tr><th scope=\"col\">Place</th><th scope=\"col\">Level</th><th scope=\"col\">Finding</th>"
    "<th scope=\"col\">Rule</th></tr></thead>\n<tbody>\n";

static void begin(cli_printing *p)
{
    rly_buf_str(p->out, head);
}

static void open_row(cli_printing *p, const char *file, const rly_position *at, const char *level)
{
    rly_buf_str(p->out, "<tr><td>");
    escape_xml(p->out, printing_path(p, file));
    if (at)
        show_format(p->out, ":%zu:%zu", at->line, at->column);
    show_format(p->out, "</td><td class=\"%s\">%s</td><td>", level, level);
    p->entries++;
}

static void draft(cli_printing *p, cli_source *source)
{
    for (size_t i = 0; i < replylint_report_finding_count(p->session->report); i++) {
        if (!finding_is_shown(p->session, i))
            continue;
        cli_finding f = finding_read(p, source, i);
        open_row(p, source->name, &f.start, f.level->name);
        escape_xml(p->out, rly_str_of(f.message));
        rly_buf_str(p->out, "<br>");
        escape_xml(p->out, rly_str_of(f.advice));
        rly_buf_str(p->out, "</td><td>");
        escape_xml(p->out, rly_str_of(f.rule));
        rly_buf_str(p->out, "</td></tr>\n");
    }
}

static void fault(cli_printing *p, const char *file, size_t line, const char *words)
{
    (void)line;
    open_row(p, file, NULL, "error");
    escape_xml(p->out, rly_str_of(words));
    rly_buf_str(p->out, "</td><td>not judged</td></tr>\n");
}

static void end(cli_printing *p)
{
    rly_buf_str(p->out, "</tbody>\n</table>\n<p>");
    show_count(p->out, p->entries, "finding", "findings");
    rly_buf_str(p->out, " in ");
    show_count(p->out, p->drafts, "draft", "drafts");
    rly_buf_str(p->out, ".</p>\n</main>\n</body>\n</html>\n");
}

const cli_format as_html = {"html", false, UNIT_ASKED, begin, draft, fault, end, NULL};
