/* SPDX-License-Identifier: Apache-2.0 */
/* The conformance cases (tests/conformance/README.md) through the library, in each unit. */
#include <dirent.h>
#include <stdio.h>

#include "base/json.h"
#include "conformance.h"

static const char *const units[] = {"utf-8", "utf-16", "utf-32"};

/* A node of the cases as JSON again. */
static void write_json(rly_json *json, const rly_tree *tree, const char *key, const rly_node *node)
{
    if (node->kind == RLY_SCALAR) {
        const char *text = text_of(tree, node);
        if (node->quoted)
            rly_json_text(json, key, rly_node_text(tree, node));
        else if (strcmp(text, "true") == 0 || strcmp(text, "false") == 0)
            rly_json_flag(json, key, *text == 't');
        else
            rly_json_number(json, key, atol(text));
        return;
    }
    bool is_map = node->kind == RLY_MAP_NODE;
    rly_json_open(json, key, is_map ? '{' : '[');
    for (const rly_node *child = rly_first(tree, node); child; child = rly_next(tree, child))
        write_json(json, tree, is_map ? rly_node_key(tree, child).data : NULL, child);
    rly_json_close(json, is_map ? '}' : ']');
}

/* The record of a case, in the unit. `raw`: bytes or JSON that the case states instead. */
static void write_record(const bench *b, const rly_node *test, rly_buf *out)
{
    const char *bytes = member_text(b->cases, test, "bytes"), *json_text = member_text(b->cases, test, "json");
    rly_json json = {out, false};
    if (json_text) {
        rly_buf_str(out, json_text);
    } else if (bytes) {
        rly_buf_str(out, "{\"text\": \"");
        for (char *past; *bytes; bytes = past)
            rly_buf_byte(out, (char)strtoul(bytes, &past, 16));
        rly_buf_str(out, "\"}");
    } else {
        rly_json_open(&json, NULL, '{');
        rly_json_text(&json, "unit", rly_str_of(b->unit));
        for (const rly_node *m = rly_first(b->cases, b->record); m; m = rly_next(b->cases, m))
            write_json(&json, b->cases, rly_node_key(b->cases, m).data, m);
        rly_json_close(&json, '}');
    }
}

static const rly_node *read_tree(rly_tree_store *store, const char *text, size_t size)
{
    replylint_error *error = replylint_error_new();
    ck_assert_msg(rly_tree_read(store, RLY_JSON, NULL, text, size, error) == REPLYLINT_OK, "%s",
                  replylint_error_text(error, 0));
    replylint_error_free(error);
    return rly_root(&store->tree);
}

/* A kit with the settings of the case; false when they are refused, as the case says that they are. */
static bool kit_of(const bench *b, const rly_node *test, kit *k)
{
    const rly_node *settings = rly_member(b->cases, test, "settings");
    const rly_node *refused = rly_member(b->cases, b->expect, "settings_error");
    rly_buf text = {0};
    if (!refused && !settings) {
        *k = kit_new(NULL);
        return true;
    }
    rly_json json = {&text, false};
    write_json(&json, b->cases, NULL, settings);
    if (!refused) {
        *k = kit_new(rly_buf_text(&text));
    } else {
        *k = (kit){.error = replylint_error_new()};
        ck_assert_int_eq(replylint_rules_new(&k->rules, k->error), REPLYLINT_OK);
        ck_assert_int_ne(replylint_linter_new(&k->linter, k->rules, text.data, text.size, NULL, k->error),
                         REPLYLINT_OK);
        assert_error(b, refused, k->error);
    }
    rly_buf_free(&text);
    return !refused;
}

