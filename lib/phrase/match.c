/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The search: each token starts the programs that its word, its beginnings or its spans can begin. A program runs by
 * backtracking, as a regular expression over words would: the first alternative that leads to a match, optional parts
 * taken when they can be, gaps as short as will do. Work is bounded by a budget of steps, not by a clock, so that the
 * same text always gives the same result.
 */
#include <string.h>

#include "phrase/internal.h"

#define NOWHERE UINT32_MAX

typedef struct runner {
    const rly_phrase_tables *tables;
    const rly_text *text;
    rly_hits *hits;
    uint32_t start; /* the token at which the match begins may begin a sentence, too */
    uint32_t end;   /* where the match must end; NOWHERE for anywhere */
} runner;

static bool can_take(const runner *r, uint32_t i)
{
    if (i >= r->text->tokens.count)
        return false;
    uint8_t flags = r->text->tokens.items[i].flags;
    return !(flags & RLY_TOKEN_QUOTED) && (i == r->start || !(flags & RLY_TOKEN_STARTS));
}

static bool in_set(const rly_phrase_tables *tables, rly_instruction in, uint32_t word)
{
    const uint32_t *words = tables->sets + in.x;
    size_t low = 0, high = in.n;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (words[middle] < word)
            low = middle + 1;
        else
            high = middle;
    }
    return low < in.n && words[low] == word;
}

static bool is_word(const rly_token *token)
{
    return token->kind == RLY_TOKEN_WORD || token->kind == RLY_TOKEN_HASHTAG;
}

/* The folded word; that of a hashtag is what stands behind the "#". */
static rly_str word_of(const rly_text *text, const rly_token *token)
{
    rly_str word = rly_token_fold(text, token);
    return token->kind == RLY_TOKEN_HASHTAG && word.size > 0 ? (rly_str){word.data + 1, word.size - 1} : word;
}

static bool has_prefix(const runner *r, uint32_t entry, uint32_t i)
{
    const rly_token *token = &r->text->tokens.items[i];
    rly_str prefix = rly_words_text(&r->tables->words, entry), word = word_of(r->text, token);
    return is_word(token) && word.size >= prefix.size && memcmp(word.data, prefix.data, prefix.size) == 0;
}

static bool at_place(const runner *r, rly_op op, uint32_t i)
{
    const rly_token *tokens = r->text->tokens.items;
    size_t count = r->text->tokens.count;
    switch (op) {
    case RLY_OP_START:
        return i < count && (tokens[i].flags & RLY_TOKEN_STARTS);
    case RLY_OP_END:
        return i > 0 && (tokens[i - 1].flags & RLY_TOKEN_ENDS);
    case RLY_OP_FIRST:
        return i <= r->hits->opening; /* a mention that the platform puts first does not count */
    case RLY_OP_LAST:
        return i == count || (tokens[i].flags & RLY_TOKEN_QUOTED);
    default:
        return i > 0 && (tokens[i - 1].flags & RLY_TOKEN_COMMA);
    }
}

/* The token behind what the instruction takes at token `i`, NOWHERE if it does not fit. */
static uint32_t take(const runner *r, rly_instruction in, uint32_t i)
{
    if (!can_take(r, i))
        return NOWHERE;
    if (in.op == RLY_OP_SPAN) {
        const rly_span *span = rly_text_span_at(r->text, i, (rly_span_kind)in.x);
        return span ? span->past : NOWHERE;
    }
    uint32_t word = r->hits->words.items[i];
    bool fits = in.op == RLY_OP_WORD  ? word == in.x
                : in.op == RLY_OP_SET ? in_set(r->tables, in, word)
                                      : has_prefix(r, in.x, i);
    return fits ? i + 1 : NOWHERE;
}

/* False when what begins at `pc` cannot match at token `i`: seen without trying it. */
static bool can_begin(const runner *r, uint32_t pc, uint32_t i)
{
    return (r->tables->begins[pc] & r->hits->masks.items[i]) != 0;
}

