/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Is the customer called by a name that is not theirs? Whose name it is, is told by the keys, by who sent the messages,
 * or by the customer's own sign-off. Everything that may explain another name lets it pass: an initial, a short form, a
 * nickname among the rule's `words`, a handle that holds it, a second person in the conversation, a relative whom the
 * customer writes for. A slip of the pen gets the name as the customer writes it as its fix.
 */
#include <string.h>

#include "lint/people.h"
#include "lint/rule.h"

/* ---- one name against them */

static bool holds_word(rly_str row, const rly_plain_name *name)
{
    for (size_t at = 0; at < row.size;) {
        size_t end = at;
        while (end < row.size && row.data[end] != ' ')
            end++;
        if (end - at == name->size && memcmp(row.data + at, name->letters, name->size) == 0)
            return true;
        at = end + 1;
    }
    return false;
}

/* Do both stand in one row of the rule's words: "robert bob bobby rob robbie"? */
static bool are_nicknames(const rly_check *check, const rly_plain_name *a, const rly_plain_name *b)
{
    const rly_tree *tree = check->rule->tree;
    for (const rly_node *row = rly_first(tree, check->rule->words); row; row = rly_next(tree, row))
        if (holds_word(rly_node_text(tree, row), a) && holds_word(rly_node_text(tree, row), b))
            return true;
    return false;
}

static bool is_within(const rly_people *p, const rly_plain_name *word, rly_name_source from)
{
    for (size_t i = 0; i < p->wholes; i++)
        if (p->whole_from[i] == from && word->size > 1 && rly_name_contains(&p->whole[i], word))
            return true;
    return false;
}

/* How like one of the people a word is; `like` is the name that it comes near. Nobody misspells a handle. */
static rly_likeness compare(const rly_check *check, const rly_people *p, const rly_plain_name *word, size_t *like)
{
    rly_likeness best = RLY_OTHER_NAME;
    for (size_t i = 0; i < p->count; i++) {
        rly_likeness now = rly_name_likeness(word, &p->names[i]);
        if (now == RLY_SAME_NAME)
            return now;
        if (now > best && p->from[i] != RLY_A_HANDLE) {
            best = now;
            *like = i;
        }
    }
    for (size_t i = 0; i < p->count; i++)
        if (are_nicknames(check, word, &p->names[i]))
            return RLY_SAME_NAME;
    if (is_within(p, word, RLY_A_DISPLAY_NAME) || (best == RLY_OTHER_NAME && is_within(p, word, RLY_A_HANDLE)))
        return RLY_SAME_NAME;
    return best;
}

/* Do the called words make a name when they are run together: "Mary Ann" for "Maryann"? */
static bool is_run_together(const rly_people *p, const rly_plain_name *joined)
{
    for (size_t i = 0; i < p->wholes; i++)
        if (p->whole[i].size == joined->size && rly_name_contains(&p->whole[i], joined))
            return true;
    for (size_t i = 0; i < p->count; i++)
        if (p->names[i].size == joined->size && rly_name_contains(&p->names[i], joined))
            return true;
    return false;
}

static rly_plain_name plain_token(const rly_text *text, const rly_token *token)
{
    return rly_plain_name_of((rly_str){text->reading.data + token->start, token->end - token->start});
}

/* Does the customer write for somebody of that name: "my wife Ann", "on behalf of Ann", "the order is for Ann"? */
static bool is_written_for(const rly_detection *d, const rly_plain_name *word)
{
    static const char *const before[] = {"wife",   "husband", "partner", "son",     "daughter",  "mum",       "mom",
                                         "mother", "dad",     "father",  "brother", "sister",    "friend",    "name",
                                         "of",     "for",     "fiance",  "boss",    "colleague", "daughter's"};
    if (d->inbound == rly_draft_message_count(d->context.draft))
        return false;
    for (size_t i = 1; i < d->customer.tokens.count; i++) {
        const rly_token *token = &d->customer.tokens.items[i];
        if (token->kind != RLY_TOKEN_WORD || !RLY_IS_ONE_OF(&d->customer, token - 1, before))
            continue;
        rly_plain_name plain = plain_token(&d->customer, token);
        if (plain.size == word->size && memcmp(plain.letters, word->letters, plain.size) == 0)
            return true;
    }
    return false;
}

