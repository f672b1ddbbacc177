/* SPDX-License-Identifier: Apache-2.0 */
/* Pages of templates in Markdown: each heading names the text below it. */
#include <string.h>

#include "files.h"
#include "library.h"

enum { LEAST_TEXTS = 3 }; /* fewer headings may stand in a reply */

typedef struct page {
    cli_library *library;
    rly_str file;
    size_t at, end;             /* the line in hand, without its end */
    rly_str title;              /* of the section in hand */
    size_t start, until;        /* its text so far; nothing while start == until */
    bool fenced, begun, headed; /* within code; something was read; the first was a heading */
    char fence;
} page;

static size_t run_of(rly_str line, char c)
{
    size_t size = 0;

    while (size < line.size && line.data[size] == c)
        size++;
    return size;
}

/* "# Title", "## Title ##", and "---- TITLE", with which some lists part their texts. */
static bool is_heading(rly_str line, rly_str *title)
{
    size_t marks = run_of(line, '#'), dashes = run_of(line, '-');

    if (marks ? marks > 6 : dashes < 3)
        return false;
    size_t skip = marks ? marks : dashes;
    if (skip >= line.size || line.data[skip] != ' ')
        return false;
    *title = text_trim((rly_str){line.data + skip, line.size - skip});
    while (marks && title->size && title->data[title->size - 1] == '#')
        title->size--;
    *title = text_trim(*title);
    return title->size > 0 && title->data[0] != '-';
}

/* A line of = or - below another one makes that one a heading. */
static bool is_underline(rly_str line)
{
    line = text_trim(line);
    return line.size > 2 && (run_of(line, '=') == line.size || run_of(line, '-') == line.size);
}

/* Within a fence of code nothing is a heading. */
static bool in_code(page *p, rly_str line)
{
    rly_str text = text_trim(line);
    bool fence = run_of(text, '`') >= 3 || run_of(text, '~') >= 3;

    if (fence && (!p->fenced || *text.data == p->fence)) {
        p->fenced = !p->fenced;
        p->fence = *text.data;
        return true;
    }
    return p->fenced;
}

static bool end_section(page *p)
{
    cli_cell cell = {p->start, p->until, WRITTEN_PLAIN, {"", 0}};

    p->library->groups++;
    return p->start >= p->until ||
           library_add(p->library, &(cli_item){.title = p->title, .format = "markdown", .cell = cell});
}

static bool begin_section(page *p, rly_str title)
{
    bool good = end_section(p);

    p->title = title;
    p->start = p->until = 0;
    return good;
}

static rly_str line_at(const page *p, size_t at, size_t *next)
{
    const char *newline = at < p->file.size ? memchr(p->file.data + at, '\n', p->file.size - at) : NULL;
    size_t end = newline ? (size_t)(newline - p->file.data) : p->file.size;

    *next = newline ? end + 1 : end;
    return (rly_str){p->file.data + at, end - at};
}

static bool take_line(page *p, size_t *at)
{
    size_t next, after;
    rly_str line = line_at(p, *at, &next), title, below = line_at(p, next, &after);
    bool blank = text_is_blank(line), code = in_code(p, line), first = !p->begun;

    *at = next;
    p->begun = p->begun || !blank;
    if (!code && is_heading(line, &title)) {
        p->headed = p->headed || first;
        return begin_section(p, title);
    }
    bool alone = p->start == p->until || p->until + 1 < (size_t)(line.data - p->file.data);
    if (!code && !blank && alone && next < p->file.size && is_underline(below)) {
        p->headed = p->headed || first;
        *at = after;
        return begin_section(p, text_trim(line));
    }
    if (!blank) {
        rly_str text = text_trim(line);
        p->start = p->start == p->until ? (size_t)(line.data - p->file.data) : p->start;
        p->until = (size_t)(text.data + text.size - p->file.data);
    }
    return true;
}

bool library_from_markdown(const cli_session *session, cli_library *library)
{
    page p = {.library = library, .file = {library->bytes.data ? library->bytes.data : "", library->bytes.size}};
    bool good = true, front_matter = library->bytes.size >= 3 && !memcmp(library->bytes.data, "---", 3) &&
                                     (library->bytes.size == 3 || strchr("\r\n", library->bytes.data[3]));

    for (size_t at = library->begin; at < p.file.size && good;)
        good = take_line(&p, &at);
    good = good && end_section(&p);
    bool page_of_texts = session->options->from || (p.headed && !front_matter);
    if (good && (!page_of_texts || (!session->options->from && library->items.count < LEAST_TEXTS)))
        library->items.count = 0;
    return good;
}
