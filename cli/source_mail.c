/* SPDX-License-Identifier: Apache-2.0 */
/* An e-mail that is about to be sent: its text is the reply, the mail quoted in it the customer's, who stands in To. */
#include <string.h>
#include <strings.h>
#include <unistr.h>

#include "files.h"
#include "mime.h"
#include "mime_decode.h"
#include "source.h"

enum { DEEPEST_PART = 8, ATTRIBUTION_LINES = 3 };

/* The first part of a type that is shown as text; attachments are noted by the way. */
static bool find_part(const mime_part *part, const char *type, int depth, rly_arena *arena, mime_part *found)
{
    rly_str field = mime_field(part, "Content-Type", arena);
    rly_str own = field.size ? mime_word(field, arena) : RLY_STR("text/plain");
    rly_str disposition = mime_word(mime_field(part, "Content-Disposition", arena), arena);

    if (own.size > 10 && !memcmp(own.data, "multipart/", 10) && depth < DEEPEST_PART) {
        rly_str boundary = mime_parameter(field, "boundary", arena);
        mime_part child;
        for (size_t at = part->body; boundary.size && mime_next_part(part, boundary, &at, &child);)
            if (find_part(&child, type, depth + 1, arena, found))
                return true;
        return false;
    }
    if (!rly_str_is(own, type) || rly_str_is(disposition, "attachment"))
        return false;
    *found = *part;
    return true;
}

static void list_attachments(const mime_part *part, int depth, rly_arena *arena, rly_buf *names)
{
    rly_str type = mime_field(part, "Content-Type", arena), boundary = mime_parameter(type, "boundary", arena);
    rly_str disposition = mime_field(part, "Content-Disposition", arena);
    mime_part child;

    for (size_t at = part->body; depth < DEEPEST_PART && boundary.size && mime_next_part(part, boundary, &at, &child);)
        list_attachments(&child, depth + 1, arena, names);
    if (!rly_str_is(mime_word(disposition, arena), "attachment"))
        return;
    rly_str name = mime_decode_words(mime_parameter(disposition, "filename", arena), arena);
    rly_buf_str(names, names->size ? "," : "");
    for (size_t i = 0; i < name.size; i++)
        rly_buf_byte(names, (char)(name.data[i] == ',' ? ' ' : name.data[i]));
    if (!name.size)
        rly_buf_str(names, "attachment");
}

/* The name in "Diane Smith" <diane@example.org>, the first address of a field; an empty text when it has none. */
static rly_str name_of_address(rly_str field, rly_arena *arena)
{
    bool quoted = false;
    rly_buf name = {0};
    size_t i = 0;

    for (; i < field.size && (quoted || (field.data[i] != '<' && field.data[i] != ',')); i++) {
        if (field.data[i] == '"')
            quoted = !quoted;
        else if (field.data[i] == '\\' && quoted && i + 1 < field.size)
            rly_buf_byte(&name, field.data[++i]);
        else
            rly_buf_byte(&name, field.data[i]);
    }
    while (name.size && name.data[name.size - 1] == ' ')
        name.size--;
    bool has_name = i < field.size && field.data[i] == '<' && name.size && !memchr(name.data, '@', name.size);
    const char *copy = has_name ? rly_arena_copy(arena, name.data, name.size) : NULL;
    rly_str decoded = copy ? mime_decode_words((rly_str){copy, name.size}, arena) : (rly_str){"", 0};
    rly_buf_free(&name);
    return decoded;
}

/* What becomes of the lines of the body. */
typedef struct unquoting {
    rly_str body;
    rly_buf *text; /* what the agent wrote */
    rly_map *map;  /* text -> body */
    rly_buf inbound;
    bool good;
} unquoting;

static size_t end_of_line(rly_str body, size_t at)
{
    const char *newline = at < body.size ? memchr(body.data + at, '\n', body.size - at) : NULL;

    return newline ? (size_t)(newline - body.data) + 1 : body.size;
}

