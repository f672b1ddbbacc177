/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Code and contracts together: the table of keys, the JSON Schemas, the manual page and what is really written agree;
 * the signals are those that the labelled replies are judged by.
 */
#include <stdio.h>

#include "base/tree.h"
#include "support.h"

/* A file of the source tree, to be freed. */
static char *read_source(const char *name)
{
    char path[4096];
    const char *top = getenv("top_srcdir");
    snprintf(path, sizeof(path), "%s/%s", top ? top : ".", name);
    FILE *file = fopen(path, "rb");
    ck_assert_msg(file != NULL, "%s cannot be opened", path);
    ck_assert_int_eq(fseek(file, 0, SEEK_END), 0);
    long size = ftell(file);
    ck_assert_int_ge(size, 0);
    rewind(file);
    char *text = malloc((size_t)size + 1);
    ck_assert_ptr_nonnull(text);
    ck_assert_uint_eq(fread(text, 1, (size_t)size, file), (size_t)size);
    text[size] = '\0';
    fclose(file);
    return text;
}

static void read_tree(rly_tree_store *store, const char *name, const char *text)
{
    replylint_error *error = replylint_error_new();
    ck_assert_msg(rly_tree_read(store, RLY_JSON, name, text, strlen(text), error) == REPLYLINT_OK, "%s",
                  replylint_error_text(error, 0));
    replylint_error_free(error);
}

/* The node that a "$ref" of the same schema points to; `node` itself when it is none. */
static const rly_node *resolve(const rly_tree *tree, const rly_node *node)
{
    const rly_node *ref = rly_member(tree, node, "$ref");
    if (!ref) {
        return node;
    }
    const rly_node *target = rly_root(tree);
    char path[256];
    snprintf(path, sizeof(path), "%s", rly_node_text(tree, ref).data);
    ck_assert_msg(strncmp(path, "#/", 2) == 0, "%s is not of this schema", path);
    for (char *part = strtok(path + 2, "/"); part; part = strtok(NULL, "/")) {
        target = rly_member(tree, target, part);
        ck_assert_msg(target != NULL, "no %s to point to", rly_node_text(tree, ref).data);
    }
    return target;
}

/* The schema of a dotted key below an object's schema; NULL when it is not there. */
static const rly_node *property(const rly_tree *tree, const rly_node *object, const char *name)
{
    const rly_node *node = object;
    char path[128];
    snprintf(path, sizeof(path), "%s", name);
    for (char *part = strtok(path, "."); part && node; part = strtok(NULL, ".")) {
        node = rly_member(tree, rly_member(tree, resolve(tree, node), "properties"), part);
    }
    return node ? resolve(tree, node) : NULL;
}

/* The key of that name in the scope of the record or of a message; SIZE_MAX when there is none. */
static size_t key_of(const char *name, bool message)
{
    for (size_t i = 0; i < replylint_key_count(); i++) {
        bool of_message = strcmp(replylint_key_get(i, "scope"), "message") == 0;
        if (of_message == message && strcmp(replylint_key_get(i, "name"), name) == 0) {
            return i;
        }
    }
    return SIZE_MAX;
}

/* Every leaf below `object` is a key of the table, or one of the three members that are none. */
static void check_leaves(const rly_tree *tree, const rly_node *object, const char *prefix, bool message)
{
    const rly_node *properties = rly_member(tree, object, "properties");
    ck_assert_msg(properties != NULL, "%s has no properties", prefix);
    for (const rly_node *n = rly_first(tree, properties); n; n = rly_next(tree, n)) {
        char name[256];
        snprintf(name, sizeof(name), "%s%s%s", prefix, *prefix ? "." : "", rly_node_key(tree, n).data);
        const rly_node *schema = resolve(tree, n);
        if (!message &&
            (strcmp(name, "messages") == 0 || strcmp(name, "signal") == 0 || strcmp(name, "$schema") == 0)) {
            continue;
        }
        if (rly_member(tree, schema, "properties")) {
            check_leaves(tree, schema, name, message);
        } else {
            ck_assert_msg(key_of(name, message) != SIZE_MAX, "record.schema.json: %s is no key", name);
        }
    }
}

/* A choice has its values in the schema's enum, in the same order. */
static void check_choices(const rly_tree *tree, const rly_node *schema, size_t key)
{
    char written[256] = "";
    const rly_node *values = rly_member(tree, schema, "enum");
    for (const rly_node *n = rly_first(tree, values); n; n = rly_next(tree, n)) {
        size_t used = strlen(written);
        if (!n->quoted) {
            continue; /* null: as if the key were not there */
        }
        snprintf(written + used, sizeof(written) - used, "%s%s", used ? " " : "", rly_node_text(tree, n).data);
    }
    ck_assert_msg(strcmp(written, replylint_key_get(key, "choices")) == 0,
                  "%s: the schema has \"%s\", the table \"%s\"", replylint_key_get(key, "name"), written,
                  replylint_key_get(key, "choices"));
}

