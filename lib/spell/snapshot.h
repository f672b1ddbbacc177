/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The snapshot: every form that the dictionaries accept, as one flat table of hashes that is used where it lies, in a
 * file that is mapped or in any other memory. It is written when the package is built, in the byte order of the
 * machine, from the dictionaries that are installed there.
 *
 *   header     what it is, its size, its dictionaries; a checksum over itself
 *   sums       a checksum of 32 bits for each block of 512 bytes
 *   buckets    of 64 bytes, a line of the cache: twelve tags of 32 bits, and for each which dictionaries accept the
 *              form, and in which letters
 *
 * To sum up megabytes would cost more than all of a start, so that a block is checked when it is first looked into, and
 * its sum with it: a reply of forty words looks into thirty.
 */
#ifndef RLY_SNAPSHOT_H
#define RLY_SNAPSHOT_H

#include <stdatomic.h>
#include <string.h>

#include "base/error.h"

enum {
    RLY_SNAPSHOT_VERSION = 2,
    RLY_DICTIONARIES = 2, /* en_GB, en_US */
    RLY_BUCKET_FORMS = 12,
    RLY_BUCKET_BYTES = 64,
    RLY_BLOCK_BYTES = 512,
    RLY_BLOCK_BUCKETS = RLY_BLOCK_BYTES / RLY_BUCKET_BYTES,
    RLY_MOST_PROBES = 8, /* full buckets that a look-up goes past */
    RLY_LONGEST_FORM = 64
};

/* How a word is written. A dictionary accepts a form in some of them: "London" and "LONDON", but not "london". */
enum { RLY_IN_SMALL = 1, RLY_WITH_CAPITAL = 2, RLY_IN_CAPITALS = 4, RLY_CASES = 7, RLY_CASE_BITS = 3 };

/* What else is told of a form: it is one of those that replies are made of (common.txt), and a little word of these. */
enum { RLY_COMMON = 64, RLY_LITTLE = 128 };

typedef struct rly_dictionary_record {
    char name[16];     /* "en_GB" */
    char base[232];    /* where Hunspell's files are, less ".aff" and ".dic" */
    uint32_t complete; /* it has all accepted words of small ASCII letters and apostrophes: who is not in it is wrong */
    uint32_t forms;
} rly_dictionary_record;

typedef struct rly_snapshot_header {
    char magic[8];
    uint32_t version, order;
    uint64_t size;                                 /* of the whole file */
    uint32_t dictionaries, buckets, blocks, start; /* start: of the buckets, in bytes */
    rly_dictionary_record dictionary[RLY_DICTIONARIES];
    uint64_t checksum; /* of what stands before it */
} rly_snapshot_header;

#define RLY_SNAPSHOT_MAGIC "rlywords"
#define RLY_SNAPSHOT_ORDER 0x01020304u

typedef struct rly_bucket {
    uint32_t tags[RLY_BUCKET_FORMS]; /* 0: free */
    uint8_t cases[RLY_BUCKET_FORMS]; /* RLY_CASE_BITS a dictionary */
    uint8_t more, unused[3];         /* more: forms of this bucket stand in the next one, too */
} rly_bucket;

typedef struct rly_snapshot {
    const rly_snapshot_header *header;
    const uint32_t *sums;
    const rly_bucket *buckets;
    atomic_uchar *checked; /* one a block */
    atomic_bool damaged;   /* a block is not what was written: no verdict holds */
} rly_snapshot;

/*
 * Use the bytes of a snapshot, which must be aligned to 8 and stay. `name` is for messages. Errors:
 * REPLYLINT_ERROR_FILE when they are none, are cut, damaged, or from another version or machine;
 * REPLYLINT_ERROR_MEMORY.
 */
replylint_status rly_snapshot_use(rly_snapshot *snapshot, const void *bytes, size_t size, const char *name,
                                  replylint_error *error);
void rly_snapshot_release(rly_snapshot *snapshot); /* not the bytes */

/* Of a stretch of bytes; not for secrets. */
uint64_t rly_checksum(const void *bytes, size_t size, uint64_t seed);

/* The checksum that a header has to bear. */
uint64_t rly_snapshot_sum(const rly_snapshot_header *header);

/* For rly_snapshot_find(): check a block; false, and the snapshot is damaged, when it is not what was written. */
bool rly_snapshot_check(rly_snapshot *snapshot, uint32_t block);

static inline uint64_t rly_mix(uint64_t hash, uint64_t bytes)
{
    hash = (hash ^ bytes) * 0x9E3779B97F4A7C15u;
    return hash ^ (hash >> 32);
}

/* The hash of a form, in small letters. Words are short: the last bytes are read twice rather than one by one. */
static inline uint64_t rly_form_hash(const char *form, size_t size)
{
    uint64_t hash = size * 0xD6E8FEB86659FD93u, eight;
    uint32_t head, tail;
    if (size >= 8) {
        for (size_t at = 0; at + 8 < size; at += 8) {
            memcpy(&eight, form + at, 8);
            hash = rly_mix(hash, eight);
        }
        memcpy(&eight, form + size - 8, 8);
    } else if (size >= 4) {
        memcpy(&head, form, 4);
        memcpy(&tail, form + size - 4, 4);
        eight = (uint64_t)tail << 32 | head;
    } else {
        const unsigned char *byte = (const unsigned char *)form;
        eight = size == 0 ? 0 : (uint64_t)byte[0] << 16 | (uint64_t)byte[size / 2] << 8 | byte[size - 1];
    }
    hash = rly_mix(hash, eight);
    return rly_mix(hash, hash >> 29);
}

static inline uint32_t rly_form_bucket(uint64_t hash, uint32_t buckets)
{
    return (uint32_t)((hash >> 32) * buckets >> 32);
}

static inline uint32_t rly_form_tag(uint64_t hash)
{
    uint32_t tag = (uint32_t)hash;
    return tag ? tag : 1;
}

/* Let the memory fetch what rly_snapshot_find() is to look at soon. */
static inline void rly_snapshot_send_for(const rly_snapshot *snapshot, const char *form, size_t size)
{
    __builtin_prefetch(&snapshot->buckets[rly_form_bucket(rly_form_hash(form, size), snapshot->header->buckets)]);
}

/* In which letters the dictionaries accept a form (in small letters); 0 when none does. Thread-safe. */
static inline unsigned rly_snapshot_find(rly_snapshot *snapshot, const char *form, size_t size)
{
    uint64_t hash = rly_form_hash(form, size);
    uint32_t count = snapshot->header->buckets, at = rly_form_bucket(hash, count), tag = rly_form_tag(hash);
    for (unsigned probe = 0; probe < RLY_MOST_PROBES; probe++) {
        uint32_t block = at / RLY_BLOCK_BUCKETS;
        if (!atomic_load_explicit(&snapshot->checked[block], memory_order_relaxed) &&
            !rly_snapshot_check(snapshot, block))
            return 0;
        const rly_bucket *bucket = &snapshot->buckets[at];
        for (unsigned i = 0; i < RLY_BUCKET_FORMS; i++)
            if (bucket->tags[i] == tag)
                return bucket->cases[i];
        if (!bucket->more)
            return 0;
        at = at + 1 == count ? 0 : at + 1;
    }
    return 0;
}

#endif
