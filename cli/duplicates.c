/* SPDX-License-Identifier: Apache-2.0 */
/* duplicates: texts of a library that say nearly the same, in groups, with the words in which they differ. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "context.h"
#include "files.h"
#include "options.h"
#include "texts.h"
#include "words_diff.h"

enum { USUAL_LIKENESS = 60, LEAST_LIKENESS = 50, ALL_ALIKE = 100, NOBODY = -1 };

/* A text of the library. */
typedef struct item {
    replylint_draft *draft;
    char *text, *title, *place;
    int64_t entry;     /* of the index, for which it is the first; NOBODY for a text that is too short, or a copy */
    size_t group;      /* the first text of its group; its own number when it is alone */
    size_t like;       /* the earlier text that it is most like */
    unsigned likeness; /* to that, in percent */
} item;

typedef struct library {
    cli_session session;
    replylint_index *index;
    RLY_VEC(item) items;
    RLY_VEC(size_t) owners; /* of each entry of the index: the first text that it stands for, and 1 */
    unsigned least;
    rly_buf shown[2];
    words_changes changes;
} library;

static char *copy_of(const char *text)
{
    return rly_copy(text, strlen(text));
}

/* Keep a text with its draft; the session gets a new one. */
static bool keep_text(void *context, cli_session *session, const cli_text *text)
{
    library *l = context;

    if (replylint_index_add(l->index, session->draft, NULL, NULL, session->error)) {
        complain_errors(session->error, text->place, 0);
        return false;
    }
    item *slot = rly_push(&l->items);
    if (!slot)
        return complain_memory() != EXIT_TROUBLE;
    *slot = (item){.draft = session->draft,
                   .text = rly_copy(text->text.data, text->text.size),
                   .title = copy_of(text->title),
                   .place = copy_of(text->place),
                   .entry = NOBODY,
                   .group = l->items.count - 1};
    session->draft = NULL;
    bool good = slot->text && slot->title && slot->place && !replylint_draft_new(&session->draft);
    return good || complain_memory() != EXIT_TROUBLE;
}

static size_t first_of(const library *l, size_t i)
{
    while (l->items.items[i].group != i)
        i = l->items.items[i].group;
    return i;
}

/* Put two texts into one group; the later one is most like the earlier, if no other was more so. */
static void join(library *l, size_t earlier, size_t later, unsigned likeness)
{
    size_t a = first_of(l, earlier), b = first_of(l, later);
    item *text = &l->items.items[later];

    l->items.items[a > b ? a : b].group = a < b ? a : b;
    if (likeness > text->likeness) {
        text->likeness = likeness;
        text->like = earlier;
    }
}

/* The entry of the index that the text came to: what is all alike with it. */
static void find_entry(library *l, size_t i)
{
    const replylint_report *report = l->session.report;

    if (!replylint_report_similar_count(report) || replylint_report_similar_number(report, 0, "likeness") != ALL_ALIKE)
        return; /* too short to be compared */
    size_t *owner = &l->owners.items[replylint_report_similar_number(report, 0, "text")];
    if (*owner) {
        join(l, *owner - 1, i, ALL_ALIKE);
    } else {
        *owner = i + 1;
        l->items.items[i].entry = (int64_t)replylint_report_similar_number(report, 0, "text");
    }
}

/* Texts before this one that are like it; those behind will find it themselves. */
static bool compare(library *l, size_t i)
{
    cli_session *session = &l->session;

    if (replylint_similar(session->linter, l->items.items[i].draft, session->report, session->error)) {
        complain_errors(session->error, l->items.items[i].place, 0);
        return false;
    }
    find_entry(l, i);
    for (size_t n = 0; n < replylint_report_similar_count(session->report) && l->items.items[i].entry != NOBODY; n++) {
        unsigned likeness = (unsigned)replylint_report_similar_number(session->report, n, "likeness");
        size_t owner = l->owners.items[replylint_report_similar_number(session->report, n, "text")];
        if (likeness > l->least && owner && owner - 1 < i)
            join(l, owner - 1, i, likeness);
    }
    return true;
}

static bool find_groups(library *l)
{
    size_t entries = (size_t)replylint_index_number(l->index, "texts");
    bool good = rly_reserve(&l->owners, entries + 1) || complain_memory() != EXIT_TROUBLE;

    if (good)
        memset(l->owners.items, 0, (entries + 1) * sizeof *l->owners.items);
    for (size_t i = 0; i < l->items.count && good; i++)
        good = compare(l, i);
    for (size_t i = 0; i < l->items.count && good; i++)
        l->items.items[i].group = first_of(l, i);
    return good;
}

/* A text as it may be shown: without private data, unless that was asked for. */
static rly_str shown(library *l, const item *text, rly_buf *out)
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

static bool compare_words(library *l, const item *text)
{
    const item *other = &l->items.items[text->like];

    return words_compare(shown(l, other, &l->shown[0]), shown(l, text, &l->shown[1]), &l->changes) ||
           complain_memory() != EXIT_TROUBLE;
}

