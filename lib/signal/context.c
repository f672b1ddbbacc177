/* SPDX-License-Identifier: Apache-2.0 */
#include "signal/context.h"

#include <string.h>

#include "draft/time.h"
#include "text/text.h"

/* The first of the choices of a key; "" for a key without. */
static rly_str first_choice(rly_key_id key)
{
    const char *choices = rly_keys[key].choices;
    size_t size = 0;
    while (choices[size] && choices[size] != ' ')
        size++;
    return (rly_str){choices, size};
}

rly_str rly_context_get(const rly_context *context, rly_key_id key)
{
    const rly_values *own = &context->draft->values, *values = own->set >> key & 1 ? own : context->defaults;
    if (values->set >> key & 1)
        return (rly_str){values->of[key].data, values->of[key].size};
    return rly_keys[key].type == RLY_CHOICE ? first_choice(key) : RLY_STR("");
}

const rly_limits *rly_context_limits(const rly_context *context)
{
    const rly_channel *channel = context->channel;
    return context->limits ? &context->limits[channel - context->catalog->channels.items] : &channel->limits;
}

size_t rly_context_inbound(const rly_context *context)
{
    size_t count = rly_draft_message_count(context->draft);
    for (size_t i = count; i-- > 0;)
        if (rly_str_is(rly_draft_message(context->draft, i, RLY_KEY_ROLE), "customer"))
            return i;
    return count;
}

static bool read_time(const rly_context *context, rly_str text, int64_t *seconds)
{
    int east;
    if (!rly_time_parse_zoned(text, seconds, &east))
        return false;
    rly_zone_parse(rly_context_get(context, RLY_KEY_TIME_ZONE), &east);
    *seconds += east;
    return true;
}

bool rly_context_now(const rly_context *context, int64_t *seconds)
{
    return read_time(context, rly_context_get(context, RLY_KEY_NOW), seconds);
}

bool rly_context_at(const rly_context *context, size_t i, int64_t *seconds)
{
    return read_time(context, rly_draft_message(context->draft, i, RLY_KEY_AT), seconds);
}

bool rly_context_hours(const rly_context *context, rly_hours *hours)
{
    rly_str text = rly_context_get(context, RLY_KEY_SERVICE_HOURS);
    return text.size && rly_hours_parse(text, hours);
}

bool rly_context_is_brand(const rly_context *context, rly_str text)
{
    return rly_name_holds(rly_context_get(context, RLY_KEY_BRAND), text);
}
