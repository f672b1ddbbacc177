/* SPDX-License-Identifier: Apache-2.0 */
/* The person at the end of a text: which of the last words are a name, and where it stops. */
#include "text/signature.h"

enum { TRAILING = 24, LOUD = 5 };

/* ---- words */

bool rly_are_initials(const rly_end *f, size_t i, size_t most)
{
    const rly_token *token = &f->tokens[i];
    return token->kind == RLY_TOKEN_WORD && token->flags & RLY_TOKEN_CAPITAL && token->fold_size <= most &&
           (token->flags & RLY_TOKEN_SHOUTED || token->fold_size == 1) && !(token->flags & RLY_TOKEN_DIGIT) &&
           !rly_token_has(token, RLY_WORD_CAPITALS);
}

/* "HANNAH" below a closing, where a text that is not shouted as a whole has other capitals seldom. */
static bool is_loud_name(const rly_end *f, size_t i)
{
    const rly_token *token = &f->tokens[i];
    return f->loud && token->kind == RLY_TOKEN_WORD && token->flags & RLY_TOKEN_SHOUTED && token->fold_size >= LOUD &&
           !(token->flags & RLY_TOKEN_DIGIT) && !rly_token_has(token, RLY_WORD_ORDINARY);
}

/* In a macro the writer's name is yet to come. */
static bool is_agent(const rly_end *f, size_t i)
{
    const rly_placeholder *p = f->tokens[i].kind == RLY_TOKEN_PLACEHOLDER ? rly_text_placeholder(f->text, i) : NULL;
    return p && rly_stands_for_agent(p->stands);
}

bool rly_is_person_word(const rly_end *f, size_t i)
{
    if (is_agent(f, i))
        return true;
    return rly_reads_as_name(f->names, f->text, i) || rly_are_initials(f, i, 3) || is_loud_name(f, i);
}

/* Is the word named as a company elsewhere: "Thank you for choosing Bluewater"? */
static bool is_company(const rly_end *f, size_t i)
{
    const rly_token *word = &f->tokens[i];
    for (size_t at = 1; at < i; at++)
        if (f->tokens[at].fold_size == word->fold_size && f->tokens[at].flags & RLY_TOKEN_CAPITAL &&
            memcmp(rly_fold_of(f->text, &f->tokens[at]), rly_fold_of(f->text, word), word->fold_size) == 0 &&
            rly_token_has(&f->tokens[at - 1], RLY_WORD_COMPANY_LINK))
            return true;
    return false;
}

/* ---- the shape of the end */

bool rly_line_between(const rly_end *f, size_t i)
{
    return (f->tokens[i].flags & RLY_TOKEN_LINE) != 0;
}

bool rly_is_kiss(const rly_end *f, size_t i)
{
    const char *fold = rly_fold_of(f->text, &f->tokens[i]);
    size_t size = f->tokens[i].fold_size;
    return i > 0 && size <= 3 && memcmp(fold, "xxx", size) == 0 && rly_gap_is(f->text, i - 1, " ");
}

size_t rly_without_trailers(const rly_end *f)
{
    size_t last = f->past, line = f->past;
    for (int n = 0; n < TRAILING && last > 0; n++) {
        const rly_token *token = &f->tokens[last - 1];
        bool digit = token->flags & RLY_TOKEN_DIGIT;
        if (digit && token->fold_size == 1 && last > 1 && token[-1].flags & RLY_TOKEN_DIGIT &&
            rly_gap_is(f->text, last - 2, "/"))
            line = last -= 2;
        else if (token->kind == RLY_TOKEN_HASHTAG || token->kind == RLY_TOKEN_URL || rly_is_kiss(f, last - 1))
            line = --last;
        else if (digit || token->kind == RLY_TOKEN_EMAIL || rly_token_has(token, RLY_WORD_CONTACT))
            last--;
        else
            break;
        if (last < f->past && f->tokens[last].flags & RLY_TOKEN_LINE)
            line = last;
    }
    return line;
}

/* Whether two words of one name may stand on both sides of the gap behind token i. */
static bool joins(const rly_end *f, size_t i)
{
    return !rly_line_between(f, i + 1) &&
           (rly_gap_is(f->text, i, " ") || rly_gap_is(f->text, i, "-") || rly_gap_is(f->text, i, ". ") ||
            rly_gap_is(f->text, i, ".") || rly_gap_is(f->text, i, "  "));
}

size_t rly_past_person(const rly_end *f, size_t i, size_t past)
{
    size_t first = i;
    if (i + 1 < past && rly_is_title(f->text, i) && joins(f, i) && rly_is_person_word(f, i + 1))
        first++;
    size_t at = first;
    while (at < past && at < first + 3 && (at == first || joins(f, at - 1)) && rly_is_person_word(f, at))
        at++;
    return at > first ? at : i;
}

/* Does the line go on behind token i as a company's name does: "Treebo Hotels", "City of Elmham", "Petal & Stem"? */
static bool goes_on(const rly_end *f, size_t i, size_t past)
{
    const rly_token *next = &f->tokens[i + 1];
    if (!rly_gap_is(f->text, i, " "))
        return false;
    if (next->flags & RLY_TOKEN_CAPITAL || rly_token_is(f->text, next, "of"))
        return true;
    return f->s[next->start] == '&' && i + 2 < past && rly_is_person_word(f, i + 2);
}

size_t rly_past_lone_person(const rly_end *f, size_t i, size_t past)
{
    size_t at = rly_past_person(f, i, past);
    if (at == i || is_company(f, i))
        return i;
    if (at >= past || rly_line_between(f, at) || f->tokens[at - 1].flags & RLY_TOKEN_COMMA)
        return at;
    return goes_on(f, at - 1, past) ? i : at;
}

bool rly_all_capital(const rly_end *f, size_t i, size_t past)
{
    for (; i < past; i++) {
        const rly_token *token = &f->tokens[i];
        if (is_agent(f, i))
            continue;
        if (token->kind != RLY_TOKEN_WORD || token->flags & RLY_TOKEN_DIGIT)
            return false;
        if (!(token->flags & RLY_TOKEN_CAPITAL) && !rly_token_has(token, RLY_WORD_SMALL))
            return false;
    }
    return true;
}
