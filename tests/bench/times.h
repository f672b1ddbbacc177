/* SPDX-License-Identifier: Apache-2.0 */
/* Times of benchmarks. */
#ifndef BENCH_TIMES_H
#define BENCH_TIMES_H

#include <time.h>

/* The time of a clock in microseconds. CLOCK_THREAD_CPUTIME_ID: what else the machine does does not count. */
static inline double bench_now(clockid_t clock)
{
    struct timespec t;
    clock_gettime(clock, &t);
    return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

/* For qsort() of times. */
static inline int bench_by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

#endif
