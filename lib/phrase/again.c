/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A draft that is typed differs from what it was at the last key in one sentence. No phrase goes on from one sentence
 * into the next, so that what was found in the others is still there, and only moves with them.
 *
 * A sentence has a key: all that a walk may ask of it. Where an old one has the same key its hits are taken over, and
 * its steps are counted again, so that a search finds the same with and without.
 */
#include <string.h>

#include "phrase/internal.h"

/* How much of a text, in quarters, has to be as it was for it to be the same draft. */
enum { QUARTERS_ALIKE = 3 };

static bool is_same_draft(const rly_buf *a, const rly_buf *b)
{
    size_t longer = a->size > b->size ? a->size : b->size, shorter = a->size + b->size - longer, front = 0, back = 0;
    while (front < shorter && a->data[front] == b->data[front])
        front++;
    while (front + back < shorter && a->data[a->size - 1 - back] == b->data[b->size - 1 - back])
        back++;
    return front + back > longer / 4 * QUARTERS_ALIKE;
}

void rly_again_begin(rly_again *again, rly_hits *hits)
{
    rly_searched old = again->old;
    rly_hit_list room = old.hits;
    again->old = again->now;
    again->old.hits = hits->hits;
    again->now = old;
    again->now.hits = (rly_hit_list){0};
    hits->hits = room;
    again->now.sentences.count = again->now.keys.count = 0;
    memset(again->now.past, 0, sizeof again->now.past);
    again->typed = is_same_draft(&again->last, &hits->text->reading);
    rly_buf_clear(&again->last);
    rly_buf_add(&again->last, hits->text->reading.data, hits->text->reading.size);
}

static void add_key(rly_again *again, uint64_t number)
{
    uint64_t *slot = rly_push(&again->now.keys);
    if (slot)
        *slot = number;
    else
        again->typed = false; /* without memory it is searched as any other text */
}

/* Append the key of the sentence of tokens [first, past). False when a span leads out of it, or memory runs out. */
static bool make_key(rly_again *again, const rly_hits *hits, const rly_search_spot *spots, uint32_t first,
                     uint32_t past)
{
    const rly_text *text = hits->text;
    const rly_token *tokens = text->tokens.items;
    uint64_t opening = hits->opening >= first ? hits->opening - first + 1 : 0;
    bool comma = first > 0 && tokens[first - 1].flags & RLY_TOKEN_COMMA;
    bool last = past == text->tokens.count || tokens[past].flags & RLY_TOKEN_QUOTED, whole = true;
    opening = opening < past - first + 1 ? opening : past - first + 1;
    add_key(again, opening << 2 | (uint64_t)comma << 1 | last);
    for (uint32_t i = first; i < past; i++) {
        add_key(again, (uint64_t)tokens[i].flags << 32 | spots[i].word);
        for (size_t s = spots[i].span; s < text->spans.count && text->spans.items[s].first == i; s++) {
            const rly_span *span = &text->spans.items[s];
            whole = whole && span->past <= past;
            add_key(again, UINT64_C(1) << 63 | (uint64_t)(span->past - i) << 8 | span->kind);
        }
    }
    return whole && again->typed;
}

/* Append the old hits of a sentence that has moved. False when there is no room. */
static bool take_over(const rly_again *again, rly_hits *hits, const rly_searched_sentence *old, uint32_t first)
{
    if (!rly_reserve(&hits->hits, old->hit_count))
        return false;
    for (uint32_t i = 0; i < old->hit_count; i++) {
        rly_hit hit = again->old.hits.items[old->hit + i];
        hit.first += first - old->first;
        hit.past += first - old->first;
        hit.next = hits->heads.items[hit.phrase];
        hit.resume = RLY_NO_HIT;
        hits->heads.items[hit.phrase] = (uint32_t)hits->hits.count;
        rly_bit_set(hits->found.items, hit.phrase);
        hits->hits.items[hits->hits.count++] = hit;
    }
    hits->steps -= old->steps;
    return true;
}

/* Is the old sentence number `n` of this part the same as the new one, and can its steps still be taken? */
static bool is_same(const rly_again *again, const rly_hits *hits, size_t n, const rly_searched_sentence *now)
{
    size_t from = again->part ? again->old.past[again->part - 1] : 0;
    if (n < from || n >= again->old.past[again->part])
        return false;
    const rly_searched_sentence *old = &again->old.sentences.items[n];
    return old->whole && old->key_size == now->key_size && hits->steps > old->steps &&
           memcmp(again->old.keys.items + old->key, again->now.keys.items + now->key,
                  now->key_size * sizeof(uint64_t)) == 0;
}

bool rly_again_take(rly_again *again, rly_hits *hits, const rly_search_spot *spots, uint32_t first, uint32_t past)
{
    rly_searched_sentence *now = again->typed ? rly_push(&again->now.sentences) : NULL;
    if (!now)
        return again->typed = false;
    *now = (rly_searched_sentence){.first = first,
                                   .key = (uint32_t)again->now.keys.count,
                                   .hit = (uint32_t)hits->hits.count,
                                   .steps = hits->steps};
    bool whole = again->whole = make_key(again, hits, spots, first, past), taken = false;
    now->key_size = (uint32_t)again->now.keys.count - now->key;
    /* Sentences lie from the last to the first: what was typed stands behind those with the same number from the front,
     * and before those with the same number from the back. */
    size_t before = again->part ? again->now.past[again->part - 1] : 0;
    size_t from = again->part ? again->old.past[again->part - 1] : 0, number = hits->text->tokens.items[first].sentence;
    size_t places[] = {from + (again->now.sentences.count - 1 - before), again->old.past[again->part] - 1 - number};
    for (size_t p = 0; p < 2 && whole && !taken; p++)
        taken = is_same(again, hits, places[p], now) &&
                take_over(again, hits, &again->old.sentences.items[places[p]], first);
    if (taken)
        rly_again_keep(again, hits);
    return taken;
}

void rly_again_keep(rly_again *again, const rly_hits *hits)
{
    if (!again->typed)
        return;
    rly_searched_sentence *now = &again->now.sentences.items[again->now.sentences.count - 1];
    now->hit_count = (uint32_t)hits->hits.count - now->hit;
    now->steps -= hits->steps;
    now->whole = again->whole && !hits->spent;
    again->now.past[again->part] = again->now.sentences.count;
}

void rly_again_forget(rly_again *again)
{
    again->last.size = 0;
    again->now.sentences.count = 0;
}

static void free_searched(rly_searched *searched)
{
    rly_vec_free(&searched->sentences);
    rly_vec_free(&searched->keys);
    rly_vec_free(&searched->hits);
}

void rly_again_free(rly_again *again)
{
    free_searched(&again->old);
    free_searched(&again->now);
    rly_buf_free(&again->last);
}
