/* SPDX-License-Identifier: Apache-2.0 */
/* Numbers of a fixed shape, and what the words around say of them. */
#include "private/shape.h"

static bool is_ascii_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

static bool is_separator(char byte)
{
    return byte == ' ' || byte == '-' || byte == '.' || byte == '/';
}

static bool is_currency(char byte)
{
    return byte == '$' || (unsigned char)byte == RLY_VIEW_CURRENCY;
}

/* Read one character of the shape at `at`; the place behind it, 0 when it does not fit. */
static uint32_t read_one(const char *s, char shape, uint32_t at, rly_shaped *out)
{
    char byte = s[at];
    if (shape == ' ') {
        if (!is_separator(byte))
            return at;
        out->separator = out->breaks == 0 || out->separator == byte ? byte : '!';
        out->breaks++;
        return at + 1;
    }
    bool digit = rly_view_is_digit(byte), letter = is_ascii_letter(byte);
    bool fits = shape == '9' ? digit : shape == 'A' ? letter : shape == 'X' ? digit || letter : byte == shape;
    if (!fits)
        return 0;
    if (digit || letter) {
        bool small = byte >= 'a';
        out->small = out->small || small;
        out->value[out->size++] = (char)(small ? byte - 32 : byte);
    }
    return at + 1;
}

/* Nothing that goes on in front of it? */
static bool begins_free(const char *s, uint32_t at)
{
    if (at == 0)
        return true;
    char before = s[at - 1];
    if (rly_view_is_alnum(before) || before == '*' || before == '_' || before == '+' || before == '@' ||
        is_currency(before))
        return false;
    return !((before == '-' || before == '.' || before == ',') && at > 1 && rly_view_is_digit(s[at - 2]));
}

/* Nor behind it; and what ties it to more. */
static bool ends_free(const char *s, rly_shaped *out)
{
    char behind = s[out->end], next = behind ? s[out->end + 1] : '\0';
    char before = out->start > 0 ? s[out->start - 1] : ' ', earlier = out->start > 1 ? s[out->start - 2] : ' ';
    if (rly_view_is_alnum(behind) || behind == '*' || behind == '_' || behind == '%')
        return false;
    if ((behind == '-' || behind == '.') && rly_view_is_digit(next))
        return false;
    bool behind_tied = ((behind == '-' || behind == '/') && rly_view_is_alnum(next)) ||
                       ((behind == '.' || behind == ',') && rly_view_is_digit(next));
    bool dash = before == '-' || before == '=';
    out->tied = behind_tied || ((dash || before == '/') && rly_view_is_alnum(earlier)) ||
                ((before == '.' || before == ',') && rly_view_is_digit(earlier));
    out->labelled = !behind_tied && dash && rly_view_is_letter(earlier);
    return true;
}

bool rly_shape_read(const rly_seeker *seeker, const char *shape, uint32_t at, rly_shaped *out)
{
    const char *s = seeker->view.bytes;
    *out = (rly_shaped){.start = at};
    if (!begins_free(s, at))
        return false;
    for (; *shape; shape++) {
        uint32_t next = read_one(s, *shape, at, out);
        if (next == 0 && !(*shape == ' '))
            return false;
        at = next;
    }
    out->end = at;
    return at <= seeker->view.size && ends_free(s, out);
}

uint32_t rly_shape_word(const rly_seeker *seeker, const rly_digits *run)
{
    enum { MOST = 20 };
    const char *s = seeker->view.bytes;
    uint32_t at = run->start;
    while (at > 0 && run->start - at < MOST && (is_ascii_letter(s[at - 1]) || rly_view_is_digit(s[at - 1])))
        at--;
    return run->start - at < MOST ? at : run->start;
}

rly_words rly_seek_words(const rly_seeker *seeker, uint64_t topics, const rly_shaped *value, unsigned before,
                         unsigned after)
{
    if (rly_seek_is_alone(seeker, value->start, value->end))
        return RLY_WORDS_FOR;
    if (seeker->topics == 0)
        return RLY_WORDS_SILENT;
    enum { DIRECTLY = 2, NEAR = 5 };
    bool named =
        (seeker->topics & topics) && (rly_topics_near(seeker, value->start, value->end, before, after) & topics);
    uint64_t label = rly_topics_label(seeker, value->start, named ? DIRECTLY : NEAR);
    if (label && !(label & topics))
        return named ? RLY_WORDS_MIXED : RLY_WORDS_AGAINST;
    return named ? RLY_WORDS_FOR : RLY_WORDS_SILENT;
}

/* What may stand between a name and its value. */
static const char *const links[] = {
    "a",        "are",     "as",        "back",     "be",    "been",  "card", "changed", "code",    "digit",
    "digits",   "entered", "file",      "for",      "front", "gave",  "has",  "have",    "here",    "in",
    "is",       "it",      "its",       "just",     "new",   "no",    "now",  "nr",      "num",     "number",
    "of",       "on",      "our",       "provided", "reads", "reset", "same", "set",     "shown",   "still",
    "supplied", "temp",    "temporary", "that",     "the",   "this",  "to",   "typed",   "updated", "us",
    "use",      "using",   "was",       "we",       "will",  "with",  "you",  "your",
};

