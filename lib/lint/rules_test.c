/* SPDX-License-Identifier: Apache-2.0 */
/* The examples of rules and detectors, run: each file of a pack is its own test. */
#include <string.h>

#include "lint/lint.h"

typedef struct tester {
    replylint_rules *rules;
    replylint_linter *linter;
    replylint_draft *draft;
    rly_result result;
    rly_buf text;                /* of the example, without its marks */
    size_t mark_start, mark_end; /* where [[ ]] stood in it; equal for no mark */
    const rly_tree *tree;
    size_t passed, failed;
    replylint_error *error;
    replylint_status status;
} tester;

static void fault(tester *t, rly_place place, const char *expected, const char *got)
{
    t->failed++;
    rly_fail(t->error, REPLYLINT_ERROR_SYNTAX, place, "the example should %s, but %s: \"%.60s\"", expected, got,
             t->text.size ? t->text.data : "");
}

/* Take the text of an example, without the marks; false when a mark is not closed. */
static bool unmark(tester *t, rly_str text)
{
    size_t open = SIZE_MAX, close = SIZE_MAX;
    rly_buf_clear(&t->text);
    for (size_t i = 0; i < text.size; i++) {
        bool pair = i + 1 < text.size && text.data[i] == text.data[i + 1];
        if (pair && text.data[i] == '[' && open == SIZE_MAX) {
            open = t->text.size;
            i++;
        } else if (pair && text.data[i] == ']' && open != SIZE_MAX && close == SIZE_MAX) {
            close = t->text.size;
            i++;
        } else {
            rly_buf_byte(&t->text, text.data[i]);
        }
    }
    t->mark_start = open == SIZE_MAX ? 0 : open;
    t->mark_end = close == SIZE_MAX ? 0 : close;
    if (!rly_buf_text(&t->text))
        t->status = rly_fail_memory(t->error);
    return !t->status && (open == SIZE_MAX) == (close == SIZE_MAX);
}

/* Fill the draft from an example; the text goes to `key`. */
static bool fill_draft(tester *t, const rly_node *example, rly_key_id key)
{
    rly_place place = rly_node_place(t->tree, example);
    bool mapped = example->kind == RLY_MAP_NODE;
    replylint_draft_clear(t->draft);
    replylint_status status = mapped ? rly_draft_read(t->draft, t->tree, example, t->error) : REPLYLINT_OK;
    rly_str text = rly_node_text(t->tree, mapped ? rly_member(t->tree, example, "text") : example);
    bool closed = unmark(t, text);
    if (!status && !closed && !t->status)
        status = rly_fail(t->error, REPLYLINT_ERROR_SYNTAX, place, "the mark [[ is not closed by ]]");
    if (!status && !t->status && key == RLY_KEY_INBOUND)
        status = rly_values_set(&t->draft->values, RLY_KEY_TEXT, (rly_str){"", 0}, place, t->error);
    if (!status && !t->status)
        status = rly_values_set(&t->draft->values, key, (rly_str){t->text.data, t->text.size}, place, t->error);
    if (!status && !t->status)
        status = rly_lint(t->linter, t->draft, &t->result, t->error);
    if (status == REPLYLINT_ERROR_MEMORY)
        t->status = status;
    t->failed += status != REPLYLINT_OK;
    return !status && !t->status;
}

/* Does the mark of the example hold the place, or the place the mark? */
static bool is_marked(const tester *t, size_t start, size_t end)
{
    return (start >= t->mark_start && end <= t->mark_end) || (start <= t->mark_start && end >= t->mark_end);
}

static void check_signal(tester *t, uint32_t number, uint32_t value, rly_place place)
{
    const rly_signal *signal = &t->rules->knowledge.catalog.signals.items[number];
    int32_t got = t->result.detection.values.items[number];
    const rly_state *state = &t->result.detection.states.items[number];
    bool marked = t->mark_start == t->mark_end;
    if (got != (int32_t)value) {
        fault(t, place, signal->values[value], got < 0 ? "it is not known" : signal->values[got]);
        return;
    }
    for (uint32_t i = 0; i < state->count && !marked; i++) {
        const rly_spot *spot = &t->result.spots.items[state->first + i];
        marked = spot->value == value && is_marked(t, spot->start, spot->end);
    }
    if (marked)
        t->passed++;
    else
        fault(t, place, "be found at its mark", "it is found elsewhere");
}

