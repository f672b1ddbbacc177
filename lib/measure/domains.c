/* SPDX-License-Identifier: Apache-2.0 */
/* Host names, as twitter-text reads them: what they may be made of, and which top-level domains there are. */
#include "measure/internal.h"

#include "measure/domains.def"

enum { LONGEST_LABEL = 63, DOMAINS = sizeof domain_offsets / sizeof *domain_offsets - 1 };

bool rly_is_domain_code(uint32_t code)
{
    /* White space and ! # $ % & ' ( ) * + , - . / : ; < = > ? @ [ \ ] ^ _ { | } ~ */
    static const rly_ascii_set none = {UINT64_C(0xFC00FFFB00003E00), UINT64_C(0x78000000F8000001)};
    if (code < 0x80)
        return !rly_in_set(none, code);
    if (code < 0x1000)
        return code != 0x85 && code != 0xA0 && code != 0x61C;
    if (code >= 0x2000 && code <= 0x206F)
        return !(code <= 0x200A || code == 0x200E || code == 0x200F || (code >= 0x2028 && code <= 0x202F) ||
                 code == 0x205F || (code >= 0x2066 && code <= 0x2069));
    return code != 0x1680 && code != 0x180E && code != 0x3000 && code != 0xFEFF && code != 0xFFFE && code != 0xFFFF;
}

bool rly_is_latin_accent(uint32_t code)
{
    static const uint16_t more[] = {0x253, 0x254, 0x256, 0x257, 0x259, 0x25B, 0x263,
                                    0x268, 0x26F, 0x272, 0x289, 0x28B, 0x2BB};
    if (code < 0x250)
        return code >= 0xC0 && code != 0xD7 && code != 0xF7;
    for (size_t i = 0; i < sizeof more / sizeof *more; i++)
        if (more[i] == code)
            return true;
    return (code >= 0x300 && code <= 0x36F) || (code >= 0x1E00 && code <= 0x1EFF);
}

/* Letters that X links without http://: a to z, digits, "-", accented Latin. */
static bool is_latin_domain_code(uint32_t code)
{
    return code < 0x80 ? rly_is_alnum(code) || code == '-' : rly_is_latin_accent(code);
}

static const char *name_at(size_t i)
{
    return (const char *)&domain_names + domain_offsets[i];
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

/* Compare the beginning of [at, end) with name i: only as many bytes as the name has. */
static int compare(const char *text, size_t size, size_t i)
{
    const char *name = name_at(i);
    size_t length = (size_t)(domain_offsets[i + 1] - domain_offsets[i]);
    for (size_t k = 0; k < length; k++) {
        if (k == size)
            return -1;
        int difference = (unsigned char)lower(text[k]) - (unsigned char)name[k];
        if (difference)
            return difference;
    }
    return 0;
}

/* A name ends where nothing follows that an address or a longer name could go on with. */
static bool ends_there(const char *text, size_t at, size_t end)
{
    return at == end ||
           !(rly_is_alnum((unsigned char)text[at]) || text[at] == '@' || text[at] == '+' || text[at] == '-');
}

static size_t punycode_at(const char *text, size_t at, size_t end)
{
    size_t past = at + 4;
    if (end - at < 5 || lower(text[at]) != 'x' || lower(text[at + 1]) != 'n' || memcmp(text + at + 2, "--", 2) != 0)
        return 0;
    while (past < end && (rly_is_alnum((unsigned char)text[past]) || text[past] == '-'))
        past++;
    return past - at > 4 ? past - at : 0;
}

/* The first name that is greater than the text; names that the text begins with stand before, the longest last. */
static size_t past_names(const char *text, size_t size)
{
    size_t low = 0, high = DOMAINS;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare(text, size, middle) >= 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

size_t rly_top_domain_at(const char *text, size_t at, size_t end)
{
    size_t run = at;
    while (run < end && rly_is_alnum((unsigned char)text[run]))
        run++;
    /* Of ASCII only a whole run can be a name, so that the one that is nearest to it decides. */
    size_t size = run > at && (run == end || (signed char)text[run] >= 0) ? run - at : end - at;
    for (size_t i = past_names(text + at, size); i-- > 0 && *name_at(i) == lower(text[at]);) {
        size_t length = (size_t)(domain_offsets[i + 1] - domain_offsets[i]);
        bool begins = compare(text + at, size, i) == 0;
        if (begins && ends_there(text, at + length, end))
            return length;
        if (size == run - at)
            break;
    }
    return punycode_at(text, at, end);
}

bool rly_latin_host(const char *text, size_t *start, size_t end, size_t *past)
{
    for (size_t at = *start; at < end;) {
        size_t label = at;
        *start = at;
        *past = 0;
        while (at < end) {
            size_t next = at;
            uint32_t code = rly_next_code(text, &next);
            if (code != '.' && !is_latin_domain_code(code))
                break;
            if (code == '.' && at == label)
                break;
            if (code == '.') {
                size_t domain = rly_top_domain_at(text, next, end);
                *past = domain ? next + domain : *past;
                label = next;
            }
            at = next;
        }
        if (*past)
            return true;
        if (at < end)
            rly_next_code(text, &at);
    }
    return false;
}

/* How many digits RFC 3492 needs for a number, which it then adapts to. */
static uint32_t digits_of(uint32_t number, uint32_t bias)
{
    uint32_t digits = 1;
    for (uint32_t k = 36;; k += 36, digits++) {
        uint32_t threshold = k <= bias ? 1 : k >= bias + 26 ? 26 : k - bias;
        if (number < threshold)
            return digits;
        number = (number - threshold) / (36 - threshold);
    }
}

static uint32_t adapt(uint32_t delta, uint32_t handled, bool first)
{
    uint32_t k = 0;
    delta = first ? delta / 700 : delta / 2;
    delta += delta / handled;
    for (; delta > 35 * 26 / 2; k += 36)
        delta /= 35;
    return k + 36 * delta / (delta + 38);
}

/* The length of a label of at most LONGEST_LABEL code points in punycode. */
static uint32_t punycode_length(const uint32_t *codes, uint32_t count)
{
    uint32_t basic = 0;
    for (uint32_t i = 0; i < count; i++)
        basic += codes[i] < 0x80;
    if (basic == count)
        return count;
    uint32_t length = 4 + basic + (basic > 0), handled = basic, delta = 0, bias = 72, least = 0x80;
    while (handled < count) {
        uint32_t next = UINT32_MAX;
        for (uint32_t i = 0; i < count; i++)
            if (codes[i] >= least && codes[i] < next)
                next = codes[i];
        delta += (next - least) * (handled + 1);
        for (uint32_t i = 0; i < count; i++) {
            delta += codes[i] < next;
            if (codes[i] != next)
                continue;
            length += digits_of(delta, bias);
            bias = adapt(delta, handled + 1, handled == basic);
            delta = 0;
            handled++;
        }
        delta++;
        least = next + 1;
    }
    return length;
}

bool rly_is_host(const char *text, size_t start, size_t end)
{
    uint32_t codes[LONGEST_LABEL], count = 0;
    size_t latin = start, past;
    for (size_t at = start; at < end;) {
        uint32_t code = rly_next_code(text, &at);
        if (code != '.') {
            if (count == LONGEST_LABEL)
                return false;
            codes[count++] = code;
        }
        if (code == '.' || at == end) {
            if (count == 0 || punycode_length(codes, count) > LONGEST_LABEL)
                return false;
            count = 0;
        }
    }
    bool punycode = end - start >= 4 && memcmp(text + start, "xn--", 4) == 0;
    return !punycode || rly_latin_host(text, &latin, end, &past);
}
