/* SPDX-License-Identifier: Apache-2.0 */
#include "signal/table.h"

static const rly_native_row natives[] = {
    {"agent_named", rly_detect_agent_named, RLY_ASKS_SIGNATURE, RLY_KNOWN},
    {"asks_again", rly_detect_asks_again, RLY_ASKS_MESSAGE, RLY_NO_MESSAGE},
    {"bare", rly_detect_bare, RLY_ASKS_MESSAGE, RLY_NO_MESSAGE},
    {"closing", rly_detect_closing, RLY_ASKS_CLOSING, RLY_KNOWN},
    {"generic", rly_detect_generic, RLY_ASKS_MESSAGE, RLY_NO_MESSAGE},
    {"gives", rly_detect_gives, RLY_ASKS_NOTHING, RLY_KNOWN},
    {"helper", rly_detect_helper, RLY_ASKS_MESSAGES, RLY_NO_MESSAGE},
    {"inbound_pii", rly_detect_inbound_pii, RLY_ASKS_MESSAGE, RLY_NO_MESSAGE},
    {"late", rly_detect_late, RLY_ASKS_NOTHING, RLY_KNOWN},
    {"leaks", rly_detect_leaks, RLY_ASKS_PRIVATE, RLY_KNOWN},
    {"out_of_hours", rly_detect_out_of_hours, RLY_ASKS_NOW, RLY_NO_TIMES},
    {"part", rly_detect_part, RLY_ASKS_DIGIT, RLY_KNOWN},
    {"post", rly_detect_post, RLY_ASKS_KIND, RLY_KNOWN},
    {"promise_due", rly_detect_promise_due, RLY_ASKS_MESSAGES, RLY_KNOWN},
    {"public", rly_detect_public, RLY_ASKS_NOTHING, RLY_KNOWN},
    {"redirect_justified", rly_detect_redirect_justified, RLY_ASKS_NOTHING, RLY_KNOWN},
    {"sector", rly_detect_sector, RLY_ASKS_SECTOR, RLY_KNOWN},
    {"sorry_before", rly_detect_sorry_before, RLY_ASKS_MESSAGES, RLY_KNOWN},
    {"taken_private", rly_detect_taken_private, RLY_ASKS_NOTHING, RLY_KNOWN},
    {"takes_up", rly_detect_takes_up, RLY_ASKS_MESSAGE, RLY_NO_MESSAGE},
    {"template", rly_detect_template, RLY_ASKS_KIND, RLY_KNOWN},
};

const rly_native_row *rly_native_find(rly_str name)
{
    for (size_t i = 0; i < sizeof natives / sizeof *natives; i++)
        if (rly_str_is(name, natives[i].name))
            return &natives[i];
    return NULL;
}
