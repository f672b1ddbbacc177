/* SPDX-License-Identifier: Apache-2.0 */
#include "phrase/finder.h"

#include <string.h>

static uint32_t sentence_of(const rly_hits *hits, uint32_t token)
{
    return hits->text->tokens.items[token].sentence;
}

/*
 * The phrase's first hit that does not end before the sentence of a match begins. Matches are asked about as they
 * stand in the text, and so are hits: what lies behind for one match does for the next.
 */
static uint32_t first_hit_near(rly_hits *hits, uint32_t head, const rly_match *match)
{
    rly_hit *items = hits->hits.items;
    uint32_t sentence = sentence_of(hits, match->first), h = head;
    if (items[head].resume != RLY_NO_HIT && items[head].asked <= match->first)
        h = items[head].resume;
    while (items[h].next != RLY_NO_HIT && sentence_of(hits, items[h].past - 1) < sentence && rly_spend_step(hits))
        h = items[h].next;
    items[head].resume = h;
    items[head].asked = match->first;
    return h;
}

/* Does a hit of the range share a word with the match, stand in its sentence, or in the text? */
static bool stands(rly_hits *hits, rly_phrases phrases, rly_where where, const rly_match *match)
{
    for (uint32_t p = phrases.first; (p = rly_hits_next_phrase(hits, p, phrases.past)) < phrases.past; p++) {
        if (where == RLY_WHERE_TEXT)
            return true;
        for (uint32_t h = first_hit_near(hits, rly_hits_first(hits, p), match); h != RLY_NO_HIT;
             h = hits->hits.items[h].next) {
            const rly_hit *hit = &hits->hits.items[h];
            if (hit->first >= match->past && sentence_of(hits, hit->first) > sentence_of(hits, match->first))
                break;
            if (where == RLY_WHERE_SENTENCE && sentence_of(hits, hit->first) == sentence_of(hits, match->first))
                return true;
            if (where == RLY_WHERE_OVER && hit->first < match->past && hit->past > match->first)
                return true;
            if (!rly_spend_step(hits))
                return false;
        }
    }
    return false;
}

static bool is_there(rly_hits *hits, rly_phrases phrases, rly_where where, const rly_match *match)
{
    if (where == RLY_WHERE_BEFORE)
        return rly_phrase_before(hits, phrases, match->first);
    if (where == RLY_WHERE_AFTER)
        return rly_phrase_after(hits, phrases, match->past);
    return stands(hits, phrases, where, match);
}

/* Hits are looked up; phrases around a match have to be run: so the last of rly_where come first. */
static bool hold(rly_hits *hits, const rly_conditions *conditions, const rly_match *match)
{
    for (uint32_t left = conditions->used; left;) {
        unsigned bit = 31u - (unsigned)__builtin_clz(left);
        rly_where where = (rly_where)(bit / 2);
        bool unless = bit & 1;
        left ^= 1u << bit;
        if (is_there(hits, unless ? conditions->unless[where] : conditions->with[where], where, match) == unless)
            return false;
    }
    return true;
}

/* Add the hits of the phrases of an item, of which `phrase` is the first that has any. */
static bool add_hits(const rly_finder *finder, const rly_item *item, uint32_t phrase, const rly_hits *hits,
                     rly_matches *out)
{
    const rly_token *tokens = hits->text->tokens.items;
    uint32_t number = (uint32_t)(item - finder->items.items), past = item->phrases.past;
    for (; phrase < past; phrase = rly_hits_next_phrase(hits, phrase + 1, past))
        for (uint32_t h = rly_hits_first(hits, phrase); h != RLY_NO_HIT; h = hits->hits.items[h].next) {
            const rly_hit *hit = &hits->hits.items[h];
            rly_match *slot = rly_push(out);
            if (!slot)
                return false;
            *slot = (rly_match){item->value, tokens[hit->first].start, tokens[hit->past - 1].end, hit->first, hit->past,
                                number};
        }
    return true;
}

/* The tokens that a stretch of the reading text touches, by halving; at least one, if there are any. */
static void cover_tokens(const rly_text *text, rly_match *match)
{
    size_t low = 0, high = text->tokens.count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (text->tokens.items[middle].end <= match->start)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == text->tokens.count)
        low--;
    match->first = match->past = (uint32_t)low;
    do
        match->past++;
    while (match->past < text->tokens.count && text->tokens.items[match->past].start < match->end);
}

static bool is_ascii(const char *s)
{
    while (*s && !(*s & 0x80))
        s++;
    return !*s;
}

