/* SPDX-License-Identifier: Apache-2.0 */
/* Items of JSON and YAML: where --field says, where the table of readers says, or wherever an object has a text. */
#include <stdio.h>
#include <string.h>

#include "cell_yaml.h"
#include "files.h"
#include "library.h"
#include "readers.h"

typedef struct finder {
    const cli_session *session;
    cli_library *library;
    const rly_tree *tree;
    size_t base; /* of the document in the file */
    rly_syntax syntax;
    const library_reader *reader;
    const reader_text *text;      /* of the reader */
    const rly_node *item;         /* of the reader */
    const char *const *names;     /* members that hold a text, where there is no reader */
    const char *field[2];         /* the one that an option names, as such a list */
    bool named;                   /* the file is no find of a folder */
    const rly_node *list, *child; /* number_in() */
    size_t number;
    char key[160]; /* an id that was made up of keys */
} finder;

static const rly_node *scalar_member(const finder *f, const rly_node *node, const char *name)
{
    const rly_node *member = rly_member(f->tree, node, name);

    return member && member->kind == RLY_SCALAR ? member : NULL;
}

/* A text, and not null or a number. */
static bool is_text(const finder *f, const rly_node *node)
{
    if (!node || node->kind != RLY_SCALAR || (!node->quoted && f->syntax == RLY_JSON))
        return false;
    rly_str value = rly_node_text(f->tree, node);
    bool nothing = !node->quoted && (rly_str_is(value, "null") || rly_str_is(value, "~"));
    return !nothing && !text_is_blank(value);
}

static cli_cell cell_of(const finder *f, const rly_node *node)
{
    rly_str file = {f->library->bytes.data, f->library->bytes.size};
    cli_cell cell = {f->base + node->start, f->base + node->end, WRITTEN_JSON, {"", 0}};

    if (f->syntax == RLY_YAML) {
        cell.writing = cell_yaml_style(file, cell.start, node->quoted);
        cell.value = rly_node_text(f->tree, node);
    }
    return cell;
}

/* ---- by the table of readers */

/* The first of the members, named with spaces between, that is there. */
static rly_str named_member(const finder *f, const rly_node *node, const char *names)
{
    for (size_t size; names && *names; names += size + (names[size] == ' ')) {
        size = strcspn(names, " ");
        const rly_node *member = node->kind == RLY_MAP_NODE ? rly_first(f->tree, node) : NULL;
        while (member && !rly_str_equal(rly_node_key(f->tree, member), (rly_str){names, size}))
            member = rly_next(f->tree, member);
        rly_str value = rly_node_text(f->tree, member);
        if (value.size)
            return value;
    }
    return (rly_str){"", 0};
}

static bool add_text(void *context, const path_stack *stack)
{
    finder *f = context;
    const rly_node *node = stack->nodes[stack->count - 1];
    const rly_node *holder = stack->count > 1 ? stack->nodes[stack->count - 2] : node;

    if (!is_text(f, node))
        return true;
    rly_str locale =
        f->text->locale ? named_member(f, holder, f->text->locale) : named_member(f, f->item, f->reader->locale);
    return library_add(f->library, &(cli_item){.id = named_member(f, f->item, f->reader->id),
                                               .title = named_member(f, f->item, f->reader->title),
                                               .locale = locale,
                                               .format = f->text->format,
                                               .cell = cell_of(f, node),
                                               .rank = (size_t)(f->text - f->reader->texts),
                                               .derived = f->text->derived});
}

/* What the desk makes of a text is judged where that text is not there. */
static void judge_derived(cli_library *library, size_t first)
{
    bool judged = false;

    for (size_t i = first; i < library->items.count; i++)
        judged = judged || !library->items.items[i].derived;
    for (size_t i = first; i < library->items.count && !judged; i++)
        library->items.items[i].derived = false;
}

static bool add_item(void *context, const path_stack *stack)
{
    finder *f = context;
    size_t first = f->library->items.count;

    f->item = stack->nodes[stack->count - 1];
    f->library->groups++;
    for (f->text = f->reader->texts; f->text->path; f->text++) {
        path_stack inner = {.nodes = {f->item}, .count = 1};
        if (!path_walk(f->tree, &inner, f->text->path, add_text, f))
            return false;
    }
    judge_derived(f->library, first);
    return true;
}

static bool find_by_reader(finder *f)
{
    for (const char *const *path = f->reader->items; *path; path++) {
        path_stack stack = {.nodes = {rly_root(f->tree)}, .count = 1};
        size_t before = f->library->items.count;
        if (!path_walk(f->tree, &stack, *path, add_item, f))
            return false;
        if (f->library->items.count > before)
            break;
    }
    return true;
}

/* ---- wherever there is a text */

static bool only_lists(const finder *f, const rly_node *map)
{
    bool only = map->kind == RLY_MAP_NODE;

    for (const rly_node *child = rly_first(f->tree, map); child && only; child = rly_next(f->tree, child))
        only = child->kind == RLY_LIST;
    return only && map->count > 1;
}

/* Which child of the list it is, from 1. Children are asked for in order: counted on from the last one. */
static size_t number_in(finder *f, const rly_node *list, const rly_node *child)
{
    if (f->list != list) {
        f->list = list;
        f->child = rly_first(f->tree, list);
        f->number = 1;
    }
    for (; f->child != child; f->child = rly_next(f->tree, f->child))
        f->number++;
    return f->number;
}

