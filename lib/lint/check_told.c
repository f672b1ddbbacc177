/* SPDX-License-Identifier: Apache-2.0 */
/* What only those can know who see all templates of a library, and tell by keys of the draft. */
#include "lint/checks.h"

/* Fail with what the key says. */
static bool fail_with(const rly_check *check, rly_key_id key)
{
    rly_str told = rly_values_get(&check->detection->context.draft->values, key);
    if (!told.size)
        return true;
    const char *match = rly_arena_copy(check->strings, told.data, told.size);
    return match && rly_check_source(check, (rly_spotted){.match = match});
}

bool rly_check_same_title(const rly_check *check)
{
    return fail_with(check, RLY_KEY_SAME_TITLE);
}

bool rly_check_twin_differs(const rly_check *check)
{
    return fail_with(check, RLY_KEY_TWIN_DIFFERS);
}

bool rly_check_missing_language(const rly_check *check)
{
    return fail_with(check, RLY_KEY_MISSING_LANGUAGES);
}
