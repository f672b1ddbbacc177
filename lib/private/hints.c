/* SPDX-License-Identifier: Apache-2.0 */
/* The words around a value that say what it is: found once a text, asked by all families. */
#include "private/hint_index.h"
#include "private/internal.h"
#include "text/words.h"

static const struct {
    const char *words;
    uint64_t topics;
} table[] = {
#define RLY_HINT(words, topics) {words, topics},
#include "private/words.def"
#undef RLY_HINT
};

_Static_assert((int)RLY_TOPICS <= 64, "a topic is a bit");

/* The token past the words of a row behind its first, which token i is; 0 when others follow. */
static size_t past_words(const rly_text *text, size_t i, const char *rest)
{
    while (*rest == ' ') {
        if (++i >= text->tokens.count)
            return 0;
        rly_str fold = rly_token_fold(text, &text->tokens.items[i]);
        rest++;
        for (size_t k = 0; k < fold.size; k++, rest++)
            if (*rest == '\0' || *rest != fold.data[k])
                return 0;
    }
    return *rest == '\0' ? i + 1 : 0;
}

/* The longest row that begins at token i, of those of a slot; `past` is 0 when there is none. */
static rly_hint hint_at(const rly_seeker *seeker, size_t i, uint32_t slot, char second)
{
    const rly_text *text = seeker->text;
    rly_str word = rly_token_fold(text, &text->tokens.items[i]);
    rly_hint hint = {0};
    for (uint32_t r = rly_hints.first[slot]; r < rly_hints.first[slot + 1]; r++) {
        rly_hint_row there = rly_hints.rows[r];
        uint32_t row = there.row;
        if (there.size != word.size || (there.second && there.second != second) ||
            memcmp(table[row].words, word.data, word.size) != 0)
            continue;
        size_t past = past_words(text, i, table[row].words + word.size);
        if (past > hint.past)
            hint = (rly_hint){(uint32_t)i, (uint32_t)past, table[row].topics};
        else if (past && past == hint.past)
            hint.topics |= table[row].topics; /* two families have rows for the same words */
    }
    return hint;
}

bool rly_hints_find(rly_seeker *seeker)
{
    const rly_text *text = seeker->text;
    const rly_token *tokens = text->tokens.items;
    size_t count = text->tokens.count;
    seeker->hints.count = 0;
    seeker->topics = 0;
    for (size_t i = 0; i < count; i++) {
        const rly_token *token = &tokens[i];
        if (!(token->facts & RLY_FACT(HINT)) && token->fold_size <= RLY_LONGEST_LISTED)
            continue;
        char second = i + 1 < count && token[1].fold_size > 0 ? text->folded.data[token[1].fold] : '\0';
        uint32_t slot = rly_hint_slot(token->number);
        if (!(rly_hints.seconds[slot] & (rly_second_bit(second) | rly_second_bit('\0'))) ||
            token->kind != RLY_TOKEN_WORD)
            continue;
        rly_hint *room, hint = hint_at(seeker, i, slot, second);
        if (!hint.past)
            continue;
        if (!(room = rly_push(&seeker->hints)))
            return false;
        *room = hint;
        seeker->topics |= hint.topics;
        i = hint.past - 1;
    }
    return true;
}

uint32_t rly_seek_token(const rly_seeker *seeker, uint32_t at)
{
    return rly_text_token_at(seeker->text, seeker->view.at ? seeker->view.at[at] : at);
}

/* Is there no end of a paragraph (with `line`, of a line) between two tokens? */
static bool same_block(const rly_text *text, uint32_t a, uint32_t b, bool line)
{
    const rly_token *tokens = text->tokens.items;
    for (uint32_t i = a; i < b && b < text->tokens.count; i++) {
        const char *gap = text->reading.data + tokens[i].end;
        const char *end = memchr(gap, '\n', tokens[i + 1].start - tokens[i].end);
        if (end && (line || memchr(end + 1, '\n', tokens[i + 1].start - tokens[i].end - (size_t)(end + 1 - gap))))
            return false;
    }
    return true;
}

/* The first hint that begins at `token` or behind it. */
static size_t hint_from(const rly_seeker *seeker, uint32_t token)
{
    size_t from = 0, past = seeker->hints.count;
    while (from < past) {
        size_t middle = from + (past - from) / 2;
        if (seeker->hints.items[middle].first >= token)
            past = middle;
        else
            from = middle + 1;
    }
    return from;
}

enum { HINT_WORDS = 3 }; /* a row of words.def has no more */

uint64_t rly_topics_near(const rly_seeker *seeker, uint32_t start, uint32_t end, unsigned before, unsigned after)
{
    if (seeker->hints.count == 0)
        return 0;
    uint32_t first = rly_seek_token(seeker, start), past = rly_seek_token(seeker, end ? end - 1 : 0) + 1;
    uint32_t reach = before + HINT_WORDS;
    uint64_t topics = 0;
    for (size_t i = hint_from(seeker, first > reach ? first - reach : 0); i < seeker->hints.count; i++) {
        const rly_hint *hint = &seeker->hints.items[i];
        if (hint->first >= past + after)
            break;
        bool is_before = hint->past <= first && first - hint->past < before;
        bool is_after = hint->first >= past;
        if (is_before ? same_block(seeker->text, hint->past - 1, first, false)
                      : is_after && same_block(seeker->text, past - 1, hint->first, false))
            topics |= hint->topics;
    }
    return topics;
}

uint64_t rly_topics_label(const rly_seeker *seeker, uint32_t start, unsigned before)
{
    uint32_t first = rly_seek_token(seeker, start);
    for (size_t i = hint_from(seeker, first); i-- > 0;) {
        const rly_hint *hint = &seeker->hints.items[i];
        if (hint->past > first)
            continue;
        if (first - hint->past >= before)
            return 0;
        if (hint->topics & ~RLY_ABOUT_NO_VALUE)
            return same_block(seeker->text, hint->past - 1, first, true) ? hint->topics : 0;
    }
    return 0;
}

uint64_t rly_topics_of(const rly_seeker *seeker, uint32_t token)
{
    size_t i = hint_from(seeker, token);
    return i < seeker->hints.count && seeker->hints.items[i].first == token ? seeker->hints.items[i].topics : 0;
}

enum { EXAMPLE_BEFORE = 9, EXAMPLE_BEHIND = 3 };

bool rly_seek_is_example(const rly_seeker *seeker, uint32_t start, uint32_t end)
{
    return rly_topics_near(seeker, start, end, EXAMPLE_BEFORE, EXAMPLE_BEHIND) & RLY_ABOUT(EXAMPLE);
}
