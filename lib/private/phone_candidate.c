/* SPDX-License-Identifier: Apache-2.0 */
#include "private/phone_candidate.h"

enum { WIDEST_GAP = 4, MOST_LEADS = 2 };

static bool is_lead(char byte)
{
    return byte == '(' || byte == '[' || byte == '+';
}

static bool may_join(char byte)
{
    return byte && strchr("-. ()[]/~", byte);
}

/* Where the number begins whose first digit is at `at`: up to two "(" or "+" may stand before it. */
static uint32_t lead_of(const char *s, uint32_t at)
{
    for (int lead = 0; lead < MOST_LEADS; lead++) {
        uint32_t back = at;
        while (back > 0 && at - back < WIDEST_GAP && !is_lead(s[back - 1]) && may_join(s[back - 1]))
            back--;
        if (back == 0 || !is_lead(s[back - 1]))
            break;
        at = back - 1;
    }
    return at;
}

static uint32_t skip(const char *s, uint32_t at, const char *set)
{
    enum { FAR = 6 };
    for (int i = 0; i < FAR && s[at] && strchr(set, s[at]); i++)
        at++;
    return at;
}

/* Labels of extensions, the longer before what they begin with, and how many digits are believed behind them. */
static const struct {
    const char *label;
    uint8_t size, digits;
} labels[] = {
    {";ext=", 5, 20}, {"extensi\x80n", 9, 20}, {"extension", 9, 20}, {"extn", 4, 20}, {"ext", 3, 20}, {"xtn", 3, 20},
    {"xt", 2, 20},    {"anexo", 5, 20},        {"int", 3, 9},        {"x", 1, 9},     {"#", 1, 9},
};

/* Where the extension ends that follows `at`; 0 for none. */
static uint32_t extension_behind(const rly_view *view, uint32_t at)
{
    const char *s = view->bytes;
    uint32_t from = skip(s, at, " \t,");
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        if (view->size - from < labels[i].size || memcmp(view->lower + from, labels[i].label, labels[i].size) != 0)
            continue;
        uint32_t digits = from + labels[i].size, end;
        digits += s[digits] == ':' || s[digits] == '.';
        digits = skip(s, digits, " \t,-");
        for (end = digits; end < view->size && end - digits <= labels[i].digits && rly_view_is_digit(s[end]);)
            end++;
        if (end > digits && end - digits <= labels[i].digits)
            return end + (s[end] == '#');
    }
    return 0;
}

static bool gap_joins(const char *s, uint32_t from, uint32_t to)
{
    if (to - from > WIDEST_GAP)
        return false;
    for (uint32_t at = from; at < to; at++)
        if (!may_join(s[at]))
            return false;
    return true;
}

void rly_phone_gather(const rly_seeker *seeker, uint32_t run, bool (*is_other)(void *data, const rly_digits *run),
                      void *data, rly_phone_candidate *candidate)
{
    enum { BEFORE_EXTENSION = 6 };
    const char *s = seeker->view.bytes;
    const rly_digits *runs = seeker->digits.items;
    uint32_t digits = 0;
    *candidate = (rly_phone_candidate){.start = lead_of(s, runs[run].start), .past = run};
    for (; run < seeker->digits.count && candidate->count < RLY_PHONE_BLOCKS; run++) {
        if (candidate->count && !gap_joins(s, runs[run - 1].end, runs[run].start))
            break;
        if (is_other(data, &runs[run])) {
            candidate->past = run + 1;
            return;
        }
        candidate->blocks[candidate->count++] = runs[run];
        candidate->past = run + 1;
        digits += runs[run].end - runs[run].start;
        candidate->extension = digits >= BEFORE_EXTENSION ? extension_behind(&seeker->view, runs[run].end) : 0;
        if (candidate->extension)
            break;
    }
    while (candidate->extension && candidate->past < seeker->digits.count &&
           runs[candidate->past].start < candidate->extension)
        candidate->past++;
}

/* At most one bracket at a time is open, and none but one before the number stays so. */
static bool brackets_match(const char *s, uint32_t start, uint32_t end)
{
    bool open = false, first = true;
    for (uint32_t at = start; at < end; at++) {
        if (s[at] == '(' || s[at] == '[') {
            if (open)
                return false;
            open = true;
        } else if (s[at] == ')' || s[at] == ']') {
            if (!open && !first)
                return false;
            open = first = false;
        }
    }
    return !open;
}

