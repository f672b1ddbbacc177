/* SPDX-License-Identifier: Apache-2.0 */
/* Private data of a person in the reply. `words`: the kinds that a rule is about, as types.def names them. */
#include "lint/checks.h"
#include "signal/ownership.h"

static rly_str small_name(rly_private_type type, char *room, size_t size)
{
    const char *name = rly_private_names[type];
    size_t count = 0;
    for (; count < size && name[count]; count++)
        room[count] = (char)(name[count] >= 'A' && name[count] <= 'Z' ? name[count] + 32 : name[count]);
    return (rly_str){room, count};
}

bool rly_check_private(const rly_check *check)
{
    const rly_privates *privates = &check->detection->reply_private;
    char room[32];
    for (size_t i = 0; i < privates->found.count; i++) {
        const rly_private *item = &privates->found.items[i];
        rly_str name = small_name((rly_private_type)item->type, room, sizeof room);
        if (item->owner == RLY_OWNER_PERSON && rly_check_lists(check, name) &&
            !rly_check_at(check, item->start, item->end, NULL))
            return false;
    }
    return true;
}
