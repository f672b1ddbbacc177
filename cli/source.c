/* SPDX-License-Identifier: Apache-2.0 */
#include "source.h"

#include <string.h>
#include <unistr.h>

#include "config.h"
#include "context.h"
#include "files.h"
#include "mask.h"

static void source_clear(cli_source *source)
{
    rly_buf_clear(&source->decoded);
    rly_map_clear(&source->map);
    rly_arena_reset(&source->arena);
    source->messages.count = 0;
    source->id = source->title = source->text = source->inbound = (rly_str){"", 0};
    source->writing = WRITTEN_PLAIN;
    source->ascii_only = source->raw = false;
    source->line = 0;
}

void source_free(cli_source *source)
{
    rly_buf_free(&source->file);
    rly_buf_free(&source->decoded);
    if (source->shown.data)
        rly_wipe(source->shown.data, source->shown.capacity);
    rly_buf_free(&source->shown);
    rly_map_free(&source->map);
    rly_vec_free(&source->messages);
    rly_arena_free(&source->arena);
}

bool source_set(cli_session *session, const cli_source *source, const char *key, rly_str value)
{
    if (!replylint_draft_set(session->draft, key, value.data, value.size, session->error))
        return true;
    complain_errors(session->error, source->name, source->line);
    return false;
}

rly_str source_keep(cli_source *source, rly_str text)
{
    return (rly_str){rly_arena_copy(&source->arena, text.data, text.size), text.size};
}

bool source_add_message(cli_source *source, rly_str text)
{
    rly_str *slot = rly_push(&source->messages);

    if (!slot)
        return complain_memory() != EXIT_TROUBLE;
    *slot = text;
    return true;
}

static bool begins_with(const rly_buf *file, const char *bytes)
{
    size_t size = strlen(bytes);

    return file->size >= size && !memcmp(file->data, bytes, size);
}

/* Lines count in the file, also where the draft is one of them. */
static rly_position position_at(const cli_source *source, rly_cursor *cursor, size_t byte)
{
    rly_position at = rly_cursor_at(cursor, byte);

    at.line += source->line ? source->line - 1 : 0;
    return at;
}

static bool check_encoding(const cli_source *source)
{
    const rly_buf *file = &source->file;
    const uint8_t *bytes = (const uint8_t *)file->data, *bad = file->size ? u8_check(bytes, file->size) : NULL;

    if (!bad)
        return true;
    if (begins_with(file, "\xFF\xFE") || begins_with(file, "\xFE\xFF")) {
        complain_at("%s: is written in UTF-16; save it as UTF-8", source->name);
        return false;
    }
    rly_cursor cursor = rly_cursor_start(file->data, (size_t)(bad - bytes), RLY_UTF32);
    rly_position at = position_at(source, &cursor, (size_t)(bad - bytes));
    complain_at("%s:%zu:%zu: not valid UTF-8: byte 0x%02X at offset %zu", source->name, at.line, at.column, *bad,
                (size_t)(bad - bytes));
    return false;
}

/* The options come last, so that they win. Those of the conversation that hold texts are kept, to be shown. */
static bool apply_options(cli_session *session, cli_source *source)
{
    const cli_options *options = session->options;
    rly_str inbound = context_value(options, "inbound");

    if (!context_apply(options, session->draft, session->error))
        return false;
    if (inbound.size)
        source->inbound = inbound;
    for (size_t i = 0; i < options->assignments.count; i++)
        if (!options->assignments.items[i].key && !source_add_message(source, options->assignments.items[i].value))
            return false;
    source->unit = unit_of_name(context_value(options, "unit"), source->unit);
    return source_set(session, source, "unit", RLY_STR("utf-8"));
}