/* Is the name in an earlier message that is not an agent's? Nothing says then who of them is called. */
static bool is_in_history(const rly_detection *d, const rly_plain_name *word)
{
    for (size_t i = 0; i < rly_draft_message_count(d->context.draft); i++) {
        if (i == d->inbound || rly_str_is(rly_draft_message(d->context.draft, i, RLY_KEY_ROLE), "agent"))
            continue;
        rly_str text = rly_draft_message(d->context.draft, i, RLY_KEY_MESSAGE_TEXT), found;
        for (size_t at = 0; (found = rly_people_word(text, &at)).size > 0;) {
            rly_plain_name plain = rly_plain_name_of(found);
            if (plain.size == word->size && memcmp(plain.letters, word->letters, plain.size) == 0)
                return true;
        }
    }
    return false;
}

/* ---- the names in the reply */

/* What a called name comes to. */
typedef struct called {
    const rly_span *span;
    rly_likeness likeness;
    size_t slip, like; /* the token with a slip, and the name that it should be */
} called;

/* "JD" and "Skater99" are what somebody may call himself, whatever his name. */
static bool says_little(const rly_text *text, const rly_token *token)
{
    const char *word = text->reading.data + token->start;
    size_t size = token->end - token->start;
    for (size_t i = 0; i < size; i++)
        if (memchr("0123456789_.", word[i], 12))
            return true;
    return size == 2 && token->flags & RLY_TOKEN_SHOUTED;
}

/* The words of a span, and those that "and" adds to it. */
static called weigh(const rly_check *check, const rly_people *p, const rly_span *span)
{
    const rly_text *text = &check->detection->reply;
    const rly_token *tokens = text->tokens.items;
    called c = {.span = span};
    rly_plain_name joined = {.size = 0};
    bool slips = false;
    size_t past = span->past;
    while (past + 1 < text->tokens.count && rly_str_is(rly_token_fold(text, &tokens[past]), "and") &&
           tokens[past + 1].flags & RLY_TOKEN_CAPITAL)
        past += 2;
    for (size_t i = span->first; i < past; i++) {
        rly_plain_name word = plain_token(text, &tokens[i]);
        size_t like = 0;
        if (says_little(text, &tokens[i]))
            word.foreign = true;
        if (word.size == 0 || rly_names_nobody((rly_str){word.letters, word.size}))
            continue;
        rly_likeness now = compare(check, p, &word, &like);
        if (now == RLY_OTHER_NAME &&
            (is_written_for(check->detection, &word) || is_in_history(check->detection, &word)))
            now = RLY_SAME_NAME;
        if (now == RLY_LIKE_NAME && !slips) {
            slips = true;
            c.slip = i;
            c.like = like;
        }
        c.likeness = now == RLY_SAME_NAME || word.foreign ? RLY_SAME_NAME : c.likeness;
        for (size_t n = 0; n < word.size && joined.size < RLY_PLAIN_LETTERS; n++)
            joined.letters[joined.size++] = word.letters[n];
    }
    if (joined.size == 0 || is_run_together(p, &joined)) {
        c.likeness = RLY_SAME_NAME;
        slips = false;
    }
    if (slips)
        c.likeness = RLY_LIKE_NAME;
    return c;
}

/* The name as the customer writes it, but not "DIANE" or "diane". */
static const char *write_name(const rly_check *check, rly_str written)
{
    char *fix = rly_arena_copy(check->strings, written.data, written.size);
    bool mixed = false;
    for (size_t i = 1; i < written.size; i++)
        mixed = mixed || (rly_is_upper(written.data[i]) && !rly_is_upper(written.data[i - 1]));
    for (size_t i = 0; fix && !mixed && i < written.size; i++) {
        if (i == 0 && fix[i] >= 'a' && fix[i] <= 'z')
            fix[i] = (char)(fix[i] - 32);
        else if (i > 0 && rly_is_upper(fix[i]) && written.data[i - 1] != '\'')
            fix[i] = (char)(fix[i] + 32);
    }
    return fix;
}

