/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The search: from each token of a text a walk through the net (net.c), which takes all phrases that can begin there
 * along at once; what is left of single phrases, the tails, is run (run.c). Work is bounded by a budget of steps, not
 * by a clock, so that the same text always gives the same result.
 */
#include <string.h>

#include "phrase/internal.h"

/* A walk: the runner of its tails, what makes missing states, the token past the sentence, the number of the first
 * phrase, and whether memory ran out. */
typedef struct walk {
    rly_runner runner;
    rly_net_maker *grower;
    uint32_t past;
    uint32_t first_phrase;
    bool failed;
} walk;

/* Two ways through a phrase lead to different ends: the phrase itself says which comes first. */
static RLY_APART void decide(walk *w, rly_hit *hit, uint32_t program)
{
    uint32_t past = rly_program_run(&w->runner, w->runner.tables->programs[program].start, hit->first);
    if (past != RLY_NO_TOKEN)
        hit->past = past;
    hit->decided = true;
}

/* Make room for a hit. */
static RLY_COLD bool make_room(walk *w)
{
    w->failed |= !rly_reserve(&w->runner.hits->hits, 1);
    return !w->failed;
}

/* Note a match. Hits are found from the back of the text, so that each goes before the phrase's others. A phrase has
 * one hit a token. */
static inline void note(walk *w, uint32_t program, uint32_t past)
{
    rly_hits *hits = w->runner.hits;
    uint32_t phrase = w->first_phrase + program, first = w->runner.start, head = hits->heads.items[phrase];
    if (head != RLY_NO_HIT && hits->hits.items[head].first == first) {
        rly_hit *hit = &hits->hits.items[head];
        if (hit->past != past && !hit->decided)
            decide(w, hit, program);
        return;
    }
    if (hits->hits.count == hits->hits.capacity && !make_room(w))
        return;
    hits->hits.items[hits->hits.count] =
        (rly_hit){.first = first, .past = past, .next = head, .phrase = phrase, .resume = RLY_NO_HIT};
    hits->heads.items[phrase] = (uint32_t)hits->hits.count++;
    rly_bit_set(hits->found.items, phrase);
}

/* Has the phrase a hit in the text or, where each sentence is remembered by itself, in this one? */
static bool is_found(const walk *w, uint32_t program)
{
    const rly_hits *hits = w->runner.hits;
    uint32_t head = hits->heads.items[w->first_phrase + program];
    bool apart = hits->again && hits->again->typed;
    return head != RLY_NO_HIT && (!apart || hits->hits.items[head].first < w->past);
}

/* Run a tail that is more than a match. */
static RLY_APART void run_tail(walk *w, const rly_net_tail *tail, uint32_t i)
{
    uint32_t past = rly_program_run(&w->runner, tail->start, i);
    if (past != RLY_NO_TOKEN)
        note(w, w->runner.program, past);
}

/* Can a tail that is more than a match begin at token `i`? Most ask for a comma, and there is none. */
static inline bool may_begin(const walk *w, const rly_net_tail *tail, uint32_t i)
{
    if (tail->comma && !(w->runner.text->tokens.items[i - 1].flags & RLY_TOKEN_COMMA))
        return false;
    return tail->begins & rly_filter_fold(w->runner.spots[i].filter);
}

/* Run a list of tails at token `i`. */
static inline void run_tails(walk *w, uint32_t first, uint32_t i)
{
    for (const rly_net_tail *tail = &w->runner.tables->tails[first];; tail++) {
        if (!tail->match) {
            if (may_begin(w, tail, i))
                run_tail(w, tail, i);
        } else if (!tail->once || !is_found(w, tail->start)) {
            note(w, tail->start, i);
        }
        if (tail->last)
            return;
    }
}

/* Where the word with a key leads from a state; RLY_NO_TARGET when it has no such edge. As many edges as mostly have to
 * be passed are passed without a branch for each, since no processor foresees how many they are. */
static inline uint32_t follow(const rly_phrase_tables *tables, const rly_net_state *state, uint16_t key)
{
    const rly_net_edge *edge = &tables->edges[state->edges + rly_edge_place(key, state->size)];
    for (uint32_t third = 1; third;) {
        uint32_t first = edge[0].key < key, second = first & (edge[1].key < key);
        third = second & (edge[2].key < key);
        edge += first + second + third;
    }
    return edge->key == key ? edge->to : RLY_NO_TARGET;
}

/* Note that the walk has to go on at token `i` in what an edge or a gap leads to. */
static inline void push(walk *w, uint32_t to, uint32_t i)
{
    rly_search_way *way = rly_push(&w->runner.hits->ways);
    if (way)
        *way = (rly_search_way){to, i};
    else
        w->failed = true;
}

/* Go on behind the spans that begin at token `i`, the first of each kind. No match begins with an emoji, which is no
 * token. */
