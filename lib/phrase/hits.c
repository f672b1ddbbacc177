/* SPDX-License-Identifier: Apache-2.0 */
/* What a search finds, and what it has to know of a text before it walks. */
#include <string.h>

#include "phrase/internal.h"

/* The entry of a token's word; that of a hashtag is what stands behind the "#". */
static inline uint32_t entry_of(const rly_words *words, const rly_text *text, const rly_token *token)
{
    rly_str word = rly_token_fold(text, token);
    if (token->kind == RLY_TOKEN_WORD)
        return rly_words_find(words, word, token->number);
    if (token->kind != RLY_TOKEN_HASHTAG || word.size == 0)
        return RLY_NO_WORD;
    word = (rly_str){word.data + 1, word.size - 1};
    return rly_words_find_on(words, word, rly_word_number(word));
}

/* What lies before each token, up to the longest gap. */
static void measure_room(rly_search_spot *spots, size_t count)
{
    uint8_t room = 0;
    for (size_t i = count; i-- > 0;) {
        room = spots[i].stops ? 0 : (uint8_t)(room + (room < RLY_LONGEST_GAP));
        spots[i].room = room;
    }
}

/* What the search has to know of each token, and of the place behind the last. */
static bool survey(rly_search_part *part, const rly_text *text)
{
    const rly_words words = part->tables->words; /* a copy, which nothing that is written here can change */
    const rly_token *tokens = text->tokens.items;
    size_t count = text->tokens.count;
    part->spots.count = 0;
    if (!rly_reserve(&part->spots, count + 1))
        return false;
    rly_search_spot *spots = part->spots.items;
    for (size_t i = 0; i < count; i++) {
        uint32_t word = tokens[i].flags & RLY_TOKEN_QUOTED ? RLY_NO_WORD : entry_of(&words, text, &tokens[i]);
        bool stops = tokens[i].flags & (RLY_TOKEN_QUOTED | RLY_TOKEN_STARTS);
        rly_filter filter = rly_entry_filter(&words, stops ? RLY_NO_WORD : word);
        rly_filter_add(&filter, RLY_ANY_TOKEN);
        spots[i] = (rly_search_spot){
            .filter = filter, .word = word, .span = RLY_NO_SPAN, .key = rly_edge_key(word), .stops = stops};
    }
    spots[count] = (rly_search_spot){
        .filter = RLY_ANY_TOKEN, .span = RLY_NO_SPAN, .key = rly_edge_key(RLY_NO_WORD), .stops = true};
    for (uint32_t i = (uint32_t)text->spans.count; i-- > 0;) {
        const rly_span *span = &text->spans.items[i];
        rly_search_spot *spot = &spots[span->first < count ? span->first : count];
        spot->span = i;
        if (!spot->stops)
            rly_filter_add(&spot->filter, rly_span_filter(span->kind));
    }
    measure_room(spots, count);
    return true;
}

/* Forget the hits of the text before: only the phrases that had one are touched. */
static void forget(rly_hits *hits)
{
    for (size_t i = 0; i < hits->hits.count; i++) {
        uint32_t phrase = hits->hits.items[i].phrase;
        hits->heads.items[phrase] = RLY_NO_HIT;
        hits->found.items[phrase / 64] = 0;
    }
}

/* Make room for so many phrases. */
static bool make_room(rly_hits *hits, size_t phrases)
{
    if (hits->heads.count >= phrases)
        return true;
    size_t more = phrases - hits->heads.count, words = phrases / 64 + 1 - hits->found.count;
    if (!rly_reserve(&hits->heads, more) || !rly_reserve(&hits->found, words))
        return false;
    memset(hits->heads.items + hits->heads.count, 0xff, more * sizeof *hits->heads.items);
    memset(hits->found.items + hits->found.count, 0, words * sizeof *hits->found.items);
    hits->heads.count = phrases;
    hits->found.count += words;
    return true;
}

static bool add_part(rly_hits *hits, const rly_phrase_tables *tables, rly_net_maker *grower, uint32_t first)
{
    rly_search_part *part = &hits->parts[hits->part_count++];
    part->tables = tables;
    part->grower = grower;
    part->first = first;
    return make_room(hits, (size_t)first + tables->program_count) && survey(part, hits->text);
}

bool rly_hits_begin(rly_hits *hits, const rly_phrase_set *set, const rly_text *text)
{
    size_t count = text->tokens.count;
    forget(hits);
    hits->text = text;
    if (hits->again)
        rly_again_begin(hits->again, hits);
    hits->hits.count = 0;
    hits->regexes = set->regexes.items;
    hits->part_count = 0;
    hits->opening = 0;
    while (hits->opening < count && text->tokens.items[hits->opening].kind == RLY_TOKEN_HANDLE)
        hits->opening++;
    uint32_t first = set->ready_made ? set->ready_made->program_count : 0;
    if (set->ready_made && !add_part(hits, set->ready_made, set->grown.grower, 0))
        return false;
    return set->compiled.tables.program_count == 0 ||
           add_part(hits, &set->compiled.tables, set->compiled.grower, first);
}

void rly_hits_free(rly_hits *hits)
{
    rly_vec_free(&hits->hits);
    rly_vec_free(&hits->heads);
    rly_vec_free(&hits->found);
    for (size_t i = 0; i < RLY_SEARCH_PARTS; i++)
        rly_vec_free(&hits->parts[i].spots);
    rly_vec_free(&hits->ways);
}

void rly_hits_again(rly_hits *hits, uint64_t steps, bool spent)
{
    hits->steps = steps;
    hits->spent = spent;
    for (size_t i = 0; i < hits->hits.count; i++)
        hits->hits.items[i].resume = RLY_NO_HIT;
}
