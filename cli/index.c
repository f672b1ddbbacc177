/* SPDX-License-Identifier: Apache-2.0 */
/* index: canned texts, or earlier replies, made into a file that --index takes. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/json.h"
#include "files.h"
#include "options.h"
#include "texts.h"

static const char usual_name[] = "canned.index";

static bool fine(replylint_status status, replylint_error *error, const char *name)
{
    if (status)
        complain_errors(error, name, 0);
    return !status;
}

static bool add_text(void *index, cli_session *session, const cli_text *text)
{
    return fine(replylint_index_add(index, session->draft, text->title, text->place, session->error), session->error,
                text->place);
}

static void print_number(rly_buf *out, const replylint_index *index, const char *field, const char *label)
{
    char line[80];

    (void)snprintf(line, sizeof line, "%-12s%" PRIu64 "\n", label, replylint_index_number(index, field));
    rly_buf_str(out, line);
}

/* What an index holds. */
static bool print_index(const replylint_index *index, const char *name, int format)
{
    static const struct {
        const char *field, *label;
    } rows[] = {{"texts", "texts"},       {"added", "read"},  {"left_out", "too short"},
                {"shingles", "shingles"}, {"bytes", "bytes"}, {"version", "version"}};
    rly_buf out = {0};
    rly_json json = {.out = &out};

    if (format == FIGURES_JSON) {
        rly_json_open(&json, NULL, '{');
        rly_json_text(&json, "file", rly_str_of(name));
        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
            rly_json_number(&json, rows[i].field, (int64_t)replylint_index_number(index, rows[i].field));
        rly_json_close(&json, '}');
        rly_buf_byte(&out, '\n');
    } else {
        show_clean(&out, rly_str_of(name));
        rly_buf_byte(&out, '\n');
        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
            print_number(&out, index, rows[i].field, rows[i].label);
    }
    bool good = out_write(&out);
    rly_buf_free(&out);
    return good;
}

static bool build(const cli_options *options)
{
    const char *name = options->output ? options->output : usual_name;
    cli_session session;
    replylint_index *index = NULL;
    bool good = session_open(&session, options) &&
                fine(replylint_index_new(&index, session.error), session.error, NULL) &&
                texts_read(&session, 1, add_text, index);

    good = good && fine(replylint_index_seal(index, session.error), session.error, NULL);
    if (good && replylint_index_number(index, "texts") == 0) {
        complain("no text of six words or more; %s is not written", name);
        good = false;
    }
    good = good && fine(replylint_index_save(index, name, session.error), session.error, name) &&
           print_index(index, name, options->figures_format);
    if (session.faults)
        complain("%zu %s could not be taken; %s is not written", session.faults, session.faults == 1 ? "text" : "texts",
                 name);
    replylint_index_free(index);
    session_close(&session);
    return good;
}

/* info, and check, which reads all of it. */
static bool look_at(const cli_options *options, bool whole)
{
    replylint_error *error = replylint_error_new();
    replylint_index *index = NULL;
    bool good = error || complain_memory() != EXIT_TROUBLE;

    if (good && options->arguments.count != 2) {
        complain("index %s takes one index", options->arguments.items[0]);
        good = false;
    }
    const char *name = good ? options->arguments.items[1] : NULL;
    good = good && fine(replylint_index_open(&index, name, error), error, name) &&
           (!whole || fine(replylint_index_check(index, error), error, name)) &&
           print_index(index, name, options->figures_format);
    replylint_index_free(index);
    replylint_error_free(error);
    return good;
}

int run_index(const cli_options *options)
{
    const char *what = options->arguments.count ? options->arguments.items[0] : "";
    bool good = false;

    index_guard();
    if (!strcmp(what, "build"))
        good = build(options);
    else if (!strcmp(what, "info") || !strcmp(what, "check"))
        good = look_at(options, what[0] == 'c');
    else
        complain("index %s: say build, info or check; see replylint help index", what);
    return good ? EXIT_CLEAN : EXIT_TROUBLE;
}
