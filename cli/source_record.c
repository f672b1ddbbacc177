/* SPDX-License-Identifier: Apache-2.0 */
/* A JSON file that holds one record, as --jsonl has them a line. */
#include <string.h>
#include <unistr.h>

#include "base/tree.h"
#include "source.h"

static uint32_t hex4(const char *digits)
{
    uint32_t value = 0;

    for (int i = 0; i < 4; i++) {
        char c = digits[i];
        value = value * 16 + (uint32_t)(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
    }
    return value;
}

/* Decode the escape at `at`, which the JSON reader has found good; how many bytes of the file it takes. */
static size_t decode_escape(const char *at, size_t size, rly_buf *out)
{
    static const char short_forms[] = "b\bf\fn\nr\rt\t";

    if (size < 6 || at[1] != 'u') {
        const char *form = strchr(short_forms, at[1]);
        rly_buf_byte(out, (form && (form - short_forms) % 2 == 0 ? form : at)[1]);
        return 2;
    }
    uint32_t code = hex4(at + 2);
    size_t taken = 6;
    uint8_t bytes[6];
    if (code >= 0xD800 && code < 0xDC00 && size >= 12 && at[6] == '\\' && at[7] == 'u') {
        code = 0x10000 + ((code - 0xD800) << 10) + (hex4(at + 8) - 0xDC00);
        taken = 12;
    }
    int length = u8_uctomb(bytes, code, sizeof bytes);
    rly_buf_add(out, length > 0 ? (const char *)bytes : "\xEF\xBF\xBD", length > 0 ? (size_t)length : 3);
    return taken;
}

/* The text of the reply, with the way back through its escapes: bytes [start, end) of the file are the string. */
static bool decode_text(cli_source *source, size_t start, size_t end)
{
    const char *file = source->file.data;
    bool good = true;

    for (size_t at = start; at < end && good;) {
        const char *escape = memchr(file + at, '\\', end - at);
        size_t plain = (escape ? (size_t)(escape - file) : end) - at;
        good = rly_map_add(&source->map, (uint32_t)source->decoded.size, (uint32_t)at, (uint32_t)plain);
        rly_buf_add(&source->decoded, file + at, plain);
        at += plain;
        if (escape && at < end)
            at += decode_escape(file + at, end - at, &source->decoded);
    }
    source->map.to_size = (uint32_t)source->decoded.size;
    source->map.from_size = (uint32_t)source->file.size;
    source->writing = WRITTEN_JSON;
    source->text = rly_str_of(rly_buf_text(&source->decoded));
    source->text.size = source->decoded.size;
    return (good && !source->decoded.failed) || complain_memory() != EXIT_TROUBLE;
}

static bool read_conversation(cli_source *source, const rly_tree *tree, const rly_node *record)
{
    const rly_node *list = rly_member(tree, record, "messages");

    source->id = source_keep(source, rly_node_text(tree, rly_member(tree, record, "id")));
    if (!source->id.data)
        return complain_memory() != EXIT_TROUBLE;
    source->inbound = source_keep(source, rly_node_text(tree, rly_member(tree, record, "inbound")));
    source->unit = unit_of_name(rly_node_text(tree, rly_member(tree, record, "unit")), source->unit);
    for (const rly_node *node = rly_first(tree, list); node; node = rly_next(tree, node))
        if (!source_add_message(source, source_keep(source, rly_node_text(tree, rly_member(tree, node, "text")))))
            return false;
    return true;
}

bool source_from_record(cli_session *session, cli_source *source, size_t begin)
{
    rly_str json = {source->file.size ? source->file.data + begin : "", source->file.size - begin};
    rly_tree_store store = {0};
    bool good =
        !rly_tree_read(&store, RLY_JSON, source->line ? NULL : source->name, json.data, json.size, session->error) &&
        !replylint_draft_json(session->draft, json.data, json.size, session->error);

    if (good) {
        const rly_node *record = rly_root(&store.tree), *text = rly_member(&store.tree, record, "text");
        good = read_conversation(source, &store.tree, record);
        if (good && text && text->quoted) {
            /* A quote within is escaped, so that one at the start can only be the one around. */
            bool quote = text->start < text->end && json.data[text->start] == '"';
            good = decode_text(source, begin + text->start + quote, begin + text->end - quote);
        }
    } else {
        complain_errors(session->error, source->name, source->line);
    }
    rly_tree_free(&store);
    return good;
}