/* The record through replylint_lint_json(), and what comes of it. */
static void run_json(bench *b, const rly_node *test, kit *k)
{
    rly_buf record = {0};
    rly_tree_store store = {0};
    const rly_node *error = rly_member(b->cases, b->expect, "error");
    const char *json = NULL;
    size_t size = 0;
    write_record(b, test, &record);
    replylint_error_clear(k->error);
    replylint_status status =
        replylint_lint_json(k->linter, k->draft, k->report, record.data, record.size, &json, &size, k->error);
    ck_assert_msg((status == REPLYLINT_OK) == !error, "%s: %s", b->name, replylint_error_text(k->error, 0));
    b->result = read_tree(&store, json, size);
    b->report = &store.tree;
    if (error) {
        const rly_node *said = rly_member(b->report, b->result, "error");
        ck_assert_str_eq(member_text(b->report, said, "status"), member_text(b->cases, error, "status"));
        assert_error(b, error, k->error);
    } else {
        assert_findings(b);
        assert_signals(b);
        assert_list(b, rly_member(b->cases, b->expect, "private"), rly_member(b->report, b->result, "private"));
        assert_measures(b);
        assert_score(b);
    }
    rly_tree_free(&store);
    rly_buf_free(&record);
}

/* The draft that the record left behind, redacted. */
static void run_redaction(const bench *b, kit *k)
{
    const rly_node *expected = rly_member(b->cases, b->expect, "redacted");
    const char *text = NULL;
    size_t size = 0;
    if (!expected)
        return;
    ck_assert_int_eq(replylint_redact(k->linter, k->draft, k->report, &text, &size, k->error), REPLYLINT_OK);
    ck_assert_msg(is_same(rly_node_text(b->cases, expected), (rly_str){text, size}), "%s: \"%s\"", b->name, text);
}

static void run_case(bench *b, const char *file, const rly_node *test)
{
    b->expect = rly_member(b->cases, test, "expect");
    b->record = rly_member(b->cases, test, "record");
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        kit k;
        b->unit = units[i];
        (void)snprintf(b->name, sizeof b->name, "%s/%s in %s", file, member_text(b->cases, test, "name"), b->unit);
        if (kit_of(b, test, &k)) {
            run_json(b, test, &k);
            run_redaction(b, &k);
        }
        kit_free(&k);
    }
}

/* All cases of a file; how many there are. */
static uint32_t run_file(const char *folder, const char *name)
{
    rly_buf path = {0};
    rly_buf_str(&path, folder);
    rly_buf_byte(&path, '/');
    rly_buf_str(&path, name);
    FILE *file = fopen(rly_buf_text(&path), "rb");
    ck_assert_msg(file != NULL, "%s cannot be read", path.data);
    rly_buf_free(&path);
    rly_buf text = {0};
    char chunk[4096];
    for (size_t read; (read = fread(chunk, 1, sizeof chunk, file)) > 0;)
        rly_buf_add(&text, chunk, read);
    (void)fclose(file);
    rly_tree_store store = {0};
    const rly_node *root = read_tree(&store, text.data, text.size);
    bench b = {.cases = &store.tree};
    const rly_node *cases = rly_member(b.cases, root, "cases");
    for (const rly_node *test = rly_first(b.cases, cases); test; test = rly_next(b.cases, test))
        run_case(&b, name, test);
    uint32_t count = cases->count;
    rly_tree_free(&store);
    rly_buf_free(&text);
    return count;
}

START_TEST(every_case_holds_in_every_unit)
{
    char folder[4000];
    uint32_t count = 0;
    (void)snprintf(folder, sizeof folder, "%s/tests/conformance", getenv("top_srcdir") ? getenv("top_srcdir") : ".");
    DIR *entries = opendir(folder);
    ck_assert_msg(entries != NULL, "%s cannot be read", folder);
    for (const struct dirent *entry; (entry = readdir(entries));) {
        const char *ending = strchr(entry->d_name, '.');
        if (ending && strcmp(ending, ".json") == 0)
            count += run_file(folder, entry->d_name);
    }
    (void)closedir(entries);
    ck_assert_uint_ge(count, 80);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {every_case_holds_in_every_unit};
    return run_suite("conformance", tests, sizeof tests / sizeof *tests);
}
