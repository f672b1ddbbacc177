/* SPDX-License-Identifier: Apache-2.0 */
/* What must not be read as words: addresses, handles, hashtags, placeholders, code. Each look ahead is bounded. */
#include "text/internal.h"

enum { BRACES_MAX = 200, BRACKETS_MAX = 40 };

static char lower(char c)
{
    return (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
}

static bool begins_with(const char *s, size_t size, size_t at, const char *word)
{
    for (; *word; word++, at++) {
        if (at >= size || lower(s[at]) != *word)
            return false;
    }
    return true;
}

/* ---- addresses */

/* The top-level domains that a bare host name is known by. */
/* clang-format off */
static const rly_word domains[] = {
    "ae", "ai", "am", "app", "ar", "as", "asia", "at", "au", "bank", "bd", "be", "biz", "blog", "br", "ca", "cc",
    "ch", "chat", "cl", "cloud", "club", "cn", "co", "com", "cz", "de", "dev", "dk", "do", "edu", "email", "es", "eu",
    "fi", "fm", "fr", "gg", "gh", "gl", "gov", "gr", "help", "hk", "hotel", "hu", "id", "ie", "il", "im", "in",
    "info", "int", "io", "is", "it", "jp", "ke", "kr", "link", "live", "lk", "ly", "me", "mil", "mobi", "mx", "my",
    "net", "news", "ng", "nl", "no", "np", "nz", "online", "org", "page", "pe", "ph", "pk", "pl", "pt", "ro", "ru",
    "sa", "se", "sg", "sh", "shop", "site", "so", "store", "support", "tech", "th", "to", "tr", "travel", "tv", "tw",
    "uk", "us", "vn", "world", "ws", "xyz", "za", "zendesk",
};
/* clang-format on */
static const rly_word_list domain_list = RLY_WORD_LIST(domains);

static bool in_address(const char *s, size_t size, size_t at)
{
    unsigned class = rly_class_at(s, at);
    if (class & RLY_HIGH)
        return rly_letter_size(s, size, at, true) != 0;
    return !(class & (RLY_BLANK | RLY_NO_ADDRESS));
}

/* The end of a URL whose host began at `start` and that is read up to `at`. Punctuation at its end is the sentence's.
 */
static size_t url_end(const char *s, size_t size, size_t start, size_t at)
{
    size_t open = 0, closed = 0;
    while (at < size && in_address(s, size, at)) {
        open += s[at] == '(';
        closed += s[at] == ')';
        size_t letter = rly_class_at(s, at) & RLY_HIGH ? rly_letter_size(s, size, at, true) : 1;
        at += letter;
    }
    for (; at > start; at--) {
        char last = s[at - 1];
        if (last == ')' && closed > open)
            closed--;
        else if (!strchr(".,;:!?'*_~]-", last) || last == '\0')
            break;
    }
    return at;
}

static bool is_name_byte(char c)
{
    return rly_class[(unsigned char)c] & RLY_ALNUM || (c && strchr("._%+-", c));
}

/* The end of the domain name that begins at `at`: no dot or hyphen at its end, two labels or more, else 0. */
static size_t domain_end(const char *s, size_t at, size_t past)
{
    while (past > at && !(rly_class_at(s, past - 1) & RLY_ALNUM))
        past--;
    size_t dots = 0;
    for (size_t i = at; i < past; i++) {
        if (s[i] == '.')
            dots++;
        if (s[i] == '_' || s[i] == '%' || s[i] == '+' || (s[i] == '.' && (i == at || s[i - 1] == '.')))
            return 0;
    }
    return dots ? past : 0;
}

static size_t last_label(const char *s, size_t at, size_t past)
{
    while (past > at && s[past - 1] != '.')
        past--;
    return past;
}

static size_t email_end(const char *s, size_t at_sign, size_t *looked)
{
    size_t past = at_sign + 1;
    while (rly_class_at(s, past) & RLY_ALNUM || s[past] == '.' || s[past] == '-')
        past++;
    *looked = past;
    size_t end = domain_end(s, at_sign + 1, past);
    if (!end)
        return 0;
    size_t top = last_label(s, at_sign + 1, end);
    for (size_t i = top; i < end; i++) {
        if (!(rly_class_at(s, i) & RLY_LETTER))
            return 0;
    }
    return end - top >= 2 ? end : 0;
}

/* Top-level domains that are English words too: after them a path, or "co." before, must show that a host is meant. */
static bool is_word_too(const char *label, size_t size)
{
    static const char words[][8] = {"am", "as",   "at", "be",      "do",   "help", "in",   "is",
                                    "it", "live", "me", "my",      "no",   "news", "page", "sh",
                                    "so", "to",   "us", "support", "link", "site", "shop"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (strlen(words[i]) == size && begins_with(label, size, 0, words[i]))
            return true;
    }
    return false;
}

static bool is_host(const char *s, size_t start, size_t end, bool path)
{
    size_t top = last_label(s, start, end), size = end - top;
    char label[sizeof(rly_word)] = "";
    if (size < 2 || size >= sizeof label)
        return false;
    for (size_t i = 0; i < size; i++)
        label[i] = lower(s[top + i]);
    if (!rly_word_in(&domain_list, label, size))
        return false;
    /* "sorry.Info on this": a new sentence, not a host. */
    if (rly_class_at(s, top) & RLY_UPPER && rly_class_at(s, top + 1) & RLY_LOWER)
        return path;
    if (path || !is_word_too(label, size))
        return true;
    size_t before = last_label(s, start, top - 1);
    return before > start && (begins_with(s, top, before, "co.") || begins_with(s, top, before, "com."));
}

size_t rly_link_end(const char *s, size_t size, size_t start, rly_token_kind *kind, size_t *looked)
{
    size_t scheme = begins_with(s, size, start, "https://")  ? 8
                    : begins_with(s, size, start, "http://") ? 7
                    : begins_with(s, size, start, "www.")    ? 4
                                                             : 0;
    *kind = RLY_TOKEN_URL;
    if (scheme && rly_class_at(s, start + scheme) & (RLY_ALNUM | RLY_HIGH))
        return url_end(s, size, start + scheme, start + scheme);
    size_t past = start;
    while (is_name_byte(s[past]))
        past++;
    if (past > *looked)
        *looked = past;
    if (s[past] == '@') {
        *kind = RLY_TOKEN_EMAIL;
        return email_end(s, past, looked);
    }
    size_t host = domain_end(s, start, past);
    if (!host)
        return 0;
    bool path = host == past && (s[host] == '/' || s[host] == '?') && rly_class_at(s, host + 1) & RLY_ALNUM;
    if (!is_host(s, start, host, path))
        return 0;
    if (path || (host == past && s[host] == '/'))
        return url_end(s, size, start, host);
    return host;
}

/* ---- handles and hashtags */

static size_t handle_end(const char *s, size_t at)
{
    if (at > 0 && rly_class_at(s, at - 1) & RLY_ALNUM)
        return 0;
    size_t past = at + 1;
    while (rly_class_at(s, past) & RLY_ALNUM || s[past] == '_')
        past++;
    return past > at + 1 ? past : 0;
}

static size_t hashtag_end(const char *s, size_t size, size_t at)
{
    if (at > 0 && rly_class_at(s, at - 1) & RLY_ALNUM)
        return 0;
    unsigned class = rly_class_at(s, at + 1);
    if (!(class & RLY_LETTER) && !(class & RLY_HIGH && rly_letter_size(s, size, at + 1, false)))
        return 0;
    size_t past = at + 1;
    for (;;) {
        class = rly_class_at(s, past);
        size_t letter = class & RLY_HIGH ? rly_letter_size(s, size, past, true) : class & RLY_ALNUM || s[past] == '_';
        if (!letter)
            return past;
        past += letter;
    }
}

/* ---- placeholders */

/* Past `close` after `at`, on the same line and before any brace that opens. */
static size_t past_close(const char *s, size_t size, size_t at, const char *close, size_t max)
{
    size_t length = strlen(close), limit = size - at > max ? at + max : size;
    for (; at + length <= limit; at++) {
        if (memcmp(s + at, close, length) == 0)
            return at + length;
        if (s[at] == '{' || s[at] == '\n')
            return 0;
    }
    return 0;
}

/* {name}, {first name}, {order.id}, {0}: a name and nothing else. */
static size_t single_brace_end(const char *s, size_t size, size_t at)
{
    size_t past = at + 1;
    while (past < size && past - at <= BRACKETS_MAX &&
           (rly_class_at(s, past) & RLY_ALNUM || s[past] == '_' || s[past] == '.' || s[past] == ' ' || s[past] == '-'))
        past++;
    bool named = rly_class_at(s, at + 1) & RLY_ALNUM || s[at + 1] == '_';
    return named && s[past] == '}' ? past + 1 : 0;
}

static size_t brace_end(const char *s, size_t size, size_t at)
{
    if (s[at] != '{') /* %{...}, #{...}, ${...} */
        return s[at + 1] == '{' && s[at + 2] != '}' ? past_close(s, size, at + 2, "}", BRACES_MAX) : 0;
    if (s[at + 1] == '%')
        return past_close(s, size, at + 2, "%}", BRACES_MAX);
    if (s[at + 1] != '{')
        return single_brace_end(s, size, at);
    bool three = s[at + 2] == '{';
    return past_close(s, size, at + 2 + three, three ? "}}}" : "}}", BRACES_MAX);
}

/* Whether [from, to) holds one of the words that tell what is to be filled in. */
static bool says_what_to_fill_in(const char *s, size_t from, size_t to)
{
    static const char words[][8] = {"name", "number", "date", "insert", "enter", "fill", "amount", "time"};
    for (size_t at = from; at < to; at++) {
        if (at > from && rly_class_at(s, at - 1) & RLY_LETTER)
            continue;
        for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
            size_t size = strlen(words[i]);
            if (begins_with(s, to, at, words[i]) && (at + size == to || !(rly_class_at(s, at + size) & RLY_LETTER)))
                return true;
        }
    }
    return false;
}