/* Run the program from `pc` at token `i`. Returns the token behind the match, NOWHERE when there is none. */
static uint32_t run(const runner *r, uint32_t pc, uint32_t i)
{
    for (;;) {
        if (r->hits->steps == 0) {
            r->hits->spent = true;
            return NOWHERE;
        }
        r->hits->steps--;
        rly_instruction in = r->tables->code[pc];
        switch ((rly_op)in.op) {
        case RLY_OP_WORD:
        case RLY_OP_SET:
        case RLY_OP_PREFIX:
        case RLY_OP_SPAN:
            i = take(r, in, i);
            if (i == NOWHERE)
                return NOWHERE;
            pc++;
            break;
        case RLY_OP_GAP:
            for (uint32_t words = 0;; words++, i++) {
                uint32_t past = can_begin(r, pc + 1, i) ? run(r, pc + 1, i) : NOWHERE;
                if (past != NOWHERE)
                    return past;
                if (words == in.x || !can_take(r, i))
                    return NOWHERE;
            }
        case RLY_OP_SPLIT: {
            uint32_t past = can_begin(r, pc + 1, i) ? run(r, pc + 1, i) : NOWHERE;
            if (past != NOWHERE)
                return past;
            pc += in.x;
            break;
        }
        case RLY_OP_JUMP:
            pc += in.x;
            break;
        case RLY_OP_START:
        case RLY_OP_END:
        case RLY_OP_FIRST:
        case RLY_OP_LAST:
        case RLY_OP_COMMA:
            if (!at_place(r, (rly_op)in.op, i))
                return NOWHERE;
            pc++;
            break;
        case RLY_OP_MATCH:
            return r->end == NOWHERE || i == r->end ? i : NOWHERE;
        }
    }
}

/* Hits are found from the back of the text, so that each goes before the phrase's others. */
static bool add_hit(rly_hits *hits, uint32_t phrase, uint32_t first, uint32_t past)
{
    rly_hit *hit = rly_push(&hits->hits);
    if (!hit)
        return false;
    *hit = (rly_hit){first, past, hits->heads.items[phrase]};
    hits->heads.items[phrase] = (uint32_t)(hits->hits.count - 1);
    return true;
}

/* Start the programs of a range at token `i`; each phrase has at most one hit a token. */
static bool start_programs(rly_hits *hits, rly_start_range range, uint32_t i)
{
    const rly_phrase_tables *tables = hits->tables;
    runner r = {tables, hits->text, hits, i, NOWHERE};
    for (uint32_t n = 0; n < range.count; n++) {
        uint32_t phrase = tables->starters[range.first + n], head = hits->heads.items[phrase];
        if (!hits->possible.items[phrase] || (head != RLY_NO_HIT && hits->hits.items[head].first == i))
            continue;
        uint32_t past = run(&r, tables->programs[phrase].start, i);
        if (past != NOWHERE && !add_hit(hits, phrase, i, past))
            return false;
    }
    return true;
}

static void allow(rly_hits *hits, rly_start_range range)
{
    for (uint32_t n = 0; n < range.count; n++)
        hits->possible.items[hits->tables->needy[range.first + n]] = 1;
}

/* Note an entry that token `i` is, or begins with, when a program can begin there; and what it makes possible. */
static bool note_entry(rly_hits *hits, uint32_t i, uint32_t entry)
{
    hits->masks.items[i] |= rly_entry_bit(entry);
    if (hits->tables->needed_by_word[entry].count)
        allow(hits, hits->tables->needed_by_word[entry]);
    if (!hits->tables->by_word[entry].count)
        return true;
    rly_entry_at *slot = rly_push(&hits->entries);
    if (slot)
        *slot = (rly_entry_at){i, entry};
    return slot != NULL;
}

/* Look up every word of the text, and learn which programs can match at all. */
static bool look_up_words(rly_hits *hits)
{
    const rly_text *text = hits->text;
    for (uint32_t i = 0; i < text->tokens.count; i++) {
        const rly_token *token = &text->tokens.items[i];
        if (!is_word(token) || (token->flags & RLY_TOKEN_QUOTED))
            continue;
        uint32_t prefixes[RLY_MOST_PREFIXES];
        size_t count;
        uint32_t word = rly_words_find(&hits->tables->words, word_of(text, token), prefixes, &count);
        hits->words.items[i] = word;
        for (size_t p = 0; p < count; p++)
            if (!note_entry(hits, i, prefixes[p]))
                return false;
        if (word && !note_entry(hits, i, word))
            return false;
    }
    for (size_t i = 0; i < text->spans.count; i++) {
        const rly_span *span = &text->spans.items[i];
        allow(hits, hits->tables->needed_by_span[span->kind]);
        if (span->first < text->tokens.count)
            hits->masks.items[span->first] |= rly_span_bit(span->kind);
    }
    return true;
}

