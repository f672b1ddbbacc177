/* SPDX-License-Identifier: Apache-2.0 */
#include "similar/cover.h"

#include <string.h>

bool rly_cover_make(rly_cover *cover, const rly_shingles *shingles, const uint32_t *set, size_t count)
{
    size_t words = shingles->words.count;
    cover->of.count = cover->shared = 0;
    if (!rly_reserve(&cover->of, words))
        return false;
    if (words)
        memset(cover->of.items, 0, words);
    cover->of.count = words;
    /* Of its own text the index has all words. */
    if (count && count == shingles->set.count && memcmp(set, shingles->set.items, count * sizeof *set) == 0) {
        memset(cover->of.items, 1, words);
        cover->shared = words;
        return true;
    }
    for (size_t i = 0; i < shingles->at.count; i++)
        if (rly_shingle_in(set, count, shingles->at.items[i]))
            memset(cover->of.items + i, 1, RLY_SHINGLE_WORDS);
    for (size_t i = 0; i < words; i++)
        cover->shared += cover->of.items[i];
    return true;
}

uint32_t rly_cover_share(const rly_cover *cover)
{
    return cover->of.count ? (uint32_t)(cover->shared * 100 / cover->of.count) : 0;
}

bool rly_cover_next(const rly_cover *cover, const rly_shingles *shingles, const rly_text *text, bool shared, size_t *at,
                    rly_passage *out)
{
    size_t i = *at, end;
    while (i < cover->of.count && (cover->of.items[i] != 0) != shared)
        i++;
    for (end = i; end < cover->of.count && (cover->of.items[end] != 0) == shared;)
        end++;
    *at = end;
    if (i == end)
        return false;
    *out = (rly_passage){text->tokens.items[shingles->words.items[i]].start,
                         text->tokens.items[shingles->words.items[end - 1]].end, end - i};
    return true;
}

void rly_cover_free(rly_cover *cover)
{
    rly_vec_free(&cover->of);
}
