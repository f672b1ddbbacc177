/* SPDX-License-Identifier: Apache-2.0 */
/* The built-in packs as few bytes, for programs that are sent over a network. */
#ifndef RLY_PACK_SMALL_H
#define RLY_PACK_SMALL_H

#include "lint/rules.h"
#include "packs.h"

/*
 * Append the files, without what only the authors of packs read, and the programs of their phrases, which then stand
 * for the phrases. `rules` are what the files were sealed to; NULL writes the phrases instead, and no programs. False
 * when memory runs out. bindings/npm/wasm/built_in.c reads the bytes and says what they are.
 */
bool pack_small_write(rly_buf *out, const rly_pack_file *files, size_t count, const replylint_rules *rules);

#endif