/* Make of the bytes of the file what they mean. */
static bool interpret(cli_session *session, cli_source *source)
{
    static const char *const records[] = {".json", NULL}, *const mails[] = {".eml", NULL};

    replylint_draft_clear(session->draft);
    source->unit = session->unit;
    bool mail = !source->line && file_name_ends(source->name, mails), good;
    size_t begin = begins_with(&source->file, "\xEF\xBB\xBF") ? 3 : 0;
    if (!mail && !check_encoding(source))
        return false;
    if (mail)
        good = source_from_mail(session, source);
    else if (source->line || file_name_ends(source->name, records))
        good = source_from_record(session, source, begin);
    else
        good = source_from_text(session, source, begin);
    if (good && text_is_blank(source->text)) {
        if (source->line)
            complain_at("%s:%zu: the draft is empty; there is nothing to judge", source->name, source->line);
        else
            complain_at("%s: the draft is empty; there is nothing to judge", source->name);
        good = false;
    }
    source->cursor = rly_cursor_start(source->file.data, source->file.size, source->unit);
    if (!good || !apply_options(session, source))
        return false;
    /* Columns of a file that is not UTF-8 (a mail in Latin-1) can only be bytes. */
    source->raw = mail;
    rly_unit unit = mail ? RLY_UTF8 : source->unit;
    source->cursor = rly_cursor_start(source->file.data, source->file.size, unit);
    return source_set(session, source, "text", source->text);
}

bool source_read(cli_session *session, const char *path, cli_source *source)
{
    bool stdin_named = !strcmp(path, "-") && session->options->stdin_filename;

    source_clear(source);
    source->name = stdin_named ? session->options->stdin_filename : strcmp(path, "-") ? path : "<stdin>";
    return config_turn_to(session, stdin_named ? source->name : path) && file_read(path, source->name, &source->file) &&
           interpret(session, source);
}

bool source_read_record(cli_session *session, const char *name, size_t line, rly_str record, cli_source *source)
{
    source_clear(source);
    source->name = name;
    source->line = line;
    rly_buf_clear(&source->file);
    rly_buf_add(&source->file, record.data, record.size);
    return (rly_buf_text(&source->file) || complain_memory() != EXIT_TROUBLE) && interpret(session, source);
}

bool source_read_again(cli_session *session, cli_source *source, rly_buf *bytes)
{
    rly_buf file = *bytes;

    *bytes = source->file;
    source->file = file;
    source_clear(source);
    return (rly_buf_text(&source->file) || complain_memory() != EXIT_TROUBLE) && interpret(session, source);
}

size_t source_start(const cli_source *source, size_t start)
{
    return rly_map_start(&source->map, (uint32_t)start);
}

size_t source_end(const cli_source *source, size_t end)
{
    return rly_map_end(&source->map, (uint32_t)end);
}

bool source_same(const cli_source *source, size_t start, size_t end, size_t *at)
{
    const rly_map *map = &source->map;
    size_t low = 0, high = map->runs.count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (map->runs.items[middle].to <= start)
            low = middle + 1;
        else
            high = middle;
    }
    if (!low)
        return false;
    const rly_run *run = &map->runs.items[low - 1];
    *at = run->from + (start - run->to);
    return end <= run->to + run->size && !memcmp(source->file.data + *at, source->text.data + start, end - start);
}

rly_position source_position(cli_source *source, size_t byte)
{
    return position_at(source, &source->cursor, byte);
}

void source_range(cli_source *source, size_t start, size_t end, rly_position *from, rly_position *to)
{
    *from = source_position(source, start);
    /* Another one goes ahead: the next start may lie before this end. */
    rly_cursor ahead = source->cursor;
    *to = position_at(source, &ahead, end > start ? end : start);
}

void source_count_in(cli_source *source, rly_unit unit)
{
    if (source->cursor.unit != unit)
        source->cursor = rly_cursor_start(source->file.data, source->file.size, unit);
}

rly_str source_message(const cli_source *source, size_t number)
{
    if (number == 0)
        return source->text;
    if (number <= source->messages.count)
        return source->messages.items[number - 1];
    return number == source->messages.count + 1 ? source->inbound : (rly_str){"", 0};
}

rly_str source_shown(const cli_session *session, cli_source *source, size_t number)
{
    return mask_text(session->report, number, source_message(source, number), &source->shown);
}
