/* SPDX-License-Identifier: Apache-2.0 */
/* Rounds of fixes: what overlaps waits for the next, and so does what a fix made possible. */
#include "fix.h"

#include <string.h>

#include "check.h"

enum { ROUNDS_MAX = 10 };

/* The file as it will be after a round, written from its start to its end. */
typedef struct fix_round {
    const cli_source *source;
    rly_buf file;
    rly_map map; /* this file -> that of the source */
    size_t done; /* up to where that of the source was taken over */
    rly_buf text;
    size_t told; /* the same of the text */
    size_t applied, encoded, joined;
    bool good;
} fix_round;

static void take_over(fix_round *round, size_t end)
{
    round->good = round->good && rly_map_add(&round->map, (uint32_t)round->file.size, (uint32_t)round->done,
                                             (uint32_t)(end - round->done));
    rly_buf_add(&round->file, round->source->file.data + round->done, end - round->done);
    round->done = end;
}

/* Would this fix meet the one before? A line of quoted-printable is measured, so that it takes one at a time. */
static bool meets_last(const fix_round *round, const cli_fix *fix)
{
    if (!round->applied)
        return false;
    if (fix->from <= round->done)
        return true;
    return round->source->writing == WRITTEN_QUOTED &&
           !memchr(round->source->file.data + round->done, '\n', fix->from - round->done);
}

static void put_in(fix_round *round, cli_fix *fix)
{
    fix_verdict verdict = fix_place(round->source, fix);
    rly_buf words = {0};

    if (verdict == FIX_FITS && !meets_last(round, fix)) {
        if (fix_write(round->source, fix, &words)) {
            take_over(round, fix->from);
            rly_buf_add(&round->file, words.data ? words.data : "", words.size);
            round->done = fix->to;
            rly_buf_add(&round->text, round->source->text.data + round->told, fix->start - round->told);
            rly_buf_str(&round->text, fix->words);
            round->told = fix->end;
            round->applied++;
        } else {
            verdict = FIX_ENCODED;
        }
        round->good = round->good && !words.failed;
        rly_buf_free(&words);
    }
    round->encoded += verdict == FIX_ENCODED;
    round->joined += verdict == FIX_JOINED;
}

/* The findings stand in the order of their places, so that the first of two that overlap is met first. */
static void put_in_all(const cli_session *session, fix_round *round)
{
    const replylint_report *report = session->report;

    for (size_t i = 0; i < replylint_report_finding_count(report); i++) {
        const char *applicability;
        cli_fix fix = {0};
        if (!finding_is_shown(session, i))
            continue;
        fix.words = replylint_report_fix(report, i, 0, &fix.start, &fix.end, &applicability);
        if (fix.words && (session->options->suggestions || !strcmp(applicability, "safe")))
            put_in(round, &fix);
    }
    if (round->applied) {
        take_over(round, round->source->file.size);
        rly_buf_add(&round->text, round->source->text.data + round->told, round->source->text.size - round->told);
    }
    round->map.to_size = (uint32_t)round->file.size;
    round->map.from_size = (uint32_t)round->source->file.size;
    round->good = round->good && !round->file.failed && rly_buf_text(&round->text);
}

/* The round becomes the draft, and the way back to the first one longer. */
static bool accept(cli_session *session, cli_source *source, fix_round *round, cli_fixes *fixes)
{
    rly_map longer = {0};
    bool good = !fixes->applied || rly_map_compose(&round->map, &fixes->map, &longer);

    if (!good) {
        rly_map_free(&longer);
        return complain_memory() != EXIT_TROUBLE;
    }
    rly_map_free(&fixes->map);
    fixes->map = fixes->applied ? longer : round->map;
    if (fixes->applied)
        rly_map_free(&round->map);
    round->map = (rly_map){0};
    if (!fixes->applied)
        fixes->before = source->file;
    good = source_read_again(session, source, &round->file, (rly_str){round->text.data, round->text.size});
    fixes->applied += round->applied;
    return good && lint_source(session, source);
}

static void give_back(cli_source *source, cli_fixes *fixes)
{
    source->file = fixes->before;
    fixes->applied = 0;
}

/* Did later rounds undo what earlier ones did? */
static bool same_as_before(const cli_source *source, const cli_fixes *fixes)
{
    size_t size = source->file.size;

    return size == fixes->before.size && !memcmp(source->file.data, fixes->before.data, size);
}

bool fix_draft(cli_session *session, cli_source *source, cli_fixes *fixes)
{
    fixes->applied = 0;
    fixes->endless = false;
    for (int rounds = 0;; rounds++) {
        fix_round round = {.source = source, .good = true};
        put_in_all(session, &round);
        bool good = round.good || complain_memory() != EXIT_TROUBLE, more = round.applied > 0;
        fixes->encoded = round.encoded;
        fixes->joined = round.joined;
        fixes->endless = good && more && rounds == ROUNDS_MAX;
        if (good && more && !fixes->endless)
            good = accept(session, source, &round, fixes);
        rly_buf_free(&round.file);
        rly_buf_free(&round.text);
        rly_map_free(&round.map);
        if (!good && fixes->applied)
            give_back(source, fixes);
        if (!good || !more || fixes->endless) {
            if (good && fixes->applied && same_as_before(source, fixes))
                fixes->applied = 0;
            return good;
        }
    }
}

void fixes_free(cli_fixes *fixes)
{
    rly_map_free(&fixes->map);
}

void fixes_complain(const cli_options *options, const cli_fixes *fixes, const char *name)
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
