/* SPDX-License-Identifier: Apache-2.0 */
/* What a rule or a signal means: its file is its documentation. */
#include <string.h>

#include "options.h"
#include "session.h"

enum { LABEL_COLUMN = 16 };

static void show_field(rly_buf *out, cli_style style, const char *label, const char *text)
{
    if (!text || !*text)
        return;
    show_padded(out, style, PAINT_DIM, label, LABEL_COLUMN);
    show_wrapped(out, style, LABEL_COLUMN, text);
}

static void show_examples(rly_buf *out, const cli_session *session, size_t rule, const char *kind, const char *label)
{
    const char *example;

    for (size_t n = 0; (example = replylint_rules_example(session->rules, rule, kind, n)); n++)
        show_field(out, session->style, n ? "" : label, example);
}

/* Two examples a value tell most; the file has the rest. */
static void show_signal_examples(rly_buf *out, const cli_session *session, size_t signal)
{
    rly_arena arena = {0};
    const char *values = replylint_rules_signal_get(session->rules, signal, "values");
    for (const char *at = values; at && *at; at += strspn(at, " ")) {
        size_t size = strcspn(at, " ");
        char *value = rly_arena_copy(&arena, at, size);
        const char *example;
        for (size_t n = 0; n < 2 && value; n++) {
            example = replylint_rules_signal_example(session->rules, signal, at == values ? "none" : value, n);
            show_field(out, session->style, n ? "" : value, example);
        }
        at += size;
    }
    rly_arena_free(&arena);
}

static void explain_rule(rly_buf *out, const cli_session *session, size_t rule)
{
    const replylint_rules *rules = session->rules;
    const char *level = replylint_rules_get(rules, rule, "level");
    cli_style style = session->style;

    show_painted(out, style, PAINT_BOLD, replylint_rules_get(rules, rule, "id"));
    rly_buf_str(out, "  ");
    show_painted(out, style, paint_of_level(level), level);
    rly_buf_str(out, ", ");
    rly_buf_str(out, replylint_rules_get(rules, rule, "points"));
    rly_buf_str(out, " points\n\n");
    show_wrapped(out, style, 0, replylint_rules_get(rules, rule, "message"));
    rly_buf_byte(out, '\n');
    show_field(out, style, "What to do", replylint_rules_get(rules, rule, "advice"));
    show_field(out, style, "Why", replylint_rules_get(rules, rule, "why"));
    show_field(out, style, "Judges", replylint_rules_get(rules, rule, "judges"));
    show_field(out, style, "When", replylint_rules_get(rules, rule, "when"));
    if (!strcmp(replylint_rules_get(rules, rule, "stage"), "final"))
        show_field(out, style, "", "not before the draft is final (--stage typing: not yet)");
    show_examples(out, session, rule, "fail", "Fails");
    show_examples(out, session, rule, "pass", "Passes");
    show_examples(out, session, rule, "na", "Not judged");
    show_field(out, style, "Former id", replylint_rules_get(rules, rule, "was"));
    show_field(out, style, "Since", replylint_rules_get(rules, rule, "since"));
    show_field(out, style, "File", replylint_rules_get(rules, rule, "file"));
}

/* Does a condition hold that name as a word? */
static bool mentions(const char *condition, const char *name)
{
    size_t size = strlen(name);

    for (const char *at = condition; at && (at = strstr(at, name)); at += size) {
        bool begins = at == condition || !strchr("abcdefghijklmnopqrstuvwxyz_", at[-1]);
        if (begins && !(at[size] && strchr("abcdefghijklmnopqrstuvwxyz_", at[size])))
            return true;
    }
    return false;
}

static void show_rules_over(rly_buf *out, const cli_session *session, const char *signal)
{
    const replylint_rules *rules = session->rules;
    rly_buf ids = {0};

    for (size_t i = 0; i < replylint_rules_count(rules); i++) {
        if (!mentions(replylint_rules_get(rules, i, "judges"), signal) &&
            !mentions(replylint_rules_get(rules, i, "when"), signal))
            continue;
        rly_buf_str(&ids, ids.size ? ", " : "");
        rly_buf_str(&ids, replylint_rules_get(rules, i, "id"));
    }
    show_field(out, session->style, "Rules over it", ids.size ? rly_buf_text(&ids) : "none");
    rly_buf_free(&ids);
}

static void explain_signal(rly_buf *out, const cli_session *session, size_t signal)
{
    const replylint_rules *rules = session->rules;
    const char *source = replylint_rules_signal_get(rules, signal, "source");
    const char *name = replylint_rules_signal_get(rules, signal, "name");
    cli_style style = session->style;

    show_painted(out, style, PAINT_BOLD, name);
    rly_buf_str(out, "  signal of the ");
    rly_buf_str(out, replylint_rules_signal_get(rules, signal, "of"));
    rly_buf_str(out, "\n\n");
    show_wrapped(out, style, 0, replylint_rules_signal_get(rules, signal, "about"));
    rly_buf_byte(out, '\n');
    show_field(out, style, "Values", replylint_rules_signal_get(rules, signal, "values"));
    show_field(out, style, "Known",
               !strcmp(source, "given")      ? "when given with --signal"
               : !strcmp(source, "inferred") ? "from the text, or when given with --signal"
                                             : "when given with --signal; nothing detects it yet");
    show_field(out, style, "Detector", replylint_rules_signal_get(rules, signal, "file"));
    show_rules_over(out, session, name);
    show_signal_examples(out, session, signal);
}

/* A rule has a slash in its name, a signal has none. */
static bool explain(rly_buf *out, cli_session *session, const char *name)
{
    bool rule = strchr(name, '/');
    size_t count = rule ? replylint_rules_count(session->rules) : replylint_rules_signal_count(session->rules);
    size_t i = rule ? replylint_rules_find(session->rules, name, session->error)
                    : replylint_rules_signal_find(session->rules, name, session->error);

    if (i == count)
        complain_errors(session->error, NULL, 0);
    else if (rule)
        explain_rule(out, session, i);
    else
        explain_signal(out, session, i);
    return i < count;
}

int run_explain(const cli_options *options)
{
    cli_session session = {0};
    rly_buf out = {0};
    bool good = false;

    if (!options->arguments.count)
        complain("explain: which rule or signal? replylint rules and replylint signals list them");
    else if (session_open_rules(&session, options))
        good = explain(&out, &session, options->arguments.items[0]);
    good = out_write(&out) && good;
    rly_buf_free(&out);
    session_close(&session);
    return good ? EXIT_CLEAN : EXIT_TROUBLE;
}
