/* SPDX-License-Identifier: Apache-2.0 */
/* Phrases that cannot be looked for: what they can begin with, and whether they can match anything. */
#include "phrase/internal.h"

/* The ways in which an instruction is reached, as bits: whether a word was taken, and whether the sentence ended; and
 * whether, places aside, nothing was taken at all. */
enum { FRESH = 1, TAKEN = 2, FRESH_ENDED = 4, TAKEN_ENDED = 8, NOTHING = 16, ENDED = FRESH_ENDED | TAKEN_ENDED };

static uint8_t take(uint8_t ways)
{
    return ways & (FRESH | TAKEN) ? TAKEN : 0;
}

/* The ways behind an instruction that goes on to the next one. */
static uint8_t pass(rly_instruction in, uint8_t ways)
{
    switch ((rly_op)in.op) {
    case RLY_OP_WORD:
    case RLY_OP_SET:
    case RLY_OP_PREFIX:
        return take(ways);
    case RLY_OP_SPAN: /* a handle may stand before the start */
        return ways & (FRESH | TAKEN);
    case RLY_OP_GAP:
        return ways | take(ways);
    case RLY_OP_START:
    case RLY_OP_FIRST:
        return ways & (FRESH | FRESH_ENDED | NOTHING);
    case RLY_OP_END:
    case RLY_OP_LAST:
        return (uint8_t)((ways & FRESH ? FRESH_ENDED : 0) | (ways & TAKEN ? TAKEN_ENDED : 0) |
                         (ways & (ENDED | NOTHING)));
    case RLY_OP_COMMA:
    case RLY_OP_SPLIT:
    case RLY_OP_JUMP:
    case RLY_OP_MATCH:
        break;
    }
    return ways;
}

/* The most words that an instruction takes. */
static uint32_t most_words(rly_instruction in)
{
    switch ((rly_op)in.op) {
    case RLY_OP_WORD:
    case RLY_OP_SET:
    case RLY_OP_PREFIX:
        return 1;
    case RLY_OP_SPAN:
        return RLY_FARTHEST;
    case RLY_OP_GAP:
        return in.x;
    default:
        return 0;
    }
}

static void reach(uint32_t *words, uint32_t more)
{
    more = more < RLY_FARTHEST ? more : RLY_FARTHEST;
    *words = *words > more ? *words : more;
}

/* All jumps lead ahead, so that one pass sees every way. */
rly_program_ways rly_program_check(const rly_phrase_set *set, const rly_program *program)
{
    uint8_t ways[RLY_LONGEST_PROGRAM + 1] = {FRESH | NOTHING};
    uint32_t words[RLY_LONGEST_PROGRAM + 1] = {0};
    const rly_instruction *code = set->code.items + program->start;
    size_t size = set->code.count - program->start, pc = 0;
    bool gap = false;
    for (; pc + 1 < size; pc++) {
        rly_instruction in = code[pc];
        gap |= in.op == RLY_OP_GAP && ways[pc] & NOTHING;
        if (in.op == RLY_OP_SPLIT || in.op == RLY_OP_JUMP) {
            ways[pc + in.x] |= ways[pc];
            reach(&words[pc + in.x], words[pc]);
        }
        if (in.op != RLY_OP_JUMP) {
            ways[pc + 1] |= pass(in, ways[pc]);
            reach(&words[pc + 1], words[pc] + most_words(in));
        }
    }
    return (rly_program_ways){
        .gap = gap, .nothing = ways[pc] & NOTHING, .dead = !(ways[pc] & ~NOTHING), .reach = words[pc]};
}
