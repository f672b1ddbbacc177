/* SPDX-License-Identifier: Apache-2.0 */
#include "spell/snapshot_write.h"

#include <stddef.h>

enum { FIRST_TABLE = 1 << 16, FORMS_A_BUCKET = 7 };

static uint32_t *slot_of(rly_snapshot_maker *maker, const char *form, size_t size)
{
    size_t mask = maker->table.count - 1, at = (size_t)rly_form_hash(form, size) & mask;
    for (;; at = (at + 1) & mask) {
        uint32_t *slot = &maker->table.items[at];
        if (*slot == 0 || rly_str_equal(maker->forms.items[*slot - 1], (rly_str){form, size}))
            return slot;
    }
}

/* Keep the table at most half full. */
static bool make_room(rly_snapshot_maker *maker)
{
    size_t count = maker->table.count;
    if (maker->forms.count * 2 < count)
        return true;
    count = count ? count * 2 : FIRST_TABLE;
    if (!rly_reserve(&maker->table, count - maker->table.count))
        return false;
    memset(maker->table.items, 0, count * sizeof *maker->table.items);
    maker->table.count = count;
    for (size_t i = 0; i < maker->forms.count; i++)
        *slot_of(maker, maker->forms.items[i].data, maker->forms.items[i].size) = (uint32_t)i + 1;
    return true;
}

uint8_t *rly_snapshot_form(rly_snapshot_maker *maker, const char *form, size_t size, bool *added)
{
    *added = false;
    if (!make_room(maker))
        return NULL;
    uint32_t *slot = slot_of(maker, form, size);
    if (*slot)
        return &maker->cases.items[*slot - 1];
    const char *copy = rly_arena_copy(&maker->letters, form, size);
    rly_str *text = copy ? rly_push(&maker->forms) : NULL;
    uint8_t *cases = text ? rly_push(&maker->cases) : NULL;
    if (!cases)
        return NULL;
    *text = (rly_str){copy, size};
    *cases = 0;
    *slot = (uint32_t)maker->forms.count;
    *added = true;
    return cases;
}

static bool put_form(rly_bucket *buckets, uint32_t count, uint64_t hash, uint8_t cases)
{
    uint32_t at = rly_form_bucket(hash, count), tag = rly_form_tag(hash);
    for (unsigned probe = 0; probe < RLY_MOST_PROBES; probe++) {
        rly_bucket *bucket = &buckets[at];
        for (unsigned i = 0; i < RLY_BUCKET_FORMS; i++) {
            if (bucket->tags[i] == 0 || bucket->tags[i] == tag) {
                bucket->tags[i] = tag;
                bucket->cases[i] |= cases;
                return true;
            }
        }
        bucket->more = 1;
        at = at + 1 == count ? 0 : at + 1;
    }
    return false;
}

static bool lay_out(const rly_snapshot_maker *maker, uint32_t count, rly_buf *out)
{
    uint32_t blocks = (count + RLY_BLOCK_BUCKETS - 1) / RLY_BLOCK_BUCKETS;
    size_t start = sizeof(rly_snapshot_header) + blocks * sizeof(uint32_t);
    start = (start + RLY_BLOCK_BYTES - 1) / RLY_BLOCK_BYTES * RLY_BLOCK_BYTES;
    rly_snapshot_header header = {.magic = RLY_SNAPSHOT_MAGIC,
                                  .version = RLY_SNAPSHOT_VERSION,
                                  .order = RLY_SNAPSHOT_ORDER,
                                  .size = start + (uint64_t)blocks * RLY_BLOCK_BYTES,
                                  .dictionaries = maker->dictionaries,
                                  .buckets = count,
                                  .blocks = blocks,
                                  .start = (uint32_t)start};
    memcpy(header.magic, RLY_SNAPSHOT_MAGIC, sizeof header.magic);
    memcpy(header.dictionary, maker->dictionary, sizeof header.dictionary);
    rly_buf_clear(out);
    if (!rly_vec_grow(&out->data, &out->capacity, 0, (size_t)header.size, 1))
        return false;
    memset(out->data, 0, (size_t)header.size);
    memcpy(out->data, &header, sizeof header);
    out->size = (size_t)header.size;
    rly_bucket *buckets = (rly_bucket *)(void *)(out->data + start);
    for (size_t i = 0; i < maker->forms.count; i++) {
        uint64_t hash = rly_form_hash(maker->forms.items[i].data, maker->forms.items[i].size);
        if (maker->cases.items[i] && !put_form(buckets, count, hash, maker->cases.items[i]))
            return rly_buf_clear(out), true;
    }
    rly_snapshot_seal(out->data);
    return true;
}

bool rly_snapshot_write(const rly_snapshot_maker *maker, rly_buf *out)
{
    size_t accepted = 0;
    for (size_t i = 0; i < maker->forms.count; i++)
        accepted += maker->cases.items[i] != 0;
    /* Until no form stands too far from its bucket. */
    for (uint32_t buckets = (uint32_t)(accepted / FORMS_A_BUCKET + 1);; buckets += buckets / 8 + 1) {
        if (!lay_out(maker, buckets, out))
            return false;
        if (out->size)
            return true;
    }
}

void rly_snapshot_seal(char *bytes)
{
    rly_snapshot_header *header = (rly_snapshot_header *)(void *)bytes;
    uint32_t *sums = (uint32_t *)(void *)(header + 1);
    for (uint32_t i = 0; i < header->blocks; i++)
        sums[i] = (uint32_t)rly_checksum(bytes + header->start + (size_t)i * RLY_BLOCK_BYTES, RLY_BLOCK_BYTES, i);
    header->checksum = rly_snapshot_sum(header);
}

void rly_snapshot_maker_free(rly_snapshot_maker *maker)
{
    rly_vec_free(&maker->forms);
    rly_vec_free(&maker->cases);
    rly_vec_free(&maker->table);
    rly_arena_free(&maker->letters);
}
