/* SPDX-License-Identifier: Apache-2.0 */
/* A name for a finding that it keeps from run to run, for baselines and for those who show findings over time. */
#ifndef CLI_FINGERPRINT_H
#define CLI_FINGERPRINT_H

#include "source.h"

enum { FINGERPRINT_SIZE = 17 };

/* The fingerprints of a run. Zero at first; free with fingerprints_free(). */
typedef struct cli_fingerprints {
    uint64_t *slots; /* 0: empty */
    size_t count, capacity;
} cli_fingerprints;

/*
 * 16 hexadecimal digits and a NUL for finding `finding` of the session's report. They hash the rule, the item that was
 * judged (its id; where it has none the file's path, and the title), the words found, and the how many-th such finding
 * of the item it is. They stay when lines move, are wrapped anew, change case or when items change places, and change
 * with the words. Private data counts for how long it is and nothing else, so that nobody can guess it back. Two
 * items of a file that have neither id nor title share the fingerprints of what is the same in both.
 * False when memory ran out.
 */
bool fingerprint_of(const cli_session *session, cli_source *source, size_t finding, char out[FINGERPRINT_SIZE]);

/* The fingerprint of something that is no finding. */
void fingerprint_of_words(const char *words, char out[FINGERPRINT_SIZE]);

/*
 * Remember a fingerprint, after changing one that was seen before: the second of its kind becomes the same in every
 * run. For who takes equal fingerprints for one finding. False when memory ran out.
 */
bool fingerprint_unlike(cli_fingerprints *seen, char fingerprint[FINGERPRINT_SIZE]);
void fingerprints_free(cli_fingerprints *seen);

#endif
