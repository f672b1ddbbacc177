/* SPDX-License-Identifier: Apache-2.0 */
/* Letters that a screen reader cannot read: fancy ones from the symbol blocks, and hashtags run together. */
#include <string.h>
#include <unistr.h>

#include "lint/checks.h"

/* Blocks of letters in disguise, each with the letter that its first one stands for and how many letters it has. */
static const struct {
    uint32_t first, past;
    char plain;
    uint8_t letters; /* 26: one case; 52: capitals, then small letters; 10: digits */
} disguises[] = {
    {0x249C, 0x24B6, 'a', 26},                                                             /* (a) */
    {0x24B6, 0x24D0, 'A', 26},                                                             /* circled */
    {0x24D0, 0x24EA, 'a', 26},   {0xFF10, 0xFF1A, '0', 10},                                /* full width */
    {0xFF21, 0xFF3B, 'A', 26},   {0xFF41, 0xFF5B, 'a', 26},   {0x1D400, 0x1D6A4, 'A', 52}, /* mathematical */
    {0x1D7CE, 0x1D800, '0', 10}, {0x1F110, 0x1F12A, 'A', 26}, {0x1F130, 0x1F14A, 'A', 26}, /* in a square */
    {0x1F150, 0x1F16A, 'A', 26},
};

/* The plain character that a code point is dressed up from; 0 when it is not. */
static char undress(uint32_t code)
{
    for (size_t i = 0; i < sizeof disguises / sizeof *disguises && code >= 0x249C; i++) {
        if (code < disguises[i].first || code >= disguises[i].past)
            continue;
        uint32_t letter = (code - disguises[i].first) % disguises[i].letters;
        return (char)(letter < 26 ? (uint32_t)disguises[i].plain + letter : 'a' + letter - 26);
    }
    return 0;
}

/* The end of the run of fancy letters (with single spaces between) that begins at `at`; their plain form in `plain`. */
static uint32_t read_run(const rly_buf *reading, uint32_t at, char *plain, size_t room)
{
    uint32_t end = at, spaces = 0;
    size_t count = 0;
    while (at < reading->size && count + 2 < room) {
        ucs4_t code;
        uint32_t size = (uint32_t)u8_mbtouc_unsafe(&code, (const uint8_t *)reading->data + at, reading->size - at);
        char letter = undress(code);
        if (!letter && (code != ' ' || spaces))
            break;
        plain[count++] = letter ? letter : ' ';
        spaces = letter ? 0 : 1;
        at += size;
        end = letter ? at : end;
    }
    plain[count - spaces] = '\0';
    return end;
}

bool rly_check_fancy_letters(const rly_check *check)
{
    const rly_text *text = &check->detection->reply;
    const rly_buf *reading = &text->reading;
    char plain[128];
    for (uint32_t at = 0; at < reading->size && !text->plain;) {
        ucs4_t code;
        if (!(reading->data[at] & 0x80)) {
            at++;
            continue;
        }
        uint32_t size = (uint32_t)u8_mbtouc_unsafe(&code, (const uint8_t *)reading->data + at, reading->size - at);
        uint32_t end = undress(code) ? read_run(reading, at, plain, sizeof plain) : 0;
        const char *fix = end ? rly_arena_copy(check->strings, plain, strlen(plain)) : NULL;
        if (end && (!fix || !rly_check_at(check, at, end, fix)))
            return false;
        at = end ? end : at + size;
    }
    return true;
}

/* ---- hashtags */

enum { LONGEST_TAG = 40, FEWEST_PARTS = 2, MOST_TAGS = 100 };

/* Split a folded tag into listed words: before[i] is where the word that ends at i begins, 0 for the first. */
static uint32_t split(const rly_check *check, rly_str tag, uint8_t *before)
{
    uint8_t parts[LONGEST_TAG + 1] = {0};
    for (size_t end = 1; end <= tag.size; end++)
        for (size_t start = 0; start < end; start++)
            if ((start == 0 || parts[start]) && !parts[end] &&
                rly_check_lists(check, (rly_str){tag.data + start, end - start})) {
                parts[end] = (uint8_t)(parts[start] + 1);
                before[end] = (uint8_t)start;
            }
    return parts[tag.size];
}

/* The tag as written, with a capital at the start of each word. */
static char *capitalise(const rly_check *check, const rly_token *token, size_t sign, const uint8_t *before, size_t size)
{
    char *fix =
        rly_arena_copy(check->strings, check->detection->reply.reading.data + token->start, token->end - token->start);
    for (size_t end = size; fix && end > 0; end = before[end]) {
        char *letter = fix + sign + before[end];
        if (*letter >= 'a' && *letter <= 'z')
            *letter = (char)(*letter - 32);
    }
    return fix;
}

/* A tag of two or more of the rule's `words` without a capital: read aloud as one long word. */
bool rly_check_hashtag(const rly_check *check)
{
    const rly_text *text = &check->detection->reply;
    size_t count = rly_text_has(text, RLY_TOKEN_HASHTAG) ? text->tokens.count : 0;
    for (size_t i = 0, tags = 0; i < count && tags < MOST_TAGS; i++) {
        const rly_token *token = &text->tokens.items[i];
        const char *written = text->reading.data + token->start;
        rly_str tag = {written + 1, token->end - token->start - 1};
        uint8_t before[LONGEST_TAG + 1] = {0};
        bool small = token->kind == RLY_TOKEN_HASHTAG && tag.size <= LONGEST_TAG;
        tags += token->kind == RLY_TOKEN_HASHTAG;
        for (size_t k = 0; k < tag.size && small; k++)
            small = tag.data[k] >= 'a' && tag.data[k] <= 'z';
        if (!small || token->flags & RLY_TOKEN_QUOTED || rly_check_lists(check, tag) ||
            split(check, tag, before) < FEWEST_PARTS)
            continue;
        const char *fix = capitalise(check, token, 1, before, tag.size);
        if (!fix || !rly_check_at(check, token->start, token->end, fix))
            return false;
    }
    return true;
}
