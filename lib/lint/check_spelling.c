/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Words that no dictionary accepts, and British and American spellings side by side. Most words that are not in a
 * dictionary are names: what may be one is not judged.
 */
#include <string.h>

#include "lint/lint.h"
#include "lint/rule.h"
#include "lint/spelling_names.h"
#include "spell/suggest.h"
#include "spell/variant.h"

enum { SHORTEST_STEM = 4, SHORTEST_WORD = 3, SHORT_WORD = 4, LONG_WORD = 6, LONGER_WORD = 8 };

static const rly_token *token_of(const rly_spelling_case *s, const rly_doubt *doubt)
{
    return &s->text->tokens.items[doubt->token];
}

/* ---- what the dictionaries make of it */

static bool is_right(const rly_spelling_case *s, rly_str word, const char **fault)
{
    return rly_speller_accepts(s->spelling->speller, word, s->asked, fault) != 0;
}

/* "everyone's", "there'll": a word with what may stand behind any. */
static bool is_right_shortened(const rly_spelling_case *s, rly_str word, const char **fault)
{
    static const char *const endings[] = {"'s", "'ll", "'d", "'ve", "'re"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t size = strlen(endings[i]);
        if (word.size > size && memcmp(word.data + word.size - size, endings[i], size) == 0) {
            word.size -= size;
            return is_right(s, word, fault) || rly_own_words_have(&s->spelling->words, word) ||
                   rly_check_lists(s->check, word);
        }
    }
    return false;
}

/* The whole of a word with hyphens, in which the dictionaries may know what they do not know alone: "vis-a-vis". */
static bool is_right_compound(const rly_spelling_case *s, const rly_token *token, const char **fault)
{
    const rly_token *first = token, *last = token, *end = s->text->tokens.items + s->text->tokens.count;
    while (first > s->text->tokens.items && rly_byte_before(s->text, first) == '-' && first[-1].end + 1 == first->start)
        first--;
    while (last + 1 < end && rly_byte_behind(s->text, last) == '-' && last->end + 1 == last[1].start)
        last++;
    rly_str whole = {s->text->reading.data + first->start, last->end - first->start};
    return first != last && is_right(s, whole, fault);
}

/* A sentence of which many words are in no dictionary is in another language. Names tell nothing. */
static bool is_foreign(rly_spelling_case *s, const rly_doubts *doubts, const rly_doubt *doubt)
{
    uint32_t sentence = token_of(s, doubt)->sentence;
    size_t wrong = 0, words = 0;
    if (s->foreign == sentence)
        return true;
    for (size_t i = 0; i < doubts->count; i++)
        wrong += token_of(s, &doubts->items[i])->sentence == sentence &&
                 !(token_of(s, &doubts->items[i])->flags & RLY_TOKEN_CAPITAL) &&
                 !(doubts->items[i].accepting & s->asked);
    for (size_t i = 0; i < s->text->tokens.count; i++)
        words += s->text->tokens.items[i].sentence == sentence && rly_check_is_word(&s->text->tokens.items[i], false) &&
                 !(s->text->tokens.items[i].flags & RLY_TOKEN_CAPITAL);
    if (wrong < 3 || wrong * 5 < words * 2)
        return false;
    s->foreign = sentence;
    return true;
}

/* ---- findings */

/* A word in the letters of the token whose place it is to take. NULL when memory runs out. */
static const char *write_like(const rly_spelling_case *s, const char *word, size_t size, const rly_token *token)
{
    char *copy = rly_arena_copy(s->check->strings, word, size);
    if (copy && token->flags & RLY_TOKEN_CAPITAL && *copy >= 'a' && *copy <= 'z')
        *copy = (char)(*copy - 32);
    return copy;
}

/* What Hunspell itself makes of a word that is far from all others, where the settings ask for it; else "". */
static const char *best_of_hunspell(rly_spelling_case *s, const rly_token *token)
{
    char word[RLY_LONGEST_FORM * 2] = "";
    rly_str wrong = {s->text->reading.data + token->start, token->end - token->start};
    if (s->hunspell_suggestions == 0)
        return "";
    s->hunspell_suggestions--;
    rly_speller_ask(s->spelling->speller, wrong, s->asked & RLY_BRITISH ? RLY_BRITISH : RLY_AMERICAN, word, sizeof word,
                    1);
    return write_like(s, word, strlen(word), token);
}

/* The better spelling, when one is likelier than all others; "" when nothing is certain. NULL when memory runs out. */
static const char *best_of(rly_spelling_case *s, const rly_suggestions *found, const rly_token *token)
{
    const rly_suggestion *best = found->items;
    if (found->count == 0)
        return best_of_hunspell(s, token);
    if (found->count > 1 && best[0].slip == best[1].slip && best[0].common == best[1].common)
        return "";
    return write_like(s, best->word, strlen(best->word), token);
}