/* Does a character stand in the text that every match has? One outside ASCII stands for all of these. */
static bool has_chars(const rly_item *item, const rly_text *text)
{
    const char *chars = item->chars;
    if (!chars || (!text->plain && !is_ascii(chars)))
        return true;
    if (chars[1] == '\0')
        return memchr(text->reading.data, *chars, text->reading.size);
    return strcspn(text->reading.data, chars) < text->reading.size;
}

/* Run the regular expression of an item one of whose words stands in the text. */
static replylint_status run_regex(const rly_finder *finder, const rly_item *item, const rly_hits *hits,
                                  rly_regex_scratch **scratch, rly_matches *out)
{
    if (!*scratch)
        *scratch = rly_regex_scratch_new();
    if (!*scratch)
        return REPLYLINT_ERROR_MEMORY;
    const rly_text *text = hits->text;
    rly_str reading = {text->reading.data, text->reading.size};
    for (size_t start = 0, end = 0;;) {
        rly_regex_result result = rly_regex_next(hits->regexes[item->regex - 1], *scratch, reading, end, &start, &end);
        if (result == RLY_REGEX_NONE)
            return REPLYLINT_OK;
        if (result != RLY_REGEX_FOUND)
            return result == RLY_REGEX_LIMIT ? REPLYLINT_ERROR_LIMIT : REPLYLINT_ERROR_MEMORY;
        rly_match match = {.value = item->value,
                           .start = (uint32_t)start,
                           .end = (uint32_t)end,
                           .item = (uint32_t)(item - finder->items.items)};
        cover_tokens(text, &match);
        if (text->tokens.items[match.first].flags & RLY_TOKEN_QUOTED)
            continue;
        rly_match *slot = rly_push(out);
        if (!slot)
            return REPLYLINT_ERROR_MEMORY;
        *slot = match;
    }
}

static int by_place(const void *a, const void *b)
{
    const rly_match *x = a, *y = b;
    if (x->start != y->start)
        return x->start < y->start ? -1 : 1;
    if (x->end != y->end)
        return x->end > y->end ? -1 : 1;
    if (x->value != y->value)
        return x->value < y->value ? -1 : 1;
    return (x->item > y->item) - (x->item < y->item);
}

/* Does a match overlap one of the last that were kept, those from `from` to `past`, with the same value? */
static bool overlaps(const rly_matches *matches, size_t from, size_t past, const rly_match *match)
{
    enum { LOOKED_AT = 8 };
    for (size_t k = past; k > from && past - k < LOOKED_AT; k--)
        if (matches->items[k - 1].value == match->value && match->start < matches->items[k - 1].end)
            return true;
    return false;
}

/* Of the matches from `from` on keep those whose conditions hold; of such that overlap with the same value the one that
 * begins first, and of those the longest. */
static void keep_good(const rly_finder *finder, rly_hits *hits, rly_matches *matches, size_t from)
{
    size_t kept = from;
    if (matches->count - from > 1)
        rly_sort(matches->items + from, matches->count - from, sizeof *matches->items, by_place);
    for (size_t i = from; i < matches->count; i++) {
        const rly_match *match = &matches->items[i];
        if (!overlaps(matches, from, kept, match) && hold(hits, &finder->items.items[match->item].conditions, match) &&
            hold(hits, &finder->conditions, match))
            matches->items[kept++] = *match;
    }
    matches->count = kept;
}

replylint_status rly_finder_search(const rly_finder *finder, rly_hits *hits, const rly_gate *gate,
                                   rly_regex_scratch **scratch, rly_matches *out)
{
    size_t from = out->count, i = 0;
    replylint_status result = REPLYLINT_OK;
    uint32_t phrase = finder->phrases.first, past = finder->phrases.past;
    while ((phrase = rly_hits_next_phrase(hits, phrase, past)) < past) {
        while (finder->items.items[i].phrases.past <= phrase) /* both rise */
            i++;
        const rly_item *item = &finder->items.items[i];
        if (phrase < item->phrases.first) { /* what stands between the phrases of two items belongs to conditions */
            phrase = item->phrases.first;
            continue;
        }
        bool open = !gate || gate->is_open(gate->data, i);
        if (open && !item->regex && !add_hits(finder, item, phrase, hits, out))
            return REPLYLINT_ERROR_MEMORY;
        if (open && item->regex && has_chars(item, hits->text)) {
            replylint_status status = run_regex(finder, item, hits, scratch, out);
            if (status == REPLYLINT_ERROR_MEMORY)
                return status;
            result = status ? status : result;
        }
        phrase = item->phrases.past;
    }
    keep_good(finder, hits, out, from);
    return hits->spent ? REPLYLINT_ERROR_LIMIT : result;
}
