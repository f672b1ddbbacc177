/* SPDX-License-Identifier: Apache-2.0 */
/* What the number of an order, a booking, an account looks like, and what it must not be. */
#include "private/reference.h"

enum { LONGEST = 40, GROUPS = 6 };

typedef struct value {
    uint32_t start, end;
    unsigned digits, capitals, smalls, joints, size; /* size: letters and digits */
} value;

static bool is_small(char byte)
{
    return byte >= 'a' && byte <= 'z';
}

static bool is_capital(char byte)
{
    return byte >= 'A' && byte <= 'Z';
}

/* Letters and digits from `at` on, with single joints between them. False when it goes on as something else. */
static bool read_group(const char *s, uint32_t at, value *v)
{
    for (; v->end - v->start < LONGEST; at++) {
        bool joint = (s[at] == '-' || s[at] == '/' || s[at] == '_') && rly_view_is_alnum(s[at + 1]);
        if (joint) {
            v->joints++;
        } else if (rly_view_is_digit(s[at]) || is_capital(s[at]) || is_small(s[at])) {
            v->size++;
            v->digits += rly_view_is_digit(s[at]);
            v->capitals += is_capital(s[at]);
            v->smalls += is_small(s[at]);
        } else {
            break;
        }
        v->end = at + 1;
    }
    return v->end - v->start < LONGEST && !rly_view_is_alnum(s[v->end]) && s[v->end] != '*' && s[v->end] != '@';
}

/* The size of the group of digits (capitals before them) at `at`; 0 when it is none that belongs to a number. */
static uint32_t group_size(const char *s, uint32_t at, bool rest)
{
    uint32_t size = 0, digits = 0;
    for (; size <= 8 && (rly_view_is_digit(s[at + size]) || is_capital(s[at + size])); size++)
        digits += rly_view_is_digit(s[at + size]);
    bool ends = !rly_view_is_alnum(s[at + size]) && s[at + size] != '%';
    bool goes_on = s[at + size] && strchr("/.,:-", s[at + size]) && rly_view_is_digit(s[at + size + 1]);
    if (!ends || goes_on || size > 8 || digits * 2 < size)
        return 0;
    if (size >= 3)
        return size;
    /* Two at the very end, "4471 8820 19", or left over from groups. */
    bool last = rest || s[at + size] != ' ' || !rly_view_is_letter(s[at + size + 1]);
    return size == 2 && digits == 2 && last ? size : 0;
}

/* "AB 12345678", "0125 BA 447120", "3081 4712 8890 123" */
static void read_more(const char *s, value *v)
{
    for (unsigned group = 0; group < GROUPS && s[v->end] == ' '; group++) {
        uint32_t size = group_size(s, v->end + 1, group >= 2);
        bool leads = v->digits == 0 && v->smalls == 0 && v->size <= 4;
        if (size == 0 || (!leads && v->digits < 3) || (leads && size < 4) || v->smalls > 0)
            return;
        read_group(s, v->end + 1, v);
    }
}

/* "XXXX-1234", "00000000", "************" stand for a number. */
static bool is_placeholder(const char *s, const value *v)
{
    unsigned run = 1, same = 1;
    for (uint32_t at = v->start + 1; at < v->end; at++) {
        run = s[at] == s[at - 1] ? run + 1 : 1;
        if (run >= 3 && (s[at] == 'X' || s[at] == 'x'))
            return true;
        same += s[at] == s[v->start];
    }
    return same == v->end - v->start && v->digits > 0;
}

/* A date, a time, a price, a share: what stands around the value, and what lib/text found there. */
static bool is_other(const rly_seeker *seeker, const value *v)
{
    const char *s = seeker->view.bytes;
    char before = v->start > 0 ? s[v->start - 1] : ' ', after = s[v->end];
    if ((before && strchr("$*@.%+", before)) || (unsigned char)before == RLY_VIEW_CURRENCY || after == '%' ||
        (unsigned char)after == RLY_VIEW_CURRENCY || rly_view_is_alnum(before))
        return true;
    if ((after == '.' || after == ',' || after == ':') && rly_view_is_digit(s[v->end + 1]))
        return true;
    static const rly_span_kind kinds[] = {RLY_SPAN_DATE, RLY_SPAN_MONEY, RLY_SPAN_TIME};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        const rly_span *span = rly_seek_span(seeker, kinds[i], v->start, v->end);
        if (span && rly_view_from(seeker, span->start) <= v->start && rly_view_from(seeker, span->end) >= v->end)
            return true;
    }
    return rly_seek_is_opaque(seeker, v->start);
}

