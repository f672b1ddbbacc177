/* SPDX-License-Identifier: Apache-2.0 */
/* The parts of an address around its street: the flat before it; the town, the state and the postcode behind it. */
#include "private/address.h"

enum { PARTS = 5, TOWN_WORDS = 4, CODE_WORDS = 9, LEADS = 3 };

uint32_t rly_token_start(const rly_seeker *seeker, uint32_t token)
{
    return rly_view_from(seeker, seeker->text->tokens.items[token].start);
}

uint32_t rly_token_end(const rly_seeker *seeker, uint32_t token)
{
    return rly_view_from(seeker, seeker->text->tokens.items[token].end);
}

static const rly_token *token_at(const rly_seeker *seeker, uint32_t token)
{
    return token < seeker->text->tokens.count ? &seeker->text->tokens.items[token] : NULL;
}

static bool is_capital(const rly_seeker *seeker, uint32_t token)
{
    const rly_token *t = token_at(seeker, token);
    return t && t->kind == RLY_TOKEN_WORD && t->flags & RLY_TOKEN_CAPITAL;
}

bool rly_is_house_number(const rly_seeker *seeker, uint32_t token, uint32_t most)
{
    const rly_token *t = token_at(seeker, token);
    if (!t || t->kind != RLY_TOKEN_WORD)
        return false;
    const char *s = seeker->view.bytes;
    uint32_t start = rly_token_start(seeker, token), end = rly_token_end(seeker, token), at = start;
    while (at < end && rly_view_is_digit(s[at]))
        at++;
    uint32_t digits = at - start;
    return digits > 0 && digits <= most && s[start] != '0' &&
           (at == end || (at + 1 == end && rly_view_is_letter(s[at])));
}

/* May a point stand behind it without ending a sentence: "St.", "Apt.", "N."? */
static bool is_short(const rly_seeker *seeker, uint32_t token)
{
    const uint64_t parts = RLY_ABOUT(STREET) | RLY_ABOUT(LOOSE_STREET) | RLY_ABOUT(DWELLING) | RLY_ABOUT(STREET_TYPE);
    const rly_token *t = token_at(seeker, token);
    uint32_t size = t->end - t->start;
    if (t->flags & RLY_TOKEN_DIGIT)
        return false;
    return size <= 2 || (size <= 4 && rly_topics_of(seeker, token) & parts);
}

rly_gap rly_gap_behind(const rly_seeker *seeker, uint32_t token)
{
    const rly_token *t = token_at(seeker, token), *next = token_at(seeker, token + 1);
    if (!next || next->start - t->end > 6)
        return RLY_GAP_FAR;
    const char *s = seeker->text->reading.data;
    rly_gap gap = RLY_GAP_SPACE;
    unsigned lines = 0;
    for (uint32_t at = t->end; at < next->start; at++) {
        if (s[at] == '\n' && ++lines > 1)
            return RLY_GAP_FAR;
        if (s[at] == ',' || s[at] == '\n' || s[at] == '|')
            gap = RLY_GAP_COMMA;
        else if (s[at] == '.' ? at != t->end || !is_short(seeker, token) : !strchr(" -/#'", s[at]))
            return RLY_GAP_FAR;
    }
    return gap;
}

bool rly_is_listed(rly_str word, const char *const *sorted, size_t count)
{
    size_t from = 0;
    while (from < count) {
        size_t middle = from + (count - from) / 2, size = strlen(sorted[middle]);
        int order = memcmp(word.data, sorted[middle], word.size < size ? word.size : size);
        if (order == 0 && word.size == size)
            return true;
        if (order < 0 || (order == 0 && word.size < size))
            count = middle;
        else
            from = middle + 1;
    }
    return false;
}

