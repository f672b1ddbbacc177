/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The sign-off at the end of a reply, before any quoted mail. What is seen in real ones:
 *   a mark:         ^SG  #^SG  *AB  /AB  -Ann  - AS.  Thanks - Vera
 *   a closing:      Kind regards, / Priya / Guest Relations      Thanks, Tom     Cheers Sam
 *   a name alone:   ... by 4pm today. Ann       Stay tuned! LK
 *   a last block:   General Manager / Hotel X
 * "1/2", hashtags, links, figures and kisses may follow; below a closing and a name on their own lines anything may,
 * such as an address. Only the last tokens are looked at, so that the cost is bounded.
 */
#include "text/signature.h"

enum {
    REACH = 20,
    MARKED_WORDS = 4,
    AFTER_CLOSING = 14,
    FAR_REACH = 120,
    FAR_TAIL = 30,
    BLOCK_WORDS = 10,
    GREETING = 8
};

static bool found(const rly_end *f, size_t first, size_t start, size_t name, size_t name_past, rly_signature *out)
{
    *out = (rly_signature){.start = (uint32_t)start,
                           .end = (uint32_t)f->end,
                           .first = (uint32_t)first,
                           .past = (uint32_t)f->past,
                           .name = (uint32_t)name,
                           .name_past = (uint32_t)name_past};
    return true;
}

/* ---- a mark */

typedef struct mark {
    char sign;
    size_t at;   /* its byte */
    bool spaced; /* a blank stands behind it */
} mark;

/* The mark right before token i, if any. */
static mark mark_before(const rly_end *f, size_t i)
{
    size_t floor = i ? f->tokens[i - 1].end : 0, at = f->tokens[i].start;
    mark none = {0};
    bool spaced = false;
    while (at > floor && f->s[at - 1] == ' ') {
        at--;
        spaced = true;
    }
    if (at == floor || !strchr("^*~/-", f->s[at - 1]) || f->s[at - 1] == '\0')
        return none;
    return (mark){f->s[at - 1], at - 1, spaced};
}

/* Whether a dash may open a signature: after white space, the end of a sentence or an emoji, or as "word- AS". */
static bool dash_stands_free(const rly_end *f, size_t i, const mark *dash, bool *after_sentence)
{
    size_t at = dash->at;
    while (at > 0 && (f->s[at - 1] == '-' || f->s[at - 1] == ' '))
        at--;
    char before = at > 0 ? f->s[at - 1] : '\n';
    *after_sentence = i == 0 || strchr(".!?)\n\"", before) || (unsigned char)before >= 0x80;
    return *after_sentence || at < dash->at || dash->spaced;
}

static bool mark_fits(const rly_end *f, size_t i, const mark *sign)
{
    size_t words = f->last - i;
    char before = sign->at > 0 ? f->s[sign->at - 1] : ' ';
    bool after_sentence;
    switch (sign->sign) {
    case '^':
        return words <= 3 && f->tokens[i].kind == RLY_TOKEN_WORD;
    case '*':
    case '/':
        return words == 1 && !sign->spaced && (rly_class[(unsigned char)before] & RLY_BLANK) &&
               f->s[f->tokens[i].end] != '*' && rly_is_person_word(f, i);
    default:
        if (!dash_stands_free(f, i, sign, &after_sentence) || !rly_all_capital(f, i, f->last))
            return false;
        if (rly_past_person(f, i, f->last) == f->last && words <= 3)
            return after_sentence || rly_class[(unsigned char)before] & RLY_BLANK || rly_are_initials(f, i, 3);
        return after_sentence && words <= MARKED_WORDS && words > 1;
    }
}

/* The token past the person behind a mark. Behind "^" anything is one, but "^Team". */
static size_t past_marked(const rly_end *f, size_t i, char sign)
{
    if (sign != '^')
        return rly_past_lone_person(f, i, f->last);
    const rly_token *token = &f->tokens[i];
    bool team = token->fold_size > 3 && rly_names_nobody(rly_token_fold(f->text, token));
    return team ? i : f->last;
}

static bool find_marked(const rly_end *f, rly_signature *out)
{
    for (size_t n = 1; n <= MARKED_WORDS && n <= f->last - f->floor; n++) {
        size_t i = f->last - n;
        if (n > 1 && f->tokens[i + 1].flags & RLY_TOKEN_STARTS && f->tokens[i].kind == RLY_TOKEN_WORD &&
            !rly_gap_is(f->text, i, ". "))
            return false; /* another sentence */
        mark sign = mark_before(f, i);
        if (!sign.sign)
            continue;
        if (!mark_fits(f, i, &sign))
            return false;
        size_t first = i, start = sign.at;
        if (start > 0 && f->s[start - 1] == '#')
            start--;
        if (rly_closing_before(f->text, i, f->floor) < i) {
            first = rly_closing_before(f->text, i, f->floor);
            start = f->tokens[first].start;
        }
        return found(f, first, start, i, past_marked(f, i, sign.sign), out);
    }
    return false;
}

