/* SPDX-License-Identifier: Apache-2.0 */
/* What the files of lib/text share among themselves. */
#ifndef RLY_TEXT_INTERNAL_H
#define RLY_TEXT_INTERNAL_H

#include <string.h>

#include "text/text.h"
#include "text/words.h"

/* What a byte of the reading text is. A byte outside ASCII is HIGH: only a look at the code point can tell more. */
enum {
    RLY_LOWER = 1,
    RLY_UPPER = 2,
    RLY_DIGIT = 4,
    RLY_HIGH = 8,
    RLY_JOINER = 16,      /* may stand inside a word, a number, a domain or an address: ' _ . , : @ - + % */
    RLY_SPECIAL = 32,     /* may open a token that is no word: @ # { [ < % $ ` & _ */
    RLY_BLANK = 64,       /* white space and control characters, NUL too */
    RLY_NO_ADDRESS = 128, /* like blanks, ends the address of a page: < > " ` { } | \ ^ */
    RLY_LETTER = RLY_LOWER | RLY_UPPER,
    RLY_ALNUM = RLY_LETTER | RLY_DIGIT
};
extern const uint8_t rly_class[256];

static inline unsigned rly_class_at(const char *text, size_t at)
{
    return rly_class[(unsigned char)text[at]];
}

/* Word lists: sorted, NUL-padded, so that a look-up compares two machine words a step. Longer words are in no list. */
typedef char rly_word[16];
typedef struct rly_word_list {
    const rly_word *words;
    size_t count;
} rly_word_list;

#define RLY_WORD_LIST(array)                        \
    {                                               \
        (array), sizeof(array) / sizeof((array)[0]) \
    }
#define RLY_NOT_LISTED ((size_t)-1)

size_t rly_word_find(const rly_word_list *list, const char *word, size_t size);

static inline bool rly_word_in(const rly_word_list *list, const char *word, size_t size)
{
    return rly_word_find(list, word, size) != RLY_NOT_LISTED;
}

static inline const char *rly_fold_of(const rly_text *text, const rly_token *token)
{
    return text->folded.data + token->fold;
}

/* Whether the folded form of a token is `word`, a literal, which compilers make a number of. */
static inline bool rly_token_is(const rly_text *text, const rly_token *token, const char *word)
{
    size_t size = strlen(word);
    if (token->fold_size != size)
        return false;
    if (size > 8)
        return memcmp(rly_fold_of(text, token), word, size) == 0;
#define LETTER(i) ((uint64_t)(unsigned char)((i) < size ? word[i] : 0) << 8 * (i))
    uint64_t letters = LETTER(0) | LETTER(1) | LETTER(2) | LETTER(3) | LETTER(4) | LETTER(5) | LETTER(6) | LETTER(7);
#undef LETTER
    return token->number == rly_word_number_of(letters, 0);
}

/* Does the word stand in that list of words.def? */
static inline bool rly_token_has(const rly_token *token, rly_word_list_id list)
{
    return token->facts >> list & 1;
}

/* Whether exactly `between` stands between token i and the next one. */
static inline bool rly_gap_is(const rly_text *text, size_t i, const char *between)
{
    const rly_token *token = &text->tokens.items[i];
    size_t size = strlen(between);
    return token[1].start - token[0].end == size && memcmp(text->reading.data + token[0].end, between, size) == 0;
}

/* Whether a text is ASCII without CR, so that it reads as it stands. */
bool rly_is_plain_ascii(const char *source, size_t size);

/* reading.c: fills reading and map from `unwrapped`, which is valid UTF-8. Sixteen NULs stand behind the reading text.
 */
bool rly_reading_build(rly_text *text);
/* Whether a code point is a picture by itself; `next` is what follows it, 0 for none. */
bool rly_is_pictograph(uint32_t code, uint32_t next);
/* The emoji at `at`, with its modifiers and joined parts: its size in bytes, 0 when there is none. */
size_t rly_emoji_size(const char *text, size_t size, size_t at);

/* token.c: fills tokens and folded; a stretch of code is one token. */
bool rly_tokens_read(rly_text *text);
/* The size of the letter, digit or (inside a word) mark outside ASCII at `at`; 0 when it is none. */
size_t rly_letter_size(const char *text, size_t size, size_t at, bool inside);
/* Append the folded form of a stretch; `flags` gets CAPITAL and SHOUTED. */
bool rly_fold_high(rly_buf *folded, const char *word, size_t size, unsigned *flags);

/* opaque.c: the end of the URL or e-mail address that begins with the word at `start`; 0 when none does. `looked` is
 * moved to where it was looked for in vain. */
size_t rly_link_end(const char *s, size_t size, size_t start, rly_token_kind *kind, size_t *looked);
/* The end of the handle, hashtag, placeholder or code that begins at `at`; 0 when none does. */
size_t rly_opaque_end(const char *s, size_t size, size_t at, rly_token_kind *kind);

