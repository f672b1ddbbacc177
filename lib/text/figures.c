/* SPDX-License-Identifier: Apache-2.0 */
/* Numbers, and the amounts, phone numbers, times and dates that they are part of. */
#include "text/internal.h"

static bool is_digits(const rly_scanner *c, size_t i, size_t least, size_t most)
{
    const rly_token *token = &c->text->tokens.items[i];
    if (token->fold_size < least || token->fold_size > most || token->kind != RLY_TOKEN_WORD)
        return false;
    for (size_t at = token->start; at < token->end; at++) {
        if (!(rly_class_at(c->s, at) & RLY_DIGIT))
            return false;
    }
    return true;
}

static unsigned value_of(const rly_scanner *c, size_t i)
{
    unsigned value = 0;
    const rly_token *token = &c->text->tokens.items[i];
    for (size_t at = token->start; at < token->end && rly_class_at(c->s, at) & RLY_DIGIT && value < 100000; at++)
        value = value * 10 + (unsigned)(c->s[at] - '0');
    return value;
}

static bool is_number(const rly_scanner *c, const rly_token *token)
{
    for (size_t at = token->start; at < token->end; at++) {
        if (!(rly_class_at(c->s, at) & RLY_DIGIT) && c->s[at] != '.' && c->s[at] != ',')
            return false;
    }
    return true;
}

/* The sign of a currency before `at`, with a space between at most: where it begins, `at` when there is none. */
static size_t currency_before(const char *s, size_t at)
{
    static const char signs[][4] = {"$", "\xC2\xA3", "\xC2\xA5", "\xE2\x82\xAC", "\xE2\x82\xB9"};
    size_t end = at > 0 && s[at - 1] == ' ' ? at - 1 : at;
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
        size_t size = strlen(signs[i]);
        if (end >= size && memcmp(s + end - size, signs[i], size) == 0)
            return end - size;
    }
    return at;
}

static size_t currency_behind(const char *s, size_t at)
{
    return memcmp(s + at, "\xE2\x82\xAC", strnlen(s + at, 3)) == 0 && s[at] ? at + 3 : at;
}

static bool is_currency_code(const rly_scanner *c, size_t i)
{
    if (i >= c->text->tokens.count || !(c->text->tokens.items[i].flags & RLY_TOKEN_CAPITAL))
        return false;
    return rly_token_has(&c->text->tokens.items[i], RLY_WORD_CURRENCY);
}

/* An amount at token i, its number: with a sign before or behind, or a code behind. */
static bool find_money(rly_scanner *c, size_t i)
{
    const rly_token *token = &c->text->tokens.items[i];
    size_t floor = i ? token[-1].end : 0;
    size_t start = currency_before(c->s, token->start), end = token->end, past = i + 1;
    if (start < floor)
        start = token->start;
    if (start == token->start)
        end = currency_behind(c->s, end);
    if (start == token->start && end == token->end) {
        if (!(is_currency_code(c, i + 1) && rly_gap_is(c->text, i, " ")))
            return true;
        end = token[1].end;
        past = i + 2;
    }
    return rly_add_span(c, RLY_SPAN_MONEY, start, end, i, past);
}

/* What is known of the digits of a would-be phone number. */
typedef struct phone {
    size_t end;
    unsigned digits, groups, longest, last, thousands; /* thousands: groups of exactly three after the first */
    bool dots_only;
} phone;

/* Groups of digits with single separators, brackets around the area code. Stops behind 15 digits. */
static phone read_phone(const char *s, size_t at)
{
    phone p = {.dots_only = true};
    unsigned group = 0;
    for (; p.digits <= 15; at++) {
        if (rly_class_at(s, at) & RLY_DIGIT) {
            p.groups += group == 0;
            group++;
            p.digits++;
            p.end = at + 1;
            p.last = group;
            p.longest = group > p.longest ? group : p.longest;
            continue;
        }
        p.thousands += p.groups > 1 && group == 3;
        group = 0;
        size_t next = at;
        while (next < at + 3 && s[next] && strchr(" -.()", s[next]))
            next++;
        bool stop = next > at + 1 && memchr(s + at, '.', next - at); /* the end of a sentence */
        if (next == at || stop || !(rly_class_at(s, next) & RLY_DIGIT))
            break;
        p.dots_only = p.dots_only && s[at] == '.';
        at = next - 1;
    }
    return p;
}

