/* SPDX-License-Identifier: Apache-2.0 */
#include "lint/judge.h"

#include <string.h>

#include "lint/judging.h"

const char rly_does_not_apply[] = "does not apply";

static const char *join(rly_arena *strings, const char *a, const char *b)
{
    size_t first = strlen(a), second = strlen(b);
    char *text = rly_arena_take(strings, first + second + 1);
    if (text) {
        memcpy(text, a, first);
        memcpy(text + first, b, second);
    }
    return text;
}

static bool not_applicable(rly_judging *j, const char *reason)
{
    j->verdict->outcome = RLY_NOT_APPLICABLE;
    j->verdict->reason = reason;
    return true;
}

static bool skip(rly_judging *j, const char *reason)
{
    j->verdict->outcome = RLY_SKIPPED;
    j->verdict->judged = false;
    j->verdict->reason = reason;
    return true;
}

static rly_unknown why_unknown(const rly_detection *d, uint32_t signal)
{
    return signal < d->states.count ? d->states.items[signal].unknown : RLY_NO_CHANNEL;
}

/* Why a signal is not known (the count of signals or more: the channel). */
static bool find_gap(const rly_judging *j, uint32_t signal, rly_unknown why, rly_gap *gap)
{
    const rly_catalog *catalog = &j->result->detection.knowledge->catalog;
    const char *name = signal < catalog->signals.count ? catalog->signals.items[signal].name : "channel";
    *gap = (rly_gap){.signal = signal, .why = why, .reason = "not English"};
    gap->missing = why == RLY_NO_MESSAGE   ? "inbound"
                   : why == RLY_NO_CHANNEL ? "channel"
                   : why == RLY_NO_TIMES   ? "now"
                   : why == RLY_NO_HOURS   ? "service_hours"
                                           : "";
    if (why == RLY_NO_DETECTOR)
        gap->missing = join(j->strings, "signal.", name);
    if (why != RLY_OTHER_LANGUAGE)
        gap->reason =
            join(j->strings, why == RLY_LIMIT_MET ? "a limit was met while looking for " : "not known: ", name);
    return gap->reason && gap->missing;
}

static const rly_gap *told_gap(const rly_gaps *gaps, uint32_t signal, rly_unknown why)
{
    for (size_t i = 0; i < gaps->count; i++)
        if (gaps->items[i].signal == signal && gaps->items[i].why == why)
            return &gaps->items[i];
    return NULL;
}

/* The verdict when a signal is not known. */
static bool not_known(rly_judging *j, uint32_t signal)
{
    rly_unknown why = why_unknown(&j->result->detection, signal);
    rly_gap found = {0};
    const rly_gap *gap = told_gap(j->gaps, signal, why);
    if (!gap) {
        rly_gap *slot = j->gaps_to_note ? rly_push(j->gaps_to_note) : &found;
        if (!slot || !find_gap(j, signal, why, slot)) {
            j->out_of_memory = true;
            return false;
        }
        gap = slot;
    }
    j->verdict->judged = false;
    j->verdict->outcome = gap->why == RLY_LIMIT_MET ? RLY_SKIPPED : RLY_NOT_APPLICABLE;
    j->verdict->missing = gap->missing;
    j->verdict->reason = gap->reason;
    return true;
}

static bool fail_at(rly_judging *j, uint32_t start, uint32_t end, const char *fix)
{
    return rly_fail_with(j, start, end, NULL, fix);
}

/* Find the words that the rule has better wordings for. A limit that is met leaves the findings without. */
static bool find_rewrites(rly_judging *j)
{
    rly_detection *d = &j->result->detection;
    d->matches.count = 0;
    replylint_status status = rly_finder_run(&j->rule->rewrites, &d->reply_hits, NULL, &d->regex, &d->matches);
    if (status == REPLYLINT_ERROR_LIMIT)
        d->matches.count = 0;
    return status != REPLYLINT_ERROR_MEMORY;
}

/* Fail at a place that shows a signal; the first rewrite that shares a word with it is its fix. */
static bool fail_at_signal(rly_judging *j, uint32_t start, uint32_t end)
{
    const rly_detection *d = &j->result->detection;
    size_t before = j->result->findings.count;
    if (!fail_at(j, start, end, j->rule->replace))
        return false;
    for (size_t i = 0; i < d->matches.count && j->rule->rewrites.items.count; i++) {
        const rly_match *match = &d->matches.items[i];
        if (match->start >= end || match->end <= start || j->result->findings.count == before)
            continue;
        return rly_add_fix(j, &j->result->findings.items[before], match->start, match->end,
                           j->rule->rewrites.items.items[match->item].replace);
    }
    return true;
}

