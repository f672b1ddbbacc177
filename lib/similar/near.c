/* SPDX-License-Identifier: Apache-2.0 */
#include "similar/near.h"

#include <string.h>

enum {
    RANKS = 32,
    MOST_TRIED = 4096,      /* texts that are compared */
    MOST_POSTINGS = 16384,  /* that are counted, unless a single shingle has more */
    CLASSES = 32,           /* of sizes */
    STRIDE = 32,            /* shingles between two looks at whether enough can still be shared */
    NEVER = UINT16_MAX + 1, /* more often than a text is said to have come up */
    AHEAD = 8               /* texts that are asked for before they are needed */
};

/* One search, and what it is after. */
typedef struct near_search {
    rly_search *search;
    const rly_index_view *view;
    const uint32_t *set;
    size_t count, most;
    size_t followed;      /* shingles whose postings were counted, the rarest */
    uint64_t part, whole; /* what a text must share at least: part/whole */
    size_t mask;          /* of the table of tallies */
    rly_sketch sketch;    /* of the set */
    int least[CLASSES];   /* how often a text of that size has come up if it is near */
} near_search;

/* What the slot of a shingle says; false when it leads out of the file, or its postings are damaged. */
static bool read_slot(const rly_index_view *view, const rly_index_slot *slot, rly_probe *out)
{
    out->rank = slot->packed >> RLY_RANK_SHIFT;
    out->count = slot->packed & RLY_POSTING_MASK;
    if (out->count == 1) {
        out->posted = &slot->posted;
        return true;
    }
    /* A list begins with its sum. */
    if (slot->posted >= view->header.postings || out->count >= view->header.postings - slot->posted)
        return out->count == 0;
    out->posted = view->postings + slot->posted + 1;
    return true;
}

/* Look a shingle up. One that is not there is as rare as one that stands in a single text. */
static rly_search_end probe(const rly_index_view *view, uint32_t shingle, rly_probe *out)
{
    uint32_t number = rly_home_bucket(view, shingle);
    *out = (rly_probe){.shingle = shingle};
    for (int hop = 0; hop < RLY_MOST_HOPS && view->header.buckets > 0; hop++) {
        const rly_index_bucket *bucket = &view->buckets[number];
        if (view->from_file && bucket->sum != rly_bucket_sum(bucket, number))
            return RLY_SEARCH_DAMAGED;
        for (int i = 0; i < RLY_BUCKET_SLOTS; i++) {
            const rly_index_slot *slot = &bucket->slots[i];
            if (slot->shingle == 0)
                return RLY_SEARCHED;
            if (slot->shingle == shingle)
                return read_slot(view, slot, out) ? RLY_SEARCHED : RLY_SEARCH_DAMAGED;
        }
        number = number + 1 < view->header.buckets ? number + 1 : 0;
    }
    return RLY_SEARCHED;
}

/* The rarest first; among equally rare ones by their number, so that every set is ordered alike. */
static void order_by_rank(rly_search *search)
{
    uint32_t starts[RANKS + 1] = {0};
    for (size_t i = 0; i < search->probes.count; i++)
        starts[search->probes.items[i].rank + 1]++;
    for (int rank = 1; rank <= RANKS; rank++)
        starts[rank] += starts[rank - 1];
    for (size_t i = 0; i < search->probes.count; i++)
        search->order.items[starts[search->probes.items[i].rank]++] = (uint32_t)i;
    search->order.count = search->probes.count;
}

/* Look every shingle of a set up, and put them in order. */
static rly_search_end order_probes(rly_search *search, const rly_index_view *view, const uint32_t *set, size_t count)
{
    search->probes.count = search->order.count = 0;
    if (!rly_reserve(&search->probes, count) || !rly_reserve(&search->order, count))
        return RLY_SEARCH_NO_MEMORY;
    /* In a large index each bucket is a miss of the cache: ask for all before the first is needed. */
    for (size_t i = 0; i < count && view->header.buckets; i++)
        __builtin_prefetch(&view->buckets[rly_home_bucket(view, set[i])]);
    for (size_t i = 0; i < count; i++) {
        rly_search_end end = probe(view, set[i], &search->probes.items[i]);
        if (end)
            return end;
        __builtin_prefetch(search->probes.items[i].posted);
    }
    search->probes.count = count;
    order_by_rank(search);
    return RLY_SEARCHED;
}

/* How many of the shingles, the rarest, are followed; and in *postings how many texts these lead to at most. */
static size_t choose_followed(const near_search *s, size_t *postings)
{
    /* At least part/whole of these must be shared by whatever shares so much of all: one of the others, then. */
    size_t shared = (size_t)((s->count * s->part + s->whole - 1) / s->whole), most = s->count - shared + 1;
    size_t followed = 0;
    for (*postings = 0; followed < most; followed++) {
        size_t more = s->search->probes.items[s->search->order.items[followed]].count;
        if (*postings && *postings + more > MOST_POSTINGS)
            break;
        *postings += more;
    }
    return followed;
}

