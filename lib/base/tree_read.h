/* SPDX-License-Identifier: Apache-2.0 */
/* What the readers of YAML and JSON share. */
#ifndef RLY_TREE_READ_H
#define RLY_TREE_READ_H

#include "base/tree.h"

enum { RLY_TREE_DEEPEST = 60 };

/* A new child of `self` behind `last` (0: the first). Returns its number, 0 when memory runs out. */
uint32_t rly_tree_add(rly_tree_store *store, uint32_t self, uint32_t last);

/* Read a text, which is valid UTF-8, into an empty store. Errors: as rly_tree_read(). */
replylint_status rly_tree_read_json(rly_tree_store *store, const char *file, const char *text, size_t size,
                                    replylint_error *error);

#endif