static void test_detector(tester *t, const rly_detector *detector)
{
    const rly_signal *signal = &t->rules->knowledge.catalog.signals.items[detector->signal];
    const rly_node *examples = rly_member(t->tree, rly_root(t->tree), "examples");
    bool found = false, none = false;
    rly_key_id key = signal->of == RLY_OF_CUSTOMER ? RLY_KEY_INBOUND : RLY_KEY_TEXT;
    for (const rly_node *list = rly_first(t->tree, examples); list; list = rly_next(t->tree, list)) {
        rly_str name = rly_node_key(t->tree, list);
        uint32_t value =
            rly_str_is(name, "none") ? 0 : rly_value_find(signal, name, rly_key_place(t->tree, list), t->error);
        if (value == RLY_MOST_VALUES) {
            t->failed++;
            continue;
        }
        found |= value > 0 && list->count;
        none |= value == 0 && list->count;
        for (const rly_node *example = rly_first(t->tree, list); example && !t->status;
             example = rly_next(t->tree, example))
            if (fill_draft(t, example, key))
                check_signal(t, detector->signal, value, rly_node_place(t->tree, example));
    }
    if (!found || !none) {
        t->failed++;
        rly_fail(t->error, REPLYLINT_ERROR_SYNTAX, (rly_place){t->tree->file, 1, 1},
                 "a detector needs examples of both kinds: texts that show the signal, and none");
    }
}

static void check_verdict(tester *t, size_t rule, rly_outcome expected, rly_place place)
{
    const rly_verdict *verdict = NULL;
    for (size_t i = 0; i < t->result.listed.count; i++)
        if (t->result.listed.items[i] == rule)
            verdict = &t->result.verdicts.items[rule];
    const char *kinds[] = {"pass", "fail", "not be applicable", "be skipped"};
    if (verdict && rly_str_is(rly_str_of(verdict->missing), "dictionary"))
        return; /* where there is none, that is no fault of the rule */
    if (!verdict || verdict->outcome != expected) {
        const char *got = !verdict           ? "it was not judged"
                          : *verdict->reason ? verdict->reason
                                             : rly_outcome_name(verdict->outcome);
        fault(t, place, kinds[expected], got);
        return;
    }
    bool marked = t->mark_start == t->mark_end;
    for (size_t i = 0; i < t->result.findings.count && !marked; i++) {
        const rly_finding *finding = &t->result.findings.items[i];
        marked = finding->rule == rule && is_marked(t, finding->source_start, finding->source_end);
    }
    if (marked)
        t->passed++;
    else
        fault(t, place, "be found at its mark", "it is found elsewhere");
}

static void test_examples(tester *t, size_t number)
{
    static const char *const kinds[] = {"pass", "fail", "na"}; /* in the order of rly_outcome */
    const rly_rule *rule = &t->rules->rules.items[number];
    size_t counts[3] = {0};
    for (rly_outcome kind = RLY_PASSED; kind <= RLY_NOT_APPLICABLE; kind++) {
        const rly_node *list = rly_rule_examples(rule, kinds[kind]);
        counts[kind] = list ? list->count : 0;
        for (const rly_node *example = rly_first(t->tree, list); example && !t->status;
             example = rly_next(t->tree, example))
            if (fill_draft(t, example, RLY_KEY_TEXT))
                check_verdict(t, number, kind, rly_node_place(t->tree, example));
    }
    if (!counts[RLY_PASSED] || !counts[RLY_FAILED]) {
        t->failed++;
        rly_fail(t->error, REPLYLINT_ERROR_SYNTAX, (rly_place){t->tree->file, 1, 1},
                 "a rule needs examples of both kinds: fail and pass");
    }
}

/* An index of the texts that the examples of a rule are held against. */
static replylint_status index_texts(tester *t, const rly_node *texts, replylint_index **out)
{
    replylint_status status = replylint_index_new(out, t->error);
    for (const rly_node *node = rly_first(t->tree, texts); node && !status; node = rly_next(t->tree, node)) {
        rly_str title = rly_node_key(t->tree, node), text = rly_node_text(t->tree, node);
        replylint_draft_clear(t->draft);
        status = rly_values_set(&t->draft->values, RLY_KEY_TEXT, text, rly_node_place(t->tree, node), t->error);
        if (!status)
            status = replylint_index_add(*out, t->draft, title.size ? title.data : NULL, NULL, t->error);
    }
    return status;
}

