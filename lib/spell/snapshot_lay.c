/* SPDX-License-Identifier: Apache-2.0 */
#include "spell/snapshot_lay.h"

enum { FORMS_A_BUCKET = 7 };

uint32_t rly_snapshot_buckets(size_t forms)
{
    return (uint32_t)(forms / FORMS_A_BUCKET + 1);
}

uint32_t rly_snapshot_more_buckets(uint32_t buckets)
{
    return buckets + buckets / 8 + 1;
}

bool rly_snapshot_begin(rly_buf *out, const rly_dictionary_record *records, uint32_t dictionaries, uint32_t buckets)
{
    uint32_t blocks = (buckets + RLY_BLOCK_BUCKETS - 1) / RLY_BLOCK_BUCKETS;
    size_t start = sizeof(rly_snapshot_header) + blocks * sizeof(uint32_t);
    start = (start + RLY_BLOCK_BYTES - 1) / RLY_BLOCK_BYTES * RLY_BLOCK_BYTES;
    rly_snapshot_header header = {.version = RLY_SNAPSHOT_VERSION,
                                  .order = RLY_SNAPSHOT_ORDER,
                                  .size = start + (uint64_t)blocks * RLY_BLOCK_BYTES,
                                  .dictionaries = dictionaries,
                                  .buckets = buckets,
                                  .blocks = blocks,
                                  .start = (uint32_t)start};
    memcpy(header.magic, RLY_SNAPSHOT_MAGIC, sizeof header.magic);
    memcpy(header.dictionary, records, dictionaries * sizeof *records);
    rly_buf_clear(out);
    if (!rly_buf_room(out, (size_t)header.size))
        return false;
    memset(out->data, 0, (size_t)header.size);
    memcpy(out->data, &header, sizeof header);
    out->size = (size_t)header.size;
    return true;
}

bool rly_snapshot_put(char *bytes, const char *form, size_t size, uint8_t cases)
{
    const rly_snapshot_header *header = (const rly_snapshot_header *)(void *)bytes;
    rly_bucket *buckets = (rly_bucket *)(void *)(bytes + header->start);
    uint64_t hash = rly_form_hash(form, size);
    uint32_t count = header->buckets, at = rly_form_bucket(hash, count), tag = rly_form_tag(hash);
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

void rly_snapshot_seal(char *bytes)
{
    rly_snapshot_header *header = (rly_snapshot_header *)(void *)bytes;
    uint32_t *sums = (uint32_t *)(void *)(header + 1);
    for (uint32_t i = 0; i < header->blocks; i++)
        sums[i] = (uint32_t)rly_checksum(bytes + header->start + (size_t)i * RLY_BLOCK_BYTES, RLY_BLOCK_BYTES, i);
    header->checksum = rly_snapshot_sum(header);
}
