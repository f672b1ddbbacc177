/* SPDX-License-Identifier: Apache-2.0 */
/* What of a link stands behind its host: port, path and query. */
#include <unictype.h>

#include "measure/internal.h"

/* What a path may hold: on X a list, on Mastodon all but spaces and brackets. */
static bool is_path(rly_link_style style, uint32_t code)
{
    if (style == RLY_LINKS_MASTODON)
        return !(code < 0x80
                     ? code <= ' ' ? (code >= 9 && code <= 13) || code == ' ' : strchr("<>()?", (int)code) != NULL
                     : uc_is_property_white_space(code));
    if (code < 0x80)
        return rly_is_alnum(code) || (code > ' ' && strchr("!*';:=+,.$/%#[]-_~@|&", (int)code));
    return rly_is_latin_accent(code) || (code >= 0x400 && code <= 0x4FF) || code == 0x2013;
}

static bool ends_path(rly_link_style style, uint32_t code)
{
    if (style == RLY_LINKS_MASTODON)
        return is_path(style, code) && (code >= 0x80 ? code != 0x300C && code != 0x300D
                                                     : code < ' ' || !strchr("!*\"';:=,.$%[]~&|@", (int)code));
    if (code < 0x80)
        return rly_is_alnum(code) || (code > ' ' && strchr("+-=_#/", (int)code));
    return rly_is_latin_accent(code) || (code >= 0x400 && code <= 0x4FF);
}

static size_t skip_path(rly_link_style style, const char *text, size_t size, size_t at)
{
    while (at < size) {
        size_t next = at;
        if (!is_path(style, rly_next_code(text, &next)))
            break;
        at = next;
    }
    return at;
}

/* The end of a pair of brackets, which may hold one more; `at` when they do not match. */
static size_t brackets_end(rly_link_style style, const char *text, size_t size, size_t at)
{
    size_t inside = skip_path(style, text, size, at + 1);
    if (inside < size && text[inside] == ')')
        return inside > at + 1 ? inside + 1 : at;
    if (inside >= size || text[inside] != '(')
        return at;
    size_t inner = skip_path(style, text, size, inside + 1);
    if (inner == inside + 1 || inner >= size || text[inner] != ')')
        return at;
    size_t outer = skip_path(style, text, size, inner + 1);
    return outer < size && text[outer] == ')' ? outer + 1 : at;
}

/*
 * The path goes on as far as it can, back to the last character that may end it. Brackets may end it, too: on X only
 * those that stand right behind such a character, or begin the path.
 */
static size_t path_end(rly_link_style style, const char *text, size_t size, size_t at)
{
    size_t end = ++at;
    while (at < size) {
        size_t next = at;
        uint32_t code = rly_next_code(text, &next);
        if (code == '(') {
            next = brackets_end(style, text, size, at);
            if (next == at)
                break;
            end = style == RLY_LINKS_MASTODON || end == at ? next : end;
        } else if (!is_path(style, code)) {
            break;
        } else if (ends_path(style, code)) {
            end = next;
        }
        at = next;
    }
    return end;
}

static size_t query_end(rly_link_style style, const char *text, size_t size, size_t at)
{
    size_t end = at;
    for (at++; at < size;) {
        size_t next = at;
        uint32_t code = rly_next_code(text, &next);
        bool high = code >= 0x80 && style == RLY_LINKS_MASTODON && code >= 0xA0;
        if (!high &&
            !(code < 0x80 && (rly_is_alnum(code) || (code > ' ' && strchr("!?*'@();:&=+$/%#[]-_.,~|", (int)code)) ||
                              (code == '^' && style == RLY_LINKS_MASTODON))))
            break;
        at = next;
        if (high || rly_is_alnum(code) || strchr("-_&=#/", (int)code))
            end = at;
    }
    return end;
}

size_t rly_link_tail_end(rly_link_style style, const char *text, size_t size, size_t at, bool *path)
{
    if (at + 1 < size && text[at] == ':' && text[at + 1] >= '0' && text[at + 1] <= '9')
        for (at++; at < size && text[at] >= '0' && text[at] <= '9';)
            at++;
    *path = at < size && text[at] == '/';
    if (*path)
        at = path_end(style, text, size, at);
    return at < size && text[at] == '?' ? query_end(style, text, size, at) : at;
}
