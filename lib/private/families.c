/* SPDX-License-Identifier: Apache-2.0 */
/* The families in turn, and of their candidates those that stay. */
#include "private/internal.h"

const char *const rly_private_names[RLY_PRIVATE_TYPES] = {
#define RLY_PRIVATE(id, name, about) name,
#include "private/types.def"
#undef RLY_PRIVATE
};

const char *const rly_private_about[RLY_PRIVATE_TYPES] = {
#define RLY_PRIVATE(id, name, about) about,
#include "private/types.def"
#undef RLY_PRIVATE
};

const rly_regions rly_default_regions = {{"GB", "US"}, 2};

/* Card details look at the cards that were found last. */
static rly_family *const families[] = {
    rly_seek_email, rly_seek_phone,     rly_seek_card,         rly_seek_card_details, rly_seek_iban,
    rly_seek_bank,  rly_seek_national,  rly_seek_national_ids, rly_seek_document,     rly_seek_vehicle,
    rly_seek_birth, rly_seek_code,      rly_seek_place,        rly_seek_network,      rly_seek_secret,
    rly_seek_login, rly_seek_reference, rly_seek_url,
};

/* Does `a` cover `b`, and does what stands in such a thing belong to it? */
static bool owns(const rly_private *a, const rly_private *b)
{
    bool whole = a->type == RLY_PRIVATE_EMAIL || a->type == RLY_PRIVATE_SECRET;
    return whole && a->start <= b->start && a->end >= b->end && a->end - a->start > b->end - b->start;
}

/* Better first: proved better, then longer, then of the earlier type. */
static bool beats(const rly_private *a, const rly_private *b)
{
    uint32_t size_a = a->end - a->start, size_b = b->end - b->start;
    if ((a->type == RLY_PRIVATE_URL) != (b->type == RLY_PRIVATE_URL))
        return a->type == RLY_PRIVATE_URL; /* what stands in an address belongs to it */
    if (owns(a, b) != owns(b, a))
        return owns(a, b);
    if (a->proof != b->proof)
        return a->proof > b->proof;
    return size_a != size_b ? size_a > size_b : a->type < b->type;
}

static int by_place(const void *left, const void *right)
{
    const rly_private *a = left, *b = right;
    return a->start != b->start ? (a->start < b->start ? -1 : 1) : a->end < b->end ? -1 : a->end > b->end;
}

/* Of candidates that overlap the better ones stay. What is left is in order. */
static void settle(rly_seeker *seeker)
{
    rly_private *items = seeker->found.items;
    size_t kept = 0;
    if (seeker->found.count > 1)
        rly_sort(items, seeker->found.count, sizeof *items, by_place);
    for (size_t i = 0; i < seeker->found.count; i++) {
        rly_private next = items[i];
        bool stays = true;
        for (size_t k = kept; stays && k > 0 && items[k - 1].end > next.start; k--)
            stays = beats(&next, &items[k - 1]);
        if (!stays)
            continue;
        while (kept > 0 && items[kept - 1].end > next.start)
            kept--;
        items[kept++] = next;
    }
    seeker->found.count = kept;
}

bool rly_seek_add(rly_seeker *seeker, rly_private_type type, uint32_t start, uint32_t end, rly_proof proof)
{
    rly_private *slot = rly_push(&seeker->found);
    if (slot)
        *slot = (rly_private){.start = start, .end = end, .type = (uint8_t)type, .proof = (uint8_t)proof};
    return slot != NULL;
}

bool rly_private_find(rly_privates *privates, const rly_text *text, const rly_regions *regions)
{
    privates->found.count = 0;
    if (!privates->seeker && !(privates->seeker = rly_allocate(sizeof *privates->seeker)))
        return false;
    rly_seeker *seeker = privates->seeker;
    seeker->text = text;
    seeker->regions = regions;
    seeker->found.count = 0;
    if (!rly_view_build(seeker) || !rly_hints_find(seeker))
        return false;
    for (size_t i = 0; i < sizeof families / sizeof *families; i++)
        if (!families[i](seeker))
            return false;
    settle(seeker);
    if (!rly_reserve(&privates->found, seeker->found.count))
        return false;
    for (size_t i = 0; i < seeker->found.count; i++) {
        rly_private item = seeker->found.items[i];
        if (seeker->view.at) {
            item.start = seeker->view.at[item.start];
            item.end = seeker->view.at[item.end];
        }
        privates->found.items[i] = item;
    }
    privates->found.count = seeker->found.count;
    return true;
}

void rly_privates_free(rly_privates *privates)
{
    rly_seeker *seeker = privates->seeker;
    if (seeker) {
        rly_buf_free(&seeker->bytes);
        rly_buf_free(&seeker->lower);
        rly_vec_free(&seeker->at);
        rly_vec_free(&seeker->digits);
        rly_vec_free(&seeker->hints);
        rly_vec_free(&seeker->found);
        rly_release(seeker);
    }
    privates->seeker = NULL;
    rly_vec_free(&privates->found);
}
