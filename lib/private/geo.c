/* SPDX-License-Identifier: Apache-2.0 */
/* Coordinates: 51.5014, -0.1419; 51.5014 N 0.1419 W; lat 51.5014 long -0.1419; 51 30' 26" N, 0 7' 39" W. */
#include "private/place.h"

/* One of the two numbers. */
typedef struct angle {
    uint32_t start, end; /* with its sign and hemisphere */
    double value;
    unsigned decimals;
    bool marked; /* a sign, a degree sign or a hemisphere */
    bool minutes;
    char side; /* n, s, e, w; 0 for none */
} angle;

static bool is_space(char byte)
{
    return byte == ' ';
}

static char small(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? (char)(byte + 32) : byte;
}

/* A number of three digits at most before its point; its end, 0 for none. */
static uint32_t number_at(const char *s, uint32_t at, double *value, unsigned *decimals)
{
    uint32_t start = at;
    double scale = 1;
    *value = 0;
    *decimals = 0;
    for (; rly_view_is_digit(s[at]) && at - start < 3; at++)
        *value = *value * 10 + (s[at] - '0');
    if (at == start)
        return 0;
    if (s[at] == '.' && rly_view_is_digit(s[at + 1]))
        for (at++; rly_view_is_digit(s[at]) && *decimals < 17; at++, ++*decimals)
            *value += (s[at] - '0') * (scale /= 10);
    return rly_view_is_digit(s[at]) ? 0 : at;
}

/* The sign of degrees: a character outside ASCII, which the view does not tell from others, or "deg". */
static uint32_t past_degree(const char *s, uint32_t at)
{
    if (strncmp(s + at, "deg", 3) == 0)
        return at + 3 + (s[at + 3] == '.');
    unsigned char byte = (unsigned char)s[at];
    return byte == RLY_VIEW_OTHER || byte == RLY_VIEW_LETTER ? at + 1 : at;
}

static uint32_t past_space(const char *s, uint32_t at)
{
    return at + is_space(s[at]);
}

/* Minutes and seconds behind degrees: 30' 26.4" or 30.440'. The place behind them, or `at`. */
static uint32_t past_minutes(const char *s, uint32_t at, angle *a)
{
    double value;
    unsigned decimals;
    uint32_t past = number_at(s, past_space(s, at), &value, &decimals);
    if (!past || value >= 60)
        return at;
    bool mark = s[past] == '\'' || (unsigned char)s[past] == RLY_VIEW_OTHER;
    if (!mark && decimals < 3)
        return at;
    a->minutes = true;
    a->value += value / 60;
    past += mark;
    uint32_t seconds = number_at(s, past_space(s, past), &value, &decimals);
    if (!seconds || value >= 60 || !(s[seconds] == '"' || s[seconds] == '\'' || (s[seconds] & 0x80)))
        return past;
    seconds++;
    return seconds + (s[seconds - 1] == '\'' && s[seconds] == '\'');
}

static bool side_at(const char *s, uint32_t at)
{
    return s[at] && strchr("nsewNSEW", s[at]) && !rly_view_is_letter(s[at + 1]);
}

/* The angle that begins at `at`, a sign or a digit. */
static bool angle_at(const char *s, uint32_t at, angle *a)
{
    *a = (angle){.start = at};
    bool minus = s[at] == '-';
    if (s[at] == '-' || s[at] == '+')
        at++, a->marked = true;
    at = number_at(s, at, &a->value, &a->decimals);
    if (!at)
        return false;
    uint32_t past = past_degree(s, at);
    if (past > at) {
        a->marked = true;
        at = past_minutes(s, past, a);
    }
    past = past_space(s, at);
    if (side_at(s, past)) {
        a->side = small(s[past]);
        a->marked = true;
        at = past + 1;
    }
    a->end = at;
    if (minus)
        a->value = -a->value;
    return !rly_view_is_alnum(s[at]) && s[at] != '%';
}

