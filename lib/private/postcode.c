/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Postcodes. British ones by the rules of Royal Mail's address file, Canadian and Irish ones by theirs: they are known
 * by their shape. Those that are digits only count by a word for them or behind a state.
 */
#include "private/place.h"

static bool is_in(char letter, const char *letters)
{
    return letter != '\0' && strchr(letters, letter) != NULL;
}

/* Bit n of a row: is the n-th letter, after the row's own, the second letter of a postcode area? Letter areas of one
 * letter are in `single`. */
static bool is_area(const char *lower, uint32_t size)
{
    static const char single[] = "beglmnsw";
    static const char *const second[26] = {
        ['a' - 'a'] = "bl",        ['b' - 'a'] = "abdhlnrst", ['c' - 'a'] = "abfhmortvw",
        ['d' - 'a'] = "adeghlnty", ['e' - 'a'] = "chnx",      ['f' - 'a'] = "ky",
        ['g' - 'a'] = "luy",       ['h' - 'a'] = "adgprsux",  ['i' - 'a'] = "gmpv",
        ['j' - 'a'] = "e",         ['k' - 'a'] = "aty",       ['l' - 'a'] = "adelnsu",
        ['m' - 'a'] = "ekl",       ['n' - 'a'] = "egnprw",    ['o' - 'a'] = "lx",
        ['p' - 'a'] = "aehlor",    ['r' - 'a'] = "ghm",       ['s' - 'a'] = "aegklmnoprstwy",
        ['t' - 'a'] = "adfnqrsw",  ['u' - 'a'] = "b",         ['w' - 'a'] = "acdfnrsv",
        ['y' - 'a'] = "o",         ['z' - 'a'] = "e"};
    if (size == 1)
        return is_in(lower[0], single);
    const char *row = second[lower[0] - 'a'];
    return row && is_in(lower[1], row);
}

static bool is_small(char byte)
{
    return byte >= 'a' && byte <= 'z';
}

static bool is_capital(char byte)
{
    return byte >= 'A' && byte <= 'Z';
}

/* A few characters of the text with small letters, NULs behind its end. */
typedef struct piece {
    char s[RLY_VIEW_MARGIN];
} piece;

static piece piece_at(const rly_view *view, uint32_t start)
{
    piece p;
    for (uint32_t i = 0; i < RLY_VIEW_MARGIN; i++) {
        char byte = start + i < view->size ? view->bytes[start + i] : '\0';
        p.s[i] = is_capital(byte) ? (char)(byte + 32) : byte;
    }
    return p;
}

/* How many letters stand there, three at most. */
static uint32_t letters_in(const char *s)
{
    uint32_t size = 0;
    while (size < 3 && is_small(s[size]))
        size++;
    return size;
}

/* Are there small letters in [start, end)? */
static bool has_small(const rly_view *view, uint32_t start, uint32_t end)
{
    while (start < end && !is_small(view->bytes[start]))
        start++;
    return start < end;
}

/* What the last three characters of a postcode are in other lives: 8GB, 2TB, 3RD before a floor. */
static bool is_measure(const rly_view *view, uint32_t at)
{
    static const char *const measures[] = {"gb", "tb", "lb", "ft", "hr", "ph", "ah", "wh", "hp"};
    piece p = piece_at(view, at);
    for (size_t i = 0; i < sizeof measures / sizeof *measures; i++)
        if (memcmp(p.s + 1, measures[i], 2) == 0)
            return true;
    return memcmp(p.s + 3, " floor", 6) == 0 || memcmp(p.s + 3, " level", 6) == 0;
}

