/* SPDX-License-Identifier: Apache-2.0 */
#include "report.h"
#include "config.h"

#include <string.h>

#include "context.h"
#include "files.h"
#include "options.h"
#include "shelf.h"

enum { AROUND = 60 }; /* bytes beside a place that are shown with it */

report_number *number_named(report_numbers *numbers, rly_arena *arena, rly_str name)
{
    for (size_t i = 0; i < numbers->count; i++)
        if (rly_str_is(name, numbers->items[i].name))
            return &numbers->items[i];
    const char *copy = rly_arena_copy(arena, name.data, name.size);
    report_number *slot = copy ? rly_push(numbers) : NULL;
    if (slot)
        *slot = (report_number){.name = copy};
    return slot;
}

/* ---- collecting */

static const char *keep(cli_report *r, rly_str text)
{
    const char *copy = rly_arena_copy(&r->arena, text.data, text.size);

    r->unprinted.failed = r->unprinted.failed || !copy;
    return copy ? copy : "";
}

static rly_str keep_part(cli_report *r, rly_str text, size_t start, size_t end)
{
    return (rly_str){keep(r, (rly_str){text.data + start, end - start}), end - start};
}

/* The next place where a word begins or ends, from `at` on by `step`, so that no character is cut. */
static size_t to_space(rly_str text, size_t at, size_t step)
{
    while (at > 0 && at < text.size && !is_space(text.data[at]))
        at += step;
    return at;
}

static void keep_words(cli_report *r, cli_source *source, size_t i, report_place *place)
{
    rly_str shown = source_shown(&r->session, source, 0);
    size_t start, end;

    if (!replylint_report_finding_range(r->session.report, i, &start, &end) || end > shown.size)
        return;
    size_t from = start > AROUND ? to_space(shown, start - AROUND, 1) : 0;
    size_t to = end + AROUND < shown.size ? to_space(shown, end + AROUND, (size_t)-1) : shown.size;
    from = from < start ? from : start;
    to = to > end ? to : end;
    place->before = keep_part(r, shown, from, start);
    place->match = keep_part(r, shown, start, end);
    place->after = keep_part(r, shown, end, to);
}

static void keep_finding(cli_report *r, cli_source *source, size_t i)
{
    cli_finding f = finding_read(&r->counting, source, i);
    report_place *slot = rly_push(&r->places);

    if (!slot) {
        r->unprinted.failed = true;
        return;
    }
    *slot = (report_place){.rule = keep(r, rly_str_of(f.rule)),
                           .message = keep(r, rly_str_of(f.message)),
                           .advice = keep(r, rly_str_of(f.advice)),
                           .level = f.level,
                           .line = f.start.line,
                           .column = f.start.column};
    keep_words(r, source, i, slot);
    r->now.levels[*f.level->name == 'e' ? 0 : *f.level->name == 'w' ? 1 : 2]++;
}

static void add_categories(cli_report *r)
{
    r->unprinted.failed = r->unprinted.failed || !scorecard_read(r->session.report, &r->card);
    for (size_t i = 0; i < r->card.categories.count && !r->unprinted.failed; i++) {
        const cli_category *c = &r->card.categories.items[i];
        report_category *slot = NULL;
        for (size_t n = 0; n < r->categories.count && !slot; n++)
            if (rly_str_is(c->id, r->categories.items[n].id))
                slot = &r->categories.items[n];
        if (!slot && (slot = rly_push(&r->categories)))
            *slot = (report_category){.id = keep(r, c->id)};
        if (slot && c->rules) {
            slot->sum += c->percent;
            slot->rated++;
        }
        r->unprinted.failed = r->unprinted.failed || !slot;
    }
}

static void add_language(cli_report *r)
{
    report_number *slot =
        number_named(&r->languages, &r->arena, rly_str_of(replylint_report_language(r->session.report)));

    if (slot)
        slot->number++;
    r->unprinted.failed = r->unprinted.failed || !slot;
}

static void keep_item(cli_report *r, cli_source *source)
{
    const replylint_report *report = r->session.report;
    int score = replylint_report_score(report);
    report_item *slot = rly_push(&r->items);

    if (!slot) {
        r->unprinted.failed = true;
        return;
    }
    *slot = (report_item){.file = keep(r, printing_path(&r->counting, source->name)),
                          .id = keep(r, source->id),
                          .title = keep(r, source->title),
                          .line = source_position(source, source_start(source, 0)).line,
                          .score = score,
                          .passed = replylint_report_passed(report),
                          .first = r->places.count,
                          .count = replylint_report_finding_count(report)};
    for (size_t i = 0; i < replylint_report_finding_count(report); i++)
        keep_finding(r, source, i);
    r->sum += score;
    r->buckets[score >= 100 ? REPORT_BUCKETS - 1 : score / REPORT_BUCKETS]++;
    as_statistics.draft(&r->counting, source);
    add_categories(r);
    add_language(r);
}

