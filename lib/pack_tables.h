/* SPDX-License-Identifier: Apache-2.0 */
/* What sealing makes of the built-in files, written out as C. */
#ifndef RLY_PACK_TABLES_H
#define RLY_PACK_TABLES_H

#include "lint/rules.h"

/*
 * Write sealed rules to standard output as `static const replylint_rules sealed`, and the patterns of their regular
 * expressions as `reply_regexes` and `customer_regexes`. They name the trees of the files as files[I].tree.
 */
void pack_tables_write(const replylint_rules *rules);

#endif
