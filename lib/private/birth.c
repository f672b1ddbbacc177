/* SPDX-License-Identifier: Apache-2.0 */
/* Dates of birth: a date with a year that words about birth stand beside. */
#include "private/checksums.h"
#include "private/shape.h"

enum { BEFORE = 8 };

static const char *const months[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                     "jul", "aug", "sep", "oct", "nov", "dec"};
static const char *const month_ends[] = {"uary", "ruary", "ch",     "il",   "",      "e",
                                         "y",    "ust",   "tember", "ober", "ember", "ember"};

/* Does a word begin so, in letters of either size? */
static bool begins(const char *s, const char *word)
{
    for (; *word; s++, word++)
        if ((*s | 0x20) != *word)
            return false;
    return true;
}

/* The place behind a month's name, short or long; 0 for none. */
static uint32_t past_month(const char *s, uint32_t at)
{
    for (size_t i = 0; i < 12; i++) {
        if (!begins(s + at, months[i]))
            continue;
        uint32_t end = at + 3;
        if (*month_ends[i] && begins(s + end, month_ends[i]))
            end += (uint32_t)strlen(month_ends[i]);
        else if (begins(s + at, "sept"))
            end++;
        return rly_view_is_letter(s[end]) ? 0 : end;
    }
    return 0;
}

static uint32_t past_marks(const char *s, uint32_t at, const char *marks, uint32_t most)
{
    for (uint32_t i = 0; i < most && s[at] && strchr(marks, s[at]); i++)
        at++;
    return at;
}

static uint32_t past_ordinal(const char *s, uint32_t at)
{
    static const char *const ends[] = {"st", "nd", "rd", "th"};
    for (size_t i = 0; i < 4; i++)
        if (begins(s + at, ends[i]) && !rly_view_is_letter(s[at + 2]))
            return at + 2;
    return at;
}

/* A year of four digits or, with `short_too`, of two. 0 for none. */
static uint32_t past_year(const char *s, uint32_t at, bool short_too)
{
    uint32_t size = (uint32_t)strspn(s + at, "0123456789"), apostrophe = s[at] == '\'';
    if (size == 4)
        return (s[at] == '1' && s[at + 1] == '9') || (s[at] == '2' && s[at + 1] == '0') ? at + 4 : 0;
    if (apostrophe)
        size = strspn(s + at + 1, "0123456789") == 2 ? 2 : 0;
    return size == 2 && short_too ? at + apostrophe + 2 : 0;
}

/* "12 May 1985", "12th of May, 1985", "12-May-85" from the day on. 0 for none. */
static uint32_t read_day_first(const rly_seeker *seeker, const rly_digits *run)
{
    const char *s = seeker->view.bytes;
    if (run->end - run->start > 2)
        return 0;
    uint32_t at = past_marks(s, past_ordinal(s, run->end), " -./", 1);
    if (begins(s + at, "of "))
        at += 3;
    at = past_month(s, at);
    return at ? past_year(s, past_marks(s, at, " -.,/", 2), true) : 0;
}

/* "May 12, 1985" from the day on; the month stands before. Sets where it begins. 0 for none. */
static uint32_t read_month_first(const rly_seeker *seeker, const rly_digits *run, uint32_t *start)
{
    enum { LONGEST = 9 };
    const char *s = seeker->view.bytes;
    uint32_t at = run->start;
    if (run->end - run->start > 2 || at == 0 || !strchr(" -./", s[at - 1]))
        return 0;
    uint32_t past = at - 1;
    past -= past > 0 && s[past - 1] == '.';
    uint32_t begin = past;
    while (begin > 0 && past - begin < LONGEST && rly_view_is_letter(s[begin - 1]))
        begin--;
    if (begin == past || past_month(s, begin) != past)
        return 0;
    *start = begin;
    return past_year(s, past_marks(s, past_ordinal(s, run->end), " ,-./", 2), false);
}

/* "12/05/1985", "1985-05-12", "02.11.48", "12 05 1985". 0 for none. */
static uint32_t read_numbers(const rly_seeker *seeker, size_t i)
{
    const char *s = seeker->view.bytes;
    const rly_digits *runs = &seeker->digits.items[i];
    if (i + 2 >= seeker->digits.count)
        return 0;
    char mark = s[runs[0].end];
    bool apart = runs[1].start == runs[0].end + 1 && runs[2].start == runs[1].end + 1 && s[runs[1].end] == mark;
    if (!apart && mark == ' ' && s[runs[0].end + 1] && strchr("/-.", s[runs[0].end + 1])) /* "12 / 05 / 1985" */
        apart = runs[1].start == runs[0].end + 3 && runs[2].start == runs[1].end + 3;
    if (!apart || !mark || !strchr("/-. ", mark))
        return 0;
    unsigned long long numbers[3];
    uint32_t sizes[3];
    for (size_t k = 0; k < 3; k++) {
        sizes[k] = runs[k].end - runs[k].start;
        if (sizes[k] > 4)
            return 0;
        numbers[k] = rly_number(s + runs[k].start, sizes[k]);
    }
    size_t year = sizes[0] == 4 ? 0 : 2;
    unsigned long long a = numbers[year == 0 ? 2 : 0], b = numbers[1];
    bool short_year = sizes[2] == 2 && year == 2;
    bool day = a >= 1 && a <= 31 && b >= 1 && b <= 31 && (a <= 12 || b <= 12) && sizes[1] <= 2 && sizes[2 - year] <= 2;
    return day && (short_year || (numbers[year] >= 1900 && numbers[year] < 2100)) ? runs[2].end : 0;
}

