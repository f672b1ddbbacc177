/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Any bytes as a snapshot of dictionaries or a packed one, and as a list of words. Half of them get the checksums that
 * they ought to have, so that what lies behind these is looked into, too.
 */
#include "fuzz.h"
#include "spell/own_words.h"
#include "spell/packed.h"
#include "spell/snapshot_lay.h"
#include "spell/suggest.h"

enum { MOST_BYTES = 1 << 20 };

static void ask(rly_speller *speller)
{
    static const char *const words[] = {"receive", "recieve", "Zürich", "re-book", "LONDON", "iPhone"};
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        rly_suggestions found;
        rly_form form;
        const char *fault = NULL;
        REQUIRE(rly_speller_accepts(speller, rly_str_of(words[i]), 3, &fault) <= 3);
        REQUIRE(rly_form_read(&form, rly_str_of(words[i])));
        rly_suggest(&found, speller, &form, 3);
        REQUIRE(found.count <= RLY_MOST_SUGGESTIONS);
    }
    (void)rly_speller_dictionary(speller, RLY_STR("en-GB"));
}

/* Lay the bytes out as a snapshot whose sizes agree. */
static size_t make_sound(char *bytes, size_t size)
{
    rly_snapshot_header *header = (rly_snapshot_header *)(void *)bytes;
    uint32_t blocks = 1 + header->blocks % 8;
    size_t start = (sizeof *header + blocks * sizeof(uint32_t) + 63) / 64 * 64;
    size_t whole = start + (size_t)blocks * RLY_BLOCK_BYTES;
    memset(bytes + size, 0, whole > size ? whole - size : 0);
    memcpy(header->magic, RLY_SNAPSHOT_MAGIC, sizeof header->magic);
    header->order = RLY_SNAPSHOT_ORDER;
    header->version = RLY_SNAPSHOT_VERSION;
    header->dictionaries = 1 + header->dictionaries % RLY_DICTIONARIES;
    header->blocks = blocks;
    header->buckets = 1 + header->buckets % (blocks * RLY_BLOCK_BUCKETS);
    header->start = (uint32_t)start;
    header->size = whole;
    rly_snapshot_seal(bytes);
    return whole;
}

/* Give a packed dictionary its size and its checksum. */
static void make_packed(char *bytes, size_t size)
{
    uint32_t left = (uint32_t)(size - RLY_PACKED_HEADER), sum;
    memcpy(bytes, RLY_PACKED_MAGIC, sizeof RLY_PACKED_MAGIC - 1);
    sum = rly_packed_sum(bytes + RLY_PACKED_HEADER, left);
    for (unsigned i = 0; i < 4; i++) {
        bytes[RLY_PACKED_AT_VERSION + i] = i ? 0 : RLY_PACKED_VERSION;
        bytes[RLY_PACKED_AT_SIZE + i] = (char)(left >> 8 * i & 0xFF);
        bytes[RLY_PACKED_AT_SUM + i] = (char)(sum >> 8 * i & 0xFF);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    rly_own_words own = {.count = 0};
    rly_speller *speller = NULL;
    replylint_error *error = replylint_error_new();
    char *bytes = size < MOST_BYTES ? rly_allocate(size + 10 * RLY_BLOCK_BYTES) : NULL;
    if (!bytes || size == 0) {
        rly_release(bytes);
        replylint_error_free(error);
        return 0;
    }
    memcpy(bytes, data + 1, size - 1);
    size_t used = data[0] % 2 && size > sizeof(rly_snapshot_header) ? make_sound(bytes, size - 1) : size - 1;
    if (data[0] % 4 == 2 && used > RLY_PACKED_HEADER)
        make_packed(bytes, used);
    if (rly_speller_of_bytes(&speller, bytes, used, "en.words", error) == REPLYLINT_OK) {
        ask(speller);
    } else {
        REQUIRE(replylint_error_count(error) > 0);
    }
    if (rly_own_words_add(&own, "words", (const char *)data, size, error) == REPLYLINT_OK) {
        (void)rly_own_words_have(&own, RLY_STR("receive"));
    }
    rly_own_words_free(&own);
    rly_speller_free(speller);
    rly_release(bytes);
    replylint_error_free(error);
    return 0;
}
