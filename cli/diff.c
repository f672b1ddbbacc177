/* SPDX-License-Identifier: Apache-2.0 */
/* A unified diff. Which lines differ need not be searched for: the map of the fixes says where something was replaced.
 */
#include <string.h>
#include <unistd.h>

#include "fix.h"
#include "show.h"

enum { CONTEXT_LINES = 3 };

/* Whole lines, in bytes of each text, that stand for one another. */
typedef struct change {
    size_t old_start, old_end, new_start, new_end;
} change;

typedef struct differ {
    rly_str before, after;
    RLY_VEC(change) changes;
    rly_buf *out;
    cli_style style;
    bool for_people; /* in colours, or on a terminal, where control characters would do what they say */
    /* up to where lines were counted */
    size_t old_at, old_line, new_at, new_line;
} differ;

static bool at_line_start(rly_str text, size_t at)
{
    return at == 0 || text.data[at - 1] == '\n';
}

static size_t line_start(rly_str text, size_t at)
{
    while (!at_line_start(text, at))
        at--;
    return at;
}

static size_t line_end(rly_str text, size_t at)
{
    const char *newline = at < text.size ? memchr(text.data + at, '\n', text.size - at) : NULL;

    return newline ? (size_t)(newline - text.data) + 1 : text.size;
}

static bool same_bytes(const differ *d, const change *c)
{
    size_t size = c->old_end - c->old_start;

    return size == c->new_end - c->new_start &&
           (!size || !memcmp(d->before.data + c->old_start, d->after.data + c->new_start, size));
}

/* What was replaced, widened to whole lines; joins the change before when it stands on the same line. */
static bool add_change(differ *d, change c)
{
    change *last = d->changes.count ? &d->changes.items[d->changes.count - 1] : NULL;

    c.old_start = line_start(d->before, c.old_start);
    c.new_start = line_start(d->after, c.new_start);
    if (!at_line_start(d->before, c.old_end) || !at_line_start(d->after, c.new_end)) {
        c.old_end = line_end(d->before, c.old_end);
        c.new_end = line_end(d->after, c.new_end);
    }
    if (last && (c.old_start < last->old_end || c.new_start < last->new_end)) {
        last->old_end = c.old_end > last->old_end ? c.old_end : last->old_end;
        last->new_end = c.new_end > last->new_end ? c.new_end : last->new_end;
        return true;
    }
    /* What was put in by one round and taken out by a later one. */
    if (last && same_bytes(d, last))
        d->changes.count--;
    change *slot = rly_push(&d->changes);
    if (slot)
        *slot = c;
    return slot;
}

static bool find_changes(differ *d, const rly_map *map)
{
    size_t old_at = 0, new_at = 0;

    for (size_t i = 0; i <= map->runs.count; i++) {
        bool end = i == map->runs.count;
        rly_run run = end ? (rly_run){map->to_size, map->from_size, 0} : map->runs.items[i];
        if ((run.from > old_at || run.to > new_at) && !add_change(d, (change){old_at, run.from, new_at, run.to}))
            return false;
        old_at = (size_t)run.from + run.size;
        new_at = (size_t)run.to + run.size;
    }
    if (d->changes.count && same_bytes(d, &d->changes.items[d->changes.count - 1]))
        d->changes.count--;
    return true;
}

static size_t count_lines(rly_str text, size_t start, size_t end)
{
    size_t lines = 0;

    for (; start < end; start = line_end(text, start))
        lines++;
    return lines;
}