/* The size of a British postcode's first half with the space behind it, 0 for none. */
static uint32_t outward_size(const char *s, uint32_t letters)
{
    if (letters == 3 && memcmp(s, "gir", 3) == 0)
        return s[3] == ' ' ? 4 : 3;
    if (letters == 0 || letters > 2 || is_in(s[0], "qvx") || (letters == 2 && is_in(s[1], "ijz")) ||
        !rly_view_is_digit(s[letters]))
        return 0;
    uint32_t at = letters + 1;
    /* A third character stands there unless what follows is the second half already. */
    bool second_half =
        rly_view_is_digit(s[at]) && is_small(s[at + 1]) && is_small(s[at + 2]) && !rly_view_is_alnum(s[at + 3]);
    at += !second_half && (rly_view_is_digit(s[at]) || is_small(s[at]));
    return s[at] == ' ' ? at + 1 : at;
}

static rly_postcode_proof british_at(const rly_view *view, uint32_t start, uint32_t *end)
{
    static const char inward[] = "abdefghjlnpqrstuwxyz";
    piece p = piece_at(view, start);
    const char *s = p.s;
    uint32_t letters = letters_in(s), at = outward_size(s, letters), size = at + 3;
    if (at == 0 || !rly_view_is_digit(s[at]) || !is_in(s[at + 1], inward) || !is_in(s[at + 2], inward) ||
        rly_view_is_alnum(s[size]) || s[size] == '_')
        return RLY_POSTCODE_NONE;
    *end = start + size;
    bool small_first = has_small(view, start, start + at), small_last = has_small(view, start + at, *end);
    if (small_last && !small_first)
        return RLY_POSTCODE_NONE; /* "B12 3rd floor" */
    bool known = letters == 3 || is_area(s, letters), apart = s[at - 1] == ' ' || size >= 7;
    return known && apart && !small_first && !small_last && !is_measure(view, start + at) ? RLY_POSTCODE_SURE
                                                                                          : RLY_POSTCODE_MAYBE;
}

/* K1A 0B1 */
static rly_postcode_proof canadian_at(const rly_view *view, uint32_t start, uint32_t *end)
{
    static const char later[] = "abceghjklmnprstvwxyz";
    piece p = piece_at(view, start);
    const char *s = p.s;
    if (!is_in(s[0], "abceghjklmnprstvxy") || !rly_view_is_digit(s[1]) || !is_in(s[2], later))
        return RLY_POSTCODE_NONE;
    uint32_t gap = s[3] == ' ' || s[3] == '-' ? 1 : 0;
    if (!rly_view_is_digit(s[3 + gap]) || !is_in(s[4 + gap], later) || !rly_view_is_digit(s[5 + gap]) ||
        rly_view_is_alnum(s[6 + gap]) || s[6 + gap] == '-')
        return RLY_POSTCODE_NONE;
    *end = start + 6 + gap;
    return s[3] == ' ' && !has_small(view, start, *end) ? RLY_POSTCODE_SURE : RLY_POSTCODE_MAYBE;
}

/* D02 AF30, D6W F4E2: a routing key, then four of letters and digits. */
static rly_postcode_proof irish_at(const rly_view *view, uint32_t start, uint32_t *end)
{
    static const char unique[] = "acdefhknprtvwxy0123456789";
    piece p = piece_at(view, start);
    const char *s = p.s;
    if (!is_in(s[0], "acdefhknprtvwxy") || !rly_view_is_digit(s[1]) || !(rly_view_is_digit(s[2]) || s[2] == 'w'))
        return RLY_POSTCODE_NONE;
    uint32_t gap = s[3] == ' ' ? 1 : 0, digits = 0;
    for (uint32_t i = 0; i < 4; i++) {
        if (!is_in(s[3 + gap + i], unique))
            return RLY_POSTCODE_NONE;
        digits += rly_view_is_digit(s[3 + gap + i]);
    }
    if (rly_view_is_alnum(s[7 + gap]) || digits == 4)
        return RLY_POSTCODE_NONE;
    *end = start + 7 + gap;
    bool sure = gap && digits && is_small(s[4]) && !has_small(view, start, *end);
    return sure ? RLY_POSTCODE_SURE : RLY_POSTCODE_MAYBE;
}

