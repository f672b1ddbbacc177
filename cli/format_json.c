/* SPDX-License-Identifier: Apache-2.0 */
/* The library's report, with the name of the file, and with positions in the file instead of in the reply. */
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "format.h"

/*
 * A copy of the report as the library wrote it: good JSON without white space. A place in it is "start", "end" and, for
 * some, "line" and "column", in this order, behind "in" where it may lie elsewhere than in the reply.
 */
typedef struct rewriting {
    rly_json json;
    const char *at; /* in the report */
    const cli_session *session;
    cli_source *source;
} rewriting;

static void copy_value(rewriting *r);

static void copy(rewriting *r, size_t size)
{
    rly_buf_add(r->json.out, r->at, size);
    r->at += size;
}

/* How long the string that begins here is, with its quotes. */
static size_t string_size(const char *string)
{
    const char *end = string + 1;

    while (*(end += strcspn(end, "\"\\")) == '\\')
        end += 2;
    return (size_t)(end + 1 - string);
}

static bool is_next(const rewriting *r, const char *text)
{
    return !strncmp(r->at, text, strlen(text));
}

/* The number behind a key, both read over. */
static size_t read_number(rewriting *r, const char *key)
{
    char *end;
    size_t number = strtoull(r->at + strlen(key), &end, 10);

    r->at = end;
    return number;
}

/* A place in the reply; `r` stands at its "start". */
static void write_place(rewriting *r)
{
    size_t from = read_number(r, "\"start\":"), to = read_number(r, ",\"end\":");
    rly_position start = source_position(r->source, source_start(r->source, from));
    bool line = is_next(r, ",\"line\":");

    r->json.comma = false;
    rly_json_number(&r->json, "start", (int64_t)start.offset);
    rly_json_number(&r->json, "end", (int64_t)source_position(r->source, source_end(r->source, to)).offset);
    if (!line)
        return;
    read_number(r, ",\"line\":");
    read_number(r, ",\"column\":");
    rly_json_number(&r->json, "line", (int64_t)start.line);
    rly_json_number(&r->json, "column", (int64_t)start.column);
}

static void copy_object(rewriting *r)
{
    bool in_reply = true;

    copy(r, 1);
    while (*r->at != '}') {
        if (is_next(r, "\"in\":"))
            in_reply = is_next(r, "\"in\":\"text\"");
        if (in_reply && is_next(r, "\"start\":") && !is_next(r, "\"start\":null")) {
            write_place(r);
        } else {
            copy(r, string_size(r->at) + 1);
            copy_value(r);
        }
        if (*r->at == ',')
            copy(r, 1);
    }
    copy(r, 1);
}

static void copy_value(rewriting *r)
{
    if (*r->at == '"') {
        copy(r, string_size(r->at));
    } else if (*r->at == '{') {
        copy_object(r);
    } else if (*r->at == '[') {
        copy(r, 1);
        while (*r->at != ']') {
            copy_value(r);
            if (*r->at == ',')
                copy(r, 1);
        }
        copy(r, 1);
    } else {
        copy(r, strcspn(r->at, ",]}"));
    }
}

/* Those findings that are shown. */
static void copy_findings(rewriting *r)
{
    rly_buf *out = r->json.out;
    bool any = false;

    copy(r, 1);
    for (size_t i = 0; *r->at != ']'; i++) {
        size_t before = out->size;
        if (any)
            rly_buf_byte(out, ',');
        copy_value(r);
        if (finding_is_shown(r->session, i))
            any = true;
        else
            out->size = before;
        if (*r->at == ',')
            r->at++;
    }
    copy(r, 1);
}

/* How many findings are not shown, and why; nothing when all are. */
static void write_hidden(rewriting *r)
{
    size_t counts[HIDINGS] = {0}, all = 0;

    for (int i = HIDDEN_NOT + 1; i < HIDINGS; i++)
        all += counts[i] = findings_hidden(r->session, (cli_hiding)i);
    if (!all)
        return;
    r->json.comma = true;
    rly_json_open(&r->json, "hidden", '{');
    for (int i = HIDDEN_NOT + 1; i < HIDINGS; i++)
        rly_json_number(&r->json, hiding_name((cli_hiding)i), (int64_t)counts[i]);
    rly_json_close(&r->json, '}');
}

