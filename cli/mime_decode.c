/* SPDX-License-Identifier: Apache-2.0 */
#include "mime_decode.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>
#include <strings.h>

static bool finish(rly_str in, const rly_buf *out, rly_map *map)
{
    map->to_size = (uint32_t)out->size;
    map->from_size = (uint32_t)in.size;
    return !out->failed;
}

static bool decode_plain(rly_str in, rly_buf *out, rly_map *map)
{
    bool good = !in.size || rly_map_add(map, (uint32_t)out->size, 0, (uint32_t)in.size);

    rly_buf_add(out, in.data, in.size);
    return finish(in, out, map) && good;
}

static int hex_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c = (char)(c | 0x20);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The size of a soft line break (= at the end of a line) at `in`, or 0. */
static size_t soft_break(rly_str in)
{
    size_t i = 1;

    while (i < in.size && (in.data[i] == ' ' || in.data[i] == '\t'))
        i++;
    if (i < in.size && in.data[i] == '\r')
        i++;
    return i == in.size || in.data[i] == '\n' ? i + (i < in.size) : 0;
}

static bool decode_quoted_printable(rly_str in, rly_buf *out, rly_map *map)
{
    bool good = true;

    for (size_t i = 0; i < in.size && good;) {
        const char *equals = memchr(in.data + i, '=', in.size - i);
        size_t plain = (equals ? (size_t)(equals - in.data) : in.size) - i;
        good = !plain || rly_map_add(map, (uint32_t)out->size, (uint32_t)i, (uint32_t)plain);
        rly_buf_add(out, in.data + i, plain);
        i += plain;
        if (i == in.size)
            break;
        size_t soft = soft_break((rly_str){in.data + i, in.size - i});
        int high = i + 2 < in.size ? hex_value(in.data[i + 1]) : -1;
        int low = i + 2 < in.size ? hex_value(in.data[i + 2]) : -1;
        if (soft) {
            i += soft;
        } else if (high >= 0 && low >= 0) {
            rly_buf_byte(out, (char)(high * 16 + low));
            i += 3;
        } else {
            rly_buf_byte(out, in.data[i++]);
        }
    }
    return finish(in, out, map) && good;
}

static int base64_value(char c)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const char *digit = c ? strchr(digits, c) : NULL;

    return digit ? (int)(digit - digits) : -1;
}

static bool decode_base64(rly_str in, rly_buf *out, rly_map *map)
{
    unsigned bits = 0, held = 0;
    bool good = true;

    for (size_t i = 0; i < in.size && in.data[i] != '=' && good; i++) {
        int value = base64_value(in.data[i]);
        if (value < 0)
            continue;
        bits = bits << 6 | (unsigned)value;
        held += 6;
        if (held < 8)
            continue;
        held -= 8;
        /* No byte is the same, but the character that completes it is where it stands. */
        good = rly_map_add(map, (uint32_t)out->size, (uint32_t)i, 1);
        rly_buf_byte(out, (char)(bits >> held & 0xFF));
    }
    return finish(in, out, map) && good;
}

bool charset_is_utf8(rly_str charset)
{
    static const char *const names[] = {"", "utf-8", "utf8", "us-ascii", "ascii"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (charset.size == strlen(names[i]) && !strncasecmp(charset.data, names[i], charset.size))
            return true;
    return false;
}

/* Convert one character: the shortest run of bytes that yields something. How many bytes it took. */
static size_t convert_one(iconv_t converter, rly_str in, rly_buf *out)
{
    char bytes[8], result[16];

    for (size_t size = 1; size <= in.size && size <= sizeof bytes; size++) {
        char *from = bytes, *to = result;
        bytes[size - 1] = in.data[size - 1];
        size_t from_left = size, to_left = sizeof result;
        if (iconv(converter, &from, &from_left, &to, &to_left) == (size_t)-1 && errno == EINVAL)
            continue;
        if (from_left == size)
            break;
        rly_buf_add(out, result, (size_t)(to - result));
        return size - from_left;
    }
    rly_buf_str(out, "\xEF\xBF\xBD");
    return 1;
}

static bool decode_charset(rly_str in, const char *charset, rly_buf *out, rly_map *map)
{
    iconv_t converter = iconv_open("UTF-8", charset);
    bool good = true;

    if (converter == (iconv_t)-1) /* NOLINT(performance-no-int-to-ptr): that is how iconv says no */
        return false;
    for (size_t i = 0; i < in.size && good;) {
        size_t before = out->size;
        size_t taken = convert_one(converter, (rly_str){in.data + i, in.size - i}, out);
        if (taken == 1 && out->size == before + 1 && out->data[before] == in.data[i])
            good = rly_map_add(map, (uint32_t)before, (uint32_t)i, 1);
        i += taken;
    }
    (void)iconv_close(converter);
    return finish(in, out, map) && good;
}

bool decode_body(const char *file, size_t begin, size_t end, rly_str encoding, rly_str charset, rly_buf *out,
                 rly_map *map)
{
    rly_str in = {file + begin, end - begin};
    rly_map transfer = {0}, letters = {0};
    rly_buf bytes = {0};
    bool good;

    if (rly_str_is(encoding, "quoted-printable"))
        good = decode_quoted_printable(in, &bytes, &transfer);
    else
        good =
            rly_str_is(encoding, "base64") ? decode_base64(in, &bytes, &transfer) : decode_plain(in, &bytes, &transfer);
    rly_str decoded = {bytes.data ? bytes.data : "", bytes.size};
    if (good && charset_is_utf8(charset))
        good = decode_plain(decoded, out, &letters);
    else if (good)
        good = decode_charset(decoded, charset.data, out, &letters);
    good = good && rly_map_compose(&letters, &transfer, map);
    for (size_t i = 0; i < map->runs.count; i++) /* offsets of the body become those of the file */
        map->runs.items[i].from += (uint32_t)begin;
    map->from_size = (uint32_t)end;
    rly_map_free(&transfer);
    rly_map_free(&letters);
    rly_buf_free(&bytes);
    return good;
}
