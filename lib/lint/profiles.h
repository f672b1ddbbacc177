/* SPDX-License-Identifier: Apache-2.0 */
/* The profiles: settings for one kind of reply, by name. Data in core/profiles.yml. */
#ifndef RLY_PROFILES_H
#define RLY_PROFILES_H

#include "base/tree.h"

typedef struct rly_profile {
    const char *name, *about;
    const rly_node *settings; /* a map in the tree of the profiles */
} rly_profile;

typedef struct rly_profiles {
    const rly_tree *tree;
    RLY_VEC(rly_profile) list;
} rly_profiles;

/* Read the file; its tree must stay. What a profile sets is checked when a linter takes it. */
replylint_status rly_profiles_read(rly_profiles *profiles, const rly_tree *tree, replylint_error *error);
void rly_profiles_free(rly_profiles *profiles);

/* The profile of that name; NULL, and a did-you-mean at `place`, when there is none. */
const rly_profile *rly_profile_find(const rly_profiles *profiles, rly_str name, rly_place place,
                                    replylint_error *error);

#endif
