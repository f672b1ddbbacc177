/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Phone numbers in a text. What is cut out, and where it is cut, goes by the rules of libphonenumber's matcher at its
 * level VALID, so that users of both find the same numbers. What it finds too easily for the replies of a company needs
 * a word that speaks of phones: a bare run of ten digits is an order more often than an American number.
 */
#include <unistr.h>

#include "private/phone_candidate.h"

enum { NEAR_BEFORE = 7, NEAR_AFTER = 5, NEAR_LABEL = 4 };

/* Spans in which, or as which, digits are no phone number. */
static const bool is_other_span[RLY_SPAN_KINDS] = {
    [RLY_SPAN_URL] = true,     [RLY_SPAN_EMAIL] = true,       [RLY_SPAN_HANDLE] = true,
    [RLY_SPAN_HASHTAG] = true, [RLY_SPAN_PLACEHOLDER] = true, [RLY_SPAN_CODE] = false,
    [RLY_SPAN_TIME] = true,    [RLY_SPAN_DATE] = true,        [RLY_SPAN_MONEY] = true,
};

typedef struct finder {
    rly_seeker *seeker;
    size_t span; /* spans before this one end before the digits that are looked at */
} finder;

static uint32_t in_text(const rly_seeker *seeker, uint32_t at)
{
    return seeker->view.at ? seeker->view.at[at] : at;
}

/* Is a run of digits part of something else? Asked for runs in their order, so that it takes linear time. */
static bool is_other(void *data, const rly_digits *run)
{
    finder *f = data;
    const rly_text *text = f->seeker->text;
    const rly_span *spans = text->spans.items;
    uint32_t start = in_text(f->seeker, run->start), end = in_text(f->seeker, run->end);
    if (run->end - run->start > RLY_PHONE_DIGITS)
        return true;
    while (f->span < text->spans.count && (!is_other_span[spans[f->span].kind] || spans[f->span].end <= start))
        f->span++;
    return f->span < text->spans.count && spans[f->span].start < end;
}

/* Latin, Greek and Cyrillic letters touch a number; scripts that put no spaces between words do not. */
static bool is_joining_letter(const rly_seeker *seeker, uint32_t at)
{
    enum { FIRST_WITHOUT_SPACES = 0x0E00, LATIN_AGAIN = 0x1E00, LATIN_ENDS = 0x2000 };
    char byte = seeker->view.bytes[at];
    if ((unsigned char)byte != RLY_VIEW_LETTER)
        return rly_view_is_letter(byte);
    const rly_buf *reading = &seeker->text->reading;
    uint32_t from = in_text(seeker, at);
    ucs4_t code;
    u8_mbtouc_unsafe(&code, (const uint8_t *)reading->data + from, reading->size - from);
    return code < FIRST_WITHOUT_SPACES || (code >= LATIN_AGAIN && code < LATIN_ENDS);
}

static bool touches(const rly_seeker *seeker, uint32_t at)
{
    char byte = seeker->view.bytes[at];
    return (unsigned char)byte == RLY_VIEW_CURRENCY || (byte && strchr("%$*#_@", byte)) || rly_view_is_digit(byte) ||
           is_joining_letter(seeker, at);
}

/* Does something stand so close to [start, end) that it is part of a longer thing? */
static bool is_part(const rly_seeker *seeker, const rly_phone_piece *piece)
{
    const char *s = seeker->view.bytes;
    bool lead = piece->start < piece->blocks[0].start;
    return (piece->start > 0 && !lead && touches(seeker, piece->start - 1)) || touches(seeker, piece->end) ||
           (piece->start > 0 && s[piece->start - 1] == '#');
}

/* Is it joined to letters or digits by a sign, as in INV-415-555-0132? A slash joins numbers, too. */
static bool is_joined(const rly_seeker *seeker, const rly_phone_piece *piece)
{
    const char *s = seeker->view.bytes;
    char before = piece->start > 1 ? s[piece->start - 1] : 0,
         after = piece->end < seeker->view.size ? s[piece->end] : 0;
    if (before && strchr("-.=", before) && rly_view_is_alnum(s[piece->start - 2]))
        return true;
    if (after && strchr("-=", after) && rly_view_is_alnum(s[piece->end + 1]))
        return true;
    return (before == '/' && rly_view_is_letter(s[piece->start - 2])) ||
           (after == '/' && rly_view_is_letter(s[piece->end + 1]) && s[piece->end + 1] != 'x' &&
            s[piece->end + 1] != 'X');
}

/* Words between a label and its value: "order number is ...". */
static bool is_filler(const char *word, uint32_t size)
{
    static const char fillers[] = " number numbers no nr num id is was the are code your of # ";
    char padded[12];
    if (size + 2 > sizeof padded)
        return false;
    padded[0] = ' ';
    memcpy(padded + 1, word, size);
    padded[size + 1] = ' ';
    for (const char *at = fillers; (at = strchr(at, ' ')) && at[1]; at++)
        if (strncmp(at, padded, size + 2) == 0)
            return true;
    return false;
}

