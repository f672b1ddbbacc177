/* SPDX-License-Identifier: Apache-2.0 */
/* Detection: the signals of one draft, with their places. Scratch memory of one thread, used again and again. */
#ifndef RLY_DETECT_H
#define RLY_DETECT_H

#include "private/private.h"
#include "signal/detector.h"

/* A place that shows a signal, in the reading text of the reply (message 0) or of a message (from 1). */
typedef struct rly_occurrence {
    uint32_t value, start, end;
    uint32_t message;
} rly_occurrence;

typedef struct rly_state {
    uint32_t first, count; /* its occurrences */
    rly_unknown unknown;
    bool given;
} rly_state;

/* The customer's message that was read last: while a reply is typed it stays the same, and so does what was found in
 * it. */
typedef struct rly_message_read {
    bool valid;
    rly_buf source;
    uint32_t steps_a_word;
    rly_regions regions;
    uint64_t steps; /* that the search left, */
    bool spent;     /* and whether that was none */
} rly_message_read;

/* What comes of a draft in whose texts nothing is found: see baseline.h. It hangs on the message and the languages. */
typedef struct rly_baseline {
    const char *reply_language, *customer_language; /* of the draft that it was made for; NULL: not made yet */
    bool message;                                   /* it has a customer's message */
    RLY_VEC(int8_t) values;
    RLY_VEC(rly_state) states;
    RLY_VEC(uint64_t) due; /* a bit a detector: it runs whatever is found. A row for each of rly_asks */
} rly_baseline;

/* Drafts of one kind come together; of a mixed lot these are nearly all. */
enum { RLY_BASELINES = 4 };

typedef struct rly_detection {
    uint32_t steps_a_word; /* what a search may cost; the caller sets it before rly_detect() */
    const rly_knowledge *knowledge;
    rly_context context;
    rly_text reply, customer;
    rly_text earlier; /* the message that rly_detect_in_message() read last */
    size_t inbound;   /* number of the customer's message; the count of messages when there is none */
    rly_message_read customer_read;
    rly_regions regions;
    rly_privates reply_private, customer_private; /* with their owners once leaks and inbound_pii have run */
    rly_hits reply_hits, customer_hits, earlier_hits;
    rly_again reply_again;
    rly_regex_scratch *regex;
    rly_matches matches;
    rly_baseline baselines[RLY_BASELINES];
    size_t oldest;                                  /* of these, which the next takes the place of */
    RLY_VEC(uint64_t) due;                          /* a bit a detector: it has to run */
    uint32_t answers;                               /* a bit for each of rly_asks: the draft has it */
    const char *reply_language, *customer_language; /* "" when not known */
    RLY_VEC(int8_t) values;                         /* one a signal; -1 when not known; behind them RLY_SUBJECTS more */
    RLY_VEC(rly_state) states;                      /* one a signal */
    RLY_VEC(rly_occurrence) occurrences;
} rly_detection;

/*
 * Find the signals of a draft. `draft`, `defaults` and `limits` (one a channel; NULL: their own) are lent until the
 * next run. Errors: MEMORY, ENCODING, UNKNOWN (a channel, or a signal that is given).
 */
replylint_status rly_detect(rly_detection *detection, const rly_knowledge *knowledge, const replylint_draft *draft,
                            const rly_values *defaults, const rly_limits *limits, replylint_error *error);

/* Find the private data of the reply alone; what the settings say is the company's own has its owner. Errors as above.
 */
replylint_status rly_detect_private(rly_detection *detection, const rly_knowledge *knowledge,
                                    const replylint_draft *draft, const rly_values *defaults, replylint_error *error);

/* Read the reply alone, and look up its channel, if it has one. Errors as above. */
replylint_status rly_detect_text(rly_detection *detection, const rly_knowledge *knowledge, const replylint_draft *draft,
                                 const rly_values *defaults, const rly_limits *limits, replylint_error *error);
void rly_detection_free(rly_detection *detection); /* wipes the texts */

/* For native detectors: run the phrases of a detector over message `i` of the conversation. The message is then in
 * `earlier`, and what was found in `matches`; nothing is when it cannot be read. False when memory runs out. */
bool rly_detect_in_message(rly_detection *detection, const rly_detector *detector, size_t i);

/* Has the company written before the customer's last message? */
bool rly_is_answered(const rly_detection *detection);

/* For native detectors: add a place; set a value that shows nowhere; say that it is not known. */
bool rly_occur(rly_detection *detection, uint32_t signal, rly_occurrence occurrence);
void rly_settle(rly_detection *detection, uint32_t signal, int value);
void rly_not_known(rly_detection *detection, uint32_t signal, rly_unknown why);

#endif
