/* SPDX-License-Identifier: Apache-2.0 */
#include "show.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <unistr.h>
#include <uniwidth.h>

enum { TAB_COLUMNS = 4, INDENT = 4, QUOTED_BYTES = 60 };

static int columns_of_output(void)
{
    struct winsize size;
    const char *columns = getenv("COLUMNS");
    long given = columns ? strtol(columns, NULL, 10) : 0;

    if (given >= 20 && given <= 1000)
        return (int)given;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 20)
        return size.ws_col;
    return 100;
}

cli_style style_of_output(const cli_options *options)
{
    cli_style style = {.color = options->color == COLOR_ALWAYS, .width = columns_of_output()};

    if (options->color == COLOR_AUTO) {
        const char *refused = getenv("NO_COLOR"), *terminal = getenv("TERM");
        style.color = isatty(STDOUT_FILENO) && !(refused && *refused) && terminal && strcmp(terminal, "dumb") != 0;
    }
    return style;
}

const char *show_part(rly_buf *out, rly_buf *part)
{
    const char *text = rly_buf_text(part);

    out->failed = out->failed || !text;
    return text ? text : "";
}

cli_paint paint_of_level(const char *level)
{
    if (!strcmp(level, "error"))
        return PAINT_RED;
    return strcmp(level, "warning") ? PAINT_CYAN : PAINT_YELLOW;
}

static void begin_paint(rly_buf *out, cli_style style, cli_paint paint)
{
    static const char *const codes[] = {"", "\033[1m", "\033[2m", "\033[1;31m", "\033[1;33m", "\033[1;36m", "\033[32m"};

    if (style.color)
        rly_buf_str(out, codes[paint]);
}

static void end_paint(rly_buf *out, cli_style style, cli_paint paint)
{
    if (style.color && paint != PAINT_PLAIN)
        rly_buf_str(out, "\033[0m");
}

void show_painted(rly_buf *out, cli_style style, cli_paint paint, const char *text)
{
    show_painted_text(out, style, paint, rly_str_of(text));
}

/* One character as it is to be printed: its bytes, or what stands for it, and how many columns that takes. */
typedef struct cli_glyph {
    char bytes[8];
    size_t size, columns, consumed;
} cli_glyph;

