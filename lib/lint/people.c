/* SPDX-License-Identifier: Apache-2.0 */
#include "lint/people.h"

#include <string.h>

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || rly_is_upper(c) || (c & 0x80);
}

rly_str rly_people_word(rly_str name, size_t *at)
{
    while (*at < name.size && !is_letter(name.data[*at]))
        ++*at;
    size_t start = *at;
    while (*at < name.size && (is_letter(name.data[*at]) || name.data[*at] == '\'')) {
        bool hump = *at > start && rly_is_upper(name.data[*at]) && is_letter(name.data[*at - 1]) &&
                    !rly_is_upper(name.data[*at - 1]);
        if (hump)
            break;
        ++*at;
    }
    size_t size = *at - start;
    if (size > 2 && memcmp(name.data + start + size - 2, "'s", 2) == 0)
        size -= 2;
    return (rly_str){name.data + start, size};
}

static void add_person(rly_people *p, rly_str name, rly_name_source from)
{
    rly_str word;
    for (size_t at = 0; (word = rly_people_word(name, &at)).size > 0 && p->count < RLY_MOST_NAMES;) {
        p->names[p->count] = rly_plain_name_of(word);
        p->from[p->count] = from;
        p->written[p->count++] = word;
    }
    if (name.size && p->wholes < RLY_MOST_WHOLE) {
        p->whole_from[p->wholes] = from;
        p->whole[p->wholes++] = rly_plain_name_of(name);
    }
}

/* Is it one word that reads like a handle: "maliwauki", "JGraeupner"? */
static bool is_one_odd_word(rly_str name)
{
    bool small = name.size && name.data[0] >= 'a' && name.data[0] <= 'z', mixed = false, lower = false;
    for (size_t i = 1; i < name.size; i++) {
        if (name.data[i] == ' ')
            return false;
        mixed = mixed || (rly_is_upper(name.data[i]) && is_letter(name.data[i - 1]));
        lower = lower || (name.data[i] >= 'a' && name.data[i] <= 'z');
    }
    return small || (mixed && lower);
}

/* Does a display name read as a person's, in letters that can be compared? "Valued Guest" and "ruby_k84" do not. */
static bool is_person(rly_str name)
{
    size_t longest = 0;
    for (size_t i = 0; i < name.size; i++)
        if (memchr("0123456789@_/", name.data[i], 13))
            return false;
    rly_str word;
    for (size_t at = 0; (word = rly_people_word(name, &at)).size > 0;) {
        rly_plain_name plain = rly_plain_name_of(word);
        if (plain.foreign || (plain.size > 1 && rly_names_nobody((rly_str){plain.letters, plain.size})))
            return false;
        longest = plain.size > longest ? plain.size : longest;
    }
    return longest > 1;
}

/* Whoever writes one odd word may be called anything. */
static void add_customer(rly_people *p, rly_str name)
{
    bool odd = is_one_odd_word(name);
    size_t before = p->count;
    add_person(p, name, odd ? RLY_A_DISPLAY_NAME : RLY_A_NAME);
    if (!is_person(name))
        return;
    p->known = true;
    p->surely = p->surely || !odd;
    if (p->count - before > p->most_words)
        p->most_words = p->count - before;
}

static void add_senders(rly_people *p, const replylint_draft *draft)
{
    for (size_t i = 0; i < rly_draft_message_count(draft); i++) {
        rly_str role = rly_draft_message(draft, i, RLY_KEY_ROLE), name = rly_draft_message(draft, i, RLY_KEY_NAME);
        if (rly_str_is(role, "agent"))
            continue;
        if (rly_str_is(role, "customer"))
            add_customer(p, name);
        else
            add_person(p, name, RLY_A_NAME);
        add_person(p, rly_draft_message(draft, i, RLY_KEY_HANDLE), RLY_A_HANDLE);
    }
}

bool rly_token_is_one(const rly_text *text, const rly_token *token, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (rly_str_is(rly_token_fold(text, token), words[i]))
            return true;
    return false;
}

/* A name that stands on its own line, behind a mark or behind "regards"; "Thanks Mike" may thank Mike. */
static bool signs_firmly(const rly_text *text, const rly_span *signature, const rly_span *name)
{
    static const char *const last_words[] = {"regards", "sincerely", "faithfully", "truly", "wishes", "respectfully"};
    const rly_token *token = &text->tokens.items[name->first];
    if (name->first == signature->first)
        return signature->start < name->start;
    return token->flags & RLY_TOKEN_LINE || RLY_IS_ONE_OF(text, token - 1, last_words);
}

/* What the customer's own message says: "Regards, Diane", "My name is Diane", "I'm Diane". */
static void add_signed(rly_people *p, const rly_detection *d)
{
    static const char *const introductions[] = {"is", "am", "i'm", "name's"};
    const rly_text *text = &d->customer;
    const rly_span *signature = rly_check_signature(text);
    for (size_t i = 0; i < text->spans.count; i++) {
        const rly_span *span = &text->spans.items[i];
        rly_str name = {text->reading.data + span->start, span->end - span->start};
        if (span->kind != RLY_SPAN_NAME || text->tokens.items[span->first].kind != RLY_TOKEN_WORD ||
            rly_context_is_brand(&d->context, name))
            continue;
        bool within = signature && span->first >= signature->first && span->past <= signature->past;
        const rly_token *before = span->first ? &text->tokens.items[span->first - 1] : NULL;
        bool introduced = !within && before && RLY_IS_ONE_OF(text, before, introductions);
        bool firm = within ? signs_firmly(text, signature, span)
                           : introduced && span->first > 1 && rly_str_is(rly_token_fold(text, before - 1), "name");
        if (firm)
            add_customer(p, name);
        else if (within || introduced)
            add_person(p, name, RLY_A_NAME);
    }
}

void rly_people_find(rly_people *p, const rly_detection *d)
{
    *p = (rly_people){.count = 0};
    add_customer(p, rly_context_get(&d->context, RLY_KEY_CUSTOMER_NAME));
    add_person(p, rly_context_get(&d->context, RLY_KEY_CUSTOMER_HANDLE), RLY_A_HANDLE);
    add_senders(p, d->context.draft);
    if (d->inbound < rly_draft_message_count(d->context.draft))
        add_signed(p, d);
}