static void pass_spans(walk *w, const rly_net_state *state, uint32_t i)
{
    const rly_text *text = w->runner.text;
    uint32_t seen = 0;
    for (size_t s = w->runner.spots[i].span; s < text->spans.count && text->spans.items[s].first == i; s++) {
        const rly_span *span = &text->spans.items[s];
        bool known = seen & UINT32_C(1) << span->kind;
        seen |= UINT32_C(1) << span->kind;
        if (known || (i == w->runner.start && span->past == i))
            continue;
        uint32_t to =
            follow(w->runner.tables, state, rly_edge_key(rly_span_word(&w->runner.tables->words, span->kind)));
        if (to != RLY_NO_TARGET)
            push(w, to, span->past);
    }
}

/* Make a state that is missing. */
static RLY_COLD bool grow(walk *w, uint32_t state)
{
    w->failed |= !rly_grow(w->grower, state);
    return !w->failed;
}

/* The same at token `i`; false where its filter, as coarse as those of tails, says already that nothing is found. */
static RLY_COLD bool grow_at(walk *w, uint32_t state, uint32_t i)
{
    uint32_t takes = rly_filter_fold(w->runner.tables->states[state].takes);
    return takes & rly_filter_fold(w->runner.spots[i].filter) && grow(w, state);
}

/* See that what a gap leads to is made. Returns the gap, since gaps move where they grow; NULL without memory. */
static RLY_COLD const rly_net_gap *grow_gap(walk *w, const rly_net_gap *gap)
{
    const rly_phrase_tables *tables = w->runner.tables;
    ptrdiff_t number = gap - tables->gaps;
    bool made = gap->to >= tables->state_count || tables->states[gap->to].size || grow(w, gap->to);
    return made ? &tables->gaps[number] : NULL;
}

/* Go on behind a gap at token `i`, which its filter lets pass. Most that gaps lead to take a word and nothing else: it
 * is looked up at once. */
static inline void pass_gap(walk *w, const rly_net_gap *gap, uint32_t i)
{
    const rly_phrase_tables *tables = w->runner.tables;
    const rly_search_spot *spot = &w->runner.spots[i];
    uint32_t to = gap->to;
    if (to < tables->state_count) {
        const rly_net_state *state = &tables->states[to];
        if (!(state->tails | state->gaps) && spot->span == RLY_NO_SPAN) {
            to = follow(tables, state, spot->key);
            i++;
        }
    }
    if (to != RLY_NO_TARGET)
        push(w, to, i);
}

/* Which of the `reach` spots behind `from` a filter lets pass, a bit each: no processor foresees which, so that a
 * branch for each would take longer. */
static inline uint32_t passing(rly_filter filter, const rly_search_spot *from, uint32_t reach)
{
    uint32_t pass = 0;
    for (uint32_t i = 1; i <= reach; i++)
        pass |= (uint32_t)rly_filter_passes(filter, from[i].filter) << i;
    return pass;
}

/* Try the gaps of a state, from the first on, at each word within reach. */
static inline void try_gaps(walk *w, const rly_net_gap *gap, uint32_t i)
{
    const rly_search_spot *spots = &w->runner.spots[i];
    uint32_t reach = spots->room < gap->longest ? spots->room : gap->longest;
    for (uint32_t pass = passing(gap->begins, spots, reach); pass; pass &= pass - 1) {
        uint32_t words = (uint32_t)__builtin_ctz(pass);
        while (gap->words < words)
            gap++;
        if (!rly_filter_passes(gap->begins, spots[words].filter))
            continue;
        if (w->grower && !(gap = grow_gap(w, gap)))
            return;
        pass_gap(w, gap, i + words);
    }
}

/* Come to a state, or a list of tails, at token `i`. Returns where the word there leads. */
static inline uint32_t step(walk *w, uint32_t number, uint32_t i)
{
    const rly_phrase_tables *tables = w->runner.tables;
    const rly_search_spot *spot = &w->runner.spots[i];
    bool is_list = number >= tables->state_count;
    if (!is_list && (!rly_spend_step(w->runner.hits) || (!tables->states[number].size && !grow_at(w, number, i))))
        return RLY_NO_TARGET;
    const rly_net_state *state = &tables->states[is_list ? 0 : number]; /* of a list nothing else is asked */
    uint32_t tails = is_list ? tables->lists[number - tables->state_count] : state->tails;
    if (tails)
        run_tails(w, tails, i);
    if (is_list || spot->stops)
        return RLY_NO_TARGET;
    if (state->gaps) {
        try_gaps(w, &tables->gaps[state->gaps], i);
        state = &tables->states[number]; /* they move where they grow */
    }
    if (!rly_filter_passes(state->takes, spot->filter))
        return RLY_NO_TARGET;
    if (spot->span != RLY_NO_SPAN && state->takes.chosen & RLY_SPAN_BITS)
        pass_spans(w, state, i);
    return follow(tables, state, spot->key);
}

/* Walk from a state or list at token `i`, then all ways that are noted. */
static void walk_from(walk *w, uint32_t to, uint32_t i)
{
    rly_hits *hits = w->runner.hits;
    for (;;) {
        for (; to != RLY_NO_TARGET; i++)
            to = step(w, to, i);
        if (hits->ways.count == 0 || hits->spent)
            break;
        rly_search_way way = hits->ways.items[--hits->ways.count];
        to = way.to;
        i = way.at;
    }
    hits->ways.count = 0;
}

