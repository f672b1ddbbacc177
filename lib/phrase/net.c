/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The net: the programs of a set merged by subset construction. A state stands for a handful of places in programs
 * ("we are so | sorry", "we are so | glad", ...), an edge for a word and the places that it leads to. So hundreds of
 * phrases that begin with "we" cost one look-up at each "we".
 *
 * Two things are left out of the merger.
 *
 * Gaps, "sorry <4> wait": a state has gaps to the states behind them, and the search tries these word by word; merged,
 * they would make the net explode. Gaps that follow each other are one gap.
 *
 * Tails: what takes no word - an end, a comma, the match - is run by itself (run.c). Only what is asked of the very
 * beginning (@start, @first, a comma) is settled by the choice of the root.
 */
#include <stdlib.h>
#include <string.h>

#include "phrase/net.h"

/* When there are so many knots, what is not merged yet is left to tails. */
enum { ENOUGH_KNOTS = RLY_MOST_TARGETS / 2 };

void rly_numbers_add(rly_net_maker *m, rly_numbers *numbers, uint32_t number)
{
    uint32_t *slot = rly_push(numbers);
    if (slot)
        *slot = number;
    else
        m->failed = true;
}

/* Jumps lead to what is behind them, so that the same place has one number. */
static uint32_t behind(const rly_net_maker *m, uint32_t pc)
{
    const rly_instruction *code = m->tables->code;
    for (pc++; code[pc].op == RLY_OP_JUMP;)
        pc += code[pc].x;
    return pc;
}

static void add_tail(rly_net_maker *m, uint32_t pc, rly_filter begins, bool last)
{
    rly_instruction in = m->tables->code[pc];
    bool match = in.op == RLY_OP_MATCH;
    rly_net_tail *slot = rly_push(&m->net->tails);
    if (slot)
        *slot = (rly_net_tail){.begins = rly_filter_fold(begins),
                               .start = (match ? in.x : pc) & RLY_TAIL_STARTS,
                               .match = match,
                               .once = match && in.n,
                               .comma = in.op == RLY_OP_COMMA,
                               .last = last};
    else
        m->failed = true;
}

/* Note that `pc` can stand behind up to so many words. */
static void add_far(rly_net_maker *m, uint32_t pc, uint32_t words)
{
    rly_far *slot = words ? rly_push(&m->far) : NULL;
    if (slot)
        *slot = (rly_far){pc, words};
    m->failed |= words && !slot;
}

/* Does `pc` match at once? Then a gap before it is passed over by no word. */
static bool matches_at_once(const rly_net_maker *m, uint32_t pc)
{
    for (;;) {
        rly_instruction in = m->tables->code[pc];
        if (in.op == RLY_OP_SPLIT && matches_at_once(m, pc + 1))
            return true;
        if (in.op == RLY_OP_SPLIT || in.op == RLY_OP_JUMP)
            pc += in.x;
        else if (in.op == RLY_OP_GAP)
            pc++;
        else
            return in.op == RLY_OP_MATCH;
    }
}

/*
 * Note the words that `pc` leads to, at once or behind gaps of up to `words`; what is not merged becomes a tail. At a
 * root places are settled, and an end before the first word can match nothing.
 */
static void reach(rly_net_maker *m, uint32_t pc, int root, uint32_t words)
{
    for (;;) {
        rly_instruction in = m->tables->code[pc];
        int asked = in.op == RLY_OP_START ? RLY_AT_SENTENCE : in.op == RLY_OP_FIRST ? RLY_AT_TEXT : RLY_BEHIND_COMMA;
        switch ((rly_op)in.op) {
        case RLY_OP_WORD:
        case RLY_OP_SET:
        case RLY_OP_PREFIX:
        case RLY_OP_SPAN:
            rly_numbers_add(m, &m->reached, pc);
            add_far(m, pc, words);
            return;
        case RLY_OP_GAP:
            if (!matches_at_once(m, pc + 1)) {
                bool joins = words + in.x <= RLY_LONGEST_GAP;
                add_far(m, pc, joins ? 0 : words);
                words = joins ? words + in.x : 0;
            }
            pc++;
            break;
        case RLY_OP_SPLIT:
            reach(m, pc + 1, root, words);
            pc += in.x;
            break;
        case RLY_OP_JUMP:
            pc += in.x;
            break;
        case RLY_OP_START:
        case RLY_OP_FIRST:
        case RLY_OP_COMMA:
            if (root >= 0 && root & asked) {
                pc++;
                break;
            }
            /* fall through */
        case RLY_OP_END:
        case RLY_OP_LAST:
        case RLY_OP_MATCH:
            if (root < 0)
                add_tail(m, pc, m->begins.items[pc], false);
            add_far(m, pc, words);
            return;
        }
    }
}