static bool is_blank(rly_str body, size_t at, size_t end)
{
    return text_is_blank((rly_str){body.data + at, end - at});
}

static bool begins(rly_str body, size_t at, const char *word)
{
    size_t size = strlen(word);

    return body.size - at >= size && !strncasecmp(body.data + at, word, size);
}

/*
 * Do the lines from `at` on say who wrote what is quoted next ("On Tue, 3 Feb, Diane wrote:")? Then where the quoted
 * lines begin, else 0.
 */
static size_t attribution_end(rly_str body, size_t at)
{
    size_t begin = at, end = at;
    char last = '\0';

    for (int lines = 0; lines < ATTRIBUTION_LINES && at < body.size; lines++) {
        end = end_of_line(body, at);
        if (is_blank(body, at, end) || body.data[at] == '>')
            return 0;
        for (size_t i = at; i < end; i++)
            if (!is_space(body.data[i]))
                last = body.data[i];
        at = end;
        if (last == ':')
            break;
    }
    while (at < body.size && is_blank(body, at, end_of_line(body, at)))
        at = end_of_line(body, at);
    bool names_writer = begins(body, begin, "On ") || memchr(body.data + begin, '@', end - begin) ||
                        (end - begin >= 8 && memmem(body.data + begin, end - begin, "wrote:", 6));
    return last == ':' && names_writer && at < body.size && body.data[at] == '>' ? at : 0;
}

static bool is_original_message(rly_str body, size_t at)
{
    while (at < body.size && body.data[at] == '-')
        at++;
    while (at < body.size && body.data[at] == ' ')
        at++;
    return begins(body, at, "Original Message");
}

/* Outlook quotes a mail as it is, below a line and the header fields. */
static void take_original(unquoting *u, size_t at)
{
    do
        at = end_of_line(u->body, at);
    while (at < u->body.size && !is_blank(u->body, at, end_of_line(u->body, at)));
    at = end_of_line(u->body, at);
    rly_buf_clear(&u->inbound);
    rly_buf_add(&u->inbound, u->body.data + at, u->body.size - at);
}

/* "> " once is the customer's mail; what is quoted more deeply is older. */
static void take_quoted(unquoting *u, size_t at, size_t end)
{
    at++;
    if (at < end && u->body.data[at] == ' ')
        at++;
    if (at >= end || u->body.data[at] != '>')
        rly_buf_add(&u->inbound, u->body.data + at, end - at);
}

static void take_own(unquoting *u, size_t at, size_t end)
{
    u->good = u->good && rly_map_add(u->map, (uint32_t)u->text->size, (uint32_t)at, (uint32_t)(end - at));
    rly_buf_add(u->text, u->body.data + at, end - at);
}

static void take_all(unquoting *u)
{
    take_own(u, 0, u->body.size);
    u->map->to_size = u->map->from_size = (uint32_t)u->body.size;
}

static void separate(unquoting *u)
{
    for (size_t at = 0, end; at < u->body.size; at = end) {
        end = end_of_line(u->body, at);
        size_t quoted = attribution_end(u->body, at);
        if (u->body.data[at] == '-' && is_original_message(u->body, at)) {
            take_original(u, at);
            break;
        }
        if (quoted)
            end = quoted;
        else if (u->body.data[at] == '>')
            take_quoted(u, at, end);
        else
            take_own(u, at, end);
    }
    u->map->to_size = (uint32_t)u->text->size;
    u->map->from_size = (uint32_t)u->body.size;
}

/* The reply and the customer's mail out of the decoded text of the part; to_file leads from it to the file. In HTML the
 * elements tell what is quoted, and the library reads these. */
