/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The sign-off at the end of a reply, before any quoted mail. What is seen in real ones:
 *   a mark:         ^SG  #^SG  *AB  /AB  -Ann  - AS.  Thanks - Vera
 *   a closing:      Kind regards, / Priya / Guest Relations      Thanks, Tom     Cheers Sam
 *   a name alone:   ... by 4pm today. Ann       Stay tuned! LK
 *   a last block:   General Manager / Hotel X
 * "1/2", hashtags and links may follow. Only the last tokens are looked at, so that the cost is bounded.
 */
#include "text/internal.h"

enum { REACH = 20, MARKED_WORDS = 4, AFTER_CLOSING = 14, CLOSING_WORDS = 6, BLOCK_WORDS = 10, TRAILING = 6 };

typedef struct finder {
    const rly_text *text;
    rly_names *names;
    const char *s;
    const rly_token *tokens;
    size_t past;  /* the writer's own tokens end here */
    size_t last;  /* the same without page marks, hashtags and links */
    size_t end;   /* the writer's own text ends here */
    size_t floor; /* no signature begins before this token */
} finder;

/* ---- words */

/* clang-format off */
/* What closings are made of; what each word may be stands in the rows below. */
enum {
    STRONG = 1, /* the last word of a closing, whatever follows */
    WEAK = 2,   /* the last word of a closing when a name follows */
    MORE = 4    /* may stand before these */
};
static const rly_word closings[] = {
    "again", "and", "best", "care", "cheers", "faithfully", "good", "heartiest", "kind", "kindest", "love", "many",
    "my", "regard", "regards", "respectfully", "rgds", "sincere", "sincerely", "ta", "take", "thank", "thanks", "the",
    "thx", "truly", "tx", "ty", "very", "warm", "warmest", "warmly", "wishes", "with", "you", "yours",
};
static const rly_word_list closings_list = RLY_WORD_LIST(closings);
static const uint8_t closing_roles[] = {
    WEAK, MORE, WEAK | MORE, WEAK, WEAK, STRONG, MORE, MORE, MORE, MORE, WEAK, MORE, MORE, STRONG, STRONG, STRONG,
    STRONG, MORE, STRONG, WEAK, MORE, MORE, WEAK | MORE, MORE, WEAK, STRONG, WEAK, WEAK, MORE, MORE, MORE, WEAK,
    STRONG, MORE, WEAK | MORE, MORE,
};
/* "OK", "UK", "PM": capitals at the end that are nobody's initials. */
static const rly_word capitals[] = {
    "am", "app", "bst", "cst", "dm", "est", "eu", "faq", "gmt", "id", "ist", "it", "ok", "otp", "pc", "pdf", "pm",
    "pst", "sms", "tv", "uk", "us", "usa", "usb", "utc",
};
static const rly_word_list capitals_list = RLY_WORD_LIST(capitals);
/* Small words in the name of a team. */
static const rly_word small_words[] = {
    "and", "at", "for", "from", "of", "the",
};
static const rly_word_list small_words_list = RLY_WORD_LIST(small_words);
/* clang-format on */

static bool is_initials(const finder *f, size_t i, size_t most)
{
    const rly_token *token = &f->tokens[i];
    return token->kind == RLY_TOKEN_WORD && token->flags & RLY_TOKEN_CAPITAL && token->fold_size <= most &&
           (token->flags & RLY_TOKEN_SHOUTED || token->fold_size == 1) && !(token->flags & RLY_TOKEN_DIGIT) &&
           !rly_token_in(f->text, token, &capitals_list);
}

static bool is_person_word(const finder *f, size_t i)
{
    return rly_reads_as_name(f->names, f->text, i) || is_initials(f, i, 3);
}

/* ---- the shape of the end */

static bool line_between(const finder *f, size_t i)
{
    return (f->tokens[i].flags & RLY_TOKEN_LINE) != 0;
}

static bool begins_something(const finder *f, size_t i)
{
    return i == 0 || f->tokens[i].flags & (RLY_TOKEN_STARTS | RLY_TOKEN_LINE) ||
           f->tokens[i - 1].flags & RLY_TOKEN_COMMA;
}

/* Step back over "1/2", hashtags and links. */
static size_t without_trailers(const finder *f)
{
    size_t last = f->past;
    for (int n = 0; n < TRAILING && last > 0; n++) {
        const rly_token *token = &f->tokens[last - 1];
        bool page = token->flags & RLY_TOKEN_DIGIT && token->fold_size == 1;
        if (page && last > 1 && token[-1].flags & RLY_TOKEN_DIGIT && rly_gap_is(f->text, last - 2, "/"))
            last -= 2;
        else if (token->kind == RLY_TOKEN_HASHTAG || token->kind == RLY_TOKEN_URL)
            last--;
        else
            break;
    }
    return last;
}

