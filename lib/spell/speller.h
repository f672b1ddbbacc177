/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The dictionaries: a snapshot, and Hunspell for what that cannot judge, which is opened for the first such word. All
 * functions but open and free may be called by any number of threads at once: the snapshot is only read, and Hunspell,
 * which is not made for threads, stands behind a lock.
 */
#ifndef RLY_SPELLER_H
#define RLY_SPELLER_H

#include "spell/form.h"

typedef struct rly_speller rly_speller;

/* Accepting dictionaries are bits: that of number i is 1 << i. */
enum { RLY_BRITISH = 1, RLY_AMERICAN = 2 };

/*
 * Open the snapshot in a folder (DIR/en.words), and remember where Hunspell is (DIR/hunspell.so). The folder is
 * copied. Errors: REPLYLINT_ERROR_FILE (not there, or no good snapshot), REPLYLINT_ERROR_MEMORY.
 */
replylint_status rly_speller_open(rly_speller **out, const char *folder, replylint_error *error);

/*
 * The same from the bytes of a snapshot, or of packed dictionaries; they are copied. There is no Hunspell then, and
 * what only Hunspell could judge passes for right. `name` is for messages.
 */
replylint_status rly_speller_of_bytes(rly_speller **out, const void *bytes, size_t size, const char *name,
                                      replylint_error *error);
void rly_speller_free(rly_speller *speller); /* NULL is fine */

rly_snapshot *rly_speller_snapshot(rly_speller *speller);

/* NULL, or why no verdict holds any more: a part of the snapshot that was looked into is not what was written. */
const char *rly_speller_damage(const rly_speller *speller);

/* The bit of the dictionary of that name, "en_GB" or "en-gb"; 0 when there is none. */
unsigned rly_speller_dictionary(const rly_speller *speller, rly_str name);
unsigned rly_speller_dictionaries(const rly_speller *speller); /* all of them */

/*
 * Which dictionaries, of those asked, accept a word, which is UTF-8. It is Hunspell's verdict; where Hunspell is needed
 * and cannot be had, `fault` gets a static text that says why, and is left alone otherwise.
 */
unsigned rly_speller_accepts(rly_speller *speller, rly_str word, unsigned asked, const char **fault);

/* Hunspell's own suggestions, which take tens of milliseconds: each ended by NUL in `out`; how many there are. */
size_t rly_speller_ask(rly_speller *speller, rly_str word, unsigned dictionary, char *out, size_t room, unsigned most);

/* From the cases that rly_snapshot_find() tells to the dictionaries that accept one of them. */
static inline unsigned rly_accepting(unsigned found, unsigned cases)
{
    return ((found & cases) != 0 ? 1u : 0u) | (((found >> RLY_CASE_BITS) & cases) != 0 ? 2u : 0u);
}

#endif
