/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Any bytes as an index. What no fuzzer can guess, the sums, are put right after it changed the rest: so that what is
 * damaged is not found out by these, but by the bounds that every number is held against.
 */
#include "fuzz.h"
#include "similar/index.h"

enum { LARGEST = 1 << 16 };

/* Bytes of the file as numbers: the parts are const to everybody else. */
static union {
    unsigned char bytes[LARGEST];
    uint64_t aligned;
} file;

static void mend_header(size_t size)
{
    rly_index_header header;
    memcpy(&header, file.bytes, sizeof header);
    rly_index_seal_header(&header);
    if (header.size == size)
        memcpy(file.bytes, &header, sizeof header);
}

static bool fits(uint32_t first, uint32_t count, uint32_t all)
{
    return first <= all && count <= all - first;
}

static void mend_entries(const rly_index_view *view)
{
    rly_index_entry *entries = (rly_index_entry *)(file.bytes + ((const unsigned char *)view->entries - file.bytes));
    for (uint32_t i = 0; i < view->header.entries; i++) {
        if (fits(entries[i].set, entries[i].count, view->header.sets))
            entries[i].set_sum = rly_set_sum(view->sets + entries[i].set, entries[i].count);
        if (fits(entries[i].names, entries[i].names_size, view->header.names))
            entries[i].names_sum = rly_names_sum(view->names + entries[i].names, entries[i].names_size);
        entries[i].sum = rly_entry_sum(&entries[i], i);
    }
}

static void mend_buckets(const rly_index_view *view)
{
    rly_index_bucket *buckets = (rly_index_bucket *)(file.bytes + ((const unsigned char *)view->buckets - file.bytes));
    uint32_t *postings = (uint32_t *)(file.bytes + ((const unsigned char *)view->postings - file.bytes));
    for (uint32_t b = 0; b < view->header.buckets; b++) {
        for (int i = 0; i < RLY_BUCKET_SLOTS; i++) {
            const rly_index_slot *slot = &buckets[b].slots[i];
            uint32_t count = slot->packed & RLY_POSTING_MASK;
            if (count > 1 && slot->posted < view->header.postings && count < view->header.postings - slot->posted)
                postings[slot->posted] = rly_postings_sum(postings + slot->posted + 1, count, slot->shingle);
        }
        buckets[b].sum = rly_bucket_sum(&buckets[b], b);
    }
}

/* Search for the first text of the index, and for every shingle by itself. */
static void search(const rly_index_view *view)
{
    rly_search search = {0};
    const char *names[3];
    for (uint32_t i = 0; i < view->header.entries && i < 16; i++) {
        const rly_index_entry *entry = rly_index_entry_at(view, i);
        const uint32_t *set = entry ? rly_index_set(view, entry) : NULL;
        if (!set || entry->count > 4096)
            continue;
        rly_search_end end = rly_near_find(&search, view, set, entry->count, 50, 1 + i % 3);
        REQUIRE(end != RLY_SEARCH_NO_MEMORY);
        for (size_t n = 0; n < search.found.count; n++) {
            const rly_index_entry *found = rly_index_entry_at(view, search.found.items[n].text);
            REQUIRE(found && search.found.items[n].shared <= search.found.items[n].all);
            if (rly_index_names(view, found, names))
                REQUIRE(strlen(names[0]) + strlen(names[1]) + strlen(names[2]) < found->names_size);
        }
    }
    rly_search_free(&search);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    replylint_index index = {.sealed = true};
    replylint_error *error = replylint_error_new();
    if (size >= LARGEST)
        size = LARGEST - 1;
    memcpy(file.bytes, data, size);
    replylint_status status = rly_index_view_of(&index.view, file.bytes, size, RLY_NOWHERE, error);
    REQUIRE((status == REPLYLINT_OK) == (replylint_error_count(error) == 0));
    if (status == REPLYLINT_OK) {
        search(&index.view);
        (void)replylint_index_check(&index, error);
    }
    if (size >= sizeof(rly_index_header)) {
        mend_header(size);
        replylint_error_clear(error);
        if (rly_index_view_of(&index.view, file.bytes, size, RLY_NOWHERE, error) == REPLYLINT_OK) {
            mend_entries(&index.view);
            mend_buckets(&index.view);
            search(&index.view);
            (void)replylint_index_check(&index, error);
        }
    }
    replylint_error_free(error);
    return 0;
}
