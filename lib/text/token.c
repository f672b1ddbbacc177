/* SPDX-License-Identifier: Apache-2.0 */
/* From the reading text to tokens: words with their folded forms, and what must not be read as words. */
#include <unicase.h>
#include <unictype.h>
#include <unistr.h>

#include "text/internal.h"

enum { FOLD_MAX = 64, PADDING = 16 };

/* Lower case of ASCII letters; other bytes stay. Written so that compilers do a block in one step: up to one may be
 * read and written behind the text. */
static void lower_ascii(char *restrict to, const char *restrict from, size_t size)
{
    for (size_t at = 0; at < size; at += PADDING)
        for (size_t i = at; i < at + PADDING; i++) {
            unsigned char c = (unsigned char)from[i];
            to[i] = (char)(c + ((unsigned char)(c - 'A') < 26 ? 'a' - 'A' : 0));
        }
}

size_t rly_letter_size(const char *text, size_t size, size_t at, bool inside)
{
    ucs4_t code;
    size_t length = (size_t)u8_mbtouc_unsafe(&code, (const uint8_t *)text + at, size - at);
    if (code >= 0xC0 && code <= 0x24F)
        return code == 0xD7 || code == 0xF7 ? 0 : length;
    if ((code >= 0x2000 && code <= 0x20FF) || (code >= 0x2190 && code <= 0x2BFF) ||
        (code >= 0x1F000 && code <= 0x1FAFF))
        return 0;
    uint32_t mask = UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_Nd | (inside ? UC_CATEGORY_MASK_M : 0);
    return uc_is_general_category_withtable(code, mask) ? length : 0;
}

/* Letters that are another letter in a fancy dress: full-width and mathematical ones; and the apostrophe in names that
 * were never read as a text. */
static ucs4_t undress(ucs4_t code)
{
    if (code == 0x2019)
        return '\'';
    bool fancy = (code >= 0x1D400 && code <= 0x1D7FF) || (code >= 0xFF10 && code <= 0xFF5A) ||
                 (code >= 0x2100 && code <= 0x214F);
    ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];
    int tag;
    if (!fancy || uc_decomposition(code, &tag, parts) != 1)
        return code;
    return tag == UC_DECOMP_FONT || tag == UC_DECOMP_WIDE ? parts[0] : code;
}

bool rly_fold_high(rly_buf *folded, const char *word, size_t size, unsigned *flags)
{
    size_t begin = folded->size, upper = 0, lower = 0;
    for (size_t at = 0; at < size;) {
        ucs4_t code;
        at += (size_t)u8_mbtouc_unsafe(&code, (const uint8_t *)word + at, size - at);
        code = undress(code);
        ucs4_t small = uc_tolower(code);
        bool is_upper = small != code, is_lower = !is_upper && uc_toupper(code) != code;
        if (is_upper && upper + lower == 0)
            *flags |= RLY_TOKEN_CAPITAL;
        upper += is_upper;
        lower += is_lower;
        uint8_t bytes[8] = "ss";
        int length = small == 0xDF ? 2 : u8_uctomb(bytes, small, sizeof bytes);
        if (length <= 0 || folded->size - begin + (size_t)length > FOLD_MAX)
            break;
        rly_buf_add(folded, (const char *)bytes, (size_t)length);
    }
    if (upper >= 2 && lower == 0)
        *flags |= RLY_TOKEN_SHOUTED;
    return !folded->failed;
}

typedef struct reader {
    rly_text *text;
    const char *s;     /* the reading text; NULs stand behind it */
    const char *small; /* the same in small letters */
    size_t size;
    size_t no_link_before; /* looked at already: no link begins here */
    size_t stretch;        /* the next one of the markup */
    size_t due;            /* where a word would stand that only a blank parts from the word before */
} reader;

/* The size of the folded form of a stretch; no character is cut. */
static size_t folded_size(const reader *r, size_t start, size_t end)
{
    size_t size = end - start;
    if (size > FOLD_MAX) {
        size = FOLD_MAX;
        while (size > 0 && ((unsigned char)r->s[start + size] & 0xC0) == 0x80)
            size--;
    }
    return size;
}

/* Remember that a token is more than a word in small letters behind a blank. */
static bool note(rly_text *text, const rly_token *token)
{
    uint32_t number = (uint32_t)(token - text->tokens.items), *slot;
    if (text->notable.count && text->notable.items[text->notable.count - 1] == number)
        return true;
    slot = rly_push(&text->notable);
    if (slot)
        *slot = number;
    return slot != NULL;
}

