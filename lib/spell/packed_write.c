/* SPDX-License-Identifier: Apache-2.0 */
#include "spell/packed_write.h"

#include <stdlib.h>

typedef struct sorted_form {
    rly_str form;
    uint8_t cases;
    bool possessive; /* with 's it is accepted, too */
    bool implied;    /* it is such a form with 's */
} sorted_form;

typedef RLY_VEC(sorted_form) sorted_forms;

static int by_bytes(const void *a, const void *b)
{
    rly_str x = ((const sorted_form *)a)->form, y = ((const sorted_form *)b)->form;
    int order = memcmp(x.data, y.data, x.size < y.size ? x.size : y.size);
    return order ? order : (x.size > y.size) - (x.size < y.size);
}

/* Forms with 's that are accepted as the form without: that one says so, and they go. */
static void imply_possessives(sorted_forms *forms)
{
    for (size_t i = 0; i < forms->count; i++) {
        sorted_form *with = &forms->items[i];
        size_t size = with->form.size;
        if (size < 3 || memcmp(with->form.data + size - 2, "'s", 2) != 0 || with->cases & (RLY_COMMON | RLY_LITTLE))
            continue;
        sorted_form bare = {.form = {with->form.data, size - 2}};
        sorted_form *without = bsearch(&bare, forms->items, forms->count, sizeof bare, by_bytes);
        if (without && !without->implied && (without->cases & RLY_CASES) == with->cases)
            without->possessive = with->implied = true;
    }
}

static const char *add_form(rly_buf *out, rly_str before, const sorted_form *next)
{
    size_t same = 0, least = before.size < next->form.size ? before.size : next->form.size;
    while (same < least && before.data[same] == next->form.data[same])
        same++;
    if (before.size - same >= RLY_PACKED_ALL)
        same = 0;
    for (size_t i = 0; i < next->form.size; i++)
        if ((unsigned char)next->form.data[i] <= RLY_PACKED_ALL ||
            (next->form.data[i] >= 'A' && next->form.data[i] <= 'Z'))
            return "a form holds a capital or a control character";
    rly_buf_byte(out, (char)(before.size - same >= RLY_PACKED_ALL ? RLY_PACKED_ALL : before.size - same));
    rly_buf_add(out, next->form.data + same, next->form.size - same);
    unsigned cases = (next->cases & RLY_CASES) | (next->possessive ? RLY_PACKED_POSSESSIVE : 0u);
    if (cases != RLY_PACKED_USUAL)
        rly_buf_byte(out, (char)('A' + cases));
    if (next->cases & RLY_COMMON)
        rly_buf_byte(out, next->cases & RLY_LITTLE ? 'R' : 'Q');
    return NULL;
}

static void put_number(char *at, uint32_t number)
{
    for (unsigned i = 0; i < 4; i++)
        at[i] = (char)(number >> 8 * i & 0xFF);
}

const char *rly_pack(const rly_snapshot_maker *maker, rly_buf *out)
{
    sorted_forms forms = {0};
    char header[RLY_PACKED_HEADER] = RLY_PACKED_MAGIC;
    const char *fault = NULL;
    uint32_t count = 0;
    rly_str before = {"", 0};
    for (size_t i = 0; i < maker->forms.count; i++) {
        if (!(maker->cases.items[i] & RLY_CASES))
            continue;
        sorted_form *slot = rly_push(&forms);
        if (!slot)
            return rly_vec_free(&forms), "memory ran out";
        *slot = (sorted_form){.form = maker->forms.items[i], .cases = maker->cases.items[i]};
    }
    if (forms.count)
        qsort(forms.items, forms.count, sizeof *forms.items, by_bytes);
    imply_possessives(&forms);
    rly_buf_add(out, header, sizeof header);
    for (size_t i = 0; i < forms.count && !fault; i++) {
        if (forms.items[i].implied)
            continue;
        fault = add_form(out, before, &forms.items[i]);
        before = forms.items[i].form;
        count++;
    }
    rly_vec_free(&forms);
    if (fault || !rly_buf_text(out))
        return fault ? fault : "memory ran out";
    size_t size = out->size - sizeof header;
    put_number(out->data + RLY_PACKED_AT_VERSION, RLY_PACKED_VERSION);
    memcpy(out->data + RLY_PACKED_AT_NAME, maker->dictionary[0].name, RLY_PACKED_NAME);
    put_number(out->data + RLY_PACKED_AT_COMPLETE, maker->dictionary[0].complete);
    put_number(out->data + RLY_PACKED_AT_FORMS, count);
    put_number(out->data + RLY_PACKED_AT_SIZE, (uint32_t)size);
    put_number(out->data + RLY_PACKED_AT_SUM, rly_packed_sum(out->data + sizeof header, size));
    return NULL;
}
