/* SPDX-License-Identifier: Apache-2.0 */
/* Reading an index from end to end: is all of it as it was made? */
#include "similar/index.h"

static bool check_texts(const rly_index_view *view)
{
    const char *names[3];
    for (uint32_t i = 0; i < view->header.entries; i++) {
        const rly_index_entry *entry = rly_index_entry_at(view, i);
        if (!entry || !rly_index_set(view, entry) || !rly_index_names(view, entry, names))
            return false;
    }
    return true;
}

/* Every text that a shingle leads to has that shingle, and the size that is said of it. */
static bool check_posting(const rly_index_view *view, uint32_t posting, uint32_t shingle)
{
    uint32_t text = posting & RLY_POSTING_MASK;
    if (text >= view->header.entries)
        return false;
    const rly_index_entry *entry = &view->entries[text];
    return posting >> RLY_RANK_SHIFT == rly_size_class(entry->count) &&
           rly_shingle_in(view->sets + entry->set, entry->count, shingle);
}

static bool check_slot(const rly_index_view *view, const rly_index_slot *slot, uint64_t *postings)
{
    uint32_t count = slot->packed & RLY_POSTING_MASK;
    if (count < 2)
        return count == 0 || check_posting(view, slot->posted, slot->shingle);
    if (slot->posted >= view->header.postings || count >= view->header.postings - slot->posted)
        return false;
    const uint32_t *list = view->postings + slot->posted;
    *postings += count + 1;
    if (*postings > view->header.postings || list[0] != rly_postings_sum(list + 1, count, slot->shingle))
        return false; /* each list is there once */
    for (uint32_t i = 1; i <= count; i++)
        if (!check_posting(view, list[i], slot->shingle))
            return false;
    return true;
}

/* Texts first: their bounds are then known to be good. */
static bool is_whole(const rly_index_view *view)
{
    uint64_t postings = 0;
    if (!check_texts(view))
        return false;
    for (uint32_t b = 0; b < view->header.buckets; b++) {
        const rly_index_bucket *bucket = &view->buckets[b];
        if (bucket->sum != rly_bucket_sum(bucket, b))
            return false;
        for (int i = 0; i < RLY_BUCKET_SLOTS; i++)
            if (bucket->slots[i].shingle && !check_slot(view, &bucket->slots[i], &postings))
                return false;
    }
    return postings == view->header.postings;
}

replylint_status replylint_index_check(const replylint_index *index, replylint_error *error)
{
    if (!index || !index->sealed)
        return rly_fail(error, REPLYLINT_ERROR_ARGUMENT, RLY_NOWHERE, "index is NULL, or not sealed");
    rly_index_view view = index->view;
    view.from_file = true; /* hold all against the sums, wherever it lies */
    return is_whole(&view) ? REPLYLINT_OK : rly_index_fail_damaged(RLY_NOWHERE, error);
}
