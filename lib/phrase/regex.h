/* SPDX-License-Identifier: Apache-2.0 */
/* Regular expressions, the last resort where words will not do: PCRE2 with JIT and limits. */
#ifndef RLY_REGEX_H
#define RLY_REGEX_H

#include "base/error.h"

typedef struct rly_regex rly_regex;                 /* shared by threads */
typedef struct rly_regex_scratch rly_regex_scratch; /* one a thread */

/*
 * A pattern, which is lent: UTF, caseless. It is compiled now, or, where it was `checked` when the library was built,
 * when it is first needed. Errors: SYNTAX with the place inside the pattern, MEMORY.
 */
replylint_status rly_regex_new(rly_regex **out, rly_str pattern, bool checked, rly_place place, replylint_error *error);
void rly_regex_free(rly_regex *regex);
rly_str rly_regex_pattern(const rly_regex *regex);

rly_regex_scratch *rly_regex_scratch_new(void);
void rly_regex_scratch_free(rly_regex_scratch *scratch);

typedef enum rly_regex_result { RLY_REGEX_NONE, RLY_REGEX_FOUND, RLY_REGEX_LIMIT, RLY_REGEX_MEMORY } rly_regex_result;

/* The next match at or after `from`: [*start, *end), never empty. */
rly_regex_result rly_regex_next(rly_regex *regex, rly_regex_scratch *scratch, rly_str text, size_t from, size_t *start,
                                size_t *end);

#endif
