/* SPDX-License-Identifier: Apache-2.0 */
#include "lint/checks.h"

#include <string.h>

#include "lint/lint.h"
#include "signal/ownership.h"

/* What there has to be, apart from kinds of tokens and spans. */
enum {
    BEYOND_SPANS = 32,
    SHOUTED = 0, /* a word in capitals */
    NOT_ASCII,
    EXCLAMATION, /* "!" and "_" */
    UNDERSCORE,
    LEAK,       /* private data of a person */
    MANY_WORDS, /* enough of them to judge how hard they are to read */
    LIMIT,      /* the channel has one */
    TOLD,       /* a key by which only the caller can tell */
    INDEX,      /* one of canned texts */
    EARLIER,    /* messages of the company's to compare with */
    DICTIONARY, /* or a fault that leaves none */
    NOW         /* the time */
};

#define TOKEN(kind) (UINT64_C(1) << RLY_TOKEN_##kind)
#define SPAN(kind) (UINT64_C(1) << (8 + RLY_SPAN_##kind))
#define HAS(what) (UINT64_C(1) << (BEYOND_SPANS + what))
_Static_assert((int)RLY_TOKEN_CODE < 8 && 8 + (int)RLY_SPAN_KINDS <= (int)BEYOND_SPANS, "each kind is a bit");

static const struct {
    const char *name;
    rly_check_function *run;
    uint64_t needs; /* see rly_check_needs() */
} checks[] = {
    {"acronym", rly_check_acronym, HAS(SHOUTED)},
    {"canned", rly_check_canned, HAS(INDEX) | RLY_ELSE_UNJUDGED},
    {"capitals", rly_check_capitals, 0},
    {"date", rly_check_date, SPAN(DATE) | HAS(NOW)},
    {"duplicate", rly_check_duplicate, HAS(INDEX) | RLY_ELSE_UNJUDGED},
    {"echo", rly_check_echo, SPAN(NUMBER) | SPAN(MONEY) | SPAN(DATE)},
    {"effort", rly_check_effort, 0},
    {"emoji", rly_check_emoji, SPAN(EMOJI)},
    {"exclamation", rly_check_exclamation, HAS(EXCLAMATION)},
    {"fancy-letters", rly_check_fancy_letters, HAS(NOT_ASCII)},
    {"foreign", rly_check_foreign, TOKEN(URL)},
    {"hashtag", rly_check_hashtag, TOKEN(HASHTAG)},
    {"long-sentence", rly_check_long_sentence, 0},
    {"mentions", rly_check_mentions, TOKEN(HANDLE)},
    {"mirth", rly_check_mirth, SPAN(EMOJI)},
    {"missing-language", rly_check_missing_language, HAS(TOLD)},
    {"other-language", rly_check_other_language, 0},
    {"mixed-spelling", rly_check_mixed_spelling, HAS(DICTIONARY) | RLY_ELSE_UNJUDGED},
    {"placeholder", rly_check_placeholder, TOKEN(PLACEHOLDER) | HAS(SHOUTED) | HAS(UNDERSCORE)},
    {"placeholder-dialect", rly_check_placeholder_dialect, TOKEN(PLACEHOLDER)},
    {"placeholder-fallback", rly_check_placeholder_fallback, TOKEN(PLACEHOLDER)},
    {"placeholder-malformed", rly_check_placeholder_malformed, 0},
    {"placeholder-unknown", rly_check_placeholder_unknown, TOKEN(PLACEHOLDER)},
    {"private", rly_check_private, HAS(LEAK)},
    {"readability", rly_check_readability, HAS(MANY_WORDS)},
    {"repeated-word", rly_check_repeated_word, 0},
    {"repeats", rly_check_repeats, HAS(EARLIER) | RLY_ELSE_UNJUDGED},
    {"shortened", rly_check_shortened, TOKEN(URL)},
    {"shouting", rly_check_shouting, HAS(SHOUTED)},
    {"same-title", rly_check_same_title, HAS(TOLD)},
    {"sms-unicode", rly_check_sms_unicode, HAS(LIMIT)},
    {"spelling", rly_check_spelling, HAS(DICTIONARY) | RLY_ELSE_UNJUDGED},
    {"too-long", rly_check_too_long, HAS(LIMIT)},
    {"twin-differs", rly_check_twin_differs, HAS(TOLD)},
    {"wrong-name", rly_check_wrong_name, 0},
};

