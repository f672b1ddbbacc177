/* SPDX-License-Identifier: Apache-2.0 */
#include "lint/profiles.h"

static replylint_status read_profile(rly_profiles *profiles, const rly_tree *tree, const rly_node *node,
                                     replylint_error *error)
{
    static const char *const keys[] = {"about", "channel", "kind", "rules", "points", NULL};
    replylint_status status = rly_check_keys(tree, node, keys, "a profile", error);
    if (status)
        return status;
    rly_str about = rly_node_text(tree, rly_member(tree, node, "about"));
    if (!about.size)
        return rly_fail(error, REPLYLINT_ERROR_SYNTAX, rly_key_place(tree, node), "a profile has about:");
    rly_profile *profile = rly_push(&profiles->list);
    if (!profile)
        return rly_fail_memory(error);
    *profile = (rly_profile){.name = rly_node_key(tree, node).data, .about = about.data, .settings = node};
    return REPLYLINT_OK;
}

replylint_status rly_profiles_read(rly_profiles *profiles, const rly_tree *tree, replylint_error *error)
{
    static const char *const keys[] = {"since", "profiles", NULL};
    replylint_status result = rly_check_keys(tree, rly_root(tree), keys, "profiles.yml", error);
    const rly_node *map = rly_member(tree, rly_root(tree), "profiles");
    profiles->tree = tree;
    for (const rly_node *node = rly_first(tree, map); node; node = rly_next(tree, node)) {
        replylint_status status = read_profile(profiles, tree, node, error);
        result = status ? status : result;
    }
    return result;
}

void rly_profiles_free(rly_profiles *profiles)
{
    rly_vec_free(&profiles->list);
}

static const char *profile_name(const void *profiles, size_t i)
{
    return ((const rly_profiles *)profiles)->list.items[i].name;
}

const rly_profile *rly_profile_find(const rly_profiles *profiles, rly_str name, rly_place place, replylint_error *error)
{
    for (size_t i = 0; i < profiles->list.count; i++)
        if (rly_str_is(name, profiles->list.items[i].name))
            return &profiles->list.items[i];
    const char *near = rly_nearest(name, profile_name, profiles, profiles->list.count);
    rly_fail(error, REPLYLINT_ERROR_UNKNOWN, place, "there is no profile \"%.*s\"%s%s%s", (int)name.size, name.data,
             near ? "; did you mean \"" : "", near ? near : "", near ? "\"?" : "");
    return NULL;
}
