/* SPDX-License-Identifier: Apache-2.0 */
/* What is said of a fault: its message, its key, a better wording. */
#include <string.h>

#include "lint/judge.h"
#include "lint/judging.h"
#include "signal/ownership.h"

enum { LONGEST_QUOTE = 60 };

/* How many bytes of a match a message shows: all, or whole words up to LONGEST_QUOTE. */
static size_t shown_size(rly_str match)
{
    size_t size = LONGEST_QUOTE;
    if (match.size <= LONGEST_QUOTE)
        return match.size;
    while (size > 0 && match.data[size] != ' ')
        size--;
    for (size = size ? size : LONGEST_QUOTE; size > 0 && (match.data[size] & 0xc0) == 0x80;)
        size--; /* one long word is cut at a character */
    return size;
}

void rly_mask_private(const rly_detection *d, uint32_t start, char *copy, size_t size)
{
    if (rly_shows_private(&d->context))
        return;
    uint32_t end = start + (uint32_t)size;
    for (size_t i = 0; i < d->reply_private.found.count; i++) {
        const rly_private *item = &d->reply_private.found.items[i];
        uint32_t from = item->start > start ? item->start : start, to = item->end < end ? item->end : end;
        if (item->owner == RLY_OWNER_PERSON && from < to)
            rly_private_mask((rly_private_type)item->type, copy + (from - start), to - from);
    }
}

/* The message with {match} filled in by the words of [start, end). */
static const char *fill_message(rly_judging *j, uint32_t start, uint32_t end)
{
    const char *message = j->rule->message, *hole = strstr(message, "{match}");
    if (!hole)
        return message;
    rly_str match = {j->result->detection.reply.reading.data + start, end - start};
    size_t before = (size_t)(hole - message), after = strlen(hole + 7), shown = shown_size(match);
    const char *dots = shown < match.size ? " ..." : "";
    char *text = rly_arena_take(&j->result->strings, before + shown + strlen(dots) + after + 1);
    if (!text)
        return NULL;
    memcpy(text, message, before);
    memcpy(text + before, match.data, shown);
    rly_mask_private(&j->result->detection, start, text + before, shown);
    memcpy(text + before + shown, dots, strlen(dots));
    memcpy(text + before + shown + strlen(dots), hole + 7, after);
    return text;
}

/* "apology/hedged:1f3a..." from the rule and the folded words: the same fault in the same words has the same key. */
static const char *make_key(rly_judging *j, rly_str words)
{
    static const char hex[] = "0123456789abcdef";
    uint32_t hash = 0x811c9dc5u;
    for (size_t i = 0; i < words.size; i++) {
        unsigned char byte = (unsigned char)words.data[i];
        hash = (hash ^ (byte >= 'A' && byte <= 'Z' ? byte + 32u : byte)) * 0x01000193u;
    }
    size_t size = strlen(j->rule->id);
    char *key = rly_arena_take(&j->result->strings, size + 10);
    if (!key)
        return NULL;
    memcpy(key, j->rule->id, size);
    key[size] = ':';
    for (int i = 0; i < 8; i++)
        key[size + 1 + (size_t)i] = hex[hash >> (28 - 4 * i) & 15];
    return key;
}

/* A copy of the better wording, with a capital where the match has one; but what a native check words stays as it is.
 */
static const char *make_fix(rly_judging *j, const char *wording, uint32_t start)
{
    char *fix = rly_arena_copy(&j->result->strings, wording, strlen(wording));
    char first = j->result->detection.reply.reading.data[start];
    if (fix && !j->verbatim && first >= 'A' && first <= 'Z' && *fix >= 'a' && *fix <= 'z')
        *fix = (char)(*fix - 32);
    return fix;
}

bool rly_add_fix(rly_judging *j, rly_finding *finding, uint32_t start, uint32_t end, const char *wording)
{
    const rly_text *text = &j->result->detection.reply;
    if (!wording || !finding->placed || !rly_text_is_plain(text, start, end))
        return true;
    finding->fix = make_fix(j, wording, start);
    rly_text_source(text, start, end, &finding->fixed_start, &finding->fixed_end);
    return finding->fix != NULL;
}

/* The message with a text of ours for {match}. */
static const char *fill_in(rly_judging *j, const char *match)
{
    const char *message = j->rule->message, *hole = strstr(message, "{match}");
    if (!hole)
        return message;
    size_t before = (size_t)(hole - message), after = strlen(hole + 7), size = strlen(match);
    char *text = rly_arena_take(&j->result->strings, before + size + after + 1);
    if (!text)
        return NULL;
    memcpy(text, message, before);
    memcpy(text + before, match, size);
    memcpy(text + before + size, hole + 7, after);
    return text;
}

bool rly_fail_with(rly_judging *j, uint32_t start, uint32_t end, const char *match, const char *fix)
{
    j->verdict->outcome = RLY_FAILED;
    if (j->findings++ >= j->linter->findings_a_rule)
        return true;
    const rly_text *text = &j->result->detection.reply;
    rly_finding *finding = rly_push(&j->result->findings);
    if (!finding)
        return false;
    *finding = (rly_finding){.rule = j->number,
                             .level = (rly_level)j->linter->levels.items[j->number],
                             .placed = end > start,
                             .line = 1,
                             .column = 1};
    finding->message = match ? fill_in(j, match) : fill_message(j, start, end);
    finding->key = make_key(j, (rly_str){text->reading.data + start, end - start});
    if (finding->placed)
        rly_text_source(text, start, end, &finding->source_start, &finding->source_end);
    return finding->message && finding->key && rly_add_fix(j, finding, start, end, fix);
}

/* The fix is for plain text: elsewhere it might be markup. */
bool rly_fail_in_source(rly_judging *j, const rly_spotted *place)
{
    bool plain = j->result->detection.reply.format == RLY_PLAIN;
    j->verdict->outcome = RLY_FAILED;
    if (j->findings++ >= j->linter->findings_a_rule)
        return true;
    rly_finding *finding = rly_push(&j->result->findings);
    if (!finding)
        return false;
    *finding = (rly_finding){.rule = j->number,
                             .level = (rly_level)j->linter->levels.items[j->number],
                             .placed = place->end > place->start,
                             .line = 1,
                             .column = 1,
                             .source_start = place->start,
                             .source_end = place->end,
                             .fixed_start = place->start,
                             .fixed_end = place->end,
                             .fix = plain ? place->fix : NULL};
    finding->message = fill_in(j, place->match);
    finding->key = make_key(j, place->key);
    return finding->message && finding->key;
}
