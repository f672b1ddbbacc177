/* SPDX-License-Identifier: Apache-2.0 */
/* Check digits of the national identity numbers of Europe. */
#include <string.h>

#include "private/checksums.h"
#include "private/national_checks.h"

static unsigned digit(const char *value, size_t i)
{
    return (unsigned)(value[i] - '0');
}

/* Day and month at two places, when some numbers have 20, 40 ... added to them. */
static bool is_date(const char *value, size_t day_at, unsigned day_step, size_t month_at, unsigned month_step)
{
    unsigned long long day = rly_number(value + day_at, 2) % day_step,
                       month = rly_number(value + month_at, 2) % month_step;
    return day >= 1 && day <= 31 && month >= 1 && month <= 12;
}

bool rly_id_at(const char *value, size_t size)
{
    return size == 10 && rly_weighted(value, "3790584216") % 11 == digit(value, 3) && is_date(value, 4, 100, 6, 100);
}

/* Born since 2000: a 2 stands before the number that is divided. */
bool rly_id_be(const char *value, size_t size)
{
    unsigned long long number = rly_number(value, 9), check = rly_number(value + 9, 2);
    bool month = rly_number(value + 2, 2) % 20 <= 12;
    return size == 11 && month && (97 - number % 97 == check || 97 - (number + 2000000000) % 97 == check);
}

bool rly_id_bg(const char *value, size_t size)
{
    return size == 10 && is_date(value, 4, 100, 2, 20) && rly_weighted(value, "2485:9736") % 11 % 10 == digit(value, 9);
}

bool rly_id_ch(const char *value, size_t size)
{
    return size == 13 && strncmp(value, "756", 3) == 0 && rly_weighted(value, "1313131313131") % 10 == 0;
}

bool rly_id_cz(const char *value, size_t size)
{
    unsigned long long number = rly_number(value, 10);
    return size == 10 && is_date(value, 4, 50, 2, 50) &&
           (number % 11 == 0 || (number / 10 % 11 == 10 && number % 10 == 0));
}

/* Letters count as two digits. Each digit times its weight; of the products the digits are added. */
static unsigned crosswise(const char *digits, const char *weights)
{
    unsigned sum = 0;
    for (size_t i = 0; weights[i]; i++) {
        unsigned product = digit(digits, i) * digit(weights, i);
        sum += product / 10 + product % 10;
    }
    return sum;
}

static void write_letter(char to[2], char letter)
{
    unsigned number = (unsigned)(letter - 'A') + 1;
    to[0] = (char)('0' + number / 10);
    to[1] = (char)('0' + number % 10);
}

bool rly_id_de_health(const char *value, size_t size)
{
    char digits[10];
    write_letter(digits, value[0]);
    memcpy(digits + 2, value + 1, 8);
    return size == 10 && crosswise(digits, "1212121212") % 10 == digit(value, 9);
}

bool rly_id_de_pension(const char *value, size_t size)
{
    char digits[12];
    memcpy(digits, value, 8);
    write_letter(digits + 8, value[8]);
    memcpy(digits + 10, value + 9, 2);
    return size == 12 && is_date(value, 2, 50, 4, 100) && crosswise(digits, "212571212121") % 10 == digit(value, 11);
}

bool rly_id_de_tax(const char *value, size_t size)
{
    return size == 11 && value[0] != '0' && rly_mod11_10(value, size);
}

/* Numbers since 2007 have no check digit. */
bool rly_id_dk(const char *value, size_t size)
{
    return size == 10 && is_date(value, 0, 60, 2, 100);
}

/* Estonia and Lithuania */
bool rly_id_ee(const char *value, size_t size)
{
    unsigned check = rly_weighted(value, "1234567891") % 11;
    if (check == 10)
        check = rly_weighted(value, "3456789123") % 11 % 10;
    return size == 11 && is_date(value, 5, 100, 3, 100) && check == digit(value, 10);
}

/* DNI, and NIE with X, Y or Z for a first digit */
bool rly_id_es(const char *value, size_t size)
{
    static const char checks[] = "TRWAGMYFPDXBNJZSQVHLCKE";
    bool foreign = value[0] >= 'A';
    if (size != 9 || (foreign && (value[0] < 'X' || value[0] > 'Z')))
        return false;
    unsigned long long number =
        rly_number(value + 1, 7) + (foreign ? (unsigned)(value[0] - 'X') : digit(value, 0)) * 10000000ull;
    return value[8] == checks[number % 23];
}

/* The sign of the century is not part of the value when it is a '+' or '-'. */
bool rly_id_fi(const char *value, size_t size)
{
    static const char checks[] = "0123456789ABCDEFHJKLMNPRSTUVWXY";
    bool letter = size == 11;
    if (letter && !strchr("ABCDEFUVWXY", value[6]))
        return false;
    unsigned long long number = rly_number(value, 6) * 1000 + rly_number(value + 6 + letter, 3);
    return is_date(value, 0, 100, 2, 100) && value[size - 1] == checks[number % 31];
}

bool rly_id_fr_short(const char *value, size_t size)
{
    unsigned long long month = rly_number(value + 3, 2);
    return size >= 13 && strchr("123478", value[0]) &&
           ((month >= 1 && month <= 12) || (month >= 20 && month <= 42) || month >= 50);
}

