/* SPDX-License-Identifier: Apache-2.0 */
#include "lint/spelling.h"

#include <unistd.h>

#include "lint/rules.h"

/* Is a token a word that may be misspelt? */
static bool is_spelt(const rly_token *token)
{
    return token->kind == RLY_TOKEN_WORD && !(token->flags & (RLY_TOKEN_QUOTED | RLY_TOKEN_DIGIT)) &&
           token->fold_size >= 2;
}

/* Send for what the snapshot says of some words, from token `i` on: each lies somewhere else in its megabytes. */
static void send_for(const rly_snapshot *snapshot, const rly_text *text, size_t i, size_t count)
{
    for (size_t past = i + count < text->tokens.count ? i + count : text->tokens.count; i < past; i++)
        if (is_spelt(&text->tokens.items[i]))
            rly_snapshot_send_for(snapshot, text->folded.data + text->tokens.items[i].fold,
                                  text->tokens.items[i].fold_size);
}

bool rly_spelling_scan(const rly_spelling *spelling, const rly_text *text, rly_doubts *doubts)
{
    enum { AT_ONCE = 64 };
    doubts->count = 0;
    if (!spelling->speller)
        return true;
    rly_snapshot *snapshot = rly_speller_snapshot(spelling->speller);
    unsigned all = rly_speller_dictionaries(spelling->speller);
    for (size_t i = 0; i < text->tokens.count; i++) {
        const rly_token *token = &text->tokens.items[i];
        if (i % AT_ONCE == 0)
            send_for(snapshot, text, i, AT_ONCE);
        if (!is_spelt(token))
            continue;
        unsigned cases = token->flags & RLY_TOKEN_SHOUTED   ? RLY_IN_CAPITALS
                         : token->flags & RLY_TOKEN_CAPITAL ? RLY_WITH_CAPITAL
                                                            : RLY_IN_SMALL;
        unsigned found = rly_snapshot_find(snapshot, text->folded.data + token->fold, token->fold_size);
        unsigned accepting = rly_accepting(found, cases);
        if (accepting == all)
            continue;
        rly_doubt *slot = rly_push(doubts);
        if (!slot)
            return false;
        *slot = (rly_doubt){(uint32_t)i, accepting};
    }
    return true;
}

void rly_spelling_free(rly_spelling *spelling)
{
    rly_speller_free(spelling->speller);
    rly_own_words_free(&spelling->words);
    rly_release(spelling->fault);
}

/* ---- the public side */

static replylint_status refuse_sealed(const replylint_rules *rules, replylint_error *error)
{
    if (!rules)
        return rly_fail(error, REPLYLINT_ERROR_ARGUMENT, RLY_NOWHERE, "rules is NULL");
    if (rules->sealed)
        return rly_fail(error, REPLYLINT_ERROR_STATE, RLY_NOWHERE,
                        "the rules are in use by a linter; give them dictionaries and words before making the first");
    return REPLYLINT_OK;
}

/* Judge by a speller from now on; or, when there is none, say why wherever one is needed. */
static replylint_status use_speller(replylint_rules *rules, rly_speller *speller, replylint_status status,
                                    const replylint_error *faults, replylint_error *error)
{
    rly_speller_free(rules->spelling.speller);
    rules->spelling.speller = speller;
    rly_release(rules->spelling.fault);
    rules->spelling.fault = NULL;
    if (!status)
        return REPLYLINT_OK;
    const char *text = replylint_error_text(faults, 0);
    rules->spelling.fault = rly_copy(text, strlen(text));
    return rules->spelling.fault ? rly_fail(error, status, (rly_place){replylint_error_file(faults, 0), 0, 0}, "%s",
                                            replylint_error_message(faults, 0))
                                 : rly_fail_memory(error);
}

replylint_status replylint_rules_spelling(replylint_rules *rules, const char *folder, replylint_error *error)
{
    replylint_status status = refuse_sealed(rules, error);
    bool none = !folder && access(SPELLING_FOLDER "/en.words", F_OK) != 0; /* the package was built without */
    if (status || none)
        return status;
    replylint_error *faults = replylint_error_new();
    rly_speller *speller = NULL;
    if (!faults)
        return rly_fail_memory(error);
    status = rly_speller_open(&speller, folder ? folder : SPELLING_FOLDER, faults);
    status = use_speller(rules, speller, status, faults, error);
    replylint_error_free(faults);
    return status;
}

replylint_status replylint_rules_spelling_bytes(replylint_rules *rules, const char *name, const char *bytes,
                                                size_t size, replylint_error *error)
{
    replylint_status status = refuse_sealed(rules, error);
    if (status)
        return status;
    if (!bytes && size)
        return rly_fail(error, REPLYLINT_ERROR_ARGUMENT, RLY_NOWHERE, "bytes is NULL");
    replylint_error *faults = replylint_error_new();
    rly_speller *speller = NULL;
    if (!faults)
        return rly_fail_memory(error);
    status = rly_speller_of_bytes(&speller, bytes ? bytes : "", size, name ? name : "dictionary", faults);
    status = use_speller(rules, speller, status, faults, error);
    replylint_error_free(faults);
    return status;
}

replylint_status replylint_rules_words(replylint_rules *rules, const char *file, const char *text, size_t size,
                                       replylint_error *error)
{
    replylint_status status = refuse_sealed(rules, error);
    if (status)
        return status;
    if (!text && size)
        return rly_fail(error, REPLYLINT_ERROR_ARGUMENT, RLY_NOWHERE, "text is NULL");
    return rly_own_words_add(&rules->spelling.words, file ? file : "words", text, size, error);
}
