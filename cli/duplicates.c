/* SPDX-License-Identifier: Apache-2.0 */
/* duplicates: texts of a library that say nearly the same, in groups, with the words in which they differ. */
#include <string.h>

#include "base/json.h"
#include "context.h"
#include "files.h"
#include "likeness.h"
#include "options.h"
#include "words_diff.h"

typedef struct library {
    cli_session session;
    like_texts texts;
    rly_buf shown[2];
    words_changes changes;
} library;

static bool keep_text(void *context, cli_session *session, const cli_text *text)
{
    return like_add(&((library *)context)->texts, session, text);
}

/* A text as it may be shown: without private data, unless that was asked for. */
static rly_str shown(library *l, const like_text *text, rly_buf *out)
{
    const char *redacted;
    size_t size;

    rly_buf_clear(out);
    if (rly_str_is(context_value(l->session.options, "show_private"), "yes"))
        rly_buf_str(out, text->text);
    else if (!replylint_redact(l->session.linter, text->draft, l->session.report, &redacted, &size, l->session.error))
        rly_buf_add(out, redacted, size);
    replylint_error_clear(l->session.error);
    const char *data = rly_buf_text(out);
    return (rly_str){data ? data : "", data ? out->size : 0};
}

static bool compare_words(library *l, const like_text *text)
{
    const like_text *other = &l->texts.items.items[text->like];

    return words_compare(shown(l, other, &l->shown[0]), shown(l, text, &l->shown[1]), &l->changes) ||
           complain_memory() != EXIT_TROUBLE;
}

/* The last few words, or the first few. */
static rly_str few(rly_str text, bool last)
{
    enum { SHOWN = 24 };
    if (text.size <= (size_t)2 * SHOWN)
        return text;
    size_t at = last ? text.size - SHOWN : SHOWN;
    while (at > 0 && at < text.size && !is_space(text.data[at]))
        at += last ? 1 : (size_t)-1;
    while (last && at < text.size && is_space(text.data[at]))
        at++;
    return last ? (rly_str){text.data + at, text.size - at} : (rly_str){text.data, at};
}

/* What both have between two changes: all of it, or how it begins and ends. */
static void print_same(rly_buf *out, rly_str same, bool first, bool last)
{
    rly_str head = few(same, false), tail = few(same, true);

    if (head.size == same.size) {
        show_clean(out, same);
        return;
    }
    if (!first)
        show_clean(out, head);
    rly_buf_str(out, first ? "... " : last ? " ..." : " ... ");
    if (!last)
        show_clean(out, tail);
}

static void print_words(rly_buf *out, cli_style style, cli_paint paint, const char *marks, rly_str text)
{
    char mark[3] = {marks[0], marks[1], '\0'};

    if (!text.size)
        return;
    rly_buf_byte(out, ' ');
    show_painted(out, style, paint, mark);
    show_painted_text(out, style, paint, text);
    mark[0] = marks[2];
    mark[1] = marks[3];
    show_painted(out, style, paint, mark);
}

static void print_changes(library *l, rly_buf *out)
{
    rly_buf_str(out, "     ");
    for (size_t i = 0; i < l->changes.count; i++) {
        const words_change *c = &l->changes.items[i];
        bool last = i + 1 == l->changes.count && !c->before.size && !c->after.size;
        if (c->same.size)
            rly_buf_byte(out, ' ');
        print_same(out, c->same, i == 0, last);
        print_words(out, l->session.style, PAINT_RED, "[--]", c->before);
        print_words(out, l->session.style, PAINT_GREEN, "{++}", c->after);
    }
    rly_buf_byte(out, '\n');
}

static void print_name(rly_buf *out, const like_text *text)
{
    size_t place = strlen(text->place), title = strlen(text->title);

    show_clean(out, rly_str_of(text->place));
    /* A file that holds one text is called by its own name: once is enough. */
    if (title && !(title <= place && !strcmp(text->place + place - title, text->title))) {
        rly_buf_str(out, " \"");
        show_clean(out, (rly_str){text->title, title});
        rly_buf_byte(out, '"');
    }
}

