/* SPDX-License-Identifier: Apache-2.0 */
/*
 * SMS, as 3GPP TS 23.038 and 23.040 have it: seven bits a character when all are in the GSM alphabet, else UCS-2. What
 * fits into no single message is sent in parts, which are shorter by a header. No escape pair and no surrogate pair is
 * divided among two parts.
 */
#include "measure/internal.h"

const char *const rly_sms_encoding_names[3] = {"", "GSM-7", "UCS-2"};

enum { GSM_SINGLE = 160, GSM_PART = 153, UCS2_SINGLE = 70, UCS2_PART = 67 };

/* Beyond ASCII: Latin letters and signs, the ten Greek capitals that look like no Latin ones, the euro. */
static bool is_gsm_high(uint32_t code)
{
    static const uint16_t codes[] = {0xA1,  0xA3,  0xA4,  0xA5,  0xA7,  0xBF,  0xC4,  0xC5,  0xC6, 0xC7,
                                     0xC9,  0xD1,  0xD6,  0xD8,  0xDC,  0xDF,  0xE0,  0xE4,  0xE5, 0xE6,
                                     0xE8,  0xE9,  0xEC,  0xF1,  0xF2,  0xF6,  0xF8,  0xF9,  0xFC, 0x393,
                                     0x394, 0x398, 0x39B, 0x39E, 0x3A0, 0x3A3, 0x3A6, 0x3A8, 0x3A9};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (codes[i] >= code)
            return codes[i] == code;
    return false;
}

uint32_t rly_gsm_septets(uint32_t code)
{
    /* Controls but LF, CR and FF, the backtick, DEL; FF and ^ { } \ [ ~ ] | behind an escape. */
    static const rly_ascii_set missing = {UINT64_C(0x00000000FFFFCBFF), UINT64_C(0x8000000100000000)};
    static const rly_ascii_set escaped = {UINT64_C(0x0000000000001000), UINT64_C(0x7800000078000000)};
    if (code >= 0x80)
        return code == 0x20AC ? 2 : is_gsm_high(code);
    return rly_in_set(missing, code) ? 0 : rly_in_set(escaped, code) ? 2 : 1;
}

static bool is_gsm(rly_str text, uint64_t *septets)
{
    *septets = 0;
    for (size_t at = 0; at < text.size;) {
        uint32_t size = rly_gsm_septets(rly_next_code(text.data, &at));
        if (!size)
            return false;
        *septets += size;
    }
    return true;
}

/* Cut the text into parts of `room`; at the end of part `most` it is cut for good. */
static void divide(rly_str text, bool gsm, uint32_t room, uint32_t most, rly_length *out)
{
    uint64_t parts = 1, used = 0;
    out->cut = text.size;
    for (size_t at = 0, from = 0; at < text.size; from = at) {
        uint32_t code = rly_next_code(text.data, &at), size = gsm ? rly_gsm_septets(code) : code > 0xFFFF ? 2 : 1;
        if (used + size > room) {
            if (parts == most)
                out->cut = from;
            parts++;
            used = 0;
        }
        used += size;
        if (most && parts > most)
            out->over += size;
    }
    out->segments = parts;
    out->segment_left = room - used;
}

bool rly_measure_segments(rly_measuring *measuring, const rly_limit *limit, rly_str text, rly_length *out)
{
    bool gsm = is_gsm(text, &out->length);
    uint32_t single = gsm ? GSM_SINGLE : UCS2_SINGLE, part = gsm ? GSM_PART : UCS2_PART;
    if (!gsm) {
        rly_length units = {0};
        rly_measure_utf16(measuring, limit, text, &units);
        out->length = units.length;
    }
    out->encoding = gsm ? RLY_GSM7 : RLY_UCS2;
    out->limit = limit->count == 1 ? single : (uint64_t)limit->count * part;
    bool one = out->length <= single;
    divide(text, gsm, one ? single : part, one ? 0 : limit->count, out);
    if (!one && limit->count == 1) { /* what fits is what fits into a message without a header */
        rly_length whole = {0};
        divide(text, gsm, single, 1, &whole);
        out->cut = whole.cut;
        out->over = out->length - single;
    }
    return true;
}
