/* SPDX-License-Identifier: Apache-2.0 */
/* Whom a reply may call by name: the customer and who else takes part in the conversation. */
#ifndef RLY_PEOPLE_H
#define RLY_PEOPLE_H

#include "lint/checks.h"
#include "text/same_name.h"

enum { RLY_MOST_NAMES = 32, RLY_MOST_WHOLE = 8 };

/* What a text about a person is: a name, one that may as well be a handle ("maliwauki"), a handle. */
typedef enum rly_name_source { RLY_A_NAME, RLY_A_DISPLAY_NAME, RLY_A_HANDLE } rly_name_source;

typedef struct rly_people {
    rly_plain_name names[RLY_MOST_NAMES]; /* the words of all of them */
    rly_str written[RLY_MOST_NAMES];      /* as they stand where they were found */
    rly_name_source from[RLY_MOST_NAMES];
    size_t count;
    rly_plain_name whole[RLY_MOST_WHOLE]; /* each run together */
    rly_name_source whole_from[RLY_MOST_WHOLE];
    size_t wholes;
    bool known;        /* one of them may well be the customer's own name: a slip in it can be told */
    bool surely;       /* it is: another name is another person's */
    size_t most_words; /* of the longest name of the customer's */
} rly_people;

/* From the keys, the senders of the messages and what the customer's message says; lent from `detection`. */
void rly_people_find(rly_people *people, const rly_detection *detection);

static inline bool rly_is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

/* The next word of a name from `at` on: "Maria", then "Lopez" of "MariaLopez84". Empty at the end. */
rly_str rly_people_word(rly_str name, size_t *at);

/* Is a token one of some folded words? */
bool rly_token_is_one(const rly_text *text, const rly_token *token, const char *const *words, size_t count);
#define RLY_IS_ONE_OF(text, token, words) rly_token_is_one(text, token, words, sizeof(words) / sizeof *(words))

#endif
