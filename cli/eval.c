/* SPDX-License-Identifier: Apache-2.0 */
/* replylint eval: lints labelled replies and counts how often the report says what the label says. */
#include "eval.h"

#include <stdlib.h>
#include <string.h>

#include "base/tree.h"
#include "files.h"
#include "mask.h"
#include "options.h"

/* One line of the file. */
typedef struct labelled {
    const rly_tree *tree;
    const rly_node *record;
    const char *file;
    size_t line;
} labelled;

/* A text of the record; empty where it is not given, or null. */
static rly_str field(const labelled *item, const char *key)
{
    const rly_node *node = rly_member(item->tree, item->record, key);
    rly_str text = rly_node_text(item->tree, node);

    return node && !node->quoted && rly_str_is(text, "null") ? (rly_str){"", 0} : text;
}

static bool refuse(const labelled *item, const char *what, const char *word)
{
    complain_at("%s:%zu: %s \"%s\"", item->file, item->line, what, word);
    return false;
}

static bool set(cli_session *session, const labelled *item, const char *key, rly_str value)
{
    if (!replylint_draft_set(session->draft, key, value.data, value.size, session->error))
        return true;
    complain_errors(session->error, item->file, item->line);
    return false;
}

static bool set_history(cli_session *session, const labelled *item)
{
    const rly_tree *tree = item->tree;
    const rly_node *list = rly_member(tree, item->record, "history");

    for (const rly_node *node = rly_first(tree, list); node; node = rly_next(tree, node)) {
        rly_str role = rly_node_text(tree, rly_member(tree, node, "role"));
        rly_str text = rly_node_text(tree, rly_member(tree, node, "text"));
        if (replylint_draft_message(session->draft, role.data, text.data, text.size, session->error)) {
            complain_errors(session->error, item->file, item->line);
            return false;
        }
    }
    return true;
}

static bool judge(cli_session *session, const labelled *item)
{
    replylint_draft_clear(session->draft);
    if (!set(session, item, "text", field(item, "reply")) || !set(session, item, "inbound", field(item, "inbound")) ||
        !set(session, item, "channel", field(item, "channel")) || !set(session, item, "brand", field(item, "brand")) ||
        !set(session, item, "customer.handle", field(item, "customer_handle")) || !set_history(session, item))
        return false;
    if (!replylint_lint(session->linter, session->draft, session->report, session->error))
        return true;
    complain_errors(session->error, item->file, item->line);
    return false;
}

/* The first of some words separated by spaces: the weakest value of a signal. */
static bool is_weakest(const char *values, rly_str value)
{
    return rly_str_equal((rly_str){values, strcspn(values, " ")}, value);
}

/* Which of the values it is, from 0; SIZE_MAX for none. */
static size_t number_of_value(const char *values, rly_str value)
{
    size_t number = 0;

    for (const char *word = values; *word; number++) {
        size_t size = strcspn(word, " ");
        if (rly_str_equal((rly_str){word, size}, value))
            return number;
        word += size + (word[size] == ' ');
    }
    return SIZE_MAX;
}

/* What was labelled and found once more, by value. */
static bool count_values(eval_values *counts, size_t given, size_t found)
{
    size_t most = given > found ? given : found;

    while (counts->labelled.count <= most) {
        size_t *label = rly_push(&counts->labelled), *other = rly_push(&counts->found);
        if (!label || !other)
            return complain_memory() != EXIT_TROUBLE;
        *label = *other = 0;
    }
    counts->labelled.items[given]++;
    counts->found.items[found]++;
    counts->replies++;
    counts->same += given == found;
    return true;
}

