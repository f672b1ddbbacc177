/* SPDX-License-Identifier: Apache-2.0 */
/* The reply against what surrounds it: the customer's language, placeholders that nobody filled. */
#include <string.h>

#include "lint/checks.h"

/* The languages are told apart only as far as English and not English; what is not known is no fault. */
bool rly_check_other_language(const rly_check *check)
{
    const rly_detection *d = check->detection;
    bool known = *d->reply_language && *d->customer_language;
    return !known || strcmp(d->reply_language, d->customer_language) == 0 || rly_check_at(check, 0, 0, NULL);
}

bool rly_check_placeholder(const rly_check *check)
{
    const rly_text *text = &check->detection->reply;
    size_t count = rly_text_has(text, RLY_TOKEN_PLACEHOLDER) ? text->tokens.count : 0;
    for (size_t i = 0; i < count; i++) {
        const rly_token *token = &text->tokens.items[i];
        bool left = token->kind == RLY_TOKEN_PLACEHOLDER && !(token->flags & RLY_TOKEN_QUOTED);
        if (left && !rly_check_at(check, token->start, token->end, NULL))
            return false;
    }
    return true;
}
