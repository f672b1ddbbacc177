/* SPDX-License-Identifier: Apache-2.0 */
/*
 * pack-compiler [--trees|--small|--phrases] FOLDER: write the YAML files below FOLDER, and what is made of them, as C
 * tables to standard output, so that the library reads no YAML and no phrase when it starts. Runs while the library is
 * built; it is not installed.
 *   --trees    the files alone, of which a start then makes the rest: for programs that are sent over a network
 *   --small    as few bytes (pack_small.c): without what only the authors of packs read, and with the programs of the
 *              phrases, of which a search then makes what it needs
 *   --phrases  those bytes themselves, with the phrases in the place of programs: for packs that change fragments
 */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "pack_small.h"
#include "pack_tables.h"
#include "packs.h"

typedef RLY_VEC(char *) path_list;

static void stop(const char *path, const char *what)
{
    fprintf(stderr, "pack-compiler: %s: %s\n", path, what);
    exit(1);
}

static void need(const void *memory)
{
    if (!memory)
        stop("memory", "ran out");
}

static char *join(const char *folder, const char *name)
{
    size_t size = strlen(folder) + strlen(name) + 2;
    char *path = malloc(size);
    need(path);
    snprintf(path, size, "%s%s%s", folder, *folder ? "/" : "", name);
    return path;
}

static void collect(const char *root, const char *folder, path_list *out)
{
    char *full = join(root, folder);
    DIR *dir = opendir(full);
    if (!dir)
        stop(full, strerror(errno));
    for (struct dirent *entry; (entry = readdir(dir));) {
        if (entry->d_name[0] == '.')
            continue;
        char *path = join(folder, entry->d_name), *found = join(root, path);
        struct stat about;
        if (stat(found, &about) != 0)
            stop(found, strerror(errno));
        size_t size = strlen(path);
        if (S_ISDIR(about.st_mode)) {
            collect(root, path, out);
        } else if (size > 4 && strcmp(path + size - 4, ".yml") == 0) {
            char **slot = rly_push(out);
            need(slot);
            *slot = path;
            path = NULL;
        }
        free(path);
        free(found);
    }
    closedir(dir);
    free(full);
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static char *read_file(const char *path, size_t *size)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        stop(path, strerror(errno));
    rly_buf text = {0};
    char piece[4096];
    for (size_t got; (got = fread(piece, 1, sizeof piece, file)) > 0;)
        rly_buf_add(&text, piece, got);
    if (ferror(file))
        stop(path, "cannot be read");
    fclose(file);
    need(rly_buf_text(&text));
    *size = text.size;
    return text.data;
}

/* ---- the tables as C */

static void write_bytes(const char *name, const char *bytes, size_t size)
{
    printf("static const unsigned char %s[] = {\n", name);
    for (size_t i = 0; i < size; i++)
        printf("%u,%s", (unsigned)(unsigned char)bytes[i], i % 32 == 31 ? "\n" : "");
    printf("0};\n");
}

static void write_numbers(const char *name, const uint32_t *numbers, size_t count)
{
    printf("static const uint32_t %s[] = {\n", name);
    for (size_t i = 0; i < count; i++)
        printf("%u,%s", (unsigned)numbers[i], i % 24 == 23 ? "\n" : "");
    printf("0};\n");
}

static void write_tree(size_t number, const rly_tree *tree, const rly_buf *strings)
{
    char name[32];
    printf("static const rly_node nodes_%zu[] = {\n", number);
    for (size_t i = 0; i < tree->count; i++) {
        const rly_node *n = &tree->nodes[i];
        printf("{%u,%u,%u,%u,%u,%u,%u,%u,%u,%u,%u,%u,%u,%u,%u},\n", n->text, n->size, n->key, n->key_size, n->first,
               n->next, n->count, n->line, n->column, n->key_line, n->key_column, n->start, n->end, n->kind, n->quoted);
    }
    printf("};\n");
    snprintf(name, sizeof name, "strings_%zu", number);
    write_bytes(name, strings->data, strings->size);
}

