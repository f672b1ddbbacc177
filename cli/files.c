/* SPDX-License-Identifier: Apache-2.0 */
#include "files.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

/* How much is asked for at once: of a file that is a draft, and of a stream of lines. */
enum { DRAFT_CHUNK = 1 << 12, LINES_CHUNK = 1 << 16 };

static int open_for_reading(const char *path, const char *name)
{
    int file = strcmp(path, "-") ? open(path, O_RDONLY | O_CLOEXEC) : STDIN_FILENO;

    if (file < 0)
        complain_at("%s: cannot be read: %s", name, strerror(errno));
    return file;
}

static void close_file(int file)
{
    if (file > STDIN_FILENO)
        (void)close(file);
}

/* Add what comes, for which there is room for `chunk` bytes at least before anything is read; 0 at the end, -1 when
 * reading failed (said already). */
static ssize_t read_chunk(int file, const char *name, size_t chunk, rly_buf *out)
{
    ssize_t size;

    /* What is left of a chunk will do: a small file is read, and its end seen, in one. */
    if (!rly_buf_room(out, out->size ? chunk / 4 : chunk)) {
        (void)complain_memory();
        return -1;
    }
    do
        size = read(file, out->data + out->size, out->capacity - out->size - 1);
    while (size < 0 && errno == EINTR);
    if (size < 0)
        complain_at("%s: cannot be read: %s", name, strerror(errno));
    else
        out->size += (size_t)size;
    return size;
}

bool file_read(const char *path, const char *name, rly_buf *out)
{
    int file = open_for_reading(path, name);
    ssize_t size = -1;

    rly_buf_clear(out);
    if (file < 0)
        return false;
    while ((size = read_chunk(file, name, DRAFT_CHUNK, out)) > 0) {
        if (out->size > FILE_BYTES_MAX) {
            complain_at("%s: larger than %d MiB; that is no draft, and a library is to be split", name,
                        FILE_BYTES_MAX >> 20);
            size = -1;
            break;
        }
    }
    close_file(file);
    if (size < 0)
        rly_buf_clear(out); /* half a file is of no use to anybody */
    return size == 0 && (rly_buf_text(out) || complain_memory() != EXIT_TROUBLE);
}

bool file_exists(const char *path)
{
    struct stat status;

    /* Where the disk cannot tell, opening the file will say why. */
    return stat(path, &status) == 0 || errno == EIO || errno == ENOMEM;
}

