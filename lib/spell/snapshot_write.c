/* SPDX-License-Identifier: Apache-2.0 */
#include "spell/snapshot_write.h"

#include "spell/snapshot_lay.h"

enum { FIRST_TABLE = 1 << 16 };

static uint32_t *slot_of(rly_snapshot_maker *maker, const char *form, size_t size)
{
    size_t mask = maker->table.count - 1, at = (size_t)rly_form_hash(form, size) & mask;
    for (;; at = (at + 1) & mask) {
        uint32_t *slot = &maker->table.items[at];
        if (*slot == 0 || rly_str_equal(maker->forms.items[*slot - 1], (rly_str){form, size}))
            return slot;
    }
}

/* Keep the table at most half full. */
static bool make_room(rly_snapshot_maker *maker)
{
    size_t count = maker->table.count;
    if (maker->forms.count * 2 < count)
        return true;
    count = count ? count * 2 : FIRST_TABLE;
    if (!rly_reserve(&maker->table, count - maker->table.count))
        return false;
    memset(maker->table.items, 0, count * sizeof *maker->table.items);
    maker->table.count = count;
    for (size_t i = 0; i < maker->forms.count; i++)
        *slot_of(maker, maker->forms.items[i].data, maker->forms.items[i].size) = (uint32_t)i + 1;
    return true;
}

uint8_t *rly_snapshot_form(rly_snapshot_maker *maker, const char *form, size_t size, bool *added)
{
    *added = false;
    if (!make_room(maker))
        return NULL;
    uint32_t *slot = slot_of(maker, form, size);
    if (*slot)
        return &maker->cases.items[*slot - 1];
    const char *copy = rly_arena_copy(&maker->letters, form, size);
    rly_str *text = copy ? rly_push(&maker->forms) : NULL;
    uint8_t *cases = text ? rly_push(&maker->cases) : NULL;
    if (!cases)
        return NULL;
    *text = (rly_str){copy, size};
    *cases = 0;
    *slot = (uint32_t)maker->forms.count;
    *added = true;
    return cases;
}

static bool lay_out(const rly_snapshot_maker *maker, uint32_t buckets, rly_buf *out)
{
    if (!rly_snapshot_begin(out, maker->dictionary, maker->dictionaries, buckets))
        return false;
    for (size_t i = 0; i < maker->forms.count; i++) {
        rly_str form = maker->forms.items[i];
        if (maker->cases.items[i] && !rly_snapshot_put(out->data, form.data, form.size, maker->cases.items[i]))
            return rly_buf_clear(out), true;
    }
    rly_snapshot_seal(out->data);
    return true;
}

bool rly_snapshot_write(const rly_snapshot_maker *maker, rly_buf *out)
{
    size_t accepted = 0;
    for (size_t i = 0; i < maker->forms.count; i++)
        accepted += maker->cases.items[i] != 0;
    for (uint32_t buckets = rly_snapshot_buckets(accepted);; buckets = rly_snapshot_more_buckets(buckets)) {
        if (!lay_out(maker, buckets, out))
            return false;
        if (out->size)
            return true;
    }
}

void rly_snapshot_maker_free(rly_snapshot_maker *maker)
{
    rly_vec_free(&maker->forms);
    rly_vec_free(&maker->cases);
    rly_vec_free(&maker->table);
    rly_arena_free(&maker->letters);
}