/* A table with room for so many texts, at most half full. False when memory runs out. */
static bool clear_tallies(near_search *s, size_t postings)
{
    rly_search *search = s->search;
    size_t size = 64, before = search->tallies.count;
    while (size < 2 * postings)
        size *= 2;
    if (!rly_reserve(&search->came_up, postings) || !rly_reserve(&search->tallies, size > before ? size - before : 0))
        return false;
    if (size > before) {
        memset(search->tallies.items + before, 0, (size - before) * sizeof *search->tallies.items);
        search->tallies.count = size;
    }
    if (++search->number == 0) { /* all numbers were used: what they left behind must go */
        memset(search->tallies.items, 0, search->tallies.count * sizeof *search->tallies.items);
        search->number = 1;
    }
    s->mask = size - 1;
    return true;
}

/*
 * How often a text of so many shingles has come up if it is near. Of the shingles that are shared, those that are not
 * followed, or under which the text does not stand, are the most common ones: all others were counted.
 */
static int64_t least_tally(const near_search *s, uint64_t size)
{
    uint64_t shared = (s->part * (s->count + size) + s->part + s->whole - 1) / (s->part + s->whole);
    uint64_t ours = s->count - s->followed, theirs = size - rly_posted_count(size);
    return (int64_t)shared - (int64_t)(ours > theirs ? ours : theirs);
}

/* The same of all texts of a class of sizes. */
static int64_t least_of_class(const near_search *s, uint32_t number)
{
    uint32_t power = number / 4;
    if (number == 0 || number == CLASSES - 1) /* of any size below, or above */
        return 0;
    uint64_t low = (uint64_t)(4 + number % 4) << power, high = ((uint64_t)(5 + number % 4) << power) - 1;
    if (high * s->whole < s->count * s->part || s->count * s->whole < low * s->part)
        return NEVER;
    /* Between the two it is least at one of them, but for what is lost by rounding. */
    int64_t at_low = least_tally(s, low), at_high = least_tally(s, high);
    return (at_low < at_high ? at_low : at_high) - 1;
}

/* For each class of sizes; to be done again when texts have more to beat. */
static void set_least(near_search *s)
{
    for (uint32_t number = 0; number < CLASSES; number++)
        s->least[number] = (int)least_of_class(s, number);
}

/* A text came up. `left`: how often it can come up from here on; what did not before, and cannot often enough, is left
 * out: these are most, since the last shingles are the most common. */
static void tally(near_search *s, uint32_t posting, int left)
{
    rly_search *search = s->search;
    for (size_t i = posting * 0x9e3779b1u >> 7 & s->mask;; i = (i + 1) & s->mask) {
        rly_tally *slot = &search->tallies.items[i];
        if (slot->search != search->number) {
            if (left < s->least[posting >> RLY_RANK_SHIFT])
                return;
            *slot = (rly_tally){posting, 1, search->number};
            search->came_up.items[search->came_up.count++] = (uint32_t)i;
            return;
        }
        if (slot->posting == posting) {
            slot->count = (uint16_t)(slot->count + (slot->count < UINT16_MAX));
            return;
        }
    }
}

/* Count how often each text comes up. */
static rly_search_end follow(near_search *s)
{
    size_t postings;
    s->search->came_up.count = 0;
    s->followed = choose_followed(s, &postings);
    if (!clear_tallies(s, postings))
        return RLY_SEARCH_NO_MEMORY;
    set_least(s);
    for (size_t i = 0; i < s->followed; i++) {
        const rly_probe *from = &s->search->probes.items[s->search->order.items[i]];
        if (s->view->from_file && from->count > 1 &&
            from->posted[-1] != rly_postings_sum(from->posted, from->count, from->shingle))
            return RLY_SEARCH_DAMAGED;
        for (uint32_t k = 0; k < from->count; k++)
            tally(s, from->posted[k], (int)(s->followed - i));
    }
    return RLY_SEARCHED;
}

/* Can a text be near, by what is known of its size, and by how often it came up? */
static bool may_be_near(const near_search *s, const rly_tally *seen)
{
    return seen->count >= s->least[seen->posting >> RLY_RANK_SHIFT];
}

/* How many numbers are in both of two sorted sets; any less than `least` when there are not so many. */
static uint32_t count_shared(const uint32_t *a, size_t a_count, const uint32_t *b, size_t b_count, uint64_t least)
{
    uint32_t shared = 0;
    for (size_t i = 0, k = 0; i < a_count && k < b_count;) {
        size_t left = a_count - i < b_count - k ? a_count - i : b_count - k;
        if (shared + left < least)
            break;
        /* A step leaves at most one behind in each: for so many there is no need to look where the sets end. */
        for (size_t steps = left < STRIDE ? left : STRIDE; steps > 0; steps--) {
            uint32_t x = a[i], y = b[k];
            shared += x == y;
            i += x <= y;
            k += y <= x;
        }
    }
    return shared;
}

