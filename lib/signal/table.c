/* SPDX-License-Identifier: Apache-2.0 */
#include "signal/table.h"

static const struct {
    const char *name;
    rly_native *detect;
} natives[] = {
    {"agent_named", rly_detect_agent_named},
    {"closing", rly_detect_closing},
    {"generic", rly_detect_generic},
    {"helper", rly_detect_helper},
    {"inbound_pii", rly_detect_inbound_pii},
    {"late", rly_detect_late},
    {"leaks", rly_detect_leaks},
    {"post", rly_detect_post},
    {"public", rly_detect_public},
    {"sector", rly_detect_sector},
    {"template", rly_detect_template},
};

rly_native *rly_native_find(rly_str name)
{
    for (size_t i = 0; i < sizeof natives / sizeof *natives; i++)
        if (rly_str_is(name, natives[i].name))
            return natives[i].detect;
    return NULL;
}
