/* SPDX-License-Identifier: Apache-2.0 */
/* Who is pinged by a public reply: the customer first, no strangers, no stack of handles. */
#include <string.h>
#include <strings.h>

#include "lint/checks.h"

static rly_str without_at(rly_str handle)
{
    if (handle.size && handle.data[0] == '@')
        return (rly_str){handle.data + 1, handle.size - 1};
    return handle;
}

static bool same_handle(rly_str a, rly_str b)
{
    return a.size == b.size && a.size > 0 && strncasecmp(a.data, b.data, a.size) == 0;
}

/* Does the text name the handle, with its @? */
static bool text_names(rly_str text, rly_str handle)
{
    for (size_t i = 0; i + handle.size < text.size; i++)
        if (text.data[i] == '@' && strncasecmp(text.data + i + 1, handle.data, handle.size) == 0)
            return true;
    return false;
}

/* Has the handle a part in the conversation: as a writer, or named in a message? */
static bool takes_part(const rly_detection *d, rly_str handle)
{
    size_t count = rly_draft_message_count(d->context.draft);
    for (size_t i = 0; i < count; i++)
        if (same_handle(without_at(rly_draft_message(d->context.draft, i, RLY_KEY_HANDLE)), handle) ||
            text_names(rly_draft_message(d->context.draft, i, RLY_KEY_MESSAGE_TEXT), handle))
            return true;
    rly_str brand = rly_context_get(&d->context, RLY_KEY_BRAND);
    return same_handle(brand, handle);
}

/* Each handle is looked for in all messages: behind so many nobody reads on. */
enum { MOST_TRIED = 100 };

/* `max`: how many handles are let pass (3). Without messages nobody is known to be a stranger. */
bool rly_check_mentions(const rly_check *check)
{
    const rly_detection *d = check->detection;
    const rly_text *text = &d->reply;
    rly_str customer = without_at(rly_context_get(&d->context, RLY_KEY_CUSTOMER_HANDLE));
    bool know = customer.size && rly_draft_message_count(d->context.draft), first = true, leading = true;
    uint32_t count = 0;
    size_t tokens = rly_text_has(text, RLY_TOKEN_HANDLE) ? text->tokens.count : 0;
    for (size_t i = 0; i < tokens && count < MOST_TRIED; i++) {
        const rly_token *token = &text->tokens.items[i];
        leading &= token->kind == RLY_TOKEN_HANDLE;
        if (token->kind != RLY_TOKEN_HANDLE || token->flags & RLY_TOKEN_QUOTED)
            continue;
        rly_str handle = {text->reading.data + token->start + 1, token->end - token->start - 1};
        bool own = same_handle(handle, customer), stranger = know && !own && !takes_part(d, handle);
        bool misplaced = customer.size && leading && first && !own;
        first = false;
        if ((++count == rly_check_max(check, 3) + 1 || stranger || misplaced) &&
            !rly_check_at(check, token->start, token->end, NULL))
            return false;
    }
    return true;
}
