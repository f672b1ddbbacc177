/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Postal addresses. One begins with its street: a number, a name and "Road" (or "rue" and a name, or "Hauptstrasse 5"),
 * or with a PO box; from there it is made longer both ways.
 */
#include "private/address.h"

enum { NAME_WORDS = 5, HOUSE_DIGITS = 5, CONTEXT_WORDS = 12, CONTEXT_BEHIND = 8 };

static const rly_token *token_at(const rly_seeker *seeker, uint32_t token)
{
    return token < seeker->text->tokens.count ? &seeker->text->tokens.items[token] : NULL;
}

static char byte_before(const rly_seeker *seeker, uint32_t token)
{
    uint32_t start = rly_token_start(seeker, token);
    return start > 0 ? seeker->view.bytes[start - 1] : ' ';
}

/* Does what stands before a number make it another thing than a house's: a price, a time, a bus? */
static bool is_other_number(const rly_seeker *seeker, uint32_t token)
{
    static const char *const others[] = {"aisle",   "area",     "bay",     "bus",     "buses",  "channel",  "chapter",
                                         "episode", "episodes", "exit",    "gate",    "iphone", "junction", "line",
                                         "page",    "platform", "route",   "routes",  "row",    "season",   "seat",
                                         "seats",   "service",  "since",   "stop",    "stops",  "terminal", "top",
                                         "train",   "tram",     "version", "windows", "zone"};
    uint32_t start = rly_token_start(seeker, token), end = rly_token_end(seeker, token);
    char before = byte_before(seeker, token);
    if ((before && strchr(".:$*@+=_&", before)) || (unsigned char)before == RLY_VIEW_CURRENCY ||
        seeker->view.bytes[end] == '%' || seeker->view.bytes[end] == ':')
        return true;
    if (rly_seek_span(seeker, RLY_SPAN_DATE, start, end) || rly_seek_span(seeker, RLY_SPAN_TIME, start, end) ||
        rly_seek_span(seeker, RLY_SPAN_MONEY, start, end))
        return true;
    if (token == 0 || rly_gap_behind(seeker, token - 1) != RLY_GAP_SPACE)
        return false;
    rly_str fold = rly_token_fold(seeker->text, token_at(seeker, token - 1));
    return rly_is_listed(fold, others, sizeof others / sizeof *others);
}

/* "in 2019 Regent Street": four digits that read as a year behind a word of time. */
static bool is_year(const rly_seeker *seeker, uint32_t token)
{
    rly_str year = rly_token_fold(seeker->text, token_at(seeker, token));
    if (year.size != 4 || (memcmp(year.data, "19", 2) != 0 && memcmp(year.data, "20", 2) != 0) || token == 0)
        return false;
    rly_str word = rly_token_fold(seeker->text, token_at(seeker, token - 1));
    return word.size == 2 && (memcmp(word.data, "in", 2) == 0 || memcmp(word.data, "of", 2) == 0);
}

/* Small words that stand between a number and "road" in prose: 20 minutes down the road. */
static bool is_measure(rly_str fold)
{
    static const char *const words[] = {
        "a",      "along",   "an",     "and",    "any",    "at",     "best", "business", "by",    "day",
        "days",   "down",    "every",  "first",  "for",    "from",   "hour", "hours",    "hrs",   "in",
        "is",     "km",      "m",      "main",   "meters", "metres", "mile", "miles",    "min",   "mins",
        "minute", "minutes", "months", "more",   "my",     "of",     "off",  "off-road", "on",    "or",
        "other",  "our",     "out",    "people", "per",    "than",   "that", "the",      "this",  "times",
        "to",     "up",      "was",    "way",    "week",   "weeks",  "with", "working",  "years", "your"};
    return rly_is_listed(fold, words, sizeof words / sizeof *words);
}

static bool is_name_word(const rly_seeker *seeker, uint32_t token, bool *small)
{
    const rly_token *t = token_at(seeker, token);
    if (t->kind != RLY_TOKEN_WORD)
        return false;
    rly_str fold = rly_token_fold(seeker->text, t);
    if (t->flags & RLY_TOKEN_DIGIT) /* 5th Avenue */
        return fold.size >= 3 && fold.size <= 5 && !rly_view_is_digit(fold.data[fold.size - 1]) &&
               !rly_view_is_digit(fold.data[fold.size - 2]);
    if (t->flags & RLY_TOKEN_CAPITAL)
        return true;
    *small = true;
    return fold.size > 0 && !is_measure(fold);
}