/* [ORDER NUMBER], <NAME>, [ customer name ], [insert date]. */
static size_t bracket_end(const char *s, size_t size, size_t at)
{
    char close = s[at] == '[' ? ']' : '>';
    size_t first = at + 1 + (s[at + 1] == ' '), past = first, letters = 0;
    bool shouted = true;
    for (; past < size && past - at <= BRACKETS_MAX && s[past] != close; past++) {
        unsigned class = rly_class_at(s, past);
        if (!(class & RLY_ALNUM) && !strchr(" _-.'/:#", s[past]))
            return 0;
        letters += (class & RLY_LETTER) != 0;
        shouted = shouted && !(class & RLY_LOWER);
    }
    if (s[past] != close || letters < 2 || !(rly_class_at(s, first) & RLY_LETTER))
        return 0;
    if (close == ']' && s[past + 1] == '(') /* a link in Markdown */
        return 0;
    return shouted || says_what_to_fill_in(s, first, past) ? past + 1 : 0;
}

/* __email__: how data sets mask what was private. */
static size_t mask_end(const char *s, size_t size, size_t at)
{
    if (s[at + 1] != '_' || !(rly_class_at(s, at + 2) & RLY_LETTER) || (at > 0 && rly_class_at(s, at - 1) & RLY_ALNUM))
        return 0;
    size_t past = at + 2;
    while (past < size && past - at <= BRACKETS_MAX &&
           (rly_class_at(s, past) & RLY_LETTER || (s[past] == '_' && s[past + 1] != '_')))
        past++;
    return s[past] == '_' && s[past + 1] == '_' ? past + 2 : 0;
}

