/* SPDX-License-Identifier: Apache-2.0 */
/* Checkstyle's XML, which Jenkins, reviewdog and many others read. Columns are characters. */
#include "format.h"

static void begin(cli_printing *p)
{
    rly_buf_str(p->out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n");
}

static void open_file(cli_printing *p, const char *name)
{
    rly_buf_str(p->out, "  <file name=\"");
    escape_xml(p->out, printing_path(p, name));
    rly_buf_str(p->out, "\">\n");
}

static void write_error(rly_buf *out, const char *severity, rly_str words, const char *source)
{
    rly_buf_str(out, " severity=\"");
    rly_buf_str(out, severity);
    rly_buf_str(out, "\" message=\"");
    escape_xml(out, words);
    rly_buf_str(out, "\" source=\"replylint.");
    escape_xml(out, rly_str_of(source));
    rly_buf_str(out, "\"/>\n");
}

static void draft(cli_printing *p, cli_source *source)
{
    open_file(p, source->name);
    for (size_t i = 0; i < replylint_report_finding_count(p->session->report); i++) {
        if (!finding_is_shown(p->session, i))
            continue;
        cli_finding f = finding_read(p, source, i);
        show_format(p->out, "    <error line=\"%zu\"", f.start.line);
        if (f.columns)
            show_format(p->out, " column=\"%zu\"", f.start.column);
        write_error(p->out, f.level->checkstyle, finding_words(p, &f), f.rule);
    }
    rly_buf_str(p->out, "  </file>\n");
}

static void fault(cli_printing *p, const char *file, size_t line, const char *words)
{
    open_file(p, file);
    show_format(p->out, "    <error line=\"%zu\"", line ? line : 1);
    write_error(p->out, "error", rly_str_of(words), "not-judged");
    rly_buf_str(p->out, "  </file>\n");
}

static void end(cli_printing *p)
{
    rly_buf_str(p->out, "</checkstyle>\n");
}

const cli_format as_checkstyle = {"checkstyle", false, RLY_UTF32, begin, draft, fault, end, NULL};
