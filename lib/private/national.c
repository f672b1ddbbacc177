/* SPDX-License-Identifier: Apache-2.0 */
/* The numbers of persons in the United Kingdom and the United States: NINO, NHS number, SSN, ITIN. */
#include "private/checksums.h"
#include "private/shape.h"

enum { BEFORE = 9, BEHIND = 6 }; /* tokens in which a word says what a number is */

/* HMRC's manual NIM39110 names the letters and pairs that are not issued. */
static bool is_nino(const rly_shaped *nino)
{
    static const char *const unissued[] = {"BG", "GB", "KN", "NK", "NT", "TN", "ZZ"};
    if (strchr("DFIQUV", nino->value[0]) || strchr("DFIOQUV", nino->value[1]))
        return false;
    for (size_t i = 0; i < sizeof unissued / sizeof *unissued; i++)
        if (strncmp(nino->value, unissued[i], 2) == 0)
            return false;
    return nino->size < 9 || (nino->value[8] >= 'A' && nino->value[8] <= 'D');
}

static bool seek_nino(rly_seeker *seeker, const rly_digits *run)
{
    const char *s = seeker->view.bytes;
    uint32_t at = run->start;
    at -= at > 0 && (s[at - 1] == ' ' || s[at - 1] == '-');
    if (at < 2 || !rly_view_is_letter(s[at - 1]) || !rly_view_is_letter(s[at - 2]))
        return true;
    rly_shaped nino;
    bool whole = rly_shape_read(seeker, "AA 99 99 99 A", at - 2, &nino);
    if (!whole && !rly_shape_read(seeker, "AA 99 99 99", at - 2, &nino))
        return true;
    if (!is_nino(&nino))
        return true;
    rly_words words = rly_seek_words(seeker, RLY_ABOUT(NINO), &nino, BEFORE, BEHIND);
    bool plain = whole && !nino.small && !nino.tied && nino.separator != '!' && words == RLY_WORDS_SILENT;
    if (words < RLY_WORDS_MIXED && !plain)
        return true;
    return rly_shape_add(seeker, RLY_PRIVATE_NINO, &nino, plain ? RLY_BY_SHAPE : RLY_BY_CONTEXT);
}

/* Where nothing but a number is said, other countries' numbers look alike. */
static bool is_foreign(const rly_seeker *seeker, const rly_shaped *number, const char *country)
{
    return rly_seek_is_alone(seeker, number->start, number->end) && !rly_seek_in_region(seeker, country);
}

static bool seek_nhs(rly_seeker *seeker, const rly_digits *run)
{
    rly_shaped number;
    if (!rly_shape_read(seeker, "999 999 9999", run->start, &number) || number.separator == '!')
        return true;
    unsigned check = 11 - rly_weighted(number.value, ":98765432") % 11;
    if (check % 11 != (unsigned)(number.value[9] - '0') || rly_number(number.value, 10) == 0 ||
        rly_seek_words(seeker, RLY_ABOUT(NHS), &number, BEFORE, BEHIND) < RLY_WORDS_MIXED ||
        is_foreign(seeker, &number, "GB"))
        return true;
    return rly_shape_add(seeker, RLY_PRIVATE_NHS, &number, RLY_BY_CHECKSUM);
}

/* Numbers of the Social Security Administration's own leaflets and of advertisements, which were withdrawn. */
static bool is_sample_ssn(const char *value)
{
    return strcmp(value, "078051120") == 0 || strcmp(value, "219099999") == 0 || strcmp(value, "123456789") == 0 ||
           strncmp(value, "98765432", 8) == 0;
}

static bool is_ssn(const char *value)
{
    return strncmp(value, "000", 3) != 0 && strncmp(value, "666", 3) != 0 && value[0] != '9' &&
           strncmp(value + 3, "00", 2) != 0 && strcmp(value + 5, "0000") != 0 && !is_sample_ssn(value);
}

static bool is_itin(const char *value)
{
    unsigned long long group = rly_number(value + 3, 2);
    return value[0] == '9' && ((group >= 50 && group <= 65) || (group >= 70 && group <= 88) ||
                               (group >= 90 && group <= 92) || group >= 94);
}

/* Do more digits stand a space away? Then the groups may be some of a longer number. */
static bool has_more_digits(const rly_seeker *seeker, const rly_shaped *number)
{
    const char *s = seeker->view.bytes;
    char before = number->start > 1 ? s[number->start - 2] : ' ';
    return rly_view_is_digit(before) || before == ')' ||
           (s[number->end] == ' ' && rly_view_is_digit(s[number->end + 1]));
}

/* SSN and ITIN: with both hyphens or spaces the shape says enough, else the words around have to. */
static bool seek_american(rly_seeker *seeker, const rly_digits *run)
{
    rly_shaped number;
    if (!rly_shape_read(seeker, "999 99 9999", run->start, &number))
        return true;
    bool ssn = is_ssn(number.value), itin = is_itin(number.value);
    if (!ssn && !itin)
        return true;
    uint64_t topic = ssn ? RLY_ABOUT(SSN) : RLY_ABOUT(ITIN) | RLY_ABOUT(SSN);
    rly_words words = rly_seek_words(seeker, topic, &number, BEFORE, BEHIND);
    bool alone = rly_seek_is_alone(seeker, number.start, number.end);
    bool spaced = number.separator == ' ' && ssn && !has_more_digits(seeker, &number);
    bool plain = number.breaks == 2 && (number.separator == '-' || spaced) && !number.tied && words == RLY_WORDS_SILENT;
    bool told = words >= RLY_WORDS_MIXED && (!alone || (number.breaks == 2 && number.separator != '!') || itin);
    if ((!told && !plain) || is_foreign(seeker, &number, "US"))
        return true;
    return rly_shape_add(seeker, ssn ? RLY_PRIVATE_SSN : RLY_PRIVATE_ITIN, &number,
                         plain ? RLY_BY_SHAPE : RLY_BY_CONTEXT);
}

bool rly_seek_national(rly_seeker *seeker)
{
    for (size_t i = 0; i < seeker->digits.count; i++) {
        const rly_digits *run = &seeker->digits.items[i];
        uint32_t size = run->end - run->start;
        if ((size == 2 || size == 6) && !seek_nino(seeker, run))
            return false;
        if ((size == 3 || size == 10) && !seek_nhs(seeker, run))
            return false;
        if ((size == 3 || size == 5 || size == 9) && !seek_american(seeker, run))
            return false;
    }
    return true;
}