static bool is_phone(const char *s, const phone *p, size_t digit, bool plus)
{
    if (p->digits < 7 || p->digits > 15)
        return false;
    char behind = s[p->end];
    if (rly_class_at(s, p->end) & RLY_LETTER ||
        ((behind == ':' || behind == ',' || behind == '/') && rly_class_at(s, p->end + 1) & RLY_DIGIT))
        return false;
    if (plus || p->groups == 1)
        return plus || p->digits >= 10;
    if (p->last < 2 || (p->dots_only && p->longest <= 3)) /* the latter is an IP address */
        return false;
    bool grouped_number = p->thousands + 1 == p->groups && s[digit] != '0' && p->longest == 3;
    bool years = p->groups == 2 && p->longest == 4 && p->digits == 8;
    return !grouped_number && !years;
}

static bool find_phone(rly_scanner *c, size_t i)
{
    const rly_token *tokens = c->text->tokens.items;
    size_t start = tokens[i].start, floor = i ? tokens[i - 1].end : 0, past = i;
    if (start > floor && c->s[start - 1] == '(')
        start--;
    bool plus = start > floor && c->s[start - 1] == '+';
    start -= plus;
    if (plus && start > floor && c->s[start - 1] == '(')
        start--;
    phone p = read_phone(c->s, tokens[i].start);
    if (!is_phone(c->s, &p, tokens[i].start, plus))
        return true;
    while (past < c->text->tokens.count && tokens[past].start < p.end)
        past++;
    if (tokens[past - 1].end != p.end)
        return true;
    c->phone_past = past;
    return rly_add_span(c, RLY_SPAN_PHONE, start, p.end, i, past);
}

static bool is_month(const rly_scanner *c, size_t i)
{
    return i < c->text->tokens.count && rly_token_has(&c->text->tokens.items[i], RLY_WORD_MONTH);
}

/* "12", "1st": the day of a month. */
static bool is_day(const rly_scanner *c, size_t i)
{
    const rly_token *token = &c->text->tokens.items[i];
    unsigned day = value_of(c, i);
    size_t digits = day > 9 || c->s[token->start] == '0' ? 2 : 1, size = token->fold_size;
    if (day < 1 || day > 31 || size < digits)
        return false;
    const char *behind = rly_fold_of(c->text, token) + digits;
    return size == digits || (size == digits + 2 && (!memcmp(behind, "st", 2) || !memcmp(behind, "nd", 2) ||
                                                     !memcmp(behind, "rd", 2) || !memcmp(behind, "th", 2)));
}

static bool one_space_before(const rly_scanner *c, size_t i)
{
    return i < c->text->tokens.count && rly_gap_is(c->text, i - 1, " ");
}

/* The token past a year that may follow token i - 1. */
static size_t past_year(const rly_scanner *c, size_t i)
{
    if (i >= c->text->tokens.count || !is_digits(c, i, 4, 4) || value_of(c, i) < 1900 || value_of(c, i) > 2100)
        return i;
    return rly_gap_is(c->text, i - 1, " ") || rly_gap_is(c->text, i - 1, ", ") ? i + 1 : i;
}

static bool fits_calendar(unsigned a, unsigned b)
{
    return a >= 1 && b >= 1 && a <= 31 && b <= 31 && (a <= 12 || b <= 12);
}

/* 12/05/2024, 12-05-24, 2024-05-12, 12.05.2024 at token i: the token past it, 0 when it is none. */
static size_t past_numeric_date(const rly_scanner *c, size_t i)
{
    const rly_token *token = &c->text->tokens.items[i];
    if (token->fold_size >= 8 && token->fold_size <= 10) {
        const char *dot = memchr(c->s + token->start, '.', token->fold_size);
        const char *second = dot ? memchr(dot + 1, '.', (size_t)(c->s + token->end - dot - 1)) : NULL;
        bool shape = second && second - dot <= 3 && dot - (c->s + token->start) <= 2 && is_number(c, token);
        return shape && c->s + token->end - second == 5 ? i + 1 : 0;
    }
    if (i + 2 >= c->text->tokens.count)
        return 0;
    bool same = (rly_gap_is(c->text, i, "/") && rly_gap_is(c->text, i + 1, "/")) ||
                (rly_gap_is(c->text, i, "-") && rly_gap_is(c->text, i + 1, "-"));
    if (!same || !is_digits(c, i + 1, 1, 2))
        return 0;
    unsigned middle = value_of(c, i + 1);
    if (is_digits(c, i, 4, 4))
        return is_digits(c, i + 2, 1, 2) && fits_calendar(middle, value_of(c, i + 2)) ? i + 3 : 0;
    bool year = is_digits(c, i + 2, 4, 4) || is_digits(c, i + 2, 2, 2);
    return is_digits(c, i, 1, 2) && year && fits_calendar(value_of(c, i), middle) ? i + 3 : 0;
}

