/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Phrases: what team leads write, looked for in one pass over the tokens of a text.
 *
 * A phrase is compiled into a small program (tables.h) over word numbers, and the programs of a set are merged into a
 * net (net.c), so that one walk from each token finds all phrases that begin there. A set is made once, sealed, and
 * shared by threads; what a search finds lies in the caller's rly_hits.
 */
#ifndef RLY_PHRASE_H
#define RLY_PHRASE_H

#include "base/bits.h"
#include "base/tree.h"
#include "phrase/regex.h"
#include "text/text.h"

typedef struct rly_phrase_set rly_phrase_set;
typedef struct rly_phrase_tables rly_phrase_tables; /* tables.h */
typedef struct rly_net_maker rly_net_maker;         /* net.h */

/* Where fragments ({name}) come from: maps of name to phrase, the file's own first. Either may be NULL. They stay as
 * they are until the set is sealed, since a fragment is parsed once. */
typedef struct rly_fragments {
    const rly_tree *own_tree, *shared_tree;
    const rly_node *own, *shared;
} rly_fragments;

/* How a phrase is used. */
typedef enum rly_phrase_use {
    RLY_ANYWHERE, /* found by the search */
    RLY_ONCE,     /* the same, but it is only asked whether it matches: one match in a text is enough */
    RLY_BEFORE,   /* tried where it would end at a match; may end in a gap */
    RLY_AFTER     /* tried where a match ends; may begin with a gap */
} rly_phrase_use;

static inline bool rly_use_is_searched(rly_phrase_use use)
{
    return use == RLY_ANYWHERE || use == RLY_ONCE;
}

/* A range of phrases of one set: [first, past). */
typedef struct rly_phrases {
    uint32_t first, past;
} rly_phrases;

rly_phrase_set *rly_phrase_set_new(void);
void rly_phrase_set_free(rly_phrase_set *set);

/* Add a phrase; its number is the count before. `node` holds its text and place. Errors: SYNTAX, UNKNOWN, LIMIT,
 * MEMORY. */
replylint_status rly_phrase_add(rly_phrase_set *set, const rly_tree *tree, const rly_node *node,
                                const rly_fragments *fragments, rly_phrase_use use, replylint_error *error);

/* Add what finds words that begin with `word`: what a regular expression needs before it is tried. */
bool rly_phrase_add_prefix(rly_phrase_set *set, rly_str word);

/* Add a regular expression, behind those before; as rly_regex_new(). */
replylint_status rly_phrase_set_regex(rly_phrase_set *set, rly_str pattern, bool checked, rly_place place,
                                      replylint_error *error);
uint32_t rly_phrase_set_regex_count(const rly_phrase_set *set);
rly_str rly_phrase_set_pattern(const rly_phrase_set *set, uint32_t i); /* of a regular expression, from 0 */

uint32_t rly_phrase_count(const rly_phrase_set *set);

/*
 * Search in ready-made tables, too, which were made when the library was built; must be called before the first phrase
 * is added. Their phrases come first in numbers. They are made known by adding them again: they are counted only.
 * Tables without `states` get them when the set is sealed.
 */
void rly_phrase_set_use(rly_phrase_set *set, const rly_phrase_tables *tables);
void rly_phrase_set_count(rly_phrase_set *set,
                          uint32_t first);        /* what is added next is ready-made, from number `first` */
void rly_phrase_set_compile(rly_phrase_set *set); /* what is added next is compiled, as at the start */

/* Make what a search reads of the phrases that are compiled while texts are searched, as far as these need it; must be
 * called before the set is sealed. Such a set is for one thread. */
void rly_phrase_set_grow(rly_phrase_set *set);

/* Make the rest of it: a net like one that was made as a whole, but in the order in which texts came to it. False when
 * memory runs out. */
bool rly_phrase_set_finish(rly_phrase_set *set);

/* The tables of what was compiled; once sealed. */
const rly_phrase_tables *rly_phrase_set_tables(const rly_phrase_set *set);

/* Build the tables that a search reads. Nothing can be added afterwards. Errors: MEMORY, LIMIT. */
replylint_status rly_phrase_set_seal(rly_phrase_set *set, replylint_error *error);

/* A stretch of tokens: [first, past). */
typedef struct rly_hit {
    uint32_t first, past;
    uint32_t next; /* the phrase's next hit, RLY_NO_HIT at the end */
    uint32_t phrase;
    /* Of a phrase's first hit: the hits before `resume` end before token `asked`. */
    uint32_t resume, asked;
    bool decided; /* ways led to different ends, and the phrase chose */
} rly_hit;

#define RLY_NO_HIT UINT32_MAX

typedef RLY_VEC(rly_hit) rly_hit_list;

#define RLY_NO_SPAN UINT32_MAX

