/* SPDX-License-Identifier: Apache-2.0 */
#include "similar/format.h"

#include <string.h>

#include "similar/shingle.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

/* As PNG's: a byte that is no text, line ends of both kinds; what changes these has changed more. */
static const char magic[8] = {'\x89', 'r', 'l', 'y', '\r', '\n', '\x1a', '\n'};

enum { BYTE_ORDER_MARK = 0x01020304, SWAPPED_MARK = 0x04030201, PARTS = 6 };

static uint32_t sum(const void *data, size_t size, uint64_t seed)
{
    return (uint32_t)XXH3_64bits_withSeed(data, size, seed);
}

rly_sketch rly_sketch_of(const uint32_t *set, size_t count)
{
    rly_sketch sketch = {{0}};
    for (size_t i = 0; i < count; i++)
        sketch.bits[set[i] >> 5 & 7] |= (uint32_t)1 << (set[i] & 31);
    return sketch;
}

/* How many bits of each byte are set. By hand: a processor's own count is none of the instructions that all have. */
static uint64_t count_in_bytes(uint64_t bits)
{
    bits -= bits >> 1 & 0x5555555555555555u;
    bits = (bits & 0x3333333333333333u) + (bits >> 2 & 0x3333333333333333u);
    return (bits + (bits >> 4)) & 0x0f0f0f0f0f0f0f0fu;
}

uint32_t rly_sketch_misses(const rly_sketch *a, const rly_sketch *b)
{
    uint64_t bytes = 0;
    for (int i = 0; i < 8; i += 2) {
        uint64_t ours, theirs;
        memcpy(&ours, a->bits + i, sizeof ours);
        memcpy(&theirs, b->bits + i, sizeof theirs);
        bytes += count_in_bytes(ours & ~theirs);
    }
    const uint64_t even = 0x00ff00ff00ff00ffu;
    return (uint32_t)(((bytes & even) + (bytes >> 8 & even)) * 0x0001000100010001u >> 48);
}

uint32_t rly_bucket_sum(const rly_index_bucket *bucket, uint32_t number)
{
    return sum(bucket, offsetof(rly_index_bucket, sum), number);
}

uint32_t rly_entry_sum(const rly_index_entry *entry, uint32_t number)
{
    return sum(entry, offsetof(rly_index_entry, sum), number);
}

uint32_t rly_postings_sum(const uint32_t *postings, size_t count, uint32_t shingle)
{
    return sum(postings, count * sizeof *postings, shingle);
}

uint32_t rly_set_sum(const uint32_t *set, size_t count)
{
    return sum(set, count * sizeof *set, 0);
}

uint32_t rly_names_sum(const char *names, size_t size)
{
    return sum(names, size, 0);
}

static uint64_t header_sum(const rly_index_header *header)
{
    return XXH3_64bits(header, offsetof(rly_index_header, sum));
}

static uint64_t part_size(const rly_index_header *header, size_t i)
{
    const uint64_t sizes[PARTS] = {sizeof *header,
                                   header->buckets * (uint64_t)sizeof(rly_index_bucket),
                                   header->entries * (uint64_t)sizeof(rly_index_entry),
                                   header->sets * (uint64_t)sizeof(uint32_t),
                                   header->postings * (uint64_t)sizeof(uint32_t),
                                   header->names};
    return sizes[i];
}

/* Where part `i` begins; of part PARTS: where the file ends. */
static uint64_t part_offset(const rly_index_header *header, size_t i)
{
    uint64_t offset = 0;
    for (size_t k = 0; k < i; k++)
        offset = (offset + part_size(header, k) + RLY_INDEX_ALIGN - 1) / RLY_INDEX_ALIGN * RLY_INDEX_ALIGN;
    return offset;
}

bool rly_index_part(const rly_index_view *view, size_t i, uint64_t *offset, rly_str *part)
{
    const void *const parts[PARTS] = {&view->header, view->buckets,  view->entries,
                                      view->sets,    view->postings, view->names};
    if (i >= PARTS)
        return false;
    *offset = part_offset(&view->header, i);
    *part = (rly_str){parts[i], (size_t)part_size(&view->header, i)};
    return true;
}

