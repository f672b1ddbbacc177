/* SPDX-License-Identifier: Apache-2.0 */
/* A table (RFC 4180, with LF): a finding a row. */
#include "format.h"

static void begin(cli_printing *p)
{
    rly_buf_str(p->out, "file,id,title,line,column,end_line,end_column,level,rule,message,advice,fix,fingerprint\n");
}

static void field(rly_buf *out, rly_str text)
{
    escape_csv(out, text);
    rly_buf_byte(out, ',');
}

static void draft(cli_printing *p, cli_source *source)
{
    const replylint_report *report = p->session->report;
    char fingerprint[FINGERPRINT_SIZE];

    for (size_t i = 0; i < replylint_report_finding_count(report); i++) {
        if (!finding_is_shown(p->session, i))
            continue;
        cli_finding f = finding_read(p, source, i);
        if (!fingerprint_of(p->session, source, i, fingerprint))
            p->out->failed = true;
        field(p->out, printing_path(p, source->name));
        field(p->out, source->id);
        field(p->out, source->title);
        show_format(p->out, "%zu,%zu,%zu,%zu,", f.start.line, f.start.column, f.end.line, f.end.column);
        field(p->out, rly_str_of(f.level->name));
        field(p->out, rly_str_of(f.rule));
        field(p->out, rly_str_of(f.message));
        field(p->out, rly_str_of(f.advice));
        field(p->out, rly_str_of(replylint_report_fix(report, i, 0, NULL, NULL, NULL)));
        show_format(p->out, "%.16s\n", p->out->failed ? "" : fingerprint);
    }
}

static void fault(cli_printing *p, const char *file, size_t line, const char *words)
{
    field(p->out, printing_path(p, file));
    show_format(p->out, ",,%zu,,,,error,not-judged,", line ? line : 1);
    field(p->out, rly_str_of(words));
    rly_buf_str(p->out, ",,\n");
}

const cli_format as_csv = {"csv", true, UNIT_ASKED, begin, draft, fault, NULL, NULL};
