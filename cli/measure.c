/* SPDX-License-Identifier: Apache-2.0 */
/* How long a reply is for each channel, and what is left. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/json.h"
#include "check.h"
#include "config.h"
#include "options.h"
#include "shelf.h"

typedef struct measure {
    const char *channel, *unit, *encoding;
    uint64_t length, limit, over, segments, segment_left;
    rly_position start, end; /* in the file, of what does not fit */
} measure;

static measure measure_at(const cli_session *session, cli_source *source, size_t i)
{
    const replylint_report *report = session->report;
    measure m = {replylint_report_measure_get(report, i, "channel"),
                 replylint_report_measure_get(report, i, "unit"),
                 replylint_report_measure_get(report, i, "encoding"),
                 replylint_report_measure_number(report, i, "length"),
                 replylint_report_measure_number(report, i, "limit"),
                 replylint_report_measure_number(report, i, "over"),
                 replylint_report_measure_number(report, i, "segments"),
                 replylint_report_measure_number(report, i, "segment_left"),
                 {0, 0, 0},
                 {0, 0, 0}};
    m.start = source_position(source, source_start(source, replylint_report_measure_number(report, i, "start")));
    m.end = source_position(source, source_end(source, replylint_report_measure_number(report, i, "end")));
    return m;
}

static void print_row(rly_buf *out, cli_style style, const cli_source *source, const measure *m, bool line)
{
    char text[160], rest[64];

    if (line) {
        show_clean(out, rly_str_of(source->name));
        snprintf(text, sizeof text, ":%zu:%zu: %s: ", m->start.line, m->start.column, m->channel);
    } else {
        snprintf(text, sizeof text, "  %-18s", m->channel);
    }
    rly_buf_str(out, text);
    snprintf(text, sizeof text, "%6" PRIu64 " of %5" PRIu64 "  %-11s", m->length, m->limit,
             *m->encoding ? m->encoding : m->unit);
    rly_buf_str(out, text);
    if (m->over)
        snprintf(text, sizeof text, " %5" PRIu64 " over, from %zu:%zu", m->over, m->start.line, m->start.column);
    else
        snprintf(text, sizeof text, " %5" PRIu64 " left", m->limit > m->length ? m->limit - m->length : 0);
    show_painted(out, style, m->over ? PAINT_RED : PAINT_GREEN, text);
    if (m->segments) {
        snprintf(rest, sizeof rest, "; %" PRIu64 " part%s, %" PRIu64 " left in the last", m->segments,
                 m->segments == 1 ? "" : "s", m->segment_left);
        rly_buf_str(out, rest);
    }
    rly_buf_byte(out, '\n');
}

static void print_text(rly_buf *out, const cli_session *session, cli_source *source)
{
    bool line = session->options->format == FORMAT_LINE;

    if (!line) {
        show_painted(out, session->style, PAINT_BOLD, source->name);
        rly_buf_byte(out, '\n');
    }
    for (size_t i = 0; i < replylint_report_measure_count(session->report); i++) {
        measure m = measure_at(session, source, i);
        print_row(out, session->style, source, &m, line);
    }
}

static void print_json(rly_buf *out, const cli_session *session, cli_source *source)
{
    rly_json json = {.out = out};

    rly_json_open(&json, NULL, '{');
    rly_json_text(&json, "file", rly_str_of(source->name));
    rly_json_text(&json, "unit", rly_str_of(unit_name(source->cursor.unit)));
    rly_json_open(&json, "measures", '[');
    for (size_t i = 0; i < replylint_report_measure_count(session->report); i++) {
        measure m = measure_at(session, source, i);
        rly_json_open(&json, NULL, '{');
        rly_json_text(&json, "channel", rly_str_of(m.channel));
        rly_json_text(&json, "unit", rly_str_of(m.unit));
        rly_json_number(&json, "length", (int64_t)m.length);
        rly_json_number(&json, "limit", (int64_t)m.limit);
        rly_json_number(&json, "over", (int64_t)m.over);
        if (m.over) {
            rly_json_number(&json, "start", (int64_t)m.start.offset);
            rly_json_number(&json, "end", (int64_t)m.end.offset);
        }
        if (*m.encoding) {
            rly_json_text(&json, "encoding", rly_str_of(m.encoding));
            rly_json_number(&json, "segments", (int64_t)m.segments);
            rly_json_number(&json, "segment_left", (int64_t)m.segment_left);
        }
        rly_json_close(&json, '}');
    }
    rly_json_close(&json, ']');
    rly_json_close(&json, '}');
    rly_buf_byte(out, '\n');
}

typedef struct measuring {
    rly_buf out;
    bool good;
} measuring;

static bool measure_draft(void *context, cli_session *session, cli_source *source)
{
    measuring *m = context;

    if (replylint_measure(session->linter, session->draft, NULL, session->report, session->error)) {
        complain_errors(session->error, source->name, 0);
        m->good = false;
        return true;
    }
    (session->options->format == FORMAT_JSON ? print_json : print_text)(&m->out, session, source);
    return out_write(&m->out);
}

int run_measure(const cli_options *options)
{
    cli_session session;
    word_list inputs = {0};
    measuring m = {.good = true};
    bool good = session_open(&session, options);

    if (good) {
        good = inputs_collect(options, library_endings, &session.arena, &inputs);
        config_drop_ignored(&session, &inputs);
        good = sources_each(&session, &inputs, measure_draft, NULL, &m) && m.good && good;
    }
    rly_buf_free(&m.out);
    rly_vec_free(&inputs);
    session_close(&session);
    return good ? EXIT_CLEAN : EXIT_TROUBLE;
}
