/* SPDX-License-Identifier: Apache-2.0 */
/* Placeholders that no help desk can read: half of their braces, quotation marks of a word processor, tags within. */
#include <string.h>

#include "lint/template.h"

enum { NAME_MAX = 80, DEEPEST = 16 };

static bool malformed(const rly_check *check, size_t start, size_t end, const char *why, const char *fix)
{
    rly_token place = {.start = (uint32_t)start, .end = (uint32_t)end};
    rly_str s = rly_token_text(&check->detection->reply, &place);
    return rly_report_placeholder(check, &place, rly_say(check, "\"%.*s\" %s", (int)s.size, s.data, why), fix);
}

static bool is_letter(char c)
{
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

static bool is_of_name(char c)
{
    return is_letter(c) || (c >= '0' && c <= '9') || (c && strchr("_.- ", c));
}

/* ---- what stands within */

static bool source_has(const char *s, size_t size, const char *const *marks)
{
    for (; *marks; marks++) {
        size_t length = strlen(*marks);
        for (size_t at = 0; at + length <= size; at++)
            if (s[at] == **marks && memcmp(s + at, *marks, length) == 0)
                return true;
    }
    return false;
}

/* Whether what follows a name can be read: a filter, a fallback, a comparison, an index. */
static bool rest_is_read(const rly_placeholder *p)
{
    return !p->rest.size || (p->name.size && strchr("|,([?:=+-*/<>!&\"')", *p->rest.data)) ||
           (p->rest.size > 3 && (memcmp(p->rest.data, "or ", 3) == 0 || memcmp(p->rest.data, "if ", 3) == 0));
}

static bool check_within(const rly_check *check, const rly_placeholder *p)
{
    static const char *const quotes[] = {"\xE2\x80\x98", "\xE2\x80\x99", "\xE2\x80\x9C", "\xE2\x80\x9D", "&ldquo;",
                                         "&rdquo;",      "&lsquo;",      "&rsquo;",      "&#82",         NULL};
    static const char *const tags[] = {"<", NULL};
    const rly_text *text = &check->detection->reply;
    const rly_token *token = &text->tokens.items[p->token];
    size_t start, end;
    rly_text_source(text, token->start, token->end, &start, &end);
    rly_str source = {text->source + start, end - start}, whole = rly_token_text(text, token);
    bool marked_up = text->format != RLY_PLAIN && source.size && *source.data != '<';
    if (source_has(source.data, source.size, quotes))
        return malformed(check, token->start, token->end, "has quotation marks of a word processor in it",
                         rly_arena_copy(check->strings, whole.data, whole.size));
    if (marked_up && source_has(source.data, source.size, tags))
        return malformed(check, token->start, token->end, "has a tag in it", NULL);
    bool named = text->dialects && !(text->dialects >> RLY_DIALECT_FRONT & 1) && p->syntax != RLY_SYNTAX_TAG;
    if (named && (!p->name.size || !rest_is_read(p)))
        return malformed(check, token->start, token->end, p->name.size ? "has a space in its name" : "has no name",
                         NULL);
    return true;
}

/* ---- braces */

static size_t past_name(const char *s, size_t size, size_t at)
{
    size_t past = at;
    while (past < size && past - at < NAME_MAX && is_of_name(s[past]))
        past++;
    while (past > at && s[past - 1] == ' ')
        past--;
    return past;
}

/* What opens at `at` and is no placeholder as it stands: its closing braces; NULL for none. */
static const char *closes_of(const char *s, size_t at)
{
    if (s[at] == '{')
        return s[at + 1] == '{' ? "}}" : s[at + 1] == '%' ? "%}" : NULL;
    return (s[at] == '#' || s[at] == '%') && s[at + 1] == '{' ? "}" : NULL;
}

/* "{{ticket.id}" and "{{ticket.id": what opens and does not close. */
static bool check_open(const rly_check *check, size_t at, const char *close, size_t *past)
{
    const rly_text *text = &check->detection->reply;
    const char *s = text->reading.data;
    size_t name = at + 2 + (s[at + 2] == ' '), end = past_name(s, text->reading.size, name);
    *past = at + 2;
    if (!is_letter(s[name]))
        return true;
    bool half = close[1] && (s[end] == close[0] || s[end] == close[1]);
    const char *fix = half ? rly_say(check, "%.*s%s", (int)(end - at), s + at, close) : NULL;
    *past = end + half;
    return (!half || fix) && malformed(check, at, *past, "does not close", fix);
}

/* "{ticket.id}}": what closes twice and opens once. */
static bool check_closed(const rly_check *check, const rly_token *token)
{
    const char *s = check->detection->reply.reading.data;
    if (s[token->start] != '{' || s[token->start + 1] == '{' || s[token->end] != '}')
        return true;
    const char *fix = rly_say(check, "{%.*s}", (int)(token->end - token->start), s + token->start);
    return fix && malformed(check, token->start, token->end + 1, "opens with one brace and closes with two", fix);
}

/* The next place from `at` on where something may open: a brace, with the sign before it. `size` for none. */
static size_t next_brace(const char *s, size_t size, size_t at)
{
    const char *brace = at < size ? memchr(s + at, '{', size - at) : NULL;
    size_t found = brace ? (size_t)(brace - s) : size;
    return brace && found > at && (s[found - 1] == '#' || s[found - 1] == '%') ? found - 1 : found;
}

static bool check_braces(const rly_check *check)
{
    const rly_text *text = &check->detection->reply;
    const char *s = text->reading.data;
    size_t size = text->reading.size, token = 0;
    for (size_t at = next_brace(s, size, 0), past; at + 1 < size; at = next_brace(s, size, past)) {
        while (token < text->tokens.count && text->tokens.items[token].end <= at)
            token++;
        const rly_token *here = token < text->tokens.count ? &text->tokens.items[token] : NULL;
        const char *close = closes_of(s, at);
        past = at + 1;
        if (here && here->start <= at && here->kind >= RLY_TOKEN_PLACEHOLDER) {
            if (here->kind == RLY_TOKEN_PLACEHOLDER && !check_closed(check, here))
                return false;
            past = here->end;
        } else if (close && !check_open(check, at, close, &past)) {
            return false;
        }
    }
    return true;
}

/* ---- tags */

static bool ends(rly_str name, rly_str block)
{
    return name.size == block.size + 3 && memcmp(name.data, "end", 3) == 0 &&
           memcmp(name.data + 3, block.data, block.size) == 0;
}

static bool report_tag(const rly_check *check, const rly_placeholder *p, const char *why)
{
    const rly_token *token = &check->detection->reply.tokens.items[p->token];
    return malformed(check, token->start, token->end, why, NULL);
}

/* Every "if" has its "endif", and the other way round. */
static bool check_tags(const rly_check *check)
{
    const rly_text *text = &check->detection->reply;
    const rly_placeholder *open[DEEPEST];
    size_t depth = 0;
    for (size_t i = 0; i < text->placeholders.count; i++) {
        const rly_placeholder *p = &text->placeholders.items[i];
        if (p->syntax != RLY_SYNTAX_TAG)
            continue;
        if (rly_tag_begins(p->name) && depth < DEEPEST) {
            open[depth++] = p;
        } else if (rly_tag_ends(p->name)) {
            if (depth && ends(p->name, open[depth - 1]->name))
                depth--;
            else if (!report_tag(check, p, "ends what was not begun"))
                return false;
        }
    }
    for (size_t i = 0; i < depth; i++)
        if (!report_tag(check, open[i], "is not ended"))
            return false;
    return true;
}

bool rly_check_placeholder_malformed(const rly_check *check)
{
    const rly_text *text = &check->detection->reply;
    for (size_t i = 0; i < text->placeholders.count; i++) {
        const rly_placeholder *p = &text->placeholders.items[i];
        bool judged = p->syntax != RLY_SYNTAX_FILL_IN && !(text->tokens.items[p->token].flags & RLY_TOKEN_QUOTED);
        if (judged && !check_within(check, p))
            return false;
    }
    return check_tags(check) && check_braces(check);
}
