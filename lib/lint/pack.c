/* SPDX-License-Identifier: Apache-2.0 */
/* What a file of a pack is, from its place. */
#include <string.h>

#include "lint/rules.h"

enum { MOST_PARTS = 4 };

/* "en/signals/apology.yml" as {"en", "signals", "apology"}; 0 when it is no such path. */
static size_t split(const char *path, rly_str parts[MOST_PARTS])
{
    size_t count = 0, size = strlen(path);
    if (size < 5 || strcmp(path + size - 4, ".yml") != 0)
        return 0;
    for (const char *p = path, *end = path + size - 4; count < MOST_PARTS; p++) {
        const char *slash = memchr(p, '/', (size_t)(end - p));
        const char *stop = slash ? slash : end;
        parts[count++] = (rly_str){p, (size_t)(stop - p)};
        if (stop == p)
            return 0;
        if (!slash)
            return count;
        p = slash;
    }
    return 0;
}

static bool is_language(rly_str part)
{
    return part.size == 2 && part.data[0] >= 'a' && part.data[0] <= 'z' && part.data[1] >= 'a' && part.data[1] <= 'z';
}

static bool is_name(rly_str part)
{
    for (size_t i = 0; i < part.size; i++) {
        char c = part.data[i];
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_'))
            return false;
    }
    return part.size > 0 && part.size <= RLY_LONGEST_NAME;
}

static replylint_status misplaced(const char *path, replylint_error *error)
{
    return rly_fail(error, REPLYLINT_ERROR_SYNTAX, (rly_place){path, 0, 0},
                    "nothing of a pack stands at this place; a rule is CATEGORY/NAME.yml or LANG/CATEGORY/NAME.yml, a "
                    "detector LANG/signals/NAME.yml, shared fragments LANG/shared.yml");
}

/* Store "a/b" (or "a") as the file's id; both are names. */
static replylint_status set_id(rly_file *file, rly_str a, rly_str b)
{
    memcpy(file->id, a.data, a.size);
    if (b.size) {
        file->id[a.size] = '/';
        memcpy(file->id + a.size + 1, b.data, b.size);
    }
    return REPLYLINT_OK;
}

replylint_status rly_file_classify(rly_file *file, const char *path, replylint_error *error)
{
    rly_str parts[MOST_PARTS], none = {"", 0};
    size_t count = split(path, parts), at = 0;
    bool core = count > 1 && rly_str_is(parts[0], "core");
    at += core;
    if (!core && count > 1 && is_language(parts[0])) {
        memcpy(file->language, parts[0].data, 2);
        at++;
    }
    if (count == 0 || at == count)
        return misplaced(path, error);
    if (count - at == 1) {
        file->kind = rly_str_is(parts[at], "shared") && *file->language       ? RLY_FILE_SHARED
                     : rly_str_is(parts[at], "signals") && core               ? RLY_FILE_SIGNALS
                     : rly_str_is(parts[at], "channels") && core              ? RLY_FILE_CHANNELS
                     : rly_str_is(parts[at], "checklist") && !*file->language ? RLY_FILE_CHECKLIST
                     : rly_str_is(parts[at], "profiles") && !*file->language  ? RLY_FILE_PROFILES
                                                                              : RLY_FILE_RULE;
        return file->kind == RLY_FILE_RULE ? misplaced(path, error) : set_id(file, parts[at], none);
    }
    if (count - at != 2 || !is_name(parts[at]) || !is_name(parts[at + 1]))
        return misplaced(path, error);
    file->kind = rly_str_is(parts[at], "signals") ? RLY_FILE_DETECTOR : RLY_FILE_RULE;
    return file->kind == RLY_FILE_DETECTOR ? set_id(file, parts[at + 1], none) : set_id(file, parts[at], parts[at + 1]);
}
