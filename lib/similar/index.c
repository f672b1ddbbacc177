/* SPDX-License-Identifier: Apache-2.0 */
#include "similar/index.h"

#include <string.h>
#include <sys/mman.h>
#include <unistr.h>

enum { LONGEST_NAME = 4096 };

replylint_status replylint_index_new(replylint_index **out, replylint_error *error)
{
    if (!out)
        return rly_fail(error, REPLYLINT_ERROR_ARGUMENT, RLY_NOWHERE, "out is NULL");
    *out = rly_allocate(sizeof **out);
    if (!*out)
        return rly_fail_memory(error);
    atomic_init(&(*out)->references, 1);
    return REPLYLINT_OK;
}

replylint_index *rly_index_keep(replylint_index *index)
{
    if (index)
        atomic_fetch_add(&index->references, 1);
    return index;
}

/* What is needed for adding texts only. */
static void free_scratch(replylint_index *index)
{
    rly_vec_free(&index->known);
    rly_text_free(&index->text);
    rly_shingles_free(&index->shingles);
}

void replylint_index_free(replylint_index *index)
{
    if (!index || atomic_fetch_sub(&index->references, 1) > 1)
        return;
    if (index->mapping)
        (void)munmap(index->mapping, index->mapping_size);
    rly_vec_free(&index->buckets);
    rly_vec_free(&index->entries);
    rly_vec_free(&index->sets);
    rly_vec_free(&index->postings);
    rly_buf_free(&index->names);
    free_scratch(index);
    rly_release(index);
}

/* The slot of a set in the table of those that are known: that of its copy, or a free one. */
static uint32_t *find_known(const replylint_index *index, const uint32_t *set, size_t count, uint32_t sum)
{
    size_t mask = index->known.count - 1;
    for (size_t i = sum & mask;; i = (i + 1) & mask) {
        uint32_t *slot = &index->known.items[i];
        const rly_index_entry *entry = *slot ? &index->entries.items[*slot - 1] : NULL;
        if (!entry || (entry->set_sum == sum && entry->count == count &&
                       memcmp(index->sets.items + entry->set, set, count * sizeof *set) == 0))
            return slot;
    }
}

/* Room for one more in the table, which is never more than half full. */
static bool grow_known(replylint_index *index)
{
    size_t count = index->known.count ? 2 * index->known.count : 64;
    if (index->known.count && index->entries.count * 2 < index->known.count)
        return true;
    if (!rly_reserve(&index->known, count - index->known.count))
        return false;
    memset(index->known.items, 0, count * sizeof *index->known.items);
    index->known.count = count;
    for (size_t i = 0; i < index->entries.count; i++) {
        const rly_index_entry *entry = &index->entries.items[i];
        *find_known(index, index->sets.items + entry->set, entry->count, entry->set_sum) = (uint32_t)i + 1;
    }
    return true;
}

/* Id, title and place, each with its NUL. */
static bool add_names(replylint_index *index, rly_index_entry *entry, const rly_str names[3])
{
    entry->names = (uint32_t)index->names.size;
    for (int i = 0; i < 3; i++) {
        rly_buf_add(&index->names, names[i].data, names[i].size);
        rly_buf_byte(&index->names, '\0');
    }
    entry->names_size = (uint32_t)index->names.size - entry->names;
    if (index->names.failed)
        return false;
    entry->names_sum = rly_names_sum(index->names.data + entry->names, entry->names_size);
    return true;
}

/* Add a set as a text of its own, or as copies of one that is there. False when memory runs out. */
static bool add_set(replylint_index *index, const uint32_t *set, size_t count, uint32_t copies, const rly_str names[3])
{
    size_t before = index->names.size;
    uint32_t sum = rly_set_sum(set, count);
    if (!grow_known(index))
        return false;
    uint32_t *slot = find_known(index, set, count, sum);
    if (*slot) {
        index->entries.items[*slot - 1].copies += copies;
        return true;
    }
    rly_index_entry entry = {.set = (uint32_t)index->sets.count,
                             .count = (uint32_t)count,
                             .copies = copies,
                             .set_sum = sum,
                             .sketch = rly_sketch_of(set, count)};
    if (!rly_reserve(&index->sets, count) || !rly_reserve(&index->entries, 1) || !add_names(index, &entry, names)) {
        index->names.size = before;
        index->names.failed = false;
        return false;
    }
    memcpy(index->sets.items + index->sets.count, set, count * sizeof *set);
    index->sets.count += count;
    index->entries.items[index->entries.count++] = entry;
    *slot = (uint32_t)index->entries.count;
    return true;
}

static replylint_status check_name(rly_str name, const char *what, replylint_error *error)
{
    if (name.size > LONGEST_NAME)
        return rly_fail(error, REPLYLINT_ERROR_LIMIT, RLY_NOWHERE, "the %s of the text has more than %d bytes", what,
                        LONGEST_NAME);
    if (name.size && (u8_check((const uint8_t *)name.data, name.size) || memchr(name.data, '\0', name.size)))
        return rly_fail(error, REPLYLINT_ERROR_ENCODING, RLY_NOWHERE, "the %s of the text is not valid UTF-8", what);
    return REPLYLINT_OK;
}

