/* SPDX-License-Identifier: Apache-2.0 */
#include "lint/alike.h"

/* Take over what was found, with its names. False when the index is damaged there, or memory runs out. */
static bool take_found(rly_alike *alike)
{
    const rly_index_view *view = &alike->index->view;
    for (size_t i = 0; i < alike->search.found.count; i++) {
        rly_near near = alike->search.found.items[i];
        const rly_index_entry *entry = rly_index_entry_at(view, near.text);
        const uint32_t *set = entry ? rly_index_set(view, entry) : NULL;
        const char *names[3];
        if (!set || !rly_index_names(view, entry, names)) {
            alike->end = RLY_SEARCH_DAMAGED;
            return true;
        }
        rly_cover *cover = i == 0 ? &alike->cover : &alike->other_cover;
        rly_similar *slot = rly_push(&alike->found);
        if (!slot || !rly_cover_make(cover, &alike->shingles, set, entry->count))
            return false;
        *slot = (rly_similar){near, rly_cover_share(cover), entry->copies, names[0], names[1], names[2]};
    }
    return true;
}

bool rly_alike_search(rly_alike *alike, const rly_detection *detection, replylint_index *index, size_t most)
{
    if (!index)
        return true;
    alike->index = rly_index_keep(index);
    if (!rly_shingles_make(&alike->shingles, &detection->reply))
        return false;
    alike->end = rly_near_find(&alike->search, &index->view, alike->shingles.set.items, alike->shingles.set.count,
                               RLY_LEAST_NEAR, most);
    if (alike->end == RLY_SEARCHED && !take_found(alike))
        return false;
    return alike->end != RLY_SEARCH_NO_MEMORY;
}

/* Hold the reply against message `i`; one that cannot be read says nothing. False when memory runs out. */
static bool compare_message(rly_alike *alike, rly_detection *d, size_t i)
{
    rly_str text = rly_draft_message(d->context.draft, i, RLY_KEY_MESSAGE_TEXT);
    rly_text_context about = {.customer_name = rly_context_get(&d->context, RLY_KEY_CUSTOMER_NAME),
                              .agent_name = rly_context_get(&d->context, RLY_KEY_AGENT_NAME),
                              .brand = rly_context_get(&d->context, RLY_KEY_BRAND)};
    replylint_status status = rly_text_read(&d->earlier, text.data, text.size, "a message", &about, NULL);
    if (status)
        return status != REPLYLINT_ERROR_MEMORY;
    if (!rly_shingles_make(&alike->other, &d->earlier) ||
        !rly_cover_make(&alike->other_cover, &alike->shingles, alike->other.set.items, alike->other.set.count))
        return false;
    alike->agent_messages += alike->other.set.count > 0;
    if (rly_cover_share(&alike->other_cover) <= alike->message_share)
        return true;
    alike->message = (uint32_t)i + 1;
    alike->message_share = rly_cover_share(&alike->other_cover);
    rly_cover swap = alike->message_cover;
    alike->message_cover = alike->other_cover;
    alike->other_cover = swap;
    return true;
}

bool rly_alike_repeats(rly_alike *alike, rly_detection *detection)
{
    size_t count = rly_draft_message_count(detection->context.draft);
    bool made = alike->index != NULL;
    for (size_t i = 0; i < count; i++) {
        if (!rly_str_is(rly_draft_message(detection->context.draft, i, RLY_KEY_ROLE), "agent"))
            continue;
        if (!made && !rly_shingles_make(&alike->shingles, &detection->reply))
            return false;
        made = true;
        if (!compare_message(alike, detection, i))
            return false;
    }
    return true;
}

void rly_alike_clear(rly_alike *alike)
{
    replylint_index_free(alike->index);
    alike->index = NULL;
    alike->end = RLY_SEARCHED;
    alike->found.count = alike->shingles.set.count = alike->shingles.words.count = 0;
    alike->agent_messages = alike->message = alike->message_share = 0;
}

void rly_alike_free(rly_alike *alike)
{
    rly_alike_clear(alike);
    rly_shingles_free(&alike->shingles);
    rly_shingles_free(&alike->other);
    rly_search_free(&alike->search);
    rly_vec_free(&alike->found);
    rly_cover_free(&alike->cover);
    rly_cover_free(&alike->message_cover);
    rly_cover_free(&alike->other_cover);
}
