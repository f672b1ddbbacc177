/* SPDX-License-Identifier: Apache-2.0 */
/* The checklist: what a good reply to this message has, and still lacks. Data in core/checklist.yml. */
#ifndef RLY_CHECKLIST_H
#define RLY_CHECKLIST_H

#include "signal/condition.h"

typedef struct rly_checklist_item {
    const char *id, *has, *lacks;
    rly_condition when, done;
} rly_checklist_item;

typedef RLY_VEC(rly_checklist_item) rly_checklist;

typedef enum rly_progress {
    RLY_ITEM_DONE,
    RLY_ITEM_MISSING,
    RLY_ITEM_UNKNOWN /* it cannot be told whether the item matters, or is there */
} rly_progress;

enum { RLY_NO_PROGRESS = UINT8_MAX };

/* Read the file; its tree must stay. */
replylint_status rly_checklist_read(rly_checklist *list, rly_catalog *catalog, const rly_tree *tree,
                                    replylint_error *error);
void rly_checklist_free(rly_checklist *list);

/* How an item stands: rly_progress, or RLY_NO_PROGRESS when it does not matter here. */
uint8_t rly_checklist_progress(const rly_checklist_item *item, const rly_facts *facts);

/* "done", "missing", "unknown". */
const char *rly_progress_name(rly_progress progress);

#endif
