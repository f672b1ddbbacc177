/* SPDX-License-Identifier: Apache-2.0 */
/* Reading files and folders, and lines of a stream; writing a file whole. Each function says itself what went wrong. */
#ifndef CLI_FILES_H
#define CLI_FILES_H

#include "cli.h"

/* A draft, a rule file or a settings file is never larger; neither is a line of JSON Lines. */
enum { FILE_BYTES_MAX = 64 << 20 };

/* The whole of a file ("-": standard input). `name` is what to call it. False, and said why, when it cannot be read. */
bool file_read(const char *path, const char *name, rly_buf *out);

/* Make a regular file, or put `bytes` in the place of all that it holds; a device or a pipe is written to. False, and
 * said why, when it is as it was. */
bool file_write(const char *path, rly_str bytes);

/* Is there a file, folder or device of that name? */
bool file_exists(const char *path);
bool file_is_folder(const char *path);

/* The path as seen from here, however it was typed: ./a//b and /here/a/b are a/b. */
void path_from_here(rly_buf *out, const char *path);

/* Does the name end in one of the endings (".txt", NULL-terminated, in any case)? */
bool file_name_ends(const char *name, const char *const *endings);

/*
 * The files below a folder whose names end so, sorted, the folder's name in front of each. Hidden ones are left out,
 * and links to folders are not followed. False when a folder could not be read, or memory ran out.
 */
bool files_below(const char *folder, const char *const *endings, rly_arena *arena, word_list *out);

/* A space, tab or line end. */
static inline bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* Is there nothing but spaces and line ends? */
bool text_is_blank(rly_str text);

/* The text without the spaces and line ends around it. */
static inline rly_str text_trim(rly_str text)
{
    while (text.size && is_space(text.data[0])) {
        text.data++;
        text.size--;
    }
    while (text.size && is_space(text.data[text.size - 1]))
        text.size--;
    return text;
}

/* The lines of a file or of standard input, one in memory at a time. */
typedef struct cli_lines {
    int file;
    const char *name;
    rly_buf buffer;
    size_t begin, searched; /* where the next line begins; up to where no line end was found */
    size_t number;          /* of the line that was given last, from 1 */
    bool waits;             /* somebody may be writing it just now: a pipe, a terminal */
    bool ended, failed;
} cli_lines;

/* `path` "-" is standard input. False, and said why, when it cannot be opened. */
bool lines_open(cli_lines *lines, const char *path, const char *name);

/* The next line, without its end; lent until the next call. False at the end, or when reading failed (lines->failed).
 */
bool lines_next(cli_lines *lines, rly_str *line);

/* The line that was given last, without the byte order mark that a file may begin with. */
rly_str lines_without_mark(const cli_lines *lines, rly_str line);

/* Would the next call have to wait for input? */
bool lines_must_read(const cli_lines *lines);
void lines_close(cli_lines *lines);

#endif
