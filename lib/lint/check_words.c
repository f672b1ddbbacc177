/* SPDX-License-Identifier: Apache-2.0 */
/* Slips of the keyboard: a word written twice, a row of exclamation marks. */
#include <string.h>

#include "lint/checks.h"

/* Does only white space stand between a token and the next one? A line end in it does not hide a repetition. */
static bool is_next(const rly_text *text, size_t i)
{
    const rly_token *tokens = text->tokens.items;
    for (uint32_t at = tokens[i].end; at < tokens[i + 1].start; at++)
        if (!strchr(" \t\n", text->reading.data[at]))
            return false;
    return tokens[i].sentence == tokens[i + 1].sentence;
}

/* "Bora Bora": two capitals amid a sentence are a name. */
static bool is_doubled_name(const rly_token *one)
{
    return one[0].flags & one[1].flags & RLY_TOKEN_CAPITAL && !(one[0].flags & RLY_TOKEN_STARTS);
}

/* `words`: those that may stand twice. The better wording is the first of the two. */
bool rly_check_repeated_word(const rly_check *check)
{
    const rly_text *text = &check->detection->reply;
    const rly_token *tokens = text->tokens.items;
    const char *folded = text->folded.data;
    size_t pairs = text->tokens.count ? text->tokens.count - 1 : 0;
    for (size_t i = 0; i < pairs; i++) {
        const rly_token *token = &tokens[i];
        if (token[0].fold_size != token[1].fold_size || folded[token[0].fold] != folded[token[1].fold])
            continue; /* as nearly always */
        rly_str word = rly_token_fold(text, token);
        if (!rly_str_equal(word, rly_token_fold(text, token + 1)) || !rly_check_is_word(token, false) ||
            !rly_check_is_word(token + 1, false) || !is_next(text, i) || is_doubled_name(token) ||
            rly_check_lists(check, word))
            continue;
        const char *fix = rly_arena_copy(check->strings, text->reading.data + token->start, token->end - token->start);
        if (!fix || !rly_check_at(check, token->start, token[1].end, fix))
            return false;
    }
    return true;
}

/* Is the byte the writer's: neither in quoted mail nor inside a token such as a URL? The numbers go along with `at`. */
static bool is_writers(const rly_text *text, uint32_t at, size_t *token, size_t *quote)
{
    while (*token < text->tokens.count && text->tokens.items[*token].end <= at)
        (*token)++;
    while (*quote < text->quotes.count && text->quotes.items[*quote].end <= at)
        (*quote)++;
    return (*token == text->tokens.count || text->tokens.items[*token].start > at) &&
           (*quote == text->quotes.count || text->quotes.items[*quote].start > at);
}

/* `max`: how many exclamation marks are let pass (3). Reported are rows of them, and each one beyond. */
bool rly_check_exclamation(const rly_check *check)
{
    const rly_text *text = &check->detection->reply;
    const char *s = text->reading.data;
    uint32_t count = 0, end, size = (uint32_t)text->reading.size;
    size_t token = 0, quote = 0;
    for (const char *mark = s; (mark = memchr(mark, '!', size - (size_t)(mark - s))); mark = s + end) {
        uint32_t at = (uint32_t)(mark - s);
        end = at + 1;
        if (!is_writers(text, at, &token, &quote))
            continue;
        while (end < size && s[end] == '!')
            end++;
        bool row = end - at > 1;
        if ((row || ++count > rly_check_max(check, 3)) && !rly_check_at(check, at, end, row ? "!" : NULL))
            return false;
    }
    return true;
}
