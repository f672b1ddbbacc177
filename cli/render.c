/* SPDX-License-Identifier: Apache-2.0 */
/* Templates with values in the place of their placeholders: what the customer would read. */
#include "check.h"
#include "files.h"
#include "options.h"
#include "shelf.h"

typedef struct renderer {
    rly_str values;
    bool several, good;
    rly_buf out;
} renderer;

/* A draft as it came, filled in; its name above it when there are several. */
static bool render(void *context, cli_session *session, cli_source *source)
{
    renderer *r = context;
    const cli_options *options = session->options;
    const char *how = options->empty ? "empty" : options->longest ? "longest" : "sample";
    const char *text;
    size_t size;

    if (replylint_render(session->linter, session->draft, how, r->values.data, r->values.size, options->values,
                         session->report, &text, &size, session->error)) {
        complain_errors(session->error, source->name, 0);
        r->good = false;
        return true;
    }
    if (r->several || source->item) {
        rly_str title = source->title.size ? source->title : source->id;
        rly_buf_str(&r->out, "==> ");
        rly_buf_str(&r->out, source->name);
        rly_buf_str(&r->out, title.size ? " \"" : "");
        show_clean(&r->out, title);
        rly_buf_str(&r->out, title.size ? "\" <==\n" : " <==\n");
    }
    rly_buf_add(&r->out, text, size);
    if (size && text[size - 1] != '\n')
        rly_buf_byte(&r->out, '\n');
    return out_write(&r->out);
}

int run_render(const cli_options *options)
{
    cli_session session = {0};
    word_list inputs = {0};
    rly_buf values = {0};
    bool good =
        session_open(&session, options) && (!options->values || file_read(options->values, options->values, &values));

    if (good) {
        good = inputs_collect(options, library_endings, &session.arena, &inputs);
        renderer r = {
            .values = {values.size ? values.data : "", values.size}, .several = inputs.count > 1, .good = true};
        good = sources_each(&session, &inputs, render, NULL, &r) && r.good && good;
        rly_buf_free(&r.out);
    }
    rly_vec_free(&inputs);
    rly_buf_free(&values);
    session_close(&session);
    return good ? EXIT_CLEAN : EXIT_TROUBLE;
}
