/* SPDX-License-Identifier: Apache-2.0 */
/* What a word says by itself of being a person's name; where it stands is name_place.c's. */
#include <strings.h>
#include <unistr.h>

#include "text/internal.h"

enum { NAME_WORDS = 3 };

/* ---- the names that the conversation tells */

/* Add the next word of a name, folded, to the parts. Returns where it ends. */
static size_t add_part(rly_names *names, rly_buf *folded, rly_str name, size_t at)
{
    size_t begin = folded->size, start = at;
    unsigned flags = 0;
    while (at < name.size &&
           (rly_class_at(name.data, at) & (RLY_ALNUM | RLY_HIGH) || (name.data[at] == '\'' && at > start)))
        at++;
    if (at - start >= 2 && at - start < 64) {
        rly_fold_high(folded, name.data + start, at - start, &flags);
        names->parts[names->count++] = (rly_str){NULL, folded->size - begin};
    }
    return at > start ? at : start + 1;
}

bool rly_names_start(rly_names *names, rly_text *text, const rly_text_context *context)
{
    rly_buf *folded = &text->folded;
    *names = (rly_names){.shouted = -1};
    if (!context)
        return true;
    names->brand = context->brand;
    size_t begin = folded->size;
    const rly_str given[] = {context->customer_name, context->agent_name};
    for (size_t i = 0; i < 2; i++) {
        if (given[i].size && u8_check((const uint8_t *)given[i].data, given[i].size))
            continue; /* not UTF-8: whoever reads it as text will complain */
        for (size_t at = 0; at < given[i].size && names->count < RLY_NAME_PARTS;)
            at = add_part(names, folded, given[i], at);
        if (i == 0)
            names->customers = names->count;
    }
    if (folded->failed)
        return false;
    /* Only now, since the buffer moves while it grows. */
    for (size_t i = 0; i < names->count; i++) {
        names->parts[i].data = folded->data + begin;
        names->numbers[i] = rly_word_number(names->parts[i]);
        begin += names->parts[i].size;
    }
    return true;
}

/* A word such as "Will" or "May" is a name only with its capital, and not where every word has one. */
bool rly_is_known_name(const rly_names *names, const rly_text *text, const rly_token *token)
{
    for (size_t i = 0; i < names->count; i++) {
        if (names->numbers[i] != token->number || names->parts[i].size != token->fold_size ||
            memcmp(names->parts[i].data, rly_fold_of(text, token), token->fold_size) != 0)
            continue;
        bool sure = token->flags & RLY_TOKEN_CAPITAL && !(token->flags & RLY_TOKEN_STARTS);
        return token->kind == RLY_TOKEN_WORD && (sure || !rly_token_has(token, RLY_WORD_ORDINARY));
    }
    return false;
}

/* ---- the company's name */

static bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

/* Does a word begin, or end, at byte `i` of a name? */
static bool is_boundary(rly_str name, size_t i)
{
    if (i == 0 || i == name.size || !(rly_class_at(name.data, i - 1) & (RLY_LETTER | RLY_HIGH)) ||
        !(rly_class_at(name.data, i) & (RLY_LETTER | RLY_HIGH)))
        return true;
    return is_upper(name.data[i]) && !is_upper(name.data[i - 1]);
}

bool rly_name_holds(rly_str name, rly_str words)
{
    for (size_t i = 0; words.size && i + words.size <= name.size; i++)
        if (is_boundary(name, i) && is_boundary(name, i + words.size) &&
            strncasecmp(name.data + i, words.data, words.size) == 0)
            return true;
    return false;
}

bool rly_names_nobody(rly_str word)
{
    uint32_t facts = rly_word_facts(word.data, word.size);
    return facts & (RLY_FACT(ORDINARY) | RLY_FACT(CAPITALS) | RLY_FACT(TITLE)) &&
           !(facts & (RLY_FACT(NAME) | RLY_FACT(SURNAME)));
}

bool rly_is_of_brand(const rly_names *names, const rly_text *text, const rly_token *token)
{
    return rly_name_holds(names->brand, (rly_str){text->reading.data + token->start, token->end - token->start});
}

/* ---- the shape of a name */

