/* SPDX-License-Identifier: Apache-2.0 */
/* The index handle: texts that are being added, or a sealed index in memory or in a mapped file. */
#ifndef RLY_INDEX_H
#define RLY_INDEX_H

#include <stdatomic.h>

#include "draft/draft.h"
#include "similar/near.h"
#include "similar/shingle.h"

struct replylint_index {
    atomic_uint references;
    bool sealed;
    rly_index_view view; /* once sealed */

    void *mapping; /* of a file; NULL when it is in memory */
    size_t mapping_size;

    /* What is being added, and then holds the parts of the view. */
    RLY_VEC(rly_index_bucket) buckets;
    RLY_VEC(rly_index_entry) entries;
    RLY_VEC(uint32_t) sets;
    RLY_VEC(uint32_t) postings;
    rly_buf names;
    RLY_VEC(uint32_t) known; /* hash table: number of an entry and 1, by its set; to find copies */
    uint32_t added, left_out;
    rly_text text; /* scratch */
    rly_shingles shingles;
};

replylint_index *rly_index_keep(replylint_index *index); /* one more reference */

/* Make the hash table and its postings of what was added. */
replylint_status rly_index_build(replylint_index *index, replylint_error *error);

/* "the index is damaged", as a fault of a file or of none. */
replylint_status rly_index_fail_damaged(rly_place place, replylint_error *error);

#endif
