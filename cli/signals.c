/* SPDX-License-Identifier: Apache-2.0 */
/* The catalogue of signals; or which of them a draft shows, and where. */
#include <string.h>

#include "base/json.h"
#include "check.h"
#include "options.h"

static void catalogue_as_json(rly_buf *out, const replylint_rules *rules)
{
    static const char *const fields[] = {"name", "of", "values", "source", "about", "file"};
    rly_json json = {.out = out};

    rly_json_open(&json, NULL, '[');
    for (size_t i = 0; i < replylint_rules_signal_count(rules); i++) {
        rly_json_open(&json, NULL, '{');
        for (size_t f = 0; f < sizeof fields / sizeof *fields; f++)
            rly_json_text(&json, fields[f], rly_str_of(replylint_rules_signal_get(rules, i, fields[f])));
        rly_json_close(&json, '}');
    }
    rly_json_close(&json, ']');
    rly_buf_byte(out, '\n');
}

static void catalogue_as_text(rly_buf *out, const cli_session *session, bool names_only)
{
    const replylint_rules *rules = session->rules;

    for (size_t i = 0; i < replylint_rules_signal_count(rules); i++) {
        const char *name = replylint_rules_signal_get(rules, i, "name");
        const char *source = replylint_rules_signal_get(rules, i, "source");
        if (names_only) {
            rly_buf_str(out, name);
            rly_buf_byte(out, '\n');
            continue;
        }
        show_padded(out, session->style, PAINT_BOLD, name, 20);
        show_padded(out, session->style, PAINT_PLAIN, replylint_rules_signal_get(rules, i, "of"), 14);
        show_padded(out, session->style, PAINT_DIM, strcmp(source, "none") ? source : "not yet", 10);
        rly_buf_str(out, replylint_rules_signal_get(rules, i, "about"));
        rly_buf_byte(out, '\n');
    }
}

static int print_catalogue(const cli_options *options)
{
    cli_session session;
    rly_buf out = {0};
    bool good = session_open_rules(&session, options);

    if (good && options->format == FORMAT_JSON)
        catalogue_as_json(&out, session.rules);
    else if (good)
        catalogue_as_text(&out, &session, options->format == FORMAT_LINE);
    good = out_write(&out) && good;
    rly_buf_free(&out);
    session_close(&session);
    return good ? EXIT_CLEAN : EXIT_TROUBLE;
}

static void show_position(rly_buf *out, cli_source *source, size_t start)
{
    rly_position at = source_position(source, source_start(source, start));

    rly_buf_number(out, (int64_t)at.line);
    rly_buf_byte(out, ':');
    rly_buf_number(out, (int64_t)at.column);
}

/* file:line:col: signal=value: "the words"; for the conversation the message stands in place of line and column. */
static void print_span_line(rly_buf *out, const cli_session *session, cli_source *source, const char *name, size_t i)
{
    size_t message, start, end;
    const char *value = replylint_report_signal_span(session->report, name, i, &message, &start, &end);

    show_clean(out, rly_str_of(source->name));
    rly_buf_byte(out, ':');
    if (message) {
        rly_buf_str(out, "message ");
        rly_buf_number(out, (int64_t)message);
    } else {
        show_position(out, source, start);
    }
    rly_buf_str(out, ": ");
    rly_buf_str(out, name);
    rly_buf_byte(out, '=');
    rly_buf_str(out, value);
    rly_buf_str(out, ": ");
    show_quoted(out, source_shown(session, source, message), start, end);
    rly_buf_byte(out, '\n');
}

static void print_span_text(rly_buf *out, const cli_session *session, cli_source *source, const char *name, size_t i)
{
    size_t message, start, end;
    const char *value = replylint_report_signal_span(session->report, name, i, &message, &start, &end);
    rly_buf place = {0};

    if (i > 0)
        show_padded(out, session->style, PAINT_PLAIN, "", 22);
    show_padded(out, session->style, PAINT_GREEN, value, 10);
    if (message) {
        rly_buf_str(&place, "message ");
        rly_buf_number(&place, (int64_t)message);
    } else {
        show_position(&place, source, start);
    }
    show_padded(out, session->style, PAINT_DIM, show_part(out, &place), 12);
    show_quoted(out, source_shown(session, source, message), start, end);
    rly_buf_byte(out, '\n');
    rly_buf_free(&place);
}

static void print_signals(rly_buf *out, const cli_session *session, cli_source *source)
{
    const replylint_rules *rules = session->rules;
    bool text = session->options->format == FORMAT_TEXT;

    if (text) {
        show_painted(out, session->style, PAINT_BOLD, source->name);
        rly_buf_byte(out, '\n');
    }
    for (size_t s = 0; s < replylint_rules_signal_count(rules); s++) {
        const char *name = replylint_rules_signal_get(rules, s, "name");
        const char *value = replylint_report_signal(session->report, name);
        const char *weakest = replylint_rules_signal_get(rules, s, "values");
        size_t spans = replylint_report_signal_span_count(session->report, name);
        bool there = value && (strncmp(weakest, value, strlen(value)) != 0 || !strchr(" ", weakest[strlen(value)]));
        if (!there && !spans)
            continue;
        if (text) {
            rly_buf_str(out, "  ");
            show_padded(out, session->style, PAINT_PLAIN, name, 20);
        }
        for (size_t i = 0; i < spans; i++)
            (text ? print_span_text : print_span_line)(out, session, source, name, i);
        if (text && !spans) {
            show_painted(out, session->style, PAINT_GREEN, value);
            rly_buf_byte(out, '\n');
        }
    }
}

int run_signals(const cli_options *options)
{
    if (!options->arguments.count && !options->stdin_filename)
        return print_catalogue(options);
    return run_over_drafts(options, print_signals, "signals");
}
