/* SPDX-License-Identifier: Apache-2.0 */
/* Which files the arguments of a command mean. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "check.h"
#include "files.h"

static bool add_input(word_list *out, const char *path)
{
    const char **slot = rly_push(out);

    if (!slot)
        return complain_memory() != EXIT_TROUBLE;
    *slot = path;
    return true;
}

bool input_is_named(const cli_options *options, const char *path)
{
    bool named = !options->arguments.count; /* standard input */

    for (size_t i = 0; i < options->arguments.count && !named; i++)
        named = options->arguments.items[i] == path;
    return named;
}

bool inputs_named(const word_list *named, const char *const *endings, rly_arena *arena, word_list *out)
{
    bool good = true;

    for (size_t i = 0; i < named->count; i++) {
        const char *path = named->items[i];
        size_t before = out->count;
        if (!strcmp(path, "-") || !file_is_folder(path)) {
            good = add_input(out, path) && good;
            continue;
        }
        good = files_below(path, endings, arena, out) && good;
        if (good && out->count == before) {
            char list[160];
            size_t size = 0;
            for (const char *const *ending = endings; *ending && size < sizeof list; ending++)
                size += (size_t)snprintf(list + size, sizeof list - size, "%s*%s", size ? ", " : "", *ending);
            complain_at("%s: no drafts in this folder (%s)", path, list);
            good = false;
        }
    }
    return good;
}

bool inputs_collect(const cli_options *options, const char *const *endings, rly_arena *arena, word_list *out)
{
    const word_list named = {options->arguments.items, options->arguments.count, 0};

    if (named.count)
        return inputs_named(&named, endings, arena, out);
    if (!isatty(STDIN_FILENO))
        return add_input(out, "-");
    complain("no draft: name a file, or send one in: echo \"...\" | replylint (replylint help shows more)");
    return false;
}
