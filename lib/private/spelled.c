/* SPDX-License-Identifier: Apache-2.0 */
/*
 * E-mail addresses in disguise: "jane [at] example [dot] com", "jane dot doe at example dot com". Brackets are proof
 * enough, for nobody writes prose like that; of plain words more is asked: "look at example dot com" is a place to go.
 */
#include "private/internal.h"

enum { PARTS_MAX = 8, PART_MAX = 64 };

/* A part of the address, or the @ or dot between two. */
typedef struct mark {
    uint32_t start, end;
    bool bracketed;
} mark;

static uint32_t skip_blanks(const char *s, uint32_t at)
{
    for (int i = 0; i < 2 && s[at] == ' '; i++)
        at++;
    return at;
}

/* "[at]", " (dot) ", " dot ", with the blanks around. */
static bool read_mark(const rly_view *view, uint32_t at, const char *word, char sign, mark *out)
{
    const char *s = view->bytes, *lower = view->lower;
    size_t size = strlen(word);
    uint32_t from = skip_blanks(s, at);
    char close = s[from] == '[' ? ']' : s[from] == '(' ? ')' : s[from] == '{' ? '}' : s[from] == '<' ? '>' : 0;
    uint32_t inner = close ? skip_blanks(s, from + 1) : from, past;
    if (inner + size <= view->size && memcmp(lower + inner, word, size) == 0 && !rly_view_is_alnum(s[inner + size]))
        past = inner + (uint32_t)size;
    else if (s[inner] == sign)
        past = inner + 1;
    else
        return false;
    if (close) {
        past = skip_blanks(s, past);
        if (s[past] != close)
            return false;
        past++;
    } else if (s[inner] != sign && (from == at || s[past] != ' ')) {
        return false;
    } else if (s[inner] == sign && s[past] == ' ' && sign == '.') {
        return false; /* the end of a sentence */
    }
    *out = (mark){from, skip_blanks(s, past), close != 0};
    return true;
}

static bool in_part(char byte)
{
    return rly_view_is_alnum(byte) || byte == '-' || byte == '_' || byte == '+';
}

/* The domain from `at`: labels with dots between, spelled or not, and a top level that is known. */
static uint32_t spelled_domain(const rly_view *view, uint32_t at, bool *spelled)
{
    static const char tops[][8] = {"com", "org", "net",  "uk",   "co", "us", "ca", "au", "nz",     "ie",  "de",
                                   "fr",  "es",  "it",   "nl",   "in", "io", "me", "eu", "info",   "biz", "edu",
                                   "gov", "dev", "mail", "test", "be", "ch", "at", "se", "example"};
    const char *s = view->bytes;
    uint32_t end = 0;
    *spelled = false;
    for (int parts = 0; parts < PARTS_MAX; parts++) {
        uint32_t past = at;
        while (past - at < PART_MAX && in_part(s[past]))
            past++;
        if (past == at)
            return end;
        for (size_t i = 0; parts > 0 && i < sizeof tops / sizeof *tops; i++)
            if (past - at == strlen(tops[i]) && memcmp(view->lower + at, tops[i], past - at) == 0)
                end = past;
        mark dot;
        if (!read_mark(view, past, "dot", '.', &dot))
            return end;
        *spelled |= s[dot.start] != '.';
        at = dot.end;
    }
    return end;
}

/* The end of the word before `at`, blanks apart. */
static uint32_t back_over_blanks(const char *s, uint32_t at)
{
    for (int i = 0; i < 2 && at > 0 && s[at - 1] == ' '; i++)
        at--;
    return at;
}

/* Where the local part that ends at `end` begins: "jane", "jane dot doe". */
static uint32_t spelled_local(const rly_view *view, uint32_t end, bool *dotted)
{
    const char *s = view->bytes, *lower = view->lower;
    uint32_t start = end;
    *dotted = false;
    for (int parts = 0; parts < PARTS_MAX; parts++) {
        uint32_t from = start;
        while (from > 0 && start - from < PART_MAX && (in_part(s[from - 1]) || s[from - 1] == '.'))
            from--;
        if (from == start)
            break;
        start = from;
        uint32_t dot = back_over_blanks(s, start);
        bool bracket = dot > 4 && memcmp(lower + dot - 5, "[dot]", 5) == 0;
        bracket |= dot > 4 && memcmp(lower + dot - 5, "(dot)", 5) == 0;
        if (bracket)
            dot -= 5;
        else if (dot < start && dot > 4 && memcmp(lower + dot - 4, " dot", 4) == 0)
            dot -= 4;
        else
            break;
        *dotted = true;
        start = back_over_blanks(s, dot);
    }
    while (start < end && !rly_view_is_alnum(s[start]))
        start++;
    return start;
}

