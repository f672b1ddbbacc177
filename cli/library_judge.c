/* SPDX-License-Identifier: Apache-2.0 */
/* What only a whole library tells of its texts. */
#include <stdio.h>

#include "shelf.h"
#include "told.h"

/* Put one text into the index, under its title and place. */
static bool add_text(cli_session *session, replylint_index *index, cli_source *source)
{
    char place[512];
    rly_position at = source_position(source, source_start(source, 0));
    rly_buf title = {0};

    (void)snprintf(place, sizeof place, "%.480s:%zu", source->name, at.line);
    rly_buf_add(&title, source->title.data, source->title.size);
    const char *name = rly_buf_text(&title);
    bool good = name && !replylint_index_add(index, session->draft, name, place, session->error);
    if (!good)
        complain_errors(session->error, source->name, 0);
    rly_buf_free(&title);
    return good;
}

static bool make_index(cli_session *session, const cli_shelf *shelf)
{
    cli_source source = {0};
    replylint_index *index = NULL;
    bool good = !replylint_index_new(&index, session->error) || complain_memory() != EXIT_TROUBLE;

    for (size_t i = 0; i < shelf->texts.count && good; i++) {
        const cli_place *text = &shelf->texts.items[i];
        if (text->book->readable && text->book->library.reader)
            good =
                source_take(session, &text->book->library, text->number, &source) && add_text(session, index, &source);
    }
    good = good && session_use_index(session, index);
    replylint_index_free(index);
    source_free(&source);
    return good;
}

bool library_judge(cli_session *session, cli_shelf *shelf)
{
    return told_find(shelf) && (session->index || make_index(session, shelf));
}
