/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Better wordings put into libraries: each cell is fixed as if it were a file, and all of them go back into the file
 * between bytes that stay as they are. What comes of it is read anew before it takes the place of the file: it must
 * hold the same items, with the texts that were meant.
 */
#include <string.h>

#include "fix.h"
#include "shelf.h"

typedef struct fixing {
    cli_session *session;
    cli_library *library;
    cli_source source;
    rly_buf file; /* as it will be */
    rly_map map;  /* this file -> the library's */
    size_t done;  /* up to where the library's was taken over */
    cli_fixes sum, fixes;
    rly_str *texts; /* what each item says then; no data: as before */
    rly_arena arena;
    bool memory; /* there was enough */
} fixing;

static void take_over(fixing *f, size_t end)
{
    f->memory = rly_map_add(&f->map, (uint32_t)f->file.size, (uint32_t)f->done, (uint32_t)(end - f->done)) && f->memory;
    rly_buf_add(&f->file, f->library->bytes.data + f->done, end - f->done);
    f->done = end;
}

/* The cell as it is now, and the way back through it. */
static void put_cell(fixing *f, size_t number)
{
    const cli_cell *cell = &f->library->items.items[number].cell;
    const rly_map *map = &f->fixes.map;

    take_over(f, cell->start);
    for (size_t i = 0; i < map->runs.count; i++) {
        const rly_run *run = &map->runs.items[i];
        f->memory =
            rly_map_add(&f->map, (uint32_t)(f->file.size + run->to), (uint32_t)(cell->start + run->from), run->size) &&
            f->memory;
    }
    rly_buf_add(&f->file, f->source.file.data, f->source.file.size);
    f->done = cell->end;
    f->texts[number] =
        (rly_str){rly_arena_copy(&f->arena, f->source.text.data, f->source.text.size), f->source.text.size};
    f->memory = f->memory && f->texts[number].data && !f->file.failed;
}

static bool fix_item(fixing *f, size_t number)
{
    if (!source_take_cell(f->session, f->library, number, &f->source) || !lint_source(f->session, &f->source) ||
        !fix_draft(f->session, &f->source, &f->fixes))
        return false;
    f->sum.applied += f->fixes.applied;
    f->sum.encoded += f->fixes.encoded;
    f->sum.joined += f->fixes.joined;
    f->sum.endless = f->sum.endless || f->fixes.endless;
    if (f->fixes.applied)
        put_cell(f, number);
    return f->memory || complain_memory() != EXIT_TROUBLE;
}

static bool fix_items(fixing *f)
{
    bool good = true;

    for (size_t i = 0; i < f->library->items.count && good; i++)
        good = f->library->items.items[i].derived || fix_item(f, i);
    return good;
}

/* Does item `number` of the file as it will be say what it said, or what it is to say now? */
static bool is_meant(const fixing *f, const cli_library *fresh, size_t number)
{
    const cli_item *before = &f->library->items.items[number], *after = &fresh->items.items[number];
    rly_buf decoded[2] = {{NULL, 0, 0, false}, {NULL, 0, 0, false}};
    rly_map maps[2];
    rly_str text = {"", 0}, meant = f->texts[number];
    rly_str files[2] = {{fresh->bytes.data, fresh->bytes.size}, {f->library->bytes.data, f->library->bytes.size}};
    cli_writing writing;
    memset(maps, 0, sizeof maps);
    bool same = rly_str_equal(before->id, after->id) && rly_str_equal(before->title, after->title) &&
                rly_str_equal(before->locale, after->locale) &&
                cell_read(&after->cell, files[0], &decoded[0], &maps[0], &text, &writing) &&
                (meant.data || cell_read(&before->cell, files[1], &decoded[1], &maps[1], &meant, &writing)) &&
                rly_str_equal(text, meant);

    for (int i = 0; i < 2; i++) {
        rly_buf_free(&decoded[i]);
        rly_map_free(&maps[i]);
    }
    return same;
}

/* The library that the new bytes make. */
static bool read_anew(fixing *f, cli_library *fresh)
{
    rly_buf bytes = {0};

    rly_buf_add(&bytes, f->file.data, f->file.size);
    if (!rly_buf_text(&bytes))
        return complain_memory() != EXIT_TROUBLE;
    bool same = library_open_bytes(f->session, f->library->path, &bytes, f->library->named, fresh) == LIBRARY_OPEN &&
                fresh->items.count == f->library->items.count;
    for (size_t i = 0; same && i < fresh->items.count; i++)
        same = is_meant(f, fresh, i);
    if (!same)
        complain_at("%s: cannot be fixed: the fixes cannot be written into it safely; it is as it was",
                    f->library->name);
    return same;
}

/* Put the new bytes where the old ones are, or show how they differ. */
static bool save(fixing *f, cli_tally *tally, rly_buf *out)
{
    const cli_options *options = f->session->options;
    rly_str before = {f->library->bytes.data, f->library->bytes.size};
    cli_library fresh = {0};

    take_over(f, f->library->bytes.size);
    f->map.to_size = (uint32_t)f->file.size;
    f->map.from_size = (uint32_t)f->library->bytes.size;
    bool good = (f->memory && !f->file.failed) || complain_memory() != EXIT_TROUBLE;
    good = good && read_anew(f, &fresh);
    if (good && options->diff) {
        diff_show(out, f->session->style, f->library->name, before, (rly_str){fresh.bytes.data, fresh.bytes.size},
                  &f->map);
        tally->differences = true;
    } else if (good && !fix_to_output(options, f->library->path)) {
        good = file_replace(f->library->path, before, (rly_str){fresh.bytes.data, fresh.bytes.size});
    }
    if (good) {
        library_close(f->library);
        *f->library = fresh;
    } else {
        library_close(&fresh);
    }
    return good;
}

static bool fix_library(cli_session *session, cli_library *library, cli_tally *tally, rly_buf *out)
{
    fixing f = {.session = session, .library = library, .memory = true};
    const cli_options *options = session->options;

    f.texts = rly_allocate((library->items.count + 1) * sizeof *f.texts);
    bool good = f.texts || complain_memory() != EXIT_TROUBLE;
    good = good && fix_items(&f) && (!f.sum.applied || save(&f, tally, out));
    if (good)
        fixes_complain(options, &f.sum, library->name);
    if (fix_to_output(options, library->path))
        good = out_write_text((rly_str){library->bytes.data, library->bytes.size}) && good;
    source_free(&f.source);
    fixes_free(&f.fixes);
    rly_buf_free(&f.file);
    rly_map_free(&f.map);
    rly_arena_free(&f.arena);
    rly_release(f.texts);
    return good;
}

bool shelf_fix(cli_session *session, cli_shelf *shelf, cli_tally *tally, rly_buf *out)
{
    for (size_t i = 0; i < shelf->books.count; i++) {
        cli_book *book = &shelf->books.items[i];
        /* One that cannot be fixed does not keep the next from being so. */
        if (book->readable && book->library.reader && !fix_library(session, &book->library, tally, out))
            tally->trouble = true;
    }
    return !out->failed;
}
