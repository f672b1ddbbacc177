/* SPDX-License-Identifier: Apache-2.0 */
#include "shelf.h"

#include "files.h"

static bool add_text(cli_shelf *shelf, cli_book *book, size_t number)
{
    cli_place *slot = rly_push(&shelf->texts);

    if (slot)
        *slot = (cli_place){book, number};
    return slot || complain_memory() != EXIT_TROUBLE;
}

bool shelf_list(cli_shelf *shelf)
{
    bool good = true;

    shelf->texts.count = 0;
    shelf->library = false;
    for (size_t i = 0; i < shelf->books.count && good; i++) {
        cli_book *book = &shelf->books.items[i];
        const cli_library *library = &book->library;
        shelf->library = shelf->library || (book->readable && library->reader);
        if (!book->readable || !library->reader)
            good = add_text(shelf, book, 0);
        for (size_t n = 0; book->readable && library->reader && n < library->items.count && good; n++)
            good = library->items.items[n].derived || add_text(shelf, book, n);
    }
    return good;
}

static bool has_file_below(const word_list *inputs, const char *folder)
{
    size_t i = 0;

    while (i < inputs->count && strncmp(inputs->items[i], folder, strlen(folder)) != 0)
        i++;
    return i < inputs->count;
}

/* A folder whose files are none of ours says nothing about itself: that is no pass. One without files was said to be.
 */
static bool folders_are_empty(const cli_options *options, const word_list *inputs, const cli_shelf *shelf)
{
    bool empty = false;

    for (size_t i = 0; i < options->arguments.count; i++) {
        const char *folder = options->arguments.items[i];
        size_t n = 0, size = strlen(folder);
        while (n < shelf->books.count && strncmp(shelf->books.items[n].library.path, folder, size) != 0)
            n++;
        if (n < shelf->books.count || !file_is_folder(folder) || !has_file_below(inputs, folder))
            continue;
        complain_at("%s: no drafts in this folder, and nothing that is known to hold texts", folder);
        empty = true;
    }
    return empty;
}

bool shelf_fill(const cli_session *session, const word_list *inputs, cli_shelf *shelf)
{
    for (size_t i = 0; i < inputs->count; i++) {
        const char *path = inputs->items[i];
        cli_book *book = rly_push(&shelf->books);
        if (!book)
            return complain_memory() != EXIT_TROUBLE;
        *book = (cli_book){0};
        cli_opened opened = library_open(session, path, input_is_named(session->options, path), &book->library);
        if (opened == LIBRARY_NONE) {
            library_close(&book->library);
            shelf->books.count--;
        }
        book->readable = opened == LIBRARY_OPEN;
        shelf->trouble = shelf->trouble || book->library.faults;
        if (opened == LIBRARY_FAILED) {
            shelf->trouble = true;
            book->complaint = rly_arena_copy(&shelf->arena, complaint_last(), strlen(complaint_last()));
        }
    }
    shelf->trouble = folders_are_empty(session->options, inputs, shelf) || shelf->trouble;
    return shelf_list(shelf);
}

void shelf_free(cli_shelf *shelf)
{
    for (size_t i = 0; i < shelf->books.count; i++)
        library_close(&shelf->books.items[i].library);
    rly_vec_free(&shelf->books);
    rly_vec_free(&shelf->texts);
    rly_arena_free(&shelf->arena);
}

bool sources_each(cli_session *session, const word_list *inputs, source_taker *take, source_fault *fault, void *context)
{
    cli_source source = {0};
    bool good = true, more = true;

    for (size_t i = 0; i < inputs->count && more; i++) {
        const char *path = inputs->items[i];
        cli_library library;
        cli_opened opened = library_open(session, path, input_is_named(session->options, path), &library);
        bool read = opened != LIBRARY_FAILED && !library.faults;
        if (!read && fault)
            more = fault(context);
        good = good && read;
        for (size_t n = 0; opened == LIBRARY_OPEN && n < library_count(&library) && more; n++) {
            if (library.reader && library.items.items[n].derived)
                continue;
            if (source_take(session, &library, n, &source)) {
                more = take(context, session, &source);
            } else {
                more = !fault || fault(context);
                good = false;
            }
        }
        library_close(&library);
    }
    source_free(&source);
    return good;
}
