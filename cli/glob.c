/* SPDX-License-Identifier: Apache-2.0 */
/* All ways through the pattern are taken along at once, so that no pattern takes more than a step a byte and place. */
#include "glob.h"

#include <string.h>

typedef struct glob_places {
    bool at[GLOB_BYTES_MAX + 4];
    bool any;
} glob_places;

static bool is_double(rly_str pattern, size_t p)
{
    return p + 1 < pattern.size && pattern.data[p] == '*' && pattern.data[p + 1] == '*';
}

/* Add a place, and those behind stars that take nothing; "**" and its slash only where a name `begins`. */
static void add_place(glob_places *places, rly_str pattern, size_t p, bool begins)
{
    while (!places->at[p]) {
        places->at[p] = places->any = true;
        if (p == pattern.size || pattern.data[p] != '*')
            return;
        bool twice = is_double(pattern, p);
        bool folders = twice && p + 2 < pattern.size && pattern.data[p + 2] == '/';
        if (folders && begins && (p == 0 || pattern.data[p - 1] == '/'))
            add_place(places, pattern, p + 3, true);
        p += twice ? 2 : 1;
    }
}

/* The class that begins at p: does it hold `c`? *end is behind it, or at p where no bracket closes it. */
static bool class_holds(rly_str pattern, size_t p, unsigned char c, size_t *end)
{
    size_t i = p + 1;
    bool held = false, negated = i < pattern.size && (pattern.data[i] == '!' || pattern.data[i] == '^');

    i += negated;
    for (size_t first = i; i < pattern.size && (pattern.data[i] != ']' || i == first); i++) {
        unsigned char low = (unsigned char)pattern.data[i], high = low;
        if (i + 2 < pattern.size && pattern.data[i + 1] == '-' && pattern.data[i + 2] != ']') {
            high = (unsigned char)pattern.data[i + 2];
            i += 2;
        }
        held = held || (low <= c && c <= high);
    }
    *end = i < pattern.size ? i + 1 : p;
    return held != negated && c != '/';
}

/* From place p over the byte `c`. */
static void step(glob_places *next, rly_str pattern, size_t p, char c)
{
    char wanted = pattern.data[p];
    size_t end = p;

    if (wanted == '*') {
        if (c != '/' || is_double(pattern, p))
            add_place(next, pattern, p, c == '/');
        return;
    }
    if (wanted == '[') {
        bool held = class_holds(pattern, p, (unsigned char)c, &end);
        if (end > p) {
            if (held)
                add_place(next, pattern, end, false);
            return;
        }
    }
    if (wanted == '\\' && p + 1 < pattern.size)
        wanted = pattern.data[++p];
    else if (wanted == '?' && c != '/')
        wanted = c;
    if (wanted == c)
        add_place(next, pattern, p + 1, c == '/');
}

static bool matches_anchored(rly_str pattern, const char *path)
{
    glob_places places[2] = {0};

    add_place(&places[0], pattern, 0, true);
    for (size_t i = 0;; i++) {
        glob_places *now = &places[i % 2], *next = &places[(i + 1) % 2];
        if (now->at[pattern.size] && (!path[i] || path[i] == '/'))
            return true;
        if (!path[i] || !now->any)
            return false;
        memset(next, 0, sizeof *next);
        for (size_t p = 0; p < pattern.size; p++)
            if (now->at[p])
                step(next, pattern, p, path[i]);
    }
}

bool glob_matches(rly_str pattern, const char *path)
{
    bool anchored = false;

    if (pattern.size >= 2 && !memcmp(pattern.data, "./", 2))
        pattern = (rly_str){pattern.data + 1, pattern.size - 1};
    if (pattern.size && pattern.data[0] == '/') {
        pattern = (rly_str){pattern.data + 1, pattern.size - 1};
        anchored = true;
    }
    if (pattern.size && pattern.data[pattern.size - 1] == '/')
        pattern.size--;
    if (!pattern.size || pattern.size > GLOB_BYTES_MAX)
        return false;
    if (anchored || memchr(pattern.data, '/', pattern.size) || matches_anchored(pattern, path))
        return matches_anchored(pattern, path);
    for (const char *slash = path; (slash = strchr(slash, '/')); slash++)
        if (matches_anchored(pattern, slash + 1))
            return true;
    return false;
}
