/* SPDX-License-Identifier: Apache-2.0 */
/* The rules handle: files by place in the pack, and what they make once sealed. */
#ifndef RLY_RULES_H
#define RLY_RULES_H

#include <stdatomic.h>

#include "lint/checklist.h"
#include "lint/grounds.h"
#include "lint/profiles.h"
#include "lint/rule.h"
#include "lint/spelling.h"

typedef enum rly_file_kind {
    RLY_FILE_SIGNALS,
    RLY_FILE_CHANNELS,
    RLY_FILE_CHECKLIST,
    RLY_FILE_PROFILES,
    RLY_FILE_SHARED,
    RLY_FILE_DETECTOR,
    RLY_FILE_RULE
} rly_file_kind;

enum { RLY_LONGEST_NAME = 40 };

typedef struct rly_file {
    rly_file_kind kind;
    char *path;                        /* in the pack, as it was added; names it in messages, unless `name` does */
    char *name;                        /* NULL for none */
    char id[2 * RLY_LONGEST_NAME + 2]; /* "category/name" of a rule; of a detector the signal */
    char language[4];                  /* "en"; "" for none */
    rly_tree_store store;              /* of a file that was added */
    rly_tree tree;                     /* its tree, or the built-in one */
    uint32_t reply_phrases, customer_phrases; /* the numbers of its first */
} rly_file;

struct replylint_rules {
    atomic_uint references;
    bool sealed, lent;            /* lent: what sealing makes of the files is that of the packs */
    replylint_status seal_status; /* what sealing came to: broken rules stay broken */
    RLY_VEC(rly_file) files;      /* none while the packs are as they were built */
    rly_knowledge knowledge;
    rly_rule_list rules; /* by id */
    rly_checklist checklist;
    rly_grounds grounds;
    rly_profiles profiles;
    rly_spelling spelling;
};

replylint_rules *rly_rules_keep(replylint_rules *rules); /* one more reference */

/* The number of the rule of that id or former id; the count when there is none. */
size_t rly_rule_find(const replylint_rules *rules, rly_str id);

/* Can a file stand at this place of a pack? Fills kind, id, language; SYNTAX when not. Tells what can stand where. */
replylint_status rly_file_classify(rly_file *file, const char *path, replylint_error *error);

#endif