/* Fail at every place of the reply where a test of the condition holds; what is not under a "not" counts. */
static bool fail_at_places(rly_judging *j, uint32_t term_number, bool *found)
{
    const rly_term *term = &j->rule->demand.terms.items[term_number];
    if (term->op == RLY_AND || term->op == RLY_OR)
        return fail_at_places(j, term->left, found) && fail_at_places(j, term->right, found);
    const rly_detection *d = &j->result->detection;
    if (term->op != RLY_TEST || term->which >= d->knowledge->catalog.signals.count)
        return true;
    const rly_state *state = &d->states.items[term->which];
    for (uint32_t i = 0; i < state->count; i++) {
        const rly_occurrence *o = &d->occurrences.items[state->first + i];
        if (o->message != 0 || !(term->mask >> o->value & 1))
            continue;
        *found = true;
        if (!fail_at_signal(j, o->start, o->end))
            return false;
    }
    return true;
}

rly_truth rly_rule_demand(rly_judging *j)
{
    uint32_t unknown = 0;
    rly_truth truth = rly_condition_is(&j->rule->demand, &j->facts, &unknown);
    if (truth == RLY_UNKNOWN)
        not_known(j, unknown);
    return truth;
}

static bool judge_demand(rly_judging *j)
{
    bool forbids = j->rule->judges == RLY_FORBIDS, found = false;
    rly_truth truth = rly_rule_demand(j);
    if (truth == RLY_UNKNOWN)
        return true;
    if ((truth == RLY_TRUE) != forbids)
        return true;
    if (forbids && !find_rewrites(j))
        return false;
    if (forbids && !fail_at_places(j, (uint32_t)j->rule->demand.terms.count - 1, &found))
        return false;
    return found || fail_at(j, 0, 0, NULL);
}

static bool judge_count(rly_judging *j)
{
    const rly_detection *d = &j->result->detection;
    const rly_state *state = &d->states.items[j->rule->counted];
    if (d->values.items[j->rule->counted] < 0)
        return not_known(j, j->rule->counted);
    if (state->count < j->rule->least)
        return fail_at(j, 0, 0, NULL);
    if (state->count > j->rule->most && !find_rewrites(j))
        return false;
    for (uint32_t i = j->rule->most; i < state->count; i++) {
        const rly_occurrence *o = &d->occurrences.items[state->first + i];
        if (!(o->message ? fail_at(j, 0, 0, NULL) : fail_at_signal(j, o->start, o->end)))
            return false;
    }
    return true;
}

static bool judge_find(rly_judging *j)
{
    rly_detection *d = &j->result->detection;
    d->matches.count = 0;
    replylint_status status = rly_finder_run(&j->rule->finder, &d->reply_hits, NULL, &d->regex, &d->matches);
    if (status == REPLYLINT_ERROR_LIMIT)
        return skip(j, "a limit was met");
    for (size_t i = 0; i < d->matches.count && status == REPLYLINT_OK; i++) {
        const rly_match *match = &d->matches.items[i];
        const char *own = j->rule->finder.items.items[match->item].replace;
        if (!fail_at(j, match->start, match->end, own ? own : j->rule->replace))
            return false;
    }
    return status == REPLYLINT_OK;
}

/* What the native check reports, then what the phrases beside it find. */
bool rly_rule_check(rly_judging *j)
{
    rly_places *places = &j->result->places;
    places->count = 0;
    rly_unjudged why = {NULL, "", false};
    rly_check check = {&j->result->detection, j->rule, j->result, &j->result->strings, places, &why};
    if (!j->rule->check(&check))
        return false;
    if (why.skipped)
        return skip(j, why.reason);
    if (why.reason) {
        j->verdict->missing = why.missing;
        not_applicable(j, why.reason);
        j->verdict->judged = !*why.missing;
        return true;
    }
    for (size_t i = 0; i < places->count; i++) {
        const rly_spotted *place = &places->items[i];
        j->verbatim = place->fix != NULL;
        if (place->in_source
                ? !rly_fail_in_source(j, place)
                : !rly_fail_with(j, place->start, place->end, place->match, place->fix ? place->fix : j->rule->replace))
            return false;
    }
    j->verbatim = false;
    return j->rule->finder.items.count == 0 || judge_find(j);
}

bool rly_rule_applies(rly_judging *j)
{
    uint32_t unknown;
    if (!rly_is_for(j->rule->language, j->result->detection.reply_language)) {
        j->verdict->judged = false;
        return !not_applicable(j, "not English");
    }
    if (j->rule->final_only && j->typing)
        return !not_applicable(j, "not yet: the draft is being typed");
    rly_truth when = rly_condition_is(&j->rule->when, &j->facts, &unknown);
    if (when == RLY_UNKNOWN)
        not_known(j, unknown);
    else if (when == RLY_FALSE)
        not_applicable(j, rly_does_not_apply);
    return when == RLY_TRUE;
}

