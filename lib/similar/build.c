/* SPDX-License-Identifier: Apache-2.0 */
/* Sealing: the hash table over the shingles of all texts, and under each the texts that it leads to. */
#include <string.h>

#include "similar/index.h"

enum {
    FILLED = 3, /* of the slots of a bucket, on average */
    AHEAD = 16, /* shingles whose buckets are asked for before they are needed: each is a miss of the cache */
    RANKS = 32,
    MOST_BITS = 1 << 26 /* in words of 64: one for each shingle that there can be */
};

/* What is needed while an index is sealed. */
typedef struct builder {
    replylint_index *index;
    rly_index_slot *
        *slots; /* those of each text's shingles; then of those under which it stands, and no gaps between */
} builder;

/* How many different shingles there are, or a little less: each sets a bit of eight times as many, which some share.
 * False when memory runs out. */
static bool count_distinct(const replylint_index *index, size_t *distinct)
{
    size_t words = index->sets.count / 8 + 1;
    if (words > MOST_BITS)
        words = MOST_BITS;
    uint64_t *bits = rly_allocate(words * sizeof *bits);
    *distinct = 0;
    for (size_t i = 0; bits && i < index->sets.count; i++) {
        uint64_t place = index->sets.items[i] * (uint64_t)(words * 64) >> 32, bit = UINT64_C(1) << place % 64;
        *distinct += !(bits[place / 64] & bit);
        bits[place / 64] |= bit;
    }
    rly_release(bits);
    return bits;
}

/* The slot that has a shingle, or else a free one, in the first bucket with either; NULL when that is too far away. */
static rly_index_slot *find_slot(const builder *b, uint32_t shingle)
{
    size_t count = b->index->buckets.count, bucket = rly_home_bucket(&b->index->view, shingle);
    for (size_t hop = 0; hop < RLY_MOST_HOPS && hop < count; hop++) {
        rly_index_slot *slots = b->index->buckets.items[bucket].slots;
        for (unsigned i = 0; i < RLY_BUCKET_SLOTS; i++)
            if (slots[i].shingle == shingle || !slots[i].shingle)
                return &slots[i];
        bucket = bucket + 1 < count ? bucket + 1 : 0;
    }
    return NULL;
}

/* Put all shingles into a table of so many buckets, and count the texts that have each; false in `*fits` when it is too
 * small. False when memory runs out. */
static bool fill_table(const builder *b, size_t buckets, bool *fits)
{
    replylint_index *index = b->index;
    index->buckets.count = 0;
    if (!rly_reserve(&index->buckets, buckets))
        return false;
    memset(index->buckets.items, 0, buckets * sizeof *index->buckets.items);
    index->buckets.count = buckets;
    index->view.header.buckets = (uint32_t)buckets;
    *fits = true;
    for (size_t i = 0; i < index->sets.count && *fits; i++) {
        const uint32_t *shingle = index->sets.items + i;
        if (i + AHEAD < index->sets.count)
            __builtin_prefetch(&index->buckets.items[rly_home_bucket(&index->view, shingle[AHEAD])], 1);
        rly_index_slot *slot = b->slots[i] = find_slot(b, *shingle);
        *fits = slot;
        if (slot) {
            slot->shingle = *shingle;
            slot->packed++;
        }
    }
    return true;
}

/* The table of all shingles, each with its rank and no postings yet. False when memory runs out. */
static bool make_table(const builder *b)
{
    size_t distinct;
    bool good = count_distinct(b->index, &distinct), fits = false;
    for (size_t buckets = distinct / FILLED + 1; good && !fits; buckets += buckets / 2 + 1)
        good = fill_table(b, buckets, &fits);
    for (size_t bucket = 0; good && bucket < b->index->buckets.count; bucket++)
        for (int i = 0; i < RLY_BUCKET_SLOTS; i++) {
            rly_index_slot *slot = &b->index->buckets.items[bucket].slots[i];
            slot->packed = rly_rank_of(slot->packed) << RLY_RANK_SHIFT;
        }
    return good;
}

/* Keep of a text's slots the `kept` rarest, the first ones among equally rare, as a search orders them; and count what
 * comes to stand under them. `out` may begin before `slots`, but not behind. */
