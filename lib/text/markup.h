/* SPDX-License-Identifier: Apache-2.0 */
/* What a text in HTML or Markdown is without its markup, and what the markup said of its stretches. */
#ifndef RLY_MARKUP_H
#define RLY_MARKUP_H

#include "text/map.h"

typedef enum rly_format { RLY_PLAIN, RLY_MARKDOWN, RLY_HTML } rly_format;

/* A quotation, code or a link. They begin in order; those of one kind do not overlap; an empty one says nothing. */
typedef struct rly_stretch {
    uint32_t kind;                /* RLY_SPAN_QUOTE, RLY_SPAN_CODE or RLY_SPAN_LINK */
    uint32_t start, end;          /* in the reading text; while it is unwrapped, in the unwrapped one */
    uint32_t target, target_size; /* of a link: its target in `targets` */
} rly_stretch;

typedef struct rly_markup {
    rly_buf text; /* what is left, with line breaks for blocks; sixteen NULs stand behind it */
    rly_map map;  /* from there to the source */
    RLY_VEC(rly_stretch) stretches;
    rly_buf targets; /* of the links, with their character references read */
    rly_buf lines;   /* the source of Markdown, its last line ended */
} rly_markup;

#endif
