/* SPDX-License-Identifier: Apache-2.0 */
/* Making a snapshot. Runs when the package is built, and in tests. */
#ifndef RLY_SNAPSHOT_WRITE_H
#define RLY_SNAPSHOT_WRITE_H

#include "spell/snapshot.h"

/* The forms of a snapshot that is being made. */
typedef struct rly_snapshot_maker {
    rly_dictionary_record dictionary[RLY_DICTIONARIES];
    uint32_t dictionaries;
    RLY_VEC(rly_str) forms;  /* each once */
    RLY_VEC(uint8_t) cases;  /* one a form */
    RLY_VEC(uint32_t) table; /* hash -> number of the form + 1 */
    rly_arena letters;
} rly_snapshot_maker;

/* The cases of a form, to be set; added when it is not there. NULL when memory runs out. */
uint8_t *rly_snapshot_form(rly_snapshot_maker *maker, const char *form, size_t size, bool *added);

/* Lay the forms that some dictionary accepts out as a snapshot. False when memory runs out. */
bool rly_snapshot_write(const rly_snapshot_maker *maker, rly_buf *out);

void rly_snapshot_maker_free(rly_snapshot_maker *maker);

#endif
