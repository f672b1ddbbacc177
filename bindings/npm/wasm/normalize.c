/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Unicode normalization in the place of libunistring's: every engine of JavaScript has it, and its tables would be a
 * sixteenth of the module. What is asked for here is what the library asks for.
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <uninorm.h>
#include <unistr.h>

typedef enum form { NFC, NFD, NFKD } form; /* as src/engine.js has them */

/* Write the text in a form to `out`, where there is room for it. Returns its size. */
__attribute__((import_module("replylint"), import_name("normalize"))) size_t
host_normalize(form form, const uint8_t *text, size_t size, uint8_t *out, size_t room);

/* The first member is what uninorm_is_compat_decomposing() looks at. */
struct unicode_normalization_form {
    unsigned int description;
    form form;
};

const struct unicode_normalization_form uninorm_nfc = {0, NFC}, uninorm_nfd = {0, NFD};

uninorm_t uninorm_decomposing_form(uninorm_t nf)
{
    (void)nf;
    return &uninorm_nfd;
}

uint8_t *u8_normalize(uninorm_t nf, const uint8_t *s, size_t n, uint8_t *resultbuf, size_t *lengthp)
{
    size_t room = resultbuf ? *lengthp : 0, size = host_normalize(nf->form, s, n, resultbuf, room);
    uint8_t *result = resultbuf;
    if (!resultbuf || size > room) {
        result = malloc(size + 1);
        if (!result)
            return NULL;
        size = host_normalize(nf->form, s, n, result, size);
    }
    *lengthp = size;
    return result;
}

/* The characters of another form of `uc`. Returns how many; -1 when it is the same. */
static int decompose(form form, ucs4_t uc, ucs4_t *decomposition)
{
    uint8_t own[6], other[6 * UC_DECOMPOSITION_MAX_LENGTH];
    int size = u8_uctomb(own, uc, sizeof own), count = 0;
    if (size <= 0)
        return -1;
    size_t past = host_normalize(form, own, (size_t)size, other, sizeof other);
    if (past > sizeof other || (past == (size_t)size && memcmp(own, other, past) == 0))
        return -1;
    for (size_t at = 0; at < past; count++)
        at += (size_t)u8_mbtouc_unsafe(&decomposition[count], other + at, past - at);
    return count;
}

/* At once as far as it goes, which is where steps would lead, too. */
int uc_canonical_decomposition(ucs4_t uc, ucs4_t *decomposition)
{
    return decompose(NFD, uc, decomposition);
}

/* What the two are as one; 0 when they stay two. */
ucs4_t uc_composition(ucs4_t uc1, ucs4_t uc2)
{
    uint8_t two[12], out[12];
    ucs4_t whole = 0;
    int first = u8_uctomb(two, uc1, 6), second = first > 0 ? u8_uctomb(two + first, uc2, 6) : -1;
    if (second <= 0)
        return 0;
    size_t size = host_normalize(NFC, two, (size_t)(first + second), out, sizeof out);
    return size <= sizeof out && (size_t)u8_mbtouc_unsafe(&whole, out, size) == size ? whole : 0;
}

/* Of the letters for which it is asked, five are kin and not in another dress. */
int uc_decomposition(ucs4_t uc, int *decomp_tag, ucs4_t *decomposition)
{
    int count = uc_canonical_decomposition(uc, decomposition);
    bool kin = uc == 0x2107 || (uc >= 0x2135 && uc <= 0x2138);
    *decomp_tag = count > 0     ? UC_DECOMP_CANONICAL
                  : uc > 0xFF00 ? UC_DECOMP_WIDE
                  : kin         ? UC_DECOMP_COMPAT
                                : UC_DECOMP_FONT;
    return count > 0 ? count : decompose(NFKD, uc, decomposition);
}