/* The words of a person from token i on, at most three on one line, before `past`. */
static size_t past_person(const finder *f, size_t i, size_t past)
{
    size_t at = i;
    while (at < past && at < i + 3 && (at == i || !line_between(f, at)) && is_person_word(f, at)) {
        at++;
        if (f->tokens[at - 1].flags & RLY_TOKEN_COMMA)
            break;
    }
    return at;
}

/* A name followed by an ordinary capitalised word of its line is a team or a company: "Treebo Hotels". */
static size_t past_lone_person(const finder *f, size_t i, size_t past)
{
    size_t at = past_person(f, i, past);
    if (at == i || at >= past || line_between(f, at) || f->tokens[at - 1].flags & RLY_TOKEN_COMMA)
        return at;
    return f->tokens[at].flags & RLY_TOKEN_CAPITAL && rly_gap_is(f->text, at - 1, " ") ? i : at;
}

static bool all_capital(const finder *f, size_t i, size_t past)
{
    for (; i < past; i++) {
        const rly_token *token = &f->tokens[i];
        if (token->kind != RLY_TOKEN_WORD || token->flags & RLY_TOKEN_DIGIT)
            return false;
        if (!(token->flags & RLY_TOKEN_CAPITAL) && !rly_token_in(f->text, token, &small_words_list))
            return false;
    }
    return true;
}

static bool found(const finder *f, size_t first, size_t start, size_t name, size_t name_past, rly_signature *out)
{
    *out = (rly_signature){.start = (uint32_t)start,
                           .end = (uint32_t)f->end,
                           .first = (uint32_t)first,
                           .past = (uint32_t)f->past,
                           .name = (uint32_t)name,
                           .name_past = (uint32_t)name_past};
    return true;
}

typedef struct closing {
    unsigned role; /* 0 when it is none */
    size_t last;   /* its last token */
} closing;

static unsigned role_of(const finder *f, size_t i)
{
    const rly_token *token = &f->tokens[i];
    size_t at = rly_word_find(&closings_list, rly_fold_of(f->text, token), token->fold_size);
    if (at == RLY_NOT_LISTED)
        return 0;
    if (rly_token_is(f->text, token, "you") && !(i > 0 && rly_token_is(f->text, token - 1, "thank")))
        return 0;
    if (rly_token_is(f->text, token, "care") && !(i > 0 && rly_token_is(f->text, token - 1, "take")))
        return 0;
    return closing_roles[at];
}

/* The closing that begins at token i, if one does: "Thanks and kind regards". */
static closing closing_at(const finder *f, size_t i)
{
    closing best = {0};
    for (size_t at = i; at < f->past && at < i + CLOSING_WORDS; at++) {
        if (at > i && f->tokens[at].flags & RLY_TOKEN_STARTS)
            break;
        unsigned role = role_of(f, at);
        if (role & (STRONG | WEAK))
            best = (closing){role & (STRONG | WEAK), at};
        if (!(role & MORE) || f->tokens[at].flags & RLY_TOKEN_COMMA)
            break;
    }
    return best;
}

/* The first token of a closing that ends right before token i; i when there is none. */
static size_t closing_before(const finder *f, size_t i)
{
    for (size_t first = i; first-- > f->floor && i - first <= CLOSING_WORDS;) {
        if (begins_something(f, first))
            return closing_at(f, first).role && closing_at(f, first).last == i - 1 ? first : i;
    }
    return i;
}

/* ---- a mark */

typedef struct mark {
    char sign;
    size_t at;   /* its byte */
    bool spaced; /* a blank stands behind it */
} mark;

/* The mark right before token i, if any. */
static mark mark_before(const finder *f, size_t i)
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
static bool dash_stands_free(const finder *f, size_t i, const mark *dash, bool *after_sentence)
{
    size_t at = dash->at;
    while (at > 0 && (f->s[at - 1] == '-' || f->s[at - 1] == ' '))
        at--;
    char before = at > 0 ? f->s[at - 1] : '\n';
    *after_sentence = i == 0 || strchr(".!?)\n\"", before) || (unsigned char)before >= 0x80;
    return *after_sentence || at < dash->at || dash->spaced;
}

static bool mark_fits(const finder *f, size_t i, const mark *sign)
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
               f->s[f->tokens[i].end] != '*' && is_person_word(f, i);
    default:
        if (!dash_stands_free(f, i, sign, &after_sentence) || !all_capital(f, i, f->last))
            return false;
        if (past_person(f, i, f->last) == f->last && words <= 3)
            return after_sentence || rly_class[(unsigned char)before] & RLY_BLANK || is_initials(f, i, 3);
        return after_sentence && words <= MARKED_WORDS && words > 1;
    }
}