/* ---- code */

static size_t past_ticks(const char *s, size_t at)
{
    while (s[at] == '`')
        at++;
    return at;
}

/* A fence reaches to the next fence, or to the end. */
static size_t fence_end(const char *s, size_t size, size_t at)
{
    while (at < size) {
        const char *line = memchr(s + at, '\n', size - at);
        if (!line)
            return size;
        at = (size_t)(line - s) + 1;
        if (size - at >= 3 && memcmp(s + at, "```", 3) == 0)
            return past_ticks(s, at);
    }
    return size;
}

/* The next run of backticks on the line closes, whatever its length: so no text is looked at twice. */
static size_t code_end(const char *s, size_t size, size_t at)
{
    size_t body = past_ticks(s, at);
    if (body - at >= 3 && (at == 0 || s[at - 1] == '\n'))
        return fence_end(s, size, body);
    if (at > 0 && rly_class_at(s, at - 1) & (RLY_ALNUM | RLY_HIGH)) /* an apostrophe, or nearly */
        return 0;
    size_t past = body;
    while (past < size && s[past] != '`' && s[past] != '\n')
        past++;
    if (past == body || past >= size || s[past] != '`')
        return 0;
    past = past_ticks(s, past);
    return rly_class_at(s, past) & RLY_ALNUM ? 0 : past;
}

size_t rly_opaque_end(const char *s, size_t size, size_t at, rly_token_kind *kind)
{
    *kind = RLY_TOKEN_PLACEHOLDER;
    switch (s[at]) {
    case '@':
        *kind = RLY_TOKEN_HANDLE;
        return handle_end(s, at);
    case '`':
        *kind = RLY_TOKEN_CODE;
        return code_end(s, size, at);
    case '#':
        if (s[at + 1] == '{')
            return brace_end(s, size, at);
        *kind = RLY_TOKEN_HASHTAG;
        return hashtag_end(s, size, at);
    case '{':
    case '%':
    case '$':
        return brace_end(s, size, at);
    case '[':
    case '<':
        return bracket_end(s, size, at);
    default:
        return mask_end(s, size, at);
    }
}
