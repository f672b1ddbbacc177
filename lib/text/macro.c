/* SPDX-License-Identifier: Apache-2.0 */
/* The placeholders of a text, and the help desks that they may be of. */
#include "text/internal.h"

/* Does it tell whose it is? "{{name}}" might be anybody's. */
static bool tells(const rly_placeholder *p)
{
    return p->syntax != RLY_SYNTAX_BRACES || memchr(p->name.data, '.', p->name.size);
}

/* The dialects that know most of the placeholders; none when nobody knows any. To have just this variable tells twice
 * as much as to have any of its kind. */
static uint32_t infer(const rly_text *text)
{
    uint32_t votes[RLY_DIALECTS] = {0}, most = 0, found = 0;
    for (size_t i = 0; i < text->placeholders.count; i++) {
        const rly_placeholder *p = &text->placeholders.items[i];
        for (unsigned d = 0; d < RLY_DIALECTS && tells(p); d++)
            votes[d] += (p->known >> d & 1) + (p->named >> d & 1);
    }
    for (unsigned d = 0; d < RLY_DIALECTS; d++)
        most = votes[d] > most ? votes[d] : most;
    for (unsigned d = 0; d < RLY_DIALECTS; d++)
        found |= most && votes[d] == most ? UINT32_C(1) << d : 0;
    return found;
}

bool rly_placeholders_find(rly_text *text, const rly_text_context *context)
{
    if (!rly_text_has(text, RLY_TOKEN_PLACEHOLDER))
        return true;
    for (size_t i = 0; i < text->tokens.count; i++) {
        const rly_token *token = &text->tokens.items[i];
        if (token->kind != RLY_TOKEN_PLACEHOLDER)
            continue;
        rly_placeholder *slot = rly_push(&text->placeholders);
        if (!slot)
            return false;
        *slot = rly_placeholder_read((rly_str){text->reading.data + token->start, token->end - token->start});
        slot->token = (uint32_t)i;
    }
    rly_str own = context ? context->placeholders : RLY_STR("");
    rly_dialect_id given = context ? rly_dialect_find(context->helpdesk) : RLY_DIALECTS;
    text->dialects = given != RLY_DIALECTS ? UINT32_C(1) << given : 0;
    for (size_t i = 0; i < text->placeholders.count; i++)
        rly_placeholder_look_up(&text->placeholders.items[i], text->dialects, own, text->variables);
    if (text->dialects)
        return true;
    text->dialects = infer(text);
    for (size_t i = 0; i < text->placeholders.count; i++) {
        rly_placeholder *p = &text->placeholders.items[i];
        if (p->known & text->dialects && p->known & ~text->dialects) /* the others do not count any more */
            rly_placeholder_look_up(p, text->dialects, own, text->variables);
    }
    return true;
}

const rly_placeholder *rly_text_placeholder(const rly_text *text, size_t token)
{
    size_t low = 0, high = text->placeholders.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (text->placeholders.items[middle].token < token)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < text->placeholders.count && text->placeholders.items[low].token == token;
    return found ? &text->placeholders.items[low] : NULL;
}