/* A text with the places of a signal in [[ ]]. */
static void show_marked(rly_buf *out, const cli_session *session, const char *signal, size_t message, rly_str text)
{
    size_t at = 0, within, start, end;
    rly_buf room = {0};

    text = mask_text(session->report, message, text, &room);
    for (size_t i = 0; i < replylint_report_signal_span_count(session->report, signal); i++) {
        (void)replylint_report_signal_span(session->report, signal, i, &within, &start, &end);
        if (within != message || start < at || end > text.size)
            continue;
        show_clean(out, (rly_str){text.data + at, start - at});
        rly_buf_str(out, "[[");
        show_clean(out, (rly_str){text.data + start, end - start});
        rly_buf_str(out, "]]");
        at = end;
    }
    show_clean(out, (rly_str){text.data + at, text.size - at});
    rly_buf_free(&room);
}

static void print_error(const cli_evaluation *evaluation, const labelled *item, rly_str label, rly_str found,
                        bool alarm)
{
    const cli_session *session = evaluation->session;
    const char *signal = replylint_rules_signal_get(session->rules, evaluation->errors_of, "name");
    const rly_node *history = rly_member(item->tree, item->record, "history");
    rly_str inbound = field(item, "inbound");
    rly_buf out = {0};

    show_padded(&out, session->style, alarm ? PAINT_YELLOW : PAINT_RED, alarm ? "false alarm" : "miss", 13);
    show_painted(&out, session->style, PAINT_BOLD, field(item, "id").data);
    rly_buf_str(&out, "  labelled ");
    rly_buf_str(&out, label.data);
    rly_buf_str(&out, ", found ");
    rly_buf_str(&out, found.data);
    rly_buf_str(&out, "\n  inbound  ");
    show_marked(&out, session, signal, inbound.size ? (history ? history->count : 0) + 1 : SIZE_MAX, inbound);
    rly_buf_str(&out, "\n  reply    ");
    show_marked(&out, session, signal, 0, field(item, "reply"));
    rly_buf_str(&out, "\n\n");
    (void)out_write(&out);
    rly_buf_free(&out);
}

static bool count_signal(cli_evaluation *evaluation, const labelled *item, size_t signal, rly_str label,
                         eval_group *group)
{
    const cli_session *session = evaluation->session;
    const char *name = replylint_rules_signal_get(session->rules, signal, "name");
    const char *values = replylint_rules_signal_get(session->rules, signal, "values");
    const char *reported = replylint_report_signal(session->report, name);

    size_t label_number = number_of_value(values, label);
    if (label_number == SIZE_MAX) {
        complain_at("%s:%zu: %s: \"%s\" is none of: %s", item->file, item->line, name, label.data, values);
        return false;
    }
    /* What is not known counts as not there. */
    rly_str found = reported ? rly_str_of(reported) : (rly_str){values, strcspn(values, " ")};
    bool right = rly_str_equal(label, found);
    bool miss = !right && !is_weakest(values, label), alarm = !right && !is_weakest(values, found);
    eval_counts *both[] = {&evaluation->all.signals[signal], group ? &group->signals[signal] : NULL};
    for (size_t i = 0; i < 2 && both[i]; i++) {
        both[i]->hits += right && !is_weakest(values, label);
        both[i]->misses += miss;
        both[i]->alarms += alarm;
    }
    if (signal == evaluation->errors_of && !right)
        print_error(evaluation, item, label, reported ? found : RLY_STR("nothing"), alarm);
    return count_values(&evaluation->values[signal], label_number, number_of_value(values, found));
}

static bool is_group(const eval_group *group, rly_str name, rly_str channel)
{
    return rly_str_is(name, group->name) && (!group->channel || rly_str_is(channel, group->channel));
}

static bool is_report(const cli_evaluation *evaluation)
{
    return evaluation->format == FIGURES_MARKDOWN;
}

static bool is_grouped(const cli_evaluation *evaluation)
{
    return is_report(evaluation) || evaluation->session->options->group != GROUP_NONE;
}

