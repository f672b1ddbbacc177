/* SPDX-License-Identifier: Apache-2.0 */
/* A finding a line, as editors and grep like it: file:line:col: level: message [rule] */
#include "format.h"

static void draft(cli_printing *p, cli_source *source)
{
    const replylint_report *report = p->session->report;
    rly_buf *out = p->out;

    for (size_t i = 0; i < replylint_report_finding_count(report); i++) {
        size_t start;
        if (!finding_is_shown(p->session, i))
            continue;
        /* What is missing from the whole text is said to be where the text begins. */
        (void)replylint_report_finding_range(report, i, &start, NULL);
        rly_position at = source_position(source, source_start(source, start));
        show_clean(out, rly_str_of(source->name));
        rly_buf_byte(out, ':');
        rly_buf_number(out, (int64_t)at.line);
        rly_buf_byte(out, ':');
        rly_buf_number(out, (int64_t)at.column);
        rly_buf_str(out, ": ");
        rly_buf_str(out, replylint_report_finding_get(report, i, "level"));
        rly_buf_str(out, ": ");
        show_clean(out, rly_str_of(replylint_report_finding_get(report, i, "message")));
        rly_buf_str(out, " [");
        rly_buf_str(out, replylint_report_finding_get(report, i, "rule"));
        rly_buf_str(out, "]\n");
    }
}

const cli_format as_line = {"line", true, UNIT_ASKED, NULL, draft, NULL, NULL, NULL};
