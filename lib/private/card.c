/* SPDX-License-Identifier: Apache-2.0 */
/* Payment card numbers: a range of an issuer (ISO/IEC 7812 prefixes as the schemes publish them), its length, Luhn. */
#include "private/checksums.h"
#include "private/shape.h"

#define CARD_TOPICS (RLY_ABOUT(CARD) | RLY_ABOUT(CVV) | RLY_ABOUT(EXPIRY))

/* How cards are written. The longest first, so that 16 digits are not found in 19. */
static const char *const layouts[] = {
    "9999 9999 9999 9999 999", "999999 9999999999999", "9999 9999 9999 9999", "9999 999999 99999", "9999 999999 9999",
    "9999 9999 9999 99",       "9999 999 999 999",     "99999999 99999999",   "9999 9999 9999",
};

/* A range of first digits: those of `size` digits from `from` to `to` begin numbers of `lengths` (a bit each). */
static const struct range {
    unsigned short from, to;
    unsigned lengths;
    bool strong; /* few other numbers look like that */
} ranges[] = {
#define OF(length) (1u << (length))
    {4000, 4999, OF(16), true},
    {4000, 4999, OF(13) | OF(19), false},
    {5100, 5599, OF(16), true},
    {2221, 2720, OF(16), true},
    {3400, 3499, OF(15), true},
    {3700, 3799, OF(15), true},
    {3000, 3059, OF(14), true},
    {3095, 3095, OF(14), true},
    {3600, 3699, OF(14), true},
    {3800, 3999, OF(14), true},
    {6011, 6011, OF(16), true},
    {6440, 6599, OF(16), true},
    {6011, 6011, OF(19), false},
    {6440, 6599, OF(19), false},
    {3528, 3589, OF(16), true},
    {3528, 3589, OF(17) | OF(18) | OF(19), false},
    {6200, 6299, OF(16) | OF(17) | OF(18) | OF(19), false},
    {6000, 6999, OF(16), false},                                                                /* RuPay, Maestro */
    {5000, 5099, OF(12) | OF(13) | OF(14) | OF(15) | OF(16) | OF(17) | OF(18) | OF(19), false}, /* Maestro, Elo */
    {5600, 5899, OF(12) | OF(13) | OF(14) | OF(15) | OF(16) | OF(17) | OF(18) | OF(19), false},
    {6300, 6799, OF(12) | OF(13) | OF(14) | OF(15) | OF(16) | OF(17) | OF(18) | OF(19), false},
    {2200, 2204, OF(16), false}, /* Mir */
    {1000, 1999, OF(15), false}, /* UATP */
#undef OF
};

static const struct range *range_of(const rly_shaped *card)
{
    unsigned prefix = (unsigned)rly_number(card->value, 4);
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (prefix >= ranges[i].from && prefix <= ranges[i].to && ranges[i].lengths >> card->size & 1)
            return &ranges[i];
    return NULL;
}

/* A row of groups that goes on by two more is a tracking number, say. */
static bool is_part_of_row(const rly_seeker *seeker, size_t run, const rly_shaped *card)
{
    const rly_digits *runs = seeker->digits.items;
    size_t next = run;
    while (next < seeker->digits.count && runs[next].start < card->end)
        next++;
    const char *s = seeker->view.bytes;
    return next + 1 < seeker->digits.count && runs[next].start == card->end + 1 && s[card->end] == card->separator &&
           runs[next + 1].start == runs[next].end + 1 && s[runs[next].end] == card->separator;
}

static bool is_card(const rly_seeker *seeker, size_t run, const rly_shaped *card)
{
    const struct range *range = range_of(card);
    if (!range || card->separator == '!' || card->separator == '/' || !rly_luhn(card->value, card->size))
        return false;
    bool grouped = card->breaks == 3 && card->size == 16;
    rly_words words = rly_seek_words(seeker, CARD_TOPICS, card, 8, 5);
    if (rly_topics_near(seeker, card->start, card->end, 4, 6) & RLY_ABOUT(EXAMPLE))
        return false;
    if (words >= RLY_WORDS_MIXED)
        return true;
    if (words == RLY_WORDS_AGAINST) { /* "the order on 4532 ..." is not the order's number */
        if (rly_seek_is_named(seeker, ~CARD_TOPICS, card->start, card->end))
            return false;
        words = RLY_WORDS_SILENT;
    }
    if (card->breaks > 0 && is_part_of_row(seeker, run, card))
        return false;
    return grouped || (range->strong && words == RLY_WORDS_SILENT && !card->tied);
}

/* A card that begins with a run of digits. */
static bool card_at(const rly_seeker *seeker, size_t run, rly_shaped *card)
{
    static const char compact[] = "9999999999999999999";
    const rly_digits *digits = &seeker->digits.items[run];
    uint32_t size = digits->end - digits->start;
    if (size >= 12 && size <= 19 && rly_shape_read(seeker, compact + 19 - size, digits->start, card) &&
        is_card(seeker, run, card))
        return true;
    if (size != 4 && size != 6 && size != 8)
        return false;
    for (size_t i = 0; i < sizeof layouts / sizeof *layouts; i++)
        if (strspn(layouts[i], "9") == size && rly_shape_read(seeker, layouts[i], digits->start, card) &&
            is_card(seeker, run, card))
            return true;
    return false;
}

bool rly_seek_card(rly_seeker *seeker)
{
    const rly_digits *runs = seeker->digits.items;
    for (size_t i = 0; i < seeker->digits.count; i++) {
        rly_shaped card;
        if (runs[i].end - runs[i].start < 4 || !card_at(seeker, i, &card))
            continue;
        if (!rly_shape_add(seeker, RLY_PRIVATE_CARD, &card, RLY_BY_CHECKSUM))
            return false;
        while (i + 1 < seeker->digits.count && runs[i + 1].start < card.end)
            i++;
    }
    return true;
}
