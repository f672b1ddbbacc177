/* SPDX-License-Identifier: Apache-2.0 */
#include "changes.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

#include "git.h"

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static int compare_files(const void *a, const void *b)
{
    return strcmp(((const changed_file *)a)->path, ((const changed_file *)b)->path);
}

/* What git answers in one line. False when it has no answer. */
static bool ask(const char *const *arguments, rly_buf *out, bool *ran)
{
    int status = git_run(NULL, arguments, out);

    *ran = status >= 0;
    if (status == 0 && out->size && out->data[out->size - 1] == '\n')
        out->data[--out->size] = '\0';
    return status == 0;
}

static bool find_top(cli_changes *changes)
{
    rly_buf out = {0};
    char real[PATH_MAX];
    bool ran, good = ask((const char *const[]){"rev-parse", "--show-toplevel", NULL}, &out, &ran);

    if (ran && !good)
        complain("--new-from: this is no working tree of git");
    if (good && !realpath(out.data, real)) {
        complain("--new-from: %s cannot be found", out.data);
        good = false;
    }
    rly_buf_free(&out);
    if (!good)
        return false;
    changes->top = rly_arena_copy(&changes->arena, real, strlen(real));
    return changes->top || complain_memory() != EXIT_TROUBLE;
}

/* The commit from which on lines are new: what others did to the revision since is not ours. NULL, and said why. */
static const char *find_base(cli_changes *changes, const char *revision)
{
    rly_buf wanted = {0}, commit = {0}, base = {0};
    bool ran = true, good;
    const char *found = NULL;

    if (*revision == '-') {
        complain("--new-from: \"%s\" is no revision", revision);
        return NULL;
    }
    rly_buf_str(&wanted, revision);
    rly_buf_str(&wanted, "^{commit}");
    const char *name = rly_buf_text(&wanted);
    good = name ? ask((const char *const[]){"rev-parse", "--verify", "--quiet", name, NULL}, &commit, &ran)
                : complain_memory() != EXIT_TROUBLE;
    if (name && ran && !good)
        complain("--new-from: git knows no revision \"%s\"; was it fetched?", revision);
    if (good && !ask((const char *const[]){"merge-base", commit.data, "HEAD", NULL}, &base, &ran)) {
        if (ran)
            complain("--new-from: \"%s\" and HEAD have no commit in common; fetch more of the history", revision);
        good = false;
    }
    if (good && !(found = rly_arena_copy(&changes->arena, base.data, base.size)))
        (void)complain_memory();
    rly_buf_free(&wanted);
    rly_buf_free(&commit);
    rly_buf_free(&base);
    return found;
}

static bool list_known(cli_changes *changes, const char *base)
{
    const char *const arguments[] = {"ls-tree", "-r", "-z", "--name-only", "--full-tree", base, NULL};
    bool good = true;

    if (git_run(changes->top, arguments, &changes->names) != 0) {
        complain("--new-from: git cannot list the files of %s", base);
        return false;
    }
    for (size_t at = 0; good && at < changes->names.size; at += strlen(changes->names.data + at) + 1) {
        const char **slot = rly_push(&changes->known);
        good = slot;
        if (slot)
            *slot = changes->names.data + at;
    }
    if (changes->known.count)
        qsort(changes->known.items, changes->known.count, sizeof *changes->known.items, compare_names);
    return good || complain_memory() != EXIT_TROUBLE;
}

/* ---- reading a diff */

/* The byte behind a backslash, as git writes it; *at goes on behind it. */
static char unescape(rly_str text, size_t *at)
{
    static const char letters[] = "abtnvfr", bytes[] = "\a\b\t\n\v\f\r";
    char c = text.data[(*at)++];
    const char *letter = memchr(letters, c, sizeof letters - 1);

    if (letter)
        return bytes[letter - letters];
    if (c < '0' || c > '3' || *at + 2 > text.size)
        return c;
    int value = c - '0';
    for (int i = 0; i < 2; i++)
        value = value * 8 + (text.data[(*at)++] - '0');
    return (char)value;
}

/* The path behind "+++ ": b/path, with a tab behind it when it has spaces, or "b/path" with escapes. */
static const char *read_path(cli_changes *changes, rly_str text)
{
    bool quoted = text.size && text.data[0] == '"';
    char *path = rly_arena_take(&changes->arena, text.size + 1), *to = path;

    if (!path)
        return NULL;
    for (size_t at = quoted; at < text.size && text.data[at] != (quoted ? '"' : '\t');) {
        char c = text.data[at++];
        *to++ = quoted && c == '\\' && at < text.size ? unescape(text, &at) : c;
    }
    *to = '\0';
    return to - path > 2 ? path + 2 : path;
}

