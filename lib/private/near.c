/* SPDX-License-Identifier: Apache-2.0 */
/* Words near a value that only one family asks of. */
#include "private/internal.h"

bool rly_word_in(const char *list, const char *word, size_t size)
{
    for (const char *at = list; *at; at += strcspn(at, " ")) {
        at += *at == ' ';
        if (strcspn(at, " ") == size && memcmp(at, word, size) == 0)
            return true;
    }
    return false;
}

/* The first token that ends behind `at`, an offset in the reading text. */
static size_t token_at(const rly_text *text, uint32_t at)
{
    size_t from = 0, past = text->tokens.count;
    while (from < past) {
        size_t middle = from + (past - from) / 2;
        if (text->tokens.items[middle].end > at)
            past = middle;
        else
            from = middle + 1;
    }
    return from;
}

static bool is_in(const rly_text *text, size_t i, const char *list)
{
    rly_str fold = rly_token_fold(text, &text->tokens.items[i]);
    return text->tokens.items[i].kind == RLY_TOKEN_WORD && rly_word_in(list, fold.data, fold.size);
}

unsigned rly_word_near(const rly_seeker *seeker, uint32_t start, uint32_t end, unsigned before, unsigned after,
                       const char *list)
{
    const rly_text *text = seeker->text;
    const rly_token *tokens = text->tokens.items;
    if (seeker->view.at) {
        start = seeker->view.at[start];
        end = seeker->view.at[end];
    }
    size_t first = token_at(text, start), past = token_at(text, end ? end - 1 : 0) + 1;
    for (unsigned away = 1; away <= before || away <= after; away++) {
        bool line = first - away + 1 < text->tokens.count && tokens[first - away + 1].flags & RLY_TOKEN_LINE;
        if (away > first || line)
            before = 0;
        if (away <= before && is_in(text, first - away, list))
            return away;
        if (away <= after && past + away - 1 < text->tokens.count && is_in(text, past + away - 1, list))
            return away;
    }
    return 0;
}