static void write_words(const rly_words *words)
{
    write_bytes("NAME(strings)", words->strings, words->string_size);
    write_numbers("NAME(slots)", words->slots, words->slot_count);
    printf("static const rly_entry NAME(entries)[] = {\n");
    for (uint32_t i = 0; i < words->entry_count; i++) {
        const rly_entry *e = &words->entries[i];
        printf("{UINT64_C(%llu),%u,%u,%u,%u},%s", (unsigned long long)e->number, (unsigned)e->text, (unsigned)e->form,
               e->chosen, e->scattered, i % 8 == 7 ? "\n" : "");
    }
    printf("{0}};\nstatic const rly_prefix_row NAME(prefixes)[] = {\n");
    for (size_t i = 0; i < RLY_PREFIX_ROWS; i++)
        printf("{UINT64_C(%llu),%u},%s", (unsigned long long)words->prefixes[i].sizes,
               (unsigned)words->prefixes[i].seconds, i % 8 == 7 ? "\n" : "");
    printf("};\n");
}

/* A last element of zeros keeps an empty table a table. */
static void write_code(const rly_phrase_tables *t)
{
    printf("static const rly_instruction NAME(code)[] = {\n");
    for (uint32_t i = 0; i < t->code_count; i++)
        printf("{%u,%u,%u},%s", t->code[i].op, t->code[i].n, (unsigned)t->code[i].x, i % 12 == 11 ? "\n" : "");
    printf("{0, 0, 0}};\nstatic const rly_program NAME(programs)[] = {\n");
    for (uint32_t i = 0; i < t->program_count; i++)
        printf("{%u,%d,%u},%s", (unsigned)t->programs[i].start, t->programs[i].use, (unsigned)t->programs[i].reach,
               i % 16 == 15 ? "\n" : "");
    printf("{0, 0, 0}};\n");
}

static void write_filter(rly_filter filter)
{
    printf("{UINT64_C(%llu),UINT64_C(%llu)},", (unsigned long long)filter.chosen, (unsigned long long)filter.scattered);
}

static void write_states(const rly_phrase_tables *t)
{
    printf("static const rly_net_state NAME(states)[] = {\n");
    for (uint32_t i = 0; i < t->state_count; i++) {
        const rly_net_state *state = &t->states[i];
        printf("{");
        write_filter(state->takes);
        printf("%u,%u,%u,%u},%s", (unsigned)state->edges, (unsigned)state->size, (unsigned)state->gaps,
               (unsigned)state->tails, i % 4 == 3 ? "\n" : "");
    }
    printf("{{0, 0}, 0, 0, 0, 0}};\n");
}

static void write_net(const rly_phrase_tables *t)
{
    write_states(t);
    printf("static const rly_net_edge NAME(edges)[] = {\n");
    for (uint32_t i = 0; i < t->edge_count; i++)
        printf("{%u,%u},%s", t->edges[i].key, t->edges[i].to, i % 12 == 11 ? "\n" : "");
    for (uint32_t i = 0; i < RLY_EDGES_BEHIND; i++)
        printf("{0, 0},");
    printf("};\nstatic const rly_net_gap NAME(gaps)[] = {\n");
    for (uint32_t i = 0; i < t->gap_count; i++) {
        printf("{");
        write_filter(t->gaps[i].begins);
        printf("%u,%u,%u},%s", (unsigned)t->gaps[i].words, (unsigned)t->gaps[i].longest, (unsigned)t->gaps[i].to,
               i % 4 == 3 ? "\n" : "");
    }
    printf("{{0, 0}, 0, 0, 0}};\nstatic const rly_net_tail NAME(tails)[] = {\n");
    for (uint32_t i = 0; i < t->tail_count; i++)
        printf("{%u,%u,%u,%u,%u,%u},%s", (unsigned)t->tails[i].begins, (unsigned)t->tails[i].start,
               (unsigned)t->tails[i].match, (unsigned)t->tails[i].once, (unsigned)t->tails[i].comma,
               (unsigned)t->tails[i].last, i % 8 == 7 ? "\n" : "");
    printf("{0}};\n");
    write_numbers("NAME(lists)", t->lists, t->list_count);
    printf("static const rly_filter NAME(begins)[] = {\n");
    for (uint32_t i = 0; i < t->program_count; i++)
        write_filter(t->begins[i]);
    printf("{0, 0}};\n");
}

