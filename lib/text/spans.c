/* SPDX-License-Identifier: Apache-2.0 */
/* One walk over the tokens that says what each stretch is. Spans come out sorted by where they start. */
#include <unistr.h>

#include "text/internal.h"

bool rly_add_span(rly_scanner *c, rly_span_kind kind, size_t start, size_t end, size_t first, size_t past)
{
    rly_span *span = rly_push(&c->text->spans);
    if (!span)
        return false;
    *span = (rly_span){(uint32_t)start, (uint32_t)end, (uint32_t)first, (uint32_t)past, (uint32_t)kind};
    c->text->span_kinds |= UINT32_C(1) << kind;
    return true;
}

/* A span of whole tokens. */
bool rly_add_tokens(rly_scanner *c, rly_span_kind kind, size_t first, size_t past)
{
    const rly_token *tokens = c->text->tokens.items;
    return rly_add_span(c, kind, tokens[first].start, tokens[past - 1].end, first, past);
}

/* ---- emoji */

size_t rly_emoji_size(const char *text, size_t size, size_t at)
{
    const uint8_t *s = (const uint8_t *)text;
    ucs4_t code, next = 0;
    size_t past = at + (size_t)u8_mbtouc_unsafe(&code, s + at, size - at);
    size_t ahead = past < size ? (size_t)u8_mbtouc_unsafe(&next, s + past, size - past) : 0;
    if (!rly_is_pictograph(code, next))
        return 0;
    bool flag = code >= 0x1F1E6 && code <= 0x1F1FF;
    if (flag && next >= 0x1F1E6 && next <= 0x1F1FF)
        return past + ahead - at;
    /* Modifiers, and what a joiner joins. */
    for (bool joined = false; past < size; joined = next == 0x200D) {
        ahead = (size_t)u8_mbtouc_unsafe(&next, s + past, size - past);
        bool modifies = next == 0xFE0F || next == 0xFE0E || next == 0x200D || next == 0x20E3 ||
                        (next >= 0x1F3FB && next <= 0x1F3FF) || (next >= 0xE0020 && next <= 0xE007F);
        if (!modifies && !(joined && rly_is_pictograph(next, 0xFE0F)))
            break;
        past += ahead;
    }
    return past - at;
}

/* The emoji between two tokens; `token` is the one that follows. */
static bool find_emoji(rly_scanner *c, size_t at, size_t end, size_t token)
{
    while (at < end) {
        size_t size = 0, length = 1;
        if (rly_class_at(c->s, at) & RLY_HIGH) {
            size = rly_emoji_size(c->s, end, at);
            length = (size_t)u8_mblen((const uint8_t *)c->s + at, end - at);
        } else if (end - at >= 7 && memcmp(c->s + at + 1, "\xEF\xB8\x8F\xE2\x83\xA3", 6) == 0) {
            size = 7; /* a keycap */
        }
        if (size && !rly_add_span(c, RLY_SPAN_EMOJI, at, at + size, token, token))
            return false;
        at += size ? size : length;
    }
    return true;
}

/* ---- words */

/* Whether a token behind another is the second of a sentence that begins with "hi" or the like. */
static bool is_hailed_second(const rly_token *token)
{
    return token[-1].flags & RLY_TOKEN_STARTS && rly_token_has(token - 1, RLY_WORD_HAIL);
}

/*
 * Whether a name may begin with a word, as with few, which are worth a call. In small letters one is known, or hailed
 * as the second word of a sentence; an ordinary word is a title or hailed, or a name, too.
 */
static bool may_be_name(const rly_scanner *c, size_t i)
{
    const rly_token *token = &c->text->tokens.items[i];
    if (c->names->count)
        return true;
    if (!(token->flags & RLY_TOKEN_CAPITAL))
        return i > 0 && is_hailed_second(token);
    return !rly_token_has(token, RLY_WORD_ORDINARY) || token->facts & (RLY_FACT(NAME) | RLY_FACT(TITLE)) ||
           (i > 0 && rly_token_has(token - 1, RLY_WORD_HAIL));
}

