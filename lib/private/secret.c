/* SPDX-License-Identifier: Apache-2.0 */
/* Keys and tokens of services. */
#include "private/secret.h"

enum { RUN_MIN = 12, BLOCK_MAX = 8192 };

static bool in_run(char byte)
{
    return byte > ' ' && byte < 0x7F;
}

static bool seek_run(rly_seeker *seeker, rly_unbroken run)
{
    bool address = memcmp(seeker->view.lower + run.start, "http", 4) == 0;
    return rly_seek_prefixed(seeker, run) && (address || rly_seek_named(seeker, run)) && rly_seek_webhook(seeker, run);
}

/* The run around `at`, or an empty one when it is short or begins before `done`. */
static rly_unbroken run_at(const char *s, uint32_t at, uint32_t done)
{
    rly_unbroken run = {at, at};
    while (run.start > done && in_run(s[run.start - 1]))
        run.start--;
    while (in_run(s[run.end]))
        run.end++;
    return run.end - run.start < RUN_MIN ? (rly_unbroken){run.end, run.end} : run;
}

/* Runs with digits: nearly all keys have some. */
static bool seek_with_digits(rly_seeker *seeker)
{
    uint32_t done = 0;
    for (size_t i = 0; i < seeker->digits.count; i++) {
        if (seeker->digits.items[i].start < done)
            continue;
        rly_unbroken run = run_at(seeker->view.bytes, seeker->digits.items[i].start, done);
        done = run.end;
        if (run.end > run.start && !seek_run(seeker, run))
            return false;
    }
    return true;
}

/* Runs with that sign and without digits: "hf_...". */
static bool seek_with_sign(rly_seeker *seeker, char sign)
{
    const char *s = seeker->view.bytes, *past = s + seeker->view.size;
    uint32_t done = 0;
    for (const char *found = s; (found = memchr(found, sign, (size_t)(past - found))); found = s + done) {
        rly_unbroken run = run_at(s, (uint32_t)(found - s), done);
        bool digits = false;
        for (uint32_t at = run.start; at < run.end && !digits; at++)
            digits = rly_view_is_digit(s[at]);
        done = run.end;
        if (run.end > run.start && !digits && !seek_run(seeker, run))
            return false;
    }
    return true;
}

/* Capitals alone, as one key in thirty of AWS is. */
static bool seek_capitals(rly_seeker *seeker)
{
    const rly_text *text = seeker->text;
    for (size_t i = 0; i < text->spans.count; i++) {
        const rly_span *span = &text->spans.items[i];
        if (span->kind != RLY_SPAN_SHOUTED || span->end - span->start < RUN_MIN)
            continue;
        uint32_t start = rly_view_from(seeker, span->start), end = rly_view_from(seeker, span->end);
        if (!rly_seek_prefixed(seeker, (rly_unbroken){start, end}))
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

bool rly_seek_secret(rly_seeker *seeker)
{
    if (!seek_with_digits(seeker) || !seek_with_sign(seeker, '_') || !seek_with_sign(seeker, '=') ||
        !seek_capitals(seeker))
        return false;
    return !(seeker->topics & RLY_ABOUT(SECRET)) ||
           (seek_block(seeker) && seek_curl(seeker, " -u ") && seek_curl(seeker, " --user"));
}