/* ---- a closing */

/* Whether what follows a closing may be a signature: further lines, or capitalised words on the same line. */
static bool signs_after(const rly_end *f, size_t i)
{
    size_t at = i;
    while (at < f->last && !rly_line_between(f, at))
        at++;
    return rly_all_capital(f, i, at);
}

/* Is the word a part of the customer's name alone? */
static bool is_customers(const rly_end *f, size_t i)
{
    bool customer = false;
    for (size_t n = 0; n < f->names->count; n++) {
        const rly_str *part = &f->names->parts[n];
        if (part->size != f->tokens[i].fold_size ||
            memcmp(part->data, rly_fold_of(f->text, &f->tokens[i]), part->size) != 0)
            continue;
        if (n >= f->names->customers)
            return false;
        customer = true;
    }
    return customer;
}

/*
 * "Thanks, Joe." may call Joe or be signed by him. He signs when something was asked before, or when the greeting calls
 * somebody else.
 */
static bool signs_with_stop(const rly_end *f, size_t closing_last, size_t name)
{
    const rly_token *tokens = f->tokens;
    if (!(tokens[closing_last].flags & RLY_TOKEN_COMMA) || rly_token_is(f->text, &tokens[closing_last], "you"))
        return false;
    for (size_t i = 1; i < GREETING && i + 1 < closing_last; i++)
        if (rly_is_hail(f->text, i - 1) && rly_reads_as_name(f->names, f->text, i))
            return tokens[i].fold_size != tokens[name].fold_size ||
                   memcmp(rly_fold_of(f->text, &tokens[i]), rly_fold_of(f->text, &tokens[name]), tokens[i].fold_size) !=
                       0;
    return memchr(f->s, '?', tokens[closing_last].start) != NULL;
}

/* Whether the words [name, last) may sign below a closing that is said for other reasons too. */
static bool signs_thanks(const rly_end *f, size_t closing_last, size_t name, size_t name_past)
{
    if (name >= f->last)
        return false;
    bool own_line = rly_line_between(f, name), person = name_past > name && name_past == f->last;
    /* "hannah" */
    if (own_line && name + 1 == f->past && rly_reads_as_small_name(f->text, name))
        return true;
    if (!rly_all_capital(f, name, f->last))
        return false;
    if (own_line)
        return f->s[f->tokens[f->last - 1].end] != '!' && f->s[f->tokens[f->last - 1].end] != '?';
    /* "Thank you, Andrea." thanks somebody; "Thanks, Tom" signs. */
    char behind = f->s[f->tokens[f->last - 1].end];
    if (!person || behind == '!' || behind == '?' || f->tokens[name].flags & RLY_TOKEN_STARTS || is_customers(f, name))
        return false;
    return behind != '.' || rly_are_initials(f, name, 3) || signs_with_stop(f, closing_last, name);
}

static bool find_closed(rly_end *f, rly_signature *out)
{
    const uint32_t *notable = f->text->notable.items; /* as all tokens are that begin a part */
    for (size_t n = f->notable; n-- > 0 && notable[n] >= f->floor;) {
        size_t i = notable[n];
        if (!rly_may_close(&f->tokens[i]) || !rly_begins_part(f->text, i))
            continue;
        rly_closing here = rly_closing_at(f->text, i, f->past);
        if (!here.role || (f->last > here.last && f->last - here.last - 1 > AFTER_CLOSING))
            continue;
        size_t name = here.last + 1;
        f->loud = name < f->past && rly_line_between(f, name);
        size_t name_past = rly_past_lone_person(f, name, f->last);
        bool strong = here.role & RLY_FACT(CLOSING_STRONG);
        if (!strong && name_past == name && name < f->last && signs_thanks(f, here.last, name, name_past) &&
            rly_reads_as_small_name(f->text, name))
            name_past++;
        if (strong ? name_past > name || signs_after(f, name) : signs_thanks(f, here.last, name, name_past))
            return found(f, i, f->tokens[i].start, name, name_past, out);
    }
    f->loud = false;
    return false;
}

