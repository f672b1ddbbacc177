/* SPDX-License-Identifier: Apache-2.0 */
#include "check.h"

#include <string.h>
#include <unistd.h>

#include "files.h"
#include "options.h"

static bool add_input(word_list *out, const char *path)
{
    const char **slot = rly_push(out);

    if (!slot)
        return complain_memory() != EXIT_TROUBLE;
    *slot = path;
    return true;
}

bool inputs_collect(const cli_options *options, rly_arena *arena, word_list *out)
{
    static const char *const endings[] = {".txt", ".md", ".markdown", ".html", ".htm", ".eml", ".json", NULL};
    bool good = true;

    if (!options->arguments.count) {
        if (!isatty(STDIN_FILENO))
            return add_input(out, "-");
        complain("no draft: name a file, or send one in: echo \"...\" | replylint (replylint help shows more)");
        return false;
    }
    for (size_t i = 0; i < options->arguments.count; i++) {
        const char *path = options->arguments.items[i];
        size_t before = out->count;
        if (!strcmp(path, "-") || !file_is_folder(path)) {
            good = add_input(out, path) && good;
            continue;
        }
        good = files_below(path, endings, arena, out) && good;
        if (good && out->count == before) {
            complain_at("%s: no drafts in this folder (*.txt, *.md, *.html, *.eml, *.json)", path);
            good = false;
        }
    }
    return good;
}

bool lint(cli_session *session, const char *name)
{
    replylint_status status = replylint_lint(session->linter, session->draft, session->report, session->error);

    if (!status)
        return true;
    if (replylint_error_count(session->error))
        complain_errors(session->error, name, 0);
    else
        complain_at("%s: %s", name, replylint_status_text(status));
    return false;
}

static int rank_of_level(const char *level)
{
    if (!strcmp(level, "error"))
        return FAIL_ON_ERROR;
    return strcmp(level, "warning") ? FAIL_ON_SUGGESTION : FAIL_ON_WARNING;
}

void tally_report(const cli_session *session, const char *name, cli_tally *tally)
{
    const cli_options *options = session->options;
    const replylint_report *report = session->report;

    tally->drafts++;
    tally->passed += replylint_report_passed(report) != 0;
    for (size_t i = 0; i < replylint_report_finding_count(report) && options->fail_on != FAIL_ON_NEVER; i++)
        if (rank_of_level(replylint_report_finding_get(report, i, "level")) <= options->fail_on)
            tally->findings = true;
    if (replylint_report_score(report) < options->fail_under)
        tally->findings = true;
    for (size_t i = 0; i < replylint_report_verdict_count(report); i++) {
        if (strcmp(replylint_report_verdict_get(report, i, "verdict"), "skipped") != 0)
            continue;
        complain_at("%s: rule %s was skipped: %s", name, replylint_report_verdict_get(report, i, "rule"),
                    replylint_report_verdict_get(report, i, "reason"));
        tally->trouble = true;
    }
}

/* A report among others: a line of its own, or an item of an array. */
static void begin_json(rly_buf *out, const cli_session *session, bool several, bool first)
{
    if (session->options->format == FORMAT_JSON && several)
        rly_buf_str(out, first ? "[" : ",\n");
}

static void print_draft(cli_session *session, cli_source *source, bool several, rly_buf *out)
{
    switch (session->options->format) {
    case FORMAT_TEXT:
        format_text(out, session, source, several);
        break;
    case FORMAT_LINE:
        format_line(out, session, source);
        break;
    default:
        if (!format_json(out, session, source, NULL))
            (void)complain_memory();
    }
}

static void print_total(const cli_session *session, const cli_tally *tally, rly_buf *out)
{
    rly_buf_byte(out, '\n');
    show_count(out, tally->drafts, "draft", "drafts");
    rly_buf_str(out, ": ");
    rly_buf_number(out, (int64_t)tally->passed);
    rly_buf_str(out, " passed, ");
    rly_buf_number(out, (int64_t)(tally->drafts - tally->passed));
    rly_buf_str(out, " below the pass mark ");
    rly_buf_number(out, replylint_linter_pass_mark(session->linter));
    rly_buf_str(out, ".\n");
}

/* One draft after the other; one that cannot be read does not keep the next from being judged. */
static void check_all(cli_session *session, const word_list *inputs, bool several, cli_tally *tally)
{
    int format = session->options->format;
    bool json = format == FORMAT_JSON || format == FORMAT_JSONL;
    cli_source source = {0};
    rly_buf out = {0};

    for (size_t i = 0; i < inputs->count; i++) {
        bool good = source_read(session, inputs->items[i], &source) && lint(session, source.name);
        if (json)
            begin_json(&out, session, several, i == 0);
        if (good) {
            tally_report(session, source.name, tally);
            if (format == FORMAT_TEXT && tally->drafts > 1 && !session->options->quiet)
                rly_buf_byte(&out, '\n');
            print_draft(session, &source, several, &out);
        } else {
            tally->trouble = true;
            if (json)
                format_json_error(&out, source.name);
        }
        if (json && (format == FORMAT_JSONL || !several))
            rly_buf_byte(&out, '\n');
        if (!out_write(&out))
            break;
    }
    if (format == FORMAT_JSON && several)
        rly_buf_str(&out, inputs->count ? "]\n" : "[]\n");
    if (format == FORMAT_TEXT && tally->drafts > 1 && !session->options->quiet)
        print_total(session, tally, &out);
    (void)out_write(&out);
    rly_buf_free(&out);
    source_free(&source);
}

static int check_files(cli_session *session)
{
    const word_list *arguments = &session->options->arguments;
    /* A folder holds several drafts, even when there is only one today: the shape of the JSON is not to change. */
    bool several = arguments->count > 1 || (arguments->count == 1 && file_is_folder(arguments->items[0]));
    cli_tally tally = {0};
    word_list inputs = {0};

    tally.trouble = !inputs_collect(session->options, &session->arena, &inputs);
    if (inputs.count)
        check_all(session, &inputs, several, &tally);
    rly_vec_free(&inputs);
    if (tally.trouble)
        return EXIT_TROUBLE;
    return tally.findings ? EXIT_FINDINGS : EXIT_CLEAN;
}

int run_check(const cli_options *options)
{
    cli_session session;
    int code = EXIT_TROUBLE;

    if (session_open(&session, options))
        code = options->jsonl ? run_jsonl(&session) : check_files(&session);
    session_close(&session);
    return code;
}
