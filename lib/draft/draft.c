/* SPDX-License-Identifier: Apache-2.0 */
#include "draft/draft.h"

#include <string.h>

replylint_status rly_values_set(rly_values *values, rly_key_id key, rly_str value, rly_place place,
                                replylint_error *error)
{
    replylint_status status = rly_key_check(key, value, place, error);
    if (status)
        return status;
    if (rly_keys[key].type == RLY_FLAG && value.size)
        value = value.data[0] == 'y' || value.data[0] == 't' ? RLY_STR("yes") : RLY_STR("no");
    rly_buf *slot = &values->of[key];
    rly_buf_clear(slot);
    rly_buf_add(slot, value.data, value.size);
    values->set &= ~(UINT64_C(1) << key);
    values->set |= (uint64_t)(slot->size > 0) << key;
    return rly_buf_text(slot) ? REPLYLINT_OK : rly_fail_memory(error);
}

void rly_values_clear(rly_values *values)
{
    for (size_t i = 0; values->set >> i; i++) {
        if (!(values->set >> i & 1))
            continue;
        rly_wipe(values->of[i].data, values->of[i].size);
        rly_buf_clear(&values->of[i]);
    }
    values->set = 0;
}

void rly_values_free(rly_values *values)
{
    rly_values_clear(values);
    for (size_t i = 0; i < RLY_KEYS; i++)
        rly_buf_free(&values->of[i]);
}

rly_str rly_values_get(const rly_values *values, rly_key_id key)
{
    if (!(values->set >> key & 1))
        return (rly_str){"", 0};
    return (rly_str){values->of[key].data, values->of[key].size};
}

replylint_status replylint_draft_new(replylint_draft **out)
{
    if (!out)
        return REPLYLINT_ERROR_ARGUMENT;
    *out = rly_allocate(sizeof **out);
    return *out ? REPLYLINT_OK : REPLYLINT_ERROR_MEMORY;
}

void replylint_draft_clear(replylint_draft *draft)
{
    if (!draft)
        return;
    rly_values_clear(&draft->values);
    for (size_t i = 0; i < draft->message_count; i++)
        rly_values_clear(&draft->messages.items[i]);
    draft->message_count = 0;
    draft->given_count = 0;
}

void replylint_draft_free(replylint_draft *draft)
{
    if (!draft)
        return;
    rly_values_free(&draft->values);
    for (size_t i = 0; i < draft->messages.count; i++)
        rly_values_free(&draft->messages.items[i]);
    for (size_t i = 0; i < draft->given.count; i++) {
        rly_buf_free(&draft->given.items[i].name);
        rly_buf_free(&draft->given.items[i].value);
    }
    rly_vec_free(&draft->messages);
    rly_vec_free(&draft->given);
    rly_tree_free(&draft->record);
    rly_release(draft);
}

replylint_status rly_draft_give(replylint_draft *draft, rly_str signal, rly_str value, replylint_error *error)
{
    size_t i = 0;
    while (i < draft->given_count &&
           !rly_str_equal(signal, (rly_str){draft->given.items[i].name.data, draft->given.items[i].name.size}))
        i++;
    if (i == draft->given.count) {
        rly_given_signal *slot = rly_push(&draft->given);
        if (!slot)
            return rly_fail_memory(error);
        *slot = (rly_given_signal){0};
    }
    rly_given_signal *given = &draft->given.items[i];
    rly_buf_clear(&given->name);
    rly_buf_clear(&given->value);
    rly_buf_add(&given->name, signal.data, signal.size);
    rly_buf_add(&given->value, value.data, value.size);
    if (!rly_buf_text(&given->name) || !rly_buf_text(&given->value))
        return rly_fail_memory(error);
    if (i == draft->given_count)
        draft->given_count++;
    return REPLYLINT_OK;
}

static bool begins_with(rly_str text, rly_str prefix)
{
    return text.size > prefix.size && memcmp(text.data, prefix.data, prefix.size) == 0;
}

replylint_status replylint_draft_set(replylint_draft *draft, const char *key, const char *value, size_t size,
                                     replylint_error *error)
{
    if (!draft || !key || (!value && size))
        return rly_fail(error, REPLYLINT_ERROR_ARGUMENT, RLY_NOWHERE, "draft, key or value is NULL");
    rly_str name = rly_str_of(key), prefix = RLY_STR("signal.");
    if (begins_with(name, prefix))
        return rly_draft_give(draft, (rly_str){name.data + prefix.size, name.size - prefix.size},
                              (rly_str){value, size}, error);
    rly_key_id id = rly_key_find(name, RLY_OF_DRAFT, RLY_NOWHERE, error);
    if (id == RLY_KEYS)
        return REPLYLINT_ERROR_UNKNOWN;
    return rly_values_set(&draft->values, id, (rly_str){value, size}, RLY_NOWHERE, error);
}

replylint_status replylint_draft_message(replylint_draft *draft, const char *role, const char *text, size_t size,
                                         replylint_error *error)
{
    if (!draft || !role || (!text && size))
        return rly_fail(error, REPLYLINT_ERROR_ARGUMENT, RLY_NOWHERE, "draft, role or text is NULL");
    if (draft->message_count == draft->messages.count) {
        rly_values *slot = rly_push(&draft->messages);
        if (!slot)
            return rly_fail_memory(error);
        *slot = (rly_values){0};
    }
    rly_values *message = &draft->messages.items[draft->message_count];
    replylint_status status = rly_values_set(message, RLY_KEY_ROLE, rly_str_of(role), RLY_NOWHERE, error);
    if (!status)
        status = rly_values_set(message, RLY_KEY_MESSAGE_TEXT, (rly_str){text, size}, RLY_NOWHERE, error);
    if (status)
        rly_values_clear(message);
    else
        draft->message_count++;
    return status;
}

replylint_status replylint_draft_message_set(replylint_draft *draft, const char *key, const char *value, size_t size,
                                             replylint_error *error)
{
    if (!draft || !key || (!value && size))
        return rly_fail(error, REPLYLINT_ERROR_ARGUMENT, RLY_NOWHERE, "draft, key or value is NULL");
    if (draft->message_count == 0)
        return rly_fail(error, REPLYLINT_ERROR_STATE, RLY_NOWHERE, "there is no message yet; add one first");
    rly_key_id id = rly_key_find(rly_str_of(key), RLY_OF_MESSAGE, RLY_NOWHERE, error);
    if (id == RLY_KEYS)
        return REPLYLINT_ERROR_UNKNOWN;
    return rly_values_set(&draft->messages.items[draft->message_count - 1], id, (rly_str){value, size}, RLY_NOWHERE,
                          error);
}

static bool has_inbound(const replylint_draft *draft)
{
    return draft->values.set >> RLY_KEY_INBOUND & 1;
}

size_t rly_draft_message_count(const replylint_draft *draft)
{
    return draft->message_count + has_inbound(draft);
}

rly_str rly_draft_message(const replylint_draft *draft, size_t i, rly_key_id key)
{
    if (i < draft->message_count)
        return rly_values_get(&draft->messages.items[i], key);
    if (key == RLY_KEY_ROLE)
        return RLY_STR("customer");
    return key == RLY_KEY_MESSAGE_TEXT ? rly_values_get(&draft->values, RLY_KEY_INBOUND) : (rly_str){"", 0};
}
