/* SPDX-License-Identifier: Apache-2.0 */
#include "text/same_name.h"

#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>

/* ---- plain letters */

/* Letters without a canonical decomposition. */
static const struct {
    ucs4_t code;
    const char *letters;
} special[] = {
    {0xDF, "ss"}, {0xE6, "ae"}, {0xF0, "d"},  {0xF8, "o"},  {0xFE, "th"},
    {0x111, "d"}, {0x127, "h"}, {0x131, "i"}, {0x142, "l"}, {0x153, "oe"},
};

static void add(rly_plain_name *name, char letter)
{
    if (name->size < RLY_PLAIN_LETTERS)
        name->letters[name->size++] = letter;
    else
        name->foreign = true;
}

/* The letter under the marks of a character; 0 when it is no Latin one. */
static ucs4_t base_of(ucs4_t code)
{
    ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];
    for (int n = uc_canonical_decomposition(code, parts); n > 0; n = uc_canonical_decomposition(code, parts))
        code = *parts;
    return code;
}

static void add_high(rly_plain_name *name, ucs4_t code)
{
    ucs4_t base = uc_tolower(base_of(code));
    if (base >= 'a' && base <= 'z') {
        add(name, (char)base);
        return;
    }
    for (size_t i = 0; i < sizeof special / sizeof *special; i++)
        if (special[i].code == base) {
            for (const char *letter = special[i].letters; *letter; letter++)
                add(name, *letter);
            return;
        }
    name->foreign = name->foreign || uc_is_property_alphabetic(base);
}

rly_plain_name rly_plain_name_of(rly_str word)
{
    rly_plain_name name = {.size = 0};
    const uint8_t *s = (const uint8_t *)word.data;
    ucs4_t code;
    for (size_t at = 0; at < word.size;) {
        int size = u8_mbtoucr(&code, s + at, word.size - at);
        if (size <= 0) {
            name.foreign = true;
            break;
        }
        at += (size_t)size;
        if (code >= 'A' && code <= 'Z')
            add(&name, (char)(code + 32));
        else if (code >= 'a' && code <= 'z')
            add(&name, (char)code);
        else if (code >= 0x80)
            add_high(&name, code);
    }
    return name;
}

/* ---- one name in two forms */

static bool begins(const rly_plain_name *whole, const char *start, size_t size)
{
    return size <= whole->size && memcmp(whole->letters, start, size) == 0;
}

static bool is_equal(const rly_plain_name *a, const rly_plain_name *b)
{
    return a->size == b->size && memcmp(a->letters, b->letters, a->size) == 0;
}

/* "ue" may stand for an umlaut, and so on. */
static rly_plain_name without_umlauts(const rly_plain_name *name)
{
    rly_plain_name plain = {.size = 0};
    for (size_t i = 0; i < name->size; i++) {
        bool follows = i > 0 && name->letters[i] == 'e' && strchr("aou", name->letters[i - 1]);
        if (!follows)
            add(&plain, name->letters[i]);
    }
    return plain;
}

/* "Liz" and "Beth" of "Elizabeth" need no more than their letters: a beginning or an end that lacks two at least. */
static bool is_cut(const rly_plain_name *form, const rly_plain_name *full)
{
    if (form->size < 2 || form->size + 2 > full->size)
        return false;
    return begins(full, form->letters, form->size) ||
           (form->size > 2 && memcmp(full->letters + full->size - form->size, form->letters, form->size) == 0);
}

/* "Debbie", "Katie", "Andy": the beginning of the full name, its last letter doubled perhaps, and -ie, -y or -i. */
static bool is_pet_form(const rly_plain_name *form, const rly_plain_name *full)
{
    size_t size = form->size;
    if (size > 3 && memcmp(form->letters + size - 2, "ie", 2) == 0)
        size -= 2;
    else if (size > 3 && (form->letters[size - 1] == 'y' || form->letters[size - 1] == 'i'))
        size--;
    else
        return false;
    bool doubled = size > 3 && form->letters[size - 1] == form->letters[size - 2];
    if (size >= 3 && size + 2 <= full->size && begins(full, form->letters, size))
        return true;
    /* "Samy", "Annie": one letter less than that when it was doubled, "Tommy" of "Tom". */
    return doubled && begins(full, form->letters, size - 1) && (full->size == size - 1 || full->size > size);
}

/* ---- slips */

/* Letters to change, add, leave out or swap with their neighbour; not more than `most` + 1. */
static size_t count_slips(const rly_plain_name *a, const rly_plain_name *b, size_t most)
{
    size_t rows[3][RLY_PLAIN_LETTERS + 1], *before = rows[0], *row = rows[1], *next = rows[2];
    for (size_t j = 0; j <= b->size; j++)
        row[j] = j;
    for (size_t i = 1; i <= a->size; i++) {
        next[0] = i;
        for (size_t j = 1; j <= b->size; j++) {
            size_t best = row[j - 1] + (a->letters[i - 1] != b->letters[j - 1]);
            if (row[j] + 1 < best)
                best = row[j] + 1;
            if (next[j - 1] + 1 < best)
                best = next[j - 1] + 1;
            bool swapped =
                i > 1 && j > 1 && a->letters[i - 1] == b->letters[j - 2] && a->letters[i - 2] == b->letters[j - 1];
            if (swapped && before[j - 2] + 1 < best)
                best = before[j - 2] + 1;
            next[j] = best;
        }
        size_t *used = before;
        before = row;
        row = next;
        next = used;
    }
    return row[b->size] <= most ? row[b->size] : most + 1;
}

/* One slip in a name of four letters or more, two in one of eight that begins alike. */
static bool is_slip(const rly_plain_name *a, const rly_plain_name *b)
{
    size_t longer = a->size > b->size ? a->size : b->size, shorter = a->size + b->size - longer;
    if (longer < 4 || longer - shorter > 2)
        return false;
    size_t most = shorter >= 7 && a->letters[0] == b->letters[0] ? 2 : 1;
    return count_slips(a, b, most) <= most;
}

rly_likeness rly_name_likeness(const rly_plain_name *a, const rly_plain_name *b)
{
    if (a->size == 0 || b->size == 0)
        return RLY_OTHER_NAME;
    if (is_equal(a, b))
        return RLY_SAME_NAME;
    if (a->size == 1 || b->size == 1)
        return a->letters[0] == b->letters[0] ? RLY_SAME_NAME : RLY_OTHER_NAME;
    rly_plain_name x = without_umlauts(a), y = without_umlauts(b);
    if (is_equal(&x, &y) || is_cut(a, b) || is_cut(b, a) || is_pet_form(a, b) || is_pet_form(b, a))
        return RLY_SAME_NAME;
    return is_slip(a, b) ? RLY_LIKE_NAME : RLY_OTHER_NAME;
}

bool rly_name_contains(const rly_plain_name *whole, const rly_plain_name *part)
{
    for (size_t i = 0; part->size && i + part->size <= whole->size; i++)
        if (memcmp(whole->letters + i, part->letters, part->size) == 0)
            return true;
    return false;
}
