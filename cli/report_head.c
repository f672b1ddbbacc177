/* SPDX-License-Identifier: Apache-2.0 */
/* The top of the page: what every browser needs, and the few figures that matter most. */
#include <string.h>

#include "report.h"

static void write_head(rly_buf *out)
{
    rly_buf_str(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                     "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                     "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
                     "'unsafe-inline'\">\n<title>Replies: report</title>\n<style>\n");
    for (size_t i = 0; report_style[i]; i++)
        rly_buf_str(out, report_style[i]);
    rly_buf_str(out, "</style>\n</head>\n<body>\n");
}

/* Is more of it better? */
typedef enum tile_kind { TILE_PLAIN, TILE_MORE, TILE_LESS } tile_kind;

/* A number with what became of it. */
static void write_tile(rly_buf *out, const char *name, const char *value, const char *unit, double change, bool known,
                       tile_kind wanted)
{
    bool better = (change > 0) == (wanted == TILE_MORE);
    const char *kind = wanted == TILE_PLAIN ? "" : better ? " class=\"better\"" : " class=\"worse\"";

    show_format(out, "<div><dt>%s</dt><dd>%s", name, value);
    if (known && change == 0)
        rly_buf_str(out, "<small>as before</small>");
    else if (known)
        show_format(out, "<small><span%s>%s%.*f%s</span> since the last report</small>", kind,
                    change > 0 ? "+" : "\xE2\x88\x92", strchr(value, '.') ? 1 : 0, change > 0 ? change : -change, unit);
    rly_buf_str(out, "</dd></div>\n");
}

double report_share(size_t part, size_t whole)
{
    return whole ? 100.0 * (double)part / (double)whole : 0;
}

/* As it is shown, so that what seems the same is called so. */
static double tenths(double number)
{
    return (double)(long)(number * 10 + 0.5) / 10;
}

size_t report_findings(const report_summary *s)
{
    return s->levels[0] + s->levels[1] + s->levels[2];
}

static void write_tiles(const cli_report *r, rly_buf *out)
{
    const report_summary *now = &r->now, none = {0};
    bool known = r->history.count > 0;
    const report_summary *last = known ? &r->history.items[r->history.count - 1] : &none;
    double passed = tenths(report_share(now->passed, now->drafts)),
           before = tenths(report_share(last->passed, last->drafts));
    rly_buf value = {0};

    rly_buf_str(out, "<dl class=\"tiles\">\n");
    show_format(&value, "%zu", now->drafts);
    write_tile(out, "Replies", show_part(out, &value), "", (double)now->drafts - (double)last->drafts, known,
               TILE_PLAIN);
    rly_buf_clear(&value);
    show_format(&value, "%.1f", tenths(now->mean));
    write_tile(out, "Mean score", show_part(out, &value), "", tenths(now->mean) - tenths(last->mean), known, TILE_MORE);
    rly_buf_clear(&value);
    show_format(&value, "%.1f %%", passed);
    write_tile(out, "Reach the pass mark", show_part(out, &value), " %", passed - before, known, TILE_MORE);
    rly_buf_clear(&value);
    show_format(&value, "%zu", report_findings(now));
    write_tile(out, "Findings", show_part(out, &value), "",
               (double)report_findings(now) - (double)report_findings(last), known, false);
    rly_buf_str(out, "</dl>\n");
    rly_buf_free(&value);
}

void report_write_head(const cli_report *r, rly_buf *out)
{
    static const char *const names[][2] = {{"error", "errors"}, {"warning", "warnings"}, {"suggestion", "suggestions"}};

    write_head(out);
    rly_buf_str(out, "<header>\n<h1>How good are these replies?</h1>\n<p class=\"soft\">");
    for (size_t i = 0; i < r->session.options->arguments.count; i++) {
        rly_buf_str(out, i ? ", <code>" : "<code>");
        escape_xml(out, rly_str_of(r->session.options->arguments.items[i]));
        rly_buf_str(out, "</code>");
    }
    if (*r->now.at) {
        rly_buf_str(out, r->session.options->arguments.count ? ", " : "");
        escape_xml(out, rly_str_of(r->now.at));
    }
    rly_buf_str(out, "</p>\n");
    write_tiles(r, out);
    rly_buf_str(out, "</header>\n<main>\n<p class=\"soft\" style=\"margin-top:1rem\">");
    for (size_t i = 0; i < REPORT_LEVELS; i++) {
        rly_buf_str(out, i ? ", " : "");
        show_count(out, r->now.levels[i], names[i][0], names[i][1]);
    }
    show_format(out, ". The pass mark is %d of 100.</p>\n", r->pass_mark);
}
