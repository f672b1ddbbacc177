/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Whose the private data of the reply and of the customer's message is. What the settings list is the company's, and so
 * are a desk's address, a free-phone number and the place of a shop. Any other phone number or e-mail address is a
 * person's when it repeats the customer, when the words around it say so, or when it is at a provider of mail for
 * people. All else is a person's.
 */
#include <string.h>

#include "signal/detect.h"
#include "signal/ownership.h"

/* How far is looked, so that the work stays linear: frames that begin before a value, values that a customer wrote. */
enum { FRAMES_NEAR = 32, VALUES_COMPARED = 32 };

static rly_str value_of(const rly_text *text, const rly_private *item)
{
    return (rly_str){text->reading.data + item->start, item->end - item->start};
}

static bool is_contact(const rly_private *item)
{
    return item->type == RLY_PRIVATE_PHONE || item->type == RLY_PRIVATE_EMAIL;
}

/* Whose the words around a value say it is: the value of the signal "contact", 0 when they say nothing. Of several
 * those that begin nearest to it count: "your mobile; or ring us on ...". */
static uint32_t framed(const rly_detection *d, const rly_private *item)
{
    uint32_t contact = rly_signal_find(&d->knowledge->catalog, RLY_STR("contact"), RLY_NOWHERE, NULL);
    uint32_t said = 0, nearest = 0;
    if (contact == d->knowledge->catalog.signals.count)
        return 0;
    const rly_state *state = &d->states.items[contact];
    uint32_t from = 0, past = state->count;
    while (from < past) {
        uint32_t middle = from + (past - from) / 2;
        if (d->occurrences.items[state->first + middle].start < item->end)
            from = middle + 1;
        else
            past = middle;
    }
    for (uint32_t i = from > FRAMES_NEAR ? from - FRAMES_NEAR : 0; i < from; i++) {
        const rly_occurrence *o = &d->occurrences.items[state->first + i];
        if (o->message == 0 && o->start < item->end && o->end > item->start && (!said || o->start >= nearest)) {
            said = o->value;
            nearest = o->start;
        }
    }
    return said;
}

/* Does the customer's message hold the same value? */
static bool repeats(const rly_detection *d, const rly_private *item)
{
    rly_str value = value_of(&d->reply, item);
    for (size_t i = 0; i < d->customer_private.found.count && i < VALUES_COMPARED; i++) {
        const rly_private *other = &d->customer_private.found.items[i];
        if (other->type == item->type &&
            rly_is_same_value(&d->regions, item->type, value_of(&d->customer, other), value))
            return true;
    }
    return false;
}

/* A postcode of digits alone names a town or a quarter of one, and nobody in it. */
static bool is_of_a_town(rly_str postcode)
{
    for (size_t i = 0; i < postcode.size; i++)
        if ((postcode.data[i] >= 'A' && postcode.data[i] <= 'Z') ||
            (postcode.data[i] >= 'a' && postcode.data[i] <= 'z'))
            return false;
    return true;
}

static rly_owner owner_of(const rly_detection *d, const rly_private *item)
{
    rly_str value = value_of(&d->reply, item);
    enum { OWN = 1, PERSON = 2 };
    if (rly_context_owns(&d->context, &d->regions, item->type, value) || item->own_place ||
        rly_is_desk(&d->regions, item->type, value))
        return RLY_OWNER_COMPANY;
    if (item->type == RLY_PRIVATE_POSTCODE && is_of_a_town(value))
        return RLY_OWNER_COMPANY;
    if (!is_contact(item) || repeats(d, item))
        return RLY_OWNER_PERSON;
    switch (framed(d, item)) {
    case OWN:
        return RLY_OWNER_COMPANY;
    case PERSON:
        return RLY_OWNER_PERSON;
    default:
        return rly_is_personal(item->type, value) ? RLY_OWNER_PERSON : RLY_OWNER_COMPANY;
    }
}

bool rly_detect_leaks(rly_detection *d, uint32_t signal)
{
    for (size_t i = 0; i < d->reply_private.found.count; i++) {
        rly_private *item = &d->reply_private.found.items[i];
        item->owner = (uint8_t)owner_of(d, item);
        if (item->owner == RLY_OWNER_PERSON && !rly_occur(d, signal, (rly_occurrence){1, item->start, item->end, 0}))
            return false;
    }
    return true;
}

static bool is_desk_email(const rly_detection *d, const rly_private *item)
{
    return item->type == RLY_PRIVATE_EMAIL && rly_is_desk(&d->regions, RLY_PRIVATE_EMAIL, value_of(&d->customer, item));
}

/* Does a desk's address stand within a line or so of value `i`? Then it is one of a business that the customer names.
 */
static bool is_on_business_card(const rly_detection *d, size_t i)
{
    enum { LINE = 100 };
    const rly_private *all = d->customer_private.found.items;
    for (size_t k = i; k-- > 0 && all[k].end + LINE > all[i].start;)
        if (is_desk_email(d, &all[k]))
            return true;
    for (size_t k = i + 1; k < d->customer_private.found.count && all[k].start < all[i].end + LINE; k++)
        if (is_desk_email(d, &all[k]))
            return true;
    return false;
}

/* A customer who names the company's own number or address exposes nobody. */
bool rly_detect_inbound_pii(rly_detection *d, uint32_t signal)
{
    uint32_t message = (uint32_t)d->inbound + 1;
    for (size_t i = 0; i < d->customer_private.found.count; i++) {
        rly_private *item = &d->customer_private.found.items[i];
        rly_str value = value_of(&d->customer, item);
        bool own = rly_context_owns(&d->context, &d->regions, item->type, value) || item->own_place ||
                   rly_is_desk(&d->regions, item->type, value) || is_on_business_card(d, i);
        item->owner = own ? RLY_OWNER_COMPANY : RLY_OWNER_PERSON;
        if (!own && !rly_occur(d, signal, (rly_occurrence){1, item->start, item->end, message}))
            return false;
    }
    return true;
}
