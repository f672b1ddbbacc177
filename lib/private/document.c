/* SPDX-License-Identifier: Apache-2.0 */
/* Passports and driving licences. Only the British licence says by its make-up what it is. */
#include "private/checksums.h"
#include "private/shape.h"

enum { BEFORE = 7, BEHIND = 5 };

/* Surname (five letters, 9 for what is missing), decade, month (50 more for women), day, year, two initials, two
 * characters of the issuer and two letters. */
static bool is_british_licence(const char *value)
{
    bool padded = false;
    for (size_t i = 0; i < 5; i++) {
        if (padded && value[i] != '9')
            return false;
        padded = padded || value[i] == '9';
        if (value[i] >= '0' && value[i] < '9')
            return false;
    }
    unsigned long long month = rly_number(value + 6, 2) % 50, day = rly_number(value + 8, 2);
    bool second = value[12] >= 'A' || value[12] == '9';
    return value[0] >= 'A' && rly_number(value + 6, 2) < 63 && month >= 1 && month <= 12 && day >= 1 && day <= 31 &&
           value[11] >= 'A' && second;
}

/* Do six digits stand where the licence has them? Most words with a digit need no more than that look. */
static bool has_birth(const char *s, uint32_t at)
{
    at += 5;
    at += !rly_view_is_digit(s[at]);
    for (uint32_t past = at + 6; at < past; at++)
        if (!rly_view_is_digit(s[at]))
            return false;
    return true;
}

static bool seek_british_licence(rly_seeker *seeker, uint32_t at)
{
    rly_shaped licence;
    if (!has_birth(seeker->view.bytes, at) || !rly_shape_may_add(seeker, at))
        return true;
    if (!rly_shape_read(seeker, "XXXXX 999999 XXXAA", at, &licence) &&
        !rly_shape_read(seeker, "XXXXX 999999 XXX AA", at, &licence))
        return true;
    if (!is_british_licence(licence.value))
        return true;
    rly_words words = rly_seek_words(seeker, RLY_ABOUT(LICENCE), &licence, BEFORE, BEHIND);
    bool plain = !licence.small && !licence.tied && words == RLY_WORDS_SILENT;
    return !(plain || words >= RLY_WORDS_MIXED) ||
           rly_shape_add(seeker, RLY_PRIVATE_DRIVING_LICENCE, &licence, RLY_BY_CONTEXT);
}

/* A word of letters and digits of some size, with so many digits. */
static bool read_word(const rly_seeker *seeker, uint32_t at, uint32_t least, uint32_t most, uint32_t digits_least,
                      rly_shaped *out)
{
    static const char shape[] = "XXXXXXXXXXXXXXXX";
    const char *s = seeker->view.bytes;
    uint32_t size = 0, digits = 0;
    while (size <= most && rly_view_is_alnum(s[at + size]))
        digits += rly_view_is_digit(s[at + size++]);
    return size >= least && size <= most && digits >= digits_least &&
           rly_shape_read(seeker, shape + sizeof shape - 1 - size, at, out);
}

static bool is_compact_date(const rly_shaped *value)
{
    unsigned long long year = rly_number(value->value, 4);
    return value->size == 8 && strspn(value->value, "0123456789") == 8 && year > 1900 && year < 2100 &&
           rly_is_day(value->value + 6, value->value + 4);
}

static bool seek_passport(rly_seeker *seeker, uint32_t at)
{
    rly_shaped value;
    bool named = false;
    if (!read_word(seeker, at, 7, 9, 6, &value)) {
        /* Germany and the Netherlands mix them */
        if (!read_word(seeker, at, 9, 9, 2, &value) || value.small)
            return true;
        named = true;
    }
    if (value.tied || is_compact_date(&value) ||
        rly_seek_words(seeker, RLY_ABOUT(PASSPORT), &value, BEFORE, BEHIND) != RLY_WORDS_FOR ||
        rly_seek_is_alone(seeker, value.start, value.end))
        return true;
    if (named && !rly_seek_is_named(seeker, RLY_ABOUT(PASSPORT), value.start, value.end))
        return true;
    return rly_shape_add(seeker, RLY_PRIVATE_PASSPORT, &value, RLY_BY_CONTEXT);
}

