/* SPDX-License-Identifier: Apache-2.0 */
/* A JSON file that holds one record, as --jsonl has them a line. */
#include "base/tree.h"
#include "source.h"

/* The text of the reply, with the way back through its escapes: bytes [start, end) of the file are the string. */
static bool decode_text(cli_source *source, size_t start, size_t end)
{
    return cell_read(&(cli_cell){start, end, WRITTEN_JSON, {"", 0}}, source->file, &source->decoded, &source->map,
                     &source->text, &source->writing);
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
