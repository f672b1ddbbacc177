/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The Test Anything Protocol: a test a draft, which is not ok when the exit status says so for it. It says that it is
 * version 13, of which it is, since Perl's own harness refuses those that say 14.
 */
#include <string.h>

#include "format.h"

static void begin(cli_printing *p)
{
    rly_buf_str(p->out, "TAP version 13\n");
}

/* "not ok 2 - macros/late.md"; what would begin a directive or an escape is escaped. */
static void write_point(cli_printing *p, bool good, const char *file)
{
    rly_str path = printing_path(p, file);
    rly_buf clean = {0};

    show_format(p->out, "%sok %zu - ", good ? "" : "not ", p->drafts + 1);
    show_clean(&clean, path);
    p->out->failed = p->out->failed || clean.failed;
    for (size_t i = 0; i < clean.size; i++) {
        if (clean.data[i] == '#' || clean.data[i] == '\\')
            rly_buf_byte(p->out, '\\');
        rly_buf_byte(p->out, clean.data[i]);
    }
    rly_buf_byte(p->out, '\n');
    rly_buf_free(&clean);
}

/* A text in JSON is one in YAML, too. */
static void write_member(rly_buf *out, const char *key, rly_str value)
{
    rly_buf_str(out, key);
    rly_json_text(&(rly_json){.out = out}, NULL, value);
    rly_buf_byte(out, '\n');
}

static void write_findings(cli_printing *p, cli_source *source)
{
    bool any = false;

    for (size_t i = 0; i < replylint_report_finding_count(p->session->report); i++) {
        if (!finding_is_shown(p->session, i))
            continue;
        rly_buf_str(p->out, any ? "" : "  findings:\n");
        any = true;
        cli_finding f = finding_read(p, source, i);
        write_member(p->out, "    - rule: ", rly_str_of(f.rule));
        write_member(p->out, "      level: ", rly_str_of(f.level->name));
        show_format(p->out, "      line: %zu\n      column: %zu\n", f.start.line, f.start.column);
        write_member(p->out, "      message: ", finding_words(p, &f));
    }
}

static void draft(cli_printing *p, cli_source *source)
{
    write_point(p, !report_fails(p->session), source->name);
    show_format(p->out, "  ---\n  score: %d\n", replylint_report_score(p->session->report));
    write_findings(p, source);
    rly_buf_str(p->out, "  ...\n");
}

static void fault(cli_printing *p, const char *file, size_t line, const char *words)
{
    (void)line;
    write_point(p, false, file);
    rly_buf_str(p->out, "  ---\n");
    write_member(p->out, "  message: ", rly_str_of(words));
    rly_buf_str(p->out, "  ...\n");
}

static void end(cli_printing *p)
{
    show_format(p->out, "1..%zu\n", p->drafts);
}

const cli_format as_tap = {"tap", false, UNIT_ASKED, begin, draft, fault, end, NULL};
