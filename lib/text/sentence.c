/* SPDX-License-Identifier: Apache-2.0 */
/* Quoted lines of mail, and where sentences begin and end: read from what stands between two tokens. */
#include "text/internal.h"

/* ---- quoted mail */

typedef struct line {
    size_t start, body, end; /* body: past the blanks it begins with */
} line;

static inline line line_at(const char *s, size_t size, size_t start)
{
    const char *newline = start < size ? memchr(s + start, '\n', size - start) : NULL;
    line at = {start, start, newline ? (size_t)(newline - s) : size};
    while (at.body < at.end && rly_class_at(s, at.body) & RLY_BLANK)
        at.body++;
    return at;
}

static bool starts_with(const char *s, line at, const char *word)
{
    size_t size = strlen(word);
    return at.end - at.body >= size && memcmp(s + at.body, word, size) == 0;
}

/* "On Monday, Ann wrote:", on one line or two: the start of the line that follows it, 0 when it is none. */
static size_t past_attribution(const char *s, size_t size, line at)
{
    if (!starts_with(s, at, "On "))
        return 0;
    for (int lines = 0; lines < 2; lines++) {
        size_t end = at.end;
        while (end > at.start && rly_class_at(s, end - 1) & RLY_BLANK)
            end--;
        if (end - at.start >= 6 && memcmp(s + end - 6, "wrote:", 6) == 0)
            return at.end < size ? at.end + 1 : size;
        if (at.end >= size)
            return 0;
        at = line_at(s, size, at.end + 1);
    }
    return 0;
}

/* The heads that mail programs put before the mail that is answered; everything behind them is quoted. */
static bool begins_old_mail(const char *s, size_t size, line at)
{
    if (starts_with(s, at, "-----Original Message") || starts_with(s, at, "---------- Forwarded message"))
        return true;
    if (!starts_with(s, at, "From:"))
        return false;
    bool sent = false;
    for (int lines = 0; lines < 4 && at.end < size; lines++) {
        at = line_at(s, size, at.end + 1);
        sent = sent || starts_with(s, at, "Sent:") || starts_with(s, at, "Date:");
        if (sent && starts_with(s, at, "Subject:"))
            return true;
    }
    return false;
}

/* The quotations that the markup marks, in order. */
typedef struct marked_quotes {
    const rly_stretch *next, *past;
} marked_quotes;

/* The one that begins in a line; NULL when none does. Lines are asked for in order. */
static const rly_stretch *marked_quote_in(marked_quotes *marked, line at)
{
    while (marked->next < marked->past && (marked->next->kind != RLY_SPAN_QUOTE || marked->next->start < at.start ||
                                           marked->next->start == marked->next->end))
        marked->next++;
    return marked->next < marked->past && marked->next->start <= at.end ? marked->next : NULL;
}

/* Whether a quotation may begin with this line, as with hardly any. */
static bool may_begin_quote(const char *s, line at)
{
    char first = at.body < at.end ? s[at.body] : ' ';
    return first == '>' || first == 'O' || first == '-' || first == 'F';
}

/* Where the quotation that begins with this line ends; 0 when none begins. */
static size_t quote_end(const char *s, size_t size, line at, marked_quotes *marked)
{
    if (!may_begin_quote(s, at))
        return 0;
    char first = s[at.body];
    if ((first == '-' || first == 'F') && begins_old_mail(s, size, at))
        return size;
    size_t next = first == 'O' ? past_attribution(s, size, at) : 0;
    if (next) {
        at = line_at(s, size, next);
        while (at.body == at.end && at.end < size) /* blank lines before the quotation */
            at = line_at(s, size, at.end + 1);
        const rly_stretch *quote = marked_quote_in(marked, at);
        if (quote)
            return quote->end;
        first = at.body < at.end ? s[at.body] : ' ';
    }
    if (first != '>')
        return 0;
    size_t end = at.end;
    while (at.end < size) {
        at = line_at(s, size, at.end + 1);
        if (at.body == at.end)
            continue; /* a blank line ends it only when no quoted one follows */
        if (s[at.body] != '>')
            break;
        end = at.end;
    }
    return end;
}