static void keep_rarest(rly_index_slot *const *slots, size_t count, size_t kept, rly_index_slot **out)
{
    size_t of_rank[RANKS] = {0}, left = kept;
    uint32_t last = 0; /* the rank of which only so many as are left are kept */
    for (size_t i = 0; i < count; i++)
        of_rank[slots[i]->packed >> RLY_RANK_SHIFT]++;
    while (left > of_rank[last])
        left -= of_rank[last++];
    for (size_t i = 0; i < count; i++) {
        rly_index_slot *slot = slots[i];
        uint32_t rank = slot->packed >> RLY_RANK_SHIFT;
        if (rank > last || (rank == last && left == 0))
            continue;
        left -= rank == last;
        *out++ = slot;
        slot->packed++;
    }
}

static void choose_posted(const builder *b)
{
    rly_index_slot **out = b->slots;
    for (size_t text = 0; text < b->index->entries.count; text++) {
        const rly_index_entry *entry = &b->index->entries.items[text];
        size_t kept = rly_posted_count(entry->count);
        keep_rarest(b->slots + entry->set, entry->count, kept, out);
        out += kept;
    }
}

/* Until all are there, the place of a list's sum says how many are. */
static void put_posting(replylint_index *index, rly_index_slot *slot, uint32_t posting)
{
    if ((slot->packed & RLY_POSTING_MASK) == 1) {
        slot->posted = posting;
    } else {
        uint32_t *list = index->postings.items + slot->posted;
        list[++list[0]] = posting;
    }
}

static void put_postings(const builder *b)
{
    rly_index_slot *const *slots = b->slots;
    for (uint32_t text = 0; text < b->index->entries.count; text++) {
        size_t count = b->index->entries.items[text].count;
        uint32_t posting = text | rly_size_class(count) << RLY_RANK_SHIFT;
        for (size_t i = rly_posted_count(count); i > 0; i--)
            put_posting(b->index, *slots++, posting);
    }
}

/* Give each list its place, and all of them room. False when memory runs out, or there are too many. */
static bool place_postings(replylint_index *index)
{
    uint64_t all = 0;
    index->postings.count = 0;
    for (size_t b = 0; b < index->buckets.count; b++)
        for (int i = 0; i < RLY_BUCKET_SLOTS; i++) {
            rly_index_slot *slot = &index->buckets.items[b].slots[i];
            uint32_t count = slot->packed & RLY_POSTING_MASK;
            slot->posted = (uint32_t)all;
            all += count > 1 ? (uint64_t)count + 1 : 0;
        }
    if (all > UINT32_MAX || !rly_reserve(&index->postings, all))
        return false;
    if (all)
        memset(index->postings.items, 0, all * sizeof *index->postings.items);
    index->postings.count = all;
    return true;
}

static void sum_up(replylint_index *index)
{
    for (uint32_t b = 0; b < index->buckets.count; b++) {
        rly_index_bucket *bucket = &index->buckets.items[b];
        for (int i = 0; i < RLY_BUCKET_SLOTS; i++) {
            uint32_t count = bucket->slots[i].packed & RLY_POSTING_MASK;
            if (count > 1) {
                uint32_t *list = index->postings.items + bucket->slots[i].posted;
                list[0] = rly_postings_sum(list + 1, count, bucket->slots[i].shingle);
            }
        }
        bucket->sum = rly_bucket_sum(bucket, b);
    }
    for (uint32_t i = 0; i < index->entries.count; i++)
        index->entries.items[i].sum = rly_entry_sum(&index->entries.items[i], i);
}

replylint_status rly_index_build(replylint_index *index, replylint_error *error)
{
    rly_index_view *view = &index->view;
    builder b = {index, rly_allocate(index->sets.count * sizeof *b.slots)};
    bool good = b.slots && make_table(&b);
    if (good) {
        choose_posted(&b);
        good = place_postings(index);
    }
    if (good)
        put_postings(&b);
    rly_release(b.slots);
    if (!good)
        return rly_fail_memory(error);
    sum_up(index);
    view->buckets = index->buckets.items;
    view->entries = index->entries.items;
    view->sets = index->sets.items;
    view->postings = index->postings.items;
    view->names = index->names.data;
    view->header = (rly_index_header){.buckets = (uint32_t)index->buckets.count,
                                      .entries = (uint32_t)index->entries.count,
                                      .sets = (uint32_t)index->sets.count,
                                      .postings = (uint32_t)index->postings.count,
                                      .names = (uint32_t)index->names.size,
                                      .added = index->added,
                                      .left_out = index->left_out};
    rly_index_seal_header(&view->header);
    return REPLYLINT_OK;
}