/* What may stand at a token, as bits of words and spans: the bits of the one half are chosen by how the words are used
 * in phrases (bits.c), those of the other are scattered over them. */
typedef struct rly_filter {
    uint64_t chosen, scattered;
} rly_filter;

/* What a search knows of a token, or of the place behind the last. */
typedef struct rly_search_spot {
    rly_filter filter; /* what it is: its word and spans */
    uint32_t word;     /* its number in the vocabulary, or that of its longest known prefix */
    uint32_t span;     /* the first span that begins here, RLY_NO_SPAN for none */
    uint16_t key;      /* the word's in edges */
    uint8_t room;      /* how many words a gap can pass over from here on: as far as the sentence goes */
    bool stops;        /* no phrase goes on into it: a sentence begins, or a quotation */
} rly_search_spot;

/* A text as one part of a set sees it: the ready-made tables, and those of what was added. */
typedef struct rly_search_part {
    const rly_phrase_tables *tables;
    rly_net_maker *grower;          /* makes the states that are missing; NULL where none is */
    uint32_t first;                 /* the number of its first phrase */
    RLY_VEC(rly_search_spot) spots; /* one a token, and one behind the last */
} rly_search_part;

enum { RLY_SEARCH_PARTS = 2 };

/* A way that a walk has yet to go: at a token, in a state or list of tails. */
typedef struct rly_search_way {
    uint32_t to, at;
} rly_search_way;

/* A sentence that was searched. */
typedef struct rly_searched_sentence {
    uint32_t first;          /* its first token */
    uint32_t key, key_size;  /* in `keys`: what it was, */
    uint32_t hit, hit_count; /* in `hits`: what was found, */
    uint64_t steps;          /* and what that took */
    bool whole;              /* nothing leads out of it, and all was found */
} rly_searched_sentence;

/* The sentences of a text, each part of the set by itself, from the last one to the first. */
typedef struct rly_searched {
    RLY_VEC(rly_searched_sentence) sentences;
    RLY_VEC(uint64_t) keys;
    rly_hit_list hits;
    size_t past[RLY_SEARCH_PARTS]; /* those of a part end here in `sentences` */
} rly_searched;

/* What is remembered of a draft from one search to the next: see again.c. */
typedef struct rly_again {
    rly_buf last; /* the reading text */
    bool typed;   /* the new one is nearly that */
    bool whole;   /* nothing leads out of the sentence in question */
    size_t part;  /* that is searched */
    rly_searched old, now;
} rly_again;

void rly_again_forget(rly_again *again); /* before another set is searched */
void rly_again_free(rly_again *again);   /* wipes the text */

/* What a search found: for each phrase its hits in the order of the text. */
typedef struct rly_hits {
    rly_hit_list hits;
    RLY_VEC(uint32_t) heads; /* one a phrase */
    RLY_VEC(uint64_t) found; /* a bit a phrase: it has a hit */
    RLY_VEC(rly_search_way) ways;
    uint32_t opening; /* the first token that is no mention */
    const rly_text *text;
    rly_regex *const *regexes; /* of the set */
    rly_search_part parts[RLY_SEARCH_PARTS];
    size_t part_count;
    uint64_t steps;   /* left of the budget */
    bool spent;       /* the budget is used up: what was not found is not known */
    rly_again *again; /* for drafts that are typed; NULL for none */
} rly_hits;

/* Take a step from the budget. False when it is spent. */
static inline bool rly_spend_step(rly_hits *hits)
{
    if (hits->steps == 0) {
        hits->spent = true;
        return false;
    }
    hits->steps--;
    return true;
}

/* Look for all phrases of a sealed set. `steps` bounds the work. False when memory runs out. */
bool rly_phrase_search(const rly_phrase_set *set, const rly_text *text, uint64_t steps, rly_hits *hits);
void rly_hits_free(rly_hits *hits);

/* Make hits what they were right after their search, which left `steps`, or was spent. */
void rly_hits_again(rly_hits *hits, uint64_t steps, bool spent);

/* First hit of a phrase, RLY_NO_HIT when there is none. */
static inline uint32_t rly_hits_first(const rly_hits *hits, uint32_t phrase)
{
    return hits->heads.items[phrase];
}

/* The first phrase of [from, past) that has a hit; `past` when none has. */
static inline uint32_t rly_hits_next_phrase(const rly_hits *hits, uint32_t from, uint32_t past)
{
    return (uint32_t)rly_bit_next(hits->found.items, from, past);
}

/* Does a phrase of the range end just before token `first`, or begin just at token `past`, in the same sentence? */
bool rly_phrase_before(rly_hits *hits, rly_phrases phrases, uint32_t first);
bool rly_phrase_after(rly_hits *hits, rly_phrases phrases, uint32_t past);

#endif
