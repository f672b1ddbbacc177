/* SPDX-License-Identifier: Apache-2.0 */
#include "draft/time.h"

typedef struct scanner {
    const char *at, *end;
} scanner;

static bool take(scanner *s, char expected)
{
    if (s->at == s->end || *s->at != expected)
        return false;
    s->at++;
    return true;
}

/* Exactly `digits` digits with a value from `least` to `most`. */
static bool take_number(scanner *s, int digits, int least, int most, int *out)
{
    int number = 0;
    for (int i = 0; i < digits; i++, s->at++) {
        if (s->at == s->end || *s->at < '0' || *s->at > '9')
            return false;
        number = number * 10 + (*s->at - '0');
    }
    *out = number;
    return number >= least && number <= most;
}

/* Days since 1970 of a date of the Gregorian calendar, counting years from March. */
static int64_t days_since_epoch(int year, int month, int day)
{
    int64_t y = month <= 2 ? year - 1 : year;
    int64_t era = y / 400, year_of_era = y % 400;
    int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

static bool month_has(int year, int month, int day)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return day <= days[month - 1] + (month == 2 && leap);
}

/* "Z", "+01:00", "+0100" or nothing; seconds east of UTC. */
static bool take_zone(scanner *s, int *east)
{
    *east = 0;
    if (s->at == s->end || take(s, 'Z') || take(s, 'z'))
        return true;
    int sign = take(s, '+') ? 1 : take(s, '-') ? -1 : 0, hours, minutes;
    if (!sign || !take_number(s, 2, 0, 14, &hours))
        return false;
    take(s, ':');
    if (!take_number(s, 2, 0, 59, &minutes))
        return false;
    *east = sign * (hours * 3600 + minutes * 60);
    return true;
}

bool rly_zone_parse(rly_str text, int *east)
{
    scanner s = {text.data, text.data + text.size};
    int zone;
    bool good = text.size && take_zone(&s, &zone) && s.at == s.end;
    if (good)
        *east = zone;
    return good;
}

bool rly_days_of(int year, int month, int day, int64_t *days)
{
    bool good = year >= 1 && month >= 1 && month <= 12 && day >= 1 && month_has(year, month, day);
    if (good)
        *days = days_since_epoch(year, month, day);
    return good;
}

int rly_year_of(int64_t days)
{
    int year = 1970 + (int)(days / 366);
    while (days_since_epoch(year + 1, 1, 1) <= days)
        year++;
    while (days_since_epoch(year, 1, 1) > days)
        year--;
    return year;
}

int rly_weekday_of(int64_t days)
{
    return (int)(((days + 3) % 7 + 7) % 7); /* 1970 began on a Thursday */
}

int64_t rly_day_of(int64_t seconds)
{
    return seconds >= 0 ? seconds / 86400 : -((-seconds + 86399) / 86400);
}

bool rly_time_parse(rly_str text, int64_t *seconds)
{
    int east;
    return rly_time_parse_zoned(text, seconds, &east);
}

bool rly_time_parse_zoned(rly_str text, int64_t *seconds, int *zone)
{
    scanner s = {text.data, text.data + text.size};
    int year, month, day, hour = 0, minute = 0, second = 0, east = 0;
    if (!take_number(&s, 4, 1, 9999, &year) || !take(&s, '-') || !take_number(&s, 2, 1, 12, &month) || !take(&s, '-') ||
        !take_number(&s, 2, 1, 31, &day) || !month_has(year, month, day))
        return false;
    if (take(&s, 'T') || take(&s, 't') || take(&s, ' ')) {
        if (!take_number(&s, 2, 0, 23, &hour) || !take(&s, ':') || !take_number(&s, 2, 0, 59, &minute))
            return false;
        if (take(&s, ':') && !take_number(&s, 2, 0, 60, &second))
            return false;
        if (take(&s, '.'))
            while (s.at < s.end && *s.at >= '0' && *s.at <= '9')
                s.at++;
        if (!take_zone(&s, &east))
            return false;
    }
    *seconds = ((days_since_epoch(year, month, day) * 24 + hour) * 60 + minute) * 60 + second - east;
    *zone = east;
    return s.at == s.end;
}
