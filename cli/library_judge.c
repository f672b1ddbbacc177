/* SPDX-License-Identifier: Apache-2.0 */
/* What only a whole library tells of its texts. */
#include <pthread.h>
#include <stdio.h>

#include "shelf.h"
#include "team.h"
#include "told.h"

enum { LEAST_PART = 64 }; /* texts for which a thread is worth while */

/* Put one text into the index, under its title and place. */
static bool add_text(cli_session *session, replylint_index *index, cli_source *source)
{
    char place[512];
    rly_position at = source_position(source, source_start(source, 0));
    rly_buf title = {0};

    (void)snprintf(place, sizeof place, "%.480s:%zu", source->name, at.line);
    rly_buf_add(&title, source->title.data, source->title.size);
    const char *name = rly_buf_text(&title);
    bool good = name && !replylint_index_add(index, session->draft, name, place, session->error);
    if (!good)
        complain_errors(session->error, source->name, 0);
    rly_buf_free(&title);
    return good;
}

/* A stretch of the shelf, and the index that one thread makes of it. */
typedef struct part {
    const cli_shelf *shelf;
    size_t first, end;
    cli_session session;
    cli_source source;
    replylint_index *index;
    rly_buf complaints;
    pthread_t thread;
    bool threaded, good;
} part;

static void *index_part(void *context)
{
    part *p = context;

    complaints_to(&p->complaints);
    p->good = !replylint_index_new(&p->index, p->session.error) || complain_memory() != EXIT_TROUBLE;
    for (size_t i = p->first; i < p->end && p->good; i++) {
        const cli_place *text = &p->shelf->texts.items[i];
        if (text->book->readable && text->book->library.reader)
            p->good = source_take(&p->session, &text->book->library, text->number, &p->source) &&
                      add_text(&p->session, p->index, &p->source);
    }
    complaints_to(NULL);
    return NULL;
}

/* Each part in a thread of its own; the first, and those for which there is none, in this one. */
static bool index_parts(part *parts, size_t count)
{
    bool good = true;

    for (size_t i = 1; i < count; i++)
        parts[i].threaded = !pthread_create(&parts[i].thread, NULL, index_part, &parts[i]);
    for (size_t i = 0; i < count; i++)
        if (parts[i].threaded)
            (void)pthread_join(parts[i].thread, NULL);
        else
            (void)index_part(&parts[i]);
    for (size_t i = 0; i < count; i++) {
        if (parts[i].complaints.size)
            (void)err_write(&parts[i].complaints);
        good = good && parts[i].good;
    }
    return good;
}

/* The parts as one index, in their order. */
static bool join_parts(cli_session *session, part *parts, size_t count)
{
    replylint_status status = REPLYLINT_OK;

    for (size_t i = 1; i < count && !status; i++)
        status = replylint_index_append(parts[0].index, parts[i].index, session->error);
    if (status)
        complain_errors(session->error, NULL, 0);
    return !status && session_use_index(session, parts[0].index);
}

/* What is told of the shelf, while another thread goes on with the index. */
typedef struct tale {
    cli_shelf *shelf;
    rly_buf complaints;
    bool good;
} tale;

static void *tell(void *context)
{
    tale *t = context;

    complaints_to(&t->complaints);
    t->good = told_find(t->shelf);
    complaints_to(NULL);
    return NULL;
}

/* Join the parts, and tell: in a thread of its own where there may be one. */
static bool join_and_tell(cli_session *session, cli_shelf *shelf, part *parts, size_t count)
{
    tale t = {.shelf = shelf};
    pthread_t thread;
    bool threaded = count > 1 && !pthread_create(&thread, NULL, tell, &t);
    bool good = join_parts(session, parts, count);

    if (threaded)
        (void)pthread_join(thread, NULL);
    else
        (void)tell(&t);
    if (t.complaints.size)
        (void)err_write(&t.complaints);
    rly_buf_free(&t.complaints);
    return good && t.good;
}

/* An index of all texts for the session, and what is told of them. */
static bool judge_all(cli_session *session, cli_shelf *shelf)
{
    size_t texts = shelf->texts.count, most = texts / LEAST_PART + 1, jobs = team_jobs(session->options->jobs);
    size_t count = jobs < most ? jobs : most, shared = 0;
    part *parts = rly_allocate(count * sizeof *parts);
    bool good = parts || complain_memory() != EXIT_TROUBLE;

    for (; good && shared < count; shared++) {
        parts[shared] = (part){.shelf = shelf, .first = texts * shared / count, .end = texts * (shared + 1) / count};
        good = session_share(&parts[shared].session, session);
    }
    good = good && index_parts(parts, count) && join_and_tell(session, shelf, parts, count);
    for (size_t i = 0; i < shared; i++) {
        session_unshare(&parts[i].session);
        source_free(&parts[i].source);
        replylint_index_free(parts[i].index);
        rly_buf_free(&parts[i].complaints);
    }
    rly_release(parts);
    return good;
}

bool library_judge(cli_session *session, cli_shelf *shelf)
{
    return session->index ? told_find(shelf) : judge_all(session, shelf);
}
