/* SPDX-License-Identifier: Apache-2.0 */
#include "told.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "facts.h"
#include "files.h"
#include "text/position.h"

/* An item among all, with what puts it beside others. */
typedef struct entry {
    cli_library *library;
    cli_item *item;
    rly_str scope, key; /* texts of one item have both in common */
    size_t group;       /* the same where there is no key */
    size_t line;
    size_t order;
} entry;

typedef struct telling {
    RLY_VEC(entry) entries;
    cli_facts here, there;
    rly_buf words;
} telling;

/* ---- which texts are one item */

static bool is_locale(rly_str name)
{
    bool region = name.size == 5 && (name.data[2] == '-' || name.data[2] == '_');

    for (size_t i = 0; i < name.size; i++)
        if (!(region && i == 2) && !((name.data[i] | 0x20) >= 'a' && (name.data[i] | 0x20) <= 'z'))
            return false;
    return name.size == 2 || region;
}

/* "replies/en.json" is the English of the folder; the locale, and the folder as the scope. */
static rly_str locale_of_file(const char *path, rly_str *folder)
{
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path, *dot = strchr(name, '.');
    rly_str locale = {name, dot ? (size_t)(dot - name) : strlen(name)};

    *folder = (rly_str){path, (size_t)(name - path)};
    return is_locale(locale) ? locale : (rly_str){"", 0};
}

static bool collect(telling *t, cli_shelf *shelf)
{
    for (size_t i = 0; i < shelf->books.count; i++) {
        cli_library *library = &shelf->books.items[i].library;
        rly_str folder, locale = locale_of_file(library->name, &folder);
        rly_cursor cursor = rly_cursor_start(library->bytes.data, library->bytes.size, RLY_UTF8);
        for (size_t n = 0; shelf->books.items[i].readable && library->reader && n < library->items.count; n++) {
            cli_item *item = &library->items.items[n];
            bool across = locale.size && item->id.size;
            entry *slot = rly_push(&t->entries);
            if (!slot)
                return complain_memory() != EXIT_TROUBLE;
            if (across && !item->locale.size)
                item->locale = library_keep(library, locale);
            *slot = (entry){library,
                            item,
                            across ? folder : (rly_str){library->name, strlen(library->name)},
                            across ? item->id : (rly_str){"", 0},
                            across ? 0 : item->group,
                            rly_cursor_at(&cursor, item->cell.start).line,
                            t->entries.count};
        }
    }
    return true;
}

static int compare_text(rly_str a, rly_str b)
{
    size_t size = a.size < b.size ? a.size : b.size;
    int order = size ? memcmp(a.data, b.data, size) : 0;

    return order ? order : (a.size > b.size) - (a.size < b.size);
}

static int compare_cluster(const entry *a, const entry *b)
{
    int order = compare_text(a->scope, b->scope);

    order = order ? order : compare_text(a->key, b->key);
    return order ? order : (a->group > b->group) - (a->group < b->group);
}

static int by_cluster(const void *x, const void *y)
{
    const entry *a = x, *b = y;
    int order = compare_cluster(a, b);

    order = order ? order : (a->item->rank > b->item->rank) - (a->item->rank < b->item->rank);
    return order ? order : (a->order > b->order) - (a->order < b->order);
}

static int by_title(const void *x, const void *y)
{
    const entry *a = x, *b = y;
    size_t least = a->item->title.size < b->item->title.size ? a->item->title.size : b->item->title.size;
    int order = strncasecmp(a->item->title.data, b->item->title.data, least);

    order = order ? order : (a->item->title.size > b->item->title.size) - (a->item->title.size < b->item->title.size);
    order = order ? order : compare_text(a->item->locale, b->item->locale);
    return order ? order : (a->order > b->order) - (a->order < b->order);
}

/* ---- the same title twice */

/* "macros.json:12" */
static rly_str place_of(const entry *e)
{
    rly_buf place = {0};

    rly_buf_str(&place, e->library->name);
    rly_buf_byte(&place, ':');
    rly_buf_number(&place, (int64_t)e->line);
    rly_str kept = library_keep(e->library, (rly_str){place.data ? place.data : "", place.size});
    rly_buf_free(&place);
    return kept;
}

/* The later one is told of the earlier; texts of one item may well be called the same. */
static void tell_titles(telling *t)
{
    const entry *entries = t->entries.items;

    if (t->entries.count)
        qsort(t->entries.items, t->entries.count, sizeof *t->entries.items, by_title);
    for (size_t i = 1; i < t->entries.count; i++) {
        const cli_item *item = entries[i].item, *other = entries[i - 1].item;
        bool same = item->title.size && item->title.size == other->title.size &&
                    !strncasecmp(item->title.data, other->title.data, item->title.size) &&
                    rly_str_equal(item->locale, other->locale) && compare_cluster(&entries[i], &entries[i - 1]);
        if (same && !item->derived)
            entries[i].item->namesake = place_of(&entries[i - 1]);
    }
}

/* ---- twins and languages */

