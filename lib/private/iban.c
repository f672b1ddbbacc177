/* SPDX-License-Identifier: Apache-2.0 */
/* IBAN: the country, its length and make-up, modulo 97. Compact or in groups of any size. */
#include "private/checksums.h"
#include "private/shape.h"

static const struct iban {
    char country[3];
    const char *bban;
} ibans[] = {
#define RLY_IBAN(country, bban) {country, bban},
#include "private/iban.def"
#undef RLY_IBAN
};

static char upper(char byte)
{
    return (char)(byte >= 'a' && byte <= 'z' ? byte - 32 : byte);
}

static const struct iban *iban_of(char first, char second)
{
    for (size_t i = 0; i < sizeof ibans / sizeof *ibans; i++)
        if (ibans[i].country[0] == first && ibans[i].country[1] == second)
            return &ibans[i];
    return NULL;
}

/* Read letters and digits, with one separator between groups at most, as the make-up says. */
static bool read_iban(const rly_seeker *seeker, uint32_t at, const struct iban *iban, rly_shaped *out)
{
    const char *s = seeker->view.bytes;
    *out = (rly_shaped){.start = at};
    memcpy(out->value, iban->country, 2);
    out->value[2] = s[at + 2];
    out->value[3] = s[at + 3];
    out->size = 4;
    at += 4;
    for (const char *p = iban->bban; *p; p++) {
        unsigned count = 0;
        for (; *p >= '0' && *p <= '9'; p++)
            count = count * 10 + (unsigned)(*p - '0');
        for (; count > 0; count--, at++) {
            if (s[at] == ' ' || s[at] == '-' || s[at] == '.') {
                out->breaks++;
                at++;
            }
            char byte = upper(s[at]);
            bool digit = rly_view_is_digit(byte), letter = byte >= 'A' && byte <= 'Z';
            if (*p == 'n' ? !digit : *p == 'a' ? !letter : !digit && !letter)
                return false;
            out->value[out->size++] = byte;
        }
    }
    out->end = at;
    return !rly_view_is_alnum(s[at]) && s[at] != '*' && s[at] != '_' && at <= seeker->view.size;
}

static bool is_valid(const rly_shaped *iban)
{
    char turned[RLY_SHAPE_MOST];
    memcpy(turned, iban->value + 4, iban->size - 4);
    memcpy(turned + iban->size - 4, iban->value, 4);
    return rly_mod97(turned, iban->size) == 1;
}

bool rly_seek_iban(rly_seeker *seeker)
{
    const char *s = seeker->view.bytes;
    for (size_t i = 0; i < seeker->digits.count; i++) {
        const rly_digits *run = &seeker->digits.items[i];
        uint32_t at = run->start;
        if (run->end - at < 2 || at < 2 || (at > 2 && rly_view_is_alnum(s[at - 3])))
            continue;
        const struct iban *iban = iban_of(upper(s[at - 2]), upper(s[at - 1]));
        rly_shaped value;
        if (!iban || !read_iban(seeker, at - 2, iban, &value) || !is_valid(&value))
            continue;
        if (!rly_shape_add(seeker, RLY_PRIVATE_IBAN, &value, RLY_BY_CHECKSUM))
            return false;
        while (i + 1 < seeker->digits.count && seeker->digits.items[i + 1].start < value.end)
            i++;
    }
    return true;
}
