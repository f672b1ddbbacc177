/* SPDX-License-Identifier: Apache-2.0 */
/*
 * JUnit's XML, as build services read it: a suite a draft, and in it a test for each finding that fails by --fail-on,
 * or one that passed. What does not fail is told in its output.
 */
#include <string.h>

#include "format.h"

static void attribute(rly_buf *out, const char *name, const char *value)
{
    rly_buf_byte(out, ' ');
    rly_buf_str(out, name);
    rly_buf_str(out, "=\"");
    escape_xml(out, rly_str_of(value));
    rly_buf_byte(out, '"');
}

static void begin(cli_printing *p)
{
    rly_buf_str(p->out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"replylint\">\n");
}

static void open_suite(rly_buf *out, const char *file, size_t tests, size_t failures, size_t errors)
{
    rly_buf_str(out, "  <testsuite");
    attribute(out, "name", file);
    show_format(out, " tests=\"%zu\" failures=\"%zu\" errors=\"%zu\" skipped=\"0\" time=\"0\">\n", tests, failures,
                errors);
}

static void open_test(rly_buf *out, const char *name, const char *file)
{
    rly_buf_str(out, "    <testcase");
    attribute(out, "name", name);
    attribute(out, "classname", file);
    attribute(out, "file", file);
}

/* "2:8: error: The customer is sent away. Say ..." */
static void write_words(cli_printing *p, rly_buf *out, const cli_finding *f)
{
    show_format(out, "%zu:%zu: %s: ", f->start.line, f->start.column, f->level->name);
    escape_xml(out, finding_words(p, f));
}

static void write_failure(cli_printing *p, const cli_finding *f, const char *file)
{
    rly_buf *out = p->out;

    open_test(out, f->rule, file);
    show_format(out, " line=\"%zu\">\n      <failure", f->start.line);
    attribute(out, "type", f->level->name);
    attribute(out, "message", f->message);
    rly_buf_byte(out, '>');
    write_words(p, out, f);
    rly_buf_str(out, "</failure>\n    </testcase>\n");
}

/* Its score alone fails the draft. */
static void write_low_score(cli_printing *p, const char *file)
{
    open_test(p->out, "score", file);
    show_format(p->out, ">\n      <failure type=\"score\" message=\"Score %d/100, and %d is asked for.\"/>\n",
                replylint_report_score(p->session->report), p->session->options->fail_under);
    rly_buf_str(p->out, "    </testcase>\n");
}

/* The findings that fail, each a test; the others as output. */
static void write_findings(cli_printing *p, cli_source *source)
{
    rly_buf rest = {0};

    for (size_t i = 0; i < replylint_report_finding_count(p->session->report); i++) {
        if (!finding_is_shown(p->session, i))
            continue;
        cli_finding f = finding_read(p, source, i);
        if (level_fails(p->session->options, f.level->name)) {
            write_failure(p, &f, source->name);
        } else {
            rly_buf_byte(&rest, '\n');
            write_words(p, &rest, &f);
            show_format(&rest, " [%s]", f.rule);
        }
    }
    if (rest.size) {
        rly_buf_str(p->out, "    <system-out>");
        rly_buf_add(p->out, rest.data, rest.size);
        rly_buf_str(p->out, "\n    </system-out>\n");
    }
    p->out->failed = p->out->failed || rest.failed;
    rly_buf_free(&rest);
}

static void draft(cli_printing *p, cli_source *source)
{
    const replylint_report *report = p->session->report;
    bool low = replylint_report_score(report) < p->session->options->fail_under;
    size_t failures = low;

    for (size_t i = 0; i < replylint_report_finding_count(report); i++)
        failures += finding_is_shown(p->session, i) &&
                    level_fails(p->session->options, replylint_report_finding_get(report, i, "level"));
    open_suite(p->out, source->name, failures ? failures : 1, failures, 0);
    if (low)
        write_low_score(p, source->name);
    if (!failures) {
        open_test(p->out, "replylint", source->name);
        rly_buf_str(p->out, "/>\n");
    }
    write_findings(p, source);
    rly_buf_str(p->out, "  </testsuite>\n");
}

static void fault(cli_printing *p, const char *file, size_t line, const char *words)
{
    (void)line;
    open_suite(p->out, file, 1, 0, 1);
    open_test(p->out, "replylint", file);
    rly_buf_str(p->out, ">\n      <error type=\"not judged\"");
    attribute(p->out, "message", words);
    rly_buf_str(p->out, "/>\n    </testcase>\n  </testsuite>\n");
}

static void end(cli_printing *p)
{
    rly_buf_str(p->out, "</testsuites>\n");
}

const cli_format as_junit = {"junit", false, UNIT_ASKED, begin, draft, fault, end, NULL};
