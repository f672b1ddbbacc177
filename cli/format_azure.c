/* SPDX-License-Identifier: Apache-2.0 */
/* Logging commands of Azure Pipelines, which knows errors and warnings only. Columns are characters. */
#include "format.h"

static void open_command(cli_printing *p, const char *level, const char *file, size_t line)
{
    rly_buf *out = p->out;

    rly_buf_str(out, "##vso[task.logissue type=");
    rly_buf_str(out, level);
    rly_buf_str(out, ";sourcepath=");
    escape_azure(out, printing_path(p, file));
    show_format(out, ";linenumber=%zu;", line);
}

static void draft(cli_printing *p, cli_source *source)
{
    for (size_t i = 0; i < replylint_report_finding_count(p->session->report); i++) {
        if (!finding_is_shown(p->session, i))
            continue;
        cli_finding f = finding_read(p, source, i);
        open_command(p, f.level->azure, source->name, f.start.line);
        if (f.columns)
            show_format(p->out, "columnnumber=%zu;", f.start.column);
        rly_buf_str(p->out, "code=");
        escape_azure(p->out, rly_str_of(f.rule));
        rly_buf_str(p->out, ";]");
        escape_azure(p->out, finding_words(p, &f));
        rly_buf_byte(p->out, '\n');
    }
}

static void fault(cli_printing *p, const char *file, size_t line, const char *words)
{
    open_command(p, "error", file, line ? line : 1);
    rly_buf_byte(p->out, ']');
    escape_azure(p->out, rly_str_of(words));
    rly_buf_byte(p->out, '\n');
}

const cli_format as_azure = {"azure", true, RLY_UTF32, NULL, draft, fault, NULL, NULL};
