/* SPDX-License-Identifier: Apache-2.0 */
/* Plain forms of what makes an SMS fall to UCS-2. */
#include "measure/measure.h"

static const rly_gsm_form forms[] = {
    {0x09, 0x09, " ", "tab"},
    {0x60, 0x60, "'", "backtick"},
    {0xA0, 0xA0, " ", "no-break space"},
    {0xAB, 0xAB, "\"", "angle quote"},
    {0xAD, 0xAD, "", "soft hyphen"},
    {0xB4, 0xB4, "'", "acute accent"},
    {0xB7, 0xB7, "-", "middle dot"},
    {0xBB, 0xBB, "\"", "angle quote"},
    {0xD7, 0xD7, "x", "multiplication sign"},
    {0x2000, 0x200A, " ", "typographic space"},
    {0x200B, 0x200F, "", "invisible character"},
    {0x2010, 0x2011, "-", "hyphen"},
    {0x2012, 0x2013, "-", "en dash"},
    {0x2014, 0x2015, "-", "em dash"},
    {0x2018, 0x2019, "'", "typographic quote"},
    {0x201A, 0x201A, "'", "low quote"},
    {0x201B, 0x201B, "'", "typographic quote"},
    {0x201C, 0x201D, "\"", "typographic quote"},
    {0x201E, 0x201E, "\"", "low quote"},
    {0x201F, 0x201F, "\"", "typographic quote"},
    {0x2022, 0x2022, "-", "bullet"},
    {0x2026, 0x2026, "...", "ellipsis"},
    {0x2028, 0x2029, "\n", "line separator"},
    {0x202A, 0x202E, "", "invisible character"},
    {0x202F, 0x202F, " ", "no-break space"},
    {0x2032, 0x2032, "'", "prime"},
    {0x2033, 0x2033, "\"", "double prime"},
    {0x2039, 0x203A, "'", "angle quote"},
    {0x205F, 0x205F, " ", "typographic space"},
    {0x2060, 0x2069, "", "invisible character"},
    {0x2212, 0x2212, "-", "minus sign"},
    {0x3000, 0x3000, " ", "wide space"},
    {0xFE0E, 0xFE0F, "", "invisible character"},
    {0xFEFF, 0xFEFF, "", "byte order mark"},
};

const rly_gsm_form *rly_gsm_form_of(uint32_t code)
{
    for (size_t i = 0; i < sizeof forms / sizeof *forms && forms[i].first <= code; i++)
        if (code <= forms[i].last)
            return &forms[i];
    return NULL;
}
