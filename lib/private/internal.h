/* SPDX-License-Identifier: Apache-2.0 */
/* What the files of lib/private share: the text as families of detectors read it, and where they put what they find. */
#ifndef RLY_PRIVATE_INTERNAL_H
#define RLY_PRIVATE_INTERNAL_H

#include <string.h>

#include "private/private.h"

/*
 * The view: the reading text with one byte a character, so that a pattern need not know of UTF-8. Digits and letters
 * of other scripts that are ASCII ones in another dress (full-width, Arabic-Indic ...) are ASCII; marks and invisible
 * characters are gone. Sixteen NULs stand behind `bytes`. Offsets in the families are offsets in the view.
 */
enum {
    RLY_VIEW_LETTER = 0x80,   /* a letter outside ASCII */
    RLY_VIEW_OTHER = 0x81,    /* any other character */
    RLY_VIEW_CURRENCY = 0x82, /* a sign of a currency outside ASCII */
    RLY_VIEW_MARGIN = 16
};

typedef struct rly_view {
    const char *bytes; /* as it stands */
    const char *lower; /* with ASCII letters small; what stands behind it is not to be read */
    uint32_t size;
    uint32_t first, past; /* from the first letter or digit to behind the last; equal when there is none */
    const uint32_t *at;   /* offset in the reading text of each byte and of the end; NULL when they are the same */
} rly_view;

/* A run of digits. */
typedef struct rly_digits {
    uint32_t start, end;
} rly_digits;

/* A word of words.def that stands in the text: tokens [first, past). */
typedef struct rly_hint {
    uint32_t first, past;
    uint64_t topics;
} rly_hint;

/* What the words of words.def speak of, a bit each. */
typedef enum rly_topic {
#define RLY_TOPIC(id) RLY_TOPIC_##id,
#include "private/topics.def"
#undef RLY_TOPIC
    RLY_TOPICS
} rly_topic;
#define RLY_ABOUT(id) (UINT64_C(1) << RLY_TOPIC_##id)

enum { RLY_HINT_SLOTS = 4096 };

typedef struct rly_seeker {
    const rly_text *text;
    const rly_regions *regions;
    rly_view view;
    RLY_VEC(rly_digits) digits; /* by start */
    RLY_VEC(rly_hint) hints;    /* by first token */
    uint64_t topics;            /* of all hints: without a bit here no word speaks of that */
    RLY_VEC(rly_private) found; /* candidates, in offsets of the view */
    rly_buf bytes, lower;       /* behind a view that is not the reading text */
    RLY_VEC(uint32_t) at;
    uint16_t hint_rows[RLY_HINT_SLOTS]; /* row of words.def + 1, by the hash of its first word; 0: free */
} rly_seeker;

/* A family of detectors: add candidates. False when memory runs out. */
typedef bool rly_family(rly_seeker *seeker);

/* One file each; families.c runs them. */
rly_family rly_seek_phone, rly_seek_email, rly_seek_card, rly_seek_card_details, rly_seek_iban, rly_seek_bank,
    rly_seek_national, rly_seek_national_ids, rly_seek_document, rly_seek_vehicle, rly_seek_birth, rly_seek_code,
    rly_seek_place, rly_seek_network, rly_seek_secret, rly_seek_login, rly_seek_reference, rly_seek_url;

/* view.c */
bool rly_view_build(rly_seeker *seeker);
bool rly_view_is_digit(char byte);
bool rly_view_is_letter(char byte); /* ASCII or RLY_VIEW_LETTER */
static inline bool rly_view_is_alnum(char byte)
{
    return rly_view_is_digit(byte) || rly_view_is_letter(byte);
}

/* hints.c: fills hint_rows once, hints for every text. */
void rly_hints_index(rly_seeker *seeker);
bool rly_hints_find(rly_seeker *seeker);
/* The first token that ends behind `at`, an offset of the view; the number of tokens when there is none. */
uint32_t rly_seek_token(const rly_seeker *seeker, uint32_t at);
/* The topics of the words of words.def among the `before` tokens before `start` and the `after` ones behind `end`, in
 * the same paragraph. */
uint64_t rly_topics_near(const rly_seeker *seeker, uint32_t start, uint32_t end, unsigned before, unsigned after);
/* The topics of the word nearest before `start`, `before` tokens away at most, on the same line. */
uint64_t rly_topics_label(const rly_seeker *seeker, uint32_t start, unsigned before);

/* Add a candidate. False when memory runs out. */
bool rly_seek_add(rly_seeker *seeker, rly_private_type type, uint32_t start, uint32_t end, rly_proof proof);
/* Is the text nothing but [start, end), punctuation apart? Then it answers a question, which is proof enough. */
bool rly_seek_is_alone(const rly_seeker *seeker, uint32_t start, uint32_t end);
/* Does [start, end) stand by itself: no letter, digit, mask (*, #) or other joining character touches it? */
bool rly_seek_is_whole(const rly_seeker *seeker, uint32_t start, uint32_t end);
/* The span of that kind that overlaps [start, end); NULL for none. */
const rly_span *rly_seek_span(const rly_seeker *seeker, rly_span_kind kind, uint32_t start, uint32_t end);
/* Is that country among the regions? */
bool rly_seek_in_region(const rly_seeker *seeker, const char *code);

#endif
