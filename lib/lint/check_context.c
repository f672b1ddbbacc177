/* SPDX-License-Identifier: Apache-2.0 */
/* The reply against what surrounds it: the customer's language, placeholders that nobody filled. */
#include <string.h>

#include "lint/checks.h"

/* The languages are told apart only as far as English and not English; what is not known is no fault. */
bool rly_check_other_language(const rly_check *check)
{
    const rly_detection *d = check->detection;
    bool known = *d->reply_language && *d->customer_language;
    return !known || strcmp(d->reply_language, d->customer_language) == 0 || rly_check_at(check, 0, 0, NULL);
}

/* ---- what nobody filled in */

enum { LEAST_MARKS = 4, MOST_MARKS = 11 };

/* Four capital X or more and nothing else. */
static bool is_row_of_x(const rly_text *text, const rly_token *token)
{
    const char *s = text->reading.data;
    bool all = token->flags & RLY_TOKEN_SHOUTED && token->end - token->start >= LEAST_MARKS;
    for (uint32_t at = token->start; all && at < token->end; at++)
        all = s[at] == 'X';
    return all;
}

/* "XXXXX"; but beside figures, or in groups as those of a card, it masks them. */
static bool is_crossed(const rly_text *text, size_t i)
{
    const rly_token *token = &text->tokens.items[i];
    const char *s = text->reading.data;
    if (!is_row_of_x(text, token))
        return false;
    bool before = i > 0 && (token[-1].flags & RLY_TOKEN_DIGIT || is_row_of_x(text, &token[-1])),
         after = i + 1 < text->tokens.count && (token[1].flags & RLY_TOKEN_DIGIT || is_row_of_x(text, &token[1]));
    char left = token->start ? s[token->start - 1] : ' ', right = s[token->end];
    return !before && !after && !strchr("-/*#", left ? left : ' ') && !strchr("-/*#", right ? right : ' ');
}

static bool is_of_word(char c)
{
    return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || (c >= '0' && c <= '9');
}

/* Whether a line, from `from` on, has a letter. */
static bool has_words(const char *from, const char *end)
{
    while (from < end && *from != '\n' && !((*from | 0x20) >= 'a' && (*from | 0x20) <= 'z'))
        from++;
    return from < end && *from != '\n';
}

/* "____" in a line of words; one of its own is a rule, and a dozen are a rule or a line to sign on. False when memory
 * runs out. */
static bool find_blanks(const rly_check *check)
{
    const rly_text *text = &check->detection->reply;
    const char *s = text->reading.data, *end = s + text->reading.size, *read = s;
    bool words = text->reading.size > 0 && has_words(s, end);
    for (const char *at = s; text->reading.size && (at = memchr(at, '_', (size_t)(end - at))) != NULL;) {
        const char *past = at, *line_end = memrchr(read, '\n', (size_t)(at - read));
        while (past < end && *past == '_')
            past++;
        if (line_end)
            words = has_words(line_end + 1, end);
        bool apart = (at == s || !is_of_word(at[-1])) && (past == end || !is_of_word(*past));
        if (past - at >= LEAST_MARKS && past - at <= MOST_MARKS && words && apart &&
            !rly_check_at(check, (uint32_t)(at - s), (uint32_t)(past - s), NULL))
            return false;
        at = read = past;
    }
    return true;
}

bool rly_check_placeholder(const rly_check *check)
{
    const rly_text *text = &check->detection->reply;
    bool marks = rly_text_has(text, RLY_TOKEN_PLACEHOLDER) || text->token_flags & RLY_TOKEN_SHOUTED;
    for (size_t i = 0; i < (marks ? text->tokens.count : 0); i++) {
        const rly_token *token = &text->tokens.items[i];
        bool crossed = token->flags & RLY_TOKEN_SHOUTED && token->kind == RLY_TOKEN_WORD && is_crossed(text, i);
        bool left = crossed || token->kind == RLY_TOKEN_PLACEHOLDER;
        if (left && !(token->flags & RLY_TOKEN_QUOTED) && !rly_check_at(check, token->start, token->end, NULL))
            return false;
    }
    return find_blanks(check);
}
