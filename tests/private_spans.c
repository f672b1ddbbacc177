/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Prints the private data of records, one JSON object a line, as the evaluator of the labelled sets reads it:
 *   private_spans < records.jsonl
 * A record has "id", "text", and maybe "region" (else GB and US). What is a place of the company's own is left out.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/json.h"
#include "base/tree.h"
#include "private/private.h"
#include "text/position.h"

static void print_spans(rly_privates *privates, rly_text *text, rly_str id)
{
    printf("{\"id\": \"%.*s\", \"spans\": [", (int)id.size, id.data);
    rly_cursor cursor = rly_cursor_start(text->source, text->source_size, RLY_UTF32);
    const char *comma = "";
    for (size_t i = 0; i < privates->found.count; i++) {
        const rly_private *item = &privates->found.items[i];
        size_t start, end;
        if (item->own_place)
            continue;
        rly_text_source(text, item->start, item->end, &start, &end);
        size_t from = rly_cursor_at(&cursor, start).offset, to = rly_cursor_at(&cursor, end).offset;
        printf("%s{\"start\": %zu, \"end\": %zu, \"type\": \"%s\"}", comma, from, to, rly_private_names[item->type]);
        comma = ", ";
    }
    printf("]}\n");
}

int main(void)
{
    rly_tree_store store = {0};
    rly_privates privates = {0};
    rly_text text = {0};
    char *line = NULL;
    size_t room = 0;
    ssize_t size;
    int status = 0;
    while ((size = getline(&line, &room, stdin)) > 0) {
        if (rly_tree_read(&store, RLY_JSON, NULL, line, (size_t)size, NULL)) {
            status = 1;
            continue;
        }
        const rly_node *root = rly_root(&store.tree);
        rly_str source = rly_node_text(&store.tree, rly_member(&store.tree, root, "text"));
        rly_str region = rly_node_text(&store.tree, rly_member(&store.tree, root, "region"));
        rly_regions regions = rly_default_regions;
        if (region.size == 2) {
            snprintf(regions.codes[0], sizeof regions.codes[0], "%.2s", region.data);
            regions.count = 1;
        }
        if (rly_text_read(&text, source.data, source.size, "text", NULL, NULL) ||
            !rly_private_find(&privates, &text, &regions))
            status = 1;
        else
            print_spans(&privates, &text, rly_node_text(&store.tree, rly_member(&store.tree, root, "id")));
    }
    free(line);
    rly_tree_free(&store);
    rly_privates_free(&privates);
    rly_text_free(&text);
    return status;
}