/* The key under which an object stands is its name, and so is that of a list among lists. */
static rly_str key_of_holder(finder *f, const path_stack *stack)
{
    if (stack->count < 3)
        return (rly_str){"", 0};
    const rly_node *holder = stack->nodes[stack->count - 2], *parent = stack->nodes[stack->count - 3];
    if (parent->kind == RLY_MAP_NODE)
        return rly_node_key(f->tree, holder);
    if (stack->count < 4 || !only_lists(f, stack->nodes[stack->count - 4]))
        return (rly_str){"", 0};
    if (parent->count == 1)
        return rly_node_key(f->tree, parent);
    (void)snprintf(f->key, sizeof f->key, "%.120s/%zu", rly_node_key(f->tree, parent).data,
                   number_in(f, parent, holder));
    return rly_str_of(f->key);
}

/* The member of that name, or at that path, of the object around the text, or of one around that. */
static rly_str around(const finder *f, const path_stack *stack, const char *path)
{
    for (size_t level = stack->count - 1; level-- > 0;) {
        const rly_node *node = *path == '/' ? path_first(f->tree, stack->nodes[level], path)
                                            : rly_member(f->tree, stack->nodes[level], path);
        if (node && node->kind == RLY_SCALAR)
            return rly_node_text(f->tree, node);
    }
    return (rly_str){"", 0};
}

static rly_str usual_member(const finder *f, const rly_node *holder, const char *const *names)
{
    for (; *names; names++) {
        rly_str value = rly_node_text(f->tree, scalar_member(f, holder, *names));
        if (value.size)
            return value;
    }
    return (rly_str){"", 0};
}

static const char *format_of(const finder *f, const rly_node *holder, rly_str text)
{
    static const char *const formats[] = {"plain", "markdown", "html", NULL};
    rly_str said = rly_node_text(f->tree, scalar_member(f, holder, "format"));

    for (const char *const *format = formats; *format; format++)
        if (rly_str_is(said, *format))
            return *format;
    return library_format(text);
}

/* The node on the stack's end is a text. */
static bool add_found(void *context, const path_stack *stack)
{
    finder *f = context;
    const cli_options *options = f->session->options;
    const rly_node *node = stack->nodes[stack->count - 1];
    const rly_node *holder = stack->count > 1 ? stack->nodes[stack->count - 2] : node;

    if (!is_text(f, node))
        return true;
    rly_str id = options->id_field ? around(f, stack, options->id_field) : usual_member(f, holder, usual_ids);
    rly_str title =
        options->title_field ? around(f, stack, options->title_field) : usual_member(f, holder, usual_titles);
    f->library->groups++;
    return library_add(f->library, &(cli_item){.id = id.size ? id : key_of_holder(f, stack),
                                               .title = title,
                                               .locale = rly_node_text(f->tree, scalar_member(f, holder, "language")),
                                               .format = format_of(f, holder, rly_node_text(f->tree, node)),
                                               .cell = cell_of(f, node)});
}

/* Every object below the end of the stack, with the first of the names that it has. */
static bool find_named(finder *f, path_stack *stack)
{
    const rly_node *node = stack->nodes[stack->count - 1];
    bool good = true, found = false;

    if (stack->count == PATH_DEEPEST)
        return true;
    /* A file of a folder that is one object is no library: it may be anything that has a message. */
    bool may = f->named || stack->count > 1;
    for (const char *const *name = f->names; *name && good && may && !found; name++) {
        const rly_node *text = scalar_member(f, node, *name);
        found = is_text(f, text);
        if (!found)
            continue;
        stack->nodes[stack->count++] = text;
        good = add_found(f, stack);
        stack->count--;
    }
    for (const rly_node *child = rly_first(f->tree, node); child && good; child = rly_next(f->tree, child)) {
        if (child->kind == RLY_SCALAR)
            continue;
        stack->nodes[stack->count++] = child;
        good = find_named(f, stack);
        stack->count--;
    }
    return good;
}

static bool find_by_fields(finder *f)
{
    const word_list *fields = &f->session->options->fields;
    bool good = true;

    for (size_t i = 0; i < fields->count && good; i++) {
        path_stack stack = {.nodes = {rly_root(f->tree)}, .count = 1};
        f->field[0] = fields->items[i];
        f->names = f->field;
        good = *fields->items[i] == '/' ? path_walk(f->tree, &stack, fields->items[i], add_found, f)
                                        : find_named(f, &stack);
    }
    return good;
}

bool library_from_tree(const cli_session *session, cli_library *library, const rly_tree *tree, rly_syntax syntax,
                       size_t base)
{
    finder f = {
        .session = session, .library = library, .tree = tree, .base = base, .syntax = syntax, .named = library->named};
    const char *from = session->options->from;

    if (!rly_root(tree))
        return true;
    if (session->options->fields.count)
        return find_by_fields(&f);
    f.reader = from ? reader_named(from) : reader_of_tree(tree);
    if (f.reader) {
        library->reader = f.reader->name;
        return find_by_reader(&f);
    }
    path_stack stack = {.nodes = {rly_root(tree)}, .count = 1};
    f.names = usual_texts;
    return find_named(&f, &stack);
}