/* Add a quotation of bytes [start, end); its tokens are not the writer's. `token` moves past them. */
static bool add_quote(rly_text *text, size_t start, size_t end, size_t *token)
{
    while (*token < text->tokens.count && text->tokens.items[*token].start < start)
        ++*token;
    if (*token > 0 && text->tokens.items[*token - 1].end > start)
        return true; /* within a block of code */
    rly_span *span = rly_push(&text->quotes);
    if (!span)
        return false;
    size_t first = *token;
    text->token_flags |= RLY_TOKEN_QUOTED;
    while (*token < text->tokens.count && text->tokens.items[*token].start < end)
        text->tokens.items[(*token)++].flags |= RLY_TOKEN_QUOTED;
    *span = (rly_span){(uint32_t)start, (uint32_t)end, (uint32_t)first, (uint32_t)*token, RLY_SPAN_QUOTE};
    return true;
}

bool rly_quotes_find(rly_text *text)
{
    const char *s = text->reading.data;
    size_t size = text->reading.size, token = 0;
    const rly_stretch *stretches = text->markup.stretches.items;
    marked_quotes marked = {stretches, stretches ? stretches + text->markup.stretches.count : NULL};
    for (size_t at = 0; at < size;) {
        line here = line_at(s, size, at);
        at = here.end + 1;
        if (marked.next == marked.past && !may_begin_quote(s, here))
            continue;
        const rly_stretch *quote = marked_quote_in(&marked, here);
        size_t start = quote ? quote->start : here.body, end = quote ? quote->end : quote_end(s, size, here, &marked);
        if (end && !add_quote(text, start, end, &token))
            return false;
        at = end ? end : at;
    }
    return true;
}

/* ---- sentences */

/* What stands between two tokens. */
typedef struct gap {
    unsigned lines;   /* newlines in a row, the most */
    bool bullet;      /* a list mark begins the next line */
    bool stop, glued; /* full stop, "!" or "?": before white space or such; before the next word without any */
    bool strong;      /* with "!" or "?" in it */
    unsigned dots;    /* how many full stops in a row */
    bool adjacent;    /* the stop follows the word at once */
    bool comma;
    bool emoji;
} gap;

static bool closes(char c)
{
    return c == '"' || c == '\'' || c == ')' || c == ']' || c == '}' || c == '*' || c == '_';
}

/* A run of full stops and the like from `at`; returns where it ends, closing quotes and brackets included. */
static size_t read_stop(const char *s, size_t start, size_t at, size_t end, gap *between)
{
    size_t from = at;
    bool strong = false;
    for (; at < end && (s[at] == '.' || s[at] == '!' || s[at] == '?'); at++)
        strong = strong || s[at] != '.';
    size_t past = at;
    while (at < end && closes(s[at]))
        at++;
    bool glued = at == end && at == past;
    bool ends = at == end || rly_class_at(s, at) & (RLY_BLANK | RLY_HIGH) || strchr("-(^#@/~", s[at]);
    if (!ends && !strong)
        return at;
    between->adjacent = from == start;
    between->strong = between->strong || strong;
    between->dots = past - from < 3 ? (unsigned)(past - from) : 3;
    between->glued = glued && !between->stop;
    between->stop = between->stop || !glued;
    return at;
}

static bool dash_is_comma(const char *s, size_t start, size_t at, size_t end)
{
    bool before = at > start && rly_class_at(s, at - 1) & RLY_BLANK && s[at - 1] != '\n';
    size_t past = at;
    while (past < end && s[past] == '-')
        past++;
    return past - at >= 2 || (before && past < end && rly_class_at(s, past) & RLY_BLANK);
}

/* A guess from the bytes at U+2600 to U+27BF, U+2B00 to U+2B7F and the emoji planes: enough to end a sentence. */
static bool may_be_emoji(const char *s, size_t at)
{
    unsigned char first = (unsigned char)s[at], second = (unsigned char)s[at + 1];
    return (first == 0xF0 && second == 0x9F) ||
           (first == 0xE2 && ((second >= 0x98 && second <= 0x9E) || second == 0xAC || second == 0xAD));
}

