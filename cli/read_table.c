/* SPDX-License-Identifier: Apache-2.0 */
/* Tables: CSV as RFC 4180 has it, with a comma, semicolon or tab between; the first row names the columns. */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "files.h"
#include "library.h"
#include "readers.h"

typedef RLY_VEC(cli_cell) cell_list;

typedef struct table {
    const cli_session *session;
    cli_library *library;
    rly_str file;
    char separator;
    size_t at, line;  /* how far it was read */
    size_t row_line;  /* where the row begins */
    cell_list fields; /* of the row */
    word_list columns;
    const library_reader *reader;
    bool faults; /* rows that could not be taken */
} table;

static bool fail(const table *t, const char *why)
{
    complain_at("%s:%zu: %s", t->library->name, t->row_line, why);
    return false;
}

static char find_separator(rly_str line)
{
    if (memchr(line.data, '\t', line.size))
        return '\t';
    return memchr(line.data, ';', line.size) && !memchr(line.data, ',', line.size) ? ';' : ',';
}

/* Behind a field: a separator, a line end, or the end. */
static bool ends_field(const table *t, size_t at)
{
    return at == t->file.size || t->file.data[at] == t->separator || t->file.data[at] == '\n' ||
           (t->file.data[at] == '\r' && (at + 1 == t->file.size || t->file.data[at + 1] == '\n'));
}

/* A field in quotes; `at` moves behind them. */
static bool read_quoted(table *t, cli_cell *cell)
{
    cell->writing = WRITTEN_CSV;
    cell->start = ++t->at;
    for (;; t->at++) {
        if (t->at == t->file.size)
            return fail(t, "a quote that opens in this row is not closed");
        t->line += t->file.data[t->at] == '\n';
        if (t->file.data[t->at] != '"')
            continue;
        if (t->at + 1 == t->file.size || t->file.data[t->at + 1] != '"')
            break;
        t->at++;
    }
    cell->end = t->at++;
    while (!ends_field(t, t->at) && is_space(t->file.data[t->at]))
        t->at++;
    return ends_field(t, t->at) ||
           fail(t, "a field goes on behind the quote that ends it; quotes within a field are doubled");
}

/* The next row. False, and said why, when it is none of a table. */
static bool read_row(table *t)
{
    bool more = true;

    t->fields.count = 0;
    t->row_line = t->line;
    while (more) {
        cli_cell *cell = rly_push(&t->fields);
        if (!cell)
            return complain_memory() != EXIT_TROUBLE;
        *cell = (cli_cell){.start = t->at, .writing = WRITTEN_CSV_BARE};
        if (t->at < t->file.size && t->file.data[t->at] == '"') {
            if (!read_quoted(t, cell))
                return false;
        } else {
            while (!ends_field(t, t->at))
                t->at++;
            cell->end = t->at;
        }
        more = t->at < t->file.size && t->file.data[t->at] == t->separator;
        t->at += more;
    }
    t->at += t->at < t->file.size && t->file.data[t->at] == '\r';
    t->line += t->at < t->file.size;
    t->at += t->at < t->file.size;
    return true;
}

/* A field without its quotes; lent by the library, whose arena holds it where it had any. */
static rly_str field_at(const table *t, size_t column)
{
    rly_buf decoded = {0};
    rly_map map = {0};
    rly_str text = {"", 0};
    cli_writing writing;

    if (column < t->fields.count && cell_read(&t->fields.items[column], t->file, &decoded, &map, &text, &writing))
        text = library_keep(t->library, text);
    rly_buf_free(&decoded);
    rly_map_free(&map);
    return text.data ? text : (rly_str){"", 0};
}

static size_t find_column(const table *t, const char *name)
{
    size_t i = 0;

    while (i < t->columns.count && strcasecmp(t->columns.items[i], name) != 0)
        i++;
    return i;
}

static size_t find_usual(const table *t, const char *const *names)
{
    size_t column = t->columns.count;

    for (; *names && column == t->columns.count; names++)
        column = find_column(t, *names);
    return column;
}

/* ---- rows to items */

typedef struct text_column {
    size_t text, title, id, locale; /* the number of columns for none */
    const char *format;             /* NULL: as the text looks */
    bool derived;
} text_column;

typedef RLY_VEC(text_column) column_list;

static bool add_column(column_list *out, text_column column)
{
    text_column *slot = rly_push(out);

    if (slot)
        *slot = column;
    return slot || complain_memory() != EXIT_TROUBLE;
}

/* "polished_text" is a text, with the title in "polished_title". */
static bool add_composed(const table *t, column_list *out, text_column usual)
{
    for (size_t i = 0; i < t->columns.count; i++) {
        const char *name = t->columns.items[i];
        for (const char *const *text = usual_texts; *text; text++) {
            size_t size = strlen(name), tail = strlen(*text);
            if (size <= tail + 1 || strcasecmp(name + size - tail, *text) != 0 || !strchr("_ -", name[size - tail - 1]))
                continue;
            text_column column = usual;
            column.text = i;
            for (const char *const *title = usual_titles; *title && column.title == t->columns.count; title++) {
                char full[128];
                (void)snprintf(full, sizeof full, "%.*s%s", (int)(size - tail < 100 ? size - tail : 100), name, *title);
                column.title = find_column(t, full);
            }
            if (!add_column(out, column))
                return false;
        }
    }
    return true;
}