/* The members of the report, or `only` one of them and the unit. */
static void copy_report(rewriting *r, const char *only)
{
    rly_buf *out = r->json.out;

    rly_json_open(&r->json, NULL, '{');
    rly_json_text(&r->json, "file", rly_str_of(r->source->name));
    if (r->source->title.size)
        rly_json_text(&r->json, "title", r->source->title);
    if (r->source->locale.size)
        rly_json_text(&r->json, "locale", r->source->locale);
    while (*r->at == '{' || *r->at == ',') {
        rly_str key = {r->at + 2, string_size(r->at + 1) - 2};
        bool unit = rly_str_is(key, "unit");
        size_t before = out->size;
        rly_buf_byte(out, ',');
        r->at++;
        copy(r, key.size + 3);
        if (rly_str_is(key, "findings"))
            copy_findings(r);
        else
            copy_value(r);
        if (unit || (only && !rly_str_is(key, only)))
            out->size = before;
        if (unit)
            rly_json_name(&r->json, "unit", unit_name(r->source->cursor.unit));
    }
    if (!only)
        write_hidden(r);
    rly_json_close(&r->json, '}');
}

/* Are the places in the report those in the file, and is everything to be shown? Then the report can be copied. */
static bool is_copied(const cli_session *session, const cli_source *source)
{
    const rly_run *run = source->map.runs.items;
    bool shown = true;

    for (int i = HIDDEN_NOT + 1; i < HIDINGS && shown; i++)
        shown = !findings_hidden(session, (cli_hiding)i);
    return shown && !source->title.size && !source->locale.size && source->cursor.unit == RLY_UTF8 &&
           source->map.runs.count == 1 && run->from == 0 && run->to == 0 && run->size == source->file.size;
}

bool format_json(rly_buf *out, const cli_session *session, cli_source *source, const char *member)
{
    const char *report;
    size_t size;

    if (replylint_report_json(session->report, &report, &size))
        return false;
    rewriting r = {.json = {.out = out}, .at = report, .session = session, .source = source};
    if (member || !is_copied(session, source)) {
        copy_report(&r, member);
        return true;
    }
    rly_json_open(&r.json, NULL, '{');
    rly_json_text(&r.json, "file", rly_str_of(source->name));
    rly_buf_byte(out, ',');
    rly_buf_add(out, report + 1, size - 1);
    return true;
}

static void write_error(rly_buf *out, const char *file, const char *words)
{
    rly_json json = {.out = out};

    rly_json_open(&json, NULL, '{');
    rly_json_number(&json, "schema", replylint_schema_version());
    rly_json_text(&json, "file", rly_str_of(file));
    rly_json_open(&json, "error", '{');
    rly_json_text(&json, "status", RLY_STR("not judged"));
    rly_json_open(&json, "messages", '[');
    rly_json_text(&json, NULL, rly_str_of(words));
    rly_json_close(&json, ']');
    rly_json_close(&json, '}');
    rly_json_close(&json, '}');
}

/* An array where there are several, and else one object. */
static void lead(cli_printing *p, bool good)
{
    (void)good;
    if (p->several)
        rly_buf_str(p->out, p->entries++ ? ",\n" : "[");
}

static void draft(cli_printing *p, cli_source *source)
{
    if (!format_json(p->out, p->session, source, NULL))
        p->out->failed = true;
}

static void fault(cli_printing *p, const char *file, size_t line, const char *words)
{
    (void)line;
    write_error(p->out, file, words);
}

static void end(cli_printing *p)
{
    if (p->several)
        rly_buf_str(p->out, p->entries ? "]\n" : "[]\n");
    else if (p->drafts)
        rly_buf_byte(p->out, '\n');
    else if (!p->tally->trouble) /* what was named is ignored */
        rly_buf_str(p->out, "[]\n");
}

static void draft_line(cli_printing *p, cli_source *source)
{
    draft(p, source);
    rly_buf_byte(p->out, '\n');
}

static void fault_line(cli_printing *p, const char *file, size_t line, const char *words)
{
    (void)line;
    write_error(p->out, file, words);
    rly_buf_byte(p->out, '\n');
}

const cli_format as_json = {"json", false, UNIT_ASKED, NULL, draft, fault, end, lead};
const cli_format as_jsonl = {"jsonl", true, UNIT_ASKED, NULL, draft_line, fault_line, NULL, NULL};
