/* SPDX-License-Identifier: Apache-2.0 */
#include "similar/shingle.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

/* What stands for something else with the next customer, or is not the writer's. */
static bool is_slot_kind(uint32_t kind)
{
    switch (kind) {
    case RLY_SPAN_SIGNATURE:
    case RLY_SPAN_NUMBER:
    case RLY_SPAN_PHONE:
    case RLY_SPAN_TIME:
    case RLY_SPAN_DATE:
    case RLY_SPAN_MONEY:
    case RLY_SPAN_NAME:
        return true;
    default:
        return false;
    }
}

static bool has_digit(rly_str word)
{
    for (size_t i = 0; i < word.size; i++)
        if (word.data[i] >= '0' && word.data[i] <= '9')
            return true;
    return false;
}

/* Addresses, handles and placeholders are tokens of kinds of their own; codes are words with digits. */
static bool counts(const rly_text *text, const rly_token *token)
{
    return token->kind == RLY_TOKEN_WORD && !(token->flags & (RLY_TOKEN_QUOTED | RLY_TOKEN_DIGIT)) &&
           !has_digit(rly_token_fold(text, token));
}

/* Where the text ends without its sign-off: a template signs with a placeholder, which is no name yet. */
static size_t past_words(const rly_text *text)
{
    size_t past = text->tokens.count, i = past;
    while (i > 0 && text->tokens.items[i - 1].kind == RLY_TOKEN_PLACEHOLDER)
        i--;
    return i < past ? rly_closing_before(text, i, 0) : past;
}

static bool collect_words(rly_shingles *shingles, const rly_text *text)
{
    size_t span = 0;
    uint32_t slot_end = 0; /* up to where the slots that were met reach */
    shingles->words.count = 0;
    if (!rly_reserve(&shingles->words, text->tokens.count))
        return false;
    size_t past = past_words(text);
    for (uint32_t i = 0; i < past; i++) {
        for (; span < text->spans.count && text->spans.items[span].first <= i; span++)
            if (is_slot_kind(text->spans.items[span].kind) && text->spans.items[span].past > slot_end)
                slot_end = text->spans.items[span].past;
        if (i >= slot_end && counts(text, &text->tokens.items[i]))
            shingles->words.items[shingles->words.count++] = i;
    }
    return true;
}

static uint64_t hash_word(const rly_text *text, uint32_t token)
{
    rly_str word = rly_token_fold(text, &text->tokens.items[token]);
    return XXH3_64bits(word.data, word.size);
}

/* Order counts: each word has a factor of its own. The last steps spread what differs over all bits. */
static uint32_t join_words(uint64_t a, uint64_t b, uint64_t c)
{
    uint64_t hash = (a * 0x9e3779b97f4a7c15u + b) * 0xc2b2ae3d27d4eb4fu + c;
    hash = (hash ^ hash >> 32) * 0xd6e8feb86659fd93u;
    uint32_t shingle = (uint32_t)(hash >> 32);
    return shingle ? shingle : 1;
}

/* Shellsort: it needs no memory, and there are few; of the same words again and again there may be many. */
static void sort(uint32_t *items, size_t count)
{
    size_t gap = 1;
    while (gap < count / 9)
        gap = 3 * gap + 1;
    for (; gap > 0; gap /= 3)
        for (size_t i = gap; i < count; i++) {
            uint32_t item = items[i];
            size_t k = i;
            for (; k >= gap && items[k - gap] > item; k -= gap)
                items[k] = items[k - gap];
            items[k] = item;
        }
}

/* Shingles are hashes, and lie evenly: one in each of as many stretches as there are, more or less. */
static void make_set(rly_shingles *shingles)
{
    const uint32_t *at = shingles->at.items;
    uint32_t *set = shingles->set.items, *ends = shingles->ends.items;
    size_t all = shingles->at.count, count = 0;
    memset(ends, 0, all * sizeof *ends);
    for (size_t i = 0; i < all; i++)
        ends[at[i] * (uint64_t)all >> 32]++;
    for (size_t i = 1; i < all; i++)
        ends[i] += ends[i - 1];
    for (size_t i = all; i-- > 0;)
        set[--ends[at[i] * (uint64_t)all >> 32]] = at[i];
    for (size_t i = 0; i < all; i++) { /* what is placed has moved ends to starts */
        size_t end = i + 1 < all ? ends[i + 1] : all;
        if (end - ends[i] > 1)
            sort(set + ends[i], end - ends[i]);
    }
    for (size_t i = 0; i < all; i++)
        if (count == 0 || set[count - 1] != set[i])
            set[count++] = set[i];
    shingles->set.count = count;
}

bool rly_shingles_make(rly_shingles *shingles, const rly_text *text)
{
    shingles->at.count = shingles->set.count = 0;
    if (!collect_words(shingles, text))
        return false;
    size_t words = shingles->words.count;
    if (words < RLY_LEAST_WORDS)
        return true;
    if (!rly_reserve(&shingles->at, words) || !rly_reserve(&shingles->set, words) ||
        !rly_reserve(&shingles->ends, words))
        return false;
    uint64_t a = hash_word(text, shingles->words.items[0]), b = hash_word(text, shingles->words.items[1]);
    for (size_t i = RLY_SHINGLE_WORDS - 1; i < words; i++) {
        uint64_t c = hash_word(text, shingles->words.items[i]);
        shingles->at.items[shingles->at.count++] = join_words(a, b, c);
        a = b;
        b = c;
    }
    make_set(shingles);
    return true;
}

bool rly_shingle_in(const uint32_t *set, size_t count, uint32_t shingle)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (set[middle] < shingle)
            low = middle + 1;
        else
            high = middle;
    }
    return low < count && set[low] == shingle;
}

void rly_shingles_free(rly_shingles *shingles)
{
    rly_vec_free(&shingles->words);
    rly_vec_free(&shingles->at);
    rly_vec_free(&shingles->set);
    rly_vec_free(&shingles->ends);
}
