/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The search: from each token of a text a walk through the net (net.c), which takes all phrases that can begin there
 * along at once; what is left of single phrases, the tails, is run (run.c). Work is bounded by a budget of steps, not
 * by a clock, so that the same text always gives the same result.
 */
#include <string.h>

#include "phrase/internal.h"

/* A walk: the runner of its tails, what makes missing states, the number of the first phrase, and whether memory ran
 * out. */
typedef struct walk {
    rly_runner runner;
    rly_net_maker *grower;
    uint32_t first_phrase;
    bool failed;
} walk;

/*
 * Note a match. Hits are found from the back of the text, so that each goes before the phrase's others. A phrase has
 * one hit a token: where two ways through it lead to different ends, the phrase itself says which comes first.
 */
static void note(walk *w, uint32_t program, uint32_t past)
{
    rly_hits *hits = w->runner.hits;
    uint32_t phrase = w->first_phrase + program, first = w->runner.start, head = hits->heads.items[phrase];
    if (head != RLY_NO_HIT && hits->hits.items[head].first == first) {
        if (hits->hits.items[head].past == past)
            return;
        past = rly_program_run(&w->runner, w->runner.tables->programs[program].start, first);
        if (past != RLY_NO_TOKEN)
            hits->hits.items[head].past = past;
        return;
    }
    rly_hit *hit = rly_push(&hits->hits);
    if (!hit) {
        w->failed = true;
        return;
    }
    *hit = (rly_hit){first, past, head, phrase, RLY_NO_HIT, 0};
    hits->heads.items[phrase] = (uint32_t)(hits->hits.count - 1);
    hits->found.items[phrase / 64] |= UINT64_C(1) << phrase % 64;
}

static bool is_found(const walk *w, uint32_t program)
{
    const rly_hits *hits = w->runner.hits;
    uint32_t phrase = w->first_phrase + program;
    return hits->found.items[phrase / 64] >> phrase % 64 & 1;
}

/* Run a tail at token `i`. Most are no more than a match. */
static void run_tail(walk *w, uint32_t pc, uint32_t i)
{
    rly_instruction in = w->runner.tables->code[pc];
    if (in.op == RLY_OP_MATCH) {
        if (in.n == 0 || !is_found(w, in.x))
            note(w, in.x, i);
        return;
    }
    uint32_t past = rly_program_run(&w->runner, pc, i);
    if (past != RLY_NO_TOKEN)
        note(w, w->runner.program, past);
}

/* Run a list of tails at token `i`. */
static void run_tails(walk *w, uint32_t first, uint32_t i)
{
    uint32_t mask = rly_fold_mask(w->runner.spots[i].mask);
    for (const rly_net_tail *tail = &w->runner.tables->tails[first];; tail++) {
        if (tail->mask & mask)
            run_tail(w, tail->start, i);
        if (tail->last)
            return;
    }
}

#define NOWHERE UINT32_MAX

/* Where a word leads from a state; NOWHERE when it has no such edge. */
static uint32_t follow(const rly_phrase_tables *tables, const rly_net_state *state, uint32_t word)
{
    uint32_t hash = rly_edge_hash(word);
    const rly_net_edge *edge = tables->edges + state->edges + rly_edge_place(hash, state->size);
    while (edge->word != word) {
        if (edge->word == RLY_NO_WORD || rly_edge_hash(edge->word) > hash)
            return NOWHERE;
        edge++;
    }
    return edge->to;
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
        uint32_t to = follow(w->runner.tables, state, rly_span_word(&w->runner.tables->words, span->kind));
        if (to != NOWHERE)
            push(w, to, span->past);
    }
}

/* Take a step from a state, in each way that the words at token `i` allow. */
static void step(walk *w, const rly_net_state *state, uint32_t i)
{
    const rly_phrase_tables *tables = w->runner.tables;
    const rly_search_spot *spot = &w->runner.spots[i];
    if (state->tails)
        run_tails(w, state->tails, i);
    if (spot->stops)
        return;
    uint32_t passed = 0;
    for (const rly_net_gap *gap = &tables->gaps[state->gaps]; gap->words; gap++)
        for (; passed < gap->words && !spot[passed].stops; passed++)
            if (gap->mask & spot[passed + 1].mask)
                push(w, gap->to, i + passed + 1);
    if (!(state->mask & spot->mask))
        return;
    if (spot->span != RLY_NO_SPAN && state->mask & RLY_SPAN_BITS)
        pass_spans(w, state, i);
    uint32_t to = spot->word == RLY_NO_WORD ? NOWHERE : follow(tables, state, spot->word);
    if (to != NOWHERE)
        push(w, to, i + 1);
}

