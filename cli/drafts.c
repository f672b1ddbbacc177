/* SPDX-License-Identifier: Apache-2.0 */
/* What commands that show one side of a report have in common: each draft is linted and shown. */
#include "check.h"
#include "config.h"
#include "options.h"

static bool show_drafts(cli_session *session, const word_list *inputs, draft_printer *print, const char *member)
{
    cli_source source = {0};
    rly_buf out = {0};
    bool good = true, json = session->options->format == FORMAT_JSON;

    for (size_t i = 0; i < inputs->count; i++) {
        if (!source_read(session, inputs->items[i], &source) || !lint(session, source.name)) {
            good = false;
            continue;
        }
        if (json) {
            good = format_json(&out, session, &source, member) && good;
            rly_buf_byte(&out, '\n');
        } else {
            print(&out, session, &source);
        }
        if (!out_write(&out))
            break;
    }
    rly_buf_free(&out);
    source_free(&source);
    return good;
}

int run_over_drafts(const cli_options *options, draft_printer *print, const char *member)
{
    cli_session session;
    word_list inputs = {0};
    bool good = session_open(&session, options);

    if (good) {
        good = inputs_collect(options, &session.arena, &inputs);
        config_drop_ignored(&session, &inputs);
        good = show_drafts(&session, &inputs, print, member) && good;
    }
    rly_vec_free(&inputs);
    session_close(&session);
    return good ? EXIT_CLEAN : EXIT_TROUBLE;
}