/* macro.c: fills placeholders and dialects. */
bool rly_placeholders_find(rly_text *text, const rly_text_context *context);

/* sentence.c: quoted mail first, since a quotation is a sentence boundary. */
bool rly_quotes_find(rly_text *text);
void rly_sentences_find(rly_text *text);

/* names.c: what a word says by itself; name_place.c: where it stands */
enum { RLY_NAME_PARTS = 8 };
typedef struct rly_names {
    rly_str parts[RLY_NAME_PARTS];    /* of the customer's and the agent's name, folded */
    uint64_t numbers[RLY_NAME_PARTS]; /* of these words */
    size_t count;
    size_t customers; /* how many of them, the first ones, are the customer's */
    rly_str brand;
    size_t signature; /* the first token of the sign-off, 0 when there is none */
    int shouted;      /* whether the text is shouted as a whole; -1 until somebody asks */
} rly_names;

bool rly_names_start(rly_names *names, rly_text *text, const rly_text_context *context);
/* The token past the name that begins at token i; 0 when none does. */
size_t rly_name_past(rly_names *names, const rly_text *text, size_t i);
/* Whether a token has the shape of a name and is no ordinary word. */
bool rly_reads_as_name(rly_names *names, const rly_text *text, size_t i);

bool rly_is_known_name(const rly_names *names, const rly_text *text, const rly_token *token);
bool rly_is_of_brand(const rly_names *names, const rly_text *text, const rly_token *token);
bool rly_is_initial(const rly_text *text, const rly_token *token); /* one capital, but not "I" */
bool rly_is_word_name(const rly_text *text, size_t i);             /* "Mark", "May" */
bool rly_is_word_surname(const rly_text *text, size_t i);          /* "Price", "West" */
/* The token past the name whose first word is token i: further names and initials of the same line. */
size_t rly_past_name(rly_names *names, const rly_text *text, size_t i);
/* Whether a word in small letters may be somebody's name: letters, and no ordinary word. */
bool rly_reads_as_small_name(const rly_text *text, size_t i);
bool rly_is_title(const rly_text *text, size_t i); /* "Mr" */
bool rly_is_hail(const rly_text *text, size_t i);  /* "Hi", "Dear": somebody is called behind it */

/* Whether token i begins a sentence, a line, or what stands behind a comma. */
static inline bool rly_begins_part(const rly_text *text, size_t i)
{
    const rly_token *token = &text->tokens.items[i];
    return i == 0 || token->flags & (RLY_TOKEN_STARTS | RLY_TOKEN_LINE) || token[-1].flags & RLY_TOKEN_COMMA;
}

/* closing.c */
typedef struct rly_closing {
    uint32_t role; /* CLOSING_STRONG ("Kind regards"), CLOSING_WEAK ("Thanks", which is said for other reasons, too) or
                    * both; 0 when it is none */
    size_t last;   /* its last token */
} rly_closing;

/* Whether a closing may begin with a token; most words begin none. */
static inline bool rly_may_close(const rly_token *token)
{
    return token->facts & (RLY_FACT(CLOSING_STRONG) | RLY_FACT(CLOSING_WEAK) | RLY_FACT(CLOSING_MORE));
}

/* The closing that begins at token i and ends before `past`, if one does: "Thanks and kind regards". */
rly_closing rly_closing_at(const rly_text *text, size_t i, size_t past);

/* signature.c: the sign-off: tokens [first, past) from byte `start`; the person in it is [name, name_past), empty for a
 * team. */
typedef struct rly_signature {
    uint32_t start, end, first, past, name, name_past;
} rly_signature;

bool rly_signature_find(rly_names *names, const rly_text *text, rly_signature *out);

/* links.c: fills links from the stretches of the markup. */
bool rly_links_find(rly_text *text);

/* spans.c: the walk that finds them. */
typedef struct rly_scanner {
    rly_text *text;
    rly_names *names;
    const char *s;      /* the reading text */
    size_t notable;     /* the notable token that is read */
    size_t quote;       /* the next quotation to put among the spans */
    size_t link;        /* the next link */
    size_t placeholder; /* the next placeholder */
    rly_signature signature;
    bool signature_due;                      /* it is yet to be put among the spans */
    size_t phone_past, date_past, name_past; /* tokens before are taken by the last phone number, date, name */
} rly_scanner;

bool rly_spans_find(rly_text *text, rly_names *names);
bool rly_add_span(rly_scanner *c, rly_span_kind kind, size_t start, size_t end, size_t first, size_t past);
bool rly_add_tokens(rly_scanner *c, rly_span_kind kind, size_t first, size_t past); /* a span of whole tokens */

/* figures.c: all that begins with the digits of token i. */
bool rly_read_digits(rly_scanner *c, size_t i);
/* What begins with a word, one before digits or a time of day: "May 12th", "USD 5", "noon". `found`: whether it does.
 */
bool rly_read_figure_word(rly_scanner *c, size_t i, bool *found);

#endif
