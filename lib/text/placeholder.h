/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Placeholders: what a help desk fills in before a macro is sent, "{{ticket.requester.first_name}}", and marks that a
 * person is to fill in, "[NAME]". What each help desk knows is dialects.def.
 */
#ifndef RLY_PLACEHOLDER_H
#define RLY_PLACEHOLDER_H

#include "base/error.h"
#include "base/memory.h"

typedef enum rly_placeholder_syntax {
    RLY_SYNTAX_BRACES,        /* {{name}} */
    RLY_SYNTAX_PERCENT,       /* {%name%} */
    RLY_SYNTAX_HASH,          /* #{name} */
    RLY_SYNTAX_PERCENT_BRACE, /* %{name} */
    RLY_SYNTAX_TAG,           /* {% if name %}: what a template does, and not what it says */
    RLY_SYNTAX_FILL_IN        /* [NAME], <NAME>, {name}, ${name}, __name__, ____, XXXXX */
} rly_placeholder_syntax;

typedef enum rly_stands {
#define RLY_STANDS(id, name, span, sample, longest) RLY_STANDS_##id,
#include "text/dialects.def"
#undef RLY_STANDS
    RLY_STANDS_COUNT
} rly_stands;

typedef enum rly_dialect_id {
#define RLY_DIALECT(id, name, title, syntax, fallback, empty) RLY_DIALECT_##id,
#include "text/dialects.def"
#undef RLY_DIALECT
    RLY_DIALECTS
} rly_dialect_id;

typedef struct rly_dialect {
    const char *name, *title;
    rly_placeholder_syntax syntax;
    const char *fallback, *empty;
} rly_dialect;

extern const rly_dialect rly_dialects[RLY_DIALECTS];

/* "customer-first-name": how settings and values name what a placeholder stands for. */
extern const char *const rly_stands_names[RLY_STANDS_COUNT];

/* What is shown where something of that kind stands: "sample" and "longest" of dialects.def. */
extern const char *const rly_samples[RLY_STANDS_COUNT], *const rly_longest_samples[RLY_STANDS_COUNT];

typedef struct rly_placeholder {
    rly_str name;      /* "ticket.requester.first_name"; of a tag its first word; of a mark what stands in it */
    rly_str rest;      /* what stands behind the name: filters, the condition of a tag */
    rly_str fallback;  /* what stands where the value is missing */
    bool has_fallback; /* maybe an empty one */
    uint8_t syntax;    /* rly_placeholder_syntax */
    uint8_t stands;    /* rly_stands: what it stands for, as its words and its dialect say */
    bool own;          /* the settings know it */
    uint32_t known;    /* the dialects that know it, a bit each */
    uint32_t named;    /* those of them that have just this variable, and not any of its kind */
    uint32_t token;    /* its number in the text */
} rly_placeholder;

/* Split a placeholder, from brace to brace, into its parts; what is lent stays the caller's. */
rly_placeholder rly_placeholder_read(rly_str bytes);

/* What the table of the help desks said of a name, to be used again: templates have the same few, text after text. */
typedef struct rly_known_variable {
    char name[39];
    uint8_t size; /* 0: nothing is known */
    uint8_t syntax, stands;
    uint32_t dialects, known, named; /* `dialects`: those that came into question */
} rly_known_variable;

enum { RLY_KNOWN_VARIABLES = 16 };

/*
 * Look it up: `known`, `own` and `stands`. `dialects`: the ones that come into question, a bit each; 0: all. `own`: the
 * settings' list, "order.eta=date, custom.*". `memory`: RLY_KNOWN_VARIABLES of this thread; NULL for none.
 */
void rly_placeholder_look_up(rly_placeholder *placeholder, uint32_t dialects, rly_str own, rly_known_variable *memory);

/* Check the settings' list: ARGUMENT, and a did-you-mean, for what no placeholder stands for. */
replylint_status rly_own_placeholders_check(rly_str own, rly_place place, replylint_error *error);

/* The dialect of that name; RLY_DIALECTS when there is none. */
rly_dialect_id rly_dialect_find(rly_str name);

/* A variable of the dialects that was rather meant; NULL for none. `respelt`: it is the same name, written a little
 * otherwise; else it only stands for the same. */
const char *rly_variable_near(const rly_placeholder *placeholder, uint32_t dialects, bool *respelt);

/* Of the first word of a tag: does it begin a block ("if"), end one ("endif"), part it ("else")? */
bool rly_tag_begins(rly_str name);
bool rly_tag_ends(rly_str name);
bool rly_tag_parts(rly_str name);

/* Does it stand for a name of the customer, of the writer? A person of whom no more is known may be either. */
bool rly_stands_for_customer(uint8_t stands);
bool rly_stands_for_agent(uint8_t stands);

#endif
