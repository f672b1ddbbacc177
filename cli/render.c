/* SPDX-License-Identifier: Apache-2.0 */
/* Templates with values in the place of their placeholders: what the customer would read. */
#include "check.h"
#include "files.h"
#include "options.h"

/* A draft as it came, filled in; its name above it when there are several. */
static bool render(cli_session *session, const cli_source *source, rly_str values, bool several, rly_buf *out)
{
    const cli_options *options = session->options;
    const char *how = options->empty ? "empty" : options->longest ? "longest" : "sample";
    const char *text;
    size_t size;

    if (replylint_render(session->linter, session->draft, how, values.data, values.size, options->values,
                         session->report, &text, &size, session->error)) {
        complain_errors(session->error, source->name, 0);
        return false;
    }
    if (several) {
        rly_buf_str(out, "==> ");
        rly_buf_str(out, source->name);
        rly_buf_str(out, " <==\n");
    }
    rly_buf_add(out, text, size);
    if (size && text[size - 1] != '\n')
        rly_buf_byte(out, '\n');
    return true;
}

static bool render_all(cli_session *session, const word_list *inputs, rly_str values)
{
    cli_source source = {0};
    rly_buf out = {0};
    bool good = true;

    for (size_t i = 0; i < inputs->count; i++) {
        good = source_read(session, inputs->items[i], &source) &&
               render(session, &source, values, inputs->count > 1, &out) && good;
        if (!out_write(&out))
            break;
    }
    rly_buf_free(&out);
    source_free(&source);
    return good;
}

int run_render(const cli_options *options)
{
    cli_session session;
    word_list inputs = {0};
    rly_buf values = {0};
    bool good =
        session_open(&session, options) && (!options->values || file_read(options->values, options->values, &values));

    if (good) {
        good = inputs_collect(options, &session.arena, &inputs);
        good = render_all(&session, &inputs, (rly_str){values.size ? values.data : "", values.size}) && good;
    }
    rly_vec_free(&inputs);
    rly_buf_free(&values);
    session_close(&session);
    return good ? EXIT_CLEAN : EXIT_TROUBLE;
}