/* Does the label right before a value say that it is something else? */
static bool is_labelled_other(const rly_seeker *seeker, uint32_t start)
{
    static const uint64_t other = RLY_ABOUT(ITEM) | RLY_ABOUT(REFERENCE) | RLY_ABOUT(TICKET) | RLY_ABOUT(CARD) |
                                  RLY_ABOUT(SSN) | RLY_ABOUT(ITIN) | RLY_ABOUT(NINO) | RLY_ABOUT(NHS) |
                                  RLY_ABOUT(NATIONAL_ID) | RLY_ABOUT(PASSPORT) | RLY_ABOUT(LICENCE) | RLY_ABOUT(BANK) |
                                  RLY_ABOUT(IBAN) | RLY_ABOUT(SORT_CODE) | RLY_ABOUT(ABA) | RLY_ABOUT(EXAMPLE) |
                                  RLY_ABOUT(OTHER);
    const char *s = seeker->view.lower;
    enum { MOST_FILLERS = 3 };
    for (int fillers = 0; fillers <= MOST_FILLERS; fillers++) {
        uint64_t topics = rly_topics_label(seeker, start, 1);
        if (topics & RLY_ABOUT(PHONE))
            return false;
        if (topics & other)
            return true;
        uint32_t end = start;
        while (end > 0 && !rly_view_is_alnum(s[end - 1]) && s[end - 1] != '\n')
            end--;
        for (start = end; start > 0 && end - start < 10 && rly_view_is_letter(s[start - 1]);)
            start--;
        if (start == end || !is_filler(s + start, end - start))
            return false;
    }
    return false;
}

static bool read_anywhere(const rly_seeker *seeker, const rly_phone_piece *piece, rly_phone *phone)
{
    if (piece->plus)
        return rly_phone_read(phone, piece->digits, piece->size, true, NULL);
    for (uint32_t i = 0; i < seeker->regions->count; i++)
        if (rly_phone_read(phone, piece->digits, piece->size, false, seeker->regions->codes[i]))
            return true;
    return seeker->regions->count == 0 && rly_phone_read(phone, piece->digits, piece->size, false, NULL);
}

/* A number that is valid: does it look like one so much that no word need say so? */
static bool speaks_for_itself(const rly_seeker *seeker, const rly_phone_piece *piece, const rly_phone *phone)
{
    if (piece->plus)
        return true;
    if (phone->local || is_joined(seeker, piece))
        return false;
    if (piece->count == 1) /* a run of digits, as many other numbers are */
        return phone->dialled ? memcmp(piece->digits, "001", 3) != 0 && memcmp(piece->digits, "00", 2) == 0
                              : phone->trunk && *piece->digits == '0';
    if (phone->code == 1 && phone->home)
        return rly_phone_is_american(piece, seeker->view.bytes);
    return rly_phone_is_grouped(piece);
}

/* A number that is valid in none of the regions, behind a word that speaks of phones. */
static bool is_said_to_be(const rly_seeker *seeker, const rly_phone_piece *piece)
{
    enum { LABEL = 6, FEWEST_BARE = 9, MOST = 13 };
    uint64_t label = rly_topics_label(seeker, piece->start, LABEL);
    bool grouped = piece->count > 1 && rly_phone_is_grouped(piece);
    if (is_joined(seeker, piece))
        return false;
    if (piece->plus)
        return label & RLY_ABOUT(PHONE) && rly_phone_is_possible(piece->digits, piece->size);
    if (piece->size > MOST || (!grouped && (piece->count > 1 || piece->size < FEWEST_BARE)))
        return false;
    if (label & RLY_ABOUT(PHONE))
        return true;
    return label & RLY_ABOUT(NUMBER) && *piece->digits == '0' && piece->size >= FEWEST_BARE;
}

/* Is it all the digits of the text, and all the text? The first question is the cheap one. */
static bool is_alone(const rly_seeker *seeker, const rly_phone_piece *piece)
{
    return seeker->digits.items[0].start == piece->blocks[0].start &&
           seeker->digits.items[seeker->digits.count - 1].end <= piece->end &&
           rly_seek_is_alone(seeker, piece->start, piece->end);
}

/* The number on a line of its own, or behind the handle of who is asked to ring it: what nobody labels, since nobody
 * takes it for anything else. Mobile numbers of other countries are written so. */
static bool is_left_to_ring(const rly_seeker *seeker, const rly_phone_piece *piece)
{
    enum { LONGEST_LINE = 80 };
    const char *s = seeker->view.bytes;
    uint32_t from = piece->start, to = piece->end;
    bool trunk = *piece->digits == '0' && (piece->size == 10 || piece->size == 11);
    if (piece->plus || piece->count > 3 || (!trunk && (piece->size != 10 || *piece->digits < '6')))
        return false;
    while (from > 0 && s[from - 1] != '\n' && piece->start - from < LONGEST_LINE)
        from--;
    while (to < seeker->view.size && s[to] != '\n' && !rly_view_is_alnum(s[to]))
        to++;
    bool ends = to == seeker->view.size || s[to] == '\n';
    bool line = from > 0 || to < seeker->view.size;
    while (from < piece->start && !rly_view_is_alnum(s[from]))
        from++;
    if (!ends)
        return false;
    if (from == piece->start)
        return line;
    return from > 0 && s[from - 1] == '@' && rly_seek_token(seeker, from) + 1 == rly_seek_token(seeker, piece->start);
}