/* The group of a reply; NULL when memory runs out. */
static eval_group *find_group(cli_evaluation *evaluation, const labelled *item)
{
    static const char *const keys[] = {NULL, "brand", "channel"};
    cli_session *session = evaluation->session;
    bool report = is_report(evaluation);
    rly_str name = field(item, report ? "brand" : keys[session->options->group]), channel = field(item, "channel");
    size_t i = 0;

    while (i < evaluation->groups.count && !is_group(&evaluation->groups.items[i], name, channel))
        i++;
    if (i == evaluation->groups.count) {
        eval_group *group = rly_push(&evaluation->groups);
        if (!group)
            return NULL;
        *group = (eval_group){
            .name = rly_arena_copy(&session->arena, name.data, name.size),
            .channel = report ? rly_arena_copy(&session->arena, channel.data, channel.size) : NULL,
            .signals = rly_arena_take(&session->arena, evaluation->signal_count * sizeof(eval_counts)),
        };
        if (!group->name || !group->signals || (report && !group->channel)) {
            evaluation->groups.count--;
            return NULL;
        }
    }
    return &evaluation->groups.items[i];
}

static bool add_mark(eval_group *group, double score, const char *quality)
{
    group->replies++;
    group->score_sum += score;
    if (!*quality)
        return true;
    stat_mark *mark = rly_push(&group->marks);
    if (!mark)
        return complain_memory() != EXIT_TROUBLE;
    *mark = (stat_mark){score, strtod(quality, NULL)};
    return true;
}

static bool compare(cli_evaluation *evaluation, const labelled *item)
{
    const rly_tree *tree = item->tree;
    const rly_node *labels = rly_member(tree, item->record, "labels");
    const replylint_rules *rules = evaluation->session->rules;
    eval_group *group = is_grouped(evaluation) ? find_group(evaluation, item) : NULL;
    rly_str quality = rly_node_text(tree, rly_member(tree, labels, "quality"));
    double score = replylint_report_score(evaluation->session->report);

    if (!group && is_grouped(evaluation))
        return complain_memory() != EXIT_TROUBLE;
    for (const rly_node *label = rly_first(tree, labels); label; label = rly_next(tree, label)) {
        rly_str name = rly_node_key(tree, label);
        size_t signal = 0;
        while (signal < evaluation->signal_count &&
               !rly_str_is(name, replylint_rules_signal_get(rules, signal, "name")))
            signal++;
        if (signal == evaluation->signal_count && !rly_str_is(name, "quality"))
            return refuse(item, "there is no signal for the label", name.data);
        if (signal < evaluation->signal_count &&
            !count_signal(evaluation, item, signal, rly_node_text(tree, label), group))
            return false;
        if (signal < evaluation->signal_count && !evaluation->session->options->signals &&
            !evaluation->session->options->errors)
            evaluation->shown[signal] = true;
    }
    return add_mark(&evaluation->all, score, quality.data) && (!group || add_mark(group, score, quality.data));
}

static bool read_line(cli_evaluation *evaluation, rly_tree_store *store, const cli_lines *lines, rly_str line)
{
    cli_session *session = evaluation->session;

    if (rly_tree_read(store, RLY_JSON, NULL, line.data, line.size, session->error)) {
        complain_errors(session->error, lines->name, lines->number);
        return false;
    }
    labelled item = {&store->tree, rly_root(&store->tree), lines->name, lines->number};
    if (!rly_member(item.tree, item.record, "reply") || !rly_member(item.tree, item.record, "labels"))
        return refuse(&item, "a record needs the members", "reply\" and \"labels");
    return judge(session, &item) && compare(evaluation, &item);
}

static bool read_labels(cli_evaluation *evaluation, const char *path)
{
    cli_lines lines;
    rly_str line;
    rly_tree_store store = {0};
    bool good = lines_open(&lines, path, strcmp(path, "-") ? path : "<stdin>"), opened = good;

    while (opened && lines_next(&lines, &line))
        if (!text_is_blank(line) && !read_line(evaluation, &store, &lines, lines_without_mark(&lines, line)))
            good = false;
    good = good && !lines.failed;
    rly_tree_free(&store);
    lines_close(&lines);
    return good;
}

