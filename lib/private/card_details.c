/* SPDX-License-Identifier: Apache-2.0 */
/* What stands beside the number of a payment card: its expiry date and its security code. */
#include "private/checksums.h"
#include "private/shape.h"

/* Does a card number end shortly before? */
static bool follows_card(const rly_seeker *seeker, uint32_t start, uint32_t most)
{
    for (size_t i = seeker->found.count; i-- > 0;) {
        const rly_private *item = &seeker->found.items[i];
        if (item->type != RLY_PRIVATE_CARD)
            break; /* the cards are the latest that were added, in order */
        if (item->end <= start)
            return start - item->end <= most;
    }
    return false;
}

static bool is_month_and_year(const rly_shaped *date)
{
    unsigned long long month = rly_number(date->value, 2), year = rly_number(date->value + 2, date->size - 2);
    if (date->size == 6 && year / 100 != 20)
        return false;
    return month >= 1 && month <= 12 && year % 100 >= 10 && year % 100 < 60;
}

/* Before the date, or in the same breath behind it. */
static bool speaks_of_card(const rly_seeker *seeker, const rly_shaped *date)
{
    enum { BEFORE = 14, BEHIND = 4 };
    char behind = seeker->view.bytes[date->end];
    unsigned after = behind == ' ' || behind == ')' ? BEHIND : 0;
    return rly_topics_near(seeker, date->start, date->end, BEFORE, after) & (RLY_ABOUT(CARD) | RLY_ABOUT(CVV));
}

static bool seek_expiry(rly_seeker *seeker, const rly_digits *run)
{
    static const char *const shapes[] = {"99/9999", "99/99", "99-9999", "99-99", "99 / 9999", "99 / 99", "9999"};
    enum { BESIDE = 20, SAME_CARD = 120 };
    rly_shaped date = {0};
    bool found = false;
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes && !found; i++)
        found = rly_shape_read(seeker, shapes[i], run->start, &date) && is_month_and_year(&date);
    if (!found || date.breaks > 2)
        return true;
    bool beside = follows_card(seeker, date.start, BESIDE);
    bool named = rly_seek_is_named(seeker, RLY_ABOUT(EXPIRY), date.start, date.end);
    uint64_t label = rly_topics_label(seeker, date.start, 4);
    bool labelled = named || (label & RLY_ABOUT(EXPIRY));
    if (label && !labelled && !(label & (RLY_ABOUT(CARD) | RLY_ABOUT(CVV))))
        return true;
    bool slash = seeker->view.bytes[run->end] == '/' || seeker->view.bytes[run->end] == ' ';
    bool card = follows_card(seeker, date.start, SAME_CARD) || speaks_of_card(seeker, &date);
    if (date.size == 4 && date.end - date.start == 4 && !named)
        return true;
    if (!(labelled && card) && !(beside && slash))
        return true;
    return rly_shape_add(seeker, RLY_PRIVATE_CARD_EXPIRY, &date, RLY_BY_CONTEXT);
}

static bool seek_cvv(rly_seeker *seeker, const rly_digits *run)
{
    uint32_t size = run->end - run->start;
    rly_shaped code;
    if ((size != 3 && size != 4) || !rly_shape_read(seeker, size == 3 ? "999" : "9999", run->start, &code) ||
        (code.tied && !code.labelled) || !rly_seek_is_named(seeker, RLY_ABOUT(CVV), code.start, code.end))
        return true;
    /* "security code" alone is a one-time code when it has four digits */
    uint64_t near = rly_topics_near(seeker, code.start, code.end, 12, 10);
    bool sure = size == 3 || (near & RLY_ABOUT(CARD)) || !(near & RLY_ABOUT(OTP));
    return !sure || rly_shape_add(seeker, RLY_PRIVATE_CVV, &code, RLY_BY_CONTEXT);
}

bool rly_seek_card_details(rly_seeker *seeker)
{
    bool cards = seeker->found.count > 0 && seeker->found.items[seeker->found.count - 1].type == RLY_PRIVATE_CARD;
    if (!cards && !(seeker->topics & (RLY_ABOUT(CVV) | RLY_ABOUT(EXPIRY))))
        return true;
    for (size_t i = 0; i < seeker->digits.count; i++) {
        const rly_digits *run = &seeker->digits.items[i];
        uint32_t size = run->end - run->start;
        if ((size == 2 || size == 4) && !seek_expiry(seeker, run))
            return false;
        if (!seek_cvv(seeker, run))
            return false;
    }
    return true;
}