/* What a knot leads to. Returns the place of its tails, 0 when there are none. */
static uint32_t reach_all(rly_net_maker *m, const rly_knot *k)
{
    uint32_t first = (uint32_t)m->net->tails.count;
    m->reached.count = m->far.count = 0;
    for (uint32_t i = 0; i < k->count; i++)
        reach(m, m->members.items[k->first + i], k->root, 0);
    if (first == m->net->tails.count || m->failed)
        return 0;
    m->net->tails.items[m->net->tails.count - 1].last = true;
    return first;
}

/* The entries that an instruction takes. */
static const uint32_t *entries_of(const rly_net_maker *m, const rly_instruction *in, uint32_t *count)
{
    if (in->op == RLY_OP_SET) {
        *count = in->n;
        return m->tables->sets + in->x;
    }
    if (in->op == RLY_OP_PREFIX) {
        *count = m->cover.items[in->x + 1] - m->cover.items[in->x];
        return m->covered.items + m->cover.items[in->x];
    }
    *count = in->op == RLY_OP_WORD || in->op == RLY_OP_SPAN;
    return in->op == RLY_OP_SPAN ? &m->span_words[in->x] : &in->x;
}

/* Sort what was reached by word: `used` are the words, next[] what each leads to, up to ends[word]. */
static bool sort_by_word(rly_net_maker *m)
{
    const rly_instruction *code = m->tables->code;
    uint32_t *ends = m->ends.items, total = 0, count;
    m->used.count = m->next.count = 0;
    for (size_t i = 0; i < m->reached.count; i++) {
        const uint32_t *entries = entries_of(m, &code[m->reached.items[i]], &count);
        for (uint32_t e = 0; e < count; e++)
            if (ends[entries[e]]++ == 0)
                rly_numbers_add(m, &m->used, entries[e]);
        total += count;
    }
    if (m->failed || !rly_reserve(&m->next, total))
        return false;
    for (size_t u = 0, first = 0; u < m->used.count; u++) {
        uint32_t *end = &ends[m->used.items[u]];
        count = *end;
        *end = (uint32_t)first;
        first += count;
    }
    for (size_t i = 0; i < m->reached.count; i++) {
        const uint32_t *entries = entries_of(m, &code[m->reached.items[i]], &count);
        for (uint32_t e = 0; e < count; e++)
            m->next.items[ends[entries[e]]++] = behind(m, m->reached.items[i]);
    }
    return true;
}

/* A link for each word, to the knot of what it leads to. */
static void link_words(rly_net_maker *m, uint32_t state)
{
    rly_row row = {state, (uint32_t)m->links.count, (uint32_t)m->used.count};
    for (size_t u = 0, first = 0; u < m->used.count && !m->failed; u++) {
        uint32_t word = m->used.items[u], end = m->ends.items[word];
        rly_word_link *link = rly_push(&m->links);
        if (link)
            *link = (rly_word_link){word, rly_knot_of_word(m, state, (uint32_t)first, end)};
        m->failed |= !link;
        first = end;
    }
    for (size_t u = 0; u < m->used.count; u++)
        m->ends.items[m->used.items[u]] = 0;
    rly_row *slot = rly_push(&m->rows);
    if (slot)
        *slot = row;
    else
        m->failed = true;
}

