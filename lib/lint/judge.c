/* SPDX-License-Identifier: Apache-2.0 */
#include "lint/judge.h"

#include <string.h>

#include "signal/ownership.h"

typedef struct judge {
    const replylint_linter *linter;
    rly_result *result;
    rly_facts facts;
    bool typing;
    /* The rule in question: */
    const rly_rule *rule;
    uint32_t number;
    rly_verdict *verdict;
    uint32_t findings;
    bool verbatim; /* the better wording is to be written just so */
} judge;

const char rly_does_not_apply[] = "does not apply";

static const char *join(rly_result *result, const char *a, const char *b)
{
    size_t first = strlen(a), second = strlen(b);
    char *text = rly_arena_take(&result->strings, first + second + 1);
    if (text) {
        memcpy(text, a, first);
        memcpy(text + first, b, second);
    }
    return text;
}

static bool not_applicable(judge *j, const char *reason)
{
    j->verdict->outcome = RLY_NOT_APPLICABLE;
    j->verdict->reason = reason;
    return true;
}

static bool skip(judge *j, const char *reason)
{
    j->verdict->outcome = RLY_SKIPPED;
    j->verdict->judged = false;
    j->verdict->reason = reason;
    return true;
}

/* The verdict when signal `signal` is not known (the count of signals: the channel). */
static bool not_known(judge *j, uint32_t signal)
{
    const rly_detection *d = &j->result->detection;
    size_t count = d->knowledge->catalog.signals.count;
    const char *name = signal < count ? d->knowledge->catalog.signals.items[signal].name : "channel";
    rly_unknown why = signal < count ? d->states.items[signal].unknown : RLY_NO_CHANNEL;
    const char *missing = why == RLY_NO_MESSAGE   ? "inbound"
                          : why == RLY_NO_CHANNEL ? "channel"
                          : why == RLY_NO_TIMES   ? "now"
                          : why == RLY_NO_HOURS   ? "service_hours"
                                                  : "";
    if (why == RLY_NO_DETECTOR)
        missing = join(j->result, "signal.", name);
    j->verdict->judged = false;
    j->verdict->outcome = why == RLY_LIMIT_MET ? RLY_SKIPPED : RLY_NOT_APPLICABLE;
    j->verdict->missing = missing;
    j->verdict->reason = why == RLY_OTHER_LANGUAGE ? "not English"
                         : why == RLY_LIMIT_MET    ? join(j->result, "a limit was met while looking for ", name)
                                                   : join(j->result, "not known: ", name);
    return j->verdict->reason && missing;
}

enum { LONGEST_QUOTE = 60 };

/* How many bytes of a match a message shows: all, or whole words up to LONGEST_QUOTE. */
static size_t shown_size(rly_str match)
{
    size_t size = LONGEST_QUOTE;
    if (match.size <= LONGEST_QUOTE)
        return match.size;
    while (size > 0 && match.data[size] != ' ')
        size--;
    for (size = size ? size : LONGEST_QUOTE; size > 0 && (match.data[size] & 0xc0) == 0x80;)
        size--; /* one long word is cut at a character */
    return size;
}

void rly_mask_private(const rly_detection *d, uint32_t start, char *copy, size_t size)
{
    if (rly_shows_private(&d->context))
        return;
    uint32_t end = start + (uint32_t)size;
    for (size_t i = 0; i < d->reply_private.found.count; i++) {
        const rly_private *item = &d->reply_private.found.items[i];
        uint32_t from = item->start > start ? item->start : start, to = item->end < end ? item->end : end;
        if (item->owner == RLY_OWNER_PERSON && from < to)
            rly_private_mask((rly_private_type)item->type, copy + (from - start), to - from);
    }
}

/* The message with {match} filled in by the words of [start, end). */
static const char *fill_message(judge *j, uint32_t start, uint32_t end)
{
    const char *message = j->rule->message, *hole = strstr(message, "{match}");
    if (!hole)
        return message;
    rly_str match = {j->result->detection.reply.reading.data + start, end - start};
    size_t before = (size_t)(hole - message), after = strlen(hole + 7), shown = shown_size(match);
    const char *dots = shown < match.size ? " ..." : "";
    char *text = rly_arena_take(&j->result->strings, before + shown + strlen(dots) + after + 1);
    if (!text)
        return NULL;
    memcpy(text, message, before);
    memcpy(text + before, match.data, shown);
    rly_mask_private(&j->result->detection, start, text + before, shown);
    memcpy(text + before + shown, dots, strlen(dots));
    memcpy(text + before + shown + strlen(dots), hole + 7, after);
    return text;
}

