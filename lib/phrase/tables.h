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
    RLY_OP_MATCH   /* of program `x`; where `n` is 1 one in a text is enough */
} rly_op;

/* Is `x` of it an entry, or where a set of them begins? */
static inline bool rly_op_takes_word(rly_op op)
{
    return op == RLY_OP_WORD || op == RLY_OP_SET || op == RLY_OP_PREFIX;
}

typedef struct rly_instruction {
    uint16_t op, n;
    uint32_t x;
} rly_instruction;

typedef struct rly_program {
    uint32_t start; /* of its instructions, in `code` */
    rly_phrase_use use;
    uint32_t reach; /* how many words a match has at most, up to RLY_FARTHEST */
} rly_program;

/* The farthest that a phrase before a match can begin. */
enum { RLY_FARTHEST = 48 };

/*
 * The net: the programs of a set merged, so that one step in a text is one step in all of them. See net.c.
 *
 * Where a step leads (`to`) is the number of a state or, from `state_count` on, of a list of tails.
 */
typedef struct rly_net_state {
    rly_filter takes;     /* what its edges take */
    uint32_t edges, size; /* its stretch of `edges` */
    uint32_t gaps;        /* the first of its gaps */
    uint32_t tails;       /* the first of its tails */
} rly_net_state;

/* The edge of a word, or of a span, which it knows by a key; in a free place that of RLY_NO_WORD, to RLY_NO_TARGET. */
typedef struct rly_net_edge {
    uint16_t key, to;
} rly_net_edge;

#define RLY_NO_TARGET UINT16_MAX

/* A look-up reads so many edges behind the one at which it ends. */
enum { RLY_EDGES_BEHIND = 2 };

/* Edges know spans as words behind the last one. */
static inline uint32_t rly_span_word(const rly_words *words, uint32_t kind)
{
    return words->entry_count + 1 + kind;
}

/* The words' numbers in another order, in which neighbours lie far apart, and RLY_NO_WORD is the last. */
static inline uint16_t rly_edge_key(uint32_t word)
{
    return (uint16_t)(word * 40503 - 1);
}

/* Where in a stretch of edges to begin to look for a key. */
static inline uint32_t rly_edge_place(uint16_t key, uint32_t size)
{
    return (uint32_t)((uint64_t)key * size >> 16);
}

/*
 * Up to `words` words may be passed over before what `to` leads to. Gaps of a state rise, and the filter of each holds
 * those of the longer ones.
 */
typedef struct rly_net_gap {
    rly_filter begins; /* what can begin there */
    uint16_t words;
    uint16_t longest; /* of the state's gaps */
    uint32_t to;
} rly_net_gap;

/* What is left of one program: its match, or instructions that run by themselves. */
typedef struct rly_net_tail {
    uint32_t begins;              /* a filter of what it can begin with, folded */
    uint32_t start : 28;          /* of the instructions; of a match the program */
    uint32_t match : 1, once : 1; /* once: one in a text is enough */
    uint32_t comma : 1;           /* it begins behind a comma */
    uint32_t last : 1;
} rly_net_tail;

#define RLY_TAIL_STARTS ((UINT32_C(1) << 28) - 1)

/* What is known of the place where a phrase begins; a root for each combination. */
enum { RLY_AT_SENTENCE = 1, RLY_AT_TEXT = 2, RLY_BEHIND_COMMA = 4, RLY_ROOTS = 8 };

struct rly_phrase_tables {
    rly_words words;
    const rly_instruction *code;
    const uint32_t *sets;
    const rly_program *programs;
    const rly_net_state *states; /* the first are the roots */
    const rly_net_edge *edges;
    const rly_net_gap *gaps;
    const rly_net_tail *tails;
    const uint32_t *lists;    /* where in `tails` each list begins */
    const rly_filter *begins; /* one a program: what it can begin with */
    uint32_t code_count, set_count, program_count, state_count, edge_count, gap_count, tail_count, list_count;
};

#endif
