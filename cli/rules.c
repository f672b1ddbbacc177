/* SPDX-License-Identifier: Apache-2.0 */
/* The list of rules, and the run of their examples. */
#include <string.h>

#include "base/json.h"
#include "files.h"
#include "options.h"
#include "session.h"

static void list_as_json(rly_buf *out, const replylint_rules *rules)
{
    static const char *const fields[] = {"id",     "level", "points", "message", "advice", "why",
                                         "judges", "when",  "stage",  "since",   "was",    "file"};
    rly_json json = {.out = out};

    rly_json_open(&json, NULL, '[');
    for (size_t i = 0; i < replylint_rules_count(rules); i++) {
        rly_json_open(&json, NULL, '{');
        for (size_t f = 0; f < sizeof fields / sizeof *fields; f++)
            rly_json_text(&json, fields[f], rly_str_of(replylint_rules_get(rules, i, fields[f])));
        rly_json_close(&json, '}');
    }
    rly_json_close(&json, ']');
    rly_buf_byte(out, '\n');
}

static void list_as_text(rly_buf *out, const cli_session *session, bool names_only)
{
    const replylint_rules *rules = session->rules;
    size_t widest = 0;

    for (size_t i = 0; i < replylint_rules_count(rules); i++) {
        size_t width = strlen(replylint_rules_get(rules, i, "id"));
        widest = width > widest ? width : widest;
    }
    for (size_t i = 0; i < replylint_rules_count(rules); i++) {
        const char *level = replylint_rules_get(rules, i, "level");
        if (names_only) {
            rly_buf_str(out, replylint_rules_get(rules, i, "id"));
            rly_buf_byte(out, '\n');
            continue;
        }
        show_padded(out, session->style, PAINT_BOLD, replylint_rules_get(rules, i, "id"), widest + 2);
        show_padded(out, session->style, paint_of_level(level), level, 12);
        show_padded(out, session->style, PAINT_PLAIN, replylint_rules_get(rules, i, "points"), 4);
        show_clean(out, rly_str_of(replylint_rules_get(rules, i, "message")));
        rly_buf_byte(out, '\n');
    }
}

int run_rules(const cli_options *options)
{
    cli_session session;
    rly_buf out = {0};
    bool good = session_open_rules(&session, options);

    if (good && options->format == FORMAT_JSON)
        list_as_json(&out, session.rules);
    else if (good)
        list_as_text(&out, &session, options->format == FORMAT_LINE);
    good = out_write(&out) && good;
    rly_buf_free(&out);
    session_close(&session);
    return good ? EXIT_CLEAN : EXIT_TROUBLE;
}

typedef struct test_run {
    size_t passed, failed, faults;
} test_run;

/* Run the examples below a prefix. False when the rules are of no use at all. */
static bool test_prefix(cli_session *session, const char *prefix, test_run *run)
{
    size_t passed = 0, failed = 0;
    replylint_status status = replylint_rules_test(session->rules, prefix, &passed, &failed, session->error);

    run->passed += passed;
    run->failed += failed;
    run->faults += replylint_error_count(session->error);
    complain_errors(session->error, NULL, 0);
    return !status;
}

/* The files of one folder, each by its place in the pack. */
static bool test_folder(cli_session *session, const char *folder, test_run *run)
{
    size_t first = session->added.count;
    bool good = session_add_rules(session, folder);

    for (size_t i = first; good && i < session->added.count; i++)
        good = test_prefix(session, session->added.items[i], run);
    return good;
}

int run_test(const cli_options *options)
{
    const char *which = options->arguments.count ? options->arguments.items[0] : NULL;
    cli_session session;
    test_run run = {0};
    rly_buf out = {0};
    bool good = session_load(&session, options);

    if (good && which && file_is_folder(which))
        good = test_folder(&session, which, &run);
    else if (good)
        good = test_prefix(&session, which, &run);
    if (good && which && !run.passed && !run.failed && !run.faults) {
        complain("test: there is no rule or detector below \"%s\"", which);
        good = false;
    }
    if (good) {
        rly_buf_number(&out, (int64_t)run.passed);
        rly_buf_str(&out, " passed, ");
        rly_buf_number(&out, (int64_t)run.failed);
        rly_buf_str(&out, " failed\n");
    }
    good = out_write(&out) && good;
    rly_buf_free(&out);
    session_close(&session);
    if (!good)
        return EXIT_TROUBLE;
    return run.failed || run.faults ? EXIT_FINDINGS : EXIT_CLEAN;
}
