/* SPDX-License-Identifier: Apache-2.0 */
#include "texts.h"

#include <stdio.h>
#include <string.h>

#include "check.h"
#include "files.h"
#include "shelf.h"

/* Where texts go; `line` of a stream that is read a line at a time, else 0. */
typedef struct taking {
    text_taker *take;
    void *context;
    rly_buf title;
    size_t line;
} taking;

/* A file that holds one draft is called by its name. */
static bool take_source(void *context, cli_session *session, cli_source *source)
{
    taking *t = context;
    char place[512];
    const char *slash = strrchr(source->name, '/'), *title = slash ? slash + 1 : source->name;

    (void)snprintf(place, sizeof place, "%.480s", source->name);
    if (source->item) {
        size_t line = t->line ? t->line : source_position(source, source_start(source, 0)).line;
        (void)snprintf(place, sizeof place, "%.480s:%zu", source->name, line);
        rly_buf_clear(&t->title);
        rly_buf_add(&t->title, source->title.data, source->title.size);
        title = rly_buf_text(&t->title);
    }
    if (!title)
        return complain_memory() != EXIT_TROUBLE;
    /* What follows is read all the same, so that all faults are seen at once. */
    if (!t->take(t->context, session, &(cli_text){source->text, title, place}))
        session->faults++;
    return true;
}

/* An archive may be larger than memory: one line of it is a library. */
static bool take_stream(cli_session *session, const char *path, taking *t)
{
    cli_lines lines;
    cli_source source = {0};
    rly_str line;
    bool good = lines_open(&lines, path, strcmp(path, "-") ? path : "<stdin>");

    while (good && lines_next(&lines, &line)) {
        cli_library library;
        line = lines_without_mark(&lines, line);
        t->line = lines.number;
        if (text_is_blank(line))
            continue;
        if (library_open_line(session, lines.name, line, lines.number, &library)) {
            for (size_t i = 0; i < library_count(&library); i++)
                if (!source_take(session, &library, i, &source) || !take_source(t, session, &source))
                    session->faults++;
        } else {
            session->faults++;
        }
        library_close(&library);
    }
    t->line = 0;
    good = good && !lines.failed;
    lines_close(&lines);
    source_free(&source);
    return good;
}

static bool take_inputs(cli_session *session, const word_list *inputs, taking *t)
{
    bool good = true;

    for (size_t i = 0; i < inputs->count; i++) {
        const word_list one = {&inputs->items[i], 1, 1};
        good = (library_is_stream(session, inputs->items[i]) ? take_stream(session, inputs->items[i], t)
                                                             : sources_each(session, &one, take_source, NULL, t)) &&
               good;
    }
    return good;
}

bool texts_read(cli_session *session, size_t first, text_taker *take, void *context)
{
    const word_list *arguments = &session->options->arguments;
    const word_list named = {arguments->items + first, arguments->count - first, 0};
    taking t = {.take = take, .context = context};
    word_list inputs = {0};
    bool good = arguments->count > first;

    if (!good)
        complain("no texts: name folders, drafts, tables (*.csv) or JSON Lines (*.jsonl)");
    else
        good = inputs_named(&named, library_endings, &session->arena, &inputs);
    good = take_inputs(session, &inputs, &t) && good;
    rly_vec_free(&inputs);
    rly_buf_free(&t.title);
    return good && !session->faults;
}