static bool is_shouted(rly_names *names, const rly_text *text)
{
    if (names->shouted < 0) {
        size_t words = 0, shouted = 0;
        for (size_t i = 0; i < text->tokens.count; i++) {
            words += text->tokens.items[i].kind == RLY_TOKEN_WORD;
            shouted += (text->tokens.items[i].flags & RLY_TOKEN_SHOUTED) != 0;
        }
        names->shouted = 3 * shouted >= 2 * words;
    }
    return names->shouted != 0;
}

/* Letters, and no apostrophe but after the first one: O'Brien, not We're. */
static bool is_spelt_as_name(const rly_text *text, const rly_token *token)
{
    const char *fold = rly_fold_of(text, token);
    for (size_t i = 0; i < token->fold_size; i++) {
        if (!(rly_class_at(fold, i) & (RLY_LETTER | RLY_HIGH)) && !(fold[i] == '\'' && i == 1 && *fold != 'i'))
            return false;
    }
    return true;
}

/* "Honestly", "Technically": such endings are too long for Sally and Emily. */
static bool is_adverb(const char *fold, size_t size)
{
    if (size < 6 || memcmp(fold + size - 2, "ly", 2) != 0)
        return false;
    return memcmp(fold + size - 4, "ally", 4) == 0 || (size > 6 && memchr("bdgkstvw", fold[size - 3], 8)) ||
           (size > 6 && fold[size - 3] == 'e');
}

bool rly_reads_as_name(rly_names *names, const rly_text *text, size_t i)
{
    const rly_token *token = &text->tokens.items[i];
    if (!(token->flags & RLY_TOKEN_CAPITAL) || rly_token_has(token, RLY_WORD_ORDINARY) || token->fold_size < 2 ||
        token->kind != RLY_TOKEN_WORD)
        return false;
    if (token->flags & RLY_TOKEN_SHOUTED && !is_shouted(names, text))
        return false;
    return is_spelt_as_name(text, token) && !is_adverb(rly_fold_of(text, token), token->fold_size);
}

bool rly_reads_as_small_name(const rly_text *text, size_t i)
{
    const rly_token *token = &text->tokens.items[i];
    return token->kind == RLY_TOKEN_WORD && !(token->flags & RLY_TOKEN_CAPITAL) && token->fold_size > 2 &&
           is_spelt_as_name(text, token) && !rly_token_has(token, RLY_WORD_ORDINARY);
}

bool rly_is_title(const rly_text *text, size_t i)
{
    return rly_token_has(&text->tokens.items[i], RLY_WORD_TITLE);
}

bool rly_is_hail(const rly_text *text, size_t i)
{
    return rly_token_has(&text->tokens.items[i], RLY_WORD_HAIL);
}

bool rly_is_initial(const rly_text *text, const rly_token *token)
{
    return token->kind == RLY_TOKEN_WORD && token->flags & RLY_TOKEN_CAPITAL && token->fold_size == 1 &&
           *rly_fold_of(text, token) != 'i';
}

/* The token past the name whose first word is token i: further names and initials of the same line. */
size_t rly_past_name(rly_names *names, const rly_text *text, size_t i)
{
    size_t past = i + 1, limit = i + NAME_WORDS;
    for (; past < text->tokens.count && past < limit; past++) {
        const rly_token *token = &text->tokens.items[past];
        bool initial_before = rly_is_initial(text, token - 1);
        if (token->flags & RLY_TOKEN_STARTS || !(rly_gap_is(text, past - 1, " ") || rly_gap_is(text, past - 1, "-") ||
                                                 (initial_before && rly_gap_is(text, past - 1, ". "))))
            break;
        if (!rly_is_initial(text, token) && !rly_reads_as_name(names, text, past) &&
            !rly_is_known_name(names, text, token))
            break;
    }
    return past;
}

bool rly_is_word_name(const rly_text *text, size_t i)
{
    return rly_token_has(&text->tokens.items[i], RLY_WORD_NAME);
}

bool rly_is_word_surname(const rly_text *text, size_t i)
{
    const rly_token *token = &text->tokens.items[i];
    return token->flags & RLY_TOKEN_CAPITAL && rly_token_has(token, RLY_WORD_SURNAME);
}
