/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One program by itself, by backtracking, as a regular expression over words would run: the first alternative that
 * leads to a match, optional parts taken when they can be, gaps as short as will do.
 */
#include <string.h>

#include "phrase/internal.h"

/* Can a phrase take token `i`? The place behind the last stops, too. */
static bool can_take(const rly_runner *r, uint32_t i)
{
    return !r->spots[i].stops || (i == r->start && !(r->text->tokens.items[i].flags & RLY_TOKEN_QUOTED));
}

static bool in_set(const uint32_t *words, uint32_t count, uint32_t word)
{
    while (count > 1) {
        uint32_t half = count / 2;
        words += words[half] <= word ? half : 0;
        count -= half;
    }
    return *words == word;
}

/* What stands for a word begins as it does: it is the word itself, or the longest prefix of it that is known. */
static bool has_prefix(const rly_runner *r, uint32_t entry, uint32_t word)
{
    rly_str prefix = rly_words_text(&r->tables->words, entry), text = rly_words_text(&r->tables->words, word);
    return text.size >= prefix.size && memcmp(text.data, prefix.data, prefix.size) == 0;
}

static bool at_place(const rly_runner *r, rly_op op, uint32_t i)
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

/* Can the instruction, which takes a word, take token `i`? */
static inline bool fits(const rly_runner *r, rly_instruction in, uint32_t i)
{
    uint32_t word = r->spots[i].word;
    if (in.op == RLY_OP_WORD ? word != in.x : word == RLY_NO_WORD)
        return false;
    return can_take(r, i) && (in.op == RLY_OP_WORD  ? true
                              : in.op == RLY_OP_SET ? in_set(r->tables->sets + in.x, in.n, word)
                                                    : has_prefix(r, in.x, word));
}

/* The token behind the first span of a kind that begins at token `i`, RLY_NO_TOKEN when none does. */
static uint32_t behind_span(const rly_runner *r, uint32_t kind, uint32_t i)
{
    const rly_text *text = r->text;
    for (size_t s = r->spots[i].span; s < text->spans.count && text->spans.items[s].first == i; s++)
        if (text->spans.items[s].kind == kind)
            return text->spans.items[s].past;
    return RLY_NO_TOKEN;
}

/* Is it seen at once that what begins with the instruction cannot go on at token `i`? Most ways end so, and are not
 * begun. */
static inline bool fails_at_once(rly_runner *r, rly_instruction in, uint32_t i)
{
    uint32_t word = r->spots[i].word;
    bool fails =
        in.op == RLY_OP_WORD ? in.x != word : in.op == RLY_OP_SET && !in_set(r->tables->sets + in.x, in.n, word);
    if (fails)
        rly_spend_step(r->hits);
    return fails;
}

uint32_t rly_program_run(rly_runner *r, uint32_t pc, uint32_t i)
{
    const rly_instruction *code = r->tables->code;
    for (;;) {
        if (!rly_spend_step(r->hits))
            return RLY_NO_TOKEN;
        rly_instruction in = code[pc];
        switch ((rly_op)in.op) {
        case RLY_OP_WORD:
        case RLY_OP_SET:
        case RLY_OP_PREFIX:
            if (!fits(r, in, i))
                return RLY_NO_TOKEN;
            i++;
            pc++;
            break;
        case RLY_OP_SPAN:
            i = can_take(r, i) ? behind_span(r, in.x, i) : RLY_NO_TOKEN;
            if (i == RLY_NO_TOKEN)
                return RLY_NO_TOKEN;
            pc++;
            break;
        case RLY_OP_GAP:
            for (uint32_t words = 0;; words++, i++) {
                if (!fails_at_once(r, code[pc + 1], i)) {
                    uint32_t past = rly_program_run(r, pc + 1, i);
                    if (past != RLY_NO_TOKEN)
                        return past;
                }
                if (words == in.x || !can_take(r, i))
                    return RLY_NO_TOKEN;
            }
        case RLY_OP_SPLIT:
            if (!fails_at_once(r, code[pc + 1], i)) {
                uint32_t past = rly_program_run(r, pc + 1, i);
                if (past != RLY_NO_TOKEN)
                    return past;
            }
            pc += in.x;
            break;
        case RLY_OP_JUMP:
            pc += in.x;
            break;
        case RLY_OP_START:
        case RLY_OP_END:
        case RLY_OP_FIRST:
        case RLY_OP_LAST:
        case RLY_OP_COMMA:
            if (!at_place(r, (rly_op)in.op, i))
                return RLY_NO_TOKEN;
            pc++;
            break;
        case RLY_OP_MATCH:
            r->program = in.x;
            return r->end == RLY_NO_TOKEN || i == r->end ? i : RLY_NO_TOKEN;
        }
    }
}
