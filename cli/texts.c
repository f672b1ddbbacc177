/* SPDX-License-Identifier: Apache-2.0 */
#include "texts.h"

#include <stdio.h>
#include <string.h>

#include "base/tree.h"
#include "context.h"
#include "files.h"
#include "source.h"

static const char *const tables[] = {".csv", ".tsv", NULL}, *const streams[] = {".jsonl", ".ndjson", NULL};
const char *const text_titles[] = {"title", "name", "subject", NULL};

const char *const *text_fields(const cli_session *session)
{
    static const char *const usual[] = {"text", "reply", "body", "content", "message", NULL};
    return session->options->fields.count ? session->options->fields.items : usual;
}

bool text_take(cli_session *session, rly_str text, rly_str id, rly_str format, const cli_text *about, text_taker *take,
               void *context)
{
    replylint_draft_clear(session->draft);
    bool good =
        context_apply(session->options, session->draft, session->error) &&
        !replylint_draft_set(session->draft, "text", text.data, text.size, session->error) &&
        (!id.size || !replylint_draft_set(session->draft, "id", id.data, id.size, session->error)) &&
        (!format.size || !replylint_draft_set(session->draft, "format", format.data, format.size, session->error));

    if (!good) {
        complain_errors(session->error, about->place, 0);
        return false;
    }
    return take(context, session, about);
}

/* A file that holds one draft is called by its name. */
static bool take_file(cli_session *session, const char *path, text_taker *take, void *context)
{
    cli_source source = {0};
    const char *slash = strrchr(path, '/');
    bool good = source_read(session, path, &source) &&
                take(context, session, &(cli_text){source.text, slash ? slash + 1 : source.name, source.name});

    source_free(&source);
    return good;
}

static const char *first_member(const rly_tree *tree, const char *const *names, rly_str *out)
{
    for (; *names; names++) {
        *out = rly_node_text(tree, rly_member(tree, rly_root(tree), *names));
        if (out->size)
            return *names;
    }
    return NULL;
}

static bool take_line(cli_session *session, const cli_lines *lines, rly_tree_store *store, rly_str line,
                      text_taker *take, void *context)
{
    const rly_tree *tree = &store->tree;
    rly_str text, title;
    char place[512];

    if (rly_tree_read(store, RLY_JSON, NULL, line.data, line.size, session->error)) {
        complain_errors(session->error, lines->name, lines->number);
        return false;
    }
    if (!first_member(tree, text_fields(session), &text)) {
        complain_at("%s:%zu: no member \"%s\" with a text; name the one that holds it with --field", lines->name,
                    lines->number, text_fields(session)[0]);
        return false;
    }
    (void)first_member(tree, text_titles, &title);
    (void)snprintf(place, sizeof place, "%.480s:%zu", lines->name, lines->number);
    return text_take(session, text, rly_node_text(tree, rly_member(tree, rly_root(tree), "id")),
                     rly_node_text(tree, rly_member(tree, rly_root(tree), "format")),
                     &(cli_text){text, title.data, place}, take, context);
}

bool texts_from_lines(cli_session *session, const char *path, text_taker *take, void *context)
{
    cli_lines lines;
    rly_tree_store store = {0};
    rly_str line;
    bool good = lines_open(&lines, path, strcmp(path, "-") ? path : "<stdin>");

    while (good && lines_next(&lines, &line)) {
        line = lines_without_mark(&lines, line);
        /* What follows is read all the same, so that all faults are seen at once. */
        if (!text_is_blank(line) && !take_line(session, &lines, &store, line, take, context))
            session->faults++;
    }
    good = good && !lines.failed;
    lines_close(&lines);
    rly_tree_free(&store);
    return good;
}

static bool take_input(cli_session *session, const char *path, text_taker *take, void *context)
{
    if (session->options->jsonl || file_name_ends(path, streams))
        return texts_from_lines(session, path, take, context);
    if (file_name_ends(path, tables))
        return texts_from_table(session, path, take, context);
    return take_file(session, path, take, context);
}

static bool take_folder(cli_session *session, const char *folder, text_taker *take, void *context)
{
    static const char *const endings[] = {".txt",  ".md",  ".markdown", ".html",  ".htm",    ".eml",
                                          ".json", ".csv", ".tsv",      ".jsonl", ".ndjson", NULL};
    word_list files = {0};
    bool good = files_below(folder, endings, &session->arena, &files);

    if (good && !files.count) {
        complain_at("%s: no texts in this folder (*.txt, *.md, *.html, *.eml, *.json, *.csv, *.jsonl)", folder);
        good = false;
    }
    for (size_t i = 0; i < files.count; i++)
        good = take_input(session, files.items[i], take, context) && good;
    rly_vec_free(&files);
    return good;
}

bool texts_read(cli_session *session, size_t first, text_taker *take, void *context)
{
    const word_list *arguments = &session->options->arguments;
    bool good = arguments->count > first;

    if (!good)
        complain("no texts: name folders, drafts, tables (*.csv) or JSON Lines (*.jsonl)");
    for (size_t i = first; i < arguments->count; i++)
        good = (file_is_folder(arguments->items[i]) ? take_folder : take_input)(session, arguments->items[i], take,
                                                                                context) &&
               good;
    return good && !session->faults;
}
