/* SPDX-License-Identifier: Apache-2.0 */
/* Programs of phrases: shared by the parser, the set and the matcher. */
#ifndef RLY_PHRASE_INTERNAL_H
#define RLY_PHRASE_INTERNAL_H

#include "phrase/phrase.h"
#include "phrase/tables.h"
#include "phrase/vocabulary.h"

typedef RLY_VEC(uint32_t) rly_numbers;
typedef RLY_VEC(rly_start_range) rly_start_ranges;

/*
 * A small Bloom filter of entries: what a token is against what an instruction can begin with. The highest bit stands
 * for "anything, or nothing at all", and every token has it.
 */
#define RLY_ANY_ENTRY (UINT64_C(1) << 63)

static inline uint64_t rly_entry_bit(uint32_t entry)
{
    return UINT64_C(1) << (entry * UINT32_C(0x9e3779b1) >> 16) % 63;
}

static inline uint64_t rly_span_bit(uint32_t kind)
{
    return UINT64_C(1) << (kind * 11 + 5) % 63;
}

/* A set of phrases; what is read while it is made, and the tables that a search reads once it is sealed. */
struct rly_phrase_set {
    rly_vocabulary vocabulary;
    RLY_VEC(rly_instruction) code;
    rly_numbers sets;
    RLY_VEC(rly_program) programs;
    RLY_VEC(uint64_t) begins;
    rly_start_ranges by_word, needed_by_word;
    rly_numbers starters, needy;
    RLY_VEC(uint8_t) always;
    rly_phrase_tables tables;
    bool ready_made; /* the tables are there from the start: phrases are only counted */
    uint32_t counted;
};

enum { RLY_LONGEST_PROGRAM = 2048, RLY_LONGEST_GAP = 20 };

/*
 * A relation between entries and programs, while the tables are made. An entry is a word or prefix by its number in the
 * vocabulary; behind those come the spans.
 */
typedef struct rly_pair {
    uint32_t entry, program;
} rly_pair;

typedef struct rly_pairs {
    RLY_VEC(rly_pair) items;
    bool failed; /* memory ran out */
} rly_pairs;

void rly_pairs_add(rly_pairs *pairs, uint32_t entry, uint32_t program);

/* needs.c: for each program the entries one of which stands in every match of it; fills set->always. */
void rly_needs_find(rly_phrase_set *set, uint32_t spans, rly_pairs *out);

/* dead.c: can the program, the last one of the set, match nothing at all? */
bool rly_program_is_dead(const rly_phrase_set *set, const rly_program *program);

/* Append the program of a phrase to set->code. */
replylint_status rly_phrase_parse(rly_phrase_set *set, const rly_tree *tree, const rly_node *node,
                                  const rly_fragments *fragments, rly_phrase_use use, replylint_error *error);

#endif