/* The signals that --signals names; all of them without it, as labels turn up. */
static bool choose_signals(cli_evaluation *evaluation, const char *names)
{
    cli_session *session = evaluation->session;

    while (names && *names) {
        size_t size = strcspn(names, ",");
        const char *name = rly_arena_copy(&session->arena, names, size);
        size_t signal = name ? replylint_rules_signal_find(session->rules, name, session->error) : 0;
        if (!name)
            return complain_memory() != EXIT_TROUBLE;
        if (signal == evaluation->signal_count) {
            complain_errors(session->error, "replylint: --signals", 0);
            return false;
        }
        evaluation->shown[signal] = true;
        names += size + (names[size] == ',');
    }
    return true;
}

static bool prepare(cli_evaluation *evaluation)
{
    cli_session *session = evaluation->session;
    const cli_options *options = session->options;
    size_t count = replylint_rules_signal_count(session->rules);

    evaluation->signal_count = evaluation->errors_of = count;
    evaluation->shown = rly_arena_take(&session->arena, count * sizeof(bool));
    evaluation->detected = rly_arena_take(&session->arena, count * sizeof(bool));
    evaluation->all.signals = rly_arena_take(&session->arena, count * sizeof(eval_counts));
    evaluation->values = rly_arena_take(&session->arena, count * sizeof(eval_values));
    if (!evaluation->shown || !evaluation->detected || !evaluation->all.signals || !evaluation->values)
        return complain_memory() != EXIT_TROUBLE;
    for (size_t s = 0; s < count; s++)
        evaluation->detected[s] = !strcmp(replylint_rules_signal_get(session->rules, s, "source"), "inferred");
    if (options->errors) {
        evaluation->errors_of = replylint_rules_signal_find(session->rules, options->errors, session->error);
        if (evaluation->errors_of == count) {
            complain_errors(session->error, "replylint: --errors", 0);
            return false;
        }
    }
    if (options->agreement && !eval_read_agreement(evaluation, options->agreement))
        return false;
    return choose_signals(evaluation, options->signals ? options->signals : options->errors);
}

static void free_groups(cli_evaluation *evaluation)
{
    rly_vec_free(&evaluation->all.marks);
    for (size_t s = 0; evaluation->values && s < evaluation->signal_count; s++) {
        rly_vec_free(&evaluation->values[s].labelled);
        rly_vec_free(&evaluation->values[s].found);
    }
    for (size_t i = 0; i < evaluation->groups.count; i++)
        rly_vec_free(&evaluation->groups.items[i].marks);
    rly_vec_free(&evaluation->groups);
}

/* What does not go together, before anything is read. */
static bool check_options(const cli_options *options, int format)
{
    if (!options->arguments.count)
        complain("eval: which file of labelled replies? replylint help eval");
    else if (options->errors && format != FIGURES_TEXT)
        complain("eval: --errors prints texts, and does not go with another format");
    else if (options->agreement && format != FIGURES_MARKDOWN)
        complain("eval: --agreement is for --format markdown");
    else if (options->group != GROUP_NONE && format == FIGURES_MARKDOWN)
        complain("eval: --format markdown breaks the figures down by itself, without --by");
    else
        return true;
    return false;
}

int run_eval(const cli_options *options)
{
    static void (*const printers[])(rly_buf *, const cli_evaluation *) = {eval_print_text, eval_print_json,
                                                                          eval_print_markdown};
    cli_session session = {0};
    cli_evaluation evaluation = {
        .session = &session, .format = options->json ? FIGURES_JSON : options->figures_format, .bar_quality = -1};
    rly_buf out = {0};

    if (!check_options(options, evaluation.format))
        return EXIT_TROUBLE;
    bool good = session_open(&session, options) && prepare(&evaluation);
    if (good) {
        good = read_labels(&evaluation, options->arguments.items[0]);
        printers[evaluation.format](&out, &evaluation);
        good = out_write(&out) && good;
    }
    rly_buf_free(&out);
    free_groups(&evaluation);
    session_close(&session);
    return good ? EXIT_CLEAN : EXIT_TROUBLE;
}
