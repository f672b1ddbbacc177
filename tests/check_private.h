/* SPDX-License-Identifier: Apache-2.0 */
/* What the tests of lib/private share: a text in one line, and what of a type is found in it. */
#ifndef CHECK_PRIVATE_H
#define CHECK_PRIVATE_H

#include <stdlib.h>

#include "check_text.h"
#include "private/private.h"

/* What of a type is found in a text, "; " between; "own:" before a place of the company. */
static inline void expect_of(rly_private_type type, const rly_regions *regions, const char *source,
                             const char *expected)
{
    rly_text text = {0};
    rly_privates privates = {0};
    shown out = {""};
    read_text(&text, source, NULL);
    ck_assert(rly_private_find(&privates, &text, regions));
    for (size_t i = 0; i < privates.found.count; i++) {
        const rly_private *item = &privates.found.items[i];
        if (item->type != type)
            continue;
        if (out.text[0])
            show(&out, "; ", 2);
        if (item->own_place)
            show(&out, "own:", 4);
        show(&out, text.reading.data + item->start, item->end - item->start);
    }
    ck_assert_msg(strcmp(out.text, expected) == 0, "%s: found \"%s\", not \"%s\"", source, out.text, expected);
    rly_privates_free(&privates);
    rly_text_free(&text);
}

#endif