/* Words that come before "at example dot com" when a place is meant. */
static bool is_plain_word(const char *lower, uint32_t start, uint32_t end)
{
    static const char words[][10] = {"us",    "me",    "it",       "them",  "him",   "her",  "look", "visit",   "find",
                                     "order", "book",  "online",   "out",   "more",  "here", "is",   "are",     "be",
                                     "page",  "site",  "website",  "up",    "shop",  "team", "app",  "store",   "apply",
                                     "email", "again", "directly", "today", "login", "in",   "form", "details", "see"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (end - start == strlen(words[i]) && memcmp(lower + start, words[i], end - start) == 0)
            return true;
    return false;
}

static bool try_at(rly_seeker *seeker, uint32_t end, const mark *at)
{
    bool dotted, spelled;
    const rly_view *view = &seeker->view;
    uint32_t start = spelled_local(view, end, &dotted), past = spelled_domain(view, at->end, &spelled);
    if (start == end || !past || (start > 0 && view->bytes[start - 1] == '@'))
        return true;
    bool plain = is_plain_word(view->lower, start, end);
    if (!at->bracketed) {
        for (uint32_t i = start; i < end; i++) /* "jo.park at ..." */
            dotted |= !rly_view_is_letter(view->bytes[i]);
        dotted |= view->bytes[at->start] == 'A' && view->bytes[start] >= 'a'; /* "jo AT example DOT com" */
        bool proved = dotted || rly_word_near(seeker, start, past, 6, 2, "email mail emailed inbox mailbox gmail") ||
                      rly_seek_is_alone(seeker, start, past);
        if (!spelled || plain || !proved)
            return true;
    }
    return rly_seek_add(seeker, RLY_PRIVATE_EMAIL, start, past, RLY_BY_SHAPE);
}

/* Around the word "at", or a bracket that opens there: the @ of an address? */
static bool try_sign(rly_seeker *seeker, uint32_t at)
{
    mark sign;
    uint32_t end = back_over_blanks(seeker->view.bytes, at);
    if (end == 0 || !in_part(seeker->view.bytes[end - 1]) || !read_mark(&seeker->view, end, "at", '@', &sign))
        return true;
    return try_at(seeker, end, &sign);
}

bool rly_seek_spelled_email(rly_seeker *seeker)
{
    const rly_view *view = &seeker->view;
    const char *s = view->bytes, *past = s + view->size;
    for (const char *open = "[({"; *open; open++)
        for (const char *found = s; (found = memchr(found, *open, (size_t)(past - found))); found++) {
            uint32_t inner = skip_blanks(s, (uint32_t)(found - s) + 1);
            bool sign = s[inner] == '@' || ((s[inner] | 32) == 'a' && (s[inner + 1] | 32) == 't');
            if (sign && !try_sign(seeker, (uint32_t)(found - s)))
                return false;
        }
    bool dots = seeker->topics & RLY_ABOUT(SPELLED);
    for (size_t i = 0; dots && i < seeker->hints.count; i++) {
        const rly_hint *hint = &seeker->hints.items[i];
        if (!(hint->topics & RLY_ABOUT(SPELLED)))
            continue;
        /* "jane at example dot com": the "at" is two words back, or more with labels between. */
        for (uint32_t back = 2; back <= 6 && back <= hint->first; back += 2) {
            const rly_token *token = &seeker->text->tokens.items[hint->first - back];
            rly_str fold = rly_token_fold(seeker->text, token);
            bool sign = fold.size == 2 && memcmp(fold.data, "at", 2) == 0;
            if (sign && !try_sign(seeker, rly_view_from(seeker, token->start)))
                return false;
        }
    }
    return true;
}
