/* SPDX-License-Identifier: Apache-2.0 */
#include "signal/detect.h"

#include <string.h>

#include "base/bits.h"
#include "signal/baseline.h"
#include "signal/ownership.h"

/* However short a text is, it may cost as much as one of so many words. */
enum { LEAST_WORDS = 50 };

bool rly_occur(rly_detection *d, uint32_t signal, rly_occurrence occurrence)
{
    rly_occurrence *slot = rly_push(&d->occurrences);
    if (!slot)
        return false;
    *slot = occurrence;
    rly_state *state = &d->states.items[signal];
    if (state->count++ == 0)
        state->first = (uint32_t)(d->occurrences.count - 1);
    if (d->values.items[signal] < (int)occurrence.value)
        d->values.items[signal] = (int8_t)occurrence.value;
    return true;
}

void rly_settle(rly_detection *d, uint32_t signal, int value)
{
    d->values.items[signal] = (int8_t)value;
}

void rly_not_known(rly_detection *d, uint32_t signal, rly_unknown why)
{
    d->values.items[signal] = -1;
    d->states.items[signal].unknown = why;
    d->states.items[signal].count = 0;
}

/* Make room for the signals; none is given yet. */
static bool clear(rly_detection *d, size_t signals)
{
    d->values.count = d->states.count = d->occurrences.count = 0;
    if (!rly_reserve(&d->values, signals + RLY_SUBJECTS) || !rly_reserve(&d->states, signals))
        return false;
    d->values.count = d->states.count = signals;
    for (size_t i = 0; i < signals && d->context.draft->given_count > 0; i++)
        d->states.items[i].given = false;
    return true;
}

static replylint_status take_given(rly_detection *d, replylint_error *error)
{
    const rly_catalog *catalog = &d->knowledge->catalog;
    for (size_t i = 0; i < d->context.draft->given_count; i++) {
        const rly_given_signal *given = &d->context.draft->given.items[i];
        rly_str name = {given->name.data, given->name.size}, value = {given->value.data, given->value.size};
        if (value.size == 0)
            continue;
        uint32_t signal = rly_signal_find(catalog, name, RLY_NOWHERE, error);
        if (signal == catalog->signals.count)
            return REPLYLINT_ERROR_UNKNOWN;
        uint32_t number = rly_value_find(&catalog->signals.items[signal], value, RLY_NOWHERE, error);
        if (number == RLY_MOST_VALUES)
            return REPLYLINT_ERROR_UNKNOWN;
        d->values.items[signal] = (int8_t)number;
        d->states.items[signal] = (rly_state){.given = true};
    }
    return REPLYLINT_OK;
}

static replylint_status find_channel(rly_detection *d, replylint_error *error)
{
    rly_str name = rly_context_get(&d->context, RLY_KEY_CHANNEL);
    if (name.size == 0)
        return REPLYLINT_OK;
    d->context.channel = rly_channel_find(&d->knowledge->catalog, name, RLY_NOWHERE, error);
    return d->context.channel ? REPLYLINT_OK : REPLYLINT_ERROR_UNKNOWN;
}

static uint64_t budget(const rly_detection *d, const rly_text *text)
{
    return d->steps_a_word * (LEAST_WORDS + (uint64_t)text->tokens.count);
}

/* The language that is given, as "en" of "en-GB", else the one the text seems to be in. */
static const char *language_of(const rly_detection *d, const rly_text *text, bool may_be_given)
{
    rly_str given = rly_context_get(&d->context, RLY_KEY_LANGUAGE);
    if (!may_be_given || given.size == 0)
        return rly_text_language(text);
    bool english = given.size >= 2 && memcmp(given.data, "en", 2) == 0 && (given.size == 2 || given.data[2] == '-');
    return english ? "en" : "other";
}

static rly_format format_of(const rly_detection *d)
{
    rly_str name = rly_context_get(&d->context, RLY_KEY_FORMAT);
    return rly_str_is(name, "html") ? RLY_HTML : rly_str_is(name, "markdown") ? RLY_MARKDOWN : RLY_PLAIN;
}

static replylint_status read_reply_text(rly_detection *d, replylint_error *error)
{
    rly_str text = rly_values_get(&d->context.draft->values, RLY_KEY_TEXT);
    rly_text_context about = {.format = format_of(d),
                              .customer_name = rly_context_get(&d->context, RLY_KEY_CUSTOMER_NAME),
                              .agent_name = rly_context_get(&d->context, RLY_KEY_AGENT_NAME),
                              .brand = rly_context_get(&d->context, RLY_KEY_BRAND),
                              .helpdesk = rly_context_get(&d->context, RLY_KEY_HELPDESK),
                              .placeholders = rly_context_get(&d->context, RLY_KEY_PLACEHOLDERS)};
    replylint_status status = rly_own_placeholders_check(about.placeholders, RLY_NOWHERE, error);
    return status ? status : rly_text_read(&d->reply, text.data, text.size, "the reply", &about, error);
}

