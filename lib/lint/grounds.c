/* SPDX-License-Identifier: Apache-2.0 */
#include "lint/grounds.h"

static uint64_t *set_of(rly_grounds *grounds, size_t number)
{
    return grounds->sets.items + grounds->words * number;
}

/* Note what a condition asks for. */
static void add_condition(rly_grounds *grounds, const rly_condition *condition, size_t number, bool demand)
{
    for (size_t i = 0; i < condition->terms.count; i++) {
        const rly_term *term = &condition->terms.items[i];
        if (term->op == RLY_TEST_TEXT) {
            rly_bit_set(set_of(grounds, RLY_ON_TEXT), number);
            grounds->keys |= term->key == RLY_KEY_CHANNEL ? 0 : UINT64_C(1) << term->key;
        } else if (term->op == RLY_TEST) {
            rly_bit_set(set_of(grounds, RLY_ON_VALUES + 2 * (size_t)term->which + demand), number);
            grounds->asked.items[term->which] = -1;
        }
    }
}

static void add_rule(rly_grounds *grounds, const rly_rule *rule, size_t number)
{
    const bool on[RLY_ON_NEEDS] = {[RLY_ON_STAGE] = rule->final_only,
                                   [RLY_ON_WORDS] = *rule->language,
                                   [RLY_ON_PLACES] = rule->judges == RLY_COUNTS};
    uint64_t needs = rule->check ? rly_check_needs(rule->check) : 0;
    for (size_t i = 0; i < RLY_ON_NEEDS; i++)
        if (on[i])
            rly_bit_set(set_of(grounds, i), number);
    for (; needs; needs &= needs - 1)
        rly_bit_set(set_of(grounds, RLY_ON_NEEDS + (size_t)__builtin_ctzll(needs)), number);
    add_condition(grounds, &rule->when, number, false);
    add_condition(grounds, &rule->demand, number, true);
    for (size_t i = 0; i < rule->finder.items.count; i++)
        for (uint32_t phrase = rule->finder.items.items[i].phrases.first;
             phrase < rule->finder.items.items[i].phrases.past; phrase++)
            grounds->finders.items[phrase] = (uint16_t)number;
}

/* The number behind that of the last phrase that a rule finds with. */
static size_t count_phrases(const rly_rule_list *rules)
{
    size_t count = 0;
    for (size_t i = 0; i < rules->count; i++)
        if (rules->items[i].finder.phrases.past > count)
            count = rules->items[i].finder.phrases.past;
    return count;
}

bool rly_grounds_find(rly_grounds *grounds, size_t signals, const rly_rule_list *rules, const rly_checklist *checklist)
{
    size_t phrases = count_phrases(rules);
    grounds->rules = rules->count;
    grounds->values = signals + RLY_SUBJECTS;
    grounds->words = (rules->count + checklist->count) / 64 + 1;
    size_t words = grounds->words * (RLY_ON_VALUES + 2 * grounds->values);
    if (!rly_reserve(&grounds->sets, words) || !rly_reserve(&grounds->asked, grounds->values) ||
        !rly_reserve(&grounds->finders, phrases))
        return false;
    memset(grounds->sets.items, 0, words * sizeof *grounds->sets.items);
    memset(grounds->asked.items, 0, grounds->values);
    grounds->sets.count = words;
    grounds->asked.count = grounds->values;
    if (phrases)
        memset(grounds->finders.items, 0xff, phrases * sizeof *grounds->finders.items); /* RLY_NO_RULE */
    grounds->finders.count = phrases;
    for (size_t i = 0; i < rules->count; i++)
        add_rule(grounds, &rules->items[i], i);
    for (size_t i = 0; i < checklist->count; i++) {
        add_condition(grounds, &checklist->items[i].when, rules->count + i, false);
        add_condition(grounds, &checklist->items[i].done, rules->count + i, false);
    }
    return true;
}

void rly_grounds_free(rly_grounds *grounds)
{
    rly_vec_free(&grounds->sets);
    rly_vec_free(&grounds->asked);
    rly_vec_free(&grounds->finders);
}