static size_t read_number(const char **at)
{
    size_t number = 0;

    for (; **at >= '0' && **at <= '9'; ++*at)
        number = number * 10 + (size_t)(**at - '0');
    return number;
}

/* "12,3" or "12", which is "12,1". */
static void read_range(const char **at, size_t *first, size_t *count)
{
    *first = read_number(at);
    *count = 1;
    if (**at == ',') {
        ++*at;
        *count = read_number(at);
    }
}

/* "@@ -1,2 +3,4 @@"; how many lines of the hunk follow. False when memory ran out. */
static bool read_hunk(cli_changes *changes, const char *line, size_t *follow)
{
    size_t from, taken, first, added;
    const char *at = line + strlen("@@ -");

    read_range(&at, &from, &taken);
    at += strspn(at, " +");
    read_range(&at, &first, &added);
    *follow = taken + added;
    changed_lines *slot = changes->files.count ? rly_push(&changes->lines) : NULL;
    if (!slot)
        return false;
    /* What was taken out stood between line `first`, which may be 0, and the next. */
    *slot = (changed_lines){first, added ? first + added - 1 : first + 1, !added};
    changes->files.items[changes->files.count - 1].count++;
    return true;
}

static bool begin_file(cli_changes *changes, rly_str name)
{
    const char *path = read_path(changes, name);
    changed_file *slot = path ? rly_push(&changes->files) : NULL;

    if (slot)
        *slot = (changed_file){path, changes->lines.count, 0};
    return slot;
}

/* Lines of text may look like anything: hunks say how many they are. */
static bool read_diff(cli_changes *changes, const rly_buf *diff)
{
    size_t follow = 0;
    bool good = true;

    for (size_t at = 0, end; good && at < diff->size; at = end + 1) {
        const char *line = diff->data + at, *stop = memchr(line, '\n', diff->size - at);
        end = stop ? (size_t)(stop - diff->data) : diff->size;
        if (follow > 0 && *line != '\\')
            follow--;
        else if (!strncmp(line, "+++ ", 4))
            good = begin_file(changes, (rly_str){line + 4, end - at - 4});
        else if (!strncmp(line, "@@ -", 4))
            good = read_hunk(changes, line, &follow);
    }
    if (changes->files.count)
        qsort(changes->files.items, changes->files.count, sizeof *changes->files.items, compare_files);
    return good || complain_memory() != EXIT_TROUBLE;
}

/* Nothing of what somebody may have set for git changes how this looks. */
static bool list_lines(cli_changes *changes, const char *base)
{
    const char *const arguments[] = {"-c",
                                     "core.quotePath=false",
                                     "diff",
                                     "--unified=0",
                                     "--inter-hunk-context=0",
                                     "--no-color",
                                     "--no-ext-diff",
                                     "--no-textconv",
                                     "--no-renames",
                                     "--text",
                                     "--src-prefix=a/",
                                     "--dst-prefix=b/",
                                     "--ignore-submodules=all",
                                     base,
                                     "--",
                                     NULL};
    rly_buf diff = {0};
    bool good = git_run(changes->top, arguments, &diff) == 0;

    if (good)
        good = read_diff(changes, &diff);
    else
        complain("--new-from: git cannot compare with %s", base);
    rly_buf_free(&diff);
    return good;
}

bool changes_open(cli_changes *changes, const char *revision)
{
    const char *base = find_top(changes) ? find_base(changes, revision) : NULL;

    return base && list_known(changes, base) && list_lines(changes, base);
}

void changes_free(cli_changes *changes)
{
    rly_vec_free(&changes->known);
    rly_vec_free(&changes->files);
    rly_vec_free(&changes->lines);
    rly_buf_free(&changes->names);
    rly_arena_free(&changes->arena);
}

bool changes_touch(const cli_changes *changes, const char *real, size_t first, size_t last, bool gone)
{
    size_t size = strlen(changes->top);
    const char *path = !strncmp(real, changes->top, size) && real[size] == '/' ? real + size + 1 : NULL;

    if (!path || !changes->known.count ||
        !bsearch(&path, changes->known.items, changes->known.count, sizeof *changes->known.items, compare_names))
        return true;
    const changed_file *file = changes->files.count
                                   ? bsearch(&(changed_file){.path = path}, changes->files.items, changes->files.count,
                                             sizeof *changes->files.items, compare_files)
                                   : NULL;
    for (size_t i = 0; file && i < file->count; i++) {
        const changed_lines *lines = &changes->lines.items[file->lines + i];
        if ((gone || !lines->gone) && lines->first <= last && lines->last >= first)
            return true;
    }
    return false;
}
