/* SPDX-License-Identifier: Apache-2.0 */
/* When somebody is there to answer: "Mo-Fr 09:00-17:00; Sa 10:00-14:00", "24/7". */
#ifndef RLY_HOURS_H
#define RLY_HOURS_H

#include "base/memory.h"

/* Ranges of minutes of the day: [from, to) on the days of `days`, a bit each from Monday on. */
enum { RLY_MOST_HOURS = 16 };
typedef struct rly_hours {
    struct {
        uint8_t days;
        uint16_t from, to;
    } ranges[RLY_MOST_HOURS];
    uint32_t count;
} rly_hours;

/*
 * Read service hours: parts with ";" between, each of days (Mo Tu We Th Fr Sa Su, also written out; "Mo-Fr", "Mo,We")
 * and of ranges of times ("09:00-12:00,13:00-17:00"); without days every day. A range may end on the next day
 * ("20:00-02:00"). False when `text` is none.
 */
bool rly_hours_parse(rly_str text, rly_hours *hours);

/* Is a minute of a weekday (0 for Monday) within them? */
bool rly_hours_hold(const rly_hours *hours, int weekday, int minute);

#endif
