/* SPDX-License-Identifier: Apache-2.0 */
/*
 * An index as it lies in memory and in its file, in this order, each part at a multiple of RLY_INDEX_ALIGN:
 *
 *   header    what it is, and how much there is of each part; all places follow from that
 *   buckets   a hash table: shingle -> how rare it is, and the texts that are found by it
 *   entries   the texts: where their shingles and their names stand
 *   sets      the shingles of each text, sorted
 *   postings  for each shingle that leads to several texts their sum, then the texts; one alone stands in the bucket
 *   names     id, title and place of each text, each ended by NUL
 *
 * The texts themselves are not kept. To open a file is to check its header: the rest is not read before it is used. So
 * every piece that a search uses carries its own sum, or is checked against one that does, and every number that leads
 * somewhere is held against the bounds: a damaged file is found out where it is damaged, and nowhere misleads.
 */
#ifndef RLY_SIMILAR_FORMAT_H
#define RLY_SIMILAR_FORMAT_H

#include "base/error.h"

enum {
    RLY_INDEX_VERSION = 1,
    RLY_INDEX_ALIGN = 64,
    RLY_BUCKET_SLOTS = 5,
    RLY_MOST_HOPS = 64, /* buckets that a shingle may stand behind its own */
    RLY_RANK_SHIFT = 27,
    RLY_POSTING_MASK = (1 << RLY_RANK_SHIFT) - 1,
    RLY_MOST_TEXTS = RLY_POSTING_MASK
};

typedef struct rly_index_header {
    char magic[8];
    uint32_t order;                                   /* of the bytes */
    uint32_t version, shingles;                       /* RLY_INDEX_VERSION, RLY_SHINGLE_VERSION */
    uint32_t buckets, entries, sets, postings, names; /* how many; of names bytes */
    uint32_t added, left_out; /* texts that were added, copies too; of these too short to be compared */
    uint64_t size;            /* of the file */
    uint64_t sum;             /* of all before */
} rly_index_header;

/* A posting is the number of a text, and above RLY_RANK_SHIFT the class of its size. */
typedef struct rly_index_slot {
    uint32_t shingle; /* 0: free */
    uint32_t posted;  /* its one posting, or where its list begins */
    uint32_t packed;  /* rank << RLY_RANK_SHIFT | how many postings */
} rly_index_slot;

typedef struct rly_index_bucket {
    rly_index_slot slots[RLY_BUCKET_SLOTS];
    uint32_t sum;
} rly_index_bucket;

/* A bit for each shingle of a set: what is in one and not in the other shows that many shingles are not shared. */
typedef struct rly_sketch {
    uint32_t bits[8];
} rly_sketch;

typedef struct rly_index_entry {
    uint32_t set, count;        /* its shingles */
    uint32_t names, names_size; /* its names, with the three NUL bytes */
    uint32_t copies;            /* how many texts have just these shingles */
    uint32_t set_sum, names_sum;
    rly_sketch sketch;
    uint32_t sum; /* of all before, and of its number */
} rly_index_entry;

_Static_assert(sizeof(rly_index_header) == 64 && sizeof(rly_index_bucket) == 64 && sizeof(rly_index_entry) == 64,
               "the parts of a file have no gaps");

/* The parts of an index, wherever they lie. */
typedef struct rly_index_view {
    rly_index_header header;
    const rly_index_bucket *buckets;
    const rly_index_entry *entries;
    const uint32_t *sets, *postings;
    const char *names;
    bool from_file; /* then pieces are held against their sums; what this process made cannot have fallen over */
} rly_index_view;

/* Fill in what the header says of itself: magic, versions, size and sum. */
void rly_index_seal_header(rly_index_header *header);

/*
 * The parts of a file, given by its bytes, which must be aligned as malloc's are, and stay. Only the header is read.
 * `place` names the file in messages. Errors: SYNTAX for what is no index of this version, or a damaged one.
 */
replylint_status rly_index_view_of(rly_index_view *view, const void *bytes, size_t size, rly_place place,
                                   replylint_error *error);

/* Where part `i` of a file begins, and its bytes; false behind the last. */
bool rly_index_part(const rly_index_view *view, size_t i, uint64_t *offset, rly_str *part);

rly_sketch rly_sketch_of(const uint32_t *set, size_t count);

/* How many shingles of `a`, at least, are not in `b`. */
uint32_t rly_sketch_misses(const rly_sketch *a, const rly_sketch *b);

uint32_t rly_bucket_sum(const rly_index_bucket *bucket, uint32_t number);
uint32_t rly_entry_sum(const rly_index_entry *entry, uint32_t number);
uint32_t rly_postings_sum(const uint32_t *postings, size_t count, uint32_t shingle);
uint32_t rly_set_sum(const uint32_t *set, size_t count);
uint32_t rly_names_sum(const char *names, size_t size);

/* Text `number`; NULL when the file is damaged there, or has no such text. */
const rly_index_entry *rly_index_entry_at(const rly_index_view *view, uint32_t number);

/* Its shingles; NULL when the file is damaged there. */
const uint32_t *rly_index_set(const rly_index_view *view, const rly_index_entry *entry);

/* Its names: id, title and place. False when the file is damaged there. */
bool rly_index_names(const rly_index_view *view, const rly_index_entry *entry, const char *names[3]);

/* The bucket in which to look for a shingle first. */
static inline uint32_t rly_home_bucket(const rly_index_view *view, uint32_t shingle)
{
    return (uint32_t)((uint64_t)shingle * view->header.buckets >> 32);
}

#endif
