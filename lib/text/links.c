/* SPDX-License-Identifier: Apache-2.0 */
/* The links of HTML and Markdown, with their tokens. */
#include "text/internal.h"

bool rly_links_find(rly_text *text)
{
    const rly_token *tokens = text->tokens.items;
    size_t count = text->tokens.count, token = 0;
    for (size_t i = 0; i < text->markup.stretches.count; i++) {
        const rly_stretch *stretch = &text->markup.stretches.items[i];
        if (stretch->kind != RLY_SPAN_LINK)
            continue;
        while (token < count && tokens[token].start < stretch->start)
            token++;
        size_t first = token;
        while (token < count && tokens[token].start < stretch->end)
            token++;
        rly_link *link = rly_push(&text->links);
        if (!link)
            return false;
        *link = (rly_link){.start = stretch->start,
                           .end = stretch->end,
                           .first = (uint32_t)first,
                           .past = (uint32_t)token,
                           .target = stretch->target,
                           .target_size = stretch->target_size};
    }
    return true;
}