/* What stands between the two: a comma, a slash, spaces, "long:". The start of the second, 0 for none. */
static uint32_t past_between(const char *s, uint32_t at)
{
    uint32_t start = at;
    while (at - start < 4 && s[at] && strchr(" ,;/|\n", s[at]))
        at++;
    uint32_t word = at;
    while (at - word < 10 && rly_view_is_letter(s[at]))
        at++;
    if (at > word) {
        bool is_longitude = (small(s[word]) == 'l' && (small(s[word + 1]) == 'o' || small(s[word + 1]) == 'n')) ||
                            (at - word == 1 && strchr("eEwWxX", s[word]));
        if (!is_longitude)
            return 0;
        for (uint32_t gap = 0; gap < 3 && s[at] && strchr(" :=.", s[at]); gap++)
            at++;
    }
    return at > start && (rly_view_is_digit(s[at]) || s[at] == '-' || s[at] == '+') ? at : 0;
}

static bool is_pair(const rly_seeker *seeker, const angle *a, const angle *b)
{
    if (a->value < -90 || a->value > 90 || b->value < -180 || b->value > 180)
        return false;
    if (a->minutes || b->minutes)
        return a->minutes && b->minutes && (a->side || b->side || a->decimals == 0);
    if (a->side && b->side && strchr("ns", a->side) && strchr("ew", b->side) && a->decimals >= 3 && b->decimals >= 3)
        return true;
    uint64_t about = rly_topics_near(seeker, a->start, b->end, 6, 3);
    if (about & RLY_ABOUT(GEO))
        return a->decimals + b->decimals >= 6 && a->decimals >= 2 && b->decimals >= 2;
    if (a->decimals < 4 || b->decimals < 4 || about & RLY_ABOUT(OTHER))
        return false;
    bool large = a->value >= 10 || a->value <= -10 || b->value >= 10 || b->value <= -10;
    return a->marked || b->marked || large || rly_seek_is_alone(seeker, a->start, b->end);
}

/* "N51.5014" and "N 51.5014": where its letter stands. */
static uint32_t with_hemisphere(const char *s, uint32_t start)
{
    uint32_t at = start > 1 && is_space(s[start - 1]) ? start - 1 : start;
    return at > 0 && (s[at - 1] == 'N' || s[at - 1] == 'S') && (at == 1 || !rly_view_is_alnum(s[at - 2])) ? at - 1
                                                                                                          : start;
}

/* Where an angle begins whose first digit is at `at`: its sign, or the hemisphere before it. */
static uint32_t angle_start(const char *s, uint32_t at)
{
    return at > 0 && (s[at - 1] == '-' || s[at - 1] == '+') ? at - 1 : at;
}

bool rly_seek_geo(rly_seeker *seeker)
{
    const char *s = seeker->view.bytes;
    uint32_t past = 0;
    for (size_t i = 0; i + 1 < seeker->digits.count; i++) {
        const rly_digits *run = &seeker->digits.items[i];
        bool degrees = s[run->end] == '.' || (s[run->end] & 0x80) || (s[run->end] == ' ' && s[run->end + 1] == 'd');
        if (run->start < past || !degrees || run->end - run->start > 3)
            continue;
        angle a, b;
        uint32_t start = angle_start(s, run->start), next;
        if ((start > 0 && (rly_view_is_digit(s[start - 1]) || strchr("./$*#@=", s[start - 1]))) ||
            !angle_at(s, start, &a) || !(next = past_between(s, a.end)) || !angle_at(s, next, &b))
            continue;
        uint32_t whole = with_hemisphere(s, start);
        if (whole > 0 && rly_view_is_alnum(s[whole - 1]))
            continue;
        if (!is_pair(seeker, &a, &b) || rly_seek_is_opaque(seeker, run->start))
            continue;
        if (!rly_seek_add(seeker, RLY_PRIVATE_GEO, whole, b.end, RLY_BY_CONTEXT))
            return false;
        past = b.end;
    }
    return true;
}
