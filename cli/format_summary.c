/* SPDX-License-Identifier: Apache-2.0 */
/* Below the findings: what is good, what could not be judged, how the score comes about. */
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "context.h"

/* The items of the checklist in one state, as a sentence: "Done well: says sorry; names a time." */
static void show_marks(rly_buf *out, const cli_session *session, cli_paint paint, const char *title, const char *state,
                       const char *words)
{
    bool any = false;

    for (size_t i = 0; i < replylint_report_checklist_count(session->report); i++) {
        if (strcmp(replylint_report_checklist_get(session->report, i, "state"), state) != 0)
            continue;
        if (any)
            rly_buf_str(out, "; ");
        else
            show_painted(out, session->style, paint, title);
        rly_buf_str(out, replylint_report_checklist_get(session->report, i, words));
        any = true;
    }
    if (any)
        rly_buf_str(out, ".\n");
}

/* What a rule that was not judged needs, in words, and the option that gives it. */
static const char *const needs[][3] = {
    {"inbound", "the customer's message", "--inbound"},
    {"messages", "the conversation", "--message"},
    {"channel", "the channel", "--channel"},
    {"customer.name", "the customer's name", "--customer"},
    {"customer.handle", "the customer's handle", "--handle"},
    {"agent.name", "the writer's name", "--agent"},
    {"dictionary", "a dictionary", "--spelling"},
};

typedef struct wanting {
    const char *key;
    size_t rules;
} wanting;

static const char signal_prefix[] = "signal.";

static bool is_signal(const char *key)
{
    return !strncmp(key, signal_prefix, sizeof signal_prefix - 1);
}

/* "the channel (--channel)". */
static void show_need(rly_buf *out, const char *key)
{
    rly_arena arena = {0};

    for (size_t i = 0; i < sizeof needs / sizeof *needs; i++) {
        if (strcmp(needs[i][0], key) != 0)
            continue;
        rly_buf_str(out, needs[i][1]);
        rly_buf_str(out, " (");
        rly_buf_str(out, needs[i][2]);
        rly_buf_byte(out, ')');
        return;
    }
    size_t number = key_of_option(key, strlen(key));
    const char *option = number < replylint_key_count() ? key_option_name(number, &arena) : NULL;
    rly_buf_str(out, key);
    rly_buf_str(out, option ? " (--" : "");
    rly_buf_str(out, option ? option : "");
    rly_buf_str(out, option ? ")" : "");
    rly_arena_free(&arena);
}

typedef RLY_VEC(wanting) wantings;

/* What the rules that were not judged want, each key once. */
static void collect_wants(const replylint_report *report, wantings *wants)
{
    for (size_t i = 0; i < replylint_report_verdict_count(report); i++) {
        const char *key = replylint_report_verdict_get(report, i, "missing");
        if (!key || !*key || strcmp(replylint_report_verdict_get(report, i, "verdict"), "na") != 0)
            continue;
        size_t n = 0;
        while (n < wants->count && strcmp(wants->items[n].key, key) != 0)
            n++;
        bool first = n == wants->count;
        wanting *slot = first ? rly_push(wants) : &wants->items[n];
        if (!slot)
            break;
        *slot = (wanting){key, first ? 1 : slot->rules + 1};
    }
}

/* "3 rules need the signals upset, praise (--signal)". */
static void show_wanted_signals(rly_buf *out, const wantings *wants)
{
    size_t rules = 0, signals = 0;

    for (size_t n = 0; n < wants->count; n++) {
        if (!is_signal(wants->items[n].key))
            continue;
        rules += wants->items[n].rules;
        signals++;
    }
    if (!signals)
        return;
    rly_buf_str(out, signals < wants->count ? "; " : "");
    show_count(out, rules, "rule needs ", "rules need ");
    rly_buf_str(out, signals == 1 ? "the signal " : "the signals ");
    for (size_t n = 0, shown = 0; n < wants->count; n++) {
        if (!is_signal(wants->items[n].key))
            continue;
        rly_buf_str(out, shown++ ? ", " : "");
        rly_buf_str(out, wants->items[n].key + sizeof signal_prefix - 1);
    }
    rly_buf_str(out, " (--signal)");
}

static void show_not_judged(rly_buf *out, const cli_session *session)
{
    wantings wants = {0};
    bool any = false;

    collect_wants(session->report, &wants);
    if (wants.count)
        show_painted(out, session->style, PAINT_DIM, "Not judged: ");
    for (size_t n = 0; n < wants.count; n++) {
        if (is_signal(wants.items[n].key))
            continue;
        rly_buf_str(out, any ? "; " : "");
        show_count(out, wants.items[n].rules, "rule needs ", "rules need ");
        show_need(out, wants.items[n].key);
        any = true;
    }
    show_wanted_signals(out, &wants);
    rly_buf_str(out, wants.count ? ".\n" : "");
    rly_vec_free(&wants);
}

