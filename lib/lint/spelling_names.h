/* SPDX-License-Identifier: Apache-2.0 */
/* Words that are not judged although no dictionary has them: names, codes, the trade's own. */
#ifndef RLY_SPELLING_NAMES_H
#define RLY_SPELLING_NAMES_H

#include "lint/checks.h"
#include "lint/spelling.h"

/* What a check of spelling looks at. */
typedef struct rly_spelling_case {
    const rly_check *check;
    const rly_spelling *spelling;
    const rly_text *text;
    unsigned asked;                /* the dictionaries that count for this reply */
    uint32_t hunspell_suggestions; /* how many may still be asked for */
    uint32_t foreign;              /* the last sentence that is in no dictionary's language; UINT32_MAX for none */
} rly_spelling_case;

/* Digits, a low line or a capital inside; a letter three times in a row: a code, a product, a drawn-out "sooo". */
bool rly_has_odd_letters(const char *word, size_t size);

/* A capital inside a sentence, or a place where names stand. */
bool rly_may_be_name(const rly_spelling_case *s, const rly_token *token);

/* Part of something larger: "@name", "a/b", "e-receipt", "approx. 3", "C:\\foo", "name@". */
bool rly_is_part_of_more(const rly_spelling_case *s, const rly_token *token);

/* Does the customer write the word, too? `capital` tells whether with one. */
bool rly_customer_writes(const rly_detection *detection, rly_str folded, bool *capital);

/* May it be a name, or is it listed as right, by the rule, the user or the draft? */
bool rly_is_known_word(const rly_spelling_case *s, const rly_token *token, rly_str folded);

/* The byte right before a token, and right behind it; NUL at the ends of the text. */
char rly_byte_before(const rly_text *text, const rly_token *token);
char rly_byte_behind(const rly_text *text, const rly_token *token);

#endif
