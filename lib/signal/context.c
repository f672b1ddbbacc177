/* SPDX-License-Identifier: Apache-2.0 */
#include "signal/context.h"

#include <string.h>
#include <strings.h>

rly_str rly_context_get(const rly_context *context, rly_key_id key)
{
    rly_str value = rly_values_get(&context->draft->values, key);
    if (value.size == 0)
        value = rly_values_get(context->defaults, key);
    if (value.size == 0 && rly_keys[key].type == RLY_CHOICE)
        value = (rly_str){rly_keys[key].choices, strcspn(rly_keys[key].choices, " ")};
    return value;
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

static bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || is_upper(c) || (c & 0x80);
}

/* Does a word begin, or end, at byte `i` of a name? */
static bool is_boundary(rly_str name, size_t i)
{
    if (i == 0 || i == name.size || !is_letter(name.data[i - 1]) || !is_letter(name.data[i]))
        return true;
    return is_upper(name.data[i]) && !is_upper(name.data[i - 1]);
}

bool rly_context_is_brand(const rly_context *context, rly_str text)
{
    rly_str brand = rly_context_get(context, RLY_KEY_BRAND);
    for (size_t i = 0; text.size && i + text.size <= brand.size; i++)
        if (is_boundary(brand, i) && is_boundary(brand, i + text.size) &&
            strncasecmp(brand.data + i, text.data, text.size) == 0)
            return true;
    return false;
}
