/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The file of old findings, which are known and not shown. One a line, sorted, so that it changes by as many lines as
 * there are findings that came or went; findings are told by their fingerprints.
 */
#ifndef CLI_BASELINE_H
#define CLI_BASELINE_H

#include "cli.h"
#include "fingerprint.h"

enum { BASELINE_VERSION = 1 };

typedef struct baseline_entry {
    const char *file; /* as seen from the folder of the baseline */
    const char *item, *rule;
    char fingerprint[FINGERPRINT_SIZE];
    bool used;
} baseline_entry;

typedef struct cli_baseline {
    const char *path;
    const char *folder;              /* real */
    RLY_VEC(baseline_entry) entries; /* sorted by fingerprint */
    RLY_VEC(baseline_entry) found;   /* of this run, as they came */
    word_list judged;                /* files of this run */
    rly_arena arena;
} cli_baseline;

/* Read it. One that is not there is empty if it is to be written. False, and said why, when it is no baseline of ours.
 */
bool baseline_open(cli_baseline *baseline, const char *path, bool to_write);
void baseline_free(cli_baseline *baseline);

/* Is there an entry of that fingerprint? */
bool baseline_knows(const cli_baseline *baseline, const char *fingerprint);

/* Note that what entries of that fingerprint say was found. */
void baseline_use(cli_baseline *baseline, const char *fingerprint);

/* Note that a file was judged, and what was found in it; `real` is its real path. False, and said why, without memory.
 */
bool baseline_note_file(cli_baseline *baseline, const char *real);
bool baseline_note_finding(cli_baseline *baseline, const char *real, rly_str item, const char *rule,
                           const char *fingerprint);

/* How many entries are paid off: their file was judged, or is gone, and they were not found. */
size_t baseline_paid_off(cli_baseline *baseline);

/* Write what was found, and the entries of files that were not judged. False, and said why; the file is as it was. */
bool baseline_write(cli_baseline *baseline);

/* Write the entries that are not paid off, if any is. */
bool baseline_prune(cli_baseline *baseline);

#endif
