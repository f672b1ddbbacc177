/* SPDX-License-Identifier: Apache-2.0 */
/* Writing the program of a phrase. */
#include <stdlib.h>
#include <string.h>

#include "phrase/parser.h"

bool rly_parser_fail(rly_parser *p, const char *what)
{
    rly_place place = p->place;
    if (place.column)
        place.column += (uint32_t)p->at;
    if (!p->status)
        p->status = rly_fail(p->error, REPLYLINT_ERROR_SYNTAX, place, "in the phrase \"%.*s\": %s", (int)p->size,
                             p->text, what);
    return false;
}

bool rly_parser_out_of_memory(rly_parser *p)
{
    p->status = rly_fail_memory(p->error);
    return false;
}

char rly_parser_look(const rly_parser *p)
{
    return p->at < p->size ? p->text[p->at] : '\0';
}

bool rly_is_word_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '\'' || c == '&' ||
           c == '_' || (c & 0x80) != 0;
}

bool rly_parser_emit(rly_parser *p, rly_op op, uint32_t x, uint16_t n)
{
    if (p->set->code.count - p->begin >= RLY_LONGEST_PROGRAM)
        return rly_parser_fail(p, "it is slow, more than 2048 steps with its fragments; split it into several");
    rly_instruction *slot = rly_push(&p->set->code);
    if (!slot)
        return rly_parser_out_of_memory(p);
    *slot = (rly_instruction){(uint16_t)op, n, x};
    return true;
}

bool rly_parser_insert_split(rly_parser *p, size_t from, uint32_t ahead)
{
    if (!rly_parser_emit(p, RLY_OP_SPLIT, 0, 0))
        return false;
    rly_instruction *code = p->set->code.items;
    memmove(&code[from + 1], &code[from], (p->set->code.count - 1 - from) * sizeof *code);
    code[from] = (rly_instruction){RLY_OP_SPLIT, 0, ahead};
    return true;
}

static int compare_numbers(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

/* Append the words that a WORD or SET takes to set->sets. False when memory runs out. */
static bool collect_words(rly_parser *p, size_t at)
{
    rly_instruction from = p->set->code.items[at];
    for (uint32_t i = 0; i < (from.op == RLY_OP_SET ? from.n : 1u); i++) {
        uint32_t *slot = rly_push(&p->set->sets);
        if (!slot)
            return rly_parser_out_of_memory(p);
        *slot = from.op == RLY_OP_SET ? p->set->sets.items[from.x + i] : from.x;
    }
    return true;
}

/* One instruction for a group of plain words: "SPLIT WORD JUMP ... WORD" becomes a SET. */
bool rly_parser_fold_words(rly_parser *p, size_t from)
{
    size_t first = p->set->sets.count, end = p->set->code.count;
    bool last = false;
    for (size_t i = from; !last; i += 3) {
        const rly_instruction *code = p->set->code.items;
        last = i + 1 == end; /* the last word has neither SPLIT nor JUMP */
        size_t word = last ? i : i + 1;
        bool fits =
            last || (i + 2 < end && code[i].op == RLY_OP_SPLIT && code[i].x == 3 && code[i + 2].op == RLY_OP_JUMP);
        if (!fits || (code[word].op != RLY_OP_WORD && code[word].op != RLY_OP_SET)) {
            p->set->sets.count = first;
            return true;
        }
        if (!collect_words(p, word))
            return false;
    }
    size_t count = p->set->sets.count - first;
    if (end - from < 2 || count > UINT16_MAX) {
        p->set->sets.count = first;
        return true;
    }
    qsort(p->set->sets.items + first, count, sizeof *p->set->sets.items, compare_numbers);
    p->set->code.count = from;
    return rly_parser_emit(p, RLY_OP_SET, (uint32_t)first, (uint16_t)count);
}
