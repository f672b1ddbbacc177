/* SPDX-License-Identifier: Apache-2.0 */
/* replylint calibrate: do a team's own marks agree with the scores, and which points would agree better? */
#include <stdlib.h>
#include <string.h>

#include "calibrate_print.h"
#include "calibrate_read.h"
#include "files.h"
#include "options.h"

static bool check_options(const cli_options *options, double *pass_from)
{
    char none[] = "", *end = none;

    *pass_from = options->pass ? strtod(options->pass, &end) : -1;
    if (!options->arguments.count)
        complain("calibrate: which file of marked replies? replylint help calibrate");
    else if (options->pass && (!*options->pass || *end || !(*pass_from >= 0 && *pass_from <= 100)))
        complain("--pass: \"%s\" is no mark from 0 to 100", options->pass);
    else
        return true;
    return false;
}

/* A file of our own may be written anew; nobody's settings are to be lost. */
static bool may_write(const char *path)
{
    rly_buf old = {0};
    size_t size = strlen(cal_settings_begin);
    bool free = !file_exists(path) || (!file_is_folder(path) && file_read(path, path, &old) && old.size >= size &&
                                       !memcmp(old.data, cal_settings_begin, size));

    if (!free)
        complain_at("%s: is there already, and not of calibrate's making; name another file", path);
    rly_buf_free(&old);
    return free;
}

static bool write_file(const char *path, const rly_buf *text)
{
    return text->failed ? complain_memory() != EXIT_TROUBLE : file_write(path, (rly_str){text->data, text->size});
}

/*
 * Print what was found; with --output also write the settings, unless not all marks could be read (`whole`), which
 * would have led to others. Returns the exit status.
 */
static int report(const cal_report *found, const cli_options *options, bool whole)
{
    rly_buf out = {0};
    int code = EXIT_CLEAN;

    if (options->figures_format == FIGURES_JSON)
        cal_print_json(&out, found);
    else
        cal_print_text(&out, found);
    if (!out_write(&out))
        code = EXIT_TROUBLE;
    if (options->output && !cal_suggests(found)) {
        complain("nothing to suggest; %s is not written", options->output);
        code = EXIT_FINDINGS;
    } else if (options->output && !whole) {
        complain("not all marks could be read; %s is not written", options->output);
    } else if (options->output) {
        cal_print_settings(&out, found, "");
        if (!may_write(options->output) || !write_file(options->output, &out))
            code = EXIT_TROUBLE;
    }
    rly_buf_free(&out);
    return code;
}

int run_calibrate(const cli_options *options)
{
    cli_session session = {0};
    cal_reading reading = {.session = &session};
    cal_data data = {.from_zero = options->from_zero};
    cal_report found = {.session = &session, .data = &data};
    double pass_from;
    int code = EXIT_TROUBLE;

    if (!check_options(options, &pass_from))
        return EXIT_TROUBLE;
    bool opened = session_open(&session, options);
    bool whole = opened && cal_read(&reading, options->arguments.items[0]);
    if (opened && cal_collect(&reading, pass_from, &data, &found.marks)) {
        data.pass_mark = replylint_linter_pass_mark(session.linter);
        if (!data.count && whole)
            complain("%s: no marked replies in it", options->arguments.items[0]);
        else if (data.count && (!cal_judge_rules(&data) || !cal_evaluate(&data, &found.result)))
            (void)complain_memory();
        else if (data.count)
            code = report(&found, options, whole);
    }
    cal_free(&data);
    cal_reading_free(&reading);
    session_close(&session);
    return whole ? code : EXIT_TROUBLE;
}
