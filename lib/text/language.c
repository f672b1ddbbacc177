/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Which language a text is in, by function words and script. The question is only whether rules for English apply, so
 * doubt counts as English: tweets full of names and links have few function words.
 */
#include <unistr.h>

#include "text/internal.h"

/* The lists of the other languages stand one behind the other. */
enum { LANGUAGES = RLY_WORD_NL - RLY_WORD_DE + 1 };
#define FOREIGN (((UINT32_C(1) << LANGUAGES) - 1) << RLY_WORD_DE)

enum { FEWEST_WORDS = 5, ENOUGH_ENGLISH = 4, WORDS_WITHOUT_ENGLISH = 15 };

typedef struct tally {
    size_t words, english, other_script, foreign[LANGUAGES];
} tally;

static size_t most_foreign(const tally *t)
{
    size_t most = 0;
    for (size_t i = 0; i < LANGUAGES; i++)
        most = t->foreign[i] > most ? t->foreign[i] : most;
    return most;
}

/* Scripts other than Latin begin after its extended blocks; the fancy letters of tweets are Latin in disguise. */
static bool is_other_script(const char *fold, size_t size)
{
    ucs4_t code;
    u8_mbtouc_unsafe(&code, (const uint8_t *)fold, size);
    return code >= 0x370 && !(code >= 0x1E00 && code <= 0x1EFF) && code < 0x1D400;
}

static void count_word(const rly_text *text, const rly_token *token, tally *t)
{
    const char *fold = rly_fold_of(text, token);
    t->words++;
    if (rly_class_at(fold, 0) & RLY_HIGH && is_other_script(fold, token->fold_size)) {
        t->other_script++;
    } else if (rly_token_has(token, RLY_WORD_ENGLISH)) {
        t->english++;
    } else if (token->facts & FOREIGN) {
        for (unsigned i = 0; i < LANGUAGES; i++)
            t->foreign[i] += rly_token_has(token, (rly_word_list_id)(RLY_WORD_DE + i));
    }
}

const char *rly_text_language(const rly_text *text)
{
    tally t = {0};
    for (size_t i = 0; i < text->tokens.count; i++) {
        const rly_token *token = &text->tokens.items[i];
        if (token->kind != RLY_TOKEN_WORD || token->flags & (RLY_TOKEN_DIGIT | RLY_TOKEN_QUOTED) ||
            token->fold_size == 0)
            continue;
        count_word(text, token, &t);
        if (t.english >= ENOUGH_ENGLISH && t.words >= FEWEST_WORDS && most_foreign(&t) + t.other_script <= 1)
            return "en";
    }
    size_t foreign = most_foreign(&t);
    if (t.other_script >= 3 && 2 * t.other_script > t.words)
        return "other"; /* one word may be a whole sentence where no spaces are written */
    if (t.words < FEWEST_WORDS)
        return "";
    if (foreign >= 3 && foreign > 2 * t.english)
        return "other";
    if (t.english == 0 && t.words >= WORDS_WITHOUT_ENGLISH)
        return "other";
    return t.english ? "en" : "";
}
