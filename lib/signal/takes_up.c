/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The words of the reply that this customer used, too. Words that every service writes (`words` of the detector's file)
 * and the company's own name take up nothing; of the others, one is enough. Endings do not count.
 */
#include "signal/detect.h"

enum { TABLE_SIZE = 2048, MOST_STEMS = TABLE_SIZE / 2, SHORTEST_WORD = 3 };

/* The stems of one text, as hashes; 0 is free. Of the table only as much is used as the text needs. */
typedef struct stem_set {
    uint32_t of[TABLE_SIZE];
    uint32_t count, size;
} stem_set;

static void start(stem_set *set, size_t words)
{
    uint32_t size = 16;
    while (size < TABLE_SIZE && size < 2 * words)
        size *= 2;
    memset(set->of, 0, size * sizeof *set->of);
    set->count = 0;
    set->size = size;
}

/* A word without its common ending, so that "crashes" takes up "crashing", and "deliveries" what was "delivered". */
static rly_str stem_of(rly_str word)
{
    size_t size = word.size;
    const char *end = word.data + size;
    size_t ending = 0;
    switch (end[-1]) {
    case 'g':
        ending = size >= SHORTEST_WORD + 3 && end[-2] == 'n' && end[-3] == 'i' ? 3 : 0;
        break;
    case 'd':
        ending = size >= SHORTEST_WORD + 2 && end[-2] == 'e' ? 2 : 0;
        break;
    case 's':
        ending = size < SHORTEST_WORD + 1                      ? 0
                 : size < SHORTEST_WORD + 2 || end[-2] != 'e'  ? 1
                 : size >= SHORTEST_WORD + 3 && end[-3] == 'i' ? 3
                                                               : 2;
        break;
    case 'e':
        ending = size >= SHORTEST_WORD + 1;
        break;
    case 'y':
        ending = size < SHORTEST_WORD + 2 ? 0 : end[-2] == 'l' ? 2 : 1;
        break;
    default:
        break;
    }
    return (rly_str){word.data, size - ending};
}

static bool contains(const stem_set *set, uint32_t hash)
{
    return set->of[rly_word_slot(set->of, set->size, hash)];
}

static void add(stem_set *set, uint32_t hash)
{
    if (set->count == MOST_STEMS)
        return;
    uint32_t *slot = &set->of[rly_word_slot(set->of, set->size, hash)];
    set->count += *slot == 0;
    *slot = hash;
}

/* Is it a word of the writer's that may say something? */
static bool is_telling(const rly_token *token)
{
    if (token->kind != RLY_TOKEN_WORD || token->flags & RLY_TOKEN_QUOTED || token->fold_size == 0)
        return false;
    return token->flags & RLY_TOKEN_DIGIT || token->fold_size >= SHORTEST_WORD;
}

/* The hash of the stem of a token: most words are their own stem. */
static uint32_t stem_hash(const rly_text *text, const rly_token *token)
{
    enum { PADDED = 16 };
    rly_str stem = stem_of(rly_token_fold(text, token));
    if (stem.size == token->fold_size)
        return rly_word_hash(token->number);
    bool padded = token->fold + (size_t)PADDED <= text->folded.size;
    return rly_word_hash(padded ? rly_word_number_padded(stem) : rly_word_number(stem));
}

/* The stems of the customer's words that are not in the list. */
static void read_customer(const rly_text *text, const rly_detector *detector, stem_set *said)
{
    start(said, text->tokens.count);
    for (size_t i = 0; i < text->tokens.count; i++) {
        const rly_token *token = &text->tokens.items[i];
        if (!is_telling(token))
            continue;
        if (!rly_detector_has_word(detector, rly_word_hash(token->number)))
            add(said, stem_hash(text, token));
    }
}

/* Greets or bids farewell the sentence that begins at `first`? "Greetings from York" names our own place, whoever
 * wrote. */
static bool is_courtesy(const rly_text *text, size_t first)
{
    static const char *const words[] = {"greetings", "forward", "welcoming", "hosting"};
    enum { SHORTEST = 7 };
    const rly_token *tokens = text->tokens.items;
    for (size_t i = first; i < text->tokens.count && tokens[i].sentence == tokens[first].sentence; i++)
        for (size_t w = 0; tokens[i].fold_size >= SHORTEST && w < sizeof words / sizeof *words; w++)
            if (rly_str_is(rly_token_fold(text, &tokens[i]), words[w]))
                return true;
    return false;
}

/* The first token of the sign-off, which names our own place, too; the count of tokens when there is none. */
static size_t tokens_before_signature(const rly_text *text)
{
    for (size_t i = 0; i < text->spans.count; i++)
        if (text->spans.items[i].kind == RLY_SPAN_SIGNATURE)
            return text->spans.items[i].first;
    return text->tokens.count;
}

/* The first words of the reply that the customer used, too: enough to show where it takes something up. */
enum { MOST_SHOWN = 3 };

bool rly_detect_takes_up(rly_detection *d, uint32_t signal)
{
    const rly_detector *detector = rly_detector_of(d->knowledge, signal);
    stem_set said;
    read_customer(&d->customer, detector, &said);
    if (said.count == 0 && rly_is_answered(d)) { /* "Thanks guys!": what follows it has nothing to take up */
        rly_settle(d, signal, 1);
        return true;
    }
    size_t limit = said.count ? tokens_before_signature(&d->reply) : 0;
    for (size_t i = 0, first = 0, shown = 0; i < limit && shown < MOST_SHOWN; i++) {
        const rly_token *token = &d->reply.tokens.items[i];
        if (token->sentence != d->reply.tokens.items[first].sentence)
            first = i;
        if (!is_telling(token) || !contains(&said, stem_hash(&d->reply, token)) ||
            rly_detector_has_word(detector, rly_word_hash(token->number)) ||
            rly_context_is_brand(&d->context, rly_token_fold(&d->reply, token)) || is_courtesy(&d->reply, first))
            continue;
        shown++;
        if (!rly_occur(d, signal, (rly_occurrence){1, token->start, token->end, 0}))
            return false;
    }
    return true;
}

/*
 * Praise or thanks in words that every customer uses: "very good", "thanks a lot". Each word is one of the detector's
 * own or one of those that take up nothing, and one at least of its own.
 */
bool rly_detect_bare(rly_detection *d, uint32_t signal)
{
    const rly_text *text = &d->customer;
    uint32_t taken_up = rly_signal_find(&d->knowledge->catalog, RLY_STR("takes_up"), RLY_NOWHERE, NULL);
    const rly_detector *own = rly_detector_of(d->knowledge, signal), *dull = rly_detector_of(d->knowledge, taken_up);
    bool praises = false, other = false;
    for (size_t i = 0; i < text->tokens.count && !other; i++) {
        const rly_token *token = &text->tokens.items[i];
        if (!is_telling(token))
            continue;
        uint32_t hash = rly_word_hash(token->number);
        bool praise = rly_detector_has_word(own, hash);
        praises |= praise;
        other = !praise && !rly_detector_has_word(dull, hash) &&
                !rly_context_is_brand(&d->context, rly_token_fold(text, token));
    }
    rly_settle(d, signal, praises && !other);
    return true;
}