void rly_index_seal_header(rly_index_header *header)
{
    memcpy(header->magic, magic, sizeof magic);
    header->order = BYTE_ORDER_MARK;
    header->version = RLY_INDEX_VERSION;
    header->shingles = RLY_SHINGLE_VERSION;
    header->size = part_offset(header, PARTS);
    header->sum = header_sum(header);
}

static replylint_status refuse(rly_place place, replylint_error *error, const char *why)
{
    return rly_fail(error, REPLYLINT_ERROR_SYNTAX, place, "%s; make it anew with replylint index build", why);
}

static replylint_status check_header(const rly_index_header *header, size_t size, rly_place place,
                                     replylint_error *error)
{
    if (header->order == SWAPPED_MARK)
        return refuse(place, error, "this index was made on a machine with another order of bytes");
    if (header->order != BYTE_ORDER_MARK)
        return refuse(place, error, "this index is damaged in its first bytes");
    if (header->version != RLY_INDEX_VERSION || header->shingles != RLY_SHINGLE_VERSION)
        return rly_fail(error, REPLYLINT_ERROR_SYNTAX, place,
                        "this index has version %u.%u of its format, where this replylint reads %d.%d; make it anew "
                        "with replylint index build",
                        (unsigned)header->version, (unsigned)header->shingles, RLY_INDEX_VERSION, RLY_SHINGLE_VERSION);
    if (header->sum != header_sum(header) || header->size != part_offset(header, PARTS))
        return refuse(place, error, "this index is damaged in its header");
    if (header->size != size)
        return rly_fail(error, REPLYLINT_ERROR_SYNTAX, place,
                        "this index has %zu bytes where it should have %llu; make it anew with replylint index build",
                        size, (unsigned long long)header->size);
    return REPLYLINT_OK;
}

replylint_status rly_index_view_of(rly_index_view *view, const void *bytes, size_t size, rly_place place,
                                   replylint_error *error)
{
    const char *base = bytes;
    *view = (rly_index_view){.from_file = true};
    if (size == 0)
        return refuse(place, error, "the file is empty, and no index");
    if (memcmp(bytes, magic, size < sizeof magic ? size : sizeof magic) != 0)
        return rly_fail(error, REPLYLINT_ERROR_SYNTAX, place,
                        "this is no index of canned texts; make one with replylint index build");
    if (size < sizeof view->header)
        return refuse(place, error, "this index is cut off within its header");
    memcpy(&view->header, bytes, sizeof view->header);
    replylint_status status = check_header(&view->header, size, place, error);
    if (status)
        return status;
    view->buckets = (const void *)(base + part_offset(&view->header, 1));
    view->entries = (const void *)(base + part_offset(&view->header, 2));
    view->sets = (const void *)(base + part_offset(&view->header, 3));
    view->postings = (const void *)(base + part_offset(&view->header, 4));
    view->names = base + part_offset(&view->header, 5);
    return REPLYLINT_OK;
}

const rly_index_entry *rly_index_entry_at(const rly_index_view *view, uint32_t number)
{
    if (number >= view->header.entries)
        return NULL;
    const rly_index_entry *entry = &view->entries[number];
    return !view->from_file || entry->sum == rly_entry_sum(entry, number) ? entry : NULL;
}

static bool fits(uint32_t first, uint32_t count, uint32_t all)
{
    return first <= all && count <= all - first;
}

const uint32_t *rly_index_set(const rly_index_view *view, const rly_index_entry *entry)
{
    if (!fits(entry->set, entry->count, view->header.sets))
        return NULL;
    const uint32_t *set = view->sets + entry->set;
    return !view->from_file || entry->set_sum == rly_set_sum(set, entry->count) ? set : NULL;
}

bool rly_index_names(const rly_index_view *view, const rly_index_entry *entry, const char *names[3])
{
    if (!fits(entry->names, entry->names_size, view->header.names))
        return false;
    const char *text = view->names + entry->names, *end = text + entry->names_size;
    if (view->from_file && entry->names_sum != rly_names_sum(text, entry->names_size))
        return false;
    for (int i = 0; i < 3; i++) {
        const char *nul = text < end ? memchr(text, '\0', (size_t)(end - text)) : NULL;
        if (!nul)
            return false;
        names[i] = text;
        text = nul + 1;
    }
    return true;
}