/* A closing and a name on lines of their own, with an address or the small print of a mail below. */
static bool find_far(rly_end *f, rly_signature *out)
{
    size_t floor = f->past > FAR_REACH ? f->past - FAR_REACH : 0;
    const uint32_t *notable = f->text->notable.items;
    for (size_t n = f->notable; n-- > 0 && notable[n] >= floor && !(f->tokens[notable[n]].flags & RLY_TOKEN_QUOTED);) {
        size_t i = notable[n];
        if (!rly_may_close(&f->tokens[i]) || !(f->tokens[i].flags & (RLY_TOKEN_LINE | RLY_TOKEN_STARTS)))
            continue;
        rly_closing here = rly_closing_at(f->text, i, f->past);
        size_t name = here.last + 1;
        if (!here.role || name >= f->past || !(rly_line_between(f, name) || here.role & RLY_FACT(CLOSING_STRONG)))
            continue;
        f->loud = rly_line_between(f, name);
        size_t name_past = rly_past_lone_person(f, name, f->past);
        bool apart = name_past > name && (name_past == f->past || rly_line_between(f, name_past) ||
                                          f->tokens[name_past - 1].flags & RLY_TOKEN_COMMA);
        if (!apart)
            continue;
        found(f, i, f->tokens[i].start, name, name_past, out);
        if (f->past - name_past > FAR_TAIL) {
            out->past = (uint32_t)(name_past + FAR_TAIL);
            out->end = f->tokens[out->past - 1].end;
        }
        return true;
    }
    f->loud = false;
    return false;
}

/* ---- a name alone, a last block */

static bool ends_plainly(const rly_end *f, bool stop_allowed)
{
    size_t at = f->tokens[f->last - 1].end;
    return f->s[at] != '!' && f->s[at] != '?' && (stop_allowed || f->s[at] != '.');
}

static bool find_name_alone(const rly_end *f, rly_signature *out)
{
    size_t i = f->last - 1;
    bool kissed = f->last + 1 == f->past && rly_is_kiss(f, f->last);
    if (f->last == 0 || (f->last != f->past && !kissed))
        return false;
    if (i > 0 && !(f->tokens[i].flags & RLY_TOKEN_STARTS))
        i--;
    if (i == 0 || i < f->floor || !(f->tokens[i].flags & RLY_TOKEN_STARTS) ||
        !ends_plainly(f, f->tokens[f->last - 1].fold_size == 1)) /* "Suzie W." */
        return false;
    if (rly_line_between(f, i) && rly_all_capital(f, i - 1, i))
        return false; /* the line above is the name */
    bool initials = f->last - i == 1 && rly_are_initials(f, i, 2) && f->tokens[i].fold_size == 2;
    if (!initials && (rly_past_lone_person(f, i, f->last) != f->last || f->tokens[f->last - 1].flags & RLY_TOKEN_COMMA))
        return false;
    if (!initials && f->tokens[i].flags & RLY_TOKEN_SHOUTED)
        return false;
    return found(f, i, f->tokens[i].start, i, f->last, out);
}

/* The last lines, when they hold nothing but a few capitalised words: a name, a post, a company. */
static bool find_block(const rly_end *f, rly_signature *out)
{
    size_t first = f->last, lines = 0;
    for (size_t i = f->last; i-- > f->floor && f->last - i <= BLOCK_WORDS;) {
        if (!rly_all_capital(f, i, i + 1))
            break;
        if (!rly_line_between(f, i))
            continue;
        first = i;
        if (++lines == 3)
            break;
    }
    if (first == f->last || first == 0 || !ends_plainly(f, true) ||
        (f->last - first == 1 && !rly_is_person_word(f, first)))
        return false;
    /* A block is set apart by a full stop or a blank line before it. */
    if (!(f->tokens[first].flags & RLY_TOKEN_STARTS) || f->tokens[first - 1].flags & RLY_TOKEN_COMMA)
        return false;
    return found(f, first, f->tokens[first].start, first, rly_past_lone_person(f, first, f->last), out);
}

/* The first of the last tokens, up to REACH, that are all the writer's own. */
static size_t own_from(const rly_end *f)
{
    size_t floor = f->past > REACH ? f->past - REACH : 0, first = f->past;
    if (!(f->text->token_flags & RLY_TOKEN_QUOTED))
        return floor;
    while (first > floor && !(f->tokens[first - 1].flags & RLY_TOKEN_QUOTED))
        first--;
    return first;
}

bool rly_signature_find(rly_names *names, const rly_text *text, rly_signature *out)
{
    rly_end f = {.text = text, .names = names, .s = text->reading.data, .tokens = text->tokens.items};
    f.past = text->tokens.count;
    f.end = text->reading.size;
    if (text->quotes.count) {
        const rly_span *quote = &text->quotes.items[text->quotes.count - 1];
        if (quote->past == f.past) {
            f.past = quote->first;
            f.end = quote->start;
        }
    }
    if (f.past == 0)
        return false;
    while (f.end > f.tokens[f.past - 1].end && rly_class_at(f.s, f.end - 1) & RLY_BLANK)
        f.end--;
    f.notable = text->notable.count;
    while (text->notable.items[f.notable - 1] >= f.past)
        f.notable--;
    f.floor = own_from(&f);
    f.last = rly_without_trailers(&f);
    if (f.last <= f.floor)
        return false;
    return find_marked(&f, out) || find_closed(&f, out) || find_name_alone(&f, out) || find_block(&f, out) ||
           find_far(&f, out);
}