START_TEST(keys_are_those_of_the_record)
{
    char *text = read_source("schema/record.schema.json");
    rly_tree_store store = {0};
    read_tree(&store, "record.schema.json", text);
    const rly_tree *tree = &store.tree;
    const rly_node *messages = property(tree, rly_root(tree), "messages");
    const rly_node *message = resolve(tree, rly_member(tree, messages, "items"));
    ck_assert_ptr_nonnull(message);
    for (size_t i = 0; i < replylint_key_count(); i++) {
        bool of_message = strcmp(replylint_key_get(i, "scope"), "message") == 0;
        const rly_node *schema = property(tree, of_message ? message : rly_root(tree), replylint_key_get(i, "name"));
        ck_assert_msg(schema != NULL, "record.schema.json lacks %s", replylint_key_get(i, "name"));
        if (strcmp(replylint_key_get(i, "type"), "choice") == 0) {
            check_choices(tree, schema, i);
        }
        /* A dotted key may be nested or stand as it is. */
        const rly_node *properties = rly_member(tree, of_message ? message : rly_root(tree), "properties");
        ck_assert_ptr_nonnull(rly_member(tree, properties, replylint_key_get(i, "name")));
    }
    check_leaves(tree, rly_root(tree), "", false);
    check_leaves(tree, message, "", true);
    rly_tree_free(&store);
    free(text);
}
END_TEST

/* Does the text hold the words, not as the beginning of longer ones? */
static bool has_word(const char *text, const char *words)
{
    const char *at = strstr(text, words);
    while (at && !strchr(" \n", at[strlen(words)])) {
        at = strstr(at + 1, words);
    }
    return at != NULL;
}

/* As an option, or as ".Ic NAME" where the option has another name. */
START_TEST(keys_stand_in_the_manual)
{
    char *manual = read_source("man/replylint.1");
    for (size_t i = 0; i < replylint_key_count(); i++) {
        const char *name = replylint_key_get(i, "name");
        char option[128], key[128];
        if (strcmp(replylint_key_get(i, "scope"), "message") == 0 || strcmp(name, "text") == 0) {
            continue; /* no options: they are said of one message, and the reply is the file */
        }
        snprintf(option, sizeof(option), "Fl -%s", name);
        for (char *c = option; *c; c++) {
            *c = *c == '.' || *c == '_' ? '-' : *c;
        }
        snprintf(key, sizeof(key), ".Ic %s", name);
        ck_assert_msg(has_word(manual, option) || has_word(manual, key), "replylint(1) does not name the key %s", name);
    }
    free(manual);
}
END_TEST

/* Every member of a real report is in its schema, and every member that the schema requires is in a real report. */
START_TEST(reports_are_those_of_the_schema)
{
    char *text = read_source("schema/report.schema.json");
    rly_tree_store schema = {0}, report = {0};
    read_tree(&schema, "report.schema.json", text);
    kit k = kit_new(NULL);
    set_key(&k, "id", "a");
    lint_reply(&k, "Sorry you feel that way. Please ring us.", "It never came!");
    char *json = json_of(&k);
    read_tree(&report, "report", json);
    const rly_node *of_report =
        rly_member(&schema.tree, rly_member(&schema.tree, rly_root(&schema.tree), "$defs"), "report");
    ck_assert_ptr_nonnull(of_report);
    for (const rly_node *n = rly_first(&report.tree, rly_root(&report.tree)); n; n = rly_next(&report.tree, n)) {
        ck_assert_msg(property(&schema.tree, of_report, rly_node_key(&report.tree, n).data) != NULL,
                      "report.schema.json lacks %s", rly_node_key(&report.tree, n).data);
    }
    const rly_node *required = rly_member(&schema.tree, of_report, "required");
    ck_assert_ptr_nonnull(required);
    for (const rly_node *n = rly_first(&schema.tree, required); n; n = rly_next(&schema.tree, n)) {
        const char *name = rly_node_text(&schema.tree, n).data;
        ck_assert_msg(rly_member(&report.tree, rly_root(&report.tree), name) != NULL, "the report lacks %s", name);
    }
    kit_free(&k);
    rly_tree_free(&schema);
    rly_tree_free(&report);
    free(json);
    free(text);
}
END_TEST