/* A rule may have texts that its examples are held against: its own linter then has an index of them. */
static void test_rule(tester *t, size_t number)
{
    const rly_node *texts = rly_rule_examples(&t->rules->rules.items[number], "canned");
    replylint_linter *usual = t->linter;
    replylint_index *index = NULL;
    if (texts) {
        t->linter = NULL;
        t->status = index_texts(t, texts, &index);
        if (!t->status)
            t->status = replylint_linter_new_with(&t->linter, t->rules, index, NULL, NULL, 0, NULL, t->error);
    }
    if (!t->status)
        test_examples(t, number);
    replylint_index_free(index);
    if (texts) {
        replylint_linter_free(t->linter);
        t->linter = usual;
    }
}

/* Is the file within the part of the pack that is asked for? */
static bool is_asked(const replylint_rules *rules, const rly_tree *tree, const char *prefix)
{
    const char *path = tree->file; /* of a built-in file; another has a name of its own */
    for (size_t i = 0; i < rules->files.count; i++)
        if (&rules->files.items[i].tree == tree && rules->files.items[i].path)
            path = rules->files.items[i].path;
    return strncmp(path, prefix, strlen(prefix)) == 0;
}

/* Is a phrase in the list before this one, too? */
static bool is_repeated(const rly_tree *tree, const rly_node *list, const rly_node *phrase)
{
    for (const rly_node *node = rly_first(tree, list); node && node != phrase; node = rly_next(tree, node))
        if (node->kind == RLY_SCALAR && rly_str_equal(rly_node_text(tree, node), rly_node_text(tree, phrase)))
            return true;
    return false;
}

/* A phrase that stands twice in one list of a file says nothing the second time. */
static void test_phrases(tester *t, const rly_node *node)
{
    for (const rly_node *inner = rly_first(t->tree, node); inner; inner = rly_next(t->tree, inner)) {
        if (inner->kind != RLY_SCALAR) {
            test_phrases(t, inner);
        } else if (node->kind == RLY_LIST && is_repeated(t->tree, node, inner)) {
            t->failed++;
            rly_fail(t->error, REPLYLINT_ERROR_SYNTAX, rly_node_place(t->tree, inner),
                     "the phrase \"%s\" stands here twice; leave one out", rly_node_text(t->tree, inner).data);
        }
    }
}

static void test_file(tester *t)
{
    static const char *const lists[] = {"find", "unless", "with", "rewrites", "words"};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        test_phrases(t, rly_member(t->tree, rly_root(t->tree), lists[i]));
}

static void test_all(tester *t, const char *prefix)
{
    const rly_knowledge *knowledge = &t->rules->knowledge;
    for (size_t i = 0; i < knowledge->detectors.count && !t->status; i++) {
        t->tree = knowledge->detectors.items[i].tree;
        if (t->tree && is_asked(t->rules, t->tree, prefix)) {
            test_file(t);
            test_detector(t, &knowledge->detectors.items[i]);
        }
    }
    for (size_t i = 0; i < t->rules->rules.count && !t->status; i++) {
        t->tree = t->rules->rules.items[i].tree;
        if (is_asked(t->rules, t->tree, prefix)) {
            test_file(t);
            test_rule(t, i);
        }
    }
}

replylint_status replylint_rules_test(replylint_rules *rules, const char *prefix, size_t *passed, size_t *failed,
                                      replylint_error *error)
{
    tester t = {.rules = rules, .error = error};
    t.status = replylint_linter_new(&t.linter, rules, NULL, 0, NULL, error);
    if (!t.status && replylint_draft_new(&t.draft) != REPLYLINT_OK)
        t.status = rly_fail_memory(error);
    if (!t.status)
        test_all(&t, prefix ? prefix : "");
    if (passed)
        *passed = t.passed;
    if (failed)
        *failed = t.failed;
    rly_result_free(&t.result);
    rly_buf_free(&t.text);
    replylint_draft_free(t.draft);
    replylint_linter_free(t.linter);
    return t.status;
}
