/* SPDX-License-Identifier: Apache-2.0 */
/* Times as RFC 3339 writes them, and the calendar. */
#ifndef RLY_TIME_H
#define RLY_TIME_H

#include "base/memory.h"

/*
 * "2026-01-31T17:00:00Z", with a space for the T, seconds, fraction and zone left out at will (then UTC): seconds since
 * 1970. False when `text` is none.
 */
bool rly_time_parse(rly_str text, int64_t *seconds);

/* The same; `east`: how many seconds east of UTC the text says that it is, 0 when it does not say. */
bool rly_time_parse_zoned(rly_str text, int64_t *seconds, int *east);

/* "Z", "+01:00", "+0100": seconds east of UTC. False, and `east` stays, when `text` is none. */
bool rly_zone_parse(rly_str text, int *east);

/* Days from 1970-01-01 to a date of the Gregorian calendar; false when there is no such date. */
bool rly_days_of(int year, int month, int day, int64_t *days);

/* The year of a day. */
int rly_year_of(int64_t days);

/* 0 for Monday to 6 for Sunday. */
int rly_weekday_of(int64_t days);

/* The day in which a moment lies, rounding down before 1970, too. */
int64_t rly_day_of(int64_t seconds);

#endif
