/* SPDX-License-Identifier: Apache-2.0 */
#include "baseline.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/json.h"
#include "base/tree.h"
#include "files.h"

static const char version_key[] = "replylint_baseline";

/* ---- reading */

static bool refuse(const rly_tree *tree, const rly_node *node, const char *why)
{
    rly_place place = node ? rly_node_place(tree, node) : (rly_place){tree->file, 1, 1};

    complain_at("%s:%u:%u: %s", place.file, place.line, place.column, why);
    return false;
}

static bool check_version(const rly_tree *tree, const rly_node *root)
{
    const rly_node *version = rly_member(tree, root, version_key);
    rly_str text = rly_node_text(tree, version);
    char ours[16];

    (void)snprintf(ours, sizeof ours, "%d", BASELINE_VERSION);
    if (!version)
        return refuse(tree, root, "this is no baseline; replylint check --write-baseline writes one");
    if (rly_str_is(text, ours))
        return true;
    complain_at("%s:%u:%u: a baseline of version %s, and this replylint knows version %s; use the replylint that wrote "
                "it, or move it away and write it anew with --write-baseline",
                tree->file, version->line, version->column, text.data, ours);
    return false;
}

static const char *keep(cli_baseline *baseline, rly_str text)
{
    return rly_arena_copy(&baseline->arena, text.data, text.size);
}

static bool read_entry(cli_baseline *baseline, const rly_tree *tree, const rly_node *node)
{
    rly_str file = rly_node_text(tree, rly_member(tree, node, "file"));
    rly_str rule = rly_node_text(tree, rly_member(tree, node, "rule"));
    rly_str print = rly_node_text(tree, rly_member(tree, node, "fingerprint"));
    baseline_entry *entry;

    if (!file.size || !rule.size || print.size != FINGERPRINT_SIZE - 1)
        return refuse(tree, node, "expected a finding: file, item, rule and fingerprint");
    if (!(entry = rly_push(&baseline->entries)))
        return complain_memory() != EXIT_TROUBLE;
    *entry = (baseline_entry){.file = keep(baseline, file),
                              .item = keep(baseline, rly_node_text(tree, rly_member(tree, node, "item"))),
                              .rule = keep(baseline, rule)};
    memcpy(entry->fingerprint, print.data, print.size);
    return (entry->file && entry->item && entry->rule) || complain_memory() != EXIT_TROUBLE;
}

static int compare_prints(const void *a, const void *b)
{
    return strcmp(((const baseline_entry *)a)->fingerprint, ((const baseline_entry *)b)->fingerprint);
}

static bool read_entries(cli_baseline *baseline, const rly_tree *tree)
{
    const rly_node *root = rly_root(tree), *list = rly_member(tree, root, "findings");
    bool good = check_version(tree, root);

    if (good && (!list || list->kind != RLY_LIST))
        return refuse(tree, list ? list : root, "a baseline has a list of findings");
    for (const rly_node *node = good ? rly_first(tree, list) : NULL; node && good; node = rly_next(tree, node))
        good = read_entry(baseline, tree, node);
    if (good && baseline->entries.count)
        qsort(baseline->entries.items, baseline->entries.count, sizeof *baseline->entries.items, compare_prints);
    return good;
}

static bool find_folder(cli_baseline *baseline)
{
    char folder[PATH_MAX], real[PATH_MAX];
    const char *slash = strrchr(baseline->path, '/');
    int size = slash ? (int)(slash - baseline->path) + 1 : 0;

    (void)snprintf(folder, sizeof folder, "%.*s", size, baseline->path);
    if (!realpath(size ? folder : ".", real)) {
        complain_at("%s: its folder cannot be found", baseline->path);
        return false;
    }
    baseline->folder = keep(baseline, rly_str_of(real));
    return baseline->folder || complain_memory() != EXIT_TROUBLE;
}

bool baseline_open(cli_baseline *baseline, const char *path, bool to_write)
{
    rly_tree_store store = {0};
    rly_buf text = {0};
    replylint_error *error;

    baseline->path = path;
    if (!find_folder(baseline))
        return false;
    if (to_write && !file_exists(path))
        return true;
    if (!(error = replylint_error_new()))
        return complain_memory() != EXIT_TROUBLE;
    bool good = file_read(path, path, &text);
    if (good && rly_tree_read(&store, RLY_JSON, path, rly_buf_text(&text), text.size, error)) {
        complain_errors(error, path, 0);
        good = false;
    }
    good = good && read_entries(baseline, &store.tree);
    rly_tree_free(&store);
    rly_buf_free(&text);
    replylint_error_free(error);
    return good;
}

void baseline_free(cli_baseline *baseline)
{
    rly_vec_free(&baseline->entries);
    rly_vec_free(&baseline->found);
    rly_vec_free(&baseline->judged);
    rly_arena_free(&baseline->arena);
}