static bool print_text(library *l, size_t first, rly_buf *out)
{
    for (size_t i = first; i < l->texts.items.count; i++) {
        const like_text *text = &l->texts.items.items[i];
        if (text->group != first)
            continue;
        rly_buf_str(out, "  ");
        print_name(out, text);
        rly_buf_byte(out, '\n');
        if (i == first)
            continue;
        show_format(out, "      %u %% the same as ", text->likeness);
        print_name(out, &l->texts.items.items[text->like]);
        rly_buf_str(out, ":\n");
        if (!compare_words(l, text))
            return false;
        print_changes(l, out);
    }
    return true;
}

static void json_changes(library *l, rly_json *json)
{
    rly_json_open(json, "differences", '[');
    for (size_t i = 0; i < l->changes.count; i++) {
        const words_change *c = &l->changes.items[i];
        if (!c->before.size && !c->after.size)
            continue;
        rly_json_open(json, NULL, '{');
        rly_json_text(json, "there", c->before);
        rly_json_text(json, "here", c->after);
        rly_json_close(json, '}');
    }
    rly_json_close(json, ']');
}

static bool print_json(library *l, size_t first, rly_json *json)
{
    rly_json_open(json, NULL, '[');
    for (size_t i = first; i < l->texts.items.count; i++) {
        const like_text *text = &l->texts.items.items[i];
        if (text->group != first)
            continue;
        rly_json_open(json, NULL, '{');
        rly_json_text(json, "place", rly_str_of(text->place));
        rly_json_text(json, "title", rly_str_of(text->title));
        if (i != first) {
            if (!compare_words(l, text))
                return false;
            rly_json_text(json, "like", rly_str_of(l->texts.items.items[text->like].place));
            rly_json_number(json, "likeness", text->likeness);
            json_changes(l, json);
        }
        rly_json_close(json, '}');
    }
    rly_json_close(json, ']');
    return true;
}

/* A group and how alike its most alike texts are. */
typedef struct group {
    size_t first, count;
    unsigned likeness;
} group;

static bool print_groups(library *l)
{
    const like_texts *texts = &l->texts;
    rly_buf out = {0};
    rly_json json = {.out = &out};
    bool in_json = l->session.options->figures_format == FIGURES_JSON, good = true;
    size_t alike = 0;

    if (in_json) {
        rly_json_open(&json, NULL, '{');
        rly_json_number(&json, "texts", (int64_t)l->texts.items.count);
        rly_json_open(&json, "groups", '[');
    }
    for (size_t i = 0; i < texts->groups.count && good; i++) {
        alike += texts->groups.items[i].count;
        if (!in_json)
            show_format(&out, "%sGroup %zu: %zu texts\n", i ? "\n" : "", i + 1, texts->groups.items[i].count);
        good = in_json ? print_json(l, texts->groups.items[i].first, &json)
                       : print_text(l, texts->groups.items[i].first, &out);
    }
    if (in_json) {
        rly_json_close(&json, ']');
        rly_json_close(&json, '}');
        rly_buf_byte(&out, '\n');
    } else {
        show_format(&out, "%s%zu of %zu texts in ", texts->groups.count ? "\n" : "", alike, l->texts.items.count);
        show_count(&out, texts->groups.count, "group", "groups");
        rly_buf_str(&out, ".\n");
    }
    good = out_write(&out) && good;
    rly_buf_free(&out);
    return good;
}

int run_duplicates(const cli_options *options)
{
    library l = {0};
    int code = EXIT_TROUBLE;

    if (session_open(&l.session, options) && like_start(&l.texts, &l.session, options->likeness) &&
        texts_read(&l.session, 0, keep_text, &l) && like_find(&l.texts, &l.session) && print_groups(&l))
        code = l.texts.groups.count ? EXIT_FINDINGS : EXIT_CLEAN;
    rly_vec_free(&l.changes);
    rly_buf_free(&l.shown[0]);
    rly_buf_free(&l.shown[1]);
    like_free(&l.texts);
    session_close(&l.session);
    return code;
}
