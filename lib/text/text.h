/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The reading text: what the customer will read, with the way back to the caller's bytes.
 *
 *   source   the caller's bytes: UTF-8, checked, never changed
 *   reading  NFC; typographic quotes, dashes, no-break spaces in their plain forms, zero-width characters dropped, CRLF
 * as LF tokens   words and the other things that stand in a sentence, each with its case-folded form spans    what a
 * stretch of the text is: a URL, a quoted line of mail, a phone number, a time ...
 *
 * Everything but `source` is counted in bytes of `reading`; rly_text_source() leads back. A text is scratch memory:
 * read into it again and again, and it allocates only while it grows.
 */
#ifndef RLY_TEXT_H
#define RLY_TEXT_H

#include "base/error.h"
#include "base/memory.h"
#include "text/map.h"
#include "text/markup.h"
#include "text/placeholder.h"

typedef enum rly_token_kind {
    RLY_TOKEN_WORD, /* letters, digits, inner apostrophes; "&" is a word, folded to "and" */
    RLY_TOKEN_URL,  /* one opaque token each from here on: no phrase word matches inside */
    RLY_TOKEN_EMAIL,
    RLY_TOKEN_HANDLE,      /* @name */
    RLY_TOKEN_HASHTAG,     /* #name */
    RLY_TOKEN_PLACEHOLDER, /* {{...}}, {%...%}, %{...}, #{...}, [NAME], <NAME>: see placeholder.h */
    RLY_TOKEN_CODE         /* `...` and fenced blocks */
} rly_token_kind;

enum {
    RLY_TOKEN_CAPITAL = 1, /* the first letter is upper case */
    RLY_TOKEN_SHOUTED = 2, /* two letters or more, all upper case */
    RLY_TOKEN_STARTS = 4,  /* first token of its sentence */
    RLY_TOKEN_ENDS = 8,    /* last token of its sentence */
    RLY_TOKEN_COMMA = 16,  /* a comma (or semicolon, colon, dash) stands between this token and the next */
    RLY_TOKEN_QUOTED = 32, /* inside quoted mail or code: not the writer's voice */
    RLY_TOKEN_LINE = 64,   /* first token of its line */
    RLY_TOKEN_DIGIT = 128  /* a word that begins with a digit */
};

typedef struct rly_token {
    uint32_t start, end; /* in the reading text */
    uint32_t fold;       /* where its folded form begins in `folded` */
    uint16_t fold_size;  /* longer words are cut at 64 bytes: no phrase has such a word */
    uint8_t kind, flags;
    uint32_t sentence; /* number of its sentence, from 0 */
    uint32_t facts;    /* lists of words.def that it stands in, a bit each */
    uint64_t number;   /* rly_word_number() of the folded form */
} rly_token;

/* Offsets are 32 bits, and a text may grow threefold while it is read. */
#define RLY_TEXT_LIMIT ((size_t)1 << 30)

/* Spans: what lies over the tokens. Kinds a phrase can name are in rly_span_names[]. */
typedef enum rly_span_kind {
    RLY_SPAN_URL,
    RLY_SPAN_EMAIL,
    RLY_SPAN_HANDLE,
    RLY_SPAN_HASHTAG,
    RLY_SPAN_PLACEHOLDER,
    RLY_SPAN_CODE,
    RLY_SPAN_QUOTE,     /* a run of lines that begin with ">", with the "On ... wrote:" line before it */
    RLY_SPAN_SIGNATURE, /* the sign-off at the end: "^SG", "- Ann", "Kind regards, / Priya / Guest Relations" */
    RLY_SPAN_EMOJI,     /* one grapheme; no token */
    RLY_SPAN_NUMBER,    /* a word of digits: 3, 3.5, 1,200 */
    RLY_SPAN_PHONE,
    RLY_SPAN_TIME, /* 5pm, 17:30, noon, "5 o'clock" */
    RLY_SPAN_DATE, /* 12 May, May 12th, 12/05/2024, 2024-05-12 */
    RLY_SPAN_MONEY,
    RLY_SPAN_NAME,     /* what reads as a person's name: see names.c */
    RLY_SPAN_LINK,     /* the words of a link in HTML or Markdown, when they are no address themselves */
    RLY_SPAN_QUESTION, /* a sentence with "?" at its end */
    RLY_SPAN_EXCLAIM,  /* a sentence with "!" at its end */
    RLY_SPAN_SHOUTED,  /* a word of two letters or more, all upper case */
    RLY_SPAN_KINDS
} rly_span_kind;

/* "url", "email", ... in the order of rly_span_kind. */
extern const char *const rly_span_names[RLY_SPAN_KINDS];

typedef struct rly_span {
    uint32_t start, end;  /* in the reading text */
    uint32_t first, past; /* its tokens: [first, past); empty for an emoji */
    uint32_t kind;
} rly_span;

/* A link of HTML or Markdown: its words, and where it leads. */
typedef struct rly_link {
    uint32_t start, end;          /* in the reading text; may be empty, as for a picture */
    uint32_t first, past;         /* its tokens */
    uint32_t target, target_size; /* bytes of markup.targets */
} rly_link;

