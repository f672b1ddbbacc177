/* SPDX-License-Identifier: Apache-2.0 */
/* The keys that settings may hold, and whether a file holds anything else. */
#include <string.h>

#include "config.h"
#include "config_read.h"

static const config_key own_keys[] = {
    {"root", "flag", "Nothing outside this folder holds: no settings above it, nor the user's.", REACH_FILE},
    {"paths", "list", "Settings for some of the drafts: a list of files (patterns) and settings.", REACH_FILE},
    {"ignore", "list", "Patterns of drafts that are not judged; ! takes one back.", REACH_FILE},
    {"allow", "list", "Findings that are allowed: rule, item or file, reason, and maybe expires.", REACH_FILE},
    {"baseline", "word", "The file of old findings; see --baseline.", REACH_RUN},
    {"fail_on", "choice", "The least level that makes the exit status 1: error, warning, suggestion or never.",
     REACH_RUN},
    {"fail_under", "number", "Exit status 1 when a score is below this.", REACH_RUN},
    {"max_warnings", "number", "How many warnings there may be before they make the exit status 1.", REACH_RUN},
    {"jobs", "number", "Threads; 0: one a core.", REACH_RUN},
    {"rules", "map", "Rule or category: off, suggestion, warning or error.", REACH_DRAFTS},
    {"points", "map", "Rule or category: the points that it takes.", REACH_DRAFTS},
    {"pass_mark", "number", "The score from which a draft passes.", REACH_DRAFTS},
    {"profile", "word", "What kind of reply it is (replylint help profiles).", REACH_DRAFTS},
    {"index", "word", "The file of canned texts to compare with.", REACH_DRAFTS},
    {"channels", "map", "Limits of channels, over the built-in ones.", REACH_DRAFTS},
    {"limits", "map", "Limits of a lint: draft_bytes, findings_a_rule, steps_a_word, hunspell_suggestions.",
     REACH_DRAFTS},
};
enum { OWN_KEYS = sizeof own_keys / sizeof *own_keys };

bool config_key_get(size_t i, config_key *key)
{
    if (i < OWN_KEYS) {
        *key = own_keys[i];
        return true;
    }
    i -= OWN_KEYS;
    for (size_t k = 0; k < replylint_key_count(); k++) {
        if (strcmp(replylint_key_get(k, "scope"), "context") != 0 || i-- > 0)
            continue;
        *key = (config_key){replylint_key_get(k, "name"), replylint_key_get(k, "type"), replylint_key_get(k, "about"),
                            REACH_DRAFTS};
        return true;
    }
    return false;
}

static bool add_name(word_list *out, const char *name)
{
    const char **slot = rly_push(out);

    if (slot)
        *slot = name;
    return slot;
}

/* The names, and "agent", since agent: {name: Ann} is agent.name; NULL at the end. */
static bool list_keys(bool section, word_list *out)
{
    config_key key;
    bool good = true;

    for (size_t i = 0; good && config_key_get(i, &key); i++)
        good = (section && key.reach != REACH_DRAFTS) || add_name(out, key.name);
    return good && add_name(out, "agent") && add_name(out, NULL);
}

bool config_check_keys(cli_session *session, const rly_tree *tree, const rly_node *map, bool section)
{
    word_list keys = {0};
    bool good = list_keys(section, &keys) || complain_memory() != EXIT_TROUBLE;

    if (good && rly_check_keys(tree, map, keys.items, section ? "a section" : "a file of settings", session->error)) {
        complain_errors(session->error, NULL, 0);
        good = false;
    }
    rly_vec_free(&keys);
    return good;
}
