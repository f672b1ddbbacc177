/* SPDX-License-Identifier: Apache-2.0 */
/* Texts of a library that say nearly the same, in groups. */
#ifndef CLI_LIKENESS_H
#define CLI_LIKENESS_H

#include "texts.h"

enum { USUAL_LIKENESS = 60, LEAST_LIKENESS = 50 };

/* A text of the library. */
typedef struct like_text {
    replylint_draft *draft;
    char *text, *title, *place;
    int64_t entry;     /* of the index, for which it is the first; none for a text that is too short, or a copy */
    size_t group;      /* the first text of its group; its own number when it is alone */
    size_t like;       /* the earlier text that it is most like */
    unsigned likeness; /* to that, in percent */
} like_text;

/* A group and how alike its most alike texts are. */
typedef struct like_group {
    size_t first, count;
    unsigned likeness;
} like_group;

typedef struct like_texts {
    replylint_index *index;
    RLY_VEC(like_text) items;
    RLY_VEC(size_t) owners;     /* of each entry of the index: the first text that it stands for, and 1 */
    RLY_VEC(like_group) groups; /* of more than one text, the most alike first */
    unsigned least;             /* texts are alike that share more, in percent */
} like_texts;

/* Begin with no texts. `above`: what --above says, 0 for the usual. False, and said why, when that is not possible. */
bool like_start(like_texts *texts, cli_session *session, int above);

/* Keep a text with the session's draft; the session gets a new one. False, and said why, when that is not possible. */
bool like_add(like_texts *texts, cli_session *session, const cli_text *text);

/* Find the groups. The session's linter is then one with the index of these texts. */
bool like_find(like_texts *texts, cli_session *session);
void like_free(like_texts *texts);

#endif
