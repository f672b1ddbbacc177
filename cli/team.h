/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Work in several threads, handed out in order: workers take texts in batches, judge them each for itself, and hand out
 * what came of them in the turn in which they were taken, so that what is printed is that of one worker.
 */
#ifndef CLI_TEAM_H
#define CLI_TEAM_H

#include "check.h"

/* What came of one piece of work. */
typedef struct cli_result {
    bool good;
    cli_tally tally;
    rly_buf out, complaints; /* a buffer each worker uses again */
} cli_result;

typedef struct cli_job {
    void *context;
    size_t count;
    /* Do piece `number` with these handles and this source, which are the worker's own. Any thread. */
    void (*work)(void *context, cli_session *session, cli_source *source, size_t number, cli_result *result);
    /* Take what came of it, in order, one at a time. False: nothing more is wanted. */
    bool (*hand_out)(void *context, size_t number, cli_result *result);
} cli_job;

/* How many threads that means. */
size_t team_jobs(int jobs);

/*
 * Run each of `count` workers of `size` bytes, the first one in this thread, and wait for all. Where no other
 * thread can be had the first does what there is. False when memory ran out, which was said.
 */
bool team_run(void *workers, size_t size, size_t count, void *(*run)(void *worker));

/* Do all of it. `jobs`: how many threads; 0: one a core. False when memory ran out, which was said. */
bool team_work(const cli_session *session, int jobs, const cli_job *job);

#endif
