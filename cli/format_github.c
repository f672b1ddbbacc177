/* SPDX-License-Identifier: Apache-2.0 */
/* Commands of GitHub Actions, which shows them as annotations in the changed files. Columns are characters. */
#include "format.h"

static void open_command(cli_printing *p, const char *level, const char *file, size_t line)
{
    rly_buf *out = p->out;

    rly_buf_str(out, "::");
    rly_buf_str(out, level);
    rly_buf_str(out, " file=");
    escape_github(out, printing_path(p, file), true);
    show_format(out, ",line=%zu", line);
}

static void draft(cli_printing *p, cli_source *source)
{
    for (size_t i = 0; i < replylint_report_finding_count(p->session->report); i++) {
        if (!finding_is_shown(p->session, i))
            continue;
        cli_finding f = finding_read(p, source, i);
        open_command(p, f.level->github, source->name, f.start.line);
        show_format(p->out, ",endLine=%zu", f.end.line);
        /* It refuses columns of a place that goes over a line's end. */
        if (f.placed && f.columns && f.start.line == f.end.line)
            show_format(p->out, ",col=%zu,endColumn=%zu", f.start.column, f.end.column);
        rly_buf_str(p->out, ",title=");
        escape_github(p->out, rly_str_of(f.rule), true);
        rly_buf_str(p->out, "::");
        escape_github(p->out, rly_str_of(f.message), false);
        rly_buf_str(p->out, *f.advice ? "%0A" : "");
        escape_github(p->out, rly_str_of(f.advice), false);
        rly_buf_byte(p->out, '\n');
    }
}

static void fault(cli_printing *p, const char *file, size_t line, const char *words)
{
    open_command(p, "error", file, line ? line : 1);
    rly_buf_str(p->out, ",title=not judged::");
    escape_github(p->out, rly_str_of(words), false);
    rly_buf_byte(p->out, '\n');
}

const cli_format as_github = {"github", true, RLY_UTF32, NULL, draft, fault, NULL, NULL};
