/* SPDX-License-Identifier: Apache-2.0 */
/* Check digits. */
#include "private/checksums.h"

bool rly_luhn(const char *digits, size_t size)
{
    unsigned sum = 0;
    for (size_t i = 0; i < size; i++) {
        unsigned digit = (unsigned)(digits[size - 1 - i] - '0');
        if (digit > 9)
            return false;
        if (i % 2)
            digit = digit > 4 ? digit * 2 - 9 : digit * 2;
        sum += digit;
    }
    return sum % 10 == 0;
}

/* The group of a pentagon's symmetries: J. Verhoeff, Error Detecting Decimal Codes, 1969. */
static unsigned dihedral(unsigned a, unsigned b)
{
    if (a < 5)
        return b < 5 ? (a + b) % 5 : 5 + (a + b) % 5;
    return b < 5 ? 5 + (a + 5 - b) % 5 : (a + 5 - b) % 5;
}

bool rly_verhoeff(const char *digits, size_t size)
{
    static const unsigned char permutation[10] = {1, 5, 7, 6, 2, 8, 3, 0, 9, 4};
    unsigned sum = 0;
    for (size_t i = 0; i < size; i++) {
        unsigned digit = (unsigned)(digits[size - 1 - i] - '0');
        if (digit > 9)
            return false;
        for (size_t turn = 0; turn < i % 8; turn++)
            digit = permutation[digit];
        sum = dihedral(sum, digit);
    }
    return sum == 0;
}

unsigned rly_mod97(const char *value, size_t size)
{
    unsigned rest = 0;
    for (size_t i = 0; i < size; i++) {
        bool letter = value[i] >= 'A';
        unsigned number = letter ? (unsigned)(value[i] - 'A') + 10 : (unsigned)(value[i] - '0');
        rest = (rest * (letter ? 100 : 10) + number) % 97;
    }
    return rest;
}

bool rly_mod11_10(const char *digits, size_t size)
{
    unsigned product = 10;
    for (size_t i = 0; i + 1 < size; i++) {
        unsigned sum = ((unsigned)(digits[i] - '0') + product) % 10;
        product = (sum ? sum : 10) * 2 % 11;
    }
    return (product + (unsigned)(digits[size - 1] - '0')) % 10 == 1;
}

bool rly_mod11_2(const char *value, size_t size)
{
    unsigned sum = 0;
    for (size_t i = 0; i < size; i++) {
        bool ten = i + 1 == size && value[i] == 'X';
        unsigned digit = ten ? 10 : (unsigned)(value[i] - '0');
        if (digit > 9 && !ten)
            return false;
        sum = i + 1 < size ? (sum + digit) * 2 % 11 : sum + digit;
    }
    return sum % 11 == 1;
}

unsigned rly_weighted(const char *digits, const char *weights)
{
    unsigned sum = 0;
    for (size_t i = 0; weights[i]; i++)
        sum += (unsigned)(digits[i] - '0') * (unsigned)(weights[i] - '0');
    return sum;
}

unsigned long long rly_number(const char *digits, size_t size)
{
    unsigned long long number = 0;
    for (size_t i = 0; i < size; i++)
        number = number * 10 + (unsigned)(digits[i] - '0');
    return number;
}

bool rly_is_day(const char *day, const char *month)
{
    unsigned long long d = rly_number(day, 2), m = rly_number(month, 2);
    return d >= 1 && d <= 31 && m >= 1 && m <= 12;
}
