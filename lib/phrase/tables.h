/* SPDX-License-Identifier: Apache-2.0 */
/* Compiled phrases as plain tables: what a search reads. Those of the built-in packs are made when the library is
 * built. */
#ifndef RLY_TABLES_H
#define RLY_TABLES_H

#include "phrase/phrase.h"
#include "phrase/vocabulary.h"

typedef enum rly_op {
    RLY_OP_WORD,   /* take the word `x` */
    RLY_OP_SET,    /* take one of the `n` words at sets[x], which rise */
    RLY_OP_PREFIX, /* take a word that begins with entry `x` */
    RLY_OP_SPAN,   /* take a span of kind `x` */
    RLY_OP_GAP,    /* take up to `x` words, as few as will do */
    RLY_OP_SPLIT,  /* go on here; if that fails, go on `x` instructions ahead */
    RLY_OP_JUMP,   /* go on `x` instructions ahead */
    RLY_OP_START,  /* take nothing: here a sentence begins ... */
    RLY_OP_END,    /* ... or ends, */
    RLY_OP_FIRST,  /* the text begins ... */
    RLY_OP_LAST,   /* ... or ends, */
    RLY_OP_COMMA,  /* a comma stands */
    RLY_OP_MATCH
} rly_op;

typedef struct rly_instruction {
    uint16_t op, n;
    uint32_t x;
} rly_instruction;

typedef struct rly_program {
    uint32_t start; /* of its instructions, in `code` */
    rly_phrase_use use;
} rly_program;

/* The programs that a word, a prefix or a span can begin (or helps to match): a range of a list of programs. */
typedef struct rly_start_range {
    uint32_t first, count;
} rly_start_range;

struct rly_phrase_tables {
    rly_words words;
    const rly_instruction *code;
    const uint64_t *begins; /* one an instruction: what it and those behind it can begin with, as a filter */
    const uint32_t *sets;
    const rly_program *programs;
    /* Where programs can begin: by entry of the vocabulary, and by span. */
    const rly_start_range *by_word;
    const uint32_t *starters; /* numbers of programs */
    /* Every match of a program holds one of a few words, or a span; only where one stands is it started at all. */
    const rly_start_range *needed_by_word;
    const uint32_t *needy; /* numbers of programs */
    const uint8_t *always; /* one a program: it needs nothing in particular */
    uint32_t code_count, set_count, program_count, starter_count, needy_count;
    rly_start_range by_span[RLY_SPAN_KINDS], needed_by_span[RLY_SPAN_KINDS];
};

#endif
