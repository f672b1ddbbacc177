/* SPDX-License-Identifier: Apache-2.0 */
/* What tree_bytes.c and built_in.c share: a reader of bytes. */
#ifndef RLY_TREE_BYTES_H
#define RLY_TREE_BYTES_H

#include "base/tree.h"

typedef struct rly_byte_reader {
    const unsigned char *at, *end;
    bool failed; /* memory ran out; or the bytes are none of ours */
} rly_byte_reader;

uint32_t rly_bytes_size(rly_byte_reader *reader);
rly_str rly_bytes_text(rly_byte_reader *reader);
const unsigned char *rly_bytes_take(rly_byte_reader *reader, size_t size); /* NULL when there are fewer */
void rly_bytes_tree(rly_byte_reader *reader, rly_tree_store *store);

#endif
