/* SPDX-License-Identifier: Apache-2.0 */
#include "team.h"

#include <pthread.h>
#include <unistd.h>

enum { BATCH = 16 };

/* What the workers share, each field under the lock that is named. */
typedef struct team {
    const cli_session *session;
    const cli_job *job;
    pthread_mutex_t taking, giving;
    pthread_cond_t given;
    size_t next;  /* taking: the first piece that nobody has */
    size_t turn;  /* giving: the piece that is to be handed out */
    bool stopped; /* giving */
} team;

/* A worker: handles of its own, and what came of its batch. */
typedef struct worker {
    team *team;
    cli_session session;
    cli_source source;
    cli_result results[BATCH];
} worker;

static size_t take_batch(team *t, size_t *first)
{
    (void)pthread_mutex_lock(&t->taking);
    size_t left = t->job->count - t->next, count = left < BATCH ? left : BATCH;
    *first = t->next;
    t->next += count;
    (void)pthread_mutex_unlock(&t->taking);
    return count;
}

/* False when nothing more is wanted. */
static bool give_batch(team *t, worker *w, size_t first, size_t count)
{
    (void)pthread_mutex_lock(&t->giving);
    while (t->turn != first)
        (void)pthread_cond_wait(&t->given, &t->giving);
    for (size_t i = 0; i < count && !t->stopped; i++)
        t->stopped = !t->job->hand_out(t->job->context, first + i, &w->results[i]);
    bool more = !t->stopped;
    t->turn = first + count;
    (void)pthread_cond_broadcast(&t->given);
    (void)pthread_mutex_unlock(&t->giving);
    return more;
}

static void *work(void *context)
{
    worker *w = context;
    size_t first, count;
    bool more = true;

    while (more && (count = take_batch(w->team, &first)) > 0) {
        for (size_t i = 0; i < count; i++) {
            cli_result *result = &w->results[i];
            rly_buf_clear(&result->out);
            rly_buf_clear(&result->complaints);
            result->good = false;
            result->tally = (cli_tally){0};
            complaints_to(&result->complaints);
            w->team->job->work(w->team->job->context, &w->session, &w->source, first + i, result);
        }
        complaints_to(NULL);
        more = give_batch(w->team, w, first, count);
    }
    return NULL;
}

static bool worker_start(worker *w, team *t)
{
    *w = (worker){.team = t};
    return session_share(&w->session, t->session);
}

static void worker_end(worker *w)
{
    for (size_t i = 0; i < BATCH; i++) {
        rly_buf_free(&w->results[i].out);
        rly_buf_free(&w->results[i].complaints);
    }
    source_free(&w->source);
    session_unshare(&w->session);
}

size_t team_jobs(int jobs)
{
    long cores = jobs ? jobs : sysconf(_SC_NPROCESSORS_ONLN);

    return cores > 0 ? (size_t)cores : 1;
}

/* More threads than batches would have nothing to do. */
static size_t threads_for(int jobs, size_t count)
{
    size_t batches = (count + BATCH - 1) / BATCH, wanted = team_jobs(jobs);

    return wanted < batches ? wanted : batches ? batches : 1;
}

bool team_run(void *workers, size_t size, size_t count, void *(*run)(void *worker))
{
    pthread_t *threads = rly_allocate(count * sizeof *threads);
    size_t started = 1;

    if (!threads)
        return complain_memory() != EXIT_TROUBLE;
    while (started < count && !pthread_create(&threads[started], NULL, run, (char *)workers + started * size))
        started++;
    (void)run(workers);
    for (size_t i = 1; i < started; i++)
        (void)pthread_join(threads[i], NULL);
    rly_release(threads);
    return true;
}

bool team_work(const cli_session *session, int jobs, const cli_job *job)
{
    team t = {.session = session,
              .job = job,
              .taking = PTHREAD_MUTEX_INITIALIZER,
              .giving = PTHREAD_MUTEX_INITIALIZER,
              .given = PTHREAD_COND_INITIALIZER};
    size_t wanted = threads_for(jobs, job->count), count = 0;
    worker *workers = rly_allocate(wanted * sizeof *workers);
    bool good = workers || complain_memory() != EXIT_TROUBLE;

    while (good && count < wanted)
        good = worker_start(&workers[count++], &t);
    good = good && team_run(workers, sizeof *workers, count, work);
    for (size_t i = 0; i < count; i++)
        worker_end(&workers[i]);
    rly_release(workers);
    return good;
}
