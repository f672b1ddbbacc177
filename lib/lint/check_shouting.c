/* SPDX-License-Identifier: Apache-2.0 */
/* Words in capitals: many in a row are shouted; one alone may be an acronym that nobody outside knows. */
#include <string.h>

#include "lint/checks.h"

static bool has_figure(rly_str word)
{
    for (size_t i = 0; i < word.size; i++)
        if (word.data[i] >= '0' && word.data[i] <= '9')
            return true;
    return false;
}

/* A word of capitals; what is written with figures is a code. */
static bool is_loud(const rly_text *text, const rly_token *token)
{
    return token->flags & RLY_TOKEN_SHOUTED && rly_check_is_word(token, false) &&
           !has_figure(rly_token_fold(text, token));
}

/* May stand between two shouted words of one run: "I", "A", "&", a figure. */
static bool is_between(const rly_token *token)
{
    return rly_check_is_word(token, true) && (token->flags & RLY_TOKEN_DIGIT || token->end - token->start == 1);
}

/* How many shouted words the run from token `first` on holds. `past` gets the token behind the last of them. */
static uint32_t count_run(const rly_text *text, size_t first, size_t limit, size_t *past)
{
    const rly_token *tokens = text->tokens.items;
    uint32_t count = 0;
    *past = first + 1;
    for (size_t i = first; i < limit && tokens[i].sentence == tokens[first].sentence; i++) {
        if (is_loud(text, &tokens[i])) {
            count++;
            *past = i + 1;
        } else if (!is_between(&tokens[i])) {
            break;
        }
    }
    return count;
}

/* Without an everyday word, shouted words are a name, or acronyms. */
static bool has_everyday_word(const rly_check *check, size_t first, size_t past)
{
    const rly_text *text = &check->detection->reply;
    for (size_t i = first; i < past; i++)
        if (is_loud(text, &text->tokens.items[i]) &&
            rly_check_lists(check, rly_token_fold(text, &text->tokens.items[i])))
            return true;
    return false;
}

/* The tokens to look at: those before the sign-off, in which names and titles may stand in capitals. */
static size_t tokens_before_signature(const rly_text *text)
{
    if (!(text->token_flags & RLY_TOKEN_SHOUTED))
        return 0;
    const rly_span *signature = rly_check_signature(text);
    return signature ? signature->first : text->tokens.count;
}

/* "(INSERT LINK)": where a macro says to its writer what to put there. */
static bool is_fill_in(const rly_text *text, size_t token)
{
    const rly_token *at = &text->tokens.items[token];
    uint32_t before = at->start;
    while (before > 0 && text->reading.data[before - 1] == ' ')
        before--;
    return before > 0 && text->reading.data[before - 1] == '(' && rly_str_is(rly_token_fold(text, at), "insert");
}

/* `max`: how many shouted words in a row are let pass (2); `words`: everyday words, one of which makes a shout of it.
 */
bool rly_check_shouting(const rly_check *check)
{
    const rly_text *text = &check->detection->reply;
    const rly_token *tokens = text->tokens.items;
    size_t limit = tokens_before_signature(text), past;
    for (size_t i = 0; i < limit; i = past) {
        past = i + 1;
        if (!(tokens[i].flags & RLY_TOKEN_SHOUTED) || !is_loud(text, &tokens[i]) ||
            count_run(text, i, limit, &past) <= rly_check_max(check, 2) || !has_everyday_word(check, i, past) ||
            is_fill_in(text, i))
            continue;
        if (!rly_check_at(check, tokens[i].start, tokens[past - 1].end, NULL))
            return false;
    }
    return true;
}

/* Does the folded word stand in the customer's message? Then it needs no explanation. */
static bool customer_says(const rly_detection *d, rly_str word)
{
    if (d->inbound == rly_draft_message_count(d->context.draft))
        return false;
    for (size_t i = 0; i < d->customer.tokens.count; i++)
        if (rly_str_equal(rly_token_fold(&d->customer, &d->customer.tokens.items[i]), word))
            return true;
    return false;
}

/* "SIM (subscriber ...)" and "subscriber identity module (SIM)" explain themselves. */
static bool is_explained(const rly_text *text, const rly_token *token)
{
    const char *s = text->reading.data;
    size_t size = text->reading.size;
    bool before = token->start > 0 && s[token->start - 1] == '(';
    return before || (token->end + 1 < size && s[token->end] == ' ' && s[token->end + 1] == '(');
}

/* "-DD", or a last sentence of one word: somebody signs in a way that the text layer does not know. */
static bool is_initials(const rly_text *text, size_t token)
{
    const rly_token *at = &text->tokens.items[token];
    bool last = token + 1 == text->tokens.count && at->flags & RLY_TOKEN_STARTS;
    return last || (at->start > 0 && text->reading.data[at->start - 1] == '-');
}

/* Four letters and more with a vowel read as a word: a name in capitals, or emphasis. */
static bool reads_as_word(rly_str word)
{
    for (size_t i = 0; i < word.size && word.size > 3; i++)
        if (memchr("aeiouy", word.data[i], 6))
            return true;
    return false;
}

static bool stood_before(const rly_text *text, size_t token, rly_str word)
{
    for (size_t i = token; i-- > 0 && token - i < 200;)
        if (rly_str_equal(rly_token_fold(text, &text->tokens.items[i]), word))
            return true;
    return false;
}

/* Letters that stand beside another word in capitals, or a figure, belong to a name or a code. */
static bool has_loud_neighbour(const rly_text *text, size_t i)
{
    const rly_token *tokens = text->tokens.items;
    unsigned loud = RLY_TOKEN_SHOUTED | RLY_TOKEN_DIGIT;
    return (i > 0 && tokens[i - 1].flags & loud) || (i + 1 < text->tokens.count && tokens[i + 1].flags & loud);
}

static bool is_brand(const rly_detection *d, rly_str word)
{
    rly_str brand = rly_context_get(&d->context, RLY_KEY_BRAND);
    for (size_t i = 0; i + word.size <= brand.size; i++) {
        size_t k = 0;
        while (k < word.size && (brand.data[i + k] | 32) == word.data[k])
            k++;
        if (k == word.size)
            return true;
    }
    return false;
}

/* Each is looked for in the customer's message: behind so many nobody reads on. */
enum { MOST_TRIED = 200 };

/* `max`: the longest acronym, in letters (5); `words`: those that everybody knows. Each is reported once. */
bool rly_check_acronym(const rly_check *check)
{
    const rly_detection *d = check->detection;
    const rly_text *text = &d->reply;
    size_t limit = tokens_before_signature(text);
    for (size_t i = 0, tried = 0; i < limit && tried < MOST_TRIED; i++) {
        const rly_token *token = &text->tokens.items[i];
        if (!(token->flags & RLY_TOKEN_SHOUTED))
            continue;
        rly_str word = rly_token_fold(text, token);
        if (!is_loud(text, token) || word.size < 2 || word.size > rly_check_max(check, 5))
            continue;
        tried++;
        bool known = reads_as_word(word) || is_explained(text, token) || is_initials(text, i) ||
                     has_loud_neighbour(text, i) || rly_text_span_at(text, (uint32_t)i, RLY_SPAN_NAME) ||
                     is_brand(d, word) || stood_before(text, i, word) || rly_check_lists(check, word) ||
                     customer_says(d, word);
        if (known)
            continue;
        if (!rly_check_at(check, token->start, token->end, NULL))
            return false;
    }
    return true;
}