/* Does a word that leads nowhere look English, "defenately", or like a dish? */
static bool looks_english(rly_str folded)
{
    static const char *const endings[] = {"ly",   "tion", "tions", "ment", "ments",
                                          "ness", "able", "ible",  "ance", "ence"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings && folded.size >= LONGER_WORD; i++) {
        size_t size = strlen(endings[i]);
        if (memcmp(folded.data + folded.size - size, endings[i], size) == 0)
            return true;
    }
    return false;
}

/* "redownloading", "preauthorise": a word with what may stand before any. */
static bool is_right_prefixed(const rly_spelling_case *s, rly_str folded, const char **fault)
{
    static const char *const prefixes[] = {"re",    "pre",   "un",   "non",   "de",    "over",  "under", "mis",  "co",
                                           "multi", "sub",   "anti", "inter", "super", "micro", "mini",  "auto", "bio",
                                           "cyber", "video", "tele", "cross", "self",  "semi",  "out",   "up"};
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
        size_t size = strlen(prefixes[i]);
        if (folded.size >= size + SHORTEST_STEM && memcmp(folded.data, prefixes[i], size) == 0 &&
            is_right(s, (rly_str){folded.data + size, folded.size - size}, fault))
            return true;
    }
    return false;
}

/* A short word without any is an abbreviation: "abt". */
static bool has_vowel(rly_str folded)
{
    for (size_t i = 0; i < folded.size; i++)
        if (memchr("aeiouy", folded.data[i], 6))
            return true;
    return false;
}

/*
 * Is a word that no dictionary accepts rather a slip than a word they lack? A short word is one slip away from many
 * others: it has to be near a common one.
 */
static bool is_slip(rly_str folded, const rly_suggestions *found, bool capital)
{
    const rly_suggestion *best = found->items;
    if (folded.size < SHORTEST_WORD || (folded.size <= SHORT_WORD && !has_vowel(folded)))
        return false;
    if (found->count == 0)
        return looks_english(folded) && !capital;
    if (folded.size <= SHORT_WORD && (best->slip == RLY_SLIP_VOWEL || best->slip == RLY_SLIP_OTHER))
        return false;
    if (best->common)
        return !capital || best->slip < RLY_SLIP_SPLIT ||
               (best->slip == RLY_SLIP_SPLIT && folded.size >= LONG_WORD); /* "Thankyou"; but "Hasan" is not "has an" */
    if (folded.size < LONG_WORD)
        return false;
    return best->slip <= (folded.size < LONGER_WORD ? RLY_SLIP_MISSING : RLY_SLIP_OTHER) && !capital;
}

/* "kolkata", "ok": what would be right in other letters is a name, or short for something. */
static bool is_small_name(const rly_spelling_case *s, const rly_form *form)
{
    unsigned found = rly_snapshot_find(rly_speller_snapshot(s->spelling->speller), form->letters, form->size);
    return (rly_accepting(found, RLY_CASES) & s->asked) != 0;
}

/* A word of the dictionary that does not count here: wrong only when the one that counts spells it in another way. */
static bool judge_variant(const rly_spelling_case *s, const rly_token *token)
{
    rly_form other;
    if (rly_may_be_name(s, token) || rly_is_part_of_more(s, token) ||
        !rly_variant_find(s->spelling->speller, rly_token_fold(s->text, token), s->asked, &other))
        return true;
    const char *fix = write_like(s, other.letters, other.size, token);
    return fix && rly_check_at(s->check, token->start, token->end, fix);
}

static bool judge_word(rly_spelling_case *s, const rly_doubt *doubt, const char **fault)
{
    const rly_token *token = token_of(s, doubt);
    if (doubt->accepting)
        return judge_variant(s, token);
    rly_str folded = rly_token_fold(s->text, token),
            word = {s->text->reading.data + token->start, token->end - token->start};
    rly_form form;
    bool capital;
    if (token->flags & RLY_TOKEN_SHOUTED || rly_has_odd_letters(word.data, word.size) ||
        rly_is_part_of_more(s, token) || rly_is_known_word(s, token, folded))
        return true;
    const char *why = NULL;
    if (!rly_form_read(&form, folded) || is_right(s, word, &why) || is_right_shortened(s, folded, &why) ||
        is_right_compound(s, token, &why))
        return true;
    if (why) {
        *fault = why;
        return true;
    }
    rly_suggestions found;
    rly_suggest(&found, s->spelling->speller, &form, s->asked);
    if (is_small_name(s, &form) || is_right_prefixed(s, folded, &why) ||
        !is_slip(folded, &found, token->flags & RLY_TOKEN_CAPITAL))
        return true;
    if (rly_customer_writes(s->check->detection, folded, &capital) && (capital || !found.items[0].common))
        return true;
    const char *fix = best_of(s, &found, token);
    return fix && rly_check_at(s->check, token->start, token->end, *fix ? fix : NULL);
}

