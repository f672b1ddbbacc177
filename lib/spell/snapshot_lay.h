/* SPDX-License-Identifier: Apache-2.0 */
/* Laying forms out as a snapshot: when the package is built, and where a packed dictionary is unpacked. */
#ifndef RLY_SNAPSHOT_LAY_H
#define RLY_SNAPSHOT_LAY_H

#include "spell/snapshot.h"

/* How many buckets to begin with for so many forms; and how many, when these were too few. */
uint32_t rly_snapshot_buckets(size_t forms);
uint32_t rly_snapshot_more_buckets(uint32_t buckets);

/* Make `out` a snapshot without forms. False when memory runs out. */
bool rly_snapshot_begin(rly_buf *out, const rly_dictionary_record *records, uint32_t dictionaries, uint32_t buckets);

/* Add a form, or cases to one that is there. False when there is no room near its bucket. */
bool rly_snapshot_put(char *bytes, const char *form, size_t size, uint8_t cases);

/* Sum up what was put. For tests that change a snapshot, too. */
void rly_snapshot_seal(char *bytes);

#endif