typedef struct rly_text {
    const char *source; /* lent by the caller for as long as the text is used */
    size_t source_size;
    rly_markup markup;     /* empty for plain text */
    const char *unwrapped; /* the source without its markup: what the reading text is made from */
    size_t unwrapped_size;
    rly_buf reading;
    rly_buf folded;
    rly_map map;      /* from the reading text to the source */
    rly_map composed; /* scratch */
    RLY_VEC(rly_token) tokens;
    RLY_VEC(rly_span) spans;  /* by first token; kinds may overlap, and one may begin a sign before its token */
    RLY_VEC(rly_span) quotes; /* the quotations among them, found before the sentences are */
    RLY_VEC(rly_link) links;  /* by start */
    RLY_VEC(rly_placeholder) placeholders;             /* by token; what they lend is of the reading text */
    rly_known_variable variables[RLY_KNOWN_VARIABLES]; /* what the table said of names before, in any text */
    uint32_t dialects;         /* the help desks that they may be of, a bit each; 0 for not known */
    uint32_t sentences;        /* how many */
    RLY_VEC(uint32_t) notable; /* the tokens that are more than a word in small letters behind a word and a blank */
    uint32_t token_kinds;      /* of all tokens, a bit each: what no token is need not be looked for */
    uint32_t span_kinds;       /* of all spans, likewise */
    uint32_t facts;            /* of all tokens, likewise */
    uint8_t token_flags;       /* of all tokens */
    bool digits;               /* an ASCII digit stands in it */
    rly_format format;
    bool ascii; /* it is pure ASCII without CR: reading is the unwrapped text, offset for offset */
    bool plain; /* the reading text is ASCII, as that of typographic quotes and dashes is, too */
} rly_text;

/* How the text is written, and what it may know of its conversation. Any may be empty. */
typedef struct rly_text_context {
    rly_format format;
    rly_str customer_name; /* its parts are names wherever they stand, in any case */
    rly_str agent_name;
    rly_str brand;        /* its words name nobody unless they are hailed */
    rly_str helpdesk;     /* whose placeholders it has; a name that is none: as they look */
    rly_str placeholders; /* further ones: "order.eta=date, custom.*" */
} rly_text_context;

/*
 * Read a text: check, build the reading text, tokens, sentences and spans. `source` is lent. `what` names the text in
 * messages ("the reply", "message 2"). `context` may be NULL.
 * Errors: REPLYLINT_ERROR_ENCODING with the byte offset, REPLYLINT_ERROR_LIMIT (too long, or Markdown that would take
 * too long to read), REPLYLINT_ERROR_MEMORY.
 */
replylint_status rly_text_read(rly_text *text, const char *source, size_t size, const char *what,
                               const rly_text_context *context, replylint_error *error);

void rly_text_free(rly_text *text); /* wipes what it held */

/* Is a text a name, or some whole words of it, in any case? "adobe" is a word of "AdobeCare". */
bool rly_name_holds(rly_str name, rly_str words);

/* Whether a word, in small letters, is one that names nobody, such as "customer", "ltd", "monday". */
bool rly_names_nobody(rly_str word);

/* Does any token, or span, of a kind stand in the text? */
static inline bool rly_text_has(const rly_text *text, rly_token_kind kind)
{
    return text->token_kinds >> kind & 1;
}

static inline bool rly_text_has_span(const rly_text *text, rly_span_kind kind)
{
    return text->span_kinds >> kind & 1;
}

/* The folded form of a token. */
static inline rly_str rly_token_fold(const rly_text *text, const rly_token *token)
{
    return (rly_str){text->folded.data + token->fold, token->fold_size};
}

/* The first token that ends behind byte `at` of the reading text; the count of tokens when there is none. */
uint32_t rly_text_token_at(const rly_text *text, uint32_t at);

/* The next span of `kind` that begins at token `first` exactly; NULL when there is none. */
const rly_span *rly_text_span_at(const rly_text *text, uint32_t first, rly_span_kind kind);

/* The placeholder that is token number `token`; NULL when that is none. */
const rly_placeholder *rly_text_placeholder(const rly_text *text, size_t token);

/* The first token, from `floor` on, of a closing ("Kind regards") that ends right before token i; i when there is none.
 */
size_t rly_closing_before(const rly_text *text, size_t i, size_t floor);

/* The source range of a range of the reading text; never splits a code point. */
void rly_text_source(const rly_text *text, uint32_t start, uint32_t end, size_t *source_start, size_t *source_end);

/* Whether new words can take the place of a range: no tag, character reference or mark of Markdown stands in it. */
bool rly_text_is_plain(const rly_text *text, uint32_t start, uint32_t end);

/*
 * The language: "en", "other" for text that is clearly not English, "" when it says too little to tell (fewer than
 * five words, say). Decided by stop words and script.
 */
const char *rly_text_language(const rly_text *text);

#endif
