/* SPDX-License-Identifier: Apache-2.0 */
#include "signal/condition.h"

/* Of two truths, the one that decides an "and" is the lesser, an "or" the greater: Kleene's logic. */

typedef struct evaluation {
    const rly_condition *condition;
    const rly_facts *facts;
    uint32_t unknown;
    bool missed;
} evaluation;

static rly_truth not_known(evaluation *e, uint32_t what)
{
    if (!e->missed)
        e->unknown = what;
    e->missed = true;
    return RLY_UNKNOWN;
}

static bool separates(char c)
{
    return c == ',' || c == ' ' || c == '\n';
}

/* Is `value` one of "a, b, c"? */
static bool is_listed(rly_str list, rly_str value)
{
    for (size_t i = 0; i < list.size;) {
        size_t end = i;
        while (end < list.size && !separates(list.data[end]))
            end++;
        if (rly_str_equal((rly_str){list.data + i, end - i}, value))
            return true;
        while (end < list.size && separates(list.data[end]))
            end++;
        i = end;
    }
    return false;
}

static rly_truth test_text(const evaluation *e, const rly_term *term)
{
    const rly_context *context = e->facts->context;
    rly_str value = rly_context_get(context, (rly_key_id)term->key);
    if (term->key == RLY_KEY_CHANNEL && context->channel)
        value = rly_str_of(context->channel->id);
    return is_listed((rly_str){term->values, term->values_size}, value) != term->negated ? RLY_TRUE : RLY_FALSE;
}

static rly_truth evaluate(evaluation *e, uint32_t number)
{
    const rly_term *term = &e->condition->terms.items[number];
    if (term->op == RLY_TEST) {
        int value = e->facts->values[term->which];
        return value < 0 ? not_known(e, term->which) : term->mask >> value & 1 ? RLY_TRUE : RLY_FALSE;
    }
    if (term->op == RLY_TEST_TEXT)
        return test_text(e, term);
    rly_truth left = evaluate(e, term->left);
    if (term->op == RLY_NOT)
        return (rly_truth)(RLY_TRUE - left);
    if (left == (term->op == RLY_AND ? RLY_FALSE : RLY_TRUE))
        return left;
    rly_truth right = evaluate(e, term->right);
    bool take_right = term->op == RLY_AND ? right < left : right > left;
    return take_right ? right : left;
}

rly_truth rly_condition_evaluate(const rly_condition *condition, const rly_facts *facts, uint32_t *unknown)
{
    evaluation e = {.condition = condition, .facts = facts};
    rly_truth truth = evaluate(&e, (uint32_t)condition->terms.count - 1);
    if (unknown && truth == RLY_UNKNOWN)
        *unknown = e.unknown;
    return truth;
}

/* Of a key that has a value: the number of a choice; else whether it says more than "no". */
static int8_t value_of(rly_key_id key, rly_str value)
{
    return (int8_t)(rly_keys[key].type == RLY_CHOICE ? rly_choice_number(key, value) : !rly_str_is(value, "no"));
}

void rly_subjects_fill(int8_t *values, const rly_context *context)
{
    const rly_channel *channel = context->channel;
    memset(values, 0, RLY_KEYS);
    memset(values + RLY_KEYS, -1, RLY_SUBJECTS - RLY_KEYS);
    uint64_t set = context->draft->values.set | context->defaults->set;
    for (rly_key_id key = 0; set >> key; key++)
        if (set >> key & 1)
            values[key] = value_of(key, rly_context_get(context, key));
    size_t inbound = rly_context_inbound(context); /* whether it was given as `inbound` or as one of `messages` */
    if (inbound < rly_draft_message_count(context->draft))
        values[RLY_KEY_INBOUND] =
            value_of(RLY_KEY_INBOUND, rly_draft_message(context->draft, inbound, RLY_KEY_MESSAGE_TEXT));
    if (!channel)
        return;
    values[RLY_SUBJECT_PUBLIC] = channel->is_public;
    values[RLY_SUBJECT_PRIVATE_SIDE] = *channel->private_side != '\0';
    values[RLY_SUBJECT_LIMIT] = rly_context_limits(context)->of[0].count > 0;
}

void rly_condition_free(rly_condition *condition)
{
    rly_vec_free(&condition->terms);
}