/* What replies are labelled with, and with which values; then the signals that have no labels so far. */
static const struct {
    const char *name, *values;
} labels[] = {
    {"complaint", "no yes"},
    {"upset", "no yes"},
    {"inbound_pii", "no yes"},
    {"inbound_feedback", "no yes"},
    {"apology", "no yes"},
    {"non_apology", "no yes"},
    {"hedged_apology", "no yes"},
    {"doubt", "no yes"},
    {"buck_passing", "no yes"},
    {"offer_help", "no yes"},
    {"solution", "no yes"},
    {"excuse", "no yes"},
    {"empathy", "no yes"},
    {"agent_named", "no yes"},
    {"by_name", "no yes"},
    {"redirect", "none private away"},
    {"redirect_justified", "na no yes"},
    {"deadline", "none vague concrete"},
    {"follow_up", "no yes"},
    {"asks_personal", "none private public"},
    {"asks_secret", "no yes"},
    {"leaks", "no yes"},
    {"contact", "none own person"},
    {"warns_privacy", "no yes"},
    {"thanks", "none customer helper feedback"},
    {"asks_again", "no yes"},
    {"late_ack", "no yes"},
    {"tone_problem", "no yes"},
    {"generic", "no yes"},
    {"question", "no yes"},
    {"praise", "no thanks yes"},
    {"playful", "no yes"},
    {"abusive", "no yes"},
    {"at_risk", "no yes"},
    {"repeat_contact", "no yes"},
    {"helper", "no yes"},
    {"public", "no yes"},
    {"late", "no slow late"},
    {"out_of_hours", "no yes"},
    {"template", "no yes"},
    {"post", "no yes"},
    {"closing", "no yes"},
    {"sector", "none other retail finance medical dating charity travel telecom software hospitality government"},
    {"by_handle", "no yes"},
    {"matter", "no yes"},
    {"gives", "none problem proof date steps restart reinstall clear update device name address email phone order"},
    {"asks", "none problem proof date steps restart reinstall clear update device name address email phone order"},
    {"inquires", "no yes"},
    {"courtesy_offer", "no yes"},
    {"takes_up", "no yes"},
    {"promise_due", "no yes"},
    {"taken_private", "no yes"},
    {"names_hours", "no yes"},
    {"brings_back", "no yes"},
    {"glad", "no yes"},
    {"bare", "no yes"},
    {"sorry_before", "no yes"},
    {"part", "no first middle last"},
};

START_TEST(signals_are_the_labels)
{
    enum { LABELS = sizeof(labels) / sizeof(labels[0]) };
    kit k = kit_new(NULL);
    ck_assert_uint_eq(replylint_rules_signal_count(k.rules), LABELS);
    for (size_t i = 0; i < LABELS; i++) {
        size_t signal = replylint_rules_signal_find(k.rules, labels[i].name, k.error);
        ck_assert_msg(signal < LABELS, "no signal %s", labels[i].name);
        const char *values = replylint_rules_signal_get(k.rules, signal, "values");
        ck_assert_msg(strcmp(values, labels[i].values) == 0, "%s: %s", labels[i].name, values);
        ck_assert_str_ne(replylint_rules_signal_get(k.rules, signal, "about"), "");
        ck_assert_str_ne(replylint_rules_signal_get(k.rules, signal, "of"), "");
        ck_assert_str_ne(replylint_rules_signal_get(k.rules, signal, "source"), "");
    }
    kit_free(&k);
}
END_TEST

/* Ids and aliases of channels name one channel each; a private side is a private channel. */
START_TEST(channels_are_unambiguous)
{
    kit k = kit_new(NULL);
    size_t count = replylint_rules_channel_count(k.rules);
    char *all = calloc(1, 65536);
    ck_assert_ptr_nonnull(all);
    ck_assert_uint_gt(count, 10);
    ck_assert_ptr_null(replylint_rules_channel_get(k.rules, count, "id"));
    for (size_t i = 0; i < count; i++) {
        char names[1024], padded[256];
        ck_assert_ptr_null(replylint_rules_channel_get(k.rules, i, "colour"));
        const char *side = replylint_rules_channel_get(k.rules, i, "private_side");
        snprintf(names, sizeof(names), "%s %s", replylint_rules_channel_get(k.rules, i, "id"),
                 replylint_rules_channel_get(k.rules, i, "aliases"));
        for (char *name = strtok(names, " "); name; name = strtok(NULL, " ")) {
            snprintf(padded, sizeof(padded), " %s ", name);
            ck_assert_msg(strstr(all, padded) == NULL, "%s names two channels", name);
            strcat(all, padded);
        }
        if (*side) {
            size_t other = 0;
            while (other < count && strcmp(replylint_rules_channel_get(k.rules, other, "id"), side) != 0) {
                other++;
            }
            ck_assert_msg(other < count && strcmp(replylint_rules_channel_get(k.rules, other, "public"), "no") == 0,
                          "%s is no private channel", side);
        }
    }
    free(all);
    kit_free(&k);
}
END_TEST

/* The built-in packs pass their own examples. */
START_TEST(packs_pass_their_examples)
{
    kit k = {.error = replylint_error_new()};
    size_t passed = 0, failed = 0;
    ck_assert_int_eq(replylint_rules_new(&k.rules, k.error), REPLYLINT_OK);
    ck_assert_int_eq(replylint_rules_test(k.rules, NULL, &passed, &failed, k.error), REPLYLINT_OK);
    for (size_t i = 0; i < replylint_error_count(k.error) && i < 20; i++) {
        fprintf(stderr, "%s\n", replylint_error_text(k.error, i));
    }
    ck_assert_uint_eq(failed, 0);
    ck_assert_uint_eq(replylint_error_count(k.error), 0);
    ck_assert_uint_gt(passed, 100);
    kit_free(&k);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {
        keys_are_those_of_the_record, keys_stand_in_the_manual, reports_are_those_of_the_schema,
        signals_are_the_labels,       channels_are_unambiguous, packs_pass_their_examples,
    };
    return run_suite("contracts", tests, sizeof(tests) / sizeof(tests[0]));
}