/* Make a state that is missing. */
static RLY_COLD bool grow(walk *w, uint32_t state)
{
    w->failed |= !rly_grow(w->grower, state);
    return !w->failed;
}

/* The same where a way leads; false where its filter says already that nothing is found. */
static RLY_COLD bool grow_at(walk *w, rly_search_way way)
{
    return w->runner.tables->states[way.to].mask & w->runner.spots[way.at].mask && grow(w, way.to);
}

/* Walk all ways that are noted, and those that these lead to. */
static void walk_ways(walk *w)
{
    rly_hits *hits = w->runner.hits;
    const rly_phrase_tables *tables = w->runner.tables;
    while (hits->ways.count > 0 && !hits->spent) {
        rly_search_way way = hits->ways.items[--hits->ways.count];
        if (way.to >= tables->state_count)
            run_tails(w, tables->lists[way.to - tables->state_count], way.at);
        else if (hits->steps-- == 0)
            hits->spent = true;
        else if (tables->states[way.to].size || grow_at(w, way))
            step(w, &tables->states[way.to], way.at);
    }
    hits->ways.count = 0;
    hits->steps = hits->spent ? 0 : hits->steps;
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
    if (spot->word != RLY_NO_WORD) {
        uint32_t to = follow(tables, state, spot->word);
        if (to != NOWHERE)
            push(w, to, i + 1);
    }
    if (spot->span != RLY_NO_SPAN)
        pass_spans(w, state, i);
    walk_ways(w);
}

static bool search_part(rly_hits *hits, const rly_search_part *part)
{
    const rly_text *text = hits->text;
    walk w = {.runner = {part->tables, part->spots.items, text, hits, 0, RLY_NO_TOKEN, 0},
              .grower = part->grower,
              .first_phrase = part->first};
    for (uint32_t i = (uint32_t)text->tokens.count; i-- > 0 && !w.failed;)
        if (!(text->tokens.items[i].flags & RLY_TOKEN_QUOTED))
            start(&w, i);
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

/* The farthest that a phrase before a match can begin. */
enum { FARTHEST_BEFORE = 48 };

/* The part of a set that holds the phrases of a range. */
static const rly_search_part *part_of(const rly_hits *hits, rly_phrases phrases)
{
    size_t last = hits->part_count - 1;
    return &hits->parts[phrases.first >= hits->parts[last].first ? last : 0];
}

/* Does one of the phrases match from token `i` on? */
static bool runs(rly_runner *runner, const rly_search_part *part, rly_phrases phrases, uint32_t i)
{
    for (uint32_t p = phrases.first; p < phrases.past; p++)
        if (rly_program_run(runner, part->tables->programs[p - part->first].start, i) != RLY_NO_TOKEN)
            return true;
    return false;
}

bool rly_phrase_before(rly_hits *hits, rly_phrases phrases, uint32_t first)
{
    if (phrases.first == phrases.past)
        return false;
    const rly_token *tokens = hits->text->tokens.items;
    const rly_search_part *part = part_of(hits, phrases);
    for (uint32_t i = first; i > 0 && first - i < FARTHEST_BEFORE && !(tokens[i].flags & RLY_TOKEN_STARTS); i--) {
        rly_runner runner = {part->tables, part->spots.items, hits->text, hits, i - 1, first, 0};
        if (runs(&runner, part, phrases, i - 1))
            return true;
    }
    return false;
}

bool rly_phrase_after(rly_hits *hits, rly_phrases phrases, uint32_t past)
{
    if (phrases.first == phrases.past)
        return false;
    const rly_search_part *part = part_of(hits, phrases);
    rly_runner runner = {part->tables, part->spots.items, hits->text, hits, RLY_NO_TOKEN, RLY_NO_TOKEN, 0};
    return runs(&runner, part, phrases, past);
}
