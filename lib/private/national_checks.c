/* SPDX-License-Identifier: Apache-2.0 */
/* Check digits of national identity numbers outside Europe. */
#include <string.h>

#include "private/checksums.h"
#include "private/national_checks.h"

static unsigned digit(const char *value, size_t i)
{
    return (unsigned)(value[i] - '0');
}

bool rly_id_ae(const char *value, size_t size)
{
    return size == 15 && strncmp(value, "784", 3) == 0 && rly_luhn(value, size);
}

/* Persons only: companies' numbers begin with 3. */
bool rly_id_ar(const char *value, size_t size)
{
    unsigned check = (11 - rly_weighted(value, "5432765432") % 11) % 11;
    return size == 11 && value[0] == '2' && (check == 10 ? 9 : check) == digit(value, 10);
}

bool rly_id_au(const char *value, size_t size)
{
    return size == 9 && rly_number(value, 9) > 0 && rly_weighted(value, "14375869:") % 11 == 0;
}

bool rly_id_au_health(const char *value, size_t size)
{
    return size >= 10 && value[0] >= '2' && value[0] <= '6' && rly_weighted(value, "13791379") % 10 == digit(value, 8);
}

bool rly_id_br(const char *value, size_t size)
{
    unsigned first = rly_weighted(value, ":98765432") * 10 % 11 % 10;
    unsigned second = rly_weighted(value, ";:98765432") * 10 % 11 % 10;
    bool one_digit = memcmp(value, value + 1, 10) == 0;
    return size == 11 && !one_digit && first == digit(value, 9) && second == digit(value, 10);
}

bool rly_id_ca(const char *value, size_t size)
{
    return size == 9 && value[0] != '0' && value[0] != '8' && rly_luhn(value, size);
}

bool rly_id_cl(const char *value, size_t size)
{
    unsigned sum = 0;
    for (size_t i = 0; i + 1 < size; i++)
        sum += digit(value, size - 2 - i) * (2 + (unsigned)(i % 6));
    return value[size - 1] == "0K987654321"[sum % 11];
}

bool rly_id_cn(const char *value, size_t size)
{
    unsigned long long year = rly_number(value + 6, 4);
    return size == 18 && year >= 1900 && year < 2100 && rly_is_day(value + 12, value + 10) && rly_mod11_2(value, size);
}

bool rly_id_hk(const char *value, size_t size)
{
    unsigned letter = (unsigned)(value[0] - 'A') + 10, sum = 36 * 9 + letter * 8 + rly_weighted(value + 1, "765432");
    unsigned check = value[7] == 'A' ? 10 : digit(value, 7);
    return size == 8 && check <= 10 && (sum + check) % 11 == 0;
}

/* No check digit; women have 40 added to the day. */
bool rly_id_id(const char *value, size_t size)
{
    unsigned long long day = rly_number(value + 6, 2) % 40, month = rly_number(value + 8, 2);
    return size == 16 && value[0] != '0' && day >= 1 && day <= 31 && month >= 1 && month <= 12;
}

bool rly_id_il(const char *value, size_t size)
{
    return size == 9 && rly_number(value, 9) > 0 && rly_luhn(value, size);
}

bool rly_id_in(const char *value, size_t size)
{
    return size == 12 && value[0] >= '2' && rly_verhoeff(value, size);
}

/* The fourth letter says what kind of taxpayer: P is a person. */
bool rly_id_in_pan(const char *value, size_t size)
{
    return size == 10 && strchr("PCHFATBLJG", value[3]) && strncmp(value + 5, "0000", 4) != 0;
}

bool rly_id_jp(const char *value, size_t size)
{
    unsigned rest = rly_weighted(value, "65432765432") % 11;
    return size == 12 && (rest <= 1 ? 0 : 11 - rest) == digit(value, 11);
}

/* Numbers since October 2020 have no check digit. */
bool rly_id_kr_date(const char *value, size_t size)
{
    return size == 13 && rly_is_day(value + 4, value + 2) && value[6] != '0' && value[6] != '9';
}

bool rly_id_kr(const char *value, size_t size)
{
    unsigned sum = rly_weighted(value, "234567892345"), offset = strchr("5678", value[6]) ? 13 : 11;
    return rly_id_kr_date(value, size) && (offset - sum % 11) % 10 == digit(value, 12);
}