/* The last few words, or the first few. */
static rly_str few(rly_str text, bool last)
{
    enum { SHOWN = 24 };
    if (text.size <= 2 * SHOWN)
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

static void print_name(rly_buf *out, const item *text)
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
    for (size_t i = first; i < l->items.count; i++) {
        const item *text = &l->items.items[i];
        if (text->group != first)
            continue;
        rly_buf_str(out, "  ");
        print_name(out, text);
        rly_buf_byte(out, '\n');
        if (i == first)
            continue;
        show_format(out, "      %u %% the same as ", text->likeness);
        print_name(out, &l->items.items[text->like]);
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
    for (size_t i = first; i < l->items.count; i++) {
        const item *text = &l->items.items[i];
        if (text->group != first)
            continue;
        rly_json_open(json, NULL, '{');
        rly_json_text(json, "place", rly_str_of(text->place));
        rly_json_text(json, "title", rly_str_of(text->title));
        if (i != first) {
            if (!compare_words(l, text))
                return false;
            rly_json_text(json, "like", rly_str_of(l->items.items[text->like].place));
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

static int by_likeness(const void *a, const void *b)
{
    const group *x = a, *y = b;

    if (x->likeness != y->likeness)
        return x->likeness < y->likeness ? 1 : -1;
    return (x->first > y->first) - (x->first < y->first);
}

typedef RLY_VEC(group) groups;

static bool list_groups(const library *l, groups *out)
{
    group *of = rly_allocate(l->items.count * sizeof *of);
    bool good = of;

    for (size_t i = 0; i < l->items.count && good; i++) {
        group *g = &of[l->items.items[i].group];
        g->first = l->items.items[i].group;
        g->count++;
        g->likeness = l->items.items[i].likeness > g->likeness ? l->items.items[i].likeness : g->likeness;
    }
    for (size_t i = 0; i < l->items.count && good; i++) {
        group *slot = of[i].count > 1 ? rly_push(out) : NULL;
        if (slot)
            *slot = of[i];
        good = slot || of[i].count < 2;
    }
    rly_release(of);
    if (out->count)
        qsort(out->items, out->count, sizeof *out->items, by_likeness);
    return good || complain_memory() != EXIT_TROUBLE;
}

static bool print_groups(library *l, const groups *all)
{
    rly_buf out = {0};
    rly_json json = {.out = &out};
    bool in_json = l->session.options->figures_format == FIGURES_JSON, good = true;
    size_t texts = 0;

    if (in_json) {
        rly_json_open(&json, NULL, '{');
        rly_json_number(&json, "texts", (int64_t)l->items.count);
        rly_json_open(&json, "groups", '[');
    }
    for (size_t i = 0; i < all->count && good; i++) {
        texts += all->items[i].count;
        if (!in_json)
            show_format(&out, "%sGroup %zu: %zu texts\n", i ? "\n" : "", i + 1, all->items[i].count);
        good = in_json ? print_json(l, all->items[i].first, &json) : print_text(l, all->items[i].first, &out);
    }
    if (in_json) {
        rly_json_close(&json, ']');
        rly_json_close(&json, '}');
        rly_buf_byte(&out, '\n');
    } else {
        show_format(&out, "%s%zu of %zu texts in ", all->count ? "\n" : "", texts, l->items.count);
        show_count(&out, all->count, "group", "groups");
        rly_buf_str(&out, ".\n");
    }
    good = out_write(&out) && good;
    rly_buf_free(&out);
    return good;
}

static void close_library(library *l)
{
    for (size_t i = 0; i < l->items.count; i++) {
        item *text = &l->items.items[i];
        replylint_draft_free(text->draft);
        rly_release(text->text);
        rly_release(text->title);
        rly_release(text->place);
    }
    rly_vec_free(&l->items);
    rly_vec_free(&l->owners);
    rly_vec_free(&l->changes);
    rly_buf_free(&l->shown[0]);
    rly_buf_free(&l->shown[1]);
    replylint_index_free(l->index);
    session_close(&l->session);
}

int run_duplicates(const cli_options *options)
{
    library l = {.least = options->likeness ? (unsigned)options->likeness : USUAL_LIKENESS};
    groups all = {0};
    int code = EXIT_TROUBLE;

    if (l.least < LEAST_LIKENESS) {
        complain("--above: texts that share less than %d %% are not found", LEAST_LIKENESS);
        return EXIT_TROUBLE;
    }
    bool good = session_open(&l.session, options) && !replylint_index_new(&l.index, l.session.error) &&
                texts_read(&l.session, 0, keep_text, &l) && session_use_index(&l.session, l.index) && find_groups(&l) &&
                list_groups(&l, &all) && print_groups(&l, &all);
    if (good)
        code = all.count ? EXIT_FINDINGS : EXIT_CLEAN;
    rly_vec_free(&all);
    close_library(&l);
    return code;
}