rly_postcode_proof rly_postcode_at(const rly_view *view, uint32_t start, uint32_t *end)
{
    const char *s = view->bytes + start;
    bool digit_soon = start + 5 <= view->size &&
                      (rly_view_is_digit(s[1]) || rly_view_is_digit(s[2]) || s[0] == 'G' || s[0] == 'g'); /* GIR 0AA */
    if (!digit_soon || !is_small(view->lower[start]))
        return RLY_POSTCODE_NONE;
    if (start > 0 && (rly_view_is_alnum(view->bytes[start - 1]) || is_in(view->bytes[start - 1], "_*#@/")))
        return RLY_POSTCODE_NONE;
    rly_postcode_proof proof = british_at(view, start, end);
    if (!proof)
        proof = canadian_at(view, start, end);
    return proof ? proof : irish_at(view, start, end);
}

bool rly_is_state(const char *lower, uint32_t size)
{
    static const char two[] =
        "al ak az ar ca co ct de fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj "
        "nm ny nc nd oh ok or pa ri sc sd tn tx ut vt va wa wv wi wy dc pr ab bc mb nb nl ns nt nu "
        "on pe qc sk yt ";
    static const char three[] = "nsw vic qld tas act ";
    const char *table = size == 2 ? two : three;
    if (size < 2 || size > 3)
        return false;
    if (size == 2 && lower[0] == 's' && lower[1] == 'a')
        return true; /* South Australia */
    for (; *table; table += size + 1)
        if (memcmp(table, lower, size) == 0)
            return true;
    return false;
}

/* How many digits stand at `at`, seven at most. */
static uint32_t digits_at(const rly_view *view, uint32_t at)
{
    uint32_t size = 0;
    while (size < 7 && rly_view_is_digit(view->bytes[at + size]))
        size++;
    return size;
}

uint32_t rly_state_code_at(const rly_view *view, uint32_t start, bool any_case)
{
    piece p = piece_at(view, start);
    uint32_t letters = letters_in(p.s), at = start + letters, space = p.s[letters] == ',' ? 1 : 0;
    if (!rly_view_is_digit(p.s[letters + space + 1]) || !rly_is_state(p.s, letters) ||
        (!any_case && is_small(view->bytes[start])) || p.s[letters + space] != ' ')
        return 0;
    at += space + 1;
    uint32_t digits = digits_at(view, at);
    bool australian = digits == 4 && (letters == 3 || is_in(p.s[0], "swn"));
    at += digits;
    if (digits == 5 && view->bytes[at] == '-' && digits_at(view, at + 1) == 4)
        at += 5;
    return (digits == 5 || australian) && !rly_view_is_alnum(view->bytes[at]) ? at : 0;
}

/* Behind a word for it: 194101, 78701-4321, 00-950, 100-0001, 114 55, 1012 AB. Its end, 0 for none. */
static uint32_t labelled_at(const rly_view *view, uint32_t start)
{
    static const struct {
        uint8_t first, second;
        char between;
    } forms[] = {{5, 4, '-'}, {5, 3, '-'}, {4, 3, '-'}, {3, 4, '-'}, {2, 3, '-'}, {3, 2, ' '}, {3, 3, ' '}};
    const char *s = view->bytes;
    uint32_t digits = digits_at(view, start), at = start + digits, more = s[at] ? digits_at(view, at + 1) : 0;
    bool whole = digits >= 4 && digits <= 6, formed = false;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        formed = formed || (forms[i].first == digits && forms[i].second == more && forms[i].between == s[at]);
    if (formed)
        at += 1 + more;
    else if (digits == 4 && s[at] == ' ' && is_capital(s[at + 1]) && is_capital(s[at + 2]) && !is_capital(s[at + 3]))
        at += 3;
    bool goes_on = rly_view_is_alnum(s[at]) || (is_in(s[at], "%.,:/-") && rly_view_is_digit(s[at + 1]));
    return (formed || whole) && !goes_on ? at : 0;
}

enum { LABEL_WORDS = 5, CONTEXT_WORDS = 8 };

