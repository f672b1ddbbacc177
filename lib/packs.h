/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The built-in packs, compiled when the library is built: the files as trees, by path, and their phrases as tables. So
 * the library reads no YAML and parses no phrase when it starts.
 */
#ifndef RLY_PACKS_H
#define RLY_PACKS_H

#include "base/tree.h"
#include "phrase/tables.h"

typedef struct rly_pack_file {
    const char *path; /* within the pack, "core/apology/missing.yml" */
    rly_tree tree;
    uint32_t reply_phrases, customer_phrases; /* the numbers of its first */
} rly_pack_file;

typedef struct rly_packs {
    const rly_pack_file *files;
    size_t count;
    const rly_phrase_tables *reply, *customer; /* of all files, in that order; NULL while they are being made */
} rly_packs;

/* In the library this is packs.c, which pack_compiler.c writes; the compiler itself has one of its own. */
const rly_packs *rly_built_in_packs(void);

#endif