static bool add_by_reader(const table *t, column_list *out, text_column usual)
{
    for (const reader_text *text = t->reader->texts; text->path; text++) {
        text_column column = usual;
        column.text = find_column(t, text->path);
        column.format = text->format;
        column.derived = text->derived;
        if (column.text < t->columns.count && !add_column(out, column))
            return false;
    }
    return true;
}

static bool refuse_columns(const table *t)
{
    char columns[200] = "";
    size_t size = 0;
    const word_list *fields = &t->session->options->fields;

    for (size_t i = 0; i < t->columns.count && size < sizeof columns; i++)
        size += (size_t)snprintf(columns + size, sizeof columns - size, "%s%s", i ? ", " : "", t->columns.items[i]);
    complain_at("%s:1: no column \"%s\"; there are: %s; name the one that holds the text with --field",
                t->library->name, fields->count ? fields->items[0] : usual_texts[0], columns);
    return false;
}

/* Which columns hold texts, titles and ids. */
static bool choose_columns(table *t, column_list *out)
{
    const cli_options *options = t->session->options;
    size_t none = t->columns.count;
    text_column usual = {.text = none,
                         .title =
                             options->title_field ? find_column(t, options->title_field) : find_usual(t, usual_titles),
                         .id = options->id_field ? find_column(t, options->id_field) : find_usual(t, usual_ids),
                         .locale = find_usual(t, (const char *const[]){"language", "locale", "lang", NULL})};
    bool good = true;

    for (size_t i = 0; i < options->fields.count && good; i++) {
        usual.text = find_column(t, options->fields.items[i]);
        good = usual.text == none || add_column(out, usual);
    }
    if (options->fields.count)
        return good && (out->count || refuse_columns(t));
    t->reader = options->from ? reader_named(options->from) : reader_of_columns(t->columns.items, none);
    if (t->reader) {
        t->library->reader = t->reader->name;
        good = add_by_reader(t, out, usual);
    } else {
        usual.text = find_usual(t, usual_texts);
        good = usual.text < none ? add_column(out, usual) : add_composed(t, out, usual);
    }
    return good && (out->count || refuse_columns(t));
}

static bool read_header(table *t)
{
    size_t end = t->at;

    while (end < t->file.size && t->file.data[end] != '\n')
        end++;
    t->separator = find_separator((rly_str){t->file.data + t->at, end - t->at});
    t->row_line = 1;
    if (text_is_blank((rly_str){t->file.data + t->at, t->file.size - t->at}))
        return fail(t, "an empty table; its first row names the columns");
    if (!read_row(t))
        return false;
    for (size_t i = 0; i < t->fields.count; i++) {
        const char **slot = rly_push(&t->columns);
        if (!slot)
            return complain_memory() != EXIT_TROUBLE;
        *slot = field_at(t, i).data;
    }
    return true;
}

static bool take_row(table *t, const column_list *columns)
{
    t->library->groups++;
    for (size_t i = 0; i < columns->count; i++) {
        const text_column *column = &columns->items[i];
        cli_item item = {.id = field_at(t, column->id),
                         .title = field_at(t, column->title),
                         .locale = field_at(t, column->locale),
                         .format = column->format ? column->format : library_format(field_at(t, column->text)),
                         .cell = t->fields.items[column->text],
                         .rank = i,
                         .derived = column->derived};
        if (!library_add(t->library, &item))
            return false;
    }
    return true;
}

static bool read_rows(table *t, const column_list *columns)
{
    while (t->at < t->file.size) {
        if (!read_row(t))
            return false;
        bool empty = t->fields.count == 1 && t->fields.items[0].start == t->fields.items[0].end;
        if (empty)
            continue;
        if (t->fields.count != t->columns.count) {
            complain_at("%s:%zu: this row has %zu fields, where the first has %zu", t->library->name, t->row_line,
                        t->fields.count, t->columns.count);
            t->faults = true;
        } else if (!take_row(t, columns)) {
            return false;
        }
    }
    return !t->faults;
}

bool library_from_table(const cli_session *session, cli_library *library)
{
    table t = {.session = session,
               .library = library,
               .file = {library->bytes.data ? library->bytes.data : "", library->bytes.size},
               .at = library->begin,
               .line = 1};
    column_list columns = {0};
    bool good = read_header(&t) && choose_columns(&t, &columns) && read_rows(&t, &columns);

    rly_vec_free(&t.fields);
    rly_vec_free(&t.columns);
    rly_vec_free(&columns);
    return good;
}
