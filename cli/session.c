/* SPDX-License-Identifier: Apache-2.0 */
#include "session.h"

#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "config.h"
#include "context.h"
#include "files.h"
#include "filter.h"

static const char *const unit_names[] = {"utf-8", "utf-16", "utf-32"};

rly_unit unit_of_name(rly_str name, rly_unit otherwise)
{
    for (size_t i = 0; i < sizeof unit_names / sizeof *unit_names; i++)
        if (rly_str_is(name, unit_names[i]))
            return (rly_unit)i;
    return otherwise;
}

const char *unit_name(rly_unit unit)
{
    return unit_names[unit];
}

/* True for OK; else says the faults, which are in `file` where they are in no other. */
static bool fine(cli_session *session, replylint_status status, const char *file)
{
    if (status == REPLYLINT_OK)
        return true;
    if (replylint_error_count(session->error))
        complain_errors(session->error, file, 0);
    else
        complain("%s", replylint_status_text(status));
    return false;
}

bool session_add_rules(cli_session *session, const char *folder)
{
    static const char *const endings[] = {".yml", ".yaml", NULL};
    word_list files = {0};
    rly_buf text = {0};
    bool good = true;

    if (!file_is_folder(folder)) {
        complain("%s: is no folder of rules", folder);
        return false;
    }
    good = files_below(folder, endings, &session->arena, &files);
    if (good && !files.count) {
        complain("%s: no rules in it (*.yml)", folder);
        good = false;
    }
    /* Every file is read, so that all faults of a pack are seen at once. */
    for (size_t i = 0; i < files.count; i++) {
        const char *path = files.items[i] + strlen(folder);
        path += strspn(path, "/");
        const char **slot = rly_push(&session->added);
        if (slot)
            *slot = path;
        else
            (void)complain_memory();
        good = slot && file_read(files.items[i], files.items[i], &text) &&
               fine(session,
                    replylint_rules_add(session->rules, path, files.items[i], text.data, text.size, session->error),
                    files.items[i]) &&
               good;
    }
    rly_vec_free(&files);
    rly_buf_free(&text);
    return good;
}

/* The folder `spelling` beside the command, as in a build that is not installed; false when there is none. */
static bool find_spelling_beside(char folder[PATH_MAX])
{
    static const char name[] = "/spelling", file[] = "/en.words";
    ssize_t size = readlink("/proc/self/exe", folder, PATH_MAX);
    if (size <= 0 || size >= PATH_MAX)
        return false;
    folder[size] = '\0';
    char *slash = strrchr(folder, '/');
    if (!slash || (size_t)(slash - folder) + sizeof name + sizeof file > PATH_MAX)
        return false;
    memcpy(slash, name, sizeof name);
    char *end = slash + strlen(name);
    memcpy(end, file, sizeof file);
    bool there = access(folder, R_OK) == 0;
    *end = '\0';
    return there;
}

/* The dictionaries. When they cannot be opened that is said, and what needs them is skipped. */
static bool open_spelling(cli_session *session)
{
    char beside[PATH_MAX];
    const char *folder = session->options->spelling ? session->options->spelling : getenv("REPLYLINT_SPELLING");
    if (!folder || !*folder)
        folder = find_spelling_beside(beside) ? beside : NULL;
    replylint_status status = replylint_rules_spelling(session->rules, folder, session->error);

    return fine(session, status, NULL) || status == REPLYLINT_ERROR_FILE;
}

/* Add the words of --words. */
static bool add_words(cli_session *session, const char *file)
{
    rly_buf text = {0};
    bool good = file_read(file, file, &text) &&
                fine(session, replylint_rules_words(session->rules, file, text.data, text.size, session->error), file);

    rly_buf_free(&text);
    return good;
}

bool session_load(cli_session *session, const cli_options *options)
{
    *session = (cli_session){.options = options, .style = style_of_output(options)};
    bool good = true;

    if (!(session->error = replylint_error_new()))
        return complain_memory() != EXIT_TROUBLE;
    if (!fine(session, replylint_rules_new(&session->rules, session->error), NULL))
        return false;
    for (size_t i = 0; i < options->rules.count; i++)
        good = session_add_rules(session, options->rules.items[i]) && good;
    for (size_t i = 0; i < options->words.count; i++)
        good = add_words(session, options->words.items[i]) && good;
    return open_spelling(session) && good;
}

bool session_open_rules(cli_session *session, const cli_options *options)
{
    return session_load(session, options) && fine(session, replylint_rules_seal(session->rules, session->error), NULL);
}

/* No function that is not safe in a handler of signals. */
static _Noreturn void end_for_shortened(int number)
{
    static const char words[] = "replylint: the index was shortened while it was in use; make it anew\n";

    (void)number;
    (void)!write(STDERR_FILENO, words, sizeof words - 1);
    _exit(EXIT_TROUBLE);
}

void index_guard(void)
{
    struct sigaction action = {.sa_handler = end_for_shortened};

    (void)sigaction(SIGBUS, &action, NULL);
}

/* The index of --index; that of settings is theirs. */
static bool open_index(cli_session *session)
{
    const char *path = session->options->index;

    if (!path)
        return true;
    index_guard();
    return fine(session, replylint_index_open(&session->own_index, path, session->error), NULL);
}

bool session_use_index(cli_session *session, replylint_index *index)
{
    config_use_index(session->config, index);
    return config_turn_to(session, NULL);
}

bool session_open(cli_session *session, const cli_options *options)
{
    /* Options that the library refuses are said before any draft is read. */
    return session_open_rules(session, options) && open_index(session) && config_open(session) &&
           fine(session, replylint_draft_new(&session->draft), NULL) &&
           fine(session, replylint_report_new(&session->report), NULL) &&
           context_apply(options, session->draft, session->error);
}

void session_close(cli_session *session)
{
    replylint_report_free(session->report);
    replylint_draft_free(session->draft);
    config_free(session->config);
    filter_release(session);
    filter_free(session->filter);
    replylint_index_free(session->own_index);
    replylint_rules_free(session->rules);
    replylint_error_free(session->error);
    rly_vec_free(&session->added);
    rly_arena_free(&session->arena);
}

bool session_share(cli_session *own, const cli_session *session)
{
    *own = *session;
    own->error = replylint_error_new();
    own->draft = NULL;
    own->report = NULL;
    own->filtered = NULL;
    return (own->error && !replylint_draft_new(&own->draft) && !replylint_report_new(&own->report)) ||
           complain_memory() != EXIT_TROUBLE;
}

void session_unshare(cli_session *own)
{
    filter_release(own);
    replylint_report_free(own->report);
    replylint_draft_free(own->draft);
    replylint_error_free(own->error);
}
