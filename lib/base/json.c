/* SPDX-License-Identifier: Apache-2.0 */
#include "base/json.h"

#include <unistr.h>

static void write_control(rly_buf *out, unsigned char byte)
{
    static const char hex[] = "0123456789abcdef";
    const char *short_form = byte == '\n' ? "\\n" : byte == '\t' ? "\\t" : byte == '\r' ? "\\r" : NULL;
    if (short_form) {
        rly_buf_str(out, short_form);
        return;
    }
    rly_buf_str(out, "\\u00");
    rly_buf_byte(out, hex[byte >> 4]);
    rly_buf_byte(out, hex[byte & 15]);
}

/* How many bytes at `data` can go out as they are; eight at a time, since nearly all can. */
static size_t plain_run(const unsigned char *data, size_t size)
{
    const uint64_t ones = 0x0101010101010101u, high = 0x80 * ones;
    size_t i = 0;
    for (uint64_t eight; size - i >= sizeof eight; i += sizeof eight) {
        memcpy(&eight, data + i, sizeof eight);
        uint64_t quote = eight ^ ('"' * ones), slash = eight ^ ('\\' * ones);
        uint64_t odd = (quote - ones) | (slash - ones) | (eight - 0x20 * ones) | (eight + ones) | eight;
        if (odd & high) /* of these sums a wrong alarm costs a look, and no byte is missed */
            break;
    }
    while (i < size && data[i] >= 0x20 && data[i] < 0x7f && data[i] != '"' && data[i] != '\\')
        i++;
    return i;
}

/* What is not plain as a whole, without its quotes. */
static void write_escaped(rly_buf *out, const unsigned char *p, size_t size)
{
    for (const unsigned char *end = p + size; p < end;) {
        size_t plain = plain_run(p, (size_t)(end - p));
        rly_buf_add(out, (const char *)p, plain);
        p += plain;
        if (p == end)
            break;
        if (*p == '"' || *p == '\\') {
            rly_buf_byte(out, '\\');
            rly_buf_byte(out, (char)*p++);
        } else if (*p < 0x20 || *p == 0x7f) {
            write_control(out, *p++);
        } else {
            ucs4_t character;
            int length = u8_mbtoucr(&character, p, (size_t)(end - p));
            rly_buf_add(out, length > 0 ? (const char *)p : "\xef\xbf\xbd", length > 0 ? (size_t)length : 3);
            p += length > 0 ? length : 1;
        }
    }
}

void rly_json_text(rly_json *json, const char *key, rly_str value)
{
    if (!rly_json_key_with_room(json, key, value.size + 2))
        return;
    const unsigned char *bytes = (const unsigned char *)value.data;
    if (plain_run(bytes, value.size) == value.size) {
        rly_json_put_name(json->out, value.data, value.size);
        return;
    }
    rly_buf_byte(json->out, '"');
    write_escaped(json->out, bytes, value.size);
    rly_buf_byte(json->out, '"');
}

void rly_json_share(rly_json *json, const char *key, double value)
{
    rly_json_key(json, key);
    int thousandths = (int)((value < 0 ? -value : value) * 1000 + 0.5);
    if (value < 0 && thousandths)
        rly_buf_byte(json->out, '-');
    rly_buf_number(json->out, thousandths / 1000);
    if (thousandths % 1000 == 0)
        return;
    rly_buf_byte(json->out, '.');
    for (int rest = thousandths % 1000, unit = 100; rest; rest %= unit, unit /= 10)
        rly_buf_byte(json->out, (char)('0' + rest / unit));
}