static replylint_status read_text(replylint_index *index, const rly_values *values, replylint_error *error)
{
    rly_str text = rly_values_get(values, RLY_KEY_TEXT), format = rly_values_get(values, RLY_KEY_FORMAT);
    rly_text_context about = {.format = rly_str_is(format, "html")       ? RLY_HTML
                                        : rly_str_is(format, "markdown") ? RLY_MARKDOWN
                                                                         : RLY_PLAIN,
                              .helpdesk = rly_values_get(values, RLY_KEY_HELPDESK),
                              .customer_name = rly_values_get(values, RLY_KEY_CUSTOMER_NAME),
                              .agent_name = rly_values_get(values, RLY_KEY_AGENT_NAME),
                              .brand = rly_values_get(values, RLY_KEY_BRAND)};
    replylint_status status = rly_text_read(&index->text, text.data, text.size, "the text", &about, error);
    if (status)
        return status;
    return rly_shingles_make(&index->shingles, &index->text) ? REPLYLINT_OK : rly_fail_memory(error);
}

/* Is there no room for a set of so many shingles? */
static bool is_full(const replylint_index *index, size_t count)
{
    return index->added == UINT32_MAX || index->entries.count == RLY_MOST_TEXTS ||
           count > UINT32_MAX - index->sets.count || index->names.size > UINT32_MAX - 4 * LONGEST_NAME;
}

static replylint_status fail_full(replylint_error *error)
{
    return rly_fail(error, REPLYLINT_ERROR_LIMIT, RLY_NOWHERE, "the index is full; make several");
}

replylint_status replylint_index_add(replylint_index *index, const replylint_draft *draft, const char *title,
                                     const char *place, replylint_error *error)
{
    if (!index || !draft)
        return rly_fail(error, REPLYLINT_ERROR_ARGUMENT, RLY_NOWHERE, "index or draft is NULL");
    if (index->sealed)
        return rly_fail(error, REPLYLINT_ERROR_STATE, RLY_NOWHERE, "the index is sealed; make a new one to add texts");
    static const char *const what[] = {"id", "title", "place"};
    rly_str names[] = {rly_values_get(&draft->values, RLY_KEY_ID), rly_str_of(title), rly_str_of(place)};
    replylint_status status = REPLYLINT_OK;
    for (int i = 0; i < 3 && !status; i++)
        status = check_name(names[i], what[i], error);
    if (!status)
        status = read_text(index, &draft->values, error);
    const uint32_t *set = index->shingles.set.items;
    size_t count = status ? 0 : index->shingles.set.count;
    if (!status && is_full(index, count))
        status = fail_full(error);
    if (!status && count && !add_set(index, set, count, 1, names))
        status = rly_fail_memory(error);
    if (status)
        return status;
    index->added++;
    index->left_out += index->shingles.set.count == 0;
    return REPLYLINT_OK;
}

replylint_status replylint_index_append(replylint_index *index, const replylint_index *other, replylint_error *error)
{
    if (!index || !other || index == other)
        return rly_fail(error, REPLYLINT_ERROR_ARGUMENT, RLY_NOWHERE, "an index is NULL, or both are the same");
    if (index->sealed || other->sealed)
        return rly_fail(error, REPLYLINT_ERROR_STATE, RLY_NOWHERE, "the index is sealed; make a new one to add texts");
    for (size_t i = 0; i < other->entries.count; i++) {
        const rly_index_entry *entry = &other->entries.items[i];
        rly_str names[3];
        const char *name = other->names.data + entry->names;
        for (int n = 0; n < 3; n++, name += names[n - 1].size + 1)
            names[n] = rly_str_of(name);
        if (is_full(index, entry->count))
            return fail_full(error);
        if (!add_set(index, other->sets.items + entry->set, entry->count, entry->copies, names))
            return rly_fail_memory(error);
        index->added += entry->copies;
    }
    index->added += other->left_out;
    index->left_out += other->left_out;
    return REPLYLINT_OK;
}

replylint_status replylint_index_seal(replylint_index *index, replylint_error *error)
{
    if (!index)
        return rly_fail(error, REPLYLINT_ERROR_ARGUMENT, RLY_NOWHERE, "index is NULL");
    if (index->sealed)
        return REPLYLINT_OK;
    replylint_status status = rly_index_build(index, error);
    if (status)
        return status;
    free_scratch(index);
    index->sealed = true;
    return REPLYLINT_OK;
}

uint64_t replylint_index_number(const replylint_index *index, const char *field)
{
    if (!index || !index->sealed || !field)
        return 0;
    const rly_index_header *header = &index->view.header;
    const struct {
        const char *name;
        uint64_t value;
    } fields[] = {{"texts", header->entries}, {"added", header->added},     {"left_out", header->left_out},
                  {"bytes", header->size},    {"version", header->version}, {"shingles", header->sets}};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (strcmp(fields[i].name, field) == 0)
            return fields[i].value;
    return 0;
}

replylint_status rly_index_fail_damaged(rly_place place, replylint_error *error)
{
    return rly_fail(error, REPLYLINT_ERROR_SYNTAX, place,
                    "the index is damaged; make it anew with replylint index build");
}