/* The first entry whose fingerprint is not before this one. */
static size_t first_from(const cli_baseline *baseline, const char *fingerprint)
{
    size_t low = 0, high = baseline->entries.count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(baseline->entries.items[middle].fingerprint, fingerprint) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool is_at(const cli_baseline *baseline, size_t i, const char *fingerprint)
{
    return i < baseline->entries.count && !strcmp(baseline->entries.items[i].fingerprint, fingerprint);
}

bool baseline_knows(const cli_baseline *baseline, const char *fingerprint)
{
    return is_at(baseline, first_from(baseline, fingerprint), fingerprint);
}

void baseline_use(cli_baseline *baseline, const char *fingerprint)
{
    for (size_t i = first_from(baseline, fingerprint); is_at(baseline, i, fingerprint); i++)
        baseline->entries.items[i].used = true;
}

/* ---- what this run finds */

/* As seen from the folder of the baseline; as it is where it does not lie below. */
static const char *relative(const cli_baseline *baseline, const char *real)
{
    size_t size = strlen(baseline->folder);

    size -= size == 1; /* of "/" the slash is that in front of the name */
    return !strncmp(real, baseline->folder, size) && real[size] == '/' ? real + size + 1 : real;
}

bool baseline_note_file(cli_baseline *baseline, const char *real)
{
    const char *path = relative(baseline, real);
    size_t count = baseline->judged.count;

    if (count && !strcmp(baseline->judged.items[count - 1], path)) /* the items of a file come together */
        return true;
    const char *copy = keep(baseline, rly_str_of(path)), **slot = copy ? rly_push(&baseline->judged) : NULL;
    if (!slot)
        return complain_memory() != EXIT_TROUBLE;
    *slot = copy;
    return true;
}

bool baseline_note_finding(cli_baseline *baseline, const char *real, rly_str item, const char *rule,
                           const char *fingerprint)
{
    baseline_entry *entry = rly_push(&baseline->found);

    if (!entry)
        return complain_memory() != EXIT_TROUBLE;
    *entry = (baseline_entry){.file = keep(baseline, rly_str_of(relative(baseline, real))),
                              .item = keep(baseline, item),
                              .rule = keep(baseline, rly_str_of(rule))};
    memcpy(entry->fingerprint, fingerprint, FINGERPRINT_SIZE);
    return (entry->file && entry->item && entry->rule) || complain_memory() != EXIT_TROUBLE;
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void sort_judged(cli_baseline *baseline)
{
    if (baseline->judged.count)
        qsort(baseline->judged.items, baseline->judged.count, sizeof *baseline->judged.items, compare_names);
}

static bool was_judged(const cli_baseline *baseline, const char *file)
{
    return baseline->judged.count && bsearch(&file, baseline->judged.items, baseline->judged.count,
                                             sizeof *baseline->judged.items, compare_names);
}

static bool is_gone(const cli_baseline *baseline, const char *file)
{
    char path[PATH_MAX];
    bool whole = *file == '/';
    int size = snprintf(path, sizeof path, "%s%s%s", whole ? "" : baseline->folder, whole ? "" : "/", file);

    return size > 0 && size < PATH_MAX && !file_exists(path);
}

static bool is_paid_off(const cli_baseline *baseline, const baseline_entry *entry)
{
    return !entry->used && (was_judged(baseline, entry->file) || is_gone(baseline, entry->file));
}

size_t baseline_paid_off(cli_baseline *baseline)
{
    size_t count = 0;

    sort_judged(baseline);
    for (size_t i = 0; i < baseline->entries.count; i++)
        count += is_paid_off(baseline, &baseline->entries.items[i]);
    return count;
}

/* ---- writing */

static int compare_entries(const void *left, const void *right)
{
    const baseline_entry *a = left, *b = right;
    int order = strcmp(a->file, b->file);

    order = order ? order : strcmp(a->item, b->item);
    order = order ? order : strcmp(a->rule, b->rule);
    return order ? order : strcmp(a->fingerprint, b->fingerprint);
}

static void write_entry(rly_buf *out, const baseline_entry *entry)
{
    rly_json json = {.out = out};

    rly_json_open(&json, NULL, '{');
    rly_json_text(&json, "file", rly_str_of(entry->file));
    if (*entry->item)
        rly_json_text(&json, "item", rly_str_of(entry->item));
    rly_json_text(&json, "rule", rly_str_of(entry->rule));
    rly_json_text(&json, "fingerprint", rly_str_of(entry->fingerprint));
    rly_json_close(&json, '}');
}

static bool write_sorted(const cli_baseline *baseline, baseline_entry *entries, size_t count)
{
    rly_buf out = {0};
    bool first = true;

    if (count)
        qsort(entries, count, sizeof *entries, compare_entries);
    rly_buf_str(&out, "{\"");
    rly_buf_str(&out, version_key);
    rly_buf_str(&out, "\": ");
    rly_buf_number(&out, BASELINE_VERSION);
    rly_buf_str(&out, ", \"findings\": [");
    for (size_t i = 0; i < count; i++) {
        if (i && !compare_entries(&entries[i - 1], &entries[i]))
            continue;
        rly_buf_str(&out, first ? "\n" : ",\n");
        write_entry(&out, &entries[i]);
        first = false;
    }
    rly_buf_str(&out, first ? "]}\n" : "\n]}\n");
    const char *text = rly_buf_text(&out);
    bool good = text ? file_write(baseline->path, (rly_str){text, out.size}) : complain_memory() != EXIT_TROUBLE;
    rly_buf_free(&out);
    return good;
}

bool baseline_write(cli_baseline *baseline)
{
    sort_judged(baseline);
    for (size_t i = 0; i < baseline->entries.count; i++) {
        const baseline_entry *entry = &baseline->entries.items[i];
        if (was_judged(baseline, entry->file) || is_gone(baseline, entry->file))
            continue;
        baseline_entry *slot = rly_push(&baseline->found);
        if (!slot)
            return complain_memory() != EXIT_TROUBLE;
        *slot = *entry;
    }
    return write_sorted(baseline, baseline->found.items, baseline->found.count);
}

bool baseline_prune(cli_baseline *baseline)
{
    size_t kept = 0;

    if (!baseline_paid_off(baseline))
        return true;
    for (size_t i = 0; i < baseline->entries.count; i++)
        if (!is_paid_off(baseline, &baseline->entries.items[i]))
            baseline->entries.items[kept++] = baseline->entries.items[i];
    baseline->entries.count = kept;
    return write_sorted(baseline, baseline->entries.items, kept);
}