/* "apology/hedged:1f3a..." from the rule and the folded words: the same fault in the same words has the same key. */
static const char *make_key(judge *j, rly_str words)
{
    static const char hex[] = "0123456789abcdef";
    uint32_t hash = 0x811c9dc5u;
    for (size_t i = 0; i < words.size; i++) {
        unsigned char byte = (unsigned char)words.data[i];
        hash = (hash ^ (byte >= 'A' && byte <= 'Z' ? byte + 32u : byte)) * 0x01000193u;
    }
    size_t size = strlen(j->rule->id);
    char *key = rly_arena_take(&j->result->strings, size + 10);
    if (!key)
        return NULL;
    memcpy(key, j->rule->id, size);
    key[size] = ':';
    for (int i = 0; i < 8; i++)
        key[size + 1 + (size_t)i] = hex[hash >> (28 - 4 * i) & 15];
    return key;
}

/* A copy of the better wording, with a capital where the match has one; but what a native check words stays as it is.
 */
static const char *make_fix(judge *j, const char *wording, uint32_t start)
{
    char *fix = rly_arena_copy(&j->result->strings, wording, strlen(wording));
    char first = j->result->detection.reply.reading.data[start];
    if (fix && !j->verbatim && first >= 'A' && first <= 'Z' && *fix >= 'a' && *fix <= 'z')
        *fix = (char)(*fix - 32);
    return fix;
}

/* Give a finding the better wording of [start, end); but never over a tag or a character reference. */
static bool add_fix(judge *j, rly_finding *finding, uint32_t start, uint32_t end, const char *wording)
{
    const rly_text *text = &j->result->detection.reply;
    if (!wording || !finding->placed || !rly_text_is_plain(text, start, end))
        return true;
    finding->fix = make_fix(j, wording, start);
    rly_text_source(text, start, end, &finding->fixed_start, &finding->fixed_end);
    return finding->fix != NULL;
}

/* The message with a text of ours for {match}. */
static const char *fill_in(judge *j, const char *match)
{
    const char *message = j->rule->message, *hole = strstr(message, "{match}");
    if (!hole)
        return message;
    size_t before = (size_t)(hole - message), after = strlen(hole + 7), size = strlen(match);
    char *text = rly_arena_take(&j->result->strings, before + size + after + 1);
    if (!text)
        return NULL;
    memcpy(text, message, before);
    memcpy(text + before, match, size);
    memcpy(text + before + size, hole + 7, after);
    return text;
}

/* Fail at a stretch of the reading text; [0, 0) stands for the whole text. `match` stands for {match}; NULL: the words
 * that stand there. `fix`: the better wording, or NULL. */
static bool fail_with(judge *j, uint32_t start, uint32_t end, const char *match, const char *fix)
{
    j->verdict->outcome = RLY_FAILED;
    if (j->findings++ >= j->linter->findings_a_rule)
        return true;
    const rly_text *text = &j->result->detection.reply;
    rly_finding *finding = rly_push(&j->result->findings);
    if (!finding)
        return false;
    *finding = (rly_finding){.rule = j->number,
                             .level = (rly_level)j->linter->levels.items[j->number],
                             .placed = end > start,
                             .line = 1,
                             .column = 1};
    finding->message = match ? fill_in(j, match) : fill_message(j, start, end);
    finding->key = make_key(j, (rly_str){text->reading.data + start, end - start});
    if (finding->placed)
        rly_text_source(text, start, end, &finding->source_start, &finding->source_end);
    return finding->message && finding->key && add_fix(j, finding, start, end, fix);
}

static bool fail_at(judge *j, uint32_t start, uint32_t end, const char *fix)
{
    return fail_with(j, start, end, NULL, fix);
}

/* Fail at a stretch of the source. Its fix is for plain text: elsewhere it might be markup. */
static bool fail_in_source(judge *j, const rly_spotted *place)
{
    bool plain = j->result->detection.reply.format == RLY_PLAIN;
    j->verdict->outcome = RLY_FAILED;
    if (j->findings++ >= j->linter->findings_a_rule)
        return true;
    rly_finding *finding = rly_push(&j->result->findings);
    if (!finding)
        return false;
    *finding = (rly_finding){.rule = j->number,
                             .level = (rly_level)j->linter->levels.items[j->number],
                             .placed = place->end > place->start,
                             .line = 1,
                             .column = 1,
                             .source_start = place->start,
                             .source_end = place->end,
                             .fixed_start = place->start,
                             .fixed_end = place->end,
                             .fix = plain ? place->fix : NULL};
    finding->message = fill_in(j, place->match);
    finding->key = make_key(j, place->key);
    return finding->message && finding->key;
}