/* Read the reply and find what is private in it. */
static replylint_status read_reply(rly_detection *d, replylint_error *error)
{
    replylint_status status = read_reply_text(d, error);
    if (status)
        return status;
    d->reply_language = language_of(d, &d->reply, true);
    return rly_private_find(&d->reply_private, &d->reply, &d->regions) ? REPLYLINT_OK : rly_fail_memory(error);
}

static replylint_status search_reply(rly_detection *d, replylint_error *error)
{
    d->reply_hits.again = &d->reply_again;
    bool good = rly_phrase_search(d->knowledge->reply_phrases, &d->reply, budget(d, &d->reply), &d->reply_hits);
    return good ? REPLYLINT_OK : rly_fail_memory(error);
}

static bool is_read(const rly_detection *d, rly_str text)
{
    const rly_message_read *last = &d->customer_read;
    return last->valid && rly_str_equal(text, (rly_str){last->source.data, last->source.size}) &&
           last->steps_a_word == d->steps_a_word && memcmp(&last->regions, &d->regions, sizeof d->regions) == 0;
}

/* Remember what was read and found; when memory runs out the message is read again the next time. */
static void remember(rly_detection *d, rly_str text)
{
    rly_message_read *last = &d->customer_read;
    rly_buf_clear(&last->source);
    rly_buf_add(&last->source, text.data, text.size);
    last->steps_a_word = d->steps_a_word;
    last->regions = d->regions;
    last->steps = d->customer_hits.steps;
    last->spent = d->customer_hits.spent;
    last->valid = !last->source.failed;
}

/* Put what was found in the message back to what it was before detectors looked at it. */
static void take_again(rly_detection *d, rly_str text)
{
    d->customer.source = d->customer.unwrapped = text.data; /* the same bytes, of another draft */
    for (size_t i = 0; i < d->customer_private.found.count; i++)
        d->customer_private.found.items[i].owner = 0;
    rly_hits_again(&d->customer_hits, d->customer_read.steps, d->customer_read.spent);
}

static replylint_status read_customer(rly_detection *d, replylint_error *error)
{
    d->inbound = rly_context_inbound(&d->context);
    bool given = d->inbound < rly_draft_message_count(d->context.draft);
    rly_str text = given ? rly_draft_message(d->context.draft, d->inbound, RLY_KEY_MESSAGE_TEXT) : RLY_STR("");
    if (given && is_read(d, text)) {
        take_again(d, text);
        return REPLYLINT_OK;
    }
    d->customer_read.valid = false;
    d->customer_language = "";
    d->customer_private.found.count = 0;
    if (!given)
        return REPLYLINT_OK;
    replylint_status status = rly_text_read(&d->customer, text.data, text.size, "the customer's message", NULL, error);
    if (status)
        return status;
    d->customer_language = language_of(d, &d->customer, false);
    if (!rly_private_find(&d->customer_private, &d->customer, &d->regions) ||
        !rly_phrase_search(d->knowledge->customer_phrases, &d->customer, budget(d, &d->customer), &d->customer_hits))
        return rly_fail_memory(error);
    remember(d, text);
    return REPLYLINT_OK;
}

/* The conditions of the items of the detector that runs. */
typedef struct item_gate {
    const rly_condition *needs;
    rly_facts facts;
} item_gate;

static bool is_open(const void *data, size_t item)
{
    const item_gate *gate = data;
    return rly_condition_is(&gate->needs[item], &gate->facts, NULL) != RLY_FALSE;
}

/* Run the phrases of a detector. False when memory runs out. */
static bool run_finder(rly_detection *d, const rly_detector *detector, bool of_customer)
{
    d->matches.count = 0;
    rly_hits *hits = of_customer ? &d->customer_hits : &d->reply_hits;
    item_gate items = {detector->item_needs.items, {d->values.items, &d->context}};
    rly_gate gate = {is_open, &items};
    replylint_status status =
        rly_finder_run(&detector->finder, hits, detector->item_needs.count ? &gate : NULL, &d->regex, &d->matches);
    if (status == REPLYLINT_ERROR_LIMIT) {
        rly_not_known(d, detector->signal, RLY_LIMIT_MET);
        return true;
    }
    uint32_t message = of_customer ? (uint32_t)d->inbound + 1 : 0;
    for (size_t i = 0; i < d->matches.count && status == REPLYLINT_OK; i++) {
        const rly_match *match = &d->matches.items[i];
        if (!rly_occur(d, detector->signal, (rly_occurrence){match->value, match->start, match->end, message}))
            return false;
    }
    return status == REPLYLINT_OK;
}

bool rly_detect_in_message(rly_detection *d, const rly_detector *detector, size_t i)
{
    rly_str text = rly_draft_message(d->context.draft, i, RLY_KEY_MESSAGE_TEXT);
    const rly_phrase_set *set = detector->of_customer ? d->knowledge->customer_phrases : d->knowledge->reply_phrases;
    d->matches.count = 0;
    replylint_status status = rly_text_read(&d->earlier, text.data, text.size, "a message", NULL, NULL);
    if (status)
        d->earlier.tokens.count = d->earlier.spans.count = 0;
    if (status)
        return status != REPLYLINT_ERROR_MEMORY;
    if (!rly_phrase_search(set, &d->earlier, budget(d, &d->earlier), &d->earlier_hits))
        return false;
    return rly_finder_run(&detector->finder, &d->earlier_hits, NULL, &d->regex, &d->matches) != REPLYLINT_ERROR_MEMORY;
}

