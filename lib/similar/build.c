/* SPDX-License-Identifier: Apache-2.0 */
/* Sealing: the hash table over the shingles of all texts, and under each the texts that it leads to. */
#include <string.h>

#include "similar/index.h"

enum { DIGITS = 1 << 11, PASSES = 3, DIGIT_BITS = 11, FILLED = 3 /* of the slots of a bucket, on average */ };

/* Sort by three digits of 11 bits; `other` is as long as `items`. What is sorted ends in `other`. */
static void sort(uint32_t *items, uint32_t *other, size_t count)
{
    for (int pass = 0; pass < PASSES; pass++) {
        size_t starts[DIGITS + 1] = {0};
        int shift = pass * DIGIT_BITS;
        for (size_t i = 0; i < count; i++)
            starts[(items[i] >> shift & (DIGITS - 1)) + 1]++;
        for (int digit = 1; digit <= DIGITS; digit++)
            starts[digit] += starts[digit - 1];
        for (size_t i = 0; i < count; i++)
            other[starts[items[i] >> shift & (DIGITS - 1)]++] = items[i];
        uint32_t *swap = items;
        items = other;
        other = swap;
    }
}

/* Every shingle of every text, sorted; NULL when memory runs out. To be released. */
static uint32_t *sort_all(const replylint_index *index)
{
    size_t count = index->sets.count;
    uint32_t *copy = rly_copy(index->sets.items, count * sizeof *copy);
    uint32_t *sorted = rly_allocate(count * sizeof *sorted);
    if (copy && sorted) {
        sort(copy, sorted, count);
    } else {
        rly_release(sorted);
        sorted = NULL;
    }
    rly_release(copy);
    return sorted;
}

/* How many items from `at` on are the same. */
static size_t run_at(const uint32_t *sorted, size_t count, size_t at)
{
    size_t end = at + 1;
    while (end < count && sorted[end] == sorted[at])
        end++;
    return end - at;
}

/* Put a shingle into the first bucket with room; false when that is too far away. */
static bool put(rly_index_bucket *buckets, uint32_t count, uint32_t home, rly_index_slot slot)
{
    for (uint32_t hop = 0; hop < RLY_MOST_HOPS && hop < count; hop++) {
        rly_index_bucket *bucket = &buckets[(home + hop) % count];
        for (int i = 0; i < RLY_BUCKET_SLOTS; i++) {
            if (bucket->slots[i].shingle)
                continue;
            bucket->slots[i] = slot;
            return true;
        }
    }
    return false;
}

/* Fill a table of so many buckets; false in `*fits` when it is too small. False when memory runs out. */
static bool fill_table(replylint_index *index, const uint32_t *sorted, size_t buckets, bool *fits)
{
    index->buckets.count = 0;
    if (!rly_reserve(&index->buckets, buckets))
        return false;
    memset(index->buckets.items, 0, buckets * sizeof *index->buckets.items);
    index->buckets.count = buckets;
    index->view.header.buckets = (uint32_t)buckets;
    *fits = true;
    for (size_t i = 0, run; i < index->sets.count && *fits; i += run) {
        run = run_at(sorted, index->sets.count, i);
        rly_index_slot slot = {sorted[i], 0, rly_rank_of((uint32_t)run) << RLY_RANK_SHIFT};
        *fits = put(index->buckets.items, (uint32_t)buckets, rly_home_bucket(&index->view, sorted[i]), slot);
    }
    return true;
}

static bool make_table(replylint_index *index)
{
    uint32_t *sorted = sort_all(index);
    size_t distinct = 0;
    if (!sorted)
        return false;
    for (size_t i = 0; i < index->sets.count; i += run_at(sorted, index->sets.count, i))
        distinct++;
    bool good = true, fits = false;
    for (size_t buckets = distinct / FILLED + 1; good && !fits; buckets += buckets / 2 + 1)
        good = fill_table(index, sorted, buckets, &fits);
    rly_release(sorted);
    return good;
}

/* The slots of a table, one after the other, as numbers. */
static rly_index_slot *slot_at(replylint_index *index, uint64_t number)
{
    return &index->buckets.items[number / RLY_BUCKET_SLOTS].slots[number % RLY_BUCKET_SLOTS];
}

static uint64_t slot_of(const replylint_index *index, uint32_t shingle)
{
    for (size_t bucket = rly_home_bucket(&index->view, shingle);; bucket = (bucket + 1) % index->buckets.count)
        for (unsigned i = 0; i < RLY_BUCKET_SLOTS; i++)
            if (index->buckets.items[bucket].slots[i].shingle == shingle)
                return bucket * RLY_BUCKET_SLOTS + i;
}

/* Count for each shingle the texts that stand under it; `slots` gets those of each text, one text after the other.
 * False when memory runs out. */
static bool count_postings(replylint_index *index, uint64_t *slots)
{
    for (uint32_t text = 0; text < index->entries.count; text++) {
        const rly_index_entry *entry = &index->entries.items[text];
        const uint32_t *set = index->sets.items + entry->set;
        if (rly_search_order(&index->search, &index->view, set, entry->count, false) != RLY_SEARCHED)
            return false;
        for (size_t i = 0; i < rly_posted_count(entry->count); i++, slots++) {
            *slots = slot_of(index, set[index->search.order.items[i]]);
            slot_at(index, *slots)->packed++;
        }
    }
    return true;
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

static void put_postings(replylint_index *index, const uint64_t *slots)
{
    for (uint32_t text = 0; text < index->entries.count; text++) {
        size_t count = index->entries.items[text].count;
        uint32_t posting = text | rly_size_class(count) << RLY_RANK_SHIFT;
        for (size_t i = rly_posted_count(count); i > 0; i--)
            put_posting(index, slot_at(index, *slots++), posting);
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

/* Put each text under its shingles. False when memory runs out. */
static bool post_texts(replylint_index *index)
{
    size_t posted = 0;
    for (size_t i = 0; i < index->entries.count; i++)
        posted += rly_posted_count(index->entries.items[i].count);
    uint64_t *slots = rly_allocate(posted * sizeof *slots);
    bool good = slots && count_postings(index, slots) && place_postings(index);
    if (good)
        put_postings(index, slots);
    rly_release(slots);
    return good;
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
    if (!make_table(index))
        return rly_fail_memory(error);
    view->buckets = index->buckets.items;
    if (!post_texts(index))
        return rly_fail_memory(error);
    sum_up(index);
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