/* Take what is joined to a house's number before it: 12-14, 12/34, and "No" stays out. */
static uint32_t first_of_number(const rly_seeker *seeker, uint32_t token)
{
    char before = byte_before(seeker, token);
    bool joined = token > 0 && (before == '-' || before == '/') &&
                  rly_token_end(seeker, token - 1) + 1 == rly_token_start(seeker, token);
    return joined && rly_is_house_number(seeker, token - 1, 4) ? token - 1 : token;
}

/* The house's number before the words of a street's name that end at token `last`. */
static bool find_number(const rly_seeker *seeker, uint32_t last, rly_address *address)
{
    for (uint32_t back = 1; back <= NAME_WORDS && back <= last; back++) {
        uint32_t i = last - back;
        rly_gap gap = rly_gap_behind(seeker, i);
        if (gap == RLY_GAP_FAR)
            return false;
        if (back > 1 && rly_is_house_number(seeker, i, HOUSE_DIGITS)) {
            char behind = seeker->view.bytes[rly_token_end(seeker, i)];
            address->first = first_of_number(seeker, i);
            return (behind == ' ' || behind == ',') && !is_other_number(seeker, address->first) && !is_year(seeker, i);
        }
        if (gap != RLY_GAP_SPACE || !is_name_word(seeker, i, &address->small))
            return false;
    }
    return false;
}

/* What may stand right behind "Road": a direction; a number behind "Highway" or "Avenue". */
static uint32_t past_direction(const rly_seeker *seeker, uint32_t past)
{
    const rly_token *t = token_at(seeker, past);
    if (!t || rly_gap_behind(seeker, past - 1) != RLY_GAP_SPACE)
        return past;
    rly_str fold = rly_token_fold(seeker->text, t), word = rly_token_fold(seeker->text, t - 1);
    bool side = t->flags & RLY_TOKEN_CAPITAL && fold.size <= 2 && fold.size > 0 && memchr("nsew", fold.data[0], 4) &&
                (fold.size == 1 || fold.data[1] == 'e' || fold.data[1] == 'w');
    bool wide = word.size && (memchr("ha", word.data[0], 2) != NULL);
    return side || (wide && rly_is_house_number(seeker, past, 3)) ? past + 1 : past;
}

/* Do quotation marks stand around it? Then it is a title. */
static bool is_quoted(const rly_seeker *seeker, uint32_t start, uint32_t end)
{
    const char *s = seeker->view.bytes;
    return start > 0 && (s[start - 1] == '"' || s[start - 1] == '\'') && (s[end] == '"' || s[end] == '\'');
}

/* "at 31 Sycamore Drive", "no. 31": a place, whatever "drive" means elsewhere. */
static bool is_placed(const rly_seeker *seeker, uint32_t first)
{
    if (first == 0 || rly_gap_behind(seeker, first - 1) != RLY_GAP_SPACE)
        return false;
    rly_str fold = rly_token_fold(seeker->text, token_at(seeker, first - 1));
    return rly_str_is(fold, "at") || rly_str_is(fold, "no") || rly_str_is(fold, "number");
}

/* Does enough speak for it? Adds it. */
static bool settle(rly_seeker *seeker, const rly_address *address)
{
    uint32_t start = rly_token_start(seeker, address->first);
    uint32_t end = address->end ? address->end : rly_token_end(seeker, address->past - 1);
    uint64_t about = rly_topics_near(seeker, start, end, CONTEXT_WORDS, CONTEXT_BEHIND);
    bool lives =
        is_placed(seeker, address->first) || about & (RLY_ABOUT(LIVING) | RLY_ABOUT(ADDRESS) | RLY_ABOUT(OWN_PLACE));
    bool title = about & RLY_ABOUT(TITLE) || is_quoted(seeker, start, end);
    bool enough =
        address->has_code || (address->has_unit && !(address->small && !lives)) ||
        (!title && (address->loose || address->small ? lives || (address->has_town && !address->small) : true));
    if (!enough || rly_seek_is_opaque(seeker, start) || rly_seek_is_example(seeker, start, end))
        return true;
    return rly_add_place(seeker, RLY_PRIVATE_ADDRESS, start, end, RLY_BY_CONTEXT);
}

/* A house with a name and no number counts with a postcode only. */
static bool find_named_house(const rly_seeker *seeker, uint32_t last, rly_address *address)
{
    uint32_t first = last;
    bool small = false;
    while (first > 0 && last - first < 3 && rly_gap_behind(seeker, first - 1) == RLY_GAP_SPACE &&
           is_name_word(seeker, first - 1, &small) && !small)
        first--;
    if (first == last)
        return false;
    rly_address named = {.first = first, .past = address->past};
    rly_address_lead(seeker, &named);
    if (named.first == first)
        return false;
    rly_address_tail(seeker, &named);
    *address = named;
    return named.has_code;
}

