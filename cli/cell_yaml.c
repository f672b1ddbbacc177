/* SPDX-License-Identifier: Apache-2.0 */
/*
 * libfyaml says what a scalar means and between which bytes it stands, but not which byte became which. So value and
 * bytes are walked side by side: what is the same is a run, escapes are decoded, and white space, which YAML folds and
 * takes away, is matched from both of its ends.
 */
#include "cell_yaml.h"

#include <stdlib.h>
#include <unistr.h>

#include "files.h"

typedef struct walk {
    rly_str value, file;
    size_t v, f, end; /* how far; the end in the file */
    cli_writing writing;
    rly_map *map;
    bool memory; /* there was enough */
} walk;

cli_writing cell_yaml_style(rly_str file, size_t start, bool quoted)
{
    char before = start ? file.data[start - 1] : '\n';

    if (!quoted)
        return WRITTEN_YAML_PLAIN;
    return before == '"' ? WRITTEN_YAML_DOUBLE : before == '\'' ? WRITTEN_YAML_SINGLE : WRITTEN_YAML_BLOCK;
}

static void add_run(walk *w, size_t v, size_t f, size_t size)
{
    if (size)
        w->memory = rly_map_add(w->map, (uint32_t)v, (uint32_t)f, (uint32_t)size) && w->memory;
}

/* How many bytes the escape at `at` takes, and what it means; 0 for one that is not known here. */
static size_t decode_escape(const char *at, size_t size, uint8_t bytes[6], size_t *count)
{
    static const char forms[] = "0abtnvfre\"/\\N_LP ",
                      *const meant[] = {"",         "\a",       "\b",           "\t",           "\n", "\v",
                                        "\f",       "\r",       "\x1b",         "\"",           "/",  "\\",
                                        "\xC2\x85", "\xC2\xA0", "\xE2\x80\xA8", "\xE2\x80\xA9", " "};
    const char *form = size > 1 && at[1] ? strchr(forms, at[1]) : NULL;

    if (form) {
        *count = at[1] == '0' ? 1 : strlen(meant[form - forms]);
        memcpy(bytes, meant[form - forms], *count);
        return 2;
    }
    size_t digits = size < 2 ? 0 : at[1] == 'x' ? 2 : at[1] == 'u' ? 4 : at[1] == 'U' ? 8 : 0;
    char hex[9] = "", *hex_end;
    if (!digits || size < 2 + digits)
        return 0;
    memcpy(hex, at + 2, digits);
    int length = u8_uctomb(bytes, (ucs4_t)strtoul(hex, &hex_end, 16), 6);
    *count = length > 0 ? (size_t)length : 0;
    return length > 0 && !*hex_end ? 2 + digits : 0;
}

static bool take_escape(walk *w)
{
    uint8_t bytes[6];
    size_t count = 0, taken = decode_escape(w->file.data + w->f, w->end - w->f, bytes, &count);

    if (!taken || w->value.size - w->v < count || memcmp(w->value.data + w->v, bytes, count) != 0)
        return false;
    w->v += count;
    w->f += taken;
    return true;
}

/* Does a line end in the file, in double quotes, behind a backslash that takes it away? */
static bool is_continued(const walk *w, size_t f)
{
    return w->writing == WRITTEN_YAML_DOUBLE && w->end - f > 1 && w->file.data[f] == '\\' &&
           (w->file.data[f + 1] == '\n' || w->file.data[f + 1] == '\r');
}

static size_t space_end(const walk *w, size_t f)
{
    while (f < w->end && (is_space(w->file.data[f]) || is_continued(w, f)))
        f++;
    return f;
}

/* White space of the value and of the file: what is the same at the start of both, and then at their ends. */
static void take_space(walk *w)
{
    size_t v_end = w->v, f_end = space_end(w, w->f), same = 0, last = 0;

    while (v_end < w->value.size && is_space(w->value.data[v_end]))
        v_end++;
    size_t v_size = v_end - w->v, f_size = f_end - w->f, least = v_size < f_size ? v_size : f_size;
    while (same < least && w->value.data[w->v + same] == w->file.data[w->f + same])
        same++;
    while (last < least - same && w->value.data[v_end - 1 - last] == w->file.data[f_end - 1 - last])
        last++;
    add_run(w, w->v, w->f, same);
    add_run(w, v_end - last, f_end - last, last);
    w->v = v_end;
    w->f = f_end;
}

/* One byte that is no white space, in both. */
static bool take_byte(walk *w)
{
    char c = w->file.data[w->f];

    if (c == '\\' && w->writing == WRITTEN_YAML_DOUBLE)
        return take_escape(w);
    if (w->v == w->value.size || w->value.data[w->v] != c)
        return false;
    if (c == '\'' && w->writing == WRITTEN_YAML_SINGLE) {
        w->v++;
        w->f += 2;
        return true;
    }
    add_run(w, w->v++, w->f++, 1);
    return true;
}

bool cell_align(const cli_cell *cell, rly_str file, rly_map *map, cli_writing *writing)
{
    walk w = {cell->value, file, 0, cell->start, cell->end, cell->writing, map, true};
    bool same = true;

    while (same && w.f < w.end) {
        bool space = is_space(file.data[w.f]) || is_continued(&w, w.f);
        if (space)
            take_space(&w);
        else
            same = take_byte(&w);
    }
    /* The line end of a last line that has none in the file. */
    while (same && w.writing == WRITTEN_YAML_BLOCK && w.v < w.value.size && is_space(w.value.data[w.v]))
        w.v++;
    if (same && w.v == w.value.size)
        return w.memory;
    rly_map_clear(map);
    *writing = WRITTEN_ENCODED;
    return rly_map_add(map, 0, (uint32_t)cell->start, 0);
}

bool cell_may_be_plain(const char *words, bool at_start, bool at_end)
{
    size_t size = strlen(words);

    /* ": " and " #" end a scalar, brackets and commas do within others; what begins one may mean something else. */
    if (strpbrk(words, ":#,[]{}\t") || !size)
        return !size && !at_start && !at_end;
    return !(at_start && strpbrk((char[]){words[0], '\0'}, "-?&*!|>'\"%@` ")) && !(at_end && words[size - 1] == ' ');
}