/* CURP: letters are 10 and more, with one more letter behind N. */
bool rly_id_mx(const char *value, size_t size)
{
    unsigned sum = 0;
    for (size_t i = 0; i < 17; i++) {
        unsigned number = value[i] >= 'A' ? (unsigned)(value[i] - 'A') + 10 + (value[i] > 'N') : digit(value, i);
        sum += number * (18 - (unsigned)i);
    }
    return size == 18 && strchr("HMX", value[10]) && rly_is_day(value + 8, value + 6) &&
           (10 - sum % 10) % 10 == digit(value, 17);
}

bool rly_id_my(const char *value, size_t size)
{
    return size == 12 && rly_is_day(value + 4, value + 2);
}

/* IRD: eight or nine digits. */
bool rly_id_nz(const char *value, size_t size)
{
    char padded[9] = "0";
    memcpy(padded + 9 - size, value, size);
    unsigned check = (11 - rly_weighted(padded, "32765432") % 11) % 11;
    if (check == 10)
        check = (11 - rly_weighted(padded, "74325276") % 11) % 11;
    unsigned long long number = rly_number(padded, 9);
    return number > 10000000 && number < 150000000 && check == digit(padded, 8);
}

/* The letters but I and O, from 1. */
bool rly_id_nz_health(const char *value, size_t size)
{
    unsigned sum = rly_weighted(value + 3, "432");
    for (size_t i = 0; i < 3; i++) {
        if (value[i] == 'I' || value[i] == 'O')
            return false;
        sum += ((unsigned)(value[i] - 'A') + 1 - (value[i] > 'I') - (value[i] > 'O')) * (7 - (unsigned)i);
    }
    return size == 7 && sum % 11 != 0 && (11 - sum % 11) % 10 == digit(value, 6);
}

/* Numbers without a check digit: only the name says what they are. */
bool rly_id_plain(const char *value, size_t size)
{
    return size > 0 && value[0] != '0';
}

bool rly_id_sa(const char *value, size_t size)
{
    return size == 10 && (value[0] == '1' || value[0] == '2') && rly_luhn(value, size);
}

bool rly_id_sg(const char *value, size_t size)
{
    if (size != 9 || !strchr("STFGM", value[0]))
        return false;
    unsigned sum = rly_weighted(value + 1, "2765432");
    sum += value[0] == 'T' || value[0] == 'G' ? 4 : value[0] == 'M' ? 3 : 0;
    const char *checks = value[0] == 'S' || value[0] == 'T' ? "JZIHGFEDCBA"
                         : value[0] == 'M'                  ? "XWUTRQPNJLK"
                                                            : "XWUTRQPNMLK";
    return value[8] == checks[sum % 11];
}

bool rly_id_th(const char *value, size_t size)
{
    return size == 13 && value[0] != '0' && value[0] != '9' &&
           (11 - rly_weighted(value, "=<;:98765432") % 11) % 10 == digit(value, 12);
}

bool rly_id_tr(const char *value, size_t size)
{
    unsigned odd = rly_weighted(value, "101010101"), even = rly_weighted(value, "01010101");
    return size == 11 && value[0] != '0' && (odd * 7 + 100 - even) % 10 == digit(value, 9) &&
           (odd + even + digit(value, 9)) % 10 == digit(value, 10);
}

bool rly_id_tw(const char *value, size_t size)
{
    static const unsigned char letters[26] = {10, 11, 12, 13, 14, 15, 16, 17, 34, 18, 19, 20, 21,
                                              22, 35, 23, 24, 25, 26, 27, 28, 29, 32, 30, 31, 33};
    unsigned letter = letters[value[0] - 'A'];
    return size == 10 && strchr("1289", value[1]) &&
           (letter / 10 + letter % 10 * 9 + rly_weighted(value + 1, "876543211")) % 10 == 0;
}

/* Medicare: letters that cannot be taken for digits. */
bool rly_id_us_mbi(const char *value, size_t size)
{
    static const char letters[] = "\1\4\7\10";
    for (const char *p = letters; *p; p++)
        if (strchr("SLOIBZ", value[(size_t)*p]))
            return false;
    return size == 11 && value[0] != '0' && !strchr("SLOIBZ", value[2]) && !strchr("SLOIBZ", value[5]);
}

bool rly_id_za(const char *value, size_t size)
{
    return size == 13 && rly_is_day(value + 4, value + 2) && value[10] <= '2' && rly_luhn(value, size);
}
