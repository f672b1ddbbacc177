/* SPDX-License-Identifier: Apache-2.0 */
/* Programs of phrases: shared by the parser, the set, the net and the search. */
#ifndef RLY_PHRASE_INTERNAL_H
#define RLY_PHRASE_INTERNAL_H

#include "phrase/phrase.h"
#include "phrase/tables.h"
#include "phrase/vocabulary.h"

typedef RLY_VEC(uint32_t) rly_numbers;

int rly_by_number(const void *a, const void *b); /* for qsort() */

/*
 * Filters: small Bloom filters of entries and spans, which say in one operation that what stands at a token cannot be
 * taken. Every token has the first bit of both halves, so that RLY_ANYTHING lets all of them pass.
 */
#define RLY_ANYTHING ((rly_filter){UINT64_MAX, UINT64_MAX})
#define RLY_ANY_TOKEN ((rly_filter){1, 1})
#define RLY_SPAN_BITS (UINT64_C(15) << 1) /* of the chosen half */

static inline rly_filter rly_entry_filter(const rly_words *words, uint32_t entry)
{
    const rly_entry *e = &words->entries[entry];
    return (rly_filter){UINT64_C(1) << e->chosen, UINT64_C(1) << e->scattered};
}

static inline rly_filter rly_span_filter(uint32_t kind)
{
    return (rly_filter){UINT64_C(1) << (1 + kind % 4), UINT64_C(1) << rly_scattered_bit(kind)};
}

static inline void rly_filter_add(rly_filter *filter, rly_filter other)
{
    filter->chosen |= other.chosen;
    filter->scattered |= other.scattered;
}

static inline bool rly_filter_passes(rly_filter filter, rly_filter token)
{
    return ((filter.chosen & token.chosen) != 0) & ((filter.scattered & token.scattered) != 0);
}

/* Choose the bits of the entries, which are those of the tables. False when memory runs out. */
bool rly_bits_choose(rly_entry *entries, const rly_phrase_tables *tables);

/* A filter in a quarter of the room. */
static inline uint32_t rly_filter_fold(rly_filter filter)
{
    return (uint32_t)(filter.chosen | filter.chosen >> 32);
}

/* The net of a set, while it is made. */
typedef struct rly_net {
    RLY_VEC(rly_net_state) states;
    RLY_VEC(rly_net_edge) edges;
    RLY_VEC(rly_net_gap) gaps;
    RLY_VEC(rly_net_tail) tails;
    rly_numbers lists;
    RLY_VEC(rly_filter) begins;
} rly_net;

/* A fragment that was parsed, and its instructions: [first, first + count) of set->expanded. What the same text stands
 * for may depend on the names of the file that uses it, its scope; NULL when it does not. */
typedef struct rly_expansion {
    const rly_node *node, *scope;
    uint32_t first, count;
} rly_expansion;

/* Tables, and the net that is made for them. */
typedef struct rly_net_part {
    rly_phrase_tables tables;
    rly_net net;
    rly_net_maker *grower; /* NULL where the net is made as a whole */
} rly_net_part;

/* A set of phrases; what is read while it is made, and the tables that a search reads once it is sealed. */
struct rly_phrase_set {
    rly_vocabulary vocabulary;
    RLY_VEC(rly_instruction) code;
    rly_numbers sets;
    RLY_VEC(rly_instruction) known_sets; /* the SETs of these, by hash; free where `n` is 0 */
    size_t set_kinds;                    /* how many they are */
    RLY_VEC(rly_program) programs;
    RLY_VEC(rly_expansion) expansions;
    RLY_VEC(rly_instruction) expanded;
    const rly_node *own; /* the names of the file whose phrases are added, */
    bool own_shadows;    /* and whether they take the place of shared ones */
    RLY_VEC(rly_regex *) regexes;
    rly_net_part compiled;
    const rly_phrase_tables *ready_made; /* NULL for none */
    rly_net_part grown;                  /* of these, where they come without a net */
    bool growing;                        /* the net is to be made while it is searched */
    bool counting;                       /* phrases of those are added: they are only counted */
    uint32_t counted;
};

enum { RLY_LONGEST_PROGRAM = 2048, RLY_LONGEST_GAP = 20 };

/* What edges have room for: so many words, and so many places to lead to. */
enum { RLY_MOST_TARGETS = UINT16_MAX };

/* net.c: merge the programs that a search looks for, for the tables that hold them. Errors: MEMORY, LIMIT. */
replylint_status rly_net_make(rly_net *net, rly_phrase_tables *tables);
void rly_net_free(rly_net *net);

/*
 * grow.c: a net that is made state by state, when a search comes to one: `size` of a state that is not made yet is 0.
 * `tables` are kept up to date. *grower is NULL when there are too many words for it. False when memory runs out.
 */
bool rly_grower_new(rly_net_maker **grower, rly_net *net, rly_phrase_tables *tables);
RLY_COLD bool rly_grow(rly_net_maker *grower, uint32_t state);
void rly_grower_free(rly_net_maker *grower);

/* finish.c: make all states that are not made yet, and number all in the order in which they were made, after which the
 * net cannot grow. False when memory runs out. */
bool rly_grow_rest(rly_net_maker *grower);

/* edges.c: lay the edges of a state into the table. */
typedef struct rly_word_link {
    uint32_t word, to;
} rly_word_link;

typedef struct rly_row {
    uint32_t state, first, count; /* of its links */
} rly_row;

bool rly_edges_lay(rly_net *net, rly_row row, const rly_word_link *links);

/* ways.c: what keeps the program, the last one of the set, from being looked for. */
typedef struct rly_program_ways {
    bool gap;       /* it can begin with a gap */
    bool nothing;   /* it can match without any word */
    bool dead;      /* it can match nothing at all */
    uint32_t reach; /* rly_program.reach */
} rly_program_ways;

rly_program_ways rly_program_check(const rly_phrase_set *set, const rly_program *program);

/* hits.c: begin a search: forget what was found before, and see what stands at each token. False when memory runs out.
 */
bool rly_hits_begin(rly_hits *hits, const rly_phrase_set *set, const rly_text *text);

/* again.c: begin the search of a text, whose hits so far are those of the last one. */
void rly_again_begin(rly_again *again, rly_hits *hits);
/* The sentence of tokens [first, past), each before the one that was asked about last: whether its hits were taken over
 * from the last search. If not, rly_again_keep() is called once it has been searched. */
bool rly_again_take(rly_again *again, rly_hits *hits, const rly_search_spot *spots, uint32_t first, uint32_t past);
void rly_again_keep(rly_again *again, const rly_hits *hits);

/* run.c: a program run by itself. */
typedef struct rly_runner {
    const rly_phrase_tables *tables;
    const rly_search_spot *spots;
    const rly_text *text;
    rly_hits *hits;
    uint32_t start;   /* the token at which the match begins may begin a sentence, too */
    uint32_t end;     /* where the match must end; RLY_NO_TOKEN for anywhere */
    uint32_t program; /* that matched last */
} rly_runner;

#define RLY_NO_TOKEN UINT32_MAX

/* Run the program from `pc` at token `i`. Returns the token behind the match, RLY_NO_TOKEN when there is none. */
uint32_t rly_program_run(rly_runner *runner, uint32_t pc, uint32_t i);

/* Append the program of a phrase to set->code. */
replylint_status rly_phrase_parse(rly_phrase_set *set, const rly_tree *tree, const rly_node *node,
                                  const rly_fragments *fragments, rly_phrase_use use, replylint_error *error);

#endif