static bool is_one_of(const rly_seeker *seeker, uint32_t token, const char *const *words, size_t count)
{
    rly_str word = rly_token_fold(seeker->text, &seeker->text->tokens.items[token]);
    for (size_t i = 0; i < count; i++)
        if (rly_str_is(word, words[i]))
            return true;
    return false;
}

/* Does a word stand between the one about birth and the date that makes it a bound, "born before 6 April 1951", or
 * another date? */
static bool is_bound(const rly_seeker *seeker, uint32_t start)
{
    static const char *const births[] = {"birth", "dob", "b", "born", "birthday", "birthdate", "geboren", "date"};
    static const char *const words[] = {"before",  "after",    "between",     "since",   "until",    "till",
                                        "and",     "by",       "sale",        "offer",   "voucher",  "treat",
                                        "party",   "delivery", "ends",        "valid",   "today",    "order",
                                        "ordered", "today's",  "sent",        "updated", "received", "delivered",
                                        "booking", "booked",   "appointment", "flight",  "travel"};
    enum { MOST = 6 };
    uint32_t token = rly_seek_token(seeker, start);
    for (uint32_t i = token; i > 0 && token - i < MOST; i--) {
        if (is_one_of(seeker, i - 1, words, sizeof words / sizeof *words))
            return true;
        if (is_one_of(seeker, i - 1, births, sizeof births / sizeof *births))
            return false;
    }
    return false;
}

/* Does the word about birth before a date stand in its sentence? */
static bool is_same_sentence(const rly_seeker *seeker, uint32_t start)
{
    const rly_token *tokens = seeker->text->tokens.items;
    uint32_t first = rly_seek_token(seeker, start), token = first;
    while (token > 0 && first - token < BEFORE && tokens[token - 1].sentence == tokens[first].sentence)
        token--;
    return first < seeker->text->tokens.count &&
           rly_topics_near(seeker, start, start + 1, first - token, 0) & RLY_ABOUT(BIRTH);
}

/* "Is 17 August 1969 your date of birth?" */
static bool is_asked(const rly_seeker *seeker, const rly_shaped *date)
{
    static const char *const owners[] = {"your", "his", "her", "their", "the"};
    uint32_t next = rly_seek_token(seeker, date->end - 1) + 1;
    return next < seeker->text->tokens.count && is_one_of(seeker, next, owners, sizeof owners / sizeof *owners) &&
           rly_topics_near(seeker, date->start, date->end, 0, 2) & RLY_ABOUT(BIRTH) &&
           rly_seek_span(seeker, RLY_SPAN_QUESTION, date->start, date->end);
}

static bool is_birth(const rly_seeker *seeker, const rly_shaped *date)
{
    uint64_t near = rly_topics_near(seeker, date->start, date->end, BEFORE, 0);
    if (near & RLY_ABOUT(BIRTH))
        return !is_bound(seeker, date->start) && (is_same_sentence(seeker, date->start) ||
                                                  rly_seek_is_named(seeker, RLY_ABOUT(BIRTH), date->start, date->end));
    return is_asked(seeker, date) || rly_seek_is_named(seeker, RLY_ABOUT(BIRTH), date->start, date->end);
}

bool rly_seek_birth(rly_seeker *seeker)
{
    if (!(seeker->topics & RLY_ABOUT(BIRTH)))
        return true;
    const char *s = seeker->view.bytes;
    for (size_t i = 0; i < seeker->digits.count; i++) {
        const rly_digits *run = &seeker->digits.items[i];
        rly_shaped date = {.start = run->start};
        date.end = read_numbers(seeker, i);
        if (!date.end)
            date.end = read_day_first(seeker, run);
        if (!date.end)
            date.end = read_month_first(seeker, run, &date.start);
        if (!date.end && run->end - run->start == 8 &&
            rly_seek_is_named(seeker, RLY_ABOUT(BIRTH), run->start, run->end) &&
            rly_is_day(s + run->start, s + run->start + 2))
            date.end = run->end; /* "DOB 12051985" */
        if (!date.end || (date.start > 0 && rly_view_is_alnum(s[date.start - 1])) || rly_view_is_alnum(s[date.end]) ||
            !is_birth(seeker, &date))
            continue;
        if (!rly_shape_add(seeker, RLY_PRIVATE_DOB, &date, RLY_BY_CONTEXT))
            return false;
        while (i + 1 < seeker->digits.count && seeker->digits.items[i + 1].start < date.end)
            i++;
    }
    return true;
}
