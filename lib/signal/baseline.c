/* SPDX-License-Identifier: Apache-2.0 */
#include "signal/baseline.h"

#include "base/bits.h"

static bool has_message(const rly_detection *d)
{
    return d->inbound < rly_draft_message_count(d->context.draft);
}

rly_unknown rly_detector_lacks(const rly_detection *d, const rly_detector *detector)
{
    bool of_customer = detector->of_customer;
    if (of_customer && !has_message(d))
        return RLY_NO_MESSAGE;
    if (!rly_is_for(detector->language, of_customer ? d->customer_language : d->reply_language))
        return RLY_OTHER_LANGUAGE;
    return RLY_KNOWN;
}

/* What native detectors ask for and the draft has: a bit for each of rly_asks. */
static uint32_t answers_of(const rly_detection *d)
{
    uint64_t keys = d->context.draft->values.set | d->context.defaults->set;
    const bool has[RLY_ASKS_KINDS] = {
        [RLY_ASKS_NOTHING] = true,
        [RLY_ASKS_MESSAGE] = has_message(d),
        [RLY_ASKS_MESSAGES] = rly_draft_message_count(d->context.draft) > 0,
        [RLY_ASKS_KIND] = keys >> RLY_KEY_KIND & 1,
        [RLY_ASKS_SECTOR] = keys >> RLY_KEY_SECTOR & 1,
        [RLY_ASKS_CLOSING] = keys >> RLY_KEY_CLOSING & 1,
        [RLY_ASKS_NOW] = keys >> RLY_KEY_NOW & 1,
        [RLY_ASKS_SIGNATURE] = rly_text_has_span(&d->reply, RLY_SPAN_SIGNATURE),
        [RLY_ASKS_DIGIT] = d->reply.digits,
        [RLY_ASKS_PRIVATE] = d->reply_private.found.count > 0,
    };
    uint32_t answers = 0;
    for (unsigned i = 0; i < RLY_ASKS_KINDS; i++)
        answers |= (uint32_t)has[i] << i;
    return answers;
}

/* Set what a detector comes to when nothing is found, or note that it has to run. */
static void settle(rly_baseline *baseline, const rly_detection *d, size_t number)
{
    const rly_detector *detector = &d->knowledge->detectors.items[number];
    rly_unknown lacks = rly_detector_lacks(d, detector);
    uint64_t *rows = baseline->due.items;
    size_t words = baseline->due.count / RLY_ASKS_KINDS;
    /* Where its condition may say that it is at its weakest value, it is asked. */
    bool asked = detector->needs.steps && detector->without != RLY_KNOWN;
    if (detector->awaited || (detector->check && !lacks))
        rly_bit_set(rows + (asked || detector->awaited ? RLY_ASKS_NOTHING : detector->asks) * words, number);
    if (detector->awaited)
        return;
    lacks = lacks || !detector->check ? lacks : (rly_unknown)detector->without;
    baseline->states.items[detector->signal].unknown = lacks;
    baseline->values.items[detector->signal] = lacks ? -1 : 0;
}

/* Make it for the message and the languages of now. */
static RLY_COLD bool make(rly_baseline *baseline, const rly_detection *d)
{
    const rly_knowledge *knowledge = d->knowledge;
    size_t signals = knowledge->catalog.signals.count, detectors = knowledge->detectors.count;
    size_t words = RLY_ASKS_KINDS * (detectors / 64 + 1);
    baseline->values.count = baseline->states.count = baseline->due.count = 0;
    baseline->reply_language = NULL;
    if (!rly_reserve(&baseline->values, signals) || !rly_reserve(&baseline->states, signals) ||
        !rly_reserve(&baseline->due, words))
        return false;
    baseline->values.count = baseline->states.count = signals;
    baseline->due.count = words;
    memset(baseline->values.items, -1, signals);
    memset(baseline->due.items, 0, words * sizeof *baseline->due.items);
    for (size_t i = 0; i < signals; i++)
        baseline->states.items[i] = (rly_state){.unknown = RLY_NO_DETECTOR};
    for (size_t i = 0; i < detectors; i++)
        settle(baseline, d, i);
    baseline->reply_language = d->reply_language;
    baseline->customer_language = d->customer_language;
    baseline->message = has_message(d);
    return true;
}

/* The baseline for the message and the languages of now; NULL when memory runs out. */
static const rly_baseline *baseline_for(rly_detection *d)
{
    bool message = has_message(d);
    for (size_t i = 0; i < RLY_BASELINES; i++) {
        const rly_baseline *made = &d->baselines[i];
        if (made->reply_language == d->reply_language && made->customer_language == d->customer_language &&
            made->message == message)
            return made;
    }
    rly_baseline *baseline = &d->baselines[d->oldest];
    d->oldest = (d->oldest + 1) % RLY_BASELINES;
    return make(baseline, d) ? baseline : NULL;
}

/* Note as due the detectors whose phrases were found. */
static void find_due(rly_detection *d, const rly_hits *hits, const uint16_t *owners)
{
    for (size_t i = 0; i < hits->hits.count; i++) {
        uint16_t owner = owners[hits->hits.items[i].phrase];
        if (owner != RLY_NO_OWNER)
            rly_bit_set(d->due.items, owner);
    }
}

/* Note as due what runs whatever is found, and what is found. False when memory runs out. */
static bool fill_due(rly_detection *d, const rly_baseline *baseline)
{
    size_t words = baseline->due.count / RLY_ASKS_KINDS;
    d->due.count = 0;
    if (!rly_reserve(&d->due, words))
        return false;
    d->due.count = words;
    memcpy(d->due.items, baseline->due.items, words * sizeof *d->due.items); /* the row of RLY_ASKS_NOTHING */
    for (size_t asks = RLY_ASKS_NOTHING + 1; asks < RLY_ASKS_KINDS; asks++)
        for (size_t i = 0; d->answers >> asks & 1 && i < words; i++)
            d->due.items[i] |= baseline->due.items[asks * words + i];
    find_due(d, &d->reply_hits, d->knowledge->reply_owners.items);
    if (has_message(d))
        find_due(d, &d->customer_hits, d->knowledge->customer_owners.items);
    return true;
}

bool rly_baseline_take(rly_detection *d)
{
    const rly_baseline *baseline = baseline_for(d);
    if (!baseline)
        return false;
    size_t signals = baseline->values.count;
    d->answers = answers_of(d);
    if (!fill_due(d, baseline))
        return false;
    if (d->context.draft->given_count == 0) {
        memcpy(d->values.items, baseline->values.items, signals);
        memcpy(d->states.items, baseline->states.items, signals * sizeof *d->states.items);
        return true;
    }
    for (size_t i = 0; i < signals; i++)
        if (!d->states.items[i].given) {
            d->values.items[i] = baseline->values.items[i];
            d->states.items[i] = baseline->states.items[i];
        }
    return true;
}

void rly_baseline_free(rly_baseline *baseline)
{
    rly_vec_free(&baseline->values);
    rly_vec_free(&baseline->states);
    rly_vec_free(&baseline->due);
}
