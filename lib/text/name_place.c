/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Which words read as a person's name. A capital letter alone says little: products, places and the first word of every
 * sentence have one. So a name is
 *   - a part of the customer's or agent's name, when these are known, wherever it stands;
 *   - what follows a title ("Mr. Rao"), with the title;
 *   - a capitalised word after a greeting ("Hi Diane", "Thank you so much, Bruno") or an introduction ("my name is");
 *   - initials or the name of a user, with a figure in it, that is hailed: "Hi JD,", "Dear Skater99,"; and a word in
 * small letters ("hi diane,");
 *   - a capitalised word that is called out: between comma and comma, or comma and the end ("That was slow, Juliet."),
 *     at the start of a sentence before a comma ("Diane, we ..."), after a handle before a comma, all alone, or at the
 * end of a clause behind a word that takes nothing after it ("Thank you for your patience Juliet."). Never an ordinary
 * word of words.def. A second and third capitalised word belong to the name.
 */
#include <string.h>

#include "text/internal.h"

enum { FILLERS = 4, USER_DIGITS = 5 };

/* ---- the place of a name */

/* Whether token i greets or thanks: what follows may be a name. */
static bool is_greeting(const rly_text *text, size_t i)
{
    const rly_token *token = &text->tokens.items[i];
    if (!rly_token_has(token, RLY_WORD_GREETING))
        return false;
    if (rly_token_is(text, token, "you"))
        return i > 0 && rly_token_is(text, token - 1, "thank");
    if (rly_token_is(text, token, "morning") || rly_token_is(text, token, "afternoon") ||
        rly_token_is(text, token, "evening"))
        return token->flags & RLY_TOKEN_STARTS || (i > 0 && rly_token_is(text, token - 1, "good"));
    return true;
}

/* "my name is", "name's", "I'm", "I am", "this is", "speaking with" before token i; "it's" when the name is "here". */
static bool is_introduced(const rly_text *text, size_t i)
{
    const rly_token *before = &text->tokens.items[i - 1];
    if (rly_token_is(text, before, "i'm") || rly_token_is(text, before, "name's"))
        return true;
    if (rly_token_is(text, before, "it's"))
        return i + 1 < text->tokens.count && rly_token_has(before + 2, RLY_WORD_PRESENT);
    if (before->flags & RLY_TOKEN_STARTS)
        return false;
    if (rly_token_is(text, before, "is"))
        return rly_token_is(text, before - 1, "name") || rly_token_is(text, before - 1, "this");
    if (rly_token_is(text, before, "with") || rly_token_is(text, before, "to"))
        return rly_token_has(before - 1, RLY_WORD_TALKING);
    return rly_token_is(text, before, "am") && rly_token_is(text, before - 1, "i");
}

/* Whether what ends before `past` stands apart: before a comma, a dash, the sign-off, or the end of its sentence. */
static bool stands_apart(const rly_names *names, const rly_text *text, size_t past)
{
    const rly_token *last = &text->tokens.items[past - 1];
    return past == names->signature || last->flags & RLY_TOKEN_ENDS ||
           (last->flags & RLY_TOKEN_COMMA && text->reading.data[last->end] != ':');
}

typedef enum place { NO_PLACE, ANY_NAME, NAME_APART } place;

/* "Ann here from the ticket office" */
static bool is_here(const rly_text *text, size_t i)
{
    const rly_token *token = &text->tokens.items[i];
    return !(token->flags & (RLY_TOKEN_ENDS | RLY_TOKEN_COMMA)) && rly_token_is(text, token + 1, "here");
}

/* Whether token i, with a comma behind it, may begin a row of names; "using Bluewater" begins none, but "at Bluewater".
 */
static bool is_row(const rly_names *names, const rly_text *text, size_t i)
{
    const rly_token *tokens = text->tokens.items;
    bool brand = tokens[i].flags & RLY_TOKEN_CAPITAL && rly_is_of_brand(names, text, &tokens[i]);
    while (brand && i > 0 && rly_is_of_brand(names, text, &tokens[i]))
        i--;
    return tokens[i].flags & RLY_TOKEN_CAPITAL || (brand && rly_token_has(&tokens[i], RLY_WORD_PLACE));
}

/* Whether a name behind token i is called out, though no comma stands between. */
static bool is_paused(const rly_text *text, size_t i)
{
    const rly_token *token = &text->tokens.items[i];
    if (!rly_gap_is(text, i, " "))
        return false;
    if (rly_token_has(token, RLY_WORD_PAUSING) || rly_token_has(token, RLY_WORD_CRY))
        return true;
    bool this = rly_token_is(text, token, "this") || rly_token_is(text, token, "that");
    return this && i > 0 && rly_token_has(token - 1, RLY_WORD_BEFORE_THIS);
}

/* What kind of place token i stands in. */
static place place_of(const rly_names *names, const rly_text *text, size_t i)
{
    const rly_token *tokens = text->tokens.items;
    if (tokens[i].flags & RLY_TOKEN_STARTS)
        return is_here(text, i) ? ANY_NAME : NAME_APART;
    size_t before = i - 1;
    bool paused = tokens[before].flags & RLY_TOKEN_COMMA;
    for (int n = 0; n < FILLERS && before > 0 && rly_token_has(&tokens[before], RLY_WORD_FILLER); n++) {
        if (tokens[before].flags & RLY_TOKEN_STARTS)
            break;
        paused = paused || tokens[--before].flags & RLY_TOKEN_COMMA;
    }
    if (is_greeting(text, before))
        return paused && !is_here(text, i) ? NAME_APART : ANY_NAME;
    if (is_introduced(text, i))
        return ANY_NAME;
    if (tokens[i - 1].kind == RLY_TOKEN_HANDLE)
        return NAME_APART;
    if (!(tokens[i - 1].flags & RLY_TOKEN_COMMA))
        return is_paused(text, i - 1) ? NAME_APART : NO_PLACE;
    /* Called out after a comma, but not in a row of names: "in Leeds, Hull, York". */
    bool comma = text->reading.data[tokens[i - 1].end] == ',';
    if (!comma || is_row(names, text, i - 1))
        return NO_PLACE;
    return is_here(text, i) ? ANY_NAME : NAME_APART;
}