static bool read_plain_word(rly_scanner *c, size_t i)
{
    const rly_text *text = c->text;
    const rly_token *token = &text->tokens.items[i];
    bool found = false;
    bool figure =
        rly_token_has(token, RLY_WORD_TIME) || (i + 1 < text->tokens.count && token[1].flags & RLY_TOKEN_DIGIT);
    if (figure && !rly_read_figure_word(c, i, &found))
        return false;
    if (found || i < c->name_past || !may_be_name(c, i))
        return true;
    size_t past = rly_name_past(c->names, text, i);
    if (!past)
        return true;
    c->name_past = past;
    return rly_add_tokens(c, RLY_SPAN_NAME, i, past);
}

/* Quotations and the signature begin before their tokens do. */
static bool add_larger_spans(rly_scanner *c, size_t start)
{
    while (c->quote < c->text->quotes.count && c->text->quotes.items[c->quote].start <= start) {
        const rly_span *quote = &c->text->quotes.items[c->quote++];
        if (!rly_add_span(c, RLY_SPAN_QUOTE, quote->start, quote->end, quote->first, quote->past))
            return false;
    }
    const rly_signature *signature = &c->signature;
    if (!c->signature_due || signature->start > start)
        return true;
    c->signature_due = false;
    return rly_add_span(c, RLY_SPAN_SIGNATURE, signature->start, signature->end, signature->first, signature->past);
}

enum { ASKS = 1, EXCLAIMS = 2 };

/* What the marks behind token `i`, which ends its sentence, say of it. They end with the line. */
static unsigned marks_behind(const rly_scanner *c, size_t i)
{
    const rly_text *text = c->text;
    size_t end = i + 1 < text->tokens.count ? text->tokens.items[i + 1].start : text->reading.size;
    unsigned marks = 0;
    for (size_t at = text->tokens.items[i].end; at < end && c->s[at] != '\n'; at++)
        marks |= c->s[at] == '?' ? ASKS : c->s[at] == '!' ? EXCLAIMS : 0u;
    return marks;
}

/* The sentence that begins at token `first`, the notable one that is read, where a mark says how it is meant. */
static bool add_sentence(rly_scanner *c, size_t first)
{
    const rly_text *text = c->text;
    size_t next = c->notable + 1, count = text->notable.count;
    while (next < count && !(text->tokens.items[text->notable.items[next]].flags & RLY_TOKEN_STARTS))
        next++;
    size_t past = next < count ? text->notable.items[next] : text->tokens.count;
    unsigned marks = marks_behind(c, past - 1);
    if (marks & ASKS && !rly_add_tokens(c, RLY_SPAN_QUESTION, first, past))
        return false;
    return !(marks & EXCLAIMS) || rly_add_tokens(c, RLY_SPAN_EXCLAIM, first, past);
}

/* A placeholder, and what it stands for: a name, a date, an address. */
static bool add_placeholder(rly_scanner *c, size_t i)
{
    static const uint8_t spans[RLY_STANDS_COUNT] = {
#define RLY_STANDS(id, name, span, sample, longest) RLY_SPAN_##span,
#include "text/dialects.def"
#undef RLY_STANDS
    };
    const rly_placeholder *placeholder = &c->text->placeholders.items[c->placeholder++];
    uint8_t span = spans[placeholder->stands];
    return rly_add_tokens(c, RLY_SPAN_PLACEHOLDER, i, i + 1) &&
           (span == RLY_SPAN_PLACEHOLDER || rly_add_tokens(c, (rly_span_kind)span, i, i + 1));
}

static bool read_token(rly_scanner *c, size_t i)
{
    const rly_token *token = &c->text->tokens.items[i];
    if (token->flags & RLY_TOKEN_STARTS && !add_sentence(c, i))
        return false;
    if (token->flags & RLY_TOKEN_SHOUTED && !rly_add_tokens(c, RLY_SPAN_SHOUTED, i, i + 1))
        return false;
    if (token->kind == RLY_TOKEN_PLACEHOLDER)
        return add_placeholder(c, i);
    if (token->kind != RLY_TOKEN_WORD)
        return rly_add_tokens(c, (rly_span_kind)(token->kind - RLY_TOKEN_URL), i, i + 1);
    if (token->flags & RLY_TOKEN_DIGIT)
        return rly_read_digits(c, i);
    if (i == c->signature.first) /* in a signature only the person who signs has a name */
        c->name_past = c->signature.past;
    if (i == c->signature.name && i < c->signature.name_past)
        return rly_add_tokens(c, RLY_SPAN_NAME, i, c->signature.name_past);
    return read_plain_word(c, i);
}