/* A gap for each length, to all that stands behind one at least as long. Returns the place of the first. */
static uint32_t link_gaps(rly_net_maker *m)
{
    uint32_t first = (uint32_t)m->net->gaps.count, longest = 0;
    for (size_t i = 0; i < m->far.count; i++)
        longest = m->far.items[i].words > longest ? m->far.items[i].words : longest;
    for (uint32_t words = 1; words <= longest; words++) {
        bool found = false;
        m->next.count = 0;
        for (size_t i = 0; i < m->far.count; i++) {
            if (m->far.items[i].words < words)
                continue;
            rly_numbers_add(m, &m->next, m->far.items[i].pc);
            found |= m->far.items[i].words == words;
        }
        rly_net_gap *gap = found ? rly_push(&m->net->gaps) : NULL;
        if (gap)
            *gap = (rly_net_gap){.words = (uint16_t)words,
                                 .longest = (uint16_t)longest,
                                 .to = rly_knot_of(m, m->next.items, m->next.count, -1)};
        m->failed |= found && !gap;
    }
    return longest ? first : 0;
}

/* What the edges to the words in `used` take. */
static rly_filter edges_filter(const rly_net_maker *m)
{
    const rly_words *words = &m->tables->words;
    rly_filter filter = {0, 0};
    for (size_t u = 0; u < m->used.count; u++) {
        uint32_t word = m->used.items[u], spans = m->span_words[0];
        rly_filter_add(&filter, word < spans ? rly_entry_filter(words, word) : rly_span_filter(word - spans));
    }
    return filter;
}

rly_net_state rly_knot_state(rly_net_maker *m, const rly_knot *knot, uint32_t state)
{
    rly_knot k = *knot; /* knots move when one is added */
    uint32_t tails = reach_all(m, &k), gaps = 0;
    rly_filter takes = {0, 0};
    if (!m->failed && sort_by_word(m)) {
        takes = edges_filter(m);
        link_words(m, state);
        gaps = link_gaps(m);
    } else {
        m->failed = true;
    }
    return (rly_net_state){.takes = takes, .gaps = gaps, .tails = tails};
}

static void make_state(rly_net_maker *m, uint32_t number)
{
    uint32_t state = (uint32_t)m->net->states.count;
    rly_net_state made = rly_knot_state(m, &m->knots.items[number], state), *slot = rly_push(&m->net->states);
    if (slot)
        *slot = made;
    m->failed |= !slot;
    m->knots.items[number].to = state;
}

uint32_t rly_knot_tails(rly_net_maker *m, const rly_knot *k)
{
    uint32_t first = (uint32_t)m->net->tails.count;
    for (uint32_t i = 0; i < k->count; i++) {
        uint32_t pc = m->members.items[k->first + i];
        add_tail(m, pc, m->begins.items[pc], i + 1 == k->count);
    }
    return first;
}

void rly_knot_list(rly_net_maker *m, rly_knot *k)
{
    k->to = RLY_TAILS | (uint32_t)m->net->lists.count;
    rly_numbers_add(m, &m->net->lists, rly_knot_tails(m, k));
}

/* ---- the whole */

/* The roots: all programs, by what may be known of the place where they begin. */
static void make_roots(rly_net_maker *m)
{
    m->next.count = 0;
    for (size_t i = 0; i < m->tables->program_count; i++)
        if (rly_use_is_searched(m->tables->programs[i].use))
            rly_numbers_add(m, &m->next, m->tables->programs[i].start);
    for (int root = 0; root < RLY_ROOTS && !m->failed; root++)
        rly_knot_of(m, m->next.items, m->next.count, root);
}

/* Phrases around a match are no part of the net: their filters say where to run them. */
static void keep_begins(rly_net_maker *m)
{
    size_t count = m->tables->program_count;
    m->failed |= !rly_reserve(&m->net->begins, count + 1);
    m->net->begins.count = m->failed ? 0 : count;
    for (size_t i = 0; i < m->net->begins.count; i++)
        m->net->begins.items[i] = m->begins.items[m->tables->programs[i].start];
}

static uint32_t target_of(const rly_net_maker *m, uint32_t number)
{
    uint32_t to = m->knots.items[number].to;
    return to & RLY_TAILS ? (to & ~RLY_TAILS) + m->first_list : to;
}

bool rly_knot_ends_at_once(const rly_net_maker *m, const rly_knot *k)
{
    return k->count == 1 && m->tables->code[m->members.items[k->first]].op == RLY_OP_MATCH;
}

