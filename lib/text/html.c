/* SPDX-License-Identifier: Apache-2.0 */
/*
 * HTML as browsers split it: text, tags, comments, character references. Anything is HTML: there are no errors, and
 * half a tag at the end of a text that is being typed is not read.
 */
#include "text/unwrap.h"

enum { ATTRIBUTE_MAX = 160 };

static bool is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

static bool is_letter(const rly_unwrapper *u, size_t at)
{
    return at < u->size && rly_class_at(u->source, at) & RLY_LETTER;
}

/* Whether source bytes are `word`, which is in lower case. */
static bool is_word(rly_str s, const char *word)
{
    if (s.size != strlen(word))
        return false;
    for (size_t i = 0; i < s.size; i++) {
        char c = s.data[i];
        if ((c >= 'A' && c <= 'Z' ? c + 32 : c) != word[i])
            return false;
    }
    return true;
}

/* ---- attributes */

/* Whether a declaration of a style is `said` ("display:none"), whatever its case and spaces. */
static bool style_says(rly_str style, const char *said)
{
    for (size_t from = 0; from < style.size; from++) {
        const char *next = said;
        size_t at = from;
        for (; at < style.size && *next; at++) {
            char c = style.data[at];
            if (is_space(c))
                continue;
            if ((c >= 'A' && c <= 'Z' ? c + 32 : c) != *next)
                break;
            next++;
        }
        if (!*next)
            return true;
        while (from < style.size && style.data[from] != ';')
            from++;
    }
    return false;
}

static void note_attribute(rly_tag *tag, rly_str name, rly_str value)
{
    if (is_word(name, "hidden"))
        tag->hidden = true;
    else if (is_word(name, "style"))
        tag->hidden = tag->hidden || style_says(value, "display:none") || style_says(value, "visibility:hidden") ||
                      style_says(value, "mso-hide:all");
    else if (is_word(name, "class") && !tag->class.data)
        tag->class = value;
    else if (is_word(name, "href") && !tag->href.data)
        tag->href = value;
    else if (is_word(name, "key") && !tag->key.data)
        tag->key = value;
    else if (is_word(name, "default") && !tag->otherwise.data)
        tag->otherwise = value;
}

/* The value behind "=": where it ends; the size of the source when it does not. */
static size_t read_value(const rly_unwrapper *u, size_t at, rly_str *value)
{
    const char *s = u->source;
    while (at < u->size && is_space(s[at]))
        at++;
    if (at < u->size && (s[at] == '"' || s[at] == '\'')) {
        const char *close = memchr(s + at + 1, s[at], u->size - at - 1);
        size_t end = close ? (size_t)(close - s) : u->size;
        *value = (rly_str){s + at + 1, end - at - 1};
        return close ? end + 1 : end;
    }
    size_t start = at;
    while (at < u->size && !is_space(s[at]) && s[at] != '>')
        at++;
    *value = (rly_str){s + start, at - start};
    return at;
}

/* The attributes from `at` on; false when the text ends before the tag does. */
static bool read_attributes(const rly_unwrapper *u, size_t at, rly_tag *tag)
{
    const char *s = u->source;
    for (;;) {
        while (at < u->size && (is_space(s[at]) || s[at] == '/'))
            at++;
        if (at >= u->size)
            return false;
        if (s[at] == '>')
            break;
        size_t start = at++;
        while (at < u->size && !is_space(s[at]) && s[at] != '/' && s[at] != '>' && s[at] != '=')
            at++;
        rly_str name = {s + start, at - start}, value = {s + at, 0};
        while (at < u->size && is_space(s[at]))
            at++;
        if (at < u->size && s[at] == '=')
            at = read_value(u, at + 1, &value);
        if (!tag->ends)
            note_attribute(tag, name, value);
    }
    tag->ends_itself = s[at - 1] == '/';
    tag->past = at + 1;
    return true;
}

void rly_add_target(rly_unwrapper *u, const char *value, size_t size, bool markdown)
{
    rly_buf *targets = &u->out->targets;
    for (size_t at = 0; at < size;) {
        char character[RLY_ENTITY_MAX];
        size_t decoded = 0, read = 0;
        if (value[at] == '&')
            read = rly_entity_read(value + at, size - at, markdown ? RLY_IN_MARKDOWN : RLY_IN_ATTRIBUTE, character,
                                   &decoded);
        if (read)
            rly_buf_add(targets, character, decoded);
        else if (!is_space(value[at]) || value[at] == ' ')
            rly_buf_byte(targets, value[at]);
        at += read ? read : 1;
    }
}

/* ---- tags and comments */

static size_t past_char(const rly_unwrapper *u, size_t at, char c)
{
    const char *found = at < u->size ? memchr(u->source + at, c, u->size - at) : NULL;
    return found ? (size_t)(found - u->source) + 1 : u->size;
}

/* The end of the comment whose "<!--" ends at `at`. */
static size_t past_comment(const rly_unwrapper *u, size_t at)
{
    const char *s = u->source;
    if (at < u->size && s[at] == '>')
        return at + 1;
    if (u->size - at >= 2 && s[at] == '-' && s[at + 1] == '>')
        return at + 2;
    while (at < u->size) {
        at = past_char(u, at, '-');
        if (at >= u->size || s[at] != '-')
            continue;
        if (u->size - at >= 2 && s[at + 1] == '>')
            return at + 2;
        if (u->size - at >= 3 && s[at + 1] == '!' && s[at + 2] == '>')
            return at + 3;
    }
    return u->size;
}