static gap read_gap(const char *s, size_t start, size_t end)
{
    gap between = {0};
    unsigned lines = 0;
    for (size_t at = start; at < end;) {
        char c = s[at];
        if (c == '\n') {
            lines++;
            between.lines = lines > between.lines ? lines : between.lines;
        } else if (!(rly_class_at(s, at) & RLY_BLANK)) {
            bool first = lines > 0;
            lines = 0;
            if (c == '.' || c == '!' || c == '?') {
                at = read_stop(s, start, at, end, &between);
                continue;
            }
            if (c == ',' || c == ';' || (c == ':' && (at + 1 == end || rly_class_at(s, at + 1) & RLY_BLANK)))
                between.comma = true;
            else if (c == '-' && !first && dash_is_comma(s, start, at, end))
                between.comma = true;
            bool mark = c == '-' || c == '*' || (end - at >= 3 && memcmp(s + at, "\xE2\x80\xA2", 3) == 0);
            between.bullet = between.bullet || (first && mark);
            between.emoji = between.emoji || may_be_emoji(s, at);
        }
        at++;
    }
    return between;
}

typedef enum follower { NEVER_ENDS, ENDS_BEFORE_CAPITAL, ENDS_BUT_BEFORE_CAPITAL, ENDS_BUT_BEFORE_DIGIT } follower;

static const struct abbreviation {
    char word[8];
    follower rule;
} abbreviations[] = {
    {"am", ENDS_BEFORE_CAPITAL},
    {"approx", NEVER_ENDS},
    {"co", ENDS_BEFORE_CAPITAL},
    {"dept", ENDS_BEFORE_CAPITAL},
    {"dr", NEVER_ENDS},
    {"etc", ENDS_BEFORE_CAPITAL},
    {"ext", ENDS_BUT_BEFORE_DIGIT},
    {"inc", ENDS_BEFORE_CAPITAL},
    {"ltd", ENDS_BEFORE_CAPITAL},
    {"mr", NEVER_ENDS},
    {"mrs", NEVER_ENDS},
    {"ms", NEVER_ENDS},
    {"mx", NEVER_ENDS},
    {"no", ENDS_BUT_BEFORE_DIGIT},
    {"pm", ENDS_BEFORE_CAPITAL},
    {"prof", NEVER_ENDS},
    {"rs", ENDS_BUT_BEFORE_DIGIT},
    {"st", ENDS_BUT_BEFORE_CAPITAL},
    {"tel", NEVER_ENDS},
    {"vs", NEVER_ENDS},
};

static bool is_capital(const rly_token *token)
{
    return token->kind != RLY_TOKEN_WORD || token->flags & RLY_TOKEN_CAPITAL;
}

static bool follower_continues(follower rule, const rly_token *next)
{
    switch (rule) {
    case NEVER_ENDS:
        return true;
    case ENDS_BEFORE_CAPITAL:
        return !is_capital(next);
    case ENDS_BUT_BEFORE_CAPITAL:
        return (next->flags & RLY_TOKEN_CAPITAL) != 0;
    default:
        return (next->flags & RLY_TOKEN_DIGIT) != 0;
    }
}

/* A single letter before a full stop: an initial ("J. Smith"), or the end of "e.g.", "i.e.", "a.m.", "p.m.". */
static bool letter_continues(const rly_text *text, size_t i)
{
    const rly_token *token = &text->tokens.items[i];
    char letter = *rly_fold_of(text, token);
    if (token->flags & RLY_TOKEN_CAPITAL)
        return letter != 'i';
    if (i == 0 || !rly_gap_is(text, i - 1, ".") || token[-1].fold_size != 1)
        return false;
    char before = *rly_fold_of(text, token - 1);
    if ((before == 'e' && letter == 'g') || (before == 'i' && letter == 'e'))
        return true;
    return letter == 'm' && (before == 'a' || before == 'p') && !is_capital(token + 1);
}

