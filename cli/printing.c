/* SPDX-License-Identifier: Apache-2.0 */
/* The table of formats, and what the formats share: levels, places, words, fingerprints of a run. */
#include <string.h>

#include "files.h"
#include "fix.h"
#include "format.h"

#define FORMAT_DECLARATION(NAME, name, word) extern const cli_format as_##name;
FORMAT_DECLARATION(TEXT, text, "text")
CLI_FORMATS(FORMAT_DECLARATION)

#define FORMAT_ROW(NAME, name, word) [FORMAT_##NAME] = &as_##name,
const cli_format *const formats[FORMAT_COUNT] = {FORMAT_ROW(TEXT, text, "text") CLI_FORMATS(FORMAT_ROW)};

static const cli_level levels[] = {
    {"error", "error", "error", "critical", "error", "ERROR", "error"},
    {"warning", "warning", "warning", "major", "warning", "WARNING", "warning"},
    {"suggestion", "note", "notice", "info", "warning", "INFO", "info"}, /* Azure has no third one */
};

const cli_level *level_named(const char *name)
{
    size_t i = 0;

    while (i + 1 < sizeof levels / sizeof *levels && strcmp(levels[i].name, name) != 0)
        i++;
    return &levels[i];
}

const cli_format *format_chosen(const cli_options *options)
{
    return options->statistics ? &as_statistics : formats[options->format];
}

static const cli_format *format_of(const cli_printing *p)
{
    return format_chosen(p->session->options);
}

bool printing_is_apart(const cli_options *options)
{
    const cli_format *format = format_chosen(options);

    return !options->statistics && (format->stream || format->lead);
}

void printing_lead(cli_printing *p, bool good)
{
    if (format_of(p)->lead)
        format_of(p)->lead(p, good);
    p->drafts++;
}

void printing_begin(cli_printing *p)
{
    if (format_of(p)->begin)
        format_of(p)->begin(p);
}

void printing_draft(cli_printing *p, cli_source *source)
{
    int unit = format_of(p)->unit;

    if (unit != UNIT_ASKED && !source->raw)
        source_count_in(source, (rly_unit)unit);
    format_of(p)->draft(p, source);
    p->drafts++;
}

void printing_fault(cli_printing *p, const char *file, size_t line, const char *words)
{
    if (format_of(p)->fault)
        format_of(p)->fault(p, file, line, words);
    p->drafts++;
}

void printing_end(cli_printing *p)
{
    if (format_of(p)->end)
        format_of(p)->end(p);
}

void printing_free(cli_printing *p)
{
    rly_release(p->counts);
    fingerprints_free(&p->seen);
    rly_vec_free(&p->rules);
    rly_buf_free(&p->later);
    rly_buf_free(&p->words);
    rly_buf_free(&p->path);
}

size_t rule_number(const replylint_rules *rules, const char *id)
{
    size_t low = 0, high = replylint_rules_count(rules);

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(replylint_rules_get(rules, middle, "id"), id) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

cli_finding finding_read(const cli_printing *p, cli_source *source, size_t i)
{
    const replylint_report *report = p->session->report;
    int unit = format_of(p)->unit;
    size_t start, end;
    cli_finding f = {.rule = replylint_report_finding_get(report, i, "rule"),
                     .message = replylint_report_finding_get(report, i, "message"),
                     .advice = replylint_report_finding_get(report, i, "advice"),
                     .level = level_named(replylint_report_finding_get(report, i, "level")),
                     .columns = !source->raw || unit == UNIT_ASKED || unit == RLY_UTF8};

    f.placed = replylint_report_finding_range(report, i, &start, &end);
    source_range(source, source_start(source, start), f.placed ? source_end(source, end) : source_start(source, start),
                 &f.start, &f.end);
    return f;
}

/* What a scratch buffer holds; an empty text when memory ran out, and then the output has failed, too. */
static rly_str scratch(cli_printing *p, const rly_buf *buf)
{
    p->out->failed = p->out->failed || buf->failed;
    return (rly_str){buf->data ? buf->data : "", buf->failed ? 0 : buf->size};
}

rly_str finding_words(cli_printing *p, const cli_finding *finding)
{
    rly_buf_clear(&p->words);
    show_clean(&p->words, rly_str_of(finding->message));
    if (*finding->advice) {
        rly_buf_byte(&p->words, ' ');
        show_clean(&p->words, rly_str_of(finding->advice));
    }
    return scratch(p, &p->words);
}

rly_str printing_path(cli_printing *p, const char *file)
{
    rly_buf_clear(&p->path);
    path_from_here(&p->path, file);
    return scratch(p, &p->path);
}

void finding_fingerprint(cli_printing *p, cli_source *source, size_t i, char out[FINGERPRINT_SIZE])
{
    *out = '\0';
    if (!fingerprint_of(p->session, source, i, out) || !fingerprint_unlike(&p->seen, out))
        p->out->failed = true;
}

bool finding_replacement(const cli_printing *p, cli_source *source, size_t i, size_t n, cli_replacement *out)
{
    cli_fix fix = {0};

    *out = (cli_replacement){0};
    fix.words = replylint_report_fix(p->session->report, i, n, &fix.start, &fix.end, NULL);
    if (!fix.words || source->raw || fix_place(source, &fix) != FIX_FITS)
        return false;
    bool good = fix_write(source, &fix, &out->words);
    p->out->failed = p->out->failed || out->words.failed;
    if (good)
        source_range(source, fix.from, fix.to, &out->start, &out->end);
    else
        rly_buf_free(&out->words);
    return good;
}
