/* SPDX-License-Identifier: Apache-2.0 */
/* A word as dictionaries know it: in small letters, and how it is written. */
#ifndef RLY_FORM_H
#define RLY_FORM_H

#include "spell/snapshot.h"

typedef struct rly_form {
    char letters[RLY_LONGEST_FORM + 8];
    size_t size;
    unsigned cases; /* RLY_IN_SMALL ...; 0: mixed, as in "iPhone" */
    bool plain;     /* nothing but a to z and apostrophes inside */
} rly_form;

/* False when the word, which is UTF-8, is longer than any form. A typographic apostrophe becomes a plain one. */
bool rly_form_read(rly_form *form, rly_str word);

/* Write a form in one of its cases; returns the size. `out` holds sizeof form->letters. */
size_t rly_form_write(const rly_form *form, unsigned cases, char *out);

#endif
