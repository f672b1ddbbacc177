/* SPDX-License-Identifier: Apache-2.0 */
/* Does a value look like one that a machine drew? */
#include "private/secret.h"

bool rly_is_mixed(const char *s, size_t size)
{
    uint16_t counts[128] = {0};
    uint64_t pairs = 0;
    size_t used = size < 1024 ? size : 1024;
    for (size_t i = 0; i < used; i++)
        counts[s[i] & 127]++;
    for (size_t i = 0; i < 128; i++)
        pairs += (uint64_t)counts[i] * counts[i];
    /* Two characters drawn from it are alike once in five times at most: even drawn hexadecimal digits are far
     * below that. */
    return size >= 8 && (uint64_t)used * used >= 5 * pairs;
}

static bool has_word(const char *s, size_t size, const char *word)
{
    size_t length = strlen(word);
    for (size_t at = 0; at + length <= size; at++) {
        size_t same = 0;
        while (same < length && (s[at + same] | 32) == (word[same] | 32))
            same++;
        if (same == length)
            return true;
    }
    return false;
}

bool rly_is_filler(const char *s, size_t size)
{
    static const char words[][12] = {"example",   "xxxxx",      "your_",       "your-",    "yourkey",
                                     "yourtoken", "yoursecret", "placeholder", "redacted", "replace",
                                     "changeme",  "insert_",    "_here",       "dummy"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (has_word(s, size, words[i]))
            return true;
    for (size_t at = 0, same = 0; at < size; at++) {
        same = at > 0 && s[at] == s[at - 1] ? same + 1 : 0;
        if (strchr("<>{}[]()$`\"'\\", s[at]) || s[at] == '*' || (same >= 7 && s[at] != '_' && s[at] != 'A'))
            return true;
    }
    return false;
}

bool rly_is_masked(const char *s, size_t size)
{
    size_t masks = 0;
    for (size_t i = 0; i < size; i++)
        masks += s[i] == '*' || s[i] == '#' || s[i] == '.' || s[i] == '_' || s[i] == 'x' || s[i] == 'X' ||
                 (unsigned char)s[i] == RLY_VIEW_OTHER;
    return masks * 2 > size || (size > 0 && strchr("[<{", *s)) || has_word(s, size, "password");
}

bool rly_is_token(const char *s, size_t size, size_t least)
{
    size_t digits = 0, small = 0, large = 0, other = 0;
    if (size < least || size > 2048 || *s == '/' || *s == '.' || *s == '-')
        return false;
    for (size_t i = 0; i < size; i++) {
        digits += rly_view_is_digit(s[i]);
        small += s[i] >= 'a' && s[i] <= 'z';
        large += s[i] >= 'A' && s[i] <= 'Z';
        other += !rly_view_is_alnum(s[i]);
    }
    /* A name has few digits and words between its signs. */
    bool name = digits < 2 && !(small && large && digits);
    return !name && small + large > 0 && other * 3 <= size && rly_is_mixed(s, size) && !rly_is_filler(s, size);
}
