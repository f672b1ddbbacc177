/* SPDX-License-Identifier: Apache-2.0 */
#include "lint/checks.h"

#include <string.h>

#include "lint/rule.h"

static const struct {
    const char *name;
    rly_check_function *run;
} checks[] = {
    {"acronym", rly_check_acronym},
    {"canned", rly_check_canned},
    {"capitals", rly_check_capitals},
    {"date", rly_check_date},
    {"duplicate", rly_check_duplicate},
    {"echo", rly_check_echo},
    {"effort", rly_check_effort},
    {"emoji", rly_check_emoji},
    {"exclamation", rly_check_exclamation},
    {"fancy-letters", rly_check_fancy_letters},
    {"foreign", rly_check_foreign},
    {"hashtag", rly_check_hashtag},
    {"long-sentence", rly_check_long_sentence},
    {"mentions", rly_check_mentions},
    {"mirth", rly_check_mirth},
    {"missing-language", rly_check_missing_language},
    {"other-language", rly_check_other_language},
    {"mixed-spelling", rly_check_mixed_spelling},
    {"placeholder", rly_check_placeholder},
    {"placeholder-dialect", rly_check_placeholder_dialect},
    {"placeholder-fallback", rly_check_placeholder_fallback},
    {"placeholder-malformed", rly_check_placeholder_malformed},
    {"placeholder-unknown", rly_check_placeholder_unknown},
    {"private", rly_check_private},
    {"readability", rly_check_readability},
    {"repeated-word", rly_check_repeated_word},
    {"repeats", rly_check_repeats},
    {"shortened", rly_check_shortened},
    {"shouting", rly_check_shouting},
    {"same-title", rly_check_same_title},
    {"sms-unicode", rly_check_sms_unicode},
    {"spelling", rly_check_spelling},
    {"too-long", rly_check_too_long},
    {"twin-differs", rly_check_twin_differs},
    {"wrong-name", rly_check_wrong_name},
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
