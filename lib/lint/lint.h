/* SPDX-License-Identifier: Apache-2.0 */
/* A lint: rules over the signals of a draft. The result is scratch memory, too: used again, it allocates only to grow.
 */
#ifndef RLY_LINT_H
#define RLY_LINT_H

#include "lint/alike.h"
#include "lint/linter.h"
#include "lint/precedent.h"
#include "lint/ready.h"
#include "signal/detect.h"
#include "text/render.h"

typedef struct rly_finding {
    uint32_t rule; /* number */
    rly_level level;
    bool placed;                     /* false: it is about the whole text */
    size_t source_start, source_end; /* bytes of the caller's text */
    size_t fixed_start, fixed_end;   /* what `fix` takes the place of: all of it, or some words in it */
    size_t start, end;               /* the same in the draft's unit */
    size_t fix_start, fix_end;
    size_t line, column;
    const char *message, *key, *fix; /* fix: NULL for none */
} rly_finding;

/* An item of the checklist that matters here. */
typedef struct rly_check_mark {
    uint32_t item;
    uint8_t progress; /* rly_progress */
} rly_check_mark;

/* A place that shows a signal, in the draft's unit. */
typedef struct rly_spot {
    uint32_t value, message;
    size_t start, end;
} rly_spot;

/* Private data in the reply (message 0) or in the customer's message (from 1), in the draft's unit. */
typedef struct rly_private_spot {
    uint32_t message;
    uint8_t type, owner;
    size_t start, end;
    const char *masked;
} rly_private_spot;

/* How long the reply is for a channel, by one of its limits. */
typedef struct rly_measured {
    uint32_t channel;
    uint8_t unit;
    rly_length length;
    size_t source_cut, source_end; /* bytes of the caller's text: where the limit cuts it, where it ends */
    size_t start, end;             /* the same in the draft's unit */
} rly_measured;

typedef struct rly_result {
    rly_detection detection;
    replylint_rules *rules; /* kept: names are lent from them */
    RLY_VEC(rly_finding) findings;
    rly_verdicts verdicts;     /* one a rule, ... */
    RLY_VEC(uint16_t) listed;  /* ... but only these are on */
    rly_bits failed, unjudged; /* rules */
    RLY_VEC(uint8_t) points;   /* one a rule: what it takes when it fails */
    rly_precedents precedents; /* of earlier lints */
    rly_ready_list ready;      /* made when the first report is written */
    rly_bits due;              /* scratch: what differs from the precedent */
    RLY_VEC(rly_check_mark) marks;
    rly_places places;       /* scratch: what a native check found */
    RLY_VEC(rly_spot) spots; /* one an occurrence, in the same order */
    RLY_VEC(rly_private_spot) privates;
    RLY_VEC(rly_measured) measures;
    rly_measuring measuring;       /* scratch */
    rly_rendering rendering;       /* of a template: what was asked for, or its worst case */
    rly_text rendered;             /* that worst case, read */
    rly_doubts doubts;             /* words that some dictionary does not accept */
    uint32_t hunspell_suggestions; /* for how many of these Hunspell may be asked what they should be */
    rly_alike alike;
    rly_arena strings;
    const char *id, *unit;
    const char *language;
    int score;
    bool passed;
    double judged;
    bool done; /* false: nothing was judged; getters then give nothing */
} rly_result;

replylint_status rly_lint(const replylint_linter *linter, const replylint_draft *draft, rly_result *result,
                          replylint_error *error);
/*
 * The text of a draft with [PHONE], [CARD] ... in place of its private data, save what the settings say is the
 * company's own. Errors: as rly_lint().
 */
replylint_status rly_redact(const replylint_linter *linter, const replylint_draft *draft, rly_result *result,
                            rly_buf *out, replylint_error *error);

/*
 * Render a draft into result->rendering: `how` is "sample", "empty" or "longest", `values` (YAML or JSON, named `name`
 * in messages) say what is known better. Errors: as rly_lint(), ARGUMENT for another `how`, SYNTAX for the values.
 */
replylint_status rly_render_draft(const replylint_linter *linter, const replylint_draft *draft, const char *how,
                                  rly_str values, const char *name, rly_result *result, replylint_error *error);

/*
 * How long a draft is for a channel, given by name, or for each that has a limit (NULL). Errors: as rly_lint().
 */
replylint_status rly_measure_draft(const replylint_linter *linter, const replylint_draft *draft, const char *channel,
                                   rly_result *result, replylint_error *error);

/*
 * Find the texts of the linter's index, if it has one, that a draft is near to: up to RLY_MOST_NEAR, the nearest first.
 * Errors: as rly_lint(), STATE without an index, SYNTAX for one that is damaged, LIMIT for one where too much is alike.
 */
replylint_status rly_find_similar(const replylint_linter *linter, const replylint_draft *draft, rly_result *result,
                                  replylint_error *error);

/* Measure the reply, which is read, for the draft's own channel, if it is known. False when memory runs out. */
bool rly_measure_reply(rly_result *result);

/* For all: is the draft within the limits? Hold on to the rules whose names the result lends. */
replylint_status rly_check_size(const replylint_linter *linter, const replylint_draft *draft, replylint_error *error);
void rly_keep_rules(rly_result *result, replylint_rules *rules);

void rly_result_clear(rly_result *result);
void rly_result_free(rly_result *result);

#endif
