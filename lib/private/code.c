/* SPDX-License-Identifier: Apache-2.0 */
/* PINs and one-time codes. */
#include "private/shape.h"

static bool is_word(const rly_text *text, uint32_t token, const char *const *words, size_t count)
{
    rly_str word = rly_token_fold(text, &text->tokens.items[token]);
    for (size_t i = 0; i < count; i++)
        if (rly_str_is(word, words[i]))
            return true;
    return false;
}

/* "your code is 739204", "your Example code is 739204": when no word around says that it is some other code. */
static bool is_plain_code(const rly_seeker *seeker, const rly_shaped *code)
{
    enum { MOST = 3 };
    static const char *const heads[] = {"your",  "the",   "this",  "sms",     "text",
                                        "digit", "login", "email", "emailed", "texted"};
    static const char *const links[] = {"is", "was", "it's", "your", "you", "need", "will", "be"};
    const rly_text *text = seeker->text;
    uint32_t token = rly_seek_token(seeker, code->start), i = token;
    static const char *const name[] = {"code"};
    while (i > 0 && token - i < MOST && is_word(text, i - 1, links, sizeof links / sizeof *links))
        i--;
    if (i == 0 || !is_word(text, i - 1, name, 1))
        return false;
    bool headed = i == 1 || is_word(text, i - 2, heads, sizeof heads / sizeof *heads) ||
                  (text->tokens.items[i - 1].flags & (RLY_TOKEN_STARTS | RLY_TOKEN_LINE)) ||
                  (text->tokens.items[i - 2].flags & (RLY_TOKEN_STARTS | RLY_TOKEN_CAPITAL)) == RLY_TOKEN_CAPITAL;
    uint64_t near = rly_topics_near(seeker, code->start, code->end, 8, 8);
    return headed && !(near & (RLY_ABOUT(OTHER) | RLY_ABOUT(REFERENCE) | RLY_ABOUT(POSTCODE) | RLY_ABOUT(SORT_CODE)));
}

/* The codes of one search engine: "G-558120". */
static bool has_prefix(const rly_seeker *seeker, const rly_digits *run)
{
    const char *s = seeker->view.bytes;
    uint32_t at = run->start;
    return at >= 2 && s[at - 1] == '-' && s[at - 2] == 'G' && (at == 2 || !rly_view_is_alnum(s[at - 3]));
}

static bool mentions_code(const rly_seeker *seeker, const rly_digits *run)
{
    enum { AROUND = 6 };
    static const char *const names[] = {"code", "codes"};
    const rly_text *text = seeker->text;
    uint32_t token = rly_seek_token(seeker, run->start), from = token > AROUND ? token - AROUND : 0;
    for (uint32_t i = from; i < text->tokens.count && i <= token + AROUND; i++)
        if (is_word(text, i, names, 2))
            return true;
    return false;
}

static bool seek_otp(rly_seeker *seeker, const rly_digits *run)
{
    static const char shape[] = "99999999";
    uint32_t size = run->end - run->start;
    rly_shaped code;
    if (has_prefix(seeker, run)) {
        code = (rly_shaped){.start = run->start, .end = run->end};
        bool whole = size == 6 && !rly_view_is_alnum(seeker->view.bytes[run->end]);
        return !whole || !mentions_code(seeker, run) || rly_shape_add(seeker, RLY_PRIVATE_OTP, &code, RLY_BY_CONTEXT);
    }
    bool shaped = size == 3 && (rly_shape_read(seeker, "999 999", run->start, &code) && code.breaks == 1 &&
                                (code.separator == ' ' || code.separator == '-'));
    shaped = shaped || (size >= 4 && size <= 8 && rly_shape_read(seeker, shape + 8 - size, run->start, &code));
    if (!shaped || (code.tied && !code.labelled))
        return true;
    bool named = rly_seek_is_named(seeker, RLY_ABOUT(OTP), code.start, code.end) || is_plain_code(seeker, &code);
    return !named || rly_shape_add(seeker, RLY_PRIVATE_OTP, &code, RLY_BY_CONTEXT);
}

static bool seek_pin(rly_seeker *seeker, const rly_digits *run)
{
    static const char shape[] = "999999";
    uint32_t size = run->end - run->start;
    rly_shaped pin;
    if (size < 4 || size > 6 || !rly_shape_read(seeker, shape + 6 - size, run->start, &pin) ||
        (pin.tied && !pin.labelled) || !rly_seek_is_named(seeker, RLY_ABOUT(PIN), pin.start, pin.end))
        return true;
    /* India's PIN codes are postcodes; passcodes of six digits are sent once */
    if (size == 6 && rly_topics_label(seeker, pin.start, 4) & (RLY_ABOUT(POSTCODE) | RLY_ABOUT(OTP)))
        return true;
    return rly_shape_add(seeker, RLY_PRIVATE_PIN, &pin, RLY_BY_CONTEXT);
}

bool rly_seek_code(rly_seeker *seeker)
{
    for (size_t i = 0; i < seeker->digits.count; i++) {
        const rly_digits *run = &seeker->digits.items[i];
        uint32_t size = run->end - run->start;
        if (size < 3 || size > 8)
            continue;
        if (!seek_otp(seeker, run) || ((seeker->topics & RLY_ABOUT(PIN)) && !seek_pin(seeker, run)))
            return false;
    }
    return true;
}
