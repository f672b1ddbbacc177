/* SPDX-License-Identifier: Apache-2.0 */
/* Keys and tokens of services. */
#include "private/secret.h"

enum { RUN_MIN = 12, BLOCK_MAX = 8192 };

static bool in_run(char byte)
{
    return byte > ' ' && byte < 0x7F;
}

/* Words have letters only: a run has what words have not. */
static bool is_word(const char *s, rly_unbroken run)
{
    size_t odd = 0;
    for (uint32_t at = run.start; at < run.end; at++)
        odd += rly_view_is_digit(s[at]) || s[at] == '_' || s[at] == '=' ||
               (at > run.start && s[at] >= 'A' && s[at] <= 'Z');
    return odd == 0;
}

/* Each run of RUN_MIN bytes or more covers a place that is a multiple of it, so only these are looked at. */
static bool seek_runs(rly_seeker *seeker)
{
    const char *s = seeker->view.bytes;
    uint32_t done = 0;
    for (uint32_t at = RUN_MIN - 1; at < seeker->view.size; at += RUN_MIN) {
        if (!in_run(s[at]) || at < done)
            continue;
        rly_unbroken run = {at, at};
        while (run.start > done && in_run(s[run.start - 1]))
            run.start--;
        while (in_run(s[run.end]))
            run.end++;
        done = run.end;
        if (run.end - run.start < RUN_MIN || is_word(s, run))
            continue;
        bool address = memcmp(seeker->view.lower + run.start, "http", 4) == 0;
        if (!rly_seek_prefixed(seeker, run) || !(address || rly_seek_named(seeker, run)) ||
            !rly_seek_webhook(seeker, run))
            return false;
    }
    return true;
}

/* The next place of a word, for what is rare. */
static const char *find(const rly_view *view, const char *from, const char *word)
{
    size_t size = strlen(word);
    const char *past = view->bytes + view->size;
    for (; (from = memchr(from, *word, (size_t)(past - from))); from++)
        if ((size_t)(past - from) >= size && memcmp(from, word, size) == 0)
            return from;
    return NULL;
}

/* -----BEGIN ... PRIVATE KEY----- with its lines, to the mark of its end if there is one. */
static bool seek_block(rly_seeker *seeker)
{
    const rly_view *view = &seeker->view;
    const char *s = view->bytes;
    for (const char *found = s; (found = find(view, found, "-----BEGIN ")); found++) {
        uint32_t start = (uint32_t)(found - s), at = start + 11, most = start + BLOCK_MAX;
        while (at < start + 80 && s[at] && s[at] != '-' && s[at] != '\n')
            at++;
        bool block = at > start + 22 &&
                     (memcmp(s + at - 11, "PRIVATE KEY", 11) == 0 || memcmp(s + at - 11, "E KEY BLOCK", 11) == 0);
        if (!block || memcmp(s + at, "-----", 5) != 0)
            continue;
        uint32_t end = at + 5, letters = 0;
        for (; end < view->size && end < most && s[end] != '-'; end++)
            letters += rly_view_is_alnum(s[end]);
        if (letters < 20)
            continue;
        if (memcmp(s + end, "-----END ", 9) == 0) {
            end += 9;
            while (end < view->size && s[end] != '-' && s[end] != '\n')
                end++;
            while (s[end] == '-')
                end++;
        }
        while (s[end - 1] == '\n' || s[end - 1] == ' ')
            end--;
        if (!rly_seek_add(seeker, RLY_PRIVATE_SECRET, start, end, RLY_BY_CONTEXT))
            return false;
        found = s + end - 1;
    }
    return true;
}

/* curl -u name:password */
static bool seek_curl(rly_seeker *seeker, const char *option)
{
    const rly_view *view = &seeker->view;
    const char *s = view->bytes;
    for (const char *found = s; (found = find(view, found, option)); found++) {
        uint32_t start = (uint32_t)(found - s) + (uint32_t)strlen(option), colon = 0;
        while (s[start] == ' ' || s[start] == '=')
            start++;
        char quote = s[start] == '"' || s[start] == '\'' ? s[start] : 0;
        uint32_t end = start += quote != 0;
        for (; end - start < 200 && in_run(s[end]) && !(quote && s[end] == quote); end++)
            if (s[end] == ':' && !colon)
                colon = end;
        uint32_t name = colon - start, size = end - colon - 1;
        if (!colon || name == 0 || size < 3 || memchr(s + start, '$', name) || strchr("$<[{(", s[colon + 1]) ||
            (name == size && memcmp(s + start, s + colon + 1, size) == 0) || rly_is_masked(s + colon + 1, size))
            continue;
        if (!rly_seek_add(seeker, RLY_PRIVATE_SECRET, start, end, RLY_BY_CONTEXT))
            return false;
    }
    return true;
}

static bool speaks_of_keys(const rly_seeker *seeker)
{
    for (size_t i = 0; i < seeker->hints.count; i++)
        if (seeker->hints.items[i].topics & RLY_ABOUT(SECRET))
            return true;
    return false;
}

bool rly_seek_secret(rly_seeker *seeker)
{
    if (!seek_runs(seeker))
        return false;
    return !speaks_of_keys(seeker) || (seek_block(seeker) && seek_curl(seeker, " -u ") && seek_curl(seeker, " --user"));
}
