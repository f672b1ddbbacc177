/* SPDX-License-Identifier: Apache-2.0 */
/* How long a text is for a channel: in which unit, what counts for how much, and where the limit cuts it. */
#ifndef RLY_MEASURE_H
#define RLY_MEASURE_H

#include "base/tree.h"
#include "text/map.h"

typedef enum rly_measure_unit {
    RLY_IN_CODE_POINTS,
    RLY_IN_UTF16,
    RLY_IN_BYTES,
    RLY_IN_GRAPHEMES,
    RLY_IN_WEIGHTED, /* X */
    RLY_IN_SEGMENTS, /* SMS: the limit counts parts, the length septets or UTF-16 units */
    RLY_IN_MASTODON, /* graphemes; a link has a fixed length, @user@host that of @user */
    RLY_IN_THREADS,  /* code points; an emoji counts its bytes */
    RLY_MEASURE_UNITS
} rly_measure_unit;

/* "code-points", "utf-16", "bytes" ... in the order of rly_measure_unit. */
extern const char *const rly_measure_unit_names[RLY_MEASURE_UNITS];

/* What weighs 2 on X, whatever it consists of. */
typedef enum rly_emoji_weighing {
    RLY_EMOJI_PLATFORM,     /* each emoji */
    RLY_EMOJI_TWITTER_TEXT, /* those of Emoji 11, as in twitter-text 3.1 */
    RLY_EMOJI_PLAIN         /* none: each character by itself */
} rly_emoji_weighing;

typedef struct rly_limit {
    uint32_t count; /* how much fits; 0: no limit */
    uint32_t url;   /* what a link counts, in units that have a fixed length for links */
    uint8_t unit, emoji;
    bool flat;          /* of RLY_IN_WEIGHTED: each character counts 1 */
    bool free_mentions; /* the @mentions that a reply begins with do not count */
    bool of_source;     /* Markdown counts as it is written */
} rly_limit;

/* The limits of a channel: what is sent has to keep both. */
enum { RLY_LIMITS = 2 };
typedef struct rly_limits {
    rly_limit of[RLY_LIMITS];
} rly_limits;

/*
 * Read {count: 300, unit: graphemes, also: {count: 3000, unit: bytes}}; what it does not name stays as it is. The tree
 * need not stay. Errors: SYNTAX, UNKNOWN, MEMORY.
 */
replylint_status rly_limits_read(rly_limits *limits, const rly_tree *tree, const rly_node *node,
                                 replylint_error *error);

typedef enum rly_sms_encoding { RLY_NO_SMS, RLY_GSM7, RLY_UCS2 } rly_sms_encoding;

/* "", "GSM-7", "UCS-2". */
extern const char *const rly_sms_encoding_names[3];

typedef struct rly_length {
    uint64_t length, limit;          /* of segments: how much fits into as many parts as are allowed, in the encoding */
    uint64_t over;                   /* by how much it is too long; 0 when it fits */
    uint64_t segments, segment_left; /* of segments: parts, and what is left in the last one; else 0 */
    rly_sms_encoding encoding;
    size_t cut;   /* bytes of the text that fit; all of them when it fits */
    bool invalid; /* weighted: it holds a character that X refuses, and is cut there */
} rly_length;

/* A link in a text, and what of it has the fixed length. */
typedef struct rly_link_place {
    size_t start, end;
} rly_link_place;

/* Scratch memory of one thread; allocates only while it grows. */
typedef struct rly_measuring {
    rly_buf composed; /* the text in NFC, when it is not */
    rly_map map;      /* from there to the text */
    RLY_VEC(rly_link_place) links;
} rly_measuring;

void rly_measuring_free(rly_measuring *measuring); /* wipes the text */

/* Measure valid UTF-8. The work is linear in the text. False when memory runs out. */
bool rly_measure(rly_measuring *measuring, const rly_limit *limit, rly_str text, rly_length *out);

/* The @mentions that a text begins with, and the white space behind them, in bytes. */
size_t rly_leading_mentions(rly_str text);

/* The end of the grapheme that begins at `at` of valid UTF-8; at < size. */
size_t rly_grapheme_end(const char *text, size_t size, size_t at);

/* The code point at `at` of valid UTF-8. */
uint32_t rly_code_at(const char *text, size_t at);

/* Is a character in the alphabet of GSM-7? How much it takes there: 1 or 2 septets; 0 when it is not. */
uint32_t rly_gsm_septets(uint32_t code);

/* What can stand in an SMS for characters that are not in that alphabet, and says the same. */
typedef struct rly_gsm_form {
    uint16_t first, last;
    const char *plain; /* "" for what nobody sees */
    const char *name;  /* what a writer would call it */
} rly_gsm_form;

/* NULL when there is none. */
const rly_gsm_form *rly_gsm_form_of(uint32_t code);

#endif