/* Words that no address holds, but the sentence around it. */
static bool is_prose(const rly_seeker *seeker, uint32_t token)
{
    static const char *const prose[] = {
        "and",   "are",      "as",      "at",  "but",   "by",     "call",  "can",   "dear",      "do",       "does",
        "for",   "friday",   "from",    "had", "has",   "have",   "hello", "hi",    "i",         "i'd",      "i'll",
        "i'm",   "i've",     "if",      "in",  "is",    "it",     "it's",  "just",  "let",       "monday",   "my",
        "no",    "not",      "ok",      "on",  "or",    "order",  "our",   "phone", "please",    "ref",      "saturday",
        "so",    "sorry",    "sunday",  "tel", "thank", "thanks", "that",  "then",  "this",      "thursday", "to",
        "today", "tomorrow", "tuesday", "was", "we",    "we'll",  "we're", "we've", "wednesday", "were",     "when",
        "which", "will",     "with",    "yes", "you",   "your"};
    const rly_token *t = token_at(seeker, token);
    return t && rly_is_listed(rly_token_fold(seeker->text, t), prose, sizeof prose / sizeof *prose);
}

static uint32_t digits_of(const rly_seeker *seeker, uint32_t token)
{
    uint32_t start = rly_token_start(seeker, token), end = rly_token_end(seeker, token);
    for (uint32_t at = start; at < end; at++)
        if (!rly_view_is_digit(seeker->view.bytes[at]))
            return 0;
    return end - start;
}

/* A postcode of digits that stands by a town: "Tucson Arizona 85705", "75002 Paris", "1015 CJ Amsterdam". The token
 * past it and its town; 0 for none. */
static uint32_t past_digits(const rly_seeker *seeker, uint32_t token, uint32_t first)
{
    const rly_token *t = token_at(seeker, token);
    if (!(t->flags & RLY_TOKEN_DIGIT))
        return 0;
    uint32_t digits = digits_of(seeker, token), next = token + 1;
    rly_gap before = rly_gap_behind(seeker, token - 1), behind = rly_gap_behind(seeker, token);
    bool leads = before == RLY_GAP_COMMA && behind == RLY_GAP_SPACE && (digits == 4 || digits == 5);
    if (leads && digits == 4 && token_at(seeker, next) &&
        rly_token_end(seeker, next) - rly_token_start(seeker, next) == 2 &&
        token_at(seeker, next)->flags & RLY_TOKEN_SHOUTED && rly_gap_behind(seeker, next) == RLY_GAP_SPACE)
        next++;
    if (leads && is_capital(seeker, next) && !is_prose(seeker, next)) {
        uint32_t past = next + 1;
        while (past < next + 3 && rly_gap_behind(seeker, past - 1) == RLY_GAP_SPACE && is_capital(seeker, past) &&
               !is_prose(seeker, past))
            past++;
        return past;
    }
    bool town = token > first && !(token_at(seeker, token - 1)->flags & RLY_TOKEN_DIGIT);
    if (town && digits == 3 && rly_gap_behind(seeker, token) == RLY_GAP_SPACE && digits_of(seeker, next) == 3)
        return next + 1; /* "Kolkata 700 052" */
    return town && digits >= 4 && digits <= 6 ? next : 0;
}

/* The token past the postcode that begins at `token`; 0 for none. `end` is where it ends in the view. */
static uint32_t past_code(const rly_seeker *seeker, uint32_t token, uint32_t first, uint32_t *end)
{
    uint32_t start = rly_token_start(seeker, token);
    if (rly_postcode_at(&seeker->view, start, end) || (*end = rly_state_code_at(&seeker->view, start, true)) != 0)
        return rly_seek_token(seeker, *end - 1) + 1;
    uint32_t past = past_digits(seeker, token, first);
    if (past) {
        const char *s = seeker->view.bytes;
        *end = rly_token_end(seeker, past - 1);
        if (past == token + 1 && s[*end] == '-' && rly_view_is_digit(s[*end + 1]) && digits_of(seeker, past) == 4)
            *end = rly_token_end(seeker, past++); /* ZIP+4 */
    }
    return past;
}

