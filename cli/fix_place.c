/* SPDX-License-Identifier: Apache-2.0 */
/* Whether a fix may be put where it belongs, and how its words are written there. */
#include <string.h>

#include "fix.h"
#include "text/grapheme.h"

enum {
    AROUND = 64,        /* bytes beside a place that say whether it hangs together with them */
    QUOTED_COLUMNS = 76 /* of a line of quoted-printable (RFC 2045) */
};

static bool is_boundary(rly_str text, size_t at)
{
    return rly_grapheme_floor(text.data, text.size, at) == at;
}

/* Would the words grow together with what stands beside them, as a letter does with the accent behind it? */
static bool grows_together(rly_str text, const cli_fix *fix)
{
    size_t begin = fix->start > AROUND ? fix->start - AROUND : 0, size = strlen(fix->words);
    size_t behind = text.size - fix->end < AROUND ? text.size - fix->end : AROUND;
    rly_buf joined = {0};

    while (begin < fix->start && ((unsigned char)text.data[begin] & 0xC0) == 0x80)
        begin++;
    rly_buf_add(&joined, text.data + begin, fix->start - begin);
    rly_buf_str(&joined, fix->words);
    rly_buf_add(&joined, text.data + fix->end, behind);
    rly_str whole = {joined.data ? joined.data : "", joined.size};
    bool apart =
        !joined.failed && is_boundary(whole, fix->start - begin) && is_boundary(whole, fix->start - begin + size);
    rly_buf_free(&joined);
    return !apart;
}

static bool is_letter_or_digit(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/*
 * Is there markup among the words, or a place that is to be filled in ({{name}}, [date])? It would go with them, or
 * lose its other half.
 */
static bool holds_markup(rly_str words)
{
    for (size_t i = 0; i < words.size; i++) {
        if (words.data[i] && strchr("<>[]{}*_`~\\", words.data[i]))
            return true;
        if (words.data[i] != '&' || i + 1 == words.size)
            continue;
        size_t end = i + 1 + (words.data[i + 1] == '#');
        while (end < words.size && is_letter_or_digit(words.data[end]))
            end++;
        if (end < words.size && end > i + 1 && words.data[end] == ';')
            return true;
    }
    return false;
}

/* A placeholder of a template, from brace to brace: "{{name}}", "#{name}". */
static bool is_placeholder(rly_str words)
{
    return words.size > 3 && (words.data[0] == '{' || words.data[1] == '{') && words.data[words.size - 1] == '}';
}

/* What is left out takes one of the spaces around it along. */
static void widen(rly_str text, cli_fix *fix)
{
    bool before = fix->start > 0 && text.data[fix->start - 1] == ' ';
    bool after = fix->end < text.size && text.data[fix->end] == ' ';
    bool line_starts = fix->start == 0 || text.data[fix->start - 1] == '\n';

    if (after && (before || line_starts))
        fix->end++;
    else if (before && (fix->end == text.size || !is_letter_or_digit(text.data[fix->end])))
        fix->start--;
}

fix_verdict fix_place(const cli_source *source, cli_fix *fix)
{
    rly_str text = source->text, words;

    if (fix->end > text.size || fix->start >= fix->end)
        return FIX_IDLE;
    words = (rly_str){text.data + fix->start, fix->end - fix->start};
    /* A rule that finds a name in any case finds it in the right one, too. */
    if (rly_str_is(words, fix->words))
        return FIX_IDLE;
    if (holds_markup(words) && !(is_placeholder(words) && is_placeholder(rly_str_of(fix->words))))
        return FIX_JOINED;
    if (!*fix->words)
        widen(text, fix);
    if (!is_boundary(text, fix->start) || !is_boundary(text, fix->end) || grows_together(text, fix))
        return FIX_JOINED;
    if (source->writing == WRITTEN_ENCODED || !source_same(source, fix->start, fix->end, &fix->from))
        return FIX_ENCODED;
    fix->to = fix->from + (fix->end - fix->start);
    return FIX_FITS;
}

static bool is_printable_ascii(const char *words)
{
    for (; *words; words++)
        if (*words < ' ' || *words > '~')
            return false;
    return true;
}

static bool is_ascii(const char *words)
{
    while (*words && (unsigned char)*words < 0x80)
        words++;
    return !*words;
}

/* Words that need no encoding; where they make the line too long, a soft line break goes before them. */
static bool write_quoted(const cli_source *source, const cli_fix *fix, rly_buf *out)
{
    const char *file = source->file.data, *end = memchr(file + fix->to, '\n', source->file.size - fix->to);
    size_t begin = fix->from, size = strlen(fix->words);
    size_t behind = (end ? (size_t)(end - file) : source->file.size) - fix->to;
    bool crlf = end && end > file && end[-1] == '\r';

    while (begin > 0 && file[begin - 1] != '\n')
        begin--;
    behind -= crlf && behind ? 1 : 0;
    if (!is_printable_ascii(fix->words) || strchr(fix->words, '=') || size + behind > QUOTED_COLUMNS)
        return false;
    if (fix->from - begin + size + behind > QUOTED_COLUMNS) {
        if (fix->from - begin + 1 > QUOTED_COLUMNS)
            return false;
        rly_buf_str(out, crlf ? "=\r\n" : "=\n");
    }
    rly_buf_str(out, fix->words);
    return true;
}

bool fix_write(const cli_source *source, const cli_fix *fix, rly_buf *out)
{
    if (source->ascii_only && !is_ascii(fix->words))
        return false;
    if (source->writing == WRITTEN_QUOTED)
        return write_quoted(source, fix, out);
    return cell_write(source->writing, fix->words, fix->start == 0, fix->end == source->text.size, out);
}
