/* SPDX-License-Identifier: Apache-2.0 */
/* Reviewdog's Diagnostic Format: rdjson is one object, rdjsonl a diagnostic a line. Columns are bytes. */
#include "format.h"

static void write_position(rly_json *json, const char *key, const rly_position *at)
{
    rly_json_open(json, key, '{');
    rly_json_number(json, "line", (int64_t)at->line);
    rly_json_number(json, "column", (int64_t)at->column);
    rly_json_close(json, '}');
}

/* A range, of which the end is the first place behind. */
static void write_range(rly_json *json, const rly_position *start, const rly_position *end)
{
    rly_json_open(json, "range", '{');
    write_position(json, "start", start);
    write_position(json, "end", end);
    rly_json_close(json, '}');
}

static void write_source(rly_json *json)
{
    rly_json_open(json, "source", '{');
    rly_json_name(json, "name", "replylint");
    rly_json_close(json, '}');
}

static void write_suggestions(cli_printing *p, rly_json *json, cli_source *source, size_t i)
{
    cli_replacement fix;

    rly_json_open(json, "suggestions", '[');
    for (size_t n = 0; n < replylint_report_fix_count(p->session->report, i); n++) {
        if (!finding_replacement(p, source, i, n, &fix))
            continue;
        rly_json_open(json, NULL, '{');
        write_range(json, &fix.start, &fix.end);
        rly_json_text(json, "text", (rly_str){fix.words.data ? fix.words.data : "", fix.words.size});
        rly_json_close(json, '}');
        rly_buf_free(&fix.words);
    }
    rly_json_close(json, ']');
}

static void write_diagnostic(cli_printing *p, rly_json *json, cli_source *source, size_t i)
{
    cli_finding f = finding_read(p, source, i);

    rly_json_open(json, NULL, '{');
    rly_json_text(json, "message", finding_words(p, &f));
    rly_json_open(json, "location", '{');
    rly_json_text(json, "path", printing_path(p, source->name));
    write_range(json, &f.start, &f.end);
    rly_json_close(json, '}');
    rly_json_name(json, "severity", f.level->rdf);
    write_source(json);
    rly_json_open(json, "code", '{');
    rly_json_text(json, "value", rly_str_of(f.rule));
    rly_json_close(json, '}');
    if (replylint_report_fix_count(p->session->report, i))
        write_suggestions(p, json, source, i);
    rly_json_close(json, '}');
}

static void write_fault(cli_printing *p, rly_json *json, const char *file, size_t line, const char *words)
{
    rly_json_open(json, NULL, '{');
    rly_json_text(json, "message", rly_str_of(words));
    rly_json_open(json, "location", '{');
    rly_json_text(json, "path", printing_path(p, file));
    if (line) {
        rly_json_open(json, "range", '{');
        write_position(json, "start", &(rly_position){.line = line, .column = 1});
        rly_json_close(json, '}');
    }
    rly_json_close(json, '}');
    rly_json_name(json, "severity", "ERROR");
    write_source(json);
    rly_json_close(json, '}');
}

static void begin(cli_printing *p)
{
    rly_json json = {.out = p->out};

    rly_json_open(&json, NULL, '{');
    write_source(&json);
    rly_json_open(&json, "diagnostics", '[');
}

static rly_json next_entry(cli_printing *p)
{
    rly_buf_str(p->out, p->entries++ ? ",\n" : "\n");
    return (rly_json){.out = p->out};
}

static void draft(cli_printing *p, cli_source *source)
{
    for (size_t i = 0; i < replylint_report_finding_count(p->session->report); i++) {
        if (!finding_is_shown(p->session, i))
            continue;
        rly_json json = next_entry(p);
        write_diagnostic(p, &json, source, i);
    }
}

static void fault(cli_printing *p, const char *file, size_t line, const char *words)
{
    rly_json json = next_entry(p);

    write_fault(p, &json, file, line, words);
}

static void end(cli_printing *p)
{
    rly_buf_str(p->out, p->entries ? "\n]}\n" : "]}\n");
}

static void draft_lines(cli_printing *p, cli_source *source)
{
    for (size_t i = 0; i < replylint_report_finding_count(p->session->report); i++) {
        if (!finding_is_shown(p->session, i))
            continue;
        rly_json json = {.out = p->out};
        write_diagnostic(p, &json, source, i);
        rly_buf_byte(p->out, '\n');
    }
}

static void fault_line(cli_printing *p, const char *file, size_t line, const char *words)
{
    rly_json json = {.out = p->out};

    write_fault(p, &json, file, line, words);
    rly_buf_byte(p->out, '\n');
}

const cli_format as_rdjson = {"rdjson", false, RLY_UTF8, begin, draft, fault, end, NULL};
const cli_format as_rdjsonl = {"rdjsonl", true, RLY_UTF8, NULL, draft_lines, fault_line, NULL, NULL};
