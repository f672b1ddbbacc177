/* SPDX-License-Identifier: Apache-2.0 */
/* Keys and tokens after a name and a sign: api_key = "...", "token": "...", Authorization: Bearer ..., "API key is
 * ...". */
#include "private/secret.h"

enum { NAME_MAX = 48, GAP_MAX = 12, VALUE_MAX = 300 };

/* How the name of a secret ends, blanks and signs apart, and how long its value is at least. */
static const struct {
    char name[16];
    uint8_t least;
    bool in_prose; /* it needs no sign before the value */
} names[] = {
    {"apikey", 10, true},      {"accesskey", 10, true},    {"secretkey", 10, true},      {"privatekey", 16, true},
    {"licensekey", 16, false}, {"licencekey", 16, false},  {"apitoken", 10, true},       {"accesstoken", 10, true},
    {"authtoken", 10, true},   {"refreshtoken", 10, true}, {"bearertoken", 10, true},    {"clientsecret", 10, true},
    {"token", 16, false},      {"secret", 10, false},      {"key", 16, false},           {"password", 8, false},
    {"passwd", 8, false},      {"passphrase", 8, false},   {"credential", 10, false},    {"credentials", 10, false},
    {"creds", 10, false},      {"auth", 16, false},        {"authorization", 10, false}, {"bearer", 20, true},
    {"login", 32, false},      {"accessid", 14, false},    {"accesskeyid", 14, false},
};

/* Names that end so and are no secrets. */
static const char open_names[][16] = {"publickey", "pubkey",    "publictoken", "primarykey", "foreignkey",  "monkey",
                                      "donkey",    "turkey",    "hockey",      "jockey",     "hotkey",      "cachekey",
                                      "sortkey",   "csrftoken", "keytoken",    "whiskey",    "partitionkey"};

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t';
}

static bool is_quote(char byte)
{
    return byte == '"' || byte == '\'' || byte == '`' || byte == '\\';
}

static bool ends_with(const char *name, size_t size, const char *ending)
{
    size_t length = strlen(ending);
    return size >= length && memcmp(name + size - length, ending, length) == 0;
}

/* The row of the name that ends at `end`; NULL when it names no secret. */
static const void *row_of(const rly_view *view, uint32_t end, bool *joined)
{
    char name[NAME_MAX];
    size_t from = NAME_MAX;
    uint32_t at = end;
    while (at > 0 && rly_view_is_digit(view->bytes[at - 1])) /* token1 */
        at--;
    *joined = false;
    for (uint32_t last = at; at > 0 && end - at < NAME_MAX && from > 0; at--) {
        char byte = view->lower[at - 1];
        if (byte >= 'a' && byte <= 'z')
            name[--from] = byte;
        else if (byte != '_' && byte != '-' && byte != '.' && !(byte == ' ' && last - at < 24))
            break;
        else
            *joined |= byte == '_';
        *joined |=
            at < last && byte >= 'a' && view->bytes[at] >= 'A' && view->bytes[at] <= 'Z' && view->bytes[at - 1] == byte;
    }
    size_t size = NAME_MAX - from;
    for (size_t i = 0; i < sizeof open_names / sizeof *open_names; i++)
        if (ends_with(name + from, size, open_names[i]))
            return NULL;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (ends_with(name + from, size, names[i].name))
            return &names[i];
    return NULL;
}

/* Back over "Bearer " and the like; `at` is where the value or its quote begins. */
static uint32_t back_over_scheme(const rly_view *view, uint32_t at)
{
    static const char schemes[][8] = {"bearer", "basic", "token", "digest", "apikey", "ssws"};
    uint32_t end = at;
    while (end > 0 && is_blank(view->bytes[end - 1]))
        end--;
    for (size_t i = 0; end < at && i < sizeof schemes / sizeof *schemes; i++) {
        uint32_t size = (uint32_t)strlen(schemes[i]);
        if (end >= size + 2 && memcmp(view->lower + end - size, schemes[i], size) == 0 &&
            strchr(": \t", view->bytes[end - size - 1]))
            return end - size;
    }
    return at;
}

/* The end of the name before the sign before `at`; `strong`: there is a sign, not blanks alone. */
static uint32_t name_end(const rly_view *view, uint32_t at, bool *strong)
{
    const char *s = view->bytes;
    uint32_t end = back_over_scheme(view, at);
    bool quoted = at > 0 && is_quote(s[at - 1]);
    *strong = false;
    for (; end > 0 && at - end < GAP_MAX + 8; end--) {
        char byte = s[end - 1];
        if (byte == '=' || byte == ':' || byte == '>' || (byte == ',' && quoted))
            *strong = true;
        else if (end > 3 && !*strong && byte == 's' && view->lower[end - 2] == 'i' && s[end - 3] == ' ' &&
                 is_blank(s[end]))
            *strong = true, end--;
        else if (!is_blank(byte) && !is_quote(byte) && byte != '(' && byte != '|' && byte != '?')
            break;
    }
    *strong |= end > 2 && at > end && s[end - 1] != '-' && is_blank(s[end]);
    return end;
}

static uint32_t value_end(const char *s, uint32_t at, uint32_t limit, char quote)
{
    uint32_t end = at;
    while (end < limit && end - at < VALUE_MAX && s[end] != quote && !strchr("\"'`;,<>{}()[]\\", s[end]) &&
           s[end] != '&')
        end++;
    while (end > at && strchr(".:!?", s[end - 1]))
        end--;
    return end;
}

/* Does a secret begin at `at`, with its name before? */
static bool try_value(rly_seeker *seeker, uint32_t at, uint32_t limit)
{
    const rly_view *view = &seeker->view;
    bool strong, joined;
    uint32_t before = name_end(view, at, &strong);
    if (before == 0 || before == at)
        return true;
    const char *row = row_of(view, before, &joined);
    if (!row)
        return true;
    size_t index = (size_t)(row - (const char *)names) / sizeof *names;
    char quote = at > 0 && is_quote(view->bytes[at - 1]) ? view->bytes[at - 1] : 0;
    uint32_t end = value_end(view->bytes, at, limit, quote);
    bool pass = strncmp(names[index].name, "pass", 4) == 0;
    if (pass && !joined && !quote) /* prose: login.c */
        return true;
    size_t least = strong ? names[index].least : 20;
    if ((!strong && !names[index].in_prose) || end - at < least || !rly_is_token(view->bytes + at, end - at, least))
        return true;
    return rly_seek_add(seeker, RLY_PRIVATE_SECRET, at, end, RLY_BY_CONTEXT);
}

bool rly_seek_named(rly_seeker *seeker, rly_unbroken run)
{
    const char *s = seeker->view.bytes;
    uint32_t start = run.start;
    while (start < run.end && (is_quote(s[start]) || s[start] == '(' || s[start] == '['))
        start++;
    if (!try_value(seeker, start, run.end))
        return false;
    for (uint32_t at = start; at + 8 < run.end; at++) {
        if (s[at] != '=' && s[at] != ':' && s[at] != ',')
            continue;
        uint32_t value = at + 1;
        while (value < run.end && (is_quote(s[value]) || s[value] == '=' || s[value] == ':' || s[value] == '>'))
            value++;
        if (value < run.end && !try_value(seeker, value, run.end))
            return false;
        at = value - 1;
    }
    return true;
}
