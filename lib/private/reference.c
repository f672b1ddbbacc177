/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a customer's order, booking, account, policy, claim or parcel goes by: a number near its word, "order no.
 * 88120", "88120 is your order number". The number of a ticket or a case is the company's own.
 */
#include "private/reference.h"

enum { STEPS = 10, FILLERS = 6, LIST = 20, TICKET_BEFORE = 10, TICKET_BEHIND = 8, LOOK_BACK = 48 };

/* A word of small letters in the view: its size, 15 at most. */
static uint32_t word_size(const rly_view *view, uint32_t at)
{
    uint32_t size = 0;
    while (size < 15 && at + size < view->size && rly_view_is_letter(view->bytes[at + size]))
        size++;
    return size;
}

static bool is_among(const rly_view *view, uint32_t at, uint32_t size, const char *words)
{
    char padded[20] = " ";
    if (size == 0 || size > 15)
        return false;
    memcpy(padded + 1, view->lower + at, size);
    padded[size + 1] = ' ';
    return strstr(words, padded) != NULL;
}

/* Reading on behind the word for a reference. */
typedef struct reading {
    uint32_t at;
    rly_reference_want want;
    bool numbered; /* "number", "ref", "id", "#" stood there: the word is of a reference for sure */
    bool linked;   /* the last was "is", ":" or the like */
} reading;

/* What stands between the words and the value without a meaning: spaces, the point of "no.", the ring of another. */
static bool is_filling(char byte, const reading *r)
{
    if (byte == '\0')
        return false;
    return strchr(" (-\"'_", byte) || (r->linked && byte == '\n') ||
           (r->numbered && (strchr(".,", byte) || (unsigned char)byte == RLY_VIEW_OTHER));
}

/* "number", "no.", "ref", "is", ":", "(", "#" ... until what may be the value. */
static void read_ties(const rly_view *view, reading *r)
{
    static const char numbers[] = " number numbers num no nr nos ref reference refs references id ids locator "
                                  "numero nummer num\x80"
                                  "ro n n\x80 ";
    static const char links[] = " is was are were be being as s ist est ";
    for (unsigned step = 0; step < STEPS; step++) {
        char byte = view->bytes[r->at];
        uint32_t size = word_size(view, r->at);
        bool whole = size > 0 && !rly_view_is_digit(view->bytes[r->at + size]);
        if (whole && is_among(view, r->at, size, numbers)) {
            r->want.tie = RLY_TIE_NUMBER;
            r->numbered = true;
            r->linked = false;
            r->at += size;
        } else if (whole && is_among(view, r->at, size, " code codes ")) {
            r->want.code = r->numbered = true;
            r->want.tie = RLY_TIE_NUMBER;
            r->at += size;
        } else if (whole && is_among(view, r->at, size, links)) {
            r->linked = true;
            r->at += size;
        } else if (byte == '#') {
            r->want.tie = RLY_TIE_NUMBER;
            r->numbered = r->linked = true;
            r->at++;
        } else if (byte == ':' || byte == '=') {
            if (r->want.tie < RLY_TIE_COLON)
                r->want.tie = RLY_TIE_COLON;
            r->linked = true;
            r->at++;
        } else if (is_filling(byte, r)) {
            r->at++;
        } else {
            return;
        }
    }
}

/* "order number on your account is": go on to the "is". False when the sentence turns to something else. */
static bool skip_words(const rly_view *view, reading *r)
{
    static const char turns[] =
        " sort phone mobile telephone tel contact email date price total amount balance pin weight "
        "quantity version ticket case card postcode zip expiry code call ring dial text time "
        "page flight error model product ";
    for (unsigned word = 0; word < FILLERS; word++) {
        uint32_t size = word_size(view, r->at);
        if (size == 0 || rly_view_is_digit(view->bytes[r->at + size]) || is_among(view, r->at, size, turns))
            return false;
        r->at += size;
        if (view->bytes[r->at] == '\'')
            r->at += 1 + word_size(view, r->at + 1);
        r->linked = false;
        read_ties(view, r);
        if (r->linked)
            return true;
        if (view->bytes[r->at - 1] != ' ')
            return false;
    }
    return false;
}

static bool add(rly_seeker *seeker, uint32_t start, uint32_t end)
{
    return rly_seek_is_example(seeker, start, end) || rly_seek_add(seeker, RLY_PRIVATE_REF, start, end, RLY_BY_CONTEXT);
}

/* More of the same: "MP79V2 and QMAS91", "88120, 88121 & 88122". */
static bool seek_list(rly_seeker *seeker, uint32_t end, rly_reference_want want)
{
    const rly_view *view = &seeker->view;
    want.follows = true;
    for (unsigned item = 0; item < LIST; item++) {
        uint32_t at = end, size;
        while (at < end + 4 && view->bytes[at] && strchr(" ,&/+\n", view->bytes[at]))
            at++;
        if ((size = word_size(view, at)) > 0 && is_among(view, at, size, " and or plus "))
            at += size;
        while (at < end + 10 && (view->bytes[at] == ' ' || view->bytes[at] == '#'))
            at++;
        uint32_t past = at > end + 1 ? rly_reference_at(seeker, at, want) : 0;
        uint32_t longer = past - at > 1 ? past - at : 1, before = end;
        if (!past || longer > 40 || (view->bytes[before] == '\n'))
            return true;
        if (!add(seeker, at, past))
            return false;
        end = past;
    }
    return true;
}

