/* SPDX-License-Identifier: Apache-2.0 */
/* Every word that a Hunspell dictionary may hold: its stems with all their affixes. Runs when the package is built. */
#ifndef RLY_EXPAND_H
#define RLY_EXPAND_H

#include "base/memory.h"

/* Gets each candidate, some of them more than once; false ends the expansion. */
typedef bool rly_expand_taker(void *context, const char *word, size_t size);

typedef struct rly_expansion {
    bool complete; /* who is no candidate and holds nothing but letters and apostrophes, is no word of the dictionary */
    const char *fault; /* NULL when all went well */
} rly_expansion;

/*
 * Expand a dictionary from the text of its two files, in the encoding that they are in. There are more candidates than
 * words, since conditions beyond ASCII are not looked at, nor which affixes go together: ask Hunspell about each.
 */
rly_expansion rly_expand(rly_str affixes, rly_str words, rly_expand_taker *take, void *context);

/* The encoding that the affix file states. */
rly_str rly_expand_encoding(rly_str affixes);

#endif