/* The tables of one phrase set, as `name`; what belongs to it alone has that before its own. */
static void write_tables(const char *name, const rly_phrase_tables *t)
{
    printf("#define NAME(table) %s_##table\n", name);
    write_words(&t->words);
    write_code(t);
    write_numbers("NAME(sets)", t->sets, t->set_count);
    write_net(t);
    printf(
        "static const rly_phrase_tables %s = {\n  .words = {NAME(entries), NAME(slots), (const char *)NAME(strings), "
        "NAME(prefixes), %u, %u, %u},\n  .code = NAME(code), .sets = NAME(sets), .programs = NAME(programs),\n"
        "  .states = NAME(states), .edges = NAME(edges), .gaps = NAME(gaps), .tails = NAME(tails), .lists = "
        "NAME(lists), .begins = NAME(begins),\n  .code_count = %u, .set_count = %u, "
        ".program_count = %u, .state_count = %u, .edge_count = %u, .gap_count = %u, .tail_count = %u, .list_count = "
        "%u,\n};\n#undef NAME\n",
        name, (unsigned)t->words.entry_count, (unsigned)t->words.slot_count, (unsigned)t->words.string_size,
        (unsigned)t->code_count, (unsigned)t->set_count, (unsigned)t->program_count, (unsigned)t->state_count,
        (unsigned)t->edge_count, (unsigned)t->gap_count, (unsigned)t->tail_count, (unsigned)t->list_count);
}

/* ---- the files */

typedef struct pack_source {
    path_list names; /* of the files, as messages give them */
    RLY_VEC(rly_pack_file) files;
    RLY_VEC(rly_tree_store) stores;
} pack_source;

static rly_packs packs; /* what the library, linked into this program, takes for its built-in packs */

const rly_packs *rly_built_in_packs(void)
{
    return &packs;
}

static void print_faults(const replylint_error *error)
{
    for (size_t i = 0; i < replylint_error_count(error); i++)
        fprintf(stderr, "%s\n", replylint_error_text(error, i));
}

static bool read_files(const char *root, const path_list *paths, pack_source *source, replylint_error *error)
{
    if (!rly_reserve(&source->names, paths->count) || !rly_reserve(&source->files, paths->count) ||
        !rly_reserve(&source->stores, paths->count))
        stop("memory", "ran out");
    for (size_t i = 0; i < paths->count; i++) {
        size_t size;
        char *full = join(root, paths->items[i]), *text = read_file(full, &size);
        rly_tree_store *store = &source->stores.items[source->stores.count++];
        *store = (rly_tree_store){.tree = {0}};
        source->names.items[source->names.count++] = full;
        bool good = rly_tree_read(store, RLY_YAML, full, text, size, error) == REPLYLINT_OK;
        source->files.items[source->files.count++] = (rly_pack_file){paths->items[i], store->tree, 0, 0};
        free(text);
        if (!good)
            return false;
    }
    return true;
}

/* ---- few bytes */

/* Files that are not sealed are written as they are, and no C. */
static void write_small(const pack_source *source, const replylint_rules *rules)
{
    rly_buf bytes = {0};
    for (size_t i = 0; i < source->files.count; i++)
        if (!rly_root(&source->files.items[i].tree))
            stop(source->files.items[i].path, "is empty");
    if (!pack_small_write(&bytes, source->files.items, source->files.count, rules))
        stop("memory", "ran out");
    if (rules) {
        printf("/* Made by pack-compiler from rules/: do not edit. */\n#include <stddef.h>\n");
        write_bytes("packs", bytes.data, bytes.size);
        printf("const unsigned char *const rly_pack_bytes = packs;\nconst size_t rly_pack_size = %zu;\n", bytes.size);
    } else {
        fwrite(bytes.data, 1, bytes.size, stdout);
    }
    rly_buf_free(&bytes);
}

/* ---- the whole */

typedef enum pack_form { WITH_TABLES, TREES, SMALL, PHRASES } pack_form;