/* "14 Oak Road": `last` is "Road". */
static bool seek_street(rly_seeker *seeker, uint32_t last, uint64_t topics)
{
    rly_address address = {.past = past_direction(seeker, last + 1)};
    address.loose = !(topics & RLY_ABOUT(STREET));
    address.small = !(token_at(seeker, last)->flags & RLY_TOKEN_CAPITAL);
    if (find_number(seeker, last, &address)) {
        rly_address_lead(seeker, &address);
        rly_address_tail(seeker, &address);
        return settle(seeker, &address);
    }
    return !find_named_house(seeker, last, &address) || settle(seeker, &address);
}

/* The words of a name behind "rue" or "Calle": the token past them, 0 when none is a capital one. */
static uint32_t past_name(const rly_seeker *seeker, uint32_t token)
{
    static const char small_words[] =
        " de du des la le les l d del della dello dei degli da do dos das di y e et los las ";
    uint32_t past = token, named = 0;
    for (; past < token + NAME_WORDS + 1; past++) {
        const rly_token *t = token_at(seeker, past);
        if (!t || t->kind != RLY_TOKEN_WORD || t->flags & RLY_TOKEN_DIGIT ||
            rly_gap_behind(seeker, past - 1) != RLY_GAP_SPACE)
            break;
        char padded[16] = " ";
        rly_str fold = rly_token_fold(seeker->text, t);
        bool apostrophe = fold.size > 2 && fold.data[1] == '\'';
        if (t->flags & RLY_TOKEN_CAPITAL || apostrophe) {
            named = past + 1;
            continue;
        }
        if (fold.size > 6)
            break;
        memcpy(padded + 1, fold.data, fold.size);
        padded[fold.size + 1] = ' ';
        if (!strstr(small_words, padded))
            break;
    }
    return named;
}

/* "12 bis, rue de la Paix", "Calle Mayor, 5": `token` is "rue". */
static bool seek_typed_street(rly_seeker *seeker, uint32_t token)
{
    uint32_t past = past_name(seeker, token + 1);
    if (!past)
        return true;
    rly_address address = {.past = past};
    uint32_t number = token > 0 ? token - 1 : 0;
    rly_str word = token > 1 ? rly_token_fold(seeker->text, token_at(seeker, number)) : (rly_str){"", 0};
    if (word.size == 3 && (memcmp(word.data, "bis", 3) == 0 || memcmp(word.data, "ter", 3) == 0))
        number--;
    if (token > 0 && rly_gap_behind(seeker, token - 1) != RLY_GAP_FAR &&
        rly_is_house_number(seeker, number, HOUSE_DIGITS)) {
        address.first = first_of_number(seeker, number);
        if (is_other_number(seeker, address.first))
            return true;
    } else if (rly_gap_behind(seeker, past - 1) != RLY_GAP_FAR && rly_is_house_number(seeker, past, 4) &&
               token_at(seeker, token)->flags & RLY_TOKEN_CAPITAL) {
        address.first = token;
        address.past = past + 1;
        address.loose = true;
    } else {
        return true;
    }
    rly_address_lead(seeker, &address);
    rly_address_tail(seeker, &address);
    return settle(seeker, &address);
}

/* How a street's name ends in German, Dutch and the Nordic languages; `sure` ends nothing else. The view has the
 * letters outside ASCII as one byte. */
static bool ends_as_street(const rly_view *view, uint32_t end, bool *sure)
{
    static const struct {
        const char *ending;
        bool sure;
    } endings[] = {{"strasse", true},
                   {"stra\x80"
                    "e",
                    true},
                   {"straat", true},
                   {"gracht", true},
                   {"gasse", true},
                   {"gatan", true},
                   {"str", true},
                   {"plein", true},
                   {"laan", false},
                   {"weg", false},
                   {"platz", false},
                   {"allee", false},
                   {"damm", false},
                   {"ufer", false},
                   {"kade", false},
                   {"singel", false},
                   {"dijk", false},
                   {"gata", false},
                   {"v\x80gen", true},
                   {"veien", true},
                   {"vej", false},
                   {"gade", false},
                   {"katu", true},
                   {"ring", false}};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        uint32_t size = (uint32_t)strlen(endings[i].ending);
        if (size <= end && memcmp(view->lower + end - size, endings[i].ending, size) == 0) {
            *sure = endings[i].sure;
            return true;
        }
    }
    return false;
}

