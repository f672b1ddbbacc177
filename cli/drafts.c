/* SPDX-License-Identifier: Apache-2.0 */
/* What commands that show one side of a report have in common: each draft is linted and shown. */
#include "check.h"
#include "config.h"
#include "options.h"
#include "shelf.h"

typedef struct showing {
    draft_printer *print;
    const char *member;
    rly_buf out;
    bool good;
} showing;

static bool show_draft(void *context, cli_session *session, cli_source *source)
{
    showing *s = context;

    if (!lint(session, source->name)) {
        s->good = false;
        return true;
    }
    if (session->options->format == FORMAT_JSON) {
        s->good = format_json(&s->out, session, source, s->member) && s->good;
        rly_buf_byte(&s->out, '\n');
    } else {
        s->print(&s->out, session, source);
    }
    return out_write(&s->out);
}

int run_over_drafts(const cli_options *options, draft_printer *print, const char *member)
{
    cli_session session;
    word_list inputs = {0};
    showing s = {.print = print, .member = member, .good = true};
    bool good = session_open(&session, options);

    if (good) {
        good = inputs_collect(options, library_endings, &session.arena, &inputs);
        config_drop_ignored(&session, &inputs);
        good = sources_each(&session, &inputs, show_draft, NULL, &s) && s.good && good;
    }
    rly_buf_free(&s.out);
    rly_vec_free(&inputs);
    session_close(&session);
    return good ? EXIT_CLEAN : EXIT_TROUBLE;
}
