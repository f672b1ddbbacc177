/* SPDX-License-Identifier: Apache-2.0 */
/* Names that are written in one way only: "iPhone", "PayPal". */
#include <string.h>

#include "lint/checks.h"
#include "lint/rule.h"

/* Do the letters of a word as it should be written make this folded word? */
static bool is_same_word(rly_str name, rly_str word)
{
    if (name.size != word.size)
        return false;
    for (size_t i = 0; i < name.size; i++) {
        char c = name.data[i];
        if ((c >= 'A' && c <= 'Z' ? c + 32 : c) != word.data[i])
            return false;
    }
    return true;
}

/* A name in small letters may have a capital where a sentence begins. */
static bool is_written_so(rly_str name, const char *written, const rly_token *token)
{
    if (memcmp(name.data, written, name.size) == 0)
        return true;
    bool starts = token->flags & (RLY_TOKEN_STARTS | RLY_TOKEN_LINE);
    for (size_t i = 0; i < name.size; i++)
        if (name.data[i] >= 'A' && name.data[i] <= 'Z')
            return false;
    return starts && name.size > 0 && (name.data[0] & ~32) == written[0] &&
           memcmp(name.data + 1, written + 1, name.size - 1) == 0;
}

/* Part of an address that the text layer does not know, as in "paypal.example" and "www.paypal": a dot stands amid. */
static bool is_in_address(const rly_text *text, const rly_token *token)
{
    const char *s = text->reading.data;
    size_t size = text->reading.size;
    bool after = token->end + 1 < size && s[token->end] == '.' && !strchr(" \t\n.", s[token->end + 1]);
    return after || (token->start > 1 && s[token->start - 1] == '.' && !strchr(" \t\n.", s[token->start - 2]));
}

/* `words`: the names as they should be written. */
bool rly_check_capitals(const rly_check *check)
{
    const rly_text *text = &check->detection->reply;
    const rly_tree *tree = check->rule->tree;
    for (size_t i = 0; i < text->tokens.count; i++) {
        const rly_token *token = &text->tokens.items[i];
        rly_str word = rly_token_fold(text, token);
        if (!rly_check_is_word(token, true) || word.size != token->end - token->start || is_in_address(text, token))
            continue;
        if (word.size > 2 && memcmp(word.data + word.size - 2, "'s", 2) == 0)
            word.size -= 2;
        for (const rly_node *node = rly_first(tree, check->rule->words); node; node = rly_next(tree, node)) {
            rly_str name = rly_node_text(tree, node);
            if (!is_same_word(name, word))
                continue;
            if (!is_written_so(name, text->reading.data + token->start, token) &&
                !rly_check_at(check, token->start, token->start + (uint32_t)word.size, name.data))
                return false;
            break;
        }
    }
    return true;
}
