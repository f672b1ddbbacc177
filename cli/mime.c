/* SPDX-License-Identifier: Apache-2.0 */
#include "mime.h"

#include <string.h>
#include <strings.h>

#include "files.h"
#include "mime_decode.h"

static size_t next_line(const char *file, size_t at, size_t end)
{
    const char *newline = at < end ? memchr(file + at, '\n', end - at) : NULL;

    return newline ? (size_t)(newline - file) + 1 : end;
}

static bool is_empty_line(const char *file, size_t at, size_t next)
{
    return next == at || file[at] == '\n' || (file[at] == '\r' && next == at + 2);
}

mime_part mime_part_of(const char *file, size_t begin, size_t end)
{
    mime_part part = {.file = file, .begin = begin, .end = end};
    size_t at = begin, next;

    while ((next = next_line(file, at, end)) > at && !is_empty_line(file, at, next))
        at = next;
    part.body = next;
    return part;
}

rly_str mime_field(const mime_part *part, const char *name, rly_arena *arena)
{
    size_t size = strlen(name);

    for (size_t at = part->begin, next; at < part->body; at = next) {
        next = next_line(part->file, at, part->body);
        if (next - at <= size || strncasecmp(part->file + at, name, size) != 0 || part->file[at + size] != ':')
            continue;
        while (next < part->body && (part->file[next] == ' ' || part->file[next] == '\t'))
            next = next_line(part->file, next, part->body);
        rly_str value = text_trim((rly_str){part->file + at + size + 1, next - at - size - 1});
        char *copy = rly_arena_copy(arena, value.data, value.size);
        for (char *p = copy; p && p < copy + value.size; p++)
            if (is_space(*p))
                *p = ' ';
        return copy ? (rly_str){copy, value.size} : (rly_str){"", 0};
    }
    return (rly_str){"", 0};
}

rly_str mime_word(rly_str field, rly_arena *arena)
{
    size_t size = 0;

    while (size < field.size && field.data[size] != ';' && !is_space(field.data[size]))
        size++;
    char *word = rly_arena_copy(arena, field.data, size);
    for (char *p = word; p && *p; p++)
        if (*p >= 'A' && *p <= 'Z')
            *p = (char)(*p | 0x20);
    return word ? (rly_str){word, size} : (rly_str){"", 0};
}

/* Take the backslashes out of a quoted string, which ends at the next quote. */
static rly_str unquote(rly_str text, rly_arena *arena)
{
    char *copy = rly_arena_copy(arena, text.data, text.size);
    size_t size = 0;

    for (size_t i = 0; copy && i < text.size && text.data[i] != '"'; i++) {
        if (text.data[i] == '\\' && i + 1 < text.size)
            i++;
        copy[size++] = text.data[i];
    }
    if (!copy)
        return (rly_str){"", 0};
    copy[size] = '\0';
    return (rly_str){copy, size};
}

rly_str mime_parameter(rly_str field, const char *name, rly_arena *arena)
{
    size_t size = strlen(name);
    bool quoted = false;

    for (size_t i = 0; i < field.size; i++) {
        if (field.data[i] == '"')
            quoted = !quoted;
        if (field.data[i] != ';' || quoted)
            continue;
        rly_str rest = text_trim((rly_str){field.data + i + 1, field.size - i - 1});
        if (rest.size <= size || strncasecmp(rest.data, name, size) != 0 || rest.data[size] != '=')
            continue;
        rly_str value = text_trim((rly_str){rest.data + size + 1, rest.size - size - 1});
        if (value.size && value.data[0] == '"')
            return unquote((rly_str){value.data + 1, value.size - 1}, arena);
        size_t end = 0;
        while (end < value.size && value.data[end] != ';' && !is_space(value.data[end]))
            end++;
        char *copy = rly_arena_copy(arena, value.data, end);
        return copy ? (rly_str){copy, end} : (rly_str){"", 0};
    }
    return (rly_str){"", 0};
}

/* One =?charset?encoding?text?= at the start of `text`; its size, 0 when there is none that can be decoded. */
static size_t decode_word(rly_str text, rly_buf *out, rly_arena *arena)
{
    const char *marks[3], *end = text.data + text.size, *at = text.data + 2;

    if (text.size < 8 || text.data[0] != '=' || text.data[1] != '?')
        return 0;
    for (int i = 0; i < 3; i++) {
        if (!(marks[i] = memchr(at, '?', (size_t)(end - at))))
            return 0;
        at = marks[i] + 1;
    }
    if (at >= end || *at != '=' || marks[1] != marks[0] + 2)
        return 0;
    size_t charset_size = (size_t)(marks[0] - text.data) - 2, size = (size_t)(marks[2] - marks[1]) - 1;
    const char *charset = rly_arena_copy(arena, text.data + 2, charset_size);
    char *content = rly_arena_copy(arena, marks[1] + 1, size);
    if (!charset || !content)
        return 0;
    bool base64 = (marks[0][1] | 0x20) == 'b';
    for (size_t i = 0; i < size && !base64; i++)
        if (content[i] == '_')
            content[i] = ' ';
    rly_map map = {0};
    rly_buf decoded = {0};
    bool good = decode_body(content, 0, size, base64 ? RLY_STR("base64") : RLY_STR("quoted-printable"),
                            (rly_str){charset, charset_size}, &decoded, &map);
    rly_buf_add(out, decoded.data, decoded.size);
    rly_map_free(&map);
    rly_buf_free(&decoded);
    return good ? (size_t)(at - text.data) + 1 : 0;
}

rly_str mime_decode_words(rly_str text, rly_arena *arena)
{
    rly_buf out = {0};
    bool behind_word = false;

    for (size_t i = 0; i < text.size;) {
        size_t spaces = 0; /* between two encoded words they are not part of the text */
        while (behind_word && i + spaces < text.size && is_space(text.data[i + spaces]))
            spaces++;
        size_t size = decode_word((rly_str){text.data + i + spaces, text.size - i - spaces}, &out, arena);
        behind_word = size > 0;
        if (size)
            i += spaces + size;
        else
            rly_buf_byte(&out, text.data[i++]);
    }
    const char *decoded = out.failed ? NULL : rly_arena_copy(arena, out.size ? out.data : "", out.size);
    rly_str result = decoded ? (rly_str){decoded, out.size} : text;
    rly_buf_free(&out);
    return result;
}

bool mime_next_part(const mime_part *whole, rly_str boundary, size_t *at, mime_part *part)
{
    size_t begin = 0;

    for (size_t line = *at, next; line < whole->end; line = next) {
        const char *text = whole->file + line;
        next = next_line(whole->file, line, whole->end);
        if (next - line < boundary.size + 2 || text[0] != '-' || text[1] != '-' ||
            memcmp(text + 2, boundary.data, boundary.size) != 0)
            continue;
        if (begin) {
            *part = mime_part_of(whole->file, begin, line);
            *at = line;
            return true;
        }
        if (next - line >= boundary.size + 4 && !memcmp(text + 2 + boundary.size, "--", 2))
            return false;
        begin = next;
    }
    if (begin) {
        *part = mime_part_of(whole->file, begin, whole->end);
        *at = whole->end;
    }
    return begin > 0;
}
