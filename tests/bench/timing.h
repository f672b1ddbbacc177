/* SPDX-License-Identifier: Apache-2.0 */
/* What benches measure with. */
#ifndef BENCH_TIMING_H
#define BENCH_TIMING_H

#include <time.h>

/* The time of this thread on a core in microseconds: what else the machine does shall not count. */
static inline double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

static inline int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

#endif
