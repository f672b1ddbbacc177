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

/* Has a sentence of the text more than `most` tokens? Then two of it stand on both ends of half as many. */
static bool has_long_sentence(const rly_text *text, uint32_t most)
{
    const rly_token *tokens = text->tokens.items;
    size_t half = (size_t)most / 2 + 1, last = text->tokens.count;
    for (size_t i = 0; i + half - 1 < last && most < last; i += half)
        if (tokens[i].sentence == tokens[i + half - 1].sentence)
            return true;
    return false;
}

/* `max`: how many words a sentence may have (35). */
bool rly_check_long_sentence(const rly_check *check)
{
    const rly_text *text = &check->detection->reply;
    const rly_token *tokens = text->tokens.items;
    size_t past;
    if (!has_long_sentence(text, rly_check_max(check, 35)))
        return true;
    for (size_t i = 0; i < text->tokens.count; i = past) {
        uint32_t words;
        past = past_sentence(text, i, &words);
        if (words > rly_check_max(check, 35) && !rly_check_at(check, tokens[i].start, tokens[past - 1].end, NULL))
            return false;
    }
    return true;
}

/* How many a word of so many bytes can have. */
static uint32_t most_syllables(const rly_token *token)
{
    return token->fold_size > 2 ? (token->fold_size + 1u) / 2 : 1;
}

/* Are there more syllables than `allowed`? `most`: how many there may be at most. Counts until it is decided. */
static bool has_more_syllables(const rly_text *text, uint64_t allowed, uint64_t most)
{
    uint64_t found = 0;
    for (size_t i = 0; i < text->tokens.count && found <= allowed && found + most > allowed; i++) {
        const rly_token *token = &text->tokens.items[i];
        if (!rly_check_is_word(token, true))
            continue;
        found += count_syllables(rly_token_fold(text, token));
        most -= most_syllables(token);
    }
    return found > allowed;
}

/* `max`: the highest school grade (Flesch and Kincaid) that a text of eighty words or more may need (12). */
bool rly_check_readability(const rly_check *check)
{
    const rly_text *text = &check->detection->reply;
    uint64_t words = 0, sentences = 0, most = 0;
    uint32_t last = UINT32_MAX;
    if (text->tokens.count < RLY_FEWEST_WORDS)
        return true;
    for (size_t i = 0; i < text->tokens.count; i++) {
        const rly_token *token = &text->tokens.items[i];
        if (!rly_check_is_word(token, true))
            continue;
        words++;
        sentences += token->sentence != last;
        last = token->sentence;
        most += most_syllables(token);
    }
    if (words < RLY_FEWEST_WORDS)
        return true;
    /* The grade in hundredths is 39 times the words of a sentence and 1180 times the syllables of a word, less 1559. */
    uint64_t bound = 100 * (uint64_t)rly_check_max(check, 12) + 1559, by_sentences = 39 * words / sentences;
    uint64_t allowed = by_sentences <= bound ? ((bound - by_sentences + 1) * words - 1) / 1180 : 0;
    return !has_more_syllables(text, allowed, most) || rly_check_at(check, 0, 0, NULL);
}