enum { CHECKS = sizeof checks / sizeof *checks };

static const char *check_name(const void *context, size_t i)
{
    (void)context;
    return checks[i].name;
}

rly_check_function *rly_check_find(rly_str name, rly_place place, replylint_error *error)
{
    for (size_t i = 0; i < CHECKS; i++)
        if (rly_str_is(name, checks[i].name))
            return checks[i].run;
    const char *near = rly_nearest(name, check_name, NULL, CHECKS);
    rly_fail(error, REPLYLINT_ERROR_UNKNOWN, place, "there is no check \"%.*s\"%s%s%s", (int)name.size, name.data,
             near ? "; did you mean \"" : "", near ? near : "", near ? "\"?" : "");
    return NULL;
}

uint64_t rly_check_needs(rly_check_function *check)
{
    for (size_t i = 0; i < CHECKS; i++)
        if (checks[i].run == check)
            return checks[i].needs;
    return 0;
}

static bool has_leak(const rly_privates *privates)
{
    for (size_t i = 0; i < privates->found.count; i++)
        if (privates->found.items[i].owner == RLY_OWNER_PERSON)
            return true;
    return false;
}

uint64_t rly_check_finds(const struct rly_result *result)
{
    const rly_detection *d = &result->detection;
    const rly_text *text = &d->reply;
    const rly_buf *reading = &text->reading;
    const uint64_t told = UINT64_C(1) << RLY_KEY_SAME_TITLE | UINT64_C(1) << RLY_KEY_TWIN_DIFFERS |
                          UINT64_C(1) << RLY_KEY_MISSING_LANGUAGES;
    uint64_t set = d->context.draft->values.set;
    uint64_t found = text->token_kinds | (uint64_t)text->span_kinds << 8;
    found |= text->token_flags & RLY_TOKEN_SHOUTED ? HAS(SHOUTED) : 0;
    found |= text->plain ? 0 : HAS(NOT_ASCII);
    found |= reading->size && memchr(reading->data, '!', reading->size) ? HAS(EXCLAMATION) : 0;
    found |= reading->size && memchr(reading->data, '_', reading->size) ? HAS(UNDERSCORE) : 0;
    found |= has_leak(&d->reply_private) ? HAS(LEAK) : 0;
    found |= text->tokens.count >= RLY_FEWEST_WORDS ? HAS(MANY_WORDS) : 0;
    found |= result->measures.count ? HAS(LIMIT) : 0;
    found |= set & told ? HAS(TOLD) : 0;
    found |= result->alike.index ? HAS(INDEX) : 0;
    found |= result->alike.agent_messages ? HAS(EARLIER) : 0;
    found |= result->rules->spelling.speller || result->rules->spelling.fault ? HAS(DICTIONARY) : 0;
    return found | (set >> RLY_KEY_NOW & 1 ? HAS(NOW) : 0);
}

bool rly_check_at(const rly_check *check, uint32_t start, uint32_t end, const char *fix)
{
    rly_spotted *place = rly_push(check->places);
    if (place)
        *place = (rly_spotted){.start = start, .end = end, .fix = fix};
    return place != NULL;
}

bool rly_check_source(const rly_check *check, rly_spotted place)
{
    rly_spotted *slot = rly_push(check->places);
    if (slot) {
        *slot = place;
        slot->in_source = true;
    }
    return slot != NULL;
}

bool rly_check_lists(const rly_check *check, rly_str word)
{
    const rly_tree *tree = check->rule->tree;
    for (const rly_node *node = rly_first(tree, check->rule->words); node; node = rly_next(tree, node))
        if (node->size == word.size && memcmp(rly_node_text(tree, node).data, word.data, word.size) == 0)
            return true;
    return false;
}

uint32_t rly_check_max(const rly_check *check, uint32_t otherwise)
{
    return check->rule->max ? check->rule->max : otherwise;
}

bool rly_check_spells(rly_check_function *check)
{
    return check == rly_check_spelling || check == rly_check_mixed_spelling;
}

const rly_span *rly_check_signature(const rly_text *text)
{
    for (size_t i = text->spans.count; i-- > 0;)
        if (text->spans.items[i].kind == RLY_SPAN_SIGNATURE)
            return &text->spans.items[i];
    return NULL;
}
