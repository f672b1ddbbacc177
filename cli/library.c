/* SPDX-License-Identifier: Apache-2.0 */
#include "library.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "files.h"
#include "readers.h"
#include "text/position.h"

const char *const draft_endings[] = {".txt", ".md", ".markdown", ".html", ".htm", ".eml", ".json", NULL};
const char *const library_endings[] = {".txt", ".md",  ".markdown", ".html",   ".htm", ".eml",  ".json",
                                       ".csv", ".tsv", ".jsonl",    ".ndjson", ".yml", ".yaml", NULL};
const char *const usual_texts[] = {"text", "reply", "body", "content", "message", "response", NULL};
const char *const usual_titles[] = {"title", "name", "label", "subject", NULL};
const char *const usual_ids[] = {"id", NULL};

void library_close(cli_library *library)
{
    rly_buf_free(&library->bytes);
    rly_vec_free(&library->items);
    rly_arena_free(&library->arena);
    *library = (cli_library){0};
}

size_t library_count(const cli_library *library)
{
    return library->reader ? library->items.count : 1;
}

rly_str library_keep(cli_library *library, rly_str text)
{
    return (rly_str){text.size ? rly_arena_copy(&library->arena, text.data, text.size) : "", text.size};
}

bool library_add(cli_library *library, const cli_item *item)
{
    rly_str bytes = {library->bytes.data + item->cell.start, item->cell.end - item->cell.start};

    if (item->cell.end <= item->cell.start || text_is_blank(item->cell.value.size ? item->cell.value : bytes))
        return true;
    cli_item *slot = rly_push(&library->items);
    if (!slot)
        return complain_memory() != EXIT_TROUBLE;
    *slot = *item;
    slot->id = library_keep(library, text_trim(item->id));
    slot->title = library_keep(library, text_trim(item->title));
    slot->locale = library_keep(library, item->locale);
    slot->cell.value = library_keep(library, item->cell.value);
    slot->group = library->groups;
    return (slot->id.data && slot->title.data && slot->locale.data && slot->cell.value.data) ||
           complain_memory() != EXIT_TROUBLE;
}

const char *library_format(rly_str text)
{
    for (size_t i = 0; i + 1 < text.size; i++) {
        char next = text.data[i + 1];
        bool letter = (next | 0x20) >= 'a' && (next | 0x20) <= 'z';
        if (text.data[i] != '<' || !(letter || next == '/'))
            continue;
        size_t name = i + 1 + (next == '/'), end = name;
        while (end < text.size && (text.data[end] | 0x20) >= 'a' && (text.data[end] | 0x20) <= 'z')
            end++;
        static const char *const tags[] = {"p",  "br", "a",  "b",  "i",  "div", "span",  "strong", "em",   "ul", "ol",
                                           "li", "h1", "h2", "h3", "hr", "img", "table", "code",   "font", NULL};
        for (const char *const *tag = tags; end < text.size && *tag; tag++)
            if (strlen(*tag) == end - name && !strncasecmp(*tag, text.data + name, end - name) &&
                strchr(" >/\r\n", text.data[end]))
                return "html";
    }
    return "plain";
}

static bool begins_with(rly_str file, const char *bytes)
{
    size_t size = strlen(bytes);

    return file.size >= size && !memcmp(file.data, bytes, size);
}

bool encoding_check(const char *name, size_t line, rly_str file)
{
    const uint8_t *bad = rly_utf8_fault(file.data, file.size);

    if (!bad)
        return true;
    if (begins_with(file, "\xFF\xFE") || begins_with(file, "\xFE\xFF")) {
        complain_at("%s: is written in UTF-16; save it as UTF-8", name);
        return false;
    }
    size_t offset = (size_t)((const char *)bad - file.data);
    rly_cursor cursor = rly_cursor_start(file.data, offset, RLY_UTF32);
    rly_position at = rly_cursor_at(&cursor, offset);
    complain_at("%s:%zu:%zu: not valid UTF-8: byte 0x%02X at offset %zu; save it as UTF-8", name,
                at.line + (line ? line - 1 : 0), at.column, *bad, offset);
    return false;
}

/* ---- documents of JSON and YAML */

/* `line`: where the document begins in the file, from 1. */
static bool parse(const cli_session *session, cli_library *library, rly_syntax syntax, size_t start, size_t end,
                  size_t line, rly_tree_store *store)
{
    replylint_error *error = session->error;

    /* Of two members with one key a desk keeps one: a fault, but no reason to judge neither. */
    store->keeps_twice = true;
    bool good = !rly_tree_read(store, syntax, NULL, library->bytes.data + start, end - start, error);
    library->faults = library->faults || replylint_error_count(error);
    for (size_t i = 0; i < replylint_error_count(error); i++)
        complain_at("%s:%zu:%u: %s", library->name, line - 1 + replylint_error_line(error, i),
                    replylint_error_column(error, i), replylint_error_message(error, i));
    replylint_error_clear(error);
    return good;
}