/* Keep what was just complained of for the page. */
static bool keep_fault(cli_report *r)
{
    const char **slot = rly_push(&r->faults);

    r->tally.trouble = true;
    if (slot)
        *slot = keep(r, rly_str_of(complaint_last()));
    return slot || complain_memory() != EXIT_TROUBLE;
}

/* The place by which the groups of like texts call a reply. */
static bool add_text(cli_report *r, const cli_source *source)
{
    const report_item *item = &r->items.items[r->items.count - 1];
    rly_buf place = {0};

    rly_buf_str(&place, item->file);
    if (item->line > 1)
        show_format(&place, ":%zu", item->line);
    const char *words = rly_buf_text(&place);
    bool good =
        words ? like_add(&r->like, &r->session, &(cli_text){source->text, *item->title ? item->title : item->id, words})
              : complain_memory() != EXIT_TROUBLE;
    rly_buf_free(&place);
    return good;
}

static bool take_fault(void *context)
{
    return keep_fault(context);
}

/* Judge one reply. False when nothing more can be done. */
static bool take_reply(void *context, cli_session *session, cli_source *source)
{
    cli_report *r = context;

    if (!lint(session, source->name))
        return keep_fault(r);
    tally_report(session, source->name, &r->tally);
    keep_item(r, source);
    if (r->unprinted.failed)
        return complain_memory() != EXIT_TROUBLE;
    return add_text(r, source);
}

static bool take_replies(cli_report *r)
{
    word_list inputs = {0};
    bool good = inputs_collect(r->session.options, library_endings, &r->session.arena, &inputs) || keep_fault(r);

    config_drop_ignored(&r->session, &inputs);
    if (good)
        (void)sources_each(&r->session, &inputs, take_reply, take_fault, r);
    good = good && !r->unprinted.failed;
    if (good && !r->items.count && !r->tally.trouble) {
        complain("report: there is no reply to report on");
        good = false;
    }
    rly_vec_free(&inputs);
    return good && r->items.count;
}

static void sum_up(cli_report *r)
{
    rly_str at = context_value(r->session.options, "now");

    r->now.at = keep(r, at);
    r->now.drafts = r->tally.drafts;
    r->now.passed = r->tally.passed;
    r->now.mean = r->sum / (double)r->items.count;
    r->pass_mark = replylint_linter_pass_mark(r->session.linter);
}

size_t report_sort_rules(cli_report *r)
{
    return r->counting.counts ? counts_sort(r->counting.counts, replylint_rules_count(r->session.rules)) : 0;
}

/* ---- the command */

/* To the file that an option names, or else to standard output. */
static bool hand_out(const char *path, rly_buf *out)
{
    if (!path)
        return out_write(out);
    if (out->failed)
        return complain_memory() != EXIT_TROUBLE;
    return file_write(path, (rly_str){out->data, out->size});
}

static bool write_all(cli_report *r)
{
    const cli_options *options = r->session.options;
    rly_buf out = {0};

    report_write_page(r, &out);
    bool good = hand_out(options->output, &out);
    rly_buf_clear(&out);
    if (good && options->data) {
        report_write_data(r, &out);
        good = hand_out(options->data, &out);
    }
    rly_buf_free(&out);
    return good;
}

static void close_report(cli_report *r)
{
    like_free(&r->like);
    printing_free(&r->counting);
    scorecard_free(&r->card);
    rly_buf_free(&r->unprinted);
    rly_vec_free(&r->items);
    rly_vec_free(&r->places);
    rly_vec_free(&r->categories);
    rly_vec_free(&r->languages);
    rly_vec_free(&r->faults);
    rly_vec_free(&r->history);
    rly_vec_free(&r->earlier);
    rly_arena_free(&r->arena);
    session_close(&r->session);
}

int run_report(const cli_options *options)
{
    cli_report r = {0};

    bool good = session_open(&r.session, options);
    r.counting = (cli_printing){.session = &r.session, .tally = &r.tally, .out = &r.unprinted, .several = true};
    good = good && like_start(&r.like, &r.session, options->likeness) &&
           (!options->since || report_read_earlier(&r, options->since)) && take_replies(&r);
    if (good) {
        sum_up(&r);
        good = like_find(&r.like, &r.session) && write_all(&r);
    }
    int code = good && !r.tally.trouble ? EXIT_CLEAN : EXIT_TROUBLE;
    close_report(&r);
    return code;
}
