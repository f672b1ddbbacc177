/* SPDX-License-Identifier: Apache-2.0 */
#include "signal/when.h"

#include <string.h>

#include "draft/time.h"

enum { MINUTE = 60, HOUR = 3600, DAY = 86400 };

typedef struct named {
    const char *word;
    int value;
} named;

/* The value of a word; -1 when it is not listed. */
static int look_up(const named *list, size_t count, rly_str word)
{
    for (size_t i = 0; i < count; i++)
        if (rly_str_is(word, list[i].word))
            return list[i].value;
    return -1;
}

#define LOOK_UP(list, word) look_up((list), sizeof(list) / sizeof *(list), (word))

int rly_weekday_read(rly_str word)
{
    static const named days[] = {{"monday", 0},    {"mon", 0},    {"tuesday", 1},  {"tue", 1},      {"tues", 1},
                                 {"wednesday", 2}, {"wed", 2},    {"thursday", 3}, {"thu", 3},      {"thur", 3},
                                 {"thurs", 3},     {"friday", 4}, {"fri", 4},      {"saturday", 5}, {"sat", 5},
                                 {"sunday", 6},    {"sun", 6}};
    return LOOK_UP(days, word);
}

/* The number of a month by its first three letters. */
static int read_month(rly_str word)
{
    static const char names[] = "janfebmaraprmayjunjulaugsepoctnovdec";
    for (size_t i = 0; i < 12 && word.size >= 3; i++)
        if (memcmp(word.data, names + 3 * i, 3) == 0)
            return (int)i + 1;
    return 0;
}

/* The digits at the beginning of a word; -1 when there are none. */
static int read_number(rly_str word)
{
    int number = -1;
    for (size_t i = 0; i < word.size && word.data[i] >= '0' && word.data[i] <= '9' && number < 100000; i++)
        number = (number < 0 ? 0 : number) * 10 + (word.data[i] - '0');
    return number;
}

/* The numbers in [start, end) of the reading text, at most `most`. */
static int read_numbers(const char *s, uint32_t start, uint32_t end, int *out, int most)
{
    int count = 0;
    while (start < end && count < most) {
        rly_str rest = {s + start, end - start};
        int number = read_number(rest);
        if (number >= 0)
            out[count++] = number;
        while (start < end && s[start] >= '0' && s[start] <= '9')
            start++;
        start += start < end;
    }
    return count;
}

static bool is_date(const rly_date *date)
{
    int64_t days;
    return rly_days_of(date->year ? date->year : 2024, date->month, date->day, &days); /* 29 February may be one */
}

/* "12/05/2024", "2024-05-12": three numbers. */
static bool read_numeric(const rly_text *text, const rly_span *span, rly_date *date)
{
    int n[3];
    if (read_numbers(text->reading.data, span->start, span->end, n, 3) != 3)
        return false;
    if (n[0] > 31)
        *date = (rly_date){n[0], n[1], n[2], false};
    else
        *date = (rly_date){n[2] < 100 ? 2000 + n[2] : n[2], n[1], n[0], n[0] <= 12 && n[1] <= 12 && n[0] != n[1]};
    if (date->month > 12) {
        int day = date->month;
        date->month = date->day;
        date->day = day;
    }
    return true;
}

bool rly_date_read(const rly_text *text, const rly_span *span, rly_date *date)
{
    *date = (rly_date){0};
    if (text->tokens.items[span->first].kind == RLY_TOKEN_PLACEHOLDER)
        return false; /* which one, nobody knows yet */
    for (uint32_t i = span->first; i < span->past; i++) {
        rly_str word = rly_token_fold(text, &text->tokens.items[i]);
        int number = read_number(word);
        if (number > 31)
            date->year = number;
        else if (number > 0)
            date->day = number;
        else if (!date->month)
            date->month = read_month(word);
    }
    return (date->month || read_numeric(text, span, date)) && is_date(date);
}

bool rly_date_days(const rly_date *date, int64_t near, int64_t *days)
{
    if (date->year)
        return rly_days_of(date->year, date->month, date->day, days);
    int year = rly_year_of(near);
    int64_t best = INT64_MAX, day;
    for (int y = year - 1; y <= year + 1; y++) {
        if (!rly_days_of(y, date->month, date->day, &day))
            continue;
        int64_t distance = day > near ? day - near : near - day;
        if (distance < best)
            *days = day;
        best = distance < best ? distance : best;
    }
    return best < INT64_MAX;
}