/* "AB 1234567", letters and digits apart: only where it is named. */
static bool seek_spaced_passport(rly_seeker *seeker, const rly_digits *run)
{
    rly_shaped value;
    if (run->start < 3 ||
        !rly_shape_read(seeker, run->end - run->start == 7 ? "AA 9999999" : "AA 999999", run->start - 3, &value) ||
        value.small || value.breaks != 1 || !rly_seek_is_named(seeker, RLY_ABOUT(PASSPORT), value.start, value.end))
        return true;
    return rly_shape_add(seeker, RLY_PRIVATE_PASSPORT, &value, RLY_BY_CONTEXT);
}

/* Licences of states that write them in groups. */
static bool read_grouped_licence(const rly_seeker *seeker, uint32_t at, rly_shaped *out)
{
    static const char *const shapes[] = {
        "A999 999 99 999 9", "A999 9999 9999 99", "A999 9999 9999",   "A9999 99999 99999",
        "A 999 999 999 999", "A99 99 9999",       "99 99 999999 99",  "999 99 9999",
        "999 999 999",       "99 999 999",        "AA99 99999999999",
    };
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
        if (rly_shape_read(seeker, shapes[i], at, out) && out->separator != '!')
            return true;
    return false;
}

/* Washington fills short names with asterisks: twelve characters that are the whole text. */
static bool is_washington(const rly_seeker *seeker)
{
    enum { SIZE = 12 };
    const char *s = seeker->view.bytes;
    if (seeker->view.size != SIZE || !memchr(s, '*', SIZE) || !rly_view_is_letter(s[0]))
        return false;
    for (uint32_t i = 0; i < SIZE; i++)
        if (s[i] != '*' && !rly_view_is_digit(s[i]) && !(s[i] >= 'A' && s[i] <= 'Z'))
            return false;
    return true;
}

/* A letter and eight digits, when they are the whole text. */
static bool is_lone_licence(const rly_seeker *seeker, uint32_t at, rly_shaped *out)
{
    if (rly_shape_read(seeker, "A99999999", at, out))
        return rly_seek_is_alone(seeker, out->start, out->end);
    *out = (rly_shaped){.start = 0, .end = seeker->view.size};
    return is_washington(seeker);
}

static bool seek_licence(rly_seeker *seeker, uint32_t at)
{
    rly_shaped value;
    if (is_lone_licence(seeker, at, &value))
        return rly_shape_add(seeker, RLY_PRIVATE_DRIVING_LICENCE, &value, RLY_BY_SHAPE);
    if (!(seeker->topics & RLY_ABOUT(LICENCE)))
        return true;
    if (!read_word(seeker, at, 6, 16, 5, &value) && !read_grouped_licence(seeker, at, &value))
        return true;
    if (value.tied || is_compact_date(&value) ||
        rly_seek_words(seeker, RLY_ABOUT(LICENCE), &value, BEFORE, BEHIND) != RLY_WORDS_FOR ||
        rly_seek_is_alone(seeker, value.start, value.end))
        return true;
    bool letters = strspn(value.value, "0123456789") < value.size;
    if (!letters && !rly_seek_is_named(seeker, RLY_ABOUT(LICENCE), value.start, value.end))
        return true;
    return rly_shape_add(seeker, RLY_PRIVATE_DRIVING_LICENCE, &value, RLY_BY_CONTEXT);
}

bool rly_seek_document(rly_seeker *seeker)
{
    enum { LONE = 16 };
    bool lone = seeker->view.size <= LONE;
    bool passport = seeker->topics & RLY_ABOUT(PASSPORT), licence = lone || seeker->topics & RLY_ABOUT(LICENCE);
    for (size_t i = 0; i < seeker->digits.count; i++) {
        const rly_digits *run = &seeker->digits.items[i];
        uint32_t at = rly_shape_word(seeker, run), size = run->end - run->start;
        bool first = i == 0 || seeker->digits.items[i - 1].end <= at;
        if (!first && at < run->start && !(size >= 6)) /* the middle of a word */
            continue;
        if ((size >= 6 || (size >= 3 && run->start - at < 5)) && !seek_british_licence(seeker, at))
            return false;
        if (size >= 6 && at == run->start && at > 5 && !seek_british_licence(seeker, at - 6))
            return false;
        if (passport && (!seek_passport(seeker, at) || (size >= 6 && size <= 7 && !seek_spaced_passport(seeker, run))))
            return false;
        if (licence && !seek_licence(seeker, at))
            return false;
    }
    return true;
}
