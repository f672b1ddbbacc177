/* SPDX-License-Identifier: Apache-2.0 */
#include "check.h"

#include <string.h>

#include "config.h"
#include "files.h"
#include "fix.h"
#include "format.h"
#include "options.h"
#include "shelf.h"
#include "team.h"

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
    tally->foreign += other->foreign;
    tally->trouble = tally->trouble || other->trouble;
    tally->differences = tally->differences || other->differences;
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
    tally->foreign += *replylint_report_language(report) && strncmp(replylint_report_language(report), "en", 2) != 0;
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
    cli_shelf shelf;
    bool aside; /* standard output carries a fixed text, so that findings go to standard error */
    cli_fixes fixes;
    rly_buf out;
} check_run;

static bool hand_over(check_run *run)
{
    return run->aside ? err_write(&run->out) : out_write(&run->out);
}

/* Fix the draft that was judged, and put it into its file, or say how that would differ. */
static bool fix_and_save(check_run *run, cli_session *session, cli_source *source, const char *path, cli_result *result)
{
    const cli_options *options = session->options;
    cli_fixes *fixes = &run->fixes;

    if (!fix_draft(session, source, fixes))
        return false;
    if (fixes->applied && options->diff) {
        diff_show(&result->out, session->style, source->name, fixes->before, source->file, &fixes->map);
        result->tally.differences = true;
    } else if (fixes->applied && !fix_to_output(options, path) && !file_replace(path, fixes->before, source->file)) {
        return false;
    }
    fixes_complain(options, fixes, source->name);
    return true;
}

/* Judge one draft, and fix it. What came in by standard input goes out there even when it is no draft. */
static bool prepare(check_run *run, cli_session *session, cli_source *source, const cli_place *place,
                    cli_result *result)
{
    const cli_options *options = session->options;
    const cli_library *library = &place->book->library;
    bool good =
        place->book->readable && source_take(session, library, place->number, source) && lint_source(session, source);

    /* Libraries were fixed before, each as a whole. */
    if (library->reader)
        return good && filter_keep(session, source);
    if (good && (options->fix || options->diff))
        good = fix_and_save(run, session, source, library->path, result);
    if (fix_to_output(options, library->path))
        good = out_write_text(place->book->readable ? source->file
                                                    : (rly_str){library->bytes.data, library->bytes.size}) &&
               good;
    return good && filter_keep(session, source);
}

/* Print what came of a draft: what was judged `good`, or why it could not be. */
static void print_result(cli_printing *p, cli_source *source, const cli_book *book, bool good)
{
    if (!good)
        printing_fault(p, book->library.name, 0, book->complaint ? book->complaint : complaint_last());
    else if (!p->session->options->diff)
        printing_draft(p, source);
}

/* One draft; one that cannot be read does not keep the next from being judged. */
static void check_one(void *context, cli_session *session, cli_source *source, size_t number, cli_result *result)
{
    check_run *run = context;
    const cli_place *place = &run->shelf.texts.items[number];
    cli_printing own = {
        .session = session, .tally = &result->tally, .out = &result->out, .several = run->printing.several};

    result->good = prepare(run, session, source, place, result);
    if (result->good)
        tally_report(session, place->book->library.name, &result->tally);
    result->tally.trouble = result->tally.trouble || !result->good;
    if (printing_is_apart(session->options)) {
        print_result(&own, source, place->book, result->good);
        printing_free(&own);
    } else { /* by the only worker, so that what the format remembers is that of the drafts before */
        run->printing.session = session;
        run->printing.out = &result->out;
        print_result(&run->printing, source, place->book, result->good);
        run->printing.session = run->session;
        run->printing.out = &run->out;
    }
}

/* What came of a draft, behind what came of those before it. False when nothing more can be said. */
static bool hand_out(void *context, size_t number, cli_result *result)
{
    check_run *run = context;
    const cli_options *options = run->session->options;

    (void)number;
    tally_add(&run->tally, &result->tally);
    if (printing_is_apart(options) && !options->diff)
        printing_lead(&run->printing, result->good);
    rly_buf_add(&run->out, result->out.data, result->out.size);
    run->out.failed = run->out.failed || result->out.failed;
    /* That a complaint cannot be said is no reason to say no more. */
    if (result->complaints.size)
        (void)err_write(&result->complaints);
    return hand_over(run);
}

static bool check_all(check_run *run)
{
    const cli_options *options = run->session->options;
    bool alone = options->fix || options->diff || !printing_is_apart(options);
    cli_job job = {run, run->shelf.texts.count, check_one, hand_out};

    printing_begin(&run->printing);
    if (!team_work(run->session, alone ? 1 : options->jobs, &job))
        return false;
    if (!options->diff)
        printing_end(&run->printing);
    return hand_over(run);
}

/* Will a fixed text go to standard output? Then nothing else does. */
static bool fixes_aside(const check_run *run, const word_list *inputs)
{
    const cli_options *options = run->session->options;
    bool aside = false;

    for (size_t i = 0; i < inputs->count; i++)
        aside = aside || (fix_to_output(options, inputs->items[i]) && !options->output);
    return aside;
}

static void check_inputs(check_run *run, const word_list *inputs)
{
    cli_session *session = run->session;

    run->aside = fixes_aside(run, inputs);
    /* Colours were chosen for what standard output is. */
    if (run->aside && session->options->color == COLOR_AUTO)
        session->style.color = false;
    bool good = shelf_fill(session, inputs, &run->shelf);
    run->printing.several = run->printing.several || run->shelf.library;
    if (good && (session->options->fix || session->options->diff) && run->shelf.library)
        good = shelf_fix(session, &run->shelf, &run->tally, &run->out) && shelf_list(&run->shelf) && hand_over(run);
    good = good && (!run->shelf.library || library_judge(session, &run->shelf)) && check_all(run);
    run->tally.trouble = run->tally.trouble || !good || run->shelf.trouble;
    printing_free(&run->printing);
    rly_buf_free(&run->out);
    fixes_free(&run->fixes);
    shelf_free(&run->shelf);
}

static int check_files(cli_session *session)
{
    const word_list *arguments = &session->options->arguments;
    /* A folder holds several drafts, even when there is only one today: the shape of the JSON is not to change. */
    bool several = arguments->count > 1 || (arguments->count == 1 && file_is_folder(arguments->items[0]));
    check_run run = {.session = session};
    word_list inputs = {0};

    run.printing = (cli_printing){.session = session, .tally = &run.tally, .out = &run.out, .several = several};
    run.tally.trouble = !inputs_collect(session->options, library_endings, &session->arena, &inputs);
    config_drop_ignored(session, &inputs);
    check_inputs(&run, &inputs);
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
    cli_session session = {0};
    int code = EXIT_TROUBLE;

    if (!options_agree(options))
        return EXIT_TROUBLE;
    if (library_knows_reader(options->from) && session_open(&session, options) && config_fill_options(&session, &own)) {
        session.options = &own;
        if (own.jsonl || filter_open(&session))
            code = own.output ? check_into_file(&session) : check_drafts(&session);
    }
    session_close(&session);
    return code;
}
