/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Precedents: how the rules came out for a draft in which nothing was found. What is found in another, and where its
 * context is another, changes few of them, and grounds.h knows which: only these are judged, the others come out as
 * they did.
 */
#ifndef RLY_PRECEDENT_H
#define RLY_PRECEDENT_H

#include "lint/linter.h"
#include "lint/verdict.h"

typedef struct rly_precedent {
    bool made;
    /* What was known: */
    bool typing, keyed; /* keyed: keys were set whose texts conditions ask for */
    const char *language;
    const rly_channel *channel;
    RLY_VEC(int8_t) values; /* of signals, 0 when it was known, and subjects */
    /* How the rules came out: */
    rly_verdicts verdicts;     /* one a rule, whether it is on or not */
    RLY_VEC(uint8_t) progress; /* one an item of the checklist: rly_checklist_progress() */
    rly_gaps gaps;             /* that verdicts name */
    rly_arena strings;
    rly_bits unjudged; /* rules */
    rly_bits applies;  /* to these rules their condition applied */
    rly_bits always;   /* these have to be judged whatever is found */
} rly_precedent;

enum { RLY_PRECEDENTS = 4 };

/* Those of a report, of different contexts. */
typedef struct rly_precedents {
    const replylint_rules *rules; /* that they are of */
    rly_precedent of[RLY_PRECEDENTS];
    size_t last, next; /* the one that was used last; the one whose place the next context takes */
    unsigned strange;  /* drafts of other contexts, since one got a place */
} rly_precedents;

struct rly_judging;

/* The precedent for a draft: of its context, which gets one, or else of another. NULL when memory runs out. */
const rly_precedent *rly_precedent_find(rly_precedents *precedents, struct rly_judging *judging);

/* Which rules that are on, and items of the checklist, may come out otherwise: a bit each goes to `due`. */
void rly_precedent_distinguish(const rly_precedent *precedent, const struct rly_judging *judging, uint64_t *due);

void rly_precedents_free(rly_precedents *precedents);

#endif
