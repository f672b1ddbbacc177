/* SPDX-License-Identifier: Apache-2.0 */
/* One of several posts: "1/2" in front, or at the end with at most a signature behind it. */
#include <string.h>

#include "signal/detect.h"

enum { FIRST = 1, MIDDLE, LAST }; /* the values of the signal */

/* Without brackets "5/5" is rather praise, and "9/10" a mark. */
enum { MOST_PARTS = 9, MOST_BARE_PARTS = 4, SHORTEST_MARK = 3, LONGEST_MARK = 8 };

static bool is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/* "1/2", "(1/2)", "[1 of 2]" at `at`. Returns what it says; 0 when there is none. `past` becomes its end. */
static uint32_t read_mark(const char *at, const char *end, const char **past)
{
    bool bracket = at < end && (*at == '(' || *at == '[');
    at += bracket;
    if (end - at < SHORTEST_MARK)
        return 0;
    int number = *at++ - '0';
    if (*at == '/')
        at++;
    else if (bracket && end - at > 4 && memcmp(at, " of ", 4) == 0)
        at += 4;
    else
        return 0;
    int of = *at++ - '0';
    if (number < 1 || of < 2 || number > of || of > (bracket ? MOST_PARTS : MOST_BARE_PARTS))
        return 0;
    if (bracket && (at == end || (*at != ')' && *at != ']')))
        return 0;
    *past = at + bracket;
    return number == 1 ? FIRST : number == of ? LAST : MIDDLE;
}

/* The mark in front, behind those to whom the reply goes. */
static uint32_t mark_in_front(const rly_text *text, const char **at, const char **past)
{
    const char *end = text->reading.data + text->reading.size;
    *at = text->reading.data;
    for (size_t i = 0; i < text->tokens.count && text->tokens.items[i].kind == RLY_TOKEN_HANDLE; i++)
        *at = text->reading.data + text->tokens.items[i].end;
    while (*at < end && is_space(**at))
        ++*at;
    uint32_t mark = read_mark(*at, end, past);
    return mark && (*past == end || is_space(**past) || **past == ':') ? mark : 0;
}

/* The mark that stands last before `end`. */
static uint32_t mark_before(const char *begin, const char *end, const char **at, const char **past)
{
    while (end > begin && is_space(end[-1]))
        end--;
    if (end - begin <= SHORTEST_MARK)
        return 0;
    for (*at = end - SHORTEST_MARK; *at > begin && end - *at <= LONGEST_MARK; --*at) {
        uint32_t mark = is_space((*at)[-1]) ? read_mark(*at, end, past) : 0;
        if (mark && *past == end)
            return mark;
    }
    return 0;
}

bool rly_detect_part(rly_detection *d, uint32_t signal)
{
    const rly_text *text = &d->reply;
    const char *begin = text->reading.data, *end = begin + text->reading.size, *at, *past;
    if (text->reading.size < SHORTEST_MARK)
        return true;
    uint32_t mark = mark_in_front(text, &at, &past);
    mark = mark ? mark : mark_before(begin, end, &at, &past);
    for (size_t i = 0; i < text->spans.count && !mark; i++)
        if (text->spans.items[i].kind == RLY_SPAN_SIGNATURE)
            mark = mark_before(begin, begin + text->spans.items[i].start, &at, &past);
    return !mark || rly_occur(d, signal, (rly_occurrence){mark, (uint32_t)(at - begin), (uint32_t)(past - begin), 0});
}
