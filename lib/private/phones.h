/* SPDX-License-Identifier: Apache-2.0 */
/* Phone numbers as digits: which are valid where, what they are, which are the same. Finding them in a text is
 * phone.c's. */
#ifndef RLY_PHONES_H
#define RLY_PHONES_H

#include "private/private.h"

enum {
    RLY_PHONE_DIGITS = 20, /* no number has more, with prefixes and country code */
    RLY_PHONE_PERSONAL = 1,
    RLY_PHONE_SERVICE = 2, /* toll-free, shared cost, premium, one number for a whole company, voicemail */
    RLY_PHONE_TRUNK = 4    /* at home it is written with its trunk prefix (0161 ...), or it is another number */
};

typedef struct rly_phone {
    char digits[RLY_PHONE_DIGITS + 1]; /* country code first, no prefixes */
    uint32_t size;
    uint8_t what;  /* RLY_PHONE_PERSONAL or RLY_PHONE_SERVICE */
    uint16_t code; /* the country code */
    bool home;     /* written as at home */
    bool trunk;    /* with its trunk prefix */
    bool local;    /* without its area code */
    bool dialled;  /* behind a prefix of international calls, as 00 */
} rly_phone;

/* Read the digits of a number; `plus` says that "+" stood before them. At home in `region`, which may be NULL: then
 * only international forms are read. False when no number is like that. */
bool rly_phone_read(rly_phone *phone, const char *digits, uint32_t size, bool plus, const char *region);

/* Could these digits behind a "+" be a number by their country code and how many they are? */
bool rly_phone_is_possible(const char *digits, uint32_t size);

/* Is a number, in any formatting, one that only companies have: toll-free, shared cost, premium, a short code? */
bool rly_phone_is_service(rly_str number, const rly_regions *regions);

/* Are two numbers the same, in whatever formatting, with or without the country code of one of the regions?
 * Extensions do not count. */
bool rly_phone_same(rly_str a, rly_str b, const rly_regions *regions);

#endif