static bool prepare(rly_hits *hits, size_t phrases, size_t tokens)
{
    hits->hits.count = hits->heads.count = hits->words.count = hits->masks.count = hits->entries.count = 0;
    if (!rly_reserve(&hits->heads, phrases) || !rly_reserve(&hits->possible, phrases) ||
        !rly_reserve(&hits->words, tokens) || !rly_reserve(&hits->masks, tokens + 1))
        return false;
    if (phrases) {
        memset(hits->heads.items, 0xff, phrases * sizeof *hits->heads.items);
        memcpy(hits->possible.items, hits->tables->always, phrases);
    }
    if (tokens)
        memset(hits->words.items, 0, tokens * sizeof *hits->words.items);
    for (size_t i = 0; i <= tokens; i++)
        hits->masks.items[i] = RLY_ANY_ENTRY;
    hits->opening = 0;
    while (hits->opening < tokens && hits->text->tokens.items[hits->opening].kind == RLY_TOKEN_HANDLE)
        hits->opening++;
    return true;
}

/* Start what the span can begin, and the words at its place and behind it. Goes from the back of the text. */
static bool search_spans(rly_hits *hits, size_t *entry)
{
    const rly_text *text = hits->text;
    for (size_t s = text->spans.count; s-- > 0;) {
        const rly_span *span = &text->spans.items[s];
        rly_start_range range = hits->tables->by_span[span->kind];
        if (range.count == 0 || span->first == span->past || (text->tokens.items[span->first].flags & RLY_TOKEN_QUOTED))
            continue;
        for (; *entry > 0 && hits->entries.items[*entry - 1].token >= span->first; (*entry)--) {
            rly_entry_at at = hits->entries.items[*entry - 1];
            if (!start_programs(hits, hits->tables->by_word[at.entry], at.token))
                return false;
        }
        if (!start_programs(hits, range, span->first))
            return false;
    }
    return true;
}

bool rly_phrase_search(const rly_phrase_set *set, const rly_text *text, uint64_t steps, rly_hits *hits)
{
    hits->tables = rly_phrase_set_tables(set);
    hits->text = text;
    hits->steps = steps;
    hits->spent = false;
    if (!prepare(hits, hits->tables->program_count, text->tokens.count) || !look_up_words(hits))
        return false;
    size_t entry = hits->entries.count;
    if (!search_spans(hits, &entry))
        return false;
    for (; entry > 0; entry--) {
        rly_entry_at at = hits->entries.items[entry - 1];
        if (!start_programs(hits, hits->tables->by_word[at.entry], at.token))
            return false;
    }
    return true;
}

void rly_hits_free(rly_hits *hits)
{
    rly_vec_free(&hits->hits);
    rly_vec_free(&hits->heads);
    rly_vec_free(&hits->possible);
    rly_vec_free(&hits->entries);
    rly_vec_free(&hits->words);
    rly_vec_free(&hits->masks);
}

uint32_t rly_hits_first(const rly_hits *hits, uint32_t phrase)
{
    return hits->heads.items[phrase];
}

/* The farthest that a phrase before a match can begin. */
enum { FARTHEST_BEFORE = 48 };

bool rly_phrase_before(rly_hits *hits, rly_phrases phrases, uint32_t first)
{
    const rly_token *tokens = hits->text->tokens.items;
    if (phrases.first == phrases.past)
        return false;
    for (uint32_t i = first; i > 0 && first - i < FARTHEST_BEFORE && !(tokens[i].flags & RLY_TOKEN_STARTS); i--) {
        runner r = {hits->tables, hits->text, hits, i - 1, first};
        for (uint32_t p = phrases.first; p < phrases.past; p++)
            if (run(&r, hits->tables->programs[p].start, i - 1) != NOWHERE)
                return true;
    }
    return false;
}

bool rly_phrase_after(rly_hits *hits, rly_phrases phrases, uint32_t past)
{
    runner r = {hits->tables, hits->text, hits, NOWHERE, NOWHERE};
    for (uint32_t p = phrases.first; p < phrases.past; p++)
        if (run(&r, hits->tables->programs[p].start, past) != NOWHERE)
            return true;
    return false;
}
