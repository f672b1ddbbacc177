/* SPDX-License-Identifier: Apache-2.0 */
/* Text for people: colours, display columns, a line with a place underlined, wrapped paragraphs. */
#ifndef CLI_SHOW_H
#define CLI_SHOW_H

#include "cli.h"

typedef enum cli_paint {
    PAINT_PLAIN,
    PAINT_BOLD,
    PAINT_DIM,
    PAINT_RED,
    PAINT_YELLOW,
    PAINT_CYAN,
    PAINT_GREEN
} cli_paint;

typedef struct cli_style {
    bool color;
    int width; /* columns of the terminal, or what is comfortable where there is none */
} cli_style;

/* How standard output is to look: --color, NO_COLOR, TERM, the size of the terminal. */
cli_style style_of_output(const cli_options *options);

/* The colour of a level: "error", "warning", "suggestion". */
cli_paint paint_of_level(const char *level);

/* The text of a part of what is shown; "" when memory ran out for it, and then `out` has failed, too. */
const char *show_part(rly_buf *out, rly_buf *part);

/* `text` in a colour; nothing but the text where there are no colours. */
void show_painted(rly_buf *out, cli_style style, cli_paint paint, const char *text);

/* The same for a text that may hold anything. */
void show_painted_text(rly_buf *out, cli_style style, cli_paint paint, rly_str text);

/* One line: control and direction characters become visible, harmless ones; line ends become a space. */
void show_clean(rly_buf *out, rly_str text);

/* Columns that a text takes in a terminal, as show_clean() prints it. */
size_t show_width(rly_str text);

/* `text` and then spaces up to `columns`; at least one space. */
void show_padded(rly_buf *out, cli_style style, cli_paint paint, const char *text, size_t columns);

/* A paragraph, words wrapped, each line after the first indented; the cursor stands at column `indent` already. */
void show_wrapped(rly_buf *out, cli_style style, size_t indent, const char *text);

/*
 * The line of `text` on which [start, end) begins, indented, and below it that place underlined. A long line is cut
 * around the place. `text` is empty when memory ran out for it; then `out` fails, too.
 */
void show_place(rly_buf *out, cli_style style, cli_paint paint, rly_str text, size_t start, size_t end);

/* [start, end) as a quotation on one line, cut in the middle when it is long. An empty `text` as in show_place(). */
void show_quoted(rly_buf *out, rly_str text, size_t start, size_t end);

/* As printf(3) would; a piece longer than 500 bytes is cut. */
__attribute__((format(printf, 2, 3))) void show_format(rly_buf *out, const char *format, ...);

/* "1 rule", "3 rules". */
void show_count(rly_buf *out, size_t count, const char *one, const char *many);

#endif