bool file_is_folder(const char *path)
{
    struct stat status;

    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

void path_from_here(rly_buf *out, const char *path)
{
    char here[PATH_MAX];
    size_t begin = out->size, size = *path == '/' && getcwd(here, sizeof here) ? strlen(here) : 0;

    if (size && !strncmp(path, here, size) && path[size] == '/')
        path += size + 1;
    for (size_t step; *path; path += step) {
        bool start = out->size == begin || out->data[out->size - 1] == '/';
        step = start && !strncmp(path, "./", 2) ? 2 : 1;
        if (step == 1 && !(*path == '/' && path[1] == '/'))
            rly_buf_byte(out, *path);
    }
}

bool file_name_ends(const char *name, const char *const *endings)
{
    size_t size = strlen(name);

    for (; *endings; endings++) {
        size_t ending = strlen(*endings);
        if (size >= ending && !strcasecmp(name + size - ending, *endings))
            return true;
    }
    return false;
}

static char *join_path(rly_arena *arena, const char *folder, const char *name)
{
    size_t folder_size = strlen(folder), size = folder_size + strlen(name) + 2;
    bool slash = folder_size > 0 && folder[folder_size - 1] != '/';
    char *path = rly_arena_take(arena, size);

    if (path)
        (void)snprintf(path, size, "%s%s%s", folder, slash ? "/" : "", name);
    return path;
}

static bool collect_below(const char *folder, const char *const *endings, rly_arena *arena, word_list *out);

/* One entry of a folder. What went away since it was listed is left out. */
static bool collect_entry(DIR *stream, const char *folder, const struct dirent *entry, const char *const *endings,
                          rly_arena *arena, word_list *out)
{
    const char *name = entry->d_name;
    bool folder_within = entry->d_type == DT_DIR;
    struct stat status;

    if (entry->d_type == DT_UNKNOWN) { /* not every file system tells */
        if (fstatat(dirfd(stream), name, &status, AT_SYMLINK_NOFOLLOW) != 0) {
            bool gone = errno == ENOENT;
            if (!gone)
                complain_at("%s/%s: cannot be read: %s", folder, name, strerror(errno));
            return gone;
        }
        folder_within = S_ISDIR(status.st_mode);
    }
    if (!folder_within && !file_name_ends(name, endings))
        return true;
    char *path = join_path(arena, folder, name);
    if (path && folder_within)
        return collect_below(path, endings, arena, out);
    const char **slot = path ? rly_push(out) : NULL;
    if (!slot)
        return complain_memory() != EXIT_TROUBLE;
    *slot = path;
    return true;
}

/* The next entry; NULL at the end, or when reading failed, with errno set then. */
static const struct dirent *next_entry(DIR *stream)
{
    errno = 0;
    return readdir(stream);
}

static bool collect_below(const char *folder, const char *const *endings, rly_arena *arena, word_list *out)
{
    DIR *stream = opendir(folder);
    bool fine = true;

    for (const struct dirent *entry; stream && (entry = next_entry(stream));)
        if (entry->d_name[0] != '.')
            fine = collect_entry(stream, folder, entry, endings, arena, out) && fine;
    if (!stream || errno) {
        complain_at("%s: cannot be read: %s", folder, strerror(errno));
        fine = false;
    }
    if (stream)
        (void)closedir(stream);
    return fine;
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

bool files_below(const char *folder, const char *const *endings, rly_arena *arena, word_list *out)
{
    size_t before = out->count;
    bool fine = collect_below(folder, endings, arena, out);

    if (out->count > before)
        qsort(out->items + before, out->count - before, sizeof *out->items, compare_names);
    return fine;
}

bool text_is_blank(rly_str text)
{
    size_t i = 0;

    while (i < text.size && is_space(text.data[i]))
        i++;
    return i == text.size;
}

bool lines_open(cli_lines *lines, const char *path, const char *name)
{
    memset(lines, 0, sizeof *lines);
    lines->name = name;
    lines->file = open_for_reading(path, name);
    lines->failed = lines->file < 0;
    struct stat status;
    lines->waits = !lines->failed && (fstat(lines->file, &status) != 0 || !S_ISREG(status.st_mode));
    return !lines->failed;
}

/* Where the line that begins at lines->begin ends; the end of the buffer when that is not known yet. */
static size_t find_line_end(const cli_lines *lines)
{
    const rly_buf *buffer = &lines->buffer;
    const char *end = NULL;

    if (buffer->size > lines->searched)
        end = memchr(buffer->data + lines->searched, '\n', buffer->size - lines->searched);
    return end ? (size_t)(end - buffer->data) : buffer->size;
}

/* Drop the lines that were given, so that the buffer holds one line at most. */
static void drop_given(cli_lines *lines)
{
    rly_buf *buffer = &lines->buffer;

    if (lines->begin > 0) {
        memmove(buffer->data, buffer->data + lines->begin, buffer->size - lines->begin);
        buffer->size -= lines->begin;
        lines->begin = 0;
    }
    lines->searched = buffer->size;
}

bool lines_must_read(const cli_lines *lines)
{
    return !lines->ended && find_line_end(lines) == lines->buffer.size;
}

bool lines_next(cli_lines *lines, rly_str *line)
{
    size_t end;

    while ((end = find_line_end(lines)) == lines->buffer.size && !lines->ended) {
        drop_given(lines);
        ssize_t size = read_chunk(lines->file, lines->name, LINES_CHUNK, &lines->buffer);
        lines->ended = size <= 0;
        lines->failed = size < 0;
        if (lines->buffer.size > FILE_BYTES_MAX && find_line_end(lines) == lines->buffer.size) {
            complain_at("%s:%zu: a line of more than %d MiB", lines->name, lines->number + 1, FILE_BYTES_MAX >> 20);
            lines->failed = lines->ended = true;
        }
        if (lines->failed)
            return false;
    }
    if (lines->begin >= lines->buffer.size)
        return false;
    *line = (rly_str){lines->buffer.data + lines->begin, end - lines->begin};
    lines->begin = lines->searched = end < lines->buffer.size ? end + 1 : end;
    lines->number++;
    return true;
}

rly_str lines_without_mark(const cli_lines *lines, rly_str line)
{
    bool marked = lines->number == 1 && line.size >= 3 && !memcmp(line.data, "\xEF\xBB\xBF", 3);

    return marked ? (rly_str){line.data + 3, line.size - 3} : line;
}

void lines_close(cli_lines *lines)
{
    close_file(lines->file);
    rly_buf_free(&lines->buffer);
}
