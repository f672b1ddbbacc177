/* SPDX-License-Identifier: Apache-2.0 */
/* A placeholder taken apart: its syntax, its name, what stands behind the name, what it falls back to. */
#include "text/placeholder.h"

#include "text/internal.h"

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool begins(rly_str s, const char *word)
{
    size_t size = strlen(word);
    return s.size >= size && memcmp(s.data, word, size) == 0;
}

static bool ends(rly_str s, const char *word)
{
    size_t size = strlen(word);
    return s.size >= size && memcmp(s.data + s.size - size, word, size) == 0;
}

/* Where `word` stands in a text; its size when it does not. */
static size_t find(rly_str s, const char *word)
{
    for (size_t at = 0; at < s.size; at++)
        if (begins((rly_str){s.data + at, s.size - at}, word))
            return at;
    return s.size;
}

/* ---- syntax */

static bool is_one_of(rly_str word, const char *const *words)
{
    for (; *words; words++)
        if (rly_str_is(word, *words))
            return true;
    return false;
}

bool rly_tag_begins(rly_str name)
{
    static const char *const words[] = {"if", "unless", "case", "for", "capture", "comment", "raw", NULL};
    return is_one_of(name, words);
}

bool rly_tag_ends(rly_str name)
{
    return name.size > 3 && begins(name, "end") && rly_tag_begins((rly_str){name.data + 3, name.size - 3});
}

bool rly_tag_parts(rly_str name)
{
    static const char *const words[] = {"else", "elsif", "elif", "when", NULL};
    return is_one_of(name, words);
}

/* The first word of a tag of Liquid or Jinja? Behind "{%" anything else is a variable of Help Scout. */
static bool is_keyword(rly_str word)
{
    static const char *const words[] = {
        "assign", "cycle",    "break",  "continue",  "render", "include",  "increment", "decrement", "set", "endset",
        "macro",  "endmacro", "filter", "endfilter", "block",  "endblock", "with",      "endwith",   NULL};
    return rly_tag_begins(word) || rly_tag_ends(word) || rly_tag_parts(word) || is_one_of(word, words);
}

static rly_str within(rly_str s, size_t before, size_t after)
{
    return s.size >= before + after ? rly_str_trim((rly_str){s.data + before, s.size - before - after})
                                    : (rly_str){s.data, 0};
}

/* Braces and the hyphens that strip the white space around: {{- name -}}. */
static rly_str within_braces(rly_str s)
{
    rly_str inner = within(s, 2, 2);
    if (begins(inner, "{") && ends(inner, "}"))
        inner = within(inner, 1, 1);
    if (begins(inner, "-"))
        inner = within(inner, 1, 0);
    return ends(inner, "-") ? within(inner, 0, 1) : inner;
}

static rly_str inner_of(rly_str s, uint8_t *syntax)
{
    *syntax = RLY_SYNTAX_FILL_IN;
    if (begins(s, "{{") || begins(s, "{%")) {
        *syntax = s.data[1] == '{' ? RLY_SYNTAX_BRACES : RLY_SYNTAX_PERCENT;
        return within_braces(s);
    }
    if (begins(s, "#{") || begins(s, "%{") || begins(s, "${")) {
        if (*s.data != '$')
            *syntax = *s.data == '#' ? RLY_SYNTAX_HASH : RLY_SYNTAX_PERCENT_BRACE;
        return within(s, 2, 1);
    }
    return begins(s, "__") && ends(s, "__") ? within(s, 2, 2) : within(s, 1, 1);
}

/* ---- name and fallback */

static bool is_of_name(char c)
{
    return rly_class[(unsigned char)c] & (RLY_ALNUM | RLY_HIGH) || (c && strchr("_.-[]?", c));
}

/* #{t(ticket.state.name)} and #{dt(ticket.updated_at, "%Y")} stand for what is in their parentheses. */
static rly_str without_call(rly_str inner)
{
    size_t open = find(inner, "(");
    if (open > 2 || !begins(inner, open == 1 ? "t" : "dt"))
        return inner;
    return (rly_str){inner.data + open + 1, inner.size - open - 1};
}

static void split_name(rly_placeholder *p, rly_str inner)
{
    size_t size = 0;
    while (size < inner.size && is_of_name(inner.data[size]))
        size++;
    p->name = (rly_str){inner.data, size};
    p->rest = rly_str_trim((rly_str){inner.data + size, inner.size - size});
}

/* What stands between quotation marks, or up to the next bar, comma or parenthesis. */
static rly_str value_of(rly_str s)
{
    while (s.size && (is_blank(*s.data) || strchr(":=(", *s.data)))
        s = (rly_str){s.data + 1, s.size - 1};
    if (s.size && (*s.data == '"' || *s.data == '\'')) {
        const char *close = memchr(s.data + 1, *s.data, s.size - 1);
        return (rly_str){s.data + 1, close ? (size_t)(close - s.data) - 1 : s.size - 1};
    }
    size_t size = 0;
    while (size < s.size && !strchr("|)", s.data[size]))
        size++;
    return rly_str_trim((rly_str){s.data, size});
}

static void find_fallback(rly_placeholder *p)
{
    static const char *const words[] = {"fallback", "default", "||", "or "};
    for (size_t i = 0; i < sizeof words / sizeof *words && !p->has_fallback; i++) {
        size_t at = find(p->rest, words[i]);
        bool apart = at < p->rest.size && (at == 0 || !(rly_class_at(p->rest.data, at - 1) & RLY_LETTER));
        if (!apart)
            continue;
        size_t past = at + strlen(words[i]);
        p->has_fallback = true;
        p->fallback = value_of((rly_str){p->rest.data + past, p->rest.size - past});
    }
}

rly_placeholder rly_placeholder_read(rly_str bytes)
{
    rly_placeholder p = {.fallback = RLY_STR("")};
    rly_str inner = inner_of(bytes, &p.syntax);
    if (p.syntax == RLY_SYNTAX_FILL_IN) {
        p.name = inner;
        p.rest = (rly_str){inner.data + inner.size, 0};
        return p;
    }
    split_name(&p, p.syntax == RLY_SYNTAX_HASH ? without_call(inner) : inner);
    if (p.syntax == RLY_SYNTAX_PERCENT && (is_keyword(p.name) || (p.rest.size && *p.rest.data != ',')))
        p.syntax = RLY_SYNTAX_TAG;
    else
        find_fallback(&p);
    return p;
}
