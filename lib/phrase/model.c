/* SPDX-License-Identifier: Apache-2.0 */
#include "phrase/model.h"

#include <string.h>

enum { MOST_WEIGHTS = 2048, HEAVIEST = 10000 };

static uint32_t hash_of(rly_str word)
{
    uint32_t hash = 0x811c9dc5u;
    for (size_t i = 0; i < word.size; i++)
        hash = (hash ^ (unsigned char)word.data[i]) * 0x01000193u;
    return hash ? hash : 1;
}

static uint32_t pair_of(uint32_t left, uint32_t right)
{
    uint32_t hash = (left ^ (right << 15 | right >> 17)) * 0x9E3779B1u;
    hash ^= hash >> 16;
    return hash ? hash : 1;
}

static const rly_weight *slot_of(const rly_weight *slots, uint32_t slot_count, uint32_t hash)
{
    uint32_t i = hash & (slot_count - 1);
    while (slots[i].hash && slots[i].hash != hash)
        i = (i + 1) & (slot_count - 1);
    return &slots[i];
}

/* ---- reading */

/* The hash of "word" or "word word". */
static uint32_t key_hash(rly_str key)
{
    const char *space = memchr(key.data, ' ', key.size);
    if (!space)
        return hash_of(key);
    size_t left = (size_t)(space - key.data);
    return pair_of(hash_of((rly_str){key.data, left}), hash_of((rly_str){space + 1, key.size - left - 1}));
}

static replylint_status read_weights(rly_model_store *store, const rly_tree *tree, const char *side, int sign,
                                     uint16_t *number, replylint_error *error)
{
    const rly_node *map = rly_member(tree, rly_root(tree), side);
    for (const rly_node *node = rly_first(tree, map); node; node = rly_next(tree, node)) {
        uint32_t weight, hash = key_hash(rly_node_key(tree, node));
        replylint_status status = rly_node_count(tree, node, HEAVIEST, &weight, error);
        if (status)
            return status;
        rly_weight *slot = store->slots + (slot_of(store->slots, store->model.slot_count, hash) - store->slots);
        if (slot->hash)
            return rly_fail(error, REPLYLINT_ERROR_SYNTAX, rly_key_place(tree, node),
                            "\"%s\" has a weight already (or hashes like one that has); leave it out",
                            rly_node_key(tree, node).data);
        *slot = (rly_weight){hash, (int16_t)(sign * (int)weight), (*number)++};
    }
    return REPLYLINT_OK;
}

replylint_status rly_model_read(rly_model_store *store, const rly_tree *tree, replylint_error *error)
{
    static const char *const keys[] = {"since", "finds", "least", "for", "against", NULL};
    const rly_node *root = rly_root(tree), *finds = rly_member(tree, root, "finds"),
                   *for_it = rly_member(tree, root, "for"), *against = rly_member(tree, root, "against");
    uint32_t least = 0, count = (for_it ? for_it->count : 0) + (against ? against->count : 0);
    uint16_t number = 0;
    replylint_status status = rly_check_keys(tree, root, keys, "a model", error);
    if (status)
        return status;
    if (!finds || count > MOST_WEIGHTS)
        return rly_fail(error, REPLYLINT_ERROR_SYNTAX, (rly_place){tree->file, 1, 1},
                        "a model has finds: and at most %d words and pairs", MOST_WEIGHTS);
    status = rly_node_count(tree, rly_member(tree, root, "least"), HEAVIEST, &least, error);
    if (status)
        return status;
    store->model = (rly_model){.slot_count = 2, .least = (int32_t)least, .finds = rly_node_text(tree, finds).data};
    while (store->model.slot_count < 2 * count)
        store->model.slot_count *= 2;
    store->slots = rly_allocate(store->model.slot_count * sizeof *store->slots);
    if (!store->slots)
        return rly_fail_memory(error);
    store->model.slots = store->slots;
    status = read_weights(store, tree, "for", 1, &number, error);
    return status ? status : read_weights(store, tree, "against", -1, &number, error);
}

void rly_model_free(rly_model_store *store)
{
    rly_release(store->slots);
    *store = (rly_model_store){.slots = NULL};
}

/* ---- judging */

typedef struct tally {
    const rly_model *model;
    int32_t sum;
    uint64_t seen[MOST_WEIGHTS / 64];
    rly_model_place *places; /* the heaviest, heaviest first */
    uint32_t count;
} tally;

static void keep_place(tally *t, rly_model_place place)
{
    uint32_t at = t->count < RLY_MODEL_PLACES ? t->count++ : RLY_MODEL_PLACES;
    while (at > 0 && t->places[at - 1].weight < place.weight) {
        if (at < RLY_MODEL_PLACES)
            t->places[at] = t->places[at - 1];
        at--;
    }
    if (at < RLY_MODEL_PLACES)
        t->places[at] = place;
}

static void weigh(tally *t, uint32_t hash, uint32_t start, uint32_t end)
{
    const rly_weight *weight = slot_of(t->model->slots, t->model->slot_count, hash);
    if (!weight->hash || (t->seen[weight->number / 64] >> (weight->number % 64) & 1))
        return;
    t->seen[weight->number / 64] |= UINT64_C(1) << (weight->number % 64);
    t->sum += weight->weight;
    if (weight->weight > 0)
        keep_place(t, (rly_model_place){start, end, weight->weight});
}

/* What stands in the place of a token whose own letters say nothing. */
static rly_str name_of(const rly_text *text, const rly_token *token)
{
    if (token->kind == RLY_TOKEN_HANDLE)
        return RLY_STR("@handle");
    if (token->kind == RLY_TOKEN_URL || token->kind == RLY_TOKEN_EMAIL)
        return RLY_STR("@url");
    if (token->kind == RLY_TOKEN_WORD && (token->flags & RLY_TOKEN_DIGIT))
        return RLY_STR("@number");
    return rly_token_fold(text, token);
}

/* By place; what touches is one place. Returns how many are left. */
static uint32_t order_places(rly_model_place *places, uint32_t count)
{
    uint32_t kept = 0;
    for (uint32_t i = 1; i < count; i++)
        for (uint32_t at = i; at > 0 && places[at - 1].start > places[at].start; at--) {
            rly_model_place place = places[at];
            places[at] = places[at - 1];
            places[at - 1] = place;
        }
    for (uint32_t i = 0; i < count; i++) {
        if (kept && places[i].start <= places[kept - 1].end) {
            if (places[kept - 1].end < places[i].end)
                places[kept - 1].end = places[i].end;
        } else {
            places[kept++] = places[i];
        }
    }
    return kept;
}

bool rly_model_finds(const rly_model *model, const rly_text *text, rly_model_place places[RLY_MODEL_PLACES],
                     uint32_t *count)
{
    tally t = {.model = model, .places = places};
    uint32_t before = 0, start = 0;
    for (size_t i = 0; i < text->tokens.count; i++) {
        const rly_token *token = &text->tokens.items[i];
        if (token->flags & RLY_TOKEN_QUOTED)
            continue;
        uint32_t hash = hash_of(name_of(text, token));
        weigh(&t, hash, token->start, token->end);
        if (before)
            weigh(&t, pair_of(before, hash), start, token->end);
        before = hash;
        start = token->start;
    }
    *count = order_places(places, t.count);
    return t.sum >= model->least && t.count > 0;
}
