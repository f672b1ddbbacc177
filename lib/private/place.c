/* SPDX-License-Identifier: Apache-2.0 */
/* Postal addresses, postcodes, coordinates; and whose an address is. */
#include "private/place.h"

/* "Delivered to" reaches further than "store", which may stand in the same sentence for another reason. */
enum { LIVING_WORDS = 14, OWN_WORDS = 8, WORDS_BEHIND = 2 };

/* Does a sentence end between two tokens? */
static bool is_apart(const rly_seeker *seeker, uint32_t a, uint32_t b)
{
    const rly_token *tokens = seeker->text->tokens.items;
    return tokens[a].sentence != tokens[b].sentence;
}

bool rly_is_own_place(const rly_seeker *seeker, uint32_t start, uint32_t end)
{
    const uint64_t frames = RLY_ABOUT(OWN_PLACE) | RLY_ABOUT(LIVING);
    uint32_t first = rly_seek_token(seeker, start), past = rly_seek_token(seeker, end - 1) + 1;
    for (uint32_t back = 1; back <= LIVING_WORDS && back <= first && !is_apart(seeker, first - back, first); back++) {
        uint64_t topics = rly_topics_of(seeker, first - back) & frames;
        if (topics)
            return topics == RLY_ABOUT(OWN_PLACE) && back <= OWN_WORDS;
    }
    for (uint32_t i = past; i < past + WORDS_BEHIND && i < seeker->text->tokens.count; i++) {
        uint64_t topics = is_apart(seeker, past - 1, i) ? 0 : rly_topics_of(seeker, i) & frames;
        if (topics)
            return topics == RLY_ABOUT(OWN_PLACE);
    }
    return false;
}

bool rly_add_place(rly_seeker *seeker, rly_private_type type, uint32_t start, uint32_t end, rly_proof proof)
{
    if (!rly_seek_add(seeker, type, start, end, proof))
        return false;
    seeker->found.items[seeker->found.count - 1].own_place = rly_is_own_place(seeker, start, end);
    return true;
}

bool rly_seek_place(rly_seeker *seeker)
{
    if (seeker->digits.count == 0)
        return true;
    return rly_seek_address(seeker) && rly_seek_postcode(seeker) && rly_seek_geo(seeker);
}