/* May a verb or a preposition stand behind the value, or does a thing that is counted: "order 12000 units"? */
static bool counts_things(const char *lower, const char *s, uint32_t end)
{
    static const char free_words[] =
        " is was has had will shipped ships for to from and but on with hasn't isn't wasn't "
        "arrived dispatched placed went in at please that which says shows should can could "
        "today yesterday now tomorrow delivered made not or as by so because if when under are "
        "have been we i you it still never got came ended left ";
    if (s[end] != ' ' || !is_small(s[end + 1]))
        return false;
    char padded[16] = " ";
    uint32_t size = 0;
    while (size < 12 && (is_small(s[end + 1 + size]) || s[end + 1 + size] == '\''))
        size++;
    memcpy(padded + 1, lower + end + 1, size);
    padded[size + 1] = ' ';
    return strstr(free_words, padded) == NULL;
}

/* Six capitals and digits, as airlines write bookings. Letters alone pass only behind "reference" or the like, at the
 * end of a clause. */
static bool is_locator(const char *s, const value *v, rly_tie tie)
{
    static const char words[] = " NUMBER PLEASE BEFORE CANNOT ONLINE NEEDED THANKS DURING SHOULD EITHER WITHIN ";
    if (v->size != 6 || v->capitals + v->digits != 6 || v->joints > 0 || v->capitals == 0)
        return false;
    if (v->digits > 0)
        return tie > RLY_TIE_BARE || !(v->capitals == 2 && rly_view_is_digit(s[v->start + 2])); /* flight BA2490 */
    char padded[9] = " ";
    memcpy(padded + 1, s + v->start, 6);
    padded[7] = ' ';
    return tie > RLY_TIE_BARE && !(s[v->end] == ' ' && is_capital(s[v->end + 1])) && !strstr(words, padded);
}

static bool is_found_as_phone(const rly_seeker *seeker, const value *v)
{
    for (size_t i = seeker->found.count; i-- > 0;) {
        const rly_private *item = &seeker->found.items[i];
        if (item->type == RLY_PRIVATE_PHONE && item->start < v->end && item->end > v->start)
            return true;
    }
    return false;
}

/* "07700 900123", "+44 ...": a phone number on an account, unless its word says that it is the account's. */
static bool is_phone(const rly_seeker *seeker, const value *v)
{
    const char *s = seeker->view.bytes + v->start;
    bool grouped = v->digits == 10 && v->joints == 2 && s[3] == '-' && s[7] == '-';
    bool spaced = v->end - v->start > v->size + v->joints;
    if (v->capitals > 0 || v->digits < 9 || v->digits > 12)
        return false;
    if (grouped || spaced)
        return rly_seek_span(seeker, RLY_SPAN_PHONE, v->start, v->end);
    return *s == '0' && is_found_as_phone(seeker, v);
}

static bool fits(const rly_seeker *seeker, const value *v, rly_reference_want want)
{
    const char *s = seeker->view.bytes;
    unsigned letters = v->capitals + v->smalls;
    if (want.tie == RLY_TIE_LOOSE)
        return v->smalls == 0 && (v->digits >= 12 || (v->capitals > 0 && v->digits >= 6 && v->size >= 9)) &&
               !is_phone(seeker, v);
    if (want.booking && is_locator(s, v, want.tie))
        return true;
    if (letters == 0) {
        if (want.code && v->digits <= 8)
            return false;
        if (want.follows)
            return v->digits >= 5;
        if (want.tie == RLY_TIE_NUMBER)
            return v->digits >= 4;
        if (want.tie == RLY_TIE_COLON)
            return v->digits >= 4 && !(v->digits == 4 && (s[v->start] == '1' || s[v->start] == '2'));
        return v->digits >= 5 && !is_phone(seeker, v) &&
               !(v->digits <= 6 && v->joints == 0 && counts_things(seeker->view.lower, s, v->end));
    }
    if (v->smalls > 0 && v->digits < 4)
        return want.tie == RLY_TIE_NUMBER && v->digits >= 2 && v->size >= 6 && !rly_view_is_digit(s[v->start]);
    if (want.tie <= RLY_TIE_BARE)
        return v->digits >= 4 && v->size >= 6 && (v->smalls == 0 || v->digits >= 5) &&
               !(v->size <= 6 && v->capitals == 2 && v->joints == 0 && want.booking);
    return v->digits >= 2 && v->size >= 5 && (v->digits >= 3 || v->joints || v->size >= 6);
}

uint32_t rly_reference_at(const rly_seeker *seeker, uint32_t start, rly_reference_want want)
{
    const char *s = seeker->view.bytes;
    value v = {.start = start, .end = start};
    if (!read_group(s, start, &v) || v.size == 0)
        return 0;
    if (want.tie > RLY_TIE_BARE || v.digits > 0)
        read_more(s, &v);
    return v.digits + v.capitals >= 4 && !is_placeholder(s, &v) && !is_other(seeker, &v) && fits(seeker, &v, want)
               ? v.end
               : 0;
}