/* ---- names of other shapes */

/* Whether a word is the name that a user chose: "Skater99", "ruby_k"; but not one that a platform counts out. */
static bool is_user_name(const rly_text *text, const rly_token *token)
{
    const char *fold = rly_fold_of(text, token);
    size_t digits = 0, lines = 0;
    for (size_t i = 0; i < token->fold_size; i++) {
        digits += (rly_class_at(fold, i) & RLY_DIGIT) != 0;
        lines += fold[i] == '_';
    }
    return digits + lines && digits <= USER_DIGITS && token->fold_size > 2 && !(token->flags & RLY_TOKEN_DIGIT);
}

/* "JD", "J", "A.J": capitals that are no usual abbreviation. */
static bool is_initials(const rly_text *text, const rly_token *token)
{
    if (rly_is_initial(text, token))
        return true;
    bool capitals = token->flags & RLY_TOKEN_SHOUTED || rly_fold_of(text, token)[1] == '.';
    return capitals && token->fold_size <= 3 && !(token->flags & RLY_TOKEN_DIGIT) &&
           !rly_token_has(token, RLY_WORD_CAPITALS) && !rly_token_has(token, RLY_WORD_ORDINARY);
}

/* What stands right behind "Hi" or "Dear" and has another shape than names have elsewhere. The token past it, or 0. */
static size_t past_hailed(rly_names *names, const rly_text *text, size_t i)
{
    const rly_token *token = &text->tokens.items[i];
    if (i == 0 || token->kind != RLY_TOKEN_WORD || token[-1].flags & RLY_TOKEN_COMMA || !rly_is_hail(text, i - 1))
        return 0;
    if (rly_is_initial(text, token) && i + 1 < text->tokens.count && rly_gap_is(text, i, ". ") &&
        rly_reads_as_name(names, text, i + 1))
        return rly_past_name(names, text, i);
    char behind = text->reading.data[token->end];
    bool small = !(token->flags & RLY_TOKEN_CAPITAL), loud = token->flags & RLY_TOKEN_SHOUTED && token->fold_size > 3;
    if (is_initials(text, token))
        return stands_apart(names, text, i + 1) ? i + 1 : 0;
    if (!strchr(",!\n", behind) || (small && behind == '\0'))
        return 0;
    if (is_user_name(text, token))
        return i + 1;
    bool listed = rly_token_has(token, RLY_WORD_ORDINARY) || rly_token_has(token, RLY_WORD_CAPITALS);
    return (loud && !listed) || rly_reads_as_small_name(text, i) ? i + 1 : 0;
}

/* "Mr Rao", "Mr. and Mrs. M. A. Rao": the token past the name behind the titles at token i; 0 when none follows. */
static size_t past_titled(rly_names *names, const rly_text *text, size_t i)
{
    size_t count = text->tokens.count, at = i + 1;
    if (at + 1 < count && rly_token_is(text, &text->tokens.items[at], "and") && rly_is_title(text, at + 1))
        at += 2;
    while (at < count && rly_token_has(&text->tokens.items[at], RLY_WORD_PARTICLE))
        at++;
    for (size_t first = at; at < count; at++) {
        if (!rly_gap_is(text, at - 1, " ") && !rly_gap_is(text, at - 1, ". "))
            return 0;
        if (at == first + 2 || !rly_is_initial(text, &text->tokens.items[at]))
            break;
    }
    if (at >= count)
        return 0;
    bool surname = rly_is_word_surname(text, at) && stands_apart(names, text, at + 1);
    return surname || rly_reads_as_name(names, text, at) ? rly_past_name(names, text, at) : 0;
}

size_t rly_name_past(rly_names *names, const rly_text *text, size_t i)
{
    const rly_token *token = &text->tokens.items[i];
    if (names->count && rly_is_known_name(names, text, token))
        return rly_past_name(names, text, i);
    if (!(token->flags & RLY_TOKEN_CAPITAL))
        return past_hailed(names, text, i);
    if (rly_is_title(text, i))
        return past_titled(names, text, i);
    place where = place_of(names, text, i);
    if (where == NO_PLACE)
        return 0;
    if (!rly_reads_as_name(names, text, i))
        /* "Hi Mark," but not "Hi Mark it". */
        return where == ANY_NAME && stands_apart(names, text, i + 1) && rly_is_word_name(text, i)
                   ? i + 1
                   : past_hailed(names, text, i);
    size_t past = rly_past_name(names, text, i);
    const rly_token *last = &text->tokens.items[past - 1];
    /* A single word with a full stop behind it is rather "Noted." than somebody's name. */
    if (token->flags & RLY_TOKEN_STARTS && last->flags & RLY_TOKEN_ENDS && text->reading.data[last->end] == '.')
        return 0;
    if (where == ANY_NAME)
        return past;
    return stands_apart(names, text, past) && !rly_is_of_brand(names, text, token) ? past : 0;
}
