/* SPDX-License-Identifier: Apache-2.0 */
/* Emoji as twitter-text 3.1 knows them: those of Emoji 11, written as its list has them. */
#include "measure/internal.h"

#include "measure/emoji_11.def"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const char style[] = "\357\270\217", joiner[] = "\342\200\215", keycap[] = "\342\203\243";

static bool follows(const char *text, size_t size, size_t at, const char *what)
{
    size_t length = strlen(what);
    return at <= size && size - at >= length && memcmp(text + at, what, length) == 0;
}

/* How a picture may stand: a sum of what the list has for it. */
static uint32_t flags_of(uint32_t code)
{
    size_t low = 0, high = COUNT(emoji_ranges);
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (emoji_ranges[middle].last < code)
            low = middle + 1;
        else
            high = middle;
    }
    return low < COUNT(emoji_ranges) && emoji_ranges[low].first <= code ? emoji_ranges[low].flags : 0;
}

/* The size of a skin tone at `at`; 0 when there is none. */
static size_t skin_at(const char *text, size_t size, size_t at)
{
    if (!follows(text, size, at, "\360\237\217") || at + 3 >= size)
        return 0;
    unsigned char last = (unsigned char)text[at + 3];
    return last >= 0xBB && last <= 0xBF ? 4 : 0;
}

/* Joiner, female or male sign and its style at `at`. */
static size_t gender_at(const char *text, size_t size, size_t at)
{
    bool found = follows(text, size, at, "\342\200\215\342\231\200\357\270\217") ||
                 follows(text, size, at, "\342\200\215\342\231\202\357\270\217");
    return found ? 9 : 0;
}

/* What a man or a woman does for a living. */
static size_t job_at(const char *text, size_t size, size_t at)
{
    for (size_t i = 0; i < COUNT(emoji_jobs) && follows(text, size, at, joiner); i++)
        if (follows(text, size, at + 3, emoji_jobs[i]))
            return 3 + strlen(emoji_jobs[i]);
    return 0;
}

/* Joined sequences, which win over what they begin with; `end` is past the first character. */
static size_t sequence_at(const char *text, size_t size, size_t at, size_t end, uint32_t code, uint32_t flags)
{
    size_t skin = skin_at(text, size, end),
           more = code == 0x1F468 || code == 0x1F469 ? job_at(text, size, end + skin) : 0;
    if (more)
        return end + skin + more - at;
    if (flags & PICTURE_GENDERED && follows(text, size, end, style))
        more = gender_at(text, size, end + 3) ? 3 + gender_at(text, size, end + 3) : 0;
    else if (flags & (skin ? TONED_GENDERED : GENDERED))
        more = gender_at(text, size, end + skin) ? skin + gender_at(text, size, end + skin) : 0;
    if (more)
        return end + more - at;
    for (size_t i = 0; i < COUNT(emoji_sequences); i++)
        if (follows(text, size, at, emoji_sequences[i]))
            return strlen(emoji_sequences[i]);
    return 0;
}

static size_t flag_at(const char *text, size_t size, size_t at, size_t end, uint32_t code)
{
    if (code < 0x1F1E6 || code > 0x1F1FF || end >= size)
        return 0;
    size_t past = end;
    uint32_t second = rly_next_code(text, &past) - 0x1F1E6;
    return second < 26 && emoji_flags[code - 0x1F1E6] >> second & 1 ? past - at : 0;
}

size_t rly_emoji_11_at(const char *text, size_t size, size_t at)
{
    size_t end = at;
    uint32_t code = rly_next_code(text, &end);
    if (code < 0x80) {
        if (code != '#' && code != '*' && (code < '0' || code > '9'))
            return 0;
        size_t styled = follows(text, size, end, style) ? 3 : 0;
        return follows(text, size, end + styled, keycap) ? styled + 4 : 0;
    }
    uint32_t flags = flags_of(code);
    if (!flags)
        return 0;
    size_t whole = sequence_at(text, size, at, end, code, flags);
    if (!whole)
        whole = flag_at(text, size, at, end, code);
    if (whole)
        return whole;
    if (flags & PICTURE && follows(text, size, end, style))
        return end + 3 + (flags & PICTURE_TONED ? skin_at(text, size, end + 3) : 0) - at;
    if (!(flags & AS_TEXT) && follows(text, size, end, "\357\270\216"))
        return 0;
    if (!(flags & ALONE))
        return 0;
    return end + (flags & TONED ? skin_at(text, size, end) : 0) - at;
}