/* Corsica's 2A and 2B count as 19 and 18. */
bool rly_id_fr(const char *value, size_t size)
{
    char digits[16];
    memcpy(digits, value, sizeof digits);
    if (value[6] >= 'A') {
        if (value[5] != '2' || value[6] > 'B')
            return false;
        memcpy(digits + 5, value[6] == 'A' ? "19" : "18", 2);
    }
    return size == 15 && rly_id_fr_short(value, size) && 97 - rly_number(digits, 13) % 97 == rly_number(digits + 13, 2);
}

bool rly_id_gb_chi(const char *value, size_t size)
{
    unsigned check = (11 - rly_weighted(value, ":98765432") % 11) % 11;
    return size == 10 && is_date(value, 0, 100, 2, 100) && check == digit(value, 9);
}

bool rly_id_gb_utr(const char *value, size_t size)
{
    return size == 10 && value[0] == "21987654321"[rly_weighted(value + 1, "6789:5432") % 11];
}

bool rly_id_gr(const char *value, size_t size)
{
    return size == 11 && is_date(value, 0, 100, 2, 100) && rly_luhn(value, size);
}

bool rly_id_gr_tax(const char *value, size_t size)
{
    unsigned sum = 0;
    for (size_t i = 0; i < 8; i++)
        sum = (sum + digit(value, i)) * 2;
    return size == 9 && sum % 11 % 10 == digit(value, 8);
}

bool rly_id_hr(const char *value, size_t size)
{
    return size == 11 && rly_mod11_10(value, size);
}

bool rly_id_hu(const char *value, size_t size)
{
    return size == 9 && rly_weighted(value, "37373737") % 10 == digit(value, 8);
}

bool rly_id_ie(const char *value, size_t size)
{
    unsigned second = size == 9 && value[8] != 'W' ? (unsigned)(value[8] - 'A') + 1 : 0;
    return second <= 9 && value[7] == "WABCDEFGHIJKLMNOPQRSTUV"[(rly_weighted(value, "8765432") + second * 9) % 23];
}

/* Codice fiscale: where digits stand, letters may (L for 0, M for 1 ...), so that no two persons share one. */
bool rly_id_it(const char *value, size_t size)
{
    static const unsigned char odd[26] = {1,  0,  5, 7, 9, 13, 15, 17, 19, 21, 2,  4,  18,
                                          20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23};
    static const char places[] = "\6\7\11\12\14\15\16";
    unsigned sum = 0;
    for (const char *p = places; *p; p++)
        if (value[(size_t)*p] >= 'A' && !strchr("LMNPQRSTUV", value[(size_t)*p]))
            return false;
    for (size_t i = 0; i < 15; i++) {
        unsigned number = (unsigned)(value[i] >= 'A' ? value[i] - 'A' : value[i] - '0');
        sum += i % 2 ? number : odd[number];
    }
    return size == 16 && strchr("ABCDEHLMPRST", value[8]) && value[15] == (char)('A' + sum % 26);
}

/* Numbers since 2017 begin with 32 and say nothing. */
bool rly_id_lv(const char *value, size_t size)
{
    return size == 11 && (is_date(value, 0, 100, 2, 100) || strncmp(value, "32", 2) == 0);
}

bool rly_id_nl(const char *value, size_t size)
{
    return size == 9 && rly_number(value, 9) > 0 && rly_weighted(value, "98765432:") % 11 == 0;
}

bool rly_id_no(const char *value, size_t size)
{
    return size == 11 && is_date(value, 0, 40, 2, 40) && rly_weighted(value, "3761894521") % 11 == 0 &&
           rly_weighted(value, "54327654321") % 11 == 0;
}

bool rly_id_pl(const char *value, size_t size)
{
    return size == 11 && is_date(value, 4, 100, 2, 20) && rly_weighted(value, "13791379131") % 10 == 0;
}

bool rly_id_pt(const char *value, size_t size)
{
    unsigned check = (11 - rly_weighted(value, "98765432") % 11) % 11 % 10;
    return size == 9 && strchr("1234", value[0]) && check == digit(value, 8);
}

bool rly_id_ro(const char *value, size_t size)
{
    unsigned check = rly_weighted(value, "279146358279") % 11;
    return size == 13 && value[0] != '0' && is_date(value, 5, 100, 3, 100) &&
           (check == 10 ? 1 : check) == digit(value, 12);
}

bool rly_id_ru(const char *value, size_t size)
{
    return size == 11 && rly_number(value, 9) > 1001998 &&
           rly_weighted(value, "987654321") % 101 % 100 == rly_number(value + 9, 2);
}

bool rly_id_ru_tax(const char *value, size_t size)
{
    return size == 12 && rly_weighted(value, "724:359468") % 11 % 10 == digit(value, 10) &&
           rly_weighted(value, "3724:359468") % 11 % 10 == digit(value, 11);
}

/* With or without the century. */
bool rly_id_se(const char *value, size_t size)
{
    const char *last = value + size - 10;
    bool century = size == 10 || (size == 12 && (strncmp(value, "19", 2) == 0 || strncmp(value, "20", 2) == 0));
    return century && is_date(last, 4, 60, 2, 100) && rly_luhn(last, 10);
}

/* EMSO, JMBG: Slovenia and its neighbours */
bool rly_id_si(const char *value, size_t size)
{
    return size == 13 && is_date(value, 0, 100, 2, 100) &&
           (11 - rly_weighted(value, "765432765432") % 11) % 11 % 10 == digit(value, 12);
}