/* `whole` says that it is all of a candidate. */
static bool judge(const rly_seeker *seeker, const rly_phone_piece *piece, bool whole, rly_proof *proof)
{
    rly_phone phone;
    if (is_part(seeker, piece) || rly_phone_is_date(seeker, piece))
        return false;
    bool valid = read_anywhere(seeker, piece, &phone);
    bool said = rly_topics_near(seeker, piece->start, piece->end, NEAR_BEFORE, NEAR_AFTER) & RLY_ABOUT(PHONE);
    *proof = RLY_BY_CONTEXT;
    /* "the mobile on your account is 07700 900123" */
    bool written_as_phone = valid && said && piece->count > 1 && *piece->digits == '0';
    if (!piece->plus && !written_as_phone && is_labelled_other(seeker, piece->start))
        return false;
    if (!valid)
        return whole && (is_said_to_be(seeker, piece) || is_left_to_ring(seeker, piece));
    if (said || rly_topics_label(seeker, piece->start, NEAR_LABEL) & RLY_ABOUT(NUMBER))
        return true;
    *proof = RLY_BY_SHAPE;
    return speaks_for_itself(seeker, piece, &phone) || is_alone(seeker, piece) || is_left_to_ring(seeker, piece);
}

/* ---- cutting candidates */

typedef struct cut {
    finder *f;
    const rly_phone_candidate *candidate;
    rly_phone_piece piece;
    rly_proof proof;
    uint32_t past; /* block behind the piece */
} cut;

static bool try_piece(cut *c, uint32_t first, uint32_t past)
{
    c->past = past;
    return first < past && rly_phone_piece_of(c->f->seeker, c->candidate, first, past, &c->piece) &&
           judge(c->f->seeker, &c->piece, first == 0 && past == c->candidate->count, &c->proof);
}

/* Numbers one behind the other: the first, when a second follows. */
static bool try_series(cut *c)
{
    for (uint32_t at = 1; at < c->candidate->count; at++) {
        if (!try_piece(c, 0, at))
            continue;
        for (uint32_t past = at + 1; past <= c->candidate->count; past++)
            if (try_piece(c, at, past))
                return try_piece(c, 0, at);
    }
    return false;
}

/* A number with up to two digits that are not its own before or behind it: "in room 12 0161 ...", "... 0000 9-5". */
static bool try_middle(cut *c)
{
    enum { STRAY = 2 };
    const rly_digits *blocks = c->candidate->blocks;
    uint32_t count = c->candidate->count;
    if (count < 2 || c->candidate->extension)
        return false;
    bool before = blocks[0].end - blocks[0].start <= STRAY && *(c->f->seeker->view.bytes + blocks[0].end) == ' ';
    if (before && try_piece(c, 1, count))
        return true;
    for (uint32_t past = count - 1, stray = 0; past > 0; past--) {
        stray += blocks[past].end - blocks[past].start;
        if (stray > STRAY)
            break;
        if (c->f->seeker->view.bytes[blocks[past - 1].end] == ' ' && try_piece(c, 0, past))
            return true;
    }
    return false;
}

static bool gap_has(const char *s, uint32_t from, uint32_t to, char sign)
{
    for (uint32_t at = from; at < to; at++)
        if (s[at] == sign && (sign != '-' || s[at - 1] == ' ' || s[at + 1] == ' '))
            return true;
    return false;
}

/* Cut at one kind of sign, the more telling kinds first. Behind a slash or a hyphen all the rest is tried. */
static bool try_parts(cut *c)
{
    const char *s = c->f->seeker->view.bytes;
    const rly_digits *blocks = c->candidate->blocks;
    uint32_t count = c->candidate->count;
    for (const char *sign = "/(-. "; *sign; sign++) {
        uint32_t first = 0;
        for (uint32_t at = 1; at <= count; at++) {
            if (at < count && !gap_has(s, blocks[at - 1].end, blocks[at].start, *sign))
                continue;
            if (first == 0 && at == count)
                break;
            bool rest = first > 0 && (*sign == '/' || *sign == '-');
            if (try_piece(c, first, rest ? count : at))
                return true;
            first = at;
        }
    }
    return false;
}

bool rly_seek_phone(rly_seeker *seeker)
{
    finder f = {.seeker = seeker};
    rly_phone_candidate candidate;
    for (uint32_t run = 0; run < seeker->digits.count;) {
        rly_phone_gather(seeker, run, is_other, &f, &candidate);
        uint32_t past = candidate.past;
        cut c = {.f = &f, .candidate = &candidate};
        if (try_piece(&c, 0, candidate.count) || try_series(&c) || try_middle(&c) || try_parts(&c)) {
            if (!rly_seek_add(seeker, RLY_PRIVATE_PHONE, c.piece.start, c.piece.end, c.proof))
                return false;
            if (c.past < candidate.count)
                for (past = run; seeker->digits.items[past].start < c.piece.end;)
                    past++;
        }
        run = past;
    }
    return true;
}
