/* SPDX-License-Identifier: Apache-2.0 */
/* What one report leaves for the next: --data writes it, --since reads it, or the reports of check --format json. */
#include <stdlib.h>
#include <string.h>

#include "base/tree.h"
#include "files.h"
#include "report.h"

enum { HISTORY_MAX = 60 };

static const char *const levels[REPORT_LEVELS] = {"errors", "warnings", "suggestions"};
static const char kind[] = "replylint report";

/* ---- writing */

static void write_summary(rly_json *json, const report_summary *s)
{
    rly_json_text(json, "at", rly_str_of(s->at));
    rly_json_number(json, "drafts", (int64_t)s->drafts);
    rly_json_number(json, "passed", (int64_t)s->passed);
    rly_json_share(json, "mean", s->mean);
    for (size_t i = 0; i < REPORT_LEVELS; i++)
        rly_json_number(json, levels[i], (int64_t)s->levels[i]);
}

void report_write_data(const cli_report *r, rly_buf *out)
{
    rly_json json = {.out = out};

    rly_json_open(&json, NULL, '{');
    rly_json_number(&json, "schema", 1);
    rly_json_name(&json, "kind", kind);
    write_summary(&json, &r->now);
    rly_json_open(&json, "rules", '{');
    for (size_t i = 0; r->counting.counts && i < replylint_rules_count(r->session.rules); i++)
        if (r->counting.counts[i].findings)
            rly_json_number(&json, replylint_rules_get(r->session.rules, r->counting.counts[i].rule, "id"),
                            (int64_t)r->counting.counts[i].findings);
    rly_json_close(&json, '}');
    rly_json_open(&json, "categories", '{');
    for (size_t i = 0; i < r->categories.count; i++)
        if (r->categories.items[i].rated)
            rly_json_share(&json, r->categories.items[i].id,
                           r->categories.items[i].sum / (double)r->categories.items[i].rated);
    rly_json_close(&json, '}');
    rly_json_open(&json, "history", '[');
    for (size_t i = 0; i < r->history.count; i++) {
        rly_json_open(&json, NULL, '{');
        write_summary(&json, &r->history.items[i]);
        rly_json_close(&json, '}');
    }
    rly_json_close(&json, ']');
    rly_json_close(&json, '}');
    rly_buf_byte(out, '\n');
}

/* ---- reading */

static rly_str text_at(const rly_tree *tree, const rly_node *node, const char *key)
{
    return rly_node_text(tree, rly_member(tree, node, key));
}

static double number_at(const rly_tree *tree, const rly_node *node, const char *key)
{
    double number = strtod(text_at(tree, node, key).data, NULL);

    return number >= 0 && number < 1e12 ? number : 0;
}

static bool add_summary(cli_report *r, const report_summary *summary)
{
    report_summary *slot = rly_push(&r->history);

    if (slot)
        *slot = *summary;
    return slot || complain_memory() != EXIT_TROUBLE;
}

static bool read_summary(cli_report *r, const rly_tree *tree, const rly_node *node)
{
    rly_str at = text_at(tree, node, "at");
    report_summary s = {.at = rly_arena_copy(&r->arena, at.data, at.size),
                        .drafts = (size_t)number_at(tree, node, "drafts"),
                        .passed = (size_t)number_at(tree, node, "passed"),
                        .mean = number_at(tree, node, "mean")};

    for (size_t i = 0; i < REPORT_LEVELS; i++)
        s.levels[i] = (size_t)number_at(tree, node, levels[i]);
    s.mean = s.mean <= 100 ? s.mean : 100;
    return s.at ? add_summary(r, &s) : complain_memory() != EXIT_TROUBLE;
}

static bool add_earlier(cli_report *r, rly_str rule, size_t findings)
{
    report_number *slot = number_named(&r->earlier, &r->arena, rule);

    if (slot)
        slot->number += findings;
    return slot || complain_memory() != EXIT_TROUBLE;
}

static bool read_data(cli_report *r, const rly_tree *tree, const rly_node *root)
{
    const rly_node *history = rly_member(tree, root, "history"), *rules = rly_member(tree, root, "rules");
    size_t left = history ? history->count : 0;
    bool good = true;

    /* The page has room for so many; the oldest are forgotten. */
    for (const rly_node *n = rly_first(tree, history); n && good; n = rly_next(tree, n), left--)
        if (left < HISTORY_MAX)
            good = read_summary(r, tree, n);
    for (const rly_node *n = rly_first(tree, rules); n && good; n = rly_next(tree, n))
        good = add_earlier(r, rly_node_key(tree, n), (size_t)strtoul(rly_node_text(tree, n).data, NULL, 10));
    return good && read_summary(r, tree, root);
}

/* One report of check --format json; what could not be judged does not count. */
static bool read_report(cli_report *r, const rly_tree *tree, const rly_node *report, report_summary *s)
{
    const rly_node *findings = rly_member(tree, report, "findings");
    bool good = true;

    if (!rly_member(tree, report, "score"))
        return true;
    s->drafts++;
    s->passed += rly_str_is(text_at(tree, report, "passed"), "true");
    s->mean += number_at(tree, report, "score");
    for (const rly_node *n = rly_first(tree, findings); n && good; n = rly_next(tree, n)) {
        rly_str level = text_at(tree, n, "level");
        s->levels[rly_str_is(level, "error") ? 0 : rly_str_is(level, "warning") ? 1 : 2]++;
        good = add_earlier(r, text_at(tree, n, "rule"), 1);
    }
    return good;
}

static bool read_reports(cli_report *r, const rly_tree *tree, const rly_node *root)
{
    report_summary s = {.at = ""};
    bool good = true;

    if (root->kind == RLY_MAP_NODE)
        good = read_report(r, tree, root, &s);
    for (const rly_node *n = root->kind == RLY_LIST ? rly_first(tree, root) : NULL; n && good; n = rly_next(tree, n))
        good = read_report(r, tree, n, &s);
    if (good && !s.drafts) {
        complain("--since: there is no report in it; name what report --data wrote, or check --format json");
        return false;
    }
    s.mean /= s.drafts ? (double)s.drafts : 1;
    return good && add_summary(r, &s);
}

bool report_read_earlier(cli_report *r, const char *path)
{
    rly_buf text = {0};
    rly_tree_store store = {0};
    bool good = file_read(path, path, &text);

    if (good && rly_tree_read(&store, RLY_JSON, path, text.data ? text.data : "", text.size, r->session.error)) {
        complain_errors(r->session.error, path, 0);
        good = false;
    }
    if (good) {
        const rly_node *root = rly_root(&store.tree);
        bool data = root->kind == RLY_MAP_NODE && rly_str_is(text_at(&store.tree, root, "kind"), kind);
        good = data ? read_data(r, &store.tree, root) : read_reports(r, &store.tree, root);
    }
    rly_tree_free(&store);
    rly_buf_free(&text);
    return good;
}