/* Find the words that the rule has better wordings for. A limit that is met leaves the findings without. */
static bool find_rewrites(judge *j)
{
    rly_detection *d = &j->result->detection;
    d->matches.count = 0;
    replylint_status status = rly_finder_run(&j->rule->rewrites, &d->reply_hits, NULL, &d->regex, &d->matches);
    if (status == REPLYLINT_ERROR_LIMIT)
        d->matches.count = 0;
    return status != REPLYLINT_ERROR_MEMORY;
}

/* Fail at a place that shows a signal; the first rewrite that shares a word with it is its fix. */
static bool fail_at_signal(judge *j, uint32_t start, uint32_t end)
{
    const rly_detection *d = &j->result->detection;
    size_t before = j->result->findings.count;
    if (!fail_at(j, start, end, j->rule->replace))
        return false;
    for (size_t i = 0; i < d->matches.count && j->rule->rewrites.items.count; i++) {
        const rly_match *match = &d->matches.items[i];
        if (match->start >= end || match->end <= start || j->result->findings.count == before)
            continue;
        return add_fix(j, &j->result->findings.items[before], match->start, match->end,
                       j->rule->rewrites.items.items[match->item].replace);
    }
    return true;
}

/* Fail at every place of the reply where a test of the condition holds; what is not under a "not" counts. */
static bool fail_at_places(judge *j, uint32_t term_number, bool *found)
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

static bool judge_demand(judge *j)
{
    uint32_t unknown;
    bool forbids = j->rule->judges == RLY_FORBIDS, found = false;
    rly_truth truth = rly_condition_is(&j->rule->demand, &j->facts, &unknown);
    if (truth == RLY_UNKNOWN)
        return not_known(j, unknown);
    if ((truth == RLY_TRUE) != forbids)
        return true;
    if (forbids && !find_rewrites(j))
        return false;
    if (forbids && !fail_at_places(j, (uint32_t)j->rule->demand.terms.count - 1, &found))
        return false;
    return found || fail_at(j, 0, 0, NULL);
}

static bool judge_count(judge *j)
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

static bool judge_find(judge *j)
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
static bool judge_check(judge *j)
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
                ? !fail_in_source(j, place)
                : !fail_with(j, place->start, place->end, place->match, place->fix ? place->fix : j->rule->replace))
            return false;
    }
    j->verbatim = false;
    return j->rule->finder.items.count == 0 || judge_find(j);
}

static bool decide(judge *j)
{
    uint32_t unknown;
    if (!rly_is_for(j->rule->language, j->result->detection.reply_language)) {
        j->verdict->judged = false;
        return not_applicable(j, "not English");
    }
    if (j->rule->final_only && j->typing)
        return not_applicable(j, "not yet: the draft is being typed");
    rly_truth when = rly_condition_is(&j->rule->when, &j->facts, &unknown);
    if (when == RLY_UNKNOWN)
        return not_known(j, unknown);
    if (when == RLY_FALSE)
        return not_applicable(j, rly_does_not_apply);
    switch (j->rule->judges) {
    case RLY_REQUIRES:
    case RLY_FORBIDS:
        return judge_demand(j);
    case RLY_COUNTS:
        return judge_count(j);
    case RLY_CHECKS:
        return judge_check(j);
    case RLY_FINDS:
        break;
    }
    return judge_find(j);
}

static bool judge_rule(judge *j, uint32_t number)
{
    rly_verdict *verdict = rly_push(&j->result->verdicts);
    if (!verdict)
        return false;
    *verdict = (rly_verdict){"", "", number, RLY_PASSED, true, j->linter->points.items[number], 0};
    j->rule = &j->linter->rules->rules.items[number];
    j->number = number;
    j->verdict = verdict;
    j->findings = 0;
    return decide(j);
}

bool rly_judge(const replylint_linter *linter, rly_result *result)
{
    const rly_detection *d = &result->detection;
    judge j = {.linter = linter,
               .result = result,
               .facts = {d->values.items, &d->context},
               .typing = rly_str_is(rly_context_get(&d->context, RLY_KEY_STAGE), "typing")};
    for (uint32_t i = 0; i < linter->rules->rules.count; i++)
        if (linter->levels.items[i] != RLY_OFF && !judge_rule(&j, i))
            return false;
    return true;
}
