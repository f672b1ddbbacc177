/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Numbers of parcels and orders that are known by their shape wherever they stand: UPS 1Z, S10 of the Universal Postal
 * Union, JD of Yodel and DHL, orders of Amazon.
 */
#include "private/reference.h"

static bool is_capital(char byte)
{
    return byte >= 'A' && byte <= 'Z';
}

static bool add(rly_seeker *seeker, uint32_t start, uint32_t end, rly_proof proof)
{
    return rly_seek_is_opaque(seeker, start) || rly_seek_is_example(seeker, start, end) ||
           rly_seek_add(seeker, RLY_PRIVATE_REF, start, end, proof);
}

/* "1Z", then sixteen letters and digits, in groups or not; the last is a check digit over the fifteen before it. */
static bool seek_ups(rly_seeker *seeker, const rly_digits *run)
{
    const char *s = seeker->view.bytes;
    if (s[run->start] != '1' || s[run->start + 1] != 'Z')
        return true;
    uint32_t at = run->start + 2;
    unsigned sum = 0, count = 0, last = 0;
    for (; count < 16; at++) {
        if (s[at] == ' ' && s[at - 1] != ' ')
            continue;
        if (!rly_view_is_digit(s[at]) && !is_capital(s[at]))
            return true;
        last = rly_view_is_digit(s[at]) ? (unsigned)(s[at] - '0') : (unsigned)(s[at] - '?') % 10;
        if (++count < 16)
            sum += count % 2 ? last : 2 * last;
    }
    if (!rly_seek_is_whole(seeker, run->start, at))
        return true;
    rly_proof proof = (10 - sum % 10) % 10 == last ? RLY_BY_CHECKSUM : RLY_BY_SHAPE;
    return add(seeker, run->start, at, proof);
}

/* AA999999999AA, with a space behind its letters and between groups of digits or not. */
static bool seek_postal(rly_seeker *seeker, const rly_digits *run)
{
    static const unsigned char weights[] = {8, 6, 4, 2, 3, 5, 9, 7};
    const char *s = seeker->view.bytes;
    uint32_t start = run->start, at = run->start;
    if (start > 0 && s[start - 1] == ' ')
        start--;
    if (start < 2 || !is_capital(s[start - 1]) || !is_capital(s[start - 2]))
        return true;
    start -= 2;
    unsigned sum = 0, count = 0, check = 0;
    for (; count < 9; at++) {
        if (s[at] == ' ' && s[at - 1] != ' ')
            continue;
        if (!rly_view_is_digit(s[at]))
            return true;
        if (count < 8)
            sum += weights[count] * (unsigned)(s[at] - '0');
        else
            check = (unsigned)(s[at] - '0');
        count++;
    }
    at += s[at] == ' ';
    unsigned expected = 11 - sum % 11;
    expected = expected == 10 ? 0 : expected == 11 ? 5 : expected;
    if (!is_capital(s[at]) || !is_capital(s[at + 1]) || !rly_seek_is_whole(seeker, start, at + 2) || check != expected)
        return true;
    return add(seeker, start, at + 2, RLY_BY_CHECKSUM);
}

/* JD or JJD and 14 to 18 digits, in groups of four or not. */
static bool seek_yodel(rly_seeker *seeker, const rly_digits *run)
{
    const char *s = seeker->view.bytes;
    uint32_t start = run->start, at = run->start, digits = 0;
    if (start < 2 || s[start - 1] != 'D' || s[start - 2] != 'J')
        return true;
    start -= 2;
    start -= start > 0 && s[start - 1] == 'J';
    for (; digits < 19; at++) {
        if (rly_view_is_digit(s[at]))
            digits++;
        else if (s[at] != ' ' || !rly_view_is_digit(s[at + 1]))
            break;
    }
    return digits < 14 || digits > 18 || !rly_seek_is_whole(seeker, start, at) ||
           rly_seek_add(seeker, RLY_PRIVATE_REF, start, at, RLY_BY_SHAPE);
}

/* 204-9918237-6617120; the first of digital orders is D01. */
static bool seek_amazon(rly_seeker *seeker, const rly_digits *run)
{
    const char *s = seeker->view.bytes;
    uint32_t size = run->end - run->start, start = run->start, at = run->end;
    if (s[at] != '-' || !(size == 3 || (size == 2 && start > 0 && s[start - 1] == 'D')))
        return true;
    start -= size == 2;
    for (unsigned group = 0; group < 2; group++) {
        if (s[at++] != '-')
            return true;
        for (unsigned i = 0; i < 7; i++)
            if (!rly_view_is_digit(s[at++]))
                return true;
    }
    bool joined = start > 0 && s[start - 1] == '-';
    if (joined || s[at] == '-' || (start > 0 && rly_view_is_alnum(s[start - 1])) || rly_view_is_alnum(s[at]))
        return true;
    return add(seeker, start, at, RLY_BY_SHAPE);
}

bool rly_seek_tracking(rly_seeker *seeker)
{
    for (size_t i = 0; i < seeker->digits.count; i++) {
        const rly_digits *run = &seeker->digits.items[i];
        if (!seek_ups(seeker, run) || !seek_postal(seeker, run) || !seek_yodel(seeker, run) ||
            !seek_amazon(seeker, run))
            return false;
    }
    return true;
}
