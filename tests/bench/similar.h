/* SPDX-License-Identifier: Apache-2.0 */
/* What the two files of bench_similar share. */
#ifndef TESTS_BENCH_SIMILAR_H
#define TESTS_BENCH_SIMILAR_H

#include "similar/index.h"

enum { LONGEST = 400 }; /* words of a text that count */

typedef struct reply {
    char *text, *brand;
} reply;

/* A word of a reply, and what may stand for it. */
typedef RLY_VEC(rly_str) word_vec;

typedef struct bench {
    RLY_VEC(reply) replies;
    word_vec words; /* of all replies */
    uint64_t random;
    replylint_draft *draft;
    replylint_error *error;
    rly_text text;
    rly_shingles shingles;
    rly_search search;
} bench;

_Noreturn void bench_give_up(const bench *b, const char *what);

/* The same numbers in every run. */
uint64_t bench_draw(bench *b, uint64_t below);

void bench_split(const char *text, word_vec *out);
void bench_shingle(bench *b, const char *text, size_t size); /* into b->shingles */
bool bench_is_near(const rly_shingles *a, const uint32_t *set, size_t count);

/* similar_pairs.c: of pairs that are the same reply, and pairs that are not, which are found? */
void bench_precision(bench *b);

#endif