/* Look for a postcode among the words behind token `from`; take all up to it. */
static bool take_code(const rly_seeker *seeker, rly_address *address)
{
    for (uint32_t i = address->past; i < address->past + CODE_WORDS; i++) {
        const rly_token *t = token_at(seeker, i);
        if (!t || rly_gap_behind(seeker, i - 1) == RLY_GAP_FAR || t->kind != RLY_TOKEN_WORD)
            return false;
        uint32_t end, past = past_code(seeker, i, address->past, &end);
        if (past) {
            address->past = past;
            address->end = end;
            address->has_code = true;
            return true;
        }
        bool joined = seeker->text->reading.data[t->end] == '-'; /* Stoke-on-Trent */
        if (!joined && is_prose(seeker, i))
            return false;
    }
    return false;
}

/* "Apt 4B", "Unit 5", "#4", "2nd Floor" behind the street. */
static bool take_unit(const rly_seeker *seeker, rly_address *address)
{
    uint32_t next = address->past;
    const rly_token *t = token_at(seeker, next);
    if (!t || rly_gap_behind(seeker, next - 1) == RLY_GAP_FAR)
        return false;
    uint32_t start = rly_token_start(seeker, next);
    bool sign = start > 0 && seeker->view.bytes[start - 1] == '#';
    if (sign && rly_is_house_number(seeker, next, 4)) {
        address->past = next + 1;
        return address->has_unit = true;
    }
    const rly_token *value = token_at(seeker, next + 1);
    if (!value || rly_gap_behind(seeker, next) != RLY_GAP_SPACE)
        return false;
    bool dwelling = rly_topics_of(seeker, next) & RLY_ABOUT(DWELLING);
    bool storey = t->flags & RLY_TOKEN_DIGIT && rly_topics_of(seeker, next + 1) & RLY_ABOUT(DWELLING);
    bool valued = value->flags & RLY_TOKEN_DIGIT ? value->end - value->start <= 4
                                                 : value->end - value->start == 1 && value->flags & RLY_TOKEN_CAPITAL;
    if (!(dwelling && valued) && !storey)
        return false;
    address->past = next + 2;
    return address->has_unit = true;
}

/* A town, county or country behind a comma. */
static bool take_town(const rly_seeker *seeker, rly_address *address)
{
    uint32_t next = address->past, past = next;
    if (rly_gap_behind(seeker, next - 1) != RLY_GAP_COMMA ||
        memchr(seeker->text->reading.data + token_at(seeker, next - 1)->end, '\n',
               token_at(seeker, next)->start - token_at(seeker, next - 1)->end))
        return false;
    while (past < next + TOWN_WORDS && is_capital(seeker, past) && !is_prose(seeker, past) &&
           !(token_at(seeker, past)->flags & RLY_TOKEN_DIGIT)) {
        past++;
        if (rly_gap_behind(seeker, past - 1) != RLY_GAP_SPACE)
            break;
        if (past < next + TOWN_WORDS && seeker->text->reading.data[token_at(seeker, past)->end] == '-')
            past += is_capital(seeker, past + 1); /* Stoke-on-Trent */
    }
    if (past == next ||
        rly_seek_span(seeker, RLY_SPAN_NAME, rly_token_start(seeker, next), rly_token_end(seeker, past - 1)))
        return false;
    address->past = past;
    return address->has_town = true;
}

/* A country behind the postcode. */
static void take_country(const rly_seeker *seeker, rly_address *address)
{
    static const char *const countries[] = {"australia", "austria",     "belgium", "canada", "england",     "france",
                                            "germany",   "india",       "ireland", "italy",  "netherlands", "scotland",
                                            "spain",     "switzerland", "uk",      "us",     "usa",         "wales"};
    uint32_t next = address->past;
    if (token_at(seeker, next) && rly_gap_behind(seeker, next - 1) != RLY_GAP_FAR && is_capital(seeker, next) &&
        rly_is_listed(rly_token_fold(seeker->text, token_at(seeker, next)), countries,
                      sizeof countries / sizeof *countries)) {
        address->past = next + 1;
        address->end = 0;
    }
}

