/* SPDX-License-Identifier: Apache-2.0 */
#include "signal/condition.h"

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

static bool text_is(const rly_context *context, const rly_term *term)
{
    rly_str value = rly_context_get(context, (rly_key_id)term->key);
    if (term->key == RLY_KEY_CHANNEL && context->channel)
        value = rly_str_of(context->channel->id);
    return is_listed((rly_str){term->values, term->values_size}, value) != term->negated;
}

/* A condition that asks for what is not known. */
typedef struct doubt {
    const rly_condition *condition;
    const rly_facts *facts;
    uint32_t text; /* the subject that stands for tests of text, which are always known */
} doubt;

static bool step_of_text(const doubt *d, const rly_step *step)
{
    return text_is(d->facts->context, &d->condition->terms.items[step->mask]);
}

/* Where the steps lead from number `at` on, when tests of what is not known come out as `guess`. */
static rly_truth follow(const doubt *d, unsigned at, bool guess)
{
    while (at < RLY_STEP_FALSE) {
        const rly_step *step = &d->condition->steps[at];
        int value = d->facts->values[step->which];
        bool yes = value >= 0 ? step->mask >> value & 1 : step->which == d->text ? step_of_text(d, step) : guess;
        at = yes ? step->yes : step->no;
    }
    return at == RLY_STEP_TRUE ? RLY_TRUE : RLY_FALSE;
}

/* The first step from number `at` on that asks for what is not known; RLY_STEP_FALSE or RLY_STEP_TRUE when none does.
 */
static unsigned first_doubt(const doubt *d, unsigned at)
{
    while (at < RLY_STEP_FALSE) {
        const rly_step *step = &d->condition->steps[at];
        int value = d->facts->values[step->which];
        if (value < 0 && step->which != d->text)
            break;
        bool yes = value >= 0 ? step->mask >> value & 1 : step_of_text(d, step);
        at = yes ? step->yes : step->no;
    }
    return at;
}

/*
 * Kleene's logic: a condition is true when it is so even if all tests of what is not known fail, and false when it is
 * so even if all of them hold. That is right since no "not" stands over a test any more: see put_steps().
 */
rly_truth rly_condition_go_on(const rly_condition *condition, const rly_facts *facts, const rly_step *step,
                              uint32_t *unknown)
{
    const doubt d = {condition, facts, (uint32_t)facts->context->catalog->signals.count + RLY_SUBJECT_TEXT};
    unsigned at = first_doubt(&d, (unsigned)(step - condition->steps));
    if (at >= RLY_STEP_FALSE)
        return at == RLY_STEP_TRUE ? RLY_TRUE : RLY_FALSE;
    if (follow(&d, condition->steps[at].no, false) == RLY_TRUE)
        return RLY_TRUE;
    if (follow(&d, condition->steps[at].yes, true) == RLY_FALSE)
        return RLY_FALSE;
    if (unknown)
        *unknown = condition->steps[at].which;
    return RLY_UNKNOWN;
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
