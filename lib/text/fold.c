/* SPDX-License-Identifier: Apache-2.0 */
/* What is a letter, and which small one it folds to. */
#include <unicase.h>
#include <unictype.h>
#include <unistr.h>

#include "text/internal.h"

void rly_lower_ascii(char *restrict to, const char *restrict from, size_t size)
{
    enum { BLOCK = 16 }; /* compilers do one in one step */
    for (size_t at = 0; at < size; at += BLOCK)
        for (size_t i = 0; i < BLOCK; i++) {
            unsigned char c = (unsigned char)from[at + i];
            to[at + i] = (char)(c + ((unsigned char)(c - 'A') < 26 ? 'a' - 'A' : 0));
        }
}

size_t rly_letter_size(const char *text, size_t size, size_t at, bool inside)
{
    ucs4_t code;
    size_t length = (size_t)u8_mbtouc_unsafe(&code, (const uint8_t *)text + at, size - at);
    if (code >= 0xC0 && code <= 0x24F)
        return code == 0xD7 || code == 0xF7 ? 0 : length;
    if ((code >= 0x2000 && code <= 0x20FF) || (code >= 0x2190 && code <= 0x2BFF) ||
        (code >= 0x1F000 && code <= 0x1FAFF))
        return 0;
    uint32_t mask = UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_Nd | (inside ? UC_CATEGORY_MASK_M : 0);
    return uc_is_general_category_withtable(code, mask) ? length : 0;
}

/* Letters that are another letter in a fancy dress: full-width and mathematical ones; and the apostrophe in names that
 * were never read as a text. */
static ucs4_t undress(ucs4_t code)
{
    if (code == 0x2019)
        return '\'';
    bool fancy = (code >= 0x1D400 && code <= 0x1D7FF) || (code >= 0xFF10 && code <= 0xFF5A) ||
                 (code >= 0x2100 && code <= 0x214F);
    ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];
    int tag;
    if (!fancy || uc_decomposition(code, &tag, parts) != 1)
        return code;
    return tag == UC_DECOMP_FONT || tag == UC_DECOMP_WIDE ? parts[0] : code;
}

bool rly_fold_high(rly_buf *folded, const char *word, size_t size, unsigned *flags)
{
    size_t begin = folded->size, upper = 0, lower = 0;
    for (size_t at = 0; at < size;) {
        ucs4_t code;
        at += (size_t)u8_mbtouc_unsafe(&code, (const uint8_t *)word + at, size - at);
        code = undress(code);
        ucs4_t small = uc_tolower(code);
        bool is_upper = small != code, is_lower = !is_upper && uc_toupper(code) != code;
        if (is_upper && upper + lower == 0)
            *flags |= RLY_TOKEN_CAPITAL;
        upper += is_upper;
        lower += is_lower;
        uint8_t bytes[8] = "ss";
        int length = small == 0xDF ? 2 : u8_uctomb(bytes, small, sizeof bytes);
        if (length <= 0 || folded->size - begin + (size_t)length > RLY_LONGEST_FOLD)
            break;
        rly_buf_add(folded, (const char *)bytes, (size_t)length);
    }
    if (upper >= 2 && lower == 0)
        *flags |= RLY_TOKEN_SHOUTED;
    return !folded->failed;
}