/* What stands between the tokens, and larger spans, up to `end`; `token` is the one that follows. */
static bool read_between(rly_scanner *c, size_t start, size_t end, size_t token)
{
    while (start < end) {
        /* Larger spans go before the emoji in them. */
        size_t stop = end;
        if (c->quote < c->text->quotes.count && c->text->quotes.items[c->quote].start < stop)
            stop = c->text->quotes.items[c->quote].start;
        if (c->signature_due && c->signature.start < stop)
            stop = c->signature.start;
        if (stop > start && !c->text->plain && !find_emoji(c, start, stop, token))
            return false;
        if (stop < end && !add_larger_spans(c, stop))
            return false;
        start = stop > start ? stop : start;
        if (stop == end)
            break;
    }
    return add_larger_spans(c, end);
}

/* Whether a link says no more than an address, which is a span already. */
static bool is_bare_address(const rly_text *text, const rly_link *link)
{
    uint32_t kind = text->tokens.items[link->first].kind;
    return link->past - link->first == 1 && (kind == RLY_TOKEN_URL || kind == RLY_TOKEN_EMAIL);
}

/* The links that begin with token i. */
static bool add_links(rly_scanner *c, size_t i)
{
    const rly_text *text = c->text;
    for (; c->link < text->links.count && text->links.items[c->link].first <= i; c->link++) {
        const rly_link *link = &text->links.items[c->link];
        if (link->past > link->first && !is_bare_address(text, link) &&
            !rly_add_tokens(c, RLY_SPAN_LINK, link->first, link->past))
            return false;
    }
    return true;
}

/* Token i, and what stands behind the one before. */
static bool read_on(rly_scanner *c, size_t i)
{
    const rly_text *text = c->text;
    const rly_token *token = &text->tokens.items[i];
    size_t before = i ? token[-1].end : 0;
    bool larger = c->quote < text->quotes.count || (c->signature_due && c->signature.start <= token->start);
    bool emoji = !text->plain && token->start > before + 1; /* none has a single byte */
    if ((larger || emoji) && !read_between(c, before, token->start, i))
        return false;
    return (text->links.count == 0 || add_links(c, i)) && read_token(c, i);
}

/*
 * Whether a token may be part of a span, though it is not notable: the one that is hailed ("hi diane"), the one before
 * digits ("USD 5"). Where names are known or links are marked others may be.
 */
static bool is_asked_for(const rly_scanner *c, size_t i)
{
    const rly_text *text = c->text;
    const rly_token *token = &text->tokens.items[i];
    if (is_hailed_second(token) || (i + 1 < text->tokens.count && token[1].flags & RLY_TOKEN_DIGIT))
        return true;
    bool name =
        c->names->count && (rly_token_has(token - 1, RLY_WORD_HAIL) || rly_is_known_name(c->names, text, token));
    return name || text->links.count;
}

/* Tokens [from, past), of which none is notable. */
static bool read_dull(rly_scanner *c, size_t from, size_t past)
{
    bool all = c->names->count || c->text->links.count; /* else the first and the last are asked for at most */
    for (size_t i = from; i < past; i = all || i + 1 == past ? i + 1 : past - 1)
        if (is_asked_for(c, i) && !read_on(c, i))
            return false;
    return true;
}

bool rly_spans_find(rly_text *text, rly_names *names)
{
    rly_scanner c = {.text = text, .names = names, .s = text->reading.data};
    c.signature_due = rly_signature_find(names, text, &c.signature);
    names->signature = c.signature_due ? c.signature.first : 0;
    if (!c.signature_due)
        c.signature = (rly_signature){.first = UINT32_MAX, .name = UINT32_MAX};
    size_t count = text->tokens.count, next = 0;
    /* Sentences, the sign-off and the name in it begin with notable tokens, as the text does. */
    for (; c.notable < text->notable.count; c.notable++) {
        size_t i = text->notable.items[c.notable];
        if ((next < i && !read_dull(&c, next, i)) || !read_on(&c, i))
            return false;
        next = i + 1;
    }
    return read_dull(&c, next, count) &&
           read_between(&c, count ? text->tokens.items[count - 1].end : 0, text->reading.size, count);
}
