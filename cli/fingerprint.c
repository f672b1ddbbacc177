/* SPDX-License-Identifier: Apache-2.0 */
#include "fingerprint.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "files.h"

/* The path as seen from here, however it was typed: ./a//b, a/b and /here/a/b are one file. */
static void add_path(rly_buf *out, const char *path)
{
    char here[PATH_MAX];
    size_t size = *path == '/' && getcwd(here, sizeof here) ? strlen(here) : 0;

    if (size && !strncmp(path, here, size) && path[size] == '/')
        path += size + 1;
    for (size_t step; *path; path += step) {
        bool start = !out->size || out->data[out->size - 1] == '/' || out->data[out->size - 1] == '\0';
        step = start && !strncmp(path, "./", 2) ? 2 : 1;
        if (step == 1 && !(*path == '/' && path[1] == '/'))
            rly_buf_byte(out, *path);
    }
}

/* Which text it is, whatever stands before it in its file. */
static void add_item(rly_buf *out, const cli_source *source)
{
    if (source->id.size) {
        rly_buf_add(out, source->id.data, source->id.size);
        return;
    }
    add_path(out, source->name);
    rly_buf_byte(out, '\0');
    rly_buf_add(out, source->title.data, source->title.size);
}

/* ASCII letters become small, white space becomes single spaces. */
static void add_words(rly_buf *out, rly_str words)
{
    bool space = false;

    for (size_t i = 0; i < words.size; i++) {
        char c = words.data[i];
        if (!is_space(c))
            rly_buf_byte(out, c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c);
        else if (!space)
            rly_buf_byte(out, ' ');
        space = is_space(c);
    }
}

/* The words that were found, as they may be shown; none when the finding is about the whole text. */
static rly_str found_words(const replylint_report *report, rly_str shown, size_t finding)
{
    size_t start, end;

    if (!replylint_report_finding_range(report, finding, &start, &end) || end > shown.size)
        return (rly_str){"", 0};
    return (rly_str){shown.data + start, end - start};
}

/* How many findings of the same rule in the same words come before. */
static size_t count_before(const replylint_report *report, rly_str shown, size_t finding, rly_str words)
{
    const char *rule = replylint_report_finding_get(report, finding, "rule");
    rly_buf other = {0};
    size_t count = 0;

    for (size_t i = 0; i < finding; i++) {
        if (strcmp(replylint_report_finding_get(report, i, "rule"), rule) != 0)
            continue;
        rly_buf_clear(&other);
        add_words(&other, found_words(report, shown, i));
        count += rly_str_equal((rly_str){other.data, other.size}, words);
    }
    rly_buf_free(&other);
    return count;
}

bool fingerprint_of(const cli_session *session, cli_source *source, size_t finding, char out[FINGERPRINT_SIZE])
{
    const replylint_report *report = session->report;
    rly_str shown = source_shown(session, source, 0);
    rly_buf parts = {0};

    rly_buf_str(&parts, replylint_report_finding_get(report, finding, "rule"));
    rly_buf_byte(&parts, '\0');
    add_item(&parts, source);
    rly_buf_byte(&parts, '\0');
    size_t begin = parts.size;
    add_words(&parts, found_words(report, shown, finding));
    rly_str words = {parts.failed ? "" : parts.data + begin, parts.size - begin};
    size_t before = count_before(report, shown, finding, words);
    rly_buf_byte(&parts, '\0');
    rly_buf_number(&parts, (int64_t)before);
    bool good = !parts.failed && (shown.size || !source->text.size);
    if (good)
        (void)snprintf(out, FINGERPRINT_SIZE, "%016llx", (unsigned long long)XXH3_64bits(parts.data, parts.size));
    rly_buf_free(&parts);
    return good;
}