static void show_lines(differ *d, char mark, rly_str text, size_t start, size_t end)
{
    static const char *const missing = "\\ No newline at end of file\n";
    cli_paint paint = mark == '-' ? PAINT_RED : mark == '+' ? PAINT_GREEN : PAINT_PLAIN;

    while (start < end) {
        size_t next = line_end(text, start);
        bool ended = text.data[next - 1] == '\n';
        rly_str line = {text.data + start, next - start - ended};
        if (d->for_people) {
            show_painted_text(d->out, d->style, paint, (rly_str){&mark, 1});
            show_painted_text(d->out, d->style, paint, line);
        } else {
            rly_buf_byte(d->out, mark);
            rly_buf_add(d->out, line.data, line.size);
        }
        rly_buf_byte(d->out, '\n');
        if (!ended)
            rly_buf_str(d->out, missing);
        start = next;
    }
}

/* "-3,7", or "-3" for one line, or "-2,0" for none behind line 2. */
static void show_range(rly_buf *out, char mark, size_t line, size_t count)
{
    rly_buf_byte(out, mark);
    rly_buf_number(out, (int64_t)(count ? line : line - 1));
    if (count == 1)
        return;
    rly_buf_byte(out, ',');
    rly_buf_number(out, (int64_t)count);
}

/* Some lines up from `at`, but not beyond `floor`. */
static size_t lines_up(rly_str text, size_t at, size_t floor, int lines)
{
    for (; lines > 0 && at > floor; lines--)
        at = line_start(text, at - 1);
    return at > floor ? at : floor;
}

static size_t lines_down(rly_str text, size_t at, int lines)
{
    for (; lines > 0 && at < text.size; lines--)
        at = line_end(text, at);
    return at;
}

/* Changes [first, end) with the lines around them. */
static void show_hunk(differ *d, size_t first, size_t end)
{
    const change *c = d->changes.items;
    size_t start = lines_up(d->before, c[first].old_start, d->old_at, CONTEXT_LINES);
    size_t new_start = c[first].new_start - (c[first].old_start - start);
    size_t stop = lines_down(d->before, c[end - 1].old_end, CONTEXT_LINES);
    size_t new_stop = c[end - 1].new_end + (stop - c[end - 1].old_end), at = start;

    d->old_line += count_lines(d->before, d->old_at, start);
    d->new_line += count_lines(d->after, d->new_at, new_start);
    rly_buf_str(d->out, "@@ ");
    show_range(d->out, '-', d->old_line, count_lines(d->before, start, stop));
    rly_buf_byte(d->out, ' ');
    show_range(d->out, '+', d->new_line, count_lines(d->after, new_start, new_stop));
    rly_buf_str(d->out, " @@\n");
    for (size_t i = first; i < end; i++) {
        show_lines(d, ' ', d->before, at, c[i].old_start);
        show_lines(d, '-', d->before, c[i].old_start, c[i].old_end);
        show_lines(d, '+', d->after, c[i].new_start, c[i].new_end);
        at = c[i].old_end;
    }
    show_lines(d, ' ', d->before, at, stop);
    d->old_line += count_lines(d->before, start, stop);
    d->new_line += count_lines(d->after, new_start, new_stop);
    d->old_at = stop;
    d->new_at = new_stop;
}

void diff_show(rly_buf *out, cli_style style, const char *name, rly_str before, rly_str after, const rly_map *map)
{
    differ d = {.before = before, .after = after, .out = out, .style = style, .old_line = 1, .new_line = 1};

    d.for_people = style.color || isatty(STDOUT_FILENO);
    out->failed = !find_changes(&d, map) || out->failed;
    if (d.changes.count) {
        static const char *const marks[] = {"--- ", "+++ "};
        for (int i = 0; i < 2; i++) {
            rly_buf_str(out, marks[i]);
            show_clean(out, rly_str_of(name));
            rly_buf_byte(out, '\n');
        }
    }
    for (size_t first = 0, end; first < d.changes.count; first = end) {
        /* Changes whose surroundings touch go into one hunk. */
        for (end = first + 1; end < d.changes.count; end++)
            if (lines_down(before, d.changes.items[end - 1].old_end, 2 * CONTEXT_LINES) <
                d.changes.items[end].old_start)
                break;
        show_hunk(&d, first, end);
    }
    rly_vec_free(&d.changes);
}