/* `size`: of the folded form, of which `number` is the number. */
static inline __attribute__((always_inline)) bool add(reader *r, rly_token_kind kind, unsigned flags, size_t start,
                                                      size_t end, size_t size, uint64_t number)
{
    rly_text *text = r->text;
    if (!rly_reserve(&text->tokens, 1))
        return false;
    rly_token *token = &text->tokens.items[text->tokens.count++];
    uint32_t facts = rly_word_facts_of(number, size);
    token->start = token->fold = (uint32_t)start;
    token->end = (uint32_t)end;
    token->fold_size = (uint16_t)size;
    token->kind = (uint8_t)kind;
    token->flags = (uint8_t)flags;
    token->facts = facts;
    token->number = number;
    text->facts |= facts;
    text->token_kinds |= UINT32_C(1) << kind;
    text->token_flags |= (uint8_t)flags;
    bool word = kind == RLY_TOKEN_WORD, plain = word && !flags && !(facts & RLY_FACT(TIME)) && start == r->due;
    r->due = word && r->s[end] == ' ' ? end + 1 : SIZE_MAX;
    return plain || note(text, token);
}

/* The folded form of ASCII is the lower-case copy that begins `folded`, at the same offsets. */
static bool add_token(reader *r, rly_token_kind kind, unsigned flags, size_t start, size_t end)
{
    size_t size = folded_size(r, start, end);
    return add(r, kind, flags, start, end, size, rly_word_number_padded((rly_str){r->small + start, size}));
}

/* A token that is no word. */
static bool add_opaque(reader *r, rly_token_kind kind, size_t start, size_t end)
{
    for (size_t at = start; at < end && !r->text->digits; at++)
        r->text->digits = rly_class_at(r->s, at) & RLY_DIGIT;
    return add_token(r, kind, kind == RLY_TOKEN_CODE ? RLY_TOKEN_QUOTED : 0, start, end);
}

/* A token whose folded form is not its lower-case copy. */
static bool fold_apart(reader *r, const char *fold, size_t size, bool high)
{
    rly_text *text = r->text;
    rly_token *token = &text->tokens.items[text->tokens.count - 1];
    rly_buf *folded = &text->folded;
    size_t begin = folded->size;
    unsigned flags = token->flags;
    if (high)
        rly_fold_high(folded, fold, size, &flags);
    else
        rly_buf_add(folded, fold, size);
    if (folded->failed)
        return false;
    r->small = folded->data;
    token->fold = (uint32_t)begin;
    token->fold_size = (uint16_t)(folded->size - begin);
    token->number = rly_word_number(rly_token_fold(text, token));
    token->facts = rly_word_facts_of(token->number, token->fold_size);
    token->flags = (uint8_t)flags;
    text->token_flags |= token->flags;
    text->facts |= token->facts;
    return note(text, token);
}

/* The flags of a word that does not begin with a small letter. */
static unsigned large_flags(const char *s, size_t start, size_t end)
{
    unsigned first = rly_class_at(s, start);
    unsigned flags = first & RLY_UPPER ? RLY_TOKEN_CAPITAL : first & RLY_DIGIT ? RLY_TOKEN_DIGIT : 0u;
    size_t upper = 0, at = start;
    while (at < end && !(rly_class_at(s, at) & RLY_LOWER))
        upper += (rly_class_at(s, at++) & RLY_UPPER) != 0;
    return at == end && upper >= 2 ? flags | RLY_TOKEN_SHOUTED : flags;
}

static inline unsigned word_flags(const char *s, size_t start, size_t end)
{
    return rly_class_at(s, start) & RLY_LOWER ? 0 : large_flags(s, start, end);
}

/* The first bit of each of eight bytes that is no small ASCII letter. */
static inline uint64_t no_letters(uint64_t eight)
{
    const uint64_t ones = 0x0101010101010101u;
    uint64_t low = eight & (0x7F * ones), from_a = low + (0x80 - 'a') * ones, past_z = low + (0x7F - 'z') * ones;
    return (~from_a | past_z | eight) & (0x80 * ones);
}

/* All bits of the bytes before the one of which the first bit is the lowest that is set; of all when none is. */
static inline uint64_t before_first(uint64_t bits)
{
    return (bits ^ (bits - 1)) >> 8;
}

