/* SPDX-License-Identifier: Apache-2.0 */
/* Signals of the clock: a late reply, one out of service hours, a promise that is due. */
#include "draft/hours.h"
#include "draft/time.h"
#include "signal/detect.h"
#include "signal/when.h"

/* How long the customer's last message has waited against what the channel's readers expect. */
bool rly_detect_late(rly_detection *d, uint32_t signal)
{
    const rly_channel *channel = d->context.channel;
    int64_t now, sent;
    bool timed = d->inbound < rly_draft_message_count(d->context.draft) &&
                 rly_time_parse(rly_context_get(&d->context, RLY_KEY_NOW), &now) &&
                 rly_time_parse(rly_draft_message(d->context.draft, d->inbound, RLY_KEY_AT), &sent);
    if (!channel || !timed) {
        rly_not_known(d, signal, channel ? RLY_NO_TIMES : RLY_NO_CHANNEL);
        return true;
    }
    int64_t hours = (now - sent) / 3600;
    if (channel->late_hours && hours >= channel->late_hours)
        rly_settle(d, signal, 2);
    else if (channel->slow_hours && hours >= channel->slow_hours)
        rly_settle(d, signal, 1);
    return true;
}

bool rly_detect_out_of_hours(rly_detection *d, uint32_t signal)
{
    rly_hours hours;
    int64_t now;
    bool timed = rly_context_now(&d->context, &now);
    if (!timed || !rly_context_hours(&d->context, &hours)) {
        rly_not_known(d, signal, timed ? RLY_NO_HOURS : RLY_NO_TIMES);
        return true;
    }
    int64_t today = rly_day_of(now);
    rly_settle(d, signal, !rly_hours_hold(&hours, rly_weekday_of(today), (int)((now - today * 86400) / 60)));
    return true;
}

/* Has a message of the company gone out between two moments? Then it has come back to the customer. */
static bool wrote_between(const rly_detection *d, int64_t after, int64_t until)
{
    size_t count = rly_draft_message_count(d->context.draft);
    for (size_t i = 0; i < count; i++) {
        int64_t at;
        if (rly_str_is(rly_draft_message(d->context.draft, i, RLY_KEY_ROLE), "agent") &&
            rly_context_at(&d->context, i, &at) && at > after && at <= until)
            return true;
    }
    return false;
}

enum { LONGEST_PROMISE = 12 }; /* tokens from the beginning of what was found on */

/* Does what was found in an earlier message promise something by a time that has passed? */
static bool is_due(const rly_detection *d, const rly_match *match, int64_t at, int64_t now)
{
    const rly_text *text = &d->earlier;
    uint32_t past = match->first + LONGEST_PROMISE, first = match->first;
    past = past < match->past ? match->past : past;
    while (past > text->tokens.count || text->tokens.items[past - 1].sentence != text->tokens.items[first].sentence)
        past--;
    rly_due due;
    return rly_due_read(text, first, past, at, &due) && due.latest < now && !wrote_between(d, at, due.latest);
}

/* Look for due promises in message `i`, sent at `at`. */
static bool read_promises(rly_detection *d, uint32_t signal, size_t i, int64_t now)
{
    enum { CONCRETE = 2 };
    uint32_t number = rly_signal_find(&d->knowledge->catalog, RLY_STR("deadline"), RLY_NOWHERE, NULL);
    const rly_detector *deadline = rly_detector_of(d->knowledge, number);
    int64_t at = 0;
    if (!rly_context_at(&d->context, i, &at)) {
        rly_not_known(d, signal, RLY_NO_TIMES);
        return true;
    }
    if (!deadline)
        return true;
    if (!rly_detect_in_message(d, deadline, i))
        return false;
    for (size_t m = 0; m < d->matches.count; m++)
        if (d->matches.items[m].value == CONCRETE && is_due(d, &d->matches.items[m], at, now))
            rly_settle(d, signal, 1);
    return true;
}

/* Without an earlier message of the company nothing was promised; without its time nobody knows. */
bool rly_detect_promise_due(rly_detection *d, uint32_t signal)
{
    size_t count = rly_draft_message_count(d->context.draft);
    int64_t now = 0;
    bool timed = rly_context_now(&d->context, &now);
    for (size_t i = 0; i < count; i++) {
        if (!rly_str_is(rly_draft_message(d->context.draft, i, RLY_KEY_ROLE), "agent"))
            continue;
        if (!timed)
            rly_not_known(d, signal, RLY_NO_TIMES);
        else if (!read_promises(d, signal, i, now))
            return false;
    }
    return true;
}
