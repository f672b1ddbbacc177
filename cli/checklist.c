/* SPDX-License-Identifier: Apache-2.0 */
/* What a good reply to this message has, and still lacks. */
#include <string.h>

#include "check.h"
#include "options.h"

static const struct {
    const char *state, *mark, *words;
    cli_paint paint;
} states[] = {{"done", "[x]", "has", PAINT_GREEN},
              {"missing", "[ ]", "lacks", PAINT_YELLOW},
              {"unknown", "[?]", "lacks", PAINT_DIM}};

static void print_item(rly_buf *out, const cli_session *session, const cli_source *source, size_t i, bool line)
{
    const char *state = replylint_report_checklist_get(session->report, i, "state");
    size_t s = 0;

    while (strcmp(states[s].state, state) != 0)
        s++;
    if (line) {
        show_clean(out, rly_str_of(source->name));
        rly_buf_str(out, ": ");
    }
    show_painted(out, session->style, states[s].paint, states[s].mark);
    rly_buf_byte(out, ' ');
    rly_buf_str(out, replylint_report_checklist_get(session->report, i, states[s].words));
    rly_buf_byte(out, '\n');
}

static void print_checklist(rly_buf *out, const cli_session *session, cli_source *source)
{
    bool line = session->options->format == FORMAT_LINE;

    if (!line) {
        show_painted(out, session->style, PAINT_BOLD, source->name);
        rly_buf_byte(out, '\n');
    }
    for (size_t i = 0; i < replylint_report_checklist_count(session->report); i++)
        print_item(out, session, source, i, line);
}

int run_checklist(const cli_options *options)
{
    return run_over_drafts(options, print_checklist, "checklist");
}