/* The end tag of a raw element, from `at` on. */
static size_t past_raw(const rly_unwrapper *u, size_t at, const rly_tag *tag)
{
    rly_str name = {u->source + tag->name, tag->name_size};
    char lower[16] = "";
    for (size_t i = 0; i < name.size && i + 1 < sizeof lower; i++)
        lower[i] = (char)(name.data[i] >= 'A' && name.data[i] <= 'Z' ? name.data[i] + 32 : name.data[i]);
    while (at < u->size) {
        at = past_char(u, at, '<');
        size_t past = at + 1 + name.size;
        if (past >= u->size || u->source[at] != '/' || !is_word((rly_str){u->source + at + 1, name.size}, lower))
            continue;
        if (is_space(u->source[past]) || u->source[past] == '/' || u->source[past] == '>')
            return past_char(u, past, '>');
    }
    return u->size;
}

/* Append the value of an attribute with its character references read; `room` is left of `out`. False when it is more.
 */
static bool add_value(char **out, size_t *room, rly_str value)
{
    for (size_t at = 0; at < value.size;) {
        char character[RLY_ENTITY_MAX] = {value.data[at]};
        size_t size = 1, read = 0;
        if (value.data[at] == '&')
            read = rly_entity_read(value.data + at, value.size - at, RLY_IN_ATTRIBUTE, character, &size);
        if (!read)
            size = read = 1;
        if (size >= *room)
            return false;
        memcpy(*out, character, size);
        *out += size;
        *room -= size;
        at += read;
    }
    return true;
}

/* <attribute key="user.name" default="there"/> reads as {{user.name | fallback: "there"}}, as Intercom's writers type
 * it. One that is too long for a placeholder is none. */
static void write_attribute(rly_unwrapper *u, const rly_tag *tag)
{
    char said[ATTRIBUTE_MAX], *out = said;
    size_t room = sizeof said;
    bool fits = add_value(&out, &room, RLY_STR("{{")) && add_value(&out, &room, tag->key);
    if (tag->otherwise.data)
        fits = fits && add_value(&out, &room, RLY_STR(" | fallback: \"")) && add_value(&out, &room, tag->otherwise) &&
               add_value(&out, &room, RLY_STR("\""));
    if (fits && add_value(&out, &room, RLY_STR("}}")))
        rly_write_instead(u, tag->name - 1, tag->past, said, sizeof said - room);
}

static size_t read_tag(rly_unwrapper *u, size_t at, bool ends)
{
    const char *s = u->source;
    rly_tag tag = {.name = at, .ends = ends};
    while (at < u->size && !is_space(s[at]) && s[at] != '/' && s[at] != '>')
        at++;
    tag.name_size = (uint32_t)(at - tag.name);
    if (!read_attributes(u, at, &tag))
        return u->size;
    if (!ends && tag.key.size && is_word((rly_str){s + tag.name, tag.name_size}, "attribute"))
        write_attribute(u, &tag);
    else if (ends)
        rly_element_end(u, &tag);
    else
        rly_element_start(u, &tag);
    return !ends && rly_element_is_raw(u, &tag) ? past_raw(u, tag.past, &tag) : tag.past;
}

/* The end of what the "<" at `at` begins; 0 when it is a character of the text. */
static size_t read_markup(rly_unwrapper *u, size_t at)
{
    const char *s = u->source;
    if (is_letter(u, at + 1))
        return read_tag(u, at + 1, false);
    if (at + 1 >= u->size)
        return 0;
    if (s[at + 1] == '!')
        return u->size - at >= 4 && memcmp(s + at, "<!--", 4) == 0 ? past_comment(u, at + 4) : past_char(u, at, '>');
    if (s[at + 1] == '?')
        return past_char(u, at, '>');
    if (s[at + 1] != '/' || at + 2 >= u->size)
        return 0;
    return is_letter(u, at + 2) ? read_tag(u, at + 2, true) : past_char(u, at + 2, '>');
}

/* The end of the character reference at `at`; 0 when it is none. */
static size_t read_reference(rly_unwrapper *u, size_t at)
{
    char character[RLY_ENTITY_MAX];
    size_t size = 0, read = rly_entity_read(u->source + at, u->size - at, RLY_IN_TEXT, character, &size);
    if (!read)
        return 0;
    if (size == 1 && is_space(*character) && !u->depths[RLY_KEEPING_SPACE])
        rly_write_space(u, at);
    else
        rly_write_instead(u, at, at + read, character, size);
    return at + read;
}

void rly_html_read(rly_unwrapper *u, size_t from, size_t end)
{
    const char *s = u->source;
    size_t at = from > u->done ? from : u->done;
    while (at < end && !u->failed) {
        size_t past = s[at] == '<' ? read_markup(u, at) : s[at] == '&' ? read_reference(u, at) : 0;
        if (!past) {
            past = at + 1;
            while (past < end && s[past] != '<' && s[past] != '&')
                past++;
            rly_write_flowing(u, at, past);
        }
        at = past;
    }
    if (at > u->done)
        u->done = at;
}
