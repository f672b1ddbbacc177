/* SPDX-License-Identifier: Apache-2.0 */
/* Emoji: too many of them, amid a sentence, or of mirth where nobody laughs. */
#include <string.h>

#include "lint/checks.h"

static bool is_emoji(const rly_text *text, const rly_span *span)
{
    if (span->kind != RLY_SPAN_EMOJI)
        return false;
    bool quoted = span->first < text->tokens.count && text->tokens.items[span->first].flags & RLY_TOKEN_QUOTED;
    return !quoted;
}

/* Does the emoji stand between two words of one sentence? `span->first` is the token behind it. */
static bool is_amid(const rly_text *text, const rly_span *span)
{
    if (span->first == 0 || span->first >= text->tokens.count)
        return false;
    const rly_token *next = &text->tokens.items[span->first];
    if (next->kind != RLY_TOKEN_WORD)
        return false;
    bool line = memchr(text->reading.data + next[-1].end, '\n', next->start - next[-1].end) != NULL;
    return !line && next[-1].kind == RLY_TOKEN_WORD && next[-1].sentence == next->sentence &&
           !(next->flags & RLY_TOKEN_CAPITAL);
}

/* `max`: how many emoji are let pass (3). The first one beyond, and each amid a sentence, is reported. */
bool rly_check_emoji(const rly_check *check)
{
    const rly_text *text = &check->detection->reply;
    uint32_t count = 0;
    size_t spans = rly_text_has_span(text, RLY_SPAN_EMOJI) ? text->spans.count : 0;
    for (size_t i = 0; i < spans; i++) {
        const rly_span *span = &text->spans.items[i];
        if (!is_emoji(text, span))
            continue;
        bool many = ++count == rly_check_max(check, 3) + 1;
        if ((many || is_amid(text, span)) && !rly_check_at(check, span->start, span->end, NULL))
            return false;
    }
    return true;
}

/* The emoji among the rule's `words`. A variation selector behind it does not count. */
bool rly_check_mirth(const rly_check *check)
{
    const rly_text *text = &check->detection->reply;
    size_t spans = rly_text_has_span(text, RLY_SPAN_EMOJI) ? text->spans.count : 0;
    for (size_t i = 0; i < spans; i++) {
        const rly_span *span = &text->spans.items[i];
        rly_str emoji = {text->reading.data + span->start, span->end - span->start};
        if (!is_emoji(text, span))
            continue;
        if (emoji.size > 3 && memcmp(emoji.data + emoji.size - 3, "\xEF\xB8\x8F", 3) == 0)
            emoji.size -= 3;
        if (rly_check_lists(check, emoji) && !rly_check_at(check, span->start, span->end, NULL))
            return false;
    }
    return true;
}