void rly_address_tail(const rly_seeker *seeker, rly_address *address)
{
    for (unsigned part = 0; part < PARTS && !address->has_code; part++)
        if (!take_unit(seeker, address) && !take_code(seeker, address) && !take_town(seeker, address))
            return;
    if (address->has_code)
        take_country(seeker, address);
}

/* "Flat 3, ", "Apt 4B - ", "2nd Floor, " before token `first`; the token it begins at, or `first`. */
static uint32_t before_unit(const rly_seeker *seeker, uint32_t first)
{
    if (first < 2 || rly_gap_behind(seeker, first - 1) == RLY_GAP_FAR ||
        rly_gap_behind(seeker, first - 2) != RLY_GAP_SPACE)
        return first;
    const rly_token *value = token_at(seeker, first - 1);
    bool number = value->flags & RLY_TOKEN_DIGIT && value->end - value->start <= 5;
    bool letter = value->end - value->start == 1 && value->flags & RLY_TOKEN_CAPITAL;
    if ((number || letter) && rly_topics_of(seeker, first - 2) & RLY_ABOUT(DWELLING))
        return first - 2;
    bool storey =
        rly_topics_of(seeker, first - 1) & RLY_ABOUT(DWELLING) && token_at(seeker, first - 2)->flags & RLY_TOKEN_DIGIT;
    return storey ? first - 2 : first;
}

/* "Rose Cottage, " before token `first`. */
static uint32_t before_house(const rly_seeker *seeker, uint32_t first)
{
    if (first < 2 || rly_gap_behind(seeker, first - 1) != RLY_GAP_COMMA || !is_capital(seeker, first - 1) ||
        !(rly_topics_of(seeker, first - 1) & (RLY_ABOUT(HOUSE) | RLY_ABOUT(STREET) | RLY_ABOUT(LOOSE_STREET))))
        return first;
    uint32_t start = first - 1;
    while (start > 0 && first - start < 4 && rly_gap_behind(seeker, start - 1) == RLY_GAP_SPACE &&
           is_capital(seeker, start - 1) && !is_prose(seeker, start - 1) &&
           !(token_at(seeker, start - 1)->flags & RLY_TOKEN_DIGIT))
        start--;
    return start < first - 1 ? start : first;
}

/* "Flat 9, The Maltings, " before token `first`: what stands between a flat and its street is the house. */
static uint32_t before_flat(const rly_seeker *seeker, uint32_t first)
{
    uint32_t start = first;
    while (start > 0 && first - start < TOWN_WORDS && is_capital(seeker, start - 1) && !is_prose(seeker, start - 1) &&
           rly_gap_behind(seeker, start - 1) == (start == first ? RLY_GAP_COMMA : RLY_GAP_SPACE))
        start--;
    uint32_t flat = start < first ? before_unit(seeker, start) : start;
    return flat < start ? flat : first;
}

void rly_address_lead(const rly_seeker *seeker, rly_address *address)
{
    uint32_t before = address->first - (address->first > 0);
    if (before < address->first && rly_gap_behind(seeker, before) == RLY_GAP_SPACE &&
        rly_topics_of(seeker, before) & RLY_ABOUT(DWELLING)) {
        address->first = before; /* "Flat 2, Kingsley Court": the number is the flat's */
        address->has_unit = true;
    }
    for (unsigned lead = 0; lead < LEADS; lead++) {
        uint32_t start = before_unit(seeker, address->first);
        if (start == address->first)
            start = before_flat(seeker, address->first);
        if (start == address->first)
            start = before_house(seeker, address->first);
        if (start == address->first)
            return;
        address->first = start;
        address->has_unit = true;
    }
}