void rly_rule_begin(rly_judging *j, uint32_t number, rly_verdict *verdict)
{
    *verdict = (rly_verdict){"", "", RLY_PASSED, true};
    j->rule = &j->linter->rules->rules.items[number];
    j->number = number;
    j->verdict = verdict;
    j->findings = 0;
}

static bool decide(rly_judging *j)
{
    if (!rly_rule_applies(j))
        return true;
    switch (j->rule->judges) {
    case RLY_REQUIRES:
    case RLY_FORBIDS:
        return judge_demand(j);
    case RLY_COUNTS:
        return judge_count(j);
    case RLY_CHECKS:
        return rly_rule_check(j);
    case RLY_FINDS:
        break;
    }
    return judge_find(j);
}

/* Take what a precedent says of all rules. */
static bool take(rly_result *result, const rly_precedent *precedent, const replylint_linter *linter)
{
    size_t rules = precedent->verdicts.count, words = linter->rules->grounds.words;
    result->verdicts.count = result->points.count = result->listed.count = 0;
    if (!rly_reserve(&result->verdicts, rules) || !rly_reserve(&result->points, rules) ||
        !rly_reserve(&result->listed, rules) || !rly_reserve(&result->due, words) ||
        !rly_reserve(&result->failed, words) || !rly_reserve(&result->unjudged, words))
        return false;
    if (words) {
        memcpy(result->verdicts.items, precedent->verdicts.items, rules * sizeof *result->verdicts.items);
        memcpy(result->points.items, linter->points.items, rules * sizeof *result->points.items);
        memcpy(result->listed.items, linter->listed.items, linter->listed.count * sizeof *result->listed.items);
        memcpy(result->unjudged.items, precedent->unjudged.items, words * sizeof *result->unjudged.items);
        memset(result->failed.items, 0, words * sizeof *result->failed.items);
    }
    result->verdicts.count = result->points.count = rules;
    result->listed.count = linter->listed.count;
    return true;
}

/* The next rule that has to be judged. Once the search is spent, all have to: what is not found is not known. */
static size_t next_due(const rly_judging *j, size_t from)
{
    bool spent = j->result->detection.reply_hits.spent;
    return rly_bit_next(spent ? j->linter->on.items : j->result->due.items, from, j->linter->rules->rules.count);
}

static bool judge_rules(rly_judging *j)
{
    rly_result *result = j->result;
    for (size_t i = 0; (i = next_due(j, i)) < result->verdicts.count; i++) {
        rly_verdict *verdict = &result->verdicts.items[i];
        size_t findings = result->findings.count;
        bool was_judged = verdict->judged;
        rly_rule_begin(j, (uint32_t)i, verdict);
        if (!decide(j) || j->out_of_memory)
            return false;
        if (verdict->judged != was_judged)
            rly_bit_flip(result->unjudged.items, i);
        if (verdict->outcome == RLY_FAILED)
            rly_bit_set(result->failed.items, i);
        else
            result->findings.count = findings; /* what was found before a limit was met is not all */
    }
    return true;
}

static bool mark_checklist(const rly_judging *j, const rly_precedent *precedent)
{
    const rly_checklist *list = &j->linter->rules->checklist;
    rly_result *result = j->result;
    result->marks.count = 0;
    if (!rly_reserve(&result->marks, list->count))
        return false;
    size_t first = j->linter->rules->rules.count;
    for (uint32_t i = 0; i < list->count; i++) {
        uint8_t progress = precedent->progress.items[i];
        if (rly_bit_is_set(result->due.items, first + i))
            progress = rly_checklist_progress(&list->items[i], &j->facts);
        if (progress != RLY_NO_PROGRESS)
            result->marks.items[result->marks.count++] = (rly_check_mark){i, progress};
    }
    return true;
}

bool rly_judge(const replylint_linter *linter, rly_result *result)
{
    const rly_detection *d = &result->detection;
    rly_judging j = {.linter = linter,
                     .result = result,
                     .strings = &result->strings,
                     .facts = {d->values.items, &d->context},
                     .typing = rly_str_is(rly_context_get(&d->context, RLY_KEY_STAGE), "typing")};
    const rly_precedent *precedent = rly_precedent_find(&result->precedents, &j);
    if (!precedent || !take(result, precedent, linter))
        return false;
    j.gaps = &precedent->gaps;
    rly_precedent_distinguish(precedent, &j, result->due.items);
    return judge_rules(&j) && mark_checklist(&j, precedent);
}
