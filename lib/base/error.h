/* SPDX-License-Identifier: Apache-2.0 */
/* The list of faults behind the public error handle. The frame that detects a fault fills it; others pass it on. */
#ifndef RLY_ERROR_H
#define RLY_ERROR_H

#include <stdbool.h>

#include "base/memory.h"
#include "replylint.h"

/* Where a fault is. Line and column count from 1; 0 when not known. `file` may be NULL. */
typedef struct rly_place {
    const char *file;
    uint32_t line, column;
} rly_place;

#define RLY_NOWHERE ((rly_place){NULL, 0, 0})

/*
 * Add a fault: "what is wrong; what to do". `error` may be NULL. Returns `status`, or REPLYLINT_ERROR_MEMORY when
 * the fault could not be stored.
 */
RLY_COLD __attribute__((format(printf, 4, 5))) replylint_status rly_fail(replylint_error *error, replylint_status status,
                                                                rly_place place, const char *format, ...);

/* REPLYLINT_ERROR_MEMORY, with its fault. */
RLY_COLD replylint_status rly_fail_memory(replylint_error *error);

/*
 * The nearest of `count` names to `word`, for a did-you-mean; NULL when none is near. `name` gives name i.
 */
typedef const char *rly_name_at(const void *names, size_t i);
const char *rly_nearest(rly_str word, rly_name_at *name, const void *names, size_t count);

#endif
