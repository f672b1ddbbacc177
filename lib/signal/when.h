/* SPDX-License-Identifier: Apache-2.0 */
/* Dates, times and durations as a text names them, as moments. English. */
#ifndef RLY_WHEN_H
#define RLY_WHEN_H

#include "text/text.h"

/* A date as a text writes it. */
typedef struct rly_date {
    int year; /* 0 when it is not named */
    int month, day;
    bool either; /* 3/4/2026: day and month may be the other way round */
} rly_date;

/* Read a span of kind RLY_SPAN_DATE, the day before the month. False when there is no such date. */
bool rly_date_read(const rly_text *text, const rly_span *span, rly_date *date);

/* The days since 1970 of a date; the year that is not named is the one nearest to `near`. False when there is no such
 * day. */
bool rly_date_days(const rly_date *date, int64_t near, int64_t *days);

/* 0 for Monday to 6 for Sunday; -1 when a word, folded, is no weekday. "sun", "sat" and "wed" are words, too. */
int rly_weekday_read(rly_str word);

/* When something is due. Seconds since 1970, all of one place. */
typedef struct rly_due {
    int64_t latest; /* the end of what is named: of the day when no time of day is */
    bool timed;     /* a time of day is named */
    bool dated;     /* a day is named: today, a weekday, a date */
    bool lasting;   /* a duration is named: "within 24 hours" */
} rly_due;

/* When what the tokens [first, past) name is due, said at `from`. False when they name nothing. */
bool rly_due_read(const rly_text *text, uint32_t first, uint32_t past, int64_t from, rly_due *due);

#endif
