/* SPDX-License-Identifier: Apache-2.0 */
/* The redaction of texts and records: private data replaced by what it is, every other byte as it was. */
#include <string.h>

#include "base/json.h"
#include "base/tree.h"
#include "check.h"
#include "config.h"
#include "context.h"
#include "files.h"
#include "library.h"
#include "options.h"

typedef struct redactor {
    cli_session *session;
    const char *name; /* of the file */
    size_t line;      /* of JSON Lines; 0: the file is one text or record */
    rly_buf out;
} redactor;

/* The redacted form of a text; false, and said why, when it is none. */
static bool redact(redactor *r, rly_str text, const char *format, const char **result, size_t *size)
{
    cli_session *session = r->session;

    replylint_draft_clear(session->draft);
    bool good = (!format || !replylint_draft_set(session->draft, "format", format, strlen(format), session->error)) &&
                context_apply(session->options, session->draft, session->error) &&
                !replylint_draft_set(session->draft, "text", text.data, text.size, session->error) &&
                !replylint_redact(session->linter, session->draft, session->report, result, size, session->error);
    if (!good)
        complain_errors(session->error, r->name, r->line);
    return good;
}

/* Is a member of that name a text to be redacted? */
static bool is_text(const redactor *r, rly_str name)
{
    const word_list *fields = &r->session->options->fields;

    for (size_t i = 0; i < fields->count; i++)
        if (rly_str_is(name, fields->items[i]))
            return true;
    return rly_str_is(name, "text") || rly_str_is(name, "inbound") || rly_str_is(name, "reply");
}

/* Write a string of the record, redacted; one that holds nothing private stays as it is written. */
static bool redact_string(redactor *r, rly_str value, rly_str written)
{
    rly_buf quoted = {0};
    rly_json json = {.out = &quoted};
    const char *result;
    size_t size;

    if (!redact(r, value, NULL, &result, &size))
        return false;
    if (rly_str_equal(value, (rly_str){result, size})) {
        rly_buf_add(&r->out, written.data, written.size);
        return true;
    }
    rly_json_text(&json, NULL, (rly_str){result, size});
    if (quoted.size > 2)
        rly_buf_add(&r->out, quoted.data + 1, quoted.size - 2);
    bool good = !quoted.failed;
    rly_buf_free(&quoted);
    return good || complain_memory() != EXIT_TROUBLE;
}

/* Redact the texts below a node; `done` is how many bytes of the record are written. */
static bool redact_node(redactor *r, const rly_tree *tree, const rly_node *node, rly_str record, size_t *done)
{
    if (node->kind != RLY_SCALAR) {
        for (const rly_node *child = rly_first(tree, node); child; child = rly_next(tree, child))
            if (!redact_node(r, tree, child, record, done))
                return false;
        return true;
    }
    if (!node->quoted || !is_text(r, rly_node_key(tree, node)))
        return true;
    /* A quote within is escaped, so that one at the start can only be the one around. */
    bool quote = node->start < node->end && record.data[node->start] == '"';
    size_t start = node->start + quote, end = node->end - quote;
    rly_buf_add(&r->out, record.data + *done, start - *done);
    *done = end;
    return redact_string(r, rly_node_text(tree, node), (rly_str){record.data + start, end - start});
}

static bool redact_record(redactor *r, rly_str record)
{
    rly_tree_store store = {0};
    size_t done = 0;
    bool good = !rly_tree_read(&store, RLY_JSON, r->name, record.data, record.size, r->session->error);

    if (!good)
        complain_errors(r->session->error, r->name, r->line);
    else if (rly_root(&store.tree))
        good = redact_node(r, &store.tree, rly_root(&store.tree), record, &done);
    if (good)
        rly_buf_add(&r->out, record.data + done, record.size - done);
    rly_tree_free(&store);
    return good;
}

/* What of a line could not be redacted is not written: better a gap than a leak. */
static bool redact_lines(redactor *r, const char *path)
{
    cli_lines lines;
    rly_str line;
    bool good = lines_open(&lines, path, r->name);

    while (good) {
        if (lines_must_read(&lines) && !out_flush())
            break;
        if (!lines_next(&lines, &line))
            break;
        r->line = lines.number;
        rly_buf_clear(&r->out);
        bool done = text_is_blank(line) || redact_record(r, line);
        if (!done)
            rly_buf_clear(&r->out);
        rly_buf_byte(&r->out, '\n');
        good = out_write(&r->out) && done;
    }
    good = good && !lines.failed;
    lines_close(&lines);
    return good;
}

static bool redact_file(redactor *r, const char *path)
{
    static const char *const markdown[] = {".md", ".markdown", NULL}, *const html[] = {".html", ".htm", NULL};
    static const char *const record[] = {".json", NULL}, *const mail[] = {".eml", NULL};
    rly_buf file = {0};
    const char *result;
    size_t size;

    if (file_name_ends(r->name, mail)) {
        complain_at("%s: redact reads texts and records, no mail: what is encoded in it would be missed", r->name);
        return false;
    }
    bool good = file_read(path, r->name, &file);
    rly_str text = {file.size ? file.data : "", file.size};
    if (good && file_name_ends(r->name, record)) {
        good = redact_record(r, text);
    } else if (good) {
        const char *format = file_name_ends(r->name, html)       ? "html"
                             : file_name_ends(r->name, markdown) ? "markdown"
                                                                 : NULL;
        good = redact(r, text, format, &result, &size);
        if (good)
            rly_buf_add(&r->out, result, size);
    }
    if (file.data)
        rly_wipe(file.data, file.capacity);
    rly_buf_free(&file);
    return good && out_write(&r->out);
}

static bool redact_all(redactor *r)
{
    const cli_options *options = r->session->options;
    word_list inputs = {0};
    bool good = inputs_collect(options, draft_endings, &r->session->arena, &inputs);

    for (size_t i = 0; i < inputs.count; i++) {
        const char *path = inputs.items[i];
        r->name = strcmp(path, "-") ? path : options->stdin_filename ? options->stdin_filename : "<stdin>";
        r->line = 0;
        rly_buf_clear(&r->out);
        good = config_turn_to(r->session, r->name) && (options->jsonl ? redact_lines(r, path) : redact_file(r, path)) &&
               good;
    }
    rly_vec_free(&inputs);
    return good;
}

int run_redact(const cli_options *options)
{
    cli_session session;
    redactor r = {.session = &session};
    bool good = session_open(&session, options) && redact_all(&r);

    if (r.out.data)
        rly_wipe(r.out.data, r.out.capacity);
    rly_buf_free(&r.out);
    session_close(&session);
    return good ? EXIT_CLEAN : EXIT_TROUBLE;
}