/* Have a speller for the reply; false, and the reason is given, when it cannot be judged. */
static bool start(rly_spelling_case *s, const rly_check *check)
{
    rly_str language = rly_context_get(&check->detection->context, RLY_KEY_LANGUAGE);
    const rly_spelling *spelling = &check->result->rules->spelling;
    const char *damage = spelling->speller ? rly_speller_damage(spelling->speller) : NULL;
    *s = (rly_spelling_case){.check = check,
                             .spelling = spelling,
                             .text = &check->detection->reply,
                             .foreign = UINT32_MAX,
                             .hunspell_suggestions = check->result->hunspell_suggestions};
    if (spelling->fault || damage) {
        *check->unjudged = (rly_unjudged){spelling->fault ? spelling->fault : damage, "", true};
        return false;
    }
    if (!spelling->speller) {
        *check->unjudged = (rly_unjudged){"there is no dictionary", "dictionary", false};
        return false;
    }
    unsigned one = rly_speller_dictionary(spelling->speller, language);
    s->asked = one ? one : rly_speller_dictionaries(spelling->speller);
    return true;
}

bool rly_check_spelling(const rly_check *check)
{
    rly_spelling_case s;
    const rly_doubts *doubts = &check->result->doubts;
    const char *fault = NULL;
    if (!start(&s, check))
        return true;
    for (size_t i = 0; i < doubts->count; i++) {
        if (doubts->items[i].accepting & s.asked || is_foreign(&s, doubts, &doubts->items[i]))
            continue;
        if (!judge_word(&s, &doubts->items[i], &fault))
            return false;
    }
    if (fault)
        *check->unjudged = (rly_unjudged){fault, "", true};
    return true;
}

/* The first word that is spelt in one way only; NULL when there is none. `other` gets its spelling in the other way. */
static const rly_token *find_variant(const rly_spelling_case *s, unsigned way, rly_form *other)
{
    const rly_doubts *doubts = &s->check->result->doubts;
    for (size_t i = 0; i < doubts->count; i++) {
        const rly_token *token = token_of(s, &doubts->items[i]);
        if (doubts->items[i].accepting == way && !rly_may_be_name(s, token) &&
            rly_variant_find(s->spelling->speller, rly_token_fold(s->text, token), way ^ (RLY_BRITISH | RLY_AMERICAN),
                             other))
            return token;
    }
    return NULL;
}

/* "colour" and "center", as they stand in the text. NULL when memory runs out. */
static const char *quote_both(const rly_spelling_case *s, const rly_token *first, const rly_token *second)
{
    static const char between[] = "\" and \"";
    const char *text = s->text->reading.data;
    size_t one = first->end - first->start, two = second->end - second->start, link = sizeof between - 1;
    char *out = rly_arena_take(s->check->strings, one + two + link + 3);
    if (!out)
        return NULL;
    out[0] = '"';
    memcpy(out + 1, text + first->start, one);
    memcpy(out + 1 + one, between, link);
    memcpy(out + 1 + one + link, text + second->start, two);
    out[1 + one + link + two] = '"';
    return out;
}

/* "colour" and "center": the second of them is where it fails. */
bool rly_check_mixed_spelling(const rly_check *check)
{
    rly_spelling_case s;
    rly_form american, british;
    if (!start(&s, check) || check->result->doubts.count < 2)
        return true;
    const rly_token *in_british = find_variant(&s, RLY_BRITISH, &american);
    const rly_token *in_american = in_british ? find_variant(&s, RLY_AMERICAN, &british) : NULL;
    if (!in_american)
        return true;
    const rly_token *words[] = {in_british, in_american};
    bool swapped = in_american < in_british;
    const rly_token *first = words[swapped], *second = words[!swapped];
    const rly_form *fix = swapped ? &american : &british;
    rly_spotted place = {.fix = write_like(&s, fix->letters, fix->size, second),
                         .key = rly_token_fold(s.text, second),
                         .match = quote_both(&s, first, second)};
    size_t from, to;
    rly_text_source(s.text, second->start, second->end, &from, &to);
    place.start = (uint32_t)from;
    place.end = (uint32_t)to;
    return place.fix && place.match && rly_check_source(check, place);
}
