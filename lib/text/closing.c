/* SPDX-License-Identifier: Apache-2.0 */
/* The words before a name at the end: "Kind regards", "Thanks and best wishes". */
#include "text/internal.h"

/* clang-format off */
/* What closings are made of; what each word may be stands in the rows below. */
enum {
    STRONG = RLY_CLOSING_STRONG, /* the last word of a closing, whatever follows */
    WEAK = RLY_CLOSING_WEAK,     /* the last word of a closing when a name follows */
    MORE = 4                     /* may stand before these */
};
static const rly_word closings[] = {
    "again", "all", "and", "best", "care", "cheers", "faithfully", "good", "heartiest", "kind", "kindest", "love", "many",
    "my", "regard", "regards", "respectfully", "rgds", "sincere", "sincerely", "ta", "take", "thank", "thanks", "the",
    "thx", "truly", "tx", "ty", "very", "warm", "warmest", "warmly", "wishes", "with", "you", "yours",
};
static const rly_word_list closings_list = RLY_WORD_LIST(closings);
static const uint8_t closing_roles[] = {
    WEAK, MORE, MORE, WEAK | MORE, WEAK, WEAK, STRONG, MORE, MORE, MORE, MORE, WEAK, MORE, MORE, STRONG, STRONG, STRONG,
    STRONG, MORE, STRONG, WEAK, MORE, MORE, WEAK | MORE, MORE, WEAK, STRONG, WEAK, WEAK, MORE, MORE, MORE, WEAK,
    STRONG, MORE, WEAK | MORE, WEAK | MORE,
};
/* clang-format on */

enum { CLOSING_WORDS = 6 };

static unsigned role_of(const rly_text *text, size_t i)
{
    const rly_token *token = &text->tokens.items[i];
    size_t at = rly_word_find(&closings_list, rly_fold_of(text, token), token->fold_size);
    if (at == RLY_NOT_LISTED)
        return 0;
    if (rly_token_is(text, token, "you") && !(i > 0 && rly_token_is(text, token - 1, "thank")))
        return 0;
    if (rly_token_is(text, token, "care") && !(i > 0 && rly_token_is(text, token - 1, "take")))
        return 0;
    return closing_roles[at];
}

rly_closing rly_closing_at(const rly_text *text, size_t i, size_t past)
{
    const rly_token *tokens = text->tokens.items;
    rly_closing best = {0};
    for (size_t at = i; at < past && at < i + CLOSING_WORDS; at++) {
        if (at > i && tokens[at].flags & RLY_TOKEN_STARTS)
            break;
        unsigned role = role_of(text, at);
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
