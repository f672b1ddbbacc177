/* SPDX-License-Identifier: Apache-2.0 */
/* JSON Lines: a record a line comes in, a report a line goes out, in the same order. */
#include <stdio.h>
#include <string.h>

#include "check.h"
#include "context.h"
#include "files.h"

/* With options the record is read first, so that they can be put over it. */
static bool judge_with_options(cli_session *session, rly_str record, rly_str *json)
{
    return !replylint_draft_json(session->draft, record.data, record.size, session->error) &&
           context_apply(session->options, session->draft, session->error) &&
           !replylint_lint(session->linter, session->draft, session->report, session->error) &&
           !replylint_report_json(session->report, &json->data, &json->size);
}

/* One record. False when it could not be judged; *json then is what says so, or empty when memory ran out. */
static bool judge(cli_session *session, rly_str record, rly_str *json)
{
    bool options = session->options->assignments.count > 0;

    if (options && judge_with_options(session, record, json))
        return true;
    /* What is wrong with the record is wrong without the options, too; this way the library writes it down. */
    replylint_error_clear(session->error);
    bool good = !replylint_lint_json(session->linter, session->draft, session->report, record.data, record.size,
                                     &json->data, &json->size, session->error);
    if (good && options)
        *json = (rly_str){NULL, 0};
    return good;
}

static bool judge_line(cli_session *session, const cli_lines *lines, rly_str record, cli_tally *tally, rly_buf *out)
{
    rly_str json = {NULL, 0};
    char place[512];
    bool good = judge(session, record, &json);

    if (!json.data)
        return complain_memory() != EXIT_TROUBLE;
    if (good) {
        (void)snprintf(place, sizeof place, "%.480s:%zu", lines->name, lines->number);
        tally_report(session, place, tally);
    } else {
        tally->trouble = true;
        complain_errors(session->error, lines->name, lines->number);
    }
    rly_buf_add(out, json.data, json.size);
    rly_buf_byte(out, '\n');
    return out_write(out);
}

static bool judge_file(cli_session *session, const char *path, cli_tally *tally, rly_buf *out)
{
    const char *given = session->options->stdin_filename;
    const char *name = strcmp(path, "-") ? path : given ? given : "<stdin>";
    cli_lines lines;
    rly_str line;
    bool good = lines_open(&lines, path, name);

    while (good) {
        /* A program that waits for its report before it sends the next record gets it. */
        if (lines_must_read(&lines) && !out_flush())
            break;
        if (!lines_next(&lines, &line))
            break;
        line = lines_without_mark(&lines, line);
        if (!text_is_blank(line))
            good = judge_line(session, &lines, line, tally, out);
    }
    good = good && !lines.failed;
    lines_close(&lines);
    return good;
}

int run_jsonl(cli_session *session)
{
    const cli_options *options = session->options;
    cli_tally tally = {0};
    rly_buf out = {0};
    word_list inputs = {0};

    if (options->format == FORMAT_LINE || options->format == FORMAT_JSON) {
        complain("--jsonl writes a report a line; --format %s does not go with it",
                 options->format == FORMAT_LINE ? "line" : "json");
        return EXIT_TROUBLE;
    }
    /* The library checks names of channels and signals only when it lints: better now than at every record. */
    if (options->assignments.count && !lint(session, "replylint: options"))
        return EXIT_TROUBLE;
    tally.trouble = !inputs_collect(options, &session->arena, &inputs);
    for (size_t i = 0; i < inputs.count; i++)
        if (!judge_file(session, inputs.items[i], &tally, &out))
            tally.trouble = true;
    rly_vec_free(&inputs);
    rly_buf_free(&out);
    if (tally.trouble)
        return EXIT_TROUBLE;
    return tally.findings ? EXIT_FINDINGS : EXIT_CLEAN;
}