static bool find_marked(const finder *f, rly_signature *out)
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
        if (closing_before(f, i) < i) {
            first = closing_before(f, i);
            start = f->tokens[first].start;
        }
        size_t person = sign.sign == '^' ? f->last : past_lone_person(f, i, f->last);
        return found(f, first, start, i, person, out);
    }
    return false;
}

/* ---- a closing */

/* Whether what follows a closing may be a signature: further lines, or capitalised words on the same line. */
static bool signs_after(const finder *f, size_t i)
{
    size_t at = i;
    while (at < f->last && !line_between(f, at))
        at++;
    return all_capital(f, i, at);
}

/* Whether the words [name, last) may sign below a closing that is said for other reasons too. */
static bool signs_thanks(const finder *f, size_t name, size_t name_past)
{
    if (name >= f->last || !all_capital(f, name, f->last))
        return false;
    char behind = f->s[f->tokens[f->last - 1].end];
    bool own_line = line_between(f, name);
    /* "Thank you, Andrea." thanks somebody; "Thanks, Tom" signs. */
    if (behind == '!' || behind == '?' || (behind == '.' && !own_line) ||
        (f->tokens[name].flags & RLY_TOKEN_STARTS && !own_line))
        return false;
    return own_line || (name_past > name && name_past == f->last);
}

static bool find_closed(const finder *f, rly_signature *out)
{
    for (size_t i = f->past; i-- > f->floor;) {
        if (!begins_something(f, i))
            continue;
        closing here = closing_at(f, i);
        if (!here.role || (f->last > here.last && f->last - here.last - 1 > AFTER_CLOSING))
            continue;
        size_t name = here.last + 1, name_past = past_lone_person(f, name, f->last);
        bool signs = here.role & STRONG ? name_past > name || signs_after(f, name) : signs_thanks(f, name, name_past);
        if (signs)
            return found(f, i, f->tokens[i].start, name, name_past, out);
    }
    return false;
}

/* ---- a name alone, a last block */

static bool ends_plainly(const finder *f, bool stop_allowed)
{
    size_t at = f->tokens[f->last - 1].end;
    return f->s[at] != '!' && f->s[at] != '?' && (stop_allowed || f->s[at] != '.');
}

static bool find_name_alone(const finder *f, rly_signature *out)
{
    size_t i = f->last - 1;
    if (f->last == 0 || f->last != f->past)
        return false;
    if (i > 0 && !(f->tokens[i].flags & RLY_TOKEN_STARTS))
        i--;
    if (i == 0 || i < f->floor || !(f->tokens[i].flags & RLY_TOKEN_STARTS) || !ends_plainly(f, false))
        return false;
    bool initials = f->last - i == 1 && is_initials(f, i, 2) && f->tokens[i].fold_size == 2;
    if (!initials && (past_person(f, i, f->last) != f->last || f->tokens[f->last - 1].flags & RLY_TOKEN_COMMA))
        return false;
    if (!initials && f->tokens[i].flags & RLY_TOKEN_SHOUTED)
        return false;
    return found(f, i, f->tokens[i].start, i, f->last, out);
}

/* The last lines, when they hold nothing but a few capitalised words: a name, a post, a company. */
static bool find_block(const finder *f, rly_signature *out)
{
    size_t first = f->last, lines = 0;
    for (size_t i = f->last; i-- > f->floor && f->last - i <= BLOCK_WORDS;) {
        if (!all_capital(f, i, i + 1))
            break;
        if (!line_between(f, i))
            continue;
        first = i;
        if (++lines == 3)
            break;
    }
    if (first == f->last || first == 0 || !ends_plainly(f, true) || (f->last - first == 1 && !is_person_word(f, first)))
        return false;
    /* A block is set apart by a full stop or a blank line before it. */
    if (!(f->tokens[first].flags & RLY_TOKEN_STARTS) || f->tokens[first - 1].flags & RLY_TOKEN_COMMA)
        return false;
    return found(f, first, f->tokens[first].start, first, past_lone_person(f, first, f->last), out);
}

bool rly_signature_find(rly_names *names, const rly_text *text, rly_signature *out)
{
    finder f = {.text = text, .names = names, .s = text->reading.data, .tokens = text->tokens.items};
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
    f.floor = f.past;
    while (f.floor > 0 && f.past - f.floor < REACH && !(f.tokens[f.floor - 1].flags & RLY_TOKEN_QUOTED))
        f.floor--;
    f.last = without_trailers(&f);
    if (f.last <= f.floor)
        return false;
    return find_marked(&f, out) || find_closed(&f, out) || find_name_alone(&f, out) || find_block(&f, out);
}
