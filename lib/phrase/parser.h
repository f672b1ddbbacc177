/* SPDX-License-Identifier: Apache-2.0 */
/* The parser of phrases: parse.c reads their structure, words.c words and their spellings, emit.c writes the program.
 */
#ifndef RLY_PARSER_H
#define RLY_PARSER_H

#include "phrase/internal.h"

enum { RLY_DEEPEST = 16, RLY_LONGEST_WORD = 64 };

typedef struct rly_parser {
    rly_phrase_set *set;
    const rly_fragments *fragments;
    const char *text; /* the phrase or fragment being read */
    size_t size, at;
    size_t begin; /* of this program in set->code */
    rly_place place;
    int depth;
    replylint_error *error;
    replylint_status status;
} rly_parser;

/* Add a fault at the place that is being read. All return false. */
bool rly_parser_fail(rly_parser *p, const char *what);
bool rly_parser_too_long(rly_parser *p);
bool rly_parser_out_of_memory(rly_parser *p);

/* The next byte; NUL at the end. */
static inline char rly_parser_look(const rly_parser *p)
{
    return p->at < p->size ? p->text[p->at] : '\0';
}

static inline bool rly_is_word_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '\'' || c == '&' ||
           c == '_' || (c & 0x80) != 0;
}

bool rly_parser_emit(rly_parser *p, rly_op op, uint32_t x, uint16_t n);
/* Put a SPLIT before what was emitted since `from`, leading `ahead`: it may be left out. */
bool rly_parser_insert_split(rly_parser *p, size_t from, uint32_t ahead);
/* An alternative of a group: [first, past) of its instructions. */
typedef struct rly_alternative {
    size_t first, past;
} rly_alternative;

/*
 * Make one SET of the alternatives of a group that are plain words: the first of them becomes it, the others go, and
 * the rest stays in its order. `all` are those emitted last, by place; they are changed.
 */
bool rly_parser_join_words(rly_parser *p, rly_alternative *all, size_t count);

/* Read a word, with the groups that touch it. */
bool rly_parser_word(rly_parser *p);

#endif