static void show_signed(rly_buf *out, const char *sign, long number, const char *what)
{
    char digits[24], *p = digits + sizeof digits - 1;

    *p = '\0';
    do
        *--p = (char)('0' + number % 10);
    while ((number /= 10) > 0);
    for (size_t width = strlen(sign) + strlen(p); width < 6; width++)
        rly_buf_byte(out, ' ');
    rly_buf_str(out, sign);
    rly_buf_str(out, p);
    rly_buf_str(out, *what ? "  " : "");
    rly_buf_str(out, what);
    rly_buf_byte(out, '\n');
}

static void show_arithmetic(rly_buf *out, const cli_session *session)
{
    const replylint_report *report = session->report;

    show_signed(out, "", 100, "");
    for (size_t i = 0; i < replylint_report_verdict_count(report); i++) {
        long deduction = strtol(replylint_report_verdict_get(report, i, "deduction"), NULL, 10);
        if (deduction > 0)
            show_signed(out, "-", deduction, replylint_report_verdict_get(report, i, "rule"));
    }
    show_signed(out, "= ", replylint_report_score(report), "");
}

static void show_verdicts(rly_buf *out, const cli_session *session)
{
    const replylint_report *report = session->report;

    for (size_t i = 0; i < replylint_report_verdict_count(report); i++) {
        const char *verdict = replylint_report_verdict_get(report, i, "verdict");
        const char *reason = replylint_report_verdict_get(report, i, "reason");
        bool failed = !strcmp(verdict, "failed"), passed = !strcmp(verdict, "passed");
        rly_buf_str(out, "  ");
        show_padded(out, session->style,
                    failed   ? PAINT_RED
                    : passed ? PAINT_GREEN
                             : PAINT_DIM,
                    strcmp(verdict, "na") ? verdict : "not judged", 12);
        if (*reason)
            show_padded(out, session->style, PAINT_PLAIN, replylint_report_verdict_get(report, i, "rule"), 32);
        else
            rly_buf_str(out, replylint_report_verdict_get(report, i, "rule"));
        show_clean(out, rly_str_of(reason));
        rly_buf_byte(out, '\n');
    }
}

/* "; not shown: 2 in the baseline". */
static void show_hidden(rly_buf *out, const cli_session *session)
{
    static const char *const words[HIDINGS] = {"", " allowed", " in the baseline", " on old lines"};
    bool any = false;

    for (int i = HIDDEN_NOT + 1; i < HIDINGS; i++) {
        size_t count = findings_hidden(session, (cli_hiding)i);
        if (!count)
            continue;
        rly_buf_str(out, any ? ", " : "; not shown: ");
        rly_buf_number(out, (int64_t)count);
        rly_buf_str(out, words[i]);
        any = true;
    }
}

static void show_score(rly_buf *out, const cli_session *session, const char *name)
{
    static const char *const levels[][2] = {
        {"error", "errors"}, {"warning", "warnings"}, {"suggestion", "suggestions"}};
    const replylint_report *report = session->report;
    rly_buf score = {0};
    bool any = false;

    if (name) {
        show_painted(out, session->style, PAINT_BOLD, name);
        rly_buf_str(out, ": ");
    }
    rly_buf_str(&score, "Score ");
    rly_buf_number(&score, replylint_report_score(report));
    rly_buf_str(&score, "/100");
    show_painted(out, session->style, replylint_report_passed(report) ? PAINT_GREEN : PAINT_RED,
                 show_part(out, &score));
    rly_buf_free(&score);
    rly_buf_str(out, ", pass mark ");
    rly_buf_number(out, replylint_linter_pass_mark(session->linter));
    for (size_t level = 0; level < 3; level++) {
        size_t count = 0;
        for (size_t i = 0; i < replylint_report_finding_count(report); i++)
            count += finding_is_shown(session, i) &&
                     !strcmp(replylint_report_finding_get(report, i, "level"), levels[level][0]);
        if (!count)
            continue;
        rly_buf_str(out, any ? ", " : ": ");
        show_count(out, count, levels[level][0], levels[level][1]);
        any = true;
    }
    rly_buf_str(out, any ? "" : ": no findings");
    show_hidden(out, session);
    rly_buf_str(out, ".\n");
}

void format_summary(rly_buf *out, const cli_session *session, const char *name)
{
    show_marks(out, session, PAINT_GREEN, "Done well: ", "done", "has");
    show_marks(out, session, PAINT_YELLOW, "Still lacks: ", "missing", "lacks");
    show_not_judged(out, session);
    if (session->options->verdicts)
        show_verdicts(out, session);
    if (session->options->explain_score)
        show_arithmetic(out, session);
    show_score(out, session, name);
}
