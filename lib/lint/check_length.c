/* SPDX-License-Identifier: Apache-2.0 */
/* How hard a text is to read: by the length of its sentences and words. */
#include <string.h>

#include "lint/checks.h"

static bool is_vowel(char c)
{
    static const bool vowels[256] = {
        ['a'] = true, ['e'] = true, ['i'] = true, ['o'] = true, ['u'] = true, ['y'] = true};
    return vowels[(unsigned char)c];
}

/* About how many syllables an English word has: runs of vowels, less a silent e at the end. */
static uint32_t count_syllables(rly_str word)
{
    uint32_t count = 0;
    bool before = false;
    for (size_t i = 0; i < word.size; i++) {
        bool vowel = is_vowel(word.data[i]);
        count += vowel & !before; /* a branch would be guessed wrong all the time */
        before = vowel;
    }
    bool silent = word.size > 2 && word.data[word.size - 1] == 'e' && !is_vowel(word.data[word.size - 2]) &&
                  word.data[word.size - 2] != 'l';
    if (word.size > 3 && memcmp(word.data + word.size - 2, "ed", 2) == 0 && !strchr("td", word.data[word.size - 3]))
        silent = true;
    count -= silent && count > 1;
    return count ? count : 1;
}

/* The token past the sentence of token `first`, and how many words it has. */
static size_t past_sentence(const rly_text *text, size_t first, uint32_t *words)
{
    const rly_token *tokens = text->tokens.items;
    size_t past = first;
    *words = 0;
    for (; past < text->tokens.count && tokens[past].sentence == tokens[first].sentence; past++)
        *words += rly_check_is_word(&tokens[past], true);
    return past;
}

/* `max`: how many words a sentence may have (35). */
bool rly_check_long_sentence(const rly_check *check)
{
    const rly_text *text = &check->detection->reply;
    const rly_token *tokens = text->tokens.items;
    size_t past;
    if (text->tokens.count <= rly_check_max(check, 35))
        return true;
    for (size_t i = 0; i < text->tokens.count; i = past) {
        uint32_t words;
        past = past_sentence(text, i, &words);
        if (words > rly_check_max(check, 35) && !rly_check_at(check, tokens[i].start, tokens[past - 1].end, NULL))
            return false;
    }
    return true;
}

/* `max`: the highest school grade (Flesch and Kincaid) that a text of eighty words or more may need (12). */
bool rly_check_readability(const rly_check *check)
{
    const rly_text *text = &check->detection->reply;
    uint64_t words = 0, sentences = 0, syllables = 0;
    size_t past;
    if (text->tokens.count < RLY_FEWEST_WORDS)
        return true;
    for (size_t i = 0; i < text->tokens.count; i = past) {
        uint32_t own;
        past = past_sentence(text, i, &own);
        words += own;
        sentences += own > 0;
    }
    if (words < RLY_FEWEST_WORDS || sentences == 0)
        return true;
    for (size_t i = 0; i < text->tokens.count; i++)
        if (rly_check_is_word(&text->tokens.items[i], true))
            syllables += count_syllables(rly_token_fold(text, &text->tokens.items[i]));
    uint64_t hundredths = 39 * words / sentences + 1180 * syllables / words;
    return hundredths <= 100 * (uint64_t)rly_check_max(check, 12) + 1559 || rly_check_at(check, 0, 0, NULL);
}