/* A date that begins with the digits of token i. */
static size_t past_date(const rly_scanner *c, size_t i)
{
    if (!is_day(c, i) || !one_space_before(c, i + 1))
        return past_numeric_date(c, i);
    bool of = rly_token_is(c->text, &c->text->tokens.items[i + 1], "of") && one_space_before(c, i + 2);
    size_t month = i + 1 + of;
    return is_month(c, month) ? past_year(c, month + 1) : past_numeric_date(c, i);
}

/* "am" or "pm", in one token or two ("p.m."), at token i: the token past it, 0 for neither. */
static size_t past_half_day(const rly_scanner *c, size_t i)
{
    const rly_text *text = c->text;
    if (i >= text->tokens.count)
        return 0;
    const rly_token *token = &text->tokens.items[i];
    if (rly_token_is(text, token, "am") || rly_token_is(text, token, "pm"))
        return i + 1;
    bool half = rly_token_is(text, token, "a") || rly_token_is(text, token, "p");
    return half && i + 1 < text->tokens.count && rly_gap_is(text, i, ".") && rly_token_is(text, token + 1, "m") ? i + 2
                                                                                                                : 0;
}

/* A time of day at the digits of token i: the token past it, 0 when it is none. */
static size_t past_time(const rly_scanner *c, size_t i)
{
    const rly_token *token = &c->text->tokens.items[i];
    const char *fold = rly_fold_of(c->text, token);
    size_t size = token->fold_size, at = 0;
    unsigned hour = value_of(c, i);
    while (at < size && rly_class_at(fold, at) & RLY_DIGIT)
        at++;
    if (at > 2 || hour > 24)
        return 0;
    bool minutes = size >= at + 3 && (fold[at] == ':' || fold[at] == '.') && rly_class_at(fold, at + 1) & RLY_DIGIT &&
                   fold[at + 1] < '6' && rly_class_at(fold, at + 2) & RLY_DIGIT;
    bool colon = minutes && fold[at] == ':';
    at += minutes ? 3 : 0;
    if (size == at + 2 && (fold[at] == 'a' || fold[at] == 'p') && fold[at + 1] == 'm')
        return i + 1;
    if (size != at)
        return colon && size == at + 3 && fold[at] == ':' ? i + 1 : 0;
    if (one_space_before(c, i + 1) || (i + 1 < c->text->tokens.count && rly_gap_is(c->text, i, ""))) {
        size_t past = past_half_day(c, i + 1);
        if (past || rly_token_is(c->text, token + 1, "o'clock"))
            return past ? past : i + 2;
    }
    return colon ? i + 1 : 0;
}

/* Everything that begins with the digits of token i. */
bool rly_read_digits(rly_scanner *c, size_t i)
{
    const rly_token *token = &c->text->tokens.items[i];
    bool number = is_number(c, token);
    size_t past = i >= c->date_past ? past_date(c, i) : 0;
    if (past) {
        c->date_past = past;
        if (!rly_add_tokens(c, RLY_SPAN_DATE, i, past))
            return false;
    } else if (i >= c->date_past && i >= c->phone_past && token->flags & RLY_TOKEN_DIGIT) {
        size_t spans = c->text->spans.count;
        if (!find_money(c, i))
            return false;
        if (spans == c->text->spans.count && !find_phone(c, i))
            return false;
    }
    past = past_time(c, i);
    if (past && !rly_add_tokens(c, RLY_SPAN_TIME, i, past))
        return false;
    return !number || rly_add_tokens(c, RLY_SPAN_NUMBER, i, i + 1);
}

bool rly_read_figure_word(rly_scanner *c, size_t i, bool *found)
{
    const rly_text *text = c->text;
    const rly_token *token = &text->tokens.items[i];
    *found = true;
    bool digit_next = i + 1 < text->tokens.count && token[1].flags & RLY_TOKEN_DIGIT;
    /* "may 5" may be anything, "May 5" is a date. */
    if (digit_next && is_month(c, i) && (token->flags & RLY_TOKEN_CAPITAL || !rly_token_is(text, token, "may"))) {
        if ((one_space_before(c, i + 1) || rly_gap_is(text, i, ". ")) && is_day(c, i + 1)) {
            c->date_past = past_year(c, i + 2);
            return rly_add_tokens(c, RLY_SPAN_DATE, i, c->date_past);
        }
    }
    if (digit_next && is_currency_code(c, i) && is_number(c, token + 1) &&
        (one_space_before(c, i + 1) || rly_gap_is(text, i, ". ") || rly_gap_is(text, i, ".")))
        return rly_add_tokens(c, RLY_SPAN_MONEY, i, i + 2);
    if (rly_token_has(token, RLY_WORD_TIME))
        return rly_add_tokens(c, RLY_SPAN_TIME, i, i + 1);
    *found = false;
    return true;
}
