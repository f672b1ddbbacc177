/* SPDX-License-Identifier: Apache-2.0 */
/* How much the reply asks of the customer: things to send, and a further change of channel. */
#include "lint/checks.h"

static const rly_state *state_of(const rly_detection *d, const char *signal)
{
    return &d->states.items[rly_signal_find(&d->knowledge->catalog, rly_str_of(signal), RLY_NOWHERE, NULL)];
}

/* How often the conversation has changed its channel so far. */
static uint32_t count_switches(const rly_detection *d)
{
    size_t count = rly_draft_message_count(d->context.draft);
    const rly_channel *last = NULL;
    uint32_t switches = 0;
    for (size_t i = 0; i < count; i++) {
        rly_str name = rly_draft_message(d->context.draft, i, RLY_KEY_MESSAGE_CHANNEL);
        const rly_channel *channel =
            name.size ? rly_channel_find(&d->knowledge->catalog, name, RLY_NOWHERE, NULL) : NULL;
        switches += channel && last && channel != last;
        last = channel ? channel : last;
    }
    return switches;
}

/* `max`: how many things may be asked for (5). A second change of channel is one too many. */
bool rly_check_effort(const rly_check *check)
{
    const rly_detection *d = check->detection;
    const rly_state *asks = state_of(d, "asks"), *redirect = state_of(d, "redirect");
    uint32_t max = rly_check_max(check, 5);
    if (asks->count > max) {
        const rly_occurrence *o = &d->occurrences.items[asks->first + max];
        if (!rly_check_at(check, o->start, o->end, NULL))
            return false;
    }
    if (redirect->count == 0 || count_switches(d) == 0)
        return true;
    const rly_occurrence *o = &d->occurrences.items[redirect->first];
    return rly_check_at(check, o->start, o->end, NULL);
}