bool rly_phone_piece_of(const rly_seeker *seeker, const rly_phone_candidate *candidate, uint32_t first, uint32_t past,
                        rly_phone_piece *piece)
{
    enum { FEWEST = 7, FEWEST_ABROAD = 6 };
    const char *s = seeker->view.bytes;
    *piece = (rly_phone_piece){.blocks = candidate->blocks + first, .count = past - first};
    for (uint32_t i = 0; i < piece->count; i++) {
        uint32_t size = piece->blocks[i].end - piece->blocks[i].start;
        if (piece->size + size > RLY_PHONE_DIGITS)
            return false;
        memcpy(piece->digits + piece->size, s + piece->blocks[i].start, size);
        piece->size += size;
    }
    piece->start = first ? piece->blocks[0].start : candidate->start;
    if (first && (s[piece->start - 1] == '(' || s[piece->start - 1] == '['))
        piece->start--;
    piece->end = piece->blocks[piece->count - 1].end;
    for (uint32_t at = piece->start; at < piece->blocks[0].start; at++)
        piece->plus |= s[at] == '+';
    bool closes = piece->start < piece->blocks[0].start && (s[piece->end] == ')' || s[piece->end] == ']');
    if (!brackets_match(s, piece->start, piece->end) && is_lead(s[piece->start]) && s[piece->start] != '+' &&
        (closes || brackets_match(s, piece->start + 1, piece->end)))
        piece->start++; /* the bracket is around more than the number */
    bool matches = brackets_match(s, piece->start, piece->end);
    if (past == candidate->count && candidate->extension)
        piece->end = candidate->extension;
    return matches && piece->size >= (piece->plus ? FEWEST_ABROAD : FEWEST);
}

static uint32_t size_of(const rly_phone_piece *piece, uint32_t block)
{
    return piece->blocks[block].end - piece->blocks[block].start;
}

static unsigned value_of(const char *s, const rly_digits *run)
{
    unsigned value = 0;
    for (uint32_t at = run->start; at < run->end; at++)
        value = value * 10 + (unsigned)(s[at] - '0');
    return value;
}

bool rly_phone_is_date(const rly_seeker *seeker, const rly_phone_piece *piece)
{
    const char *s = seeker->view.bytes;
    if (piece->count < 3 || piece->plus || piece->blocks[0].start != piece->start)
        return false;
    uint32_t sizes[] = {size_of(piece, 0), size_of(piece, 1), size_of(piece, 2)};
    char between = s[piece->blocks[0].end];
    if (between == ' ' || s[piece->blocks[1].end] != between || piece->blocks[1].start != piece->blocks[0].end + 1)
        return false;
    bool year_first = sizes[0] == 4 && sizes[1] <= 2 && sizes[2] <= 2;
    bool year_last = sizes[0] <= 2 && sizes[1] <= 2 && (sizes[2] == 4 || (sizes[2] == 2 && piece->count == 3));
    if (!year_first && !year_last)
        return false;
    unsigned year = value_of(s, &piece->blocks[year_first ? 0 : 2]), month = value_of(s, &piece->blocks[1]),
             day = value_of(s, &piece->blocks[year_first ? 2 : 0]);
    return (year < 100 || (year >= 1900 && year < 2100)) && month > 0 && day > 0 &&
           ((month <= 12 && day <= 31) || (day <= 12 && month <= 31));
}

bool rly_phone_is_american(const rly_phone_piece *piece, const char *text)
{
    uint32_t at = size_of(piece, 0) == 1;
    if (piece->count - at == 3)
        return size_of(piece, at) == 3 && size_of(piece, at + 1) == 3 && size_of(piece, at + 2) == 4;
    if (piece->count - at == 2)
        return size_of(piece, at) == 3 && size_of(piece, at + 1) == 7 && text[piece->blocks[at].end] == ')';
    return piece->count - at == 1 && at == 1 && size_of(piece, 1) == 10;
}

/* Single digits stand before the number proper: a trunk prefix, a short area code, a tariff. */
bool rly_phone_is_grouped(const rly_phone_piece *piece)
{
    enum { MOST_SINGLE = 2, MOST = 7 };
    uint32_t single = 0;
    for (uint32_t i = 0; i < piece->count; i++)
        single += size_of(piece, i) == 1;
    return piece->count > 1 && piece->count <= MOST && single <= MOST_SINGLE && size_of(piece, piece->count - 1) > 1 &&
           (piece->count < 3 || single < 2 || size_of(piece, piece->count - 2) > 1);
}
