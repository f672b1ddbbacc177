/* SPDX-License-Identifier: Apache-2.0 */
/* Any bytes as an e-mail: its fields, its parts, and their bodies with the way back to the file. */
#include "fuzz.h"

#include <unistr.h>

#include "../../cli/mime.h"
#include "../../cli/mime_decode.h"

static void decode(const mime_part *part, rly_arena *arena)
{
    rly_str type = mime_field(part, "Content-Type", arena);
    rly_str encoding = mime_word(mime_field(part, "Content-Transfer-Encoding", arena), arena);
    rly_str charset = mime_parameter(type, "charset", arena);
    rly_buf out = {0};
    rly_map map = {0};
    (void)mime_word(type, arena);
    if (decode_body(part->file, part->body, part->end, encoding, charset, &out, &map)) {
        for (size_t at = 0; at < out.size; at++) {
            size_t from = rly_map_start(&map, (uint32_t)at), to = rly_map_end(&map, (uint32_t)at + 1);
            REQUIRE(from <= to && to <= part->end);
        }
    }
    rly_buf_free(&out);
    rly_map_free(&map);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    rly_arena arena = {0};
    char *copy = malloc(size + 1);
    REQUIRE(copy);
    memcpy(copy, data, size);
    copy[size] = '\0'; /* as file_read() leaves it */
    mime_part whole = mime_part_of(copy, 0, size), part;
    REQUIRE(whole.body <= whole.end && whole.end == size);
    static const char *const fields[] = {"From", "To", "Subject", "Date"};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        rly_str words = mime_decode_words(mime_field(&whole, fields[i], &arena), &arena);
        REQUIRE(words.size == 0 || words.data);
    }
    decode(&whole, &arena);
    rly_str boundary = mime_parameter(mime_field(&whole, "Content-Type", &arena), "boundary", &arena);
    for (size_t at = whole.body, parts = 0; boundary.size && mime_next_part(&whole, boundary, &at, &part); parts++) {
        REQUIRE(part.begin <= part.body && part.body <= part.end && part.end <= at && at <= size && parts <= size);
        decode(&part, &arena);
    }
    rly_arena_free(&arena);
    free(copy);
    return 0;
}
