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

/* Topics of words that are no label of any value: parts of streets, whose place it is. */
#define RLY_ABOUT_NO_VALUE                                                                                           \
    (RLY_ABOUT(STREET) | RLY_ABOUT(LOOSE_STREET) | RLY_ABOUT(STREET_TYPE) | RLY_ABOUT(DWELLING) | RLY_ABOUT(HOUSE) | \
     RLY_ABOUT(OWN_PLACE) | RLY_ABOUT(TITLE) | RLY_ABOUT(LIVING) | RLY_ABOUT(GEO))

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
} rly_seeker;

/* A family of detectors: add candidates. False when memory runs out. */
typedef bool rly_family(rly_seeker *seeker);

/* One file each; families.c runs them. */
rly_family rly_seek_phone, rly_seek_email, rly_seek_card, rly_seek_card_details, rly_seek_iban, rly_seek_bank,
    rly_seek_national, rly_seek_national_ids, rly_seek_document, rly_seek_vehicle, rly_seek_birth, rly_seek_code,
    rly_seek_place, rly_seek_network, rly_seek_secret, rly_seek_login, rly_seek_reference, rly_seek_url;

/* view.c */
bool rly_view_build(rly_seeker *seeker);
static inline bool rly_view_is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}
/* ASCII or RLY_VIEW_LETTER */
static inline bool rly_view_is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (unsigned char)byte == RLY_VIEW_LETTER;
}
/* The offset in the view of a place in the reading text, as of a token. */
uint32_t rly_view_from(const rly_seeker *seeker, uint32_t reading);
static inline bool rly_view_is_alnum(char byte)
{
    return rly_view_is_digit(byte) || rly_view_is_letter(byte);
}

/* hints.c: fills hints. */
bool rly_hints_find(rly_seeker *seeker);
/* The first token that ends behind `at`, an offset of the view; the number of tokens when there is none. */
uint32_t rly_seek_token(const rly_seeker *seeker, uint32_t at);
/* The topics of the words of words.def among the `before` tokens before `start` and the `after` ones behind `end`, in
 * the same paragraph. */
uint64_t rly_topics_near(const rly_seeker *seeker, uint32_t start, uint32_t end, unsigned before, unsigned after);
/* The topics of the word nearest before `start`, `before` tokens away at most, on the same line. */
uint64_t rly_topics_label(const rly_seeker *seeker, uint32_t start, unsigned before);

/* The topics of the words of words.def that begin at that token. */
uint64_t rly_topics_of(const rly_seeker *seeker, uint32_t token);
/* near.c: words that one family alone asks of, so that they are no hints to the others. `list` has blanks between. */
bool rly_word_in(const char *list, const char *word, size_t size);
/* The nearest word of `list` among the `before` tokens before `start` (on its line) and the `after` ones behind `end`;
 * how many tokens away, from 1; 0 when there is none. */
unsigned rly_word_near(const rly_seeker *seeker, uint32_t start, uint32_t end, unsigned before, unsigned after,
                       const char *list);

/* email.c and spelled.c: the end of the domain name that begins at `start`, with a top level; 0 when there is none. */
uint32_t rly_domain_end(const rly_view *view, uint32_t start);
/* "your.name@example.com": does it only say how an address looks? Its local part is [start, past). */
bool rly_is_sample_email(const char *lower, uint32_t start, uint32_t past, uint32_t host);
bool rly_seek_spelled_email(rly_seeker *seeker);

/* network.c and network6.c: past "/24" at `end`, the end of an address with at most `most` bits; else `end`. */
uint32_t rly_prefix_end(const char *s, uint32_t end, uint32_t most);
bool rly_seek_ipv6(rly_seeker *seeker);

/* Add a candidate. False when memory runs out. */
bool rly_seek_add(rly_seeker *seeker, rly_private_type type, uint32_t start, uint32_t end, rly_proof proof);
/* Is the text nothing but [start, end), punctuation apart? Then it answers a question, which is proof enough. */
bool rly_seek_is_alone(const rly_seeker *seeker, uint32_t start, uint32_t end);
/* Do the words around say that it is an example, which is nobody's? */
bool rly_seek_is_example(const rly_seeker *seeker, uint32_t start, uint32_t end);
/* Does it stand in an address of the web or of mail, a handle or a placeholder? */
bool rly_seek_is_opaque(const rly_seeker *seeker, uint32_t at);
/* Does [start, end) stand by itself: no letter, digit, mask (*, #) or other joining character touches it? */
bool rly_seek_is_whole(const rly_seeker *seeker, uint32_t start, uint32_t end);
/* The span of that kind that overlaps [start, end); NULL for none. */
const rly_span *rly_seek_span(const rly_seeker *seeker, rly_span_kind kind, uint32_t start, uint32_t end);
/* Is that country among the regions? */
bool rly_seek_in_region(const rly_seeker *seeker, const char *code);

#endif
