/* SPDX-License-Identifier: Apache-2.0 */
/* The readers of HTML and Markdown, and what both write to. None recurses, and the work is linear in the source. */
#ifndef RLY_UNWRAP_H
#define RLY_UNWRAP_H

#include "text/internal.h"

/* What parts two pieces of text, from the weakest to the strongest. */
typedef enum rly_gap { RLY_GAP_NONE, RLY_GAP_SPACE, RLY_GAP_LINE, RLY_GAP_PARAGRAPH } rly_gap;

/* What an element does to the text in it. */
enum {
    RLY_HIDES = 1,
    RLY_QUOTES = 2,
    RLY_MARKS_CODE = 4,
    RLY_KEEPS_SPACE = 8,
    RLY_LINKS = 16,
    RLY_EFFECTS = 5 /* how many */
};
/* Their numbers, for the arrays of the writer. */
enum { RLY_HIDING, RLY_QUOTING, RLY_MARKING_CODE, RLY_KEEPING_SPACE, RLY_LINKING };

/* Elements that stand deeper are read as if they stood here: what browsers do too. It bounds the work of an end tag. */
enum { RLY_DEEPEST = 512 };

typedef struct rly_element {
    size_t name; /* in the source */
    uint32_t name_size;
    uint16_t tag; /* number in the table of html_elements.c */
    uint16_t effects;
} rly_element;

typedef struct rly_unwrapper {
    rly_markup *out;
    const char *source;
    size_t size;
    bool failed;                                       /* memory ran out */
    rly_gap gap;                                       /* before the next text */
    size_t space_at;                                   /* the white space that a gap of RLY_GAP_SPACE came from */
    uint32_t depths[RLY_EFFECTS], opened[RLY_EFFECTS]; /* how often each effect is on; its stretch */
    rly_element elements[RLY_DEEPEST];
    size_t element_count, deeper; /* those that are open; how many more than fit */
    size_t done;                  /* what a tag has read already, of the pieces that Markdown hands over */
    uint64_t steps;               /* how many are left, for Markdown */
    bool exhausted;               /* none was */
} rly_unwrapper;

/* unwrap.c: the writer. Source bytes as they are; others for [from, end); text in which white space is one space. */
void rly_write_bytes(rly_unwrapper *u, size_t from, size_t size);
void rly_write_instead(rly_unwrapper *u, size_t from, size_t end, const char *with, size_t size);
void rly_write_flowing(rly_unwrapper *u, size_t from, size_t end);
void rly_write_gap(rly_unwrapper *u, rly_gap gap);
void rly_write_space(rly_unwrapper *u, size_t at); /* that stands at `at`; u->size for one that stands nowhere */
/* Switch effects (a sum) on and off again. A link has the target that was put into `targets` from `target` on. */
void rly_effects_begin(rly_unwrapper *u, unsigned effects, size_t target);
void rly_effects_end(rly_unwrapper *u, unsigned effects);

/* Fill text->markup from the source. LIMIT for Markdown that is made to take long. */
replylint_status rly_unwrap(rly_text *text, rly_format format);
/* Move the stretches from the unwrapped text to the reading text, and make the map lead to the source. */
bool rly_unwrap_finish(rly_text *text);

/* html.c: read [from, end) of the source; a tag that begins there is read to its own end. */
void rly_html_read(rly_unwrapper *u, size_t from, size_t end);
/* Append an attribute or the target of a link with its character references read. */
void rly_add_target(rly_unwrapper *u, const char *value, size_t size, bool markdown);

/* html_elements.c */
typedef struct rly_tag {
    size_t name, past; /* where the name begins, where the tag ends */
    uint32_t name_size;
    bool ends, ends_itself, hidden;      /* </a>, <a/>; attributes hide it */
    rly_str class, href, key, otherwise; /* of <attribute key= default=>, a placeholder of Intercom */
} rly_tag;

/* Whether what stands behind the start tag of an element is no markup, up to its end tag, and not read either. */
bool rly_element_is_raw(const rly_unwrapper *u, const rly_tag *tag);
void rly_element_start(rly_unwrapper *u, const rly_tag *tag);
void rly_element_end(rly_unwrapper *u, const rly_tag *tag);
void rly_elements_end_all(rly_unwrapper *u);

/* markdown.c */
replylint_status rly_markdown_read(rly_unwrapper *u);

/* entity.c: the size of the character reference at s, which begins with "&"; 0 when it is none. */
typedef enum rly_entity_place { RLY_IN_TEXT, RLY_IN_ATTRIBUTE, RLY_IN_MARKDOWN } rly_entity_place;
enum { RLY_ENTITY_MAX = 8 };
size_t rly_entity_read(const char *s, size_t size, rly_entity_place place, char out[RLY_ENTITY_MAX], size_t *out_size);

#endif
