/* SPDX-License-Identifier: Apache-2.0 */
#include "lint/lint.h"

#include <string.h>

#include "lint/judge.h"
#include "lint/places.h"

const char *rly_outcome_name(rly_outcome outcome)
{
    static const char *const names[] = {"passed", "failed", "na", "skipped"};
    return names[outcome];
}

replylint_status rly_check_size(const replylint_linter *linter, const replylint_draft *draft, replylint_error *error)
{
    size_t text = rly_values_get(&draft->values, RLY_KEY_TEXT).size, largest = text;
    size_t messages = rly_draft_message_count(draft);
    for (size_t i = 0; i < messages; i++) {
        size_t size = rly_draft_message(draft, i, RLY_KEY_MESSAGE_TEXT).size;
        largest = size > largest ? size : largest;
    }
    if (largest <= linter->draft_bytes)
        return REPLYLINT_OK;
    return rly_fail(error, REPLYLINT_ERROR_LIMIT, RLY_NOWHERE,
                    "%s has %zu bytes, more than the limit of %u; send less, or raise limits.draft_bytes",
                    text == largest ? "the reply" : "a message", largest, (unsigned)linter->draft_bytes);
}

/* A rule is silent where a graver one of its list failed. */
static void apply_yields(const replylint_linter *linter, rly_result *result)
{
    uint64_t *failed = result->failed.items;
    size_t rules = result->verdicts.count, silent = 0, kept = 0;
    for (size_t i = 0; (i = rly_bit_next(failed, i, rules)) < rules; i++) {
        const rly_rule *rule = &linter->rules->rules.items[i];
        for (size_t y = 0; y < rule->yields.count && rly_bit_is_set(failed, i); y++) {
            if (!rly_bit_is_set(failed, rule->yields.items[y]))
                continue;
            result->verdicts.items[i].outcome = RLY_NOT_APPLICABLE;
            result->verdicts.items[i].reason = "a graver rule says it";
            rly_bit_clear(failed, i);
            silent++;
        }
    }
    for (size_t i = 0; i < result->findings.count && silent; i++)
        if (rly_bit_is_set(failed, result->findings.items[i].rule))
            result->findings.items[kept++] = result->findings.items[i];
    if (silent)
        result->findings.count = kept;
}

static void add_up(const replylint_linter *linter, rly_result *result)
{
    size_t rules = result->verdicts.count;
    uint64_t judged = linter->all_points, deductions = 0;
    bool critical = false;
    for (size_t w = 0; w < linter->rules->grounds.words; w++)
        for (uint64_t rest = result->unjudged.items[w] & linter->scored.items[w]; rest; rest &= rest - 1)
            judged -= result->points.items[w * 64 + (size_t)__builtin_ctzll(rest)];
    for (size_t i = 0; (i = rly_bit_next(result->failed.items, i, rules)) < rules; i++) {
        deductions += result->points.items[i];
        critical |= linter->rules->rules.items[i].critical;
    }
    result->score = critical || deductions >= 100 ? 0 : 100 - (int)deductions;
    result->passed = !critical && (uint32_t)result->score >= linter->pass_mark;
    result->judged = linter->all_points ? (double)judged / (double)linter->all_points : 1;
}

void rly_keep_rules(rly_result *result, replylint_rules *rules)
{
    if (result->rules == rules)
        return;
    replylint_rules_free(result->rules);
    result->rules = rly_rules_keep(rules);
    result->precedents.rules = NULL; /* what lies at the same address may be others */
    result->detection.knowledge = NULL;
    result->ready.count = 0;
}

static replylint_status finish(const replylint_linter *linter, const replylint_draft *draft, rly_result *result,
                               replylint_error *error)
{
    rly_str unit = rly_context_get(&result->detection.context, RLY_KEY_UNIT);
    rly_str id = rly_values_get(&draft->values, RLY_KEY_ID);
    apply_yields(linter, result);
    add_up(linter, result);
    result->id = rly_arena_copy(&result->strings, id.data, id.size);
    result->unit = rly_arena_copy(&result->strings, unit.data, unit.size);
    result->language = result->detection.reply_language;
    if (!result->id || !result->unit || !rly_place_results(result))
        return rly_fail_memory(error);
    result->done = true;
    return REPLYLINT_OK;
}

/* The one text that is nearest is enough, but where it may be the reply itself. */
static bool compare(const replylint_linter *linter, const replylint_draft *draft, rly_result *result)
{
    enum { NEAREST = 1, OTHERS = 4 };
    rly_detection *d = &result->detection;
    bool may_be_itself = rly_values_get(&draft->values, RLY_KEY_ID).size > 0 ||
                         rly_str_is(rly_context_get(&d->context, RLY_KEY_KIND), "template");
    return rly_alike_search(&result->alike, d, linter->index, may_be_itself ? OTHERS : NEAREST) &&
           rly_alike_repeats(&result->alike, d);
}

replylint_status rly_lint(const replylint_linter *linter, const replylint_draft *draft, rly_result *result,
                          replylint_error *error)
{
    rly_result_clear(result);
    rly_keep_rules(result, linter->rules);
    result->detection.steps_a_word = linter->steps_a_word;
    result->hunspell_suggestions = linter->hunspell_suggestions;
    replylint_status status = rly_check_size(linter, draft, error);
    if (!status)
        status = rly_detect(&result->detection, &linter->rules->knowledge, draft, &linter->defaults,
                            linter->limits.items, error);
    if (!status && linter->spells &&
        !rly_spelling_scan(&linter->rules->spelling, &result->detection.reply, &result->doubts))
        status = rly_fail_memory(error);
    if (!status && (!rly_measure_reply(result) || !compare(linter, draft, result) || !rly_judge(linter, result)))
        status = rly_fail_memory(error);
    if (!status)
        status = finish(linter, draft, result, error);
    if (status)
        rly_result_clear(result);
    return status;
}

void rly_result_clear(rly_result *result)
{
    result->findings.count = result->verdicts.count = result->listed.count = 0;
    result->spots.count = result->marks.count = 0;
    result->privates.count = result->measures.count = 0;
    rly_alike_clear(&result->alike);
    rly_arena_reset(&result->strings);
    result->score = 0;
    result->judged = 0;
    result->passed = result->done = false;
    result->id = result->unit = result->language = "";
}

void rly_result_free(rly_result *result)
{
    rly_detection_free(&result->detection);
    replylint_rules_free(result->rules);
    rly_vec_free(&result->findings);
    rly_vec_free(&result->verdicts);
    rly_vec_free(&result->listed);
    rly_vec_free(&result->failed);
    rly_vec_free(&result->unjudged);
    rly_vec_free(&result->points);
    rly_vec_free(&result->due);
    rly_precedents_free(&result->precedents);
    rly_vec_free(&result->ready);
    rly_vec_free(&result->marks);
    rly_vec_free(&result->spots);
    rly_vec_free(&result->privates);
    rly_vec_free(&result->measures);
    rly_measuring_free(&result->measuring);
    rly_rendering_free(&result->rendering);
    rly_text_free(&result->rendered);
    rly_vec_free(&result->doubts);
    rly_alike_free(&result->alike);
    rly_vec_free(&result->places);
    rly_arena_free(&result->strings);
}
