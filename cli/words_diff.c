/* SPDX-License-Identifier: Apache-2.0 */
#include "words_diff.h"

#include "files.h"

enum { MOST_CELLS = 4 << 20 }; /* of the table; beyond, all between what both begin and end with counts as changed */

typedef RLY_VEC(rly_str) words;

typedef struct comparison {
    words before, after;
    size_t first;                 /* words that both begin with */
    size_t before_end, after_end; /* behind them come those that both end with */
    uint16_t
        *table; /* how many words [i, end) and [k, end) have in common, in order; NULL when that would be too large */
} comparison;

static bool split(rly_str text, words *out)
{
    for (size_t at = 0, end; at < text.size; at = end) {
        while (at < text.size && is_space(text.data[at]))
            at++;
        for (end = at; end < text.size && !is_space(text.data[end]);)
            end++;
        rly_str *slot = end > at ? rly_push(out) : NULL;
        if (slot)
            *slot = (rly_str){text.data + at, end - at};
        else if (end > at)
            return false;
    }
    return true;
}

static void trim(comparison *c)
{
    c->before_end = c->before.count;
    c->after_end = c->after.count;
    while (c->first < c->before_end && c->first < c->after_end &&
           rly_str_equal(c->before.items[c->first], c->after.items[c->first]))
        c->first++;
    while (c->before_end > c->first && c->after_end > c->first &&
           rly_str_equal(c->before.items[c->before_end - 1], c->after.items[c->after_end - 1])) {
        c->before_end--;
        c->after_end--;
    }
}

static uint16_t *cell(const comparison *c, size_t i, size_t k)
{
    return &c->table[(i - c->first) * (c->after_end - c->first + 1) + (k - c->first)];
}

/* The longest common subsequence, from behind. */
static bool fill_table(comparison *c)
{
    size_t rows = c->before_end - c->first + 1, columns = c->after_end - c->first + 1;

    if (rows > UINT16_MAX || columns > UINT16_MAX || rows * columns > MOST_CELLS)
        return true;
    if (!(c->table = rly_allocate(rows * columns * sizeof *c->table)))
        return false;
    for (size_t i = c->before_end; i-- > c->first;)
        for (size_t k = c->after_end; k-- > c->first;) {
            uint16_t down = *cell(c, i + 1, k), right = *cell(c, i, k + 1);
            *cell(c, i, k) = rly_str_equal(c->before.items[i], c->after.items[k])
                                 ? (uint16_t)(*cell(c, i + 1, k + 1) + 1)
                             : down > right ? down
                                            : right;
        }
    return true;
}

/* Words [first, end) with what stands between them. */
static rly_str stretch(const words *list, size_t first, size_t end)
{
    if (first == end)
        return (rly_str){"", 0};
    const char *begin = list->items[first].data;
    return (rly_str){begin, (size_t)(list->items[end - 1].data + list->items[end - 1].size - begin)};
}

static bool is_same(const comparison *c, size_t i, size_t k)
{
    if (i < c->first || i >= c->before_end) /* what both begin or end with */
        return i < c->first || k >= c->after_end;
    return k < c->after_end && c->table && rly_str_equal(c->before.items[i], c->after.items[k]);
}

/* Go over both: the same words, then what each has until the next that are the same. */
static bool collect(const comparison *c, words_changes *out)
{
    size_t i = 0, k = 0;

    for (bool more = true; more;) {
        size_t same = k;
        while (i < c->before.count && k < c->after.count && is_same(c, i, k)) {
            i++;
            k++;
        }
        size_t old = i, new = k;
        while ((i < c->before_end || k < c->after_end) && !(i < c->before_end && is_same(c, i, k))) {
            bool take_old =
                k == c->after_end || (i < c->before_end && (!c->table || *cell(c, i + 1, k) >= *cell(c, i, k + 1)));
            i += take_old;
            k += !take_old;
        }
        words_change *slot = rly_push(out);
        if (!slot)
            return false;
        *slot = (words_change){stretch(&c->before, old, i), stretch(&c->after, new, k), stretch(&c->after, same, new)};
        more = i < c->before.count || k < c->after.count;
    }
    return true;
}

bool words_compare(rly_str before, rly_str after, words_changes *out)
{
    comparison c = {.table = NULL};

    out->count = 0;
    bool good = split(before, &c.before) && split(after, &c.after);
    if (good)
        trim(&c);
    good = good && fill_table(&c) && collect(&c, out);
    rly_release(c.table);
    rly_vec_free(&c.before);
    rly_vec_free(&c.after);
    return good;
}