/* The end of the ZIP code at `at` when a state and a town stand before it, "Austin, TX 78701"; 0 for none. */
static uint32_t behind_state(const rly_view *view, uint32_t at)
{
    if (at < 5 || view->bytes[at - 1] != ' ')
        return 0;
    uint32_t from = at - 1;
    from -= view->bytes[from - 1] == ',';
    while (from > 0 && at - from < 6 && is_capital(view->bytes[from - 1]))
        from--;
    uint32_t town = from;
    while (town > 0 && from - town < 2 && is_in(view->bytes[town - 1], ", "))
        town--;
    bool has_town = town > 0 && town < from && rly_view_is_letter(view->bytes[town - 1]);
    return has_town ? rly_state_code_at(view, from, false) : 0;
}

/* A postcode of digits only at a run of digits. */
static bool seek_digits(rly_seeker *seeker, const rly_digits *run)
{
    const rly_view *view = &seeker->view;
    uint32_t size = run->end - run->start, start = run->start;
    char before = start > 0 ? view->bytes[start - 1] : ' ';
    if (size < 2 || size > 6 || is_in(before, ".,-/$#*+_") || rly_view_is_alnum(before) ||
        (unsigned char)before == RLY_VIEW_CURRENCY)
        return true;
    uint32_t end = behind_state(view, start);
    if (!end && (rly_topics_label(seeker, start, LABEL_WORDS) & RLY_ABOUT(POSTCODE) ||
                 (size == 5 && rly_topics_near(seeker, start, run->end, 0, LABEL_WORDS) & RLY_ABOUT(POSTCODE))))
        end = labelled_at(view, start);
    return !end || rly_seek_is_example(seeker, start, end) ||
           rly_add_place(seeker, RLY_PRIVATE_POSTCODE, start, end, RLY_BY_CONTEXT);
}

/* Where the postcode begins whose first digits are at `run`: with the letters before them. In GIR 0AA the digit stands
 * in the second half. */
static uint32_t code_start(const rly_view *view, const rly_digits *run)
{
    uint32_t start = run->start;
    if (start >= 4 && view->bytes[start - 1] == ' ' && memcmp(view->lower + start - 4, "gir", 3) == 0)
        return start - 4;
    while (start > 0 && run->start - start < 4 && rly_view_is_letter(view->bytes[start - 1]))
        start--;
    return start;
}

/* A postcode of letters and digits; false when memory runs out. Sets `past` when there is one. */
static bool seek_code(rly_seeker *seeker, uint32_t start, uint32_t *past)
{
    const uint64_t about = RLY_ABOUT(POSTCODE) | RLY_ABOUT(ADDRESS) | RLY_ABOUT(LIVING);
    uint32_t end;
    rly_postcode_proof proof = rly_postcode_at(&seeker->view, start, &end);
    if (!proof || rly_seek_is_opaque(seeker, start) || rly_seek_is_example(seeker, start, end))
        return true;
    if (proof == RLY_POSTCODE_MAYBE && !(rly_topics_near(seeker, start, end, CONTEXT_WORDS, 2) & about) &&
        !rly_seek_is_alone(seeker, start, end))
        return true;
    *past = end;
    if (proof == RLY_POSTCODE_SURE && !rly_seek_address_of_code(seeker, start, end))
        return false;
    return rly_add_place(seeker, RLY_PRIVATE_POSTCODE, start, end,
                         proof == RLY_POSTCODE_SURE ? RLY_BY_SHAPE : RLY_BY_CONTEXT);
}

bool rly_seek_postcode(rly_seeker *seeker)
{
    uint32_t past = 0;
    for (size_t i = 0; i < seeker->digits.count; i++) {
        const rly_digits *run = &seeker->digits.items[i];
        if (run->start < past || run->end - run->start > 6)
            continue;
        uint32_t start = code_start(&seeker->view, run);
        if (!(start == run->start ? seek_digits(seeker, run) : seek_code(seeker, start, &past)))
            return false;
    }
    return true;
}
