/* SPDX-License-Identifier: Apache-2.0 */
/* A template with values in the place of its placeholders. */
#ifndef RLY_RENDER_H
#define RLY_RENDER_H

#include "text/text.h"

typedef enum rly_values_shown { RLY_SHOW_SAMPLE, RLY_SHOW_EMPTY, RLY_SHOW_LONGEST } rly_values_shown;

/* The value of a name: false when there is none. */
typedef bool rly_value_of(const void *values, rly_str name, rly_str *value);

/* What a text came to. Scratch memory: used again, it allocates only to grow. */
typedef struct rly_rendering {
    rly_buf out;
    rly_map map;             /* from `out` to the text's source */
    RLY_VEC(uint8_t) chosen; /* of each placeholder: a tag whose branch is the longest of its block */
} rly_rendering;

/*
 * Write the source of a text with its placeholders filled in. With samples the first branch of a condition holds, with
 * empty values the last one, with the longest ones the longest. `value_of` (NULL for none) says what is known better;
 * a condition on a name whose value it knows goes by that. Marks that a person fills in stay as they are. False when
 * memory runs out.
 */
bool rly_render(const rly_text *text, rly_values_shown shown, rly_value_of *value_of, const void *values,
                rly_rendering *rendering);
void rly_rendering_free(rly_rendering *rendering); /* wipes what it held */

#endif