/* A record, as --jsonl has them a line: an object with a text. */
static bool is_record(const rly_tree *tree)
{
    const rly_node *text = rly_member(tree, rly_root(tree), "text");

    return text && text->kind == RLY_SCALAR;
}

static bool read_json(const cli_session *session, cli_library *library, bool *record)
{
    rly_tree_store store = {0};
    bool chosen = session->options->from || session->options->fields.count;
    bool good = parse(session, library, RLY_JSON, library->begin, library->bytes.size, 1, &store);

    *record = good && !chosen && is_record(&store.tree) && !reader_of_tree(&store.tree);
    good = good && !(*record && library->faults);
    good = good && (*record || library_from_tree(session, library, &store.tree, RLY_JSON, library->begin));
    rly_tree_free(&store);
    return good;
}

/* A line of a stream is a document of its own. */
static bool read_lines(const cli_session *session, cli_library *library)
{
    rly_tree_store store = {0};
    const rly_buf *bytes = &library->bytes;
    bool good = true;

    for (size_t at = library->begin, line = 1, end; at < bytes->size && good; at = end + 1, line++) {
        const char *newline = memchr(bytes->data + at, '\n', bytes->size - at);
        end = newline ? (size_t)(newline - bytes->data) : bytes->size;
        if (text_is_blank((rly_str){bytes->data + at, end - at}))
            continue;
        good = parse(session, library, RLY_JSON, at, end, line, &store) &&
               library_from_tree(session, library, &store.tree, RLY_JSON, at);
    }
    rly_tree_free(&store);
    return good;
}

/* Is there nothing but comments? */
static bool is_bare(rly_str yaml)
{
    for (size_t at = 0; at < yaml.size;) {
        const char *newline = memchr(yaml.data + at, '\n', yaml.size - at);
        size_t end = newline ? (size_t)(newline - yaml.data) : yaml.size;
        while (at < end && is_space(yaml.data[at]))
            at++;
        if (at < end && yaml.data[at] != '#' && yaml.data[at] != '%')
            return false;
        at = end + 1;
    }
    return true;
}

/* Where the document that begins at `at` ends: before a line --- or ... that stands behind something; and the next. */
static size_t document_end(const rly_buf *bytes, size_t at, size_t *next)
{
    bool begun = false;

    for (size_t line = at, end; line < bytes->size; line = end) {
        const char *newline = memchr(bytes->data + line, '\n', bytes->size - line);
        end = newline ? (size_t)(newline - bytes->data) + 1 : bytes->size;
        rly_str text = {bytes->data + line, end - line};
        bool mark = text.size >= 3 && (!memcmp(text.data, "---", 3) || !memcmp(text.data, "...", 3)) &&
                    (text.size == 3 || is_space(text.data[3]));
        if (mark && begun) {
            *next = *text.data == '.' ? end : line;
            return line;
        }
        begun = begun || !is_bare(mark ? (rly_str){text.data + 3, text.size - 3} : text);
    }
    *next = bytes->size;
    return bytes->size;
}

static bool read_yaml(const cli_session *session, cli_library *library)
{
    rly_tree_store store = {0};
    rly_cursor cursor = rly_cursor_start(library->bytes.data, library->bytes.size, RLY_UTF8);
    bool good = true;

    for (size_t at = library->begin, next; at < library->bytes.size && good; at = next) {
        size_t end = document_end(&library->bytes, at, &next);
        if (is_bare((rly_str){library->bytes.data + at, end - at}))
            continue;
        size_t line = rly_cursor_at(&cursor, at).line;
        good = parse(session, library, RLY_YAML, at, end, line, &store) &&
               library_from_tree(session, library, &store.tree, RLY_YAML, at);
    }
    rly_tree_free(&store);
    return good;
}

/* ---- files */

typedef enum container { ONE_DRAFT, IN_JSON, IN_LINES, IN_YAML, IN_TABLE, IN_MARKDOWN } container;

static container container_of(const cli_session *session, const cli_library *library)
{
    static const char *const lines[] = {".jsonl", ".ndjson", NULL}, *const json[] = {".json", NULL},
                             *const yaml[] = {".yml", ".yaml", NULL}, *const tables[] = {".csv", ".tsv", NULL},
                             *const markdown[] = {".md", ".markdown", NULL};
    static const struct {
        const char *name;
        container is;
    } forced[] = {{"json", IN_JSON}, {"jsonl", IN_LINES},       {"yaml", IN_YAML},
                  {"csv", IN_TABLE}, {"markdown", IN_MARKDOWN}, {"draft", ONE_DRAFT}};
    const char *from = session->options->from;

    for (size_t i = 0; from && i < sizeof forced / sizeof *forced; i++)
        if (!strcmp(from, forced[i].name))
            return forced[i].is;
    if (file_name_ends(library->name, lines))
        return IN_LINES;
    if (file_name_ends(library->name, json))
        return IN_JSON;
    if (file_name_ends(library->name, yaml))
        return IN_YAML;
    if (file_name_ends(library->name, tables))
        return IN_TABLE;
    if (!from || !library->named)
        return file_name_ends(library->name, markdown) ? IN_MARKDOWN : ONE_DRAFT;
    /* A name that says nothing: a desk's export is JSON, or else YAML. */
    size_t at = library->begin;
    while (at < library->bytes.size && is_space(library->bytes.data[at]))
        at++;
    bool bracket = at < library->bytes.size && strchr("[{", library->bytes.data[at]);
    return bracket ? IN_JSON : IN_YAML;
}

