/* SPDX-License-Identifier: Apache-2.0 */
/* Vehicle registrations. The British ones since 2001 stand for themselves; of all others the words have to say. */
#include "private/checksums.h"
#include "private/shape.h"

enum { BEFORE = 8, BEHIND = 8 };

static bool has_only(const char *value, size_t from, size_t to, const char *not_issued)
{
    for (size_t i = from; i < to; i++)
        if (strchr(not_issued, value[i]))
            return false;
    return true;
}

/* AA99 AAA: tags of two letters, half-years 02 to 29 and 51 to 79. */
static bool is_current(const rly_shaped *plate)
{
    unsigned long long age = rly_number(plate->value + 2, 2);
    return has_only(plate->value, 0, 2, "IQZ") && has_only(plate->value, 4, 7, "IQ") &&
           ((age >= 2 && age <= 29) || (age >= 51 && age <= 79));
}

/* Three letters that are a word of the trade: "MK12 HGV", "flight BA16 SYD" have the shape, too. */
static bool reads_as_words(const rly_seeker *seeker, const rly_shaped *plate)
{
    static const char *const words[] = {"ALL", "AND", "APP", "BST", "CAR", "CET", "EST", "FOR", "GMT", "GTD",
                                        "GTE", "GTS", "GTX", "HDD", "HGV", "LED", "LHR", "MAX", "MPV", "NEW",
                                        "NOT", "NOW", "OFF", "OUT", "PCS", "PDT", "PLC", "PRO", "PST", "RTX",
                                        "SSD", "SUV", "SYD", "TDS", "THE", "USB", "UTC", "VAN", "YTD", "YOU"};
    static const char *const labels[] = {"code",     "codes", "promo", "voucher", "flight",
                                         "postcode", "use",   "model", "mk"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(plate->value + 4, words[i]) == 0)
            return true;
    uint32_t token = rly_seek_token(seeker, plate->start);
    if (token == 0)
        return strncmp(plate->value, "MK", 2) == 0;
    rly_str before = rly_token_fold(seeker->text, &seeker->text->tokens.items[token - 1]);
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        if (rly_str_is(before, labels[i]))
            return true;
    return strncmp(plate->value, "MK", 2) == 0;
}

/* One year letter before or behind, and the dateless ones of Great Britain and Northern Ireland. */
static bool read_old(const rly_seeker *seeker, uint32_t at, rly_shaped *plate)
{
    static const char *const shapes[] = {"A999 AAA", "A99 AAA",  "A9 AAA", "AAA 999A", "AAA 99A", "AAA 9A",
                                         "AAA 999",  "AAA 9999", "AAA 99", "999 AAA",  "9999 AAA"};
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
        if (!rly_shape_read(seeker, shapes[i], at, plate))
            continue;
        bool prefix = i < 3, suffix = i >= 3 && i < 6;
        bool issued =
            prefix ? has_only(plate->value, 0, 1, "IOQUZ") && has_only(plate->value, plate->size - 3, plate->size, "IQ")
            : suffix ? !strchr("IOQUZ", plate->value[plate->size - 1])
                     : true;
        return issued && (plate->breaks == 0 || plate->separator == ' ' || plate->separator == '-');
    }
    return false;
}

/* Registrations of other countries, the commonest makes. */
static bool read_foreign(const rly_seeker *seeker, uint32_t at, rly_shaped *plate)
{
    static const char *const shapes[] = {"AA 99 AA 9999", "AA 99 A 9999", "99 AA 9999",  "99 AAA 9999", "99 AAA 999",
                                         "99 AA 999",     "99 A 9999",    "99 A 99999",  "AAA 999 AA",  "AA 999 AA",
                                         "9AAA999",       "A AA 9999",    "AA AA 9999",  "AAA A 9999",  "AA A 999",
                                         "999 A 99999",   "999 A 9999",   "999 AA 9999", "AA 99 AA",    "A999AA",
                                         "AA 9999",       "9999 AA"};
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
        if (rly_shape_read(seeker, shapes[i], at, plate))
            return plate->separator != '.' && plate->separator != '/';
    return false;
}

static bool add_plate(rly_seeker *seeker, const rly_shaped *plate, rly_proof proof)
{
    return rly_shape_add(seeker, RLY_PRIVATE_VRM, plate, proof);
}

static bool seek_plate(rly_seeker *seeker, uint32_t at)
{
    rly_shaped plate;
    if (rly_shape_read(seeker, "AA99 AAA", at, &plate)) {
        if (!is_current(&plate) || plate.separator == '.' || plate.separator == '/')
            return true;
        rly_words words = rly_seek_words(seeker, RLY_ABOUT(VEHICLE), &plate, BEFORE, BEHIND);
        bool named = rly_seek_is_named(seeker, RLY_ABOUT(VEHICLE), plate.start, plate.end) ||
                     rly_seek_is_alone(seeker, plate.start, plate.end);
        bool beside = plate.breaks == 1 && !reads_as_words(seeker, &plate) &&
                      rly_topics_near(seeker, plate.start, plate.end, 3, 3) & RLY_ABOUT(VEHICLE);
        if (words >= RLY_WORDS_MIXED && (!plate.small || named || beside))
            return add_plate(seeker, &plate, RLY_BY_CONTEXT);
        bool plain = plate.separator == ' ' && !plate.small && !plate.tied && words == RLY_WORDS_SILENT;
        return !plain || reads_as_words(seeker, &plate) || add_plate(seeker, &plate, RLY_BY_SHAPE);
    }
    bool told = seeker->topics & RLY_ABOUT(VEHICLE);
    if (!told && at > seeker->view.first) /* nor is it alone */
        return true;
    bool old = read_old(seeker, at, &plate);
    if (!old && (!told || !read_foreign(seeker, at, &plate)))
        return true;
    bool dated = old && plate.size >= 5 && (rly_view_is_digit(plate.value[1]) || plate.value[plate.size - 1] >= 'A');
    if (rly_seek_is_alone(seeker, plate.start, plate.end))
        return !dated || plate.separator != ' ' || plate.small || add_plate(seeker, &plate, RLY_BY_SHAPE);
    if (!told || plate.small || plate.tied)
        return true;
    bool named = rly_seek_is_named(seeker, RLY_ABOUT(PLATE), plate.start, plate.end);
    bool near = dated && rly_seek_words(seeker, RLY_ABOUT(VEHICLE), &plate, BEFORE, BEHIND) == RLY_WORDS_FOR;
    return !(named || near) || add_plate(seeker, &plate, RLY_BY_CONTEXT);
}

/* The word of up to three letters that stands before a run, one space or hyphen between them: where it begins. */
static uint32_t letters_before(const rly_seeker *seeker, uint32_t at)
{
    const char *s = seeker->view.bytes;
    if (at < 2 || (s[at - 1] != ' ' && s[at - 1] != '-'))
        return at;
    uint32_t start = at - 1;
    while (start > 0 && at - start <= 4 && rly_view_is_letter(s[start - 1]))
        start--;
    return at - 1 - start >= 1 && at - 1 - start <= 3 ? start : at;
}

bool rly_seek_vehicle(rly_seeker *seeker)
{
    for (size_t i = 0; i < seeker->digits.count; i++) {
        const rly_digits *run = &seeker->digits.items[i];
        uint32_t at = rly_shape_word(seeker, run), size = run->end - run->start;
        if (size > 5)
            continue;
        uint32_t before = at == run->start && seeker->view.size > 0 ? letters_before(seeker, at) : at;
        if (!seek_plate(seeker, at) || (before != at && !seek_plate(seeker, before)))
            return false;
    }
    return true;
}
