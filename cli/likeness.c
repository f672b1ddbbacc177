/* SPDX-License-Identifier: Apache-2.0 */
#include "likeness.h"

#include <stdlib.h>
#include <string.h>

enum { ALL_ALIKE = 100, NOBODY = -1 };

bool like_start(like_texts *texts, cli_session *session, int above)
{
    *texts = (like_texts){.least = above ? (unsigned)above : USUAL_LIKENESS};
    if (texts->least < LEAST_LIKENESS) {
        complain("--above: texts that share less than %d %% are not found", LEAST_LIKENESS);
        return false;
    }
    return !replylint_index_new(&texts->index, session->error) || complain_memory() != EXIT_TROUBLE;
}

static char *copy_of(const char *text)
{
    return rly_copy(text, strlen(text));
}

bool like_add(like_texts *l, cli_session *session, const cli_text *text)
{
    if (replylint_index_add(l->index, session->draft, NULL, NULL, session->error)) {
        complain_errors(session->error, text->place, 0);
        return false;
    }
    like_text *slot = rly_push(&l->items);
    if (!slot)
        return complain_memory() != EXIT_TROUBLE;
    *slot = (like_text){.draft = session->draft,
                        .text = rly_copy(text->text.data, text->text.size),
                        .title = copy_of(text->title),
                        .place = copy_of(text->place),
                        .entry = NOBODY,
                        .group = l->items.count - 1};
    session->draft = NULL;
    bool good = slot->text && slot->title && slot->place && !replylint_draft_new(&session->draft);
    return good || complain_memory() != EXIT_TROUBLE;
}

static size_t first_of(const like_texts *l, size_t i)
{
    while (l->items.items[i].group != i)
        i = l->items.items[i].group;
    return i;
}

/* Put two texts into one group; the later one is most like the earlier, if no other was more so. */
static void join(like_texts *l, size_t earlier, size_t later, unsigned likeness)
{
    size_t a = first_of(l, earlier), b = first_of(l, later);
    like_text *text = &l->items.items[later];

    l->items.items[a > b ? a : b].group = a < b ? a : b;
    if (likeness > text->likeness) {
        text->likeness = likeness;
        text->like = earlier;
    }
}

/* The entry of the index that the text came to: what is all alike with it. */
static void find_entry(like_texts *l, const replylint_report *report, size_t i)
{
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
static bool compare(like_texts *l, cli_session *session, size_t i)
{
    if (replylint_similar(session->linter, l->items.items[i].draft, session->report, session->error)) {
        complain_errors(session->error, l->items.items[i].place, 0);
        return false;
    }
    find_entry(l, session->report, i);
    for (size_t n = 0; n < replylint_report_similar_count(session->report) && l->items.items[i].entry != NOBODY; n++) {
        unsigned likeness = (unsigned)replylint_report_similar_number(session->report, n, "likeness");
        size_t owner = l->owners.items[replylint_report_similar_number(session->report, n, "text")];
        if (likeness > l->least && owner && owner - 1 < i)
            join(l, owner - 1, i, likeness);
    }
    return true;
}

static bool find_groups(like_texts *l, cli_session *session)
{
    size_t entries = (size_t)replylint_index_number(l->index, "texts");
    bool good = rly_reserve(&l->owners, entries + 1) || complain_memory() != EXIT_TROUBLE;

    if (good)
        memset(l->owners.items, 0, (entries + 1) * sizeof *l->owners.items);
    for (size_t i = 0; i < l->items.count && good; i++)
        good = compare(l, session, i);
    for (size_t i = 0; i < l->items.count && good; i++)
        l->items.items[i].group = first_of(l, i);
    return good;
}

static int by_likeness(const void *a, const void *b)
{
    const like_group *x = a, *y = b;

    if (x->likeness != y->likeness)
        return x->likeness < y->likeness ? 1 : -1;
    return (x->first > y->first) - (x->first < y->first);
}

static bool list_groups(like_texts *l)
{
    like_group *of = rly_allocate((l->items.count + 1) * sizeof *of);
    bool good = of;

    for (size_t i = 0; i < l->items.count && good; i++) {
        like_group *g = &of[l->items.items[i].group];
        g->first = l->items.items[i].group;
        g->count++;
        g->likeness = l->items.items[i].likeness > g->likeness ? l->items.items[i].likeness : g->likeness;
    }
    for (size_t i = 0; i < l->items.count && good; i++) {
        like_group *slot = of[i].count > 1 ? rly_push(&l->groups) : NULL;
        if (slot)
            *slot = of[i];
        good = slot || of[i].count < 2;
    }
    rly_release(of);
    if (l->groups.count)
        qsort(l->groups.items, l->groups.count, sizeof *l->groups.items, by_likeness);
    return good || complain_memory() != EXIT_TROUBLE;
}

bool like_find(like_texts *l, cli_session *session)
{
    return session_use_index(session, l->index) && find_groups(l, session) && list_groups(l);
}

void like_free(like_texts *l)
{
    for (size_t i = 0; i < l->items.count; i++) {
        like_text *text = &l->items.items[i];
        replylint_draft_free(text->draft);
        rly_release(text->text);
        rly_release(text->title);
        rly_release(text->place);
    }
    rly_vec_free(&l->items);
    rly_vec_free(&l->owners);
    rly_vec_free(&l->groups);
    replylint_index_free(l->index);
}
