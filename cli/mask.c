/* SPDX-License-Identifier: Apache-2.0 */
/* Texts as they may be shown: private data masked by the library. */
#include "mask.h"

#include <string.h>

static rly_str mask(const replylint_report *report, size_t message, rly_str text, bool whole, rly_buf *room)
{
    rly_buf_clear(room);
    for (size_t i = 0; i < replylint_report_private_count(report); i++) {
        const char *masked = replylint_report_private_get(report, i, "masked");
        size_t within, start, end;
        (void)replylint_report_private_range(report, i, &within, &start, &end);
        if (within != message || end > text.size ||
            strcmp(replylint_report_private_get(report, i, "owner"), "person") != 0)
            continue;
        if (room->size == 0)
            rly_buf_add(room, text.data, text.size);
        if (!room->failed && whole)
            memset(room->data + start, '*', end - start);
        else if (!room->failed)
            memcpy(room->data + start, masked, end - start); /* a mask has the size of what it hides */
    }
    return room->failed ? (rly_str){"", 0} : room->size ? (rly_str){room->data, room->size} : text;
}

rly_str mask_text(const replylint_report *report, size_t message, rly_str text, rly_buf *room)
{
    return mask(report, message, text, false, room);
}

rly_str mask_whole(const replylint_report *report, size_t message, rly_str text, rly_buf *room)
{
    return mask(report, message, text, true, room);
}
