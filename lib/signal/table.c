/* SPDX-License-Identifier: Apache-2.0 */
#include "signal/table.h"

static const struct {
    const char *name;
    rly_native *detect;
} natives[] = {
    {"agent_named", rly_detect_agent_named},
    {"asks_again", rly_detect_asks_again},
    {"bare", rly_detect_bare},
    {"closing", rly_detect_closing},
    {"generic", rly_detect_generic},
    {"gives", rly_detect_gives},
    {"helper", rly_detect_helper},
    {"inbound_pii", rly_detect_inbound_pii},
    {"late", rly_detect_late},
    {"leaks", rly_detect_leaks},
    {"out_of_hours", rly_detect_out_of_hours},
    {"part", rly_detect_part},
    {"post", rly_detect_post},
    {"promise_due", rly_detect_promise_due},
    {"public", rly_detect_public},
    {"redirect_justified", rly_detect_redirect_justified},
    {"sector", rly_detect_sector},
    {"sorry_before", rly_detect_sorry_before},
    {"taken_private", rly_detect_taken_private},
    {"takes_up", rly_detect_takes_up},
    {"template", rly_detect_template},
};

rly_native *rly_native_find(rly_str name)
{
    for (size_t i = 0; i < sizeof natives / sizeof *natives; i++)
        if (rly_str_is(name, natives[i].name))
            return natives[i].detect;
    return NULL;
}