static bool take_facts(cli_facts *facts, const entry *e)
{
    rly_str file = {e->library->bytes.data, e->library->bytes.size}, text;
    rly_buf decoded = {0};
    rly_map map = {0};
    cli_writing writing;
    bool good = cell_read(&e->item->cell, file, &decoded, &map, &text, &writing) &&
                facts_take(facts, text, strcmp(e->item->format, "plain") != 0);

    rly_buf_free(&decoded);
    rly_map_free(&map);
    return good;
}

/* What the other text is called. */
static void say_other(rly_buf *out, const entry *other, bool translated)
{
    if (translated) {
        rly_buf_str(out, "language ");
        rly_buf_add(out, other->item->locale.data, other->item->locale.size);
    } else {
        rly_buf_str(out, !strcmp(other->item->format, "html") ? "the HTML" : "the plain text");
    }
    rly_buf_byte(out, ' ');
}

/* Hold the other texts of an item against its first. */
static bool tell_differences(telling *t, const entry *first, size_t count)
{
    bool good = take_facts(&t->here, first), told = false;

    for (size_t i = 1; i < count && good && !told; i++) {
        const entry *other = &first[i];
        bool translated = first->item->locale.size && !rly_str_equal(first->item->locale, other->item->locale);
        bool twin = strcmp(first->item->format, other->item->format) != 0;
        if (!translated && !twin)
            continue;
        rly_buf_clear(&t->words);
        say_other(&t->words, other, translated);
        size_t before = t->words.size;
        rly_buf words = {0};
        good = take_facts(&t->there, other) && facts_compare(&t->here, &t->there, translated, &words);
        rly_buf_add(&t->words, words.data, words.size);
        rly_buf_free(&words);
        told = t->words.size > before;
        if (told)
            first->item->differs = library_keep(first->library, (rly_str){t->words.data, t->words.size});
    }
    return good && !t->words.failed;
}

/* Is there a text in that language in the item? */
static bool has_locale(const entry *entries, size_t count, rly_str locale)
{
    size_t i = 0;

    while (i < count && !rly_str_equal(entries[i].item->locale, locale))
        i++;
    return i < count;
}

/* The languages of a scope, each once, in the order in which they come. */
typedef RLY_VEC(rly_str) locale_list;

static bool list_locales(const entry *entries, size_t count, locale_list *out)
{
    for (size_t i = 0; i < count; i++) {
        size_t n = 0;
        while (n < out->count && !rly_str_equal(out->items[n], entries[i].item->locale))
            n++;
        rly_str *slot = n == out->count && entries[i].item->locale.size ? rly_push(out) : NULL;
        if (slot)
            *slot = entries[i].item->locale;
        else if (n == out->count && entries[i].item->locale.size)
            return complain_memory() != EXIT_TROUBLE;
    }
    return true;
}

/* Which of the languages that others have this item has not. */
static void tell_missing(telling *t, const entry *first, size_t count, const locale_list *locales)
{
    rly_buf_clear(&t->words);
    if (!first->item->locale.size)
        return;
    for (size_t i = 0; i < locales->count; i++) {
        if (has_locale(first, count, locales->items[i]))
            continue;
        rly_buf_str(&t->words, t->words.size ? ", " : "");
        rly_buf_add(&t->words, locales->items[i].data, locales->items[i].size);
    }
    if (t->words.size)
        first->item->missing = library_keep(first->library, (rly_str){t->words.data, t->words.size});
}

static size_t cluster_size(const entry *entries, size_t count)
{
    size_t size = 1;

    while (size < count && !compare_cluster(&entries[0], &entries[size]))
        size++;
    return size;
}

/* Does some item of the scope stand there in two languages? Else a language only says what each text is written in. */
static bool is_translated(const entry *entries, size_t count)
{
    for (size_t i = 1; i < count; i++)
        if (!compare_cluster(&entries[i - 1], &entries[i]) &&
            !rly_str_equal(entries[i - 1].item->locale, entries[i].item->locale))
            return true;
    return false;
}

/* The entries of one scope: its clusters, one after the other. */
static bool tell_scope(telling *t, const entry *entries, size_t count)
{
    locale_list locales = {0};
    bool good = !is_translated(entries, count) || list_locales(entries, count, &locales);

    for (size_t i = 0, size; i < count && good; i += size) {
        size = cluster_size(&entries[i], count - i);
        if (size > 1)
            good = tell_differences(t, &entries[i], size);
        if (locales.count > 1)
            tell_missing(t, &entries[i], size, &locales);
    }
    rly_vec_free(&locales);
    return good;
}

bool told_find(cli_shelf *shelf)
{
    telling t = {0};
    bool good = collect(&t, shelf);

    if (good)
        tell_titles(&t);
    if (good && t.entries.count)
        qsort(t.entries.items, t.entries.count, sizeof *t.entries.items, by_cluster);
    for (size_t i = 0, size; i < t.entries.count && good; i += size) {
        for (size = 1;
             i + size < t.entries.count && !compare_text(t.entries.items[i].scope, t.entries.items[i + size].scope);)
            size++;
        good = tell_scope(&t, &t.entries.items[i], size);
    }
    rly_vec_free(&t.entries);
    facts_free(&t.here);
    facts_free(&t.there);
    rly_buf_free(&t.words);
    return good;
}