/* Start all phrases at token `i`. */
static void start(walk *w, uint32_t i)
{
    const rly_hits *hits = w->runner.hits;
    const rly_phrase_tables *tables = w->runner.tables;
    const rly_token *tokens = hits->text->tokens.items;
    const rly_search_spot *spot = &w->runner.spots[i];
    uint32_t root = (tokens[i].flags & RLY_TOKEN_STARTS ? RLY_AT_SENTENCE : 0u) +
                    (i <= hits->opening ? RLY_AT_TEXT : 0u) +
                    (i > 0 && tokens[i - 1].flags & RLY_TOKEN_COMMA ? RLY_BEHIND_COMMA : 0u);
    if (!tables->states[root].size && !grow(w, root))
        return;
    const rly_net_state *state = &tables->states[root];
    w->runner.start = i;
    if (spot->span != RLY_NO_SPAN)
        pass_spans(w, state, i);
    walk_from(w, follow(tables, state, spot->key), i + 1);
}

/* Search the sentence that ends at token w->past. Returns its first token. */
static uint32_t search_sentence(walk *w, rly_again *again)
{
    const rly_token *tokens = w->runner.text->tokens.items;
    uint32_t first = w->past - 1;
    while (first > 0 && !(tokens[first].flags & RLY_TOKEN_STARTS))
        first--;
    if (again && rly_again_take(again, w->runner.hits, w->runner.spots, first, w->past))
        return first;
    for (uint32_t i = w->past; i-- > first && !w->failed;)
        if (!(tokens[i].flags & RLY_TOKEN_QUOTED))
            start(w, i);
    if (again)
        rly_again_keep(again, w->runner.hits);
    return first;
}

static bool search_part(rly_hits *hits, const rly_search_part *part)
{
    walk w = {.runner = {part->tables, part->spots.items, hits->text, hits, 0, RLY_NO_TOKEN, 0},
              .grower = part->grower,
              .past = (uint32_t)hits->text->tokens.count,
              .first_phrase = part->first};
    if (hits->again)
        hits->again->part = (size_t)(part - hits->parts);
    while (w.past > 0 && !w.failed)
        w.past = search_sentence(&w, hits->again);
    return !w.failed;
}

bool rly_phrase_search(const rly_phrase_set *set, const rly_text *text, uint64_t steps, rly_hits *hits)
{
    hits->steps = steps;
    hits->spent = false;
    bool good = rly_hits_begin(hits, set, text);
    for (size_t i = 0; i < hits->part_count && good; i++)
        good = search_part(hits, &hits->parts[i]);
    return good;
}

/* The part of a set that holds the phrases of a range. */
static const rly_search_part *part_of(const rly_hits *hits, rly_phrases phrases)
{
    size_t last = hits->part_count - 1;
    return &hits->parts[phrases.first >= hits->parts[last].first ? last : 0];
}

/* What a phrase can take that begins at token `i`, though a sentence may begin there, too. */
static rly_filter filter_at(const rly_search_part *part, uint32_t i)
{
    const rly_search_spot *spot = &part->spots.items[i];
    rly_filter filter = spot->filter;
    if (!spot->stops)
        return filter;
    if (spot->word != RLY_NO_WORD)
        rly_filter_add(&filter, rly_entry_filter(&part->tables->words, spot->word));
    return spot->span == RLY_NO_SPAN ? filter : RLY_ANYTHING;
}

bool rly_phrase_before(rly_hits *hits, rly_phrases phrases, uint32_t first)
{
    const rly_search_part *part = part_of(hits, phrases);
    const rly_phrase_tables *tables = part->tables;
    const rly_token *tokens = hits->text->tokens.items;
    rly_runner runner = {tables, part->spots.items, hits->text, hits, 0, first, 0};
    for (uint32_t p = phrases.first - part->first; p < phrases.past - part->first; p++) {
        rly_filter begins = tables->begins[p];
        uint32_t reach = tables->programs[p].reach < first ? tables->programs[p].reach : first;
        for (uint32_t i = first; i > first - reach && !(tokens[i].flags & RLY_TOKEN_STARTS);) {
            const rly_search_spot *spot = &runner.spots[--i];
            if (!rly_filter_passes(begins, spot->filter) &&
                !(spot->stops && rly_filter_passes(begins, filter_at(part, i))))
                continue;
            runner.start = i;
            if (rly_program_run(&runner, tables->programs[p].start, i) != RLY_NO_TOKEN)
                return true;
        }
    }
    return false;
}

bool rly_phrase_after(rly_hits *hits, rly_phrases phrases, uint32_t past)
{
    const rly_search_part *part = part_of(hits, phrases);
    const rly_phrase_tables *tables = part->tables;
    rly_runner runner = {tables, part->spots.items, hits->text, hits, RLY_NO_TOKEN, RLY_NO_TOKEN, 0};
    for (uint32_t p = phrases.first - part->first; p < phrases.past - part->first; p++)
        if (rly_filter_passes(tables->begins[p], part->spots.items[past].filter) &&
            rly_program_run(&runner, tables->programs[p].start, past) != RLY_NO_TOKEN)
            return true;
    return false;
}
