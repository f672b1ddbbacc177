/* SPDX-License-Identifier: Apache-2.0 */
#include "source.h"

#include <string.h>

#include "config.h"
#include "context.h"
#include "files.h"
#include "mask.h"
#include "readers.h"

static void source_clear(cli_source *source)
{
    rly_buf_clear(&source->decoded);
    rly_map_clear(&source->map);
    rly_arena_reset(&source->arena);
    source->messages.count = 0;
    source->text = source->inbound = source->id = source->title = source->locale = (rly_str){"", 0};
    source->writing = WRITTEN_PLAIN;
    source->ascii_only = source->raw = false;
    source->line = 0;
}

void source_free(cli_source *source)
{
    rly_buf_free(&source->bytes);
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

/* Lines count in the file, also where the draft is one of them. */
static rly_position position_at(const cli_source *source, rly_cursor *cursor, size_t byte)
{
    rly_position at = rly_cursor_at(cursor, byte);

    at.line += source->line ? source->line - 1 : 0;
    return at;
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

/* Is it a tag such as "en-GB", and not a number of the desk's own? */
static bool is_language(rly_str locale)
{
    size_t letters = 0;

    while (letters < locale.size && ((locale.data[letters] | 0x20) >= 'a' && (locale.data[letters] | 0x20) <= 'z'))
        letters++;
    return (letters == 2 || letters == 3) &&
           (letters == locale.size || locale.data[letters] == '-' || locale.data[letters] == '_');
}

static bool set_language(cli_session *session, const cli_source *source)
{
    rly_str locale = source->item->locale;

    if (!is_language(locale))
        return true;
    char tag[16] = "";
    size_t size = locale.size < sizeof tag - 1 ? locale.size : sizeof tag - 1;
    for (size_t i = 0; i < size; i++)
        tag[i] = locale.data[i] == '_' ? '-' : locale.data[i];
    return source_set(session, source, "language", (rly_str){tag, size});
}

static bool set_helpdesk(cli_session *session, const cli_source *source)
{
    const library_reader *reader = reader_named(source->reader);

    return !reader || !reader->desk || source_set(session, source, "helpdesk", rly_str_of(reader->desk));
}

/* What the whole library tells of the item. */
static bool set_told(cli_session *session, const cli_source *source)
{
    const cli_item *item = source->item;

    return (!item->namesake.size || source_set(session, source, "same_title", item->namesake)) &&
           (!item->differs.size || source_set(session, source, "twin_differs", item->differs)) &&
           (!item->missing.size || source_set(session, source, "missing_languages", item->missing));
}

/* An item of a library: what it says, and what the library knows of it. */
static bool interpret_item(cli_session *session, cli_source *source)
{
    const cli_item *item = source->item;
    cli_cell cell = item->cell;

    if (source->in_cell) {
        cell.start = 0;
        cell.end = source->file.size;
        cell.value = source->value;
    }
    source->id = item->id;
    source->title = item->title;
    source->locale = item->locale;
    return cell_read(&cell, source->file, &source->decoded, &source->map, &source->text, &source->writing) &&
           source_set(session, source, "kind", RLY_STR("template")) &&
           source_set(session, source, "format", rly_str_of(item->format)) &&
           (!item->id.size || source_set(session, source, "id", item->id)) && set_language(session, source) &&
           set_helpdesk(session, source) && set_told(session, source);
}

/* A file that is one draft. */
static bool interpret_file(cli_session *session, cli_source *source, bool mail)
{
    static const char *const records[] = {".json", NULL};
    bool good;

    if (mail)
        good = source_from_mail(session, source);
    else if (source->line || file_name_ends(source->name, records))
        good = source_from_record(session, source, source->begin);
    else
        good = source_from_text(session, source, source->begin);
    if (good && text_is_blank(source->text)) {
        if (source->line)
            complain_at("%s:%zu: the draft is empty; there is nothing to judge", source->name, source->line);
        else
            complain_at("%s: the draft is empty; there is nothing to judge", source->name);
        good = false;
    }
    return good;
}

/* Lines are counted on from the item before. */
static void start_cursor(cli_source *source, rly_unit unit)
{
    size_t start = source->item && !source->in_cell ? source->item->cell.start : 0;

    if (!source->anchor.text || source->anchor.unit != unit || source->anchor.byte > start)
        source->anchor = rly_cursor_start(source->file.data, source->file.size, unit);
    (void)rly_cursor_at(&source->anchor, start);
    source->cursor = source->anchor;
}

/* Make of the bytes of the file what they mean. */
static bool interpret(cli_session *session, cli_source *source)
{
    static const char *const mails[] = {".eml", NULL};

    replylint_draft_clear(session->draft);
    source->unit = session->unit;
    bool mail = !source->item && !source->line && file_name_ends(source->name, mails);
    bool good = source->item ? interpret_item(session, source) : interpret_file(session, source, mail);
    start_cursor(source, source->unit);
    if (!good || !apply_options(session, source))
        return false;
    /* Columns of a file that is not UTF-8 (a mail in Latin-1) can only be bytes. */
    source->raw = mail;
    start_cursor(source, mail ? RLY_UTF8 : source->unit);
    return source_set(session, source, "text", source->text);
}

static void source_begin(cli_source *source, const cli_library *library, size_t number)
{
    source_clear(source);
    if (number == 0 || source->in_cell || source->file.data != library->bytes.data)
        source->anchor = (rly_cursor){0};
    source->name = library->name;
    source->begin = library->begin;
    source->item = library->reader ? &library->items.items[number] : NULL;
    source->reader = library->reader;
    source->file = (rly_str){library->bytes.data ? library->bytes.data : "", library->bytes.size};
    source->whole = source->file;
    source->in_cell = false;
}

bool source_read_record(cli_session *session, const char *name, size_t line, rly_str record, cli_source *source)
{
    source_clear(source);
    source->name = name;
    source->line = line;
    source->item = NULL;
    source->in_cell = false;
    source->begin = 0;
    rly_buf_clear(&source->bytes);
    rly_buf_add(&source->bytes, record.data, record.size);
    if (!rly_buf_text(&source->bytes))
        return complain_memory() != EXIT_TROUBLE;
    source->file = source->whole = (rly_str){source->bytes.data, source->bytes.size};
    source->anchor = (rly_cursor){0};
    return encoding_check(name, line, source->file) && interpret(session, source);
}

bool source_take(cli_session *session, const cli_library *library, size_t number, cli_source *source)
{
    source_begin(source, library, number);
    return config_turn_to(session, source->name) && interpret(session, source);
}

bool source_take_cell(cli_session *session, const cli_library *library, size_t number, cli_source *source)
{
    source_begin(source, library, number);
    if (source->item) {
        const cli_cell *cell = &source->item->cell;
        source->file = (rly_str){source->file.data + cell->start, cell->end - cell->start};
        source->value = cell->value;
        source->in_cell = true;
        source->anchor = (rly_cursor){0};
    }
    return config_turn_to(session, source->name) && interpret(session, source);
}

bool source_read_again(cli_session *session, cli_source *source, rly_buf *bytes, rly_str text)
{
    rly_buf before = source->bytes;

    source->bytes = *bytes;
    *bytes = before;
    source_clear(source);
    if (!rly_buf_text(&source->bytes))
        return complain_memory() != EXIT_TROUBLE;
    source->file = (rly_str){source->bytes.data, source->bytes.size};
    source->anchor = (rly_cursor){0};
    source->value = text;
    return interpret(session, source);
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
    if (byte < source->cursor.byte)
        source->cursor = source->anchor;
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
        start_cursor(source, unit);
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
