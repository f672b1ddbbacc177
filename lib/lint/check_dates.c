/* SPDX-License-Identifier: Apache-2.0 */
/* Days and times that cannot be: a weekday that is not that date, a promise for the past, two times for one promise. */
#include "draft/time.h"
#include "lint/checks.h"
#include "signal/when.h"

/* The weekday that a token names, if it stands within a few bytes of [start, end); -1 for none. */
static int weekday_near(const rly_text *text, uint32_t token, uint32_t start, uint32_t end)
{
    enum { WIDEST_GAP = 6 }; /* ", the " */
    const rly_token *t = &text->tokens.items[token];
    uint32_t gap = t->end <= start ? start - t->end : t->start - end;
    return gap <= WIDEST_GAP ? rly_weekday_read(rly_token_fold(text, t)) : -1;
}

/* Where the weekday of a date stands: "Monday 12 May", "Mon, the 12th of May", "12 May (Monday)". */
static int find_weekday(const rly_text *text, const rly_span *date, uint32_t *token)
{
    const rly_token *tokens = text->tokens.items;
    uint32_t before = date->first;
    if (before > 0 && rly_str_is(rly_token_fold(text, &tokens[before - 1]), "the"))
        before--;
    if (before > 0 && tokens[before - 1].sentence == tokens[date->first].sentence) {
        *token = before - 1;
        int weekday = weekday_near(text, *token, date->start, date->end);
        if (weekday >= 0)
            return weekday;
    }
    *token = date->past;
    bool behind = date->past < text->tokens.count && text->reading.data[tokens[date->past].start - 1] == '(';
    return behind ? weekday_near(text, *token, date->start, date->end) : -1;
}

/* Is a date on that weekday, in one of the ways to read it? True when the year cannot be told. */
static bool is_on(rly_date date, int weekday, const int64_t *today)
{
    int64_t days;
    if (!date.year && !today)
        return true;
    if (!rly_date_days(&date, today ? *today : 0, &days) || rly_weekday_of(days) == weekday)
        return true;
    int day = date.day;
    date.day = date.month;
    date.month = day;
    return date.either && rly_date_days(&date, today ? *today : 0, &days) && rly_weekday_of(days) == weekday;
}

static bool check_weekdays(const rly_check *check, const int64_t *today)
{
    const rly_text *text = &check->detection->reply;
    for (size_t i = 0; i < text->spans.count; i++) {
        const rly_span *span = &text->spans.items[i];
        rly_date date;
        uint32_t token;
        if (span->kind != RLY_SPAN_DATE || !rly_date_read(text, span, &date))
            continue;
        int weekday = find_weekday(text, span, &token);
        if (weekday < 0 || is_on(date, weekday, today))
            continue;
        const rly_token *named = &text->tokens.items[token];
        uint32_t start = named->start < span->start ? named->start : span->start;
        if (!rly_check_at(check, start, named->end > span->end ? named->end : span->end, NULL))
            return false;
    }
    return true;
}

static const rly_state *state_of(const rly_detection *d, const char *signal)
{
    return &d->states.items[rly_signal_find(&d->knowledge->catalog, rly_str_of(signal), RLY_NOWHERE, NULL)];
}

/* The token past what names the time: a date or time that follows at once, or behind "at" or "on", belongs to it. */
static uint32_t past_time(const rly_text *text, uint32_t past)
{
    for (uint32_t next = past; next < text->tokens.count && next < past + 2; next++) {
        const rly_span *date = rly_text_span_at(text, next, RLY_SPAN_DATE);
        const rly_span *time = rly_text_span_at(text, next, RLY_SPAN_TIME);
        if (date || time)
            return date ? date->past : time->past;
    }
    return past;
}

/* The token with which what names the time begins: the day before "at 9am" belongs to it. */
static uint32_t first_of_time(const rly_text *text, uint32_t first)
{
    const rly_token *tokens = text->tokens.items;
    if (first == 0 || first >= text->tokens.count || tokens[first - 1].sentence != tokens[first].sentence)
        return first;
    rly_str word = rly_token_fold(text, &tokens[first - 1]);
    bool day = rly_str_is(word, "today") || rly_str_is(word, "tomorrow") || rly_weekday_read(word) >= 0;
    return first - day;
}

/* Does a signal show in the sentence of an occurrence? */
static bool is_beside(const rly_detection *d, const rly_state *state, const rly_occurrence *o)
{
    const rly_text *text = &d->reply;
    uint32_t sentence = text->tokens.items[rly_text_token_at(text, o->start)].sentence;
    for (uint32_t i = 0; i < state->count; i++) {
        const rly_occurrence *other = &d->occurrences.items[state->first + i];
        if (other->message == 0 && text->tokens.items[rly_text_token_at(text, other->start)].sentence == sentence)
            return true;
    }
    return false;
}

/* Is nobody there at a moment? "By five" is kept at the last minute before. */
static bool is_closed(const rly_hours *hours, int64_t moment)
{
    int64_t day = rly_day_of(moment - 60);
    return !rly_hours_hold(hours, rly_weekday_of(day), (int)((moment - 60 - day * 86400) / 60));
}

/* Promises for the past, out of service hours, and a second time for what has one. */
static bool check_promises(const rly_check *check, int64_t now)
{
    enum { CONCRETE = 2 };
    const rly_detection *d = check->detection;
    const rly_state *deadline = state_of(d, "deadline"), *follow_up = state_of(d, "follow_up");
    const rly_text *text = &d->reply;
    rly_hours hours;
    bool hours_known = rly_context_hours(&d->context, &hours);
    int64_t first = -1;
    for (uint32_t i = 0; i < deadline->count; i++) {
        const rly_occurrence *o = &d->occurrences.items[deadline->first + i];
        rly_due due;
        if (o->message != 0 || o->value != CONCRETE)
            continue;
        uint32_t from = first_of_time(text, rly_text_token_at(text, o->start)),
                 to = past_time(text, rly_text_token_at(text, o->end));
        if (!rly_due_read(text, from, to, now, &due))
            continue;
        bool ours = is_beside(d, follow_up, o), again = ours && first >= 0 && first != due.latest;
        bool closed = ours && hours_known && due.timed && !due.lasting && is_closed(&hours, due.latest);
        first = ours && first < 0 ? due.latest : first;
        if (((due.dated && !due.lasting && due.latest < now) || closed || again) &&
            !rly_check_at(check, o->start, o->end, NULL))
            return false;
    }
    return true;
}

/* Without `now`, only dates that name their year, and times that contradict each other, can be judged. */
bool rly_check_date(const rly_check *check)
{
    int64_t now = 0, today = 0;
    bool known = rly_context_now(&check->detection->context, &now);
    today = rly_day_of(now);
    return check_weekdays(check, known ? &today : NULL) && (!known || check_promises(check, now));
}
