/* SPDX-License-Identifier: Apache-2.0 */
/* A report for people: each finding with its place underlined, then the summary. */
#include "format.h"

static const char indent[] = "    ";

static void show_heading(rly_buf *out, const cli_session *session, const char *name, const rly_position *at)
{
    rly_buf place = {0};

    rly_buf_str(&place, name);
    if (at) {
        rly_buf_byte(&place, ':');
        rly_buf_number(&place, (int64_t)at->line);
        rly_buf_byte(&place, ':');
        rly_buf_number(&place, (int64_t)at->column);
    }
    rly_buf_byte(&place, ':');
    show_painted(out, session->style, PAINT_BOLD, show_part(out, &place));
    rly_buf_byte(out, ' ');
    rly_buf_free(&place);
}

/* The words that a fix takes the place of, where they are not all that was found; else nothing. */
static rly_str replaced_words(const replylint_report *report, const cli_source *source, size_t finding, size_t fix)
{
    size_t start, end, from, to;
    bool placed = replylint_report_finding_range(report, finding, &start, &end);

    replylint_report_fix(report, finding, fix, &from, &to, NULL);
    if (!placed || (from == start && to == end) || to > source->text.size)
        return (rly_str){"", 0};
    return (rly_str){source->text.data + from, to - from};
}

static void show_fixes(rly_buf *out, const cli_session *session, const cli_source *source, size_t finding)
{
    for (size_t n = 0; n < replylint_report_fix_count(session->report, finding); n++) {
        const char *fix = replylint_report_fix(session->report, finding, n, NULL, NULL, NULL);
        rly_str words = replaced_words(session->report, source, finding, n);
        rly_buf of = {0};

        if (words.size) {
            rly_buf_byte(&of, '"');
            rly_buf_add(&of, words.data, words.size);
            rly_buf_byte(&of, '"');
        }
        rly_buf_str(out, indent);
        rly_buf_str(out, *fix ? "Better: \"" : "Better: leave ");
        show_painted(out, session->style, PAINT_GREEN, *fix ? fix : words.size ? rly_buf_text(&of) : "it");
        rly_buf_str(out, *fix ? "\"" : " out.");
        if (*fix && words.size) {
            rly_buf_str(out, " for ");
            show_painted(out, session->style, PAINT_DIM, rly_buf_text(&of));
        }
        rly_buf_byte(out, '\n');
        rly_buf_free(&of);
    }
}

static void show_finding(rly_buf *out, const cli_session *session, cli_source *source, size_t i)
{
    const replylint_report *report = session->report;
    const char *level = replylint_report_finding_get(report, i, "level");
    const char *advice = replylint_report_finding_get(report, i, "advice");
    size_t start, end;
    bool placed = replylint_report_finding_range(report, i, &start, &end);
    rly_buf rule = {0};

    /* A draft is a file; of a library it must be said which text lacks something. */
    if (placed || source->item) {
        rly_position at = source_position(source, source_start(source, start));
        show_heading(out, session, source->name, &at);
    } else {
        show_heading(out, session, source->name, NULL);
    }
    show_painted(out, session->style, paint_of_level(level), level);
    rly_buf_str(out, ": ");
    show_painted(out, session->style, PAINT_BOLD, replylint_report_finding_get(report, i, "message"));
    rly_buf_str(&rule, " [");
    rly_buf_str(&rule, replylint_report_finding_get(report, i, "rule"));
    rly_buf_byte(&rule, ']');
    show_painted(out, session->style, PAINT_DIM, show_part(out, &rule));
    rly_buf_byte(out, '\n');
    rly_buf_free(&rule);
    if (placed)
        show_place(out, session->style, paint_of_level(level), source_shown(session, source, 0), start, end);
    if (*advice) {
        rly_buf_str(out, indent);
        show_wrapped(out, session->style, sizeof indent - 1, advice);
    }
    show_fixes(out, session, source, i);
}

static void draft(cli_printing *p, cli_source *source)
{
    const cli_session *session = p->session;
    size_t findings = 0;

    for (size_t i = 0; i < replylint_report_finding_count(session->report); i++) {
        if (!finding_is_shown(session, i))
            continue;
        if (findings++ > 0)
            rly_buf_byte(p->out, '\n');
        show_finding(p->out, session, source, i);
    }
    if (session->options->quiet)
        return;
    if (findings)
        rly_buf_byte(p->out, '\n');
    rly_buf name = {0};
    rly_buf_str(&name, source->name);
    if (source->title.size || source->id.size) {
        rly_str title = source->title.size ? source->title : source->id;
        rly_buf_str(&name, " \"");
        rly_buf_add(&name, title.data, title.size);
        rly_buf_byte(&name, '"');
    }
    format_summary(p->out, session, p->several ? show_part(p->out, &name) : NULL);
    rly_buf_free(&name);
}

static void lead(cli_printing *p, bool good)
{
    if (good && p->tally->drafts > 1 && !p->session->options->quiet)
        rly_buf_byte(p->out, '\n');
}

static void end(cli_printing *p)
{
    const cli_tally *tally = p->tally;

    if (tally->drafts < 2 || p->session->options->quiet)
        return;
    rly_buf_byte(p->out, '\n');
    show_count(p->out, tally->drafts, "draft", "drafts");
    show_format(p->out, ": %zu passed, %zu below ", tally->passed, tally->drafts - tally->passed);
    if (tally->marks_vary)
        rly_buf_str(p->out, "their pass marks");
    else
        show_format(p->out, "the pass mark %d", tally->pass_mark);
    if (tally->foreign)
        show_format(p->out, "; %zu %s judged only in part", tally->foreign,
                    tally->foreign == 1 ? "is not in English, and was" : "are not in English, and were");
    rly_buf_str(p->out, ".\n");
}

const cli_format as_text = {"text", false, UNIT_ASKED, NULL, draft, NULL, end, lead};
