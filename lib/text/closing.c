/* SPDX-License-Identifier: Apache-2.0 */
/* The words before a name at the end: "Kind regards", "Thanks and best wishes". */
#include "text/internal.h"

/* What a word of a closing may be: the last one, whatever follows, or when a name follows; or it stands before these.
 */
#define STRONG RLY_FACT(CLOSING_STRONG)
#define WEAK RLY_FACT(CLOSING_WEAK)
#define MORE RLY_FACT(CLOSING_MORE)

enum { CLOSING_WORDS = 6 };

static uint32_t role_of(const rly_text *text, size_t i)
{
    const rly_token *token = &text->tokens.items[i];
    if (!(token->facts & (STRONG | WEAK | MORE)))
        return 0;
    if (rly_token_is(text, token, "you") && !(i > 0 && rly_token_is(text, token - 1, "thank")))
        return 0;
    if (rly_token_is(text, token, "care") && !(i > 0 && rly_token_is(text, token - 1, "take")))
        return 0;
    return token->facts & (STRONG | WEAK | MORE);
}

rly_closing rly_closing_at(const rly_text *text, size_t i, size_t past)
{
    const rly_token *tokens = text->tokens.items;
    rly_closing best = {0};
    for (size_t at = i; at < past && at < i + CLOSING_WORDS; at++) {
        if (at > i && tokens[at].flags & RLY_TOKEN_STARTS)
            break;
        uint32_t role = role_of(text, at);
        if (role & (STRONG | WEAK))
            best = (rly_closing){role & (STRONG | WEAK), at};
        if (!(role & MORE) || tokens[at].flags & RLY_TOKEN_COMMA)
            break;
    }
    return best;
}

size_t rly_closing_before(const rly_text *text, size_t i, size_t floor)
{
    for (size_t first = i; first-- > floor && i - first <= CLOSING_WORDS;) {
        if (!rly_begins_part(text, first))
            continue;
        rly_closing here = rly_closing_at(text, first, i);
        return here.role && here.last == i - 1 ? first : i;
    }
    return i;
}
