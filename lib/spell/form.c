/* SPDX-License-Identifier: Apache-2.0 */
#include "spell/form.h"

#include <unicase.h>
#include <unistr.h>

enum { ROOM = RLY_LONGEST_FORM + 8 };

static bool put(char *out, size_t *size, ucs4_t code)
{
    if (*size + 6 > ROOM)
        return false;
    int length = u8_uctomb((uint8_t *)out + *size, code, 6);
    *size += length > 0 ? (size_t)length : 0;
    return length > 0;
}

bool rly_form_read(rly_form *form, rly_str word)
{
    size_t upper = 0, lower = 0;
    bool first = false, ascii = true;
    *form = (rly_form){.size = 0};
    for (size_t at = 0; at < word.size;) {
        ucs4_t code;
        at += (size_t)u8_mbtouc(&code, (const uint8_t *)word.data + at, word.size - at);
        code = code == 0x2019 ? '\'' : code;
        ucs4_t small = uc_tolower(code);
        bool is_upper = small != code;
        first = first || (is_upper && form->size == 0);
        upper += is_upper;
        lower += !is_upper && uc_toupper(code) != code;
        ascii = ascii && ((small >= 'a' && small <= 'z') || small == '\'');
        if (!put(form->letters, &form->size, small))
            return false;
    }
    form->plain = ascii && form->size > 0;
    form->cases = upper == 0 ? RLY_IN_SMALL : upper == 1 && first ? RLY_WITH_CAPITAL : lower == 0 ? RLY_IN_CAPITALS : 0;
    return form->size <= RLY_LONGEST_FORM;
}

size_t rly_form_write(const rly_form *form, unsigned cases, char *out)
{
    size_t size = 0;
    for (size_t at = 0; at < form->size;) {
        ucs4_t code;
        bool raise = cases == RLY_IN_CAPITALS || (cases == RLY_WITH_CAPITAL && at == 0);
        at += (size_t)u8_mbtouc_unsafe(&code, (const uint8_t *)form->letters + at, form->size - at);
        if (!put(out, &size, raise ? uc_toupper(code) : code))
            break;
    }
    return size;
}
