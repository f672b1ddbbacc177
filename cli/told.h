/* SPDX-License-Identifier: Apache-2.0 */
/* Titles that stand twice, twins that differ, languages that are missing: what items are told of others. */
#ifndef CLI_TOLD_H
#define CLI_TOLD_H

#include "shelf.h"

/* Fill in `namesake`, `differs` and `missing` of all items. False when memory ran out, which was said. */
bool told_find(cli_shelf *shelf);

#endif
