/* SPDX-License-Identifier: Apache-2.0 */
/* Tables: CSV as RFC 4180 has it, with a comma, semicolon or tab between; the first row names the columns. */
#include <stdio.h>
#include <string.h>

#include "files.h"
#include "texts.h"

enum { NO_COLUMN = -1 };

typedef struct table {
    cli_session *session;
    cli_lines lines;
    char separator;
    size_t row_line;        /* where the row begins */
    rly_buf row;            /* the fields of a row, without their quotes, each ended by NUL */
    RLY_VEC(size_t) fields; /* where each begins */
    size_t columns;
    int text, title, id;
} table;

static bool fail(const table *t, const char *why)
{
    complain_at("%s:%zu: %s", t->lines.name, t->row_line, why);
    return false;
}

static char find_separator(rly_str line)
{
    if (memchr(line.data, '\t', line.size))
        return '\t';
    return memchr(line.data, ';', line.size) && !memchr(line.data, ',', line.size) ? ';' : ',';
}

/* Where a field begins in the row. */
static bool begin_field(table *t)
{
    size_t *slot = rly_push(&t->fields);

    if (!slot)
        return complain_memory() != EXIT_TROUBLE;
    *slot = t->row.size;
    return true;
}

/*
 * Take one line into the row; *quoted says whether a quotation is open, before and after. What is behind the quote that
 * ends a field can only be a separator.
 */
static bool take_line(table *t, rly_str line, bool *quoted)
{
    bool closed = false, fresh = !*quoted;

    for (size_t i = 0; i < line.size; i++) {
        char c = line.data[i];
        if (*quoted && c == '"' && i + 1 < line.size && line.data[i + 1] == '"') {
            rly_buf_byte(&t->row, line.data[i++]);
        } else if (*quoted && c == '"') {
            *quoted = false;
            closed = true;
        } else if (!*quoted && c == t->separator) {
            rly_buf_byte(&t->row, '\0');
            if (!begin_field(t))
                return false;
            fresh = true;
            closed = false;
            continue;
        } else if (fresh && c == '"') {
            *quoted = true;
        } else if (closed && !is_space(c)) {
            return fail(t, "a field goes on behind the quote that ends it; quotes within a field are doubled");
        } else if (!closed) {
            rly_buf_byte(&t->row, c);
        }
        fresh = false;
    }
    return true;
}

/* The next row; *end says that there is none. */
static bool read_row(table *t, bool *end)
{
    rly_str line;
    bool quoted = false;

    rly_buf_clear(&t->row);
    t->fields.count = 0;
    do {
        if (!lines_next(&t->lines, &line)) {
            *end = true;
            return !quoted || fail(t, "a quote that opens in this row is not closed");
        }
        line = lines_without_mark(&t->lines, line);
        if (!t->fields.count) {
            t->row_line = t->lines.number;
            t->separator = t->columns ? t->separator : find_separator(line);
            if (!begin_field(t))
                return false;
        } else {
            rly_buf_byte(&t->row, '\n');
        }
        if (line.size && line.data[line.size - 1] == '\r')
            line.size--;
        if (!take_line(t, line, &quoted))
            return false;
        if (t->row.size > FILE_BYTES_MAX)
            return fail(t, "a row of more than 64 MiB; is a quote not closed?");
    } while (quoted);
    return rly_buf_text(&t->row) || complain_memory() != EXIT_TROUBLE;
}

static rly_str field_at(const table *t, int column)
{
    if (column < 0 || (size_t)column >= t->fields.count)
        return (rly_str){"", 0};
    size_t end = (size_t)column + 1 < t->fields.count ? t->fields.items[column + 1] - 1 : t->row.size;
    return (rly_str){t->row.data + t->fields.items[column], end - t->fields.items[column]};
}

/* The first of some names that is a column, in any case. */
static int find_column(const table *t, const char *const *names)
{
    for (; *names; names++)
        for (size_t i = 0; i < t->fields.count; i++)
            if (!strcasecmp(field_at(t, (int)i).data, *names))
                return (int)i;
    return NO_COLUMN;
}

static bool read_header(table *t)
{
    static const char *const ids[] = {"id", NULL};
    bool end = false;

    if (!read_row(t, &end))
        return false;
    if (end)
        return t->lines.failed ? false : fail(t, "an empty table; its first row names the columns");
    t->columns = t->fields.count;
    t->text = find_column(t, text_fields(t->session));
    t->title = find_column(t, text_titles);
    t->id = find_column(t, ids);
    if (t->text != NO_COLUMN)
        return true;
    char columns[200];
    size_t size = 0;
    for (size_t i = 0; i < t->columns && size < sizeof columns; i++)
        size +=
            (size_t)snprintf(columns + size, sizeof columns - size, "%s%s", i ? ", " : "", field_at(t, (int)i).data);
    complain_at("%s:1: no column \"%s\"; there are: %s; name the one that holds the text with --field", t->lines.name,
                text_fields(t->session)[0], columns);
    return false;
}

static bool take_row(table *t, text_taker *take, void *context)
{
    char place[512];
    rly_str text = field_at(t, t->text);

    if (t->fields.count != t->columns) {
        complain_at("%s:%zu: this row has %zu fields, where the first has %zu", t->lines.name, t->row_line,
                    t->fields.count, t->columns);
        return false;
    }
    (void)snprintf(place, sizeof place, "%.480s:%zu", t->lines.name, t->row_line);
    return text_take(t->session, text, field_at(t, t->id), (rly_str){"", 0},
                     &(cli_text){text, field_at(t, t->title).data, place}, take, context);
}

/* A row of nothing but an empty line is none. */
static bool is_row(const table *t)
{
    return t->fields.count > 1 || t->row.size > 0;
}

static bool read_rows(table *t, text_taker *take, void *context)
{
    for (bool end = false;;) {
        if (!read_row(t, &end))
            return false;
        if (end)
            return !t->lines.failed;
        if (is_row(t) && !take_row(t, take, context))
            t->session->faults++;
    }
}

bool texts_from_table(cli_session *session, const char *path, text_taker *take, void *context)
{
    table t = {.session = session};
    bool good = lines_open(&t.lines, path, path) && read_header(&t) && read_rows(&t, take, context);

    lines_close(&t.lines);
    rly_buf_free(&t.row);
    rly_vec_free(&t.fields);
    return good;
}
