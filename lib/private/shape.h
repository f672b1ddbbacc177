/* SPDX-License-Identifier: Apache-2.0 */
/* Numbers of a fixed shape, and what the words around say of them: shared by the families of codes. */
#ifndef RLY_PRIVATE_SHAPE_H
#define RLY_PRIVATE_SHAPE_H

#include "private/internal.h"

enum { RLY_SHAPE_MOST = 40 };

/* A stretch of the view that has a shape. */
typedef struct rly_shaped {
    uint32_t start, end;
    uint32_t size;              /* of value */
    uint32_t breaks;            /* places where a separator stands */
    char separator;             /* the one that stands in all of them; 0 for none, '!' when they differ */
    bool small;                 /* a letter of it is a small one */
    bool tied;                  /* a mark ties it to more letters or digits: "a/123", "123-b", "1,234" */
    bool labelled;              /* and that is but a word before it: "PIN-4831", "cvv=123" */
    char value[RLY_SHAPE_MOST]; /* its letters (capitals) and digits, NUL-terminated */
} rly_shaped;

/*
 * Does that shape begin at `at`, whole? In a shape '9' is a digit, 'A' a letter of ASCII, 'X' either, ' ' a place where
 * a space, '-', '.' or '/' may stand; anything else stands for itself. No letter, digit, mask, sign of a currency or
 * '%' may touch it, nor a digit behind a hyphen, point or slash.
 */
bool rly_shape_read(const rly_seeker *seeker, const char *shape, uint32_t at, rly_shaped *out);

/* Where the letters and digits that touch a run of digits begin; only its own start when there are none or too many. */
uint32_t rly_shape_word(const rly_seeker *seeker, const rly_digits *run);

/* What the words around a value say of it. */
typedef enum rly_words {
    RLY_WORDS_AGAINST, /* that it is something else */
    RLY_WORDS_SILENT,
    RLY_WORDS_MIXED, /* one of the topics, but another name stands closer: enough where the shape is strict */
    RLY_WORDS_FOR    /* that it is one of the topics, or there are no other words */
} rly_words;
rly_words rly_seek_words(const rly_seeker *seeker, uint64_t topics, const rly_shaped *value, unsigned before,
                         unsigned after);

/* Do such words name the value directly: "CVV is 123", "PIN: 4831", "4831 is your PIN"? Between them stand only words
 * that link. */
bool rly_seek_is_named(const rly_seeker *seeker, uint64_t topics, uint32_t start, uint32_t end);
/* The place (number of the token) of the word before token `token` that is no link; the number of tokens for none. */
uint32_t rly_seek_before_links(const rly_seeker *seeker, uint32_t token, unsigned most);

/* Would a value that begins there be added? Worth asking first where many shapes are tried. */
bool rly_shape_may_add(const rly_seeker *seeker, uint32_t at);
/* Add what was found, unless it stands in an address, handle, hashtag or placeholder. */
bool rly_shape_add(rly_seeker *seeker, rly_private_type type, const rly_shaped *value, rly_proof proof);

#endif