static void write_packs(const pack_source *source, const replylint_rules *rules, pack_form form)
{
    printf("/* Made by pack-compiler from rules/: do not edit. */\n#include \"lint/rules.h\"\n#include \"packs.h\"\n");
    for (size_t i = 0; i < source->files.count; i++)
        write_tree(i, &source->files.items[i].tree, &source->stores.items[i].strings);
    if (form == WITH_TABLES) {
        write_tables("reply", rly_phrase_set_tables(rules->knowledge.reply_phrases));
        write_tables("customer", rly_phrase_set_tables(rules->knowledge.customer_phrases));
    }
    printf("static const rly_pack_file files[] = {\n");
    for (size_t i = 0; i < source->files.count; i++) {
        const char *path = source->files.items[i].path;
        printf("{\"%s\", {nodes_%zu, (const char *)strings_%zu, \"%s\", %u, 0, true}, %u, %u},\n", path, i, i, path,
               (unsigned)source->files.items[i].tree.count, (unsigned)rules->files.items[i].reply_phrases,
               (unsigned)rules->files.items[i].customer_phrases);
    }
    printf("};\n");
    if (form == WITH_TABLES)
        pack_tables_write(rules);
    printf("const rly_packs *rly_built_in_packs(void)\n{\n"
           "    static const rly_packs packs = {.files = files, .count = %zu, %s};\n    return &packs;\n}\n",
           source->files.count,
           form == WITH_TABLES ? ".reply = &reply, .customer = &customer, .reply_regexes = reply_regexes, "
                                 ".customer_regexes = customer_regexes, .sealed = &sealed"
                               : ".growing = true");
}

static void free_paths(path_list *paths)
{
    for (size_t i = 0; i < paths->count; i++)
        free(paths->items[i]);
    rly_vec_free(paths);
}

static void free_source(pack_source *source)
{
    for (size_t i = 0; i < source->stores.count; i++)
        rly_tree_free(&source->stores.items[i]);
    rly_vec_free(&source->stores);
    rly_vec_free(&source->files);
    free_paths(&source->names);
}

/* The nets grow over the examples of the rules, so that what these come to lies together, and are then finished. */
static void make_tables(replylint_rules *rules, replylint_error *error)
{
    if (replylint_rules_test(rules, NULL, NULL, NULL, error) != REPLYLINT_OK ||
        !rly_phrase_set_finish(rules->knowledge.reply_phrases) ||
        !rly_phrase_set_finish(rules->knowledge.customer_phrases))
        stop("memory", "ran out");
}

static pack_form read_form(const char *option)
{
    static const char *const options[] = {[TREES] = "--trees", [SMALL] = "--small", [PHRASES] = "--phrases"};
    pack_form form = TREES;
    while (form <= PHRASES && strcmp(option, options[form]) != 0)
        form++;
    if (form > PHRASES)
        stop(option, "is no option");
    return form;
}

int main(int argc, char **argv)
{
    if (argc != 2 && argc != 3)
        stop("usage", "pack-compiler [--trees|--small|--phrases] FOLDER");
    pack_form form = argc == 3 ? read_form(argv[1]) : WITH_TABLES;
    const char *folder = argv[argc - 1];
    path_list paths = {0};
    pack_source source = {0};
    replylint_rules *rules = NULL;
    replylint_error *error = replylint_error_new();
    need(error);
    collect(folder, "", &paths);
    if (paths.count == 0)
        stop(folder, "holds no .yml file");
    qsort(paths.items, paths.count, sizeof *paths.items, by_name);
    bool good = read_files(folder, &paths, &source, error);
    packs = (rly_packs){.files = source.files.items, .count = source.files.count, .growing = form == WITH_TABLES};
    good = good && replylint_rules_new(&rules, error) == REPLYLINT_OK &&
           replylint_rules_seal(rules, error) == REPLYLINT_OK;
    if (good && form == WITH_TABLES)
        make_tables(rules, error);
    if (good && (form == SMALL || form == PHRASES))
        write_small(&source, form == SMALL ? rules : NULL);
    else if (good)
        write_packs(&source, rules, form);
    else
        print_faults(error);
    replylint_rules_free(rules);
    replylint_error_free(error);
    free_source(&source);
    free_paths(&paths);
    return good && fflush(stdout) == 0 && !ferror(stdout) ? 0 : 1;
}
