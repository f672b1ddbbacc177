/* SPDX-License-Identifier: Apache-2.0 */
/* Signals of what surrounds the reply: from the channel, the kind of text, the messages. */
#include "signal/detect.h"

bool rly_detect_public(rly_detection *d, uint32_t signal)
{
    if (d->context.channel)
        rly_settle(d, signal, d->context.channel->is_public);
    else
        rly_not_known(d, signal, RLY_NO_CHANNEL);
    return true;
}

bool rly_detect_helper(rly_detection *d, uint32_t signal)
{
    size_t count = rly_draft_message_count(d->context.draft);
    for (size_t i = 0; i < count; i++)
        if (rly_str_is(rly_draft_message(d->context.draft, i, RLY_KEY_ROLE), "other"))
            rly_settle(d, signal, 1);
    return true;
}

static void settle_kind(rly_detection *d, uint32_t signal, const char *kind)
{
    rly_settle(d, signal, rly_str_is(rly_context_get(&d->context, RLY_KEY_KIND), kind));
}

bool rly_detect_template(rly_detection *d, uint32_t signal)
{
    settle_kind(d, signal, "template");
    return true;
}

bool rly_detect_post(rly_detection *d, uint32_t signal)
{
    settle_kind(d, signal, "post");
    return true;
}

bool rly_detect_closing(rly_detection *d, uint32_t signal)
{
    rly_settle(d, signal, rly_str_is(rly_context_get(&d->context, RLY_KEY_CLOSING), "yes"));
    return true;
}

/* A sector that is none of the known ones is "other": no rule of a sector holds for it. */
bool rly_detect_sector(rly_detection *d, uint32_t signal)
{
    rly_str sector = rly_context_get(&d->context, RLY_KEY_SECTOR);
    const rly_signal *known = &d->knowledge->catalog.signals.items[signal];
    if (sector.size == 0)
        return true;
    uint32_t value = rly_value_find(known, sector, RLY_NOWHERE, NULL);
    if (value == RLY_MOST_VALUES)
        value = rly_value_find(known, RLY_STR("other"), RLY_NOWHERE, NULL);
    rly_settle(d, signal, value == RLY_MOST_VALUES ? 0 : (int32_t)value);
    return true;
}

/* Did an earlier message stand where everybody can read, and is this reply for the customer alone? */
bool rly_detect_taken_private(rly_detection *d, uint32_t signal)
{
    if (!d->context.channel) {
        rly_not_known(d, signal, RLY_NO_CHANNEL);
        return true;
    }
    size_t count = rly_draft_message_count(d->context.draft);
    for (size_t i = 0; i < count && !d->context.channel->is_public; i++) {
        rly_str name = rly_draft_message(d->context.draft, i, RLY_KEY_MESSAGE_CHANNEL);
        const rly_channel *channel =
            name.size ? rly_channel_find(&d->knowledge->catalog, name, RLY_NOWHERE, NULL) : NULL;
        if (channel && channel->is_public)
            rly_settle(d, signal, 1);
    }
    return true;
}

bool rly_is_answered(const rly_detection *d)
{
    for (size_t i = 0; i < d->inbound; i++)
        if (rly_str_is(rly_draft_message(d->context.draft, i, RLY_KEY_ROLE), "agent"))
            return true;
    return false;
}

/* Has an earlier message of the company said sorry? Who goes on working at the matter need not say it each time. */
bool rly_detect_sorry_before(rly_detection *d, uint32_t signal)
{
    uint32_t apology = rly_signal_find(&d->knowledge->catalog, RLY_STR("apology"), RLY_NOWHERE, NULL);
    const rly_detector *detector = rly_detector_of(d->knowledge, apology);
    bool said = false;
    for (size_t i = 0; detector && i < d->inbound && !said; i++) {
        if (!rly_str_is(rly_draft_message(d->context.draft, i, RLY_KEY_ROLE), "agent"))
            continue;
        if (!rly_detect_in_message(d, detector, i))
            return false;
        said = d->matches.count > 0;
    }
    rly_settle(d, signal, said);
    return true;
}

/*
 * A reply is generic when nothing in it says otherwise: the conditions of the detector's file decide. Amid an exchange
 * "I'll pass that on" has its sense from what was said before; only a complaint must be taken up each time.
 */
bool rly_detect_generic(rly_detection *d, uint32_t signal)
{
    uint32_t complaint = rly_signal_find(&d->knowledge->catalog, RLY_STR("complaint"), RLY_NOWHERE, NULL);
    if (d->values.items[complaint] > 0 || !rly_is_answered(d))
        rly_settle(d, signal, 1);
    return true;
}
