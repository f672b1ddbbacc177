/* SPDX-License-Identifier: Apache-2.0 */
/* Numbering plans: what a string of digits is as a phone number. */
#include <string.h>

#include "private/phones.h"

typedef struct region_plan {
    char region[3];
    uint16_t code;
    const char *trunk, *area, *abroad; /* prefixes "0|8." with "." for any digit; an area code; prefixes */
    uint8_t fewest, most;
} region_plan;

static const region_plan plans[] = {
#define RLY_PHONE_REGION(...) {__VA_ARGS__},
#include "private/phone_regions.def"
#undef RLY_PHONE_REGION
};

enum { PLANS = sizeof plans / sizeof *plans, WHAT = 7, LAST = 8 };

/* A step of the automaton: sixteen bits of what it takes and what it leads to, sixteen of where that begins. */
static const struct {
    uint16_t takes, to;
} steps[] = {
#define E(digits, what, target) {0x##digits | (0x##what << 10), target},
#include "private/phone_numbers.def"
#undef E
};

/* What E.164 digits are; 0 for no number. */
static unsigned what_of(const char *digits, uint32_t size)
{
    unsigned at = 0, what = 0;
    for (uint32_t i = 0; i < size; i++) {
        unsigned digit = (unsigned)(digits[i] - '0');
        if (i > 0 && at == 0)
            return 0;
        for (; !(steps[at].takes >> digit & 1); at++)
            if (steps[at].takes >> 10 & LAST)
                return 0;
        what = steps[at].takes >> 10 & WHAT;
        at = steps[at].to;
    }
    return what;
}

static const region_plan *plan_of_region(const char *region)
{
    for (size_t i = 0; region && i < PLANS; i++)
        if (memcmp(plans[i].region, region, 2) == 0)
            return &plans[i];
    return NULL;
}

/* The main plan of the country code that digits begin with, and how long that is. */
static const region_plan *plan_of_digits(const char *digits, uint32_t size, uint32_t *code_size)
{
    unsigned code = 0;
    for (uint32_t i = 0; i < 3 && i < size; i++) {
        code = code * 10 + (unsigned)(digits[i] - '0');
        for (size_t k = 0; k < PLANS; k++) {
            if (plans[k].code == code) {
                *code_size = i + 1;
                return &plans[k];
            }
        }
    }
    return NULL;
}

/* How long the prefix in front of `digits` is; 0 when they do not begin with it. `prefixes` goes on to the next one. */
static uint32_t next_prefix(const char **prefixes, const char *digits, uint32_t size)
{
    while (**prefixes) {
        uint32_t length = (uint32_t)strcspn(*prefixes, "|"), i = 0;
        const char *prefix = *prefixes;
        *prefixes += length + ((*prefixes)[length] == '|');
        while (i < length && i < size && (prefix[i] == '.' || prefix[i] == digits[i]))
            i++;
        if (i == length && length < size)
            return length;
    }
    return 0;
}

/* Take country code, `area` and digits together for a number. */
static bool take(rly_phone *phone, unsigned code, const char *area, const char *digits, uint32_t size)
{
    uint32_t area_size = (uint32_t)strlen(area), at = 0;
    for (unsigned scale = code >= 100 ? 100 : code >= 10 ? 10 : 1; scale > 0; scale /= 10)
        phone->digits[at++] = (char)('0' + code / scale % 10);
    if (at + area_size + size > RLY_PHONE_DIGITS)
        return false;
    memcpy(phone->digits + at, area, area_size);
    memcpy(phone->digits + at + area_size, digits, size);
    phone->size = at + area_size + size;
    phone->digits[phone->size] = '\0';
    phone->code = (uint16_t)code;
    phone->what = (uint8_t)what_of(phone->digits, phone->size);
    return phone->what != 0;
}

static bool take_behind_trunk(rly_phone *phone, const region_plan *plan, const char *digits, uint32_t size)
{
    const char *prefixes = plan->trunk;
    for (uint32_t length; (length = next_prefix(&prefixes, digits, size)) > 0;)
        if (take(phone, plan->code, "", digits + length, size - length))
            return true;
    return false;
}

/* In Argentina a mobile number has 15 behind its area code at home, and 9 before it abroad. */
static bool take_argentine_mobile(rly_phone *phone, const region_plan *plan, const char *digits, uint32_t size)
{
    char moved[RLY_PHONE_DIGITS];
    if (plan->code != 54)
        return false;
    if (size > 0 && *digits == '0') {
        digits++;
        size--;
    }
    for (uint32_t area = 2; area <= 4 && size == 12; area++) {
        if (memcmp(digits + area, "15", 2) != 0)
            continue;
        memcpy(moved, digits, area);
        memcpy(moved + area, digits + area + 2, size - area - 2);
        if (take(phone, plan->code, "9", moved, size - 2))
            return true;
    }
    return false;
}

static bool read_abroad(rly_phone *phone, const char *digits, uint32_t size)
{
    uint32_t code_size;
    const region_plan *plan = plan_of_digits(digits, size, &code_size);
    if (!plan)
        return false;
    digits += code_size;
    size -= code_size;
    return take(phone, plan->code, "", digits, size) || take_behind_trunk(phone, plan, digits, size) ||
           take_argentine_mobile(phone, plan, digits, size);
}