static bool take_text(cli_session *session, cli_source *source, rly_str body, bool html, const rly_map *to_file)
{
    rly_map to_body = {0};
    unquoting u = {.body = body, .text = &source->decoded, .map = &to_body, .good = true};

    if (html)
        take_all(&u);
    else
        separate(&u);
    bool good = u.good && rly_map_compose(&to_body, to_file, &source->map) && rly_buf_text(&source->decoded);
    rly_str inbound = {u.inbound.data, u.inbound.size};
    if (good && !text_is_blank(inbound)) {
        source->inbound = (rly_str){rly_arena_copy(&source->arena, inbound.data, inbound.size), inbound.size};
        good = source->inbound.data;
    }
    if (!good || u.inbound.failed)
        (void)complain_memory();
    source->text = (rly_str){source->decoded.data, source->decoded.size};
    rly_map_free(&to_body);
    rly_buf_free(&u.inbound);
    return good && (!source->inbound.size || source_set(session, source, "inbound", source->inbound));
}

/* How words of ours would have to be written into the part. */
static void note_writing(cli_source *source, rly_str encoding, rly_str charset)
{
    bool eight_bits = rly_str_is(encoding, "8bit") || rly_str_is(encoding, "binary");

    if (rly_str_is(encoding, "base64") || !charset_is_utf8(charset))
        source->writing = WRITTEN_ENCODED;
    else if (rly_str_is(encoding, "quoted-printable"))
        source->writing = WRITTEN_QUOTED;
    source->ascii_only =
        !eight_bits || !charset.size || !strcasecmp(charset.data, "us-ascii") || !strcasecmp(charset.data, "ascii");
}

static bool decode_part(cli_session *session, cli_source *source, const mime_part *part, bool html)
{
    rly_arena *arena = &source->arena;
    rly_str encoding = mime_word(mime_field(part, "Content-Transfer-Encoding", arena), arena);
    rly_str charset = mime_parameter(mime_field(part, "Content-Type", arena), "charset", arena);
    rly_map map = {0};
    rly_buf body = {0};
    bool good = decode_body(part->file, part->body, part->end, encoding, charset, &body, &map);
    note_writing(source, encoding, charset);
    const uint8_t *bytes = (const uint8_t *)rly_buf_text(&body), *bad = bytes ? u8_check(bytes, body.size) : NULL;

    if (!good && !body.failed)
        complain_at("%s: the charset \"%s\" is not known", source->name, charset.data);
    else if (!good || !bytes)
        good = complain_memory() != EXIT_TROUBLE;
    else if (bad)
        complain_at("%s: not valid UTF-8: byte 0x%02X at offset %u; the mail names no other charset", source->name,
                    *bad, rly_map_start(&map, (uint32_t)(bad - bytes)));
    good = good && !bad && take_text(session, source, (rly_str){body.data, body.size}, html, &map);
    rly_map_free(&map);
    rly_buf_free(&body);
    return good;
}

bool source_from_mail(cli_session *session, cli_source *source)
{
    mime_part mail = mime_part_of(source->file.data, 0, source->file.size), part;
    rly_str name = name_of_address(mime_field(&mail, "To", &source->arena), &source->arena);
    rly_buf attachments = {0};
    mime_part other;
    bool html = false;

    if (!find_part(&mail, "text/plain", 0, &source->arena, &part)) {
        html = find_part(&mail, "text/html", 0, &source->arena, &part);
        if (!html) {
            complain_at("%s: there is no text in this mail", source->name);
            return false;
        }
    }
    list_attachments(&mail, 0, &source->arena, &attachments);
    bool good = source_set(session, source, "channel", RLY_STR("email")) &&
                source_set(session, source, "customer.name", name) &&
                source_set(session, source, "attachments", (rly_str){attachments.data, attachments.size}) &&
                (!html || source_set(session, source, "format", RLY_STR("html"))) &&
                decode_part(session, source, &part, html);
    /* Two versions of one text would say different things if one of them were changed. */
    if (!html && find_part(&mail, "text/html", 0, &source->arena, &other))
        source->writing = WRITTEN_ENCODED;
    rly_buf_free(&attachments);
    return good;
}