static cli_opened refuse_empty(const cli_session *session, const cli_library *library)
{
    const char *from = session->options->from;

    if (!library->named)
        return LIBRARY_NONE;
    if (from)
        complain_at("%s: no texts in it that --from %s reads; name where they are with --field", library->name, from);
    else
        complain_at("%s: no texts in it that are known; name where they are with --field, as in --field /items/*/text",
                    library->name);
    return LIBRARY_FAILED;
}

static int by_start(const void *a, const void *b)
{
    const cli_item *x = a, *y = b;

    return (x->cell.start > y->cell.start) - (x->cell.start < y->cell.start);
}

/* Lines are counted once over the file: texts of one item need not stand in it as their reader names them. */
static void sort_items(cli_library *library)
{
    size_t i = 1;

    while (i < library->items.count && by_start(&library->items.items[i - 1], &library->items.items[i]) <= 0)
        i++;
    if (i < library->items.count)
        qsort(library->items.items, library->items.count, sizeof *library->items.items, by_start);
}

static cli_opened find_items(const cli_session *session, cli_library *library)
{
    container in = container_of(session, library);
    static const char *const mails[] = {".eml", NULL};
    bool draft = in == ONE_DRAFT, good = true;

    if (draft && file_name_ends(library->name, mails))
        return LIBRARY_OPEN;
    if (!encoding_check(library->name, 0,
                        (rly_str){library->bytes.data ? library->bytes.data : "", library->bytes.size}))
        return LIBRARY_FAILED;
    library->reader = session->options->from ? session->options->from : "";
    if (in == IN_JSON)
        good = read_json(session, library, &draft);
    else if (in == IN_LINES)
        good = read_lines(session, library);
    else if (in == IN_YAML)
        good = read_yaml(session, library);
    else if (in == IN_TABLE)
        good = library_from_table(session, library);
    else if (in == IN_MARKDOWN)
        good = library_from_markdown(session, library);
    if (!good)
        return LIBRARY_FAILED;
    sort_items(library);
    /* A page without templates is a draft. */
    if (draft || (in == IN_MARKDOWN && !library->items.count))
        library->reader = NULL;
    else if (!library->items.count)
        return refuse_empty(session, library);
    return LIBRARY_OPEN;
}

/* What messages call a file. */
static const char *name_of(const cli_session *session, const char *path)
{
    if (strcmp(path, "-") != 0)
        return path;
    return session->options->stdin_filename ? session->options->stdin_filename : "<stdin>";
}

cli_opened library_open_bytes(const cli_session *session, const char *path, rly_buf *bytes, bool named,
                              cli_library *library)
{
    *library = (cli_library){.name = name_of(session, path), .path = path, .bytes = *bytes, .named = named};
    *bytes = (rly_buf){0};
    library->begin = begins_with((rly_str){library->bytes.data, library->bytes.size}, "\xEF\xBB\xBF") ? 3 : 0;
    return find_items(session, library);
}

cli_opened library_open(const cli_session *session, const char *path, bool named, cli_library *library)
{
    rly_buf bytes = {0};

    *library = (cli_library){.name = name_of(session, path), .path = path};
    if (file_read(path, library->name, &bytes)) {
        rly_vec_trim(&bytes.data, &bytes.capacity, bytes.size + 1, 1); /* many files are held at a time */
        return library_open_bytes(session, path, &bytes, named, library);
    }
    rly_buf_free(&bytes);
    return LIBRARY_FAILED;
}

bool library_is_stream(const cli_session *session, const char *name)
{
    static const char *const streams[] = {".jsonl", ".ndjson", NULL};

    return session->options->jsonl || file_name_ends(name, streams);
}

bool library_open_line(const cli_session *session, const char *name, rly_str line, size_t number, cli_library *library)
{
    rly_tree_store store = {0};

    *library = (cli_library){.name = name, .path = name, .reader = "", .named = true};
    rly_buf_add(&library->bytes, line.data, line.size);
    bool good = rly_buf_text(&library->bytes) || complain_memory() != EXIT_TROUBLE;
    good = good && parse(session, library, RLY_JSON, 0, line.size, number, &store) &&
           library_from_tree(session, library, &store.tree, RLY_JSON, 0);
    if (good && !library->items.count) {
        const word_list *fields = &session->options->fields;
        complain_at("%s:%zu: no member \"%s\" with a text; name the one that holds it with --field", name, number,
                    fields->count ? fields->items[0] : usual_texts[0]);
        good = false;
    }
    rly_tree_free(&store);
    return good;
}