static bool read_dialled(rly_phone *phone, const char *digits, uint32_t size, const char *prefixes)
{
    for (uint32_t length; (length = next_prefix(&prefixes, digits, size)) > 0;) {
        if (digits[length] != '0' && read_abroad(phone, digits + length, size - length)) {
            phone->dialled = true;
            return true;
        }
    }
    return false;
}

static bool read_home(rly_phone *phone, const char *digits, uint32_t size, const region_plan *plan)
{
    phone->home = true;
    phone->trunk = true;
    if (take_behind_trunk(phone, plan, digits, size) || take_argentine_mobile(phone, plan, digits, size))
        return true;
    phone->trunk = false;
    if (take(phone, plan->code, "", digits, size))
        return !(phone->what & RLY_PHONE_TRUNK);
    if (*plan->area && take(phone, plan->code, plan->area, digits, size)) {
        phone->local = true;
        return true;
    }
    uint32_t code_size;
    phone->home = false;
    return plan_of_digits(digits, size, &code_size) && (plan->code >= 10 || code_size > 1) &&
           plan_of_digits(digits, size, &code_size)->code == plan->code && read_abroad(phone, digits, size);
}

bool rly_phone_read(rly_phone *phone, const char *digits, uint32_t size, bool plus, const char *region)
{
    const region_plan *plan = plan_of_region(region);
    *phone = (rly_phone){0};
    if (size < 4 || size > RLY_PHONE_DIGITS)
        return false;
    bool read =
        plus ? read_abroad(phone, digits, size)
             : read_dialled(phone, digits, size, "00") ||
                   (plan && (read_dialled(phone, digits, size, plan->abroad) || read_home(phone, digits, size, plan)));
    phone->what &= RLY_PHONE_PERSONAL | RLY_PHONE_SERVICE;
    return read;
}

bool rly_phone_is_possible(const char *digits, uint32_t size)
{
    uint32_t code_size;
    const region_plan *plan = plan_of_digits(digits, size, &code_size);
    return plan && size - code_size >= plan->fewest && size - code_size <= plan->most;
}

/* The digits of a number in any formatting, up to its extension. A "(0)" behind a country code is none. */
static uint32_t digits_of(char *digits, const char *number, size_t size, bool *plus)
{
    uint32_t count = 0;
    *plus = false;
    for (size_t i = 0; i < size && count < RLY_PHONE_DIGITS; i++) {
        char byte = number[i];
        bool label = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '#';
        if (label && count > 0)
            break;
        if (byte == '+' && count == 0)
            *plus = true;
        if (*plus && size - i >= 3 && memcmp(number + i, "(0)", 3) == 0)
            i += 2;
        else if (byte >= '0' && byte <= '9')
            digits[count++] = byte;
    }
    if (!*plus && count > 2 && memcmp(digits, "00", 2) == 0) {
        *plus = true;
        count -= 2;
        memmove(digits, digits + 2, count);
    }
    return count;
}

bool rly_phone_is_service(rly_str number, const rly_regions *regions)
{
    enum { SHORT_CODE = 6 };
    char digits[RLY_PHONE_DIGITS];
    bool plus;
    rly_phone phone;
    uint32_t count = digits_of(digits, number.data, number.size, &plus);
    if (count <= SHORT_CODE && !plus)
        return count > 0;
    if (plus)
        return rly_phone_read(&phone, digits, count, true, NULL) && phone.what == RLY_PHONE_SERVICE;
    for (uint32_t i = 0; i < regions->count; i++)
        if (rly_phone_read(&phone, digits, count, false, regions->codes[i]))
            return phone.what == RLY_PHONE_SERVICE;
    return false;
}

/* Does a number with the country code of one of the regions end with one that lacks it? */
static bool lacks_code(rly_str whole, rly_str part, const rly_regions *regions)
{
    enum { FEWEST = 6 };
    uint32_t code_size;
    while (part.size > FEWEST && *part.data == '0') { /* its trunk prefix */
        part.data++;
        part.size--;
    }
    if (part.size < FEWEST || part.size >= whole.size ||
        memcmp(whole.data + whole.size - part.size, part.data, part.size) != 0)
        return false;
    const region_plan *plan = plan_of_digits(whole.data, (uint32_t)whole.size, &code_size);
    if (!plan || code_size != whole.size - part.size)
        return false;
    for (uint32_t i = 0; i < regions->count; i++) {
        const region_plan *home = plan_of_region(regions->codes[i]);
        if (home && home->code == plan->code)
            return true;
    }
    return false;
}

bool rly_phone_same(rly_str a, rly_str b, const rly_regions *regions)
{
    char digits_a[RLY_PHONE_DIGITS], digits_b[RLY_PHONE_DIGITS];
    bool plus_a, plus_b;
    rly_phone phone_a, phone_b;
    rly_str one = {digits_a, digits_of(digits_a, a.data, a.size, &plus_a)};
    rly_str other = {digits_b, digits_of(digits_b, b.data, b.size, &plus_b)};
    if (one.size == 0 || other.size == 0)
        return false;
    if (rly_str_equal(one, other))
        return true;
    for (uint32_t i = 0; i < regions->count; i++)
        if (rly_phone_read(&phone_a, one.data, (uint32_t)one.size, plus_a, regions->codes[i]) &&
            rly_phone_read(&phone_b, other.data, (uint32_t)other.size, plus_b, regions->codes[i]) &&
            strcmp(phone_a.digits, phone_b.digits) == 0)
            return true;
    /* Neither has to be valid: a company's contact is what its settings say. */
    return lacks_code(one, other, regions) || lacks_code(other, one, regions);
}
