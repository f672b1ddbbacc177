/* SPDX-License-Identifier: Apache-2.0 */
#include "spell/snapshot.h"

#include <stddef.h>

uint64_t rly_checksum(const void *bytes, size_t size, uint64_t seed)
{
    const char *at = bytes;
    uint64_t lanes[4] = {seed + 1, seed + 2, seed + 3, seed + 4}, eight = 0;
    for (; size >= 32; size -= 32, at += 32)
        for (unsigned i = 0; i < 4; i++) { /* four at a time, since each waits for its last product */
            memcpy(&eight, at + (size_t)i * 8, 8);
            lanes[i] = rly_mix(lanes[i], eight);
        }
    uint64_t sum = seed ^ size;
    for (; size >= 8; size -= 8, at += 8) {
        memcpy(&eight, at, 8);
        sum = rly_mix(sum, eight);
    }
    eight = 0;
    memcpy(&eight, at, size);
    sum = rly_mix(sum, eight);
    for (unsigned i = 0; i < 4; i++)
        sum = rly_mix(sum, lanes[i]);
    return sum;
}

uint64_t rly_snapshot_sum(const rly_snapshot_header *header)
{
    return rly_checksum(header, offsetof(rly_snapshot_header, checksum), RLY_SNAPSHOT_VERSION);
}

static replylint_status refuse(const char *name, const char *what, replylint_error *error)
{
    return rly_fail(error, REPLYLINT_ERROR_FILE, (rly_place){name, 0, 0}, "%s", what);
}

/* Do the texts of the header end where they have room? A packed file may bring others, and a good checksum with them.
 */
static bool has_names(const rly_snapshot_header *header)
{
    for (unsigned i = 0; i < header->dictionaries; i++) {
        const rly_dictionary_record *dictionary = &header->dictionary[i];
        if (!memchr(dictionary->name, '\0', sizeof dictionary->name) ||
            !memchr(dictionary->base, '\0', sizeof dictionary->base))
            return false;
    }
    return true;
}

/* Do the counts of the header agree with each other and with the size? */
static bool is_sound(const rly_snapshot_header *header)
{
    uint64_t sums = sizeof *header + (uint64_t)header->blocks * sizeof(uint32_t);
    return header->dictionaries > 0 && header->dictionaries <= RLY_DICTIONARIES && header->buckets > 0 &&
           (uint64_t)header->blocks * RLY_BLOCK_BUCKETS >= header->buckets &&
           header->size == (uint64_t)header->start + (uint64_t)header->blocks * RLY_BLOCK_BYTES &&
           header->start >= sums && header->start % RLY_BUCKET_BYTES == 0 && has_names(header);
}

replylint_status rly_snapshot_use(rly_snapshot *snapshot, const void *bytes, size_t size, const char *name,
                                  replylint_error *error)
{
    const rly_snapshot_header *header = bytes;
    *snapshot = (rly_snapshot){.header = NULL};
    if (size < sizeof header->magic || memcmp(header->magic, RLY_SNAPSHOT_MAGIC, sizeof header->magic) != 0)
        return refuse(name, "this is no snapshot of a dictionary; install replylint again", error);
    if (size < sizeof *header)
        return refuse(name, "the snapshot is cut short; install replylint again", error);
    if (header->order != RLY_SNAPSHOT_ORDER)
        return refuse(name, "the snapshot was made for a machine with another byte order; build it on this one", error);
    if (header->version != RLY_SNAPSHOT_VERSION)
        return refuse(name, "the snapshot is of another version of replylint; build it with this one", error);
    if (header->size > size)
        return refuse(name, "the snapshot is cut short; install replylint again", error);
    if (header->size != size || !is_sound(header) || header->checksum != rly_snapshot_sum(header))
        return refuse(name, "the snapshot is damaged; install replylint again", error);
    snapshot->checked = rly_allocate(header->blocks);
    if (!snapshot->checked)
        return rly_fail_memory(error);
    snapshot->header = header;
    snapshot->sums = (const uint32_t *)(header + 1);
    snapshot->buckets = (const rly_bucket *)((const char *)bytes + header->start);
    return REPLYLINT_OK;
}

void rly_snapshot_release(rly_snapshot *snapshot)
{
    rly_release(snapshot->checked);
    snapshot->checked = NULL;
    snapshot->header = NULL;
}

bool rly_snapshot_check(rly_snapshot *snapshot, uint32_t block)
{
    const char *bytes = (const char *)snapshot->buckets + (size_t)block * RLY_BLOCK_BYTES;
    if ((uint32_t)rly_checksum(bytes, RLY_BLOCK_BYTES, block) != snapshot->sums[block]) {
        atomic_store_explicit(&snapshot->damaged, true, memory_order_relaxed);
        return false;
    }
    atomic_store_explicit(&snapshot->checked[block], 1, memory_order_relaxed);
    return true;
}