static bool report(const rly_check *check, const rly_people *p, const called *c)
{
    const rly_token *token = &check->detection->reply.tokens.items[c->slip];
    if (c->likeness == RLY_OTHER_NAME)
        return rly_check_at(check, c->span->start, c->span->end, NULL);
    const char *fix = write_name(check, p->written[c->like]);
    return fix && rly_check_at(check, token->start, token->end, fix);
}

/* "Ms Marsh", of whom no more than "Diane" is known. */
static bool is_surname_alone(const rly_text *text, const rly_span *span, const rly_people *p)
{
    rly_plain_name title = plain_token(text, &text->tokens.items[span->first]);
    return p->most_words < 2 && rly_names_nobody((rly_str){title.letters, title.size});
}

/* Where the reply begins, or behind a word that greets. */
static bool greets(const rly_text *text, const rly_occurrence *o, const rly_span *name)
{
    static const char *const hails[] = {"hi",   "hello",   "hey",       "dear",   "hiya",
                                        "good", "morning", "afternoon", "evening"};
    const rly_token *tokens = text->tokens.items;
    size_t first = name->first;
    while (first > 0 && tokens[first - 1].start >= o->start)
        first--;
    bool hailed = RLY_IS_ONE_OF(text, &tokens[first], hails);
    while (first > 0 && tokens[first - 1].kind == RLY_TOKEN_HANDLE)
        first--;
    return hailed || first == 0;
}

/* So often a reply calls somebody at most: no real one does, and each name costs a look at the whole conversation. */
enum { MOST_CALLED = 8 };

static uint32_t calls(const rly_state *state)
{
    return state->count < MOST_CALLED ? state->count : MOST_CALLED;
}

/* The name in a place that shows by_name; NULL for none. */
static const rly_span *name_in(const rly_text *text, const rly_occurrence *o)
{
    for (size_t i = 0; i < text->spans.count; i++) {
        const rly_span *span = &text->spans.items[i];
        bool written = span->kind == RLY_SPAN_NAME && text->tokens.items[span->first].kind == RLY_TOKEN_WORD;
        if (written && span->start >= o->start && span->end <= o->end)
            return span;
    }
    return NULL;
}

/* Is the customer called rightly somewhere? Then a name elsewhere is rather that of another person. */
static bool is_called_rightly(const rly_check *check, const rly_people *p, const rly_state *state)
{
    const rly_detection *d = check->detection;
    for (uint32_t i = 0; i < calls(state); i++) {
        const rly_span *span = name_in(&d->reply, &d->occurrences.items[state->first + i]);
        if (span && weigh(check, p, span).likeness == RLY_SAME_NAME)
            return true;
    }
    return false;
}

bool rly_check_wrong_name(const rly_check *check)
{
    const rly_detection *d = check->detection;
    uint32_t signal = rly_signal_find(&d->knowledge->catalog, RLY_STR("by_name"), RLY_NOWHERE, NULL);
    rly_people p;
    rly_people_find(&p, d);
    if (!p.known) {
        check->unjudged->reason = "the customer's name is not known";
        return true;
    }
    const rly_state *state = &d->states.items[signal];
    bool doubtful = !p.surely || is_called_rightly(check, &p, state);
    for (uint32_t i = 0; i < calls(state); i++) {
        const rly_occurrence *o = &d->occurrences.items[state->first + i];
        const rly_span *span = name_in(&d->reply, o);
        if (!span)
            continue;
        called c = weigh(check, &p, span);
        bool other = c.likeness == RLY_OTHER_NAME && !doubtful && greets(&d->reply, o, span) &&
                     !is_surname_alone(&d->reply, span, &p);
        if ((other || c.likeness == RLY_LIKE_NAME) && !report(check, &p, &c))
            return false;
    }
    return true;
}