static bool is_nearer(const rly_near *a, const rly_near *b)
{
    uint64_t left = (uint64_t)a->shared * b->all, right = (uint64_t)b->shared * a->all;
    return left != right ? left > right : a->text < b->text;
}

/* Put a text among those that were found. Once there are enough, the farthest of them is what others have to beat. */
static bool keep(near_search *s, rly_near near)
{
    rly_search *search = s->search;
    if (search->found.count < s->most) {
        if (!rly_reserve(&search->found, 1))
            return false;
        search->found.count++;
    } else if (!is_nearer(&near, &search->found.items[s->most - 1])) {
        return true;
    }
    size_t at = search->found.count - 1;
    for (; at > 0 && is_nearer(&near, &search->found.items[at - 1]); at--)
        search->found.items[at] = search->found.items[at - 1];
    search->found.items[at] = near;
    if (search->found.count == s->most) {
        s->part = search->found.items[s->most - 1].shared;
        s->whole = search->found.items[s->most - 1].all;
        set_least(s);
    }
    return true;
}

/* Compare a text that came up, and may be near. */
static rly_search_end try_text(near_search *s, uint32_t text)
{
    const rly_index_entry *entry = rly_index_entry_at(s->view, text);
    if (!entry)
        return RLY_SEARCH_DAMAGED;
    uint64_t all = s->count + entry->count, least = (s->part * all + s->part + s->whole - 1) / (s->part + s->whole);
    if (s->count - rly_sketch_misses(&s->sketch, &entry->sketch) < least ||
        entry->count < least + rly_sketch_misses(&entry->sketch, &s->sketch))
        return RLY_SEARCHED;
    const uint32_t *set = rly_index_set(s->view, entry);
    if (!set)
        return RLY_SEARCH_DAMAGED;
    uint32_t shared = count_shared(s->set, s->count, set, entry->count, least);
    rly_near near = {text, shared, (uint32_t)(s->count + entry->count) - shared};
    s->search->tried++;
    if (near.shared * s->whole < near.all * s->part)
        return RLY_SEARCHED;
    return keep(s, near) ? RLY_SEARCHED : RLY_SEARCH_NO_MEMORY;
}

/* Leave out what cannot be near. The one that came up most goes first: it is probably the nearest, and with it the
 * others have more to beat. */
static void sift(near_search *s)
{
    rly_search *search = s->search;
    uint32_t *places = search->came_up.items, most = 0;
    size_t kept = 0;
    for (size_t i = 0; i < search->came_up.count; i++) {
        const rly_tally *seen = &search->tallies.items[places[i]];
        if (!may_be_near(s, seen))
            continue;
        uint32_t place = places[i];
        places[kept] = place;
        if (seen->count > most) {
            places[kept] = places[0];
            places[0] = place;
            most = seen->count;
        }
        kept++;
    }
    search->came_up.count = kept;
}

static rly_search_end try_texts(near_search *s)
{
    rly_search *search = s->search;
    rly_search_end end = RLY_SEARCHED;
    sift(s);
    for (size_t i = 0; i < search->came_up.count && !end; i++) {
        if (i + AHEAD < search->came_up.count) {
            const rly_tally *later = &search->tallies.items[search->came_up.items[i + AHEAD]];
            __builtin_prefetch(&s->view->entries[later->posting & RLY_POSTING_MASK]);
        }
        const rly_tally *seen = &search->tallies.items[search->came_up.items[i]];
        if (!may_be_near(s, seen))
            continue;
        if (search->tried == MOST_TRIED)
            return search->found.count ? RLY_SEARCHED : RLY_SEARCH_LIMIT;
        end = try_text(s, seen->posting & RLY_POSTING_MASK);
    }
    return end;
}

rly_search_end rly_near_find(rly_search *search, const rly_index_view *view, const uint32_t *set, size_t count,
                             uint32_t least, size_t most)
{
    near_search s = {.search = search,
                     .view = view,
                     .set = set,
                     .count = count,
                     .most = most,
                     .part = least > RLY_LEAST_NEAR ? least : RLY_LEAST_NEAR,
                     .whole = 100,
                     .sketch = rly_sketch_of(set, count)};
    search->found.count = 0;
    search->tried = 0;
    if (count == 0)
        return RLY_SEARCHED;
    rly_search_end end = order_probes(search, view, set, count);
    if (!end)
        end = follow(&s);
    return end ? end : try_texts(&s);
}

void rly_search_free(rly_search *search)
{
    rly_vec_free(&search->probes);
    rly_vec_free(&search->order);
    rly_vec_free(&search->tallies);
    rly_vec_free(&search->came_up);
    rly_vec_free(&search->found);
}
