/* SPDX-License-Identifier: Apache-2.0 */
/* Detectors: how signals are found, and the phrases of all of them in two sets, for the reply and for the customer. */
#ifndef RLY_DETECTOR_H
#define RLY_DETECTOR_H

#include "base/hash.h"
#include "phrase/finder.h"
#include "signal/condition.h"
#include "signal/table.h"

/* What a draft asks of all of them comes first: it is to be in few cache lines. */
typedef struct rly_detector {
    uint32_t signal;
    char language[3];  /* "en"; "" for one without words */
    bool of_customer;  /* it looks at the customer's message */
    bool awaited;      /* one that comes before it needs its signal, and it needs that of the other */
    uint8_t asks;      /* of its check: rly_asks, */
    uint8_t without;   /* and rly_unknown */
    rly_native *check; /* NULL for none */
    rly_condition needs;
    rly_finder finder;
    const rly_tree *tree;    /* its file; NULL for a native one without a file */
    RLY_VEC(uint32_t) words; /* hashes of the word list that a native detector reads: open addressing, 0 is free */
    RLY_VEC(rly_condition) item_needs; /* one an item of the finder, once one of them has a condition; else none */
    bool visited, placed;              /* while they are put in order */
} rly_detector;

typedef RLY_VEC(rly_detector) rly_detectors;

/* The detector that finds with a phrase, one a phrase of a set; RLY_NO_OWNER for those of rules and of conditions. */
typedef RLY_VEC(uint16_t) rly_phrase_owners;
#define RLY_NO_OWNER UINT16_MAX

/* All that is needed to find signals; immutable once sealed. */
typedef struct rly_knowledge {
    rly_catalog catalog;
    rly_detectors detectors; /* in an order in which what one needs comes before it, once sealed */
    rly_phrase_owners reply_owners, customer_owners;
    rly_phrase_set *reply_phrases, *customer_phrases;
} rly_knowledge;

/*
 * Read the detector of signal `name` for a language. `shared` is the language's shared.yml (NULL for none). Both trees
 * must stay. Every fault of the file is added to `error`.
 */
replylint_status rly_detector_read(rly_knowledge *knowledge, rly_str name, const char *language, const rly_tree *tree,
                                   const rly_tree *shared, replylint_error *error);

/* Add the native detectors that the catalogue names, put all in order, build the tables of the phrases. */
replylint_status rly_knowledge_seal(rly_knowledge *knowledge, replylint_error *error);
bool rly_knowledge_new(rly_knowledge *knowledge);
void rly_knowledge_free_signals(rly_knowledge *knowledge); /* catalogue and detectors, unless they are lent */
void rly_knowledge_free_phrases(rly_knowledge *knowledge);

/* What word lists know of a word, by its rly_word_number(); never 0. */
static inline uint32_t rly_word_hash(uint64_t number)
{
    uint32_t hash = (uint32_t)(number >> 32);
    return hash ? hash : 1;
}

/* The place of a hash in a table of a power of two, open addressing: its own, or the free one (0) where it would go. */
static inline size_t rly_word_slot(const uint32_t *table, size_t count, uint32_t hash)
{
    size_t i = (size_t)((uint64_t)hash * count >> 32);
    while (table[i] && table[i] != hash)
        i = (i + 1) & (count - 1);
    return i;
}

/* Is a folded word, given by its rly_word_hash(), in the list of the detector's file? */
static inline bool rly_detector_has_word(const rly_detector *detector, uint32_t hash)
{
    size_t count = detector->words.count;
    return count && detector->words.items[rly_word_slot(detector->words.items, count, hash)];
}

/* Does what is in a language, or in none (""), hold for a text in one that may not be known ("")? */
static inline bool rly_is_for(const char language[3], const char *text)
{
    return !*language || !*text || (language[0] == text[0] && language[1] == text[1] && !text[2]);
}

/* The detector of a signal; NULL when there is none. */
const rly_detector *rly_detector_of(const rly_knowledge *knowledge, uint32_t signal);

#endif