/* Past the small ASCII letters from `at` on. */
static inline size_t past_letters(const char *small, size_t at)
{
    for (uint64_t stop;; at += 8)
        if ((stop = no_letters(rly_hash_load(small + at, 8))))
            return at + (size_t)__builtin_ctzll(stop) / 8;
}

/* Whether a word that is letters up to `at` ends there, and no address goes on. */
static inline bool ends_plainly(const char *s, size_t at)
{
    if (!(rly_class_at(s, at) & (RLY_DIGIT | RLY_JOINER | RLY_HIGH)))
        return true;
    return (s[at] == '.' || s[at] == ',') && rly_class_at(s, at + 1) & RLY_BLANK;
}

/*
 * The words from *at on, up to `past`, that are fifteen ASCII letters at most and parted by a blank, as most are; *at
 * moves to where it stops. Eight bytes are looked at in one step, so that no wrong guess of the processor depends on
 * where a word ends.
 */
static bool read_plain_words(reader *r, size_t *at, size_t past)
{
    for (size_t start = *at; start < past; start = r->due) {
        uint64_t head = rly_hash_load(r->small + start, 8), tail = 0, stop = no_letters(head);
        size_t size = 0;
        if (stop) {
            head &= before_first(stop);
        } else {
            tail = rly_hash_load(r->small + start + 8, 8);
            stop = no_letters(tail);
            tail &= before_first(stop);
            size = 8;
        }
        size += stop ? (unsigned)__builtin_ctzll(stop) / 8 : 8;
        size_t end = start + size;
        if (size == 0 || size > RLY_LONGEST_LISTED || !ends_plainly(r->s, end))
            return true;
        if (!add(r, RLY_TOKEN_WORD, word_flags(r->s, start, end), start, end, size, rly_word_number_of(head, tail)))
            return false;
        *at = end;
        if (r->due > end + 1)
            return true;
    }
    *at = r->due;
    return true;
}

/* Whether the joiner at `at` stands inside a word or number: where the word goes on, 0 when it ends here. */
static size_t past_joiner(const reader *r, size_t at)
{
    const char *s = r->s;
    unsigned next = rly_class_at(s, at + 1);
    switch (s[at]) {
    case '\'':
        if (next & RLY_LETTER || (next & RLY_HIGH && rly_letter_size(s, r->size, at + 1, false)))
            return at + 1;
        return 0;
    case '_': {
        size_t past = at + 1;
        while (s[past] == '_')
            past++;
        return rly_class_at(s, past) & RLY_ALNUM ? past : 0;
    }
    case '.':
    case ',':
    case ':':
        return next & RLY_DIGIT && rly_class_at(s, at - 1) & RLY_DIGIT ? at + 1 : 0;
    default:
        return 0;
    }
}

/* Where the word that begins at `start` ends; `high` tells whether anything in it is not ASCII. */
static inline size_t word_end(reader *r, size_t start, bool *high)
{
    for (size_t at = start;;) {
        at = past_letters(r->small, at);
        unsigned class = rly_class_at(r->s, at);
        size_t past = 0;
        if (!(class & (RLY_DIGIT | RLY_JOINER | RLY_HIGH)))
            return at;
        if (class & RLY_DIGIT) {
            r->text->digits = true;
            past = at + 1;
        } else if (class & RLY_JOINER) {
            past = past_joiner(r, at);
        } else {
            size_t letter = rly_letter_size(r->s, r->size, at, at > start);
            past = letter ? at + letter : 0;
            *high = *high || letter;
        }
        if (past == 0)
            return at;
        at = past;
    }
}

/* Whether an address may begin with the word [start, end), behind which a joiner stands. */
static bool may_be_link(const reader *r, size_t start, size_t end, bool high)
{
    if (r->s[end] == ':' && r->s[end + 1] == '/')
        return true;
    return rly_class_at(r->s, end + 1) & RLY_ALNUM && !high && start >= r->no_link_before;
}

/* The flags of ASCII letters alone would mislead. */
static bool add_high_word(reader *r, size_t start, size_t end)
{
    unsigned flags = rly_class_at(r->s, start) & RLY_DIGIT ? RLY_TOKEN_DIGIT : 0;
    return add_token(r, RLY_TOKEN_WORD, flags, start, end) && fold_apart(r, r->s + start, end - start, true);
}