static bool turns_direction(ucs4_t c)
{
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

static cli_glyph glyph_at(rly_str text, size_t at)
{
    ucs4_t c;
    int taken = u8_mbtouc(&c, (const uint8_t *)text.data + at, text.size - at);
    cli_glyph glyph = {.consumed = taken > 0 ? (size_t)taken : 1, .columns = 1};

    if (c == '\t') {
        memset(glyph.bytes, ' ', TAB_COLUMNS);
        glyph.size = glyph.columns = TAB_COLUMNS;
        return glyph;
    }
    if (c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029)
        c = ' ';
    else if (c < 0x20)
        c += 0x2400;
    else if (c == 0x7F)
        c = 0x2421;
    else if ((c >= 0x80 && c < 0xA0) || turns_direction(c))
        c = 0xFFFD;
    int columns = uc_width(c, "UTF-8");
    glyph.columns = columns > 0 ? (size_t)columns : 0;
    int size = u8_uctomb((uint8_t *)glyph.bytes, c, sizeof glyph.bytes);
    glyph.size = size > 0 ? (size_t)size : 0;
    return glyph;
}

void show_clean(rly_buf *out, rly_str text)
{
    size_t plain = 0;

    for (size_t at = 0; at < text.size;) {
        if (text.data[at] >= ' ' && text.data[at] < 0x7F) {
            at++;
            continue;
        }
        rly_buf_add(out, text.data + plain, at - plain);
        cli_glyph glyph = glyph_at(text, at);
        rly_buf_add(out, glyph.bytes, glyph.size);
        plain = at += glyph.consumed;
    }
    rly_buf_add(out, text.data + plain, text.size - plain);
}

void show_painted_text(rly_buf *out, cli_style style, cli_paint paint, rly_str text)
{
    begin_paint(out, style, paint);
    show_clean(out, text);
    end_paint(out, style, paint);
}

size_t show_width(rly_str text)
{
    size_t columns = 0;

    for (size_t at = 0; at < text.size;) {
        cli_glyph glyph = glyph_at(text, at);
        columns += glyph.columns;
        at += glyph.consumed;
    }
    return columns;
}

static void show_spaces(rly_buf *out, size_t count)
{
    while (count-- > 0)
        rly_buf_byte(out, ' ');
}

void show_padded(rly_buf *out, cli_style style, cli_paint paint, const char *text, size_t columns)
{
    size_t width = show_width(rly_str_of(text));

    show_painted(out, style, paint, text);
    show_spaces(out, width < columns ? columns - width : 1);
}

void show_wrapped(rly_buf *out, cli_style style, size_t indent, const char *text)
{
    size_t width = (size_t)(style.width > 100 ? 100 : style.width), column = indent;

    for (bool first = true; *text; first = false) {
        size_t size = strcspn(text, " \n");
        rly_str word = {text, size};
        size_t columns = show_width(word);
        if (!first && column + 1 + columns > width && column > indent) {
            rly_buf_byte(out, '\n');
            show_spaces(out, indent);
            column = indent;
        } else if (!first && column > indent) {
            rly_buf_byte(out, ' ');
            column++;
        }
        show_clean(out, word);
        column += columns;
        text += size;
        text += strspn(text, " \n");
    }
    rly_buf_byte(out, '\n');
}

static bool ends_line(rly_str text, size_t at)
{
    return at >= text.size || text.data[at] == '\n' || text.data[at] == '\r';
}

/* The largest start of a character at or before `at`. */
static size_t floor_of_character(rly_str text, size_t at)
{
    while (at > 0 && at < text.size && ((unsigned char)text.data[at] & 0xC0) == 0x80)
        at--;
    return at;
}

/* Move `from` on until [from, to) takes no more than `columns`. */
static size_t cut_before(rly_str text, size_t from, size_t to, size_t columns)
{
    /* A character takes four bytes at most and mostly a column: nothing is measured that cannot fit. */
    if (to - from > columns * 8)
        from = floor_of_character(text, to - columns * 8);
    size_t width = show_width((rly_str){text.data + from, to - from});
    while (width > columns) {
        cli_glyph glyph = glyph_at(text, from);
        width -= glyph.columns;
        from += glyph.consumed;
    }
    return from;
}

static size_t end_of_columns(rly_str text, size_t from, size_t to, size_t columns)
{
    size_t at = from, width = 0;

    while (at < to) {
        cli_glyph glyph = glyph_at(text, at);
        if (width + glyph.columns > columns)
            break;
        width += glyph.columns;
        at += glyph.consumed;
    }
    return at;
}

void show_place(rly_buf *out, cli_style style, cli_paint paint, rly_str text, size_t start, size_t end)
{
    size_t begin = start, stop = start;

    if (!text.size) {
        out->failed = true;
        return;
    }
    while (begin > 0 && text.data[begin - 1] != '\n' && text.data[begin - 1] != '\r')
        begin--;
    while (!ends_line(text, stop))
        stop++;
    if (end > stop)
        end = stop;

    size_t room = (size_t)style.width - INDENT - 2;
    size_t from = cut_before(text, begin, start, room / 2);
    size_t to = end_of_columns(text, from, stop, room);
    if (to == stop) /* the rest of the line is short: show more of what comes before */
        from = cut_before(text, begin, stop, room > 0 ? room : 1);
    if (from > start)
        from = start;
    if (end > to)
        end = to;

    show_spaces(out, INDENT);
    if (from > begin)
        rly_buf_str(out, "…");
    show_clean(out, (rly_str){text.data + from, start - from});
    begin_paint(out, style, paint);
    show_clean(out, (rly_str){text.data + start, end - start});
    end_paint(out, style, paint);
    show_clean(out, (rly_str){text.data + end, to - end});
    rly_buf_str(out, to < stop ? "…\n" : "\n");

    show_spaces(out, INDENT + (size_t)(from > begin) + show_width((rly_str){text.data + from, start - from}));
    begin_paint(out, style, paint);
    rly_buf_byte(out, '^');
    for (size_t width = show_width((rly_str){text.data + start, end - start}); width > 1; width--)
        rly_buf_byte(out, '~');
    end_paint(out, style, paint);
    rly_buf_byte(out, '\n');
}

void show_quoted(rly_buf *out, rly_str text, size_t start, size_t end)
{
    out->failed = out->failed || (!text.size && end > 0);
    end = end < text.size ? end : text.size;
    start = start < end ? start : end;
    rly_buf_byte(out, '"');
    if (end - start > QUOTED_BYTES) {
        size_t head = floor_of_character(text, start + QUOTED_BYTES / 2);
        size_t tail = floor_of_character(text, end - QUOTED_BYTES / 3);
        show_clean(out, (rly_str){text.data + start, head - start});
        rly_buf_str(out, " … ");
        start = tail;
    }
    show_clean(out, (rly_str){text.data + start, end - start});
    rly_buf_byte(out, '"');
}

void show_format(rly_buf *out, const char *format, ...)
{
    char text[512];
    va_list arguments;

    va_start(arguments, format);
    (void)vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    rly_buf_str(out, text);
}

void show_count(rly_buf *out, size_t count, const char *one, const char *many)
{
    rly_buf_number(out, (int64_t)count);
    rly_buf_byte(out, ' ');
    rly_buf_str(out, count == 1 ? one : many);
}
