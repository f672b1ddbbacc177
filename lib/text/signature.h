/* SPDX-License-Identifier: Apache-2.0 */
/* What the two files that find a sign-off share: the end of a text, and the person in it. */
#ifndef RLY_SIGNATURE_H
#define RLY_SIGNATURE_H

#include "text/internal.h"

typedef struct rly_end {
    const rly_text *text;
    rly_names *names;
    const char *s;
    const rly_token *tokens;
    size_t past;    /* the writer's own tokens end here */
    size_t last;    /* the same without page marks, hashtags and links */
    size_t end;     /* the writer's own text ends here */
    size_t floor;   /* no signature begins before this token */
    size_t notable; /* how many notable tokens stand before `past` */
    bool loud;      /* a word in capitals may be a name */
} rly_end;

bool rly_line_between(const rly_end *f, size_t i); /* between token i and the one before */
bool rly_are_initials(const rly_end *f, size_t i, size_t most);
bool rly_is_person_word(const rly_end *f, size_t i);
/* Whether tokens [i, past) are capitalised, but for the small words in the name of a team. */
bool rly_all_capital(const rly_end *f, size_t i, size_t past);
bool rly_is_kiss(const rly_end *f, size_t i); /* "x", "xx", "xxx" */
/* Step back over "1/2", hashtags, links, kisses and, below the name, over lines that say where to call. */
size_t rly_without_trailers(const rly_end *f);
/* The words of a person from token i on, at most three on one line behind a title, before `past`. */
size_t rly_past_person(const rly_end *f, size_t i, size_t past);
/* The same, but nobody where the line goes on like a company's name: "Treebo Hotels". */
size_t rly_past_lone_person(const rly_end *f, size_t i, size_t past);

#endif