static bool read_word(reader *r, size_t *at)
{
    size_t start = *at;
    bool high = false;
    size_t end = word_end(r, start, &high);
    if (rly_class_at(r->s, end) & RLY_JOINER && may_be_link(r, start, end, high)) {
        rly_token_kind kind = RLY_TOKEN_URL;
        size_t looked = end, link = rly_link_end(r->s, r->size, start, &kind, &looked);
        if (link) {
            *at = link;
            return add_opaque(r, kind, start, link);
        }
        r->no_link_before = looked;
    }
    *at = end;
    return high ? add_high_word(r, start, end) : add_token(r, RLY_TOKEN_WORD, word_flags(r->s, start, end), start, end);
}

/* "&" reads as "and"; "&amp;" is what it becomes where somebody forgot to unescape it. */
static bool read_ampersand(reader *r, size_t *at)
{
    size_t start = *at;
    *at += r->size - start >= 5 && memcmp(r->s + start, "&amp;", 5) == 0 ? 5 : 1;
    return add_token(r, RLY_TOKEN_WORD, 0, start, *at) && fold_apart(r, "and", 3, false);
}

static bool read_special(reader *r, size_t *at)
{
    size_t start = *at;
    if (r->s[start] == '&')
        return read_ampersand(r, at);
    if (rly_class_at(r->s, start) & RLY_HIGH) {
        if (rly_letter_size(r->s, r->size, start, false))
            return read_word(r, at);
        do
            ++*at;
        while (((unsigned char)r->s[*at] & 0xC0) == 0x80);
        return true;
    }
    rly_token_kind kind = RLY_TOKEN_WORD;
    size_t end = rly_opaque_end(r->s, r->size, start, &kind);
    *at = end ? end : start + 1;
    return !end || add_opaque(r, kind, start, end);
}

/* A digit with the keycap sign is an emoji. */
static bool is_keycap(const reader *r, size_t at)
{
    return r->size - at >= 7 && memcmp(r->s + at + 1, "\xEF\xB8\x8F\xE2\x83\xA3", 6) == 0;
}

/* Code that the markup marks is one token. It begins here, or began in a word before; `at` moves to its end. */
static bool read_code(reader *r, size_t *at)
{
    const rly_markup *markup = &r->text->markup;
    for (; r->stretch < markup->stretches.count && markup->stretches.items[r->stretch].start <= *at; r->stretch++) {
        const rly_stretch *stretch = &markup->stretches.items[r->stretch];
        if (stretch->kind != RLY_SPAN_CODE || stretch->end <= *at)
            continue;
        size_t start = *at;
        *at = stretch->end;
        if (!add_opaque(r, RLY_TOKEN_CODE, start, *at))
            return false;
    }
    return true;
}

/* Where the next stretch of the markup begins that is to be looked at; the end of the text when there is none. */
static size_t next_stretch(const reader *r)
{
    const rly_markup *markup = &r->text->markup;
    return r->stretch < markup->stretches.count ? markup->stretches.items[r->stretch].start : r->size;
}

bool rly_tokens_read(rly_text *text)
{
    reader r = {.text = text, .s = text->reading.data, .size = text->reading.size, .due = SIZE_MAX};
    rly_buf *folded = &text->folded;
    if (!rly_buf_room(folded, r.size + FOLD_MAX))
        return false;
    lower_ascii(folded->data, r.s, r.size);
    memset(folded->data + r.size, 0, PADDING);
    folded->size = r.size + PADDING;
    r.small = folded->data;
    for (size_t at = 0, stop = next_stretch(&r); at < r.size;) {
        bool done = true;
        if (at >= stop) {
            done = read_code(&r, &at);
            stop = next_stretch(&r);
            if (at >= r.size || !done)
                return done;
        }
        unsigned class = rly_class_at(r.s, at);
        size_t from = at;
        if (class & RLY_LETTER)
            done = read_plain_words(&r, &at, stop) && (at > from || read_word(&r, &at));
        else if (class & RLY_DIGIT && !text->plain && is_keycap(&r, at))
            at += 7;
        else if (class & RLY_DIGIT)
            done = read_word(&r, &at);
        else if (class & (RLY_SPECIAL | RLY_HIGH))
            done = read_special(&r, &at);
        else
            at++;
        if (!done)
            return false;
    }
    return true;
}
