/* SPDX-License-Identifier: Apache-2.0 */
/* The library's report, with the name of the file, and with positions in the file instead of in the reply. */
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "check.h"

/*
 * A copy of the report as the library wrote it: good JSON without white space. A place in it is "start", "end" and, for
 * some, "line" and "column", in this order, behind "in" where it may lie elsewhere than in the reply.
 */
typedef struct rewriting {
    rly_json json;
    const char *at; /* in the report */
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

/* The members of the report, or `only` one of them and the unit. */
static void copy_report(rewriting *r, const char *only)
{
    rly_buf *out = r->json.out;

    rly_json_open(&r->json, NULL, '{');
    rly_json_text(&r->json, "file", rly_str_of(r->source->name));
    while (*r->at == '{' || *r->at == ',') {
        rly_str key = {r->at + 2, string_size(r->at + 1) - 2};
        bool unit = rly_str_is(key, "unit");
        size_t before = out->size;
        rly_buf_byte(out, ',');
        r->at++;
        copy(r, key.size + 3);
        copy_value(r);
        if (unit || (only && !rly_str_is(key, only)))
            out->size = before;
        if (unit)
            rly_json_name(&r->json, "unit", unit_name(r->source->cursor.unit));
    }
    rly_json_close(&r->json, '}');
}

/* Is the reply the whole file, and counted in bytes? Then the places in the report are those in the file. */
static bool is_whole_file(const cli_source *source)
{
    const rly_run *run = source->map.runs.items;

    return source->cursor.unit == RLY_UTF8 && source->map.runs.count == 1 && run->from == 0 && run->to == 0 &&
           run->size == source->file.size;
}

bool format_json(rly_buf *out, const cli_session *session, cli_source *source, const char *member)
{
    const char *report;
    size_t size;

    if (replylint_report_json(session->report, &report, &size))
        return false;
    rewriting r = {.json = {.out = out}, .at = report, .source = source};
    if (member || !is_whole_file(source)) {
        copy_report(&r, member);
        return true;
    }
    rly_json_open(&r.json, NULL, '{');
    rly_json_text(&r.json, "file", rly_str_of(source->name));
    rly_buf_byte(out, ',');
    rly_buf_add(out, report + 1, size - 1);
    return true;
}

void format_json_error(rly_buf *out, const char *file)
{
    rly_json json = {.out = out};

    rly_json_open(&json, NULL, '{');
    rly_json_number(&json, "schema", replylint_schema_version());
    rly_json_text(&json, "file", rly_str_of(file));
    rly_json_open(&json, "error", '{');
    rly_json_text(&json, "status", RLY_STR("not judged"));
    rly_json_open(&json, "messages", '[');
    rly_json_text(&json, NULL, rly_str_of(complaint_last()));
    rly_json_close(&json, ']');
    rly_json_close(&json, '}');
    rly_json_close(&json, '}');
}