static bool run_detector(rly_detection *d, const rly_detector *detector)
{
    rly_state *state = &d->states.items[detector->signal];
    if (state->given)
        return true;
    state->unknown = rly_detector_lacks(d, detector);
    if (state->unknown != RLY_KNOWN)
        return true;
    rly_settle(d, detector->signal, 0);
    rly_facts facts = {d->values.items, &d->context};
    if (rly_condition_is(&detector->needs, &facts, NULL) == RLY_FALSE)
        return true;
    bool answered = d->answers >> detector->asks & 1;
    if (detector->check && !answered && detector->without != RLY_KNOWN)
        rly_not_known(d, detector->signal, (rly_unknown)detector->without);
    if (detector->check && answered && !detector->check(d, detector->signal))
        return false;
    return detector->finder.items.count == 0 || state->unknown != RLY_KNOWN ||
           run_finder(d, detector, detector->of_customer);
}

/* The next detector that has to run, from `i` on. Once a search is spent, all have to: what they do not find is not
 * known. */
static size_t next_due(const rly_detection *d, size_t i)
{
    size_t count = d->knowledge->detectors.count;
    bool spent = d->reply_hits.spent || d->customer_hits.spent;
    return spent ? i : rly_bit_next(d->due.items, i, count);
}

static bool run_detectors(rly_detection *d)
{
    const rly_detectors *detectors = &d->knowledge->detectors;
    if (!rly_baseline_take(d))
        return false;
    for (size_t i = 0; (i = next_due(d, i)) < detectors->count; i++)
        if (!run_detector(d, &detectors->items[i]))
            return false;
    return true;
}

/* Begin with a draft. What was found before was found by the knowledge of then, whose place another may have taken. */
static void begin(rly_detection *d, const rly_knowledge *knowledge, rly_context context)
{
    if (d->knowledge != knowledge) {
        d->customer_read.valid = false;
        for (size_t i = 0; i < RLY_BASELINES; i++)
            d->baselines[i].reply_language = NULL;
        rly_again_forget(&d->reply_again);
    }
    d->knowledge = knowledge;
    d->context = context;
}

replylint_status rly_detect(rly_detection *d, const rly_knowledge *knowledge, const replylint_draft *draft,
                            const rly_values *defaults, const rly_limits *limits, replylint_error *error)
{
    begin(d, knowledge, (rly_context){draft, defaults, &knowledge->catalog, NULL, limits});
    d->regions = rly_context_regions(&d->context);
    if (!clear(d, knowledge->catalog.signals.count))
        return rly_fail_memory(error);
    replylint_status status = find_channel(d, error);
    rly_subjects_fill(d->values.items + d->values.count, &d->context);
    if (!status)
        status = take_given(d, error);
    if (!status)
        status = read_reply(d, error);
    if (!status)
        status = search_reply(d, error);
    if (!status)
        status = read_customer(d, error);
    return status || run_detectors(d) ? status : rly_fail_memory(error);
}

replylint_status rly_detect_private(rly_detection *d, const rly_knowledge *knowledge, const replylint_draft *draft,
                                    const rly_values *defaults, replylint_error *error)
{
    begin(d, knowledge, (rly_context){draft, defaults, &knowledge->catalog, NULL, NULL});
    d->regions = rly_context_regions(&d->context);
    d->customer_private.found.count = 0;
    d->customer_read.valid = false;
    replylint_status status = read_reply(d, error);
    if (!status)
        rly_settle_owners(&d->context, &d->regions, &d->reply, &d->reply_private);
    return status;
}

replylint_status rly_detect_text(rly_detection *d, const rly_knowledge *knowledge, const replylint_draft *draft,
                                 const rly_values *defaults, const rly_limits *limits, replylint_error *error)
{
    begin(d, knowledge, (rly_context){draft, defaults, &knowledge->catalog, NULL, limits});
    replylint_status status = find_channel(d, error);
    return status ? status : read_reply_text(d, error);
}

void rly_detection_free(rly_detection *d)
{
    rly_text_free(&d->reply);
    rly_text_free(&d->customer);
    rly_text_free(&d->earlier);
    rly_buf_free(&d->customer_read.source);
    rly_privates_free(&d->reply_private);
    rly_privates_free(&d->customer_private);
    rly_hits_free(&d->reply_hits);
    rly_again_free(&d->reply_again);
    rly_hits_free(&d->customer_hits);
    rly_hits_free(&d->earlier_hits);
    rly_regex_scratch_free(d->regex);
    rly_vec_free(&d->matches);
    for (size_t i = 0; i < RLY_BASELINES; i++)
        rly_baseline_free(&d->baselines[i]);
    rly_vec_free(&d->due);
    rly_vec_free(&d->values);
    rly_vec_free(&d->states);
    rly_vec_free(&d->occurrences);
}
