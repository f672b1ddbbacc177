/* SPDX-License-Identifier: Apache-2.0 */
#include "draft/hours.h"

#include <strings.h>

enum { ALL_DAYS = 0x7f, DAY = 24 * 60 };

typedef struct scanner {
    const char *at, *end;
} scanner;

static void skip_blanks(scanner *s)
{
    while (s->at < s->end && (*s->at == ' ' || *s->at == '\t'))
        s->at++;
}

static bool take(scanner *s, char expected)
{
    skip_blanks(s);
    if (s->at == s->end || *s->at != expected)
        return false;
    s->at++;
    return true;
}

static bool is_letter(scanner *s)
{
    skip_blanks(s);
    return s->at < s->end && ((*s->at | 32) >= 'a' && (*s->at | 32) <= 'z');
}

/* The first two letters of a weekday tell it; the rest of the word is passed over. */
static bool take_weekday(scanner *s, int *day)
{
    static const char names[][3] = {"mo", "tu", "we", "th", "fr", "sa", "su"};
    skip_blanks(s);
    for (*day = 0; *day < 7; ++*day)
        if (s->end - s->at >= 2 && strncasecmp(s->at, names[*day], 2) == 0) {
            while (s->at < s->end && *s->at >= 'A')
                s->at++;
            return true;
        }
    return false;
}

/* "Mo", "Mo-Fr", "Mo,We,Fr"; every day when none is named. */
static bool take_days(scanner *s, uint8_t *days)
{
    int first, last;
    *days = 0;
    while (take_weekday(s, &first)) {
        last = first;
        if (take(s, '-') && !take_weekday(s, &last))
            return false;
        for (int day = first;; day = (day + 1) % 7) {
            *days |= (uint8_t)(1 << day);
            if (day == last)
                break;
        }
        take(s, ',');
    }
    *days = *days ? *days : ALL_DAYS;
    return true;
}

static bool take_number(scanner *s, int most, int *out)
{
    int digits = 0;
    for (*out = 0; digits < 2 && s->at < s->end && *s->at >= '0' && *s->at <= '9'; digits++)
        *out = *out * 10 + (*s->at++ - '0');
    return digits > 0 && *out <= most;
}

/* "9", "09:00", "9.30": a minute of the day; 24:00 is its end. */
static bool take_minute(scanner *s, int *minute)
{
    int hour, rest = 0;
    skip_blanks(s);
    if (!take_number(s, 24, &hour))
        return false;
    if (s->at < s->end && (*s->at == ':' || *s->at == '.')) {
        s->at++;
        if (!take_number(s, 59, &rest))
            return false;
    }
    *minute = hour * 60 + rest;
    return *minute <= DAY;
}

static bool take_range(scanner *s, uint8_t days, rly_hours *hours)
{
    int from, to;
    if (hours->count == RLY_MOST_HOURS || !take_minute(s, &from) || !take(s, '-') || !take_minute(s, &to) || from == to)
        return false;
    hours->ranges[hours->count].days = days;
    hours->ranges[hours->count].from = (uint16_t)from;
    hours->ranges[hours->count++].to = (uint16_t)(to > from ? to : to + DAY);
    return true;
}

bool rly_hours_parse(rly_str text, rly_hours *hours)
{
    scanner s = {text.data, text.data + text.size};
    *hours = (rly_hours){.count = 0};
    if (rly_str_is(text, "24/7")) {
        hours->ranges[0].days = ALL_DAYS;
        hours->ranges[0].to = DAY;
        hours->count = 1;
        return true;
    }
    do {
        uint8_t days;
        if (!take_days(&s, &days))
            return false;
        do {
            if (!take_range(&s, days, hours))
                return false;
        } while (take(&s, ',') && !is_letter(&s));
    } while (take(&s, ';') || is_letter(&s));
    return s.at == s.end;
}

bool rly_hours_hold(const rly_hours *hours, int weekday, int minute)
{
    int day_before = (weekday + 6) % 7;
    for (uint32_t i = 0; i < hours->count; i++) {
        bool today = hours->ranges[i].days >> weekday & 1, yesterday = hours->ranges[i].days >> day_before & 1;
        if ((today && minute >= hours->ranges[i].from && minute < hours->ranges[i].to) ||
            (yesterday && minute + DAY < hours->ranges[i].to))
            return true;
    }
    return false;
}
