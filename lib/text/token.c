/* SPDX-License-Identifier: Apache-2.0 */
/* From the reading text to tokens: words with their folded forms, and what must not be read as words. */
#include <unicase.h>
#include <unictype.h>
#include <unistr.h>

#include "text/internal.h"

enum { FOLD_MAX = 64 };

/* Lower case of ASCII letters, eight bytes at a time; other bytes stay. */
static void lower_ascii(char *to, const char *from, size_t size)
{
    const uint64_t ones = 0x0101010101010101u;
    size_t at = 0;
    for (uint64_t eight; at + sizeof eight <= size; at += sizeof eight) {
        memcpy(&eight, from + at, sizeof eight);
        uint64_t low = eight & (0x7F * ones);
        uint64_t from_a = low + (0x80 - 'A') * ones, past_z = low + (0x7F - 'Z') * ones;
        uint64_t upper = (from_a ^ past_z) & ~eight & (0x80 * ones);
        eight |= upper >> 2;
        memcpy(to + at, &eight, sizeof eight);
    }
    for (; at < size; at++)
        to[at] = (char)(rly_class_at(from, at) & RLY_UPPER ? from[at] + 32 : from[at]);
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
    const char *s; /* the reading text; NULs stand behind it */
    size_t size;
    size_t no_link_before; /* looked at already: no link begins here */
    size_t stretch;        /* the next one of the markup */
} reader;

/* The folded form of ASCII is the lower-case copy that begins `folded`, at the same offsets. */
static bool add_token(reader *r, rly_token_kind kind, unsigned flags, size_t start, size_t end)
{
    rly_token *token = rly_push(&r->text->tokens);
    if (!token)
        return false;
    size_t size = end - start;
    if (size > FOLD_MAX) {
        size = FOLD_MAX;
        while (size > 0 && ((unsigned char)r->s[start + size] & 0xC0) == 0x80)
            size--;
    }
    uint64_t number = rly_word_number_padded((rly_str){r->text->folded.data + start, size});
    *token = (rly_token){.start = (uint32_t)start,
                         .end = (uint32_t)end,
                         .fold = (uint32_t)start,
                         .fold_size = (uint16_t)size,
                         .kind = (uint8_t)kind,
                         .flags = (uint8_t)flags,
                         .facts = rly_word_facts_of(number, size),
                         .number = number};
    r->text->token_kinds |= UINT32_C(1) << kind;
    r->text->token_flags |= (uint8_t)flags;
    return true;
}

/* A token whose folded form is not its lower-case copy. */
static bool fold_apart(reader *r, const char *fold, size_t size, bool high)
{
    rly_token *token = &r->text->tokens.items[r->text->tokens.count - 1];
    rly_buf *folded = &r->text->folded;
    size_t begin = folded->size;
    unsigned flags = token->flags;
    if (high)
        rly_fold_high(folded, fold, size, &flags);
    else
        rly_buf_add(folded, fold, size);
    token->fold = (uint32_t)begin;
    token->fold_size = (uint16_t)(folded->size - begin);
    token->number = folded->failed ? 0 : rly_word_number(rly_token_fold(r->text, token));
    token->facts = rly_word_facts_of(token->number, token->fold_size);
    token->flags = (uint8_t)flags;
    r->text->token_flags |= (uint8_t)flags;
    return !folded->failed;
}

static unsigned word_flags(const char *s, size_t start, size_t end)
{
    unsigned first = rly_class_at(s, start);
    if (first & RLY_LOWER)
        return 0;
    unsigned flags = first & RLY_UPPER ? RLY_TOKEN_CAPITAL : first & RLY_DIGIT ? RLY_TOKEN_DIGIT : 0u;
    size_t upper = 0, at = start;
    while (at < end && !(rly_class_at(s, at) & RLY_LOWER))
        upper += (rly_class_at(s, at++) & RLY_UPPER) != 0;
    return at == end && upper >= 2 ? flags | RLY_TOKEN_SHOUTED : flags;
}

/* Past the ASCII letters and digits from `at` on, eight at a time: most words then take one step and no wrong guess of
 * the processor. Eight bytes may be read behind the end of the text. */
static size_t past_alnum(const char *s, size_t at)
{
    const uint64_t ones = 0x0101010101010101u;
    for (uint64_t eight, stop;; at += sizeof eight) {
        memcpy(&eight, s + at, sizeof eight);
        uint64_t low = eight & (0x7F * ones), small = low | (0x20 * ones);
        uint64_t letter = (small + (0x80 - 'a') * ones) & ~(small + (0x7F - 'z') * ones);
        uint64_t digit = (low + (0x80 - '0') * ones) & ~(low + (0x7F - '9') * ones);
        stop = ((~letter & ~digit) | eight) & (0x80 * ones);
        if (stop) {
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
            return at + (size_t)__builtin_ctzll(stop) / 8;
#else
            return at + (size_t)__builtin_clzll(stop) / 8;
#endif
        }
    }
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
static size_t word_end(const reader *r, size_t start, bool *high)
{
    const char *s = r->s;
    size_t at = start;
    for (;;) {
        at = past_alnum(s, at);
        unsigned class = rly_class_at(s, at);
        size_t past = 0;
        if (class & RLY_JOINER) {
            past = past_joiner(r, at);
        } else if (class & RLY_HIGH) {
            size_t letter = rly_letter_size(s, r->size, at, at > start);
            past = letter ? at + letter : 0;
            *high = *high || letter;
        }
        if (past == 0)
            return at;
        at = past;
    }
}

static bool read_word(reader *r, size_t *at)
{
    const char *s = r->s;
    size_t start = *at;
    bool high = false;
    size_t end = word_end(r, start, &high);
    bool scheme = s[end] == ':' && s[end + 1] == '/';
    if (scheme || (rly_class_at(s, end) & RLY_JOINER && rly_class_at(s, end + 1) & RLY_ALNUM && !high &&
                   start >= r->no_link_before)) {
        rly_token_kind kind = RLY_TOKEN_URL;
        size_t looked = end, link = rly_link_end(s, r->size, start, &kind, &looked);
        if (link) {
            *at = link;
            return add_token(r, kind, 0, start, link);
        }
        r->no_link_before = looked;
    }
    *at = end;
    if (!add_token(r, RLY_TOKEN_WORD, word_flags(s, start, end), start, end))
        return false;
    if (!high)
        return true;
    /* The flags of ASCII letters alone would mislead. */
    rly_token *token = &r->text->tokens.items[r->text->tokens.count - 1];
    token->flags &= RLY_TOKEN_DIGIT;
    return fold_apart(r, s + start, end - start, true);
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
    return !end || add_token(r, kind, kind == RLY_TOKEN_CODE ? RLY_TOKEN_QUOTED : 0, start, end);
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
        if (!add_token(r, RLY_TOKEN_CODE, RLY_TOKEN_QUOTED, start, *at))
            return false;
    }
    return true;
}

bool rly_tokens_read(rly_text *text)
{
    reader r = {.text = text, .s = text->reading.data, .size = text->reading.size};
    rly_buf *folded = &text->folded;
    if (!rly_buf_room(folded, r.size + FOLD_MAX))
        return false;
    lower_ascii(folded->data, r.s, r.size);
    folded->size = r.size;
    for (size_t at = 0; at < r.size;) {
        bool done = true;
        if (r.stretch < text->markup.stretches.count && !read_code(&r, &at))
            return false;
        if (at >= r.size)
            break;
        unsigned class = rly_class_at(r.s, at);
        if (class & RLY_DIGIT && !text->plain && is_keycap(&r, at))
            at += 7;
        else if (class & RLY_ALNUM)
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
