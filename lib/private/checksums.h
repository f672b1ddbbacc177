/* SPDX-License-Identifier: Apache-2.0 */
/* Check digits. Values are digits and capital letters, NUL-terminated; what is no digit where one must be fails. */
#ifndef RLY_PRIVATE_CHECKSUMS_H
#define RLY_PRIVATE_CHECKSUMS_H

#include <stdbool.h>
#include <stddef.h>

bool rly_luhn(const char *digits, size_t size);
bool rly_verhoeff(const char *digits, size_t size);
/* The digits, letters as 10 to 35, modulo 97: of an IBAN turned by four characters that is 1. */
unsigned rly_mod97(const char *value, size_t size);
bool rly_mod11_10(const char *digits, size_t size); /* ISO 7064 MOD 11,10 */
bool rly_mod11_2(const char *value, size_t size);   /* ISO 7064 MOD 11-2; the last may be X */
/* The sum of the digits, each times its weight; a weight is a character: '0' to '9', then ':' for 10 and so on. As many
 * digits as there are weights. */
unsigned rly_weighted(const char *digits, const char *weights);
/* The number that `size` digits write. */
unsigned long long rly_number(const char *digits, size_t size);
/* Is that a day of a month? Two digits each. */
bool rly_is_day(const char *day, const char *month);

#endif
