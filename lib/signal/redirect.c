/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Is a redirect needed? It is where personal data are asked for, where somebody has to look something up or work
 * through it with the customer, and where nobody can tell what the matter is. It is not for praise, feedback and plain
 * questions, nor where a contact is only named for whatever else may come up.
 */
#include "signal/detect.h"

static uint32_t find(const rly_detection *d, const char *name)
{
    return rly_signal_find(&d->knowledge->catalog, rly_str_of(name), RLY_NOWHERE, NULL);
}

static bool holds(const rly_detection *d, const char *name)
{
    return d->values.items[find(d, name)] > 0;
}

/* The sentence in which a byte of the reply stands. */
static uint32_t sentence_at(const rly_text *text, uint32_t at)
{
    uint32_t token = rly_text_token_at(text, at);
    return token < text->tokens.count ? text->tokens.items[token].sentence : 0;
}

/* Does each place of the redirect stand in a sentence that only names a contact for what else may come up? */
static bool is_courtesy(const rly_detection *d)
{
    const rly_state *redirect = &d->states.items[find(d, "redirect")];
    const rly_state *courtesy = &d->states.items[find(d, "courtesy_offer")];
    const rly_occurrence *all = d->occurrences.items;
    for (uint32_t i = 0; i < redirect->count; i++) {
        uint32_t sentence = sentence_at(&d->reply, all[redirect->first + i].start), k = 0;
        while (k < courtesy->count && sentence_at(&d->reply, all[courtesy->first + k].start) != sentence)
            k++;
        if (k == courtesy->count)
            return false;
    }
    return redirect->count > 0;
}

bool rly_detect_redirect_justified(rly_detection *d, uint32_t signal)
{
    enum { NO = 1, YES = 2 };
    if (d->inbound == rly_draft_message_count(d->context.draft)) {
        if (holds(d, "asks_personal")) /* whatever the message says */
            rly_settle(d, signal, YES);
        else
            rly_not_known(d, signal, RLY_NO_MESSAGE);
        return true;
    }
    bool complaint = holds(d, "complaint"), feedback = holds(d, "inbound_feedback"), courtesy = is_courtesy(d);
    bool plain = feedback || courtesy || holds(d, "praise") || holds(d, "question");
    bool needed = holds(d, "asks_personal") || holds(d, "matter") || (complaint ? !(courtesy && feedback) : !plain);
    rly_settle(d, signal, needed ? YES : NO);
    return true;
}
