/* SPDX-License-Identifier: Apache-2.0 */
#include "check.h"

#include <string.h>
#include <unistd.h>

#include "config.h"
#include "files.h"
#include "fix.h"
#include "format.h"
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

bool lint_source(cli_session *session, cli_source *source)
{
    return lint(session, source->name) && filter_report(session, source);
}

bool tally_fails(const cli_options *options, const cli_tally *tally)
{
    size_t most = options->max_warnings == NUMBER_UNSET ? 0 : (size_t)options->max_warnings;

    if (options->exit_zero)
        return false;
    if (tally->below || options->fail_on == FAIL_ON_NEVER)
        return tally->below;
    bool warnings = options->fail_on >= FAIL_ON_WARNING || options->max_warnings != NUMBER_UNSET;
    return tally->errors || (warnings && tally->warnings > most) ||
           (options->fail_on == FAIL_ON_SUGGESTION && tally->suggestions);
}

void tally_add(cli_tally *tally, const cli_tally *other)
{
    if (other->drafts) {
        tally->marks_vary =
            tally->marks_vary || other->marks_vary || (tally->drafts && tally->pass_mark != other->pass_mark);
        tally->pass_mark = other->pass_mark;
    }
    tally->drafts += other->drafts;
    tally->passed += other->passed;
    tally->errors += other->errors;
    tally->warnings += other->warnings;
    tally->suggestions += other->suggestions;
    tally->below = tally->below || other->below;
    tally->trouble = tally->trouble || other->trouble;
}

static int rank_of_level(const char *level)
{
    if (!strcmp(level, "error"))
        return FAIL_ON_ERROR;
    return strcmp(level, "warning") ? FAIL_ON_SUGGESTION : FAIL_ON_WARNING;
}

bool level_fails(const cli_options *options, const char *level)
{
    return options->fail_on != FAIL_ON_NEVER && rank_of_level(level) <= options->fail_on;
}

bool report_fails(const cli_session *session)
{
    const replylint_report *report = session->report;
    bool fails = replylint_report_score(report) < session->options->fail_under;

    for (size_t i = 0; i < replylint_report_finding_count(report) && !fails; i++)
        fails = finding_is_shown(session, i) &&
                level_fails(session->options, replylint_report_finding_get(report, i, "level"));
    return fails;
}

void tally_report(const cli_session *session, const char *name, cli_tally *tally)
{
    const cli_options *options = session->options;
    const replylint_report *report = session->report;

    tally->drafts++;
    tally->passed += replylint_report_passed(report) != 0;
    int mark = replylint_linter_pass_mark(session->linter);
    tally->marks_vary = tally->marks_vary || (tally->drafts > 1 && tally->pass_mark != mark);
    tally->pass_mark = mark;
    for (size_t i = 0; i < replylint_report_finding_count(report); i++) {
        const char *level = replylint_report_finding_get(report, i, "level");
        if (finding_is_shown(session, i))
            ++*(*level == 'e' ? &tally->errors : *level == 'w' ? &tally->warnings : &tally->suggestions);
    }
    tally->below = tally->below || replylint_report_score(report) < options->fail_under;
    for (size_t i = 0; i < replylint_report_verdict_count(report); i++) {
        if (strcmp(replylint_report_verdict_get(report, i, "verdict"), "skipped") != 0)
            continue;
        complain_at("%s: rule %s was skipped: %s", name, replylint_report_verdict_get(report, i, "rule"),
                    replylint_report_verdict_get(report, i, "reason"));
        tally->trouble = true;
    }
}

/* A run over drafts: what is used again for each, and what they all come to. */
typedef struct check_run {
    cli_session *session;
    cli_tally tally;
    cli_printing printing;
    bool aside; /* standard output carries a fixed text, so that findings go to standard error */
    cli_source source;
    cli_fixes fixes;
    rly_buf out;
} check_run;

static bool hand_over(check_run *run)
{
    return run->aside ? err_write(&run->out) : out_write(&run->out);
}

static void complain_fixes(const cli_options *options, const cli_fixes *fixes, const char *name)
{
    const size_t left[] = {fixes->encoded, fixes->joined};
    static const char *const why[] = {"to encoded text", "without breaking a character or markup"};

    if (fixes->applied && !options->quiet)
        complain_at("%s: %s %zu", name, options->diff ? "would fix" : "fixed", fixes->applied);
    for (size_t i = 0; i < sizeof left / sizeof *left; i++)
        if (left[i])
            complain_at("%s: %zu %s could not be applied %s", name, left[i], left[i] == 1 ? "fix" : "fixes", why[i]);
    if (fixes->endless)
        complain_at("%s: the fixes come to no end; does one rule undo what another does?", name);
}

static bool fix_to_output(const cli_options *options, const char *path)
{
    return options->fix && !options->diff && !strcmp(path, "-");
}

/* Fix the draft that was judged, and put it into its file, or say how that would differ. */
static bool fix_and_save(check_run *run, const char *path)
{
    const cli_options *options = run->session->options;
    cli_fixes *fixes = &run->fixes;

    if (!fix_draft(run->session, &run->source, fixes))
        return false;
    rly_str before = {fixes->before.data, fixes->before.size}, after = {run->source.file.data, run->source.file.size};
    if (fixes->applied && options->diff) {
        diff_show(&run->out, run->session->style, run->source.name, before, after, &fixes->map);
        run->tally.differences = true;
    } else if (fixes->applied && !fix_to_output(options, path) && !file_replace(path, before, after)) {
        return false;
    }
    complain_fixes(options, fixes, run->source.name);
    return true;
}

