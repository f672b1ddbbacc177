/* SPDX-License-Identifier: Apache-2.0 */
#include "lint/spelling_names.h"

#include <string.h>

#include "draft/regions.h"
#include "lint/people.h"

/* ---- what is known of the conversation */

/* Is the word one of those that a key lists? */
static bool is_listed(const rly_spelling_case *s, rly_key_id key, rly_str folded)
{
    rly_str list = rly_context_get(&s->check->detection->context, key), value;
    while (rly_next_value(&list, &value)) {
        rly_form form;
        if (rly_form_read(&form, value) && rly_str_equal((rly_str){form.letters, form.size}, folded))
            return true;
    }
    return false;
}

/* Is it a word of a name that the caller gave? */
static bool is_given_name(const rly_spelling_case *s, rly_str folded)
{
    static const rly_key_id keys[] = {RLY_KEY_CUSTOMER_NAME, RLY_KEY_CUSTOMER_HANDLE, RLY_KEY_AGENT_NAME,
                                      RLY_KEY_BRAND,         RLY_KEY_STORE,           RLY_KEY_SECTOR};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (rly_name_holds(rly_context_get(&s->check->detection->context, keys[i]), folded))
            return true;
    return false;
}

enum { SHORTEST_PART = 4 };

/* Is it part of a handle, a hashtag or an address in a text: "northshire" of "@AskNorthshire"? */
static bool is_in_address(const rly_text *text, rly_str folded)
{
    for (size_t i = 0; i < text->tokens.count && folded.size >= SHORTEST_PART; i++) {
        const rly_token *token = &text->tokens.items[i];
        rly_str other = rly_token_fold(text, token);
        if (token->kind >= RLY_TOKEN_URL && token->kind <= RLY_TOKEN_HASHTAG &&
            memmem(other.data, other.size, folded.data, folded.size))
            return true;
    }
    return false;
}

/* Does the customer write the word, too? `capital` tells whether with one. */
bool rly_customer_writes(const rly_detection *d, rly_str folded, bool *capital)
{
    bool found = false;
    *capital = false;
    if (d->inbound == rly_draft_message_count(d->context.draft))
        return false;
    for (size_t i = 0; i < d->customer.tokens.count; i++) {
        const rly_token *token = &d->customer.tokens.items[i];
        if (token->kind != RLY_TOKEN_WORD || !rly_str_equal(rly_token_fold(&d->customer, token), folded))
            continue;
        found = true;
        *capital = *capital || token->flags & (RLY_TOKEN_CAPITAL | RLY_TOKEN_SHOUTED);
    }
    return found;
}

/* ---- what is no word to judge */

/* Digits, a low line or a capital inside; a letter three times in a row: a code, a product, a drawn-out "sooo". */
bool rly_has_odd_letters(const char *word, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        if ((word[i] >= '0' && word[i] <= '9') || word[i] == '_')
            return true;
        if (i > 0 && word[i] >= 'A' && word[i] <= 'Z')
            return true;
        if (i > 1 && word[i] == word[i - 1] && word[i] == word[i - 2])
            return true;
    }
    return false;
}

/* "... with you.- ranjith": who signs so has no capital. */
static bool is_behind_dash(const rly_text *text, const rly_token *token)
{
    size_t at = token->start;
    while (at > 0 && text->reading.data[at - 1] == ' ')
        at--;
    return at > 0 && (text->reading.data[at - 1] == '-' || text->reading.data[at - 1] == '^');
}

/* A capital inside a sentence, or a place where names stand. */
bool rly_may_be_name(const rly_spelling_case *s, const rly_token *token)
{
    static const char *const hails[] = {"hi", "hello", "hey", "dear", "mr", "mrs", "ms", "miss", "dr"};
    size_t i = (size_t)(token - s->text->tokens.items);
    if (token->flags & RLY_TOKEN_CAPITAL && !(token->flags & (RLY_TOKEN_STARTS | RLY_TOKEN_LINE)))
        return true;
    if (i > 0 && RLY_IS_ONE_OF(s->text, token - 1, hails))
        return true;
    if (i + 1 == s->text->tokens.count && is_behind_dash(s->text, token))
        return true;
    for (size_t n = 0; n < s->text->spans.count && s->text->spans.items[n].first <= i; n++) {
        const rly_span *span = &s->text->spans.items[n];
        if (i < span->past && (span->kind == RLY_SPAN_NAME || span->kind == RLY_SPAN_SIGNATURE))
            return true;
    }
    return false;
}

char rly_byte_before(const rly_text *text, const rly_token *token)
{
    return token->start ? text->reading.data[token->start - 1] : '\0';
}

char rly_byte_behind(const rly_text *text, const rly_token *token)
{
    return token->end < text->reading.size ? text->reading.data[token->end] : '\0';
}

/* Part of something larger: "@name", "a/b", "e-receipt", "approx. 3", "C:\foo", "name@". */
bool rly_is_part_of_more(const rly_spelling_case *s, const rly_token *token)
{
    char first = rly_byte_before(s->text, token), last = rly_byte_behind(s->text, token);
    if ((first && strchr("@#^/\\.=*&~$", first)) || (last && strchr("@/\\=*_~", last)))
        return true;
    if (last == '.' && !(token->flags & RLY_TOKEN_ENDS))
        return true; /* an abbreviation */
    return (first == '-' || last == '-') && token->fold_size <= SHORTEST_PART;
}

bool rly_is_known_word(const rly_spelling_case *s, const rly_token *token, rly_str folded)
{
    return rly_may_be_name(s, token) || rly_check_lists(s->check, folded) ||
           rly_own_words_have(&s->spelling->words, folded) || is_listed(s, RLY_KEY_OWN_WORDS, folded) ||
           is_given_name(s, folded) || is_in_address(s->text, folded) ||
           is_in_address(&s->check->detection->customer, folded);
}