/* Behind its word. */
static bool seek_behind(rly_seeker *seeker, const rly_hint *hint)
{
    const rly_view *view = &seeker->view;
    const rly_token *last = &seeker->text->tokens.items[hint->past - 1];
    reading r = {.at = rly_view_from(seeker, last->end)};
    r.want.booking = hint->topics & (RLY_ABOUT(BOOKING) | RLY_ABOUT(FILE));
    r.numbered = hint->topics & (RLY_ABOUT(FILE) | RLY_ABOUT(NUMBERED));
    r.want.tie = r.numbered ? RLY_TIE_NUMBER : hint->topics & RLY_ABOUT(HOLDER) ? RLY_TIE_LOOSE : RLY_TIE_BARE;
    read_ties(view, &r);
    uint32_t end = rly_reference_at(seeker, r.at, r.want);
    if (!end && r.numbered && !(hint->topics & RLY_ABOUT(FILE)) && skip_words(view, &r)) {
        end = rly_reference_at(seeker, r.at, r.want);
    }
    if (!end || r.at <= rly_view_from(seeker, last->end))
        return true;
    return add(seeker, r.at, end) && seek_list(seeker, end, r.want);
}

/* The end of the value before "is your" or "(your" that stands before `at`; 0 for none. */
static uint32_t value_end(const rly_view *view, uint32_t at, bool numbered)
{
    static const char words[] = " your the my our his her their a is was as an ";
    bool linked = false;
    for (unsigned step = 0; step < STEPS && at > 0; step++) {
        char byte = view->bytes[at - 1];
        if (rly_view_is_digit(byte))
            return linked ? at : 0;
        if (rly_view_is_letter(byte)) {
            uint32_t start = at;
            while (start > 0 && at - start < 6 && rly_view_is_letter(view->bytes[start - 1]))
                start--;
            if (!is_among(view, start, at - start, words))
                return linked && view->bytes[start] >= 'A' && view->bytes[start] <= 'Z' ? at : 0;
            linked = linked || is_among(view, start, at - start, " is was as ");
            at = start;
        } else if (byte == ' ' || byte == '(' || byte == ',' || byte == '"' || byte == '-' || byte == ')') {
            linked = linked || byte == '(' || (byte == ',' && numbered);
            at--;
        } else {
            return 0;
        }
    }
    return 0;
}

/* Before its word: "88120 is your order number", "XK4P9Q (booking ref)". */
static bool seek_before(rly_seeker *seeker, const rly_hint *hint)
{
    const rly_view *view = &seeker->view;
    const rly_token *tokens = seeker->text->tokens.items;
    reading r = {.at = rly_view_from(seeker, tokens[hint->past - 1].end)};
    read_ties(view, &r);
    if (!r.numbered || r.want.code)
        return true;
    uint32_t end = value_end(view, rly_view_from(seeker, tokens[hint->first].start), true), start = end;
    while (start > 0 && end - start < LOOK_BACK &&
           (rly_view_is_alnum(view->bytes[start - 1]) || strchr("-/_", view->bytes[start - 1])))
        start--;
    r.want.booking = hint->topics & RLY_ABOUT(BOOKING);
    r.want.tie = RLY_TIE_NUMBER;
    if (end == 0 || start == end || rly_reference_at(seeker, start, r.want) != end)
        return true;
    return add(seeker, start, end);
}

/* "Ref 4471882" by itself: not where a ticket or a case is spoken of, and not what one is to quote. */
static bool is_company_file(const rly_seeker *seeker, const rly_hint *hint)
{
    const rly_token *tokens = seeker->text->tokens.items;
    uint32_t start = rly_view_from(seeker, tokens[hint->first].start);
    uint32_t end = rly_view_from(seeker, tokens[hint->past - 1].end);
    return rly_topics_near(seeker, start, end, TICKET_BEFORE, TICKET_BEHIND) & RLY_ABOUT(TICKET);
}

bool rly_seek_reference(rly_seeker *seeker)
{
    /* Where no digit stands only what may be a booking is looked at, which goes by letters alone. */
    const uint64_t about =
        seeker->digits.count > 0 ? RLY_ABOUT(REFERENCE) | RLY_ABOUT(FILE) : RLY_ABOUT(BOOKING) | RLY_ABOUT(FILE);
    for (size_t i = 0; (seeker->topics & about) && i < seeker->hints.count; i++) {
        const rly_hint *hint = &seeker->hints.items[i];
        if (!(hint->topics & about) || (hint->topics & RLY_ABOUT(FILE) && is_company_file(seeker, hint)))
            continue;
        if (!seek_behind(seeker, hint) || (seeker->digits.count > 0 && !seek_before(seeker, hint)))
            return false;
    }
    return rly_seek_tracking(seeker);
}
