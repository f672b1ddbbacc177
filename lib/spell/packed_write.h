/* SPDX-License-Identifier: Apache-2.0 */
/* Packing a dictionary, as packed.h describes. Runs when the package is built, and in tests. */
#ifndef RLY_PACKED_WRITE_H
#define RLY_PACKED_WRITE_H

#include "spell/packed.h"
#include "spell/snapshot_write.h"

/* Pack the forms that the first dictionary of a maker accepts. NULL, or why it cannot be done. */
const char *rly_pack(const rly_snapshot_maker *maker, rly_buf *out);

#endif