/* Read, judge and fix. What came in by standard input and is to go out there does so even when it is no draft. */
static bool prepare(check_run *run, const char *path)
{
    const cli_options *options = run->session->options;
    bool good = source_read(run->session, path, &run->source) && lint_source(run->session, &run->source);

    if (good && (options->fix || options->diff))
        good = fix_and_save(run, path);
    if (fix_to_output(options, path))
        good = out_write_text((rly_str){run->source.file.data, run->source.file.size}) && good;
    return good && filter_keep(run->session, &run->source);
}

/* One draft; one that cannot be read does not keep the next from being judged. False when nothing more can be said. */
static bool check_one(check_run *run, const char *path)
{
    if (prepare(run, path)) {
        tally_report(run->session, run->source.name, &run->tally);
        if (!run->session->options->diff)
            printing_draft(&run->printing, &run->source);
    } else {
        run->tally.trouble = true;
        printing_fault(&run->printing, run->source.name, 0, complaint_last());
    }
    return hand_over(run);
}

static void check_all(check_run *run, const word_list *inputs)
{
    const cli_options *options = run->session->options;

    for (size_t i = 0; i < inputs->count; i++)
        run->aside = run->aside || (fix_to_output(options, inputs->items[i]) && !options->output);
    /* Colours were chosen for what standard output is. */
    if (run->aside && options->color == COLOR_AUTO)
        run->session->style.color = false;
    printing_begin(&run->printing);
    for (size_t i = 0; i < inputs->count; i++)
        if (!check_one(run, inputs->items[i]))
            break;
    if (!options->diff)
        printing_end(&run->printing);
    (void)hand_over(run);
    printing_free(&run->printing);
    rly_buf_free(&run->out);
    fixes_free(&run->fixes);
    source_free(&run->source);
}

static int check_files(cli_session *session)
{
    const word_list *arguments = &session->options->arguments;
    /* A folder holds several drafts, even when there is only one today: the shape of the JSON is not to change. */
    bool several = arguments->count > 1 || (arguments->count == 1 && file_is_folder(arguments->items[0]));
    check_run run = {.session = session};
    word_list inputs = {0};

    run.printing = (cli_printing){.session = session, .tally = &run.tally, .out = &run.out, .several = several};
    run.tally.trouble = !inputs_collect(session->options, &session->arena, &inputs);
    config_drop_ignored(session, &inputs);
    check_all(&run, &inputs);
    rly_vec_free(&inputs);
    size_t idle = 0;
    if (!filter_finish(session, !run.tally.trouble, &idle) || run.tally.trouble)
        return EXIT_TROUBLE;
    if (session->options->diff)
        return run.tally.differences ? EXIT_FINDINGS : EXIT_CLEAN;
    bool fails = tally_fails(session->options, &run.tally) || (session->options->strict && idle);
    return fails ? EXIT_FINDINGS : EXIT_CLEAN;
}

/* Options that say nothing, or two things, together. */
static bool options_agree(const cli_options *options)
{
    bool fixing = options->fix || options->diff, writes = options->write_baseline || options->prune_baseline;

    if (options->suggestions && !fixing)
        complain("--suggestions says which fixes; it goes with --fix or --diff");
    else if (options->jsonl && (fixing || writes || options->new_from))
        complain("--jsonl reads a stream of records; %s does not go with it", options->fix        ? "--fix"
                                                                              : options->diff     ? "--diff"
                                                                              : options->new_from ? "--new-from"
                                                                                                  : "a baseline");
    else if (options->write_baseline && options->prune_baseline)
        complain("--write-baseline writes all of it anew; --prune-baseline does not go with it");
    else if (writes && options->new_from)
        complain("--new-from leaves findings out; a baseline is written of all of them");
    else if (options->diff && options->format != FORMAT_TEXT)
        complain("--diff prints a diff; --format %s does not go with it", formats[options->format]->word);
    else if (options->statistics && options->format != FORMAT_TEXT && options->format != FORMAT_JSON)
        complain("--statistics prints a table or --format json; --format %s does not go with it",
                 formats[options->format]->word);
    else if (options->statistics && options->diff)
        complain("--diff prints a diff; --statistics does not go with it");
    else
        return true;
    return false;
}

static int check_drafts(cli_session *session)
{
    return session->options->jsonl ? run_jsonl(session) : check_files(session);
}

/* Print to the file of --output-file. */
static int check_into_file(cli_session *session)
{
    const cli_options *options = session->options;
    rly_buf file = {0};

    if (options->color == COLOR_AUTO)
        session->style.color = false;
    out_collect(&file);
    int code = check_drafts(session);
    out_collect(NULL);
    if (file.failed)
        code = complain_memory();
    else if (!file_write(options->output, (rly_str){file.data, file.size}))
        code = EXIT_TROUBLE;
    rly_buf_free(&file);
    return code;
}

int run_check(const cli_options *options)
{
    cli_options own = *options; /* with what the settings say for the run */
    cli_session session;
    int code = EXIT_TROUBLE;

    if (!options_agree(options))
        return EXIT_TROUBLE;
    if (session_open(&session, options) && config_fill_options(&session, &own)) {
        session.options = &own;
        if (own.jsonl || filter_open(&session))
            code = own.output ? check_into_file(&session) : check_drafts(&session);
    }
    session_close(&session);
    return code;
}
