/* SPDX-License-Identifier: Apache-2.0 */
/* Native checks of rules: what no phrase can say. `check: NAME` in a rule names one; it reports places. */
#ifndef RLY_CHECKS_H
#define RLY_CHECKS_H

#include "signal/detect.h"

struct rly_rule;
struct rly_result;

/* A place that a check reports, in the reading text of the reply; [0, 0) stands for the whole text. */
typedef struct rly_spotted {
    uint32_t start, end;
    const char *fix;   /* the better wording; NULL for none, or for that of the rule */
    const char *match; /* stands for {match} in the message; NULL: the words of the place */
    /* What the reading text lacks has its place in the source, and needs a match: */
    bool in_source;
    rly_str key; /* what makes two such faults the same */
} rly_spotted;

typedef RLY_VEC(rly_spotted) rly_places;

/* Why a check does not judge. */
typedef struct rly_unjudged {
    const char *reason;  /* NULL: it judges */
    const char *missing; /* what would let it judge; else "" */
    bool skipped;        /* it should have: the verdict is not that the rule does not apply */
} rly_unjudged;

/* What a check may look at, and where its report goes. */
typedef struct rly_check {
    const rly_detection *detection;  /* the reply, the customer's message, the context */
    const struct rly_rule *rule;     /* its `words` and `max` */
    const struct rly_result *result; /* what was measured */
    rly_arena *strings;              /* for fixes; lasts as long as the findings */
    rly_places *places;
    rly_unjudged *unjudged; /* a check that has nothing to judge by says so here */
} rly_check;

/* Report every place where the rule fails; none means that it passes. False when memory runs out. */
typedef bool rly_check_function(const rly_check *check);

/* The check of that name; NULL, and a did-you-mean, when there is none. */
rly_check_function *rly_check_find(rly_str name, rly_place place, replylint_error *error);

/* Report a place; `fix` (NULL for none) must last as long as check->strings. */
bool rly_check_at(const rly_check *check, uint32_t start, uint32_t end, const char *fix);

/* Report a place of the source; match, key and fix must last as long as check->strings. */
bool rly_check_source(const rly_check *check, rly_spotted place);

/* Is the folded word in the rule's `words`? */
bool rly_check_lists(const rly_check *check, rly_str word);

/* The rule's `max`; `otherwise` when it states none. */
uint32_t rly_check_max(const rly_check *check, uint32_t otherwise);

/* A word of the writer: no address, no quoted mail, no code; a figure is one only with `figures`. */
static inline bool rly_check_is_word(const rly_token *token, bool figures)
{
    return token->kind == RLY_TOKEN_WORD && !(token->flags & RLY_TOKEN_QUOTED) &&
           (figures || !(token->flags & RLY_TOKEN_DIGIT));
}

/*
 * What there has to be, a bit each of rly_check_finds(), for a check to do anything but pass, or with RLY_ELSE_UNJUDGED
 * anything but say why it does not judge; one is enough. 0: that is not known.
 */
#define RLY_ELSE_UNJUDGED (UINT64_C(1) << 63)
uint64_t rly_check_needs(rly_check_function *check);
uint64_t rly_check_finds(const struct rly_result *result);

/* How many words a text has whose readability is judged. */
enum { RLY_FEWEST_WORDS = 80 };

/* Does a check judge by the dictionaries? */
bool rly_check_spells(rly_check_function *check);

/* The signature of a text; NULL for none. */
const rly_span *rly_check_signature(const rly_text *text);

/* check_shouting.c, check_letters.c, check_emoji.c, check_links.c, check_mentions.c, check_words.c, check_length.c,
 * check_context.c, check_capitals.c, check_private.c, check_dates.c, check_echo.c, check_effort.c, check_names.c,
 * check_limit.c, check_alike.c, check_spelling.c, check_told.c, check_template.c, check_malformed.c */
rly_check_function rly_check_shouting, rly_check_acronym, rly_check_fancy_letters, rly_check_hashtag, rly_check_emoji,
    rly_check_mirth, rly_check_shortened, rly_check_foreign, rly_check_mentions, rly_check_repeated_word,
    rly_check_exclamation, rly_check_long_sentence, rly_check_readability, rly_check_other_language,
    rly_check_placeholder, rly_check_capitals, rly_check_private, rly_check_date, rly_check_echo, rly_check_effort,
    rly_check_wrong_name, rly_check_too_long, rly_check_sms_unicode, rly_check_spelling, rly_check_mixed_spelling,
    rly_check_canned, rly_check_duplicate, rly_check_repeats, rly_check_same_title, rly_check_twin_differs,
    rly_check_missing_language, rly_check_placeholder_unknown, rly_check_placeholder_dialect,
    rly_check_placeholder_malformed, rly_check_placeholder_fallback;

#endif
