/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The built-in packs, compiled when the library is built: the files as trees, by path, their phrases as tables, and all
 * that sealing makes of the files. So the library reads no YAML and parses no phrase when it starts, and where no file
 * is added to the packs it makes nothing at all.
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
    /* What is made of all files; NULL while it is being made, and where it is left to the start. */
    const rly_phrase_tables *reply, *customer;                  /* of their phrases, in the order of the files */
    const char *const *reply_regexes, *const *customer_regexes; /* the patterns in both sets, up to a NULL */
    const replylint_rules *sealed;
    bool growing; /* what a search reads of the phrases is made while texts are searched: for programs of one thread */
} rly_packs;

/* In the library this is packs.c, which pack_compiler.c writes; the compiler itself has one of its own. */
const rly_packs *rly_built_in_packs(void);

#endif
