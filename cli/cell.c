/* SPDX-License-Identifier: Apache-2.0 */
/* Cells of JSON and CSV, and those of other containers as they are. */
#include "cell.h"

#include <unistr.h>

#include "base/json.h"
#include "cell_yaml.h"

static uint32_t hex4(const char *digits)
{
    uint32_t value = 0;

    for (int i = 0; i < 4; i++) {
        char c = digits[i];
        value = value * 16 + (uint32_t)(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
    }
    return value;
}

/* Decode the escape at `at`, which the JSON reader has found good; how many bytes of the file it takes. */
static size_t decode_escape(const char *at, size_t size, rly_buf *out)
{
    static const char short_forms[] = "b\bf\fn\nr\rt\t";

    if (size < 6 || at[1] != 'u') {
        const char *form = strchr(short_forms, at[1]);
        rly_buf_byte(out, (form && (form - short_forms) % 2 == 0 ? form : at)[1]);
        return 2;
    }
    uint32_t code = hex4(at + 2);
    size_t taken = 6;
    uint8_t bytes[6];
    if (code >= 0xD800 && code < 0xDC00 && size >= 12 && at[6] == '\\' && at[7] == 'u') {
        code = 0x10000 + ((code - 0xD800) << 10) + (hex4(at + 8) - 0xDC00);
        taken = 12;
    }
    int length = u8_uctomb(bytes, code, sizeof bytes);
    rly_buf_add(out, length > 0 ? (const char *)bytes : "\xEF\xBF\xBD", length > 0 ? (size_t)length : 3);
    return taken;
}

/* Copy what stands for itself up to `mark`, and what the mark begins by `decode`. */
static bool read_marked(const cli_cell *cell, const char *file, char mark,
                        size_t (*decode)(const char *at, size_t size, rly_buf *out), rly_buf *out, rly_map *map)
{
    bool good = true;

    for (size_t at = cell->start; at < cell->end && good;) {
        const char *escape = memchr(file + at, mark, cell->end - at);
        size_t plain = (escape ? (size_t)(escape - file) : cell->end) - at;
        good = rly_map_add(map, (uint32_t)out->size, (uint32_t)at, (uint32_t)plain);
        rly_buf_add(out, file + at, plain);
        at += plain;
        if (escape && at < cell->end)
            at += decode(file + at, cell->end - at, out);
    }
    return good;
}

/* Two quotes are one. */
static size_t decode_quotes(const char *at, size_t size, rly_buf *out)
{
    rly_buf_byte(out, *at);
    return size > 1 ? 2 : 1;
}

bool cell_read(const cli_cell *cell, rly_str file, rly_buf *decoded, rly_map *map, rly_str *text, cli_writing *writing)
{
    bool good = true;

    *writing = cell->writing;
    if (cell->writing == WRITTEN_JSON) {
        good = read_marked(cell, file.data, '\\', decode_escape, decoded, map);
    } else if (cell->writing == WRITTEN_CSV) {
        good = read_marked(cell, file.data, '"', decode_quotes, decoded, map);
    } else if (cell_is_yaml(cell->writing)) {
        rly_buf_add(decoded, cell->value.data, cell->value.size);
        good = cell_align(cell, file, map, writing);
    } else {
        *text = (rly_str){cell->end > cell->start ? file.data + cell->start : "", cell->end - cell->start};
        map->to_size = (uint32_t)text->size;
        map->from_size = (uint32_t)file.size;
        return rly_map_add(map, 0, (uint32_t)cell->start, map->to_size) || complain_memory() != EXIT_TROUBLE;
    }
    *text = rly_str_of(rly_buf_text(decoded));
    text->size = decoded->size;
    map->to_size = (uint32_t)decoded->size;
    map->from_size = (uint32_t)file.size;
    return (good && !decoded->failed) || complain_memory() != EXIT_TROUBLE;
}

static void write_json(const char *words, rly_buf *out)
{
    rly_buf quoted = {0};
    rly_json json = {.out = &quoted};

    rly_json_text(&json, NULL, rly_str_of(words));
    if (quoted.failed)
        out->failed = true;
    else
        rly_buf_add(out, quoted.data + 1, quoted.size - 2);
    rly_buf_free(&quoted);
}

static void write_doubled(const char *words, char quote, rly_buf *out)
{
    for (; *words; words++) {
        rly_buf_byte(out, *words);
        if (*words == quote)
            rly_buf_byte(out, quote);
    }
}

bool cell_write(cli_writing writing, const char *words, bool at_start, bool at_end, rly_buf *out)
{
    bool line_end = strpbrk(words, "\r\n");

    switch (writing) {
    case WRITTEN_JSON:
        write_json(words, out);
        return true;
    case WRITTEN_YAML_DOUBLE: /* JSON is YAML */
        if (!line_end)
            write_json(words, out);
        return !line_end;
    case WRITTEN_CSV:
        write_doubled(words, '"', out);
        return true;
    case WRITTEN_YAML_SINGLE:
        write_doubled(words, '\'', out);
        return !line_end;
    case WRITTEN_CSV_BARE:
        rly_buf_str(out, words);
        return !line_end && !strpbrk(words, "\",;\t");
    case WRITTEN_YAML_PLAIN:
        rly_buf_str(out, words);
        return !line_end && cell_may_be_plain(words, at_start, at_end);
    case WRITTEN_YAML_BLOCK:
        rly_buf_str(out, words);
        return !line_end && !(at_start && (*words == ' ' || *words == '\t'));
    case WRITTEN_PLAIN:
        rly_buf_str(out, words);
        return true;
    default:
        return false;
    }
}