/* Whether a single full stop after token i belongs to an abbreviation or to the number of a list item. */
static bool stop_continues(const rly_text *text, size_t i)
{
    const rly_token *token = &text->tokens.items[i];
    if (token->kind != RLY_TOKEN_WORD || token->fold_size > 6)
        return false;
    if (token->flags & RLY_TOKEN_DIGIT)
        return token->flags & RLY_TOKEN_LINE && token->fold_size <= 2;
    if (token->fold_size == 1)
        return letter_continues(text, i);
    char first = *rly_fold_of(text, token);
    for (size_t k = 0; k < sizeof abbreviations / sizeof abbreviations[0]; k++) {
        if (abbreviations[k].word[0] == first && rly_str_is(rly_token_fold(text, token), abbreviations[k].word))
            return follower_continues(abbreviations[k].rule, token + 1);
    }
    return false;
}

static bool begins_lower(const rly_text *text, const rly_token *token)
{
    return token->kind == RLY_TOKEN_WORD && !(token->flags & (RLY_TOKEN_CAPITAL | RLY_TOKEN_DIGIT)) &&
           text->reading.data[token->start] != '&';
}

/* Whether a sentence ends between token i and the next. */
static bool breaks_after(const rly_text *text, size_t i, const gap *between)
{
    const rly_token *token = &text->tokens.items[i];
    bool code = token->kind == RLY_TOKEN_CODE || token[1].kind == RLY_TOKEN_CODE;
    if (between->lines >= 2 || (!code && (token->flags ^ token[1].flags) & RLY_TOKEN_QUOTED))
        return true;
    if (between->lines && (code || between->bullet || !begins_lower(text, token + 1)))
        return true;
    if (between->stop) {
        if (between->strong)
            return true;
        if (between->dots == 1)
            return !between->adjacent || !stop_continues(text, i);
        return !begins_lower(text, token + 1);
    }
    if (between->glued && token->kind == RLY_TOKEN_WORD) {
        bool word = token[1].kind == RLY_TOKEN_WORD && token[1].flags & RLY_TOKEN_CAPITAL;
        return word && (between->strong || rly_class_at(text->reading.data, token->end - 1) & RLY_LOWER);
    }
    /* An emoji or a link often stands where a full stop would. */
    return (between->emoji || token->kind == RLY_TOKEN_URL) && token[1].flags & RLY_TOKEN_CAPITAL && !between->comma;
}

/* Whether a sentence ends between token i and the next, which more than a blank parts. Most gaps are a mark and a blank
 * between words, and told at once; the next token gets what the gap says of it. */
static bool read_between(const rly_text *text, size_t i)
{
    rly_token *token = &text->tokens.items[i];
    const char *s = text->reading.data + token->end;
    bool short_gap = token[1].start == token->end + 2 && s[1] == ' ' && (s[0] == ',' || s[0] == '.');
    if (short_gap && token->kind == RLY_TOKEN_WORD && !((token->flags ^ token[1].flags) & RLY_TOKEN_QUOTED)) {
        token->flags |= s[0] == ',' ? RLY_TOKEN_COMMA : 0;
        return s[0] == '.' && !stop_continues(text, i);
    }
    gap between = read_gap(text->reading.data, token->end, token[1].start);
    if (between.comma)
        token->flags |= RLY_TOKEN_COMMA;
    if (between.lines)
        token[1].flags |= RLY_TOKEN_LINE;
    return breaks_after(text, i, &between);
}

void rly_sentences_find(rly_text *text)
{
    const char *s = text->reading.data;
    size_t count = text->tokens.count, first = 0;
    rly_token *tokens = text->tokens.items;
    if (count == 0)
        return;
    tokens[0].flags |= RLY_TOKEN_STARTS | RLY_TOKEN_LINE;
    for (size_t n = 1; n < text->notable.count; n++) {
        size_t i = text->notable.items[n] - 1;
        if (tokens[i + 1].start == tokens[i].end + 1 && s[tokens[i].end] == ' ' && tokens[i].kind == RLY_TOKEN_WORD)
            continue; /* a quotation begins on a line of its own */
        if (!read_between(text, i))
            continue;
        tokens[i].flags |= RLY_TOKEN_ENDS;
        tokens[i + 1].flags |= RLY_TOKEN_STARTS;
        for (; first <= i; first++)
            tokens[first].sentence = text->sentences;
        text->sentences++;
    }
    for (; first < count; first++)
        tokens[first].sentence = text->sentences;
    tokens[count - 1].flags |= RLY_TOKEN_ENDS;
    text->sentences++;
}