void rly_net_link(rly_net_maker *m, size_t link, size_t gap)
{
    for (; link < m->links.count && !m->failed; link++)
        m->links.items[link].to = target_of(m, m->links.items[link].to);
    for (; gap < m->net->gaps.count && !m->failed; gap++) {
        rly_net_gap *g = &m->net->gaps.items[gap];
        if (g->words == 0)
            continue;
        g->begins = rly_knot_begins(m, &m->knots.items[g->to]);
        g->to = target_of(m, g->to);
    }
}

/* Knots are made while the states that lead to them are; then links and gaps learn what became of theirs. */
static void make_states(rly_net_maker *m)
{
    for (uint32_t n = 0; n < m->knots.count && !m->failed; n++) {
        rly_knot *k = &m->knots.items[n];
        bool enough = m->knots.count > ENOUGH_KNOTS || m->links.count > RLY_ENOUGH_LINKS;
        if (k->root < 0 && (enough || rly_knot_ends_at_once(m, k)))
            rly_knot_list(m, k);
        else
            make_state(m, n);
    }
    m->first_list = (uint32_t)m->net->states.count;
    rly_net_link(m, 0, 0);
    for (size_t i = 0; i < m->rows.count && !m->failed; i++)
        m->failed = !rly_edges_lay(m->net, m->rows.items[i], m->links.items);
}

/* The first tail and gap stand for none. */
bool rly_net_begin(rly_net_maker *m)
{
    size_t entries = m->tables->words.entry_count + 1 + RLY_SPAN_KINDS;
    rly_net_gap *gap = rly_push(&m->net->gaps);
    rly_net_tail *tail = rly_push(&m->net->tails);
    if (!gap || !tail || !rly_reserve(&m->ends, entries))
        return false;
    *gap = (rly_net_gap){0};
    *tail = (rly_net_tail){0};
    for (uint32_t kind = 0; kind < RLY_SPAN_KINDS; kind++)
        m->span_words[kind] = rly_span_word(&m->tables->words, kind);
    memset(m->ends.items, 0, entries * sizeof *m->ends.items);
    m->failed |= !rly_filters_make(m);
    if (!m->failed)
        keep_begins(m);
    if (!m->failed)
        make_roots(m);
    return !m->failed;
}

void rly_net_maker_free(rly_net_maker *m)
{
    rly_vec_free(&m->begins);
    rly_vec_free(&m->knots);
    rly_vec_free(&m->members);
    rly_vec_free(&m->slots);
    rly_vec_free(&m->rows);
    rly_vec_free(&m->links);
    rly_vec_free(&m->cover);
    rly_vec_free(&m->covered);
    rly_vec_free(&m->reached);
    rly_vec_free(&m->far);
    rly_vec_free(&m->used);
    rly_vec_free(&m->ends);
    rly_vec_free(&m->next);
    rly_vec_free(&m->sorted);
    rly_vec_free(&m->knot_of_state);
}

void rly_net_publish(const rly_net *net, rly_phrase_tables *tables)
{
    tables->states = net->states.items;
    tables->edges = net->edges.items;
    tables->gaps = net->gaps.items;
    tables->tails = net->tails.items;
    tables->lists = net->lists.items;
    tables->begins = net->begins.items;
    tables->state_count = (uint32_t)net->states.count;
    tables->edge_count = (uint32_t)net->edges.count;
    tables->gap_count = (uint32_t)net->gaps.count;
    tables->tail_count = (uint32_t)net->tails.count;
    tables->list_count = (uint32_t)net->lists.count;
}

replylint_status rly_net_make(rly_net *net, rly_phrase_tables *tables)
{
    rly_net_maker m = {.tables = tables, .net = net};
    m.failed = !rly_net_begin(&m);
    make_states(&m);
    rly_net_maker_free(&m);
    if (m.failed)
        return REPLYLINT_ERROR_MEMORY;
    rly_net_publish(net, tables);
    return net->states.count + net->lists.count > RLY_MOST_TARGETS ? REPLYLINT_ERROR_LIMIT : REPLYLINT_OK;
}

void rly_net_free(rly_net *net)
{
    rly_vec_free(&net->states);
    rly_vec_free(&net->edges);
    rly_vec_free(&net->gaps);
    rly_vec_free(&net->tails);
    rly_vec_free(&net->lists);
    rly_vec_free(&net->begins);
}