static bool is_link(const rly_text *text, uint32_t token)
{
    rly_str word = rly_token_fold(text, &text->tokens.items[token]);
    if (word.size == 1 && rly_view_is_digit(word.data[0])) /* "the 3-digit code" */
        return true;
    for (size_t i = 0; i < sizeof links / sizeof *links; i++)
        if (rly_str_is(word, links[i]))
            return true;
    return false;
}

/* Is the line the same from the end of token a to the start of token b? */
static bool same_line(const rly_text *text, uint32_t a, uint32_t b)
{
    const rly_token *tokens = text->tokens.items;
    return !memchr(text->reading.data + tokens[a].end, '\n', tokens[b].start - tokens[a].end);
}

static const rly_hint *hint_over(const rly_seeker *seeker, uint32_t token)
{
    size_t from = 0, past = seeker->hints.count;
    while (from < past) {
        size_t middle = from + (past - from) / 2;
        if (seeker->hints.items[middle].past <= token)
            from = middle + 1;
        else
            past = middle;
    }
    bool over = from < seeker->hints.count && seeker->hints.items[from].first <= token;
    return over ? &seeker->hints.items[from] : NULL;
}

uint32_t rly_seek_before_links(const rly_seeker *seeker, uint32_t token, unsigned most)
{
    const rly_text *text = seeker->text;
    for (uint32_t i = token; i > 0 && token - i <= most; i--) {
        if (!same_line(text, i - 1, i))
            break;
        if (hint_over(seeker, i - 1) || !is_link(text, i - 1))
            return i - 1;
    }
    return (uint32_t)text->tokens.count;
}

/* "4831 is your PIN", "4831 as PIN", "4831 (PIN)". */
static bool is_named_behind(const rly_seeker *seeker, uint64_t topics, uint32_t end)
{
    enum { MOST = 4 };
    const rly_text *text = seeker->text;
    uint32_t first = rly_seek_token(seeker, end ? end - 1 : 0) + 1;
    for (uint32_t i = first; i < text->tokens.count && i - first <= MOST && same_line(text, i - 1, i); i++) {
        const rly_hint *hint = hint_over(seeker, i);
        if (hint)
            return (hint->topics & topics) && (i > first || strncmp(seeker->view.bytes + end, " (", 2) == 0);
        if (!is_link(text, i))
            return false;
        rly_str word = rly_token_fold(text, &text->tokens.items[i]);
        if (i == first && !rly_str_is(word, "is") && !rly_str_is(word, "was") && !rly_str_is(word, "as") &&
            !rly_str_is(word, "for"))
            return false;
    }
    return false;
}

/* "The PIN for the east gate is 4831": the word that says more of the name is one of few, the verb ends it. */
static bool is_named_at_length(const rly_seeker *seeker, uint64_t topics, uint32_t token)
{
    enum { MOST = 7 };
    static const char *const openers[] = {"for", "of", "on", "to", "at"};
    const rly_text *text = seeker->text;
    if (token < 4)
        return false;
    rly_str verb = rly_token_fold(text, &text->tokens.items[token - 1]);
    if (!rly_str_is(verb, "is") && !rly_str_is(verb, "was"))
        return false;
    for (uint32_t i = token - 1; i > 0 && token - i < MOST && same_line(text, i - 1, i); i--) {
        const rly_hint *hint = hint_over(seeker, i - 1);
        if (!hint)
            continue;
        rly_str opener = rly_token_fold(text, &text->tokens.items[i]);
        for (size_t k = 0; k < sizeof openers / sizeof *openers; k++)
            if (rly_str_is(opener, openers[k]))
                return hint->topics & topics;
        return false;
    }
    return false;
}

bool rly_seek_is_named(const rly_seeker *seeker, uint64_t topics, uint32_t start, uint32_t end)
{
    enum { MOST = 7 };
    if (!(seeker->topics & topics))
        return false;
    uint32_t token = rly_seek_token(seeker, start), place = rly_seek_before_links(seeker, token, MOST);
    const rly_hint *hint = place < seeker->text->tokens.count ? hint_over(seeker, place) : NULL;
    return (hint && (hint->topics & topics)) || is_named_behind(seeker, topics, end) ||
           is_named_at_length(seeker, topics, token);
}

bool rly_shape_may_add(const rly_seeker *seeker, uint32_t at)
{
    const rly_text *text = seeker->text;
    uint32_t token = rly_seek_token(seeker, at);
    uint8_t kind = token < text->tokens.count ? text->tokens.items[token].kind : RLY_TOKEN_WORD;
    return kind == RLY_TOKEN_WORD || kind == RLY_TOKEN_CODE;
}

bool rly_shape_add(rly_seeker *seeker, rly_private_type type, const rly_shaped *value, rly_proof proof)
{
    return !rly_shape_may_add(seeker, value->start) || rly_seek_add(seeker, type, value->start, value->end, proof);
}