/* "Hauptstrasse 12a, 10115 Berlin": `run` is the number. */
static bool seek_joined_street(rly_seeker *seeker, const rly_digits *run)
{
    const char *s = seeker->view.bytes;
    uint32_t end = run->start - 1;
    end -= end > 0 && s[end - 1] == '.';
    bool sure;
    if (!rly_view_is_letter(s[end - (end > 0)]) || !ends_as_street(&seeker->view, end, &sure))
        return true;
    uint32_t token = rly_seek_token(seeker, run->start);
    if (token == 0 || !(token_at(seeker, token - 1)->flags & RLY_TOKEN_CAPITAL) ||
        !rly_is_house_number(seeker, token, 4))
        return true;
    rly_address address = {.first = token - 1, .past = token + 1, .loose = !sure};
    rly_str word = rly_token_fold(seeker->text, token_at(seeker, token - 1));
    bool small = false;
    if (word.size <= 7 && token > 1 && rly_gap_behind(seeker, token - 2) == RLY_GAP_SPACE &&
        is_name_word(seeker, token - 2, &small) && !small)
        address.first--; /* "Lange Strasse 5" */
    rly_address_tail(seeker, &address);
    if (!address.has_code && address.loose)
        address.has_town = false;
    return settle(seeker, &address);
}

enum { CODE_REACH = 9 };

bool rly_seek_address_of_code(rly_seeker *seeker, uint32_t start, uint32_t end)
{
    uint32_t code = rly_seek_token(seeker, start);
    for (uint32_t back = 1; back <= CODE_REACH && back <= code; back++) {
        uint32_t i = code - back;
        rly_gap gap = rly_gap_behind(seeker, i);
        bool small = false;
        if (gap == RLY_GAP_FAR)
            return true;
        if (back > 1 && gap == RLY_GAP_SPACE && rly_is_house_number(seeker, i, 4)) {
            rly_address address = {.first = first_of_number(seeker, i), .end = end, .has_code = true};
            if (is_other_number(seeker, address.first) || is_year(seeker, i))
                return true;
            rly_address_lead(seeker, &address);
            return settle(seeker, &address);
        }
        if (!is_name_word(seeker, i, &small) || small)
            return true;
    }
    return true;
}

/* "PO Box 123", "P.O. Box 123", "Postfach 123": `run` is the number. */
static bool seek_box(rly_seeker *seeker, const rly_digits *run)
{
    const char *lower = seeker->view.lower, *s = seeker->view.bytes;
    uint32_t token = rly_seek_token(seeker, run->start), start = run->start;
    if (start < 7 || s[start - 1] != ' ')
        return true;
    start--;
    if (memcmp(lower + start - 3, "box", 3) == 0) {
        for (start -= 3; start > 0 && (s[start - 1] == ' ' || s[start - 1] == '.'); start--)
            ;
        if (start < 2 || lower[start - 1] != 'o')
            return true;
        for (start--; start > 0 && (s[start - 1] == '.' || s[start - 1] == ' '); start--)
            ;
        if (start == 0 || lower[start - 1] != 'p')
            return true;
        start--;
        start -= start > 0 && lower[start - 1] == 'g';
        if (start > 0 && rly_view_is_alnum(s[start - 1]))
            return true;
    } else if (start >= 8 && memcmp(lower + start - 8, "postfach", 8) == 0) {
        start -= 8;
    } else {
        return true;
    }
    rly_address address = {.first = rly_seek_token(seeker, start), .past = token + 1, .has_unit = true};
    rly_address_tail(seeker, &address);
    return settle(seeker, &address);
}

bool rly_seek_address(rly_seeker *seeker)
{
    const rly_view *view = &seeker->view;
    for (size_t i = 0; i < seeker->hints.count; i++) {
        const rly_hint *hint = &seeker->hints.items[i];
        bool street = hint->topics & (RLY_ABOUT(STREET) | RLY_ABOUT(LOOSE_STREET));
        if (street && hint->first > 0 && !seek_street(seeker, hint->past - 1, hint->topics))
            return false;
        if (hint->topics & RLY_ABOUT(STREET_TYPE) && !seek_typed_street(seeker, hint->past - 1))
            return false;
    }
    for (size_t i = 0; i < seeker->digits.count; i++) {
        const rly_digits *run = &seeker->digits.items[i];
        if (run->start < 5 || run->end - run->start > 6 || view->bytes[run->start - 1] != ' ')
            continue;
        char last = view->lower[run->start - 2];
        if (last == 'x' || last == 'h')
            if (!seek_box(seeker, run))
                return false;
        if (run->end - run->start <= 4 && !seek_joined_street(seeker, run))
            return false;
    }
    return true;
}