/* The minute of the day of a span of kind RLY_SPAN_TIME. */
static int read_minute(const rly_text *text, const rly_span *span)
{
    rly_str word = rly_token_fold(text, &text->tokens.items[span->first]);
    int n[2] = {0, 0};
    if (read_numbers(text->reading.data, span->start, span->end, n, 2) == 0)
        return rly_str_is(word, "midnight") ? 24 * 60 : 12 * 60;
    bool afternoon = false, morning = false;
    for (uint32_t i = span->start; i < span->end; i++) {
        char c = (char)(text->reading.data[i] | 32);
        afternoon |= c == 'p';
        morning |= c == 'a';
    }
    int hour = n[0] == 12 && (afternoon || morning) ? 0 : n[0];
    return (hour + (afternoon ? 12 : 0)) * 60 + (n[1] < 60 ? n[1] : 0);
}

/* What was read of a stretch so far; -1 for what is not named. */
typedef struct reading {
    int64_t day, duration;
    int minute, count;
    bool working; /* working days are counted */
} reading;

static int64_t add_days(int64_t from, int64_t days, bool working)
{
    if (!working)
        return from + days * DAY;
    for (int64_t left = days < 366 ? days : 366; left > 0;) {
        from += DAY;
        left -= rly_weekday_of(rly_day_of(from)) < 5;
    }
    return from;
}

/* "today", "tomorrow", a weekday: counted from a day. False when a word is none. */
static bool read_day_word(rly_str word, int64_t today, reading *r)
{
    static const named words[] = {{"today", 0}, {"tonight", 0}, {"eod", 0}, {"cob", 0}, {"tomorrow", 1}};
    int ahead = LOOK_UP(words, word), weekday = rly_weekday_read(word);
    if (ahead >= 0)
        r->day = today + ahead;
    else if (weekday >= 0) /* said on a Monday, "Monday" is the next one */
        r->day = today + 1 + (weekday - rly_weekday_of(today) + 6) % 7;
    return ahead >= 0 || weekday >= 0;
}

/* "24 hours", "two working days". */
static void read_duration(rly_str word, int64_t from, reading *r)
{
    static const named counts[] = {{"a", 1},    {"an", 1},   {"one", 1}, {"two", 2},   {"three", 3},
                                   {"four", 4}, {"five", 5}, {"six", 6}, {"seven", 7}, {"eight", 8},
                                   {"nine", 9}, {"ten", 10}, {"few", 5}, {"couple", 3}};
    static const named units[] = {{"minute", MINUTE},  {"minutes", MINUTE}, {"min", MINUTE},   {"mins", MINUTE},
                                  {"hour", HOUR},      {"hours", HOUR},     {"hr", HOUR},      {"hrs", HOUR},
                                  {"day", DAY},        {"days", DAY},       {"week", 7 * DAY}, {"weeks", 7 * DAY},
                                  {"month", 31 * DAY}, {"months", 31 * DAY}};
    int count = read_number(word), unit = LOOK_UP(units, word);
    if (count < 0)
        count = LOOK_UP(counts, word);
    if (count >= 0) {
        r->count = count;
        return;
    }
    r->working |= rly_str_is(word, "working") || rly_str_is(word, "business");
    if (unit < 0 || r->count < 0)
        return;
    int64_t end = unit == DAY ? add_days(from, r->count, r->working) : from + (int64_t)r->count * unit;
    r->duration = end > r->duration ? end : r->duration;
    r->count = -1;
}

static void read_token(const rly_text *text, uint32_t i, int64_t from, reading *r)
{
    if (text->tokens.items[i].kind == RLY_TOKEN_PLACEHOLDER)
        return;
    const rly_span *date = rly_text_span_at(text, i, RLY_SPAN_DATE), *time = rly_text_span_at(text, i, RLY_SPAN_TIME);
    rly_date named_date;
    if (date && rly_date_read(text, date, &named_date))
        rly_date_days(&named_date, rly_day_of(from), &r->day);
    else if (time)
        r->minute = read_minute(text, time);
    else if (!read_day_word(rly_token_fold(text, &text->tokens.items[i]), rly_day_of(from), r))
        read_duration(rly_token_fold(text, &text->tokens.items[i]), from, r);
}

bool rly_due_read(const rly_text *text, uint32_t first, uint32_t past, int64_t from, rly_due *due)
{
    reading r = {.day = -1, .duration = -1, .minute = -1, .count = -1};
    for (uint32_t i = first; i < past; i++)
        read_token(text, i, from, &r);
    bool dated = r.day >= 0, timed = r.minute >= 0;
    *due = (rly_due){.timed = timed, .dated = dated, .lasting = r.duration >= 0};
    if (dated)
        due->latest = r.day * DAY + (timed ? (int64_t)r.minute * MINUTE : DAY - 1);
    else if (timed) {
        due->latest = rly_day_of(from) * DAY + (int64_t)r.minute * MINUTE;
        due->latest += due->latest < from ? DAY : 0;
    } else
        due->latest = r.duration;
    if (due->lasting && r.duration > due->latest)
        due->latest = r.duration;
    return dated || timed || due->lasting;
}
